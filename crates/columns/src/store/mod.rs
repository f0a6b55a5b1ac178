//! The tables of columns: which files there are, who is behind pseudonyms, and what is to be done.

use kernel::{Id, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Row, Session, Value};

use crate::model::day::Day;
use crate::model::sum::Sum;

/// A file of a store and a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Whose statements.
    pub tenant: Id,
    /// Of which day.
    pub day: Day,
    /// Which one of that day.
    pub number: i64,
    /// Where it lies.
    pub path: String,
    /// How many statements it holds.
    pub rows: u64,
    /// How large it is.
    pub bytes: u64,
    /// What its rows add up to.
    pub content: Sum,
    /// The hash of its bytes, in hexadecimal digits.
    pub sha256: String,
}

fn part(row: &Row<'_>) -> Result<Part, DatabaseError> {
    let unsigned = |at| Ok::<u64, DatabaseError>(u64::try_from(row.get::<i64>(at)?).unwrap_or_default());
    let content = row.get::<String>(6)?.parse().map_err(|reason| DatabaseError::Engine(format!("columns_file.content: {reason}")))?;
    let (tenant, day, number, path) = (row.get(0)?, Day(row.get(1)?), row.get(2)?, row.get(3)?);
    Ok(Part { tenant, day, number, path, rows: unsigned(4)?, bytes: unsigned(5)?, content, sha256: row.get(7)? })
}

const PART: &str = "SELECT tenant, day, part, path, row_count, byte_count, content, sha256 FROM columns_file";

/// The files of one store, or of all, by store, day and number.
pub fn parts(session: &mut Session<'_>, tenant: Option<Id>) -> Result<Vec<Part>, DatabaseError> {
    let order = "ORDER BY tenant, day, part";
    match tenant {
        Some(tenant) => session.query(&format!("{PART} WHERE tenant = $1 {order}"), &[tenant.into()], part),
        None => session.query(&format!("{PART} {order}"), &[], part),
    }
}

/// The files of a store and a day.
pub fn parts_of_day(session: &mut Session<'_>, tenant: Id, day: Day) -> Result<Vec<Part>, DatabaseError> {
    session.query(&format!("{PART} WHERE tenant = $1 AND day = $2 ORDER BY part"), &[tenant.into(), day.0.into()], part)
}

/// Puts files in the place of those of a store and a day; those that are no longer among them are loose now.
pub fn replace_day(session: &mut Session<'_>, tenant: Id, day: Day, parts: &[Part], now: Time) -> Result<(), DatabaseError> {
    let before = parts_of_day(session, tenant, day)?;
    session.execute("DELETE FROM columns_file WHERE tenant = $1 AND day = $2", &[tenant.into(), day.0.into()])?;
    for part in parts {
        let sql = "INSERT INTO columns_file (tenant, day, part, path, row_count, byte_count, content, sha256, written_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let values = [tenant.into(), day.0.into(), part.number.into(), Value::Text(&part.path), part.rows.into(), part.bytes.into()];
        let more = [part.content.to_string().into(), Value::Text(&part.sha256), now.into()];
        session.execute(sql, &[values.as_slice(), &more].concat())?;
        session.execute("DELETE FROM columns_loose WHERE path = $1", &[Value::Text(&part.path)])?;
    }
    for gone in before.iter().filter(|gone| !parts.iter().any(|part| part.path == gone.path)) {
        loosen(session, &gone.path)?;
    }
    session.execute("DELETE FROM columns_stale WHERE tenant = $1 AND day = $2", &[tenant.into(), day.0.into()]).map(|_| ())
}

/// Notes that nothing refers to a file: before it is there, and when it is not wanted any more. One that is in use stays so.
pub fn loosen(session: &mut Session<'_>, path: &str) -> Result<(), DatabaseError> {
    if session.number("SELECT COUNT(*) FROM columns_file WHERE path = $1", &[path.into()])? == 0 {
        session.execute("INSERT INTO columns_loose (path) VALUES ($1) ON CONFLICT (path) DO NOTHING", &[path.into()])?;
    }
    Ok(())
}

