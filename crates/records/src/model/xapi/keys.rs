//! What a statement is found by. Each key is a hash of its kind and value; a query names the same keys.

use sha2::{Digest, Sha256};

use super::json::Json;

/// A key: the first 16 bytes of the SHA-256 of kind and value.
pub type Key = [u8; 16];

/// What a key is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Actor or object of the statement, or a member of a group that is one.
    Agent,
    /// An agent anywhere in the statement.
    RelatedAgent,
    /// The verb.
    Verb,
    /// The activity that is the object.
    Activity,
    /// An activity anywhere in the statement.
    RelatedActivity,
    /// The registration in the context.
    Registration,
    /// Who vouches for the statement.
    Authority,
    /// Every statement of a tenant.
    All,
}

/// The key of a value.
#[must_use]
pub fn key(kind: Kind, value: &str) -> Key {
    let mut hash = Sha256::new();
    hash.update([kind as u8]);
    hash.update(value.as_bytes());
    let mut key = Key::default();
    for (to, from) in key.iter_mut().zip(hash.finalize()) {
        *to = from;
    }
    key
}

/// What identifies an agent or group, as one text; `None` where nothing does.
#[must_use]
pub fn identity(agent: &Json<'_>) -> Option<String> {
    for name in ["mbox", "mbox_sha1sum", "openid"] {
        if let Some(value) = agent.text_of(name) {
            return Some(format!("{name} {value}"));
        }
    }
    let account = agent.get("account")?;
    Some(format!("account {} {}", account.text_of("name")?, account.text_of("homePage")?))
}

/// What identifies an authority: an agent, or the two members of a group.
#[must_use]
pub fn authority_identity(authority: &Json<'_>) -> String {
    let members = authority.get("member").map(Json::each).into_iter().flatten();
    std::iter::once(authority).chain(members).filter_map(identity).collect::<Vec<_>>().join("\n")
}

/// All keys of a statement, each once.
#[must_use]
pub fn of_statement(statement: &Json<'_>) -> Vec<Key> {
    let mut found = Found::default();
    found.part(statement, true);
    if let Some(authority) = statement.get("authority") {
        found.agent(authority, false);
        found.keys.push(key(Kind::Authority, &authority_identity(authority)));
    }
    found.keys.sort_unstable();
    found.keys.dedup();
    found.keys
}

#[derive(Default)]
struct Found {
    keys: Vec<Key>,
}

impl Found {
    fn agent(&mut self, agent: &Json<'_>, direct: bool) {
        let members = agent.get("member").map(Json::each).into_iter().flatten();
        for one in std::iter::once(agent).chain(members) {
            if let Some(identity) = identity(one) {
                self.keys.push(key(Kind::RelatedAgent, &identity));
                if direct {
                    self.keys.push(key(Kind::Agent, &identity));
                }
            }
        }
    }

    fn activity(&mut self, activity: &Json<'_>, direct: bool) {
        if let Some(id) = activity.text_of("id") {
            self.keys.push(key(Kind::RelatedActivity, id));
            if direct {
                self.keys.push(key(Kind::Activity, id));
            }
        }
    }

    /// A statement (`direct`) or a sub-statement.
    fn part(&mut self, part: &Json<'_>, direct: bool) {
        if let Some(actor) = part.get("actor") {
            self.agent(actor, direct);
        }
        if let (true, Some(verb)) = (direct, part.get("verb").and_then(|verb| verb.text_of("id"))) {
            self.keys.push(key(Kind::Verb, verb));
        }
        if let Some(object) = part.get("object") {
            match object.text_of("objectType") {
                None | Some("Activity") => self.activity(object, direct),
                Some("Agent" | "Group") => self.agent(object, direct),
                Some("SubStatement") => self.part(object, false),
                Some(_) => {}
            }
        }
        if let Some(context) = part.get("context") {
            self.context(context, direct);
        }
    }

    fn context(&mut self, context: &Json<'_>, direct: bool) {
        for name in ["instructor", "team"] {
            if let Some(agent) = context.get(name) {
                self.agent(agent, false);
            }
        }
        for (list, who) in [("contextAgents", "agent"), ("contextGroups", "group")] {
            for agent in context.get(list).map(Json::each).into_iter().flatten().filter_map(|one| one.get(who)) {
                self.agent(agent, false);
            }
        }
        if let Some(Json::Object(fields)) = context.get("contextActivities") {
            for activity in fields.iter().flat_map(|(_, activities)| activities.each()) {
                self.activity(activity, false);
            }
        }
        if let (true, Some(registration)) = (direct, context.text_of("registration")) {
            self.keys.push(key(Kind::Registration, &registration.to_ascii_lowercase()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_found_by_what_stands_in_it() {
        let statement = Json::read(
            br#"{"actor":{"objectType":"Group","member":[{"mbox":"mailto:a@x.cn"}]},"verb":{"id":"http://v"},
                "object":{"objectType":"SubStatement","actor":{"openid":"http://b"},"verb":{"id":"http://w"},"object":{"id":"http://inner"}},
                "context":{"registration":"39E24CC4-69af-4b01-a824-1fdc6ea8a3af","team":{"objectType":"Group","account":{"homePage":"http://h","name":"t"}},
                "contextActivities":{"parent":[{"id":"http://p"}]},"contextAgents":[{"objectType":"contextAgent","agent":{"mbox_sha1sum":"00"}}]}}"#,
        )
        .unwrap();
        let keys = of_statement(&statement);
        let has = |kind, value: &str| keys.contains(&key(kind, value));
        assert!(has(Kind::Agent, "mbox mailto:a@x.cn") && has(Kind::RelatedAgent, "mbox mailto:a@x.cn"));
        assert!(has(Kind::RelatedAgent, "openid http://b") && !has(Kind::Agent, "openid http://b"));
        assert!(has(Kind::RelatedAgent, "account t http://h") && has(Kind::RelatedAgent, "mbox_sha1sum 00"));
        assert!(has(Kind::Verb, "http://v") && !has(Kind::Verb, "http://w"));
        assert!(has(Kind::RelatedActivity, "http://inner") && !has(Kind::Activity, "http://inner") && has(Kind::RelatedActivity, "http://p"));
        assert!(has(Kind::Registration, "39e24cc4-69af-4b01-a824-1fdc6ea8a3af"));
    }
}
