//! The audit log: who did what to whom from where, in one chain of hashes. An entry is written in the transaction of what it tells about.
//! `hash = SHA-256(hash before || length-prefixed fields)`. The head (number and hash of the last entry) is vouched for with a key that is not in the
//! database, so that somebody who can write the database but does not hold the key can neither change, reorder nor remove entries unseen.

mod whence;

use std::net::IpAddr;

use kernel::{Action, Actor, Id, Time};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use crate::database::{Database, DatabaseError, Engine, Row, Session, Value, placeholders};
use crate::secrets::{Secrets, hex};
use whence::whence;

pub use whence::Whence;

/// The longest reason, in characters; what is longer is cut.
pub const REASON_LENGTH_MAX: usize = 500;
/// Entries read at once.
pub const ENTRIES_MAX: u32 = 500;
/// Actions that are told apart when one of them is looked for; there are about a hundred.
pub const ACTIONS_MAX: usize = 1_000;
const PURPOSE: &str = "audit head";

/// Something to note.
#[derive(Debug, Clone)]
pub struct Note<'a> {
    /// Who did it.
    pub actor: Actor,
    /// What was done.
    pub action: Action,
    /// To what: a kind like `person`, and which one.
    pub object: Option<(&'static str, Id)>,
    /// In which organisation.
    pub organization: Option<Id>,
    /// From where; where nothing is said, from where the request came that is being answered.
    pub address: Option<IpAddr>,
    /// Why, in the person's words, where the act asks for a reason.
    pub reason: &'a str,
    /// What else matters, without anything secret.
    pub detail: Json,
}

impl Note<'_> {
    /// A note without place, reason and detail.
    #[must_use]
    pub const fn new(actor: Actor, action: Action, object: Option<(&'static str, Id)>) -> Self {
        Self { actor, action, object, organization: None, address: None, reason: "", detail: Json::Null }
    }
}

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1, without gaps.
    pub sequence: i64,
    /// When.
    pub at: Time,
    /// `member`, `guest`, `client`, `stranger` or `system`.
    pub actor_kind: String,
    /// Who.
    pub actor: Option<Id>,
    /// What was done.
    pub action: String,
    /// The kind of thing it was done to.
    pub object_kind: String,
    /// Which one.
    pub object: Option<Id>,
    /// In which organisation.
    pub organization: Option<Id>,
    /// From where.
    pub address: String,
    /// Why.
    pub reason: String,
    /// JSON text.
    pub detail: String,
    /// The hash over all of it and the hash before.
    pub hash: Vec<u8>,
}

/// The end of the chain, to be kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The number of the last entry; 0 where there is none.
    pub sequence: i64,
    /// Its hash.
    pub hash: Vec<u8>,
}

impl Head {
    /// As `NUMBER:HASH`.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}:{}", self.sequence, hex(&self.hash))
    }

    /// From `NUMBER:HASH`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (sequence, hash) = text.trim().split_once(':')?;
        Some(Self { sequence: sequence.parse().ok().filter(|number| *number >= 0)?, hash: crate::secrets::from_hex::<32>(hash)?.to_vec() })
    }
}

/// What is wrong with a chain.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// An entry is missing.
    #[error("entry {0} is missing")]
    Missing(i64),
    /// An entry was changed, or one before it.
    #[error("entry {0} is not what was written")]
    Changed(i64),
    /// There are entries after the head, or the head lies beyond the entries.
    #[error("the log ends with entry {0}, and its head says {1}")]
    Truncated(i64, i64),
    /// Nobody with the key vouches for the head.
    #[error("the head of the log was not written by this platform, or its key is not in the key file")]
    Head,
    /// The entry of a head that was kept elsewhere is another one now.
    #[error("entry {0} is not the one whose hash was kept elsewhere")]
    Rewritten(i64),
}

fn actor_words(actor: Actor) -> (&'static str, Option<Id>) {
    match actor {
        Actor::Stranger => ("stranger", None),
        Actor::Guest(id) => ("guest", Some(id)),
        Actor::Member(id) => ("member", Some(id)),
        Actor::Client(id) => ("client", Some(id)),
        Actor::System => ("system", None),
    }
}

