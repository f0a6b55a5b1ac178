//! People in statements, and the pseudonyms that stand for them in columns.

use std::collections::BTreeMap;

use kernel::Id;
use memchr::memmem;
use records::model::xapi::json::Json;
use records::model::xapi::keys;

/// Where the names of pseudonyms live, as the home page of an account.
pub const HOME: &str = "https://w3id.org/xapi/xingtan/pseudonyms";

/// Gives the pseudonym of what identifies somebody (as [`keys::identity`] writes it). The same identity has the same one, within a store.
pub trait Namer {
    /// The pseudonym.
    fn name(&mut self, identity: &str) -> Id;
}

/// The people of a statement by what identifies them, with their pseudonyms.
pub type People = BTreeMap<String, Id>;

/// Puts pseudonyms in the place of everybody in a statement, wherever they stand: as actor, object, member, instructor, in a sub-statement, and
/// in texts that say what identifies them. Names of people go. `platform` is the identity of the platform itself, who is nobody. Who was there.
pub fn hide(statement: &mut Json<'_>, platform: &str, namer: &mut dyn Namer) -> People {
    let mut people = People::new();
    part(statement, platform, namer, &mut people);
    let said: Vec<(memmem::Finder<'static>, String)> = people.iter().flat_map(|(identity, pseudonym)| traces(identity, *pseudonym)).collect();
    if !said.is_empty() {
        replace(statement, &said);
    }
    people
}

/// A statement or a sub-statement.
fn part(part: &mut Json<'_>, platform: &str, namer: &mut dyn Namer, people: &mut People) {
    for name in ["actor", "authority"] {
        if let Some(one) = part.get_mut(name) {
            agent(one, platform, namer, people);
        }
    }
    if let Some(object) = part.get_mut("object") {
        match object.text_of("objectType") {
            Some("Agent" | "Group") => agent(object, platform, namer, people),
            Some("SubStatement") => self::part(object, platform, namer, people),
            _ => {}
        }
    }
    let Some(context) = part.get_mut("context") else { return };
    for name in ["instructor", "team"] {
        if let Some(one) = context.get_mut(name) {
            agent(one, platform, namer, people);
        }
    }
    for (list, who) in [("contextAgents", "agent"), ("contextGroups", "group")] {
        if let Some(Json::List(all)) = context.get_mut(list) {
            all.iter_mut().filter_map(|one| one.get_mut(who)).for_each(|one| agent(one, platform, namer, people));
        }
    }
}

fn agent(one: &mut Json<'_>, platform: &str, namer: &mut dyn Namer, people: &mut People) {
    if let Some(Json::List(members)) = one.get_mut("member") {
        members.iter_mut().for_each(|member| agent(member, platform, namer, people));
    }
    match keys::identity(one) {
        Some(identity) if identity == platform => {}
        Some(identity) => {
            let pseudonym = namer.name(&identity);
            for field in ["name", "mbox", "mbox_sha1sum", "openid"] {
                one.remove(field);
            }
            let account = vec![("homePage".into(), Json::text(HOME)), ("name".into(), Json::text(pseudonym.to_string()))];
            one.set("account", Json::Object(account));
            people.insert(identity, pseudonym);
        }
        None => {
            one.remove("name");
        }
    }
}

/// The shortest name of an account that is looked for in texts; a shorter one may be part of any word.
const NAME_BYTES_MIN: usize = 12;

/// What would give somebody away where it stands in a text, with what is put there.
fn traces(identity: &str, pseudonym: Id) -> Vec<(memmem::Finder<'static>, String)> {
    let mut said: Vec<String> = Vec::new();
    match identity.split_once(' ') {
        Some(("account", rest)) => {
            let name = rest.rsplit_once(' ').map_or(rest, |(name, _)| name);
            if name.len() >= NAME_BYTES_MIN {
                said.push(name.to_owned());
            }
            // Our own people are known by a UUID in statements, and by the same in another writing in addresses.
            if let Ok(id) = name.parse::<Id>() {
                said.extend([id.to_string(), id.as_uuid().to_string()]);
            }
        }
        Some(("mbox", mailbox)) => said.push(mailbox.strip_prefix("mailto:").unwrap_or(mailbox).to_owned()),
        Some((_, value)) => said.push(value.to_owned()),
        None => {}
    }
    said.sort_unstable();
    said.dedup();
    said.into_iter().map(|text| (memmem::Finder::new(text.as_bytes()).into_owned(), pseudonym.to_string())).collect()
}

fn replace(json: &mut Json<'_>, said: &[(memmem::Finder<'static>, String)]) {
    match json {
        Json::Text(text) => {
            for (finder, pseudonym) in said {
                if finder.find(text.as_bytes()).is_some()
                    && let Ok(needle) = std::str::from_utf8(finder.needle())
                {
                    *text = replace_whole(text, needle, pseudonym).into();
                }
            }
        }
        Json::List(values) => values.iter_mut().for_each(|value| replace(value, said)),
        Json::Object(fields) => {
            for (name, value) in fields {
                // The names of extensions are addresses, and may hold what identifies somebody too.
                let mut own = Json::Text(std::mem::take(name));
                replace(&mut own, said);
                if let Json::Text(changed) = own {
                    *name = changed;
                }
                replace(value, said);
            }
        }
        Json::Null | Json::Truth(_) | Json::Number(_) => {}
    }
}

