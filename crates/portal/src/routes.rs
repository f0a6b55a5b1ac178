//! Routes as rooms register them. A route cannot exist without saying what it needs.

use std::sync::Arc;

use kernel::{Need, Problem, Time};

use crate::answer::Answer;
use crate::ask::{Ask, Who};
use crate::limits::Limit;

/// What a route does.
pub type Handler = Arc<dyn Fn(&Ask) -> Result<Answer, Problem> + Send + Sync>;

/// The methods in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads (and `HEAD`).
    Get,
    /// Changes.
    Post,
}

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
}

/// Finds out who is behind a session token.
pub trait Authenticator: Send + Sync {
    /// Who holds this token; a stranger where nobody does.
    ///
    /// # Errors
    /// The database fails.
    fn who(&self, token: &str, now: Time) -> Result<Who, Problem>;
}

/// Collects the routes of all rooms.
#[derive(Default, Clone)]
pub struct Registry {
    routes: Vec<Route>,
    descriptions: Vec<&'static str>,
}

impl Registry {
    /// A page or file to read.
    pub fn get(&mut self, path: &'static str, need: Need, handler: impl Fn(&Ask) -> Result<Answer, Problem> + Send + Sync + 'static) {
        self.add(Method::Get, path, need, Limit::Free, handler);
    }

    /// A form to send.
    pub fn post(&mut self, path: &'static str, need: Need, handler: impl Fn(&Ask) -> Result<Answer, Problem> + Send + Sync + 'static) {
        self.add(Method::Post, path, need, Limit::Change, handler);
    }

    /// A route with a limit of its own.
    pub fn add(
        &mut self,
        method: Method,
        path: &'static str,
        need: Need,
        limit: Limit,
        handler: impl Fn(&Ask) -> Result<Answer, Problem> + Send + Sync + 'static,
    ) {
        self.routes.push(Route { method, path, need, limit, handler: Arc::new(handler) });
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
