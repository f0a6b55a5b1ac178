//! So many streams and no more.

use super::*;
use kernel::Time;

struct Nobody;

impl Authenticator for Nobody {
    fn who(&self, _: &str, _: Time) -> Result<Who, Problem> {
        Ok(Who::stranger())
    }
}

impl Clock for Nobody {
    fn now(&self) -> Time {
        Time(0)
    }
}

#[tokio::test]
async fn so_many_streams_are_open_and_no_more() {
    let settings = PortalSettings { base_url: "http://test".to_owned(), content_url: None, secret: [1; 32], in_process: true, behind_proxy: false };
    let portal = Portal::new(settings, Arc::new(Nobody), Arc::new(Nobody), Arc::new(Cache::default()), || (), || Ok(()));
    let (pushers, mut registry) = (std::sync::Mutex::new(Vec::new()), Registry::default());
    registry.get("/follow", Need::Anyone, move |_| {
        let (pusher, feed) = push::feed(1);
        pushers.lock().unwrap().push(pusher);
        Ok(Answer::events(feed))
    });
    let ask = || Arc::clone(&portal).handle(Arc::new(registry.routes()[0].clone()), Vec::new(), Request::get("/follow").body(HttpBody::empty()).unwrap());
    let mut open = Vec::new();
    for _ in 0..STREAMS_MAX {
        open.push(ask().await);
    }
    assert!(open.iter().all(|answer| answer.status() == 200));
    let refused = ask().await;
    assert_eq!((refused.status().as_u16(), refused.headers()["retry-after"].to_str().unwrap()), (429, "30"));
    drop(open.pop());
    drop(Arc::clone(&portal.streams).acquire_owned().await.unwrap());
    assert_eq!(ask().await.status(), 200, "who leaves makes room");
}

/// However many ask for what takes long, only so many are worked on at once; the others get their answer too, and who asks for something else is not held up.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_hashes_is_done_in_turn_and_nobody_is_turned_away() {
    use crate::queue::AT_ONCE_MAX;
    use std::sync::atomic::AtomicUsize;
    let settings = PortalSettings { base_url: "http://test".to_owned(), content_url: None, secret: [1; 32], in_process: false, behind_proxy: false };
    let portal = Portal::new(settings, Arc::new(Nobody), Arc::new(Nobody), Arc::new(Cache::default()), || (), || Ok(()));
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (held, open) = std::sync::mpsc::channel::<()>();
    let (open, counts) = (std::sync::Mutex::new(open), (Arc::clone(&now), Arc::clone(&most)));
    let mut registry = Registry::default();
    registry
        .post("/slow", Need::Anyone, move |_| {
            counts.1.fetch_max(counts.0.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            open.lock().unwrap().recv().unwrap();
            counts.0.fetch_sub(1, Ordering::SeqCst);
            Ok(Answer::bytes("text/plain", "done"))
        })
        .hashes();
    registry.post("/quick", Need::Anyone, |_| Ok(Answer::bytes("text/plain", "done")));
    let ask = |route: usize, path: &'static str| {
        let request = Request::post(path).header("sec-fetch-site", "same-origin").body(HttpBody::empty()).unwrap();
        tokio::spawn(Arc::clone(&portal).handle(Arc::new(registry.routes()[route].clone()), Vec::new(), request))
    };
    let people = 600; // more than there are threads for work that blocks
    let waiting: Vec<_> = (0..people).map(|_| ask(0, "/slow")).collect();
    while now.load(Ordering::SeqCst) < AT_ONCE_MAX {
        tokio::task::yield_now().await;
    }
    assert_eq!(ask(1, "/quick").await.unwrap().status(), 200, "something else is answered meanwhile");
    (0..people).for_each(|_| held.send(()).unwrap());
    for one in waiting {
        assert_eq!(one.await.unwrap().status(), 200);
    }
    assert_eq!(most.load(Ordering::SeqCst), AT_ONCE_MAX);
}

