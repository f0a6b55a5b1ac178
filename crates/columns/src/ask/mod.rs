//! Questions to the files. Each reads only the columns it needs, two files at a time where there are two processors, and counts words by their
//! numbers in a file before it looks at the words themselves.

mod completion_by_school;
mod daily_active_learners;
mod time_by_subject;

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};

use arrow_array::{Array, BooleanArray, RecordBatch, StringArray};
use kernel::Id;

use crate::ColumnsError;
use crate::error::at;
use crate::files::{File, FileError, Shelf};
use crate::model::day::Day;
use crate::store::Part;

pub use completion_by_school::{SchoolLine, completion_by_school};
pub use daily_active_learners::daily_active_learners;
pub use time_by_subject::{SubjectLine, time_by_subject};

/// Which files a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub until: Option<Day>,
    /// One store; all where it is `None`.
    pub tenant: Option<Id>,
}

impl Span {
    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Threads that read at once.
const THREADS_MAX: usize = 16;

/// Does something with each of some things, several at a time; what each thread gathered.
fn spread<T: Sync, G: Send + Default>(things: &[T], work: impl Fn(&T, &mut G) -> Result<(), ColumnsError> + Sync) -> Result<Vec<G>, ColumnsError> {
    let next = AtomicUsize::new(0);
    let gathered: Mutex<Result<Vec<G>, ColumnsError>> = Mutex::new(Ok(Vec::new()));
    let threads = std::thread::available_parallelism().map_or(2, usize::from).min(THREADS_MAX).min(things.len());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut own = G::default();
                let mut result = Ok(());
                while let Some(thing) = things.get(next.fetch_add(1, Ordering::Relaxed))
                    && result.is_ok()
                {
                    result = work(thing, &mut own);
                }
                let mut gathered = gathered.lock().unwrap_or_else(PoisonError::into_inner);
                match (result, &mut *gathered) {
                    (Err(error), all) => *all = Err(error),
                    (Ok(()), Ok(all)) => all.push(own),
                    (Ok(()), Err(_)) => {}
                }
            });
        }
    });
    gathered.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// The batches of a file with some columns. Whether statements were taken back is read only where some may have been.
fn each_batch(
    shelf: &Shelf,
    part: &Part,
    columns: &[&str],
    mut work: impl FnMut(&RecordBatch, Standing<'_>) -> Result<(), FileError>,
) -> Result<(), ColumnsError> {
    let wrong = at(&part.path);
    let file = File::open(shelf, &part.path, part.bytes).map_err(&wrong)?;
    for group in file.groups() {
        let mut wanted = columns.to_vec();
        if !file.is_never(group, "voided") {
            wanted.push("voided");
        }
        for batch in file.rows(group, &wanted).map_err(&wrong)? {
            let batch = batch.map_err(|error| wrong(error.into()))?;
            let standing = Standing(batch.column_by_name("voided").and_then(|column| column.as_any().downcast_ref()));
            work(&batch, standing).map_err(&wrong)?;
        }
    }
    Ok(())
}

/// Whether two lists of words are one list in memory.
fn is_same(one: &StringArray, other: &StringArray) -> bool {
    one.len() == other.len() && one.values().as_ptr() == other.values().as_ptr() && one.offsets().ptr_eq(other.offsets())
}

/// Which rows of a batch were not taken back.
#[derive(Clone, Copy)]
struct Standing<'b>(Option<&'b BooleanArray>);

impl Standing<'_> {
    /// Whether a row stands.
    fn has(&self, row: usize) -> bool {
        self.0.is_none_or(|voided| !voided.value(row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_done_once_by_a_bounded_number_of_threads() {
        let things: Vec<u64> = (1..=1000).collect();
        let gathered = spread(&things, |thing, sum: &mut u64| {
            *sum += thing;
            Ok(())
        });
        let gathered = gathered.unwrap();
        assert!((1..=THREADS_MAX).contains(&gathered.len()));
        assert_eq!(gathered.iter().sum::<u64>(), 500_500);
        assert!(spread(&things, |thing, _: &mut ()| if *thing == 500 { Err(ColumnsError::Busy) } else { Ok(()) }).is_err());
        assert_eq!(spread(&[], |_: &u64, _: &mut ()| Ok(())).unwrap().len(), 0);
    }
}
