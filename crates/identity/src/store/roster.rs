//! Accounts that others make: many at a time.

use kernel::{Id, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

use super::{ROWS_MAX, tuples};
use crate::starting;

/// Ids in one statement.
const IDS_MAX: usize = 400;

/// The people who have these folded names, each with the folded name.
pub fn by_names(session: &mut Session<'_>, folded: &[String]) -> Result<Vec<(String, Id)>, DatabaseError> {
    let mut found = Vec::new();
    for part in folded.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(Value::from).collect();
        let sql = format!("SELECT name_folded, person_id FROM account WHERE name_folded IN ({})", placeholders(1, part.len()));
        found.extend(session.query(&sql, &values, |row| Ok((row.get(0)?, row.get(1)?)))?);
    }
    Ok(found)
}

/// Says how old people are, as far as it is kept.
pub fn set_age_band(session: &mut Session<'_>, people: &[Id], band: &str) -> Result<(), DatabaseError> {
    for part in people.chunks(IDS_MAX) {
        let mut values: Vec<Value<'_>> = vec![band.into()];
        values.extend(part.iter().map(|id| Value::from(*id)));
        session.execute(&format!("UPDATE account SET age_band = $1 WHERE person_id IN ({})", placeholders(2, part.len())), &values)?;
    }
    Ok(())
}

/// Adds e-mail addresses and phone numbers that nobody verified yet: id, person, kind, value.
pub fn add_contacts(session: &mut Session<'_>, contacts: &[(Id, Id, &'static str, String)], now: Time) -> Result<(), DatabaseError> {
    for part in contacts.chunks(ROWS_MAX) {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(part.len() * 5);
        for (id, person, kind, value) in part {
            values.extend([(*id).into(), (*person).into(), (*kind).into(), value.into(), now.into()]);
        }
        session.execute(&format!("INSERT INTO contact (id, person_id, kind, value, created_at) VALUES {}", tuples(part.len(), 5)), &values)?;
    }
    Ok(())
}

/// The people whose accounts are suspended, at most so many.
pub fn suspended(session: &mut Session<'_>, limit: u32) -> Result<Vec<Id>, DatabaseError> {
    session.query("SELECT person_id FROM account WHERE suspended_at IS NOT NULL LIMIT $1", &[limit.into()], |row| row.get(0))
}

/// The people whose accounts were changed at or after a moment, at most so many.
pub fn changed_since(session: &mut Session<'_>, since: Time, limit: u32) -> Result<Vec<Id>, DatabaseError> {
    session.query("SELECT person_id FROM account WHERE updated_at >= $1 LIMIT $2", &[since.into(), limit.into()], |row| row.get(0))
}

/// When accounts were changed last.
pub fn changes(session: &mut Session<'_>, people: &[Id]) -> Result<Vec<(Id, Time)>, DatabaseError> {
    let mut found = Vec::with_capacity(people.len());
    for part in people.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| Value::from(*id)).collect();
        let sql = format!("SELECT person_id, updated_at FROM account WHERE person_id IN ({})", placeholders(1, part.len()));
        found.extend(session.query(&sql, &values, |row| Ok((row.get(0)?, row.get(1)?)))?);
    }
    Ok(found)
}

/// Removes the contacts of a kind that nobody verified.
pub fn remove_contacts(session: &mut Session<'_>, person: Id, kind: &str) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM contact WHERE person_id = $1 AND kind = $2 AND verified_at IS NULL", &[person.into(), kind.into()])?;
    Ok(())
}

/// Those of these people who never signed in: they have a starting code or none yet, and no session.
pub fn unused(session: &mut Session<'_>, people: &[Id]) -> Result<Vec<Id>, DatabaseError> {
    let mut found = Vec::new();
    for part in people.chunks(IDS_MAX) {
        let mut values: Vec<Value<'_>> = vec![format!("{}%", starting::PREFIX).into()];
        values.extend(part.iter().map(|id| Value::from(*id)));
        let sql = format!(
            "SELECT person_id FROM account WHERE password_hash LIKE $1 AND person_id IN ({}) \
             AND NOT EXISTS (SELECT 1 FROM session WHERE session.person_id = account.person_id) \
             AND NOT EXISTS (SELECT 1 FROM passkey WHERE passkey.person_id = account.person_id)",
            placeholders(2, part.len())
        );
        found.extend(session.query(&sql, &values, |row| row.get::<Id>(0))?);
    }
    Ok(found)
}

