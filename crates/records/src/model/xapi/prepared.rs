//! A checked statement on its way into the store: with what the LRS sets, and what it is found by.

use std::borrow::Cow;
use std::collections::HashSet;

use uuid::Uuid;

use super::breach::Breach;
use super::fault::{Fault, Place};
use super::json::Json;
use super::keys::{self, Key};
use super::sameness::{Leaving, fingerprint};
use super::statement::{self, VOIDED};
use super::{Version, check, signature, value};

/// Statements in one request.
pub const BATCH_MAX: usize = 2000;

/// A statement as it is kept: all but `stored`, which is set when it is there, and `timestamp` where the program named none.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// Its id.
    pub id: Uuid,
    /// The JSON: `id` first, then `timestamp` where there is one.
    pub body: String,
    /// The fingerprint of what it says, but for the moment.
    pub said: [u8; 16],
    /// When it happened, in microseconds, where the program said so.
    pub happened: Option<i64>,
    /// What it is found by.
    pub keys: Vec<Key>,
    /// The statement that it takes back.
    pub voids: Option<Uuid>,
    /// The statement that it is about.
    pub refers: Option<Uuid>,
    /// What it says about activities: id and definition.
    pub definitions: Vec<(String, Json<'static>)>,
    /// Its attachments.
    pub attachments: Vec<Attached>,
}

/// What a statement says about an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// The SHA-2 of its bytes, in hexadecimal digits.
    pub sha2: String,
    /// Its media type.
    pub content_type: String,
    /// Whether it may be fetched elsewhere.
    pub elsewhere: bool,
    /// Whether it signs the statement.
    pub signs: bool,
}

impl Prepared {
    /// A statement that was kept, from what is kept of it; without what it says about activities and attachments, which was learnt when it came.
    ///
    /// # Errors
    /// The body is no JSON.
    pub fn again(id: Uuid, said: [u8; 16], happened: Option<i64>, body: String) -> Result<Self, String> {
        let json = Json::read(body.as_bytes()).map_err(|reason| reason.to_string())?;
        let (keys, (voids, refers)) = (keys::of_statement(&json), references(&json));
        drop(json);
        Ok(Self { id, body, said, happened, keys, voids, refers, definitions: Vec::new(), attachments: Vec::new() })
    }
}

/// Reads one statement or a list of them.
///
/// # Errors
/// They are too many, or one breaks a rule; then none is taken.
pub fn read(json: Json<'_>, version: Version, authority: &Json<'_>, new_id: &mut dyn FnMut() -> Uuid) -> Result<Vec<Prepared>, Fault> {
    let (statements, is_list) = match json {
        Json::List(statements) => (statements, true),
        one => (vec![one], false),
    };
    if statements.len() > BATCH_MAX {
        return Err(Place::ROOT.fault(Breach::BatchSize));
    }
    let mut all: Vec<Prepared> = Vec::with_capacity(statements.len());
    for (index, statement) in statements.into_iter().enumerate() {
        let place = Place::ROOT.index(index);
        all.push(one(statement, version, authority, if is_list { &place } else { &Place::ROOT }, new_id)?);
    }
    let mut seen = HashSet::with_capacity(all.len());
    match all.iter().position(|one| !seen.insert(one.id)).and_then(|index| Some((index, all.get(index)?))) {
        Some((index, one)) => Err(Place::ROOT.index(index).name("id").fault(Breach::IdTwice(one.id))),
        None => Ok(all),
    }
}

