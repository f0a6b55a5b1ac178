//! Connecting a program, and changing what is said of it.

use askama::Template;
use kernel::{Id, Problem};
use portal::{Answer, Ask, Corner};

use super::clients::{USUAL_OVERLAP_HOURS, kind_words, secret};
use super::consent::words_of;
use super::{Mark, moment, page};
use crate::error::SsoError;
use crate::model::client::{Algorithm, AuthMethod, Client, ClientFault, ClientKind, NAME_LENGTH_MAX, PURPOSE_LENGTH_MAX, Profile};
use crate::model::scope::{OF_PEOPLE, Scopes};
use crate::ops::change_client;
use crate::ops::create_client::NewClient;
use crate::words::Words;
use crate::{Created, Sso};

struct Choice {
    value: &'static str,
    words: &'static str,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "edit_client.html")]
struct EditPage<'a> {
    w: Words,
    token: &'a str,
    /// Empty for a new program.
    id: String,
    fresh: String,
    name: &'a str,
    name_most: usize,
    purpose_most: usize,
    profile: &'a Profile,
    for_people: bool,
    kinds: Vec<Choice>,
    methods: Vec<Choice>,
    algorithms: Vec<Choice>,
    scopes: Vec<Choice>,
    other_scopes: String,
    mark: Option<Mark>,
    suspended: bool,
    has_secret: bool,
    overlap_hours: u64,
    former_until: String,
    saved: bool,
    fault: &'a str,
}

/// An empty form.
pub fn new(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let kind = ask.query("kind").and_then(ClientKind::from_word).unwrap_or(ClientKind::Oidc);
    form(ask, None, kind, "", &Profile::of(kind), &sso.services.new_id().to_string(), "")
}

/// The form of a program.
pub fn show(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let client = change_client::find(sso, ask.id(0)?)?;
    form(ask, Some(&client), client.kind, &client.name, &client.profile, "", "")
}

/// The form of a new program was sent.
pub fn create(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let kind = ask.form("kind").and_then(ClientKind::from_word).unwrap_or(ClientKind::Oidc);
    let method = ask.form("method").and_then(AuthMethod::from_word).unwrap_or(AuthMethod::Secret);
    let profile = read(ask, kind, Profile { method, ..Profile::of(kind) });
    let name = ask.form("name").unwrap_or("");
    let logo = ask.file("logo").map(|file| &file.bytes[..]);
    let id = ask.form_id("fresh")?;
    match sso.create_client(ask.who.actor, &NewClient { id: Some(id), kind, name, profile: profile.clone(), logo }) {
        Ok(Created { client, secret: made, new: true }) => secret(ask, &client.name, client.id.to_string(), made.as_deref()),
        // The same form was sent before: the program is there, and its secret was shown then.
        Ok(_) => Ok(Answer::see_other(format!("/admin/applications/{id}"))),
        Err(SsoError::Client(fault)) => form(ask, None, kind, name, &profile, &id.to_string(), &fault_words(Words(ask.tongue()), &fault)),
        Err(error) => Err(error.into()),
    }
}

/// The form of a program was sent.
pub fn change(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let id: Id = ask.id(0)?;
    let before = change_client::find(sso, id)?;
    let profile = read(ask, before.kind, before.profile.clone());
    let name = ask.form("name").unwrap_or("");
    let logo = ask.file("logo").map(|file| &file.bytes[..]);
    match change_client::change(sso, ask.who.actor, id, name, profile.clone(), logo) {
        Ok(_) => Ok(Answer::see_other(format!("/admin/applications/{id}?saved=yes"))),
        Err(SsoError::Client(fault)) => form(ask, Some(&before), before.kind, name, &profile, "", &fault_words(Words(ask.tongue()), &fault)),
        Err(error) => Err(error.into()),
    }
}

