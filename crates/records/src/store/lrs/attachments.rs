//! The bytes of attachments.

use std::collections::HashMap;

use kernel::Id;
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

/// Hash, media type and bytes of an attachment.
pub type Attachment = (String, String, Vec<u8>);

/// Keeps bytes under their hash; those that are there already stay. How many bytes that are new; whoever calls it counts them.
///
/// # Errors
/// The database fails.
pub fn keep(session: &mut Session<'_>, tenant: Id, all: &[Attachment]) -> Result<u64, DatabaseError> {
    let sql = "INSERT INTO lrs_attachment (tenant, sha2, content_type, body) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant, sha2) DO NOTHING";
    let mut new = 0;
    for (sha2, content_type, bytes) in all {
        if session.execute(sql, &[tenant.into(), sha2.into(), content_type.into(), Value::Bytes(bytes)])? > 0 {
            new += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        }
    }
    Ok(new)
}

/// How many bytes of attachments are not there yet.
///
/// # Errors
/// The database fails.
pub fn unknown(session: &mut Session<'_>, tenant: Id, all: &[Attachment]) -> Result<u64, DatabaseError> {
    let mut new: HashMap<&str, usize> = all.iter().map(|(sha2, _, bytes)| (sha2.as_str(), bytes.len())).collect();
    for some in all.chunks(100) {
        let mut values: Vec<Value<'_>> = vec![tenant.into()];
        values.extend(some.iter().map(|(sha2, _, _)| Value::from(sha2)));
        let sql = format!("SELECT sha2 FROM lrs_attachment WHERE tenant = $1 AND sha2 IN ({})", placeholders(2, some.len()));
        for sha2 in session.query(&sql, &values, |row| row.get::<String>(0))? {
            new.remove(sha2.as_str());
        }
    }
    Ok(u64::try_from(new.values().sum::<usize>()).unwrap_or(u64::MAX))
}

/// How many bytes those that are there have.
///
/// # Errors
/// The database fails.
pub fn sizes(session: &mut Session<'_>, tenant: Id, hashes: &[String]) -> Result<HashMap<String, u64>, DatabaseError> {
    let mut found = HashMap::new();
    for some in hashes.chunks(100) {
        let mut values: Vec<Value<'_>> = vec![tenant.into()];
        values.extend(some.iter().map(Value::from));
        let sql = format!("SELECT sha2, CAST(length(body) AS BIGINT) FROM lrs_attachment WHERE tenant = $1 AND sha2 IN ({})", placeholders(2, some.len()));
        found.extend(session.query(&sql, &values, |row| Ok((row.get(0)?, u64::try_from(row.get::<i64>(1)?).unwrap_or(0))))?);
    }
    Ok(found)
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
