//! Hashing passwords with Argon2id (RFC 9106), a bounded number at once.

use std::sync::{Condvar, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use platform::Ids;
use platform::secrets::hex;

use crate::error::IdentityError;
use crate::model::password;
use crate::starting;

/// Hashes computed at once; each takes the memory that [`PasswordCost`] names.
pub const AT_ONCE_MAX: usize = 4;
/// The kept "hash" of an account that has no password, because its person signs in another way; nothing matches it.
pub const NO_PASSWORD: &str = "$none$";
/// How long somebody waits for their turn.
const WAIT_SECONDS_MAX: u64 = 10;

/// What a password hash costs, from settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for PasswordCost {
    /// The least that OWASP's password storage cheat sheet asks for: 19 MiB, two passes.
    fn default() -> Self {
        Self { memory_kib: 19_456, passes: 2, lanes: 1 }
    }
}

impl PasswordCost {
    /// As little as Argon2 allows, for tests.
    pub const LEAST: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    fn params(self) -> Result<Params, IdentityError> {
        Params::new(self.memory_kib, self.passes, self.lanes, None).map_err(|error| {
            IdentityError::Hash(format!(
                "memory {} KiB, {} passes, {} lanes cannot be used: {error}; correct the settings of passwords",
                self.memory_kib, self.passes, self.lanes
            ))
        })
    }
}

/// Hashes and compares passwords.
#[derive(Debug)]
pub struct Hashing {
    cost: PasswordCost,
    at_work: Mutex<usize>,
    finished: Condvar,
    nobody: OnceLock<String>,
}

impl Hashing {
    /// Hashing at a cost.
    #[must_use]
    pub const fn new(cost: PasswordCost) -> Self {
        Self { cost, at_work: Mutex::new(0), finished: Condvar::new(), nobody: OnceLock::new() }
    }

    /// The hash of a new password, as a PHC string.
    ///
    /// # Errors
    /// The settings cannot be used, or too many hashes are wanted at once.
    pub fn hash(&self, typed: &str, ids: &Ids) -> Result<String, IdentityError> {
        let _turn = self.turn()?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, self.cost.params()?);
        let hash: PasswordHash =
            argon2.hash_password_with_salt(password::normal(typed).as_bytes(), &ids.bytes::<16>()).map_err(|error| IdentityError::Hash(error.to_string()))?;
        Ok(hash.to_string())
    }

    /// Whether this is the password. Where there is no account, `kept` is `None`, as much work is done, and the answer is no.
    ///
    /// # Errors
    /// A kept hash cannot be read, or too many are wanted at once.
    pub fn matches(&self, typed: &str, kept: Option<&str>, ids: &Ids) -> Result<bool, IdentityError> {
        if let Some(hash) = kept.and_then(starting::password_in) {
            return self.matches(typed, Some(hash), ids);
        }
        if let Some(kept) = kept.filter(|kept| starting::is_starting(kept)) {
            self.matches(typed, None, ids)?; // as much work as for any other account
            return Ok(starting::matches(typed, kept));
        }
        if kept == Some(NO_PASSWORD) {
            return self.matches(typed, None, ids);
        }
        let hash = match kept {
            Some(hash) => hash.to_owned(),
            None => self.nobodys(ids)?,
        };
        let parsed = PasswordHash::new(&hash).map_err(|error| IdentityError::Hash(error.to_string()))?;
        let _turn = self.turn()?;
        match Argon2::default().verify_password(password::normal(typed).as_bytes(), &parsed) {
            Ok(()) => Ok(kept.is_some()),
            Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
            Err(error) => Err(IdentityError::Hash(error.to_string())),
        }
    }

    /// How a secret of our own making is to be hashed: cost and a fresh salt of 16 bytes.
    #[must_use]
    pub fn recipe(&self, ids: &Ids) -> String {
        let PasswordCost { memory_kib, passes, lanes } = self.cost;
        format!("{memory_kib},{passes},{lanes},{}", hex(&ids.bytes::<16>()))
    }

    /// The hash of a secret by a recipe.
    ///
    /// # Errors
    /// The recipe cannot be read, or too many hashes are wanted at once.
    pub fn slow(&self, recipe: &str, secret: &[u8]) -> Result<[u8; 32], IdentityError> {
        let unreadable = || IdentityError::Hash(format!("the recipe '{recipe}' cannot be read"));
        let parts: Vec<&str> = recipe.split(',').collect();
        let &[memory, passes, lanes, salt] = parts.as_slice() else { return Err(unreadable()) };
        let number = |part: &str| part.parse::<u32>().map_err(|_| unreadable());
        let cost = PasswordCost { memory_kib: number(memory)?, passes: number(passes)?, lanes: number(lanes)? };
        let _turn = self.turn()?;
        let mut hash = [0; 32];
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.params()?);
        argon2.hash_password_into(secret, salt.as_bytes(), &mut hash).map_err(|error| IdentityError::Hash(error.to_string()))?;
        Ok(hash)
    }

    /// Whether a kept hash was made at another cost than is set now; it is made anew when its password is known again.
    #[must_use]
    pub fn is_outdated(&self, kept: &str) -> bool {
        let PasswordCost { memory_kib, passes, lanes } = self.cost;
        !kept.starts_with(&format!("$argon2id$v=19$m={memory_kib},t={passes},p={lanes}$"))
    }

    /// The hash of a password that nobody has; made once.
    pub(crate) fn nobodys(&self, ids: &Ids) -> Result<String, IdentityError> {
        if let Some(hash) = self.nobody.get() {
            return Ok(hash.clone());
        }
        let secret: String = ids.bytes::<16>().iter().map(|byte| format!("{byte:02x}")).collect();
        let hash = self.hash(&secret, ids)?;
        Ok(self.nobody.get_or_init(|| hash).clone())
    }

    /// Makes the hash nobody has before the first person asks, so that the first answer takes no longer than others.
    ///
    /// # Errors
    /// The settings cannot be used.
    pub fn warm_up(&self, ids: &Ids) -> Result<(), IdentityError> {
        self.nobodys(ids).map(|_| ())
    }

    fn turn(&self) -> Result<Turn<'_>, IdentityError> {
        let at_work = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = Duration::from_secs(WAIT_SECONDS_MAX);
        let (mut at_work, timeout) = self.finished.wait_timeout_while(at_work, wait, |at_work| *at_work >= AT_ONCE_MAX).unwrap_or_else(PoisonError::into_inner);
        if timeout.timed_out() {
            return Err(IdentityError::Busy);
        }
        *at_work += 1;
        Ok(Turn(self))
    }
}

