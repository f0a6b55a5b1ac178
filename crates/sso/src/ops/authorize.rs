//! A program asks that somebody signs in (OpenID Connect Core §3.1.2): read, find out who is at the browser, and decide what comes next. What has to
//! wait for the person is kept here under a name of its own, so that the way through signing in is short and cannot be changed on the way.

use kernel::{Action, Actor, Id, Time};
use platform::DatabaseError;
use platform::Session;
use portal::Who;

use crate::error::SsoError;
use crate::model::client::Client;
use crate::model::decide::{Remembered, Step, decide};
use crate::model::grant::{Grant, Proof, Terms};
use crate::model::request::{self, Destination, PUSHED_PREFIX, Parameters, Refusal, Request, Unanswerable};
use crate::model::response::Response;
use crate::model::scope::{OFFLINE_ACCESS, Scopes};
use crate::model::token::{self, CODE_KEPT, REQUEST_KEPT};
use crate::{Sso, store};

/// The most requests of one program that wait at once.
pub const REQUESTS_WAITING_MAX: i64 = 20_000;

/// What comes next.
#[derive(Debug)]
pub enum Turn {
    /// The program gets an answer.
    Respond(Response),
    /// Somebody has to sign in, and then comes back to the request of this name.
    SignIn(String, Request),
    /// Whoever is signed in has to prove it again.
    ProveAgain(String, Client),
    /// The person decides.
    Consent(String, Box<(Request, Client)>),
    /// Nothing can be answered to the program.
    Stop(Unanswerable),
}

/// Who is at the browser: the person, the session, and how they proved who they are.
#[derive(Debug, Clone)]
pub struct Present {
    /// The person.
    pub person: Id,
    /// The browser session.
    pub session: Id,
    /// How they proved it.
    pub proof: Proof,
}

/// Who is at the browser; `None` for strangers and guests.
pub fn present(sso: &Sso, who: &Who) -> Result<Option<Present>, SsoError> {
    let (Actor::Member(person), Some(session)) = (who.actor, who.session) else { return Ok(None) };
    let usual = || if who.strong { vec!["pwd".to_owned(), "mfa".to_owned()] } else { vec!["pwd".to_owned()] };
    let methods = sso.directory.methods(person, session)?.unwrap_or_else(usual);
    Ok(Some(Present { person, session, proof: Proof { at: who.proven_at.unwrap_or_else(|| opened_at(session)), methods, strong: who.strong } }))
}

/// When a session was opened: its id is a UUIDv7, which begins with the moment (RFC 9562 §5.7).
fn opened_at(session: Id) -> Time {
    let millis = (session.as_uuid().as_u128() >> 80) as u64;
    Time(i64::try_from(millis).unwrap_or(0).saturating_mul(1000))
}

/// A request as it comes.
pub fn start(sso: &Sso, who: Option<&Who>, parameters: &[(String, String)], now: Time) -> Result<Turn, SsoError> {
    let given = Parameters(parameters);
    let Some(id) = given.single("client_id").and_then(|id| id.parse::<Id>().ok()) else { return Ok(Turn::Stop(Unanswerable::Client)) };
    let found = sso.services.database.read::<_, DatabaseError>(|session| store::clients::by_id(session, id))?;
    let Some(client) = found else { return Ok(Turn::Stop(Unanswerable::Client)) };
    if let Some(name) = given.single("request_uri").and_then(|address| address.strip_prefix(PUSHED_PREFIX)) {
        return pushed(sso, who, client, name, now);
    }
    let to = match request::destination(&given, &client) {
        Ok(to) => to,
        Err(stop) => return Ok(Turn::Stop(stop)),
    };
    let refused = |refusal| Ok(Turn::Respond(Response::refusal(&to, refusal, &sso.issuer)));
    if client.profile.must_push {
        return refused(Refusal { error: "invalid_request", detail: "this program must push its requests (RFC 9126)" });
    }
    match request::read(&given, &client, &to, now) {
        Ok(request) => turn(sso, who, client, request, None, now),
        Err(refusal) => refused(refusal),
    }
}

/// A request that was pushed before is used once (RFC 9126 §4).
fn pushed(sso: &Sso, who: Option<&Who>, client: Client, name: &str, now: Time) -> Result<Turn, SsoError> {
    let hash = token::hash(name);
    let found = sso.services.database.write::<_, DatabaseError>(|session| {
        let found = store::requests::find(session, &hash, true, now)?.filter(|request| request.client == client.id);
        Ok(if found.is_some() && store::requests::take(session, &hash)? { found } else { None })
    })?;
    let Some(request) = found else { return Ok(Turn::Stop(Unanswerable::Pushed)) };
    if client.suspended_at.is_some() {
        return Ok(Turn::Stop(Unanswerable::Suspended));
    }
    turn(sso, who, client, request, None, now)
}

/// A request that was kept goes on.
pub fn go_on(sso: &Sso, who: &Who, name: &str, now: Time) -> Result<Turn, SsoError> {
    let found = sso.services.database.read::<_, DatabaseError>(|session| {
        let Some(request) = store::requests::find(session, &token::hash(name), false, now)? else { return Ok(None) };
        Ok(store::clients::by_id(session, request.client)?.map(|client| (request, client)))
    })?;
    match found {
        None => Ok(Turn::Stop(Unanswerable::Pushed)),
        Some((_, client)) if client.suspended_at.is_some() => Ok(Turn::Stop(Unanswerable::Suspended)),
        Some((request, client)) => turn(sso, Some(who), client, request, Some(name), now),
    }
}

