//! Accounts.

use kernel::{Id, Language, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Row, Session, Value};

use super::{ROWS_MAX, tuples};
use crate::model::account::Account;
use crate::model::consent::AgeBand;
use crate::model::name::Name;

pub(super) const COLUMNS: &str = "person_id, name, display_name, language, demo, created_at, suspended_at, age_band, closed_for, \
    CASE WHEN password_hash LIKE '$start$%' THEN 1 ELSE 0 END, erase_at, CASE WHEN password_hash = '$none$' THEN 0 ELSE 1 END, \
    updated_at";

pub(super) fn read(row: &Row<'_>) -> Result<Account, DatabaseError> {
    Ok(Account {
        person: row.get(0)?,
        name: row.get(1)?,
        display_name: row.get(2)?,
        language: row.get::<Language>(3)?,
        demo: row.get(4)?,
        created_at: row.get(5)?,
        suspended_at: row.get(6)?,
        age_band: AgeBand::from_word(&row.get::<String>(7)?),
        awaits_consent: !row.get::<String>(8)?.is_empty(),
        starts: row.get::<i64>(9)? == 1,
        erase_at: row.get(10)?,
        has_password: row.get::<i64>(11)? == 1,
        changed_at: row.get(12)?,
    })
}

/// A new account.
pub struct NewRow<'a> {
    /// Whose.
    pub person: Id,
    /// The name.
    pub name: &'a Name,
    /// The name to show.
    pub display_name: &'a str,
    /// The password's hash.
    pub password_hash: &'a str,
    /// The language.
    pub language: Language,
    /// True where it has the published password.
    pub demo: bool,
}

/// Adds an account; false where the name is taken.
pub fn insert(session: &mut Session<'_>, new: &NewRow<'_>, now: Time) -> Result<bool, DatabaseError> {
    let sql = "INSERT INTO account (person_id, name, name_folded, display_name, password_hash, language, demo, created_at, display_folded, updated_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (name_folded) DO NOTHING";
    Ok(session.execute(sql, &columns(new, now))? == 1)
}

/// Adds accounts whose names are not taken, each with the moment since when it is here.
pub fn insert_all(session: &mut Session<'_>, rows: &[(NewRow<'_>, Time)]) -> Result<(), DatabaseError> {
    for part in rows.chunks(ROWS_MAX) {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(part.len() * 10);
        for (new, since) in part {
            values.extend(columns(new, *since));
        }
        let sql = format!(
            "INSERT INTO account (person_id, name, name_folded, display_name, password_hash, language, demo, created_at, display_folded, updated_at) VALUES {} \
             ON CONFLICT (name_folded) DO NOTHING",
            tuples(part.len(), 10)
        );
        session.execute(&sql, &values)?;
    }
    Ok(())
}

fn columns<'v>(new: &'v NewRow<'_>, now: Time) -> [Value<'v>; 10] {
    [
        new.person.into(),
        new.name.shown.as_str().into(),
        new.name.folded.as_str().into(),
        new.display_name.into(),
        new.password_hash.into(),
        new.language.tag().into(),
        new.demo.into(),
        now.into(),
        folded(new.display_name).into(),
        now.into(),
    ]
}

/// An account with its hash, by folded name.
pub fn by_name(session: &mut Session<'_>, folded: &str) -> Result<Option<(Account, String)>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS}, password_hash FROM account WHERE name_folded = $1"), &[folded.into()], |row| Ok((read(row)?, row.get(13)?)))
}

