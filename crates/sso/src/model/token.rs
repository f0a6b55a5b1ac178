//! Tokens: how long they last and how they are written.
//!
//! An access token is opaque to whoever holds it. It names the grant or the program it stands for and is vouched for with a key of the key file, so
//! nothing has to be kept to make one; what it allows is looked up each time it is used, so that a suspension holds at once (decision 0011).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::time::{DAY, SECOND};
use kernel::{Id, Time};
use platform::Secrets;
use sha2::{Digest, Sha256};

use crate::model::scope::Scopes;

/// How long an authorization code can be redeemed (RFC 6749 §4.1.2 recommends ten minutes at most).
pub const CODE_KEPT: i64 = 60 * SECOND;
/// How long an access token of a person lasts.
pub const ACCESS_KEPT: i64 = 600 * SECOND;
/// How long an access token of a program lasts.
pub const CLIENT_ACCESS_KEPT: i64 = 3600 * SECOND;
/// How long an ID token is good.
pub const ID_TOKEN_KEPT: i64 = 600 * SECOND;
/// How long a refresh token lasts that is not used.
pub const REFRESH_KEPT: i64 = 30 * DAY;
/// How long a grant lasts at most, however often it is refreshed.
pub const GRANT_KEPT: i64 = 365 * DAY;
/// How long a request waits for a person to sign in and decide.
pub const REQUEST_KEPT: i64 = 1800 * SECOND;
/// How long a pushed request can be used (RFC 9126 §2.2).
pub const PUSHED_KEPT: i64 = 90 * SECOND;
/// How long a notice of sign-out is good.
pub const LOGOUT_TOKEN_KEPT: i64 = 120 * SECOND;

const PURPOSE: &str = "sso access token";
const ACCESS_PREFIX: &str = "xta_";
const REFRESH_PREFIX: &str = "xtr_";
const MAC_BYTES: usize = 36;
const HEAD_BYTES: usize = 1 + 16 + 16 + 8 + 8;
/// The longest token that is looked at.
pub const TOKEN_LENGTH_MAX: usize = 8192;

/// For whom an access token stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// A person, by a grant to a program.
    Grant(Id),
    /// A program on its own behalf.
    Client(Id),
}

/// What an access token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessToken {
    /// Its name, for revoking it alone.
    pub id: Id,
    /// For whom it stands.
    pub holder: Holder,
    /// When it was made.
    pub issued_at: Time,
    /// When it ends.
    pub expires_at: Time,
    /// What it allows.
    pub scopes: Scopes,
}

