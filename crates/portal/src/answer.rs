//! What a room gives back.

use std::io::Write;
use std::sync::Arc;

use bytes::Bytes;

use crate::layout::Page;
use crate::push::Feed;

/// Writes a long answer piece by piece.
pub type Writer = Arc<dyn Fn(&mut dyn Write) -> std::io::Result<()> + Send + Sync>;

/// The body of an answer.
#[derive(Clone)]
pub enum Body {
    /// A page: the shell puts the layout around it, unless htmx asked for the part.
    Page(Arc<Page>),
    /// Bytes of a media type.
    Bytes(&'static str, Bytes),
    /// A long download, written as it is made.
    Stream(&'static str, Writer),
    /// What is pushed while the page is open.
    Events(Feed),
    /// Nothing.
    Empty,
}

/// An answer.
#[derive(Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The body.
    pub body: Body,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
}

impl Answer {
    /// A page.
    #[must_use]
    pub fn page(page: Page) -> Self {
        Self { status: 200, body: Body::Page(Arc::new(page)), headers: Vec::new() }
    }

    /// JSON.
    #[must_use]
    pub fn json(value: &impl serde::Serialize) -> Self {
        Self::bytes("application/json", serde_json::to_vec(value).unwrap_or_default())
    }

    /// A text of a media type such as `text/html; charset=utf-8`.
    #[must_use]
    pub fn bytes(kind: &'static str, bytes: impl Into<Bytes>) -> Self {
        Self { status: 200, body: Body::Bytes(kind, bytes.into()), headers: Vec::new() }
    }

    /// A file to save under a name.
    #[must_use]
    pub fn download(kind: &'static str, name: &str, bytes: impl Into<Bytes>) -> Self {
        Self::bytes(kind, bytes).named(name)
    }

    /// A long file to save under a name, written as it is made.
    #[must_use]
    pub fn stream(kind: &'static str, name: &str, writer: Writer) -> Self {
        Self { status: 200, body: Body::Stream(kind, writer), headers: Vec::new() }.named(name)
    }

    /// What is pushed while the page is open, as server-sent events. Nothing keeps it, and no proxy holds it back.
    #[must_use]
    pub fn events(feed: Feed) -> Self {
        Self { status: 200, body: Body::Events(feed), headers: Vec::new() }.header("cache-control", "no-store").header("x-accel-buffering", "no")
    }

    fn named(self, name: &str) -> Self {
        let ascii: String = name.chars().map(|letter| if letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_') { letter } else { '-' }).collect();
        let encoded: String = form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>().replace('+', "%20");
        self.header("content-disposition", format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}"))
    }

    /// Sends the browser to another address with GET.
    #[must_use]
    pub fn see_other(to: impl Into<String>) -> Self {
        Self { status: 303, body: Body::Empty, headers: vec![("location", to.into())] }
    }

    /// Says that the thing lives at another address for ever.
    #[must_use]
    pub fn moved(to: impl Into<String>) -> Self {
        Self { status: 308, body: Body::Empty, headers: vec![("location", to.into())] }
    }

    /// With a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// With a cookie.
    #[must_use]
    pub fn cookie(self, cookie: String) -> Self {
        self.header("set-cookie", cookie)
    }

    /// With another status.
    #[must_use]
    pub const fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }
}
