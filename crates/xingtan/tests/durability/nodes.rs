//! Two nodes on one PostgreSQL share their facts by way of three NATS servers. Whoever leads the stream is killed, a node is killed, all servers are
//! killed; every fact has its effect once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use events::testing::{self, Server as Nats};
use platform::testing::postgresql;
use tokio::runtime::Runtime;

use crate::Random;
use crate::client::{Client, PATIENCE, Supply, Tally};
use crate::content::{Dump, Sources, text};
use crate::ledger;
use crate::stand::{Server, Stand, say};

/// People who practise at each node.
const CLIENTS: u64 = 2;

struct Scene {
    stands: [Stand; 2],
    nodes: [Option<Server>; 2],
    servers: [Nats; 3],
    stream: String,
    supply: Arc<Supply>,
    runtime: Runtime,
    /// Everybody who worked in the rounds so far.
    clients: Vec<Client>,
    seed: u64,
    killed: Killed,
}

#[derive(Debug, Default)]
struct Killed {
    leaders: u32,
    nodes: u32,
    all: u32,
}

pub fn run(seconds: u64, seed: u64) {
    say(&format!("nodes: seed {seed}"));
    let begun = Instant::now();
    let test = postgresql(&[]).unwrap();
    let mut scene = Scene::new(&test.url, seed);
    let mut round = 0;
    while round < 3 || begun.elapsed() < Duration::from_secs(seconds) {
        scene.round(round);
        round += 1;
    }
    scene.end();
    let total: usize = scene.clients.iter().map(|client| client.deeds.iter().filter(|deed| deed.acknowledged).count()).sum();
    say(&format!(
        "nodes: {round} rounds in {:.0} s, {total} acknowledged, none lost and none doubled; killed: {:?}",
        begun.elapsed().as_secs_f32(),
        scene.killed
    ));
    assert!(scene.killed.leaders > 0 && scene.killed.nodes > 0 && scene.killed.all > 0, "{:?}", scene.killed);
}

impl Scene {
    fn new(url: &str, seed: u64) -> Self {
        let sources = Sources::new();
        let mut first = Stand::new(url);
        first.import(&[&sources.practice]);
        let dump = first.dump();
        let section = |row: &&crate::content::Row| text(row, "kind") == "section";
        let sections = dump.rows("section").iter().filter(section).map(|row| text(row, "id").to_owned()).collect();
        let set = dump.rows("resource").iter().find(|row| text(row, "collection") == "tal-practice").unwrap();
        let supply = Arc::new(Supply { scope: format!("resource:{}", text(set, "id")), sections });
        // A first start makes the keys and the secret that both nodes share.
        first.serve().kill();
        let servers = testing::cluster().unwrap();
        let addresses = servers.iter().map(Nats::address).collect::<Vec<_>>().join(",");
        let second = first.beside(&["--events", &addresses]);
        let nodes = [Some(first.serve()), Some(second.serve())];
        let outbox = platform::Outbox::new(platform::Database::open(url, &first.data()).unwrap(), Vec::new());
        let (stream, _) = events::names(outbox.stream(kernel::Id::named(&["a name that comes too late"])).unwrap());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let scene = Self { stands: [first, second], nodes, servers, stream, supply, runtime, clients: Vec::new(), seed, killed: Killed::default() };
        scene.wait_for_leader();
        scene
    }

