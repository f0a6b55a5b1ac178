//! Statements and what they are found by.

use std::collections::BTreeMap;

use kernel::{Id, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Engine, Row, Session, Value};
use uuid::Uuid;

use super::known::Known;
use super::{links, partitions, usage};
use crate::model::xapi::json::Json;
use crate::model::xapi::keys::{self, Key, Kind};
use crate::model::xapi::prepared::Prepared;
use crate::model::xapi::query::Filter;

/// A statement as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its place in the order of all.
    pub seq: u64,
    /// Its id.
    pub id: Uuid,
    /// The JSON without `stored`.
    pub body: String,
    /// When it was stored, in microseconds.
    pub stored: i64,
    /// Whether it was taken back.
    pub voided: bool,
}

impl Kept {
    /// The whole statement.
    #[must_use]
    pub fn whole(&self) -> String {
        crate::model::xapi::render::whole(&self.body, self.stored)
    }
}

/// A statement that is there says something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict(pub Uuid);

/// What became of a batch.
pub type Appended = Result<usize, Conflict>;

const KEPT: &str = "seq, id, body, stored, voided";

fn kept(row: &Row<'_>) -> Result<Kept, DatabaseError> {
    let seq = u64::try_from(row.get::<i64>(0)?).unwrap_or_default();
    Ok(Kept { seq, id: row.get::<Id>(1)?.as_uuid(), body: row.get(2)?, stored: row.get(3)?, voided: row.get(4)? })
}

/// A statement that stands to be written, with its place.
pub(crate) struct Placed<'p> {
    pub seq: i64,
    pub prepared: &'p Prepared,
}

/// Appends statements in the transaction of a room: all or, where one clashes, none. One that is there and says the same changes nothing, nor does one that was
/// erased. The number of new ones.
///
/// # Errors
/// The database fails.
pub fn append(session: &mut Session<'_>, tenant: Id, batch: &[Prepared], now: Time) -> Result<Appended, DatabaseError> {
    // Mostly what was said before is said again, and then nobody need be held up.
    let known = Known::look_up(session, [(tenant, batch)])?;
    match known.new_of(tenant, batch) {
        Ok(new) if !new.is_empty() => hold(session)?,
        settled => return Ok(settled.map(|_| 0)),
    }
    let known = Known::look_up(session, [(tenant, batch)])?;
    let new = match known.new_of(tenant, batch) {
        Ok(new) => new,
        Err(conflict) => return Ok(Err(conflict)),
    };
    write(session, &new.iter().map(|one| (tenant, *one)).collect::<Vec<_>>(), now)?;
    usage::add(session, tenant, brought(&new))?;
    Ok(Ok(new.len()))
}

/// What new statements bring to a store.
#[must_use]
pub fn brought(new: &[&Prepared]) -> usage::Change {
    let bytes: usize = new.iter().map(|one| one.body.len()).sum();
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    usage::Change { statements: number(new.len()), statement_bytes: number(bytes), ..usage::Change::default() }
}

/// Keeps others from taking places until the end of the transaction: what is not there now is not there until this transaction writes it. Also where there was
/// no statement yet.
///
/// # Errors
/// The database fails.
pub fn hold(session: &mut Session<'_>) -> Result<(), DatabaseError> {
    session.execute("INSERT INTO lrs_head (one, seq, stored) VALUES (1, 0, 0) ON CONFLICT (one) DO UPDATE SET seq = lrs_head.seq", &[]).map(|_| ())
}

