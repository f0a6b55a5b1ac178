//! Signing keys come and go. A new one is published before it signs, so that everybody has read it when the first token comes; one that stops signing
//! is published until nothing it signed is good any more.

use kernel::time::{DAY, SECOND};
use kernel::{Action, Actor, Time};
use platform::DatabaseError;
use platform::audit::Note;

use crate::error::SsoError;
use crate::keyring::{PAIRWISE, generate, purpose};
use crate::model::client::Algorithm;
use crate::store::keys::{self, KeptKey};
use crate::{Sso, store};

/// How long a new key is published before it signs; longer than others keep what they read of our keys.
pub const PUBLISHED_BEFORE: i64 = 900 * SECOND;
/// How long a key is published after it signed for the last time.
pub const PUBLISHED_AFTER: i64 = DAY;
/// How long a key is kept after that, to recognise an old ID token when somebody signs out.
pub const KEPT_AFTER: i64 = 30 * DAY;

/// A key, as the operator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyState {
    /// Its name in tokens.
    pub kid: String,
    /// `ES256`, `RS256` or `pairwise`.
    pub kind: String,
    /// `waits`, `signs`, `published` or `kept`.
    pub state: &'static str,
    /// From when on it signs.
    pub signs_from: Time,
    /// Until when it signs.
    pub signs_until: Option<Time>,
    /// Until when it is published.
    pub published_until: Option<Time>,
    /// Whether it is encrypted with the key that is in use.
    pub sealed_anew: bool,
}

/// Makes the keys that are missing.
pub fn prepare(sso: &Sso, algorithms: &[Algorithm]) -> Result<(), SsoError> {
    sso.keyring.forget();
    let ring = sso.keyring.ring(&sso.services)?;
    let now = sso.services.now();
    if !ring.has_pairwise() {
        let secret: [u8; 32] = sso.services.ids.bytes();
        let sealed = sso.services.secrets.seal(&sso.services.ids, &purpose(PAIRWISE), &secret)?;
        keep(sso, Actor::System, PAIRWISE, PAIRWISE, sealed, String::from("{}"), now, None)?;
    }
    for algorithm in algorithms.iter().filter(|algorithm| !ring.has(**algorithm)) {
        add(sso, Actor::System, *algorithm, now, None)?;
    }
    sso.keyring.forget();
    Ok(())
}

/// Brings in a new key of each kind; their names.
pub fn rotate(sso: &Sso, actor: Actor, algorithms: &[Algorithm]) -> Result<Vec<String>, SsoError> {
    prepare(sso, &[])?;
    let ring = sso.keyring.ring(&sso.services)?;
    let now = sso.services.now();
    let mut made = Vec::new();
    for algorithm in algorithms {
        let first = !ring.has(*algorithm);
        let signs_from = if first { now } else { now.plus(PUBLISHED_BEFORE) };
        made.push(add(sso, actor, *algorithm, signs_from, (!first).then_some(signs_from))?);
    }
    sso.keyring.forget();
    Ok(made)
}

fn add(sso: &Sso, actor: Actor, algorithm: Algorithm, signs_from: Time, others_until: Option<Time>) -> Result<String, SsoError> {
    let kid = sso.services.new_id().to_string();
    let (plain, public) = generate(&sso.services, algorithm, &kid)?;
    let sealed = sso.services.secrets.seal(&sso.services.ids, &purpose(&kid), &plain)?;
    keep(sso, actor, &kid, algorithm.as_str(), sealed, public, signs_from, others_until)?;
    Ok(kid)
}

#[expect(clippy::too_many_arguments, reason = "the columns of a key, in one place")]
fn keep(
    sso: &Sso,
    actor: Actor,
    kid: &str,
    kind: &str,
    sealed: Vec<u8>,
    public_key: String,
    signs_from: Time,
    others_until: Option<Time>,
) -> Result<(), SsoError> {
    let key = KeptKey { kid: kid.to_owned(), kind: kind.to_owned(), sealed, public_key, signs_from, signs_until: None, published_until: None };
    let now = sso.services.now();
    Ok(sso.services.database.write::<_, DatabaseError>(|session| {
        if !keys::insert(session, &key, now)? {
            return Ok(());
        }
        if let Some(until) = others_until {
            keys::retire(session, kind, kid, until, until.plus(PUBLISHED_AFTER))?;
        }
        let detail = serde_json::json!({ "kid": kid, "kind": kind, "signs_from_microseconds": signs_from });
        sso.services.audit(session, &Note { detail, ..Note::new(actor, Action::KeyRotated, None) })
    })?)
}

/// The keys there are.
pub fn list(sso: &Sso) -> Result<Vec<KeyState>, SsoError> {
    let now = sso.services.now();
    let kept = sso.services.database.read::<_, DatabaseError>(store::keys::all)?;
    let state = |key: &KeptKey| {
        if key.signs_from > now {
            "waits"
        } else if key.signs_until.is_none_or(|until| until > now) {
            "signs"
        } else if key.published_until.is_none_or(|until| until > now) {
            "published"
        } else {
            "kept"
        }
    };
    Ok(kept
        .into_iter()
        .map(|key| KeyState {
            state: state(&key),
            sealed_anew: !sso.services.secrets.is_outdated(&key.sealed),
            kid: key.kid,
            kind: key.kind,
            signs_from: key.signs_from,
            signs_until: key.signs_until,
            published_until: key.published_until,
        })
        .collect())
}
