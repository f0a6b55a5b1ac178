//! When two statements are the same (Data 2.3.1): what an LRS sets or may change does not count, nor does the order of what has none.

use sha2::{Digest, Sha256};

use super::Version;
use super::json::Json;
use super::signature;
use super::value;

/// What is left out of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Leaving {
    /// The moment at which it happened, which an LRS sets where the program did not.
    pub timestamp: bool,
    /// The attachment that signs the statement, which is added after signing.
    pub signature: bool,
}

/// A fingerprint of what a statement says: the first 16 bytes of a SHA-256.
#[must_use]
pub fn fingerprint(statement: &Json<'_>, leaving: Leaving) -> [u8; 16] {
    let mut hash = Sha256::new();
    part(statement, leaving, &mut hash);
    let mut found = [0; 16];
    for (to, from) in found.iter_mut().zip(hash.finalize()) {
        *to = from;
    }
    found
}

fn word(text: &str, hash: &mut Sha256) {
    hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
    hash.update(text.as_bytes());
}

/// A statement or a sub-statement.
fn part(json: &Json<'_>, leaving: Leaving, hash: &mut Sha256) {
    for name in ["actor", "verb", "object", "result", "context", "timestamp", "attachments"] {
        let Some(value) = json.get(name) else { continue };
        match name {
            "timestamp" if leaving.timestamp => {}
            "timestamp" => {
                word(name, hash);
                let moment = value.as_text().and_then(|text| value::moment(text, Version::V1).ok()).unwrap_or_default();
                hash.update(moment.to_be_bytes());
            }
            "attachments" => {
                let mut kept: Vec<[u8; 16]> = value.each().filter(|one| !(leaving.signature && signature::is_signature(one))).map(digest_plain).collect();
                kept.sort_unstable();
                if !kept.is_empty() {
                    word(name, hash);
                    kept.iter().for_each(|one| hash.update(one));
                }
            }
            "verb" => {
                word(name, hash);
                word(value.text_of("id").unwrap_or(""), hash);
            }
            "actor" => {
                word(name, hash);
                hash.update(digest(value, agent));
            }
            "object" => {
                word(name, hash);
                hash.update(digest(value, thing));
            }
            "result" => {
                word(name, hash);
                hash.update(digest(value, outcome));
            }
            _ => {
                word(name, hash);
                hash.update(digest(value, surroundings));
            }
        }
    }
}

fn digest(json: &Json<'_>, write: impl Fn(&Json<'_>, &mut Sha256)) -> [u8; 16] {
    let mut hash = Sha256::new();
    write(json, &mut hash);
    let mut found = [0; 16];
    for (to, from) in found.iter_mut().zip(hash.finalize()) {
        *to = from;
    }
    found
}

fn digest_plain(json: &Json<'_>) -> [u8; 16] {
    digest(json, plain)
}

/// A value as it is, with the properties of objects in the order of their names, and numbers by their value.
fn plain(json: &Json<'_>, hash: &mut Sha256) {
    match json {
        Json::Null => hash.update(b"n"),
        Json::Truth(truth) => hash.update(if *truth { b"t" } else { b"f" }),
        Json::Number(number) => {
            hash.update(b"#");
            match number.as_f64() {
                // Whole numbers that a fraction cannot hold exactly are told apart by their digits.
                Some(value) if value.abs() < 9_007_199_254_740_992.0 => hash.update(value.to_be_bytes()),
                _ => word(&number.to_string(), hash),
            }
        }
        Json::Text(text) => {
            hash.update(b"s");
            word(text, hash);
        }
        Json::List(values) => {
            hash.update(b"[");
            values.iter().for_each(|value| plain(value, hash));
            hash.update(b"]");
        }
        Json::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_unstable_by(|one, other| one.0.cmp(&other.0));
            hash.update(b"{");
            for (name, value) in sorted {
                word(name, hash);
                plain(value, hash);
            }
            hash.update(b"}");
        }
    }
}

/// Members of a list in any order.
fn unordered(json: &Json<'_>, write: impl Fn(&Json<'_>, &mut Sha256) + Copy, hash: &mut Sha256) {
    let mut all: Vec<[u8; 16]> = json.each().map(|one| digest(one, write)).collect();
    all.sort_unstable();
    hash.update(b"(");
    all.iter().for_each(|one| hash.update(one));
    hash.update(b")");
}

/// An agent or group; an agent may or may not say that it is one, members have no order.
fn agent(json: &Json<'_>, hash: &mut Sha256) {
    let Json::Object(fields) = json else { return };
    let mut sorted: Vec<_> = fields.iter().collect();
    sorted.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    for (name, value) in sorted {
        match name.as_ref() {
            "objectType" if value.as_text() == Some("Agent") => {}
            "member" => {
                word(name, hash);
                unordered(value, agent, hash);
            }
            _ => {
                word(name, hash);
                plain(value, hash);
            }
        }
    }
}

