//! Claims that a program asks for by name (OpenID Connect Core §5.5). A claim belongs to a scope; asking for the one asks the person for the other, so
//! that they decide about what they can read on one page, and nothing is said that they did not allow.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::model::scope::Scopes;

/// The longest text of the parameter, in bytes.
pub const CLAIMS_LENGTH_MAX: usize = 8 * 1024;
/// The most claims that can be named in one request.
pub const CLAIMS_NAMED_MAX: usize = 50;

/// What was asked for by name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClaimsAsked {
    /// Claims of the person that the ID token is to hold.
    pub id_token: Vec<String>,
    /// The scopes that claims named here belong to.
    pub scopes: Scopes,
    /// The only person about whom the answer may be, as the program knows them.
    pub subject: Option<String>,
    /// The only classes of authentication that will do.
    pub classes: Option<Vec<String>>,
}

/// The scope that a claim belongs to; `None` for those that are said anyway, and for what is not known.
#[must_use]
pub fn scope_of(claim: &str) -> Option<&'static str> {
    Some(match claim {
        "name" | "preferred_username" | "locale" | "updated_at" => "profile",
        "email" | "email_verified" => "email",
        "phone_number" | "phone_number_verified" => "phone",
        "organizations" => "organization",
        "roles" => "roles",
        _ => return None,
    })
}

/// Reads the parameter. What is not known in it is ignored, as the standard says.
///
/// # Errors
/// It is no JSON object of the right form, or too long: a sentence for developers.
pub fn parse(text: &str) -> Result<ClaimsAsked, &'static str> {
    if text.len() > CLAIMS_LENGTH_MAX {
        return Err("claims is too long");
    }
    let Ok(Value::Object(all)) = serde_json::from_str(text) else { return Err("claims is no JSON object") };
    let mut asked = ClaimsAsked::default();
    let mut named = 0;
    for (place, in_token) in [("userinfo", false), ("id_token", true)] {
        let claims = match all.get(place) {
            None | Some(Value::Null) => continue,
            Some(Value::Object(claims)) => claims,
            Some(_) => return Err("userinfo and id_token in claims are JSON objects"),
        };
        named += claims.len();
        if named > CLAIMS_NAMED_MAX {
            return Err("claims names too many claims");
        }
        for (name, how) in claims {
            let how = How::read(how)?;
            match name.as_str() {
                "sub" => {
                    for value in how.values {
                        if asked.subject.as_ref().is_some_and(|other| *other != value) {
                            return Err("claims names two subjects");
                        }
                        asked.subject = Some(value);
                    }
                }
                "acr" if in_token && how.essential && !how.values.is_empty() => asked.classes = Some(how.values),
                name => {
                    let Some(scope) = scope_of(name) else { continue };
                    asked.scopes = asked.scopes.with(&Scopes::of(&[scope]));
                    if in_token {
                        asked.id_token.push(name.to_owned());
                    }
                }
            }
        }
    }
    Ok(asked)
}

/// How a claim is asked for.
struct How {
    essential: bool,
    values: Vec<String>,
}

impl How {
    fn read(value: &Value) -> Result<Self, &'static str> {
        let how = match value {
            Value::Null => return Ok(Self { essential: false, values: Vec::new() }),
            Value::Object(how) => how,
            _ => return Err("a claim is asked for by null or a JSON object"),
        };
        let essential = match how.get("essential") {
            None => false,
            Some(essential) => essential.as_bool().ok_or("essential is true or false")?,
        };
        Ok(Self { essential, values: values(how)? })
    }
}

/// The values that would do, as far as they are texts.
fn values(how: &Map<String, Value>) -> Result<Vec<String>, &'static str> {
    match (how.get("value"), how.get("values")) {
        (Some(_), Some(_)) => Err("value and values exclude each other"),
        (Some(value), None) => Ok(value.as_str().map(str::to_owned).into_iter().collect()),
        (None, Some(Value::Array(values))) if values.len() <= CLAIMS_NAMED_MAX => Ok(values.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
        (None, Some(_)) => Err("values is a list, and not a long one"),
        (None, None) => Ok(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn claims_are_asked_for_in_every_way_of_the_standard() {
        let text = json!({
            "userinfo": { "email": { "essential": true }, "nickname": null, "http://example.info/claims/groups": null },
            "id_token": { "auth_time": { "essential": true }, "name": null, "acr": { "essential": true, "values": ["urn:xingtan:aal2"] },
                "sub": { "value": "s-1" }, "locale": { "value": "zh-Hans" } },
            "other": { "phone_number": null },
        });
        let asked = parse(&text.to_string()).unwrap();
        assert_eq!(asked.scopes, Scopes::of(&["email", "profile"]));
        assert_eq!(asked.id_token, ["locale", "name"]);
        assert_eq!((asked.subject.as_deref(), asked.classes), (Some("s-1"), Some(vec!["urn:xingtan:aal2".to_owned()])));
        let voluntary = parse(r#"{"id_token":{"acr":{"values":["urn:xingtan:aal2"]},"acr2":{"essential":true}}}"#).unwrap();
        assert_eq!(voluntary, ClaimsAsked::default(), "what need not be is no condition");
        assert_eq!(parse("{}").unwrap(), ClaimsAsked::default());
        assert_eq!(parse(r#"{"userinfo":null,"id_token":null}"#).unwrap(), ClaimsAsked::default());
    }

    #[test]
    fn what_has_another_form_is_refused() {
        for text in [
            "",
            "[]",
            "{",
            r#"{"userinfo":[]}"#,
            r#"{"id_token":"name"}"#,
            r#"{"id_token":{"name":true}}"#,
            r#"{"id_token":{"name":{"essential":"yes"}}}"#,
            r#"{"id_token":{"acr":{"value":"a","values":["b"]}}}"#,
            r#"{"id_token":{"acr":{"values":"a"}}}"#,
            r#"{"id_token":{"sub":{"values":["a","b"]}}}"#,
            r#"{"userinfo":{"sub":{"value":"a"}},"id_token":{"sub":{"value":"b"}}}"#,
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
        let many = |count: usize| json!({ "userinfo": (0..count).map(|number| (format!("c{number}"), Value::Null)).collect::<Map<_, _>>() }).to_string();
        assert!(parse(&many(CLAIMS_NAMED_MAX)).is_ok());
        assert!(parse(&many(CLAIMS_NAMED_MAX + 1)).is_err());
        let long = |length: usize| format!("{{\"x\":\"{}\"}}", "y".repeat(length - 8));
        assert!(parse(&long(CLAIMS_LENGTH_MAX)).is_ok());
        assert!(parse(&long(CLAIMS_LENGTH_MAX + 1)).is_err());
    }

    #[test]
    fn every_claim_of_a_scope_leads_to_it() {
        let person = crate::model::claims::PersonClaims {
            name: "x".to_owned(),
            preferred_username: "x".to_owned(),
            locale: kernel::Language::EN,
            email: Some(crate::model::claims::Contact { value: "x".to_owned(), verified: true }),
            phone: Some(crate::model::claims::Contact { value: "x".to_owned(), verified: true }),
            organizations: Vec::new(),
            roles: Vec::new(),
            active: true,
            updated_at: kernel::Time(0),
        };
        for scope in crate::model::scope::OF_PEOPLE {
            for claim in crate::model::claims::of_person(&person, &Scopes::of(&[scope]), "s").keys().filter(|claim| *claim != "sub") {
                assert_eq!(scope_of(claim), Some(scope), "{claim}");
            }
        }
    }
}
