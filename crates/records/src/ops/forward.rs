//! Hands statements on to other record stores: in order, with growing waits where one does not answer, and setting aside what it refuses.
//!
//! The other store knows a statement by its id, so one that is sent again, because an answer was lost, has its effect once.

use kernel::time::SECOND;
use kernel::{Action, ErrorKind, Id, Problem, Time};
use platform::DatabaseError;
use platform::audit::Note;
use portal::Ask;

use crate::Records;
use crate::courier::{Courier, Letter};
use crate::model::forward::{BATCH, FORWARDS_MAX, Forward, Meaning, REASON_BYTES_MAX, Wish, Wrong, meaning, wait};
use crate::model::xapi::holder::own_tenant;
use crate::model::xapi::keys::{self, Kind};
use crate::model::xapi::multipart;
use crate::model::xapi::query::Filter;
use crate::ops::find_statements;
use crate::store::forwards::{self, DeadLetter};
use crate::store::lrs::statements::Kept;
use crate::store::shelf::ShelfError;

/// How long a node may work on one before another may take it over.
pub const CLAIM: i64 = 300 * SECOND;
/// How long to rest when there is nothing to hand on.
pub const REST: i64 = 2 * SECOND;
/// Batches handed on in one round.
pub const ROUNDS_MAX: usize = 20;

fn purpose(id: Id) -> String {
    format!("records.forward.{id}")
}

/// Adds a store that the platform's statements are handed on to, from the next one on, or from the first (`from_start`).
///
/// # Errors
/// The wish is wrong, there are too many, or the database fails.
pub fn add(records: &Records, ask: &Ask, wish: &Wish<'_>, from_start: bool) -> Result<Result<Id, Wrong>, Problem> {
    if let Err(wrong) = wish.check() {
        return Ok(Err(wrong));
    }
    let services = &records.services;
    let id = services.new_id();
    let sealed = services
        .secrets
        .seal(&services.ids, &purpose(id), wish.secret.as_bytes())
        .map_err(|error| Problem::new(ErrorKind::Unavailable, "secrets", error.to_string()))?;
    let now = services.now();
    let last = records.shelf.last_place(&services.database)?;
    services.database.write::<_, Problem>(|session| {
        if forwards::all(session)?.len() >= FORWARDS_MAX {
            return Err(Problem::new(ErrorKind::Invalid, "forwards", format!("statements are handed on to {FORWARDS_MAX} stores at most")));
        }
        let cursor = if from_start { 0 } else { last };
        let one = Forward {
            id,
            tenant: own_tenant(),
            name: wish.name.to_owned(),
            address: wish.address.trim_end_matches('/').to_owned(),
            version: if wish.version == "1.0.3" { "1.0.3" } else { "2.0.0" }.to_owned(),
            username: wish.username.to_owned(),
            verb: wish.verb.to_owned(),
            activity: wish.activity.to_owned(),
            cursor,
            sent: 0,
            paused: false,
            failures: 0,
            last_error: String::new(),
            last_sent_at: None,
            next_try_at: now,
        };
        forwards::add(session, &one, &sealed, now)?;
        let detail = serde_json::json!({ "name": one.name, "address": one.address });
        services.audit(session, &Note { address: ask.address, detail, ..Note::new(ask.who.actor, Action::ForwardAdded, Some(("forward", id))) })?;
        Ok(Ok(id))
    })
}

/// What an operator does with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Lets it rest.
    Pause,
    /// Lets it go on, at once.
    GoOn,
    /// Sends again what was refused.
    Again,
    /// Ends it.
    Remove,
}

impl Change {
    /// The one with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "pause" => Some(Self::Pause),
            "go-on" => Some(Self::GoOn),
            "again" => Some(Self::Again),
            "remove" => Some(Self::Remove),
            _ => None,
        }
    }

    const fn action(self) -> Action {
        match self {
            Self::Pause => Action::ForwardPaused,
            Self::GoOn => Action::ForwardResumed,
            Self::Again => Action::ForwardRetried,
            Self::Remove => Action::ForwardRemoved,
        }
    }
}