/// Writes statements of any stores that are not there, in this order; whoever calls it holds the places, and counts them.
///
/// # Errors
/// The database fails.
pub fn write(session: &mut Session<'_>, new: &[(Id, &Prepared)], now: Time) -> Result<(), DatabaseError> {
    if new.is_empty() {
        return Ok(());
    }
    let (last, stored_last) = advance(session, new.len(), now)?;
    let before = i64::try_from(new.len()).unwrap_or(i64::MAX) - 1;
    let mut placed: BTreeMap<Id, Vec<Placed<'_>>> = BTreeMap::new();
    let (mut rows, mut places) = (Vec::with_capacity(new.len() * 10), Vec::with_capacity(new.len() * 7));
    let mut keys = Vec::with_capacity(new.len() * 12);
    for ((seq, stored), (tenant, prepared)) in (last - before..).zip(stored_last - before..).zip(new) {
        let id: Id = prepared.id.into();
        let said = Id::from_bytes(prepared.said);
        let refers: Option<Id> = prepared.refers.map(Id::from);
        rows.extend([
            seq.into(),
            (*tenant).into(),
            id.into(),
            said.into(),
            prepared.happened.into(),
            Value::Text(&prepared.body),
            stored.into(),
            refers.into(),
        ]);
        rows.extend([prepared.voids.is_some().into(), false.into()]);
        places.extend([(*tenant).into(), id.into(), seq.into(), said.into(), prepared.happened.into(), refers.into(), prepared.voids.is_some().into()]);
        keys.extend(all_keys(&prepared.keys).map(|key| (*tenant, key, seq)));
        placed.entry(*tenant).or_default().push(Placed { seq, prepared });
    }
    session.insert("lrs_place (tenant, id, seq, said, happened, refers, voids)", 7, &places)?;
    session.insert("lrs_statement (seq, tenant, id, said, happened, body, stored, refers, voids, voided)", 10, &rows)?;
    insert_keys(session, keys)?;
    placed.iter().try_for_each(|(tenant, placed)| links::connect(session, *tenant, placed))
}

/// What a statement is found by of itself, at depth 0.
pub(crate) fn all_keys(keys: &[Key]) -> impl Iterator<Item = Key> {
    keys.iter().copied().chain([keys::key(Kind::All, "")])
}

/// Writes what new statements are found by. In the order of the index, because neighbours then go to the same pages one after the other.
pub(crate) fn insert_keys(session: &mut Session<'_>, mut keys: Vec<(Id, Key, i64)>) -> Result<(), DatabaseError> {
    keys.sort_unstable();
    let values: Vec<Value<'_>> =
        keys.iter().flat_map(|(tenant, key, seq)| [(*tenant).into(), Id::from_bytes(*key).into(), (*seq).into(), 0_i64.into()]).collect();
    session.insert("lrs_key (tenant, key, seq, depth)", 4, &values)
}

/// Takes the next places: the last of them, and the moment of the last. Moments only grow, a microsecond for each statement at least;
/// whoever comes second waits here for the first.
fn advance(session: &mut Session<'_>, count: usize, now: Time) -> Result<(i64, i64), DatabaseError> {
    // Whether the last place has a partition is told along.
    let has_room = match session.engine() {
        Engine::Sqlite => "TRUE",
        Engine::Postgresql => "to_regclass('lrs_statement_' || CAST(seq / 8388608 AS TEXT)) IS NOT NULL",
    };
    let sql = format!(
        "INSERT INTO lrs_head (one, seq, stored) VALUES (1, $1, $2) ON CONFLICT (one) DO UPDATE SET seq = lrs_head.seq + excluded.seq, \
         stored = CASE WHEN lrs_head.stored + excluded.seq > excluded.stored THEN lrs_head.stored + excluded.seq ELSE excluded.stored END \
         RETURNING seq, stored, {has_room}"
    );
    let found = session.first(&sql, &[count.into(), now.into()], |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?, row.get::<bool>(2)?)))?;
    let (last, stored, has_room) = found.ok_or_else(|| DatabaseError::Engine("the counter of statements gave no place".to_owned()))?;
    let first = last.saturating_sub(i64::try_from(count).unwrap_or(i64::MAX)) + 1;
    if !has_room || first / partitions::PLACES != last / partitions::PLACES {
        partitions::make_room(session, first, last)?;
    }
    Ok((last, stored))
}

/// One statement, whether it was taken back or not.
///
/// # Errors
/// The database fails.
pub fn get(session: &mut Session<'_>, tenant: Id, id: Uuid) -> Result<Option<Kept>, DatabaseError> {
    let sql = format!("SELECT {KEPT} FROM lrs_statement WHERE seq = (SELECT seq FROM lrs_place WHERE tenant = $1 AND id = $2)");
    session.first(&sql, &[tenant.into(), Id::from(id).into()], kept)
}

