//! A record store whose days are closed.

use std::collections::HashMap;
use std::sync::Arc;

use columns::{Bounds, Columns, Day, Shelf, Surroundings};
use kernel::fact::ObjectKind;
use kernel::time::DAY;
use kernel::{Id, Language, Problem};
use platform::Services;
use platform::testing::{HandClock, TestDatabase, both};
use portal::{Ask, Who};
use records::model::xapi::Version;
use records::model::xapi::json::Json;
use records::model::xapi::prepared;
use records::ops::intake::Parcel;
use records::ops::say_facts::authority;
use records::{Keyring, Records, ThingNames, own_tenant};
use serde_json::Value;

struct NoNames;

impl ThingNames for NoNames {
    fn names(&self, _: &[(ObjectKind, Id)], _: Language) -> Result<HashMap<Id, (String, String)>, Problem> {
        Ok(HashMap::new())
    }
}

struct NoPrograms;

impl Keyring for NoPrograms {
    fn who(&self, _: &Ask) -> Result<Option<Who>, Problem> {
        Ok(None)
    }

    fn organization(&self, _: Id) -> Result<Option<Id>, Problem> {
        Ok(None)
    }
}

/// Activities are of the subject their address ends with; people are of the school their mailbox names.
struct Known;

impl Surroundings for Known {
    fn subjects(&self, activities: &[String]) -> Result<HashMap<String, String>, Problem> {
        Ok(activities.iter().filter_map(|activity| Some((activity.clone(), activity.rsplit_once("/subject/")?.1.to_owned()))).collect())
    }

    fn schools(&self, _: Id, identities: &[String]) -> Result<HashMap<String, String>, Problem> {
        Ok(identities.iter().filter_map(|one| Some((one.clone(), one.rsplit_once('@')?.1.to_owned()))).collect())
    }
}

/// A record store, its clock and its columns.
pub struct World {
    pub test: TestDatabase,
    pub services: Services,
    pub clock: Arc<HandClock>,
    pub records: Records,
    pub columns: Columns,
}

pub const HOUSE: &str = "https://x.test";

/// One on each engine; files lie in a folder on the first, at an object store on the second.
pub fn worlds() -> Vec<World> {
    let rooms = [platform::MIGRATIONS, identity::MIGRATIONS, records::MIGRATIONS, columns::MIGRATIONS];
    both(&rooms).into_iter().map(furnish).collect()
}

fn furnish(test: TestDatabase) -> World {
    let (services, clock) = test.services();
    let kept = records::Shelf::open(&test.database, test.directory.path(), clock.clone()).unwrap();
    let records = Records::new(services.clone(), Arc::new(NoNames), Arc::new(NoPrograms), HOUSE, kept);
    let shelf = match test.engine {
        "sqlite" => Shelf::folder(&test.directory.path().join("columns")),
        _ => Shelf::store(Arc::new(object_store::memory::InMemory::new())).unwrap(),
    };
    let columns = Columns::new(services.clone(), records.clone(), shelf, Arc::new(Known), HOUSE);
    World { test, services, clock, records, columns }
}

impl World {
    /// Columns of the same statements on another shelf, with other keys.
    pub fn columns_on(&self, shelf: Shelf, keys: platform::Secrets) -> Columns {
        let services = Services { secrets: Arc::new(keys), ..self.services.clone() };
        Columns::new(services, self.records.clone(), shelf, Arc::new(Known), HOUSE)
    }

    /// Takes statements in, into a store.
    pub fn take(&self, tenant: Id, statements: &[Value]) {
        let text = serde_json::to_vec(statements).unwrap();
        let json = Json::read(&text).unwrap();
        let statements = prepared::read(json, Version::V2, &authority(&self.records), &mut || self.services.new_id().as_uuid()).unwrap();
        self.records.take(Parcel { tenant, statements, attachments: Vec::new(), defines: true }).unwrap();
    }

    /// The day it is now.
    pub fn today(&self) -> Day {
        Day::of(self.services.clock.now())
    }

    /// A day later.
    pub fn next_day(&self) {
        self.clock.advance(DAY);
    }

    /// With smaller files.
    pub fn small(&self, rows: usize) -> Columns {
        self.columns.clone().with_bounds(Bounds { rows, ..Bounds::default() })
    }

    /// Everything in all files, as text.
    pub fn everything(&self) -> String {
        let shelf = self.columns.shelf();
        let mut all = String::new();
        for (path, bytes) in shelf.list().unwrap() {
            let file = columns::files::File::open(shelf, &path, bytes).unwrap();
            for group in file.groups() {
                for batch in file.rows(group, &[]).unwrap() {
                    for row in columns::files::read::rows(&batch.unwrap()).unwrap() {
                        all.push_str(&format!("{row:?}\n"));
                    }
                }
            }
            all.push_str(&String::from_utf8_lossy(&shelf.get(&path).unwrap()));
        }
        all
    }
}

/// Somebody, by a mailbox.
pub fn did(who: &str, what: &str) -> Value {
    serde_json::json!({ "actor": { "mbox": format!("mailto:{who}"), "name": format!("Name of {who}") }, "verb": { "id": "http://v.test/did" }, "object": { "id": what } })
}

/// With some properties set.
pub fn with(mut statement: Value, changes: &Value) -> Value {
    for (name, value) in changes.as_object().unwrap() {
        statement[name] = value.clone();
    }
    statement
}

pub fn school() -> Id {
    Id::named(&["school"])
}

pub fn house() -> Id {
    own_tenant()
}
