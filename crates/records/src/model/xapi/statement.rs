//! What a statement must be. Every rule of the standard that can be checked without a database; a fault names the place and the rule.

use super::Version;
use super::breach::Breach;
use super::check::{self, Checked, actor, extensions, iri, language_map, list, moment, number, object, required, text, truth, unknown, uuid};
use super::fault::Place;
use super::json::Json;
use super::value;

/// The verb that takes a statement back.
pub const VOIDED: &str = "http://adlnet.gov/expapi/verbs/voided";

/// The kinds of interaction (Data 2.4.4.1).
pub const INTERACTIONS: [&str; 10] = ["true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing", "likert", "numeric", "other"];

/// Checks a statement as a program sent it.
///
/// # Errors
/// The first rule that it breaks.
pub fn check(json: &Json<'_>, version: Version, at: &Place<'_>) -> Checked {
    for (name, value) in object(json, at)? {
        let at = at.name(name);
        match name.as_ref() {
            "id" => uuid(value, &at)?,
            "stored" => moment(value, version, &at)?,
            "authority" => authority(value, &at)?,
            "version" => statement_version(value, version, &at)?,
            "attachments" => attachments(value, &at)?,
            _ => shared(name, value, version, &at)?,
        }
    }
    finish(json, version, at)
}

/// What stands in statements and in sub-statements.
fn shared(name: &str, json: &Json<'_>, version: Version, at: &Place<'_>) -> Checked {
    match name {
        "actor" => actor(json, at),
        "verb" => verb(json, at),
        "object" => Ok(()), // looked at once it is known whether this is a sub-statement
        "result" => result(json, at),
        "context" => context(json, version, at),
        "timestamp" => moment(json, version, at),
        _ => Err(unknown(at)),
    }
}

/// What only shows when all of it is known.
fn finish(json: &Json<'_>, version: Version, at: &Place<'_>) -> Checked {
    required(json, "actor", at)?;
    let verb = required(json, "verb", at)?;
    let thing = required(json, "object", at)?;
    let here = at.name("object");
    let kind = check::object_type(thing, &here)?.unwrap_or("Activity");
    match kind {
        "Activity" => activity(thing, &here)?,
        "Agent" => check::agent(thing, &here)?,
        "Group" => check::group(thing, &here)?,
        "StatementRef" => check::statement_reference(thing, &here)?,
        "SubStatement" => sub_statement(thing, version, &here)?,
        _ => return Err(here.name("objectType").fault(Breach::ObjectType(&["Activity", "Agent", "Group", "SubStatement", "StatementRef"]))),
    }
    if verb.text_of("id") == Some(VOIDED) && kind != "StatementRef" {
        return Err(here.fault(Breach::VoidingObject));
    }
    if kind != "Activity"
        && let Some(context) = json.get("context")
    {
        for name in ["revision", "platform"] {
            if context.get(name).is_some() {
                return Err(at.name("context").name(name).fault(Breach::ContextOfActivity));
            }
        }
    }
    Ok(())
}

fn sub_statement(json: &Json<'_>, version: Version, at: &Place<'_>) -> Checked {
    for (name, value) in object(json, at)? {
        let here = at.name(name);
        match name.as_ref() {
            "objectType" => {}
            "id" | "stored" | "version" | "authority" => return Err(here.fault(Breach::SubStatementOwn)),
            "attachments" => attachments(value, &here)?,
            _ => shared(name, value, version, &here)?,
        }
    }
    if json.get("object").and_then(|inner| inner.text_of("objectType")) == Some("SubStatement") {
        return Err(at.name("object").fault(Breach::SubStatementNested));
    }
    finish(json, version, at)
}

fn statement_version(json: &Json<'_>, version: Version, at: &Place<'_>) -> Checked {
    let found = Version::of_header(text(json, at)?);
    match (found, version) {
        (Some(Version::V1), _) | (Some(Version::V2), Version::V2) => Ok(()),
        _ => Err(at.fault(Breach::Version)),
    }
}

