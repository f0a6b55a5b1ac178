//! Somebody who practises over HTTP and remembers what was acknowledged.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};
use std::time::{Duration, Instant};

use crate::Random;

/// How long anything is waited for; only a defect takes so long.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// Questions in one session of practice.
const SESSION_LENGTH: usize = 6;

/// What came back.
#[derive(Debug)]
pub struct Seen {
    pub status: u16,
    pub location: String,
    pub cookie: Option<String>,
    pub body: String,
}

/// Sends one request on a connection of its own. `None` where the other side went away before the head of the answer was there.
pub fn send(address: SocketAddr, cookie: &str, path: &str, form: Option<&[(&str, &str)]>) -> Option<Seen> {
    let body = form.map(|form| form.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&"));
    send_body(address, cookie, path, body.map(|body| ("application/x-www-form-urlencoded", body)))
}

/// As [`send`], of a body of any kind.
fn send_body(address: SocketAddr, cookie: &str, path: &str, body: Option<(&str, String)>) -> Option<Seen> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let method = if body.is_some() { "POST" } else { "GET" };
    let mut request = format!("{method} {path} HTTP/1.0\r\nHost: {address}\r\nAccept-Language: en\r\nSec-Fetch-Site: same-origin\r\n");
    if !cookie.is_empty() {
        request.push_str(&format!("Cookie: xt={cookie}\r\n"));
    }
    if let Some((kind, body)) = &body {
        request.push_str(&format!("Content-Type: {kind}\r\nContent-Length: {}\r\n", body.len()));
    }
    request.push_str("\r\n");
    request.push_str(body.as_ref().map_or("", |(_, body)| body));
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer); // what was acknowledged before the connection broke counts
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let header =
        |wanted: &str| head.lines().filter_map(|line| line.split_once(": ")).find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value);
    let cookie = header("set-cookie").and_then(|cookie| cookie.strip_prefix("xt=")).map(|cookie| cookie.split(';').next().unwrap_or("").to_owned());
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Seen { status, location: header("location").unwrap_or("").to_owned(), cookie, body: body.to_owned() })
}