/// What a page says where the handler refuses, in a language.
async fn refusal(code: &'static str, kind: ErrorKind, language: &str) -> String {
    let settings = PortalSettings { base_url: "http://test".to_owned(), content_url: None, secret: [1; 32], in_process: true, behind_proxy: false };
    let portal = Portal::new(settings, Arc::new(Nobody), Arc::new(Nobody), Arc::new(Cache::default()), || (), || Ok(()));
    let mut registry = Registry::default();
    registry.get("/refused", Need::Anyone, move |_| Err(Problem::new(kind, code, "")));
    let request = Request::get("/refused?of=a&lang=x").header(header::ACCEPT_LANGUAGE, language).body(HttpBody::empty()).unwrap();
    let answer = portal.handle(Arc::new(registry.routes()[0].clone()), Vec::new(), request).await;
    String::from_utf8(axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn a_refusal_says_what_is_missing_and_where_to_go() {
    for language in ["en", "zh-CN"] {
        let factor = refusal("second-factor-needed", ErrorKind::Forbidden, language).await;
        let role = refusal("forbidden", ErrorKind::Forbidden, language).await;
        let forged = refusal("forged", ErrorKind::Forbidden, language).await;
        let sign_in = refusal("sign-in-needed", ErrorKind::SignInNeeded, language).await;
        assert!(factor.contains("class=\"btn main\" href=\"/me/security\""), "{factor}");
        assert!(role.contains("class=\"btn main\" href=\"/me/roles\""), "{role}");
        assert!(!forged.contains("/me/roles") && !forged.contains("/me/security"), "{forged}");
        assert!(sign_in.contains("href=\"/sign-in?back=%2Frefused%3Fof%3Da%26lang%3Dx\""), "{sign_in}");
        for (page, code) in [(&factor, "second-factor-needed"), (&role, ">forbidden<"), (&forged, ">forged<"), (&sign_in, "sign-in-needed")] {
            assert!(!page.contains(code), "a code is no sentence: {page}");
        }
        assert!(refusal("database", ErrorKind::Unavailable, language).await.contains(">database<"), "whoever runs the platform looks for it in the log");
        let headings: std::collections::BTreeSet<&str> =
            [&factor, &role, &forged].map(|page| page.split("<h1>").nth(1).unwrap().split('<').next().unwrap()).into();
        assert_eq!(headings.len(), 3);
    }
}

#[tokio::test]
async fn no_address_leads_to_another_host() {
    use tower::ServiceExt;
    let settings = PortalSettings { base_url: "http://test".to_owned(), content_url: None, secret: [1; 32], in_process: true, behind_proxy: false };
    let portal = Portal::new(settings, Arc::new(Nobody), Arc::new(Nobody), Arc::new(Cache::default()), || (), || Ok(()));
    let router = portal.router(&Registry::default());
    let answer = router.oneshot(Request::get("http://test//evil.test/x").body(HttpBody::empty()).unwrap()).await.unwrap();
    assert_eq!(answer.status(), 404);
    let page = String::from_utf8(axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap();
    assert!(!page.contains("href=\"//") && page.contains("href=\"/?lang="), "{page}");
}

#[tokio::test]
async fn programs_hear_in_their_own_form_what_is_not_there() {
    use tower::ServiceExt;
    let settings = PortalSettings { base_url: "http://test".to_owned(), content_url: None, secret: [1; 32], in_process: true, behind_proxy: false };
    let portal = Portal::new(settings, Arc::new(Nobody), Arc::new(Nobody), Arc::new(Cache::default()), || (), || Ok(()));
    let mut registry = Registry::default();
    registry.get("/things", Need::Scope(&["things"]), |_| Ok(Answer::bytes("text/plain", "things")));
    registry.get("/mixed/page", Need::Anyone, |_| Ok(Answer::bytes("text/plain", "page")));
    registry.get("/people/{id}", Need::Anyone, |_| Ok(Answer::bytes("text/plain", "page")));
    registry.post("/people/{id}/record", Need::Anyone, |_| Ok(Answer::bytes("text/plain", "record")));
    registry.post("/sent/off", Need::Anyone, |_| Ok(Answer::bytes("text/plain", "off")));
    registry.get("/mixed/things", Need::Scope(&["things"]), |_| Ok(Answer::bytes("text/plain", "things")));
    let router = portal.router(&registry);
    let ask = |method: &str, path: &str| {
        let request = Request::builder().method(method).uri(path).header("host", "test").body(HttpBody::empty()).unwrap();
        let router = router.clone();
        async move {
            let answer = router.oneshot(request).await.unwrap();
            let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
            (answer.status().as_u16(), header("content-type"), header("allow"))
        }
    };
    let problem = "application/problem+json".to_owned();
    assert_eq!(ask("PATCH", "/things").await, (405, problem.clone(), "GET".to_owned()));
    assert_eq!(ask("GET", "/things/none").await, (404, problem.clone(), String::new()));
    assert_eq!(ask("GET", "/none").await, (404, "text/html; charset=utf-8".to_owned(), String::new()));
    let back = |path: &str| {
        let (router, request) = (router.clone(), Request::get(path).header("host", "test").body(HttpBody::empty()).unwrap());
        async move {
            let answer = router.oneshot(request).await.unwrap();
            (answer.status().as_u16(), answer.headers()["location"].to_str().unwrap().to_owned())
        }
    };
    assert_eq!(back("/people/7/record?lang=en&x=1").await, (303, "/people/7?lang=en".to_owned()), "a form that is asked for leads to its page");
    assert_eq!(back("/sent/off").await, (303, "/".to_owned()));
    assert_eq!(ask("GET", "/mixed/none").await.1, "text/html; charset=utf-8", "people come here too");
}
