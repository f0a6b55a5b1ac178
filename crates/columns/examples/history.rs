//! Synthetic history at any size, straight as files, and the prepared questions to it with their times.
//!
//! `cargo run --release -p xingtan-columns --example history -- write FOLDER STATEMENTS [--without-bodies]`, then `-- ask FOLDER`, then
//! `-- codecs` for the sizes by compression.
//!
//! Two hundred days of one store, sessions of ten statements; half of the sessions by learners after Zipf's law, half by all alike, each learner at one of
//! 4 000 schools; 24 subjects, 20 000 activities in 600 resources; six of ten statements are answers, the rest reading and things finished.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic, reason = "a measuring tool: what goes wrong shall end it")]

#[path = "history/making.rs"]
mod making;

use std::path::Path;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Instant;

use columns::ask::{completion_by_school, daily_active_learners, time_by_subject};
use columns::files::write;
use columns::model::sum::Sum;
use columns::{Day, FILE_ROWS_MAX, Part, Shelf};
use kernel::Id;
use parquet::basic::{Compression, ZstdLevel};

use making::Maker;

const DAYS: i64 = 200;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", folder, statements] => fill(Path::new(folder), statements.parse().expect("STATEMENTS is a number"), true),
        ["write", folder, statements, "--without-bodies"] => fill(Path::new(folder), statements.parse().expect("STATEMENTS is a number"), false),
        ["ask", folder] => ask(Path::new(folder)),
        ["codecs"] => codecs(),
        _ => panic!("say: write FOLDER STATEMENTS [--without-bodies], ask FOLDER, or codecs"),
    }
}

/// Processor time of this process, in seconds.
fn processor() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = text.rsplit_once(')').unwrap().1.split_whitespace().collect();
    (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / 100.0
}

fn resident_mb() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = text.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

fn first_day() -> Day {
    "2026-03-01".parse().unwrap()
}

fn fill(folder: &Path, statements: u64, bodies: bool) {
    let (started, before) = (Instant::now(), processor());
    let shelf = Shelf::folder(folder);
    let maker = Maker::new(statements, bodies);
    let (next, total) = (AtomicI64::new(0), AtomicU64::new(0));
    let compression = write::compression().unwrap();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= DAYS {
                        break;
                    }
                    let day = Day(first_day().0 + number);
                    let count = usize::try_from(statements / DAYS.unsigned_abs()).unwrap();
                    let mut done = 0;
                    while done < count {
                        let size = (count - done).min(FILE_ROWS_MAX);
                        let mut rows = maker.rows(day, done, size);
                        write::sort(&mut rows);
                        let bytes = write::encode(&rows, compression).unwrap();
                        total.fetch_add(bytes.len() as u64, Ordering::Relaxed);
                        shelf.put(&format!("tenant={}/day={day}/part-{done:09}.parquet", tenant()), bytes.into()).unwrap();
                        done += size;
                    }
                }
            });
        }
    });
    let (total, cost) = (total.into_inner(), processor() - before);
    println!(
        "{statements} statements, {} MB, {:.1} bytes each, {:.0} s, {cost:.0} s of processor time ({:.1} us each), {} MB at most",
        total / 1_000_000,
        total as f64 / statements as f64,
        started.elapsed().as_secs_f64(),
        cost * 1e6 / statements as f64,
        resident_mb()
    );
}

fn tenant() -> Id {
    Id::named(&["synthetic"])
}

/// The files of a folder, as `columns` would have noted them.
fn parts(shelf: &Shelf) -> Vec<Part> {
    let part = |(path, bytes): (String, u64)| {
        let day = path.split("day=").nth(1).unwrap()[..10].parse().unwrap();
        Part { tenant: tenant(), day, number: 0, path, rows: 0, bytes, content: Sum::default(), sha256: String::new() }
    };
    shelf.list().unwrap().into_iter().map(part).collect()
}

fn ask(folder: &Path) {
    let shelf = Shelf::folder(folder);
    let parts = parts(&shelf);
    println!("{} files, {} MB", parts.len(), parts.iter().map(|part| part.bytes).sum::<u64>() / 1_000_000);
    for round in ["first", "second", "third"] {
        let timed = |name: &str, work: &dyn Fn() -> String| {
            let (started, before) = (Instant::now(), processor());
            let answer = work();
            println!("{round}\t{name}\t{:.2} s\t{:.2} s of processor time\t{answer}", started.elapsed().as_secs_f64(), processor() - before);
        };
        timed("daily active learners", &|| {
            let days = daily_active_learners(&shelf, &parts).unwrap();
            format!("{} days, {} learner-days", days.len(), days.values().sum::<u64>())
        });
        timed("time by subject", &|| {
            let subjects = time_by_subject(&shelf, &parts).unwrap();
            format!(
                "{} subjects, {} hours, {} statements",
                subjects.len(),
                subjects.values().map(|line| line.millis).sum::<i64>() / 3_600_000,
                subjects.values().map(|line| line.statements).sum::<u64>()
            )
        });
        timed("completion by school", &|| {
            let schools = completion_by_school(&shelf, &parts).unwrap();
            format!(
                "{} schools, {} learners, {} finishers, {} completions",
                schools.len(),
                schools.values().map(|line| line.learners).sum::<u64>(),
                schools.values().map(|line| line.finishers).sum::<u64>(),
                schools.values().map(|line| line.completions).sum::<u64>()
            )
        });
    }
    println!("{} MB at most", resident_mb());
}

fn codecs() {
    let maker = Maker::new(100_000_000, true);
    let mut rows = maker.rows(first_day(), 0, 200_000);
    write::sort(&mut rows);
    let bodies: usize = rows.iter().map(|row| row.body.len()).sum();
    println!("200 000 rows of a day of 500 000, bodies of {} bytes", bodies / rows.len());
    let zstd = |level| Compression::ZSTD(ZstdLevel::try_new(level).unwrap());
    for (name, compression) in [("zstd 1", zstd(1)), ("zstd 3", zstd(3)), ("zstd 6", zstd(6)), ("zstd 9", zstd(9)), ("none", Compression::UNCOMPRESSED)] {
        let before = processor();
        let bytes = write::encode(&rows, compression).unwrap();
        let cost = processor() - before;
        let shelf = Shelf::folder(&std::env::temp_dir().join("xingtan-codecs"));
        let size = bytes.len() as u64;
        shelf.put("x.parquet", bytes.into()).unwrap();
        let before = processor();
        let file = columns::files::File::open(&shelf, "x.parquet", size).unwrap();
        let read: usize = file.rows(0, &[]).unwrap().map(|batch| batch.unwrap().num_rows()).sum();
        let back = processor() - before;
        assert_eq!(read, rows.len());
        println!(
            "{name}\t{:.1} bytes each\t{:.2} us to write\t{:.2} us to read",
            size as f64 / rows.len() as f64,
            cost * 1e6 / rows.len() as f64,
            back * 1e6 / rows.len() as f64
        );
        if name == "zstd 3" {
            for column in file.metadata().row_group(0).columns() {
                println!("\t{}\t{:.2}", column.column_path(), column.compressed_size() as f64 / rows.len() as f64);
            }
        }
        shelf.remove("x.parquet").unwrap();
    }
}
