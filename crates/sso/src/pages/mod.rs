//! The pages of this room.

pub(crate) mod authorize;
mod clients;
mod consent;
mod edit_client;
mod log_out;
mod mine;
pub(crate) mod registrations;

use askama::Template;
use kernel::{ErrorKind, Need, Permission, Problem};
use portal::{Answer, Ask, Corner, Limit, Method, Page, Registry};

use crate::Sso;
use crate::model::client::{Client, LOGO_BYTES_MAX};

type Handler = fn(&Sso, &Ask) -> Result<Answer, Problem>;

/// Only whoever may connect programs.
const OPERATORS: Need = Need::May(Permission::ManageClients);

/// Registers the pages of this room.
pub(crate) fn register(registry: &mut Registry, room: &Sso) {
    let routes: [(Method, &'static str, Need, Limit, Handler); 23] = [
        (Method::Get, "/oauth2/authorize", Need::Anyone, Limit::Free, authorize::show),
        (Method::Get, "/oauth2/consent", Need::Anyone, Limit::Free, consent::show),
        (Method::Post, "/oauth2/consent", Need::Anyone, Limit::Change, consent::send),
        (Method::Post, "/oauth2/switch", Need::Anyone, Limit::Change, consent::switch),
        (Method::Get, "/oauth2/logout", Need::Anyone, Limit::Free, log_out::show),
        (Method::Post, "/oauth2/logout", Need::Program, Limit::Free, log_out::posted),
        (Method::Post, "/oauth2/logout/confirm", Need::Anyone, Limit::Change, log_out::send),
        (Method::Get, "/oauth2/form-post.js", Need::Public, Limit::Free, |_, _| Ok(authorize::script())),
        (Method::Get, "/oauth2/clients/{id}/logo", Need::Anyone, Limit::Free, logo),
        (Method::Get, "/me/applications", Need::Member, Limit::Free, mine::show),
        (Method::Post, "/me/applications/revoke", Need::Member, Limit::Change, mine::revoke),
        (Method::Get, "/admin/applications", OPERATORS, Limit::Free, clients::list),
        (Method::Get, "/admin/applications/new", OPERATORS, Limit::Free, edit_client::new),
        (Method::Post, "/admin/applications", OPERATORS, Limit::Change, edit_client::create),
        (Method::Get, "/admin/applications/registrations", OPERATORS, Limit::Free, registrations::list),
        (Method::Post, "/admin/applications/registrations", OPERATORS, Limit::Change, registrations::create),
        (Method::Post, "/admin/applications/registrations/{id}/remove", OPERATORS, Limit::Change, registrations::remove),
        (Method::Get, "/admin/applications/{id}", OPERATORS, Limit::Free, edit_client::show),
        (Method::Post, "/admin/applications/{id}", OPERATORS, Limit::Change, edit_client::change),
        (Method::Post, "/admin/applications/{id}/secret", OPERATORS, Limit::Change, clients::rotate_secret),
        (Method::Post, "/admin/applications/{id}/suspend", OPERATORS, Limit::Change, clients::suspend),
        (Method::Get, "/admin/applications/{id}/remove", OPERATORS, Limit::Free, clients::ask_remove),
        (Method::Post, "/admin/applications/{id}/remove", OPERATORS, Limit::Change, clients::remove),
    ];
    for (method, path, need, limit, handler) in routes {
        let room = room.clone();
        let route = registry.add(method, path, need, limit, move |ask| handler(&room, ask));
        if path == "/admin/applications" || path == "/admin/applications/{id}" {
            route.body_bytes_max(LOGO_BYTES_MAX + portal::FORM_BYTES_MAX);
        }
    }
}

/// A page of this room from its template.
fn page(title: &str, corner: Corner, template: &impl Template) -> Result<Answer, Problem> {
    let body = template.render().map_err(|error| Problem::new(ErrorKind::Unavailable, "template", error.to_string()))?;
    Ok(Answer::page(Page { title: title.to_owned(), body: body.into(), corner, ..Page::default() }).header("cache-control", "no-store"))
}

/// The page may send its forms to a program too: browsers hold a form to its policy through every redirect that follows.
fn policy(answer: Answer, source: &str) -> Answer {
    let space = if source.is_empty() { "" } else { " " };
    answer.header(
        "content-security-policy",
        format!("default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'{space}{source}; frame-ancestors 'none'"),
    )
}

/// How a program is pictured: its logo, or the first letter of its name.
struct Mark {
    logo: String,
    letter: String,
}

impl Mark {
    fn of(client: &Client) -> Self {
        let logo = if client.logo_kind.is_empty() { String::new() } else { format!("/oauth2/clients/{}/logo?v={}", client.id, client.updated_at.0) };
        Self { logo, letter: client.name.chars().next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default() }
    }
}

/// A logo. It was checked to be a picture, and is shown as nothing else.
fn logo(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let id = ask.id(0)?;
    let found = sso.services.database.read::<_, platform::DatabaseError>(|session| crate::store::clients::logo(session, id))?;
    let (kind, bytes) = found.ok_or_else(|| Problem::not_found("no such logo"))?;
    let kind = match kind.as_str() {
        "image/png" => "image/png",
        "image/jpeg" => "image/jpeg",
        _ => "image/webp",
    };
    let answer = Answer::bytes(kind, bytes).header("content-security-policy", "default-src 'none'; sandbox");
    Ok(answer.header("cache-control", "public, max-age=86400"))
}

/// Where to sign in and come back from to a page of ours.
fn sign_in_for(back: &str, tongue: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("back", back);
    if let Some(tongue) = tongue {
        query.append_pair("lang", tongue);
    }
    format!("/sign-in?{}", query.finish())
}

/// A moment as a day, in the way that the language writes it.
fn day(at: kernel::Time) -> String {
    jiff::Timestamp::from_microsecond(at.0).map(|moment| moment.strftime("%Y-%m-%d").to_string()).unwrap_or_default()
}

/// A moment to the minute, in UTC, in the way that computers write it.
fn moment(at: kernel::Time) -> String {
    jiff::Timestamp::from_microsecond(at.0).map(|moment| moment.strftime("%Y-%m-%d %H:%M UTC").to_string()).unwrap_or_default()
}
