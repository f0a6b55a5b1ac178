//! On PostgreSQL statements and what they are found by stand in partitions by place, so that what is written to and looked at most is small enough to stay in
//! memory, however long the history (decision 0022). They are made as places are taken.

use platform::{DatabaseError, Engine, Session};

/// Places in a partition.
pub const PLACES: i64 = 8_388_608;

/// Makes the partitions of the places from one to another that are not there yet.
///
/// # Errors
/// The database fails.
pub fn make_room(session: &mut Session<'_>, from: i64, to: i64) -> Result<(), DatabaseError> {
    if session.engine() != Engine::Postgresql {
        return Ok(());
    }
    for part in from / PLACES..=to / PLACES {
        let sql = "SELECT to_regclass(CAST($1 AS TEXT)) IS NULL";
        let is_missing = session.first(sql, &[format!("lrs_statement_{part}").into()], |row| row.get::<bool>(0))?.unwrap_or(true);
        if is_missing {
            let (low, high) = (part * PLACES, part.saturating_add(1).saturating_mul(PLACES));
            for table in ["lrs_statement", "lrs_key"] {
                // Attached afterwards, because that lets others go on with the other partitions meanwhile.
                session.batch(&format!(
                    "CREATE TABLE {table}_{part} (LIKE {table} INCLUDING ALL); ALTER TABLE {table} ATTACH PARTITION {table}_{part} FOR VALUES FROM ({low}) TO ({high})"
                ))?;
            }
            tracing::info!(part, "a partition of statements begins");
        }
    }
    Ok(())
}
