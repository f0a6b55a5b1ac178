//! The record store of an organisation, as its administrators see it.

use askama::Template;
use kernel::{Id, Problem};
use portal::{Answer, Ask};

use super::page;
use super::space::Shown;
use super::store::{OFFSET, Plotted};
use super::view::{View, owners};
use crate::Records;
use crate::ops::look_at_store;
use crate::owners::Program;
use crate::words::Words;

#[derive(Template)]
#[template(path = "own_store.html")]
struct OwnStorePage {
    w: Words,
    id: Id,
    name: String,
    endpoint: String,
    live: String,
    space: Shown,
    sets_quota: bool,
    volume: Plotted,
    programs: Vec<Program>,
}

/// The overview.
pub fn show(records: &Records, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let View::Organization { id, name } = View::of_organization(records, ask)? else { return Err(Problem::not_found("no such organisation")) };
    let owners = owners(records)?;
    let made = OwnStorePage {
        w,
        id,
        name,
        endpoint: format!("{}/xapi/", ask.base_url),
        live: format!("{}/records/live", ask.base_url),
        space: Shown::of(w, &look_at_store::space(records, id)?, false),
        sets_quota: owners.may_set_quota(ask)?,
        volume: Plotted::of(w, &look_at_store::volume_of(records, id, ask.now, OFFSET)?),
        programs: owners.programs(ask, id)?,
    };
    page(w.learning_records(), &made)
}
