//! The answer to a request (RFC 6749 §4.1.2, RFC 9207).

use crate::model::request::{Destination, Mode, Refusal};

/// An answer: where it goes and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The program's address.
    pub redirect_uri: String,
    /// How it is sent.
    pub mode: Mode,
    /// The parameters.
    pub parameters: Vec<(&'static str, String)>,
}

impl Response {
    /// The code.
    #[must_use]
    pub fn code(to: &Destination, code: String, issuer: &str) -> Self {
        Self::new(to, vec![("code", code)], issuer)
    }

    /// A refusal.
    #[must_use]
    pub fn refusal(to: &Destination, refusal: Refusal, issuer: &str) -> Self {
        Self::new(to, vec![("error", refusal.error.to_owned()), ("error_description", refusal.detail.to_owned())], issuer)
    }

    fn new(to: &Destination, mut parameters: Vec<(&'static str, String)>, issuer: &str) -> Self {
        parameters.extend(to.state.clone().map(|state| ("state", state)));
        // Whose answer it is, so that a program with several providers cannot be led to mix them up (RFC 9207).
        parameters.push(("iss", issuer.to_owned()));
        Self { redirect_uri: to.redirect_uri.clone(), mode: to.mode, parameters }
    }

    /// The address to send the browser to, where the answer is not sent by a form.
    #[must_use]
    pub fn address(&self) -> String {
        let said = form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.parameters).finish();
        let mark = match self.mode {
            Mode::Fragment => '#',
            _ if self.redirect_uri.contains('?') => '&',
            _ => '?',
        };
        format!("{}{mark}{said}", self.redirect_uri)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_added_to_the_address_as_it_is_registered() {
        let to = |redirect_uri: &str, mode| Destination { redirect_uri: redirect_uri.to_owned(), mode, state: Some("a&b=1#".to_owned()) };
        let address = |to: &Destination| Response::code(to, "x".to_owned(), "http://op").address();
        assert_eq!(address(&to("https://rp.example/cb", Mode::Query)), "https://rp.example/cb?code=x&state=a%26b%3D1%23&iss=http%3A%2F%2Fop");
        assert_eq!(address(&to("https://rp.example/cb?y=1", Mode::Query)), "https://rp.example/cb?y=1&code=x&state=a%26b%3D1%23&iss=http%3A%2F%2Fop");
        assert_eq!(address(&to("https://rp.example/cb?y=1", Mode::Fragment)), "https://rp.example/cb?y=1#code=x&state=a%26b%3D1%23&iss=http%3A%2F%2Fop");
        let refused = Response::refusal(&to("https://rp.example/cb", Mode::Query), Refusal { error: "access_denied", detail: "no" }, "http://op");
        assert!(refused.address().starts_with("https://rp.example/cb?error=access_denied&error_description=no&state="));
    }
}