/// Checks one statement and sets what an LRS sets.
///
/// # Errors
/// It breaks a rule.
pub fn one(mut json: Json<'_>, version: Version, authority: &Json<'_>, at: &Place<'_>, new_id: &mut dyn FnMut() -> Uuid) -> Result<Prepared, Fault> {
    statement::check(&json, version, at)?;
    let id = json.text_of("id").and_then(value::uuid).unwrap_or_else(new_id);
    let said = fingerprint(&json, Leaving { timestamp: true, signature: false });
    let happened = json.text_of("timestamp").and_then(|moment| value::moment(moment, version).ok());
    json.remove("stored");
    json.remove("id");
    if json.get("version").is_none() {
        json.set("version", Json::Text(Cow::Borrowed(version.of_statement())));
    }
    json.remove("authority");
    json.set("authority", authority.clone().into_owned());
    tidy_context(&mut json);
    let mut definitions = Vec::new();
    collect_definitions(&json, &mut definitions);
    let keys = keys::of_statement(&json);
    let (voids, refers) = references(&json);
    let attachments = json.get("attachments").into_iter().flat_map(Json::each).map(attached).collect();
    let timestamp = json.remove("timestamp").map(|moment| in_utc(moment, version));
    let body = write(id, timestamp, &json);
    Ok(Prepared { id, body, said, happened, keys, voids, refers, definitions, attachments })
}

/// Writes `id` and `timestamp` first: then what is missing can be told and set without reading the whole.
fn write(id: Uuid, timestamp: Option<Json<'_>>, rest: &Json<'_>) -> String {
    let mut body = format!("{{\"id\":\"{id}\"");
    if let Some(timestamp) = timestamp {
        body.push_str(",\"timestamp\":");
        body.push_str(&String::from_utf8(timestamp.to_bytes()).unwrap_or_default());
    }
    let rest = String::from_utf8(rest.to_bytes()).unwrap_or_default();
    body.push(',');
    body.push_str(rest.get(1..).unwrap_or("}"));
    body
}

/// xAPI 2.0 keeps moments in UTC; 1.0.3 as they came.
fn in_utc(moment: Json<'_>, version: Version) -> Json<'static> {
    let text = moment.as_text().unwrap_or("");
    match value::moment(text, version) {
        Ok(micros) if version == Version::V2 && !text.ends_with(['Z', 'z']) => Json::text(value::write_moment(micros)),
        _ => Json::text(text),
    }
}

/// Turns single context activities into lists of one (Data 2.4.6.2).
fn tidy_context(json: &mut Json<'_>) {
    if let Some(Json::Object(fields)) = json.get_mut("context").and_then(|context| context.get_mut("contextActivities")) {
        for (_, value) in fields {
            if matches!(value, Json::Object(_)) {
                let one = std::mem::replace(value, Json::Null);
                *value = Json::List(vec![one]);
            }
        }
    }
    if let Some(object) = json.get_mut("object").filter(|object| object.text_of("objectType") == Some("SubStatement")) {
        tidy_context(object);
    }
}

fn collect_definitions(json: &Json<'_>, found: &mut Vec<(String, Json<'static>)>) {
    let mut note = |activity: &Json<'_>| {
        if let (Some(id), Some(definition)) = (activity.text_of("id"), activity.get("definition")) {
            found.push((id.to_owned(), definition.clone().into_owned()));
        }
    };
    let object = json.get("object");
    if let Some(object) = object {
        note(object);
    }
    if let Some(Json::Object(fields)) = json.get("context").and_then(|context| context.get("contextActivities")) {
        fields.iter().flat_map(|(_, activities)| activities.each()).for_each(note);
    }
    if let Some(inner) = object.filter(|object| object.text_of("objectType") == Some("SubStatement")) {
        collect_definitions(inner, found);
    }
}

/// The statement that is taken back, and the one that this is about.
fn references(json: &Json<'_>) -> (Option<Uuid>, Option<Uuid>) {
    let refers =
        json.get("object").filter(|object| object.text_of("objectType") == Some("StatementRef")).and_then(|object| object.text_of("id")).and_then(value::uuid);
    let voids = refers.filter(|_| json.get("verb").and_then(|verb| verb.text_of("id")) == Some(VOIDED));
    (voids, refers)
}

fn attached(json: &Json<'_>) -> Attached {
    Attached {
        sha2: json.text_of("sha2").unwrap_or("").to_ascii_lowercase(),
        content_type: json.text_of("contentType").unwrap_or("").to_owned(),
        elsewhere: json.get("fileUrl").is_some(),
        signs: signature::is_signature(json),
    }
}

