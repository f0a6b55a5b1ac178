//! Where somebody belongs and what they work with there: the beginning of their working day. Other rooms show it on their pages.

use std::collections::HashMap;

use kernel::{Id, Permission, Problem, Role};
use portal::Ask;

use super::labels;
use crate::ops::offer_role;
use crate::organization::Organization;
use crate::words::Words;
use crate::{By, Organizations, top_id};

/// What somebody is at a place, and the pages they work with there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// The role, in words.
    pub role: &'static str,
    /// The name of the organisation, and its page.
    pub place: (String, String),
    /// Pages: address and name. None where the role does not count in this session.
    pub pages: Vec<(String, &'static str)>,
    /// What is still to be done before the role counts: what, where, and the words of the link.
    pub before: Option<(&'static str, &'static str, &'static str)>,
}

/// What is offered to whoever asks, and everything that they are somewhere, in the order in which it was given.
pub fn work(room: &Organizations, ask: &Ask) -> Result<Vec<Work>, Problem> {
    let (w, by) = (Words(ask.tongue()), By::of(ask));
    let kernel::Actor::Member(person) = by.who.actor else { return Ok(Vec::new()) };
    // What somebody holds is at hand in memory; only the names of the places are asked for.
    let offers = offer_role::own_offers(room, &by)?;
    let offered = offers.into_iter().map(|(offer, organization)| Work {
        role: labels::role(w, offer.role),
        place: (organization.name, format!("/organizations/{}", organization.id)),
        pages: Vec::new(),
        before: Some((w.offer_waits(), "/me/roles", w.answer_offer())),
    });
    let mut works: Vec<Work> = offered.collect();
    let all = room.held(person)?;
    let held: Vec<_> = all.iter().filter(|held| held.since <= by.now && held.until.is_none_or(|until| until > by.now)).collect();
    if held.is_empty() {
        return Ok(works);
    }
    let ids: Vec<Id> = held.iter().map(|held| held.organization).collect();
    let places: HashMap<Id, Organization> = room.by_ids(&ids)?.into_iter().map(|organization| (organization.id, organization)).collect();
    works.extend(held.iter().filter_map(|held| Some(of_role(w, held.role, places.get(&held.organization)?, by.who.strong))));
    Ok(works)
}

fn of_role(w: Words, role: Role, organization: &Organization, strong: bool) -> Work {
    let is_top = organization.id == top_id();
    let address = if is_top { "/organizations".to_owned() } else { format!("/organizations/{}", organization.id) };
    let counts = strong || !role.is_staff();
    let mut pages = Vec::new();
    let mut page = |permission: Permission, address: String, name: &'static str| {
        if counts && role.allows(permission) {
            pages.push((address, name));
        }
    };
    page(Permission::Teach, format!("{address}/week"), w.class_week());
    page(Permission::Teach, format!("{address}/courseware/results"), w.courseware_results());
    page(Permission::Provide, format!("{address}/courseware"), w.courseware());
    page(Permission::Operate, "/admin/records".to_owned(), w.learning_records());
    page(Permission::ManageClients, "/admin/applications".to_owned(), w.applications());
    page(Permission::ReadAudit, "/admin/audit".to_owned(), w.audit_log());
    if !is_top {
        page(Permission::ReadPeople, format!("{address}/people"), w.see_people());
        page(Permission::ImportRoster, format!("{address}/roster"), w.import_roster());
        page(Permission::ManageOrganizations, format!("{address}/records"), w.record_store());
    }
    let before = (!counts).then(|| (w.second_factor_first(), "/me/security", w.to_security()));
    Work { role: labels::role(w, role), place: (organization.name.clone(), address), pages, before }
}
