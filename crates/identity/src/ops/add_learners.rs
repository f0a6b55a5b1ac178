//! Learners for load tests: accounts with a password that nobody knows.

use kernel::{Id, Language, Time};
use platform::{DatabaseError, Session};

use crate::model::name::Name;
use crate::store::account::NewRow;
use crate::{Identity, IdentityError, store};

/// A learner to add.
#[derive(Debug, Clone)]
pub struct NewLearner {
    /// Who.
    pub person: Id,
    /// The name.
    pub name: String,
    /// Since when.
    pub created_at: Time,
}

/// Adds learners in one transaction; those who are there stay. `also` writes in it what belongs to them.
pub fn add_learners(identity: &Identity, learners: &[NewLearner], also: &dyn Fn(&mut Session<'_>) -> Result<(), DatabaseError>) -> Result<(), IdentityError> {
    let hash = identity.hashing.nobodys(&identity.services.ids)?;
    let names = learners.iter().map(|learner| Name::parse(&learner.name).map_err(IdentityError::Name)).collect::<Result<Vec<_>, _>>()?;
    let rows: Vec<(NewRow<'_>, Time)> = learners
        .iter()
        .zip(&names)
        .map(|(learner, name)| {
            let row = NewRow { person: learner.person, name, display_name: &name.shown, password_hash: &hash, language: Language::ZH_HANS, demo: false };
            (row, learner.created_at)
        })
        .collect();
    identity.services.database.write::<_, IdentityError>(|session| {
        store::person::become_members(session, learners.iter().map(|learner| (learner.person, learner.created_at)))?;
        store::account::insert_all(session, &rows)?;
        Ok(also(session)?)
    })
}
