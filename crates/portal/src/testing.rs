//! A browser without a network, for tests of rooms at the HTTP boundary.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use http::{Request, header};
use kernel::Clock;
use tower::ServiceExt;

use crate::cache::Cache;
use crate::routes::{Authenticator, Registry};
use crate::serve::{Portal, PortalSettings};

/// A browser: it keeps cookies and does not follow redirects.
pub struct Browser {
    router: Router,
    runtime: Arc<tokio::runtime::Runtime>,
    /// The cookies it holds.
    pub cookies: BTreeMap<String, String>,
    /// The language it asks for.
    pub accept_language: String,
    /// From where it asks; empty for nowhere, where nothing is counted.
    pub address: String,
}

/// What came back.
#[derive(Debug)]
pub struct Seen {
    /// The status.
    pub status: u16,
    /// The address of a redirect; empty otherwise.
    pub location: String,
    /// The media type.
    pub kind: String,
    /// The body as text.
    pub text: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
    /// The headers, by their names in small letters.
    pub headers: BTreeMap<String, String>,
}

impl Browser {
    /// A browser at a portal of these routes. `after_change` hands facts over.
    ///
    /// # Panics
    /// No runtime can be started.
    #[must_use]
    pub fn new(registry: &Registry, authenticator: Arc<dyn Authenticator>, clock: Arc<dyn Clock>, after_change: impl Fn() + Send + Sync + 'static) -> Self {
        Self::at("http://test", registry, authenticator, clock, after_change)
    }

    /// As [`Self::new`], for a platform at an address.
    ///
    /// # Panics
    /// No runtime can be started.
    #[must_use]
    #[expect(clippy::expect_used, reason = "test support")]
    pub fn at(
        base_url: &str,
        registry: &Registry,
        authenticator: Arc<dyn Authenticator>,
        clock: Arc<dyn Clock>,
        after_change: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        let settings = PortalSettings { base_url: base_url.to_owned(), content_url: None, secret: [1; 32], in_process: false, behind_proxy: true };
        let portal = Portal::new(settings, authenticator, clock, Arc::new(Cache::default()), after_change, || Ok(()));
        // What is pushed ends with what waits: a test would wait for it for ever.
        portal.let_streams_last(0);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        Self {
            router: portal.router(registry),
            runtime: Arc::new(runtime),
            cookies: BTreeMap::new(),
            accept_language: "zh-CN".to_owned(),
            address: String::new(),
        }
    }

    /// Another browser at the same portal, without cookies.
    #[must_use]
    pub fn another(&self) -> Self {
        Self {
            router: self.router.clone(),
            runtime: Arc::clone(&self.runtime),
            cookies: BTreeMap::new(),
            accept_language: self.accept_language.clone(),
            address: self.address.clone(),
        }
    }

    /// Opens an address.
    pub fn get(&mut self, address: &str) -> Seen {
        self.ask(Request::get(address), Body::empty())
    }

    /// Sends a form from one of our own pages.
    pub fn post(&mut self, address: &str, form: &[(&str, &str)]) -> Seen {
        let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = Request::post(address).header("sec-fetch-site", "same-origin").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request, Body::from(text))
    }

    /// Sends anything, as a program or another site would: only these headers besides cookies and language.
    pub fn send(&mut self, method: &str, address: &str, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Seen {
        let request = headers.iter().fold(Request::builder().method(method).uri(address), |request, (name, value)| request.header(*name, *value));
        self.ask(request, Body::from(body.into()))
    }

    #[expect(clippy::expect_used, reason = "test support")]
    fn ask(&mut self, request: http::request::Builder, body: Body) -> Seen {
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let request = request.header(header::ACCEPT_LANGUAGE, &self.accept_language).header(header::HOST, "test").header(header::COOKIE, cookies);
        let request = if self.address.is_empty() { request } else { request.header("x-forwarded-for", &self.address) };
        let request = request.body(body).expect("a request");
        let (head, bytes) = self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.expect("an answer");
            let (head, body) = response.into_parts();
            (head, to_bytes(body, usize::MAX).await.unwrap_or_default())
        });
        for cookie in head.headers.get_all(header::SET_COOKIE) {
            if let Some((name, rest)) = cookie.to_str().ok().and_then(|cookie| cookie.split_once('=')) {
                let value = rest.split(';').next().unwrap_or("");
                if value.is_empty() {
                    self.cookies.remove(name)
                } else {
                    self.cookies.insert(name.to_owned(), value.to_owned())
                };
            }
        }
        let text = |name| head.headers.get(name).and_then(|value: &http::HeaderValue| value.to_str().ok()).unwrap_or("").to_owned();
        Seen {
            status: head.status.as_u16(),
            location: text(header::LOCATION),
            kind: text(header::CONTENT_TYPE),
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.to_vec(),
            headers: head.headers.iter().map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())).collect(),
        }
    }
}

/// Takes everybody for a stranger, for tests of public pages.
pub struct Strangers;

impl Authenticator for Strangers {
    fn who(&self, _: &str, _: kernel::Time) -> Result<crate::Who, kernel::Problem> {
        Ok(crate::Who::stranger())
    }
}
