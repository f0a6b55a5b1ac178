//! Facts by way of a real NATS server, with two nodes on one PostgreSQL: every fact is taken in once, whatever the server does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use events::testing::{self, Server};
use events::{Nats, Settings, names};
use kernel::fact::{Context, Fact, Object, ObjectKind, Outcome, Verb};
use kernel::{Clock, Id, Time};
use platform::outbox::{self, Carrier};
use platform::testing::{HandClock, TEST_TIME, TestDatabase};
use platform::{Consumer, Database, DatabaseError, Outbox, Session};

/// How long anything is waited for; only a defect takes so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// Writes down what it takes in, in the transaction it is given, as rooms do; it does not look whether it knows a fact.
struct Ledger {
    refuse: Mutex<Option<Id>>,
}

impl Consumer for Ledger {
    fn name(&self) -> &'static str {
        "ledger"
    }

    fn consume(&self, session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
        if *self.refuse.lock().unwrap() == Some(fact.id) {
            return Err(DatabaseError::Unsupported("this fact"));
        }
        session.execute("INSERT INTO ledger (fact, at) VALUES ($1, $2)", &[fact.id.into(), fact.at.into()]).map(|_| ())
    }
}

struct Bench {
    test: TestDatabase,
    ledger: Arc<Ledger>,
    clock: Arc<HandClock>,
    runtime: tokio::runtime::Runtime,
}

impl Bench {
    fn new() -> Self {
        let test = platform::testing::postgresql(&[platform::MIGRATIONS]).unwrap();
        let table = "CREATE TABLE ledger (number BIGSERIAL PRIMARY KEY, fact UUID NOT NULL, at BIGINT NOT NULL)";
        test.database.write::<_, DatabaseError>(|session| session.batch(table)).unwrap();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        Self { test, ledger: Arc::new(Ledger { refuse: Mutex::new(None) }), clock: Arc::new(HandClock::at(TEST_TIME)), runtime }
    }

    /// A node with connections of its own.
    fn node(&self, address: &str) -> (Outbox, Nats) {
        self.node_with(&Settings::of(address.parse().unwrap()))
    }

    fn node_with(&self, settings: &Settings) -> (Outbox, Nats) {
        let database = Database::open(&self.test.url, self.test.directory.path()).unwrap();
        let outbox = Outbox::new(database.clone(), vec![self.ledger.clone()]);
        let clock: Arc<dyn Clock> = self.clock.clone();
        let nats = self.runtime.block_on(Nats::start(settings, &database, outbox.clone(), clock, Id::named(&["stream"]))).unwrap();
        (outbox, nats)
    }

    /// Emits facts `from..to`, of seven persons in turn.
    fn emit(&self, from: i64, to: i64) {
        let all = |session: &mut Session<'_>| (from..to).try_for_each(|number| outbox::emit(session, &fact(number)));
        self.test.database.write::<_, DatabaseError>(all).unwrap();
    }

    fn number(&self, sql: &str) -> i64 {
        self.test.database.read::<_, DatabaseError>(|session| session.number(sql, &[])).unwrap()
    }

    /// Waits until so many facts were taken in, and looks that none was twice.
    fn taken(&self, count: i64) {
        wait_until(|| self.number("SELECT COUNT(*) FROM outbox") == 0 && self.number("SELECT COUNT(*) FROM ledger") >= count, "facts are not taken in");
        assert_eq!((self.number("SELECT COUNT(*) FROM ledger"), self.number("SELECT COUNT(DISTINCT fact) FROM ledger")), (count, count));
    }

    fn end(self, nodes: Vec<(Outbox, Nats)>) {
        self.runtime.block_on(async {
            for (_, nats) in &nodes {
                nats.stop().await;
            }
        });
        drop(nodes);
        self.runtime.shutdown_timeout(PATIENCE);
    }
}

