//! How statements are given back: exact, with ids only, or canonical in one language (Communication 2.1.3).

use std::borrow::Cow;
use std::collections::HashMap;

use super::json::Json;
use super::value;

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// As it is kept.
    #[default]
    Exact,
    /// Only what identifies agents, activities and verbs.
    Ids,
    /// With the canonical definition of activities, in one language.
    Canonical,
}

impl Format {
    /// The one with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "exact" => Some(Self::Exact),
            "ids" => Some(Self::Ids),
            "canonical" => Some(Self::Canonical),
            _ => None,
        }
    }
}

/// Where the timestamp stands in a kept statement: after `{"id":"…36…"`.
const TIMESTAMP_AT: usize = 44;

/// The whole statement: the kept JSON with `stored`, and with `timestamp` where the program named none (Data 2.4.7).
#[must_use]
pub fn whole(body: &str, stored: i64) -> String {
    let stored = value::write_moment(stored);
    let missing = !body.get(TIMESTAMP_AT..).is_some_and(|rest| rest.starts_with(",\"timestamp\":"));
    let mut text = String::with_capacity(body.len() + 100);
    text.push_str(body.strip_suffix('}').unwrap_or(body));
    if missing {
        text.push_str(",\"timestamp\":\"");
        text.push_str(&stored);
        text.push('"');
    }
    text.push_str(",\"stored\":\"");
    text.push_str(&stored);
    text.push_str("\"}");
    text
}

/// Leaves only what identifies agents, activities, groups and verbs.
pub fn ids(statement: &mut Json<'_>) {
    if let Some(verb) = statement.get_mut("verb") {
        keep(verb, &["id"]);
    }
    for name in ["actor", "authority"] {
        if let Some(agent) = statement.get_mut(name) {
            identify(agent);
        }
    }
    if let Some(object) = statement.get_mut("object") {
        match object.text_of("objectType") {
            None | Some("Activity") => keep(object, &["id"]),
            Some("Agent" | "Group") => identify(object),
            Some("SubStatement") => ids(object),
            Some(_) => {}
        }
    }
    if let Some(context) = statement.get_mut("context") {
        for name in ["instructor", "team"] {
            if let Some(agent) = context.get_mut(name) {
                identify(agent);
            }
        }
        for (list, who) in [("contextAgents", "agent"), ("contextGroups", "group")] {
            if let Some(Json::List(all)) = context.get_mut(list) {
                all.iter_mut().filter_map(|one| one.get_mut(who)).for_each(identify);
            }
        }
        each_context_activity(context, &mut |activity| keep(activity, &["id"]));
    }
}

fn each_context_activity<'a>(context: &mut Json<'a>, change: &mut dyn FnMut(&mut Json<'a>)) {
    if let Some(Json::Object(fields)) = context.get_mut("contextActivities") {
        for (_, activities) in fields {
            if let Json::List(all) = activities {
                all.iter_mut().for_each(&mut *change);
            }
        }
    }
}

fn keep(json: &mut Json<'_>, names: &[&str]) {
    if let Json::Object(fields) = json {
        fields.retain(|(name, _)| names.contains(&name.as_ref()));
    }
}

/// Leaves what identifies an agent or group; of a group that nothing identifies, its members so.
fn identify(agent: &mut Json<'_>) {
    if super::check::is_anonymous(agent) {
        keep(agent, &["objectType", "member"]);
        if let Some(Json::List(members)) = agent.get_mut("member") {
            members.iter_mut().for_each(identify);
        }
    } else {
        keep(agent, &["objectType", "mbox", "mbox_sha1sum", "openid", "account"]);
    }
}

/// Every activity of a statement.
#[must_use]
pub fn activities(statement: &Json<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let mut copy = statement.clone();
    each_activity(&mut copy, &mut |activity| found.extend(activity.text_of("id").map(str::to_owned)));
    found
}

fn each_activity<'a>(statement: &mut Json<'a>, change: &mut dyn FnMut(&mut Json<'a>)) {
    if let Some(object) = statement.get_mut("object") {
        match object.text_of("objectType") {
            None | Some("Activity") => change(object),
            Some("SubStatement") => each_activity(object, change),
            Some(_) => {}
        }
    }
    if let Some(context) = statement.get_mut("context") {
        each_context_activity(context, change);
    }
}

/// Puts the definitions that are kept of activities in place of those of the statement, and leaves of every language map the best
/// language for whoever asks.
pub fn canonical<'a>(statement: &mut Json<'a>, definitions: &HashMap<String, Json<'a>>, languages: &[String]) {
    each_activity(statement, &mut |activity| {
        if let Some(definition) = activity.text_of("id").and_then(|id| definitions.get(id)) {
            activity.set("definition", definition.clone());
        }
        if let Some(definition) = activity.get_mut("definition") {
            definition_in_one_language(definition, languages);
        }
    });
    words_in_one_language(statement, languages);
    if let Some(object) = statement.get_mut("object").filter(|object| object.text_of("objectType") == Some("SubStatement")) {
        words_in_one_language(object, languages);
    }
}

