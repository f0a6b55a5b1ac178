//! What is known of activities.

use std::collections::{BTreeMap, HashMap};

use kernel::Id;
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

use crate::model::xapi::json::Json;
use crate::model::xapi::render;

/// Activities that are looked up by one statement.
const ACTIVITIES_AT_ONCE: usize = 500;

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

/// Joins what statements say about activities with what is known, in their order.
///
/// # Errors
/// The database fails.
pub fn learn<'j>(session: &mut Session<'_>, tenant: Id, said: impl IntoIterator<Item = (&'j str, &'j Json<'static>)>) -> Result<(), DatabaseError> {
    let mut by_activity: BTreeMap<&str, Vec<&Json<'_>>> = BTreeMap::new();
    for (activity, definition) in said {
        by_activity.entry(activity).or_default().push(definition);
    }
    let kept = kept(session, tenant, &by_activity.keys().copied().collect::<Vec<_>>())?;
    let text = |json: &Json<'_>| String::from_utf8(json.to_bytes()).unwrap_or_default();
    let mut rows: Vec<Value<'_>> = Vec::new();
    for (activity, definitions) in by_activity {
        let (kept, mut learnt) = (kept.get(activity), None::<String>);
        for new in definitions {
            learnt = match learnt.as_ref().or(kept) {
                None => Some(text(new)),
                Some(known) => match Json::read(known.as_bytes()).ok().and_then(|known| render::merge_definitions(&known, new)) {
                    Some(merged) => Some(text(&merged)),
                    None => learnt,
                },
            };
        }
        if let Some(learnt) = learnt {
            rows.extend([tenant.into(), activity.into(), learnt.into()]);
        }
    }
    let conflict = "ON CONFLICT (tenant, activity) DO UPDATE SET definition = excluded.definition";
    session.insert_or("lrs_activity (tenant, activity, definition)", 3, &rows, conflict)
}

/// The definitions of activities, while they may come in by the thousand.
fn kept(session: &mut Session<'_>, tenant: Id, activities: &[&str]) -> Result<HashMap<String, String>, DatabaseError> {
    let mut found = HashMap::new();
    for some in activities.chunks(ACTIVITIES_AT_ONCE) {
        let values: Vec<Value<'_>> = [tenant.into()].into_iter().chain(some.iter().map(|activity| Value::Text(activity))).collect();
        let sql = format!("SELECT activity, definition FROM lrs_activity WHERE tenant = $1 AND activity IN ({})", placeholders(2, some.len()));
        found.extend(session.query_afresh(&sql, &values, |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)))?);
    }
    Ok(found)
}
