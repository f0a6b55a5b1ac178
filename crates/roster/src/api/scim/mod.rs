//! SCIM 2.0 (RFC 7644): users and groups, for programs with the scope `scim`.

mod bulk;
mod discovery;
mod things;

pub use things::COUNT_MAX;

use kernel::{ErrorKind, Need, Problem};
use portal::{Answer, Ask, Limit, Method, Registry};
use serde_json::{Value, json};

use crate::Roster;
use crate::model::scim::schema;

/// The scope.
const SCIM: Need = Need::Scope(&["scim"]);
/// The largest body, in bytes.
pub const BODY_BYTES_MAX: usize = 2 * 1024 * 1024;
/// The media type (RFC 7644, section 8.1).
const MEDIA_TYPE: &str = "application/scim+json";

/// Registers the routes of the service.
pub fn register(registry: &mut Registry, room: &Roster) {
    type Handler = fn(&Roster, &Ask) -> Result<Answer, Problem>;
    let routes: [(Method, &'static str, Handler); 21] = [
        (Method::Get, "/scim/v2/ServiceProviderConfig", discovery::configuration),
        (Method::Get, "/scim/v2/ResourceTypes", discovery::resource_types),
        (Method::Get, "/scim/v2/ResourceTypes/{id}", discovery::resource_type),
        (Method::Get, "/scim/v2/Schemas", discovery::schemas),
        (Method::Get, "/scim/v2/Schemas/{id}", discovery::schema),
        (Method::Get, "/scim/v2/Users", things::list_users),
        (Method::Post, "/scim/v2/Users", things::create_user),
        (Method::Post, "/scim/v2/Users/.search", things::search_users),
        (Method::Get, "/scim/v2/Users/{id}", things::user),
        (Method::Put, "/scim/v2/Users/{id}", things::replace_user),
        (Method::Patch, "/scim/v2/Users/{id}", things::patch_user),
        (Method::Delete, "/scim/v2/Users/{id}", things::remove_user),
        (Method::Get, "/scim/v2/Groups", things::list_groups),
        (Method::Post, "/scim/v2/Groups", things::create_group),
        (Method::Post, "/scim/v2/Groups/.search", things::search_groups),
        (Method::Get, "/scim/v2/Groups/{id}", things::group),
        (Method::Put, "/scim/v2/Groups/{id}", things::replace_group),
        (Method::Patch, "/scim/v2/Groups/{id}", things::patch_group),
        (Method::Delete, "/scim/v2/Groups/{id}", things::remove_group),
        (Method::Get, "/scim/v2/Me", things::me),
        (Method::Post, "/scim/v2/Bulk", bulk::bulk),
    ];
    for (method, path, handler) in routes {
        let room = room.clone();
        let limit = if method == Method::Get { Limit::Free } else { Limit::Change };
        registry.add(method, path, SCIM, limit, move |ask| handler(&room, ask)).body_bytes_max(BODY_BYTES_MAX).wording(failure);
    }
}

/// An answer of the service.
fn answer(value: &Value) -> Answer {
    Answer::bytes(MEDIA_TYPE, value.to_string()).header("cache-control", "no-store")
}

/// A list (RFC 7644, section 3.4.2).
fn list(things: &[Value], total: u64, start: u32) -> Answer {
    answer(&json!({
        "schemas": [schema::LIST], "totalResults": total, "startIndex": start, "itemsPerPage": things.len(), "Resources": things,
    }))
}

/// A failure as the standard words it (RFC 7644, section 3.12).
fn failure(_: &Ask, problem: &Problem) -> Answer {
    let (status, body) = failure_of(problem);
    let made = answer(&body).status(status);
    if status == 401 { made.header("www-authenticate", "Bearer") } else { made }
}

/// The status and the body of a failure.
fn failure_of(problem: &Problem) -> (u16, Value) {
    let status = match (problem.kind, problem.code) {
        (ErrorKind::Conflict, "precondition") => 412,
        (ErrorKind::Invalid, _) => 400,
        (ErrorKind::Unavailable, _) => 500,
        (kind, _) => kind.status(),
    };
    let types = ["invalidFilter", "invalidPath", "noTarget", "mutability", "invalidSyntax", "invalidValue", "tooMany", "uniqueness"];
    // What failed on our side is for the log.
    let detail = if problem.kind == ErrorKind::Unavailable { "the service failed" } else { problem.detail.as_str() };
    let mut body = json!({ "schemas": [schema::ERROR], "status": status.to_string(), "detail": detail });
    if let (Some(word), Value::Object(map)) = (types.iter().find(|word| **word == problem.code), &mut body) {
        map.insert("scimType".to_owned(), (*word).into());
    }
    (status, body)
}