/// Where the answers to a request go.
pub fn destination(request: &Request) -> Destination {
    Destination { redirect_uri: request.redirect_uri.clone(), mode: request.mode, state: request.state.clone() }
}

fn turn(sso: &Sso, who: Option<&Who>, client: Client, request: Request, name: Option<&str>, now: Time) -> Result<Turn, SsoError> {
    let present = who.map(|who| present(sso, who)).transpose()?.flatten();
    if let (Some(subject), Some(present)) = (&request.claims.subject, &present)
        && sso.keyring.ring(&sso.services)?.subject(&client, present.person)? != *subject
    {
        let refusal = Refusal { error: "login_required", detail: "somebody else is signed in than the claims parameter names" };
        return Ok(Turn::Respond(Response::refusal(&destination(&request), refusal, &sso.issuer)));
    }
    let remembered = match &present {
        Some(present) => sso.services.database.read::<_, DatabaseError>(|session| store::consents::find(session, present.person, client.id))?,
        None => None,
    };
    // Where cookies are not looked at, the request is kept and asked again where they are.
    let step = match who {
        Some(_) => decide(&request, present.as_ref().map(|present| &present.proof), remembered.as_ref().map(|consent| &consent.remembered), now),
        None => Step::Consent,
    };
    let kept = |request: &Request| name.map_or_else(|| keep(sso, request, now), |name| Ok(Some(name.to_owned())));
    let refuse = |error, detail| Ok(Turn::Respond(Response::refusal(&destination(&request), Refusal { error, detail }, &sso.issuer)));
    match (step, present) {
        (Step::Refuse(error @ "unmet_authentication_requirements"), _) => refuse(error, "the person has no proof of a class that the request asks for"),
        (Step::Refuse(error), _) => refuse(error, "the person would have to do something, and prompt=none was asked for"),
        (Step::Answer(scopes), Some(present)) => match answer(sso, &present, &request, &scopes, name, None, now)? {
            Some(response) => Ok(Turn::Respond(response)),
            None => Ok(Turn::Stop(Unanswerable::Pushed)),
        },
        (step, _) => {
            let Some(name) = kept(&request)? else { return refuse("temporarily_unavailable", "too many requests of this program wait") };
            Ok(match step {
                Step::ProveAgain => Turn::ProveAgain(name, client),
                Step::Consent => Turn::Consent(name, Box::new((request, client))),
                _ => Turn::SignIn(name, request),
            })
        }
    }
}

/// Keeps a request under a new name; `None` where too many wait.
fn keep(sso: &Sso, request: &Request, now: Time) -> Result<Option<String>, SsoError> {
    let name = token::secret(sso.services.ids.bytes());
    let kept = sso.services.database.write::<_, DatabaseError>(|session| {
        if store::requests::count_of(session, request.client, REQUESTS_WAITING_MAX)? >= REQUESTS_WAITING_MAX {
            return Ok(false);
        }
        store::requests::insert(session, &token::hash(&name), request, false, now.plus(REQUEST_KEPT))?;
        Ok(true)
    })?;
    Ok(kept.then_some(name))
}

/// Says yes: a grant with its code. `said` is what the person decided just now. `None` where the request was answered already.
pub fn answer(
    sso: &Sso,
    present: &Present,
    request: &Request,
    scopes: &Scopes,
    name: Option<&str>,
    said: Option<&Remembered>,
    now: Time,
) -> Result<Option<Response>, SsoError> {
    let code = token::secret(sso.services.ids.bytes());
    let (id, new_sid) = (sso.services.new_id(), sso.services.new_id());
    let given = sso.services.database.write::<_, DatabaseError>(|session| {
        if let Some(name) = name
            && !store::requests::take(session, &token::hash(name))?
        {
            return Ok(false);
        }
        let sid = store::sessions::sid(session, new_sid, present.session, request.client, present.person, now)?;
        let terms = Terms {
            scopes: scopes.clone(),
            claims: request.claims.id_token.clone(),
            nonce: request.nonce.clone(),
            redirect_uri: request.redirect_uri.clone(),
            challenge: request.challenge.clone(),
            proof: present.proof.clone(),
            sid,
        };
        let grant = Grant {
            id,
            client: request.client,
            person: present.person,
            session: (!scopes.has(OFFLINE_ACCESS)).then_some(present.session),
            terms,
            code_expires_at: now.plus(CODE_KEPT),
            code_used_at: None,
            created_at: now,
            expires_at: now.plus(CODE_KEPT),
            revoked_at: None,
        };
        store::grants::insert(session, &grant, &token::hash(&code))?;
        note_consent(sso, session, present.person, request.client, said, now)?;
        Ok(true)
    })?;
    Ok(given.then(|| Response::code(&destination(request), code, &sso.issuer)))
}

fn note_consent(sso: &Sso, session: &mut Session<'_>, person: Id, client: Id, said: Option<&Remembered>, now: Time) -> Result<(), DatabaseError> {
    let Some(said) = said else { return store::consents::used(session, person, client, now) };
    store::consents::put(session, person, client, said, now)?;
    let detail = serde_json::json!({ "scopes": said.scopes.to_string() });
    let note = platform::audit::Note { detail, ..platform::audit::Note::new(Actor::Member(person), Action::ConsentGiven, Some(("client", client))) };
    sso.services.audit(session, &note)
}
