//! Where the servers are. User, password and token are taken out of the address before anything else sees it: addresses are logged, secrets are not.

use std::fmt;
use std::str::FromStr;

use async_nats::{ConnectOptions, ServerAddr};
use percent_encoding::percent_decode_str;
use url::Url;

use crate::EventsError;

/// Servers in one address.
const SERVERS_MAX: usize = 16;

#[derive(Clone, PartialEq, Eq)]
enum Shown {
    Nothing,
    Token(String),
    Password(String, String),
}

/// The servers of one cluster, and who we are to them.
#[derive(Clone)]
pub struct Servers {
    addresses: Vec<ServerAddr>,
    shown: Shown,
}

impl FromStr for Servers {
    type Err = EventsError;

    fn from_str(text: &str) -> Result<Self, EventsError> {
        let wrong = |what: &str| EventsError::Address(what.to_owned());
        let mut servers = Self { addresses: Vec::new(), shown: Shown::Nothing };
        for part in text.split(',').map(str::trim) {
            let mut url = Url::parse(part).map_err(|error| wrong(&format!("cannot be read ({error})")))?;
            if !matches!(url.scheme(), "nats" | "tls") {
                return Err(wrong("begins with something else than nats:// or tls://"));
            }
            if url.host_str().is_none_or(str::is_empty) || !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
                return Err(wrong("is not a host with a port"));
            }
            let decoded = |text: &str| percent_decode_str(text).decode_utf8().map(String::from).map_err(|_| wrong("has a user that is not UTF-8"));
            let shown = match (decoded(url.username())?, url.password()) {
                (user, Some(password)) => Shown::Password(user, decoded(password)?),
                (token, None) if !token.is_empty() => Shown::Token(token),
                _ => Shown::Nothing,
            };
            if shown != Shown::Nothing {
                if servers.shown != Shown::Nothing && servers.shown != shown {
                    return Err(wrong("has several users; the servers of a cluster know the same ones"));
                }
                servers.shown = shown;
            }
            let _ = (url.set_username(""), url.set_password(None));
            servers.addresses.push(ServerAddr::from_url(url).map_err(|error| wrong(&format!("cannot be read ({error})")))?);
        }
        if servers.addresses.len() > SERVERS_MAX {
            return Err(wrong("names more than 16 servers"));
        }
        Ok(servers)
    }
}

impl Servers {
    /// For the client.
    pub(crate) fn addresses(&self) -> Vec<ServerAddr> {
        self.addresses.clone()
    }

    /// Options that show who we are.
    pub(crate) fn options(&self) -> ConnectOptions {
        match self.shown.clone() {
            Shown::Nothing => ConnectOptions::new(),
            Shown::Token(token) => ConnectOptions::with_token(token),
            Shown::Password(user, password) => ConnectOptions::with_user_and_password(user, password),
        }
    }
}

/// Hosts and ports, without who we are.
impl fmt::Display for Servers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, address) in self.addresses.iter().enumerate() {
            write!(f, "{}{}:{}", if number > 0 { ", " } else { "" }, address.host(), address.port())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Servers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Servers({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_taken_out_of_addresses() {
        let servers: Servers = "nats://xingtan:p%40ss@one:4222, nats://two".parse().unwrap();
        assert_eq!((servers.to_string(), format!("{servers:?}")), ("one:4222, two:4222".to_owned(), "Servers(one:4222, two:4222)".to_owned()));
        assert!(servers.shown == Shown::Password("xingtan".to_owned(), "p@ss".to_owned()));
        assert!(servers.addresses.iter().all(|address| !address.as_url_str().contains("xingtan")));
        let token: Servers = "tls://s3cret@[::1]:4333".parse().unwrap();
        assert!(token.shown == Shown::Token("s3cret".to_owned()) && token.to_string() == "::1:4333");
    }

    #[test]
    fn what_is_no_address_is_refused_without_showing_it() {
        let many = vec!["nats://x"; SERVERS_MAX + 1].join(",");
        for wrong in
            ["", "one:4222", "http://one", "nats://", "nats://one/path", "nats://one?x=1", "nats://a:secret@one,nats://b:secret@two", "nats://:secret", &many]
        {
            let error = wrong.parse::<Servers>().unwrap_err().to_string();
            assert!(error.contains("nats://HOST:PORT") && !error.contains("secret"), "{wrong}: {error}");
        }
        assert!(vec!["nats://x"; SERVERS_MAX].join(",").parse::<Servers>().is_ok());
    }
}
