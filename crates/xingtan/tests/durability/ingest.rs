//! The record store alone: several programs write statements at once, the server is killed at a random moment, over and over.

use std::time::{Duration, Instant};

use platform::testing::TestDatabase;

use crate::Random;
use crate::client::Tally;
use crate::program::Program;
use crate::stand::{Stand, say};

/// Programs that write at once.
const WRITERS: u64 = 8;
/// Every so many rounds all of the database is read as well.
const WHOLE_EVERY: u64 = 10;

pub fn run(test: &TestDatabase, rounds: u64, seed: u64) {
    say(&format!("{}: seed {seed}", test.engine));
    let begun = Instant::now();
    let stand = if test.engine == "sqlite" { Stand::new("sqlite:") } else { Stand::new(&test.url) };
    let credential = stand.credential();
    let mut writers: Vec<Program> =
        (0..WRITERS).map(|writer| Program::new(&credential, Random::of(seed, 9_000 + writer), test.engine == "postgresql")).collect();
    let (mut statements, mut slowest) = (0, Duration::ZERO);
    for round in 0..=rounds {
        let since = Instant::now();
        let server = stand.serve();
        slowest = slowest.max(since.elapsed());
        // What was acknowledged is served, and sent again it changes nothing.
        writers.iter().for_each(|writer| writer.check_served(server.address));
        writers.iter_mut().for_each(|writer| writer.send_all_again(server.address));
        if round == rounds || round % WHOLE_EVERY == WHOLE_EVERY - 1 {
            let dump = stand.dump();
            writers.iter().for_each(|writer| writer.check(&dump));
            statements = dump.rows("lrs_statement").len();
            assert_eq!(statements, writers.iter().map(Program::statements).sum::<usize>(), "what is kept is what was sent, once");
        }
        if round == rounds {
            server.stop();
            break;
        }
        let mut random = Random::of(seed, round);
        let tally = Tally::default();
        std::thread::scope(|scope| {
            for writer in &mut writers {
                let (address, tally) = (server.address, &tally);
                scope.spawn(move || writer.live(address, tally));
            }
            assert!(tally.wait_for(1 + random.below(120)), "nobody gets on");
            std::thread::sleep(Duration::from_micros(random.below(5_000)));
            server.kill();
        });
    }
    say(&format!(
        "{}: {rounds} rounds of kill -9 in {:.0} s while {WRITERS} programs write: {statements} statements, {} batches acknowledged, none lost, none doubled; slowest start {} ms",
        test.engine,
        begun.elapsed().as_secs_f32(),
        writers.iter().map(Program::acknowledged).sum::<usize>(),
        slowest.as_millis()
    ));
}
