//! What is known of activities.

use std::collections::HashMap;

use kernel::Id;
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

use crate::model::xapi::json::Json;
use crate::model::xapi::render;

/// The definition of an activity, as JSON.
///
/// # Errors
/// The database fails.
pub fn definition(session: &mut Session<'_>, tenant: Id, activity: &str) -> Result<Option<String>, DatabaseError> {
    session.first("SELECT definition FROM lrs_activity WHERE tenant = $1 AND activity = $2", &[tenant.into(), activity.into()], |row| row.get(0))
}

/// The definitions of some activities.
///
/// # Errors
/// The database fails.
pub fn definitions(session: &mut Session<'_>, tenant: Id, activities: &[String]) -> Result<HashMap<String, String>, DatabaseError> {
    let mut found = HashMap::new();
    for some in activities.chunks(100) {
        let mut values: Vec<Value<'_>> = vec![tenant.into()];
        values.extend(some.iter().map(Value::from));
        let sql = format!("SELECT activity, definition FROM lrs_activity WHERE tenant = $1 AND activity IN ({})", placeholders(2, some.len()));
        found.extend(session.query(&sql, &values, |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)))?);
    }
    Ok(found)
}

/// Joins what a statement says about an activity with what is known.
///
/// # Errors
/// The database fails.
pub fn learn(session: &mut Session<'_>, tenant: Id, activity: &str, new: &Json<'_>) -> Result<(), DatabaseError> {
    let text = |json: &Json<'_>| String::from_utf8(json.to_bytes()).unwrap_or_default();
    let Some(kept) = definition(session, tenant, activity)? else {
        let sql = "INSERT INTO lrs_activity (tenant, activity, definition) VALUES ($1, $2, $3) ON CONFLICT (tenant, activity) DO NOTHING";
        return session.execute(sql, &[tenant.into(), activity.into(), text(new).into()]).map(|_| ());
    };
    let merged = Json::read(kept.as_bytes()).ok().and_then(|kept| render::merge_definitions(&kept, new));
    if let Some(merged) = merged {
        session
            .execute("UPDATE lrs_activity SET definition = $3 WHERE tenant = $1 AND activity = $2", &[tenant.into(), activity.into(), text(&merged).into()])?;
    }
    Ok(())
}
