//! What the service says about itself (RFC 7643, sections 5 to 8).

use serde_json::{Map, Value, json};

use super::bulk;
use super::value::key;

/// The schema of users.
pub const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
/// The schema of groups.
pub const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
/// The extension with the number of an employee or pupil.
pub const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
/// The schema of lists.
pub const LIST: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
/// The schema of failures.
pub const ERROR: &str = "urn:ietf:params:scim:api:messages:2.0:Error";

/// What the service can do.
#[must_use]
pub fn configuration(base: &str, count_max: u32, payload_max: usize) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "patch": { "supported": true }, "bulk": { "supported": true, "maxOperations": bulk::OPERATIONS_MAX, "maxPayloadSize": payload_max },
        "filter": { "supported": true, "maxResults": count_max }, "changePassword": { "supported": true }, "sort": { "supported": true },
        "etag": { "supported": true },
        "authenticationSchemes": [{
            "type": "oauthbearertoken", "name": "OAuth Bearer Token", "description": "An access token with the scope scim",
            "specUri": "https://www.rfc-editor.org/rfc/rfc6750", "primary": true,
        }],
        "meta": { "resourceType": "ServiceProviderConfig", "location": format!("{base}/ServiceProviderConfig") },
    })
}

/// The types of things.
#[must_use]
pub fn resource_types(base: &str) -> Vec<Value> {
    let one = |name: &str, endpoint: &str, schema: &str, extensions: Value| {
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], "id": name, "name": name, "endpoint": endpoint, "schema": schema,
            "schemaExtensions": extensions, "meta": { "resourceType": "ResourceType", "location": format!("{base}/ResourceTypes/{name}") },
        })
    };
    vec![one("User", "/Users", USER, json!([{ "schema": ENTERPRISE, "required": false }])), one("Group", "/Groups", GROUP, json!([]))]
}

fn attribute(name: &str, kind: &str, changes: &Value) -> Value {
    let mut map = Map::new();
    let defaults = json!({
        "name": name, "type": kind, "multiValued": false, "description": name, "required": false, "caseExact": false, "mutability": "readWrite",
        "returned": "default", "uniqueness": "none",
    });
    for from in [&defaults, changes] {
        if let Value::Object(from) = from {
            map.extend(from.clone());
        }
    }
    Value::Object(map)
}

/// The schemas.
#[must_use]
pub fn schemas(base: &str) -> Vec<Value> {
    let plain = json!({});
    let text = |name: &str| attribute(name, "string", &plain);
    let values = || json!({ "multiValued": true, "subAttributes": [text("value"), text("type"), attribute("primary", "boolean", &plain)] });
    let read_only = json!({ "multiValued": true, "mutability": "readOnly", "subAttributes": [text("value"), text("display")] });
    let user = json!([
        attribute("userName", "string", &json!({ "required": true, "uniqueness": "server" })),
        attribute("name", "complex", &json!({ "subAttributes": [text("formatted"), text("familyName"), text("givenName"), text("middleName")] })),
        text("displayName"),
        attribute("active", "boolean", &plain),
        attribute("password", "string", &json!({ "caseExact": true, "mutability": "writeOnly", "returned": "never" })),
        attribute("emails", "complex", &values()),
        attribute("phoneNumbers", "complex", &values()),
        attribute("roles", "complex", &json!({ "multiValued": true, "subAttributes": [text("value")] })),
        attribute("groups", "complex", &read_only),
    ]);
    let members = json!({ "multiValued": true, "subAttributes": [attribute("value", "string", &json!({ "caseExact": true, "mutability": "immutable" })), text("display"), text("type")] });
    let group = json!([attribute("displayName", "string", &json!({ "required": true })), attribute("members", "complex", &members)]);
    let enterprise = json!([text("employeeNumber")]);
    [(USER, "User", user), (GROUP, "Group", group), (ENTERPRISE, "EnterpriseUser", enterprise)]
        .into_iter()
        .map(|(id, name, attributes)| {
            json!({
                "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"], "id": id, "name": name, "description": name, "attributes": attributes,
                "meta": { "resourceType": "Schema", "location": format!("{base}/Schemas/{id}") },
            })
        })
        .collect()
}