fn digest(before: &[u8], entry: &Entry) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(before);
    let key = |id: Option<Id>| id.map(|id| id.to_string()).unwrap_or_default();
    let fields = [
        entry.sequence.to_string(),
        entry.at.0.to_string(),
        entry.actor_kind.clone(),
        key(entry.actor),
        entry.action.clone(),
        entry.object_kind.clone(),
        key(entry.object),
        key(entry.organization),
        entry.address.clone(),
        entry.reason.clone(),
        entry.detail.clone(),
    ];
    for field in fields {
        hasher.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(field.as_bytes());
    }
    let mut out = [0; 32];
    out.iter_mut().zip(hasher.finalize()).for_each(|(to, from)| *to = from);
    out
}

/// The state of the chain: head and base.
struct Chain {
    head: Head,
    base: Head,
    mac: Vec<u8>,
}

impl Chain {
    fn message(&self) -> Vec<u8> {
        format!("{}|{}", self.base.text(), self.head.text()).into_bytes()
    }
}

fn chain(session: &mut Session<'_>, lock: bool) -> Result<Option<Chain>, DatabaseError> {
    let lock = if lock && session.engine() == Engine::Postgresql { " FOR UPDATE" } else { "" };
    let sql = format!("SELECT sequence, hash, base_sequence, base_hash, mac FROM audit_head WHERE one = 1{lock}");
    session.first(&sql, &[], |row| {
        Ok(Chain { head: Head { sequence: row.get(0)?, hash: row.get(1)? }, base: Head { sequence: row.get(2)?, hash: row.get(3)? }, mac: row.get(4)? })
    })
}

/// Notes something, in the transaction of what it tells about. Call it last: the head is held until the transaction ends.
///
/// # Errors
/// The database fails.
pub fn note(session: &mut Session<'_>, secrets: &Secrets, note: &Note<'_>, now: Time) -> Result<(), DatabaseError> {
    let zero = [0u8; 32];
    session.execute(
        "INSERT INTO audit_head (one, sequence, hash, base_sequence, base_hash, mac) VALUES (1, 0, $1, 0, $1, $1) ON CONFLICT (one) DO NOTHING",
        &[Value::Bytes(&zero)],
    )?;
    let Some(mut chain) = chain(session, true)? else { return Err(DatabaseError::Engine("the head of the audit log is missing".to_owned())) };
    let (actor_kind, actor) = actor_words(note.actor);
    let mut entry = Entry {
        sequence: chain.head.sequence + 1,
        at: now,
        actor_kind: actor_kind.to_owned(),
        actor,
        action: note.action.as_str().to_owned(),
        object_kind: note.object.map_or("", |(kind, _)| kind).to_owned(),
        object: note.object.map(|(_, id)| id),
        organization: note.organization,
        address: note.address.or_else(whence).map(|address| address.to_string()).unwrap_or_default(),
        reason: note.reason.chars().take(REASON_LENGTH_MAX).collect(),
        detail: if note.detail.is_null() { String::new() } else { note.detail.to_string() },
        hash: Vec::new(),
    };
    entry.hash = digest(&chain.head.hash, &entry).to_vec();
    let values: [Value<'_>; 12] = [
        entry.sequence.into(),
        entry.at.into(),
        entry.actor_kind.as_str().into(),
        entry.actor.map_or(Value::Null, Value::Key),
        entry.action.as_str().into(),
        entry.object_kind.as_str().into(),
        entry.object.map_or(Value::Null, Value::Key),
        entry.organization.map_or(Value::Null, Value::Key),
        entry.address.as_str().into(),
        entry.reason.as_str().into(),
        entry.detail.as_str().into(),
        Value::Bytes(&entry.hash),
    ];
    let sql = "INSERT INTO audit (sequence, at, actor_kind, actor_id, action, object_kind, object_id, organization_id, address, reason, detail, hash) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    session.execute(sql, &values)?;
    chain.head = Head { sequence: entry.sequence, hash: entry.hash };
    keep(session, secrets, &chain)
}