/// What the form says, upon what was said before.
fn read(ask: &Ask, kind: ClientKind, before: Profile) -> Profile {
    let lines = |name: &str| ask.form(name).unwrap_or("").lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let text = |name: &str| ask.form(name).unwrap_or("").trim().to_owned();
    let mut profile = Profile { purpose: text("purpose"), keys: text("keys"), keys_uri: text("keys_uri"), ..before };
    if kind == ClientKind::Oidc {
        let ticked: Vec<&str> = ask.forms("scope").filter(|scope| OF_PEOPLE.contains(scope)).collect();
        profile.scopes = Scopes::of(&[crate::model::scope::OPENID]).with(&Scopes::of(&ticked));
        profile.redirect_uris = lines("redirect_uris");
        profile.post_logout_uris = lines("post_logout_uris");
        profile.backchannel_uri = text("backchannel_uri");
        profile.algorithm = ask.form("algorithm").and_then(Algorithm::from_word).unwrap_or(profile.algorithm);
        profile.must_push = ask.form("must_push").is_some();
    } else {
        profile.scopes = Scopes::parse(&text("scopes")).unwrap_or_default();
    }
    profile
}

fn form(ask: &Ask, client: Option<&Client>, kind: ClientKind, name: &str, profile: &Profile, fresh: &str, fault: &str) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let kinds = [ClientKind::Oidc, ClientKind::Api, ClientKind::Lrs];
    let methods = [(AuthMethod::Secret, w.method_secret()), (AuthMethod::PrivateKey, w.method_key()), (AuthMethod::Open, w.method_open())];
    let template = EditPage {
        w,
        token: &ask.form_token,
        id: client.map(|client| client.id.to_string()).unwrap_or_default(),
        fresh: fresh.to_owned(),
        name,
        name_most: NAME_LENGTH_MAX,
        purpose_most: PURPOSE_LENGTH_MAX,
        profile,
        for_people: kind == ClientKind::Oidc,
        kinds: kinds.map(|one| Choice { value: one.as_str(), words: kind_words(w, one), chosen: one == kind }).into(),
        methods: methods.map(|(one, words)| Choice { value: one.as_str(), words, chosen: one == profile.method }).into(),
        algorithms: [Algorithm::Rs256, Algorithm::Es256]
            .map(|one| Choice { value: one.as_str(), words: one.as_str(), chosen: one == profile.algorithm })
            .into(),
        scopes: OF_PEOPLE.iter().skip(1).map(|scope| Choice { value: scope, words: words_of(w, scope), chosen: profile.scopes.has(scope) }).collect(),
        other_scopes: profile.scopes.to_string(),
        mark: client.map(Mark::of),
        suspended: client.is_some_and(|client| client.suspended_at.is_some()),
        has_secret: profile.method == AuthMethod::Secret,
        overlap_hours: u64::from(USUAL_OVERLAP_HOURS),
        former_until: client
            .and_then(|client| client.former_secret.as_ref())
            .filter(|(_, until)| *until > ask.now)
            .map(|(_, until)| moment(*until))
            .unwrap_or_default(),
        saved: ask.query("saved").is_some(),
        fault,
    };
    let title = if client.is_some() { name } else { w.new_application() };
    let answer = page(title, Corner::Elsewhere, &template)?;
    Ok(if fault.is_empty() { answer } else { answer.status(422) })
}

/// What is wrong, in words for the person who filled in the form.
fn fault_words(w: Words, fault: &ClientFault) -> String {
    match fault {
        ClientFault::Name => w.fault_name(NAME_LENGTH_MAX as u64),
        ClientFault::Purpose => w.fault_purpose(PURPOSE_LENGTH_MAX as u64),
        ClientFault::NoRedirect => w.fault_no_redirect().to_owned(),
        ClientFault::Address(address, _) => w.fault_address(address),
        ClientFault::ManyAddresses => w.fault_many_addresses(crate::model::redirect::ADDRESSES_MAX as u64),
        ClientFault::Sector => w.fault_sector().to_owned(),
        ClientFault::Keys => w.fault_keys().to_owned(),
        ClientFault::Open => w.fault_open().to_owned(),
        ClientFault::Logo => w.fault_logo((crate::model::client::LOGO_BYTES_MAX / 1024) as u64),
        ClientFault::Scope(scope) => w.fault_scope(scope),
    }
}
