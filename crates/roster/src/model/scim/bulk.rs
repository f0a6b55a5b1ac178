//! Many operations in one request (RFC 7644, section 3.7): read, and the references between them resolved.

use std::collections::HashMap;

use serde_json::Value;

use super::ScimFault;
use super::value::{get, text};

/// The schema of a request with many operations.
pub const REQUEST: &str = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
/// The schema of its answer.
pub const RESPONSE: &str = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";
/// The most operations in one request.
pub const OPERATIONS_MAX: usize = 1_000;
/// How a reference to something that another operation makes begins.
const REFERENCE: &str = "bulkId:";
/// The longest name that an operation gives to what it makes, in bytes.
pub const BULK_ID_LENGTH_MAX: usize = 255;
/// The deepest that references are looked for in a body.
const DEPTH_MAX: usize = 16;

/// What an operation does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Makes a thing.
    Post,
    /// Replaces one.
    Put,
    /// Changes one in part.
    Patch,
    /// Takes one away.
    Delete,
}

/// Of which kind a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A user.
    Users,
    /// A group.
    Groups,
}

/// An operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// The method as it was written, for the answer.
    pub method: String,
    /// What it does.
    pub verb: Verb,
    /// To which kind of thing.
    pub of: Of,
    /// To which one; empty for one that is made. It may be a reference.
    pub target: String,
    /// What others call what it makes; empty where they do not.
    pub bulk_id: String,
    /// The version that was read; empty where none is said.
    pub version: String,
    /// The body.
    pub data: Value,
}

/// A request with many operations.
#[derive(Debug, Clone, PartialEq)]
pub struct Bulk {
    /// In the order in which they stand.
    pub operations: Vec<Operation>,
    /// After so many failures the rest is left undone; `None` for never.
    pub fail_on_errors: Option<usize>,
}

/// Reads a request.
///
/// # Errors
/// It is none, or there are too many operations.
pub fn read(body: &Value) -> Result<Bulk, ScimFault> {
    let is_bulk = matches!(get(body, "schemas"), Some(Value::Array(schemas)) if schemas.iter().any(|schema| schema.as_str() == Some(REQUEST)));
    let Some(Value::Array(list)) = get(body, "Operations").filter(|_| is_bulk) else { return Err(ScimFault::Syntax) };
    if list.len() > OPERATIONS_MAX {
        return Err(ScimFault::TooMany);
    }
    let fail_on_errors = match get(body, "failOnErrors") {
        None => None,
        Some(number) => Some(number.as_u64().and_then(|number| usize::try_from(number).ok()).filter(|number| *number > 0).ok_or(ScimFault::Value)?),
    };
    let operations = list.iter().map(operation).collect::<Result<Vec<_>, _>>()?;
    let mut names: Vec<&str> = operations.iter().map(|operation| operation.bulk_id.as_str()).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    if names.windows(2).any(|pair| matches!(pair, [one, other] if one == other)) {
        return Err(ScimFault::Value);
    }
    Ok(Bulk { operations, fail_on_errors })
}

fn operation(one: &Value) -> Result<Operation, ScimFault> {
    let method = text(one, "method").to_owned();
    let verb = match method.to_ascii_uppercase().as_str() {
        "POST" => Verb::Post,
        "PUT" => Verb::Put,
        "PATCH" => Verb::Patch,
        "DELETE" => Verb::Delete,
        _ => return Err(ScimFault::Syntax),
    };
    let mut parts = text(one, "path").trim_matches('/').split('/');
    let of = match parts.next() {
        Some("Users") => Of::Users,
        Some("Groups") => Of::Groups,
        _ => return Err(ScimFault::Path),
    };
    let target = parts.next().unwrap_or("").to_owned();
    if parts.next().is_some() || target.is_empty() != (verb == Verb::Post) {
        return Err(ScimFault::Path);
    }
    let bulk_id = text(one, "bulkId").to_owned();
    // What is made must have a name, so that the answer can be told apart (section 3.7).
    if bulk_id.len() > BULK_ID_LENGTH_MAX || (verb == Verb::Post && bulk_id.is_empty()) {
        return Err(ScimFault::Value);
    }
    let data = get(one, "data").cloned().unwrap_or(Value::Null);
    if verb != Verb::Delete && !data.is_object() {
        return Err(ScimFault::Syntax);
    }
    Ok(Operation { method, verb, of, target, bulk_id, version: text(one, "version").to_owned(), data })
}

impl Operation {
    /// The names of what other operations make that it refers to.
    #[must_use]
    pub fn references(&self) -> Vec<&str> {
        let mut found: Vec<&str> = self.target.strip_prefix(REFERENCE).into_iter().collect();
        collect(&self.data, 0, &mut found);
        found
    }

    /// With the ids of what was made in the place of the references; a reference that is not known stays as it is.
    #[must_use]
    pub fn resolved(&self, made: &HashMap<String, String>) -> Self {
        let mut resolved = self.clone();
        let known = |text: &str| text.strip_prefix(REFERENCE).and_then(|name| made.get(name)).cloned();
        if let Some(id) = known(&resolved.target) {
            resolved.target = id;
        }
        replace(&mut resolved.data, 0, &known);
        resolved
    }
}

fn collect<'v>(value: &'v Value, depth: usize, found: &mut Vec<&'v str>) {
    if depth > DEPTH_MAX {
        return;
    }
    match value {
        Value::String(text) => found.extend(text.strip_prefix(REFERENCE)),
        Value::Array(list) => list.iter().for_each(|one| collect(one, depth + 1, found)),
        Value::Object(map) => map.values().for_each(|one| collect(one, depth + 1, found)),
        _ => {}
    }
}

