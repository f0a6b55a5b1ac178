//! A program's request that a person signs in (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1). What it says is read strictly; until program and
//! address are known to belong together, nothing is sent anywhere.

use kernel::time::SECOND;
use kernel::{Id, Time};
use serde::{Deserialize, Serialize};

use crate::model::claims_request::{self, ClaimsAsked};
use crate::model::client::{Client, ClientKind};
use crate::model::pkce;
use crate::model::redirect;
use crate::model::scope::{OF_PEOPLE, Scopes};

/// The longest `state`, in bytes.
pub const STATE_LENGTH_MAX: usize = 2048;
/// The longest `nonce`, in bytes.
pub const NONCE_LENGTH_MAX: usize = 512;
/// What a pushed request is called by (RFC 9126 §2.2).
pub const PUSHED_PREFIX: &str = "urn:ietf:params:oauth:request_uri:";

/// How the answer reaches the program (OAuth 2.0 Multiple Response Types §2.1, OAuth 2.0 Form Post).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// In the query of the address.
    #[default]
    Query,
    /// Behind the `#` of the address.
    Fragment,
    /// By a form that the browser sends.
    FormPost,
}

/// What the person is to be asked (OpenID Connect Core §3.1.2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "the four values of prompt may stand together")]
pub struct Prompt {
    /// Nothing at all.
    pub none: bool,
    /// To prove again who they are.
    pub login: bool,
    /// To allow again.
    pub consent: bool,
    /// To say who they are.
    pub select_account: bool,
}

/// A request that can be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Who asks.
    pub client: Id,
    /// Where the answer goes.
    pub redirect_uri: String,
    /// What is asked for, as far as it can be had.
    pub scopes: Scopes,
    /// Given back as it came.
    pub state: Option<String>,
    /// Put into the ID token.
    pub nonce: Option<String>,
    /// What the code is bound to.
    pub challenge: String,
    /// What the person is to be asked.
    pub prompt: Prompt,
    /// How many seconds ago they may have proven who they are.
    pub max_age: Option<i64>,
    /// How the answer is sent.
    pub mode: Mode,
    /// Languages to speak, the best first.
    pub ui_locales: String,
    /// Claims that are asked for by name.
    #[serde(default)]
    pub claims: ClaimsAsked,
    /// When it came.
    pub created_at: Time,
}

/// A failure that the program is told (RFC 6749 §4.1.2.1), with a stable word and a sentence for developers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// The word.
    pub error: &'static str,
    /// The sentence.
    pub detail: &'static str,
}

/// Why a request cannot even be answered to the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unanswerable {
    /// No such program, or it does not let people sign in.
    Client,
    /// The program is suspended.
    Suspended,
    /// The address is not the program's.
    Redirect,
    /// The request that was pushed is not here any more.
    Pushed,
}

/// Where an answer goes, known before the rest of the request is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The address, which is the program's.
    pub redirect_uri: String,
    /// How the answer is sent.
    pub mode: Mode,
    /// Given back as it came.
    pub state: Option<String>,
}

/// Parameters as they came.
pub struct Parameters<'a>(pub &'a [(String, String)]);

impl<'a> Parameters<'a> {
    /// A parameter that stands exactly once and is not empty: one without a value counts as left out (RFC 6749 §3.1).
    #[must_use]
    pub fn single(&self, name: &str) -> Option<&'a str> {
        let mut found = self.0.iter().filter(|(key, _)| key == name);
        let first = found.next().map(|(_, value)| value.as_str())?;
        (found.next().is_none() && !first.is_empty()).then_some(first)
    }

    /// Whether a parameter stands more than once, which no parameter may (RFC 6749 §3.1).
    #[must_use]
    pub fn repeats(&self) -> bool {
        let mut names: Vec<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names.windows(2).any(|pair| matches!(pair, [one, other] if one == other && *one != "resource"))
    }
}

/// Where answers to this request go.
///
/// # Errors
/// The program may not have people sign in, or the address is not one of its own: then no answer may leave the house (RFC 6749 §4.1.2.1).
pub fn destination(parameters: &Parameters<'_>, client: &Client) -> Result<Destination, Unanswerable> {
    if client.kind != ClientKind::Oidc {
        return Err(Unanswerable::Client);
    }
    if client.suspended_at.is_some() {
        return Err(Unanswerable::Suspended);
    }
    let given = parameters.single("redirect_uri").ok_or(Unanswerable::Redirect)?;
    if !redirect::is_registered(&client.profile.redirect_uris, given) {
        return Err(Unanswerable::Redirect);
    }
    let mode = match parameters.single("response_mode") {
        Some("fragment") => Mode::Fragment,
        Some("form_post") => Mode::FormPost,
        _ => Mode::Query,
    };
    let state = parameters.single("state").filter(|state| state.len() <= STATE_LENGTH_MAX).map(str::to_owned);
    Ok(Destination { redirect_uri: given.to_owned(), mode, state })
}

