//! Second factors: apps, recovery codes and passkeys.

use kernel::{Id, Time};
use platform::{DatabaseError, Session, Value};

/// The secret of an app, encrypted.
pub struct Totp {
    /// The encrypted secret.
    pub secret: Vec<u8>,
    /// Since when it is in use; `None` until its first code was typed.
    pub confirmed_at: Option<Time>,
}

/// A passkey as it is kept.
pub struct PasskeyRow {
    /// Its id.
    pub id: Id,
    /// Whose.
    pub person: Id,
    /// What the library needs to check it, as JSON.
    pub credential: String,
    /// What its person calls it.
    pub name: String,
    /// Since when.
    pub created_at: Time,
    /// When it was last used.
    pub last_used_at: Option<Time>,
}

/// The app of a person.
pub fn totp(session: &mut Session<'_>, person: Id) -> Result<Option<Totp>, DatabaseError> {
    let sql = "SELECT secret, confirmed_at FROM totp WHERE person_id = $1";
    session.first(sql, &[person.into()], |row| Ok(Totp { secret: row.get(0)?, confirmed_at: row.get(1)? }))
}

/// Keeps a new secret that waits for its first code.
pub fn put_totp(session: &mut Session<'_>, person: Id, secret: &[u8], now: Time) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM totp WHERE person_id = $1", &[person.into()])?;
    let sql = "INSERT INTO totp (person_id, secret, created_at) VALUES ($1, $2, $3)";
    session.execute(sql, &[person.into(), Value::Bytes(secret), now.into()])?;
    Ok(())
}

/// Notes that the code of a step was used; false where one of this step or a later one was used before.
pub fn use_step(session: &mut Session<'_>, person: Id, step: i64, now: Time) -> Result<bool, DatabaseError> {
    let sql = "UPDATE totp SET last_step = $2, confirmed_at = COALESCE(confirmed_at, $3) WHERE person_id = $1 AND last_step < $2";
    Ok(session.execute(sql, &[person.into(), step.into(), now.into()])? == 1)
}

/// Removes the app and the recovery codes of a person.
pub fn delete_totp(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM totp WHERE person_id = $1", &[person.into()])?;
    session.execute("DELETE FROM recovery_code WHERE person_id = $1", &[person.into()])?;
    Ok(())
}

/// Replaces the recovery codes of a person; `recipe` says how they are hashed.
pub fn put_recovery_codes(session: &mut Session<'_>, person: Id, recipe: &str, hashes: &[[u8; 32]]) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM recovery_code WHERE person_id = $1", &[person.into()])?;
    for hash in hashes {
        let sql = "INSERT INTO recovery_code (person_id, code_hash, recipe) VALUES ($1, $2, $3)";
        session.execute(sql, &[person.into(), Value::Bytes(hash), recipe.into()])?;
    }
    Ok(())
}

/// How the recovery codes of a person that are left are hashed; the codes of one making share one recipe.
pub fn recipes(session: &mut Session<'_>, person: Id) -> Result<Vec<String>, DatabaseError> {
    let sql = "SELECT DISTINCT recipe FROM recovery_code WHERE person_id = $1 AND used_at IS NULL ORDER BY recipe LIMIT 2";
    session.query(sql, &[person.into()], |row| row.get(0))
}

