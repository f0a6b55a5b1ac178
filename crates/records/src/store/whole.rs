//! All statements at once: what a backup holds of them, and how they get from tables into a journal and back.
//!
//! A backup always has the rows of tables, whatever they stood in, so that it can be restored on the other engine. What is only a view of them (keys, the
//! counter) is left out and made anew.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::path::Path;

use journal::{Entry, Journal};
use kernel::Id;
use platform::dump::{DumpError, LeftOut, StandIn};
use platform::{Database, DatabaseError, Session};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::lrs::links;
use super::lrs::statements::Placed;
use super::lrs::{partitions, statements};
use super::shelf::{self, ShelfError};
use crate::model::xapi::prepared::Prepared;

/// Statements moved or connected at once.
pub const STEP_MAX: u32 = 1000;

/// What a backup leaves out, because it is made anew from the rest or true of one disk only.
pub const LEFT_OUT: &[LeftOut] = &[left_out("lrs_key", None), left_out("lrs_place", None), left_out("lrs_usage", None), left_out("lrs_head", Some("one = 2"))];

const fn left_out(table: &'static str, rows: Option<&'static str>) -> LeftOut {
    LeftOut { table, rows }
}

/// What belongs to statements and stands in tables. Where statements stand in a journal these are read after it was looked at, so that no statement of a
/// backup misses an attachment that came while it was made.
pub const LATER: &[&str] = &["lrs_activity", "lrs_attachment"];

/// A journal as it is when the moment of a backup is fixed. What rooms said in the tables of that moment is either still waiting there or in here.
pub struct Looked<'f> {
    folder: &'f Path,
    seen: OnceCell<Seen>,
}

/// What of a journal must be known before its rows are given.
#[derive(Default)]
struct Seen {
    /// What comes from this place on is not of the backup.
    end: u64,
    /// What is taken back may come before what takes it back.
    voided: HashSet<([u8; 16], [u8; 16])>,
    erased: Vec<([u8; 16], [u8; 16])>,
}

impl<'f> Looked<'f> {
    /// A journal in a folder, which is not looked at yet.
    pub const fn at(folder: &'f Path) -> Self {
        Self { folder, seen: OnceCell::new() }
    }

    /// Looks, once.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn look(&self) -> Result<(), DumpError> {
        if self.seen.get().is_none() {
            let mut seen = Seen::default();
            journal::glance::<Failed>(self.folder, |stored| {
                seen.end = stored.seq + 1;
                seen.voided.extend(stored.entry.voids.map(|target| (stored.entry.store, target)));
                if stored.erased {
                    seen.erased.push((stored.entry.store, stored.entry.id));
                }
                Ok(())
            })?;
            seen.erased.sort_unstable();
            let _ = self.seen.set(seen); // nobody was here before
        }
        Ok(())
    }

    fn seen(&self) -> Result<&Seen, DumpError> {
        self.look()?;
        self.seen.get().ok_or_else(|| DatabaseError::Engine("the journal of statements was not looked at".to_owned()).into())
    }
}

/// The rows of statements that stand in a journal.
pub struct Statements<'l, 'f>(pub &'l Looked<'f>);

/// The rows of what was erased from a journal.
pub struct Erased<'l, 'f>(pub &'l Looked<'f>);

/// What may go wrong while a journal is read for a backup.
enum Failed {
    Journal(journal::Error),
    Dump(DumpError),
}

impl From<journal::Error> for Failed {
    fn from(error: journal::Error) -> Self {
        Self::Journal(error)
    }
}

impl From<Failed> for DumpError {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Journal(error) => DatabaseError::Engine(format!("the journal of statements: {error}")).into(),
            Failed::Dump(error) => error,
        }
    }
}

fn id(bytes: [u8; 16]) -> String {
    Id::from_bytes(bytes).to_string()
}

impl StandIn for Statements<'_, '_> {
    fn table(&self) -> &'static str {
        "lrs_statement"
    }

    fn columns(&self) -> &'static [&'static str] {
        &["seq", "tenant", "id", "said", "happened", "body", "stored", "refers", "voids", "voided"]
    }

    fn rows(&self, emit: &mut dyn FnMut(&[Json]) -> Result<(), DumpError>) -> Result<(), DumpError> {
        let seen = self.0.seen()?;
        journal::glance::<Failed>(self.0.folder, |stored| {
            let entry = stored.entry;
            if stored.erased || stored.seq >= seen.end {
                return Ok(());
            }
            let body = String::from_utf8(entry.body.into()).map_err(|_| Failed::Journal(journal::Error::Damaged { segment: 0, offset: stored.seq }))?;
            // What takes something back is never taken back itself.
            let is_voided = entry.voids.is_none() && seen.voided.contains(&(entry.store, entry.id));
            let row = [
                json!(stored.seq + 1),
                json!(id(entry.store)),
                json!(id(entry.id)),
                json!(id(entry.content)),
                json!(entry.moment),
                json!(body),
                json!(stored.stored),
                json!(entry.refers.map(id)),
                json!(entry.voids.is_some()),
                json!(is_voided),
            ];
            emit(&row).map_err(Failed::Dump)
        })?;
        Ok(())
    }
}

