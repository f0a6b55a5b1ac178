//! The whole house with a small library in it, and people of every kind.

use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use catalog::ops::import::{ImportOptions, Unwatched};
use http::{Request, header};
use identity::NewAccount;
use kernel::{Id, Language, Permission, Problem, Role, Time};
use organization::{By, Kind, NewOrganization, NewRole, Thing, top_id};
use platform::DatabaseError;
use platform::testing::{TestDatabase, both};
use portal::{Authenticator, Portal, PortalSettings, Route, Who};
use tower::ServiceExt;
use xingtan::house::{self, House};
use xingtan::settings::Settings;

use crate::table::{Row, is_at_the_top};

const LIBRARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../library");
pub const PASSWORD: &str = "seven green umbrellas";
const SECRET: [u8; 32] = [9; 32];
/// The smallest course: a structure of SCORM with one page.
fn small_course() -> Vec<u8> {
    use std::io::Write;
    let manifest = "<manifest identifier=\"m\"><metadata><schemaversion>1.2</schemaversion></metadata><organizations><organization identifier=\"o\"><title>Small</title>\
        <item identifier=\"item_1\" identifierref=\"r\"><title>Page</title></item></organization></organizations><resources><resource identifier=\"r\" href=\"a.html\"/></resources></manifest>";
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, text) in [("imsmanifest.xml", manifest), ("a.html", "<!doctype html><title>Page</title>")] {
        writer.start_file(path, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    Stranger,
    Guest,
    Member(Role),
    /// A member who was suspended while signed in.
    Suspended,
}

impl Actor {
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Stranger, Self::Guest].into_iter().chain(Role::ALL.iter().copied().map(Self::Member)).chain([Self::Suspended])
    }

    /// The column of the table; roles count where a route needs a permission.
    pub fn column(self) -> usize {
        match self {
            Self::Stranger => 0,
            Self::Guest => 1,
            Self::Member(_) => 2,
            Self::Suspended => 3,
        }
    }
}

/// Somebody made for one cell.
pub struct Person {
    pub actor: Actor,
    pub name: String,
    pub cookie: String,
    /// A practice session of theirs.
    pub attempt: String,
    /// Courseware that they opened.
    pub launch: String,
    /// The name of the session they are signed in with.
    pub session: String,
    /// Their id; empty for strangers.
    pub person: String,
    /// A department made for one cell, at the school where the person holds their role, or at another one.
    pub organization: String,
    /// A learner in that department, by id, by name, and the membership.
    pub subject: String,
    pub subject_name: String,
    pub membership: String,
}

impl Person {
    /// Their id; of a guest, who has no account to decide about, one that leads nowhere.
    pub fn person_or_any(&self) -> String {
        if self.person.is_empty() { self.session_or_any() } else { self.person.clone() }
    }

    pub fn launch_or_any(&self) -> String {
        if self.launch.is_empty() { self.session_or_any() } else { self.launch.clone() }
    }

    /// An id that names no thing of theirs.
    pub fn session_or_any(&self) -> String {
        Id::named(&["nothing of theirs"]).to_string()
    }
}

/// As the house's own, for people whose second factor is taken for granted: that a staff role does not work without one is tested apart.
struct Doorkeeper(Arc<dyn Authenticator>, bool);

impl Authenticator for Doorkeeper {
    fn who(&self, token: &str, now: Time) -> Result<Who, Problem> {
        let who = self.0.who(token, now)?;
        Ok(Who { strong: who.actor.is_member() && self.1, ..who })
    }

    fn bearer(&self, token: &str, now: Time) -> Result<Option<Who>, Problem> {
        self.0.bearer(token, now)
    }

    fn may(&self, who: &Who, permission: Permission, now: Time) -> Result<(), Problem> {
        self.0.may(who, permission, now)
    }
}

pub struct Seen {
    pub status: u16,
    pub location: String,
    pub cookie: Option<String>,
    pub body: String,
}