/// A page of statements, and whether more follow.
///
/// # Errors
/// The database fails.
pub fn query(session: &mut Session<'_>, tenant: Id, filter: &Filter) -> Result<(Vec<Kept>, bool), DatabaseError> {
    let Some((low, high)) = range(session, filter)? else { return Ok((Vec::new(), false)) };
    let mut wanted = filter.keys.clone();
    match wanted.len() {
        0 => wanted.push(keys::key(Kind::All, "")),
        1 => {}
        _ => rarest_first(session, tenant, &mut wanted)?,
    }
    let mut values: Vec<Value<'_>> = vec![tenant.into(), low.into(), high.into(), (filter.limit + 1).into()];
    values.extend(wanted.iter().map(|key| Value::Key(Id::from_bytes(*key))));
    let mut joins = String::new();
    for at in 1..wanted.len() {
        let key = at + 5;
        joins.push_str(&format!(" JOIN lrs_key k{at} ON k{at}.tenant = k0.tenant AND k{at}.key = ${key} AND k{at}.seq = k0.seq AND k{at}.depth = k0.depth"));
    }
    let order = if filter.ascending { "ASC" } else { "DESC" };
    let sql = format!(
        "SELECT {KEPT} FROM lrs_statement WHERE seq IN (SELECT DISTINCT k0.seq FROM lrs_key k0{joins} JOIN lrs_statement s ON s.seq = k0.seq \
         WHERE k0.tenant = $1 AND k0.key = $5 AND k0.seq > $2 AND k0.seq < $3 AND NOT s.voided ORDER BY k0.seq {order} LIMIT $4) ORDER BY seq {order}"
    );
    let mut page = session.query(&sql, &values, kept)?;
    let more = page.len() > filter.limit;
    page.truncate(filter.limit);
    Ok((page, more))
}

/// How far the statements of a key are counted, to see which key is rarer.
const COUNTED: u32 = 500;

/// Puts the rarest key first, because the search begins with it: one person did little of what everybody does.
fn rarest_first(session: &mut Session<'_>, tenant: Id, wanted: &mut [Key]) -> Result<(), DatabaseError> {
    let mut counted = Vec::with_capacity(wanted.len());
    for key in wanted.iter() {
        let sql = "SELECT COUNT(*) FROM (SELECT seq FROM lrs_key WHERE tenant = $1 AND key = $2 LIMIT $3) AS counted";
        counted.push((session.number(sql, &[tenant.into(), Id::from_bytes(*key).into(), COUNTED.into()])?, *key));
    }
    counted.sort_unstable();
    wanted.iter_mut().zip(counted).for_each(|(place, (_, key))| *place = key);
    Ok(())
}

/// Between which places (both left out) statements may stand; `None` where none can.
fn range(session: &mut Session<'_>, filter: &Filter) -> Result<Option<(i64, i64)>, DatabaseError> {
    let (mut low, mut high) = (0, i64::MAX);
    if let Some(since) = filter.since {
        let sql = "SELECT seq FROM lrs_statement WHERE stored <= $1 ORDER BY stored DESC LIMIT 1";
        low = session.first(sql, &[since.into()], |row| row.get::<i64>(0))?.unwrap_or(0);
    }
    if let Some(until) = filter.until {
        // Where nothing is later yet, what comes while this question is answered may be: it ends at the last place of the same moment.
        let sql = "SELECT COALESCE((SELECT seq FROM lrs_statement WHERE stored > $1 ORDER BY stored ASC LIMIT 1), \
                   (SELECT seq + 1 FROM lrs_head WHERE one = 1), 1)";
        high = session.number(sql, &[until.into()])?;
    }
    if let Some(cursor) = filter.cursor {
        let cursor = i64::try_from(cursor).unwrap_or(i64::MAX);
        if filter.ascending {
            low = low.max(cursor);
        } else {
            high = high.min(cursor);
        }
    }
    Ok((low < high).then_some((low, high)))
}

/// Whether the facts of before there was a record store were said in it.
///
/// # Errors
/// The database fails.
pub fn is_caught_up(session: &mut Session<'_>) -> Result<bool, DatabaseError> {
    Ok(session.number("SELECT seq FROM lrs_head WHERE one = 2", &[])? > 0)
}

