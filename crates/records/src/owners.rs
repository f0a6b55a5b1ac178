//! Who has the stores: organisations, which this room does not know. The binary hands in who does.

use std::collections::HashMap;

use kernel::{Id, Problem};
use portal::Ask;

/// A program that speaks with the store of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// Its name.
    pub name: String,
    /// Whether it was stopped.
    pub suspended: bool,
    /// The page on which it is changed, for who may.
    pub page: Option<String>,
}

/// Knows organisations.
pub trait Owners: Send + Sync {
    /// The name of an organisation, for who may administer it.
    ///
    /// # Errors
    /// There is none, or whoever asks may not (which is told alike), or the database fails.
    fn administered(&self, ask: &Ask, organization: Id) -> Result<String, Problem>;

    /// The names of organisations; of those that are not there, none.
    ///
    /// # Errors
    /// The database fails.
    fn names(&self, organizations: &[Id]) -> Result<HashMap<Id, String>, Problem>;

    /// The programs that speak with the store of an organisation, by name.
    ///
    /// # Errors
    /// The database fails.
    fn programs(&self, ask: &Ask, organization: Id) -> Result<Vec<Program>, Problem>;

    /// Whether whoever asks may say how much stores may hold.
    ///
    /// # Errors
    /// The database fails.
    fn may_set_quota(&self, ask: &Ask) -> Result<bool, Problem>;
}