/// Those of these people who have no password of their own and no other way in: what they were handed is all they have. They may have come in by it.
pub fn without_password(session: &mut Session<'_>, people: &[Id]) -> Result<Vec<Id>, DatabaseError> {
    let mut found = Vec::new();
    for part in people.chunks(IDS_MAX) {
        let mut values: Vec<Value<'_>> = vec![format!("{}%", starting::PREFIX).into()];
        values.extend(part.iter().map(|id| Value::from(*id)));
        let sql = format!(
            "SELECT person_id FROM account WHERE password_hash LIKE $1 AND suspended_at IS NULL AND person_id IN ({}) \
             AND NOT EXISTS (SELECT 1 FROM passkey WHERE passkey.person_id = account.person_id) \
             AND NOT EXISTS (SELECT 1 FROM outside_account WHERE outside_account.person_id = account.person_id)",
            placeholders(2, part.len())
        );
        found.extend(session.query(&sql, &values, |row| row.get::<Id>(0))?);
    }
    Ok(found)
}

/// Those of these people who are not grown, have no guardian, and no invitation that is open.
pub fn without_guardian(session: &mut Session<'_>, people: &[Id], now: Time) -> Result<Vec<Id>, DatabaseError> {
    let mut found = Vec::new();
    for part in people.chunks(IDS_MAX) {
        let mut values: Vec<Value<'_>> = vec![now.into()];
        values.extend(part.iter().map(|id| Value::from(*id)));
        let sql = format!(
            "SELECT person_id FROM account WHERE age_band <> 'adult' AND person_id IN ({}) AND NOT EXISTS (SELECT 1 FROM guardianship \
             WHERE child_id = account.person_id AND ((accepted_at IS NULL AND expires_at > $1) OR (accepted_at IS NOT NULL AND ended_at IS NULL)))",
            placeholders(2, part.len())
        );
        found.extend(session.query(&sql, &values, |row| row.get::<Id>(0))?);
    }
    Ok(found)
}

/// Keeps new starting codes, handed out now.
pub fn set_starting(session: &mut Session<'_>, hashes: &[(Id, String)], now: Time) -> Result<(), DatabaseError> {
    for part in hashes.chunks(IDS_MAX / 4) {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(part.len() * 2 + 1);
        let mut cases = String::new();
        for (position, (person, hash)) in part.iter().enumerate() {
            values.extend([(*person).into(), hash.into()]);
            cases.push_str(&format!(" WHEN ${} THEN ${}", 2 * position + 1, 2 * position + 2));
        }
        let ids = (0..part.len()).map(|position| format!("${}", 2 * position + 1)).collect::<Vec<_>>().join(", ");
        values.push(now.into());
        let since = values.len();
        session
            .execute(&format!("UPDATE account SET starting_since = ${since}, password_hash = CASE person_id{cases} END WHERE person_id IN ({ids})"), &values)?;
    }
    Ok(())
}

/// Removes accounts with their persons and what hangs on them.
pub fn remove(session: &mut Session<'_>, people: &[Id]) -> Result<(), DatabaseError> {
    for part in people.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| Value::from(*id)).collect();
        let marks = placeholders(1, part.len());
        for (table, column) in [("contact", "person_id"), ("consent", "person_id"), ("guardianship", "child_id"), ("account", "person_id"), ("person", "id")] {
            session.execute(&format!("DELETE FROM {table} WHERE {column} IN ({marks})"), &values)?;
        }
    }
    Ok(())
}

/// Accounts by their people.
pub fn by_people(session: &mut Session<'_>, people: &[Id]) -> Result<Vec<crate::Account>, DatabaseError> {
    let mut found = Vec::new();
    for part in people.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| Value::from(*id)).collect();
        let sql = format!("SELECT {} FROM account WHERE person_id IN ({})", super::account::COLUMNS, placeholders(1, part.len()));
        found.extend(session.query(&sql, &values, super::account::read)?);
    }
    Ok(found)
}

/// Changes the name that others see.
pub fn rename(session: &mut Session<'_>, person: Id, display_name: &str) -> Result<(), DatabaseError> {
    let folded = crate::model::name::fold(display_name);
    session.execute("UPDATE account SET display_name = $2, display_folded = $3 WHERE person_id = $1", &[person.into(), display_name.into(), folded.into()])?;
    Ok(())
}

/// Changes the name somebody signs in with; false where it is taken.
pub fn set_name(session: &mut Session<'_>, person: Id, shown: &str, folded: &str) -> Result<bool, DatabaseError> {
    let sql = "UPDATE account SET name = $2, name_folded = $3 WHERE person_id = $1 \
        AND NOT EXISTS (SELECT 1 FROM account other WHERE other.name_folded = $3 AND other.person_id <> $1)";
    Ok(session.execute(sql, &[person.into(), shown.into(), folded.into()])? == 1)
}