/// Somebody's turn to use that much memory.
struct Turn<'a>(&'a Hashing);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.at_work.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.0.finished.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_match_in_every_way_of_typing_them() {
        let (hashing, ids) = (Hashing::new(PasswordCost::LEAST), Ids::seeded(1));
        let hash = hashing.hash("ｆｕｌｌ ｗｉｄｔｈ 杏坛", &ids).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{hash}");
        assert!(hashing.matches("full width 杏坛", Some(&hash), &ids).unwrap());
        assert!(!hashing.matches("full width 杏", Some(&hash), &ids).unwrap());
        assert!(!hashing.matches("anything", None, &ids).unwrap());
        assert!(hashing.matches("x", Some("not a hash"), &ids).is_err());
        assert!(!hashing.matches("", Some(NO_PASSWORD), &ids).unwrap() && !hashing.matches(NO_PASSWORD, Some(NO_PASSWORD), &ids).unwrap());
        assert!(!hashing.is_outdated(&hash) && Hashing::new(PasswordCost::default()).is_outdated(&hash));
    }

    #[test]
    fn secrets_are_hashed_by_the_recipe_they_were_hashed_by() {
        let (hashing, ids) = (Hashing::new(PasswordCost::LEAST), Ids::seeded(1));
        let recipe = hashing.recipe(&ids);
        assert!(recipe.starts_with("8,1,1,") && recipe.len() == 6 + 32, "{recipe}");
        let hash = hashing.slow(&recipe, b"secret").unwrap();
        assert_eq!(Hashing::new(PasswordCost::default()).slow(&recipe, b"secret").unwrap(), hash, "whatever the settings say now");
        assert_ne!(hashing.slow(&recipe, b"secreT").unwrap(), hash);
        assert_ne!(hashing.slow(&hashing.recipe(&ids), b"secret").unwrap(), hash, "each recipe has its salt");
        for bad in ["", "8,1,1", "a,1,1,00112233445566778899aabbccddeeff", "0,0,0,00112233445566778899aabbccddeeff"] {
            assert!(hashing.slow(bad, b"secret").is_err(), "{bad}");
        }
    }

    #[test]
    fn only_so_many_hash_at_once() {
        let hashing = Hashing::new(PasswordCost::LEAST);
        let turns: Vec<_> = (0..AT_ONCE_MAX).map(|_| hashing.turn().unwrap()).collect();
        assert_eq!(*hashing.at_work.lock().unwrap(), AT_ONCE_MAX);
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| hashing.turn().is_ok());
            drop(turns);
            assert!(waiting.join().unwrap());
        });
        assert_eq!(*hashing.at_work.lock().unwrap(), 0);
    }
}