pub struct World {
    pub engine: &'static str,
    pub routes: Vec<Route>,
    pub house: House,
    /// The data directory.
    pub data: std::path::PathBuf,
    router: Router,
    runtime: tokio::runtime::Runtime,
    next: Cell<u32>,
    pub textbook: String,
    pub course: String,
    pub set: String,
    pub section: String,
    pub poem: String,
    pub item: String,
    pub author: String,
    pub dynasty: String,
    /// A package of courseware that is there for everybody, and a unit of it.
    pub package: String,
    pub unit: String,
    /// The school where people hold their roles, and another one.
    schools: [Id; 2],
    /// Somebody who operates the platform.
    keeper: Id,
    _test: TestDatabase,
}

pub fn worlds() -> Vec<World> {
    both(&[]).into_iter().map(|test| World::new(test, true)).collect()
}

/// Worlds in which everybody signed in with a password alone.
pub fn worlds_without_second_factors() -> Vec<World> {
    both(&[]).into_iter().map(|test| World::new(test, false)).collect()
}

impl World {
    fn new(test: TestDatabase, strong: bool) -> Self {
        let settings = Settings::at(&test.directory.path().join("data"), &test.url);
        let house = house::open(&settings).unwrap();
        house.catalog.index_in(&settings.data.join("search"), true);
        let sources = test.directory.path().join("sources");
        write_library(&sources);
        let reports = house.catalog.import(&[sources], &ImportOptions::default(), &Unwatched).unwrap();
        assert_eq!(reports.iter().map(|report| report.read).sum::<usize>(), 4, "{reports:#?}");
        let registry = house.registry();
        let portal_settings = PortalSettings {
            base_url: settings.base_url.clone(),
            content_url: settings.content_url.clone(),
            secret: SECRET,
            in_process: false,
            behind_proxy: false,
        };
        let (outbox, clock) = (house.outbox.clone(), Arc::clone(&house.services.clock));
        let drain = move || assert!(outbox.drain().is_ok());
        let portal = Portal::new(portal_settings, Arc::new(Doorkeeper(house.doorkeeper(), strong)), clock, Arc::clone(&house.cache), drain, || Ok(()));
        portal.let_streams_last(0);
        let by = By::system(house.services.now());
        let make = |parent, kind, name| house.organizations.create(&by, &NewOrganization { parent, kind, name, code: "", source: "" }).unwrap().id;
        let schools = ["one", "two"].map(|name| make(make(top_id(), Kind::City, name), Kind::School, name));
        let new = NewAccount { name: "keeper", display_name: "", password: PASSWORD, language: Language::EN };
        let keeper = house.identity.create_account(&new).unwrap().person;
        let operator = NewRole { person: keeper, organization: top_id(), role: Role::Operator, since: None, until: None, reason: "", source: "" };
        house.organizations.give_role(&by, &operator).unwrap();
        let first = |sql: &str| {
            let found = house.services.database.read::<_, DatabaseError>(|session| session.first(sql, &[], |row| row.get::<kernel::Id>(0)));
            found.unwrap().unwrap_or_else(|| panic!("nothing for {sql}")).to_string()
        };
        let named = |column: &str| {
            let sql = format!("SELECT {column} FROM section WHERE kind = 'poem' ORDER BY position");
            let found = house.services.database.read::<_, DatabaseError>(|session| session.first(&sql, &[], |row| row.get::<String>(0)));
            encode(&found.unwrap().unwrap())
        };
        let package = house.courseware.import(&by, top_id(), "small.zip", &small_course()).unwrap();
        let unit = courseware::model::structure::unit_id(package, "item_1").to_string();
        Self {
            engine: test.engine,
            routes: portal.routes(&registry).routes().to_vec(),
            router: portal.router(&registry),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap(),
            next: Cell::new(0),
            textbook: first("SELECT id FROM resource WHERE kind = 'textbook'"),
            course: first("SELECT id FROM resource WHERE kind = 'course'"),
            set: first("SELECT id FROM resource WHERE kind = 'question-set'"),
            section: first("SELECT id FROM section WHERE section_key = 'string/kmp'"),
            poem: first("SELECT id FROM section WHERE kind = 'poem' ORDER BY position"),
            item: first("SELECT id FROM item ORDER BY position"),
            author: named("author"),
            dynasty: named("dynasty"),
            package: package.to_string(),
            unit,
            schools,
            keeper,
            house,
            data: settings.data.clone(),
            _test: test,
        }
    }

