//! The bounds of what a request may be: at the bound it is served, beyond it it is refused or cut, and the server goes on.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use http::Request;
use kernel::Need;
use platform::testing::{HandClock, TEST_TIME};
use portal::testing::Strangers;
use portal::{Answer, FIELDS_MAX, FORM_BYTES_MAX, Portal, PortalSettings, Registry};
use tower::ServiceExt;

struct Shell {
    router: Router,
    runtime: tokio::runtime::Runtime,
    reached: Arc<AtomicUsize>,
}

impl Shell {
    fn new() -> Self {
        let reached = Arc::new(AtomicUsize::new(0));
        let mut registry = Registry::default();
        let count = Arc::clone(&reached);
        registry.post("/form", Need::Anyone, move |ask| {
            count.fetch_add(1, Ordering::Relaxed);
            Ok(Answer::bytes("text/plain", format!("{} {}", ask.form.len(), ask.form.iter().map(|(_, value)| value.len()).sum::<usize>())))
        });
        registry.get("/query", Need::Anyone, |ask| Ok(Answer::bytes("text/plain", format!("{} {}", ask.query.len(), ask.query_text.len()))));
        let settings = PortalSettings { base_url: "http://test".to_owned(), content_url: None, secret: [1; 32], in_process: false, behind_proxy: false };
        let portal = Portal::new(settings, Arc::new(Strangers), Arc::new(HandClock::at(TEST_TIME)), Arc::default(), || (), || Ok(()));
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        Self { router: portal.router(&registry), runtime, reached }
    }

    fn send(&self, method: &str, address: &str, body: impl Into<Body>) -> (u16, String) {
        let request = Request::builder().method(method).uri(address).header("host", "test").header("accept", "text/plain").body(body.into()).unwrap();
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.unwrap();
            let status = answer.status().as_u16();
            (status, String::from_utf8_lossy(&to_bytes(answer.into_body(), usize::MAX).await.unwrap()).into_owned())
        })
    }
}

#[test]
fn forms_are_read_to_their_bound_of_bytes() {
    let shell = Shell::new();
    let form = |bytes: usize| format!("a={}", "x".repeat(bytes - 2));
    assert_eq!(shell.send("POST", "/form", form(FORM_BYTES_MAX)), (200, format!("1 {}", FORM_BYTES_MAX - 2)));
    let (status, page) = shell.send("POST", "/form", form(FORM_BYTES_MAX + 1));
    assert!(status == 413 && page.contains("262 kB"), "it says how much may come: {page}");
    assert_eq!(shell.reached.load(Ordering::Relaxed), 1, "no handler sees a form that is too large");
}

/// A form that says nothing about its length, and never ends, is left after the bound.
#[test]
fn a_form_without_end_is_left() {
    let shell = Shell::new();
    let sent = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&sent);
    let endless = std::iter::from_fn(move || {
        count.fetch_add(64 * 1024, Ordering::Relaxed);
        Some(Ok::<_, std::io::Error>(vec![b'x'; 64 * 1024]))
    });
    assert_eq!(shell.send("POST", "/form", Body::from_stream(tokio_stream::iter(endless))).0, 413);
    assert!(sent.load(Ordering::Relaxed) <= 2 * FORM_BYTES_MAX, "{} bytes were read", sent.load(Ordering::Relaxed));
}

#[test]
fn fields_count_to_their_bound() {
    let shell = Shell::new();
    let fields = |count: usize| vec!["a=b"; count].join("&");
    for (count, seen) in [(FIELDS_MAX, FIELDS_MAX), (FIELDS_MAX + 1, FIELDS_MAX), (FORM_BYTES_MAX / 4, FIELDS_MAX)] {
        assert_eq!(shell.send("POST", "/form", fields(count)), (200, format!("{seen} {seen}")), "{count} fields of a form");
    }
    for (count, seen) in [(FIELDS_MAX, FIELDS_MAX), (FIELDS_MAX + 1, FIELDS_MAX)] {
        let (status, text) = shell.send("GET", &format!("/query?{}", fields(count)), Body::empty());
        assert_eq!((status, text.split(' ').next().unwrap()), (200, seen.to_string().as_str()), "{count} fields of a query");
    }
}

#[test]
fn addresses_are_read_to_their_bound() {
    let shell = Shell::new();
    let address = |bytes: usize| format!("/query?{}", "x".repeat(bytes - "/query?".len()));
    assert_eq!(shell.send("GET", &address(portal::ADDRESS_BYTES_MAX), Body::empty()).0, 200);
    for beyond in [portal::ADDRESS_BYTES_MAX + 1, 60_000] {
        assert_eq!(shell.send("GET", &address(beyond), Body::empty()).0, 413);
    }
    assert!(portal::is_own_path(&format!("/{}", "x".repeat(portal::ADDRESS_BYTES_MAX - 1))));
    assert!(!portal::is_own_path(&format!("/{}", "x".repeat(portal::ADDRESS_BYTES_MAX))), "nobody is sent to an address that would be refused");
}
