//! Recovery codes: for the day the phone is lost. What is kept of one is Argon2id over a digest, so that a stolen database lets nobody try codes fast
//! (ASVS 5.0, 6.5.2), and no key of the key file is needed, so that codes outlive its rotation.
//!
//! Before, a keyed hash was kept alone: it is hashed slowly as it stands ([`slow_down`]), and such codes need the key they were made with.

use kernel::{Id, Time};
use platform::Session;
use sha2::{Digest, Sha256};

use crate::model::code;
use crate::{Identity, IdentityError, store};

/// New codes.
pub struct Made {
    /// As their person sees them, once.
    pub codes: Vec<String>,
    /// How they are hashed.
    pub recipe: String,
    /// What is kept.
    pub hashes: Vec<[u8; 32]>,
}

/// Makes them; it takes a password hash each.
pub fn make(identity: &Identity, person: Id) -> Result<Made, IdentityError> {
    let codes: Vec<String> = (0..code::RECOVERY_CODES).map(|_| code::groups(identity.services.ids.bytes())).collect();
    let recipe = identity.hashing.recipe(&identity.services.ids);
    let hash = |shown: &String| identity.hashing.slow(&recipe, &digest(person, &code::normal(shown)));
    let hashes = codes.iter().map(hash).collect::<Result<Vec<_>, _>>()?;
    Ok(Made { codes, recipe, hashes })
}

/// What a typed code may be kept as; found before the transaction that uses it up, because it takes as long as a password.
pub fn candidates(identity: &Identity, person: Id, normal: &str) -> Result<Vec<[u8; 32]>, IdentityError> {
    let recipes = identity.services.database.read::<_, IdentityError>(|session| Ok(store::factor::recipes(session, person)?))?;
    let hash = |recipe: &String| match recipe.strip_prefix(KEYED) {
        None if recipe.is_empty() => Ok(keyed(identity, person, normal)),
        None => identity.hashing.slow(recipe, &digest(person, normal)),
        Some(recipe) => identity.hashing.slow(recipe, &keyed(identity, person, normal)),
    };
    recipes.iter().map(hash).collect()
}

/// Uses a code up; false where none of these is kept.
pub fn accept(session: &mut Session<'_>, person: Id, candidates: &[[u8; 32]], now: Time) -> Result<bool, IdentityError> {
    for hash in candidates {
        if store::factor::use_recovery_code(session, person, hash, now)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Hashes slowly what was kept before there were recipes, of one person; how many codes. Call it again while it finds some.
pub fn slow_down(identity: &Identity) -> Result<u64, IdentityError> {
    let fast = identity.services.database.read::<_, IdentityError>(|session| Ok(store::factor::fast_codes(session)?))?;
    let recipe = identity.hashing.recipe(&identity.services.ids);
    let slow = fast.iter().map(|(_, fast)| identity.hashing.slow(&recipe, fast)).collect::<Result<Vec<_>, _>>()?;
    identity.services.database.write(|session| {
        let mut changed = 0;
        for ((person, fast), slow) in fast.iter().zip(&slow) {
            changed += store::factor::slow_down(session, *person, fast, &format!("{KEYED}{recipe}"), slow)?;
        }
        Ok(changed)
    })
}

/// How the recipe of a slow hash over a keyed one begins.
const KEYED: &str = "keyed,";

/// The digest of a code, bound to its person.
fn digest(person: Id, normal: &str) -> [u8; 32] {
    Sha256::new().chain_update(b"xingtan recovery code\0").chain_update(person.as_bytes()).chain_update(normal).finalize().into()
}

/// What was kept of a code before: a keyed hash, bound to its person.
fn keyed(identity: &Identity, person: Id, normal: &str) -> [u8; 32] {
    identity.services.secrets.blind("recovery code", &format!("{person}:{normal}"))
}
