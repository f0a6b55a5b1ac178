//! A record store with some programs that use it.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::fact::ObjectKind;
use kernel::{Actor, Id, Language, Problem};
use platform::testing::{HandClock, TestDatabase, both};
use portal::testing::{Browser, Seen};
use portal::{Ask, Authenticator, Registry, Who};
use records::{Keyring, Owners, Program, Records, Shelf, ThingNames};
use serde_json::{Value, json};

/// Everything has a name.
pub struct Names;

impl ThingNames for Names {
    fn names(&self, things: &[(ObjectKind, Id)], language: Language) -> Result<HashMap<Id, (String, String)>, Problem> {
        Ok(things.iter().map(|(kind, id)| (*id, (format!("<{kind:?}> {language}"), format!("/things/{id}")))).collect())
    }
}

/// Programs by their name, which is their secret too: `all`, `writer`, `reader`, `nothing` of the platform's own store, `other` and `app` (which reads what it
/// wrote itself) of a school, `third` of a college.
pub struct Programs;

impl Keyring for Programs {
    fn who(&self, ask: &Ask) -> Result<Option<Who>, Problem> {
        let Some((name, _)) = ask.basic().filter(|(name, secret)| name == secret) else { return Ok(None) };
        let scopes: &[&str] = match name.as_str() {
            "all" | "other" | "third" => &["all"],
            "writer" | "app" => &["statements/write", "statements/read/mine"],
            "reader" => &["all/read"],
            "nothing" => &[],
            "person" => return Ok(Some(Who { actor: Actor::Member(Id::named(&["person"])), scopes: Arc::from(["profile".to_owned()]), ..Who::stranger() })),
            _ => return Ok(None),
        };
        let scopes: Vec<String> = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        Ok(Some(Who { actor: Actor::Client(Id::named(&[&name])), scopes: scopes.into(), ..Who::stranger() }))
    }

    fn organization(&self, program: Id) -> Result<Option<Id>, Problem> {
        let bound = [("other", "school"), ("app", "school"), ("third", "college")];
        Ok(bound.into_iter().find(|(name, _)| program == Id::named(&[name])).map(|(_, organization)| Id::named(&[organization])))
    }
}

/// The store of the school.
pub fn school() -> Id {
    Id::named(&["school"])
}

/// Whoever asks administers the school, and no other organisation.
struct Schools;

impl Owners for Schools {
    fn administered(&self, _: &Ask, organization: Id) -> Result<String, Problem> {
        if organization == school() { Ok("School".to_owned()) } else { Err(Problem::not_found("not theirs")) }
    }

    fn names(&self, organizations: &[Id]) -> Result<HashMap<Id, String>, Problem> {
        let names = [(school(), "School"), (Id::named(&["college"]), "College")];
        Ok(names.into_iter().filter(|(id, _)| organizations.contains(id)).map(|(id, name)| (id, name.to_owned())).collect())
    }

    fn programs(&self, _: &Ask, _: Id) -> Result<Vec<Program>, Problem> {
        Ok(vec![Program { name: "Timetable <app>".to_owned(), suspended: true, page: None }])
    }

    fn may_set_quota(&self, _: &Ask) -> Result<bool, Problem> {
        Ok(true)
    }
}

/// Whoever has a session operates the platform.
struct Door;

impl Authenticator for Door {
    fn who(&self, _: &str, _: kernel::Time) -> Result<Who, Problem> {
        Ok(Who { actor: Actor::Member(Id::named(&["operator"])), ..Who::stranger() })
    }

    fn may(&self, _: &Who, _: kernel::Permission, _: kernel::Time) -> Result<(), Problem> {
        Ok(())
    }
}

/// A record store and a program at it.
pub struct Store {
    pub test: Arc<TestDatabase>,
    pub clock: Arc<HandClock>,
    pub records: Records,
    pub shelf: Shelf,
    pub browser: Browser,
    pub version: &'static str,
    pub name: &'static str,
}

/// One on each engine.
pub fn stores() -> Vec<Store> {
    both(&ROOMS).into_iter().map(furnish).collect()
}

/// The tables of a store.
pub const ROOMS: [platform::RoomMigrations; 3] = [platform::MIGRATIONS, identity::MIGRATIONS, records::MIGRATIONS];

/// A store in a database.
pub fn furnish(test: TestDatabase) -> Store {
    let hands = test.services();
    let shelf = Shelf::open(&test.database, test.directory.path(), hands.1.clone()).unwrap();
    furnish_with(test, hands, shelf)
}