/// Files that nothing refers to.
pub fn loose(session: &mut Session<'_>) -> Result<Vec<String>, DatabaseError> {
    session.query("SELECT path FROM columns_loose ORDER BY path", &[], |row| row.get(0))
}

/// Notes that a loose file is gone.
pub fn is_gone(session: &mut Session<'_>, path: &str) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM columns_loose WHERE path = $1", &[path.into()]).map(|_| ())
}

/// Takes the right to write files until a moment, where nobody else has it; whether it was taken.
pub fn lease(session: &mut Session<'_>, holder: Id, now: Time, until: Time) -> Result<bool, DatabaseError> {
    let sql = "INSERT INTO columns_lease (one, holder, until) VALUES (1, $1, $3) ON CONFLICT (one) DO UPDATE SET holder = excluded.holder, \
               until = excluded.until WHERE columns_lease.until < $2 OR columns_lease.holder = excluded.holder";
    Ok(session.execute(sql, &[holder.into(), now.into(), until.into()])? > 0)
}

/// Gives the right back.
pub fn release(session: &mut Session<'_>, holder: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM columns_lease WHERE holder = $1", &[holder.into()]).map(|_| ())
}

/// The first day that is not closed.
pub fn head(session: &mut Session<'_>) -> Result<Option<Day>, DatabaseError> {
    session.first("SELECT day FROM columns_head WHERE one = 1", &[], |row| row.get(0).map(Day))
}

/// Notes that every day before one is closed.
pub fn set_head(session: &mut Session<'_>, day: Day) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO columns_head (one, day) VALUES (1, $1) ON CONFLICT (one) DO UPDATE SET day = excluded.day";
    session.execute(sql, &[day.0.into()]).map(|_| ())
}

/// Days that are to be written again.
pub fn stale(session: &mut Session<'_>) -> Result<Vec<(Id, Day)>, DatabaseError> {
    session.query("SELECT tenant, day FROM columns_stale ORDER BY tenant, day", &[], |row| Ok((row.get(0)?, Day(row.get(1)?))))
}

/// Notes that a day is to be written again.
pub fn set_stale(session: &mut Session<'_>, tenant: Id, day: Day) -> Result<(), DatabaseError> {
    session.execute("INSERT INTO columns_stale (tenant, day) VALUES ($1, $2) ON CONFLICT (tenant, day) DO NOTHING", &[tenant.into(), day.0.into()]).map(|_| ())
}

/// People who are noted by one statement.
const PEOPLE_AT_ONCE: usize = 64;

/// Notes who is behind pseudonyms.
pub fn note_people(session: &mut Session<'_>, tenant: Id, people: &[(Id, &str)]) -> Result<(), DatabaseError> {
    for some in people.chunks(PEOPLE_AT_ONCE) {
        let rows: Vec<String> = (0..some.len()).map(|at| format!("({})", placeholders(at * 3 + 1, 3))).collect();
        let values: Vec<Value<'_>> = some.iter().flat_map(|(pseudonym, identity)| [tenant.into(), (*pseudonym).into(), Value::Text(identity)]).collect();
        let sql = format!("INSERT INTO columns_person (tenant, pseudonym, identity) VALUES {} ON CONFLICT (tenant, pseudonym) DO NOTHING", rows.join(", "));
        session.execute(&sql, &values)?;
    }
    Ok(())
}

/// Who is behind a pseudonym.
pub fn person(session: &mut Session<'_>, tenant: Id, pseudonym: Id) -> Result<Option<String>, DatabaseError> {
    let sql = "SELECT identity FROM columns_person WHERE tenant = $1 AND pseudonym = $2";
    session.first(sql, &[tenant.into(), pseudonym.into()], |row| row.get(0))
}

/// Longer identities are not looked up by the map: our own people have short ones, and an index has its bounds.
pub const INDEXED_IDENTITY_CHARACTERS: u32 = 512;

/// How they are looked up. The bound stands in the text because the index has it in its own.
#[must_use]
pub fn pseudonyms_sql() -> String {
    format!("SELECT pseudonym FROM columns_person WHERE tenant = $1 AND identity = $2 AND LENGTH(identity) <= {INDEXED_IDENTITY_CHARACTERS}")
}

