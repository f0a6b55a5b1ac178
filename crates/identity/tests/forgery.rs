//! Requests that other sites or programs send in somebody's name, as they arrive on the wire.

mod house;

use std::sync::Arc;

use axum::body::Body;
use house::{GOOD, houses};
use http::{Request, header};
use portal::cache::Cache;
use portal::{Portal, PortalSettings};
use tower::ServiceExt;

#[test]
fn a_change_in_somebodys_name_needs_our_page_or_the_token() {
    for house in houses() {
        let mut browser = house.browser();
        house.sign_up_with(&mut browser, "xiaoman");
        let page = browser.get("/me/settings").text;
        let cookie = format!("xt={}", browser.cookies["xt"]);
        let settings = PortalSettings { base_url: "http://test".to_owned(), content_url: None, secret: [1; 32], in_process: true, behind_proxy: false };
        let portal = Portal::new(settings, Arc::new(house.room.clone()), house.clock.clone(), Arc::new(Cache::default()), || (), || Ok(()));
        let router = portal.router(&house.registry());
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let send = |path: &str, site: Option<&str>, body: String| {
            let mut request = Request::post(path).header(header::COOKIE, &cookie).header(header::HOST, "test").header(header::ACCEPT_LANGUAGE, "zh");
            if let Some(site) = site {
                request = request.header("sec-fetch-site", site);
            }
            runtime.block_on(router.clone().oneshot(request.body(Body::from(body)).unwrap())).unwrap().status().as_u16()
        };
        for path in ["/me/settings", "/me/security/password", "/me/security/end-all", "/me/delete", "/sign-out", "/sign-in", "/sign-up"] {
            let body = format!("display_name=evil&language=en&password={GOOD}&sure=yes").replace(' ', "+");
            assert_eq!(send(path, None, body.clone()), 403, "{path} without a token on {}", house.engine());
            assert_eq!(send(path, None, format!("{body}&_token=0123456789abcdef")), 403, "{path} with a wrong token");
            assert_eq!(send(path, Some("cross-site"), body), 403, "{path} from another site");
        }
        assert_eq!(house.count("account"), 1);
        let token = page.split("name=\"_token\" value=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned()).unwrap();
        assert_eq!(send("/me/settings", None, format!("display_name=mine&language=en&_token={token}")), 303, "an old browser with our form passes");
        assert_eq!(house.room.accounts("", 1).unwrap()[0].display_name, "mine");
    }
}

/// Session fixation: a token that somebody else planted in the browser before is worth nothing afterwards.
#[test]
fn a_session_that_was_planted_is_nobodys_after_signing_in() {
    for house in houses() {
        house.sign_up("victim");
        let mut attacker = house.browser();
        house.make_guest(&mut attacker);
        for planted in [attacker.cookies["xt"].clone(), "A".repeat(43)] {
            let mut victim = house.browser();
            victim.cookies.insert("xt".to_owned(), planted.clone());
            assert_eq!(victim.post("/sign-in", &[("username", "victim"), ("password", GOOD)]).status, 303, "{}", house.engine());
            assert_ne!(victim.cookies["xt"], planted, "{}: a new token at each sign-in", house.engine());
            assert_eq!(victim.get("/me/settings").status, 200);
            let mut again = house.browser();
            again.cookies.insert("xt".to_owned(), planted);
            assert_eq!(again.get("/me/settings").status, 401, "{}: the planted one opens nothing", house.engine());
        }
        assert_eq!(attacker.get("/me/settings").status, 401);
    }
}
