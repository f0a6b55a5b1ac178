//! Identifiers and addresses in packages.

use super::bounds::IDENTIFIER_CHARS_MAX;

/// The names of launch parameters of cmi5 (§8.1), which no address may have of its own.
pub const LAUNCH_PARAMETERS: [&str; 5] = ["endpoint", "fetch", "actor", "registration", "activityId"];

/// Whether a text is a complete IRI: a scheme, a colon, something behind it, and nothing that no IRI holds (RFC 3987).
#[must_use]
pub fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let mut letters = scheme.chars();
    let is_web = matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https");
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.'))
        && !rest.is_empty()
        && text.chars().count() <= IDENTIFIER_CHARS_MAX
        && !text.chars().any(|letter| letter.is_whitespace() || letter.is_control() || matches!(letter, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`'))
        && (!is_web || rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/')))
}

/// Whether an address is complete (`scheme:…`) and not relative to a package.
#[must_use]
pub fn is_complete(address: &str) -> bool {
    let scheme = address.split([':', '/', '?', '#']).next().unwrap_or("");
    address.get(scheme.len()..).is_some_and(|rest| rest.starts_with(':')) && !scheme.is_empty()
}

/// Whether a complete address is one that a browser may be sent to.
#[must_use]
pub fn is_launchable(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")) && is_iri(address) && url::Url::parse(address).is_ok_and(|url| url.host().is_some())
}

/// The path in the package that a relative address leads to, decoded and without `.` and `..`; `None` where it leads out of the package or is none.
#[must_use]
pub fn path_of(base: &str, address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next()?;
    if path.starts_with('/') || path.contains('\\') {
        return None;
    }
    let decoded = decode(path)?;
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').chain(decoded.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part if part.chars().any(char::is_control) => return None,
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// What follows the path of an address: query and fragment.
#[must_use]
pub fn rest_of(address: &str) -> &str {
    address.find(['?', '#']).and_then(|at| address.get(at..)).unwrap_or("")
}

/// A launch parameter that the query of an address has already.
#[must_use]
pub fn conflicting(address: &str) -> Option<String> {
    let query = address.split('#').next()?.split_once('?')?.1;
    form_urlencoded::parse(query.as_bytes()).map(|(name, _)| name.into_owned()).find(|name| LAUNCH_PARAMETERS.contains(&name.as_str()))
}

/// Percent-decodes; `None` where what comes out is no text.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = (*first == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match hex {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..)?;
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// Percent-encodes a path for an address, `/` left as it is.
#[must_use]
pub fn encode_path(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~' | b'!' | b'\'' | b'(' | b')' | b'*' | b',' | b'=' | b'@' | b'+') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iris_are_complete() {
        for good in ["https://w3id.org/x", "urn:isbn:1", "http://例え.jp/道", "mailto:a@b"] {
            assert!(is_iri(good), "{good}");
        }
        for wrong in [
            "w3id.org/xapi/x",
            "",
            "x",
            "/a",
            "1a:b",
            "http:",
            "http://",
            "http:///x",
            "https://a b",
            "a:<b>",
            &format!("urn:{}", "x".repeat(IDENTIFIER_CHARS_MAX)),
        ] {
            assert!(!is_iri(wrong), "{wrong}");
        }
    }

    #[test]
    fn relative_addresses_stay_in_the_package() {
        assert_eq!(path_of("", "a/b.html?x=1#y").as_deref(), Some("a/b.html"));
        assert_eq!(path_of("shared", "../Playing/a%20b.html").as_deref(), Some("Playing/a b.html"));
        for wrong in ["../x", "/x", "a/../../x", "%2e%2e/x", "..%2fx", "a\\b", "", "?x", "a%00b"] {
            assert_eq!(path_of("", wrong), None, "{wrong}");
        }
        assert_eq!(rest_of("a?b#c"), "?b#c");
        assert!(is_complete("http://x") && is_complete("javascript:x") && !is_complete("a/b:c") && !is_complete("index.html?x=a:b"));
        assert!(is_launchable("https://x.test/a?b=c") && !is_launchable("javascript:alert(1)") && !is_launchable("http://example.com index.html"));
        assert_eq!(encode_path("a b/ü.html"), "a%20b/%C3%BC.html");
    }

    #[test]
    fn launch_parameters_are_found_in_queries() {
        assert_eq!(conflicting("index.html?a=1&endpoint=http://x").as_deref(), Some("endpoint"));
        assert_eq!(conflicting("index.html?activityId=x").as_deref(), Some("activityId"));
        assert_eq!(conflicting("index.html?activityid=x#endpoint=1"), None);
        assert_eq!(conflicting("endpoint"), None);
    }
}
