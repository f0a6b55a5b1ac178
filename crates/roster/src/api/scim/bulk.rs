//! Many operations in one request (RFC 7644, section 3.7). Each is done by itself: what failed does not take back what was done.

use std::collections::HashMap;

use kernel::{Id, Problem};
use organization::By;
use portal::{Answer, Ask};
use serde_json::{Value, json};

use super::{answer, failure_of};
use crate::api::place;
use crate::model::scim::ScimFault;
use crate::model::scim::bulk::{self, Of, Operation, Verb};
use crate::ops::scim::{Directory, Precondition, version};
use crate::{Roster, RosterError};

/// `POST /scim/v2/Bulk`.
pub fn bulk(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let fault = |fault: ScimFault| Problem::from(RosterError::from(fault));
    let body: Value = serde_json::from_slice(&ask.body).map_err(|_| fault(ScimFault::Syntax))?;
    let bulk = bulk::read(&body).map_err(fault)?;
    let by = By::of(ask);
    let directory = Directory::open(room, &by, place(room, ask)?, &ask.base_url)?;
    let (order, stuck) = bulk::order(&bulk.operations);
    let mut answers: Vec<Option<Value>> = vec![None; bulk.operations.len()];
    let (mut made, mut failures) = (HashMap::new(), 0);
    let enough = |failures: usize| bulk.fail_on_errors.is_some_and(|most| failures >= most);
    // What refers to nothing, or in a circle, fails like anything else; it counts first, because nothing of it is tried.
    for place in stuck {
        if enough(failures) {
            break;
        }
        failures += 1;
        note(&mut answers, &bulk.operations, place, Err(unresolved()));
    }
    for place in order {
        let Some(operation) = bulk.operations.get(place).filter(|_| !enough(failures)) else { break };
        // One that needs what failed before it has a reference left.
        let resolved = operation.resolved(&made);
        let done = if resolved.references().is_empty() { perform(&directory, &resolved) } else { Err(unresolved()) };
        match &done {
            Ok(Done { id: Some(id), .. }) if operation.verb == Verb::Post => drop(made.insert(operation.bulk_id.clone(), id.clone())),
            Ok(_) => {}
            Err(_) => failures += 1,
        }
        note(&mut answers, &bulk.operations, place, done);
    }
    let answers: Vec<Value> = answers.into_iter().flatten().collect();
    Ok(answer(&json!({ "schemas": [bulk::RESPONSE], "Operations": answers })))
}

fn unresolved() -> Problem {
    Problem::new(kernel::ErrorKind::Conflict, "invalidValue", "a bulkId leads to nothing that was made, or in a circle")
}

/// What came of an operation.
struct Done {
    status: u16,
    id: Option<String>,
    location: String,
    version: String,
}

fn perform(directory: &Directory<'_>, operation: &Operation) -> Result<Done, Problem> {
    let precondition = if operation.version.is_empty() { Precondition::None } else { Precondition::Match(&operation.version) };
    let id = || operation.target.parse::<Id>().map_err(|_| Problem::from(RosterError::NotFound("user or group")));
    let body = &operation.data;
    let is_patch = operation.verb == Verb::Patch;
    let thing = match (operation.verb, operation.of) {
        (Verb::Post, Of::Users) => directory.create_user(body)?,
        (Verb::Post, Of::Groups) => directory.create_group(body)?,
        (Verb::Put | Verb::Patch, Of::Users) => directory.change_user(id()?, body, is_patch, precondition)?,
        (Verb::Put | Verb::Patch, Of::Groups) => directory.change_group(id()?, body, is_patch, precondition)?,
        (Verb::Delete, of) => {
            match of {
                Of::Users => directory.remove_user(id()?, precondition)?,
                Of::Groups => directory.remove_group(id()?, precondition)?,
            }
            return Ok(Done { status: 204, id: None, location: directory.location(of, &operation.target), version: String::new() });
        }
    };
    let id = thing.get("id").and_then(Value::as_str).unwrap_or("").to_owned();
    let status = if operation.verb == Verb::Post { 201 } else { 200 };
    Ok(Done { status, location: directory.location(operation.of, &id), version: version(&thing).to_owned(), id: Some(id) })
}

/// Notes what came of an operation at its place (RFC 7644, section 3.7.3).
fn note(answers: &mut [Option<Value>], operations: &[Operation], place: usize, done: Result<Done, Problem>) {
    let (Some(slot), Some(operation)) = (answers.get_mut(place), operations.get(place)) else { return };
    let mut said = json!({ "method": operation.method });
    let mut say = |name: &str, value: Value| {
        if let Value::Object(map) = &mut said {
            map.insert(name.to_owned(), value);
        }
    };
    if !operation.bulk_id.is_empty() {
        say("bulkId", operation.bulk_id.clone().into());
    }
    match done {
        Ok(done) => {
            say("status", done.status.to_string().into());
            say("location", done.location.into());
            if !done.version.is_empty() {
                say("version", done.version.into());
            }
        }
        Err(problem) => {
            if problem.kind == kernel::ErrorKind::Unavailable {
                tracing::error!(code = problem.code, detail = %problem.detail, "an operation of many failed");
            }
            let (status, body) = failure_of(&problem);
            say("status", status.to_string().into());
            say("response", body);
        }
    }
    *slot = Some(said);
}
