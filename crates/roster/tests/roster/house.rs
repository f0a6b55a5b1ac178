//! A house with this room and those below it, on each engine; people sign in by naming themselves in the cookie.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use http::{Request, header};
use identity::{Identity, NewAccount, PasswordCost};
use kernel::{Actor, Id, Language, Permission, Problem, Role, Time};
use organization::{By, Kind, NewOrganization, NewRole, Organizations, Thing};
use platform::testing::{HandClock, TestDatabase, both};
use platform::{DatabaseError, Services};
use portal::cache::Cache;
use portal::{Authenticator, Portal, PortalSettings, Registry, Who};
use roster::{ClientPlace, Roster};
use tower::ServiceExt;

pub const GOOD: &str = "seven lanterns over the ferry";

/// Whoever holds a cookie with a person's id is that person with a second factor; a bearer token `ID scope…` is that client.
struct Named(Organizations);

impl Authenticator for Named {
    fn who(&self, token: &str, now: Time) -> Result<Who, Problem> {
        let Ok(person) = token.parse::<Id>() else { return Ok(Who::stranger()) };
        Ok(Who { actor: Actor::Member(person), proven_at: Some(now), strong: true, ..Who::stranger() })
    }

    fn bearer(&self, token: &str, _: Time) -> Result<Option<Who>, Problem> {
        let mut words = token.split('|');
        let Some(client) = words.next().and_then(|id| id.parse::<Id>().ok()) else { return Ok(None) };
        Ok(Some(Who { actor: Actor::Client(client), scopes: words.map(str::to_owned).collect(), ..Who::stranger() }))
    }

    fn may(&self, who: &Who, permission: Permission, now: Time) -> Result<(), Problem> {
        Ok(self.0.require(&By { who: who.clone(), address: None, now }, permission, Thing::Anywhere)?)
    }
}

/// A client is named after the organisation it was given.
struct Same;

impl ClientPlace for Same {
    fn place(&self, client: Id) -> Result<Option<Id>, Problem> {
        Ok((client != Id::named(&["nowhere"])).then_some(client))
    }
}

pub struct Seen {
    pub status: u16,
    pub location: String,
    pub text: String,
    pub bytes: Vec<u8>,
    pub headers: http::HeaderMap,
}

impl Seen {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }
}

pub struct House {
    pub engine: &'static str,
    pub services: Services,
    pub clock: Arc<HandClock>,
    pub identity: Identity,
    pub organizations: Organizations,
    pub school: Id,
    pub other_school: Id,
    pub admin: Id,
    pub teacher: Id,
    router: Router,
    runtime: tokio::runtime::Runtime,
    _test: TestDatabase,
}

pub fn houses() -> Vec<House> {
    both(&[platform::MIGRATIONS, identity::MIGRATIONS, organization::MIGRATIONS, roster::MIGRATIONS]).into_iter().map(House::new).collect()
}

impl House {
    pub fn new(test: TestDatabase) -> Self {
        let (services, clock) = test.services();
        let identity = Identity::new(services.clone(), PasswordCost::LEAST);
        identity.prepare().unwrap();
        let organizations = Organizations::new(services.clone(), identity.clone()).with_makers(Arc::new(roster::AccountsMade));
        organizations.prepare().unwrap();
        let roster = Roster::new(services.clone(), identity.clone(), organizations.clone(), Arc::new(Same));
        let mut registry = Registry::default();
        identity::register(&mut registry, identity.clone());
        organization::register(&mut registry, &organizations);
        roster::register(&mut registry, &roster);
        let settings = PortalSettings { base_url: "http://test".to_owned(), content_url: None, secret: [1; 32], in_process: false, behind_proxy: false };
        let portal = Portal::new(settings, Arc::new(Named(organizations.clone())), clock.clone(), Arc::new(Cache::default()), || (), || Ok(()));
        let router = portal.router(&registry);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let system = By::system(services.now());
        let school = |name, code| {
            let new = NewOrganization { parent: organization::top_id(), kind: Kind::School, name, code, source: "" };
            organizations.create(&system, &new).unwrap().id
        };
        let (school, other_school) = (school("杏花小学", "xh"), school("桃花小学", "th"));
        let person = |name, role, organization| {
            let account = identity.create_account(&NewAccount { name, display_name: "", password: GOOD, language: Language::ZH_HANS }).unwrap();
            let new = NewRole { person: account.person, organization, role, since: None, until: None, reason: "", source: "" };
            organizations.give_role(&system, &new).unwrap();
            account.person
        };
        let (admin, teacher) = (person("head", Role::SchoolAdmin, school), person("miss.li", Role::Teacher, school));
        person("outsider", Role::Learner, other_school);
        Self { engine: test.engine, services, clock, identity, organizations, school, other_school, admin, teacher, router, runtime, _test: test }
    }