impl StandIn for Erased<'_, '_> {
    fn table(&self) -> &'static str {
        "lrs_erased"
    }

    fn columns(&self) -> &'static [&'static str] {
        &["tenant", "id"]
    }

    fn rows(&self, emit: &mut dyn FnMut(&[Json]) -> Result<(), DumpError>) -> Result<(), DumpError> {
        self.0.seen()?.erased.iter().try_for_each(|(store, one)| emit(&[json!(id(*store)), json!(id(*one))]))
    }
}

/// Makes room for a row of a backup, where it is one of statements.
///
/// # Errors
/// The database fails.
pub fn room(session: &mut Session<'_>, table: &str, number: &dyn Fn(&str) -> Option<i64>) -> Result<(), DatabaseError> {
    match number("seq").filter(|_| table == "lrs_statement") {
        // The first partition is there from the beginning.
        Some(seq) if seq >= partitions::PLACES => partitions::make_room(session, seq, seq),
        _ => Ok(()),
    }
}

/// Moves statements from tables into a journal: those of before there was one, and those that a restored backup brought. Goes on where it was interrupted. How
/// many there were.
///
/// # Errors
/// The database or the journal fails, or both hold statements that do not belong together.
pub fn move_in(database: &Database, journal: &Journal) -> Result<u64, ShelfError> {
    let total = database.read::<_, DatabaseError>(|session| session.number("SELECT COUNT(*) FROM lrs_statement", &[]))?;
    let all_erased = database.read::<_, DatabaseError>(|session| {
        session.query("SELECT tenant, id FROM lrs_erased ORDER BY tenant, id", &[], |row| Ok((row.get::<Id>(0)?, row.get::<Id>(1)?)))
    })?;
    if total == 0 && all_erased.is_empty() {
        return Ok(0);
    }
    let begun = journal.next_seq();
    agrees(database, journal, begun, &all_erased)?;
    // Each place without a statement is that of one that was erased.
    let before = i64::try_from(begun).unwrap_or(i64::MAX);
    let there = database.read::<_, DatabaseError>(|session| session.number("SELECT COUNT(*) FROM lrs_statement WHERE seq <= $1", &[before.into()]))?;
    let filled = usize::try_from(before - there).unwrap_or(0);
    let mut erased = all_erased.iter().copied().skip(filled);
    let (mut place, mut last_stored) = (begun, begun.checked_sub(1).map_or(Ok(0), |seq| stored_at(journal, seq))?);
    loop {
        let rows = database.read::<_, DatabaseError>(|session| read_after(session, place))?;
        let Some((last, _, _, _)) = rows.last() else { break };
        let last = *last;
        let mut batch = Vec::new();
        for (seq, tenant, stored, one) in rows {
            let missing = seq.saturating_sub(place + 1);
            let room = i64::try_from(missing).unwrap_or(i64::MAX);
            if stored.saturating_sub(room) > last_stored {
                for (at, (tenant, id)) in (0..missing).zip(erased.by_ref()) {
                    batch.push((stored - room + i64::try_from(at).unwrap_or(0), blank(tenant, id)));
                }
            }
            batch.push((stored, shelf::entry(tenant, one)));
            (place, last_stored) = (seq, stored);
        }
        keep(journal, batch)?;
        place = last;
    }
    let rest: Vec<(Id, Id)> = erased.collect();
    let blanks = (1..).zip(&rest).map(|(after, (tenant, id))| (last_stored + after, blank(*tenant, *id))).collect();
    keep(journal, blanks)?;
    // Those of an interrupted move among them.
    forget(journal, &all_erased)?;
    database.write::<_, DatabaseError>(|session| {
        for table in ["lrs_key", "lrs_place", "lrs_statement", "lrs_erased", "lrs_head WHERE one = 1"] {
            session.execute(&format!("DELETE FROM {table}"), &[])?;
        }
        Ok(())
    })?;
    Ok(u64::try_from(total).unwrap_or(0))
}

fn blank(tenant: Id, id: Id) -> Entry {
    Entry { store: *tenant.as_bytes(), id: *id.as_bytes(), ..Entry::default() }
}

fn keep(journal: &Journal, mut batch: Vec<(i64, Entry)>) -> Result<(), ShelfError> {
    while !batch.is_empty() {
        // Bodies and keys of one step stay far below the bound of a batch in all but odd cases.
        let (mut bytes, mut count) = (0, 0);
        for (_, entry) in &batch {
            bytes += entry.body.len() + entry.keys.len() * 16;
            if count > 0 && (bytes > journal::BATCH_BYTES_MAX || count == journal::BATCH_ENTRIES_MAX) {
                break;
            }
            count += 1;
        }
        let rest = batch.split_off(count);
        journal.keep(batch)?;
        batch = rest;
    }
    Ok(())
}

