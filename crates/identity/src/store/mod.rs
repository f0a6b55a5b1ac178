//! The tables of identity and every query on them.

use kernel::{Id, Language, Time};
use platform::{DatabaseError, Row, Session};

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The person.
    pub person: Id,
    /// The name to sign in with.
    pub name: String,
    /// The name to show.
    pub display_name: String,
    /// The password hash.
    pub password_hash: String,
    /// The language chosen.
    pub language: Option<Language>,
    /// What the person may do.
    pub role: String,
    /// Whether it is suspended.
    pub suspended: bool,
}

fn account(row: &Row<'_>) -> Result<Account, DatabaseError> {
    Ok(Account {
        person: row.get(0)?,
        name: row.get(1)?,
        display_name: row.get(2)?,
        password_hash: row.get(3)?,
        language: row.get::<Option<String>>(4)?.and_then(|tag| tag.parse().ok()),
        role: row.get(5)?,
        suspended: row.get::<Option<i64>>(6)?.is_some(),
    })
}

const ACCOUNT: &str = "person, name, display_name, password_hash, language, role, suspended_at";

/// Adds a person.
pub fn add_person(session: &mut Session<'_>, id: Id, now: Time) -> Result<(), DatabaseError> {
    session.execute("INSERT INTO person (id, created_at) VALUES ($1, $2)", &[id.into(), now.into()])?;
    Ok(())
}

/// Adds an account.
pub fn add_account(session: &mut Session<'_>, account: &Account, folded: &str, now: Time) -> Result<(), DatabaseError> {
    session.execute(
        "INSERT INTO account (person, name, name_folded, display_name, password_hash, language, role, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            account.person.into(),
            account.name.as_str().into(),
            folded.into(),
            account.display_name.as_str().into(),
            account.password_hash.as_str().into(),
            account.language.map(|language| language.to_string()).into(),
            account.role.as_str().into(),
            now.into(),
        ],
    )?;
    Ok(())
}

/// The account of a folded name.
pub fn by_name(session: &mut Session<'_>, folded: &str) -> Result<Option<Account>, DatabaseError> {
    session.first(&format!("SELECT {ACCOUNT} FROM account WHERE name_folded = $1"), &[folded.into()], account)
}

/// The account of a person.
pub fn by_person(session: &mut Session<'_>, person: Id) -> Result<Option<Account>, DatabaseError> {
    session.first(&format!("SELECT {ACCOUNT} FROM account WHERE person = $1"), &[person.into()], account)
}

/// All accounts by name, a bounded number of them.
pub fn all(session: &mut Session<'_>, limit: u32) -> Result<Vec<Account>, DatabaseError> {
    session.query(&format!("SELECT {ACCOUNT} FROM account ORDER BY name_folded LIMIT $1"), &[limit.into()], account)
}

/// How many accounts there are.
pub fn count(session: &mut Session<'_>) -> Result<u64, DatabaseError> {
    Ok(u64::try_from(session.number("SELECT COUNT(*) FROM account", &[])?).unwrap_or(0))
}

/// Suspends an account or lets it in again.
pub fn set_suspended(session: &mut Session<'_>, person: Id, at: Option<Time>) -> Result<(), DatabaseError> {
    session.execute("UPDATE account SET suspended_at = $2 WHERE person = $1", &[person.into(), at.into()])?;
    Ok(())
}

/// Changes what is shown and the language.
pub fn set_profile(session: &mut Session<'_>, person: Id, display_name: &str, language: Option<Language>) -> Result<(), DatabaseError> {
    session.execute(
        "UPDATE account SET display_name = $2, language = $3 WHERE person = $1",
        &[person.into(), display_name.into(), language.map(|language| language.to_string()).into()],
    )?;
    Ok(())
}

/// Changes the password hash.
pub fn set_password(session: &mut Session<'_>, person: Id, hash: &str) -> Result<(), DatabaseError> {
    session.execute("UPDATE account SET password_hash = $2 WHERE person = $1", &[person.into(), hash.into()])?;
    Ok(())
}

