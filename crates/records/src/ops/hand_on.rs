//! Hands statements on to other record stores: in order, in requests that stores usually take, with growing waits where one does not answer, and setting aside
//! what it refuses.
//!
//! The other store knows a statement by its id, so one that is sent again, because an answer was lost, has its effect once.

use std::collections::{HashMap, HashSet};

use kernel::time::SECOND;
use kernel::{Problem, Time};
use platform::DatabaseError;

use super::forward::purpose;
use crate::Records;
use crate::courier::{Courier, Letter};
use crate::model::forward::{BATCH, BYTES_MAX, Forward, Meaning, Reply, TRIES_MAX, meaning, wait};
use crate::model::xapi::keys::{self, Kind};
use crate::model::xapi::multipart;
use crate::model::xapi::query::Filter;
use crate::ops::find_statements;
use crate::store::forwards::{self, DeadLetter};
use crate::store::lrs::attachments;
use crate::store::lrs::statements::Kept;
use crate::store::shelf::ShelfError;

/// How long a node may work on one before another may take it over; every request that is taken begins it anew.
pub const CLAIM: i64 = 300 * SECOND;
/// How long to rest when there is nothing to hand on.
pub const REST: i64 = 2 * SECOND;
/// Batches handed on in one round.
pub const ROUNDS_MAX: usize = 20;

/// Hands on what is due; how many statements. Called again and again.
///
/// # Errors
/// The database fails.
pub fn run(records: &Records, courier: &dyn Courier) -> Result<usize, Problem> {
    let mut sent = 0;
    loop {
        let now = records.services.now();
        // Mostly nothing is due; then nothing is written.
        if !records.services.database.read::<_, DatabaseError>(|session| forwards::is_one_due(session, now))? {
            return Ok(sent);
        }
        let claimed = records.services.database.write::<_, DatabaseError>(|session| forwards::claim(session, now, now.plus(CLAIM)))?;
        let Some((one, sealed)) = claimed else { return Ok(sent) };
        sent += work(records, courier, one, &sealed)?;
    }
}

/// Works on one store, until there is nothing more for it or it does not take any.
fn work(records: &Records, courier: &dyn Courier, mut one: Forward, sealed: &[u8]) -> Result<usize, Problem> {
    let before = one.sent;
    let let_go = |one: &Forward| records.services.database.write::<_, DatabaseError>(|session| forwards::keep(session, one, Time(0)));
    let secret = match records.services.secrets.open(&purpose(one.id), sealed) {
        Ok(secret) => String::from_utf8(secret).unwrap_or_default(),
        Err(error) => {
            failed(&mut one, &Reply::Nobody(error.to_string()), records.services.now());
            let_go(&one)?;
            return Ok(0);
        }
    };
    let way = Way { records, courier, secret };
    for _ in 0..ROUNDS_MAX {
        let (batch, further) = next(records, &one)?;
        if batch.is_empty() {
            match further {
                // Looking for what fits took long; it goes on from there.
                Some(place) => {
                    one.cursor = place;
                    continue;
                }
                None => {
                    one.next_try_at = records.services.now().plus(REST);
                    break;
                }
            }
        }
        if !way.deliver(&mut one, &batch)? {
            break;
        }
    }
    let_go(&one)?;
    Ok(usize::try_from(one.sent - before).unwrap_or(usize::MAX))
}

/// The way to a store.
struct Way<'w> {
    records: &'w Records,
    courier: &'w dyn Courier,
    secret: String,
}

