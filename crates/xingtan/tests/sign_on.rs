//! Signing in elsewhere in the composed house: who gets which answer on which route, what forged forms do, and that a real suspension and a real
//! sign-out reach the programs within a second. Both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::sync::Arc;

use identity::NewAccount;
use kernel::{Actor, Language, Permission, Problem, Role, Time};
use organization::{By, NewRole};
use platform::testing::{TestDatabase, both};
use portal::testing::{Browser, Seen};
use portal::{Authenticator, Registry, Who};
use sso::{Algorithm, ClientKind, NewClient, Profile};
use xingtan::house::{self, House};
use xingtan::settings::Settings;

const PASSWORD: &str = "seven green umbrellas";
const CALLBACK: &str = "https://rp.example/cb";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// The doorkeeper of the house, with everybody proven by more than a password: which roles need that is the organisations' own test.
struct Proven(Arc<dyn Authenticator>);

impl Authenticator for Proven {
    fn who(&self, token: &str, now: Time) -> Result<Who, Problem> {
        Ok(Who { strong: true, ..self.0.who(token, now)? })
    }

    fn bearer(&self, token: &str, now: Time) -> Result<Option<Who>, Problem> {
        self.0.bearer(token, now)
    }

    fn may(&self, who: &Who, permission: Permission, now: Time) -> Result<(), Problem> {
        self.0.may(who, permission, now)
    }
}

