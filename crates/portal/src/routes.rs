//! Routes as rooms register them. A route cannot exist without saying what it needs.

use std::sync::Arc;

use kernel::{ErrorKind, Need, Permission, Problem, Time};

use crate::answer::Answer;
use crate::ask::{Ask, Who};
use crate::limits::Limit;
use crate::serve::FORM_BYTES_MAX;

/// What a route does.
pub type Handler = Arc<dyn Fn(&Ask) -> Result<Answer, Problem> + Send + Sync>;

/// The methods in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads (and `HEAD`).
    Get,
    /// Changes.
    Post,
    /// Puts a thing at its address; for programs.
    Put,
    /// Changes a part of a thing; for programs.
    Patch,
    /// Removes a thing; for programs.
    Delete,
}

impl Method {
    /// As it stands in requests.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// At which of the two hosts of the platform a route answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Host {
    /// Where people are signed in.
    #[default]
    Platform,
    /// Where files run that others made: an origin of its own, at which no cookie is looked at or set.
    Content,
}

/// How a family of routes words its failures, where a standard says so.
pub type Wording = fn(&Ask, &Problem) -> Answer;

/// One route.
#[derive(Clone)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path with `{names}`.
    pub path: &'static str,
    /// What it needs.
    pub need: Need,
    /// How often it may be asked.
    pub limit: Limit,
    /// What it does.
    pub handler: Handler,
    /// The largest body it takes.
    pub body_bytes_max: usize,
    /// How it words failures, where not as the others do.
    pub wording: Option<Wording>,
    /// At which host it answers.
    pub host: Host,
    /// Whether other rooms may have to hear of what it changes.
    pub tells: bool,
    /// Whether it is open to somebody who has another page to finish first ([`Who::first`]).
    pub always: bool,
    /// Whether it hashes a password, and so waits for its turn ([`crate::queue`]).
    pub hashes: bool,
}

impl Route {
    /// Takes bodies of up to so many bytes.
    pub fn body_bytes_max(&mut self, bytes: usize) -> &mut Self {
        self.body_bytes_max = bytes;
        self
    }

    /// Answers only at the host of content.
    pub fn at_content_host(&mut self) -> &mut Self {
        self.host = Host::Content;
        self
    }

    /// Changes nothing that other rooms hear of, so that nothing is handed over after it.
    pub fn untold(&mut self) -> &mut Self {
        self.tells = false;
        self
    }

    /// Stays open to somebody who has another page to finish first.
    pub fn always(&mut self) -> &mut Self {
        self.always = true;
        self
    }

    /// Hashes a password: it is asked in turn with all that do.
    pub fn hashes(&mut self) -> &mut Self {
        self.hashes = true;
        self
    }

    /// Words failures as a standard says.
    pub fn wording(&mut self, wording: Wording) -> &mut Self {
        self.wording = Some(wording);
        self
    }
}

/// Finds out who is behind a session token.
pub trait Authenticator: Send + Sync {
    /// Who holds this token; a stranger where nobody does.
    ///
    /// # Errors
    /// The database fails.
    fn who(&self, token: &str, now: Time) -> Result<Who, Problem>;

    /// Which program or person holds this access token, with its scopes; `None` where nobody does.
    ///
    /// # Errors
    /// The database fails.
    fn bearer(&self, token: &str, now: Time) -> Result<Option<Who>, Problem> {
        let _ = (token, now);
        Ok(None)
    }

    /// Whether somebody may do this anywhere.
    ///
    /// # Errors
    /// They may not (the problem says why), or the database fails.
    fn may(&self, who: &Who, permission: Permission, now: Time) -> Result<(), Problem> {
        let _ = (who, now);
        Err(Problem::new(ErrorKind::Forbidden, "forbidden", format!("nobody here has the permission {permission}")))
    }
}

/// Collects the routes of all rooms.
#[derive(Default, Clone)]
pub struct Registry {
    routes: Vec<Route>,
    descriptions: Vec<&'static str>,
}

impl Registry {
    /// A page or file to read.
    pub fn get(&mut self, path: &'static str, need: Need, handler: impl Fn(&Ask) -> Result<Answer, Problem> + Send + Sync + 'static) -> &mut Route {
        self.add(Method::Get, path, need, Limit::Free, handler)
    }

    /// A form to send.
    pub fn post(&mut self, path: &'static str, need: Need, handler: impl Fn(&Ask) -> Result<Answer, Problem> + Send + Sync + 'static) -> &mut Route {
        self.add(Method::Post, path, need, Limit::Change, handler)
    }

    /// A route with a limit of its own.
    #[expect(clippy::indexing_slicing, reason = "the route that was just pushed")]
    pub fn add(
        &mut self,
        method: Method,
        path: &'static str,
        need: Need,
        limit: Limit,
        handler: impl Fn(&Ask) -> Result<Answer, Problem> + Send + Sync + 'static,
    ) -> &mut Route {
        let (handler, body_bytes_max) = (Arc::new(handler), FORM_BYTES_MAX);
        let route =
            Route { method, path, need, limit, handler, body_bytes_max, wording: None, host: Host::Platform, tells: true, always: false, hashes: false };
        self.routes.push(route);
        let last = self.routes.len() - 1;
        &mut self.routes[last]
    }

    /// Describes routes for programs: a part of an OpenAPI document as JSON text, with `paths`, `tags` and `components`.
    pub fn describe(&mut self, part: &'static str) {
        self.descriptions.push(part);
    }

    /// The descriptions of all rooms.
    #[must_use]
    pub fn descriptions(&self) -> &[&'static str] {
        &self.descriptions
    }

    /// All routes.
    #[must_use]
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }
}
