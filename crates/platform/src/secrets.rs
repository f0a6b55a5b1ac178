//! Secrets at rest: what must be read again (a TOTP secret, a signing key, a message with a code) is encrypted with a key that is not in the
//! database. Format: one byte 1, four bytes of the key's id, 24 bytes nonce, then XChaCha20-Poly1305 with the purpose as associated data.

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key as CipherKey, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use crate::ids::Ids;

/// Keys that one installation holds at once; after a rotation and re-encryption the former ones can go.
pub const KEYS_MAX: usize = 16;
const VERSION: u8 = 1;
const NONCE_BYTES: usize = 24;
const HEAD_BYTES: usize = 1 + 4 + NONCE_BYTES;

/// What is wrong with keys or with something encrypted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// The file of keys cannot be understood.
    #[error("line {0} of the key file must be 64 hexadecimal digits; restore the file, because what it encrypted cannot be read without it")]
    Line(usize),
    /// There is no key.
    #[error("the key file holds no key; restore it, because what it encrypted cannot be read without it")]
    Empty,
    /// Too many keys.
    #[error("the key file holds more than {KEYS_MAX} keys; encrypt anew with 'xingtan keys reseal' and remove old ones")]
    Many,
    /// The key is not here.
    #[error(
        "this was encrypted with the key {0}, which the key file does not hold; every node and every restored copy needs the key file of the platform (--key-file)"
    )]
    Unknown(String),
    /// It is damaged or was made for something else.
    #[error("an encrypted value is damaged or was made for another purpose")]
    Damaged,
}

struct Key {
    id: [u8; 4],
    bytes: [u8; 32],
}

impl Key {
    fn new(bytes: [u8; 32]) -> Self {
        let digest = Sha256::digest([b"xingtan key id".as_slice(), &bytes].concat());
        let mut id = [0; 4];
        id.iter_mut().zip(digest.iter()).for_each(|(to, from)| *to = *from);
        Self { id, bytes }
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&CipherKey::from(self.bytes))
    }

    fn mac(&self, purpose: &str, message: &[u8]) -> [u8; 32] {
        let mut out = [0; 32];
        if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.bytes) {
            mac.update(purpose.as_bytes());
            mac.update(&[0]);
            mac.update(message);
            out.iter_mut().zip(mac.finalize().into_bytes()).for_each(|(to, from)| *to = from);
        }
        out
    }
}

/// The keys of an installation; the first one encrypts, all of them decrypt.
pub struct Secrets {
    keys: Vec<Key>,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Secrets").field("keys", &self.keys.len()).finish_non_exhaustive()
    }
}

impl Secrets {
    /// From the text of a key file: one key a line in hexadecimal digits, the one in use first; empty lines and lines with `#` are skipped.
    ///
    /// # Errors
    /// A line is no key, or there is none or too many.
    pub fn parse(text: &str) -> Result<Self, SecretError> {
        let mut keys = Vec::new();
        for (number, line) in text.lines().enumerate().map(|(number, line)| (number + 1, line.trim())) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            keys.push(Key::new(from_hex(line).ok_or(SecretError::Line(number))?));
        }
        match keys.len() {
            0 => Err(SecretError::Empty),
            count if count > KEYS_MAX => Err(SecretError::Many),
            _ => Ok(Self { keys }),
        }
    }

    /// The line of a new key.
    #[must_use]
    pub fn new_line(ids: &Ids) -> String {
        hex(&ids.bytes::<32>())
    }

    /// One key, for tests.
    #[must_use]
    pub fn of(bytes: [u8; 32]) -> Self {
        Self { keys: vec![Key::new(bytes)] }
    }

    /// Encrypts for a purpose.
    ///
    /// # Errors
    /// Never for what fits in memory.
    pub fn seal(&self, ids: &Ids, purpose: &str, plain: &[u8]) -> Result<Vec<u8>, SecretError> {
        let key = self.keys.first().ok_or(SecretError::Empty)?;
        let nonce: [u8; NONCE_BYTES] = ids.bytes();
        let payload = Payload { msg: plain, aad: purpose.as_bytes() };
        let sealed = key.cipher().encrypt(&XNonce::from(nonce), payload).map_err(|_| SecretError::Damaged)?;
        Ok([[VERSION].as_slice(), &key.id, &nonce, &sealed].concat())
    }

    /// Decrypts what was encrypted for the same purpose.
    ///
    /// # Errors
    /// It is damaged, was made for another purpose, or its key is not here.
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Result<Vec<u8>, SecretError> {
        let (head, body) = sealed.split_at_checked(HEAD_BYTES).ok_or(SecretError::Damaged)?;
        let (Some(&VERSION), Some(id), Some(nonce)) = (head.first(), head.get(1..5), head.get(5..HEAD_BYTES)) else { return Err(SecretError::Damaged) };
        let key = self.keys.iter().find(|key| key.id == id).ok_or_else(|| SecretError::Unknown(hex(id)))?;
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().map_err(|_| SecretError::Damaged)?;
        key.cipher().decrypt(&XNonce::from(nonce), Payload { msg: body, aad: purpose.as_bytes() }).map_err(|_| SecretError::Damaged)
    }

    /// Whether something was encrypted with a former key.
    #[must_use]
    pub fn is_outdated(&self, sealed: &[u8]) -> bool {
        self.keys.first().is_none_or(|key| sealed.get(1..5) != Some(&key.id))
    }

    /// Vouches for a message: 4 bytes of the key's id and 32 bytes of HMAC-SHA-256.
    #[must_use]
    pub fn vouch(&self, purpose: &str, message: &[u8]) -> Vec<u8> {
        self.keys.first().map(|key| [key.id.as_slice(), &key.mac(purpose, message)].concat()).unwrap_or_default()
    }

    /// Whether one of our keys vouched for a message.
    #[must_use]
    pub fn vouches(&self, purpose: &str, message: &[u8], mac: &[u8]) -> bool {
        let Some((id, given)) = mac.split_at_checked(4) else { return false };
        self.keys.iter().filter(|key| key.id == id).any(|key| same(given, &key.mac(purpose, message)))
    }

    /// What stands for a value that must be found again but not read: 32 bytes under the oldest key, so that a rotation keeps them.
    #[must_use]
    pub fn blind(&self, purpose: &str, value: &str) -> [u8; 32] {
        self.keys.last().map(|key| key.mac(purpose, value.as_bytes())).unwrap_or_default()
    }
}