/// A store in a database, with statements somewhere.
pub fn furnish_with(test: TestDatabase, (services, clock): (platform::Services, Arc<HandClock>), shelf: Shelf) -> Store {
    let records = Records::new(services, Arc::new(Names), Arc::new(Programs), "https://x.test", shelf.clone()).with_owners(Arc::new(Schools));
    let mut registry = Registry::default();
    records::register(&mut registry, records.clone());
    let browser = Browser::new(&registry, Arc::new(Door), clock.clone(), || ());
    Store { test: Arc::new(test), clock, records, shelf, browser, version: "2.0.0", name: "all" }
}

impl Store {
    /// The same store for another program.
    pub fn as_program(&self, name: &'static str) -> Self {
        Self {
            test: Arc::clone(&self.test),
            clock: Arc::clone(&self.clock),
            records: self.records.clone(),
            shelf: self.shelf.clone(),
            browser: self.browser.another(),
            version: self.version,
            name,
        }
    }

    /// The same store for a person at a browser who operates the platform.
    pub fn operator(&self) -> Browser {
        let mut browser = self.browser.another();
        browser.cookies.insert("xt".to_owned(), "x".to_owned());
        browser
    }

    /// The rows of statements as a backup has them, whatever they stand in.
    pub fn rows(&self) -> Vec<Value> {
        let mut out = Vec::new();
        self.records.settle().unwrap();
        self.records.with_whole(|instead| platform::dump::write(&self.test.database, &mut out, instead)).unwrap();
        let lines = String::from_utf8(out).unwrap();
        let from = lines.lines().skip_while(|line| !line.starts_with("{\"table\":\"lrs_statement\"")).skip(1);
        from.take_while(|line| line.starts_with('[')).map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Whether a text stands anywhere in the log of the journal.
    pub fn bytes_hold(&self, text: &str) -> bool {
        let log = self.test.directory.path().join("records").join("log");
        let files = std::fs::read_dir(log).into_iter().flatten().map(|entry| std::fs::read(entry.unwrap().path()).unwrap());
        files.into_iter().any(|bytes| bytes.windows(text.len()).any(|part| part == text.as_bytes()))
    }

    /// Asks with these headers besides credential and version.
    pub fn ask(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Seen {
        use base64::Engine;
        let basic = format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(format!("{0}:{0}", self.name)));
        let mut all = vec![("authorization", basic.as_str()), ("x-experience-api-version", self.version)];
        all.extend_from_slice(headers);
        self.browser.send(method, &format!("/xapi/{path}"), &all, body)
    }

    /// Watches the store of the program.
    pub fn watch(&mut self, query: &str) -> Seen {
        use base64::Engine;
        let basic = format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(format!("{0}:{0}", self.name)));
        self.browser.send("GET", &format!("/records/live{query}"), &[("authorization", basic.as_str())], "")
    }

    pub fn post(&mut self, statements: &Value) -> Seen {
        self.ask("POST", "statements", &[("content-type", "application/json")], statements.to_string())
    }

    /// Posts what must be taken; the ids.
    pub fn posted(&mut self, statements: &Value) -> Vec<String> {
        let seen = self.post(statements);
        assert_eq!(seen.status, 200, "{}: {}", self.test.engine, seen.text);
        serde_json::from_str(&seen.text).unwrap()
    }

    pub fn get(&mut self, path: &str) -> Seen {
        self.ask("GET", path, &[], "")
    }

    /// The ids of the statements that a query finds, in their order.
    pub fn found(&mut self, query: &[(&str, &str)]) -> Vec<String> {
        let address = format!("statements?{}", encoded(query));
        let seen = self.get(&address);
        assert_eq!(seen.status, 200, "{}: {}", self.test.engine, seen.text);
        let page: Value = serde_json::from_str(&seen.text).unwrap();
        page["statements"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    }
}

pub fn encoded(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// A plain statement.
pub fn plain() -> Value {
    json!({ "actor": { "mbox": "mailto:a@x.test" }, "verb": { "id": "http://v.test/did" }, "object": { "id": "http://o.test/1" } })
}

/// The plain statement with some properties set.
pub fn with(changes: &Value) -> Value {
    let mut statement = plain();
    for (name, value) in changes.as_object().unwrap() {
        statement[name] = value.clone();
    }
    statement
}

pub fn json_of(seen: &Seen) -> Value {
    serde_json::from_str(&seen.text).unwrap_or_else(|_| panic!("no JSON: {} {}", seen.status, seen.text))
}