fn authority(json: &Json<'_>, at: &Place<'_>) -> Checked {
    actor(json, at)?;
    if json.text_of("objectType") != Some("Group") {
        return Ok(());
    }
    let members = json.get("member").map_or(0, |members| members.each().count());
    if check::is_anonymous(json) && members == 2 {
        return Ok(());
    }
    Err(at.fault(Breach::Authority))
}

fn verb(json: &Json<'_>, at: &Place<'_>) -> Checked {
    for (name, value) in object(json, at)? {
        let at = at.name(name);
        match name.as_ref() {
            "id" => iri(value, &at)?,
            "display" => language_map(value, &at)?,
            _ => return Err(unknown(&at)),
        }
    }
    required(json, "id", at).map(|_| ())
}

/// An activity (Data 2.4.4.1).
pub fn activity(json: &Json<'_>, at: &Place<'_>) -> Checked {
    for (name, value) in object(json, at)? {
        let at = at.name(name);
        match name.as_ref() {
            "objectType" if text(value, &at)? == "Activity" => {}
            "objectType" => return Err(at.fault(Breach::ObjectType(&["Activity"]))),
            "id" => iri(value, &at)?,
            "definition" => definition(value, &at)?,
            _ => return Err(unknown(&at)),
        }
    }
    required(json, "id", at).map(|_| ())
}

fn definition(json: &Json<'_>, at: &Place<'_>) -> Checked {
    let mut interacts = false;
    for (name, value) in object(json, at)? {
        let at = at.name(name);
        match name.as_ref() {
            "name" | "description" => language_map(value, &at)?,
            "type" | "moreInfo" => iri(value, &at)?,
            "extensions" => extensions(value, &at)?,
            "interactionType" if INTERACTIONS.contains(&text(value, &at)?) => {}
            "interactionType" => return Err(at.fault(Breach::InteractionType)),
            "correctResponsesPattern" => {
                interacts = true;
                for (index, pattern) in list(value, &at)?.iter().enumerate() {
                    text(pattern, &at.index(index))?;
                }
            }
            "choices" | "scale" | "source" | "target" | "steps" => {
                interacts = true;
                components(value, &at)?;
            }
            _ => return Err(unknown(&at)),
        }
    }
    if interacts && json.get("interactionType").is_none() {
        return Err(at.fault(Breach::InteractionUntold));
    }
    Ok(())
}

fn components(json: &Json<'_>, at: &Place<'_>) -> Checked {
    let values = list(json, at)?;
    let mut ids = Vec::with_capacity(values.len());
    for (index, component) in values.iter().enumerate() {
        let at = at.index(index);
        for (name, value) in object(component, &at)? {
            let at = at.name(name);
            match name.as_ref() {
                "id" => ids.push(text(value, &at)?),
                "description" => language_map(value, &at)?,
                _ => return Err(unknown(&at)),
            }
        }
        required(component, "id", &at)?;
    }
    ids.sort_unstable();
    match ids.windows(2).find(|pair| pair.first() == pair.last()) {
        Some(_) => Err(at.fault(Breach::PartsAlike)),
        None => Ok(()),
    }
}

fn result(json: &Json<'_>, at: &Place<'_>) -> Checked {
    for (name, value) in object(json, at)? {
        let at = at.name(name);
        match name.as_ref() {
            "score" => score(value, &at)?,
            "success" | "completion" => truth(value, &at)?,
            "response" => text(value, &at).map(|_| ())?,
            "duration" if value::is_duration(text(value, &at)?) => {}
            "duration" => return Err(at.fault(Breach::Duration)),
            "extensions" => extensions(value, &at)?,
            _ => return Err(unknown(&at)),
        }
    }
    Ok(())
}

fn score(json: &Json<'_>, at: &Place<'_>) -> Checked {
    let (mut min, mut max, mut raw) = (None, None, None);
    for (name, value) in object(json, at)? {
        let at = at.name(name);
        match name.as_ref() {
            "scaled" if (-1.0..=1.0).contains(&number(value, &at)?) => {}
            "scaled" => return Err(at.fault(Breach::ScoreScaled)),
            "raw" => raw = Some(number(value, &at)?),
            "min" => min = Some(number(value, &at)?),
            "max" => max = Some(number(value, &at)?),
            _ => return Err(unknown(&at)),
        }
    }
    if min.zip(max).is_some_and(|(min, max)| min >= max) {
        return Err(at.name("min").fault(Breach::ScoreMin));
    }
    if raw.zip(min).is_some_and(|(raw, min)| raw < min) || raw.zip(max).is_some_and(|(raw, max)| raw > max) {
        return Err(at.name("raw").fault(Breach::ScoreRaw));
    }
    Ok(())
}

