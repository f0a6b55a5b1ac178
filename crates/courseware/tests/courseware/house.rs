//! A house with this room and those below it, on each engine, with a record store in memory; people sign in by naming themselves in the cookie.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use courseware::{Courseware, Document, Lrs};
use http::{Request, header};
use identity::{Identity, NewAccount, PasswordCost};
use kernel::{Actor, Id, Language, Permission, Problem, Role, Time};
use organization::{By, Kind, NewOrganization, NewRole, Organizations, Thing, top_id};
use platform::testing::{HandClock, TestDatabase, both};
use platform::{DatabaseError, Objects, Services, Session};
use portal::cache::Cache;
use portal::{Authenticator, Portal, PortalSettings, Registry, Who};
use serde_json::Value;
use tower::ServiceExt;

pub const CONTENT: &str = "content.test";

/// Whoever holds a cookie with a person's id is that person with a second factor.
struct Named(Organizations);

impl Authenticator for Named {
    fn who(&self, token: &str, now: Time) -> Result<Who, Problem> {
        let Ok(person) = token.parse::<Id>() else { return Ok(Who::stranger()) };
        Ok(Who { actor: Actor::Member(person), proven_at: Some(now), strong: true, ..Who::stranger() })
    }

    fn may(&self, who: &Who, permission: Permission, now: Time) -> Result<(), Problem> {
        Ok(self.0.require(&By { who: who.clone(), address: None, now }, permission, Thing::Anywhere)?)
    }
}

/// A record store that forgets nothing until the test ends.
#[derive(Default)]
pub struct Memory {
    pub statements: Mutex<Vec<Value>>,
    pub documents: Mutex<HashMap<String, (String, Vec<u8>)>>,
}

fn key(document: &Document<'_>) -> String {
    match document {
        Document::State { activity, agent, registration, id } => format!("state {activity} {agent} {registration:?} {id}"),
        Document::AgentProfile { agent, id } => format!("profile {agent} {id}"),
    }
}

impl Lrs for Memory {
    fn put(&self, _: &mut Session<'_>, statements: &[Value]) -> Result<(), Problem> {
        let mut kept = self.statements.lock().unwrap();
        for statement in statements {
            if !kept.iter().any(|known| known["id"] == statement["id"]) {
                kept.push(statement.clone());
            }
        }
        Ok(())
    }

    fn document_put(&self, _: &mut Session<'_>, document: &Document<'_>, media_type: &str, body: &[u8]) -> Result<(), Problem> {
        self.documents.lock().unwrap().insert(key(document), (media_type.to_owned(), body.to_vec()));
        Ok(())
    }