fn keep(session: &mut Session<'_>, secrets: &Secrets, chain: &Chain) -> Result<(), DatabaseError> {
    let mac = secrets.vouch(PURPOSE, &chain.message());
    session.execute(
        "UPDATE audit_head SET sequence = $1, hash = $2, base_sequence = $3, base_hash = $4, mac = $5 WHERE one = 1",
        &[chain.head.sequence.into(), Value::Bytes(&chain.head.hash), chain.base.sequence.into(), Value::Bytes(&chain.base.hash), Value::Bytes(&mac)],
    )?;
    Ok(())
}

const COLUMNS: &str = "sequence, at, actor_kind, actor_id, action, object_kind, object_id, organization_id, address, reason, detail, hash";

fn read(row: &Row<'_>) -> Result<Entry, DatabaseError> {
    Ok(Entry {
        sequence: row.get(0)?,
        at: row.get(1)?,
        actor_kind: row.get(2)?,
        actor: row.get(3)?,
        action: row.get(4)?,
        object_kind: row.get(5)?,
        object: row.get(6)?,
        organization: row.get(7)?,
        address: row.get(8)?,
        reason: row.get(9)?,
        detail: row.get(10)?,
        hash: row.get(11)?,
    })
}

/// Which entries are looked for; what is not said does not narrow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sought<'a> {
    /// By this person or program.
    pub actor: Option<Id>,
    /// About this thing.
    pub object: Option<Id>,
    /// This word, or all that begin with it and a dot.
    pub action: Option<&'a str>,
    /// From this moment on.
    pub from: Option<Time>,
    /// Before this moment.
    pub until: Option<Time>,
    /// Entries that come after the one with this number: the next page.
    pub before: Option<i64>,
}

impl Sought<'_> {
    /// Whether entries are found, and come, by their time, and not by their number. The two orders differ only where clocks did. Of what one person did, or
    /// what was done to one, there is little enough to look at by number.
    const fn is_by_time(&self) -> bool {
        self.actor.is_none() && self.object.is_none() && (self.action.is_some() || self.from.is_some() || self.until.is_some())
    }
}

/// Entries, the latest first, at most [`ENTRIES_MAX`].
///
/// # Errors
/// The database fails.
pub fn entries(session: &mut Session<'_>, sought: &Sought<'_>, limit: u32) -> Result<Vec<Entry>, DatabaseError> {
    // An action alone is looked up; where a person is sought, it is looked for among what is theirs.
    let known = match sought.action {
        Some(_) if sought.is_by_time() => actions(session)?,
        _ => None,
    };
    let (Some(known), Some(sought_action)) = (known, sought.action) else { return entries_of(session, sought, None, limit) };
    let mut found = Vec::new();
    for action in known.iter().filter(|action| is_of(action, sought_action)) {
        found.extend(entries_of(session, sought, Some(action), limit)?);
    }
    found.sort_unstable_by_key(|entry: &Entry| std::cmp::Reverse((entry.at, entry.sequence)));
    found.truncate(usize::try_from(limit.min(ENTRIES_MAX)).unwrap_or(usize::MAX));
    Ok(found)
}