impl Way<'_> {
    /// Sends a batch. Where it is refused or the connection breaks, it is divided until what causes it stands alone, so that one statement does not hold up
    /// the others. False where the store does not take any now.
    fn deliver(&self, one: &mut Forward, batch: &[Kept]) -> Result<bool, Problem> {
        let mut waiting = vec![batch];
        while let Some(part) = waiting.pop() {
            let Some(last) = part.last() else { continue };
            let reply = self.bring(one, part)?;
            let now = self.records.services.now();
            match meaning(&reply) {
                Meaning::Taken => {
                    one.sent += u64::try_from(part.len()).unwrap_or(0);
                    one.last_sent_at = Some(now);
                    went_on(one, last.seq, now);
                    self.hold(one, now, None)?;
                }
                Meaning::Refused | Meaning::Broken if part.len() > 1 => {
                    let (first, rest) = part.split_at(part.len() / 2);
                    waiting.extend([rest, first]);
                }
                Meaning::Refused => self.set_aside(one, last, &reply, now)?,
                Meaning::Broken => {
                    one.breaks = one.breaks.saturating_add(1);
                    if one.breaks < TRIES_MAX || !self.is_there(one) {
                        failed(one, &reply, now);
                        return Ok(false);
                    }
                    self.set_aside(one, last, &reply, now)?;
                }
                Meaning::Later => {
                    failed(one, &reply, now);
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn bring(&self, one: &Forward, part: &[Kept]) -> Result<Reply, DatabaseError> {
        let (content_type, body) = body(self.records, one, part)?;
        let address = format!("{}/statements", one.address);
        Ok(self.courier.bring(&Letter { content_type: &content_type, body: &body, ..self.letter(one, &address) }))
    }

    /// Whether the store answers at all: then it is the statement that breaks the connection.
    fn is_there(&self, one: &Forward) -> bool {
        let address = format!("{}/about", one.address);
        self.courier.look(&self.letter(one, &address)).is_there()
    }

    fn letter<'l>(&'l self, one: &'l Forward, address: &'l str) -> Letter<'l> {
        Letter { address, version: &one.version, credential: (&one.username, &self.secret), content_type: "", body: &[] }
    }

    fn set_aside(&self, one: &mut Forward, kept: &Kept, reply: &Reply, now: Time) -> Result<(), DatabaseError> {
        let letter = DeadLetter { seq: kept.seq, statement: kept.id.into(), status: reply.status(), reason: reply.said(), at: now };
        went_on(one, kept.seq, now);
        self.hold(one, now, Some(&letter))
    }

    /// Keeps how far it came, and holds on to it.
    fn hold(&self, one: &Forward, now: Time, refused: Option<&DeadLetter>) -> Result<(), DatabaseError> {
        self.records.services.database.write(|session| {
            if let Some(letter) = refused {
                forwards::bury(session, one.id, letter)?;
            }
            forwards::keep(session, one, now.plus(CLAIM))
        })
    }
}

fn went_on(one: &mut Forward, seq: u64, now: Time) {
    one.cursor = seq;
    one.failures = 0;
    one.breaks = 0;
    one.last_error.clear();
    one.next_try_at = now;
}

fn failed(one: &mut Forward, reply: &Reply, now: Time) {
    one.failures = one.failures.saturating_add(1);
    one.last_error = match reply.status() {
        0 => reply.said(),
        status => format!("{status} {}", reply.said()),
    };
    one.next_try_at = now.plus(wait(one.failures));
}

/// The statements that come next, as many as go into one request.
fn next(records: &Records, one: &Forward) -> Result<(Vec<Kept>, Option<u64>), ShelfError> {
    let (mut batch, further) = page(records, one)?;
    // What broke the connection by itself is tried by itself until it is through.
    let count = if one.breaks > 0 { 1 } else { fitting(records, one, &batch)? };
    batch.truncate(count);
    Ok((batch, further))
}

/// The page of statements behind the place of one.
pub(super) fn page(records: &Records, one: &Forward) -> Result<(Vec<Kept>, Option<u64>), ShelfError> {
    let mut filter = Filter { ascending: true, limit: BATCH, cursor: Some(one.cursor), ..Filter::default() };
    if !one.verb.is_empty() {
        filter.keys.push(keys::key(Kind::Verb, &one.verb));
    }
    if !one.activity.is_empty() {
        filter.keys.push(keys::key(Kind::RelatedActivity, &one.activity));
    }
    find_statements::page(records, one.tenant, &filter)
}

/// How many of these go into one request: at least one, with [`BYTES_MAX`] bytes of statements and attachments.
fn fitting(records: &Records, one: &Forward, batch: &[Kept]) -> Result<usize, DatabaseError> {
    let hashes: Vec<Vec<String>> = batch.iter().map(|kept| find_statements::hashes(std::slice::from_ref(kept))).collect();
    let all: Vec<String> = hashes.iter().flatten().collect::<HashSet<_>>().into_iter().cloned().collect();
    let sizes: HashMap<String, u64> = if all.is_empty() {
        HashMap::new()
    } else {
        records.services.database.read::<_, DatabaseError>(|session| attachments::sizes(session, one.tenant, &all))?
    };
    let (mut total, mut counted) = (0, HashSet::new());
    for (position, (kept, files)) in batch.iter().zip(&hashes).enumerate() {
        total += u64::try_from(kept.body.len()).unwrap_or(u64::MAX);
        for file in files.iter().filter(|file| counted.insert(file.as_str())) {
            total += sizes.get(file).copied().unwrap_or(0);
        }
        if position > 0 && total > BYTES_MAX {
            return Ok(position);
        }
    }
    Ok(batch.len())
}

/// Media type and body of what is sent.
fn body(records: &Records, one: &Forward, batch: &[Kept]) -> Result<(String, Vec<u8>), DatabaseError> {
    let statements = format!("[{}]", batch.iter().map(Kept::whole).collect::<Vec<_>>().join(","));
    let files = find_statements::attachments(records, one.tenant, batch)?;
    if files.is_empty() {
        return Ok(("application/json".to_owned(), statements.into_bytes()));
    }
    let boundary = format!("xapi-{}", records.services.new_id());
    let body = multipart::write(&boundary, statements.as_bytes(), &files);
    Ok((format!("multipart/mixed; boundary={boundary}"), body))
}