    /// Everybody works while something is killed; afterwards it comes back.
    fn round(&mut self, round: u64) {
        let mut random = Random::of(self.seed, round);
        let (tally, enough) = (Tally::default(), AtomicBool::new(false));
        // They come as strangers and sign up in the midst of it: who is merged with whom is what needs an order.
        let client = |number| Client::new(format!("node{round}n{number}"), Random::of(self.seed ^ 99, round * CLIENTS * 2 + number));
        let mut clients: Vec<Client> = (0..CLIENTS * 2).map(client).collect();
        let supply = Arc::clone(&self.supply);
        let addresses = [0, 1].map(|node| self.nodes[node].as_ref().unwrap().address);
        std::thread::scope(|scope| {
            for (number, client) in clients.iter_mut().enumerate() {
                let (address, supply, tally, enough) = (addresses[number % 2], &supply, &tally, &enough);
                scope.spawn(move || client.live_until(address, supply, tally, enough));
            }
            assert!(tally.wait_for(20 + random.below(40)), "nobody gets on");
            match round % 3 {
                0 => self.kill_leader(),
                1 => {}
                _ => self.kill_all(),
            }
            assert!(tally.wait_for(tally.count() + 20 + random.below(20)), "nobody gets on without the servers that were killed");
            if round % 3 == 2 {
                self.is_told();
            } else {
                std::thread::sleep(Duration::from_micros(random.below(20_000)));
                let killed = usize::from(random.below(2) == 0);
                self.nodes[killed].take().unwrap().kill();
                self.killed.nodes += 1;
                assert!(tally.wait_for(tally.count() + 10), "nobody gets on without the other node");
                if round.is_multiple_of(2) {
                    self.nodes[1 - killed].take().unwrap().kill();
                    self.killed.nodes += 1;
                }
            }
            enough.store(true, Ordering::Relaxed);
        });
        self.servers.iter_mut().filter(|server| !server.is_running()).for_each(|server| server.start().unwrap());
        self.wait_for_leader();
        if self.nodes.iter().any(Option::is_some) {
            // Whoever is left takes in what waits, and what a dead node had in hand; nobody has to tell them.
            self.drained();
        }
        for (node, stand) in self.nodes.iter_mut().zip(&self.stands) {
            node.get_or_insert_with(|| stand.serve());
        }
        self.look(clients);
        say(&format!("nodes: round {round}, {} acknowledged", tally.count()));
    }

    /// kill -9 of whoever leads the stream.
    fn kill_leader(&mut self) {
        let leader = self.wait_for_leader();
        self.servers.iter_mut().find(|server| server.name() == leader).unwrap().kill().unwrap();
        self.killed.leaders += 1;
    }

    /// kill -9 of all servers.
    fn kill_all(&mut self) {
        self.servers.iter_mut().for_each(|server| server.kill().unwrap());
        self.killed.all += 1;
    }

    /// While all servers are away the platform goes on and says so.
    fn is_told(&self) {
        let node = self.nodes[0].as_ref().unwrap();
        let told = || node.says("/readyz");
        wait_until(|| told().contains("facts wait in the outbox"), "/readyz says nothing");
        let said = told();
        assert!(said.starts_with("ready") && self.servers.iter().all(|server| said.contains(&server.host())), "{said}");
        assert!(!self.stands[0].dump().rows("outbox").is_empty(), "facts wait");
    }

    /// The leader of the stream, as soon as one of the servers that run leads it.
    fn wait_for_leader(&self) -> String {
        let running: Vec<&Nats> = self.servers.iter().filter(|server| server.is_running()).collect();
        let mut leader = String::new();
        let is_whole = || match self.runtime.block_on(testing::leader(&running[0].address(), &self.stream)) {
            Ok((name, _)) if running.iter().any(|server| server.name() == name) => {
                leader = name;
                true
            }
            _ => false,
        };
        wait_until(is_whole, "nobody leads the stream");
        leader
    }

    /// The database as soon as no fact waits any more.
    fn drained(&self) -> Dump {
        let mut dump = self.stands[0].dump();
        wait_until(
            || {
                dump = self.stands[0].dump();
                dump.rows("outbox").is_empty()
            },
            "facts wait for ever",
        );
        dump
    }

    /// Everything acknowledged is there exactly once, also after it is sent again; every view adds up.
    fn look(&mut self, mut clients: Vec<Client>) {
        ledger::check(&self.drained(), &clients);
        for (number, client) in clients.iter_mut().enumerate() {
            // Some go to the other node now.
            client.send_all_again(self.nodes[number % 2].as_ref().unwrap().address, &self.supply);
        }
        self.clients.append(&mut clients);
        let dump = self.drained();
        ledger::check(&dump, &self.clients);
        ledger::check_views(&dump);
    }

    fn end(&mut self) {
        let metrics = self.nodes.iter().flatten().map(|node| node.says("/metrics")).collect::<Vec<_>>();
        let taken: u64 = metrics.iter().filter_map(|text| text.split("xingtan_events_taken_in_total ").nth(1)?.lines().next()?.parse::<u64>().ok()).sum();
        assert!(taken > 0, "facts came by way of NATS");
        for node in &mut self.nodes {
            node.take().unwrap().stop();
        }
        let doctor = self.stands[0].run(&["doctor"]);
        assert!(doctor.status.success(), "{}", String::from_utf8_lossy(&doctor.stdout));
    }
}

fn wait_until(mut is_so: impl FnMut() -> bool, otherwise: &str) {
    let since = Instant::now();
    while !is_so() {
        assert!(since.elapsed() < PATIENCE, "{otherwise}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
