//! A house with this room only: a portal, people and sessions by hand, and a courier that notes what it is given.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use kernel::{Actor, ErrorKind, Id, Language, Permission, Problem, Time};
use platform::testing::{HandClock, TestDatabase, both};
use platform::{DatabaseError, Services};
use portal::testing::{Browser, Seen};
use portal::{Authenticator, Registry, Who};
use serde_json::Value;
use sso::courier::Trust;
use sso::{Algorithm, Contact, Courier, Created, Directory, HeldRole, NewClient, Organization, PersonClaims, Profile, Sso};

pub const ISSUER: &str = "http://test";
pub const CALLBACK: &str = "https://rp.example/cb";
pub const AFTER: &str = "https://rp.example/bye";
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// People and sessions, and who holds which cookie.
#[derive(Default)]
pub struct People {
    pub persons: Mutex<HashMap<Id, PersonClaims>>,
    pub cookies: Mutex<HashMap<String, Who>>,
    pub ended: Mutex<HashSet<Id>>,
    pub operators: Mutex<HashSet<Id>>,
}

impl Directory for People {
    fn person(&self, person: Id) -> Result<Option<PersonClaims>, Problem> {
        Ok(self.persons.lock().unwrap().get(&person).cloned())
    }

    fn session_is_alive(&self, session: Id) -> Result<bool, Problem> {
        Ok(!self.ended.lock().unwrap().contains(&session))
    }

    fn end_session(&self, _: Id, session: Id) -> Result<(), Problem> {
        self.ended.lock().unwrap().insert(session);
        Ok(())
    }
}

/// The portal's authenticator: sessions of the house, tokens of the room.
pub struct Door {
    people: Arc<People>,
    room: Sso,
}

impl Authenticator for Door {
    fn who(&self, token: &str, _: Time) -> Result<Who, Problem> {
        let who = self.people.cookies.lock().unwrap().get(token).cloned().unwrap_or_else(Who::stranger);
        let ended = who.session.is_some_and(|session| self.people.ended.lock().unwrap().contains(&session));
        Ok(if ended { Who::stranger() } else { who })
    }

    fn bearer(&self, token: &str, now: Time) -> Result<Option<Who>, Problem> {
        self.room.bearer(token, now)
    }

    fn may(&self, who: &Who, permission: Permission, _: Time) -> Result<(), Problem> {
        let may = who.actor.person().is_some_and(|person| self.people.operators.lock().unwrap().contains(&person));
        if may && permission == Permission::ManageClients { Ok(()) } else { Err(Problem::new(ErrorKind::Forbidden, "forbidden", "no operator")) }
    }
}

/// Notes what it is given, and answers as it is told.
#[derive(Default)]
pub struct Post {
    pub sent: Mutex<Vec<(String, String, Trust)>>,
    pub answer: Mutex<Option<Result<u16, String>>>,
    pub documents: Mutex<BTreeMap<String, String>>,
    pub reads: Mutex<usize>,
    pub read: Mutex<Vec<(String, Trust)>>,
}

impl Courier for Post {
    fn post_form(&self, address: &str, fields: &[(&str, &str)], trust: Trust) -> Result<u16, String> {
        let (_, token) = fields.first().copied().unwrap();
        self.sent.lock().unwrap().push((address.to_owned(), token.to_owned(), trust));
        self.answer.lock().unwrap().clone().unwrap_or(Ok(200))
    }

    fn get(&self, address: &str, trust: Trust) -> Result<String, String> {
        *self.reads.lock().unwrap() += 1;
        self.read.lock().unwrap().push((address.to_owned(), trust));
        self.documents.lock().unwrap().get(address).cloned().ok_or_else(|| "nobody is there".to_owned())
    }

    fn ask(&self, _: &str, _: &[(&str, &str)], _: Option<&str>) -> Result<(u16, String), String> {
        Err("nobody is there".to_owned())
    }
}

pub struct House {
    pub test: TestDatabase,
    pub services: Services,
    pub clock: Arc<HandClock>,
    pub people: Arc<People>,
    pub post: Arc<Post>,
    pub room: Sso,
}

/// A house on each engine, with a key for ES256 only: an RSA key takes a moment.
pub fn houses() -> Vec<House> {
    let made: Vec<House> = both(&[platform::MIGRATIONS, sso::MIGRATIONS]).into_iter().map(House::new).collect();
    for house in &made {
        house.room.prepare_keys(&[Algorithm::Es256]).unwrap();
    }
    made
}

