//! The xAPI resources (Communication 2) below `/xapi/`.

mod call;
mod documents;
mod live;
mod statements;
mod things;

use kernel::{ErrorKind, Need, Problem};
use portal::{Answer, Ask, Limit, Method, Registry};
use serde_json::{Value, json};

pub use call::{Call, Keyring, Spoken};

use crate::Records;
use crate::error::Refusal;
use crate::model::quota::Over;
use crate::model::xapi::Version;
use crate::model::xapi::document::{DOCUMENT_BYTES_MAX, Kind};
use crate::model::xapi::fault::Fault;

/// The largest request with statements and attachments, in bytes.
pub const REQUEST_BYTES_MAX: usize = 32 * 1024 * 1024;

/// Registers the resources.
pub fn register(registry: &mut Registry, records: &Records) {
    type Handler = fn(&Records, &Call) -> Result<Answer, Refusal>;
    let state: Handler = |records, call| documents::answer(records, call, Kind::State);
    let activity_profile: Handler = |records, call| documents::answer(records, call, Kind::ActivityProfile);
    let agent_profile: Handler = |records, call| documents::answer(records, call, Kind::AgentProfile);
    const ALL: [Method; 4] = [Method::Get, Method::Post, Method::Put, Method::Delete];
    let documents = DOCUMENT_BYTES_MAX;
    let resources: [(&'static str, &'static [Method], usize, Handler); 7] = [
        ("/xapi/statements", &[Method::Get, Method::Post, Method::Put], REQUEST_BYTES_MAX, statements::answer),
        ("/xapi/activities/state", &ALL, documents, state),
        ("/xapi/activities/profile", &ALL, documents, activity_profile),
        ("/xapi/agents/profile", &ALL, documents, agent_profile),
        ("/xapi/activities", &[Method::Get, Method::Post], documents, things::activity),
        ("/xapi/agents", &[Method::Get, Method::Post], documents, things::agent),
        ("/xapi/about", &[Method::Get], documents, things::about),
    ];
    for (path, methods, bytes, handler) in resources {
        for method in methods {
            let records = records.clone();
            registry
                .add(*method, path, Need::Program, Limit::Free, move |ask| Ok(call::run(&records, ask, *method, path, handler)))
                .body_bytes_max(bytes)
                .wording(failure)
                .untold();
        }
    }
    let records = records.clone();
    registry.add(Method::Get, "/records/live", Need::Program, Limit::Download, move |ask| Ok(live::stream(&records, ask))).wording(live::failure);
}

/// The answer for a refusal: problem details (RFC 9457), with the place and the rule where a statement is wrong.
fn refused(refusal: &Refusal) -> Answer {
    match refusal {
        Refusal::Fault(fault) => details(400, "invalid-statement", &fault.breach.to_string(), Some(fault)),
        Refusal::Status(status, code, detail) => details(*status, code, detail, None),
        Refusal::Over(over) => beyond(over),
        Refusal::Problem(problem) => worded(problem),
    }
}

/// Which quota a request goes beyond, and when it may be sent again where that is a matter of time.
fn beyond(over: &Over) -> Answer {
    let (quota, limit) = over.quota();
    let told = json!({ "quota": quota, "limit": limit });
    let answer = written(over.status(), over.code(), &over.to_string(), told);
    match over {
        Over::Pace { seconds, .. } => answer.header("retry-after", seconds.to_string()),
        _ => answer,
    }
}

fn worded(problem: &Problem) -> Answer {
    let status = if problem.kind == ErrorKind::Invalid { 400 } else { problem.kind.status() };
    // What failed on our side is for the log.
    let detail = if problem.kind == ErrorKind::Unavailable && problem.code != "busy" { "the service failed; nothing was stored" } else { &problem.detail };
    let answer = details(status, problem.code, detail, None);
    if status == 503 { answer.header("retry-after", "1") } else { answer }
}

fn details(status: u16, code: &str, detail: &str, fault: Option<&Fault>) -> Answer {
    written(status, code, detail, fault.map_or(Value::Null, |fault| json!({ "pointer": fault.pointer, "rule": fault.rule() })))
}

/// Problem details with further members.
fn written(status: u16, code: &str, detail: &str, further: Value) -> Answer {
    let mut body = json!({ "type": format!("about:blank#{code}"), "title": code, "status": status, "code": code, "detail": detail });
    if let (Value::Object(further), Some(map)) = (further, body.as_object_mut()) {
        map.extend(further);
    }
    let answer = Answer::bytes("application/problem+json", body.to_string()).status(status);
    if status == 401 { answer.header("www-authenticate", "Basic realm=\"xAPI\", charset=\"UTF-8\"") } else { answer }
}

/// What the shell itself refuses, such as a body that is too large.
fn failure(_: &Ask, problem: &Problem) -> Answer {
    headed(worded(problem), Version::V2)
}

/// The headers that every answer has.
fn headed(answer: Answer, version: Version) -> Answer {
    answer.header("x-experience-api-version", version.answered()).header("cache-control", "no-store")
}
