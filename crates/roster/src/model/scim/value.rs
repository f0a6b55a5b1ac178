//! JSON as SCIM looks at it: names of attributes are the same in capitals and small letters (RFC 7643, section 2.1).

use serde_json::{Map, Value};

/// The name of an attribute as it stands in an object.
#[must_use]
pub fn key<'m>(map: &'m Map<String, Value>, name: &str) -> Option<&'m str> {
    map.keys().find(|key| key.eq_ignore_ascii_case(name)).map(String::as_str)
}

/// An attribute of an object.
#[must_use]
pub fn get<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let map = value.as_object()?;
    key(map, name).and_then(|key| map.get(key)).filter(|value| !value.is_null())
}

/// A text attribute; empty where there is none.
#[must_use]
pub fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    get(value, name).and_then(Value::as_str).unwrap_or("").trim()
}

/// Attributes that have several values.
#[must_use]
pub fn is_multiple(name: &str) -> bool {
    ["emails", "phoneNumbers", "roles", "members", "groups", "addresses", "photos", "ims", "entitlements", "x509Certificates", "schemas"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name))
}

/// The value of a list that counts: the primary one, or the first.
#[must_use]
pub fn main_value(value: &Value, name: &str) -> String {
    let list = match get(value, name) {
        Some(Value::Array(list)) => list.as_slice(),
        _ => return String::new(),
    };
    let primary = list.iter().find(|one| get(one, "primary").and_then(Value::as_bool) == Some(true)).or_else(|| list.first());
    match primary {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(one) => text(one, "value").to_owned(),
        None => String::new(),
    }
}

/// A truth; some clients write it as a text.
#[must_use]
pub fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}
