//! What a room sees of a request.

use std::net::IpAddr;

use ::words::Tongue;
use kernel::{Actor, ErrorKind, Id, Language, PageRequest, Problem, Time};

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
}

impl Who {
    /// Somebody about whom nothing is known.
    pub const STRANGER: Self = Self { actor: Actor::Stranger, name: String::new(), language: None, session: None };
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
    pub base_url: std::sync::Arc<str>,
}

impl Ask {
    /// The language of the interface.
    #[must_use]
    pub const fn tongue(&self) -> Tongue {
        self.look.tongue
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

    /// The person behind the request, with or without an account.
    #[must_use]
    pub const fn person(&self) -> Option<Id> {
        self.who.actor.person()
    }
}

fn find<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}