impl House {
    pub fn new(test: TestDatabase) -> Self {
        let (services, clock) = test.services();
        let (people, post) = (Arc::new(People::default()), Arc::new(Post::default()));
        let room = Sso::new(services.clone(), ISSUER, people.clone(), post.clone());
        Self { test, services, clock, people, post, room }
    }

    /// The same house after a restart: nothing in memory.
    pub fn restarted(&self) -> Sso {
        Sso::new(self.services.clone(), ISSUER, self.people.clone(), self.post.clone())
    }

    pub fn engine(&self) -> &'static str {
        self.test.engine
    }

    pub fn browser(&self) -> Browser {
        let mut registry = Registry::default();
        sso::register(&mut registry, &self.room);
        registry.get("/api/v1/statements", kernel::Need::Scope(&["statements/read"]), |_| Ok(portal::Answer::json(&"read")));
        let door = Door { people: self.people.clone(), room: self.room.clone() };
        Browser::new(&registry, Arc::new(door), self.clock.clone(), || ())
    }

    /// Somebody, and a browser where they are signed in.
    pub fn person(&self, name: &str) -> (Id, Browser) {
        let person = self.somebody(name);
        let mut browser = self.browser();
        self.sign_in(person, &mut browser);
        (person, browser)
    }

    /// Somebody at a portal that is there already.
    pub fn person_at(&self, portal: &Browser, name: &str) -> Browser {
        let person = self.somebody(name);
        let mut browser = portal.another();
        self.sign_in(person, &mut browser);
        browser
    }

    fn somebody(&self, name: &str) -> Id {
        let person = self.services.new_id();
        let place = Id::named(&["school"]);
        let claims = PersonClaims {
            name: name.to_owned(),
            preferred_username: name.to_lowercase(),
            locale: Language::ZH_HANS,
            email: Some(Contact { value: format!("{}@example.org", name.to_lowercase()), verified: true }),
            phone: Some(Contact { value: "+8613800000000".to_owned(), verified: false }),
            organizations: vec![Organization { id: place, name: "第一小学".to_owned(), code: "X1".to_owned() }],
            roles: vec![HeldRole { role: "teacher".to_owned(), organization: Some(place) }],
            active: true,
            updated_at: Time(7_000_000),
        };
        self.people.persons.lock().unwrap().insert(person, claims);
        person
    }

    /// Signs somebody in at a browser; the name of the session.
    pub fn sign_in(&self, person: Id, browser: &mut Browser) -> Id {
        let session = self.services.new_id();
        let who = Who { actor: Actor::Member(person), name: "x".to_owned(), session: Some(session), ..Who::stranger() };
        let cookie = session.to_string();
        self.people.cookies.lock().unwrap().insert(cookie.clone(), who);
        browser.cookies.insert("xt".to_owned(), cookie);
        session
    }

    pub fn suspend(&self, person: Id, suspended: bool) {
        self.people.persons.lock().unwrap().get_mut(&person).unwrap().active = !suspended;
    }

    pub fn operator(&self) -> (Id, Browser) {
        let (person, browser) = self.person("Operator");
        self.people.operators.lock().unwrap().insert(person);
        (person, browser)
    }

    pub fn create(&self, name: &str, kind: sso::ClientKind, change: impl FnOnce(&mut Profile)) -> Created {
        let mut profile = Profile::of(kind);
        change(&mut profile);
        self.room.create_client(Actor::System, &NewClient { id: None, kind, name, profile, logo: None }).unwrap()
    }

    /// A program that people sign in to.
    pub fn program(&self, name: &str) -> Program {
        self.program_with(name, |_| ())
    }

    pub fn program_with(&self, name: &str, change: impl FnOnce(&mut Profile)) -> Program {
        let made = self.create(name, sso::ClientKind::Oidc, |profile| {
            profile.redirect_uris = vec![CALLBACK.to_owned()];
            profile.post_logout_uris = vec![AFTER.to_owned()];
            profile.algorithm = Algorithm::Es256;
            change(profile);
        });
        Program { id: made.client.id.to_string(), secret: made.secret.unwrap_or_default() }
    }

    pub fn number(&self, sql: &str) -> i64 {
        self.test.database.read::<_, DatabaseError>(|session| session.number(sql, &[])).unwrap()
    }

    pub fn actions(&self) -> Vec<String> {
        let sought = platform::audit::Sought::default();
        let entries = self.test.database.read::<_, DatabaseError>(|session| platform::audit::entries(session, &sought, 500)).unwrap();
        entries.into_iter().rev().map(|entry| entry.action).collect()
    }
}