/// Whether an agent may be an authority; for what the platform itself sets.
#[must_use]
pub fn is_authority(json: &Json<'_>) -> bool {
    check::actor(json, &Place::ROOT).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(text: &str, version: Version) -> Result<Vec<Prepared>, Fault> {
        let authority = Json::read(br#"{"account":{"homePage":"http://x","name":"c"}}"#).unwrap();
        read(Json::read(text.as_bytes()).unwrap(), version, &authority, &mut || Uuid::from_u128(7))
    }

    const PLAIN: &str = r#"{"actor":{"mbox":"mailto:a@x.cn"},"verb":{"id":"http://v"},"object":{"id":"http://o"}}"#;

    #[test]
    fn what_is_missing_is_set_and_what_is_not_the_programs_is_replaced() {
        let sent = PLAIN.replace(
            "{\"actor\"",
            "{\"stored\":\"2020-01-01T00:00:00Z\",\"authority\":{\"mbox\":\"mailto:evil@x.cn\"},\"timestamp\":\"2026-11-27T16:00:00+08:00\",\"actor\"",
        );
        let prepared = take(&sent, Version::V2).unwrap().remove(0);
        assert_eq!(
            prepared.body,
            r#"{"id":"00000000-0000-0000-0000-000000000007","timestamp":"2026-11-27T08:00:00.000000Z","actor":{"mbox":"mailto:a@x.cn"},"verb":{"id":"http://v"},"object":{"id":"http://o"},"version":"2.0.0","authority":{"account":{"homePage":"http://x","name":"c"}}}"#
        );
        assert!(take(&sent, Version::V1).unwrap()[0].body.contains("16:00:00+08:00"));
        let authority = keys::key(keys::Kind::RelatedAgent, "account c http://x");
        assert!(prepared.keys.contains(&authority) && !prepared.keys.contains(&keys::key(keys::Kind::RelatedAgent, "mbox mailto:evil@x.cn")));
    }

    #[test]
    fn one_activity_becomes_a_list_of_one() {
        let sent = PLAIN.replace("\"object\"", "\"context\":{\"contextActivities\":{\"parent\":{\"id\":\"http://p\"}}},\"object\"");
        assert!(take(&sent, Version::V2).unwrap()[0].body.contains(r#""parent":[{"id":"http://p"}]"#));
    }

    #[test]
    fn batches_are_bounded_and_ids_stand_once() {
        let list = |count: usize| format!("[{}]", vec![PLAIN; count].join(","));
        let mut next = 0;
        let mut read = |count: usize| {
            let authority = Json::Object(Vec::new());
            super::read(Json::read(list(count).as_bytes()).unwrap(), Version::V2, &authority, &mut || {
                next += 1;
                Uuid::from_u128(next)
            })
        };
        assert_eq!(read(BATCH_MAX).unwrap().len(), BATCH_MAX);
        assert_eq!(read(BATCH_MAX + 1).unwrap_err().rule(), "batch-size");
        assert_eq!(take(&list(2), Version::V2).unwrap_err().rule(), "id-twice");
        assert_eq!(take(&list(1).replace("mailto:a", "a"), Version::V2).unwrap_err().pointer, "/0/actor/mbox");
    }

    #[test]
    fn references_are_found() {
        let about = "\"object\":{\"objectType\":\"StatementRef\",\"id\":\"39e24cc4-69af-4b01-a824-1fdc6ea8a3af\"}";
        let refers = PLAIN.replace("\"object\":{\"id\":\"http://o\"}", about);
        let prepared = take(&refers, Version::V2).unwrap().remove(0);
        assert!(prepared.voids.is_none() && prepared.refers.is_some());
        let prepared = take(&refers.replace("http://v", VOIDED), Version::V2).unwrap().remove(0);
        assert_eq!(prepared.voids, prepared.refers);
        assert_eq!(take(&PLAIN.replace("http://v", VOIDED), Version::V2).unwrap_err().rule(), "voiding-object");
    }
}
