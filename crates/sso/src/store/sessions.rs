//! Which programs a browser session signed in to.

use kernel::{Id, Time};
use platform::{DatabaseError, Session};

/// A program that a browser session signed in to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedIn {
    /// What the program knows the session by.
    pub sid: Id,
    /// The program.
    pub client: Id,
    /// Who is signed in.
    pub person: Id,
}

/// What a program knows a browser session by; made at the first sign-in.
pub fn sid(session: &mut Session<'_>, new: Id, browser: Id, client: Id, person: Id, now: Time) -> Result<Id, DatabaseError> {
    let sql = "INSERT INTO sso_session (sid, session_id, client_id, person_id, created_at) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (session_id, client_id) DO UPDATE SET person_id = excluded.person_id RETURNING sid";
    let values = [new.into(), browser.into(), client.into(), person.into(), now.into()];
    session.first(sql, &values, |row| row.get(0))?.ok_or_else(|| DatabaseError::Engine("a session was not kept".to_owned()))
}

/// The browser session behind a sid of a program.
pub fn by_sid(session: &mut Session<'_>, sid: Id, client: Id) -> Result<Option<(Id, Id)>, DatabaseError> {
    let sql = "SELECT session_id, person_id FROM sso_session WHERE sid = $1 AND client_id = $2";
    session.first(sql, &[sid.into(), client.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The programs that a browser session signed in to.
pub fn of_browser(session: &mut Session<'_>, browser: Id) -> Result<Vec<SignedIn>, DatabaseError> {
    let sql = "SELECT sid, client_id, person_id FROM sso_session WHERE session_id = $1 ORDER BY sid";
    session.query(sql, &[browser.into()], |row| Ok(SignedIn { sid: row.get(0)?, client: row.get(1)?, person: row.get(2)? }))
}

/// The programs that a person is signed in to.
pub fn of_person(session: &mut Session<'_>, person: Id) -> Result<Vec<SignedIn>, DatabaseError> {
    let sql = "SELECT sid, client_id, person_id FROM sso_session WHERE person_id = $1 ORDER BY sid";
    session.query(sql, &[person.into()], |row| Ok(SignedIn { sid: row.get(0)?, client: row.get(1)?, person: row.get(2)? }))
}

/// Browser sessions after one of them, in the order of their ids.
pub fn browsers_after(session: &mut Session<'_>, after: Option<Id>, limit: u32) -> Result<Vec<Id>, DatabaseError> {
    match after {
        None => session.query("SELECT DISTINCT session_id FROM sso_session ORDER BY session_id LIMIT $1", &[limit.into()], |row| row.get(0)),
        Some(after) => {
            let sql = "SELECT DISTINCT session_id FROM sso_session WHERE session_id > $1 ORDER BY session_id LIMIT $2";
            session.query(sql, &[after.into(), limit.into()], |row| row.get(0))
        }
    }
}

/// Gives what is kept of a browser session of a person another session.
pub fn rename(session: &mut Session<'_>, person: Id, former: Id, new: Id) -> Result<(), DatabaseError> {
    let sql = "UPDATE sso_session SET session_id = $3 WHERE session_id = $2 AND person_id = $1";
    session.execute(sql, &[person.into(), former.into(), new.into()])?;
    Ok(())
}

/// Removes what is kept of a browser session.
pub fn remove(session: &mut Session<'_>, browser: Id) -> Result<u64, DatabaseError> {
    session.execute("DELETE FROM sso_session WHERE session_id = $1", &[browser.into()])
}

/// Removes what is kept of a person at a program.
pub fn remove_at(session: &mut Session<'_>, person: Id, client: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM sso_session WHERE person_id = $1 AND client_id = $2", &[person.into(), client.into()])?;
    Ok(())
}

/// Removes what is kept of a person.
pub fn forget(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM sso_session WHERE person_id = $1", &[person.into()])?;
    Ok(())
}
