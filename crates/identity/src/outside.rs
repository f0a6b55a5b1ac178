//! Providers elsewhere by whose accounts people sign in here, as this room asks about them. The protocol is not its business; whoever composes the house
//! hands in somebody who speaks it.

use kernel::Time;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A provider, as people see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutsideProvider {
    /// The word by which it stands in addresses.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its issuer: with the subject, what an account there is known by.
    pub issuer: String,
    /// Whether somebody it names who is not known here may open an account.
    pub opens_accounts: bool,
}

/// A sign-in at a provider that was begun.
#[derive(Debug, Clone)]
pub struct OutsideBegun {
    /// Where the browser goes.
    pub address: String,
    /// What it must bring back.
    pub state: String,
    /// What the speaker of the protocol wants back when the browser returns. It is kept encrypted.
    pub rest: Value,
}

/// What a browser brought back, beside the state.
#[derive(Debug, Clone, Copy, Default)]
pub struct OutsideReturned<'a> {
    /// The code.
    pub code: Option<&'a str>,
    /// Why there is none.
    pub error: Option<&'a str>,
    /// Whose answer it says it is.
    pub issuer: Option<&'a str>,
}

/// Who somebody proved to be at a provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutsidePerson {
    /// The provider's issuer.
    pub issuer: String,
    /// Who they are there.
    pub subject: String,
    /// A name to show; empty where none is said.
    pub name: String,
    /// When they proved it; `None` where the provider does not say.
    pub proven_at: Option<Time>,
    /// Whether it counts as two factors.
    pub strong: bool,
}

/// Why nobody was proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutsideFault {
    /// There is no such provider.
    Unknown,
    /// It cannot be reached.
    Away(String),
    /// It sent the person back, or the person turned round.
    Denied(String),
    /// What it said cannot be believed.
    Refused(String),
}

/// Speaks with the providers.
pub trait OutsideProviders: Send + Sync {
    /// The providers, in the order in which they are offered.
    fn list(&self) -> Vec<OutsideProvider>;

    /// Begins a sign-in that comes back to `callback`; `again` has the person prove anew who they are.
    ///
    /// # Errors
    /// There is no such provider, or it cannot be reached.
    fn begin(&self, key: &str, callback: &str, again: bool) -> Result<OutsideBegun, OutsideFault>;

    /// A browser came back, the same one, with the state it was given, for the first time.
    ///
    /// # Errors
    /// Nobody was proven.
    fn finish(&self, key: &str, callback: &str, returned: &OutsideReturned<'_>, rest: Value) -> Result<OutsidePerson, OutsideFault>;
}

/// No providers.
pub struct NoProviders;

impl OutsideProviders for NoProviders {
    fn list(&self) -> Vec<OutsideProvider> {
        Vec::new()
    }

    fn begin(&self, _: &str, _: &str, _: bool) -> Result<OutsideBegun, OutsideFault> {
        Err(OutsideFault::Unknown)
    }

    fn finish(&self, _: &str, _: &str, _: &OutsideReturned<'_>, _: Value) -> Result<OutsidePerson, OutsideFault> {
        Err(OutsideFault::Unknown)
    }
}
