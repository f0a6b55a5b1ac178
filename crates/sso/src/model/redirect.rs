//! Addresses that belong to a program. They are compared byte by byte, without any exception (RFC 9700 §2.1); not even the port of a loopback
//! address may vary: an address that is not written down is not the program's.

use url::{Host, Url};

/// The longest address of a program, in bytes.
pub const ADDRESS_LENGTH_MAX: usize = 2048;
/// The most addresses of one kind that a program may have.
pub const ADDRESSES_MAX: usize = 50;

/// Why an address cannot be registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressFault {
    /// Too long, or not an absolute address.
    #[error("must be an absolute address of at most {ADDRESS_LENGTH_MAX} visible ASCII characters")]
    Form,
    /// A fragment (RFC 6749 §3.1.2).
    #[error("must not have a fragment")]
    Fragment,
    /// A name or password before the host.
    #[error("must not have a user name or password")]
    User,
    /// A star or a path that climbs.
    #[error("must be one whole address, without stars and dot segments")]
    Pattern,
    /// Plain HTTP to somewhere else than this machine.
    #[error("must begin with https://; http:// is for loopback addresses only")]
    Plain,
    /// A scheme of its own that anybody could claim (RFC 8252 §7.1).
    #[error("a scheme of its own must be a domain name in reverse, such as com.example.app:/callback")]
    Scheme,
}

/// Whether a host is this machine.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

fn parse(text: &str) -> Result<Url, AddressFault> {
    if text.len() > ADDRESS_LENGTH_MAX || !text.bytes().all(|byte| matches!(byte, 0x21..=0x7e)) || text.contains(['\\', '"', '<', '>']) {
        return Err(AddressFault::Form);
    }
    let url = Url::parse(text).map_err(|_| AddressFault::Form)?;
    if url.fragment().is_some() {
        return Err(AddressFault::Fragment);
    }
    if !url.username().is_empty() || url.password().is_some() || url.authority().contains('@') {
        return Err(AddressFault::User);
    }
    let path = text.split('?').next().unwrap_or("");
    if text.contains('*') || path.split('/').any(|part| matches!(part.to_ascii_lowercase().as_str(), "." | ".." | "%2e" | "%2e%2e" | ".%2e" | "%2e.")) {
        return Err(AddressFault::Pattern);
    }
    Ok(url)
}

/// Whether an address may be registered to come back to after signing in or out.
///
/// # Errors
/// Why not.
pub fn check(text: &str) -> Result<(), AddressFault> {
    let url = parse(text)?;
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_loopback(&url) => Ok(()),
        "http" => Err(AddressFault::Plain),
        scheme if scheme.contains('.') => Ok(()),
        _ => Err(AddressFault::Scheme),
    }
}

/// Whether an address may be registered for us to call (back-channel logout, keys).
///
/// # Errors
/// Why not.
pub fn check_callable(text: &str) -> Result<(), AddressFault> {
    let url = parse(text)?;
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_loopback(&url) => Ok(()),
        _ => Err(AddressFault::Plain),
    }
}

/// Whether the address is one of those that are written down: the very same bytes.
#[must_use]
pub fn is_registered(registered: &[String], given: &str) -> bool {
    registered.iter().any(|known| known == given)
}

/// The host of an address, for pairwise subjects (OpenID Connect Core §8.1); the scheme where it has none.
#[must_use]
pub fn sector(text: &str) -> String {
    Url::parse(text).map_or_else(|_| String::new(), |url| url.host_str().map_or_else(|| url.scheme().to_owned(), str::to_owned))
}

/// What the content security policy calls the place of an address: its origin, or its scheme.
#[must_use]
pub fn policy_source(text: &str) -> String {
    Url::parse(text).map_or_else(
        |_| String::new(),
        |url| match url.origin() {
            origin @ url::Origin::Tuple(..) => origin.ascii_serialization(),
            url::Origin::Opaque(_) => format!("{}:", url.scheme()),
        },
    )
}

/// True where the address leads to an app that claimed a scheme of its own: nobody vouches that it is the right one.
#[must_use]
pub fn is_claimed_scheme(text: &str) -> bool {
    !text.starts_with("https://") && !text.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_registered_by_rules() {
        for good in [
            "https://rp.example/cb",
            "https://rp.example:8443/cb?x=1",
            "http://127.0.0.1:8080/cb",
            "http://[::1]/cb",
            "http://localhost/cb",
            "com.example.app:/cb",
        ] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        let long = format!("https://rp.example/{}", "a".repeat(ADDRESS_LENGTH_MAX - 19));
        assert_eq!(check(&long), Ok(()));
        for (bad, fault) in [
            ("", AddressFault::Form),
            ("/cb", AddressFault::Form),
            ("https://", AddressFault::Form),
            ("https://rp.example/c b", AddressFault::Form),
            ("https://rp.example/\u{e9}", AddressFault::Form),
            ("https:\\\\rp.example", AddressFault::Form),
            (&format!("{long}a"), AddressFault::Form),
            ("https://rp.example/cb#", AddressFault::Fragment),
            ("https://rp.example/cb#x", AddressFault::Fragment),
            ("https://user@rp.example/cb", AddressFault::User),
            ("https://:pass@rp.example/cb", AddressFault::User),
            ("https://*.rp.example/cb", AddressFault::Pattern),
            ("https://rp.example/a/../cb", AddressFault::Pattern),
            ("https://rp.example/a/%2E%2e/cb", AddressFault::Pattern),
            ("http://rp.example/cb", AddressFault::Plain),
            ("http://127.0.0.1.evil.example/cb", AddressFault::Plain),
            ("javascript:alert(1)", AddressFault::Scheme),
            ("data:text/html,x", AddressFault::Scheme),
            ("myapp:/cb", AddressFault::Scheme),
            ("file:///etc/passwd", AddressFault::Scheme),
        ] {
            assert_eq!(check(bad), Err(fault), "{bad}");
        }
        assert_eq!(check_callable("com.example.app:/x"), Err(AddressFault::Plain));
        assert_eq!(check_callable("https://rp.example/out"), Ok(()));
    }

    #[test]
    fn places_are_named_for_policies_and_sectors() {
        assert_eq!(policy_source("https://rp.example:8443/cb?x"), "https://rp.example:8443");
        assert_eq!(policy_source("com.example.app:/cb"), "com.example.app:");
        assert_eq!(sector("https://rp.example:8443/cb"), "rp.example");
        assert_eq!(sector("com.example.app:/cb"), "com.example.app");
    }
}