fn context(json: &Json<'_>, version: Version, at: &Place<'_>) -> Checked {
    for (name, value) in object(json, at)? {
        let at = at.name(name);
        match name.as_ref() {
            "registration" => uuid(value, &at)?,
            "instructor" => actor(value, &at)?,
            "team" => check::group(value, &at)?,
            "contextActivities" => context_activities(value, &at)?,
            "contextAgents" if version == Version::V2 => related(value, &["contextAgent"], "agent", &at)?,
            "contextGroups" if version == Version::V2 => related(value, &["contextGroup"], "group", &at)?,
            "revision" | "platform" => text(value, &at).map(|_| ())?,
            "language" => check::language(text(value, &at)?, &at)?,
            "statement" => check::statement_reference(value, &at)?,
            "extensions" => extensions(value, &at)?,
            _ => return Err(unknown(&at)),
        }
    }
    Ok(())
}

fn context_activities(json: &Json<'_>, at: &Place<'_>) -> Checked {
    for (name, value) in object(json, at)? {
        let at = at.name(name);
        if !["parent", "grouping", "category", "other"].contains(&name.as_ref()) {
            return Err(unknown(&at));
        }
        match value {
            Json::List(values) => {
                for (index, one) in values.iter().enumerate() {
                    activity(one, &at.index(index))?;
                }
            }
            one => activity(one, &at)?,
        }
    }
    Ok(())
}

/// `contextAgents` and `contextGroups` (IEEE 9274.1.1, 4.2.2.5).
fn related(json: &Json<'_>, kind: &'static [&'static str], who: &'static str, at: &Place<'_>) -> Checked {
    for (index, one) in list(json, at)?.iter().enumerate() {
        let at = at.index(index);
        for (name, value) in object(one, &at)? {
            let at = at.name(name);
            match name.as_ref() {
                "objectType" if kind.contains(&text(value, &at)?) => {}
                "objectType" => return Err(at.fault(Breach::ObjectType(kind))),
                "agent" if who == "agent" => check::agent(value, &at)?,
                "group" if who == "group" => check::group(value, &at)?,
                "relevantTypes" => {
                    let types = list(value, &at)?;
                    if types.is_empty() {
                        return Err(at.fault(Breach::RelevantTypes));
                    }
                    for (index, kind) in types.iter().enumerate() {
                        iri(kind, &at.index(index))?;
                    }
                }
                _ => return Err(unknown(&at)),
            }
        }
        required(one, "objectType", &at)?;
        required(one, who, &at)?;
    }
    Ok(())
}

fn attachments(json: &Json<'_>, at: &Place<'_>) -> Checked {
    for (index, attachment) in list(json, at)?.iter().enumerate() {
        let at = at.index(index);
        for (name, value) in object(attachment, &at)? {
            let at = at.name(name);
            match name.as_ref() {
                "usageType" | "fileUrl" => iri(value, &at)?,
                "display" | "description" => language_map(value, &at)?,
                "contentType" if value::is_media_type(text(value, &at)?) => {}
                "contentType" => return Err(at.fault(Breach::MediaType)),
                "length" if matches!(value, Json::Number(number) if number.is_u64()) => {}
                "length" => return Err(at.fault(Breach::AttachmentLength)),
                "sha2" if [28, 32, 48, 64].iter().any(|bytes| value.as_text().is_some_and(|text| value::is_hex(text, *bytes))) => {}
                "sha2" => return Err(at.fault(Breach::AttachmentSha2)),
                _ => return Err(unknown(&at)),
            }
        }
        for name in ["usageType", "display", "contentType", "length", "sha2"] {
            required(attachment, name, &at)?;
        }
    }
    Ok(())
}
