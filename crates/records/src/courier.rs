//! Brings statements to another record store, over HTTP.

use std::time::Duration;

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
    /// Brings a request; the status and the beginning of what was answered. The status is 0 where nobody answered.
    fn bring(&self, letter: &Letter<'_>) -> (u16, String);
}

/// How long an answer may take.
const WAIT: Duration = Duration::from_secs(30);
/// Bytes of an answer that are read.
pub const ANSWER_BYTES_MAX: u64 = 64 * 1024;

/// Over the network. It follows no redirects, so that a credential goes to no address but the one it is for.
pub struct Web(ureq::Agent);

impl Default for Web {
    fn default() -> Self {
        Self(
            ureq::Agent::config_builder()
                .tls_config(platform::outgoing::tls())
                .timeout_global(Some(WAIT))
                .max_redirects(0)
                .http_status_as_error(false)
                .build()
                .new_agent(),
        )
    }
}

impl Courier for Web {
    fn bring(&self, letter: &Letter<'_>) -> (u16, String) {
        use base64::Engine;
        let (name, secret) = letter.credential;
        let basic = base64::engine::general_purpose::STANDARD.encode(format!("{name}:{secret}"));
        let request = self
            .0
            .post(letter.address)
            .header("authorization", format!("Basic {basic}"))
            .header("content-type", letter.content_type)
            .header("x-experience-api-version", letter.version);
        match request.send(letter.body) {
            Ok(mut answer) => {
                let text = answer.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_to_string().unwrap_or_default();
                (answer.status().as_u16(), text)
            }
            Err(error) => (0, error.to_string()),
        }
    }
}
