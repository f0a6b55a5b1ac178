//! The address in the browser, as passkeys are bound to it.

use portal::Ask;
use url::{Host, Url};

/// The platform's own address; on the machine itself the name that was typed, because passkeys do not go with `127.0.0.1`.
pub fn of(ask: &Ask) -> String {
    let host = ask.header("host").unwrap_or("");
    let local = |address: &str| {
        Url::parse(address).ok().is_some_and(|url| match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(number)) => number.is_loopback(),
            Some(Host::Ipv6(number)) => number.is_loopback(),
            None => false,
        })
    };
    let typed = format!("http://{host}");
    if local(&ask.base_url) && local(&typed) { typed } else { ask.base_url.to_string() }
}

/// Whether passkeys go with the address in the browser: it has a name, and not a number only.
pub fn has_name(ask: &Ask) -> bool {
    Url::parse(&of(ask)).ok().is_some_and(|url| url.domain().is_some())
}