struct World {
    house: House,
    registry: Registry,
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
        let data = test.directory.path().join("data");
        let settings = Settings {
            key_file: data.join("keys"),
            data,
            database: test.url.clone(),
            password_cost: (8, 1, 1),
            listen: String::new(),
            base_url: "http://test".to_owned(),
            smtp: None,
            mail_from: None,
            sms_url: None,
            sms_token: None,
            behind_proxy: false,
            library: None,
        };
        let house = house::open(&settings).unwrap();
        house.sso.prepare_keys(&[Algorithm::Es256]).unwrap();
        let profile = Profile { redirect_uris: vec![CALLBACK.to_owned()], algorithm: Algorithm::Es256, ..Profile::of(ClientKind::Oidc) };
        let made = house.sso.create_client(Actor::System, &NewClient { id: None, kind: ClientKind::Oidc, name: "Program", profile, logo: None }).unwrap();
        let registry = house.registry();
        let outbox = house.outbox.clone();
        let start = Browser::new(&registry, Arc::new(Proven(house.doorkeeper())), Arc::clone(&house.services.clock), move || drop(outbox.drain()));
        Self { client: made.client.id.to_string(), secret: made.secret.unwrap(), house, registry, start, _test: test }
    }

    /// A browser of somebody: `stranger`, `guest`, `member`, `operator`, `suspended`.
    fn browser(&self, kind: &str, name: &str) -> Browser {
        let mut browser = self.start.another();
        match kind {
            "stranger" => {}
            "guest" => drop(browser.post("/practice/start", &[("scope", "mixed"), ("count", "1")])),
            _ => {
                let new = NewAccount { name, display_name: "", password: PASSWORD, language: Language::EN };
                let account = self.house.identity.create_account(&new).unwrap();
                if kind == "operator" {
                    let new = NewRole {
                        person: account.person,
                        organization: organization::top_id(),
                        role: Role::Operator,
                        since: None,
                        until: None,
                        reason: "",
                        source: "",
                    };
                    self.house.organizations.give_role(&By::system(self.house.services.now()), &new).unwrap();
                }
                let seen = browser.post("/sign-in", &[("username", name), ("password", PASSWORD), ("keep", "yes")]);
                assert_eq!(seen.status, 303, "{}", seen.text);
                if kind == "suspended" {
                    self.house.identity.suspend(name, true).unwrap();
                }
            }
        }
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

const KINDS: [&str; 5] = ["stranger", "guest", "member", "operator", "suspended"];
const ALL: [u16; 5] = [200; 5];
const OPERATORS: [u16; 5] = [401, 401, 403, 200, 401];
const OPERATORS_DO: [u16; 5] = [401, 401, 403, 303, 401];

/// Method, path, what is asked (`ID` stands for the program), the statuses by [`KINDS`].
const TABLE: [(&str, &str, &str, &str, [u16; 5]); 31] = [
    ("GET", "/.well-known/openid-configuration", "", "", ALL),
    ("GET", "/.well-known/oauth-authorization-server", "", "", ALL),
    ("GET", "/oauth2/jwks", "", "", ALL),
    ("POST", "/oauth2/token", "", "grant_type=client_credentials", [401; 5]),
    ("GET", "/oauth2/userinfo", "", "", [401; 5]),
    ("POST", "/oauth2/userinfo", "", "", [401; 5]),
    ("POST", "/oauth2/introspect", "", "token=x", [401; 5]),
    ("POST", "/oauth2/revoke", "", "token=x", [401; 5]),
    ("POST", "/oauth2/par", "", "scope=openid", [401; 5]),
    ("POST", "/oauth2/register", "", "", [401; 5]),
    ("GET", "/oauth2/authorize", "", "", [400; 5]),
    ("POST", "/oauth2/authorize", "", "", [400; 5]),
    ("GET", "/oauth2/consent", "", "", [400; 5]),
    ("POST", "/oauth2/consent", "", "decision=allow", [400; 5]),
    ("POST", "/oauth2/switch", "", "request=x", [303; 5]),
    ("GET", "/oauth2/logout", "", "", ALL),
    ("POST", "/oauth2/logout", "", "", [303; 5]),
    ("POST", "/oauth2/logout/confirm", "", "", ALL),
    ("GET", "/oauth2/form-post.js", "", "", ALL),
    ("GET", "/oauth2/clients/{id}/logo", "/oauth2/clients/ID/logo", "", [404; 5]),
    ("GET", "/me/applications", "", "", [401, 401, 200, 200, 401]),
    ("POST", "/me/applications/revoke", "", "program=ID", [401, 401, 404, 404, 401]),
    ("GET", "/admin/applications", "", "", OPERATORS),
    ("GET", "/admin/applications/new", "", "", OPERATORS),
    ("POST", "/admin/applications", "", "name=", [401, 401, 403, 422, 401]),
    ("GET", "/admin/applications/{id}", "/admin/applications/ID", "", OPERATORS),
    ("POST", "/admin/applications/{id}", "/admin/applications/ID", "name=", [401, 401, 403, 422, 401]),
    ("POST", "/admin/applications/{id}/secret", "/admin/applications/ID/secret", "", OPERATORS),
    ("POST", "/admin/applications/{id}/suspend", "/admin/applications/ID/suspend", "suspended=no", OPERATORS_DO),
    ("GET", "/admin/applications/{id}/remove", "/admin/applications/ID/remove", "", OPERATORS),
    ("POST", "/admin/applications/{id}/remove", "/admin/applications/00000000000000000000000000/remove", "", [401, 401, 403, 404, 401]),
];

#[test]
fn every_route_answers_everybody_as_the_table_says() {
    let ours = |path: &str| ["/oauth2/", "/.well-known/o", "/me/applications", "/admin/applications"].iter().any(|start| path.starts_with(start));
    for (number, world) in worlds().into_iter().enumerate() {
        let routes: BTreeSet<(&str, &str)> =
            world.registry.routes().iter().map(|route| (route.method.as_str(), route.path)).filter(|(_, path)| ours(path)).collect();
        let rows: BTreeSet<(&str, &str)> = TABLE.iter().map(|(method, path, ..)| (*method, *path)).collect();
        assert_eq!(routes, rows, "a route without a row, or a row without a route");
        for (position, (method, path, address, form, expected)) in TABLE.iter().enumerate() {
            for (kind, expected) in KINDS.iter().zip(expected) {
                let mut browser = world.browser(kind, &format!("n{number}r{position}{kind}"));
                let address = if address.is_empty() { path } else { address }.replace("ID", &world.client);
                let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
                let seen = browser.send(method, &address, &headers, form.replace("ID", &world.client));
                assert_eq!(seen.status, *expected, "{method} {path} by {kind}: {}", seen.text);
            }
        }
    }
}

#[test]
fn forged_forms_change_nothing() {
    for world in worlds() {
        let pages: Vec<_> = world.registry.routes().iter().filter(|route| route.method.as_str() == "POST" && !route.need.is_for_programs()).collect();
        let mut operator = world.browser("operator", "forged");
        for (_, path, address, form, _) in TABLE.iter().filter(|(method, path, ..)| *method == "POST" && pages.iter().any(|route| route.path == *path)) {
            let address = if address.is_empty() { path } else { address }.replace("ID", &world.client);
            for headers in [
                vec![],
                vec![("sec-fetch-site", "cross-site")],
                vec![("sec-fetch-site", "same-site")],
                vec![("origin", "https://evil.example")],
                vec![("origin", "null")],
            ] {
                let mut headers = headers;
                headers.push(("content-type", "application/x-www-form-urlencoded"));
                assert_eq!(operator.send("POST", &address, &headers, form.replace("ID", &world.client)).status, 403, "{address} {headers:?}");
            }
        }
        assert_eq!(operator.get("/me/applications").status, 200, "still signed in");
        assert_eq!(operator.get(&format!("/admin/applications/{}", world.client)).status, 200);
    }
}

#[test]
fn what_happens_to_a_person_here_reaches_the_programs() {
    for world in worlds() {
        let mut browser = world.browser("member", "lilei");
        let (access, refresh) = world.tokens(&mut browser);
        assert_eq!(world.userinfo(&mut browser, &access), 200);
        world.house.identity.suspend("lilei", true).unwrap();
        assert_eq!(world.userinfo(&mut browser, &access), 401);
        assert_eq!(world.token(&mut browser, &format!("grant_type=refresh_token&refresh_token={refresh}")).status, 400);
        // Signing out here ends what was to end with it.
        let mut browser = world.browser("member", "hanmei");
        let (access, refresh) = world.tokens(&mut browser);
        assert_eq!(world.userinfo(&mut browser, &access), 200);
        assert_eq!(browser.post("/sign-out", &[]).status, 303);
        assert_eq!(world.token(&mut browser, &format!("grant_type=refresh_token&refresh_token={refresh}")).status, 400);
        world.house.sso.notice_ended().unwrap();
        assert_eq!(world.userinfo(&mut browser, &access), 401);
        // Signing out there, by the program's wish, signs out here.
        let mut browser = world.browser("member", "xiaoming");
        world.tokens(&mut browser);
        assert_eq!(browser.post("/oauth2/logout/confirm", &[]).status, 200);
        assert_eq!(browser.get("/me/settings").status, 401);
        // One's data has it, and being forgotten removes it.
        let mut browser = world.browser("member", "forgetful");
        let (access, _) = world.tokens(&mut browser);
        assert!(browser.get("/me/data.json").text.contains("\"allowed_programs\""));
        let seen = browser.post("/me/delete", &[("password", PASSWORD), ("sure", "yes")]);
        assert!(matches!(seen.status, 200 | 303), "{} {}", seen.status, seen.text);
        assert_eq!(world.userinfo(&mut browser, &access), 401);
    }
}
