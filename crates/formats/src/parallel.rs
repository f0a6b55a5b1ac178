//! Work on the parts of one book on all cores. What comes out does not depend on how many there are.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;

use crate::Sink;
use crate::model::Refusal;

/// Threads at work on one book at most.
const THREADS_MAX: usize = 8;

/// Does `work` for each part. The results come back in the order of the parts, and so do the refusals; progress is told as parts get done.
pub(crate) fn each<P: Sync, R: Send>(parts: &[P], sink: &mut dyn Sink, work: impl Fn(&P, &mut dyn FnMut(Refusal)) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get).min(THREADS_MAX).min(parts.len());
    each_on(threads, parts, sink, work)
}

fn each_on<P: Sync, R: Send>(threads: usize, parts: &[P], sink: &mut dyn Sink, work: impl Fn(&P, &mut dyn FnMut(Refusal)) -> R + Sync) -> Vec<R> {
    if threads < 2 {
        let mut results = Vec::with_capacity(parts.len());
        for part in parts {
            results.push(work(part, &mut |refusal| sink.refused(refusal)));
            sink.progress(results.len(), parts.len());
        }
        return results;
    }
    let next = AtomicUsize::new(0);
    let (sender, receiver) = channel();
    let mut done: Vec<Option<(R, Vec<Refusal>)>> = parts.iter().map(|_| None).collect();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                while let Some((at, part)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, parts.get(at)?))) {
                    let mut refusals = Vec::new();
                    let result = work(part, &mut |refusal| refusals.push(refusal));
                    if sender.send((at, result, refusals)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for (count, (at, result, refusals)) in receiver.iter().enumerate() {
            if let Some(place) = done.get_mut(at) {
                *place = Some((result, refusals));
            }
            sink.progress(count + 1, parts.len());
        }
    });
    let mut results = Vec::with_capacity(parts.len());
    for (result, refusals) in done.into_iter().flatten() {
        refusals.into_iter().for_each(|refusal| sink.refused(refusal));
        results.push(result);
    }
    results
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ResourceDraft;
    use crate::source::refuse;

    #[derive(Default)]
    struct Seen {
        refused: Vec<String>,
        progress: Vec<(usize, usize)>,
    }

    impl Sink for Seen {
        fn resource(&mut self, _: ResourceDraft) -> bool {
            true
        }

        fn refused(&mut self, refusal: Refusal) {
            self.refused.push(refusal.path);
        }

        fn progress(&mut self, done: usize, total: usize) {
            self.progress.push((done, total));
        }
    }

    #[test]
    fn results_and_refusals_keep_the_order_of_the_parts() {
        let parts: Vec<usize> = (0..500).collect();
        for threads in [0, 1, 2, 7] {
            let mut seen = Seen::default();
            let results = each_on(threads, &parts, &mut seen, |part, refused| {
                if part % 100 == 3 {
                    refused(refuse(&part.to_string(), 0, "odd", "x"));
                }
                part * 2
            });
            assert_eq!(results, parts.iter().map(|part| part * 2).collect::<Vec<_>>(), "{threads}");
            assert_eq!(seen.refused, ["3", "103", "203", "303", "403"], "{threads}");
            assert_eq!(seen.progress.last(), Some(&(500, 500)), "{threads}");
        }
        assert!(each(&[], &mut Seen::default(), |part: &usize, _| *part).is_empty());
    }
}