/// Notes that they were.
///
/// # Errors
/// The database fails.
pub fn set_caught_up(session: &mut Session<'_>) -> Result<(), DatabaseError> {
    session.execute("INSERT INTO lrs_head (one, seq, stored) VALUES (2, 1, 0) ON CONFLICT (one) DO NOTHING", &[]).map(|_| ())
}

/// The moment of the last statement, in microseconds.
///
/// # Errors
/// The database fails.
pub fn last_stored(session: &mut Session<'_>) -> Result<i64, DatabaseError> {
    session.number("SELECT stored FROM lrs_head WHERE one = 1", &[])
}

/// Lets time pass for what comes later: no statement will be stored with a moment up to this one. Whoever is storing is waited for.
///
/// # Errors
/// The database fails.
pub fn pass_time(session: &mut Session<'_>, now: Time) -> Result<i64, DatabaseError> {
    let sql = "INSERT INTO lrs_head (one, seq, stored) VALUES (1, 0, $1) ON CONFLICT (one) DO UPDATE \
               SET stored = CASE WHEN lrs_head.stored > excluded.stored THEN lrs_head.stored ELSE excluded.stored END RETURNING stored";
    Ok(session.first(sql, &[now.into()], |row| row.get::<i64>(0))?.unwrap_or(0))
}

/// How many statements there are in all stores.
///
/// # Errors
/// The database fails.
pub fn count_all(session: &mut Session<'_>) -> Result<u64, DatabaseError> {
    // Every place was taken by one; those that were erased are few beside them.
    let sql = "SELECT (SELECT seq FROM lrs_head WHERE one = 1) - (SELECT COUNT(*) FROM lrs_erased)";
    Ok(u64::try_from(session.number(sql, &[])?).unwrap_or(0))
}

/// The place of the last statement of all stores; 0 where there is none.
///
/// # Errors
/// The database fails.
pub fn last_place(session: &mut Session<'_>) -> Result<u64, DatabaseError> {
    Ok(u64::try_from(session.number("SELECT seq FROM lrs_head WHERE one = 1", &[])?).unwrap_or(0))
}

/// When the last statement was stored, in microseconds.
///
/// # Errors
/// The database fails.
pub fn last(session: &mut Session<'_>) -> Result<Option<i64>, DatabaseError> {
    session.first("SELECT stored FROM lrs_statement ORDER BY stored DESC LIMIT 1", &[], |row| row.get(0))
}

/// How many statements took their place from each moment to the next. Places are taken in the order of moments and none is left out, so
/// that no statement needs to be looked at but those next to the moments.
///
/// # Errors
/// The database fails.
pub fn counts_between(session: &mut Session<'_>, moments: &[i64]) -> Result<Vec<u64>, DatabaseError> {
    let part = |at: usize| format!("SELECT CAST({at} AS BIGINT), (SELECT seq FROM lrs_statement WHERE stored < ${} ORDER BY stored DESC LIMIT 1)", at + 1);
    let sql = (0..moments.len()).map(part).collect::<Vec<_>>().join(" UNION ALL ");
    let values: Vec<Value<'_>> = moments.iter().map(|moment| (*moment).into()).collect();
    let mut found = session.query(&sql, &values, |row| Ok((row.get::<i64>(0)?, row.get::<Option<i64>>(1)?.unwrap_or(0))))?;
    found.sort_unstable();
    let places: Vec<i64> = found.into_iter().map(|(_, place)| place).collect();
    Ok(places.windows(2).map(|pair| pair.iter().copied().reduce(|from, to| to - from).map_or(0, |count| u64::try_from(count).unwrap_or(0))).collect())
}

/// Statements erased by one transaction.
pub const ERASED_AT_ONCE_MAX: u32 = 500;

