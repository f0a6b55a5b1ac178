//! Requests forged by other sites (CSRF): every change is checked twice over.
//!
//! A browser says where a request comes from (`Sec-Fetch-Site`, `Origin`): anything from another site is refused. Where it says nothing
//! and the request acts for a session, the form must carry that session's token.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What the headers say about where a request comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// From our own pages.
    Own,
    /// From another site.
    Other,
    /// Nothing is said: an old browser, or a program.
    Unknown,
}

/// Reads the headers. `host` is the request's own host.
#[must_use]
pub fn origin(fetch_site: Option<&str>, origin: Option<&str>, host: Option<&str>) -> Origin {
    match (fetch_site, origin) {
        (Some("same-origin"), _) => Origin::Own,
        (Some("none"), None) => Origin::Unknown,
        (Some(_), _) => Origin::Other,
        (None, Some(origin)) => {
            let authority = origin.split_once("://").map_or("", |(_, rest)| rest);
            if !authority.is_empty() && Some(authority) == host { Origin::Own } else { Origin::Other }
        }
        (None, None) => Origin::Unknown,
    }
}

/// The token that forms of a session carry.
#[must_use]
pub fn token(secret: &[u8; 32], session_token: &str) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else { return String::new() };
    mac.update(b"form:");
    mac.update(session_token.as_bytes());
    mac.finalize().into_bytes().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a change may go on. `session_token` is what the browser sent, `given` what the form carries.
#[must_use]
pub fn permits(came_from: Origin, secret: &[u8; 32], session_token: Option<&str>, given: Option<&str>) -> bool {
    match (came_from, session_token) {
        (Origin::Other, _) => false,
        (Origin::Own, _) | (Origin::Unknown, None) => true,
        (Origin::Unknown, Some(session)) => given.is_some_and(|given| same(given.as_bytes(), token(secret, session).as_bytes())),
    }
}

/// Compares without telling by time where two texts differ.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_sites_are_refused_and_own_pages_pass() {
        let secret = [7; 32];
        let good = token(&secret, "session");
        assert_eq!(origin(Some("cross-site"), None, Some("x")), Origin::Other);
        assert_eq!(origin(Some("same-site"), None, Some("x")), Origin::Other);
        assert_eq!(origin(None, Some("http://evil"), Some("x")), Origin::Other);
        assert_eq!(origin(None, Some("null"), Some("x")), Origin::Other);
        assert_eq!(origin(None, Some("http://x:8080"), Some("x:8080")), Origin::Own);
        assert!(!permits(Origin::Other, &secret, Some("session"), Some(&good)));
        assert!(!permits(Origin::Unknown, &secret, Some("session"), None));
        assert!(!permits(Origin::Unknown, &secret, Some("session"), Some(&token(&secret, "other"))));
        assert!(!permits(Origin::Unknown, &secret, Some("session"), Some("")));
        assert!(permits(Origin::Unknown, &secret, Some("session"), Some(&good)));
        assert!(permits(Origin::Own, &secret, Some("session"), None));
    }
}
