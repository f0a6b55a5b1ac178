//! The rounds: everybody works, everything is killed at a random moment, and what is left is looked at.

use std::collections::BTreeMap;
use std::process::{Child, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use platform::testing::{TestDatabase, crash_postgresql};

use crate::Random;
use crate::client::{Client, PATIENCE, Supply, Tally};
use crate::content::{Dump, Sources, difference, library, text};
use crate::ledger;
use crate::program::Program;
use crate::stand::{Server, Stand, say};

/// People who practise at once.
const CLIENTS: u64 = 3;
/// Every so many rounds the import that is killed fills an empty database, migrations and all.
const FRESH_EVERY: u64 = 5;
/// Every so many rounds the database itself is ended without a goodbye as well.
const CRASH_EVERY: u64 = 5;

/// What is visible of a library, by resource.
type Visible = BTreeMap<String, String>;

struct Rounds {
    stand: Stand,
    engine: &'static str,
    sources: Sources,
    supply: Supply,
    /// What an undisturbed import of each state shows.
    expected: [Visible; 2],
    /// How long an undisturbed import takes.
    import_time: Duration,
    seed: u64,
    program: Mutex<Program>,
}

#[derive(Default)]
struct Totals {
    acknowledged: u64,
    imports_cut: u64,
    crashes: u64,
}

pub fn run(test: &TestDatabase, rounds: u64, seed: u64) {
    say(&format!("{}: seed {seed}", test.engine));
    let begun = Instant::now();
    let mut house = Rounds::prepare(test, seed);
    let mut totals = Totals::default();
    let mut clients = Vec::new();
    for round in 0..rounds {
        clients = house.round(round, clients, &mut totals);
    }
    house.end(clients);
    say(&format!(
        "{}: {rounds} rounds in {:.0} s, {} acknowledged and none lost ({} of them batches of statements of a program), {} imports cut short, {} crashes of the database",
        test.engine,
        begun.elapsed().as_secs_f32(),
        totals.acknowledged,
        house.program.lock().unwrap().acknowledged(),
        totals.imports_cut,
        totals.crashes
    ));
}

impl Rounds {
    fn prepare(test: &TestDatabase, seed: u64) -> Self {
        let sources = Sources::new();
        let stand = if test.engine == "sqlite" { Stand::new("sqlite:") } else { Stand::new(&test.url) };
        stand.import(&[&sources.practice]);
        let dump = stand.dump();
        let section = |row: &&crate::content::Row| text(row, "kind") == "section";
        let sections = dump.rows("section").iter().filter(section).map(|row| text(row, "id").to_owned()).collect();
        let set = dump.rows("resource").iter().find(|row| text(row, "collection") == "tal-practice").unwrap();
        let supply = Supply { scope: format!("resource:{}", text(set, "id")), sections };
        let mut import_time = Duration::ZERO;
        let expected = [0, 1].map(|state| {
            let beside = Stand::fresh(test.engine);
            let since = Instant::now();
            beside.import(&[&sources.practice, &sources.states[state]]);
            import_time = import_time.max(since.elapsed());
            library(&beside.dump())
        });
        assert!(expected.iter().all(|visible| visible.len() > 200) && expected[0] != expected[1]);
        let program = Mutex::new(Program::new(&stand.credential(), Random::of(seed, 4242), test.engine == "postgresql"));
        Self { stand, engine: test.engine, sources, supply, expected, import_time, seed, program }
    }

    /// One round; the clients that worked in it, to be looked at in the next.
    fn round(&self, round: u64, mut before: Vec<Client>, totals: &mut Totals) -> Vec<Client> {
        let mut random = Random::of(self.seed, round);
        let state = usize::from(round % 2 == 1);
        let server = self.stand.serve();
        self.look(&server, &mut before);
        // One of those who worked before goes on with the session they have; the others are new.
        let mut clients: Vec<Client> = before.into_iter().take(1).collect();
        clients.extend(
            (clients.len() as u64..CLIENTS).map(|number| Client::new(format!("p{round}n{number}"), Random::of(self.seed ^ 77, round * CLIENTS + number))),
        );
        let beside = (round % FRESH_EVERY == FRESH_EVERY - 1).then(|| Stand::fresh(self.engine));
        let stand = beside.as_ref().unwrap_or(&self.stand);
        let import = self.start_import(stand, state);
        let cut_after = self.import_time.mul_f64(random.below(1200) as f64 / 1000.0);
        let tally = Tally::default();
        let cut = std::thread::scope(|scope| {
            for client in &mut clients {
                let (address, supply, tally) = (server.address, &self.supply, &tally);
                scope.spawn(move || client.live(address, supply, tally));
            }
            let (address, program, records) = (server.address, &self.program, &tally);
            scope.spawn(move || program.lock().unwrap().live(address, records));
            let import = scope.spawn(move || cut_short(import, cut_after));
            assert!(tally.wait_for(5 + random.below(60)), "nobody gets on");
            if self.engine == "postgresql" && round % CRASH_EVERY == CRASH_EVERY - 2 {
                crash_postgresql().unwrap();
                totals.crashes += 1;
                assert!(tally.wait_for(tally.count() + 1 + random.below(20)), "nobody gets on after the database came back");
            }
            std::thread::sleep(Duration::from_micros(random.below(5000)));
            server.kill();
            import.join().unwrap()
        });
        totals.imports_cut += u64::from(cut);
        totals.acknowledged += tally.count();
        self.check_library(stand, beside.is_some(), state, round);
        clients
    }

    fn start_import(&self, stand: &Stand, state: usize) -> Child {
        let sources = [self.sources.practice.as_str(), &self.sources.states[state]];
        stand.command(&[&["import"][..], &sources].concat()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// After the kill every resource is whole, as it was or as it will be; after another import everything is as an undisturbed one makes it.
    fn check_library(&self, stand: &Stand, is_fresh: bool, state: usize, round: u64) {
        let seen = if is_fresh && !has_tables(stand) { BTreeMap::new() } else { library(&stand.dump()) };
        for (key, visible) in &seen {
            let whole = self.expected.iter().any(|expected| expected.get(key) == Some(visible));
            let only = |of: &Visible| of.iter().filter(|(other, _)| *other == key).map(|(key, text)| (key.clone(), text.clone())).collect::<Visible>();
            assert!(whole, "round {round}: half-written: {}", difference(&only(&self.expected[state]), &only(&seen)));
        }
        if !is_fresh && round > 0 {
            let in_both = self.expected[0].keys().filter(|key| self.expected[1].contains_key(*key));
            assert_eq!(in_both.filter(|key| !seen.contains_key(*key)).collect::<Vec<_>>(), Vec::<&String>::new(), "round {round}: gone");
        }
        stand.import(&[&self.sources.practice, &self.sources.states[state]]);
        let after = library(&stand.dump());
        assert!(after == self.expected[state], "round {round}: not as an undisturbed import: {}", difference(&self.expected[state], &after));
    }

    /// What those who worked before find: all of it, also after they send every form again.
    fn look(&self, server: &Server, clients: &mut [Client]) {
        let dump = self.drained();
        ledger::check(&dump, clients);
        let mut program = self.program.lock().unwrap();
        program.check(&dump);
        program.send_all_again(server.address);
        for client in clients.iter_mut() {
            client.send_all_again(server.address, &self.supply);
        }
        let dump = self.drained();
        ledger::check(&dump, clients);
        program.check(&dump);
        ledger::check_views(&dump);
        ledger::check_pages(server.address, &dump, clients);
    }

    /// The database as soon as no fact waits any more.
    fn drained(&self) -> Dump {
        let since = Instant::now();
        loop {
            let dump = self.stand.dump();
            if dump.rows("outbox").is_empty() {
                return dump;
            }
            assert!(since.elapsed() < PATIENCE, "facts wait for ever: {:?}", dump.rows("outbox"));
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// The last look: the server ends well when asked, and the search index holds what a new one would.
    fn end(&mut self, mut clients: Vec<Client>) {
        let server = self.stand.serve();
        self.look(&server, &mut clients);
        server.stop();
        let doctor = self.stand.run(&["doctor"]);
        assert!(doctor.status.success(), "{}", String::from_utf8_lossy(&doctor.stdout));
        let hash = || {
            let (index, _) = search::Index::open_or_create(self.stand.data().join("search")).unwrap();
            (index.document_count(), index.content_hash().unwrap())
        };
        let before = hash();
        assert!(self.stand.run(&["rebuild", "all"]).status.success());
        assert_eq!(before, hash(), "the index that followed is the index made anew");
        ledger::check_views(&self.stand.dump());
    }
}

/// Kills an import at a moment; `false` where it had ended before.
fn cut_short(mut import: Child, after: Duration) -> bool {
    std::thread::sleep(after);
    let cut = import.try_wait().unwrap().is_none();
    import.kill().unwrap();
    import.wait().unwrap();
    cut
}

/// Whether a killed first import came so far that there is a library.
fn has_tables(stand: &Stand) -> bool {
    stand.data().is_dir() && !stand.dump().rows("resource").is_empty()
}
