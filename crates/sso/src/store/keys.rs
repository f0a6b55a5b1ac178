//! Signing keys and the secret behind pairwise subjects.

use kernel::Time;
use platform::{DatabaseError, Row, Session, Value};

/// A key as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptKey {
    /// Its name in tokens.
    pub kid: String,
    /// `ES256`, `RS256` or `pairwise`.
    pub kind: String,
    /// The private part, encrypted.
    pub sealed: Vec<u8>,
    /// The public part, a JSON Web Key.
    pub public_key: String,
    /// From when on it signs.
    pub signs_from: Time,
    /// Until when it signs.
    pub signs_until: Option<Time>,
    /// Until when it is published.
    pub published_until: Option<Time>,
}

fn read(row: &Row<'_>) -> Result<KeptKey, DatabaseError> {
    Ok(KeptKey {
        kid: row.get(0)?,
        kind: row.get(1)?,
        sealed: row.get(2)?,
        public_key: row.get(3)?,
        signs_from: row.get(4)?,
        signs_until: row.get(5)?,
        published_until: row.get(6)?,
    })
}

/// All keys, the oldest first.
pub fn all(session: &mut Session<'_>) -> Result<Vec<KeptKey>, DatabaseError> {
    session.query("SELECT kid, kind, sealed, public_key, signs_from, signs_until, published_until FROM sso_key ORDER BY signs_from, kid", &[], read)
}

/// Keeps a key; false where the name is taken.
pub fn insert(session: &mut Session<'_>, key: &KeptKey, now: Time) -> Result<bool, DatabaseError> {
    let sql = "INSERT INTO sso_key (kid, kind, sealed, public_key, signs_from, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (kid) DO NOTHING";
    let values =
        [key.kid.as_str().into(), key.kind.as_str().into(), Value::Bytes(&key.sealed), key.public_key.as_str().into(), key.signs_from.into(), now.into()];
    Ok(session.execute(sql, &values)? == 1)
}

/// Lets the keys of a kind that sign now stop at a moment, and be published until a later one.
pub fn retire(session: &mut Session<'_>, kind: &str, except: &str, signs_until: Time, published_until: Time) -> Result<u64, DatabaseError> {
    let sql = "UPDATE sso_key SET signs_until = $3, published_until = $4 WHERE kind = $1 AND kid <> $2 AND (signs_until IS NULL OR signs_until > $3)";
    session.execute(sql, &[kind.into(), except.into(), signs_until.into(), published_until.into()])
}

/// Keeps the same key encrypted anew.
pub fn reseal(session: &mut Session<'_>, kid: &str, sealed: &[u8]) -> Result<(), DatabaseError> {
    session.execute("UPDATE sso_key SET sealed = $2 WHERE kid = $1", &[kid.into(), Value::Bytes(sealed)])?;
    Ok(())
}

/// Removes keys that were published until before a moment.
pub fn sweep(session: &mut Session<'_>, before: Time) -> Result<u64, DatabaseError> {
    session.execute("DELETE FROM sso_key WHERE published_until IS NOT NULL AND published_until < $1", &[before.into()])
}