/// Whether an action is the one that is sought, or one of its kind: `role` is sought, `role.given` is one.
fn is_of(action: &str, sought: &str) -> bool {
    action.strip_prefix(sought).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The actions that there are, each found from the one before by the index: a rare one is found in a long log without looking through it. `None` where there
/// are more than are told apart.
fn actions(session: &mut Session<'_>) -> Result<Option<Vec<String>>, DatabaseError> {
    let mut known: Vec<String> = Vec::new();
    loop {
        let last = known.last().map_or("", String::as_str);
        let next = session.first("SELECT action FROM audit WHERE action > $1 ORDER BY action LIMIT 1", &[last.into()], |row| row.get::<String>(0))?;
        match next {
            Some(_) if known.len() >= ACTIONS_MAX => return Ok(None),
            Some(next) => known.push(next),
            None => return Ok(Some(known)),
        }
    }
}

fn entries_of(session: &mut Session<'_>, sought: &Sought<'_>, action: Option<&str>, limit: u32) -> Result<Vec<Entry>, DatabaseError> {
    let (sql, values) = statement(session, sought, action, limit)?;
    session.query(&sql, &values, read)
}

/// The statement that finds entries without telling actions apart, for tests that look at how the database goes about it.
///
/// # Errors
/// The database fails.
#[cfg(feature = "testing")]
pub fn statement_of(session: &mut Session<'_>, sought: &Sought<'_>, action: Option<&str>, limit: u32) -> Result<(String, Vec<Value<'static>>), DatabaseError> {
    statement(session, sought, action, limit)
}

fn statement(session: &mut Session<'_>, sought: &Sought<'_>, action: Option<&str>, limit: u32) -> Result<(String, Vec<Value<'static>>), DatabaseError> {
    let mut conditions = vec!["1 = 1".to_owned()];
    let mut values: Vec<Value<'static>> = Vec::new();
    let mut narrow = |text: &str, value: Value<'static>| {
        values.push(value);
        conditions.push(text.replace('?', &format!("${}", values.len())));
    };
    if let Some(actor) = sought.actor {
        narrow("actor_id = ?", Value::Key(actor));
    }
    if let Some(object) = sought.object {
        narrow("object_id = ?", Value::Key(object));
    }
    match (action, sought.action) {
        (Some(action), _) => narrow("action = ?", Value::Owned(action.to_owned())),
        (None, Some(action)) => narrow("(action = ? OR SUBSTR(action, 1, LENGTH(?) + 1) = ? || '.')", Value::Owned(action.to_owned())),
        (None, None) => {}
    }
    if let Some(from) = sought.from {
        narrow("at >= ?", Value::Integer(from.0));
    }
    let after = match sought.before {
        Some(before) if sought.is_by_time() => place_of(session, before)?,
        _ => None,
    };
    // One upper bound is what an index can begin at, so only the lower one of the two is said.
    match (after, sought.until) {
        (Some((at, sequence)), until) if until.is_none_or(|until| at < until) => {
            narrow("at <= ?", Value::Integer(at.0));
            let place = values.len();
            values.push(Value::Integer(sequence));
            conditions.push(format!("(at < ${place} OR sequence < ${})", place + 1));
        }
        (_, Some(until)) => narrow("at < ?", Value::Integer(until.0)),
        _ => {}
    }
    if let (Some(before), false) = (sought.before, sought.is_by_time()) {
        values.push(Value::Integer(before));
        conditions.push(format!("sequence < ${}", values.len()));
    }
    let order = if sought.is_by_time() { "at DESC, sequence DESC" } else { "sequence DESC" };
    let sql = format!("SELECT {COLUMNS} FROM audit WHERE {} ORDER BY {order} LIMIT {}", conditions.join(" AND "), limit.min(ENTRIES_MAX));
    Ok((sql, values))
}

