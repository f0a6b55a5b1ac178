//! Writes all statements about a person as they are read, so that a long history needs no more memory than a short one.

use std::io::{Error, Write};

use kernel::Id;

use super::find_statements::page;
use super::say_facts::agent_identity;
use crate::Records;
use crate::model::xapi::holder::own_tenant;
use crate::model::xapi::keys::{self, Kind};
use crate::model::xapi::query::Filter;

/// Statements read at once.
pub const STEP_MAX: usize = 500;

/// Writes `{"statements": […]}`, the newest first; nobody has none. It is what stands in the platform's own store about them: what the rooms said, and what
/// courseware said while they were in it.
///
/// # Errors
/// The reader went away, or the store fails: then the transfer breaks off and no short file looks whole.
pub fn export(records: &Records, person: Option<Id>, out: &mut dyn Write) -> std::io::Result<()> {
    out.write_all(b"{\"statements\":[")?;
    let mut first = true;
    let mut cursor = None;
    while let Some(person) = person {
        let keys = vec![keys::key(Kind::Agent, &agent_identity(records, person))];
        let (found, more) = page(records, own_tenant(), &Filter { keys, limit: STEP_MAX, cursor, ..Filter::default() }).map_err(Error::other)?;
        for one in &found {
            out.write_all(if first { b"\n" } else { b",\n" })?;
            out.write_all(one.whole().as_bytes())?;
            first = false;
        }
        cursor = more;
        if more.is_none() {
            break;
        }
    }
    out.write_all(b"\n]}\n")
}
