//! A record store with some programs that use it.

use std::sync::Arc;

use kernel::fact::ObjectKind;
use kernel::{Actor, Id, Language, Problem};
use platform::testing::{HandClock, TestDatabase, both};
use portal::testing::{Browser, Seen};
use portal::{Ask, Authenticator, Registry, Who};
use records::{Keyring, Records, ThingNames};
use serde_json::{Value, json};

/// Nothing has a name.
pub struct NoNames;

impl ThingNames for NoNames {
    fn names(&self, _: &[(ObjectKind, Id)], _: Language) -> Result<std::collections::HashMap<Id, (String, String)>, Problem> {
        Ok(std::collections::HashMap::new())
    }
}

/// Programs by their name, which is their secret too: `all`, `other` (another store), `writer`, `reader`, `nothing`.
struct Programs;

impl Keyring for Programs {
    fn who(&self, ask: &Ask) -> Result<Option<Who>, Problem> {
        let Some((name, _)) = ask.basic().filter(|(name, secret)| name == secret) else { return Ok(None) };
        let scopes: &[&str] = match name.as_str() {
            "all" | "other" => &["all"],
            "writer" => &["statements/write", "statements/read/mine"],
            "reader" => &["all/read"],
            "nothing" => &[],
            "person" => return Ok(Some(Who { actor: Actor::Member(Id::named(&["person"])), scopes: Arc::from(["profile".to_owned()]), ..Who::stranger() })),
            _ => return Ok(None),
        };
        let scopes: Vec<String> = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        Ok(Some(Who { actor: Actor::Client(Id::named(&[&name])), scopes: scopes.into(), ..Who::stranger() }))
    }

    fn organization(&self, program: Id) -> Result<Option<Id>, Problem> {
        Ok((program == Id::named(&["other"])).then(|| Id::named(&["school"])))
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
    pub browser: Browser,
    pub version: &'static str,
    pub name: &'static str,
}

/// One on each engine.
pub fn stores() -> Vec<Store> {
    let rooms = [platform::MIGRATIONS, identity::MIGRATIONS, records::MIGRATIONS];
    both(&rooms).into_iter().map(furnish).collect()
}

fn furnish(test: TestDatabase) -> Store {
    let (services, clock) = test.services();
    let records = Records::new(services, Arc::new(NoNames), Arc::new(Programs), "https://x.test");
    let mut registry = Registry::default();
    records::register(&mut registry, records.clone());
    let browser = Browser::new(&registry, Arc::new(Door), clock.clone(), || ());
    Store { test: Arc::new(test), clock, records, browser, version: "2.0.0", name: "all" }
}

impl Store {
    /// The same store for another program.
    pub fn as_program(&self, name: &'static str) -> Self {
        Self {
            test: Arc::clone(&self.test),
            clock: Arc::clone(&self.clock),
            records: self.records.clone(),
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

    /// Asks with these headers besides credential and version.
    pub fn ask(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Seen {
        use base64::Engine;
        let basic = format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(format!("{0}:{0}", self.name)));
        let mut all = vec![("authorization", basic.as_str()), ("x-experience-api-version", self.version)];
        all.extend_from_slice(headers);
        self.browser.send(method, &format!("/xapi/{path}"), &all, body)
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