    /// Somebody new of this kind, `with_things` with a practice session of their own.
    pub fn person(&self, actor: Actor, with_things: bool) -> Person {
        self.next.set(self.next.get() + 1);
        let mut person = Person {
            actor,
            name: format!("number{}of{}", self.next.get(), self.engine),
            cookie: String::new(),
            attempt: String::new(),
            launch: String::new(),
            session: String::new(),
            person: String::new(),
            organization: String::new(),
            subject: String::new(),
            subject_name: String::new(),
            membership: String::new(),
        };
        let role = match actor {
            Actor::Stranger => return person,
            Actor::Guest => None,
            Actor::Member(role) => Some(role),
            Actor::Suspended => Some(Role::Learner),
        };
        if let Some(role) = role {
            let id = self.account(&person.name);
            person.person = id.to_string();
            let place = if is_at_the_top(role) { top_id() } else { self.schools[0] };
            self.give(id, role, place);
            let form = [("username", person.name.clone()), ("password", PASSWORD.to_owned()), ("keep", "yes".to_owned())];
            person.cookie = self.send("POST", "/sign-in", "", &[("sec-fetch-site", "same-origin")], &form).cookie.unwrap();
            person.session = self.newest("SELECT id FROM session ORDER BY created_at DESC, id DESC");
        }
        if with_things || role.is_none() {
            let form = [("scope", format!("resource:{}", self.set)), ("count", "2".to_owned())];
            let seen = self.send("POST", "/practice/start", &person.cookie, &[("sec-fetch-site", "same-origin")], &form);
            person.attempt = seen.location.strip_prefix("/practice/").unwrap().to_owned();
            person.cookie = seen.cookie.unwrap_or(person.cookie);
            let form = [("unit", self.unit.clone())];
            let seen = self.send("POST", &format!("/courseware/{}/launch", self.package), &person.cookie, &[("sec-fetch-site", "same-origin")], &form);
            person.launch = seen.location.strip_prefix("/courseware/launches/").unwrap_or_else(|| panic!("{}", seen.body)).to_owned();
            if person.session.is_empty() {
                person.session = self.newest("SELECT id FROM session ORDER BY created_at DESC, id DESC");
            }
        }
        if actor == Actor::Suspended {
            self.house.identity.suspend(&person.name, true).unwrap();
        }
        person
    }

    /// An account that nobody is signed in to.
    pub fn account(&self, name: &str) -> Id {
        let new = NewAccount { name, display_name: "", password: PASSWORD, language: Language::EN };
        match self.house.identity.create_account(&new) {
            Ok(account) => account.person,
            Err(_) => self.house.identity.account(name).unwrap().person,
        }
    }

    fn give(&self, person: Id, role: Role, organization: Id) -> Id {
        let new = NewRole { person, organization, role, since: None, until: None, reason: "", source: "" };
        self.house.organizations.give_role(&By::system(self.house.services.now()), &new).unwrap()
    }

    /// Gives a person, or a stand-in for what they ask about, a new department with a learner in it, at their own school or at the other one.
    pub fn furnish(&self, person: &mut Person, elsewhere: bool) {
        self.next.set(self.next.get() + 1);
        let by = By::system(self.house.services.now());
        let new = NewOrganization { parent: self.schools[usize::from(elsewhere)], kind: Kind::Department, name: "department", code: "", source: "" };
        let department = self.house.organizations.create(&by, &new).unwrap().id;
        person.subject_name = format!("pupil{}of{}", self.next.get(), self.engine);
        let subject = self.account(&person.subject_name);
        // A list of the department made the account: those in charge there decide over it.
        let made = "INSERT INTO roster_account (person_id, organization_id) VALUES ($1, $2)";
        self.house.services.database.write::<_, DatabaseError>(|session| session.execute(made, &[subject.into(), department.into()])).unwrap();
        person.membership = self.give(subject, Role::Learner, department).to_string();
        (person.organization, person.subject) = (department.to_string(), subject.to_string());
        assert!(self.house.organizations.may(&by, Permission::ReadPeople, Thing::Person(subject)).unwrap().is_allowed());
    }