/// Where an entry stands by time; of one that is gone, the first one kept after it. `None` where there is none.
fn place_of(session: &mut Session<'_>, sequence: i64) -> Result<Option<(Time, i64)>, DatabaseError> {
    let sql = "SELECT at, sequence FROM audit WHERE sequence >= $1 ORDER BY sequence LIMIT 1";
    session.first(sql, &[sequence.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The statement behind [`entries_about`] for so many actions and things.
#[must_use]
pub fn entries_about_sql(actions: usize, objects: usize) -> String {
    // An action looked up by its own index would be walked to its end for who is in none of its entries: comparing a made text keeps to the things.
    let action = |number: usize| format!("action || '' = ${number} OR SUBSTR(action, 1, LENGTH(${number}) + 1) = ${number} || '.'");
    let wanted: Vec<String> = (1..=actions).map(action).collect();
    let list = placeholders(actions + 1, objects);
    format!("SELECT {COLUMNS} FROM audit WHERE object_id IN ({list}) AND ({}) ORDER BY sequence DESC LIMIT {ENTRIES_MAX}", wanted.join(" OR "))
}

/// The latest [`ENTRIES_MAX`] entries about any of some things, of some actions: each a word, with all that begin with it and a dot.
///
/// # Errors
/// The database fails.
pub fn entries_about(session: &mut Session<'_>, objects: &[Id], actions: &[&str]) -> Result<Vec<Entry>, DatabaseError> {
    if objects.is_empty() || actions.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value<'_>> = actions.iter().map(|action| (*action).into()).collect();
    values.extend(objects.iter().map(|object| Value::Key(*object)));
    session.query(&entries_about_sql(actions.len(), objects.len()), &values, read)
}

/// The head, to be kept elsewhere.
///
/// # Errors
/// The database fails.
pub fn head(database: &Database) -> Result<Head, DatabaseError> {
    Ok(database.read(|session| chain(session, false))?.map_or_else(|| Head { sequence: 0, hash: vec![0; 32] }, |chain| chain.head))
}

/// Walks the whole chain; the number of entries that hold together. `kept` is a head that was kept elsewhere.
///
/// # Errors
/// `Ok(Err(_))` says what is wrong with the chain, `Err(_)` that the database failed.
pub fn verify(database: &Database, secrets: &Secrets, kept: Option<&Head>) -> Result<Result<u64, Broken>, DatabaseError> {
    let Some(chain) = database.read(|session| chain(session, false))? else {
        let stray = database.read(|session| session.number("SELECT COUNT(*) FROM audit", &[]))?;
        return Ok(match (stray, kept) {
            (0, None) => Ok(0),
            (0, Some(kept)) if kept.sequence == 0 => Ok(0),
            (last, _) => Err(Broken::Truncated(last, 0)),
        });
    };
    if !secrets.vouches(PURPOSE, &chain.message(), &chain.mac) {
        return Ok(Err(Broken::Head));
    }
    let (mut last, mut hash, mut count) = (chain.base.sequence, chain.base.hash.clone(), 0u64);
    let mut kept_seen = kept.is_none_or(|kept| kept.sequence <= chain.base.sequence);
    loop {
        let sql = format!("SELECT {COLUMNS} FROM audit WHERE sequence > $1 ORDER BY sequence LIMIT $2");
        let entries = database.read(|session| session.query(&sql, &[last.into(), ENTRIES_MAX.into()], read))?;
        for entry in &entries {
            if entry.sequence != last + 1 {
                return Ok(Err(Broken::Missing(last + 1)));
            }
            if digest(&hash, entry).as_slice() != entry.hash {
                return Ok(Err(Broken::Changed(entry.sequence)));
            }
            if let Some(kept) = kept.filter(|kept| kept.sequence == entry.sequence) {
                if kept.hash != entry.hash {
                    return Ok(Err(Broken::Rewritten(entry.sequence)));
                }
                kept_seen = true;
            }
            (last, hash) = (entry.sequence, entry.hash.clone());
            count += 1;
        }
        if entries.is_empty() {
            break;
        }
    }
    // An entry written while the chain was walked is no fault: the head is read again.
    let now = database.read(|session| self::chain(session, false))?.map_or(chain.head.sequence, |chain| chain.head.sequence);
    Ok(if last < chain.head.sequence || last > now {
        Err(Broken::Truncated(last, chain.head.sequence))
    } else if last == chain.head.sequence && hash != chain.head.hash {
        Err(Broken::Changed(last))
    } else if !kept_seen {
        Err(Broken::Truncated(last, kept.map_or(0, |kept| kept.sequence)))
    } else {
        Ok(count)
    })
}

/// Removes entries from before a moment; the chain goes on from the last one removed. How many went.
///
/// # Errors
/// The database fails.
pub fn prune(database: &Database, secrets: &Secrets, before: Time, now: Time) -> Result<u64, DatabaseError> {
    database.write(|session| {
        let Some(mut chain) = chain(session, true)? else { return Ok(0) };
        let first_kept = session.number("SELECT COALESCE(MIN(sequence), 0) FROM audit WHERE at >= $1", &[before.into()])?;
        let last_gone = if first_kept == 0 { chain.head.sequence } else { first_kept - 1 };
        let found = session
            .first("SELECT sequence, hash FROM audit WHERE sequence = $1", &[last_gone.into()], |row| Ok(Head { sequence: row.get(0)?, hash: row.get(1)? }))?;
        let Some(base) = found else { return Ok(0) };
        let gone = session.execute("DELETE FROM audit WHERE sequence <= $1", &[last_gone.into()])?;
        chain.base = base;
        keep(session, secrets, &chain)?;
        note(
            session,
            secrets,
            &Note { detail: serde_json::json!({ "entries": gone, "until": last_gone }), ..Note::new(Actor::System, Action::AuditPruned, None) },
            now,
        )?;
        Ok(gone)
    })
}
