//! The signing keys in memory, ready to sign, and the secret behind pairwise subjects. What another process rotates is seen within a second.

use std::sync::{Arc, PoisonError, RwLock};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::time::SECOND;
use kernel::{Id, Time};
use platform::{DatabaseError, Services};
use rsa::pkcs1::EncodeRsaPrivateKey;
use rsa::rand_core::OsRng;
use rsa::traits::PublicKeyParts;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::error::SsoError;
use crate::model::client::{Algorithm, Client};
use crate::store::keys::{self, KeptKey};

/// How long what was read of the keys is used before it is read again.
const FRESH: i64 = SECOND;
/// Bits of an RSA key (RFC 7518 §3.3 asks for 2048 at least).
pub const RSA_BITS: usize = 2048;
/// The kind under which the secret of pairwise subjects is kept among the keys.
pub const PAIRWISE: &str = "pairwise";

/// What a key was encrypted for: itself, so that no sealed value can stand in for another.
pub fn purpose(kid: &str) -> String {
    format!("sso key {kid}")
}

/// By AWS-LC, which signs in a fraction of the time of the libraries that make the keys (decision 0019).
enum Signer {
    Es256(Box<EcdsaKeyPair>),
    Rs256(Box<RsaKeyPair>),
}

/// A key that can sign.
pub struct SigningKey {
    kept: KeptKey,
    algorithm: Algorithm,
    signer: Arc<Signer>,
}

/// The keys of one moment.
pub struct Ring {
    keys: Vec<SigningKey>,
    pairwise: Option<[u8; 32]>,
}

/// Keeps the keys of the last moment.
#[derive(Default)]
pub struct Keyring(RwLock<Option<(Time, Arc<Ring>)>>);