impl AccessToken {
    /// As it is handed out.
    #[must_use]
    pub fn write(&self, secrets: &Secrets) -> String {
        let (kind, about) = match self.holder {
            Holder::Grant(id) => (1u8, id),
            Holder::Client(id) => (2u8, id),
        };
        let mut bytes = vec![kind];
        bytes.extend_from_slice(self.id.as_bytes());
        bytes.extend_from_slice(about.as_bytes());
        bytes.extend_from_slice(&self.issued_at.0.to_be_bytes());
        bytes.extend_from_slice(&self.expires_at.0.to_be_bytes());
        bytes.extend_from_slice(self.scopes.to_string().as_bytes());
        let mac = secrets.vouch(PURPOSE, &bytes);
        bytes.extend_from_slice(&mac);
        format!("{ACCESS_PREFIX}{}", URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Reads one that we vouched for and that is still good; `None` for everything else.
    #[must_use]
    pub fn read(text: &str, secrets: &Secrets, now: Time) -> Option<Self> {
        let encoded = text.strip_prefix(ACCESS_PREFIX).filter(|rest| rest.len() <= TOKEN_LENGTH_MAX)?;
        let bytes = URL_SAFE_NO_PAD.decode(encoded).ok()?;
        let (message, mac) = bytes.split_at_checked(bytes.len().checked_sub(MAC_BYTES)?)?;
        if !secrets.vouches(PURPOSE, message, mac) {
            return None;
        }
        let (head, scopes) = message.split_at_checked(HEAD_BYTES)?;
        let id = Id::from_slice(head.get(1..17)?)?;
        let about = Id::from_slice(head.get(17..33)?)?;
        let number = |range: std::ops::Range<usize>| head.get(range).and_then(|bytes| bytes.try_into().ok()).map(i64::from_be_bytes);
        let (issued_at, expires_at) = (Time(number(33..41)?), Time(number(41..49)?));
        let holder = match head.first() {
            Some(1) => Holder::Grant(about),
            Some(2) => Holder::Client(about),
            _ => return None,
        };
        let scopes = Scopes::parse(std::str::from_utf8(scopes).ok()?).ok()?;
        (expires_at > now).then_some(Self { id, holder, issued_at, expires_at, scopes })
    }
}

/// A secret of 32 random bytes as text.
#[must_use]
pub fn secret(random: [u8; 32]) -> String {
    URL_SAFE_NO_PAD.encode(random)
}

/// A refresh token as text.
#[must_use]
pub fn refresh(random: [u8; 32]) -> String {
    format!("{REFRESH_PREFIX}{}", URL_SAFE_NO_PAD.encode(random))
}

/// True where a text can only be a refresh token.
#[must_use]
pub fn is_refresh(text: &str) -> bool {
    text.starts_with(REFRESH_PREFIX)
}

/// What is kept of a secret of 32 random bytes. One round of SHA-256 is enough: such a secret cannot be guessed, however fast the guessing.
#[must_use]
pub fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// Half of the hash of an access token, for the ID token beside it (OpenID Connect Core §3.1.3.6).
#[must_use]
pub fn at_hash(access_token: &str) -> String {
    URL_SAFE_NO_PAD.encode(hash(access_token).first_chunk::<16>().copied().unwrap_or_default())
}

/// Seconds since 1970 of a moment, as JSON Web Tokens have them.
#[must_use]
pub const fn seconds(at: Time) -> i64 {
    at.0.div_euclid(SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token() -> AccessToken {
        let id = Id::named(&["x"]);
        AccessToken { id, holder: Holder::Grant(id), issued_at: Time(5), expires_at: Time(10), scopes: Scopes::of(&["openid", "profile"]) }
    }

    #[test]
    fn a_token_is_read_as_it_was_written_until_it_ends() {
        let secrets = Secrets::of([1; 32]);
        let text = token().write(&secrets);
        assert_eq!(AccessToken::read(&text, &secrets, Time(9)), Some(token()));
        assert_eq!(AccessToken::read(&text, &secrets, Time(10)), None);
        assert_eq!(AccessToken::read(&text, &Secrets::of([2; 32]), Time(9)), None);
        let client = AccessToken { holder: Holder::Client(Id::named(&["y"])), scopes: Scopes::default(), ..token() };
        assert_eq!(AccessToken::read(&client.write(&secrets), &secrets, Time(9)), Some(client));
    }

    #[test]
    fn a_changed_token_is_worth_nothing() {
        let secrets = Secrets::of([1; 32]);
        let text = token().write(&secrets);
        let bytes = URL_SAFE_NO_PAD.decode(&text[4..]).unwrap();
        for position in 0..bytes.len() {
            for bit in [1, 0x80] {
                let mut changed = bytes.clone();
                changed[position] ^= bit;
                assert_eq!(AccessToken::read(&format!("xta_{}", URL_SAFE_NO_PAD.encode(&changed)), &secrets, Time(9)), None, "byte {position}");
            }
            assert_eq!(AccessToken::read(&format!("xta_{}", URL_SAFE_NO_PAD.encode(&bytes[..position])), &secrets, Time(9)), None);
        }
        for odd in ["", "xta_", "xta_AAAA", &text[4..], &format!("{text}AAAA"), &format!("xta_{}", "A".repeat(TOKEN_LENGTH_MAX + 1))] {
            assert_eq!(AccessToken::read(odd, &secrets, Time(9)), None, "{odd}");
        }
    }
}