fn words_in_one_language(statement: &mut Json<'_>, languages: &[String]) {
    if let Some(display) = statement.get_mut("verb").and_then(|verb| verb.get_mut("display")) {
        one_language(display, languages);
    }
    if let Some(Json::List(attachments)) = statement.get_mut("attachments") {
        for attachment in attachments {
            for name in ["display", "description"] {
                if let Some(map) = attachment.get_mut(name) {
                    one_language(map, languages);
                }
            }
        }
    }
}

fn definition_in_one_language(definition: &mut Json<'_>, languages: &[String]) {
    for name in ["name", "description"] {
        if let Some(map) = definition.get_mut(name) {
            one_language(map, languages);
        }
    }
    for name in ["choices", "scale", "source", "target", "steps"] {
        if let Some(Json::List(components)) = definition.get_mut(name) {
            components.iter_mut().filter_map(|component| component.get_mut("description")).for_each(|map| one_language(map, languages));
        }
    }
}

/// Leaves the language that fits best: what is asked for first (exact, then by its beginning, RFC 4647), else the first there is.
fn one_language(map: &mut Json<'_>, languages: &[String]) {
    let best = best_language(map, languages);
    let Json::Object(fields) = map else { return };
    if let Some(best) = best {
        let kept = fields.swap_remove(best);
        *fields = vec![kept];
    }
}

/// What a language map says to who reads these languages (lower case, the best first); where it has none of them, what it says first.
#[must_use]
pub fn in_language<'m>(map: &'m Json<'_>, languages: &[String]) -> Option<&'m str> {
    let Json::Object(fields) = map else { return None };
    fields.get(best_language(map, languages)?).and_then(|(_, text)| text.as_text())
}

/// Which of a language map is the best for who reads these languages.
fn best_language(map: &Json<'_>, languages: &[String]) -> Option<usize> {
    let Json::Object(fields) = map else { return None };
    let wanted = |tag: &str| {
        let tag = tag.to_ascii_lowercase();
        let begins = |longer: &str, shorter: &str| longer.strip_prefix(shorter).is_some_and(|rest| rest.starts_with('-'));
        languages.iter().enumerate().find_map(|(at, language)| {
            let fit = [tag == *language, begins(&tag, language), begins(language, &tag)].into_iter().position(|fits| fits)?;
            Some((at, fit))
        })
    };
    fields.iter().enumerate().min_by_key(|(at, (tag, _))| (wanted(tag).unwrap_or((usize::MAX, 0)), *at)).map(|(at, _)| at)
}

/// Languages of a header that are looked at.
pub const LANGUAGES_MAX: usize = 32;

/// The languages of an `Accept-Language` header, the best first, lower case.
#[must_use]
pub fn accepted(header: &str) -> Vec<String> {
    let mut all: Vec<(u32, String)> = header
        .split(',')
        .take(LANGUAGES_MAX)
        .filter_map(|part| {
            let mut pieces = part.split(';');
            let tag = pieces.next()?.trim().to_ascii_lowercase();
            let weight = pieces.find_map(|piece| piece.trim().strip_prefix("q=").map(|q| q.trim().parse::<f32>().unwrap_or(0.0))).unwrap_or(1.0);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a weight lies between 0 and 1")]
            let weight = (weight.clamp(0.0, 1.0) * 1000.0) as u32;
            (!tag.is_empty() && tag != "*" && weight > 0).then_some((weight, tag))
        })
        .collect();
    all.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    all.into_iter().map(|(_, tag)| tag).collect()
}