    /// A role that the operator offers to somebody in an organisation, each by their ids; one of nobody's where there is none. Without a person it is offered
    /// to somebody new.
    pub fn offer(&self, person: Option<&str>, organization: &str) -> String {
        self.next.set(self.next.get() + 1);
        let person = match person {
            Some(id) => id.parse().ok(),
            None => Some(self.account(&format!("asked{}of{}", self.next.get(), self.engine))),
        };
        let place = if organization.is_empty() { Some(self.schools[1]) } else { organization.parse().ok() };
        let (Some(person), Some(organization)) = (person, place) else { return self.new_id() };
        let who = portal::Who { actor: kernel::Actor::Member(self.keeper), strong: true, ..portal::Who::stranger() };
        let by = By { who, address: None, now: self.house.services.now() };
        let new = NewRole { person, organization, role: Role::Provider, since: None, until: None, reason: "", source: "" };
        match self.house.organizations.offer_role(&by, &new).unwrap() {
            organization::Given::Offered(id) => id.to_string(),
            organization::Given::Held(_) => panic!("given at once"),
        }
    }

    /// A connected program with a logo, made for one cell.
    pub fn program(&self) -> String {
        let profile = sso::Profile { redirect_uris: vec!["https://rp.example/cb".to_owned()], ..sso::Profile::of(sso::ClientKind::Oidc) };
        let new = sso::NewClient { id: None, kind: sso::ClientKind::Oidc, name: "Program", profile, logo: Some(b"\x89PNG\r\n\x1a\n") };
        self.house.sso.create_client(kernel::Actor::System, &new).unwrap().client.id.to_string()
    }

    /// A token by which programs register themselves: the id it is listed by.
    pub fn registration_token(&self) -> String {
        let until = self.house.services.now().plus(kernel::time::DAY);
        self.house.sso.registration_token(kernel::Actor::System, "partners", 1, until).unwrap();
        let sql = "SELECT id FROM sso_registration ORDER BY created_at DESC, id DESC LIMIT 1";
        let found = self.house.services.database.read::<_, platform::DatabaseError>(|session| session.first(sql, &[], |row| row.get::<Id>(0)));
        found.unwrap().unwrap().to_string()
    }

    /// A package of courseware at somebody's place.
    pub fn package_of(&self, person: &Person) -> String {
        let Ok(organization) = person.organization.parse::<Id>() else { return self.new_id() };
        self.house.courseware.import(&By::system(self.house.services.now()), organization, "small.zip", &small_course()).unwrap().to_string()
    }

    /// An id that nothing has yet.
    pub fn new_id(&self) -> String {
        self.house.services.new_id().to_string()
    }

    fn newest(&self, sql: &str) -> String {
        let found = self.house.services.database.read::<_, DatabaseError>(|session| session.first(sql, &[], |row| row.get::<kernel::Id>(0)));
        found.unwrap().unwrap().to_string()
    }

    /// The token that forms of somebody's session carry.
    pub fn form_token(&self, person: &Person) -> String {
        portal::forgery::token(&SECRET, &person.cookie)
    }

    /// The status that a person gets on a route with what is `owner`'s.
    pub fn ask(&self, row: &Row, person: &Person, owner: &Person) -> u16 {
        let form = (row.form)(self, person, owner);
        self.send(row.method, &(row.address)(self, owner), &person.cookie, &[("sec-fetch-site", "same-origin")], &form).status
    }

