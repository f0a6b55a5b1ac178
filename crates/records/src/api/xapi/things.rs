//! The activities, agents and about resources (Communication 2.4, 2.5, 2.8).

use portal::{Answer, Method};
use serde_json::json;

use super::Call;
use crate::Records;
use crate::error::{Refusal, bad};
use crate::model::xapi::json::Json;
use crate::model::xapi::query;
use crate::ops;

fn may(call: &Call) -> Result<(), Refusal> {
    if call.method != Method::Get {
        return Err(Refusal::Status(405, "method-not-allowed", "this resource is only read".to_owned()));
    }
    if call.holder.may_look_up() { Ok(()) } else { Err(Refusal::Status(403, "insufficient-scope", "the credential has no scope".to_owned())) }
}

fn only<'c>(call: &'c Call, wanted: &str) -> Result<&'c str, Refusal> {
    match call.parameters.as_slice() {
        [(name, text)] if name == wanted => Ok(text),
        _ => Err(bad(format!("this resource has the parameter '{wanted}' and no other"))),
    }
}

/// What is known of an activity.
pub fn activity(records: &Records, call: &Call) -> Result<Answer, Refusal> {
    may(call)?;
    let id = query::iri("activityId", only(call, "activityId")?).map_err(bad)?;
    let known = ops::find_statements::definitions(records, call.holder.tenant, &[id.to_owned()])?;
    let mut activity = Json::Object(vec![("objectType".into(), Json::text("Activity")), ("id".into(), Json::text(id))]);
    if let Some(definition) = known.get(id).and_then(|text| Json::read(text.as_bytes()).ok()) {
        activity.set("definition", definition);
    }
    Ok(Answer::bytes("application/json", activity.to_bytes()))
}

/// The person behind an agent: what this store knows of them is what it was asked with (Communication 2.4); identities are not joined
/// across agents, since nothing proves that they are one person.
pub fn agent(_: &Records, call: &Call) -> Result<Answer, Refusal> {
    may(call)?;
    let text = only(call, "agent")?;
    query::agent_identity("agent", text).map_err(bad)?;
    let agent = Json::read(text.as_bytes()).map_err(bad)?;
    let mut person = vec![("objectType".into(), Json::text("Person"))];
    for name in ["name", "mbox", "mbox_sha1sum", "openid", "account"] {
        if let Some(value) = agent.get(name) {
            person.push((name.into(), Json::List(vec![value.clone()])));
        }
    }
    Ok(Answer::bytes("application/json", Json::Object(person).to_bytes()))
}

/// Which versions are spoken.
pub fn about(_: &Records, call: &Call) -> Result<Answer, Refusal> {
    match call.parameters.first() {
        None => Ok(Answer::json(&json!({ "version": ["2.0.0", "1.0.3"] }))),
        Some((name, _)) => Err(bad(format!("this resource has no parameter '{name}'"))),
    }
}
