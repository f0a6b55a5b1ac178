//! A request as it arrived, with its form read.

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Body as HttpBody;
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};

use crate::ask::{Look, UploadedFile};
use crate::serve::FIELDS_MAX;

/// The media type of forms with several parts.
const PARTS: &str = "multipart/form-data";

/// What the shell knows of a request before it asks who is behind it.
#[derive(Default)]
pub struct Arrived {
    pub look: Look,
    pub headers: Arc<HeaderMap>,
    pub address: Option<IpAddr>,
    pub uri: http::Uri,
    pub parts: Vec<String>,
    pub body: Bytes,
    pub form: Vec<(String, String)>,
    pub files: Vec<UploadedFile>,
    /// True where it says that it is a form of several parts and cannot be read as one.
    pub broken: bool,
}

impl Arrived {
    /// Reads the body where it is a form; one of several parts that is cut off or broken has no fields at all, and says so.
    pub async fn read_form(&mut self) {
        let kind = self.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("application/x-www-form-urlencoded");
        if kind.starts_with("application/x-www-form-urlencoded") {
            self.form = form_urlencoded::parse(&self.body).into_owned().take(FIELDS_MAX).collect();
        } else if kind.get(..PARTS.len()).is_some_and(|kind| kind.eq_ignore_ascii_case(PARTS)) {
            let body = std::mem::take(&mut self.body);
            self.broken = match multer::parse_boundary(kind) {
                Ok(boundary) => self.read_parts(body, boundary).await.is_err(),
                Err(_) => true,
            };
            if self.broken {
                self.form.clear();
                self.files.clear();
            }
        }
    }

    async fn read_parts(&mut self, body: Bytes, boundary: String) -> Result<(), multer::Error> {
        let mut parts = multer::Multipart::new(tokio_stream::once(Ok::<_, std::convert::Infallible>(body)), boundary);
        for _ in 0..FIELDS_MAX {
            let Some(part) = parts.next_field().await? else { return Ok(()) };
            let (field, name) = (part.name().unwrap_or("").to_owned(), part.file_name().map(str::to_owned));
            let bytes = part.bytes().await?;
            match name {
                Some(name) => self.files.push(UploadedFile { field, name, bytes }),
                None => self.form.push((field, String::from_utf8_lossy(&bytes).into_owned())),
            }
        }
        Ok(())
    }
}

/// What a browser is told that asks whether a page of another site may ask us: programs come with tokens, never with cookies, so it may.
pub fn preflight(allowed: &str) -> Response {
    let headers = [
        ("access-control-allow-origin", "*"),
        ("access-control-allow-methods", allowed),
        ("access-control-allow-headers", "authorization, content-type, if-match, if-none-match, x-experience-api-version"),
        ("access-control-max-age", "86400"),
    ];
    let builder = headers.iter().fold(Response::builder().status(StatusCode::NO_CONTENT), |builder, (name, value)| builder.header(*name, *value));
    builder.body(HttpBody::empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &'static str) -> Arrived {
        let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, http::HeaderValue::from_static("multipart/form-data; boundary=x"))]);
        let mut arrived = Arrived { headers: Arc::new(headers), body: Bytes::from_static(body.as_bytes()), ..Arrived::default() };
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(arrived.read_form());
        arrived
    }

    #[test]
    fn files_and_fields_are_told_apart() {
        let arrived = read(
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\n--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"l.csv\"\r\n\r\n1,2\r\n--x--\r\n",
        );
        assert_eq!(arrived.form, [("a".to_owned(), "one".to_owned())]);
        assert_eq!((arrived.files[0].field.as_str(), arrived.files[0].name.as_str(), &arrived.files[0].bytes[..]), ("f", "l.csv", &b"1,2"[..]));
    }

    #[test]
    fn a_broken_form_has_no_fields_and_says_so() {
        let whole = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\n--x\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\ntw";
        let arrived = read(whole);
        assert!(arrived.broken && arrived.form.is_empty() && arrived.files.is_empty());
        let other = read("nothing of the kind");
        assert!(other.broken && other.form.is_empty());
        assert!(!read("--x--\r\n").broken, "an empty form is a form");
    }
}
