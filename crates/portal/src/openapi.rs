//! The description of what programs may ask, in OpenAPI 3.1. Each room brings the part that is its own; here they become one document.

use serde_json::{Map, Value, json};

use crate::routes::Registry;

/// What belongs to no room.
const FRAME: &str = include_str!("openapi.json");

/// The whole document.
///
/// # Errors
/// A part is not JSON, or two parts describe the same thing: a defect that a test of the house finds.
pub fn document(registry: &Registry, version: &str, base_url: &str) -> Result<Value, String> {
    let mut document: Value = serde_json::from_str(FRAME).map_err(|error| format!("the frame of the description: {error}"))?;
    if let Some(info) = document.get_mut("info").and_then(Value::as_object_mut) {
        info.insert("version".to_owned(), json!(version));
    }
    if !base_url.is_empty() {
        put(&mut document, "servers", json!([{ "url": base_url }]));
    }
    for part in registry.descriptions() {
        let part: Value = serde_json::from_str(part).map_err(|error| format!("a part of the description: {error}"))?;
        join(&mut document, part, "")?;
    }
    Ok(document)
}

fn put(document: &mut Value, name: &str, value: Value) {
    if let Some(object) = document.as_object_mut() {
        object.insert(name.to_owned(), value);
    }
}

/// Takes a part in: objects are joined, lists are appended, and nothing is said twice.
fn join(whole: &mut Value, part: Value, place: &str) -> Result<(), String> {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            for (name, value) in part {
                let inside = format!("{place}/{name}");
                match whole.get_mut(&name) {
                    // Below these stand the things themselves; above them stand groups that every room adds to.
                    Some(_) if place.starts_with("/components/") || place == "/paths" => return Err(format!("two rooms describe {inside}")),
                    Some(known) => join(known, value, &inside)?,
                    None => {
                        whole.insert(name, value);
                    }
                }
            }
            Ok(())
        }
        (Value::Array(whole), Value::Array(part)) => {
            whole.extend(part);
            Ok(())
        }
        _ => Err(format!("{place} is described in two ways")),
    }
}

/// The operations of a document: method and path.
#[must_use]
pub fn operations(document: &Value) -> Vec<(String, String)> {
    let none = Map::new();
    let paths = document.get("paths").and_then(Value::as_object).unwrap_or(&none);
    paths
        .iter()
        .flat_map(|(path, methods)| methods.as_object().unwrap_or(&none).keys().map(|method| (method.clone(), path.clone())).collect::<Vec<_>>())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_become_one_document() {
        let mut registry = Registry::default();
        registry.describe(r#"{"tags":[{"name":"a"}],"paths":{"/api/v1/a":{"get":{}}},"components":{"schemas":{"A":{"type":"string"}}}}"#);
        registry.describe(r#"{"tags":[{"name":"b"}],"paths":{"/api/v1/b":{"get":{},"post":{}}},"components":{"schemas":{"B":{"type":"string"}}}}"#);
        let whole = document(&registry, "1.2.3", "http://x").unwrap();
        assert_eq!(whole["info"]["version"], "1.2.3");
        assert_eq!(whole["tags"].as_array().unwrap().len(), 2);
        assert_eq!(operations(&whole).len(), 4);
        assert!(whole["components"]["schemas"]["Problem"].is_object() && whole["components"]["schemas"]["B"].is_object());
    }

    #[test]
    fn what_is_said_twice_is_refused() {
        for part in [r#"{"paths":{"/api/openapi.json":{"get":{}}}}"#, r#"{"components":{"schemas":{"Id":{}}}}"#, r#"{"openapi":"3.0.0"}"#, "{"] {
            let mut registry = Registry::default();
            registry.describe(part);
            assert!(document(&registry, "1", "").is_err(), "{part}");
        }
    }
}
