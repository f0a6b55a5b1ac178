//! The public keys of programs that publish them at an address of their own: read when they are needed, and kept for a while.

use std::sync::PoisonError;

use kernel::Time;
use kernel::time::SECOND;
use serde_json::{Map, Value};

use crate::Sso;
use crate::courier::Trust;
use crate::error::SsoError;
use crate::model::assertion::{self, SignedFault};
use crate::model::client::Client;

/// How long published keys are used before they are read again.
pub const KEYS_FRESH: i64 = 300 * SECOND;
/// How long it is waited after reading before keys are read again because none of them fits.
pub const KEYS_AGAIN: i64 = 30 * SECOND;
/// Programs whose published keys are kept in memory.
pub const KEYS_KEPT_MAX: usize = 1000;

/// Keys as they were read.
pub struct RemoteKeys {
    read_at: Time,
    address: String,
    keys: String,
}

impl Sso {
    /// The claims of something that a program signed.
    pub(crate) fn verify_by_keys_of(&self, client: &Client, text: &str, now: Time) -> Result<Result<Map<String, Value>, SignedFault>, SsoError> {
        if client.profile.keys_uri.is_empty() {
            return Ok(assertion::verify(text, &client.profile.keys));
        }
        match assertion::verify(text, &self.published_keys(client, now, KEYS_FRESH)) {
            // A program that rotates its keys signs with one that was not there before.
            Err(SignedFault::Signature) => Ok(assertion::verify(text, &self.published_keys(client, now, KEYS_AGAIN))),
            verified => Ok(verified),
        }
    }

    fn published_keys(&self, client: &Client, now: Time, fresh: i64) -> String {
        let address = &client.profile.keys_uri;
        {
            let known = self.remote_keys.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(kept) = known.get(&client.id).filter(|kept| kept.address == *address && (0..fresh).contains(&now.since(kept.read_at))) {
                return kept.keys.clone();
            }
        }
        let trust = if client.profile.registered_itself { Trust::Program } else { Trust::Operator };
        let keys = match self.courier.get(address, trust) {
            Ok(text) if assertion::are_keys(&text) => text,
            Ok(_) => {
                tracing::warn!(client = %client.id, "a program publishes no usable keys");
                String::new()
            }
            Err(error) => {
                tracing::warn!(client = %client.id, error, "the keys of a program could not be read");
                String::new()
            }
        };
        let mut known = self.remote_keys.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KEYS_KEPT_MAX {
            known.clear();
        }
        known.insert(client.id, RemoteKeys { read_at: now, address: address.clone(), keys: keys.clone() });
        keys
    }
}
