//! Asking other servers: notices of sign-out, keys that a program publishes, and providers elsewhere. Bounded in time and size, without redirects and proxies.
//!
//! What an operator registered is trusted to lead where it leads. What a program registered of itself must not lead into the operator's own network
//! (server-side request forgery): its name is resolved once, and refused where any of its addresses is not a public one.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

use crate::model::redirect;

/// How long one call may take, with everything.
pub const CALL_WAIT: Duration = Duration::from_secs(5);
/// The largest answer that is read, in bytes.
pub const ANSWER_BYTES_MAX: u64 = 64 * 1024;

/// How far an address is trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// An operator wrote it down.
    Operator,
    /// A program said it of itself.
    Program,
}

/// Asks other servers.
pub trait Courier: Send + Sync {
    /// Sends a form; the status of the answer.
    ///
    /// # Errors
    /// Nobody answered, or the address may not be called.
    fn post_form(&self, address: &str, fields: &[(&str, &str)], trust: Trust) -> Result<u16, String>;

    /// Reads a document.
    ///
    /// # Errors
    /// Nobody answered with one, or the address may not be called.
    fn get(&self, address: &str, trust: Trust) -> Result<String, String>;

    /// Sends a form to an address that an operator wrote down, with what proves who we are there; status and text of the answer.
    ///
    /// # Errors
    /// Nobody answered, or the address may not be called.
    fn ask(&self, address: &str, fields: &[(&str, &str)], authorization: Option<&str>) -> Result<(u16, String), String>;
}

/// The courier that goes out over the network.
pub struct Web {
    trusted: Agent,
    public: Agent,
}

impl Default for Web {
    fn default() -> Self {
        let config = || {
            Agent::config_builder()
                .tls_config(platform::outgoing::tls())
                .timeout_global(Some(CALL_WAIT))
                .max_redirects(0)
                .max_redirects_will_error(false)
                .http_status_as_error(false)
                .proxy(None)
                .user_agent("xingtan")
                .build()
        };
        let public = Agent::with_parts(config(), DefaultConnector::default(), PublicOnly(DefaultResolver::default()));
        Self { trusted: Agent::new_with_config(config()), public }
    }
}

impl Web {
    fn agent(&self, address: &str, trust: Trust) -> Result<&Agent, String> {
        redirect::check_callable(address).map_err(|fault| format!("the address {fault}"))?;
        match trust {
            Trust::Operator => Ok(&self.trusted),
            Trust::Program if address.starts_with("https://") => Ok(&self.public),
            Trust::Program => Err("the address must begin with https://".to_owned()),
        }
    }
}

impl Courier for Web {
    fn post_form(&self, address: &str, fields: &[(&str, &str)], trust: Trust) -> Result<u16, String> {
        let answer = self.agent(address, trust)?.post(address).send_form(fields.iter().copied()).map_err(|error| error.to_string())?;
        Ok(answer.status().as_u16())
    }

    fn get(&self, address: &str, trust: Trust) -> Result<String, String> {
        let mut answer = self.agent(address, trust)?.get(address).call().map_err(|error| error.to_string())?;
        if answer.status().as_u16() != 200 {
            return Err(format!("the answer has status {}", answer.status().as_u16()));
        }
        answer.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_to_string().map_err(|error| error.to_string())
    }

    fn ask(&self, address: &str, fields: &[(&str, &str)], authorization: Option<&str>) -> Result<(u16, String), String> {
        let mut request = self.agent(address, Trust::Operator)?.post(address);
        if let Some(authorization) = authorization {
            request = request.header("authorization", authorization);
        }
        let mut answer = request.header("accept", "application/json").send_form(fields.iter().copied()).map_err(|error| error.to_string())?;
        let text = answer.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_to_string().map_err(|error| error.to_string())?;
        Ok((answer.status().as_u16(), text))
    }
}

/// Resolves names, and refuses those that lead to anything but public addresses.
struct PublicOnly(DefaultResolver);

impl fmt::Debug for PublicOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicOnly")
    }
}

impl Resolver for PublicOnly {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.0.resolve(uri, config, timeout)?;
        if found.iter().all(|address| is_public(address.ip())) { Ok(found) } else { Err(Error::HostNotFound) }
    }
}

/// Whether an address can belong to somebody else's server on the open network (RFC 6890).
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let [first, second, third, _] = address.octets();
            let shared = first == 100 && (64..128).contains(&second);
            let special = first == 0 || first >= 240 || (first, second, third) == (192, 0, 0) || (first == 198 && (18..20).contains(&second));
            let reserved = address.is_private() || address.is_loopback() || address.is_link_local() || address.is_multicast() || address.is_documentation();
            !(reserved || shared || special)
        }
        IpAddr::V6(address) => {
            let embedded = address.to_ipv4_mapped().or_else(|| nat64(address));
            match embedded {
                Some(inner) => is_public(IpAddr::V4(inner)),
                None => address.segments().first().is_some_and(|first| first & 0xe000 == 0x2000) && !is_special(address),
            }
        }
    }
}

/// The address behind one of the well-known prefix for translation (RFC 6052).
fn nat64(address: Ipv6Addr) -> Option<std::net::Ipv4Addr> {
    match address.segments() {
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
            Some(std::net::Ipv4Addr::new(a, b, c, d))
        }
        _ => None,
    }
}

/// Global unicast prefixes that lead elsewhere than they look: documentation, Teredo and 6to4.
fn is_special(address: Ipv6Addr) -> bool {
    matches!(address.segments(), [0x2001, 0xdb8 | 0, ..] | [0x2002, ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_public() {
        for address in ["8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.0", "198.17.0.1", "2606:4700::1111", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8"] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
        for address in [
            "0.0.0.0",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b::169.254.169.254",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "2001:db8::1",
            "2001:0:1::1",
            "2002:7f00:1::",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn what_a_program_says_of_itself_is_called_over_tls_only_and_never_at_home() {
        let web = Web::default();
        for address in ["http://127.0.0.1:1/x", "http://rp.example/x", "ftp://rp.example/x", "https://user@rp.example/", "x"] {
            assert!(web.agent(address, Trust::Program).is_err(), "{address}");
        }
        assert!(web.get("https://127.0.0.1:1/keys", Trust::Program).is_err());
        assert!(web.get("https://localhost:1/keys", Trust::Program).is_err());
        assert!(web.agent("http://rp.example/x", Trust::Operator).is_err() && web.agent("http://127.0.0.1:1/x", Trust::Operator).is_ok());
    }
}
