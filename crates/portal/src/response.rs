//! The head of an answer and the response that goes over the network.

use ::words::Tongue;
use axum::body::Body as HttpBody;
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use sha2::{Digest, Sha256};

use crate::answer::{Answer, Body};
use crate::ask::Ask;
use crate::cache::Finished;
use crate::routes::Host;
use crate::serve::text;
use crate::{cookies, layout};

/// Answers smaller than this are not compressed.
const COMPRESS_BYTES_MIN: usize = 1024;

const POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Puts the layout around a page and the standing headers on every answer.
pub(crate) fn finish(ask: &Ask, answer: Answer, secure: bool) -> Finished {
    let mut headers = HeaderMap::with_capacity(12);
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.append(name, value);
        }
    };
    let mut lasting = Vec::new();
    let (kind, plain) = match &answer.body {
        Body::Page(page) => match if ask.fragment { Ok((page.body.text(), 0)) } else { layout::render(ask, page) } {
            Ok((html, start)) => {
                lasting = page.body.places(start);
                ("text/html; charset=utf-8", Bytes::from(html))
            }
            Err(problem) => ("text/plain; charset=utf-8", Bytes::from(problem.to_string())),
        },
        Body::Bytes(kind, bytes) => (*kind, bytes.clone()),
        Body::Stream(kind, _) => (*kind, Bytes::new()),
        Body::Events(_) => ("text/event-stream", Bytes::new()),
        Body::Empty => ("text/plain; charset=utf-8", Bytes::new()),
    };
    set(header::CONTENT_TYPE, kind);
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    if secure {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    if !answer.headers.iter().any(|(name, _)| *name == "cache-control") {
        set(header::CACHE_CONTROL, if ask.session_token.is_some() { "private, no-cache" } else { "no-cache" });
    }
    set(header::VARY, "Accept-Encoding, Accept-Language, Cookie, HX-Request");
    let kept_nowhere = answer.headers.iter().any(|(name, value)| *name == "cache-control" && value == "no-store");
    if answer.status == 200 && !plain.is_empty() && ask.session_token.is_none() && !kept_nowhere {
        let digest: String = Sha256::digest(&plain).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        set(header::ETAG, &format!("W/\"{digest}\""));
    }
    if let Some(tag) = ask.query("lang").filter(|_| ask.host == Host::Platform).filter(|tag| Tongue::ALL_COMPLETE.iter().any(|tongue| tongue.tag() == *tag)) {
        set(header::SET_COOKIE, &cookies::choice(cookies::LANGUAGE, tag));
    }
    for (name, value) in &answer.headers {
        let name = HeaderName::from_static(name);
        if let (true, Ok(value)) =
            (matches!(name, header::CONTENT_SECURITY_POLICY | header::CONTENT_TYPE | header::ETAG | header::VARY), HeaderValue::from_str(value))
        {
            headers.insert(name, value);
        } else if let Ok(value) = HeaderValue::from_str(value) {
            headers.append(name, value);
        }
    }
    Finished::new(answer.status, headers, plain).with_lasting(lasting)
}

/// The response to a request. What is sent again is compressed with care, once; what is not kept is compressed quickly.
pub(crate) fn respond(finished: &Finished, asked: &HeaderMap, kept: bool) -> Response {
    let mut headers = finished.headers.clone();
    let mut status = StatusCode::from_u16(finished.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let unchanged = status == StatusCode::OK && headers.get(header::ETAG).is_some_and(|tag| asked.get(header::IF_NONE_MATCH) == Some(tag));
    let body = if unchanged {
        status = StatusCode::NOT_MODIFIED;
        Bytes::new()
    } else {
        let accepted =
            if finished.plain.len() < COMPRESS_BYTES_MIN || !compressible(&headers) { "" } else { text(asked, &header::ACCEPT_ENCODING).unwrap_or("") };
        if !kept && accepted.contains("gzip") {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            finished.gzip_once()
        } else if accepted.contains("br") {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
            finished.brotli()
        } else if accepted.contains("gzip") {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            finished.gzip()
        } else {
            finished.plain.clone()
        }
    };
    let mut response = Response::new(HttpBody::from(body));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

fn compressible(headers: &HeaderMap) -> bool {
    let kind = text(headers, &header::CONTENT_TYPE).unwrap_or("");
    kind.starts_with("text/") || kind.contains("json") || kind.contains("svg") || kind.contains("xml") && !kind.contains("zip")
}
