//! Signing in by accounts elsewhere: identity asks who somebody is there, single sign-on speaks the protocol.

use identity::{OutsideBegun, OutsideFault, OutsidePerson, OutsideProvider, OutsideProviders, OutsideReturned};
use serde_json::Value;
use sso::{Begun, Returned, UpstreamFault, Upstreams};

/// The providers of the settings.
pub struct Providers(pub Upstreams);

fn fault(fault: UpstreamFault) -> OutsideFault {
    match fault {
        UpstreamFault::Unknown => OutsideFault::Unknown,
        UpstreamFault::Unreachable(reason) => OutsideFault::Away(reason),
        UpstreamFault::Description(_) => OutsideFault::Away(fault.to_string()),
        UpstreamFault::Denied(reason) => OutsideFault::Denied(reason),
        UpstreamFault::Answer(_) | UpstreamFault::Token(_) => OutsideFault::Refused(fault.to_string()),
    }
}

impl OutsideProviders for Providers {
    fn list(&self) -> Vec<OutsideProvider> {
        let shown = |provider: &sso::Provider| OutsideProvider {
            key: provider.key.clone(),
            name: provider.name.clone(),
            issuer: provider.issuer.clone(),
            opens_accounts: provider.opens_accounts,
        };
        self.0.providers().iter().map(shown).collect()
    }

    fn begin(&self, key: &str, callback: &str, again: bool) -> Result<OutsideBegun, OutsideFault> {
        let begun = self.0.begin(key, callback, again).map_err(fault)?;
        let rest = serde_json::to_value(&begun).map_err(|error| OutsideFault::Refused(error.to_string()))?;
        Ok(OutsideBegun { address: begun.address, state: begun.state, rest })
    }

    fn finish(&self, key: &str, callback: &str, returned: &OutsideReturned<'_>, rest: Value) -> Result<OutsidePerson, OutsideFault> {
        let begun: Begun = serde_json::from_value(rest).map_err(|error| OutsideFault::Refused(error.to_string()))?;
        let returned = Returned { code: returned.code, error: returned.error, issuer: returned.issuer };
        let proven = self.0.finish(key, callback, &returned, &begun).map_err(fault)?;
        Ok(OutsidePerson { issuer: proven.issuer, subject: proven.subject, name: proven.name, proven_at: proven.proven_at, strong: proven.strong })
    }
}
