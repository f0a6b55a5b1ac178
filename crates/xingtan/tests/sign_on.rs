//! Signing in elsewhere in the composed house: a real suspension, a real sign-out and a real farewell reach the programs. Both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::sync::Arc;

use identity::NewAccount;
use kernel::{Actor, Id, Language, Role};
use organization::{By, Kind, NewOrganization, NewRole, top_id};
use platform::testing::{TestDatabase, both};
use portal::testing::{Browser, Seen};
use sso::{Algorithm, ClientKind, NewClient, Profile};
use xingtan::house::{self, House};
use xingtan::settings::Settings;

const PASSWORD: &str = "seven green umbrellas";
const CALLBACK: &str = "https://rp.example/cb";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

struct World {
    house: House,
    start: Browser,
    client: String,
    secret: String,
    _test: TestDatabase,
}

fn worlds() -> Vec<World> {
    both(&[]).into_iter().map(World::new).collect()
}

impl World {
    fn new(test: TestDatabase) -> Self {
        let settings = Settings { content_url: None, ..Settings::at(&test.directory.path().join("data"), &test.url) };
        let house = house::open(&settings).unwrap();
        house.sso.prepare_keys(&[Algorithm::Es256]).unwrap();
        let profile = Profile { redirect_uris: vec![CALLBACK.to_owned()], algorithm: Algorithm::Es256, ..Profile::of(ClientKind::Oidc) };
        let made = house.sso.create_client(Actor::System, &NewClient { id: None, kind: ClientKind::Oidc, name: "Program", profile, logo: None }).unwrap();
        let outbox = house.outbox.clone();
        let start = Browser::new(&house.registry(), house.doorkeeper(), Arc::clone(&house.services.clock), move || drop(outbox.drain()));
        Self { client: made.client.id.to_string(), secret: made.secret.unwrap(), house, start, _test: test }
    }

    /// A browser where somebody new is signed in.
    fn browser(&self, name: &str) -> Browser {
        let mut browser = self.start.another();
        self.house.identity.create_account(&NewAccount { name, display_name: "", password: PASSWORD, language: Language::EN }).unwrap();
        let seen = browser.post("/sign-in", &[("username", name), ("password", PASSWORD), ("keep", "yes")]);
        assert_eq!(seen.status, 303, "{}", seen.text);
        browser
    }

    fn request(&self) -> String {
        format!(
            "/oauth2/authorize?client_id={}&redirect_uri=https%3A%2F%2Frp.example%2Fcb&response_type=code&scope=openid%20profile&code_challenge={CHALLENGE}&code_challenge_method=S256",
            self.client
        )
    }

    fn token(&self, browser: &mut Browser, form: &str) -> Seen {
        let body = format!("{form}&client_id={}&client_secret={}", self.client, self.secret);
        browser.send("POST", "/oauth2/token", &[("content-type", "application/x-www-form-urlencoded")], body)
    }

    /// Signs somebody in to the program; access token and refresh token.
    fn tokens(&self, browser: &mut Browser) -> (String, String) {
        let waiting = browser.get(&self.request()).location;
        let request = waiting.split("request=").nth(1).unwrap().to_owned();
        let seen = browser.post("/oauth2/consent", &[("request", &request), ("decision", "allow"), ("scope", "profile")]);
        let code = seen.location.split("code=").nth(1).unwrap().split('&').next().unwrap().to_owned();
        let form = format!("grant_type=authorization_code&code={code}&redirect_uri=https%3A%2F%2Frp.example%2Fcb&code_verifier={VERIFIER}");
        let seen = self.token(browser, &form);
        assert_eq!(seen.status, 200, "{}", seen.text);
        let said: serde_json::Value = serde_json::from_str(&seen.text).unwrap();
        (said["access_token"].as_str().unwrap().to_owned(), said["refresh_token"].as_str().unwrap().to_owned())
    }

    fn userinfo(&self, browser: &mut Browser, token: &str) -> u16 {
        browser.send("GET", "/oauth2/userinfo", &[("authorization", &format!("Bearer {token}"))], "").status
    }
}

