//! What the service says about itself (RFC 7644, section 4).

use kernel::Problem;
use portal::{Answer, Ask};
use serde_json::Value;

use super::{answer, list};
use crate::Roster;
use crate::model::scim::schema;
use crate::ops::scim::SERVICE;

fn base(ask: &Ask) -> String {
    format!("{}{SERVICE}", ask.base_url)
}

/// What it can do.
pub fn configuration(_: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    Ok(answer(&schema::configuration(&base(ask), super::things::COUNT_MAX, super::BODY_BYTES_MAX)))
}

fn all(things: &[Value]) -> Answer {
    list(things, u64::try_from(things.len()).unwrap_or(0), 1)
}

fn one(things: Vec<Value>, id: &str) -> Result<Answer, Problem> {
    let found = things.into_iter().find(|thing| thing.get("id").and_then(Value::as_str) == Some(id));
    found.map(|thing| answer(&thing)).ok_or_else(|| Problem::not_found("there is no such thing"))
}

/// The types of things.
pub fn resource_types(_: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    Ok(all(&schema::resource_types(&base(ask))))
}

/// One of them.
pub fn resource_type(_: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    one(schema::resource_types(&base(ask)), ask.part(0))
}

/// The schemas.
pub fn schemas(_: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    Ok(all(&schema::schemas(&base(ask))))
}

/// One of them.
pub fn schema(_: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    one(schema::schemas(&base(ask)), ask.part(0))
}