/// Joins what is kept of an activity's definition with what a statement says now: single names and descriptions of languages are
/// added or replaced, other properties replaced. `None` where nothing changes.
#[must_use]
pub fn merge_definitions(kept: &Json<'_>, new: &Json<'_>) -> Option<Json<'static>> {
    let mut merged = kept.clone().into_owned();
    let Json::Object(fields) = new else { return None };
    for (name, value) in fields {
        let owned = value.clone().into_owned();
        match (merged.get_mut(name), matches!(name.as_ref(), "name" | "description" | "extensions")) {
            (Some(Json::Object(known)), true) => {
                if let Json::Object(words) = owned {
                    for (tag, word) in words {
                        match known.iter_mut().find(|(known, _)| *known == tag) {
                            Some((_, place)) => *place = word,
                            None => known.push((tag, word)),
                        }
                    }
                }
            }
            (Some(place), _) => *place = owned,
            (None, _) => {
                if let Json::Object(fields) = &mut merged {
                    fields.push((Cow::Owned(name.to_string()), owned));
                }
            }
        }
    }
    (merged != *kept).then_some(merged)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Json<'_> {
        Json::read(text.as_bytes()).unwrap()
    }

    fn written(json: &Json<'_>) -> String {
        String::from_utf8(json.to_bytes()).unwrap()
    }

    #[test]
    fn what_is_not_kept_is_put_in() {
        let id = "{\"id\":\"39e24cc4-69af-4b01-a824-1fdc6ea8a3af\"";
        assert_eq!(
            whole(&format!("{id},\"verb\":{{}}}}"), 1),
            format!("{id},\"verb\":{{}},\"timestamp\":\"1970-01-01T00:00:00.000001Z\",\"stored\":\"1970-01-01T00:00:00.000001Z\"}}")
        );
        assert_eq!(whole(&format!("{id},\"timestamp\":\"x\"}}"), 1), format!("{id},\"timestamp\":\"x\",\"stored\":\"1970-01-01T00:00:00.000001Z\"}}"));
    }

    #[test]
    fn ids_are_all_that_is_left() {
        let mut statement = read(
            r#"{"actor":{"name":"A","objectType":"Group","member":[{"name":"B","mbox":"mailto:b@x"}]},"verb":{"id":"http://v","display":{"en":"v"}},"object":{"id":"http://o","definition":{}},
            "context":{"instructor":{"name":"I","openid":"http://i"},"contextActivities":{"other":[{"id":"http://a","definition":{}}]}}}"#,
        );
        ids(&mut statement);
        assert_eq!(
            written(&statement),
            r#"{"actor":{"objectType":"Group","member":[{"mbox":"mailto:b@x"}]},"verb":{"id":"http://v"},"object":{"id":"http://o"},"context":{"instructor":{"openid":"http://i"},"contextActivities":{"other":[{"id":"http://a"}]}}}"#
        );
    }

    #[test]
    fn one_language_is_left() {
        let choose = |header: &str| {
            let mut statement = read(r#"{"verb":{"id":"http://v","display":{"en-US":"did","zh":"做","zh-Hans":"做了","fr":"fait"}}}"#);
            canonical(&mut statement, &HashMap::new(), &accepted(header));
            statement.get("verb").unwrap().get("display").map(written).unwrap()
        };
        assert_eq!(choose("zh"), r#"{"zh":"做"}"#);
        assert_eq!(choose("en"), r#"{"en-US":"did"}"#);
        assert_eq!(choose("de, fr;q=0.4, zh-Hans;q=0.8"), r#"{"zh-Hans":"做了"}"#);
        assert_eq!(choose("*"), r#"{"en-US":"did"}"#);
        let map = read(r#"{"en-US":"did","zh":"做","fr":7}"#);
        let said = |header: &str| in_language(&map, &accepted(header));
        assert_eq!((said("zh-Hans"), said("de"), said("fr")), (Some("做"), Some("did"), None));
        assert_eq!((in_language(&read("{}"), &[]), in_language(&Json::Null, &[])), (None, None));
    }

    #[test]
    fn languages_are_bounded() {
        assert_eq!(accepted(&vec!["en"; LANGUAGES_MAX + 1].join(",")).len(), LANGUAGES_MAX);
        assert_eq!(accepted("en;q=0.1, fr;q=0, zh"), ["zh", "en"]);
    }

    #[test]
    fn definitions_grow() {
        let kept = read(r#"{"name":{"en":"A"},"type":"http://t"}"#);
        assert_eq!(merge_definitions(&kept, &kept), None);
        let merged = merge_definitions(&kept, &read(r#"{"name":{"zh":"甲"},"type":"http://u","moreInfo":"http://m"}"#)).unwrap();
        assert_eq!(written(&merged), r#"{"name":{"en":"A","zh":"甲"},"type":"http://u","moreInfo":"http://m"}"#);
    }

    #[test]
    fn canonical_definitions_come_from_what_is_kept() {
        let mut statement = read(r#"{"verb":{"id":"http://v"},"object":{"id":"http://o"}}"#);
        let kept = HashMap::from([("http://o".to_owned(), read(r#"{"name":{"en":"A","zh":"甲"}}"#))]);
        assert_eq!(activities(&statement), ["http://o"]);
        canonical(&mut statement, &kept, &accepted("zh-CN"));
        assert_eq!(written(statement.get("object").unwrap()), r#"{"id":"http://o","definition":{"name":{"zh":"甲"}}}"#);
    }
}
