//! Starting codes of a roster in the composed house: whoever comes in by one chooses a password before anything else is open, page by page. Both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::sync::Arc;

use identity::NewPerson;
use kernel::{Actor, Language};
use platform::testing::{TestDatabase, both};
use portal::Method;
use portal::testing::Browser;
use sso::{Algorithm, ClientKind, NewClient, Profile};
use xingtan::house::{self, House};
use xingtan::settings::Settings;

const FIRST: &str = "/me/first-password";
const CHOSEN: &str = "seven green umbrellas";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

struct World {
    house: House,
    start: Browser,
    code: String,
    _test: TestDatabase,
}

fn worlds() -> impl Iterator<Item = World> {
    both(&[]).into_iter().map(|test| {
        let settings = Settings::at(&test.directory.path().join("data"), &test.url);
        let house = house::open(&settings).unwrap();
        house.sso.prepare_keys(&[Algorithm::Es256]).unwrap();
        let person = house.services.new_id();
        let pupil = NewPerson {
            person,
            name: "pupil".to_owned(),
            display_name: "Pupil".to_owned(),
            language: Language::EN,
            age_band: "youth",
            email: String::new(),
            phone: String::new(),
        };
        let codes = house.services.database.write::<_, identity::IdentityError>(|session| {
            house.identity.create_accounts_in(session, std::slice::from_ref(&pupil))?;
            house.identity.give_starting_codes_in(session, &[person])
        });
        let code = codes.unwrap().remove(0).1;
        let start = Browser::new(&house.registry(), house.doorkeeper(), Arc::clone(&house.services.clock), || ());
        World { house, start, code, _test: test }
    })
}

impl World {
    fn come_in(&self) -> Browser {
        let mut browser = self.start.another();
        let seen = browser.post("/sign-in", &[("username", "pupil"), ("password", &self.code), ("keep", "yes")]);
        assert_eq!(seen.status, 303, "{}", seen.text);
        browser
    }

    fn is_active(&self) -> bool {
        self.house.identity.account("pupil").is_ok_and(|account| !account.starts)
    }
}

#[test]
fn nothing_else_is_open_before_a_password_is_chosen() {
    for world in worlds() {
        let mut browser = world.come_in();
        let mut asked = 0;
        for route in world.house.registry().routes() {
            // At the host of content nobody is known; what runs there was launched at the platform.
            let elsewhere = route.need.is_for_programs() || route.host == portal::Host::Content;
            if elsewhere || route.path == FIRST || route.path == "/sign-out" {
                continue;
            }
            assert!(!route.always, "{}: only the shell's own files and signing out are open", route.path);
            let path: String = route.path.split('/').map(|part| if part.starts_with('{') { "x" } else { part }).collect::<Vec<_>>().join("/");
            let seen = if route.method == Method::Get { browser.get(&path) } else { browser.post(&path, &[("password", "x")]) };
            assert!(seen.status == 303 && seen.location.starts_with(FIRST), "{:?} {path}: {} {}", route.method, seen.status, seen.location);
            asked += 1;
        }
        println!("{asked} routes");
        for path in ["/assets/xingtan.css", "/manifest.webmanifest", "/healthz"] {
            assert_eq!(browser.get(path).status, 200, "{path}");
        }
        assert_eq!(browser.post("/look", &[("theme", "dark"), ("back", FIRST)]).status, 303, "how pages look may be chosen");
        assert!(
            browser.get(&format!("{FIRST}?lang=zh-Hans")).text.contains("设置您的密码") && browser.get(FIRST).text.contains("设置您的密码"),
            "and the language"
        );
        assert_eq!(browser.get("/nothing/here").location, format!("{FIRST}?back=%2Fnothing%2Fhere"));
        assert!(!world.is_active());
        assert_eq!(browser.post("/sign-out", &[]).location, "/");
        assert_eq!(browser.get("/library").status, 200, "signed out, everything open is open again");
    }
}

#[test]
fn a_password_of_their_own_opens_everything_and_voids_the_code() {
    for world in worlds() {
        let mut browser = world.come_in();
        for (password, why) in [
            ("", "none"),
            ("too short", "short"),
            (world.code.as_str(), "the code itself"),
            (&world.code.to_uppercase().replace('-', " "), "the code in another hand"),
            ("passwordpassword", "guessable"),
        ] {
            assert_eq!(browser.post(FIRST, &[("new_password", password)]).status, 422, "{why}");
        }
        assert!(browser.get("/me/settings").location.starts_with(FIRST));
        // The code is good until a password is chosen, and for nothing but that.
        let mut second = world.come_in();
        let seen = browser.post(FIRST, &[("new_password", CHOSEN), ("back", "/me/settings")]);
        assert_eq!((seen.status, seen.location.as_str()), (303, "/me/settings"), "{}", seen.text);
        assert_eq!(browser.get("/me/settings").status, 200);
        assert_eq!(browser.get(FIRST).location, "/me");
        assert_eq!(browser.post(FIRST, &[("new_password", "another heron by the bridge")]).location, "/me", "once: from now on the old one is asked for");
        assert_eq!(second.get("/me/settings").status, 401, "who else came by the code is out");
        assert_eq!(second.post(FIRST, &[("new_password", "another heron by the bridge")]).status, 401);
        let mut late = world.start.another();
        assert_eq!(late.post("/sign-in", &[("username", "pupil"), ("password", &world.code)]).status, 422, "the code is void");
        assert_eq!(late.post("/sign-in", &[("username", "pupil"), ("password", CHOSEN)]).status, 303);
        assert!(world.is_active());
    }
}

#[test]
fn programs_wait_until_then_and_go_on_afterwards() {
    for world in worlds() {
        let profile = Profile { redirect_uris: vec!["https://rp.example/cb".to_owned()], algorithm: Algorithm::Es256, ..Profile::of(ClientKind::Oidc) };
        let new = NewClient { id: None, kind: ClientKind::Oidc, name: "Program", profile, logo: None };
        let client = world.house.sso.create_client(Actor::System, &new).unwrap().client.id;
        let request = format!(
            "/oauth2/authorize?client_id={client}&redirect_uri=https%3A%2F%2Frp.example%2Fcb&response_type=code&scope=openid&code_challenge={CHALLENGE}&code_challenge_method=S256"
        );
        let mut browser = world.come_in();
        let held = browser.get(&request).location;
        assert!(held.starts_with(FIRST), "{held}");
        assert!(browser.get(&format!("{request}&prompt=none")).location.starts_with(FIRST), "silently neither");
        assert!(browser.post("/oauth2/consent", &[("request", "x"), ("decision", "allow")]).location.starts_with(FIRST));
        let page = browser.get(&held).text;
        let form = page.split_once("action=\"/me/first-password\"").unwrap().1;
        let back = form.split_once("name=\"back\" value=\"").unwrap().1.split_once('"').unwrap().0.replace("&#38;", "&").replace("&amp;", "&");
        let seen = browser.post(FIRST, &[("new_password", CHOSEN), ("back", &back)]);
        assert_eq!(seen.location, request, "and then on to where they were going");
        assert!(browser.get(&request).location.starts_with("/oauth2/consent"));
    }
}
