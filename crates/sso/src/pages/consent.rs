//! The person decides: who asks, what for, what it gets and what it does not.

use askama::Template;
use kernel::Problem;
use portal::{Answer, Ask, Corner, cookies};

use super::authorize::{address, respond, respond_after_form, sign_in, stopped};
use super::{Mark, page, policy, sign_in_for};
use crate::Sso;
use crate::model::claims::PersonClaims;
use crate::model::client::Client;
use crate::model::redirect::{policy_source, sector};
use crate::model::request::{Request, Unanswerable};
use crate::model::scope::{OF_PEOPLE, OFFLINE_ACCESS, OPENID, Scopes};
use crate::ops::authorize::{Turn, go_on, present};
use crate::ops::decide_request::{allow, deny};
use crate::words::Words;

/// Something a program would get.
struct Line {
    scope: &'static str,
    words: &'static str,
    value: String,
}

#[derive(Template)]
#[template(path = "consent.html")]
struct ConsentPage<'a> {
    w: Words,
    token: &'a str,
    name: &'a str,
    client: &'a Client,
    mark: Mark,
    place: String,
    who: &'a str,
    lines: Vec<Line>,
    others: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "prove_again.html")]
struct ProveAgainPage<'a> {
    w: Words,
    token: &'a str,
    name: &'a str,
    client: &'a Client,
    mark: Mark,
}

/// What a scope shows, in plain words.
pub fn words_of(w: Words, scope: &str) -> &'static str {
    match scope {
        OPENID => w.scope_openid(),
        "profile" => w.scope_profile(),
        "email" => w.scope_email(),
        "phone" => w.scope_phone(),
        "organization" => w.scope_organization(),
        "roles" => w.scope_roles(),
        OFFLINE_ACCESS => w.scope_offline_access(),
        _ => "",
    }
}

/// What it would show of this person.
fn value_of(scope: &str, person: &PersonClaims) -> String {
    match scope {
        "profile" => format!("{} · {}", person.name, person.preferred_username),
        "email" => person.email.as_ref().map(|email| email.value.clone()).unwrap_or_default(),
        "phone" => person.phone.as_ref().map(|phone| phone.value.clone()).unwrap_or_default(),
        "organization" => person.organizations.iter().map(|place| place.name.as_str()).collect::<Vec<_>>().join(" · "),
        _ => String::new(),
    }
}

/// The page.
pub fn show(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let name = ask.query("request").unwrap_or("");
    take_turn(sso, ask, go_on(sso, &ask.who, name, ask.now)?, false)
}

/// The person decided.
pub fn send(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let name = ask.form("request").unwrap_or("");
    let turn = match ask.form("decision") {
        Some("allow") => {
            let ticked: Vec<&str> = ask.forms("scope").filter(|scope| OF_PEOPLE.contains(scope)).collect();
            allow(sso, &ask.who, name, &Scopes::of(&ticked), ask.now)?
        }
        Some("deny") => deny(sso, name, ask.now)?,
        _ => go_on(sso, &ask.who, name, ask.now)?,
    };
    take_turn(sso, ask, turn, true)
}

fn take_turn(sso: &Sso, ask: &Ask, turn: Turn, decided: bool) -> Result<Answer, Problem> {
    match turn {
        Turn::Respond(response) if decided => respond(ask, &response),
        Turn::Respond(response) => respond_after_form(ask, &response),
        Turn::SignIn(name, request) => Ok(sign_in(ask, &name, &request)),
        Turn::ProveAgain(name, client) => prove_again(sso, ask, &name, &client),
        Turn::Consent(name, asked) => consent(sso, ask, &name, &asked.0, &asked.1),
        Turn::Stop(stop) => stopped(ask, stop),
    }
}

fn consent(sso: &Sso, ask: &Ask, name: &str, request: &Request, client: &Client) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let Some(present) = present(sso, &ask.who)? else { return stopped(ask, Unanswerable::Pushed) };
    let person = sso.directory.person(present.person)?.filter(|person| person.active).ok_or_else(|| Problem::not_found("the person is not here any more"))?;
    let lines = OF_PEOPLE
        .iter()
        .filter(|scope| request.scopes.has(scope))
        .map(|scope| Line { scope, words: words_of(w, scope), value: value_of(scope, &person) })
        .collect();
    let others = OF_PEOPLE.iter().filter(|scope| !request.scopes.has(scope)).map(|scope| words_of(w, scope)).collect();
    let place = sector(&request.redirect_uri);
    let template = ConsentPage { w, token: &ask.form_token, name, client, mark: Mark::of(client), place, who: &person.name, lines, others };
    let answer = page(&w.consent_title(&client.name), Corner::Me, &template)?;
    Ok(policy(answer, &policy_source(&request.redirect_uri)))
}

fn prove_again(sso: &Sso, ask: &Ask, name: &str, client: &Client) -> Result<Answer, Problem> {
    if let Some(place) = sso.directory.prove_again(&address(name)) {
        return Ok(Answer::see_other(place).header("cache-control", "no-store"));
    }
    let w = Words(ask.tongue());
    page(w.prove_again(), Corner::Me, &ProveAgainPage { w, token: &ask.form_token, name, client, mark: Mark::of(client) })
}

/// Signs out here, to sign in again or as somebody else, and comes back to the request.
pub fn switch(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let name = ask.form("request").unwrap_or("");
    crate::ops::log_out::log_out(sso, &ask.who)?;
    Ok(Answer::see_other(sign_in_for(&address(name), None)).cookie(cookies::end_session()))
}