    fn document_get(&self, _: &mut Session<'_>, document: &Document<'_>) -> Result<Option<(String, Vec<u8>)>, Problem> {
        Ok(self.documents.lock().unwrap().get(&key(document)).cloned())
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
    pub fn json(&self) -> Value {
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
    pub courseware: Courseware,
    pub organizations: Organizations,
    other_teacher: Id,
    pub lrs: Arc<Memory>,
    pub objects: std::path::PathBuf,
    pub school: Id,
    pub provider: Id,
    pub teacher: Id,
    pub learner: Id,
    pub outsider: Id,
    router: Router,
    runtime: tokio::runtime::Runtime,
    _test: TestDatabase,
}

pub fn houses() -> Vec<House> {
    made(true, true)
}

/// Houses without a record store, or without a host of content.
pub fn made(lrs: bool, content: bool) -> Vec<House> {
    let rooms = [platform::MIGRATIONS, identity::MIGRATIONS, organization::MIGRATIONS, courseware::MIGRATIONS];
    both(&rooms).into_iter().map(|test| House::new(test, lrs, content)).collect()
}

impl House {
    fn new(test: TestDatabase, with_lrs: bool, with_content: bool) -> Self {
        let (services, clock) = test.services();
        let identity = Identity::new(services.clone(), PasswordCost::LEAST);
        identity.prepare().unwrap();
        let organizations = Organizations::new(services.clone(), identity.clone());
        organizations.prepare().unwrap();
        let content_url = with_content.then(|| format!("http://{CONTENT}"));
        let objects = test.directory.path().join("objects");
        let lrs = Arc::new(Memory::default());
        let room = Courseware::new(services.clone(), Objects::at(&objects), identity.clone(), organizations.clone(), "http://test", content_url.as_deref());
        let courseware = if with_lrs { room.with_lrs(Arc::clone(&lrs) as Arc<dyn Lrs>) } else { room };
        let mut registry = Registry::default();
        identity::register(&mut registry, identity.clone());
        courseware::register(&mut registry, &courseware);
        let settings = PortalSettings { base_url: "http://test".to_owned(), content_url, secret: [1; 32], in_process: false, behind_proxy: false };
        let portal = Portal::new(settings, Arc::new(Named(organizations.clone())), clock.clone(), Arc::new(Cache::default()), || (), || Ok(()));
        let router = portal.router(&registry);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let system = By::system(services.now());
        let place = |name, code| organizations.create(&system, &NewOrganization { parent: top_id(), kind: Kind::School, name, code, source: "" }).unwrap().id;
        let (school, other) = (place("School", "s"), place("Other", "o"));
        let person = |name, role, organization| {
            let account =
                identity.create_account(&NewAccount { name, display_name: name, password: "seven lanterns over the ferry", language: Language::EN }).unwrap();
            let new = NewRole { person: account.person, organization, role, since: None, until: None, reason: "", source: "" };
            organizations.give_role(&system, &new).unwrap();
            account.person
        };
        let (provider, teacher) = (person("provider", Role::Provider, school), person("teacher", Role::Teacher, school));
        let other_teacher = person("elsewhere", Role::Teacher, other);
        let (learner, outsider) = (person("learner", Role::Learner, school), person("outsider", Role::Learner, other));
        Self {
            engine: test.engine,
            services,
            clock,
            courseware,
            organizations: organizations.clone(),
            other_teacher,
            lrs,
            objects,
            school,
            provider,
            teacher,
            learner,
            outsider,
            router,
            runtime,
            _test: test,
        }
    }

    pub fn by(&self, person: Id) -> By {
        By { who: Who { actor: Actor::Member(person), strong: true, ..Who::stranger() }, address: None, now: self.services.now() }
    }

    /// Somebody who teaches at another school.
    pub fn other_teacher(&self) -> Id {
        self.other_teacher
    }

    /// Brings a package to the school.
    pub fn bring(&self, bytes: &[u8]) -> Id {
        self.courseware.import(&self.by(self.provider), self.school, "package.zip", bytes).unwrap()
    }

    pub fn send(&self, host: &str, method: &str, address: &str, person: Option<Id>, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Seen {
        let mut request = Request::builder().method(method).uri(address).header(header::HOST, host);
        if !headers.iter().any(|(name, _)| *name == "accept-language") {
            request = request.header(header::ACCEPT_LANGUAGE, "en");
        }
        if let Some(person) = person {
            request = request.header(header::COOKIE, format!("xt={person}"));
        }
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let request = request.body(Body::from(body.into())).unwrap();
        let (head, bytes) = self.runtime.block_on(async {
            let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
            (head, to_bytes(body, usize::MAX).await.unwrap().to_vec())
        });
        let location = head.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or("").to_owned();
        Seen { status: head.status.as_u16(), location, text: String::from_utf8_lossy(&bytes).into_owned(), bytes, headers: head.headers }
    }

    pub fn get(&self, address: &str, person: Option<Id>) -> Seen {
        self.send("test", "GET", address, person, &[], "")
    }

    pub fn post(&self, address: &str, person: Option<Id>, form: &str) -> Seen {
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
        self.send("test", "POST", address, person, &headers, form)
    }

    /// Asks the host of content.
    pub fn content(&self, address: &str) -> Seen {
        self.send(CONTENT, "GET", address, None, &[], "")
    }

    /// The id of the unit at a position, from its form on the course page.
    pub fn unit(&self, package: Id, position: usize) -> String {
        let page = self.get(&format!("/courseware/{package}"), Some(self.learner));
        assert_eq!(page.status, 200, "{}", page.text);
        page.text.split("name=\"unit\" value=\"").nth(position + 1).unwrap().split('"').next().unwrap().to_owned()
    }

    /// Opens a unit; the player's page.
    pub fn launch(&self, package: Id, unit: &str, person: Id) -> Seen {
        let seen = self.post(&format!("/courseware/{package}/launch"), Some(person), &format!("unit={unit}"));
        assert_eq!(seen.status, 303, "{}: {}", self.engine, seen.text);
        self.get(&seen.location, Some(person))
    }

    pub fn number(&self, sql: &str) -> i64 {
        self.services.database.read::<_, DatabaseError>(|session| session.number(sql, &[])).unwrap()
    }

    /// The verbs of all statements so far.
    pub fn verbs(&self) -> Vec<String> {
        self.lrs.statements.lock().unwrap().iter().map(|statement| statement["verb"]["display"]["en"].as_str().unwrap().to_owned()).collect()
    }
}

/// The address in the frame, or behind the link, of a player's page.
pub fn address(player: &Seen) -> String {
    let text = &player.text;
    let at =
        text.find("id=\"content\" src=\"").map(|at| at + 18).or_else(|| text.find("id=\"open\" href=\"").map(|at| at + 16)).unwrap_or_else(|| panic!("{text}"));
    text[at..].split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&")
}

/// The token of a launch.
pub fn token(player: &Seen) -> String {
    address(player).split("/run/").nth(1).unwrap().split('/').next().unwrap().to_owned()
}