    /// Sends the form of a route with these headers and this token.
    pub fn send_form(&self, row: &Row, person: &Person, owner: &Person, headers: &[(&str, &str)], token: Option<&str>) -> u16 {
        let mut form = (row.form)(self, person, owner);
        form.extend(token.map(|token| ("_token", token.to_owned())));
        self.send(row.method, &(row.address)(self, owner), &person.cookie, headers, &form).status
    }

    /// Somebody whose things others asked for still has them as they were.
    pub fn check_untouched(&self, person: &Person, path: &str) {
        let page = self.send("GET", &format!("/practice/{}", person.attempt), &person.cookie, &[], &[]);
        assert_eq!(page.status, 200, "{}: after {path}, the session of {:?} is gone", self.engine, person.actor);
        let attempt: kernel::Id = person.attempt.parse().unwrap();
        let answers = |session: &mut platform::Session<'_>| session.number("SELECT COUNT(*) FROM response WHERE attempt = $1", &[attempt.into()]);
        assert_eq!(self.house.services.database.read::<_, DatabaseError>(answers).unwrap(), 0, "{}: after {path}, somebody else answered", self.engine);
        if matches!(person.actor, Actor::Member(_)) {
            assert_eq!(self.send("GET", "/me/settings", &person.cookie, &[], &[]).status, 200, "{}: after {path}, somebody is signed out", self.engine);
        }
    }

    pub fn send(&self, method: &str, address: &str, cookie: &str, headers: &[(&str, &str)], form: &[(&str, String)]) -> Seen {
        let mut request = Request::builder().method(method).uri(address).header(header::HOST, "test").header(header::ACCEPT_LANGUAGE, "en");
        if !cookie.is_empty() {
            request = request.header(header::COOKIE, format!("xt={cookie}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body: String = form.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&");
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(body)).unwrap();
        let (head, body) = self.runtime.block_on(async {
            let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
            (head, to_bytes(body, usize::MAX).await.unwrap())
        });
        let text = |name| head.headers.get(name).and_then(|value: &http::HeaderValue| value.to_str().ok()).unwrap_or("");
        let cookie = text(header::SET_COOKIE).strip_prefix("xt=").map(|cookie| cookie.split(';').next().unwrap().to_owned());
        Seen { status: head.status.as_u16(), location: text(header::LOCATION).to_owned(), cookie, body: String::from_utf8_lossy(&body).into_owned() }
    }
}

fn encode(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A book, a course, questions with concepts, poems.
fn write_library(sources: &Path) {
    let read = |path: &str| fs::read_to_string(Path::new(LIBRARY).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let write = |path: &str, text: String| {
        let file = sources.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    };
    write("book/SOURCE.txt", read("textbooks/oi-wiki/SOURCE.txt"));
    write("book/mkdocs.yml", "site_name: OI Wiki\nnav:\n  - KMP: string/kmp.md\n".to_owned());
    write("book/docs/string/kmp.md", read("textbooks/oi-wiki/docs/string/kmp.md"));
    let lesson = "1-getting-started/lessons/1-introduction-to-iot/README.md";
    write("course/SOURCE.txt", read("courses/iot-for-beginners/SOURCE.txt"));
    write(&format!("course/{lesson}"), read(&format!("courses/iot-for-beginners/{lesson}")));
    write(&format!("course/translations/zh/{lesson}"), read(&format!("courses/iot-for-beginners/translations/zh/{lesson}")));
    let file = "ch_single_choice_constructed_5K/ch_single_choice_test_2K.jsonl";
    write("questions/SOURCE.txt", read("questions/tal-scq5k/SOURCE.txt"));
    write(&format!("questions/{file}"), read(&format!("questions/tal-scq5k/{file}")).lines().take(5).collect::<Vec<_>>().join("\n"));
    let poems: Vec<serde_json::Value> = serde_json::from_str(&read("reading/chinese-poetry-core/全唐诗/唐诗三百首.json")).unwrap();
    write("poems/SOURCE.txt", read("reading/chinese-poetry-core/SOURCE.txt"));
    write("poems/全唐诗/唐诗三百首.json", serde_json::to_string(&poems[..2]).unwrap());
}