/// Removes a person with account and sessions.
pub fn remove_person(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    for sql in ["DELETE FROM session WHERE person = $1", "DELETE FROM account WHERE person = $1", "DELETE FROM person WHERE id = $1"] {
        session.execute(sql, &[person.into()])?;
    }
    Ok(())
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    /// Its id.
    pub id: Id,
    /// Whom it acts for.
    pub person: Id,
    /// Whether they signed in.
    pub member: bool,
    /// What the browser calls itself.
    pub device: String,
    /// When it began.
    pub created_at: Time,
    /// When it was last seen, to the hour.
    pub last_seen_at: Time,
    /// When it ends.
    pub expires_at: Time,
}

/// Adds a session.
pub fn add_session(session: &mut Session<'_>, digest: &[u8], browser: &Browser) -> Result<(), DatabaseError> {
    session.execute(
        "INSERT INTO session (token_hash, id, person, member, device, created_at, last_seen_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            digest.into(),
            browser.id.into(),
            browser.person.into(),
            browser.member.into(),
            browser.device.as_str().into(),
            browser.created_at.into(),
            browser.last_seen_at.into(),
            browser.expires_at.into(),
        ],
    )?;
    Ok(())
}

/// A session with the account it acts for, in one query: id, person, member, last seen, expiry, display name, language, suspended.
pub fn session_by_token(session: &mut Session<'_>, digest: &[u8]) -> Result<Option<(Browser, Option<Account>)>, DatabaseError> {
    session.first(
        "SELECT s.id, s.person, s.member, s.device, s.created_at, s.last_seen_at, s.expires_at, a.name, a.display_name, a.language, a.role, a.suspended_at \
         FROM session s LEFT JOIN account a ON a.person = s.person WHERE s.token_hash = $1",
        &[digest.into()],
        |row| {
            let browser = Browser {
                id: row.get(0)?,
                person: row.get(1)?,
                member: row.get(2)?,
                device: row.get(3)?,
                created_at: row.get(4)?,
                last_seen_at: row.get(5)?,
                expires_at: row.get(6)?,
            };
            let account = match row.get::<Option<String>>(7)? {
                Some(name) => Some(Account {
                    person: browser.person,
                    name,
                    display_name: row.get(8)?,
                    password_hash: String::new(),
                    language: row.get::<Option<String>>(9)?.and_then(|tag| tag.parse().ok()),
                    role: row.get(10)?,
                    suspended: row.get::<Option<i64>>(11)?.is_some(),
                }),
                None => None,
            };
            Ok((browser, account))
        },
    )
}

/// Notes that a session was seen.
pub fn touch(session: &mut Session<'_>, digest: &[u8], now: Time, expires: Time) -> Result<(), DatabaseError> {
    session.execute("UPDATE session SET last_seen_at = $2, expires_at = $3 WHERE token_hash = $1", &[digest.into(), now.into(), expires.into()])?;
    Ok(())
}

/// Ends a session by its token.
pub fn end_by_token(session: &mut Session<'_>, digest: &[u8]) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM session WHERE token_hash = $1", &[digest.into()])?;
    Ok(())
}

/// Ends one session of a person.
pub fn end_one(session: &mut Session<'_>, person: Id, id: Id) -> Result<u64, DatabaseError> {
    session.execute("DELETE FROM session WHERE person = $1 AND id = $2", &[person.into(), id.into()])
}

/// Ends all sessions of a person, but the one named.
pub fn end_all(session: &mut Session<'_>, person: Id, except: Option<Id>) -> Result<u64, DatabaseError> {
    let except = except.unwrap_or(Id::from_bytes([0; 16]));
    session.execute("DELETE FROM session WHERE person = $1 AND id <> $2", &[person.into(), except.into()])
}

/// The sessions of a person, last seen first.
pub fn sessions(session: &mut Session<'_>, person: Id) -> Result<Vec<Browser>, DatabaseError> {
    session.query(
        "SELECT id, person, member, device, created_at, last_seen_at, expires_at FROM session WHERE person = $1 ORDER BY last_seen_at DESC LIMIT 100",
        &[person.into()],
        |row| {
            Ok(Browser {
                id: row.get(0)?,
                person: row.get(1)?,
                member: row.get(2)?,
                device: row.get(3)?,
                created_at: row.get(4)?,
                last_seen_at: row.get(5)?,
                expires_at: row.get(6)?,
            })
        },
    )
}