/// A program with its secret.
#[derive(Clone)]
pub struct Program {
    pub id: String,
    pub secret: String,
}

pub fn encode(pairs: &[(&str, &str)]) -> String {
    let part = |text: &str| {
        text.bytes()
            .map(|byte| if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
            .collect::<String>()
    };
    pairs.iter().map(|(name, value)| format!("{}={}", part(name), part(value))).collect::<Vec<_>>().join("&")
}

pub fn json(seen: &Seen) -> Value {
    serde_json::from_str(&seen.text).unwrap_or_else(|error| panic!("{error}: {} {}", seen.status, seen.text))
}

/// The parameters of an address, behind `?` or `#`.
pub fn said(address: &str) -> HashMap<String, String> {
    url::form_urlencoded::parse(address.split(['?', '#']).nth(1).unwrap_or("").as_bytes()).into_owned().collect()
}

/// The claims of a token, without any check.
pub fn claims(token: &str) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap()).unwrap()
}

pub fn header(token: &str) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.split('.').next().unwrap()).unwrap()).unwrap()
}

impl Program {
    pub fn basic(&self) -> String {
        format!("Basic {}", STANDARD.encode(format!("{}:{}", self.id, self.secret)))
    }

    /// A usual request with changes: a name with an empty value leaves the parameter out.
    pub fn address(&self, changes: &[(&str, &str)]) -> String {
        let usual = [
            ("client_id", self.id.as_str()),
            ("redirect_uri", CALLBACK),
            ("response_type", "code"),
            ("scope", "openid profile email"),
            ("state", "st"),
            ("nonce", "no"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ];
        let mut pairs: Vec<(&str, &str)> = usual.into_iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name)).collect();
        pairs.extend(changes.iter().filter(|(_, value)| !value.is_empty()));
        format!("/oauth2/authorize?{}", encode(&pairs))
    }

    /// Signs in by a usual request, allowing everything; the code.
    pub fn sign_in(&self, browser: &mut Browser, changes: &[(&str, &str)]) -> String {
        let seen = allow(browser, &self.address(changes));
        said(&seen.location).get("code").unwrap_or_else(|| panic!("no code: {} {} {}", seen.status, seen.location, seen.text)).clone()
    }

    pub fn token(&self, browser: &mut Browser, form: &[(&str, &str)]) -> Seen {
        let headers = [("authorization", &*self.basic()), ("content-type", "application/x-www-form-urlencoded")];
        browser.send("POST", "/oauth2/token", &headers, encode(form))
    }

    pub fn exchange(&self, browser: &mut Browser, code: &str) -> Seen {
        self.token(browser, &[("grant_type", "authorization_code"), ("code", code), ("redirect_uri", CALLBACK), ("code_verifier", VERIFIER)])
    }

    pub fn refresh(&self, browser: &mut Browser, token: &str) -> Seen {
        self.token(browser, &[("grant_type", "refresh_token"), ("refresh_token", token)])
    }

    /// Signs in from beginning to end; the answer of the token endpoint.
    pub fn tokens(&self, browser: &mut Browser, changes: &[(&str, &str)]) -> Value {
        let code = self.sign_in(browser, changes);
        let seen = self.exchange(browser, &code);
        assert_eq!(seen.status, 200, "{}", seen.text);
        json(&seen)
    }
}

/// Follows a request to the consent page and allows what is ticked there; what came back in the end.
pub fn allow(browser: &mut Browser, address: &str) -> Seen {
    let seen = browser.get(address);
    if !seen.location.starts_with("/oauth2/consent") {
        return seen;
    }
    let page = browser.get(&seen.location);
    if page.status != 200 || !page.text.contains("name=\"decision\"") {
        return page;
    }
    let request = said(&seen.location)["request"].clone();
    let scopes: Vec<String> = page.text.split("name=\"scope\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    let mut form = vec![("request", request.as_str()), ("decision", "allow")];
    form.extend(scopes.iter().map(|scope| ("scope", scope.as_str())));
    browser.post("/oauth2/consent", &form)
}

pub fn bearer(browser: &mut Browser, address: &str, token: &str) -> Seen {
    browser.send("GET", address, &[("authorization", &format!("Bearer {token}"))], "")
}
