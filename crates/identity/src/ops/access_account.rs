//! Reading an account: its own person may, and the platform itself.

use kernel::{Actor, Id};

use crate::model::account::Account;
use crate::{Identity, IdentityError, store};

/// The account of a person.
pub fn access_account(identity: &Identity, actor: &Actor, person: Id) -> Result<Account, IdentityError> {
    let may = matches!(actor, Actor::System) || matches!(actor, Actor::Member(own) if *own == person);
    if !may {
        return Err(IdentityError::NotFound);
    }
    let found = identity.services.database.read::<_, IdentityError>(|connection| Ok(store::account::by_person(connection, person)?))?;
    found.map(|(account, _, _)| account).ok_or(IdentityError::NotFound)
}
