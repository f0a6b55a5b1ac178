//! Passwords by NIST SP 800-63B-4: length, not composition; a blocklist; no forced change.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

/// The shortest password where it is the only factor (800-63B-4, section 3.1.1.2).
pub const PASSWORD_CHARS_MIN: usize = 15;
/// The longest password.
pub const PASSWORD_CHARS_MAX: usize = 128;

/// Beginnings of passwords that are guessed first; a password that is one of these, or one of them over and over, is refused.
const GUESSED: &[&str] = &[
    "password", "passwort", "passw0rd", "qwertyuiop", "qwerty", "asdfghjkl", "asdfgh", "zxcvbnm", "1qaz2wsx", "letmein", "iloveyou", "woaini", "welcome", "admin",
    "administrator", "monkey", "dragon", "football", "baseball", "sunshine", "princess", "trustno1", "superman", "starwars", "whatever", "computer", "internet", "michael",
    "jordan", "harley", "changeme", "secret", "abc123", "a1b2c3", "aa123456", "1234567890", "0123456789", "987654321", "123456789", "12345678", "1234567", "123456",
    "12345", "1234", "123", "abcdefghijklmnopqrstuvwxyz", "abcdefgh", "abcdef", "abcd", "abc", "5201314", "wodemima", "mima", "nihao", "zhongguo", "beijing", "xingtan",
    "school", "teacher", "student", "learner", "education", "correcthorsebatterystaple", "correct horse battery staple", "thisisapassword", "mypassword", "iamthebest",
];

/// A text cannot be a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Too short.
    #[error("a password has at least 15 characters")]
    Short,
    /// Too long.
    #[error("a password has at most 128 characters")]
    Long,
    /// Too easily guessed.
    #[error("this password is among the first that are guessed")]
    Guessed,
}

/// What a hash may cost (argon2id, RFC 9106).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// Checks a new password for an account name.
///
/// # Errors
/// It is too short, too long or too easily guessed.
pub fn check(password: &str, name: &str) -> Result<(), PasswordError> {
    let length = password.chars().count();
    if length < PASSWORD_CHARS_MIN {
        return Err(PasswordError::Short);
    }
    if length > PASSWORD_CHARS_MAX {
        return Err(PasswordError::Long);
    }
    let plain = password.to_lowercase();
    let few = plain.chars().collect::<std::collections::HashSet<_>>().len() < 5;
    let name = name.to_lowercase();
    let repeats = |unit: &str| !unit.is_empty() && plain.split(unit).all(|rest| rest.chars().all(|letter| letter.is_ascii_digit() || letter.is_ascii_punctuation() || letter == ' '));
    if few || repeats(&name) || GUESSED.iter().any(|guess| repeats(guess)) {
        return Err(PasswordError::Guessed);
    }
    Ok(())
}

fn hasher(cost: PasswordCost) -> Result<Argon2<'static>, String> {
    let parameters = Params::new(cost.memory_kib, cost.passes, cost.lanes, None).map_err(|error| error.to_string())?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters))
}

/// Hashes a password; the result carries salt and cost.
///
/// # Errors
/// The cost is not allowed.
pub fn hash(password: &str, cost: PasswordCost) -> Result<String, String> {
    hasher(cost)?.hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(|error| error.to_string())
}

/// Whether a password fits a hash.
#[must_use]
pub fn fits(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// Whether a hash was made at another cost and should be made again at the next sign-in.
#[must_use]
pub fn is_outdated(hash: &str, cost: PasswordCost) -> bool {
    !hash.contains(&format!("m={},t={},p={}", cost.memory_kib, cost.passes, cost.lanes))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: PasswordCost = PasswordCost { memory_kib: 8, passes: 1, lanes: 1 };

    #[test]
    fn length_counts_and_guessable_ones_are_refused() {
        assert_eq!(check("short", "xm"), Err(PasswordError::Short));
        assert_eq!(check(&"长".repeat(14), "xm"), Err(PasswordError::Short));
        assert_eq!(check(&"长短句子".repeat(33), "xm"), Err(PasswordError::Long));
        for guessed in ["passwordpassword", "aaaaaaaaaaaaaaaa", "Password12345678", "qwertyuiop12345!", "xiaomanxiaoman1234", "correct horse battery staple"] {
            assert_eq!(check(guessed, "xiaoman"), Err(PasswordError::Guessed), "{guessed}");
        }
        assert_eq!(check("a quiet river under the bridge", "xm"), Ok(()));
        assert_eq!(check("春眠不觉晓处处闻啼鸟夜来风雨声", "xm"), Ok(()));
    }

    #[test]
    fn hashes_fit_their_password_only() {
        let hash = hash("a quiet river", CHEAP).unwrap();
        assert!(hash.starts_with("$argon2id$") && fits("a quiet river", &hash) && !fits("a quiet rivet", &hash));
        assert!(!fits("x", "not a hash"));
        assert!(!is_outdated(&hash, CHEAP) && is_outdated(&hash, PasswordCost { passes: 2, ..CHEAP }));
    }
}
