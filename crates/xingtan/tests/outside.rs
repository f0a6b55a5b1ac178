//! Two platforms: people of the one sign in to the other, over a real connection from server to server. Both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::sync::Arc;

use identity::NewAccount;
use kernel::{Actor, Language};
use platform::testing::{TestDatabase, both};
use portal::testing::{Browser, Seen};
use portal::{Portal, PortalSettings};
use sso::{Algorithm, ClientKind, NewClient, Profile, Provider};
use xingtan::house::{self, House};
use xingtan::settings::Settings;

const PASSWORD: &str = "seven green umbrellas";
const HERE: &str = "http://localhost:8080";
const CALLBACK: &str = "http://localhost:8080/sign-in/with/city/callback";

/// The platform that vouches for its people, listening on loopback.
struct Elsewhere {
    house: House,
    start: Browser,
    address: String,
    client: String,
    secret: String,
    _runtime: tokio::runtime::Runtime,
    _test: TestDatabase,
}

fn elsewhere(test: TestDatabase, algorithm: Algorithm) -> Elsewhere {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let settings = Settings { base_url: address.clone(), ..Settings::at(&test.directory.path().join("data"), &test.url) };
    let house = house::open(&settings).unwrap();
    house.sso.prepare_keys(&[Algorithm::Es256, Algorithm::Rs256]).unwrap();
    let profile = Profile { redirect_uris: vec![CALLBACK.to_owned()], algorithm, ..Profile::of(ClientKind::Oidc) };
    let new = NewClient { id: None, kind: ClientKind::Oidc, name: "Neighbour", profile, logo: None };
    let made = house.sso.create_client(Actor::System, &new).unwrap();
    let portal_settings = PortalSettings { base_url: address.clone(), content_url: None, secret: [2; 32], in_process: false, behind_proxy: false };
    let clock = Arc::clone(&house.services.clock);
    let portal = Portal::new(portal_settings, house.doorkeeper(), clock, Arc::clone(&house.cache), || (), || Ok(()));
    let registry = house.registry();
    runtime.spawn(async move { portal.serve(listener, &registry, std::future::pending()).await });
    let start = Browser::at(&address, &house.registry(), house.doorkeeper(), Arc::clone(&house.services.clock), || ());
    house.identity.create_account(&NewAccount { name: "lilei", display_name: "", password: PASSWORD, language: Language::EN }).unwrap();
    Elsewhere { address, client: made.client.id.to_string(), secret: made.secret.unwrap(), house, start, _runtime: runtime, _test: test }
}

struct Here {
    house: House,
    start: Browser,
    _test: TestDatabase,
}

fn here(test: TestDatabase, there: &Elsewhere, secret: &str) -> Here {
    let city = Provider {
        key: "city".to_owned(),
        name: "City".to_owned(),
        issuer: there.address.clone(),
        client_id: there.client.clone(),
        client_secret: secret.to_owned(),
        scopes: "openid profile".to_owned(),
        opens_accounts: true,
        strong_acr: vec!["urn:xingtan:aal2".to_owned()],
        strong_amr: Vec::new(),
        tells_when: true,
        hosts: Vec::new(),
    };
    let settings = Settings { base_url: HERE.to_owned(), providers: vec![city], ..Settings::at(&test.directory.path().join("data"), &test.url) };
    let house = house::open(&settings).unwrap();
    let outbox = house.outbox.clone();
    let start = Browser::at(HERE, &house.registry(), house.doorkeeper(), Arc::clone(&house.services.clock), move || drop(outbox.drain()));
    Here { house, start, _test: test }
}

/// The path and query of an address.
fn path(address: &str) -> &str {
    let rest = address.split_once("://").unwrap().1;
    &rest[rest.find('/').unwrap()..]
}

impl Elsewhere {
    fn browser(&self) -> Browser {
        let mut browser = self.start.another();
        assert_eq!(browser.post("/sign-in", &[("username", "lilei"), ("password", PASSWORD)]).status, 303);
        browser
    }

