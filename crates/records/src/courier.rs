//! Brings statements to another record store, over HTTP.

use std::io::{self, Read};
use std::time::Duration;

use ureq::AsSendBody;
use ureq::http::Uri;
use ureq::http::request::Builder;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

use crate::model::forward::Reply;
use crate::model::place;

/// A request with statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter<'l> {
    /// The address of the statement resource.
    pub address: &'l str,
    /// The version that is spoken.
    pub version: &'l str,
    /// Name and secret of the credential.
    pub credential: (&'l str, &'l str),
    /// The media type of the body.
    pub content_type: &'l str,
    /// The body.
    pub body: &'l [u8],
}

/// Who brings it.
pub trait Courier: Send + Sync {
    /// Brings a request with statements.
    fn bring(&self, letter: &Letter<'_>) -> Reply;

    /// Asks for what stands at the address; nothing is brought.
    fn look(&self, letter: &Letter<'_>) -> Reply;
}

/// How long an answer may take.
const WAIT: Duration = Duration::from_secs(30);
/// Bytes that go through in a second on a line that is slow; a body has so much more time.
const BYTES_A_SECOND: u64 = 128 * 1024;
/// Bytes of an answer that are read.
pub const ANSWER_BYTES_MAX: u64 = 64 * 1024;

/// Over the network. It follows no redirects, so that a credential goes to no address but the one it is for.
pub struct Web(ureq::Agent);

impl Default for Web {
    fn default() -> Self {
        let config = ureq::Agent::config_builder().tls_config(platform::outgoing::tls()).max_redirects(0).http_status_as_error(false).build();
        Self(ureq::Agent::with_parts(config, DefaultConnector::default(), Neighbours::default()))
    }
}

/// Finds the addresses of a name, as far as a record store may stand there.
#[derive(Debug, Default)]
struct Neighbours(DefaultResolver);

impl Resolver for Neighbours {
    fn resolve(&self, uri: &Uri, config: &ureq::config::Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.0.resolve(uri, config, timeout)?;
        let mut allowed = self.empty();
        for address in found.iter().filter(|address| !place::is_barred(address.ip())) {
            allowed.push(*address);
        }
        match found.first() {
            Some(barred) if allowed.is_empty() => Err(ureq::Error::Io(io::Error::new(io::ErrorKind::PermissionDenied, barring(barred.ip())))),
            _ => Ok(allowed),
        }
    }
}

fn barring(address: std::net::IpAddr) -> String {
    format!(
        "{address} is link-local, multicast, unspecified or a service of the machine's surroundings: nothing is sent there; give the address of a record store"
    )
}

impl Web {
    fn ask(&self, request: Builder, body: impl AsSendBody, letter: &Letter<'_>) -> Reply {
        use base64::Engine;
        // Where a proxy stands between, it finds the address, and a number is all that can be looked at here.
        if let Some(barred) = place::literal(letter.address).filter(|address| place::is_barred(*address)) {
            return Reply::Nobody(barring(barred));
        }
        let (name, secret) = letter.credential;
        let basic = base64::engine::general_purpose::STANDARD.encode(format!("{name}:{secret}"));
        let request = request.uri(letter.address).header("authorization", format!("Basic {basic}")).header("x-experience-api-version", letter.version);
        let request = match request.body(body) {
            Ok(request) => request,
            Err(error) => return Reply::Nobody(error.to_string()),
        };
        let length = u64::try_from(letter.body.len()).unwrap_or(u64::MAX);
        let request = self.0.configure_request(request).timeout_global(Some(WAIT + Duration::from_secs(length / BYTES_A_SECOND))).build();
        match self.0.run(request) {
            Ok(mut answer) => {
                let mut said = Vec::new();
                // An answer that breaks off is one all the same; what came of it is enough.
                let _ = answer.body_mut().as_reader().take(ANSWER_BYTES_MAX).read_to_end(&mut said);
                Reply::Said(answer.status().as_u16(), String::from_utf8_lossy(&said).into_owned())
            }
            Err(error) if is_break(&error) => Reply::Broke(error.to_string()),
            Err(error) => Reply::Nobody(error.to_string()),
        }
    }
}

/// Whether a connection that was there ended before the answer.
fn is_break(error: &ureq::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    matches!(error, ureq::Error::Io(error) if matches!(error.kind(), BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof))
}

impl Courier for Web {
    fn bring(&self, letter: &Letter<'_>) -> Reply {
        self.ask(Builder::new().method("POST").header("content-type", letter.content_type), letter.body, letter)
    }

    fn look(&self, letter: &Letter<'_>) -> Reply {
        self.ask(Builder::new().method("GET"), (), letter)
    }
}
