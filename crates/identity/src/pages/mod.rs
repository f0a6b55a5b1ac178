//! The pages of this room.

mod about;
mod delete;
mod factors;
mod fault;
mod first_password;
mod labels;
mod merge;
pub mod noted;
mod origin;
mod outbox;
mod outside;
mod privacy;
mod readable;
mod security;
mod settings;
mod sign_in;
mod sign_up;

use askama::Template;
use kernel::{ErrorKind, Id, Need, Problem};
use portal::{Answer, Ask, Corner, Limit, Method, Page, Registry, cookies, is_own_path};

use crate::ops::authenticate::FIRST_PASSWORD;
use crate::{Identity, ops};

/// Forms in which a password or a recovery code is hashed.
const HASHING: [&str; 6] = ["/sign-up", "/sign-in", "/sign-in/second", "/me/security/password", FIRST_PASSWORD, "/me/delete"];

/// Registers the routes of this room.
pub fn register(registry: &mut Registry, room: Identity) {
    type Page = fn(&Identity, &Ask) -> Result<Answer, Problem>;
    let routes: &[(Method, &'static str, Need, Limit, Page)] = &[
        (Method::Get, "/sign-up", Need::Anyone, Limit::Free, sign_up::show),
        (Method::Post, "/sign-up", Need::Anyone, Limit::SignUp, sign_up::send),
        (Method::Get, "/sign-in", Need::Anyone, Limit::Free, sign_in::show),
        (Method::Post, "/sign-in", Need::Anyone, Limit::SignIn, sign_in::send),
        (Method::Post, "/sign-in/second", Need::Anyone, Limit::SignIn, sign_in::send_second),
        (Method::Post, "/sign-in/passkey/begin", Need::Anyone, Limit::SignIn, sign_in::begin_passkey),
        (Method::Post, "/sign-in/passkey", Need::Anyone, Limit::SignIn, sign_in::send_passkey),
        (Method::Get, "/sign-in/code", Need::Anyone, Limit::Free, sign_in::show_by_code),
        (Method::Post, "/sign-in/code", Need::Anyone, Limit::SignIn, sign_in::send_by_code),
        (Method::Post, "/sign-in/with/{provider}", Need::Anyone, Limit::SignIn, outside::begin_sign_in),
        (Method::Get, "/sign-in/with/{provider}/callback", Need::Anyone, Limit::SignIn, outside::come_back),
        (Method::Get, "/sign-in/outside", Need::Anyone, Limit::Free, outside::show_new),
        (Method::Post, "/sign-in/outside", Need::Anyone, Limit::SignUp, outside::send_new),
        (Method::Post, "/me/security/outside", Need::Member, Limit::SignIn, outside::begin_link),
        (Method::Post, "/me/security/outside/link", Need::Member, Limit::Change, outside::link_known),
        (Method::Post, "/me/security/outside/remove", Need::Member, Limit::Change, outside::unlink),
        (Method::Post, "/me/security/app", Need::Member, Limit::Change, factors::begin_app),
        (Method::Post, "/me/security/app/confirm", Need::Member, Limit::SignIn, factors::confirm_app),
        (Method::Post, "/me/security/app/remove", Need::Member, Limit::Change, factors::remove_app),
        (Method::Post, "/me/security/recovery-codes", Need::Member, Limit::Change, factors::renew_recovery_codes),
        (Method::Post, "/me/security/passkeys/begin", Need::Member, Limit::Change, factors::begin_passkey),
        (Method::Post, "/me/security/passkeys", Need::Member, Limit::Change, factors::add_passkey),
        (Method::Post, "/me/security/passkeys/remove", Need::Member, Limit::Change, factors::remove_passkey),
        (Method::Post, "/me/security/contacts", Need::Member, Limit::SignIn, factors::add_contact),
        (Method::Post, "/me/security/contacts/verify", Need::Member, Limit::SignIn, factors::verify_contact),
        (Method::Post, "/me/security/contacts/remove", Need::Member, Limit::Change, factors::remove_contact),
        (Method::Get, FIRST_PASSWORD, Need::Member, Limit::Free, first_password::show),
        (Method::Post, FIRST_PASSWORD, Need::Member, Limit::SignIn, first_password::send),
        (Method::Get, "/me/merge", Need::Member, Limit::Free, merge::show),
        (Method::Post, "/me/merge", Need::Member, Limit::SignIn, merge::send),
        (Method::Post, "/me/merge/begin", Need::Member, Limit::Change, merge::send_begin),
        (Method::Post, "/me/merge/stop", Need::Member, Limit::Change, merge::stop),
        (Method::Get, "/me/privacy", Need::Member, Limit::Free, privacy::show),
        (Method::Post, "/me/privacy", Need::Member, Limit::Change, privacy::decide),
        (Method::Post, "/me/privacy/invite", Need::Member, Limit::Change, privacy::invite),
        (Method::Get, "/guardian", Need::Member, Limit::Free, privacy::show_guardian),
        (Method::Post, "/guardian", Need::Member, Limit::SignIn, privacy::send_guardian),
        (Method::Post, "/guardian/erase", Need::Member, Limit::Change, privacy::erase_child),
        (Method::Post, "/guardian/keep", Need::Member, Limit::Change, privacy::keep_child),
        (Method::Get, "/messages", Need::Anyone, Limit::Free, outbox::show),
        (Method::Post, "/sign-out", Need::Anyone, Limit::Change, sign_out),
        (Method::Get, "/me/settings", Need::Member, Limit::Free, settings::show),
        (Method::Post, "/me/settings", Need::Member, Limit::Change, settings::send),
        (Method::Get, "/me/security", Need::Member, Limit::Free, security::show),
        (Method::Post, "/me/security/password", Need::Member, Limit::SignIn, security::change_password),
        (Method::Get, "/me/security/password", Need::Member, Limit::Free, |_, _| Ok(Answer::see_other("/me/security"))),
        (Method::Post, "/me/security/end", Need::Member, Limit::Change, security::end_session),
        (Method::Post, "/me/security/end-all", Need::Member, Limit::Change, security::end_all),
        (Method::Get, "/me/delete", Need::Anyone, Limit::Free, delete::show),
        (Method::Post, "/me/delete", Need::Anyone, Limit::SignIn, delete::send),
        (Method::Get, "/me/data.json", Need::Anyone, Limit::Download, download_data),
        (Method::Get, "/me/data.html", Need::Anyone, Limit::Download, readable::download),
        (Method::Get, "/about", Need::Public, Limit::Free, about::show),
    ];
    for (method, path, need, limit, page) in routes.iter().copied() {
        let room = room.clone();
        let route = registry.add(method, path, need, limit, move |ask| page(&room, ask));
        route.always |= path == "/sign-out";
        route.hashes |= method == Method::Post && HASHING.contains(&path);
    }
}

fn sign_out(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    ops::sign_out::sign_out(room, ask.session_token.as_deref())?;
    Ok(Answer::see_other("/").cookie(cookies::end_session()).cookie(cookies::end(cookies::MERGE)).cookie(cookies::end(cookies::OUTSIDE)))
}

fn download_data(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    if ask.person().is_none() {
        return Ok(Answer::see_other(sign_in_for(&ask.path)));
    }
    let data = ops::download_data::download_data(room, &ask.who.actor, ask.now)?;
    let bytes = serde_json::to_vec_pretty(&data).map_err(|error| Problem::new(ErrorKind::Unavailable, "identity.export", error.to_string()))?;
    Ok(Answer::download("application/json", "xingtan-data.json", bytes).header("cache-control", "no-store"))
}

/// The member who asks; routes that call it need one.
fn member(ask: &Ask) -> Result<Id, Problem> {
    match ask.who.actor {
        kernel::Actor::Member(person) => Ok(person),
        _ => Err(Problem::new(ErrorKind::SignInNeeded, "sign-in-needed", "this page is for members")),
    }
}

/// Where to go afterwards: the address in the form or the query where it is one of ours, else `otherwise`.
fn back<'a>(ask: &'a Ask, otherwise: &'a str) -> &'a str {
    ask.form("back").or_else(|| ask.query("back")).filter(|back| is_own_path(back)).unwrap_or(otherwise)
}

fn sign_in_for(path: &str) -> String {
    format!("/sign-in?back={path}")
}

/// A page of this room from its template.
fn page(title: &str, template: &impl Template) -> Result<Answer, Problem> {
    let body = template.render().map_err(|error| Problem::new(ErrorKind::Unavailable, "template", error.to_string()))?;
    Ok(Answer::page(Page { title: title.to_owned(), body: body.into(), corner: Corner::Me, ..Page::default() }).header("cache-control", "no-store"))
}