    /// What a person sees there who was sent there: they sign in where asked to, and agree; the address they are sent back to.
    fn pass(&self, browser: &mut Browser, address: &str) -> String {
        assert!(address.starts_with(&self.address), "{address}");
        let mut seen = browser.get(path(address));
        for _ in 0..5 {
            if seen.location.starts_with(HERE) {
                return seen.location;
            }
            let to = seen.location.clone();
            if to.starts_with("/sign-in") {
                let page = browser.get(&to).text;
                let back = form_value(page.split_once("action=\"/sign-in\"").unwrap().1, "back");
                seen = browser.post("/sign-in", &[("username", "lilei"), ("password", PASSWORD), ("back", &back)]);
                continue;
            }
            seen = if to.is_empty() { self.agree(browser, &seen) } else { browser.get(&to) };
        }
        panic!("never sent back: {} {} {}", seen.status, seen.location, seen.text);
    }

    fn agree(&self, browser: &mut Browser, page: &Seen) -> Seen {
        let request = form_value(&page.text, "request");
        assert!(!request.is_empty(), "{} {}", page.status, page.text);
        browser.post("/oauth2/consent", &[("request", &request), ("decision", "allow"), ("scope", "profile")])
    }
}

fn form_value(text: &str, name: &str) -> String {
    let raw = text.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("");
    raw.replace("&#38;", "&").replace("&amp;", "&").replace("&#x3D;", "=").replace("&#61;", "=")
}

fn going(browser: &mut Browser) -> String {
    let seen = browser.post("/sign-in/with/city", &[("keep", "yes")]);
    assert_eq!(seen.status, 200, "{}", seen.text);
    seen.headers["refresh"].strip_prefix("0;url=").unwrap().to_owned()
}

#[test]
fn people_of_one_platform_sign_in_to_another() {
    let pairs = both(&[]).into_iter().zip(both(&[]));
    for (algorithm, (test, elsewhere_test)) in [Algorithm::Es256, Algorithm::Rs256].into_iter().zip(pairs) {
        let there = elsewhere(elsewhere_test, algorithm);
        let here = here(test, &there, &there.secret);
        let mut there_browser = there.browser();
        let mut browser = here.start.another();
        let back = there.pass(&mut there_browser, &going(&mut browser));
        let seen = browser.get(path(&back));
        assert_eq!((seen.status, seen.location.as_str()), (303, "/sign-in/outside"), "{}", seen.text);
        let seen = browser.post("/sign-in/outside", &[("username", "neighbour"), ("age", "adult")]);
        assert_eq!(seen.status, 303, "{}", seen.text);
        assert!(here.house.identity.account("neighbour").is_ok());
        assert_eq!(browser.get(path(&back)).status, 422, "the same answer again");
        // A program here learns that somebody elsewhere vouched, and that it was one factor.
        assert!(browser.get("/me/data.json").text.contains("\"fed\""));
        // Again, now known.
        let mut second = here.start.another();
        let back = there.pass(&mut there_browser, &going(&mut second));
        let mut thief = here.start.another();
        assert_eq!(thief.get(path(&back)).status, 422, "in another browser the answer is worth nothing");
        assert_eq!(second.get(path(&back)).location, "/me");
        assert_eq!(second.get("/me/settings").status, 200);
        // Proving again goes over a proof there that was made since.
        let address = going(&mut second);
        assert!(address.contains("prompt=login") && address.contains("max_age=0"), "{address}");
        let back = there.pass(&mut there_browser, &address);
        assert_eq!(second.get(path(&back)).location, "/me");
        // Suspension there: nobody is vouched for any more. Suspension here: nobody is let in.
        here.house.identity.suspend("neighbour", true).unwrap();
        let mut third = here.start.another();
        let back = there.pass(&mut there_browser, &going(&mut third));
        assert_eq!(third.get(path(&back)).status, 403);
        drop(there.house);
    }
}

#[test]
fn a_wrong_secret_signs_nobody_in() {
    for (test, elsewhere_test) in both(&[]).into_iter().zip(both(&[])) {
        let there = elsewhere(elsewhere_test, Algorithm::Es256);
        let here = here(test, &there, "not the secret");
        let (mut there_browser, mut browser) = (there.browser(), here.start.another());
        let back = there.pass(&mut there_browser, &going(&mut browser));
        let seen = browser.get(path(&back));
        assert_eq!(seen.status, 422, "{}", seen.text);
        assert!(!seen.text.contains("not the secret") && !browser.cookies.contains_key("xt"));
    }
}
