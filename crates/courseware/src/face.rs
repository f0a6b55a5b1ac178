//! What others may call.

use kernel::{Actor, Id, Language, PageRequest, PageSlice, Problem};
use organization::By;
use platform::Session;
use serde_json::Value;

use crate::lrs::Document;
use crate::ops::results::CourseResult;
use crate::{Courseware, ops};

/// Whose credential it is that a launched unit comes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Launched {
    /// The launch, by which the unit is followed.
    pub launch: Id,
    /// The person.
    pub person: Id,
}

/// A request for a document that came with the credential of a launched unit.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentRequest<'a> {
    /// Which one; an empty id for all of them.
    pub document: Document<'a>,
    /// `None` where it is read; otherwise what it is to become, media type and body, or nothing.
    pub change: Option<Option<(&'a str, &'a [u8])>>,
}

impl Courseware {
    /// Brings a package to an organisation; its id. The same file once more is the package that is there.
    ///
    /// # Errors
    /// Whoever asks may not, the package is refused, or disk or database fail.
    pub fn import(&self, by: &By, organization: Id, file_name: &str, bytes: &[u8]) -> Result<Id, crate::CoursewareError> {
        Ok(ops::import::import(self, by, organization, file_name, bytes)?.id)
    }

    /// What some packages are called, removed ones too.
    ///
    /// # Errors
    /// The database fails.
    pub fn titles(&self, packages: &[Id], language: Language) -> Result<Vec<(Id, String)>, Problem> {
        if packages.is_empty() {
            return Ok(Vec::new());
        }
        let found = self.services.database.read(|session| crate::store::package::titles(session, packages))?;
        Ok(found.into_iter().map(|(id, title)| (id, title.best(language).to_owned())).collect())
    }

    /// What somebody did with packages, the latest first. Only they and the platform itself may see it.
    ///
    /// # Errors
    /// Somebody else asks, or the database fails.
    pub fn results(&self, actor: &Actor, person: Id, language: Language, page: PageRequest) -> Result<PageSlice<CourseResult>, Problem> {
        Ok(ops::results::results(self, actor, person, language, page)?)
    }

    /// What somebody used last, at most so many; as [`Self::results`], for pages that show it beside other things.
    ///
    /// # Errors
    /// Somebody else asks, or the database fails.
    pub fn latest(&self, actor: &Actor, person: Id, language: Language, limit: u32) -> Result<Vec<CourseResult>, Problem> {
        Ok(ops::results::latest(self, actor, person, language, limit)?)
    }

    /// Which launch a credential (HTTP Basic) belongs to; `None` where it is wrong, or the session of the unit is over.
    ///
    /// # Errors
    /// The database fails.
    pub fn launched(&self, name: &str, secret: &str) -> Result<Option<Launched>, Problem> {
        Ok(ops::fetch::launched(self, name, secret, self.services.now())?)
    }

    /// Whether statements that came with the credential of a launched unit may be kept: asked by the record store before it keeps them, all or none.
    ///
    /// # Errors
    /// The credential is none of a launch, or a rule of cmi5 is broken (`courseware.rule`; the detail begins with the number of the requirement).
    pub fn check(&self, session: &mut Session<'_>, launch: Id, statements: &[Value]) -> Result<(), Problem> {
        Ok(ops::listen::check(self, session, launch, statements, self.services.now())?)
    }

    /// Follows statements that were kept, in the transaction that keeps them; gives back what the platform says to them, to be kept as well. Call it
    /// with new statements only: one that the record store had already was followed already.
    ///
    /// # Errors
    /// As [`Self::check`], or the database fails.
    pub fn stored(&self, session: &mut Session<'_>, launch: Id, statements: &[Value]) -> Result<Vec<Value>, Problem> {
        Ok(ops::listen::stored(self, session, launch, statements, self.services.now())?)
    }

    /// Whether a document may be read or changed with the credential of a launched unit: asked before it is. Reading what the learner prefers is
    /// noted, because a session begins with it; so it is asked where there is no such document too.
    ///
    /// # Errors
    /// As [`Self::check`].
    pub fn check_document(&self, session: &mut Session<'_>, launch: Id, request: &DocumentRequest<'_>) -> Result<(), Problem> {
        Ok(ops::listen::check_document(self, session, launch, request, self.services.now())?)
    }

    /// Lets a unit count as done for somebody whom whoever asks teaches.
    ///
    /// # Errors
    /// They may not, it is done with already, the reason is missing, or the database fails.
    pub fn waive(&self, by: &By, person: Id, package: Id, unit: Id, reason: &str) -> Result<(), Problem> {
        Ok(ops::waive::waive(self, by, person, package, unit, reason)?)
    }

    /// Gives up launches whose time is over, and hands waiting statements to the record store; how many of each. Called now and then.
    ///
    /// # Errors
    /// The database or the record store fails.
    pub fn sweep(&self) -> Result<(usize, usize), Problem> {
        Ok(ops::sweep::sweep(self, self.services.now())?)
    }
}