#[test]
fn what_happens_to_a_person_here_reaches_the_programs() {
    for world in worlds() {
        let mut browser = world.browser("lilei");
        let (access, refresh) = world.tokens(&mut browser);
        assert_eq!(world.userinfo(&mut browser, &access), 200);
        world.house.identity.suspend("lilei", true).unwrap();
        assert_eq!(world.userinfo(&mut browser, &access), 401);
        assert_eq!(world.token(&mut browser, &format!("grant_type=refresh_token&refresh_token={refresh}")).status, 400);
        // Signing out here ends what was to end with it.
        let mut browser = world.browser("hanmei");
        let (access, refresh) = world.tokens(&mut browser);
        assert_eq!(world.userinfo(&mut browser, &access), 200);
        assert_eq!(browser.post("/sign-out", &[]).status, 303);
        assert_eq!(world.token(&mut browser, &format!("grant_type=refresh_token&refresh_token={refresh}")).status, 400);
        world.house.sso.notice_ended().unwrap();
        assert_eq!(world.userinfo(&mut browser, &access), 401);
        // Signing out there, by the program's wish, signs out here.
        let mut browser = world.browser("xiaoming");
        world.tokens(&mut browser);
        assert_eq!(browser.post("/oauth2/logout/confirm", &[]).status, 200);
        assert_eq!(browser.get("/me/settings").status, 401);
        // One's data has it, and being forgotten removes it.
        let mut browser = world.browser("forgetful");
        let (access, _) = world.tokens(&mut browser);
        assert!(browser.get("/me/data.json").text.contains("\"allowed_programs\""));
        let readable = browser.get("/me/data.html").text;
        assert!(readable.contains("Program") && !readable.contains("<code>"), "{readable}");
        let seen = browser.post("/me/delete", &[("password", PASSWORD), ("sure", "yes")]);
        assert!(matches!(seen.status, 200 | 303), "{} {}", seen.status, seen.text);
        assert_eq!(world.userinfo(&mut browser, &access), 401);
    }
}

impl World {
    fn give(&self, name: &str, role: Role, place: Id) {
        let person = self.house.identity.account(name).unwrap().person;
        let new = NewRole { person, organization: place, role, since: None, until: None, reason: "", source: "" };
        self.house.organizations.give_role(&By::system(self.house.services.now()), &new).unwrap();
    }

    fn sign_in(&self, browser: &mut Browser, name: &str) {
        let seen = browser.post("/sign-in", &[("username", name), ("password", PASSWORD), ("keep", "yes"), ("back", "/me/merge")]);
        assert_eq!(seen.status, 303, "{}", seen.text);
    }
}

#[test]
fn two_accounts_of_one_person_become_one_in_every_room() {
    for world in worlds() {
        let by = By::system(world.house.services.now());
        let new = NewOrganization { parent: top_id(), kind: Kind::School, name: "One", code: "", source: "" };
        let school = world.house.organizations.create(&by, &new).unwrap().id;
        let mut second = world.browser("second");
        let (access, _) = world.tokens(&mut second);
        assert_eq!(world.userinfo(&mut second, &access), 200);
        world.give("second", Role::Teacher, school);
        let mut browser = world.browser("first");
        let (goes, stays) = (world.house.identity.account("second").unwrap().person, world.house.identity.account("first").unwrap().person);
        let sql = "INSERT INTO roster_person (person_id, given_name, family_name, middle_name, number, changed_at) VALUES ($1, 'Lei', 'Li', '', 'n7', 0)";
        world.house.services.database.write::<_, platform::DatabaseError>(|session| session.execute(sql, &[goes.into()])).unwrap();
        // Duties that nobody may hold together are not come by this way either.
        world.give("first", Role::Auditor, top_id());
        world.give("second", Role::SchoolAdmin, school);
        world.sign_in(&mut browser, "first");
        assert_eq!(browser.post("/me/merge/begin", &[]).status, 303);
        world.sign_in(&mut browser, "second");
        assert!(!browser.get("/me/merge").text.contains("name=\"sure\""));
        assert_eq!(browser.post("/me/merge", &[("sure", "yes")]).status, 409);
        let held = world.house.organizations.roles_of(&by, goes).unwrap();
        let admin = held.iter().find(|(held, _)| held.role == Role::SchoolAdmin).unwrap().0.id;
        world.house.organizations.end_role(&By::system(world.house.services.now()), admin).unwrap();
        world.sign_in(&mut browser, "second");
        let seen = browser.post("/me/merge", &[("sure", "yes")]);
        assert_eq!(seen.status, 303, "{}", seen.text);
        let roles = world.house.organizations.roles_of(&By::system(world.house.services.now()), stays).unwrap();
        assert!(roles.iter().any(|(held, place)| held.role == Role::Teacher && place.id == school), "memberships go over");
        assert!(browser.get("/me/data.json").text.contains("\"n7\""), "and what the school's list says");
        assert_eq!(world.userinfo(&mut browser, &access), 401, "programs that knew the other account know nobody");
        assert_eq!(world.house.outbox.counts().unwrap(), (0, 0), "every room followed");
    }
}
