//! Writes all statements about a person as they are read, so that a long history needs no more memory than a short one.

use std::io::{Error, Write};

use kernel::{Id, Time};
use platform::DatabaseError;

use super::find_statements::page;
use super::say_facts::{agent_identity, authority};
use crate::model::xapi::holder::own_tenant;
use crate::model::xapi::json::Json;
use crate::model::xapi::keys::{self, Kind};
use crate::model::xapi::query::Filter;
use crate::model::{self, statement};
use crate::{Records, store};

/// Statements read at once.
pub const STEP_MAX: u32 = 500;

/// Writes `{"statements": […]}`; nobody has none. First what the rooms know of the person, the newest first, under the address that the platform has today,
/// whatever it had when it happened; then what else stands in the platform's own store about them: what courseware said while they were in it.
///
/// # Errors
/// The reader went away, or the store fails: then the transfer breaks off and no short file looks whole.
pub fn export(records: &Records, person: Option<Id>, out: &mut dyn Write) -> std::io::Result<()> {
    out.write_all(b"{\"statements\":[")?;
    if let Some(person) = person {
        let mut lines = Lines { out, some: false };
        facts(records, person, &mut lines)?;
        others(records, person, &mut lines)?;
    }
    out.write_all(b"\n]}\n")
}

struct Lines<'o> {
    out: &'o mut dyn Write,
    some: bool,
}

impl Lines<'_> {
    fn begin(&mut self) -> std::io::Result<&mut dyn Write> {
        self.out.write_all(if self.some { b",\n" } else { b"\n" })?;
        self.some = true;
        Ok(self.out)
    }
}

fn facts(records: &Records, person: Id, lines: &mut Lines<'_>) -> std::io::Result<()> {
    let mut before: Option<(Time, Id)> = None;
    loop {
        let facts =
            records.services.database.read::<_, DatabaseError>(|session| store::of_person_before(session, person, before, STEP_MAX)).map_err(Error::other)?;
        for fact in &facts {
            serde_json::to_writer(lines.begin()?, &model::statement::write(fact, &records.base_url))?;
            before = Some((fact.at, fact.id));
        }
        if facts.len() < STEP_MAX as usize {
            return Ok(());
        }
    }
}

/// What no fact says. A fact in the store is known by what it is about: merged accounts have it under another id.
fn others(records: &Records, person: Id, lines: &mut Lines<'_>) -> std::io::Result<()> {
    let mut filter = Filter { keys: vec![keys::key(Kind::Agent, &agent_identity(records, person))], limit: STEP_MAX as usize, ..Filter::default() };
    let authority = authority(records);
    loop {
        let (found, more) = page(records, own_tenant(), &filter).map_err(Error::other)?;
        for one in &found {
            let json = Json::read(one.body.as_bytes()).unwrap_or(Json::Null);
            let object = json.get("object").and_then(|object| object.text_of("id")).unwrap_or_default();
            let is_told = json.get("authority") == Some(&authority) && statement::is_of_facts(object, &records.base_url);
            if !is_told {
                lines.begin()?.write_all(one.whole().as_bytes())?;
            }
        }
        filter.cursor = more;
        if more.is_none() {
            return Ok(());
        }
    }
}
