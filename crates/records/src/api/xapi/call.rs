//! A request as the resources see it: who sent it and in which version, with the alternate syntax of 1.0.3 undone.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use kernel::{Actor, Id, Problem};
use portal::{Answer, Ask, Method, Who};

use super::{headed, refused};
use crate::Records;
use crate::error::{Refusal, bad};
use crate::model::xapi::Version;
use crate::model::xapi::document::Condition;
use crate::model::xapi::holder::{Holder, own_tenant};
use crate::model::xapi::json::Json;
use crate::overseer::WATCHED;

/// Who knows credentials.
pub trait Keyring: Send + Sync {
    /// The program or person behind HTTP Basic authentication or an access token; `None` where nobody is.
    ///
    /// # Errors
    /// The database fails.
    fn who(&self, ask: &Ask) -> Result<Option<Who>, Problem>;

    /// The organisation of a program.
    ///
    /// # Errors
    /// The database fails.
    fn organization(&self, program: Id) -> Result<Option<Id>, Problem>;
}

/// A request.
pub struct Call {
    /// What is to be done.
    pub method: Method,
    /// The resource.
    pub path: &'static str,
    /// Who sent it.
    pub holder: Holder,
    /// Which version it speaks.
    pub version: Version,
    /// Its parameters.
    pub parameters: Vec<(String, String)>,
    /// Its media type.
    pub content_type: String,
    /// Its body.
    pub body: Bytes,
    headers: HashMap<&'static str, String>,
}

/// Headers that the alternate syntax may bring as fields of a form.
const HEADERS: [(&str, &str); 8] = [
    ("authorization", "Authorization"),
    ("x-experience-api-version", "X-Experience-API-Version"),
    ("content-type", "Content-Type"),
    ("content-length", "Content-Length"),
    ("if-match", "If-Match"),
    ("if-none-match", "If-None-Match"),
    ("accept-language", "Accept-Language"),
    ("accept", "Accept"),
];

impl Call {
    /// A header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// What it demands of the document that is there.
    #[must_use]
    pub fn condition(&self) -> Condition<'_> {
        Condition { if_match: self.header("if-match"), if_none_match: self.header("if-none-match") }
    }
}

/// The version that each program spoke last: what is answered to a request that names none.
#[derive(Default)]
pub struct Spoken(Mutex<HashMap<Id, Version>>);

/// Programs whose version is remembered.
pub const SPOKEN_MAX: usize = 10_000;

impl Spoken {
    fn last(&self, tenant_program: Id) -> Version {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&tenant_program).copied().unwrap_or(Version::V2)
    }

    fn note(&self, program: Id, version: Version) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.get(&program) != Some(&version) {
            if known.len() >= SPOKEN_MAX {
                known.clear();
            }
            known.insert(program, version);
        }
    }
}

/// Does a request and words what comes of it.
pub fn run(records: &Records, ask: &Ask, method: Method, path: &'static str, handler: fn(&Records, &Call) -> Result<Answer, Refusal>) -> Answer {
    let mut version = ask.header("x-experience-api-version").and_then(Version::of_header).unwrap_or(Version::V2);
    let answer = read(records, ask, method, path, &mut version).and_then(|call| handler(records, &call));
    headed(answer.unwrap_or_else(|refusal| refused(&refusal)), version)
}

fn read(records: &Records, ask: &Ask, method: Method, path: &'static str, version: &mut Version) -> Result<Call, Refusal> {
    let (ask, method, parameters, body) = plain(ask, method)?;
    let about = path == "/xapi/about";
    let who = if about { None } else { records.keyring.who(&ask)? };
    let holder = match who {
        Some(who) => holder(records, &who)?,
        None if about => Holder { tenant: own_tenant(), authority: "".into(), scopes: Arc::default(), watched: None },
        None => return Err(Refusal::Status(401, "unauthorized", "a credential of this record store is needed: HTTP Basic or an access token".to_owned())),
    };
    let program = Id::named(&[&holder.authority]);
    match ask.header("x-experience-api-version") {
        Some(text) => match Version::of_header(text) {
            Some(found) => {
                *version = found;
                records.spoken.note(program, found);
            }
            None => return Err(bad("X-Experience-API-Version must be 1.0.x or 2.0.x")),
        },
        None if about => {}
        None => {
            *version = records.spoken.last(program);
            return Err(bad("the header X-Experience-API-Version is missing; it must be 1.0.x or 2.0.x"));
        }
    }
    let headers = HEADERS.iter().filter_map(|(name, _)| ask.header(name).map(|value| (*name, value.to_owned()))).collect();
    Ok(Call { method, path, holder, version: *version, parameters, content_type: ask.header("content-type").unwrap_or("").to_owned(), body, headers })
}

