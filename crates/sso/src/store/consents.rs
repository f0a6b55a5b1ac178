//! What people said yes to.

use kernel::{Id, Time};
use platform::{DatabaseError, Row, Session};

use super::clients;
use crate::model::client::Client;
use crate::model::decide::Remembered;
use crate::model::scope::Scopes;

/// A consent with its moments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// What was said.
    pub remembered: Remembered,
    /// When it was given.
    pub given_at: Time,
    /// When the program was last signed in to or refreshed.
    pub used_at: Time,
}

fn read(row: &Row<'_>, from: usize) -> Result<Consent, DatabaseError> {
    let scopes = |column: usize| {
        let text: String = row.get(column)?;
        Scopes::parse(&text).map_err(|fault| DatabaseError::Column { column, reason: fault.to_string() })
    };
    Ok(Consent { remembered: Remembered { scopes: scopes(from)?, asked: scopes(from + 1)? }, given_at: row.get(from + 2)?, used_at: row.get(from + 3)? })
}

/// What a person said to a program.
pub fn find(session: &mut Session<'_>, person: Id, client: Id) -> Result<Option<Consent>, DatabaseError> {
    let sql = "SELECT scopes, asked, given_at, used_at FROM sso_consent WHERE person_id = $1 AND client_id = $2";
    session.first(sql, &[person.into(), client.into()], |row| read(row, 0))
}

/// Keeps what a person said.
pub fn put(session: &mut Session<'_>, person: Id, client: Id, said: &Remembered, now: Time) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO sso_consent (person_id, client_id, scopes, asked, given_at, used_at) VALUES ($1, $2, $3, $4, $5, $5) \
        ON CONFLICT (person_id, client_id) DO UPDATE SET scopes = excluded.scopes, asked = excluded.asked, given_at = excluded.given_at, used_at = excluded.used_at";
    session.execute(sql, &[person.into(), client.into(), said.scopes.to_string().into(), said.asked.to_string().into(), now.into()])?;
    Ok(())
}

/// Notes that a program was used.
pub fn used(session: &mut Session<'_>, person: Id, client: Id, now: Time) -> Result<(), DatabaseError> {
    session.execute("UPDATE sso_consent SET used_at = $3 WHERE person_id = $1 AND client_id = $2", &[person.into(), client.into(), now.into()])?;
    Ok(())
}

/// The programs a person said yes to, the one used last first.
pub fn of_person(session: &mut Session<'_>, person: Id, limit: u32) -> Result<Vec<(Client, Consent)>, DatabaseError> {
    let sql = format!(
        "SELECT {}, s.scopes, s.asked, s.given_at, s.used_at FROM sso_consent s JOIN sso_client c ON c.id = s.client_id WHERE s.person_id = $1 \
         ORDER BY s.used_at DESC, c.id LIMIT $2",
        clients::columns("c.")
    );
    session.query(&sql, &[person.into(), limit.into()], |row| Ok((clients::read(row)?, read(row, clients::COLUMN_COUNT)?)))
}

/// Takes back what a person said; false where they said nothing.
pub fn remove(session: &mut Session<'_>, person: Id, client: Id) -> Result<bool, DatabaseError> {
    Ok(session.execute("DELETE FROM sso_consent WHERE person_id = $1 AND client_id = $2", &[person.into(), client.into()])? == 1)
}

/// Removes everything a person said.
pub fn forget(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM sso_consent WHERE person_id = $1", &[person.into()])?;
    Ok(())
}