/// Puts one text in the place of another where that stands by itself, or as a part of a path; a mere host is not replaced in the addresses of what
/// lies there.
fn replace_whole(text: &str, needle: &str, with: &str) -> String {
    let is_host = needle.split_once("://").is_some_and(|(_, rest)| rest.trim_end_matches('/').split('/').nth(1).is_none());
    let is_inside = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '-'));
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(needle) {
        out.push_str(before);
        let mut next = after.chars();
        let goes_on = match next.next() {
            Some('.') => is_inside(next.next()),
            Some('/') => is_host && is_inside(next.next()),
            sign => is_inside(sign),
        };
        out.push_str(if goes_on || is_inside(out.chars().next_back()) { needle } else { with });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting;

    impl Namer for Counting {
        fn name(&mut self, identity: &str) -> Id {
            Id::named(&[identity])
        }
    }

    #[test]
    fn nobody_is_named_anywhere() {
        let own = Id::named(&["own"]);
        let text = format!(
            r#"{{"actor":{{"name":"Wang Fang","mbox":"mailto:wang@x.test"}},"verb":{{"id":"http://v"}},
            "object":{{"objectType":"SubStatement","actor":{{"objectType":"Group","name":"us","member":[{{"openid":"http://who.test/li"}}]}},
            "verb":{{"id":"http://v"}},"object":{{"objectType":"Agent","mbox_sha1sum":"0123456789012345678901234567890123456789"}}}},
            "context":{{"instructor":{{"account":{{"homePage":"https://p.test","name":"{}"}}}},"extensions":{{"http://x/wang@x.test":["mail wang@x.test"]}},
            "team":{{"objectType":"Group","account":{{"homePage":"http://h","name":"b"}}}},
            "contextActivities":{{"other":[{{"id":"https://p.test/people/ids/{own}"}}]}},
            "contextAgents":[{{"objectType":"contextAgent","agent":{{"account":{{"homePage":"http://h","name":"a-long-name-of-somebody"}}}}}}]}},
            "authority":{{"account":{{"homePage":"https://p.test","name":"xingtan"}}}}}}"#,
            own.as_uuid()
        );
        let mut statement = Json::read(text.as_bytes()).unwrap();
        let people = hide(&mut statement, "account xingtan https://p.test", &mut Counting);
        let hidden = String::from_utf8(statement.to_bytes()).unwrap();
        for trace in ["Wang", "wang@", "who.test", "0123456789", &own.to_string(), &own.as_uuid().to_string(), "somebody", "mbox", "\"us\"", "\"b\""] {
            assert!(!hidden.contains(trace), "{trace}: {hidden}");
        }
        assert_eq!(people.len(), 6, "{people:?}");
        assert!(people.values().all(|pseudonym| hidden.contains(&pseudonym.to_string())));
        assert!(hidden.contains(r#""authority":{"account":{"homePage":"https://p.test","name":"xingtan"}}"#), "the platform is nobody");
        let wang = Id::named(&["mbox mailto:wang@x.test"]);
        assert!(hidden.contains(&format!(r#""http://x/{wang}":["mail {wang}"]"#)));
    }

    #[test]
    fn an_address_is_no_part_of_a_longer_one() {
        let replaced = |text| replace_whole(text, "http://a.cn", "P");
        assert_eq!(replaced("http://a.cn"), "P");
        assert_eq!(replaced("see http://a.cn, http://a.cn/ and http://a.cn."), "see P, P/ and P.");
        for other in ["http://a.cnn", "http://a.cn/course", "http://a.cn.org", "xhttp://a.cn", "http://a.cn-x", ""] {
            assert_eq!(replaced(other), other);
        }
        assert_eq!(replace_whole("http://o/wang@x.test/1, wang@x.tests", "wang@x.test", "P"), "http://o/P/1, wang@x.tests");
        assert_eq!(replace_whole("http://id.cn/li/page http://id.cn/lis", "http://id.cn/li", "P"), "P/page http://id.cn/lis");
    }

    #[test]
    fn short_names_are_no_words() {
        let text = r#"{"actor":{"account":{"homePage":"http://h","name":"complete"}},"verb":{"id":"http://v/completed"},"object":{"id":"http://o"}}"#;
        let mut statement = Json::read(text.as_bytes()).unwrap();
        hide(&mut statement, "", &mut Counting);
        assert_eq!(statement.get("verb").and_then(|verb| verb.text_of("id")), Some("http://v/completed"));
    }
}