const fn refuse(error: &'static str, detail: &'static str) -> Refusal {
    Refusal { error, detail }
}

/// Reads the rest of a request.
///
/// # Errors
/// What the program is told.
pub fn read(parameters: &Parameters<'_>, client: &Client, to: &Destination, now: Time) -> Result<Request, Refusal> {
    if parameters.repeats() {
        return Err(refuse("invalid_request", "a parameter stands more than once"));
    }
    if parameters.single("request").is_some() {
        return Err(refuse("request_not_supported", "request objects are not supported; push the request instead"));
    }
    if parameters.single("request_uri").is_some() {
        return Err(refuse("request_uri_not_supported", "only the addresses of pushed requests are known"));
    }
    if parameters.single("registration").is_some() {
        return Err(refuse("registration_not_supported", "a program registers beforehand"));
    }
    match parameters.single("response_type") {
        Some("code") => {}
        Some(_) => return Err(refuse("unsupported_response_type", "the response type is 'code'")),
        None => return Err(refuse("invalid_request", "response_type is missing")),
    }
    if !matches!(parameters.single("response_mode"), None | Some("query" | "fragment" | "form_post")) {
        return Err(refuse("invalid_request", "the response mode is none of query, fragment, form_post"));
    }
    let challenge = match (parameters.single("code_challenge"), parameters.single("code_challenge_method")) {
        (Some(challenge), Some("S256")) if pkce::is_challenge(challenge) => challenge.to_owned(),
        (Some(_), Some("S256")) => return Err(refuse("invalid_request", "the code challenge is not 32 bytes in base64url")),
        (Some(_), _) => return Err(refuse("invalid_request", "the code challenge method must be S256")),
        (None, _) => return Err(refuse("invalid_request", "a code challenge by S256 is needed (RFC 7636)")),
    };
    for (name, most) in [("state", STATE_LENGTH_MAX), ("nonce", NONCE_LENGTH_MAX)] {
        if parameters.single(name).is_some_and(|text| text.len() > most) {
            return Err(refuse("invalid_request", "state or nonce is too long"));
        }
    }
    let asked = Scopes::parse(parameters.single("scope").unwrap_or("")).map_err(|_| refuse("invalid_scope", "the scopes cannot be read"))?;
    let claims = match parameters.single("claims") {
        None => ClaimsAsked::default(),
        Some(text) => claims_request::parse(text).map_err(|detail| refuse("invalid_request", detail))?,
    };
    // A claim asked for by name is allowed with its scope. Scopes that are not known, or not the program's to ask for, are left out (OpenID Connect Core §3.1.2.1); the answer says which are left.
    let scopes = asked.with(&claims.scopes).only(&Scopes::of(&OF_PEOPLE)).only(&client.profile.scopes);
    if !scopes.has(super::scope::OPENID) {
        return Err(refuse("invalid_scope", "the scope 'openid' is needed"));
    }
    Ok(Request {
        client: client.id,
        redirect_uri: to.redirect_uri.clone(),
        scopes,
        state: to.state.clone(),
        nonce: parameters.single("nonce").map(str::to_owned),
        challenge,
        prompt: prompt(parameters.single("prompt").unwrap_or(""))?,
        max_age: max_age(parameters.single("max_age"))?,
        mode: to.mode,
        ui_locales: parameters.single("ui_locales").unwrap_or("").chars().take(100).collect(),
        claims,
        created_at: now,
    })
}

fn prompt(text: &str) -> Result<Prompt, Refusal> {
    let mut prompt = Prompt::default();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match word {
            "none" => prompt.none = true,
            "login" => prompt.login = true,
            "consent" => prompt.consent = true,
            "select_account" => prompt.select_account = true,
            _ => return Err(refuse("invalid_request", "prompt holds a word that is not known")),
        }
    }
    if prompt.none && (prompt.login || prompt.consent || prompt.select_account) {
        return Err(refuse("invalid_request", "prompt=none cannot stand with others"));
    }
    Ok(prompt)
}

fn max_age(text: Option<&str>) -> Result<Option<i64>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    let seconds = text.parse::<i64>().ok().filter(|seconds| (0..=i64::MAX / SECOND).contains(seconds) && text.bytes().all(|byte| byte.is_ascii_digit()));
    seconds.map(Some).ok_or_else(|| refuse("invalid_request", "max_age is not a number of seconds"))
}