/// Recovery codes of somebody that are hashed fast only, as they were before there were recipes.
pub fn fast_codes(session: &mut Session<'_>) -> Result<Vec<(Id, Vec<u8>)>, DatabaseError> {
    let sql = "SELECT person_id, code_hash FROM recovery_code WHERE recipe = '' AND used_at IS NULL AND person_id = \
        (SELECT person_id FROM recovery_code WHERE recipe = '' AND used_at IS NULL ORDER BY person_id LIMIT 1)";
    session.query(sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Keeps a slow hash in the place of a fast one that was not used meanwhile.
pub fn slow_down(session: &mut Session<'_>, person: Id, fast: &[u8], recipe: &str, slow: &[u8; 32]) -> Result<u64, DatabaseError> {
    let sql = "UPDATE recovery_code SET code_hash = $3, recipe = $4 WHERE person_id = $1 AND code_hash = $2 AND recipe = '' AND used_at IS NULL";
    session.execute(sql, &[person.into(), Value::Bytes(fast), Value::Bytes(slow), recipe.into()])
}

/// Uses up a recovery code; false where it is none, or was used.
pub fn use_recovery_code(session: &mut Session<'_>, person: Id, hash: &[u8; 32], now: Time) -> Result<bool, DatabaseError> {
    let sql = "UPDATE recovery_code SET used_at = $3 WHERE person_id = $1 AND code_hash = $2 AND used_at IS NULL";
    Ok(session.execute(sql, &[person.into(), Value::Bytes(hash), now.into()])? == 1)
}

/// Whether an app is in use, and how many recovery codes are left.
pub fn app(session: &mut Session<'_>, person: Id) -> Result<(bool, i64), DatabaseError> {
    let sql = "SELECT (SELECT COUNT(*) FROM totp WHERE person_id = $1 AND confirmed_at IS NOT NULL), \
        (SELECT COUNT(*) FROM recovery_code WHERE person_id = $1 AND used_at IS NULL)";
    let found = session.first(sql, &[person.into()], |row| Ok((row.get::<i64>(0)? > 0, row.get::<i64>(1)?)))?;
    Ok(found.unwrap_or_default())
}

/// The passkeys of a person, the oldest first.
pub fn passkeys(session: &mut Session<'_>, person: Id) -> Result<Vec<PasskeyRow>, DatabaseError> {
    let sql = "SELECT id, person_id, credential, name, created_at, last_used_at FROM passkey WHERE person_id = $1 ORDER BY created_at, id";
    session.query(sql, &[person.into()], |row| {
        Ok(PasskeyRow { id: row.get(0)?, person: row.get(1)?, credential: row.get(2)?, name: row.get(3)?, created_at: row.get(4)?, last_used_at: row.get(5)? })
    })
}

/// Adds a passkey; false where it is known already.
pub fn insert_passkey(session: &mut Session<'_>, row: &PasskeyRow, credential_id: &[u8]) -> Result<bool, DatabaseError> {
    let sql = "INSERT INTO passkey (id, person_id, credential_id, credential, name, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (credential_id) DO NOTHING";
    let values: [Value<'_>; 6] =
        [row.id.into(), row.person.into(), Value::Bytes(credential_id), row.credential.as_str().into(), row.name.as_str().into(), row.created_at.into()];
    Ok(session.execute(sql, &values)? == 1)
}

/// Notes that a passkey was used, with its new state.
pub fn used_passkey(session: &mut Session<'_>, id: Id, credential: &str, now: Time) -> Result<(), DatabaseError> {
    session.execute("UPDATE passkey SET credential = $2, last_used_at = $3 WHERE id = $1", &[id.into(), credential.into(), now.into()])?;
    Ok(())
}

/// Removes a passkey; false where it is not theirs.
pub fn delete_passkey(session: &mut Session<'_>, person: Id, id: Id) -> Result<bool, DatabaseError> {
    Ok(session.execute("DELETE FROM passkey WHERE person_id = $1 AND id = $2", &[person.into(), id.into()])? == 1)
}

/// Removes every factor of a person but the password.
pub fn delete_all(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    delete_totp(session, person)?;
    session.execute("DELETE FROM passkey WHERE person_id = $1", &[person.into()])?;
    Ok(())
}

/// The encrypted secrets of apps after a person, by person; so many.
pub fn secrets_after(session: &mut Session<'_>, after: Option<Id>, limit: u32) -> Result<Vec<(Id, Vec<u8>)>, DatabaseError> {
    let read = |row: &platform::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    match after {
        None => session.query("SELECT person_id, secret FROM totp ORDER BY person_id LIMIT $1", &[limit.into()], read),
        Some(after) => {
            session.query("SELECT person_id, secret FROM totp WHERE person_id > $1 ORDER BY person_id LIMIT $2", &[after.into(), limit.into()], read)
        }
    }
}

/// Keeps the same secret encrypted anew.
pub fn set_secret(session: &mut Session<'_>, person: Id, sealed: &[u8]) -> Result<(), DatabaseError> {
    session.execute("UPDATE totp SET secret = $2 WHERE person_id = $1", &[person.into(), Value::Bytes(sealed)])?;
    Ok(())
}
