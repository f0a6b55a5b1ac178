//! Starting codes: what somebody signs in with the first time, when others made their account.
//!
//! A code is random with 80 bits, so a fast hash protects it as well as a slow one protects a password that a person chose: nobody tries 2^80 codes.
//! That is why a hundred thousand of them can be made within seconds. Whoever comes in by one chooses a password before anything else is open to them.

use platform::Ids;
use platform::secrets::{hex, same};
use sha2::{Digest, Sha256};

/// How a kept hash of a starting code begins.
pub const PREFIX: &str = "$start$";
/// The kept "hash" of an account whose code was not handed out yet; nothing matches it.
pub const NONE_YET: &str = "$start$none";
/// Digits of a code, of 5 bits each.
const DIGITS: usize = 16;
/// Digits in a group.
const GROUP: usize = 4;
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A new code such as `k7m2-9qxd-0fgh-t3vw`, in Crockford's base 32.
pub fn code(ids: &Ids) -> String {
    let random: [u8; DIGITS] = ids.bytes();
    let mut code = String::with_capacity(DIGITS + DIGITS / GROUP);
    for (position, byte) in random.iter().enumerate() {
        if position > 0 && position % GROUP == 0 {
            code.push('-');
        }
        code.push(char::from(ALPHABET.get(usize::from(byte & 31)).copied().unwrap_or(b'0')));
    }
    code
}

/// What is kept of a code.
pub fn hash(code: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(b"xingtan starting code\0");
    hasher.update(normal(code).as_bytes());
    format!("{PREFIX}{}", hex(&hasher.finalize()))
}

/// What is kept of a password that others chose for somebody to begin with: hashed as slowly as any password, and a starting code all the same.
pub fn of_password(hash: &str) -> String {
    format!("{PREFIX}{hash}")
}

/// The slow hash in what is kept of a password to begin with; `None` for codes of ours.
pub fn password_in(kept: &str) -> Option<&str> {
    kept.strip_prefix(PREFIX).filter(|hash| hash.starts_with("$argon2"))
}

/// Whether a kept hash is of a starting code.
pub fn is_starting(kept: &str) -> bool {
    kept.starts_with(PREFIX)
}

/// Whether this is the code.
pub fn matches(typed: &str, kept: &str) -> bool {
    same(hash(typed).as_bytes(), kept.as_bytes())
}

/// As typed from paper: capitals, spaces and hyphens do not matter, nor `o` for `0`, `i` and `l` for `1`.
fn normal(typed: &str) -> String {
    typed
        .chars()
        .take(8 * DIGITS)
        .filter(|letter| !letter.is_whitespace() && *letter != '-')
        .map(|letter| match letter.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_to_begin_with_is_told_from_a_code() {
        let kept = of_password("$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA");
        assert!(is_starting(&kept) && password_in(&kept).is_some_and(|hash| hash.starts_with("$argon2id$")));
        assert!(password_in(&hash("abcd")).is_none() && password_in(NONE_YET).is_none() && !matches("anything", &kept));
    }

    #[test]
    fn codes_match_in_every_way_of_copying_them() {
        let ids = Ids::seeded(1);
        let code = code(&ids);
        assert_eq!(code.len(), DIGITS + DIGITS / GROUP - 1);
        let kept = hash(&code);
        assert!(is_starting(&kept) && matches(&code, &kept) && matches(&code.to_uppercase().replace('-', " "), &kept));
        assert!(matches(&code.replace('0', "O").replace('1', "l"), &kept));
        assert!(!matches(&super::code(&ids), &kept) && !matches("", &kept) && !matches("none", NONE_YET) && !matches(NONE_YET, NONE_YET));
    }
}
