//! What a room sees of a request.

use std::net::IpAddr;
use std::sync::Arc;

use ::words::Tongue;
use bytes::Bytes;
use http::HeaderMap;
use kernel::{Actor, ErrorKind, Id, Language, PageRequest, Problem, Time};

use crate::routes::Host;

/// Who asks, as the authenticator found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Stranger, guest or member.
    pub actor: Actor,
    /// The name to greet a member by.
    pub name: String,
    /// The language of the account.
    pub language: Option<Language>,
    /// The session, for listing and ending it.
    pub session: Option<Id>,
    /// When they last proved who they are; `None` for strangers and guests.
    pub proven_at: Option<Time>,
    /// Whether they proved it by more than a password.
    pub strong: bool,
    /// The one page they have to finish before any other is open to them; `None` for everybody who may go on.
    pub first: Option<&'static str>,
    /// The organisation that a program belongs to; its programs share an allowance.
    pub organization: Option<Id>,
    /// What the access token that a program came with allows; empty for people at a browser.
    pub scopes: Arc<[String]>,
}

impl Who {
    /// Somebody about whom nothing is known.
    #[must_use]
    pub fn stranger() -> Self {
        Self {
            actor: Actor::Stranger,
            name: String::new(),
            language: None,
            session: None,
            proven_at: None,
            strong: false,
            first: None,
            organization: None,
            scopes: Arc::default(),
        }
    }

    /// Whether the access token allows one of these.
    #[must_use]
    pub fn has_scope(&self, wanted: &[&str]) -> bool {
        self.scopes.iter().any(|scope| wanted.contains(&scope.as_str()))
    }
}

/// How somebody wants pages to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Look {
    /// The language of the interface.
    pub tongue: Tongue,
    /// `light`, `dark` or empty for what the device prefers.
    pub theme: &'static str,
    /// `big`, `bigger` or empty.
    pub size: &'static str,
}

/// A file that came with a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadedFile {
    /// The field of the form.
    pub field: String,
    /// What the browser calls it; nothing to trust.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

/// A request, read and bounded, with who asks.
#[derive(Debug, Clone)]
pub struct Ask {
    /// Who asks.
    pub who: Who,
    /// How pages should look.
    pub look: Look,
    /// When.
    pub now: Time,
    /// From where.
    pub address: Option<IpAddr>,
    /// The path as asked.
    pub path: String,
    /// The query as asked, without `?`.
    pub query_text: String,
    /// The values of the path's `{names}`, in order.
    pub parts: Vec<String>,
    /// The query.
    pub query: Vec<(String, String)>,
    /// The form, for `POST`.
    pub form: Vec<(String, String)>,
    /// The files of the form.
    pub files: Vec<UploadedFile>,
    /// The body as it came, where it is not a form.
    pub body: Bytes,
    /// The headers.
    pub headers: Arc<HeaderMap>,
    /// The token that forms of this session carry; empty for strangers, who have nothing that could be misused.
    pub form_token: String,
    /// The session token as the browser sent it.
    pub session_token: Option<String>,
    /// What the browser calls itself.
    pub user_agent: String,
    /// True where htmx asks for a part of a page.
    pub fragment: bool,
    /// True where the platform is reached over TLS.
    pub secure: bool,
    /// The address of the platform, without a slash at the end.
    pub base_url: Arc<str>,
    /// The host that was asked.
    pub host: Host,
}

impl Ask {
    /// A request about which nothing is known but its moment.
    pub(crate) fn nobody(now: Time, base_url: &Arc<str>) -> Self {
        Self {
            who: Who::stranger(),
            look: Look::default(),
            now,
            address: None,
            path: String::new(),
            query_text: String::new(),
            parts: Vec::new(),
            query: Vec::new(),
            form: Vec::new(),
            files: Vec::new(),
            body: Bytes::new(),
            headers: Arc::default(),
            form_token: String::new(),
            session_token: None,
            user_agent: String::new(),
            fragment: false,
            secure: false,
            base_url: Arc::clone(base_url),
            host: Host::Content,
        }
    }

    /// The language of the interface.
    #[must_use]
    pub const fn tongue(&self) -> Tongue {
        self.look.tongue
    }

    /// The address that was asked for, on this platform: the path and the query.
    #[must_use]
    pub fn address(&self) -> String {
        if self.query_text.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query_text) }
    }

    /// The language in which content is preferred.
    #[must_use]
    pub fn language(&self) -> Language {
        self.look.tongue.tag().parse().unwrap_or(Language::EN)
    }

    /// A value of the query.
    #[must_use]
    pub fn query(&self, name: &str) -> Option<&str> {
        find(&self.query, name)
    }

    /// All values of the query with this name.
    pub fn queries<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.query.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// A value of the form.
    #[must_use]
    pub fn form(&self, name: &str) -> Option<&str> {
        find(&self.form, name)
    }

    /// All values of the form with this name.
    pub fn forms<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.form.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The file of a form's field; `None` where none was chosen.
    #[must_use]
    pub fn file(&self, field: &str) -> Option<&UploadedFile> {
        self.files.iter().find(|file| file.field == field && !(file.name.is_empty() && file.bytes.is_empty()))
    }

    /// A header as text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Name and secret of HTTP Basic authentication (RFC 7617), as they stand in the header.
    #[must_use]
    pub fn basic(&self) -> Option<(String, String)> {
        use base64::Engine;
        let (scheme, encoded) = self.header("authorization")?.split_once(' ')?;
        let bytes = base64::engine::general_purpose::STANDARD.decode(encoded.trim()).ok()?;
        let text = String::from_utf8(bytes).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
        text.split_once(':').map(|(name, secret)| (name.to_owned(), secret.to_owned()))
    }

    /// The access token of the `Authorization` header (RFC 6750).
    #[must_use]
    pub fn bearer(&self) -> Option<&str> {
        let (scheme, token) = self.header("authorization")?.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    }

    /// A part of the path as text.
    #[must_use]
    pub fn part(&self, position: usize) -> &str {
        self.parts.get(position).map_or("", String::as_str)
    }

    /// A part of the path as an id.
    ///
    /// # Errors
    /// It is not an id: nothing can be there.
    pub fn id(&self, position: usize) -> Result<Id, Problem> {
        self.part(position).parse().map_err(|_| Problem::not_found("the address holds no valid id"))
    }

    /// An id in the form.
    ///
    /// # Errors
    /// It is missing or not an id.
    pub fn form_id(&self, name: &str) -> Result<Id, Problem> {
        self.form(name)
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| Problem::new(ErrorKind::Invalid, "form", format!("the field '{name}' is missing or not an id")))
    }

    /// Which page of a list is asked for.
    #[must_use]
    pub fn page(&self) -> PageRequest {
        PageRequest::bounded(self.query("page").and_then(|text| text.parse().ok()), None)
    }

    /// What stands for the person in pages, so that what a script keeps in the browser is handed in for the one it belongs to. It names nobody; empty for
    /// strangers.
    #[must_use]
    pub fn reader(&self) -> String {
        self.person().map(|person| Id::named(&["reader", &person.to_string()]).to_string()).unwrap_or_default()
    }

    /// The person behind the request, with or without an account.
    #[must_use]
    pub const fn person(&self) -> Option<Id> {
        self.who.actor.person()
    }
}

fn find<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}