impl Keyring {
    /// The keys as they are now.
    ///
    /// # Errors
    /// The database fails, or a key cannot be read.
    pub fn ring(&self, services: &Services) -> Result<Arc<Ring>, SsoError> {
        let now = services.now();
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((at, ring)) = &known
            && (0..FRESH).contains(&now.since(*at))
        {
            return Ok(Arc::clone(ring));
        }
        let kept = services.database.read::<_, DatabaseError>(keys::all)?;
        let ring = Arc::new(Ring::load(services, kept, known.as_ref().map(|(_, ring)| &**ring))?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some((now, Arc::clone(&ring)));
        Ok(ring)
    }

    /// Forgets what was read.
    pub fn forget(&self) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl Ring {
    fn load(services: &Services, kept: Vec<KeptKey>, before: Option<&Self>) -> Result<Self, SsoError> {
        let mut ring = Self { keys: Vec::new(), pairwise: None };
        for key in kept {
            let Some(algorithm) = Algorithm::from_word(&key.kind) else {
                let plain = services.secrets.open(&purpose(&key.kid), &key.sealed)?;
                ring.pairwise = Some(plain.try_into().map_err(|_| SsoError::Key("the secret of subjects has not 32 bytes".to_owned()))?);
                continue;
            };
            let known = before.and_then(|before| before.keys.iter().find(|known| known.kept.kid == key.kid));
            let signer = match known {
                Some(known) => Arc::clone(&known.signer),
                None => Arc::new(read_signer(algorithm, &services.secrets.open(&purpose(&key.kid), &key.sealed)?)?),
            };
            ring.keys.push(SigningKey { kept: key, algorithm, signer });
        }
        Ok(ring)
    }

    /// Whether a key of this kind signs, now or soon.
    #[must_use]
    pub fn has(&self, algorithm: Algorithm) -> bool {
        self.keys.iter().any(|key| key.algorithm == algorithm && key.kept.signs_until.is_none())
    }

    /// Whether subjects can be made.
    #[must_use]
    pub const fn has_pairwise(&self) -> bool {
        self.pairwise.is_some()
    }

    /// Signs claims as a compact JSON Web Signature (RFC 7515 §7.1) of a type, by the key of this kind that signs now.
    ///
    /// # Errors
    /// No key of the kind signs.
    pub fn sign(&self, algorithm: Algorithm, kind: &str, claims: &Value, now: Time) -> Result<String, SsoError> {
        let signs = |key: &&SigningKey| key.algorithm == algorithm && key.kept.signs_from <= now && key.kept.signs_until.is_none_or(|until| until > now);
        let key =
            self.keys.iter().rev().find(signs).ok_or_else(|| SsoError::Key(format!("no key for {} signs; run: xingtan keys rotate", algorithm.as_str())))?;
        let header = json!({ "alg": algorithm.as_str(), "kid": key.kept.kid, "typ": kind });
        let mut text = format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(claims.to_string()));
        let failed = |_| SsoError::Key("a signature could not be made".to_owned());
        let signature = match &*key.signer {
            Signer::Es256(key) => key.sign(&SystemRandom::new(), text.as_bytes()).map_err(failed)?.as_ref().to_vec(),
            Signer::Rs256(key) => {
                let mut signature = vec![0; key.public_modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text.as_bytes(), &mut signature).map_err(failed)?;
                signature
            }
        };
        text.push('.');
        text.push_str(&URL_SAFE_NO_PAD.encode(signature));
        Ok(text)
    }

    /// The keys that others may verify by (RFC 7517 §5): those that sign, those that will, and those whose signatures are still about.
    #[must_use]
    pub fn published(&self, now: Time) -> Value {
        let keys = self.keys.iter().filter(|key| key.kept.published_until.is_none_or(|until| until > now));
        json!({ "keys": keys.map(SigningKey::public).collect::<Vec<_>>() })
    }

    /// Every key that is known, for what we signed ourselves.
    #[must_use]
    pub fn known(&self) -> Value {
        json!({ "keys": self.keys.iter().map(SigningKey::public).collect::<Vec<_>>() })
    }

    /// What a program knows a person by (OpenID Connect Core §8.1): the same within its sector, and of no use outside of it.
    ///
    /// # Errors
    /// The secret of subjects is missing.
    pub fn subject(&self, client: &Client, person: Id) -> Result<String, SsoError> {
        if client.profile.public_subject {
            return Ok(person.to_string());
        }
        let secret = self.pairwise.ok_or_else(|| SsoError::Key("the secret of subjects is missing; run: xingtan keys rotate".to_owned()))?;
        let mut hash = Sha256::new();
        hash.update(secret);
        hash.update(u64::try_from(client.profile.sector.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(client.profile.sector.as_bytes());
        hash.update(person.as_bytes());
        Ok(URL_SAFE_NO_PAD.encode(hash.finalize()))
    }
}

impl SigningKey {
    fn public(&self) -> Value {
        serde_json::from_str(&self.kept.public_key).unwrap_or_default()
    }
}

fn unreadable(error: impl ToString) -> SsoError {
    SsoError::Key(format!("a kept key cannot be read: {}", error.to_string()))
}

fn read_signer(algorithm: Algorithm, plain: &[u8]) -> Result<Signer, SsoError> {
    Ok(match algorithm {
        Algorithm::Es256 => {
            let point = p256::ecdsa::SigningKey::from_slice(plain).map_err(unreadable)?.verifying_key().to_encoded_point(false);
            let key = EcdsaKeyPair::from_private_key_and_public_key(&ECDSA_P256_SHA256_FIXED_SIGNING, plain, point.as_bytes());
            Signer::Es256(Box::new(key.map_err(unreadable)?))
        }
        Algorithm::Rs256 => Signer::Rs256(Box::new(RsaKeyPair::from_der(plain).map_err(unreadable)?)),
    })
}

/// Makes a new key of a kind: its private part, and its public part as a JSON Web Key. An RSA key takes a moment.
///
/// # Errors
/// The key cannot be made.
pub fn generate(services: &Services, algorithm: Algorithm, kid: &str) -> Result<(Vec<u8>, String), SsoError> {
    match algorithm {
        Algorithm::Es256 => loop {
            let random: [u8; 32] = services.ids.bytes();
            // Almost every 32 bytes are a key; the few that are not are drawn again.
            let Ok(key) = p256::ecdsa::SigningKey::from_slice(&random) else { continue };
            let point = key.verifying_key().to_encoded_point(false);
            let part = |bytes: Option<&[u8]>| bytes.map(|bytes| URL_SAFE_NO_PAD.encode(bytes)).unwrap_or_default();
            let public = json!({ "kty": "EC", "crv": "P-256", "x": part(point.x().map(AsRef::as_ref)), "y": part(point.y().map(AsRef::as_ref)),
                "use": "sig", "alg": "ES256", "kid": kid });
            return Ok((random.to_vec(), public.to_string()));
        },
        Algorithm::Rs256 => {
            let key = rsa::RsaPrivateKey::new(&mut OsRng, RSA_BITS).map_err(|error| SsoError::Key(error.to_string()))?;
            let part = |number: &rsa::BigUint| URL_SAFE_NO_PAD.encode(number.to_bytes_be());
            let public = json!({ "kty": "RSA", "n": part(key.n()), "e": part(key.e()), "use": "sig", "alg": "RS256", "kid": kid });
            let private = key.to_pkcs1_der().map_err(|error| SsoError::Key(error.to_string()))?;
            Ok((private.as_bytes().to_vec(), public.to_string()))
        }
    }
}
