//! A house with this room only, for its tests.
#![allow(dead_code, reason = "each test binary uses a part")]

use std::sync::Arc;

use identity::{Identity, PasswordCost, register};
use kernel::{Fact, Id, Need};
use platform::testing::{HandClock, TestDatabase, both};
use platform::{DatabaseError, Services};
use portal::testing::Browser;
use portal::{Answer, Registry};

/// A password that may be chosen.
pub const GOOD: &str = "seven lanterns over the ferry";
/// Another one.
pub const OTHER: &str = "两岸猿声 and a light boat";

pub struct House {
    pub test: TestDatabase,
    pub services: Services,
    pub clock: Arc<HandClock>,
    pub room: Identity,
}

/// A house on each engine.
pub fn houses() -> Vec<House> {
    both(&[platform::MIGRATIONS, identity::MIGRATIONS])
        .into_iter()
        .map(|test| {
            let (services, clock) = test.services();
            let room = Identity::new(services.clone(), PasswordCost::LEAST);
            room.prepare().unwrap();
            House { test, services, clock, room }
        })
        .collect()
}

impl House {
    pub fn engine(&self) -> &'static str {
        self.test.engine
    }

    /// The routes of the room, and one that another room would have: it keeps something about whoever comes.
    pub fn registry(&self) -> Registry {
        let mut registry = Registry::default();
        register(&mut registry, self.room.clone());
        let room = self.room.clone();
        registry.post("/keep", Need::Anyone, move |ask| {
            let (person, cookie) = room.ensure_person(ask)?;
            let answer = Answer::bytes("text/plain", person.to_string());
            Ok(match cookie {
                Some(cookie) => answer.cookie(cookie),
                None => answer,
            })
        });
        registry
    }

    pub fn browser(&self) -> Browser {
        Browser::new(&self.registry(), Arc::new(self.room.clone()), self.clock.clone(), || ())
    }

    pub fn make_guest(&self, browser: &mut Browser) -> Id {
        browser.post("/keep", &[]).text.parse().unwrap()
    }

    pub fn sign_up(&self, name: &str) -> Id {
        self.sign_up_with(&mut self.browser(), name)
    }

    pub fn sign_up_with(&self, browser: &mut Browser, name: &str) -> Id {
        let seen = browser.post("/sign-up", &[("username", name), ("password", GOOD)]);
        assert_eq!(seen.status, 303, "{}", seen.text);
        self.room.accounts("", 1000).unwrap().into_iter().find(|account| account.name == name).unwrap().person
    }

    pub fn number(&self, sql: &str) -> i64 {
        self.test.database.read::<_, DatabaseError>(|session| session.number(sql, &[])).unwrap()
    }

    pub fn count(&self, table: &str) -> i64 {
        self.number(&format!("SELECT COUNT(*) FROM {table}"))
    }

    /// The facts that wait in the outbox, oldest first.
    pub fn facts(&self) -> Vec<Fact> {
        let bodies = self
            .test
            .database
            .read::<_, DatabaseError>(|session| session.query("SELECT body FROM outbox ORDER BY created_at, id", &[], |row| row.get::<String>(0)));
        bodies.unwrap().iter().map(|body| serde_json::from_str(body).unwrap()).collect()
    }
}
