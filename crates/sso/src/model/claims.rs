//! What programs learn of a person: by scope, and nothing besides (OpenID Connect Core §5.4).

use kernel::{Id, Language, Time};
use serde_json::{Map, Value, json};

use crate::model::scope::Scopes;
use crate::model::token::seconds;

/// An address that somebody proved, or did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The address or number.
    pub value: String,
    /// Whether it was proven.
    pub verified: bool,
}

/// An organisation that somebody belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// Which one.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its code, as authorities know it; empty where it has none.
    pub code: String,
}

/// A role that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRole {
    /// The role's word.
    pub role: String,
    /// Where; `None` for everywhere.
    pub organization: Option<Id>,
}

/// What the platform knows of a person, as far as programs may ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonClaims {
    /// The name to show.
    pub name: String,
    /// The name they sign in with.
    pub preferred_username: String,
    /// Their language.
    pub locale: Language,
    /// Their e-mail address.
    pub email: Option<Contact>,
    /// Their telephone number.
    pub phone: Option<Contact>,
    /// Where they belong.
    pub organizations: Vec<Organization>,
    /// What they are there.
    pub roles: Vec<HeldRole>,
    /// False where they are suspended or gone: then nothing is said, and nothing works.
    pub active: bool,
    /// When this was last changed.
    pub updated_at: Time,
}

/// Every claim that can be said.
pub const ALL: [&str; 20] = [
    "sub",
    "iss",
    "aud",
    "exp",
    "iat",
    "auth_time",
    "nonce",
    "acr",
    "amr",
    "azp",
    "sid",
    "name",
    "preferred_username",
    "locale",
    "updated_at",
    "email",
    "email_verified",
    "phone_number",
    "phone_number_verified",
    "organizations",
];

/// The claims of a person under these scopes.
#[must_use]
pub fn of_person(person: &PersonClaims, scopes: &Scopes, subject: &str) -> Map<String, Value> {
    let mut claims = Map::new();
    let mut say = |name: &str, value: Value| drop(claims.insert(name.to_owned(), value));
    say("sub", json!(subject));
    if scopes.has("profile") {
        say("name", json!(person.name));
        say("preferred_username", json!(person.preferred_username));
        // Undetermined until the person chooses: then nothing is said.
        if person.locale.tag() != "und" {
            say("locale", json!(person.locale.tag()));
        }
        say("updated_at", json!(seconds(person.updated_at)));
    }
    if let (true, Some(email)) = (scopes.has("email"), &person.email) {
        say("email", json!(email.value));
        say("email_verified", json!(email.verified));
    }
    if let (true, Some(phone)) = (scopes.has("phone"), &person.phone) {
        say("phone_number", json!(phone.value));
        say("phone_number_verified", json!(phone.verified));
    }
    if scopes.has("organization") {
        let list: Vec<Value> = person.organizations.iter().map(|place| json!({ "id": place.id, "name": place.name, "code": place.code })).collect();
        say("organizations", json!(list));
    }
    if scopes.has("roles") {
        let list: Vec<Value> = person.roles.iter().map(|held| json!({ "role": held.role, "organization": held.organization })).collect();
        say("roles", json!(list));
    }
    claims
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_scope_shows_its_own_claims_and_no_others() {
        let place = Id::named(&["school"]);
        let person = PersonClaims {
            name: "李雷".to_owned(),
            preferred_username: "lilei".to_owned(),
            locale: Language::ZH_HANS,
            email: Some(Contact { value: "li@example.org".to_owned(), verified: true }),
            phone: Some(Contact { value: "+8613800000000".to_owned(), verified: false }),
            organizations: vec![Organization { id: place, name: "第一小学".to_owned(), code: "X1".to_owned() }],
            roles: vec![HeldRole { role: "teacher".to_owned(), organization: Some(place) }],
            active: true,
            updated_at: Time(7_500_000),
        };
        for (scope, names) in [
            ("openid", vec![]),
            ("profile", vec!["locale", "name", "preferred_username", "updated_at"]),
            ("email", vec!["email", "email_verified"]),
            ("phone", vec!["phone_number", "phone_number_verified"]),
            ("organization", vec!["organizations"]),
            ("roles", vec!["roles"]),
            ("offline_access", vec![]),
        ] {
            let claims = of_person(&person, &Scopes::of(&[scope]), "s");
            let mut said: Vec<&str> = claims.keys().map(String::as_str).filter(|name| *name != "sub").collect();
            said.sort_unstable();
            assert_eq!(said, names, "{scope}");
        }
        let claims = of_person(&person, &Scopes::of(&["profile", "roles"]), "s");
        assert_eq!((&claims["updated_at"], &claims["roles"][0]["role"], &claims["sub"]), (&json!(7), &json!("teacher"), &json!("s")));
    }
}