/// Compares without telling by time where two texts differ.
#[must_use]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

/// Bytes as hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Hexadecimal digits as bytes; `None` where the text is not exactly so many.
#[must_use]
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut out = [0; N];
    for (position, to) in out.iter_mut().enumerate() {
        *to = u8::from_str_radix(text.get(2 * position..2 * position + 2)?, 16).ok()?;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_purpose_only() {
        let (secrets, ids) = (Secrets::of([3; 32]), Ids::seeded(1));
        let sealed = secrets.seal(&ids, "totp", b"secret").unwrap();
        assert_eq!(secrets.open("totp", &sealed).unwrap(), b"secret");
        assert_ne!(secrets.seal(&ids, "totp", b"secret").unwrap(), sealed, "a new nonce each time");
        assert_eq!(secrets.open("mail", &sealed), Err(SecretError::Damaged));
        for position in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[position] ^= 1;
            assert!(secrets.open("totp", &damaged).is_err(), "byte {position}");
            assert!(secrets.open("totp", &sealed[..position]).is_err());
        }
    }

    #[test]
    fn a_rotation_keeps_what_was_sealed() {
        let ids = Ids::seeded(1);
        let (old, new) = ("11".repeat(32), "22".repeat(32));
        let before = Secrets::parse(&old).unwrap();
        let sealed = before.seal(&ids, "p", b"x").unwrap();
        let mac = before.vouch("p", b"x");
        let after = Secrets::parse(&format!("# keys\n{new}\n\n{old}\n")).unwrap();
        assert_eq!(after.open("p", &sealed).unwrap(), b"x");
        assert!(after.is_outdated(&sealed) && !after.is_outdated(&after.seal(&ids, "p", b"x").unwrap()));
        assert!(after.vouches("p", b"x", &mac) && !after.vouches("p", b"y", &mac) && !after.vouches("q", b"x", &mac));
        assert_eq!(before.blind("p", "x"), after.blind("p", "x"));
        let without = Secrets::parse(&new).unwrap();
        assert!(matches!(without.open("p", &sealed), Err(SecretError::Unknown(_))) && !without.vouches("p", b"x", &mac));
    }

    #[test]
    fn key_files_are_read_strictly() {
        assert_eq!(Secrets::parse("# nothing\n").unwrap_err(), SecretError::Empty);
        assert_eq!(Secrets::parse("zz").unwrap_err(), SecretError::Line(1));
        assert_eq!(Secrets::parse(&format!("{}\nabc", "11".repeat(32))).unwrap_err(), SecretError::Line(2));
        assert_eq!(Secrets::parse(&(0..=KEYS_MAX).map(|n| format!("{n:064x}\n")).collect::<String>()).unwrap_err(), SecretError::Many);
        assert!(Secrets::parse(&(0..KEYS_MAX).map(|n| format!("{n:064x}\n")).collect::<String>()).is_ok());
        assert!(!format!("{:?}", Secrets::of([7; 32])).contains('7'));
    }
}
