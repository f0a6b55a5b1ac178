//! The connected programs, for whoever runs the platform.

use askama::Template;
use kernel::Problem;
use portal::{Answer, Ask, Corner};

use super::{Mark, day, page};
use crate::Sso;
use crate::model::client::{Client, ClientKind};
use crate::ops::change_client;
use crate::words::Words;

struct Row {
    id: String,
    name: String,
    purpose: String,
    mark: Mark,
    kind: &'static str,
    since: String,
    suspended: bool,
}

#[derive(Template)]
#[template(path = "clients.html")]
struct ClientsPage {
    w: Words,
    rows: Vec<Row>,
    total: u64,
    before: Option<u32>,
    after: Option<u32>,
    removed: bool,
}

#[derive(Template)]
#[template(path = "secret.html")]
struct SecretPage<'a> {
    w: Words,
    client: &'a str,
    id: String,
    secret: Option<&'a str>,
}

#[derive(Template)]
#[template(path = "remove_client.html")]
struct RemovePage<'a> {
    w: Words,
    token: &'a str,
    client: &'a Client,
    mark: Mark,
    people: u64,
}

/// What a kind is called.
pub fn kind_words(w: Words, kind: ClientKind) -> &'static str {
    match kind {
        ClientKind::Oidc => w.kind_oidc(),
        ClientKind::Api => w.kind_api(),
        ClientKind::Lrs => w.kind_lrs(),
    }
}

/// The list.
pub fn list(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let asked = ask.page();
    let (clients, total) = sso.clients(asked.size, asked.offset())?;
    let rows: Vec<Row> = clients
        .into_iter()
        .map(|client| Row {
            id: client.id.to_string(),
            mark: Mark::of(&client),
            kind: kind_words(w, client.kind),
            since: day(client.created_at),
            suspended: client.suspended_at.is_some(),
            name: client.name,
            purpose: client.profile.purpose,
        })
        .collect();
    let more = u64::from(asked.offset()) + (rows.len() as u64) < total;
    let (before, after) = ((asked.number > 1).then(|| asked.number - 1), more.then(|| asked.number + 1));
    page(w.applications(), Corner::Elsewhere, &ClientsPage { w, rows, total, before, after, removed: ask.query("removed").is_some() })
}

/// A secret, shown once.
pub fn secret(ask: &Ask, client: &str, id: String, secret: Option<&str>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    page(w.secret_title(), Corner::Elsewhere, &SecretPage { w, client, id, secret })
}

/// How long the former secret works beside the new one where nobody hurries, in hours.
pub const USUAL_OVERLAP_HOURS: u32 = 24;

/// Another secret is wanted, or the end of the former one.
pub fn rotate_secret(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let client = change_client::find(sso, ask.id(0)?)?;
    if ask.form("what") == Some("end-former") {
        change_client::end_former_secret(sso, ask.who.actor, client.id)?;
        return Ok(Answer::see_other(format!("/admin/applications/{}?saved=yes", client.id)));
    }
    let hours = if ask.form("what") == Some("overlap") { USUAL_OVERLAP_HOURS } else { 0 };
    let made = sso.rotate_secret(ask.who.actor, client.id, hours)?;
    secret(ask, &client.name, client.id.to_string(), Some(&made))
}

/// The program is to stop, or to go on.
pub fn suspend(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let id = ask.id(0)?;
    sso.suspend_client(ask.who.actor, id, ask.form("suspended") == Some("yes"))?;
    Ok(Answer::see_other(format!("/admin/applications/{id}?saved=yes")))
}

/// What removing would do.
pub fn ask_remove(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let client = change_client::find(sso, ask.id(0)?)?;
    let people = sso.services.database.read::<_, platform::DatabaseError>(|session| crate::store::clients::people(session, client.id))?;
    page(&w.remove_title(&client.name), Corner::Elsewhere, &RemovePage { w, token: &ask.form_token, client: &client, mark: Mark::of(&client), people })
}

/// The program is removed.
pub fn remove(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    sso.remove_client(ask.who.actor, ask.id(0)?)?;
    Ok(Answer::see_other("/admin/applications?removed=yes"))
}