fn replace(value: &mut Value, depth: usize, known: &dyn Fn(&str) -> Option<String>) {
    if depth > DEPTH_MAX {
        return;
    }
    match value {
        Value::String(text) => {
            if let Some(id) = known(text) {
                *text = id;
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|one| replace(one, depth + 1, known)),
        Value::Object(map) => map.values_mut().for_each(|one| replace(one, depth + 1, known)),
        _ => {}
    }
}

/// In which order operations are done: as they stand, but each after those that it refers to. Those whose references lead in a circle or to nothing are
/// named apart.
#[must_use]
pub fn order(operations: &[Operation]) -> (Vec<usize>, Vec<usize>) {
    let makers: HashMap<&str, usize> =
        operations.iter().enumerate().filter(|(_, one)| one.verb == Verb::Post).map(|(place, one)| (one.bulk_id.as_str(), place)).collect();
    let needs: Vec<Option<Vec<usize>>> = operations.iter().map(|one| one.references().into_iter().map(|name| makers.get(name).copied()).collect()).collect();
    let mut done = vec![false; operations.len()];
    let mut sorted = Vec::with_capacity(operations.len());
    // Every round does at least one, or it is the last; a chain through all of them is the longest there is.
    loop {
        let before = sorted.len();
        for (place, needs) in needs.iter().enumerate() {
            let is_done = |place: usize| done.get(place) == Some(&true);
            let ready = needs.as_ref().is_some_and(|needs| needs.iter().all(|need| is_done(*need)));
            if ready && !is_done(place) {
                sorted.push(place);
                if let Some(one) = done.get_mut(place) {
                    *one = true;
                }
            }
        }
        if sorted.len() == before {
            break;
        }
    }
    let stuck = (0..operations.len()).filter(|place| done.get(*place) != Some(&true)).collect();
    (sorted, stuck)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn request(operations: &Value) -> Value {
        json!({ "schemas": [REQUEST], "Operations": operations })
    }

    fn post(name: &str, data: &Value) -> Value {
        json!({ "method": "POST", "path": "/Users", "bulkId": name, "data": data })
    }

    #[test]
    fn what_is_no_request_is_refused() {
        let good = post("a", &json!({}));
        assert_eq!(read(&request(&json!([good]))).unwrap().operations.len(), 1);
        let change = |name: &str, value: Value| {
            let mut one = good.clone();
            one[name] = value;
            read(&request(&json!([one]))).unwrap_err()
        };
        for (name, value, fault) in [
            ("method", json!("GET"), ScimFault::Syntax),
            ("path", json!("/Things"), ScimFault::Path),
            ("path", json!("/Users/1"), ScimFault::Path),
            ("path", json!("/Users/1/2"), ScimFault::Path),
            ("path", json!(""), ScimFault::Path),
            ("bulkId", json!(""), ScimFault::Value),
            ("bulkId", json!("x".repeat(BULK_ID_LENGTH_MAX + 1)), ScimFault::Value),
            ("data", json!([]), ScimFault::Syntax),
        ] {
            assert_eq!(change(name, value.clone()), fault, "{name} {value}");
        }
        let mut long = good.clone();
        long["bulkId"] = json!("x".repeat(BULK_ID_LENGTH_MAX));
        assert!(read(&request(&json!([long]))).is_ok());
        assert_eq!(read(&request(&json!([good, good]))), Err(ScimFault::Value), "two of one name");
        assert_eq!(read(&request(&json!([{ "method": "PUT", "path": "/Users", "data": {} }]))), Err(ScimFault::Path));
        for body in [json!({}), json!([]), json!({ "Operations": [] }), json!({ "schemas": [REQUEST], "Operations": {} })] {
            assert_eq!(read(&body), Err(ScimFault::Syntax), "{body}");
        }
        for number in [json!(0), json!(-1), json!("2")] {
            let mut body = request(&json!([]));
            body["failOnErrors"] = number.clone();
            assert_eq!(read(&body), Err(ScimFault::Value), "{number}");
        }
        let many = |count: usize| request(&json!((0..count).map(|number| post(&number.to_string(), &json!({}))).collect::<Vec<_>>()));
        assert!(read(&many(OPERATIONS_MAX)).is_ok());
        assert_eq!(read(&many(OPERATIONS_MAX + 1)), Err(ScimFault::TooMany));
    }

    #[test]
    fn what_is_referred_to_comes_first() {
        let bulk = read(&request(&json!([
            { "method": "POST", "path": "/Groups", "bulkId": "g", "data": { "members": [{ "value": "bulkId:b" }, { "value": "bulkId:a" }] } },
            post("a", &json!({ "userName": "a" })),
            post("b", &json!({ "userName": "bulkId:of nobody" })),
            post("c", &json!({ "manager": { "value": "bulkId:d" } })),
            post("d", &json!({ "manager": { "value": "bulkId:c" } })),
            { "method": "DELETE", "path": "/Users/bulkId:a" },
        ])))
        .unwrap();
        assert_eq!(order(&bulk.operations), (vec![1, 5], vec![0, 2, 3, 4]));
        let nested = |depth: usize| {
            let mut data = json!("bulkId:a");
            for _ in 0..depth {
                data = json!([data]);
            }
            read(&request(&json!([post("n", &json!({ "x": data }))]))).unwrap().operations.remove(0)
        };
        assert_eq!(nested(DEPTH_MAX - 1).references(), ["a"]);
        assert!(nested(DEPTH_MAX).references().is_empty(), "what stands deeper is no attribute of ours");
        let made = HashMap::from([("a".to_owned(), "1".to_owned())]);
        assert_eq!(bulk.operations[5].resolved(&made).target, "1");
        assert_eq!(bulk.operations[0].resolved(&made).data["members"], json!([{ "value": "bulkId:b" }, { "value": "1" }]));
    }
}
