//! A platform with this room and the passport, and people to ask it.
#![allow(dead_code, clippy::unwrap_used, reason = "support of tests: what fails must fail the test, and no test uses all of it")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use identity::{Identity, NewAccount, PasswordCost};
use kernel::{Actor, Id, Language, Permission, Problem, Role, Time};
use organization::{AccountMakers, By, Kind, Membership, NewOrganization, NewRole, Organizations, Thing, register};
use platform::testing::{HandClock, TestDatabase, both};
use platform::{DatabaseError, Services, Session};
use portal::testing::Browser;
use portal::{Authenticator, Registry, Who};

pub const GOOD: &str = "seven lanterns over the ferry";

pub struct House {
    pub test: TestDatabase,
    pub services: Services,
    pub clock: Arc<HandClock>,
    pub identity: Identity,
    pub room: Organizations,
    pub lists: Arc<Lists>,
}

/// Stands for the lists that made accounts: whose, and where they stand.
#[derive(Default)]
pub struct Lists(Mutex<HashMap<Id, Vec<Id>>>);

impl AccountMakers for Lists {
    fn homes(&self, _: &mut Session<'_>, person: Id, _: &[Membership], _: &[Id]) -> Result<Vec<Id>, DatabaseError> {
        Ok(self.0.lock().unwrap().get(&person).cloned().unwrap_or_default())
    }
}

pub struct Doorkeeper(Identity, Organizations, bool);

impl Authenticator for Doorkeeper {
    fn who(&self, token: &str, now: Time) -> Result<Who, Problem> {
        let who = self.0.who(token, now)?;
        Ok(Who { strong: who.actor.is_member() && self.2, ..who })
    }

    fn may(&self, who: &Who, permission: Permission, now: Time) -> Result<(), Problem> {
        Ok(self.1.require(&By { who: who.clone(), address: None, now }, permission, Thing::Anywhere)?)
    }
}

pub fn houses() -> Vec<House> {
    both(&[platform::MIGRATIONS, identity::MIGRATIONS, organization::MIGRATIONS])
        .into_iter()
        .map(|test| {
            let (services, clock) = test.services();
            let identity = Identity::new(services.clone(), PasswordCost::LEAST);
            identity.prepare().unwrap();
            let lists = Arc::new(Lists::default());
            let makers: Arc<dyn AccountMakers> = lists.clone();
            let room = Organizations::new(services.clone(), identity.clone()).with_makers(makers);
            room.prepare().unwrap();
            House { test, services, clock, identity, room, lists }
        })
        .collect()
}

impl House {
    pub fn system(&self) -> By {
        By::system(self.services.now())
    }

    pub fn person(&self, name: &str) -> Id {
        let new = NewAccount { name, display_name: "", password: GOOD, language: Language::EN };
        self.identity.create_account(&new).unwrap().person
    }

    /// A list of this organisation made somebody's account.
    pub fn made(&self, organization: Id, person: Id) {
        self.lists.0.lock().unwrap().insert(person, vec![organization]);
        self.room.forget_all();
    }

    pub fn by(&self, person: Id) -> By {
        By { who: Who { actor: Actor::Member(person), strong: true, ..Who::stranger() }, address: None, now: self.services.now() }
    }

    pub fn make(&self, parent: Id, kind: Kind, name: &str) -> Id {
        self.room.create(&self.system(), &NewOrganization { parent, kind, name, code: "", source: "" }).unwrap().id
    }

    pub fn give(&self, person: Id, role: Role, organization: Id) -> Id {
        self.room.give_role(&self.system(), &new_role(person, role, organization)).unwrap()
    }

    pub fn browser(&self, name: &str, strong: bool) -> Browser {
        let mut registry = Registry::default();
        identity::register(&mut registry, self.identity.clone());
        register(&mut registry, &self.room);
        let doorkeeper = Arc::new(Doorkeeper(self.identity.clone(), self.room.clone(), strong));
        let mut browser = Browser::new(&registry, doorkeeper, self.clock.clone(), || ());
        browser.accept_language = "en".to_owned();
        if !name.is_empty() {
            assert_eq!(browser.post("/sign-in", &[("username", name), ("password", GOOD), ("keep", "yes")]).status, 303);
        }
        browser
    }

    pub fn actions(&self) -> Vec<String> {
        let entries = self.test.database.read::<_, DatabaseError>(|session| platform::audit::entries(session, &platform::audit::Sought::default(), 100));
        entries.unwrap().into_iter().map(|entry| entry.action).collect()
    }
}

pub const fn new_role<'a>(person: Id, role: Role, organization: Id) -> NewRole<'a> {
    NewRole { person, organization, role, since: None, until: None, reason: "", source: "" }
}