/// Changes one.
///
/// # Errors
/// There is none, or the database fails.
pub fn change(records: &Records, ask: &Ask, id: Id, change: Change) -> Result<(), Problem> {
    let services = &records.services;
    services.database.write::<_, Problem>(|session| {
        let done = match change {
            Change::Pause => forwards::pause(session, id, true, services.now())?,
            Change::GoOn => forwards::pause(session, id, false, services.now())?,
            Change::Again => forwards::all(session)?.iter().any(|one| one.id == id) && forwards::unearth(session, id).map(|_| true)?,
            Change::Remove => forwards::remove(session, id)?,
        };
        if !done {
            return Err(Problem::not_found("statements are handed on to no such store"));
        }
        Ok(services.audit(session, &Note { address: ask.address, ..Note::new(ask.who.actor, change.action(), Some(("forward", id))) })?)
    })
}

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
    let secret = match records.services.secrets.open(&purpose(one.id), sealed) {
        Ok(secret) => String::from_utf8(secret).unwrap_or_default(),
        Err(error) => {
            failed(&mut one, 0, &error.to_string(), records.services.now());
            records.services.database.write::<_, DatabaseError>(|session| forwards::keep(session, &one))?;
            return Ok(0);
        }
    };
    for _ in 0..ROUNDS_MAX {
        let (batch, further) = next(records, &one)?;
        let Some(last) = batch.last().map(|last| last.seq) else {
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
        };
        let (status, said) = courier.bring(&letter(&one, &secret).with(&body(records, &one, &batch)?));
        match meaning(status) {
            Meaning::Taken => took(&mut one, last, batch.len(), records.services.now()),
            Meaning::Refused => {
                if !one_by_one(records, courier, &mut one, &secret, &batch)? {
                    break;
                }
            }
            Meaning::Later => {
                failed(&mut one, status, &said, records.services.now());
                break;
            }
        }
        records.services.database.write::<_, DatabaseError>(|session| forwards::keep(session, &one))?;
    }
    records.services.database.write::<_, DatabaseError>(|session| forwards::keep(session, &one))?;
    Ok(usize::try_from(one.sent - before).unwrap_or(usize::MAX))
}

/// Sends each by itself, so that one that is refused does not hold up the others. False where the store does not take any now.
fn one_by_one(records: &Records, courier: &dyn Courier, one: &mut Forward, secret: &str, batch: &[Kept]) -> Result<bool, Problem> {
    for kept in batch {
        let (status, said) = courier.bring(&letter(one, secret).with(&body(records, one, std::slice::from_ref(kept))?));
        let now = records.services.now();
        match meaning(status) {
            Meaning::Taken => took(one, kept.seq, 1, now),
            Meaning::Refused => {
                let letter = DeadLetter { seq: kept.seq, statement: kept.id.into(), status, reason: beginning(&said), at: now };
                one.cursor = kept.seq;
                records.services.database.write::<_, DatabaseError>(|session| {
                    forwards::bury(session, one.id, &letter)?;
                    forwards::keep(session, one)
                })?;
            }
            Meaning::Later => {
                failed(one, status, &said, now);
                return Ok(false);
            }
        }
    }
    Ok(true)
}

fn took(one: &mut Forward, seq: u64, count: usize, now: Time) {
    one.cursor = seq;
    one.sent += u64::try_from(count).unwrap_or(0);
    one.failures = 0;
    one.last_error.clear();
    one.last_sent_at = Some(now);
    one.next_try_at = now;
}

fn failed(one: &mut Forward, status: u16, said: &str, now: Time) {
    one.failures = one.failures.saturating_add(1);
    one.last_error = if status == 0 { beginning(said) } else { format!("{status} {}", beginning(said)) };
    one.next_try_at = now.plus(wait(one.failures));
}

