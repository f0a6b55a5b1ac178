//! Callers, clocks and printed lines.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::runtime::{Handle, Runtime};

use crate::rows::{schema, seed};
use crate::server::{PROCESS, Server};
use crate::{Answer, Engine, Operation, operation};

/// A layer that answers on the caller's thread.
pub trait Blocking: Send + Sync + 'static {
    fn batch(&self, sql: &str);
    fn run(&self, operation: &Operation) -> Answer;
}

/// A layer that answers in a future.
pub trait Asynchronous: Send + Sync + 'static {
    fn batch(&self, sql: &str) -> impl Future<Output = ()> + Send;
    fn run(&self, operation: &Operation) -> impl Future<Output = Answer> + Send;
}

struct Round {
    name: &'static str,
    callers: u64,
    until: Instant,
    next: AtomicU64,
}

impl Round {
    fn take(&self) -> Option<Operation> {
        (Instant::now() < self.until).then(|| operation(self.name, self.next.fetch_add(1, Ordering::Relaxed)))
    }
}

/// Clock ticks (10 ms) of CPU time that this process and the server's processes used.
fn ticks() -> (u64, u64) {
    let of = |process: &str, parent: Option<u32>| {
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
        (parent.is_none() || fields.get(1)?.parse().ok() == parent).then(|| fields.iter().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum())
    };
    let server = Some(PROCESS.load(Ordering::Relaxed)).filter(|process| *process > 0);
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| entry.file_name().into_string().ok());
    (of("self", None).unwrap_or(0), server.map_or(0, |_| processes.filter_map(|process| of(&process, server)).sum()))
}

fn measure(label: &str, mode: &str, work: impl Fn(Arc<Round>) -> Vec<Duration>) {
    let seconds = std::env::var("SECONDS_EACH").ok().and_then(|text| text.parse().ok()).unwrap_or(3.0);
    for name in ["read", "list", "write"] {
        for callers in [1, 8] {
            let round = |seconds| Arc::new(Round { name, callers, until: Instant::now() + Duration::from_secs_f64(seconds), next: AtomicU64::new(0) });
            work(round(seconds / 4.0)); // connections open, statements prepared, pages read
            let (begin, before) = (Instant::now(), ticks());
            let mut took = work(round(seconds));
            let (wall, after) = (begin.elapsed(), ticks());
            took.sort_unstable();
            let cpu = |ticks: u64| ticks as f64 * 1e4 / took.len() as f64;
            let (client, server) = (cpu(after.0 - before.0), cpu(after.1.saturating_sub(before.1)));
            let at = |share: usize| took[(took.len() - 1) * share / 100].as_secs_f64() * 1e3;
            println!(
                "{label:<20} {name:<5} {mode:<6} {callers} callers {:>9.0} a second  p50 {:>8.3} ms  p99 {:>8.3} ms  CPU {client:>7.1} + {server:>7.1} us",
                took.len() as f64 / wall.as_secs_f64(),
                at(50),
                at(99),
            );
        }
    }
}

fn fold(digest: u64, answer: &Answer) -> u64 {
    digest.rotate_left(5) ^ answer.digest()
}

fn steps() -> impl Iterator<Item = Operation> {
    ["read", "list", "write", "read", "list"].into_iter().flat_map(|name| (0..100).map(move |number| operation(name, number)))
}

fn each_engine(mut run: impl FnMut(Engine, &str)) {
    let directory = std::env::temp_dir().join(format!("sql-layer-{}", std::process::id()));
    std::fs::create_dir_all(&directory).expect("a temporary directory");
    std::process::Command::new("chmod").arg("755").arg(&directory).status().expect("chmod");
    run(Engine::Sqlite, &directory.join("bench.sqlite").display().to_string());
    let server = Server::start(directory.join("postgresql"));
    run(Engine::Postgresql, &server.url);
    drop(server);
    let _ = std::fs::remove_dir_all(directory);
}

/// Measures a layer that blocks: on threads of its own (`direct`), and as a server on tokio calls it (`hop`, through spawn_blocking).
pub fn blocking<L: Blocking>(name: &str, open: impl Fn(Engine, &str) -> L) {
    each_engine(|engine, url| {
        let layer = Arc::new(open(engine, url));
        layer.batch(&schema(engine));
        seed(engine).iter().for_each(|sql| layer.batch(sql));
        layer.batch("ANALYZE;");
        let label = format!("{name} {engine:?}");
        println!("{label:<20} digest {:016x}", steps().fold(0, |digest, step| fold(digest, &layer.run(&step))));
        measure(&label, "direct", |round| {
            let threads: Vec<_> = (0..round.callers)
                .map(|_| {
                    let (layer, round) = (layer.clone(), round.clone());
                    std::thread::spawn(move || {
                        let mut took = Vec::new();
                        while let Some(step) = round.take() {
                            let begin = Instant::now();
                            std::hint::black_box(layer.run(&step));
                            took.push(begin.elapsed());
                        }
                        took
                    })
                })
                .collect();
            threads.into_iter().flat_map(|thread| thread.join().expect("a caller ends")).collect()
        });
        let runtime = Runtime::new().expect("a runtime");
        measure(&label, "hop", |round| {
            tasks(&runtime, &round, &layer, |layer, step| async move {
                Handle::current().spawn_blocking(move || layer.run(&step)).await.expect("a blocking call ends")
            })
        });
    });
}

/// Measures a layer that is asynchronous, on tokio tasks.
pub fn asynchronous<L: Asynchronous, F: Future<Output = L>>(name: &str, open: impl Fn(Engine, String) -> F) {
    each_engine(|engine, url| {
        let runtime = Runtime::new().expect("a runtime");
        let label = format!("{name} {engine:?}");
        let layer = Arc::new(runtime.block_on(async {
            let layer = open(engine, url.to_owned()).await;
            layer.batch(&schema(engine)).await;
            for sql in seed(engine) {
                layer.batch(&sql).await;
            }
            layer.batch("ANALYZE;").await;
            let mut digest = 0;
            for step in steps() {
                digest = fold(digest, &layer.run(&step).await);
            }
            println!("{label:<20} digest {digest:016x}");
            layer
        }));
        measure(&label, "async", |round| tasks(&runtime, &round, &layer, |layer, step| async move { layer.run(&step).await }));
    });
}

fn tasks<L: Send + Sync + 'static, F: Future<Output = Answer> + Send + 'static>(
    runtime: &Runtime,
    round: &Arc<Round>,
    layer: &Arc<L>,
    run: fn(Arc<L>, Operation) -> F,
) -> Vec<Duration> {
    let callers: Vec<_> = (0..round.callers)
        .map(|_| {
            let (round, layer) = (round.clone(), layer.clone());
            runtime.spawn(async move {
                let mut took = Vec::new();
                while let Some(step) = round.take() {
                    let begin = Instant::now();
                    std::hint::black_box(run(layer.clone(), step).await);
                    took.push(begin.elapsed());
                }
                took
            })
        })
        .collect();
    callers.into_iter().flat_map(|caller| runtime.block_on(caller).expect("a caller ends")).collect()
}
