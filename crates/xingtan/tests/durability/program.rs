//! A program that writes statements into the record store and remembers which were acknowledged.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use base64::Engine;
use uuid::Uuid;

use crate::Random;
use crate::client::{PATIENCE, Tally};
use crate::content::{Dump, Row, text};

/// Statements in one request, at most.
const BATCH: u64 = 6;

/// Statements that were sent together.
struct Batch {
    ids: Vec<Uuid>,
    acknowledged: bool,
}

pub struct Program {
    credential: String,
    /// Whether keys of statements stand in the database.
    has_keys: bool,
    random: Random,
    batches: Vec<Batch>,
    /// How many were sent again already.
    again: usize,
}

impl Program {
    /// A program with this `id:secret`.
    pub fn new(credential: &str, random: Random, has_keys: bool) -> Self {
        Self { has_keys, credential: base64::engine::general_purpose::STANDARD.encode(credential), random, batches: Vec::new(), again: 0 }
    }

    /// Writes until the server goes away.
    pub fn live(&mut self, address: SocketAddr, tally: &Tally) {
        loop {
            let count = 1 + self.random.below(BATCH);
            let ids = (0..count).map(|_| Uuid::from_u64_pair(self.random.below(u64::MAX), self.random.below(u64::MAX))).collect();
            self.batches.push(Batch { ids, acknowledged: false });
            let begun = std::time::Instant::now();
            loop {
                match self.send(address, self.batches.last().unwrap()) {
                    None => return,
                    Some(200) => break,
                    // The database is away: what was not acknowledged is sent again.
                    Some(500..) if begun.elapsed() < PATIENCE => std::thread::yield_now(),
                    Some(status) => panic!("statements were answered with {status}"),
                }
            }
            self.batches.last_mut().unwrap().acknowledged = true;
            tally.one_more();
        }
    }

    /// Sends everything once more, as a program does that does not know what arrived; afterwards all of it is acknowledged.
    pub fn send_all_again(&mut self, address: SocketAddr) {
        for at in self.again..self.batches.len() {
            assert_eq!(self.send(address, &self.batches[at]), Some(200), "statements sent again");
            self.batches[at].acknowledged = true;
        }
        self.again = self.batches.len();
    }

    /// How many batches were acknowledged.
    pub fn acknowledged(&self) -> usize {
        self.batches.iter().filter(|batch| batch.acknowledged).count()
    }

    fn send(&self, address: SocketAddr, batch: &Batch) -> Option<u16> {
        let one = |id: &Uuid| {
            format!(
                r#"{{"id":"{id}","actor":{{"mbox":"mailto:{}@x.test"}},"verb":{{"id":"http://v.test/did"}},"object":{{"id":"http://o.test/{}","definition":{{"name":{{"en":"{}"}}}}}}}}"#,
                id.as_u128() % 7,
                id.as_u128() % 11,
                id.as_u128() % 11
            )
        };
        let body = format!("[{}]", batch.ids.iter().map(one).collect::<Vec<_>>().join(","));
        let more = format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len());
        Some(self.ask(address, "POST", "", &more, &body)?.0)
    }

    /// Sends a request on a connection of its own: the status and what came with it. `None` where the other side went away.
    fn ask(&self, address: SocketAddr, method: &str, query: &str, more: &str, body: &str) -> Option<(u16, String)> {
        let mut stream = TcpStream::connect_timeout(&address, PATIENCE).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        let head = format!(
            "{method} /xapi/statements{query} HTTP/1.0\r\nHost: {address}\r\nAuthorization: Basic {}\r\nX-Experience-API-Version: 2.0.0\r\n{more}\r\n",
            self.credential
        );
        stream.write_all(head.as_bytes()).ok()?;
        stream.write_all(body.as_bytes()).ok()?;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer); // what was acknowledged before the connection broke counts
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n")?;
        Some((head.split(' ').nth(1)?.parse().ok()?, body.to_owned()))
    }

    /// Of what was sent since everything was last sent again: what was acknowledged is served, and a batch is there whole or not at all.
    pub fn check_served(&self, address: SocketAddr) {
        for batch in &self.batches[self.again..] {
            let is_served = |id: &&Uuid| {
                let (status, body) = self.ask(address, "GET", &format!("?statementId={id}"), "", "").unwrap();
                assert!(status == 404 || (status == 200 && body.contains(&id.to_string()) && body.contains("http://v.test/did")), "{status}: {body}");
                status == 200
            };
            let there = batch.ids.iter().filter(is_served).count();
            assert!(there == 0 || there == batch.ids.len(), "{there} of a batch of {} are served", batch.ids.len());
            assert!(there > 0 || !batch.acknowledged, "a batch was acknowledged and is lost: {:?}", batch.ids);
        }
    }

    /// How many statements were sent.
    pub fn statements(&self) -> usize {
        self.batches.iter().map(|batch| batch.ids.len()).sum()
    }

    /// Everything acknowledged is there exactly once and is found; a batch is there whole or not at all; every fact is said.
    pub fn check(&self, dump: &Dump) {
        let mut kept: BTreeMap<Uuid, (i64, usize)> = BTreeMap::new();
        for row in dump.rows("lrs_statement") {
            let id: kernel::Id = text(row, "id").parse().unwrap();
            kept.entry(id.as_uuid()).or_insert((row["seq"].as_i64().unwrap(), 0)).1 += 1;
        }
        assert!(kept.values().all(|(_, times)| *times == 1), "a statement is kept twice");
        for batch in &self.batches {
            let there = batch.ids.iter().filter(|id| kept.contains_key(id)).count();
            assert!(there == 0 || there == batch.ids.len(), "{there} of a batch of {} are kept", batch.ids.len());
            assert!(there > 0 || !batch.acknowledged, "a batch was acknowledged and is lost: {:?}", batch.ids);
        }
        let found: BTreeSet<i64> = dump.rows("lrs_key").iter().map(|row| row["seq"].as_i64().unwrap()).collect();
        // A journal has no such rows; that its index finds what is kept is tested with it.
        if self.has_keys {
            assert_eq!(found, kept.values().map(|(seq, _)| *seq).collect(), "what is kept is found, and nothing else");
        }
        // What waits for the journal is said in the transaction of its fact, and comes there at the next start.
        let waiting: BTreeSet<Uuid> =
            dump.rows("lrs_pending").iter().filter(|row| row["what"] == 1).map(|row| text(row, "id").parse::<kernel::Id>().unwrap().as_uuid()).collect();
        let key = |row: &Row, name: &str| text(row, name).parse::<kernel::Id>().unwrap();
        let is_said = |id: kernel::Id| kept.contains_key(&id.as_uuid()) || waiting.contains(&id.as_uuid());
        // What came to somebody else is said anew, under an id that follows from both.
        let moved = |row: &Row| kernel::Id::named(&["statement", &key(row, "id").to_string(), &key(row, "person").to_string()]);
        let facts = dump.rows("statement");
        let unsaid: Vec<_> = facts.iter().filter(|row| !is_said(key(row, "id")) && !is_said(moved(row))).collect();
        assert!(unsaid.is_empty(), "facts that no statement says: {unsaid:?}");
        let activities = dump.rows("lrs_activity").iter().filter(|row| text(row, "activity").starts_with("http://o.test/")).count();
        assert!(activities <= 11);
    }
}
