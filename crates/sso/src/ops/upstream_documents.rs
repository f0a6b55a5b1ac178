//! What providers elsewhere publish, read when it is needed and kept for a while: their descriptions of themselves and their keys.

use std::sync::PoisonError;

use kernel::Time;
use kernel::time::{DAY, SECOND};

use crate::courier::Trust;
use crate::model::assertion;
use crate::model::provider::{Description, Provider, UpstreamFault};
use crate::ops::remote_keys::KEYS_AGAIN;
use crate::upstream::Upstreams;

/// How long a description is used before it is read again.
pub const DESCRIPTION_FRESH: i64 = 3600 * SECOND;
/// How long a former description is used while the provider cannot be reached.
pub const DESCRIPTION_KEPT: i64 = DAY;

/// What is kept of one provider.
#[derive(Default)]
pub struct Kept {
    description: Option<(Time, Description)>,
    /// When it was last tried, and why it failed: a provider that is away is not asked at every press of a button.
    failed: Option<(Time, UpstreamFault)>,
    keys: Option<(Time, String)>,
}

fn within(now: Time, then: Time, span: i64) -> bool {
    (0..span).contains(&now.since(then))
}

/// What a provider says of itself.
pub fn description(upstreams: &Upstreams, provider: &Provider, now: Time) -> Result<Description, UpstreamFault> {
    let former = {
        let kept = upstreams.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.get(&provider.key);
        if let Some((at, description)) = known.and_then(|known| known.description.as_ref())
            && within(now, *at, DESCRIPTION_FRESH)
        {
            return Ok(description.clone());
        }
        let former = known.and_then(|known| known.description.clone()).filter(|(at, _)| within(now, *at, DESCRIPTION_KEPT)).map(|(_, former)| former);
        if let Some((at, fault)) = known.and_then(|known| known.failed.clone())
            && within(now, at, KEYS_AGAIN)
        {
            return former.ok_or(fault);
        }
        former
    };
    let read = upstreams.courier.get(&provider.description_address(), Trust::Operator).map_err(UpstreamFault::Unreachable);
    let read = read.and_then(|text| provider.read_description(&text));
    let mut kept = upstreams.kept.lock().unwrap_or_else(PoisonError::into_inner);
    let known = kept.entry(provider.key.clone()).or_default();
    match read {
        Ok(description) => {
            (known.description, known.failed) = (Some((now, description.clone())), None);
            Ok(description)
        }
        Err(fault) => {
            tracing::warn!(provider = provider.key, error = %fault, "a provider's description of itself could not be read");
            known.failed = Some((now, fault.clone()));
            former.ok_or(fault)
        }
    }
}

/// The keys of a provider, not older than `fresh` where they can be read.
pub fn keys(upstreams: &Upstreams, provider: &Provider, description: &Description, now: Time, fresh: i64) -> Result<String, UpstreamFault> {
    let former = {
        let kept = upstreams.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(&provider.key).and_then(|known| known.keys.clone())
    };
    if let Some((_, keys)) = former.filter(|(at, _)| within(now, *at, fresh)) {
        return Ok(keys);
    }
    let text = upstreams.courier.get(&description.keys, Trust::Operator).map_err(UpstreamFault::Unreachable)?;
    if !assertion::are_keys(&text) {
        return Err(UpstreamFault::Description("its keys"));
    }
    let mut kept = upstreams.kept.lock().unwrap_or_else(PoisonError::into_inner);
    kept.entry(provider.key.clone()).or_default().keys = Some((now, text.clone()));
    Ok(text)
}
