//! How many tokens one core makes in a second, on SQLite, without a network: `cargo run --release -p xingtan-sso --example token_rate`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a measurement may fail loudly")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use kernel::{Actor, Id, Language, Problem, Time};
use platform::testing::sqlite;
use portal::testing::Browser;
use portal::{Authenticator, Registry, Who};
use serde_json::Value;
use sso::courier::Trust;
use sso::{Algorithm, ClientKind, Courier, Created, Directory, NewClient, PersonClaims, Profile, Sso};

const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const BACK: &str = "redirect_uri=https%3A%2F%2Frp.example%2Fcb";

/// One person, who is signed in wherever a cookie is.
struct One(Id);

impl Directory for One {
    fn person(&self, _: Id) -> Result<Option<PersonClaims>, Problem> {
        Ok(Some(PersonClaims {
            name: "x".to_owned(),
            preferred_username: "x".to_owned(),
            locale: Language::EN,
            email: None,
            phone: None,
            organizations: Vec::new(),
            roles: Vec::new(),
            active: true,
            updated_at: Time(0),
        }))
    }

    fn session_is_alive(&self, _: Id) -> Result<bool, Problem> {
        Ok(true)
    }

    fn end_session(&self, _: Id, _: Id) -> Result<(), Problem> {
        Ok(())
    }
}

impl Authenticator for One {
    fn who(&self, _: &str, _: Time) -> Result<Who, Problem> {
        Ok(Who { actor: Actor::Member(self.0), session: Some(self.0), ..Who::stranger() })
    }
}

struct Nobody;

impl Courier for Nobody {
    fn post_form(&self, _: &str, _: &[(&str, &str)], _: Trust) -> Result<u16, String> {
        Ok(200)
    }

    fn get(&self, _: &str, _: Trust) -> Result<String, String> {
        Err(String::new())
    }

    fn ask(&self, _: &str, _: &[(&str, &str)], _: Option<&str>) -> Result<(u16, String), String> {
        Err(String::new())
    }
}

/// Processor time of this process so far.
fn worked() -> Duration {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap();
    let after = text.rsplit(')').next().unwrap();
    let ticks: u64 = after.split_whitespace().skip(11).take(2).map(|number| number.parse::<u64>().unwrap()).sum();
    Duration::from_millis(ticks * 10)
}

fn measure(name: &str, mut one: impl FnMut()) {
    let (begun, before) = (Instant::now(), worked());
    let mut count = 0u32;
    while begun.elapsed() < Duration::from_secs(4) {
        one();
        count += 1;
    }
    let (core, wall) = ((worked() - before).as_secs_f64(), begun.elapsed().as_secs_f64());
    println!("{{\"what\":\"{name}\",\"count\":{count},\"a_core_second\":{:.0},\"a_second\":{:.0}}}", f64::from(count) / core, f64::from(count) / wall);
}

fn token(browser: &mut Browser, form: &str) -> Value {
    let seen = browser.send("POST", "/oauth2/token", &[("content-type", "application/x-www-form-urlencoded")], form);
    assert_eq!(seen.status, 200, "{}", seen.text);
    serde_json::from_str(&seen.text).unwrap()
}

/// Who the program is, as it stands in its forms.
fn proof(made: &Created) -> String {
    format!("client_id={}&client_secret={}", made.client.id, made.secret.as_deref().unwrap())
}

fn code(browser: &mut Browser, made: &Created) -> String {
    let asked =
        format!("/oauth2/authorize?client_id={}&{BACK}&response_type=code&scope=openid&code_challenge={CHALLENGE}&code_challenge_method=S256", made.client.id);
    let seen = browser.get(&asked);
    let end = match seen.location.strip_prefix("/oauth2/consent?request=") {
        Some(request) => browser.post("/oauth2/consent", &[("request", request), ("decision", "allow")]).location,
        None => seen.location,
    };
    end.split("code=").nth(1).unwrap().split('&').next().unwrap().to_owned()
}

fn main() {
    let test = sqlite(&[platform::MIGRATIONS, sso::MIGRATIONS]).unwrap();
    let (services, clock) = test.services();
    let person = services.new_id();
    let room = Sso::new(services, "http://test", Arc::new(One(person)), Arc::new(Nobody));
    room.prepare_keys(&[Algorithm::Es256, Algorithm::Rs256]).unwrap();
    let mut registry = Registry::default();
    sso::register(&mut registry, &room);
    let mut browser = Browser::new(&registry, Arc::new(One(person)), clock, || ());
    browser.cookies.insert("xt".to_owned(), "x".to_owned());
    let create = |kind, profile| room.create_client(Actor::System, &NewClient { id: None, kind, name: "x", profile, logo: None }).unwrap();

    let made = create(ClientKind::Lrs, Profile::of(ClientKind::Lrs));
    let form = format!("grant_type=client_credentials&{}", proof(&made));
    measure("client_credentials", || drop(token(&mut browser, &form)));
    let access = token(&mut browser, &form)["access_token"].as_str().unwrap().to_owned();
    measure("bearer", || assert!(room.bearer(&access, platform::testing::TEST_TIME).unwrap().is_some()));
    for algorithm in [Algorithm::Es256, Algorithm::Rs256] {
        let name = algorithm.as_str();
        let profile = Profile { redirect_uris: vec!["https://rp.example/cb".to_owned()], algorithm, ..Profile::of(ClientKind::Oidc) };
        let made = create(ClientKind::Oidc, profile);
        let exchange = |code: &str| format!("grant_type=authorization_code&code={code}&{BACK}&code_verifier={VERIFIER}&{}", proof(&made));
        let mut codes: Vec<String> = (0..1000).map(|_| code(&mut browser, &made)).collect();
        let mut refresh = token(&mut browser, &exchange(&codes.pop().unwrap()))["refresh_token"].as_str().unwrap().to_owned();
        measure(&format!("refresh, ID token by {name}"), || {
            let said = token(&mut browser, &format!("grant_type=refresh_token&refresh_token={refresh}&{}", proof(&made)));
            said["refresh_token"].as_str().unwrap().clone_into(&mut refresh);
        });
        let (begun, before) = (codes.len(), worked());
        for code in codes {
            token(&mut browser, &exchange(&code));
        }
        println!("{{\"what\":\"code, ID token by {name}\",\"count\":{begun},\"a_core_second\":{:.0}}}", begun as f64 / (worked() - before).as_secs_f64());
    }
}