fn encode(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// What somebody does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    Start { attempt: String },
    Answer { attempt: String, position: usize, answer: &'static str },
    Finish { section: String },
    Report { section: String, words: String },
    Beat { id: String, section: String, at: i64 },
    SignUp,
}

/// Seconds of every beat: two of them are due to become a fact.
pub const BEAT_SECONDS: i64 = 300;

/// An act with the cookie it was sent with.
#[derive(Debug, Clone)]
pub struct Deed {
    pub act: Act,
    pub cookie: String,
    pub acknowledged: bool,
}

/// What there is to do.
pub struct Supply {
    pub scope: String,
    pub sections: Vec<String>,
}

/// Counts what was acknowledged, for whoever waits for a number of it.
#[derive(Default)]
pub struct Tally {
    count: Mutex<u64>,
    more: Condvar,
}

impl Tally {
    pub fn one_more(&self) {
        *self.count.lock().unwrap() += 1;
        self.more.notify_all();
    }

    pub fn count(&self) -> u64 {
        *self.count.lock().unwrap()
    }

    /// Waits until so much was acknowledged; `false` where it never is.
    pub fn wait_for(&self, wanted: u64) -> bool {
        let count = self.count.lock().unwrap();
        !self.more.wait_timeout_while(count, PATIENCE, |count| *count < wanted).unwrap().1.timed_out()
    }
}

pub struct Client {
    pub name: String,
    pub cookie: String,
    pub member: bool,
    pub deeds: Vec<Deed>,
    attempt: Option<(String, usize)>,
    random: Random,
}

const PASSWORD: &str = "seven green umbrellas";

impl Client {
    pub fn new(name: String, random: Random) -> Self {
        Self { name, cookie: String::new(), member: false, deeds: Vec::new(), attempt: None, random }
    }

    /// Practises until the server goes away.
    pub fn live(&mut self, address: SocketAddr, supply: &Supply, tally: &Tally) {
        self.live_until(address, supply, tally, &AtomicBool::new(false));
    }

    /// As [`Self::live`], or until enough was done.
    pub fn live_until(&mut self, address: SocketAddr, supply: &Supply, tally: &Tally, enough: &AtomicBool) {
        while !enough.load(Ordering::Relaxed) {
            let act = self.next_act(supply);
            if !self.act(address, supply, act, tally) {
                return;
            }
        }
    }

    fn next_act(&mut self, supply: &Supply) -> Act {
        let section = supply.sections[usize::try_from(self.random.below(supply.sections.len() as u64)).unwrap()].clone();
        let dice = self.random.below(100);
        match self.attempt.clone() {
            None => Act::Start { attempt: String::new() },
            Some(_) if dice < 8 && !self.member => Act::SignUp,
            Some(_) if dice < 16 => Act::Finish { section },
            Some(_) if dice < 40 => {
                let id = kernel::Id::named(&[&self.name, &self.deeds.len().to_string(), &self.random.below(1 << 40).to_string()]).as_uuid().to_string();
                let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_micros();
                // Within the last three days: a day has room for all of them.
                let at = i64::try_from(now).unwrap() - i64::try_from(self.random.below(3)).unwrap() * kernel::time::DAY;
                Act::Beat { id, section, at }
            }
            Some(_) if dice < 48 => {
                Act::Report { section, words: format!("{} {} is wrong: 错 <{}>", self.name, self.deeds.len(), self.random.below(1 << 40)) }
            }
            Some((attempt, position)) => Act::Answer { attempt, position, answer: ["A", "B"][usize::from(self.random.below(2) == 0)] },
        }
    }

    /// Does one thing; `false` where the server went away.
    fn act(&mut self, address: SocketAddr, supply: &Supply, act: Act, tally: &Tally) -> bool {
        let deed = Deed { act, cookie: self.cookie.clone(), acknowledged: false };
        self.deeds.push(deed.clone());
        let since = Instant::now();
        loop {
            let Some(seen) = self.post(address, supply, &deed.act, &deed.cookie) else { return false };
            match seen.status {
                200 if matches!(deed.act, Act::Beat { .. }) => {
                    self.acknowledged(seen);
                    tally.one_more();
                    return true;
                }
                303 => {
                    self.acknowledged(seen);
                    tally.one_more();
                    return true;
                }
                // The name is taken: by us, where an answer got lost while the database was away.
                409 if deed.act == Act::SignUp && self.sign_in(address) => {
                    tally.one_more();
                    return true;
                }
                // The database is away: what was not acknowledged is sent again.
                500.. if since.elapsed() < PATIENCE => std::thread::yield_now(),
                status => panic!("{}: {:?} was answered with {status}: {}", self.name, deed.act, seen.body),
            }
        }
    }

    fn post(&self, address: SocketAddr, supply: &Supply, act: &Act, cookie: &str) -> Option<Seen> {
        let length = SESSION_LENGTH.to_string();
        match act {
            Act::Start { .. } => send(address, cookie, "/practice/start", Some(&[("scope", &supply.scope), ("count", &length)])),
            Act::Answer { attempt, position, answer } => {
                send(address, cookie, &format!("/practice/{attempt}/answer"), Some(&[("position", &position.to_string()), ("answer", answer)]))
            }
            Act::Finish { section } => send(address, cookie, &format!("/sections/{section}/finish"), Some(&[])),
            Act::Report { section, words } => send(address, cookie, &format!("/sections/{section}/report"), Some(&[("words", words)])),
            Act::Beat { id, section, at } => {
                // The page says for whom it measures; a guest who signs up stays the same person.
                let page = send(address, cookie, "/me", None)?;
                if page.status != 200 {
                    return Some(page);
                }
                let reader = page.body.split_once("data-reader=\"").map_or("", |(_, rest)| rest.split('"').next().unwrap_or(""));
                let body = format!("[{{\"id\":\"{id}\",\"section\":\"{section}\",\"seconds\":{BEAT_SECONDS},\"at\":{at}}}]");
                send_body(address, cookie, &format!("/learning/beats?reader={reader}"), Some(("application/json", body)))
            }
            Act::SignUp => send(address, cookie, "/sign-up", Some(&[("username", &self.name), ("password", PASSWORD)])),
        }
    }

    /// Notes the last deed as acknowledged.
    fn acknowledged(&mut self, seen: Seen) {
        let deed = self.deeds.last_mut().unwrap();
        deed.acknowledged = true;
        match &mut deed.act {
            Act::Start { attempt } => {
                *attempt = seen.location.strip_prefix("/practice/").unwrap().to_owned();
                self.attempt = Some((attempt.clone(), 0));
            }
            Act::Answer { attempt, position, .. } => self.attempt = Some((attempt.clone(), *position + 1)).filter(|(_, next)| *next < SESSION_LENGTH),
            Act::SignUp => self.member = true,
            Act::Finish { .. } | Act::Report { .. } | Act::Beat { .. } => {}
        }
        self.cookie = seen.cookie.unwrap_or_else(|| std::mem::take(&mut self.cookie));
    }

    /// The first question of the last session that was not answered yet.
    fn next_question(&self) -> Option<(String, usize)> {
        let last = self.deeds.iter().rev().find_map(|deed| match &deed.act {
            Act::Start { attempt } if deed.acknowledged => Some(attempt),
            _ => None,
        })?;
        let answered = self.deeds.iter().filter(|deed| matches!(&deed.act, Act::Answer { attempt, .. } if attempt == last)).count();
        Some((last.clone(), answered)).filter(|(_, next)| *next < SESSION_LENGTH)
    }

    fn sign_in(&mut self, address: SocketAddr) -> bool {
        let Some(seen) = send(address, "", "/sign-in", Some(&[("username", &self.name), ("password", PASSWORD)])) else { return false };
        let Some(cookie) = seen.cookie.filter(|_| seen.status == 303) else { return false };
        (self.cookie, self.member) = (cookie, true);
        self.deeds.last_mut().unwrap().acknowledged = true;
        true
    }

    /// Sends every form once more, as somebody does who does not know whether it arrived. Afterwards all of it is acknowledged.
    pub fn send_all_again(&mut self, address: SocketAddr, supply: &Supply) {
        // A sign-up that went through ended the session of the guest: it comes first, as for somebody who is asked to sign in.
        let mut order: Vec<usize> = (0..self.deeds.len()).collect();
        order.sort_by_key(|at| self.deeds[*at].act != Act::SignUp);
        for at in order {
            let Deed { act, cookie, acknowledged } = self.deeds[at].clone();
            match act {
                Act::Start { .. } => {} // a session without answers is nothing yet
                Act::SignUp => {
                    let seen = self.post(address, supply, &act, &cookie).unwrap();
                    match (seen.status, acknowledged) {
                        (409, true) => {}
                        (409, false) => assert!(self.sign_in(address), "{} signed up and cannot sign in", self.name),
                        (303, false) => (self.cookie, self.member) = (seen.cookie.unwrap(), true),
                        (status, _) => panic!("{} signs up again (acknowledged: {acknowledged}): {status} {}", self.name, seen.body),
                    }
                }
                _ => {
                    let seen = self.post(address, supply, &act, &self.cookie).unwrap();
                    let done = if matches!(act, Act::Beat { .. }) { 200 } else { 303 };
                    assert_eq!(seen.status, done, "{}: {act:?} sent again: {}", self.name, seen.body);
                }
            }
            self.deeds[at].acknowledged |= !matches!(act, Act::Start { .. });
        }
        self.attempt = self.next_question();
    }
}
