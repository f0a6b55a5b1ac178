//! Patches (RFC 7644, section 3.5.2): what a thing looks like after the operations.

use serde_json::{Map, Value};

use super::ScimFault;
use super::filter::{Attribute, Filter, Operator, Path, attribute};
use super::value::{get, is_multiple, key};

/// The most operations in a patch.
pub const OPERATIONS_MAX: usize = 1_000;
/// Attributes that only the platform sets.
const READ_ONLY: [&str; 4] = ["id", "meta", "groups", "schemas"];
/// The schema of a patch.
pub const PATCH_SCHEMA: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Op {
    Add,
    Remove,
    Replace,
}

/// Applies a patch to a thing.
///
/// # Errors
/// The patch cannot be read, or something of it cannot be done.
pub fn apply(thing: &mut Value, patch: &Value) -> Result<(), ScimFault> {
    let Some(Value::Array(operations)) = get(patch, "Operations") else { return Err(ScimFault::Syntax) };
    if operations.len() > OPERATIONS_MAX {
        return Err(ScimFault::TooMany);
    }
    for operation in operations {
        let op = match get(operation, "op").and_then(Value::as_str).map(str::to_ascii_lowercase).as_deref() {
            Some("add") => Op::Add,
            Some("remove") => Op::Remove,
            Some("replace") => Op::Replace,
            _ => return Err(ScimFault::Syntax),
        };
        let value = get(operation, "value");
        match get(operation, "path") {
            Some(Value::String(path)) => one(thing, op, &Path::parse(path)?, value)?,
            Some(_) => return Err(ScimFault::Path),
            None if op == Op::Remove => return Err(ScimFault::NoTarget),
            None => {
                let Some(Value::Object(map)) = value else { return Err(ScimFault::Value) };
                for (name, value) in map {
                    whole(thing, op, name, value)?;
                }
            }
        }
    }
    Ok(())
}

/// An attribute of a value without a path; that of an extension comes below its schema.
fn whole(thing: &mut Value, op: Op, name: &str, value: &Value) -> Result<(), ScimFault> {
    if let (true, Value::Object(map)) = (name.to_ascii_lowercase().starts_with("urn:"), value) {
        for (inner, value) in map {
            let attribute = Attribute { schema: name.to_owned(), name: inner.clone(), part: None };
            one(thing, op, &Path { attribute, which: None }, Some(value))?;
        }
        return Ok(());
    }
    let attribute = attribute(name).ok_or(ScimFault::Path)?;
    if READ_ONLY.iter().any(|known| known.eq_ignore_ascii_case(&attribute.name)) {
        return Ok(()); // sent along with the others
    }
    one(thing, op, &Path { attribute, which: None }, Some(value))
}

fn one(thing: &mut Value, op: Op, path: &Path, value: Option<&Value>) -> Result<(), ScimFault> {
    let attribute = &path.attribute;
    if READ_ONLY.iter().any(|known| known.eq_ignore_ascii_case(&attribute.name)) {
        return Err(ScimFault::Mutability);
    }
    if op != Op::Remove && value.is_none() {
        return Err(ScimFault::Value);
    }
    let holder = holder(thing, &attribute.schema)?;
    let name = key(holder, &attribute.name).unwrap_or(&attribute.name).to_owned();
    match (&path.which, &attribute.part) {
        (Some(which), part) => chosen(holder, &name, op, which, part.as_deref(), value),
        (None, Some(part)) => {
            if op == Op::Remove && holder.get(&name).is_none() {
                return Ok(());
            }
            let inner = holder
                .entry(name.clone())
                .or_insert_with(|| if is_multiple(&name) { Value::Array(vec![Value::Object(Map::new())]) } else { Value::Object(Map::new()) });
            let targets: Vec<&mut Map<String, Value>> = match inner {
                Value::Object(map) => vec![map],
                Value::Array(list) => list.iter_mut().filter_map(Value::as_object_mut).collect(),
                _ => return Err(ScimFault::NoTarget),
            };
            for target in targets {
                set(target, op, part, value);
            }
            Ok(())
        }
        (None, None) => {
            simple(holder, &name, op, value);
            Ok(())
        }
    }
}

