//! The demo accounts. Their password is public, so `serve` refuses to show them to a network.

use crate::{Identity, IdentityError};

/// The password of every demo account.
pub const DEMO_PASSWORD: &str = "xingtan-demo-2026";

/// Names and roles.
const ACCOUNTS: &[(&str, &str)] = &[
    ("learner", "learner"),
    ("teacher", "teacher"),
    ("reviewer", "reviewer"),
    ("schooladmin", "school-administrator"),
    ("regionadmin", "region-administrator"),
    ("operator", "operator"),
    ("guardian", "guardian"),
];

impl Identity {
    /// Creates the demo accounts that are not there.
    ///
    /// # Errors
    /// The database fails.
    pub fn create_demo_accounts(&self) -> Result<(), IdentityError> {
        for (name, role) in ACCOUNTS {
            match self.add_account(name, name, DEMO_PASSWORD, role) {
                Ok(_) | Err(IdentityError::Taken) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Whether a demo account exists, is not suspended and still has the public password.
    ///
    /// # Errors
    /// The database fails.
    pub fn is_demo_present(&self) -> Result<bool, IdentityError> {
        for (name, _) in ACCOUNTS {
            let account = self.services.database.read(|session| crate::store::by_name(session, name))?;
            if account.is_some_and(|account| !account.suspended && crate::model::password::fits(DEMO_PASSWORD, &account.password_hash)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