/// The pseudonyms under which somebody stands in files; several where the key that makes them was lost once.
pub fn pseudonyms(session: &mut Session<'_>, tenant: Id, identity: &str) -> Result<Vec<Id>, DatabaseError> {
    // The bound stands in the text because the index has it in its own.
    let sql = format!(
        "SELECT pseudonym FROM columns_person WHERE tenant = $1 AND identity = $2 AND LENGTH(identity) <= {INDEXED_IDENTITY_CHARACTERS} ORDER BY pseudonym"
    );
    session.query(&sql, &[tenant.into(), identity.into()], |row| row.get(0))
}

/// How many pseudonyms and days wait for the next round.
pub fn waiting(session: &mut Session<'_>) -> Result<(u64, u64), DatabaseError> {
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    Ok((count(session.number("SELECT COUNT(*) FROM columns_leaving", &[])?), count(session.number("SELECT COUNT(*) FROM columns_stale", &[])?)))
}

/// A pseudonym that must leave the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaving {
    /// In which store.
    pub tenant: Id,
    /// Which one.
    pub pseudonym: Id,
    /// Whether its statements belong to somebody else now; else they are gone.
    pub moved: bool,
}

/// Notes that a pseudonym must leave. One that must go stays so, whatever is said later.
pub fn set_leaving(session: &mut Session<'_>, leaving: Leaving, now: Time) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO columns_leaving (tenant, pseudonym, moved, since) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (tenant, pseudonym) DO UPDATE SET moved = columns_leaving.moved AND excluded.moved, since = excluded.since";
    session.execute(sql, &[leaving.tenant.into(), leaving.pseudonym.into(), leaving.moved.into(), now.into()]).map(|_| ())
}

/// Pseudonyms that must leave.
pub fn leaving(session: &mut Session<'_>) -> Result<Vec<Leaving>, DatabaseError> {
    let sql = "SELECT tenant, pseudonym, moved FROM columns_leaving ORDER BY tenant, pseudonym";
    session.query(sql, &[], |row| Ok(Leaving { tenant: row.get(0)?, pseudonym: row.get(1)?, moved: row.get(2)? }))
}

/// Notes that no file has a pseudonym any more; who was behind it is forgotten.
pub fn has_left(session: &mut Session<'_>, leaving: Leaving, now: Time) -> Result<(), DatabaseError> {
    let values = [leaving.tenant.into(), leaving.pseudonym.into(), leaving.moved.into()];
    let done = session.execute("DELETE FROM columns_leaving WHERE tenant = $1 AND pseudonym = $2 AND moved = $3", &values)?;
    if done > 0 {
        let key = [leaving.tenant.into(), leaving.pseudonym.into()];
        session.execute("DELETE FROM columns_person WHERE tenant = $1 AND pseudonym = $2", &key)?;
        let sql = "INSERT INTO columns_left (tenant, pseudonym, at) VALUES ($1, $2, $3) ON CONFLICT (tenant, pseudonym) DO UPDATE SET at = excluded.at";
        session.execute(sql, &[leaving.tenant.into(), leaving.pseudonym.into(), now.into()])?;
    }
    Ok(())
}

/// Pseudonyms that left, by store.
pub fn left(session: &mut Session<'_>) -> Result<Vec<(Id, Id)>, DatabaseError> {
    session.query("SELECT tenant, pseudonym FROM columns_left ORDER BY tenant, pseudonym", &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Lets go of the files of days before one; how many.
pub fn drop_before(session: &mut Session<'_>, day: Day) -> Result<usize, DatabaseError> {
    let paths: Vec<String> = session.query("SELECT path FROM columns_file WHERE day < $1 ORDER BY path", &[day.0.into()], |row| row.get(0))?;
    session.execute("DELETE FROM columns_file WHERE day < $1", &[day.0.into()])?;
    session.execute("DELETE FROM columns_stale WHERE day < $1", &[day.0.into()])?;
    for path in &paths {
        loosen(session, path)?;
    }
    Ok(paths.len())
}