fn forget(journal: &Journal, gone: &[(Id, Id)]) -> Result<(), ShelfError> {
    let mut by_tenant: HashMap<Id, Vec<[u8; 16]>> = HashMap::new();
    for (tenant, id) in gone {
        by_tenant.entry(*tenant).or_default().push(*id.as_bytes());
    }
    for (tenant, ids) in by_tenant {
        for some in ids.chunks(journal::ERASED_IDS_MAX) {
            journal.erase(tenant.as_bytes(), some)?;
        }
    }
    Ok(())
}

fn stored_at(journal: &Journal, seq: u64) -> Result<i64, ShelfError> {
    Ok(journal.scan(seq, 1)?.entries.first().map_or(0, |stored| stored.stored))
}

/// What is in the journal already must be what the tables begin with.
fn agrees(database: &Database, journal: &Journal, begun: u64, erased: &[(Id, Id)]) -> Result<(), ShelfError> {
    let Some(last) = begun.checked_sub(1) else { return Ok(()) };
    let place = i64::try_from(begun).unwrap_or(i64::MAX);
    let in_tables =
        database.read::<_, DatabaseError>(|session| session.first("SELECT id FROM lrs_statement WHERE seq = $1", &[place.into()], |row| row.get::<Id>(0)))?;
    let in_journal = journal.scan(last, 1)?.entries.first().map(|stored| (stored.entry.store, stored.entry.id));
    match (in_tables, in_journal) {
        (None, Some((store, there))) if erased.contains(&(Id::from_bytes(store), Id::from_bytes(there))) => Ok(()),
        (Some(id), Some((_, there))) if *id.as_bytes() == there => Ok(()),
        _ => Err(DatabaseError::Engine(
            "both the database and the folder 'records' of the data directory hold statements, and they do not belong together; keep one".to_owned(),
        )
        .into()),
    }
}

type Row = (u64, Id, i64, Prepared);

fn read_after(session: &mut Session<'_>, place: u64) -> Result<Vec<Row>, DatabaseError> {
    let sql = "SELECT seq, tenant, stored, id, said, happened, body FROM lrs_statement WHERE seq > $1 ORDER BY seq LIMIT $2";
    session.query(sql, &[place.into(), STEP_MAX.into()], |row| {
        let id = row.get::<Id>(3)?.as_uuid();
        let one = Prepared::again(id, *row.get::<Id>(4)?.as_bytes(), row.get(5)?, row.get(6)?)
            .map_err(|reason| DatabaseError::Engine(format!("the statement {id} cannot be read: {reason}")))?;
        Ok((u64::try_from(row.get::<i64>(0)?).unwrap_or(0), row.get(1)?, row.get(2)?, one))
    })
}

/// Makes keys and counter anew in tables that hold statements without them, as after a restore. How many statements there were.
///
/// # Errors
/// The database fails.
pub fn connect(database: &Database) -> Result<u64, DatabaseError> {
    database.write(|session| {
        let (count, erased) = (session.number("SELECT COUNT(*) FROM lrs_statement", &[])?, session.number("SELECT COUNT(*) FROM lrs_erased", &[])?);
        if statements::last_place(session)? > 0 || count + erased == 0 {
            return Ok(0);
        }
        let sql = "INSERT INTO lrs_place (tenant, id, seq, said, happened, refers, voids) SELECT tenant, id, seq, said, happened, refers, voids FROM lrs_statement \
                   WHERE TRUE ON CONFLICT (tenant, id) DO NOTHING";
        session.execute(sql, &[])?;
        let mut place = 0;
        loop {
            let rows = read_after(session, place)?;
            let Some(last) = rows.last() else { break };
            place = last.0;
            let mut found = Vec::new();
            for (seq, tenant, _, one) in &rows {
                let seq = i64::try_from(*seq).unwrap_or(i64::MAX);
                found.extend(statements::all_keys(&one.keys).map(|key| (*tenant, key, seq)));
            }
            statements::insert_keys(session, found)?;
        }
        // Only now all of them are there, whichever way they point.
        let mut place = 0;
        loop {
            let rows = read_after(session, place)?;
            let Some(last) = rows.last() else { break };
            place = last.0;
            for (seq, tenant, _, one) in &rows {
                if one.refers.is_some() || is_referred_to(session, *tenant, one.id)? {
                    links::connect(session, *tenant, &[Placed { seq: i64::try_from(*seq).unwrap_or(i64::MAX), prepared: one }])?;
                }
            }
        }
        let sql = "INSERT INTO lrs_head (one, seq, stored) SELECT 1, CASE WHEN COALESCE(MAX(seq), 0) > $1 THEN MAX(seq) ELSE $1 END, COALESCE(MAX(stored), 0) FROM lrs_statement \
                   WHERE TRUE ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, stored = excluded.stored";
        session.execute(sql, &[(count + erased).into()])?;
        Ok(u64::try_from(count).unwrap_or(0))
    })
}

fn is_referred_to(session: &mut Session<'_>, tenant: Id, id: Uuid) -> Result<bool, DatabaseError> {
    let sql = "SELECT seq FROM lrs_place WHERE tenant = $1 AND refers = $2 LIMIT 1";
    Ok(session.first(sql, &[tenant.into(), Id::from(id).into()], |row| row.get::<i64>(0))?.is_some())
}
