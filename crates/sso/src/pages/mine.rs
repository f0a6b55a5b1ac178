//! The programs that I signed in to.

use askama::Template;
use kernel::Problem;
use portal::{Answer, Ask, Corner};

use super::consent::words_of;
use super::{Mark, day, page};
use crate::Sso;
use crate::ops::withdraw::{access_consents, withdraw};
use crate::words::Words;

struct Program {
    id: String,
    name: String,
    purpose: String,
    mark: Mark,
    gets: Vec<&'static str>,
    since: String,
    used: String,
    suspended: bool,
}

#[derive(Template)]
#[template(path = "mine.html")]
struct MinePage<'a> {
    w: Words,
    token: &'a str,
    programs: Vec<Program>,
    revoked: bool,
}

/// The list.
pub fn show(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let programs = access_consents(sso, &ask.who.actor)?
        .into_iter()
        .map(|(client, consent)| Program {
            id: client.id.to_string(),
            mark: Mark::of(&client),
            suspended: client.suspended_at.is_some(),
            name: client.name,
            purpose: client.profile.purpose,
            gets: consent.remembered.scopes.iter().map(|scope| words_of(w, scope)).collect(),
            since: day(consent.given_at),
            used: day(consent.used_at),
        })
        .collect();
    page(w.mine_title(), Corner::Me, &MinePage { w, token: &ask.form_token, programs, revoked: ask.query("revoked").is_some() })
}

/// A program is not to see anything any more.
pub fn revoke(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    withdraw(sso, &ask.who.actor, ask.form_id("program")?, ask.now)?;
    Ok(Answer::see_other("/me/applications?revoked=yes"))
}