/// The object an attribute stands in.
fn holder<'v>(thing: &'v mut Value, schema: &str) -> Result<&'v mut Map<String, Value>, ScimFault> {
    let map = thing.as_object_mut().ok_or(ScimFault::Syntax)?;
    if schema.is_empty() || schema.to_ascii_lowercase().contains(":core:2.0:") {
        return Ok(map);
    }
    let name = key(map, schema).unwrap_or(schema).to_owned();
    map.entry(name).or_insert_with(|| Value::Object(Map::new())).as_object_mut().ok_or(ScimFault::NoTarget)
}

fn set(target: &mut Map<String, Value>, op: Op, part: &str, value: Option<&Value>) {
    let name = key(target, part).unwrap_or(part).to_owned();
    match (op, value) {
        (Op::Remove, _) | (_, None) => {
            target.remove(&name);
        }
        (_, Some(value)) => {
            target.insert(name, value.clone());
        }
    }
}

fn listed(value: &Value) -> Vec<Value> {
    match value {
        Value::Array(list) => list.clone(),
        other => vec![other.clone()],
    }
}

/// Whether two values of a list are the same: objects by what they stand for.
fn same(one: &Value, other: &Value) -> bool {
    match (get(one, "value"), get(other, "value")) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

fn simple(holder: &mut Map<String, Value>, name: &str, op: Op, value: Option<&Value>) {
    match (op, value) {
        // Some clients name what is to be removed from a list by a value instead of a filter.
        (Op::Remove, Some(value)) if is_multiple(name) => {
            let gone = listed(value);
            if let Some(Value::Array(list)) = holder.get_mut(name) {
                list.retain(|one| !gone.iter().any(|other| same(one, other)));
            }
        }
        (Op::Remove, _) | (_, None) => {
            holder.remove(name);
        }
        (Op::Add, Some(value)) if is_multiple(name) => {
            let entry = holder.entry(name.to_owned()).or_insert_with(|| Value::Array(Vec::new()));
            let mut list = listed(entry);
            let known: std::collections::HashSet<String> = list.iter().map(identity).collect();
            let mut seen = known;
            list.extend(listed(value).into_iter().filter(|new| seen.insert(identity(new))));
            *entry = Value::Array(list);
        }
        (Op::Replace, Some(value)) if is_multiple(name) => {
            holder.insert(name.to_owned(), Value::Array(listed(value)));
        }
        (_, Some(Value::Object(new))) if matches!(holder.get(name), Some(Value::Object(_))) => {
            if let Some(Value::Object(old)) = holder.get_mut(name) {
                for (part, value) in new {
                    set(old, op, part, Some(value));
                }
            }
        }
        (_, Some(value)) => {
            holder.insert(name.to_owned(), value.clone());
        }
    }
}

/// What a value of a list stands for.
fn identity(value: &Value) -> String {
    get(value, "value").unwrap_or(value).to_string()
}

/// The values of a list that a filter chooses.
fn chosen(holder: &mut Map<String, Value>, name: &str, op: Op, which: &Filter, part: Option<&str>, value: Option<&Value>) -> Result<(), ScimFault> {
    let mut list = holder.get(name).map(listed).unwrap_or_default();
    let any = list.iter().any(|one| which.passes(one));
    match (op, part) {
        (Op::Remove, None) => list.retain(|one| !which.passes(one)),
        (Op::Remove, Some(part)) => {
            for one in list.iter_mut().filter(|one| which.passes(one)) {
                if let Value::Object(map) = one {
                    set(map, op, part, None);
                }
            }
        }
        (Op::Replace, _) if !any => return Err(ScimFault::NoTarget),
        (Op::Add, _) if !any => list.push(made(which, part, value)?),
        _ => {
            for one in list.iter_mut().filter(|one| which.passes(one)) {
                match (one, part, value) {
                    (Value::Object(map), Some(part), value) => set(map, op, part, value),
                    (Value::Object(map), None, Some(Value::Object(new))) => new.iter().for_each(|(part, value)| set(map, op, part, Some(value))),
                    (one, None, Some(value)) => *one = value.clone(),
                    _ => return Err(ScimFault::Value),
                }
            }
        }
    }
    if list.is_empty() {
        holder.remove(name);
    } else {
        holder.insert(name.to_owned(), Value::Array(list));
    }
    Ok(())
}

/// A new value of a list, as a filter describes it.
fn made(which: &Filter, part: Option<&str>, value: Option<&Value>) -> Result<Value, ScimFault> {
    let mut map = Map::new();
    if let Filter::Compare(attribute, Operator::Eq, wanted) = which {
        map.insert(attribute.name.clone(), wanted.clone());
    } else {
        return Err(ScimFault::NoTarget);
    }
    match (part, value) {
        (Some(part), Some(value)) => {
            map.insert(part.to_owned(), value.clone());
        }
        (None, Some(Value::Object(new))) => map.extend(new.clone()),
        _ => return Err(ScimFault::Value),
    }
    Ok(Value::Object(map))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn after(operations: Value) -> Result<Value, ScimFault> {
        let mut thing = json!({
            "id": "1", "userName": "ada", "active": true, "name": { "givenName": "Ada", "familyName": "L" },
            "emails": [{ "type": "work", "value": "a@x.org" }], "members": [{ "value": "m1" }, { "value": "m2" }],
        });
        apply(&mut thing, &json!({ "schemas": [PATCH_SCHEMA], "Operations": operations }))?;
        Ok(thing)
    }

    #[test]
    fn the_operations_of_the_rfc_do_what_it_says() {
        let seen = |operation: Value| after(json!([operation])).unwrap();
        assert_eq!(seen(json!({ "op": "replace", "path": "active", "value": false }))["active"], false);
        assert_eq!(
            seen(json!({ "op": "Replace", "value": { "active": "False", "name": { "familyName": "Lovelace" } } }))["name"],
            json!({ "givenName": "Ada", "familyName": "Lovelace" })
        );
        assert_eq!(seen(json!({ "op": "add", "path": "members", "value": [{ "value": "m2" }, { "value": "m3" }] }))["members"].as_array().unwrap().len(), 3);
        assert_eq!(seen(json!({ "op": "remove", "path": "members[value eq \"m1\"]" }))["members"], json!([{ "value": "m2" }]));
        assert_eq!(seen(json!({ "op": "remove", "path": "members", "value": [{ "value": "m2" }] }))["members"], json!([{ "value": "m1" }]));
        assert_eq!(seen(json!({ "op": "remove", "path": "members" })).get("members"), None);
        assert_eq!(seen(json!({ "op": "replace", "path": "members", "value": [{ "value": "m9" }] }))["members"], json!([{ "value": "m9" }]));
        assert_eq!(
            seen(json!({ "op": "replace", "path": "emails[type eq \"work\"].value", "value": "b@x.org" }))["emails"],
            json!([{ "type": "work", "value": "b@x.org" }])
        );
        assert_eq!(
            seen(json!({ "op": "add", "path": "emails[type eq \"home\"].value", "value": "h@x.org" }))["emails"][1],
            json!({ "type": "home", "value": "h@x.org" })
        );
        assert_eq!(seen(json!({ "op": "remove", "path": "name.givenName" }))["name"], json!({ "familyName": "L" }));
        assert_eq!(
            seen(json!({ "op": "add", "value": { "name.middleName": "K", "urn:x:ext:2.0:User": { "employeeNumber": "7" } } }))["urn:x:ext:2.0:User"]["employeeNumber"],
            "7"
        );
        assert_eq!(seen(json!({ "op": "replace", "path": "urn:x:ext:2.0:User:employeeNumber", "value": "8" }))["urn:x:ext:2.0:User"]["employeeNumber"], "8");
    }

    #[test]
    fn what_cannot_be_done_says_why() {
        for (operation, fault) in [
            (json!({ "op": "remove" }), ScimFault::NoTarget),
            (json!({ "op": "replace", "path": "emails[type eq \"home\"].value", "value": "x" }), ScimFault::NoTarget),
            (json!({ "op": "replace", "path": "id", "value": "2" }), ScimFault::Mutability),
            (json!({ "op": "add", "path": "groups", "value": [] }), ScimFault::Mutability),
            (json!({ "op": "move", "path": "a" }), ScimFault::Syntax),
            (json!({ "op": "add", "path": "a b", "value": 1 }), ScimFault::Path),
            (json!({ "op": "add", "path": "a" }), ScimFault::Value),
            (json!({ "op": "add", "value": 3 }), ScimFault::Value),
        ] {
            assert_eq!(after(json!([operation])), Err(fault), "{operation}");
        }
        let many = |count: usize| after(Value::Array(vec![json!({ "op": "remove", "path": "x" }); count]));
        assert!(many(OPERATIONS_MAX).is_ok());
        assert_eq!(many(OPERATIONS_MAX + 1), Err(ScimFault::TooMany));
        assert_eq!(apply(&mut json!({}), &json!({})), Err(ScimFault::Syntax));
    }
}