/// What a credential allows, and whose store it is for.
pub(super) fn holder(records: &Records, who: &Who) -> Result<Holder, Problem> {
    let home = &records.base_url;
    let account = |name: String| {
        Json::Object(vec![
            ("objectType".into(), Json::text("Agent")),
            ("account".into(), Json::Object(vec![("homePage".into(), Json::text(&**home)), ("name".into(), Json::text(name))])),
        ])
    };
    let (tenant, authority) = match who.actor {
        Actor::Client(program) => (records.keyring.organization(program)?.unwrap_or_else(own_tenant), account(format!("client/{program}"))),
        _ => return Err(Problem::new(kernel::ErrorKind::Forbidden, "no-store", "this credential has no record store")),
    };
    let watched = match who.actor {
        Actor::Client(program) if who.has_scope(&[WATCHED]) => Some(program),
        _ => None,
    };
    Ok(Holder { tenant, authority: String::from_utf8(authority.to_bytes()).unwrap_or_default().into(), scopes: Arc::clone(&who.scopes), watched })
}

type Plain = (Ask, Method, Vec<(String, String)>, Bytes);

/// Undoes the alternate syntax (1.0.3, Communication 1.3): a form sent by POST, whose `method` stands in the address.
fn plain(ask: &Ask, method: Method) -> Result<Plain, Refusal> {
    let Some(wanted) = ask.query("method").filter(|_| method == Method::Post) else {
        return Ok((ask.clone(), method, ask.query.clone(), ask.body.clone()));
    };
    if ask.query.len() != 1 {
        return Err(bad("beside 'method' nothing may stand in the address; parameters belong into the form"));
    }
    let method = match wanted {
        "GET" => Method::Get,
        "PUT" => Method::Put,
        "POST" => Method::Post,
        "DELETE" => Method::Delete,
        _ => return Err(bad("'method' must be GET, PUT, POST or DELETE")),
    };
    let mut headers = http::HeaderMap::clone(&ask.headers);
    headers.remove("content-type");
    let (mut parameters, mut content) = (Vec::new(), None);
    for (name, value) in &ask.form {
        if let Some((header, _)) = HEADERS.iter().find(|(_, written)| written.eq_ignore_ascii_case(name)) {
            let value = http::HeaderValue::from_str(value).map_err(|_| bad(format!("the header '{name}' in the form is none")))?;
            headers.insert(*header, value);
        } else if name == "content" {
            content = Some(Bytes::copy_from_slice(value.as_bytes()));
        } else {
            parameters.push((name.clone(), value.clone()));
        }
    }
    if headers.get("x-experience-api-version").and_then(|value| value.to_str().ok()).and_then(Version::of_header) != Some(Version::V1) {
        return Err(bad("the alternate request syntax belongs to xAPI 1.0.x"));
    }
    let writes = matches!(method, Method::Put | Method::Post);
    let body = match content {
        Some(content) if writes => content,
        None if writes => return Err(bad("the form field 'content' is missing")),
        _ => Bytes::new(),
    };
    if writes && !headers.contains_key("content-type") {
        headers.insert("content-type", http::HeaderValue::from_static("application/json"));
    }
    let mut ask = ask.clone();
    ask.headers = Arc::new(headers);
    Ok((ask, method, parameters, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_remembered_up_to_a_bound() {
        let spoken = Spoken::default();
        let id = |number: usize| Id::named(&[&number.to_string()]);
        for number in 0..SPOKEN_MAX {
            spoken.note(id(number), Version::V1);
        }
        assert_eq!(spoken.last(id(0)), Version::V1);
        spoken.note(id(SPOKEN_MAX), Version::V1);
        assert_eq!((spoken.last(id(0)), spoken.last(id(SPOKEN_MAX))), (Version::V2, Version::V1));
    }
}
