//! The second host of the platform, where files run that others made. Browsers keep cookies by host and scripts by origin, so what runs there can
//! neither read nor use what people have at the first.

use http::{HeaderMap, Uri, header};

use crate::answer::{Answer, Body};
use crate::routes::{Host, Method, Route};

/// The authority (host, and port where it is not the usual one) of an address such as `https://content.example.org`.
pub fn authority_of(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let authority = rest.split('/').next().filter(|authority| !authority.is_empty())?;
    let usual = if scheme == "https" { ":443" } else { ":80" };
    Some(authority.strip_suffix(usual).unwrap_or(authority))
}

/// Which host a request is for. `content_url` is the address of the host of content.
pub fn asked(content_url: Option<&str>, headers: &HeaderMap, uri: &Uri) -> Host {
    let content = content_url.and_then(authority_of);
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).or_else(|| uri.authority().map(http::uri::Authority::as_str));
    match (content, host) {
        (Some(content), Some(host)) if host.eq_ignore_ascii_case(content) => Host::Content,
        _ => Host::Platform,
    }
}

/// What somebody gets who asks for a route at the wrong host: content is not there, and whoever typed the address of content for a page is led
/// to the page.
pub fn astray(asked: Host, route: &Route, base_url: &str, uri: &Uri) -> Answer {
    let address = uri.path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
    let is_page = asked == Host::Content && route.method == Method::Get && !route.need.is_for_programs();
    if is_page { Answer::see_other(format!("{base_url}{address}")) } else { nothing() }
}

fn nothing() -> Answer {
    Answer { status: 404, body: Body::Bytes("text/plain; charset=utf-8", "not found\n".into()), headers: Vec::new() }
}

/// The policy of a page of ours that shows what runs at another origin in a frame.
#[must_use]
pub fn frame_policy(origin: &str) -> String {
    format!("default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-src {origin}; frame-ancestors 'none'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_told_apart() {
        assert_eq!(authority_of("https://content.example.org:443"), Some("content.example.org"));
        assert_eq!(authority_of("http://localhost:8080/"), Some("localhost:8080"));
        assert_eq!((authority_of("localhost"), authority_of("http://")), (None, None));
        let headers = |host: &'static str| HeaderMap::from_iter([(header::HOST, http::HeaderValue::from_static(host))]);
        let uri = Uri::from_static("/");
        assert_eq!(asked(Some("http://localhost:8080"), &headers("LOCALHOST:8080"), &uri), Host::Content);
        assert_eq!(asked(Some("http://localhost:8080"), &headers("127.0.0.1:8080"), &uri), Host::Platform);
        assert_eq!(asked(Some("http://localhost:8080"), &headers("localhost"), &uri), Host::Platform);
        assert_eq!(asked(None, &headers("localhost:8080"), &uri), Host::Platform);
        assert_eq!(asked(Some("https://content.test"), &HeaderMap::new(), &Uri::from_static("https://content.test/x")), Host::Content);
    }
}