/// Erases statements that are found by a key, so that they do not come back; the number erased by this call, at most
/// [`ERASED_AT_ONCE_MAX`].
///
/// # Errors
/// The database fails.
pub fn erase(session: &mut Session<'_>, tenant: Id, key: keys::Key) -> Result<usize, DatabaseError> {
    hold(session)?;
    let sql = "SELECT s.seq, s.id, s.body FROM lrs_statement s WHERE s.seq IN (SELECT seq FROM lrs_key WHERE tenant = $1 AND key = $2 AND depth = 0 ORDER BY seq LIMIT $3)";
    let values = [tenant.into(), Id::from_bytes(key).into(), ERASED_AT_ONCE_MAX.into()];
    let found = session.query(sql, &values, read_erased)?;
    for one in &found {
        erase_at(session, tenant, one)?;
    }
    usage::add(session, tenant, taken(&found))?;
    Ok(found.len())
}

/// Statements in which something stands by which they are found, also those that were taken back, by place after one.
///
/// # Errors
/// The database fails.
pub fn with_key(session: &mut Session<'_>, tenant: Id, key: Key, after: u64, limit: u32) -> Result<Vec<Kept>, DatabaseError> {
    let sql = format!(
        "SELECT {KEPT} FROM lrs_statement WHERE seq IN (SELECT seq FROM lrs_key WHERE tenant = $1 AND key = $2 AND depth = 0 AND seq > $3 ORDER BY seq LIMIT $4) ORDER BY seq"
    );
    session.query(&sql, &[tenant.into(), Id::from_bytes(key).into(), after.into(), limit.into()], kept)
}

/// Erases one statement, so that it does not come back; one that is not there is no error.
///
/// # Errors
/// The database fails.
pub fn erase_one(session: &mut Session<'_>, tenant: Id, id: Uuid) -> Result<(), DatabaseError> {
    hold(session)?;
    let sql = "SELECT seq, id, body FROM lrs_statement WHERE seq = (SELECT seq FROM lrs_place WHERE tenant = $1 AND id = $2)";
    let Some(one) = session.first(sql, &[tenant.into(), Id::from(id).into()], read_erased)? else { return Ok(()) };
    erase_at(session, tenant, &one)?;
    usage::add(session, tenant, taken(&[one]))
}

/// A statement that is to be erased.
struct Erased {
    seq: i64,
    id: Id,
    body: String,
}

fn read_erased(row: &Row<'_>) -> Result<Erased, DatabaseError> {
    Ok(Erased { seq: row.get(0)?, id: row.get(1)?, body: row.get(2)? })
}

/// What goes from a store with statements that are erased.
fn taken(erased: &[Erased]) -> usage::Change {
    let bytes: usize = erased.iter().map(|one| one.body.len()).sum();
    let less = |count: usize| -i64::try_from(count).unwrap_or(i64::MAX);
    usage::Change { statements: less(erased.len()), statement_bytes: less(bytes), ..usage::Change::default() }
}

fn erase_at(session: &mut Session<'_>, tenant: Id, Erased { seq, id, body }: &Erased) -> Result<(), DatabaseError> {
    let (seq, id) = (*seq, *id);
    session.execute("INSERT INTO lrs_erased (tenant, id) VALUES ($1, $2) ON CONFLICT (tenant, id) DO NOTHING", &[tenant.into(), id.into()])?;
    links::disconnect(session, tenant, id)?;
    // What it is found by of itself follows from what it says, so that no index need know the keys of every statement.
    let json = Json::read(body.as_bytes()).map_err(|reason| DatabaseError::Engine(format!("the statement {} cannot be read: {reason}", id.as_uuid())))?;
    let own: Vec<Key> = all_keys(&keys::of_statement(&json)).collect();
    let values: Vec<Value<'_>> = [tenant.into(), seq.into()].into_iter().chain(own.iter().map(|key| Value::Key(Id::from_bytes(*key)))).collect();
    session.execute(&format!("DELETE FROM lrs_key WHERE tenant = $1 AND seq = $2 AND key IN ({})", placeholders(3, own.len())), &values)?;
    session.execute("DELETE FROM lrs_key WHERE seq = $1 AND depth > 0", &[seq.into()])?;
    session.execute("DELETE FROM lrs_place WHERE tenant = $1 AND id = $2", &[tenant.into(), id.into()])?;
    session.execute("DELETE FROM lrs_statement WHERE seq = $1", &[seq.into()]).map(|_| ())
}
