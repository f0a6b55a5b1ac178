//! Proof Key for Code Exchange (RFC 7636), by S256 only: `plain` would hand the proof to whoever reads the address.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// The shortest verifier (RFC 7636 §4.1).
pub const VERIFIER_LENGTH_MIN: usize = 43;
/// The longest verifier (RFC 7636 §4.1).
pub const VERIFIER_LENGTH_MAX: usize = 128;
/// The length of every S256 challenge: 32 bytes in base64url.
pub const CHALLENGE_LENGTH: usize = 43;

/// Whether a text can be a challenge by S256 (RFC 7636 §4.2).
#[must_use]
pub fn is_challenge(text: &str) -> bool {
    text.len() == CHALLENGE_LENGTH && URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| bytes.len() == 32)
}

/// The challenge of a verifier by S256 (RFC 7636 §4.2).
#[must_use]
pub fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()))
}

/// Whether a verifier is well formed and belongs to a challenge (RFC 7636 §4.6).
#[must_use]
pub fn verifies(verifier: &str, challenge: &str) -> bool {
    let formed = (VERIFIER_LENGTH_MIN..=VERIFIER_LENGTH_MAX).contains(&verifier.len())
        && verifier.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~'));
    formed && platform::secrets::same(self::challenge(verifier).as_bytes(), challenge.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_verifies() {
        // RFC 7636, appendix B.
        let (verifier, challenge) = ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assert!(is_challenge(challenge) && verifies(verifier, challenge));
        assert!(!verifies(challenge, challenge) && !verifies(&verifier[1..], challenge) && !verifies("", challenge));
        for bad in ["", "x", &challenge[1..], &format!("{challenge}="), &format!("{challenge}A"), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM"] {
            assert!(!is_challenge(bad), "{bad}");
        }
    }

    #[test]
    fn verifiers_are_bounded() {
        for (length, good) in [(VERIFIER_LENGTH_MIN - 1, false), (VERIFIER_LENGTH_MIN, true), (VERIFIER_LENGTH_MAX, true), (VERIFIER_LENGTH_MAX + 1, false)] {
            let verifier = "a".repeat(length);
            assert_eq!(verifies(&verifier, &URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()))), good, "{length}");
        }
        let odd = format!("{}+", "a".repeat(50));
        assert!(!verifies(&odd, &URL_SAFE_NO_PAD.encode(Sha256::digest(odd.as_bytes()))));
    }
}