/// The accounts whose folded names come at or after a name, and before it: one each. A name that is there and one that is not take the same work.
pub fn nearest(session: &mut Session<'_>, folded: &str) -> Result<Vec<(Id, String)>, DatabaseError> {
    let sql = "SELECT person_id, name_folded FROM (SELECT person_id, name_folded FROM account WHERE name_folded >= $1 ORDER BY name_folded LIMIT 1) AS after_it \
        UNION ALL SELECT person_id, name_folded FROM (SELECT person_id, name_folded FROM account WHERE name_folded < $1 ORDER BY name_folded DESC LIMIT 1) AS before_it";
    session.query(sql, &[folded.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Since when the starting code of an account is good; since the account was made where that was not kept yet.
pub fn starting_since(session: &mut Session<'_>, person: Id) -> Result<Option<Time>, DatabaseError> {
    session.first("SELECT COALESCE(starting_since, created_at) FROM account WHERE person_id = $1", &[person.into()], |row| row.get(0))
}

/// An account with its hash and folded name, by person.
pub fn by_person(session: &mut Session<'_>, person: Id) -> Result<Option<(Account, String, String)>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS}, password_hash, name_folded FROM account WHERE person_id = $1");
    session.first(&sql, &[person.into()], |row| Ok((read(row)?, row.get(13)?, row.get(14)?)))
}

/// Accounts after a folded name, by name.
pub fn after(session: &mut Session<'_>, folded: &str, limit: u32) -> Result<Vec<Account>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE name_folded > $1 ORDER BY name_folded LIMIT $2");
    session.query(&sql, &[folded.into(), limit.into()], read)
}

/// A name as it is sorted and found.
fn folded(name: &str) -> String {
    crate::model::name::fold(name)
}

/// The people whose name to sign in with or name to show begins with a text; at most so many.
pub fn find(session: &mut Session<'_>, text: &str, limit: u32) -> Result<Vec<Id>, DatabaseError> {
    let first = folded(text);
    let last = format!("{first}\u{10ffff}");
    let sql = "SELECT person_id FROM (SELECT person_id, name_folded AS found FROM account WHERE name_folded >= $1 AND name_folded <= $2 \
        UNION SELECT person_id, display_folded FROM account WHERE display_folded >= $1 AND display_folded <= $2) AS matches ORDER BY found, person_id LIMIT $3";
    let mut people: Vec<Id> = session.query(sql, &[Value::Text(&first), Value::Text(&last), limit.into()], |row| row.get(0))?;
    let mut seen = std::collections::HashSet::new();
    people.retain(|person| seen.insert(*person));
    Ok(people)
}

/// The names that others see.
pub fn display_names(session: &mut Session<'_>, people: &[Id]) -> Result<Vec<(Id, String)>, DatabaseError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("SELECT person_id, display_name FROM account WHERE person_id IN ({})", placeholders(1, people.len()));
    let values: Vec<Value<'_>> = people.iter().map(|person| (*person).into()).collect();
    session.query(&sql, &values, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Changes what the person chooses about themselves.
pub fn set_profile(session: &mut Session<'_>, person: Id, display_name: &str, language: Language) -> Result<(), DatabaseError> {
    let sql = "UPDATE account SET display_name = $2, language = $3, display_folded = $4 WHERE person_id = $1";
    session.execute(sql, &[person.into(), display_name.into(), language.tag().into(), folded(display_name).into()])?;
    Ok(())
}

/// Keeps a new password; the account is no demonstration any more.
pub fn set_password(session: &mut Session<'_>, person: Id, hash: &str) -> Result<(), DatabaseError> {
    session.execute("UPDATE account SET password_hash = $2, demo = FALSE WHERE person_id = $1", &[person.into(), hash.into()])?;
    Ok(())
}

/// Keeps the same password hashed at another cost, unless the password was changed meanwhile.
pub fn renew_hash(session: &mut Session<'_>, person: Id, old: &str, new: &str) -> Result<(), DatabaseError> {
    session.execute("UPDATE account SET password_hash = $3 WHERE person_id = $1 AND password_hash = $2", &[person.into(), old.into(), new.into()])?;
    Ok(())
}

/// Keeps how old somebody is, and whether the account waits for a guardian's consent.
pub fn set_age_band(session: &mut Session<'_>, person: Id, band: AgeBand, awaits_consent: bool) -> Result<(), DatabaseError> {
    let closed_for = if awaits_consent { "consent" } else { "" };
    session.execute("UPDATE account SET age_band = $2, closed_for = $3 WHERE person_id = $1", &[person.into(), band.as_str().into(), closed_for.into()])?;
    Ok(())
}

/// Closes an account until a guardian consents, or opens it.
pub fn set_awaits_consent(session: &mut Session<'_>, person: Id, awaits: bool) -> Result<(), DatabaseError> {
    session.execute("UPDATE account SET closed_for = $2 WHERE person_id = $1", &[person.into(), if awaits { "consent" } else { "" }.into()])?;
    Ok(())
}

/// Notes that what others may know of an account was changed: directories ask for what changed since a moment.
pub fn touch(session: &mut Session<'_>, person: Id, now: Time) -> Result<(), DatabaseError> {
    session.execute("UPDATE account SET updated_at = $2 WHERE person_id = $1", &[person.into(), now.into()])?;
    Ok(())
}

/// Suspends an account since a moment, or lets it in again.
pub fn set_suspended(session: &mut Session<'_>, person: Id, since: Option<Time>) -> Result<(), DatabaseError> {
    session.execute("UPDATE account SET suspended_at = $2 WHERE person_id = $1", &[person.into(), since.into()])?;
    Ok(())
}

/// The roles that accounts had before there were organisations, other than learner.
pub fn former_roles(session: &mut Session<'_>) -> Result<Vec<(Id, String)>, DatabaseError> {
    session.query("SELECT person_id, role FROM account WHERE role <> 'learner'", &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The accounts that let in whoever has the published password.
pub fn count_demo(session: &mut Session<'_>) -> Result<i64, DatabaseError> {
    session.number("SELECT COUNT(*) FROM account WHERE demo = TRUE AND suspended_at IS NULL", &[])
}

/// How many accounts there are.
pub fn count(session: &mut Session<'_>) -> Result<i64, DatabaseError> {
    session.number("SELECT COUNT(*) FROM account", &[])
}

/// How many of these folded names are taken.
pub fn count_named<'n>(session: &mut Session<'_>, folded: impl Iterator<Item = &'n str>) -> Result<i64, DatabaseError> {
    let names: Vec<&str> = folded.collect();
    let mut taken = 0;
    for part in names.chunks(400) {
        let values: Vec<Value<'_>> = part.iter().map(|name| Value::from(*name)).collect();
        taken += session.number(&format!("SELECT COUNT(*) FROM account WHERE name_folded IN ({})", placeholders(1, part.len())), &values)?;
    }
    Ok(taken)
}

/// Removes an account.
pub fn delete(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM account WHERE person_id = $1", &[person.into()])?;
    Ok(())
}

/// Notes when an account is erased, and who asked for it.
pub fn set_erasure(session: &mut Session<'_>, person: Id, at: Time, by: Id) -> Result<(), DatabaseError> {
    session.execute("UPDATE account SET erase_at = $2, erase_by = $3 WHERE person_id = $1", &[person.into(), at.into(), by.into()])?;
    Ok(())
}

/// Takes an erasure back, where it was asked for by this person, or by anybody where nobody is named; false where there was none.
pub fn cancel_erasure(session: &mut Session<'_>, person: Id, asked_by: Option<Id>) -> Result<bool, DatabaseError> {
    let sql = "UPDATE account SET erase_at = NULL, erase_by = NULL WHERE person_id = $1 AND erase_at IS NOT NULL AND ($2 OR erase_by = $3)";
    Ok(session.execute(sql, &[person.into(), asked_by.is_none().into(), asked_by.unwrap_or(person).into()])? == 1)
}

/// The people whose accounts are to be erased by now, so many.
pub fn due_erasures(session: &mut Session<'_>, now: Time, limit: u32) -> Result<Vec<Id>, DatabaseError> {
    let sql = "SELECT person_id FROM account WHERE erase_at IS NOT NULL AND erase_at <= $1 ORDER BY erase_at LIMIT $2";
    session.query(sql, &[now.into(), limit.into()], |row| row.get(0))
}