fn wait_until(mut is_so: impl FnMut() -> bool, otherwise: &str) {
    let since = Instant::now();
    while !is_so() {
        assert!(since.elapsed() < PATIENCE, "{otherwise}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn fact(number: i64) -> Fact {
    let id = Id::named(&["fact", &number.to_string()]);
    Fact {
        id,
        actor: Id::named(&["person", &(number % 7).to_string()]),
        verb: Verb::Read,
        object: Object { kind: ObjectKind::Section, id },
        outcome: Outcome::default(),
        context: Context::default(),
        at: Time(number),
    }
}

fn count(nats: &Nats, name: &str) -> u64 {
    nats.counted().into_iter().find(|(known, _, _)| *known == name).unwrap().2
}

#[test]
fn two_nodes_share_the_facts_and_each_is_taken_in_once_in_the_order_of_its_person() {
    let server = Server::alone("").unwrap();
    let bench = Bench::new();
    let nodes = vec![bench.node(&server.address()), bench.node(&server.address())];
    for round in 0..20 {
        bench.emit(round * 100, (round + 1) * 100);
        nodes[usize::from(round % 2 == 0)].1.facts_wait();
    }
    bench.taken(2000);
    wait_until(|| nodes.iter().map(|(_, nats)| count(nats, "events_taken_in")).sum::<u64>() == 2000, "each is counted once");
    // One that was taken in with an earlier one of its person need not be sent any more.
    let sent: u64 = nodes.iter().map(|(_, nats)| count(nats, "events_sent")).sum();
    assert!(sent > 0 && sent <= 2000, "{sent} were sent");
    // A server that was slow under load may have been told for a moment; then it is over.
    wait_until(|| nodes.iter().all(|(_, nats)| nats.trouble().is_none()), "there is trouble without a reason");
    // Said again it goes through again, at once; it is the rooms that know it.
    bench.clock.advance(1);
    bench.emit(0, 5);
    nodes[0].1.facts_wait();
    wait_until(|| bench.number("SELECT COUNT(*) FROM outbox") == 0, "a fact that is said again waits");
    bench.test.database.write::<_, DatabaseError>(|session| session.batch("DELETE FROM ledger WHERE number > 2000")).unwrap();
    // Nobody's later fact was taken in before an earlier one.
    let backwards = "SELECT COUNT(*) FROM ledger one JOIN ledger other ON one.at % 7 = other.at % 7 AND one.at < other.at AND one.number > other.number";
    assert_eq!(bench.number(backwards), 0);
    bench.end(nodes);
}

#[test]
fn while_the_server_is_away_facts_wait_and_afterwards_they_come_by_themselves() {
    let mut server = Server::alone("").unwrap();
    let bench = Bench::new();
    server.kill().unwrap();
    let nodes = vec![bench.node(&server.address())];
    bench.emit(0, 10);
    nodes[0].1.facts_wait();
    wait_until(|| nodes[0].1.trouble().is_some_and(|why| why.contains(&server.host())), "the trouble is told, and with whom");
    assert_eq!((bench.number("SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL"), bench.number("SELECT COUNT(*) FROM ledger")), (10, 0));
    server.start().unwrap();
    bench.taken(10);
    wait_until(|| nodes[0].1.trouble().is_none(), "the trouble is over");
    // Killed with facts on the way: it comes back with what it kept, and nothing is doubled.
    for round in 1..6 {
        bench.emit(round * 300, (round + 1) * 300);
        nodes[0].1.facts_wait();
        std::thread::sleep(Duration::from_millis(15));
        server.kill().unwrap();
        bench.emit(round * 300 + 10_000, round * 300 + 10_010);
        server.start().unwrap();
    }
    wait_until(
        || {
            bench.clock.advance(kernel::time::SECOND); // what was claimed as the server died is found when its time has come
            bench.number("SELECT COUNT(*) FROM outbox") == 0
        },
        "facts wait for ever",
    );
    bench.taken(10 + 5 * 310);
    bench.end(nodes);
}

#[test]
fn what_got_lost_on_the_way_is_sent_again() {
    let server = Server::alone("").unwrap();
    let bench = Bench::new();
    let outbox = Outbox::new(bench.test.database.clone(), vec![bench.ledger.clone()]);
    let (stream, _) = names(outbox.stream(Id::named(&["stream"])).unwrap());
    bench.emit(0, 50);
    // A node took them to send them, and died.
    assert_eq!(outbox.claim(50, bench.clock.now()).unwrap().len(), 50);
    let nodes = vec![bench.node(&server.address())];
    nodes[0].1.facts_wait();
    bench.clock.advance(60 * kernel::time::SECOND);
    bench.taken(50);
    assert_eq!(count(&nodes[0].1, "events_sent_again"), 50);
    // The stream is removed under it.
    bench.runtime.block_on(testing::remove(&server.address(), &stream)).unwrap();
    bench.emit(50, 80);
    nodes[0].1.facts_wait();
    bench.taken(80);
    bench.end(nodes);
}

#[test]
fn a_fact_that_is_refused_is_tried_again_and_set_aside_and_holds_up_nobody_else() {
    let server = Server::alone("").unwrap();
    let bench = Bench::new();
    *bench.ledger.refuse.lock().unwrap() = Some(fact(3).id);
    let nodes = vec![bench.node(&server.address()), bench.node(&server.address())];
    bench.emit(0, 14);
    nodes[0].1.facts_wait();
    bench.taken(13);
    assert_eq!(nodes[0].0.counts().unwrap(), (0, 1));
    assert!(nodes.iter().map(|(_, nats)| count(nats, "events_redelivered")).sum::<u64>() >= 4, "five tries");
    assert_eq!(bench.number("SELECT COUNT(*) FROM ledger WHERE at = 10"), 1, "the later fact of the same person came afterwards");
    bench.end(nodes);
}

#[test]
fn a_node_without_nats_beside_one_with_it_takes_nothing_twice() {
    let server = Server::alone("").unwrap();
    let bench = Bench::new();
    let nodes = vec![bench.node(&server.address())];
    let local = Outbox::new(bench.test.database.clone(), vec![bench.ledger.clone()]);
    for round in 0..10 {
        bench.emit(round * 50, (round + 1) * 50);
        nodes[0].1.facts_wait();
        local.facts_wait();
    }
    bench.taken(500);
    bench.end(nodes);
}

#[test]
fn who_we_are_is_shown_to_the_server_and_to_nobody_else() {
    let server = Server::alone("authorization { user: xingtan, password: 'p@ss:word' }").unwrap();
    let bench = Bench::new();
    let with = |user: &str| server.address().replace("nats://", &format!("nats://{user}@"));
    let nodes = vec![bench.node(&with("xingtan:p%40ss%3Aword"))];
    bench.emit(0, 5);
    nodes[0].1.facts_wait();
    bench.taken(5);
    let stranger = bench.node(&with("xingtan:wrong%40word"));
    wait_until(|| stranger.1.trouble().is_some_and(|why| why.to_lowercase().contains("authorization")), "the reason is told");
    let why = stranger.1.trouble().unwrap();
    assert!(!why.contains("wrong") && !why.contains("word"), "{why}");
    bench.end(vec![stranger].into_iter().chain(nodes).collect());
}

#[test]
fn a_server_is_believed_by_its_certificate() {
    let folder = format!("{}/tests/tls", env!("CARGO_MANIFEST_DIR"));
    let server = Server::alone(&format!("tls {{ cert_file: '{folder}/server.pem', key_file: '{folder}/server.key' }}")).unwrap();
    let bench = Bench::new();
    let servers: events::Servers = server.address().replace("nats://", "tls://").parse().unwrap();
    let settings = Settings { authorities: Some(format!("{folder}/authority.pem").into()), ..Settings::of(servers.clone()) };
    let nodes = vec![bench.node_with(&settings)];
    bench.emit(0, 5);
    nodes[0].1.facts_wait();
    bench.taken(5);
    let unbelieving = bench.node_with(&Settings::of(servers));
    wait_until(|| unbelieving.1.trouble().is_some_and(|why| why.contains("no NATS server answers: ")), "a certificate that nobody vouches for is refused");
    bench.end(vec![unbelieving].into_iter().chain(nodes).collect());
}

#[test]
fn what_cannot_work_is_refused() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let refused = |test: &TestDatabase, settings: &Settings| {
        let outbox = Outbox::new(test.database.clone(), Vec::new());
        let clock = Arc::new(HandClock::at(TEST_TIME));
        match runtime.block_on(Nats::start(settings, &test.database, outbox, clock, Id::named(&["stream"]))) {
            Ok(_) => panic!("it starts"),
            Err(error) => error.to_string(),
        }
    };
    let settings = Settings::of("nats://127.0.0.1:1".parse().unwrap());
    let sqlite = platform::testing::sqlite(&[platform::MIGRATIONS]).unwrap();
    let why = refused(&sqlite, &settings);
    assert!(why.contains("PostgreSQL") && why.contains("'local'"), "{why}");
    let postgresql = platform::testing::postgresql(&[platform::MIGRATIONS]).unwrap();
    let wrong = Settings { replicas: Some(events::REPLICAS_MAX + 1), ..settings.clone() };
    assert!(refused(&postgresql, &wrong).contains("events-replicas"));
    let wrong = Settings { credentials: Some("/nowhere/x.creds".into()), ..settings };
    assert!(refused(&postgresql, &wrong).contains("/nowhere/x.creds"));
}

#[test]
fn more_than_fits_at_once_comes_in_several_sendings() {
    assert!(events::TAKEN_TOGETHER_MAX < usize::try_from(events::IN_FLIGHT_MAX).unwrap());
    const { assert!(events::SENT_TOGETHER_MAX < events::STREAM_FACTS_MAX) };
    let server = Server::alone("").unwrap();
    let bench = Bench::new();
    // More than one sending, more than one node may hold unanswered, before anybody takes in.
    let facts = events::IN_FLIGHT_MAX + events::SENT_TOGETHER_MAX + 1;
    bench.emit(0, facts);
    let nodes = vec![bench.node(&server.address())];
    nodes[0].1.facts_wait();
    bench.taken(facts);
    bench.end(nodes);
}
