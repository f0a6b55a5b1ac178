//! A role is to end: somebody gives up their own, or takes back another's.

use kernel::{Id, Problem, Role};
use portal::question::{self, Question};
use portal::{Answer, Ask};

use super::{fault, labels, roles};
use crate::ops::end_role;
use crate::words::Words;
use crate::{By, OrganizationError, Organizations};

/// Asks once more, or ends it.
pub fn end(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let (by, id) = (By::of(ask), ask.id(0)?);
    if !question::is_sure(ask) {
        return ask_again(room, ask, &by, id);
    }
    let organization = match room.end_role(&by, id) {
        Ok(organization) => organization,
        Err(error @ OrganizationError::LastOperator) => return roles::render(room, ask, Some(fault(Words(ask.tongue()), error)?)),
        Err(error) => return Err(error.into()),
    };
    Ok(Answer::see_other(match ask.form("back") {
        Some("me") => "/me/roles?done=ended".to_owned(),
        _ => format!("/organizations/{organization}?done=ended"),
    }))
}

fn ask_again(room: &Organizations, ask: &Ask, by: &By, id: Id) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let held = end_role::to_end(room, by, id)?;
    let place = room.by_ids(&[held.organization])?.pop().ok_or(OrganizationError::NotFound("organisation"))?;
    let role = labels::role(w, held.role);
    let own = ask.who.actor.person() == Some(held.person);
    let (title, effect, go) = if own {
        (w.give_up_title(&place.name, role), w.give_up_effect().to_owned(), w.give_up())
    } else {
        let name = room.identity.names(&[held.person])?.remove(&held.person).unwrap_or_default();
        let effect = if held.role == Role::Learner { w.end_learner_effect(&name) } else { w.end_effect(&name) };
        (w.end_title(&name, &place.name, role), effect, w.end_role())
    };
    let back = ask.form("back").unwrap_or_default();
    let home = if back == "me" { "/me/roles".to_owned() } else { format!("/organizations/{}", place.id) };
    let fields = if back.is_empty() { Vec::new() } else { vec![("back", back.to_owned())] };
    question::put(ask, &Question { title: &title, effects: vec![effect], fields, go, back: (home, w.leave_it()) })
}