/// The beginning of what a store said, as much as is kept.
fn beginning(said: &str) -> String {
    let mut text: String = said.chars().filter(|letter| *letter != '\0').collect();
    let mut end = REASON_BYTES_MAX.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    text
}

/// The statements that come next.
fn next(records: &Records, one: &Forward) -> Result<(Vec<Kept>, Option<u64>), ShelfError> {
    let mut filter = Filter { ascending: true, limit: BATCH, cursor: Some(one.cursor), ..Filter::default() };
    if !one.verb.is_empty() {
        filter.keys.push(keys::key(Kind::Verb, &one.verb));
    }
    if !one.activity.is_empty() {
        filter.keys.push(keys::key(Kind::RelatedActivity, &one.activity));
    }
    find_statements::page(records, one.tenant, &filter)
}

fn letter<'l>(one: &'l Forward, secret: &'l str) -> Letter<'l> {
    Letter { address: "", version: &one.version, credential: (&one.username, secret), content_type: "", body: &[] }
}

/// What is sent: media type and body.
struct Sent {
    address: String,
    content_type: String,
    body: Vec<u8>,
}

impl<'l> Letter<'l> {
    fn with(self, sent: &'l Sent) -> Self {
        Self { address: &sent.address, content_type: &sent.content_type, body: &sent.body, ..self }
    }
}

fn body(records: &Records, one: &Forward, batch: &[Kept]) -> Result<Sent, DatabaseError> {
    let statements = format!("[{}]", batch.iter().map(Kept::whole).collect::<Vec<_>>().join(","));
    let files = find_statements::attachments(records, one.tenant, batch)?;
    let address = format!("{}/statements", one.address);
    if files.is_empty() {
        return Ok(Sent { address, content_type: "application/json".to_owned(), body: statements.into_bytes() });
    }
    let boundary = format!("xapi-{}", records.services.new_id());
    let body = multipart::write(&boundary, statements.as_bytes(), &files);
    Ok(Sent { address, content_type: format!("multipart/mixed; boundary={boundary}"), body })
}

/// Encrypts anew what was encrypted with an older key; how many.
///
/// # Errors
/// The database or the keys fail.
pub fn reseal(records: &Records) -> Result<usize, Problem> {
    let (secrets, ids) = (&records.services.secrets, &records.services.ids);
    let failed = |error: platform::secrets::SecretError| Problem::new(ErrorKind::Unavailable, "secrets", error.to_string());
    let kept = records.services.database.read::<_, DatabaseError>(forwards::secrets)?;
    let mut count = 0;
    for (id, sealed) in kept.iter().filter(|(_, sealed)| secrets.is_outdated(sealed)) {
        let plain = secrets.open(&purpose(*id), sealed).map_err(failed)?;
        let again = secrets.seal(ids, &purpose(*id), &plain).map_err(failed)?;
        records.services.database.write::<_, DatabaseError>(|session| forwards::reseal(session, *id, &again))?;
        count += 1;
    }
    Ok(count)
}

/// All of them, with what they refused.
///
/// # Errors
/// The database fails.
pub fn list(records: &Records) -> Result<Listed, ShelfError> {
    let last = records.shelf.last_place(&records.services.database)?;
    let (all, (letters, counts)) = records.services.database.read::<_, DatabaseError>(|session| Ok((forwards::all(session)?, forwards::letters(session)?)))?;
    Ok(Listed { all, letters, counts, last })
}

/// What the page of forwarding shows.
pub struct Listed {
    /// The stores.
    pub all: Vec<Forward>,
    /// What was refused last, and by whom.
    pub letters: Vec<(Id, DeadLetter)>,
    /// How much each refused.
    pub counts: Vec<(Id, u64)>,
    /// The place of the last statement.
    pub last: u64,
}
