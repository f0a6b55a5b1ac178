//! Roles that are offered, and answered.

use kernel::Id;

use crate::{By, Given, NewRole, OrganizationError, Organizations, ops};

impl Organizations {
    /// Gives somebody a role where their account is theirs to place who give it, and asks the person otherwise.
    ///
    /// # Errors
    /// It may not be given, too many wait for an answer, or the database fails.
    pub fn offer_role(&self, by: &By, new: &NewRole<'_>) -> Result<Given, OrganizationError> {
        ops::offer_role::offer_role(self, by, new)
    }

    /// Accepts an offer to whoever asks; whether their sessions ended with it.
    ///
    /// # Errors
    /// There is no such offer to them, the role does not go with what they hold, or the database fails.
    pub fn accept_offer(&self, by: &By, offer: Id) -> Result<bool, OrganizationError> {
        ops::offer_role::accept(self, by, offer)
    }

    /// Declines an offer to whoever asks.
    ///
    /// # Errors
    /// There is no such offer to them, or the database fails.
    pub fn decline_offer(&self, by: &By, offer: Id) -> Result<(), OrganizationError> {
        ops::offer_role::decline(self, by, offer)
    }

    /// Takes an offer back; where it was made.
    ///
    /// # Errors
    /// There is no such offer where whoever asks gives roles, or the database fails.
    pub fn take_offer_back(&self, by: &By, offer: Id) -> Result<Id, OrganizationError> {
        ops::offer_role::take_back(self, by, offer)
    }
}
