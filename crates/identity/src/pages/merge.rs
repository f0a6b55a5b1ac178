//! Making one account of two.

use askama::Template;
use kernel::Problem;
use portal::{Answer, Ask, cookies};

use super::fault::{Fault, about};
use super::sign_in::browser;
use super::{member, page};
use crate::model::account::Account;
use crate::model::merge::MergeFault;
use crate::ops::ceremonies::CEREMONY_KEPT;
use crate::ops::guard::require_fresh;
use crate::ops::merge_accounts::{Going, begin, look, merge};
use crate::words::Words;
use crate::{Identity, IdentityError};

#[derive(Template)]
#[template(path = "merge.html")]
struct MergePage<'a> {
    w: Words,
    token: &'a str,
    stays: Option<Account>,
    goes: Option<Going>,
    reason: &'static str,
    fault: Option<Fault>,
}

fn kept(ask: &Ask) -> &str {
    cookies::read(ask.header("cookie").unwrap_or(""), cookies::MERGE).unwrap_or("")
}

/// Why two accounts stay two, in words.
pub fn reason(w: Words, fault: MergeFault) -> &'static str {
    match fault {
        MergeFault::Same => w.merge_same(),
        MergeFault::Demo => w.merge_demo(),
        MergeFault::Closed => w.merge_closed(),
        MergeFault::Child => w.merge_child(),
        MergeFault::Ages => w.merge_ages(),
        MergeFault::Guardian => w.merge_guardian(),
        MergeFault::Roles => w.merge_roles(),
        MergeFault::Many => w.merge_many(),
    }
}

/// How far it is: nothing begun, on the way to the other account, or what will happen.
pub fn show(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    form(room, ask, None)
}

/// It is to begin, in the account that stays.
pub fn send_begin(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    if require_fresh(ask.who.proven_at, ask.now).is_err() {
        return Ok(again());
    }
    let token = begin(room, member(ask)?, ask.session_token.as_deref(), ask.now)?;
    let seconds = u32::try_from(CEREMONY_KEPT / kernel::time::SECOND).unwrap_or(0);
    Ok(Answer::see_other("/me/merge").cookie(cookies::step(cookies::MERGE, &token, seconds, ask.secure)))
}

fn again() -> Answer {
    Answer::see_other("/sign-in?again=yes&back=/me/merge")
}

/// It is not to be.
pub fn stop(_: &Identity, _: &Ask) -> Result<Answer, Problem> {
    Ok(Answer::see_other("/me/settings").cookie(cookies::end(cookies::MERGE)))
}

/// It is confirmed.
pub fn send(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    if ask.form("sure").is_none() {
        return form(room, ask, Some(Fault { field: "sure", text: w.merge_sure_missing().to_owned(), status: 422, wait: None }));
    }
    match merge(room, &browser(ask), kept(ask), ask.who.proven_at, ask.now) {
        Ok(opened) => Ok(Answer::see_other("/me/security?saved=yes").cookie(opened.cookie(ask.secure)).cookie(cookies::end(cookies::MERGE))),
        Err(IdentityError::NotFresh) => Ok(again()),
        Err(IdentityError::Code) => form(room, ask, Some(Fault::over(w, "begin"))),
        Err(error) => {
            let fault = Fault::of(&error, w, "sure", "sure", "sure").ok_or(error)?;
            form(room, ask, Some(fault))
        }
    }
}

fn form(room: &Identity, ask: &Ask, fault: Option<Fault>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let (stays, goes) = look(room, kept(ask), member(ask)?, ask.now)?.map_or((None, None), |waiting| (Some(waiting.stays), waiting.goes));
    let reason = goes.as_ref().and_then(|going| going.fault).map_or("", |fault| reason(w, fault));
    let template = MergePage { w, token: &ask.form_token, stays, goes, reason, fault };
    let answer = page(w.merge(), &template)?;
    Ok(Fault::mark(template.fault.as_ref(), answer))
}