/// An object: of activities only the id counts, since their definitions may change.
fn thing(json: &Json<'_>, hash: &mut Sha256) {
    match json.text_of("objectType") {
        None | Some("Activity") => {
            word("Activity", hash);
            word(json.text_of("id").unwrap_or(""), hash);
        }
        Some("SubStatement") => {
            word("SubStatement", hash);
            part(json, Leaving::default(), hash);
        }
        Some("StatementRef") => {
            word("StatementRef", hash);
            word(&json.text_of("id").unwrap_or("").to_ascii_lowercase(), hash);
        }
        Some(kind) => {
            word(kind, hash);
            agent(json, hash);
        }
    }
}

fn outcome(json: &Json<'_>, hash: &mut Sha256) {
    let mut json = json.clone();
    if let Some(duration) = json.text_of("duration").map(value::compared_duration) {
        json.set("duration", Json::text(duration));
    }
    plain(&json, hash);
}

fn surroundings(json: &Json<'_>, hash: &mut Sha256) {
    let Json::Object(fields) = json else { return };
    let mut sorted: Vec<_> = fields.iter().collect();
    sorted.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    for (name, value) in sorted {
        word(name, hash);
        match name.as_ref() {
            "instructor" | "team" => agent(value, hash),
            "registration" => word(&value.as_text().unwrap_or("").to_ascii_lowercase(), hash),
            "statement" => thing(value, hash),
            "contextActivities" => {
                for kind in ["parent", "grouping", "category", "other"] {
                    if let Some(activities) = value.get(kind) {
                        word(kind, hash);
                        unordered(activities, thing, hash);
                    }
                }
            }
            "contextAgents" | "contextGroups" => unordered(value, plain, hash),
            _ => plain(value, hash),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(text: &str) -> [u8; 16] {
        fingerprint(&Json::read(text.as_bytes()).unwrap(), Leaving::default())
    }

    const PLAIN: &str = r#"{"actor":{"mbox":"mailto:a@x.cn"},"verb":{"id":"http://v"},"object":{"id":"http://o"}}"#;

    #[test]
    fn what_an_lrs_sets_does_not_count() {
        let other = r#"{"version":"2.0.0","stored":"2026-11-27T08:00:00Z","authority":{"mbox":"mailto:b@x.cn"},
            "object":{"objectType":"Activity","id":"http://o","definition":{"name":{"en":"O"}}},"verb":{"id":"http://v","display":{"en":"v"}},
            "actor":{"mbox":"mailto:a@x.cn","objectType":"Agent"}}"#;
        assert_eq!(print(PLAIN), print(other));
    }

    #[test]
    fn what_is_said_counts() {
        for (from, to) in [
            ("http://v", "http://w"),
            ("http://o", "http://p"),
            ("a@x", "b@x"),
            ("\"actor\"", "\"timestamp\":\"2026-11-27T08:00:00Z\",\"actor\""),
            ("\"actor\"", "\"result\":{\"success\":true},\"actor\""),
        ] {
            assert_ne!(print(PLAIN), print(&PLAIN.replace(from, to)), "{from} {to}");
        }
    }

    #[test]
    fn moments_and_lengths_are_compared_by_what_they_mean() {
        let with =
            |timestamp: &str, duration: &str| {
                print(&PLAIN.replace(
                    "\"actor\"",
                    &format!("\"timestamp\":\"{timestamp}\",\"result\":{{\"duration\":\"{duration}\",\"score\":{{\"raw\":1}}}},\"actor\""),
                ))
            };
        assert_eq!(with("2026-11-27T08:00:00Z", "PT1.239S"), with("2026-11-27T16:00:00.000+08:00", "PT1.23S"));
        assert_ne!(with("2026-11-27T08:00:00Z", "PT1.23S"), with("2026-11-27T08:00:01Z", "PT1.23S"));
    }

    #[test]
    fn members_and_activities_have_no_order() {
        let with = |one: &str, other: &str| {
            print(&format!(
                r#"{{"actor":{{"objectType":"Group","member":[{{"mbox":"mailto:{one}"}},{{"mbox":"mailto:{other}"}}]}},"verb":{{"id":"http://v"}},"object":{{"id":"http://o"}},"context":{{"contextActivities":{{"other":[{{"id":"http://{one}"}},{{"id":"http://{other}"}}]}}}}}}"#
            ))
        };
        assert_eq!(with("a@x", "b@x"), with("b@x", "a@x"));
        assert_ne!(with("a@x", "b@x"), with("a@x", "c@x"));
    }
}