/// Keeps only some attributes, or leaves some out; `id` and `schemas` always stay (RFC 7644, section 3.9).
#[must_use]
pub fn project(thing: Value, only: &[&str], without: &[&str]) -> Value {
    let Value::Object(map) = thing else { return thing };
    if only.is_empty() && without.is_empty() {
        return Value::Object(map);
    }
    let plain = |name: &str| name.strip_prefix(&format!("{USER}:")).or_else(|| name.strip_prefix(&format!("{GROUP}:"))).unwrap_or(name).to_owned();
    let always = |name: &str| matches!(name, "id" | "schemas");
    let mut kept = Map::new();
    for (name, value) in map {
        let said = |list: &[&str]| list.iter().any(|wanted| plain(wanted).eq_ignore_ascii_case(&name));
        let parts = |list: &[&str]| -> Vec<String> {
            list.iter()
                .filter_map(|wanted| plain(wanted).split_once('.').filter(|(whole, _)| whole.eq_ignore_ascii_case(&name)).map(|(_, part)| part.to_owned()))
                .collect()
        };
        if always(&name) {
            kept.insert(name, value);
        } else if !only.is_empty() {
            let wanted = parts(only);
            if said(only) {
                kept.insert(name, value);
            } else if !wanted.is_empty() {
                kept.insert(name, parts_of(value, |part| wanted.iter().any(|one| one.eq_ignore_ascii_case(part))));
            }
        } else if !said(without) {
            let gone = parts(without);
            kept.insert(name, parts_of(value, |part| !gone.iter().any(|one| one.eq_ignore_ascii_case(part))));
        }
    }
    Value::Object(kept)
}

fn parts_of(value: Value, keep: impl Fn(&str) -> bool + Copy) -> Value {
    match value {
        Value::Object(map) => Value::Object(map.into_iter().filter(|(name, _)| keep(name)).collect()),
        Value::Array(list) => Value::Array(list.into_iter().map(|one| parts_of(one, keep)).collect()),
        other => other,
    }
}

/// By what a thing is sorted; those without the attribute come last (RFC 7644, section 3.4.2.3).
#[must_use]
pub fn sort_key(thing: &Value, by: &str) -> (bool, String) {
    let mut at = Some(thing);
    for part in by.split('.') {
        at = at.and_then(|value| {
            let value = if let Value::Array(list) = value { list.first()? } else { value };
            let map = value.as_object()?;
            key(map, part).and_then(|key| map.get(key))
        });
    }
    let text = match at {
        Some(Value::String(text)) => Some(text.to_lowercase()),
        Some(Value::Array(list)) => list.first().and_then(|one| one.get("value")).and_then(Value::as_str).map(str::to_lowercase),
        Some(Value::Null) | None => None,
        Some(other) => Some(other.to_string()),
    };
    (text.is_none(), text.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_chosen_and_left_out() {
        let thing = || json!({ "id": "1", "schemas": [], "userName": "a", "name": { "familyName": "b", "givenName": "c" }, "emails": [{ "value": "e", "type": "work" }] });
        assert_eq!(project(thing(), &["userName", "emails.value"], &[]), json!({ "id": "1", "schemas": [], "userName": "a", "emails": [{ "value": "e" }] }));
        assert_eq!(
            project(thing(), &[], &["NAME.familyName", "emails", "id"]),
            json!({ "id": "1", "schemas": [], "userName": "a", "name": { "givenName": "c" } })
        );
    }

    #[test]
    fn what_is_missing_is_sorted_last() {
        let mut things = vec![json!({}), json!({ "userName": "b" }), json!({ "userName": "A" })];
        things.sort_by_cached_key(|thing| sort_key(thing, "username"));
        assert_eq!(things, [json!({ "userName": "A" }), json!({ "userName": "b" }), json!({})]);
    }
}