    pub fn number(&self, sql: &str) -> i64 {
        self.services.database.read::<_, DatabaseError>(|session| session.number(sql, &[])).unwrap()
    }

    pub fn text(&self, sql: &str) -> String {
        self.services.database.read::<_, DatabaseError>(|session| session.first(sql, &[], |row| row.get::<String>(0))).unwrap().unwrap_or_default()
    }

    pub fn send(&self, method: &str, address: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Seen {
        let mut request = Request::builder().method(method).uri(address).header(header::HOST, "test").header(header::ACCEPT_LANGUAGE, "en");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, bytes) = self.runtime.block_on(async {
            let (head, body) = self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap().into_parts();
            (head, to_bytes(body, usize::MAX).await.unwrap())
        });
        let location = head.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or("").to_owned();
        Seen { status: head.status.as_u16(), location, text: String::from_utf8_lossy(&bytes).into_owned(), bytes: bytes.to_vec(), headers: head.headers }
    }

    pub fn get(&self, person: Id, address: &str) -> Seen {
        self.send("GET", address, &[("cookie", &format!("xt={person}"))], Vec::new())
    }

    pub fn post(&self, person: Id, address: &str, form: &str) -> Seen {
        let cookie = format!("xt={person}");
        let headers = [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
        self.send("POST", address, &headers, form.as_bytes().to_vec())
    }

    /// Makes starting codes, and looks at the page that shows them.
    pub fn shown(&self, person: Id, address: &str) -> Seen {
        let made = self.post(person, address, "");
        assert_eq!(made.status, 303, "{address}: {}", made.text);
        self.get(person, &made.location)
    }

    /// Makes an account by nobody's list, with a name to show, and gives it a role.
    pub fn by_hand(&self, name: &str, display_name: &str, role: Role, organization: Id) -> Id {
        let account = self.identity.create_account(&NewAccount { name, display_name, password: GOOD, language: Language::EN }).unwrap();
        let new = NewRole { person: account.person, organization, role, since: None, until: None, reason: "", source: "" };
        self.organizations.give_role(&By::system(self.services.now()), &new).unwrap();
        account.person
    }

    /// Chooses a file on the page of an organisation.
    pub fn upload(&self, person: Id, organization: Id, name: &str, bytes: &[u8]) -> Seen {
        let mut body = format!("--xxx\r\nContent-Disposition: form-data; name=\"prefix\"\r\n\r\nxh\r\n--xxx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--xxx--\r\n");
        let cookie = format!("xt={person}");
        let headers = [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin"), ("content-type", "multipart/form-data; boundary=xxx")];
        self.send("POST", &format!("/organizations/{organization}/roster"), &headers, body)
    }

    /// Brings a file in, from the choice to the result; the address of the import.
    pub fn import(&self, name: &str, bytes: &[u8]) -> String {
        let preview = self.upload(self.admin, self.school, name, bytes);
        assert_eq!(preview.status, 303, "{}", preview.text);
        let done = self.post(self.admin, &format!("{}/confirm", preview.location), "");
        assert_eq!(done.status, 303, "{}", done.text);
        assert!(done.location.starts_with("/rosters/imports/"), "{}: {}", done.location, self.get(self.admin, &preview.location).text);
        done.location
    }

    /// As a program that was given an organisation, with these scopes.
    pub fn program(&self, method: &str, address: &str, place: Id, scopes: &str, headers: &[(&str, &str)], body: &str) -> Seen {
        let token = format!("Bearer {place}|{scopes}");
        let mut all = vec![("authorization", token.as_str())];
        all.extend_from_slice(headers);
        self.send(method, address, &all, body.as_bytes().to_vec())
    }
}
