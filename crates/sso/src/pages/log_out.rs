//! Signing out because a program asks for it.

use askama::Template;
use kernel::Problem;
use portal::{Answer, Ask, Corner, cookies};

use super::{page, policy};
use crate::Sso;
use crate::model::redirect::policy_source;
use crate::model::request::Parameters;
use crate::ops::log_out::{log_out, read};
use crate::words::Words;

/// What a program says, and is said again by the page that asks the person.
const SAID: [&str; 3] = ["client_id", "post_logout_redirect_uri", "state"];

#[derive(Template)]
#[template(path = "log_out.html")]
struct LogOutPage<'a> {
    w: Words,
    token: &'a str,
    program: &'a str,
    fields: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "logged_out.html")]
struct LoggedOutPage {
    w: Words,
}

/// A program's request in the address.
pub fn show(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let asked = read(sso, &ask.who, &ask.query)?;
    if asked.certain || !ask.who.actor.is_member() {
        return leave(sso, ask, asked.to.as_deref());
    }
    let w = Words(ask.tongue());
    let given = Parameters(&ask.query);
    let mut fields: Vec<(&'static str, String)> = Vec::new();
    if let (Some(client), Some(_)) = (&asked.client, &asked.to) {
        fields =
            SAID.into_iter().filter_map(|name| given.single(name).map(|value| (name, value.to_owned()))).filter(|(name, _)| *name != "client_id").collect();
        fields.push(("client_id", client.id.to_string()));
    }
    let program = asked.client.as_ref().map_or("", |client| client.name.as_str());
    let answer = page(w.log_out_title(), Corner::Me, &LogOutPage { w, token: &ask.form_token, program, fields })?;
    Ok(policy(answer, &asked.to.as_deref().map(policy_source).unwrap_or_default()))
}

/// A program's request in a form comes from another site, where cookies are not looked at; the same is asked in the address.
pub fn posted(_: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let said = form_urlencoded::Serializer::new(String::new()).extend_pairs(&ask.form).finish();
    Ok(Answer::see_other(format!("/oauth2/logout?{said}")).header("cache-control", "no-store"))
}

/// The person said yes.
pub fn send(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let asked = read(sso, &ask.who, &ask.form.iter().filter(|(name, _)| SAID.contains(&name.as_str())).cloned().collect::<Vec<_>>())?;
    leave(sso, ask, asked.to.as_deref())
}

fn leave(sso: &Sso, ask: &Ask, to: Option<&str>) -> Result<Answer, Problem> {
    let ended = log_out(sso, &ask.who)?;
    let answer = match to {
        Some(to) => Answer::see_other(to).header("cache-control", "no-store"),
        None => {
            let w = Words(ask.tongue());
            page(w.logged_out(), Corner::Elsewhere, &LoggedOutPage { w })?
        }
    };
    Ok(if ended { answer.cookie(cookies::end_session()) } else { answer })
}
