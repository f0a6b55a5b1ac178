//! Signing in here by an account at a provider elsewhere: the platform as a relying party (OpenID Connect Core §3.1). Who the person is here, and what
//! they may do, is for others to say; here it is found out who they are there.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use platform::Services;

use crate::courier::Courier;
use crate::model::provider::{Provider, ProviderFault, UpstreamFault};
use crate::ops::begin_upstream::{self, Begun};
use crate::ops::finish_upstream::{self, Proven, Returned};
use crate::ops::upstream_documents::Kept;

/// The providers elsewhere. Cheap to clone.
#[derive(Clone)]
pub struct Upstreams {
    pub(crate) services: Services,
    pub(crate) providers: Arc<[Provider]>,
    pub(crate) courier: Arc<dyn Courier>,
    pub(crate) kept: Arc<Mutex<HashMap<String, Kept>>>,
}

impl Upstreams {
    /// These providers.
    ///
    /// # Errors
    /// One cannot be used as it is set: its key, and why.
    pub fn new(services: Services, providers: Vec<Provider>, courier: Arc<dyn Courier>) -> Result<Self, (String, ProviderFault)> {
        Provider::check_all(&providers)?;
        Ok(Self { services, providers: providers.into(), courier, kept: Arc::default() })
    }

    /// The providers, in the order of the settings.
    #[must_use]
    pub fn providers(&self) -> &[Provider] {
        &self.providers
    }

    pub(crate) fn provider(&self, key: &str) -> Result<&Provider, UpstreamFault> {
        self.providers.iter().find(|provider| provider.key == key).ok_or(UpstreamFault::Unknown)
    }

    /// Begins: where the browser is to be sent, and what is to be remembered until it comes back to `callback`. `again` asks the provider to have
    /// the person prove anew who they are.
    ///
    /// # Errors
    /// There is no such provider, or it cannot be reached or used.
    pub fn begin(&self, key: &str, callback: &str, again: bool) -> Result<Begun, UpstreamFault> {
        begin_upstream::begin(self, key, callback, again, self.services.now())
    }

    /// The browser came back: who somebody is at the provider. The caller has seen that the browser is the same and the state is the one it began
    /// with, and that it comes back for the first time.
    ///
    /// # Errors
    /// The provider did not vouch for anybody, cannot be reached, or what it says is worth nothing.
    pub fn finish(&self, key: &str, callback: &str, returned: &Returned<'_>, begun: &Begun) -> Result<Proven, UpstreamFault> {
        finish_upstream::finish(self, key, callback, returned, begun, self.services.now())
    }
}
