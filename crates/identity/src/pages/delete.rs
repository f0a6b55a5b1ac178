//! Being forgotten.

use askama::Template;
use kernel::{Actor, Problem};
use portal::{Answer, Ask, cookies};

use super::fault::{Fault, about};
use super::privacy::erasure_days;
use super::{page, sign_in_for};
use crate::ops::delete_account::{Leaving, delete_account};
use crate::ops::guard;
use crate::words::Words;
use crate::{Identity, IdentityError};

#[derive(Template)]
#[template(path = "delete.html")]
struct DeletePage<'a> {
    w: Words,
    token: &'a str,
    member: bool,
    password: bool,
    days: u64,
    fault: Option<Fault>,
}

#[derive(Template)]
#[template(path = "deleted.html")]
struct DeletedPage {
    w: Words,
    days: u64,
}

/// What will happen, and the button.
pub fn show(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    match (ask.person(), ask.query("done")) {
        (None, Some(done)) => {
            let days = if done == "later" { erasure_days(room) } else { 0 };
            page(if days > 0 { w.deletion_asked() } else { w.deleted() }, &DeletedPage { w, days })
        }
        (None, None) => Ok(Answer::see_other(sign_in_for(&ask.path))),
        (Some(_), _) => form(room, ask, None),
    }
}

/// It is meant.
pub fn send(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    if ask.person().is_none() {
        return Ok(Answer::see_other(sign_in_for(&ask.path)));
    }
    if ask.form("sure").is_none() {
        return form(room, ask, Some(Fault { field: "sure", text: w.sure_missing().to_owned(), status: 422, wait: None }));
    }
    match delete_account(room, &ask.who.actor, ask.form("password").unwrap_or(""), ask.who.proven_at, ask.now) {
        Ok(Leaving::Erased) => Ok(Answer::see_other("/me/delete?done=yes").cookie(cookies::end_session())),
        Ok(Leaving::Asked(_)) => Ok(Answer::see_other("/me/delete?done=later").cookie(cookies::end_session())),
        Err(IdentityError::NotFresh) => Ok(Answer::see_other("/sign-in?again=yes&back=/me/delete")),
        Err(error) => {
            let fault = Fault::of(&error, w, "password", "password", "password").ok_or(error)?;
            form(room, ask, Some(fault))
        }
    }
}

fn form(room: &Identity, ask: &Ask, fault: Option<Fault>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let password = match ask.who.actor {
        Actor::Member(person) => room.services.database.read(|session| guard::has_password(session, person))?,
        _ => false,
    };
    let template = DeletePage { w, token: &ask.form_token, member: ask.who.actor.is_member(), password, days: erasure_days(room), fault };
    let answer = page(w.delete_account(), &template)?;
    Ok(Fault::mark(template.fault.as_ref(), answer))
}
