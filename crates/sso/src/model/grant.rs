//! What a person allowed a program, once for each time they signed in there.

use kernel::{Id, Time};
use serde::{Deserialize, Serialize};

use crate::model::scope::Scopes;

/// A password, or what is as strong.
pub const ACR_ONE: &str = "urn:xingtan:aal1";
/// More than a password.
pub const ACR_TWO: &str = "urn:xingtan:aal2";

/// How somebody proved who they are (OpenID Connect Core §2, RFC 8176).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// When.
    pub at: Time,
    /// By which methods: `pwd`, `otp`, `hwk`, `mfa` …
    pub methods: Vec<String>,
    /// Whether it was more than a password.
    pub strong: bool,
}

impl Proof {
    /// The class of the authentication.
    #[must_use]
    pub const fn class(&self) -> &'static str {
        if self.strong { ACR_TWO } else { ACR_ONE }
    }
}

/// What is kept of a grant as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// What was allowed.
    pub scopes: Scopes,
    /// Claims of the person that the ID token holds, because the program asked for them by name; as far as their scopes are allowed.
    #[serde(default)]
    pub claims: Vec<String>,
    /// The program's nonce.
    pub nonce: Option<String>,
    /// Where the code was sent.
    pub redirect_uri: String,
    /// The challenge that the code is bound to.
    pub challenge: String,
    /// How the person proved who they are.
    pub proof: Proof,
    /// What the program knows the browser session by.
    pub sid: Id,
}

/// A grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Its id.
    pub id: Id,
    /// To whom.
    pub client: Id,
    /// Of whom.
    pub person: Id,
    /// The browser session it ends with.
    pub session: Option<Id>,
    /// The rest.
    pub terms: Terms,
    /// Until when its code can be redeemed.
    pub code_expires_at: Time,
    /// When the code was redeemed.
    pub code_used_at: Option<Time>,
    /// When it was given.
    pub created_at: Time,
    /// When it ends.
    pub expires_at: Time,
    /// When it was taken back.
    pub revoked_at: Option<Time>,
}

impl Grant {
    /// Whether it still holds.
    #[must_use]
    pub fn holds(&self, now: Time) -> bool {
        self.revoked_at.is_none() && self.code_used_at.is_some() && self.expires_at > now
    }
}
