//! The bytes of attachments.

use kernel::Id;
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

/// Keeps bytes under their hash; those that are there already stay.
///
/// # Errors
/// The database fails.
pub fn keep(session: &mut Session<'_>, tenant: Id, sha2: &str, content_type: &str, bytes: &[u8]) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO lrs_attachment (tenant, sha2, content_type, body) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant, sha2) DO NOTHING";
    session.execute(sql, &[tenant.into(), sha2.into(), content_type.into(), bytes.into()]).map(|_| ())
}

/// Hash, media type and bytes of those that are there.
///
/// # Errors
/// The database fails.
pub fn get(session: &mut Session<'_>, tenant: Id, hashes: &[String]) -> Result<Vec<(String, String, Vec<u8>)>, DatabaseError> {
    let mut found = Vec::new();
    for some in hashes.chunks(100) {
        let mut values: Vec<Value<'_>> = vec![tenant.into()];
        values.extend(some.iter().map(Value::from));
        let sql = format!("SELECT sha2, content_type, body FROM lrs_attachment WHERE tenant = $1 AND sha2 IN ({}) ORDER BY sha2", placeholders(2, some.len()));
        found.extend(session.query(&sql, &values, |row| Ok((row.get(0)?, row.get(1)?, row.get::<Vec<u8>>(2)?)))?);
    }
    Ok(found)
}
