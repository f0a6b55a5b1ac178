//! Signing in by an account elsewhere, and linking one, at the HTTP boundary, on both engines. Whoever speaks the protocol is played here.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "support of tests: what fails must fail the test")]

mod house;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use house::{GOOD, House, OTHER, houses};
use identity::{OUTSIDE_ACCOUNTS_MAX, OutsideBegun, OutsideFault, OutsidePerson, OutsideProvider, OutsideProviders, OutsideReturned, model::session::FRESH};
use kernel::Clock;
use kernel::time::SECOND;
use portal::testing::{Browser, Seen};
use serde_json::{Value, json};

const CALLBACK: &str = "/sign-in/with/school/callback";

/// Speaks for two providers: whoever brings the code `c-NAME` is NAME.
#[derive(Default)]
struct Speaker {
    begun: Mutex<Vec<(String, String, bool)>>,
    redeemed: Mutex<Vec<String>>,
    /// What is said of a person beside the name.
    said: Mutex<HashMap<String, (Option<kernel::Time>, bool)>>,
    closed: bool,
}

impl OutsideProviders for Speaker {
    fn list(&self) -> Vec<OutsideProvider> {
        let provider = |key: &str, opens_accounts| OutsideProvider {
            key: key.to_owned(),
            name: format!("The {key}"),
            issuer: format!("https://{key}.example"),
            opens_accounts,
        };
        vec![provider("school", !self.closed), provider("city", false)]
    }

    fn begin(&self, key: &str, callback: &str, again: bool) -> Result<OutsideBegun, OutsideFault> {
        if key == "away" {
            return Err(OutsideFault::Away("no route".to_owned()));
        }
        if !self.list().iter().any(|provider| provider.key == key) {
            return Err(OutsideFault::Unknown);
        }
        let mut begun = self.begun.lock().unwrap();
        begun.push((key.to_owned(), callback.to_owned(), again));
        let state = format!("state-{}", begun.len());
        Ok(OutsideBegun { address: format!("https://{key}.example/authorize?state={state}"), rest: json!({ "nonce": state }), state })
    }

    fn finish(&self, key: &str, callback: &str, returned: &OutsideReturned<'_>, rest: Value) -> Result<OutsidePerson, OutsideFault> {
        assert_eq!(callback, format!("http://test/sign-in/with/{key}/callback"));
        assert!(rest["nonce"].is_string(), "what was begun comes back whole");
        if let Some(error) = returned.error {
            return Err(OutsideFault::Denied(error.to_owned()));
        }
        let code = returned.code.ok_or_else(|| OutsideFault::Refused("no code".to_owned()))?;
        self.redeemed.lock().unwrap().push(code.to_owned());
        let subject = code.strip_prefix("c-").ok_or_else(|| OutsideFault::Refused("forged".to_owned()))?.to_owned();
        let (proven_at, strong) = self.said.lock().unwrap().get(&subject).copied().unwrap_or_default();
        Ok(OutsidePerson { issuer: format!("https://{key}.example"), name: subject.clone(), subject, proven_at, strong })
    }
}

struct Stand {
    house: House,
    speaker: Arc<Speaker>,
}

fn stands_of(closed: bool) -> Vec<Stand> {
    let furnish = |mut house: House| {
        let speaker = Arc::new(Speaker { closed, ..Speaker::default() });
        house.room = house.room.with_outside(speaker.clone());
        Stand { house, speaker }
    };
    houses().into_iter().map(furnish).collect()
}

fn stands() -> Vec<Stand> {
    stands_of(false)
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map_or("", |(found, _)| found)
}

/// Presses a button that leads to a provider; the state that is to come back.
fn go(browser: &mut Browser, address: &str, form: &[(&str, &str)]) -> String {
    let seen = browser.post(address, form);
    assert_eq!(seen.status, 200, "{} {}", seen.location, seen.text);
    let to = seen.headers["refresh"].strip_prefix("0;url=").unwrap();
    assert!(to.starts_with("https://") && seen.text.contains(to), "a page leads on, and has a link where it does not");
    assert!(seen.headers["set-cookie"].contains("HttpOnly; SameSite=Lax"), "{}", seen.headers["set-cookie"]);
    to.split_once("state=").unwrap().1.to_owned()
}

impl Stand {
    fn come_back(&self, browser: &mut Browser, state: &str, who: &str) -> Seen {
        browser.get(&format!("{CALLBACK}?state={state}&code=c-{who}&iss=https%3A%2F%2Fschool.example"))
    }

    fn sign_in(&self, browser: &mut Browser, who: &str) -> Seen {
        let state = go(browser, "/sign-in/with/school", &[("keep", "yes"), ("back", "/library")]);
        self.come_back(browser, &state, who)
    }

    /// Somebody who opened an account by one elsewhere.
    fn opened(&self, who: &str) -> Browser {
        let mut browser = self.house.browser();
        let seen = self.sign_in(&mut browser, who);
        assert_eq!(seen.location, "/sign-in/outside", "{}", seen.text);
        let seen = browser.post("/sign-in/outside", &[("username", who), ("age", "adult")]);
        assert_eq!((seen.status, seen.location.as_str()), (303, "/library"), "{}", seen.text);
        browser
    }

    /// A member with a password, signed in just now.
    fn member(&self, name: &str) -> Browser {
        let mut browser = self.house.browser();
        self.house.sign_up_with(&mut browser, name);
        browser
    }

    fn link(&self, browser: &mut Browser, who: &str) -> Seen {
        let state = go(browser, "/me/security/outside", &[("provider", "school")]);
        self.come_back(browser, &state, who)
    }

    fn actions(&self) -> Vec<String> {
        let sought = platform::audit::Sought::default();
        let entries = self.house.test.database.read::<_, platform::DatabaseError>(|session| platform::audit::entries(session, &sought, 500)).unwrap();
        entries.into_iter().rev().map(|entry| entry.action).collect()
    }
}

#[test]
fn an_account_is_opened_and_comes_back() {
    for stand in stands() {
        let mut browser = stand.house.browser();
        assert!(browser.get("/sign-in").text.contains("/sign-in/with/school"), "{}: buttons", stand.house.engine());
        let guest = stand.house.make_guest(&mut browser);
        let seen = stand.sign_in(&mut browser, "lilei");
        assert_eq!((seen.status, seen.location.as_str()), (303, "/sign-in/outside"));
        let page = browser.get("/sign-in/outside");
        assert!(page.text.contains("The school") && page.text.contains("lilei"), "{}", page.text);
        assert_eq!(browser.post("/sign-in/outside", &[("username", "x"), ("age", "adult")]).status, 422, "a name is chosen by the usual rules");
        assert_eq!(browser.post("/sign-in/outside", &[("username", "operator"), ("age", "adult")]).status, 409);
        let seen = browser.post("/sign-in/outside", &[("username", "lilei"), ("age", "adult")]);
        assert_eq!((seen.status, seen.location.as_str()), (303, "/library"));
        assert!(!browser.cookies.contains_key("outside"), "what was begun is over");
        let account = stand.house.room.account("lilei").unwrap();
        assert_eq!(account.person, guest, "whoever was a guest stays the same person");
        assert_eq!(browser.post("/sign-in/outside", &[("username", "lilei2"), ("age", "adult")]).status, 422, "once");
        // Nobody gets in by a password that there is not.
        for password in ["", "$none$", GOOD] {
            assert_eq!(stand.house.browser().post("/sign-in", &[("username", "lilei"), ("password", password)]).status, 422);
        }
        let mut other = stand.house.browser();
        assert_eq!(stand.sign_in(&mut other, "lilei").location, "/library");
        assert!(other.get("/me/data.json").text.contains("\"https://school.example\""), "it stands in one's data");
        let readable = other.get("/me/data.html").text;
        assert!(readable.contains("https://school.example") && !readable.contains("<code>"), "to read too: {readable}");
        assert!(other.get("/me/privacy").text.contains("The school · lilei"), "and in the privacy centre");
        assert_eq!(stand.house.number("SELECT COUNT(*) FROM session WHERE methods = 'fed'"), 2);
        assert!(stand.actions().contains(&"outside.linked".to_owned()));
    }
}

#[test]
fn a_child_waits_for_consent_and_a_closed_platform_opens_nothing() {
    for stand in stands() {
        let mut browser = stand.house.browser();
        stand.sign_in(&mut browser, "xiaoyu");
        let seen = browser.post("/sign-in/outside", &[("username", "xiaoyu"), ("age", "child")]);
        assert!(seen.status == 200 && !browser.cookies.contains_key("xt"), "{}", seen.text);
        let seen = stand.sign_in(&mut browser, "xiaoyu");
        assert!(seen.status == 200 && !browser.cookies.contains_key("xt"), "{}: the way round is closed too", stand.house.engine());
    }
    for stand in stands_of(true) {
        let mut browser = stand.house.browser();
        assert_eq!(stand.sign_in(&mut browser, "lilei").location, "/sign-in/outside");
        assert!(!browser.get("/sign-in/outside").text.contains("name=\"username\""));
        assert_eq!(browser.post("/sign-in/outside", &[("username", "lilei"), ("age", "adult")]).status, 404);
        assert_eq!(stand.house.count("account"), 0);
    }
}

#[test]
fn an_answer_counts_once_in_the_browser_that_began_it() {
    for stand in stands() {
        drop(stand.opened("lilei"));
        let (mut one, mut two, mut none) = (stand.house.browser(), stand.house.browser(), stand.house.browser());
        let state = go(&mut one, "/sign-in/with/school", &[]);
        let other_state = go(&mut two, "/sign-in/with/school", &[]);
        let redeemed = || stand.speaker.redeemed.lock().unwrap().len();
        let before = redeemed();
        for (what, number, address) in [
            ("no cookie", 0, format!("{CALLBACK}?state={state}&code=c-lilei")),
            ("the state of another browser", 1, format!("{CALLBACK}?state={other_state}&code=c-lilei")),
            ("the other way round", 2, format!("{CALLBACK}?state={state}&code=c-lilei")),
            ("no state", 1, format!("{CALLBACK}?code=c-lilei")),
            ("an empty state", 1, format!("{CALLBACK}?state=&code=c-lilei")),
            ("a state that is longer", 1, format!("{CALLBACK}?state={state}0&code=c-lilei")),
            ("a state in capitals", 1, format!("{CALLBACK}?state={}&code=c-lilei", state.to_uppercase())),
            ("a state that stands twice", 1, format!("{CALLBACK}?state={state}&state={state}&code=c-lilei")),
            ("the address of another provider", 1, format!("/sign-in/with/city/callback?state={state}&code=c-lilei")),
        ] {
            let browser = [&mut none, &mut one, &mut two].into_iter().nth(number).unwrap();
            let seen = browser.get(&address);
            assert_eq!(seen.status, 422, "{}: {what}", stand.house.engine());
            assert!(!browser.cookies.contains_key("xt"), "{what}: nobody is in");
        }
        assert_eq!(redeemed(), before, "no code was redeemed for any of them");
        assert_eq!(none.get("/sign-in/with/nobody/callback?state=x&code=c-lilei").status, 404);
        // None of it ended what was begun; and then it counts once.
        assert_eq!(stand.come_back(&mut one, &state, "lilei").location, "/me");
        let cookie = two.cookies["outside"].clone();
        assert_eq!(stand.come_back(&mut two, &other_state, "lilei").location, "/me");
        two.cookies.insert("outside".to_owned(), cookie);
        let sessions = stand.house.count("session");
        assert_eq!(stand.come_back(&mut two, &other_state, "lilei").status, 422, "the same again");
        assert_eq!((redeemed(), stand.house.count("session")), (before + 2, sessions));
        // Ten minutes are enough.
        let mut slow = stand.house.browser();
        let state = go(&mut slow, "/sign-in/with/school", &[]);
        stand.house.clock.advance(600 * SECOND);
        assert_eq!(stand.come_back(&mut slow, &state, "lilei").status, 422);
    }
}

#[test]
fn what_a_provider_does_not_vouch_for_lets_nobody_in() {
    for stand in stands() {
        drop(stand.opened("lilei"));
        let mut browser = stand.house.browser();
        for (parameters, status) in [("error=access_denied", 422), ("error=access_denied&code=c-lilei", 422), ("code=forged", 422), ("x=y", 422)] {
            let state = go(&mut browser, "/sign-in/with/school", &[]);
            let seen = browser.get(&format!("{CALLBACK}?state={state}&{parameters}"));
            assert_eq!(seen.status, status, "{parameters}");
            assert!(seen.text.contains("/sign-in/with/school") && !browser.cookies.contains_key("xt"), "the form again, and nobody in");
        }
        assert_eq!(browser.post("/sign-in/with/away", &[]).status, 503, "{}", stand.house.engine());
        assert_eq!(browser.post("/sign-in/with/nobody", &[]).status, 404);
        assert_eq!(browser.post("/sign-in/with/school", &[("back", "https://evil.example/")]).status, 200);
        stand.house.room.suspend("lilei", true).unwrap();
        let seen = stand.sign_in(&mut browser, "lilei");
        assert!(seen.status == 403 && !browser.cookies.contains_key("xt"), "suspension holds");
    }
}

#[test]
fn an_unknown_person_links_by_signing_in_first_and_never_by_a_name() {
    for stand in stands() {
        drop(stand.member("lilei"));
        let mut browser = stand.house.browser();
        assert_eq!(stand.sign_in(&mut browser, "lilei").location, "/sign-in/outside", "the same name is nobody's proof");
        assert!(!browser.cookies.contains_key("xt"));
        assert!(browser.get("/sign-in/outside").text.contains("/sign-in?back=/sign-in/outside"));
        let seen = browser.post("/sign-in", &[("username", "lilei"), ("password", GOOD), ("back", "/sign-in/outside")]);
        assert_eq!(seen.location, "/sign-in/outside");
        assert!(browser.get("/sign-in/outside").text.contains("/me/security/outside/link"));
        assert_eq!(browser.post("/me/security/outside/link", &[]).location, "/me/security?saved=yes");
        assert_eq!(browser.post("/me/security/outside/link", &[]).status, 422, "once");
        let mut other = stand.house.browser();
        assert_eq!(stand.sign_in(&mut other, "lilei").location, "/library");
        assert_eq!(stand.house.count("account"), 1, "{}", stand.house.engine());
        // What was proven long ago links nothing.
        let mut late = stand.house.browser();
        stand.sign_in(&mut late, "another");
        late.post("/sign-in", &[("username", "lilei"), ("password", GOOD)]);
        stand.house.clock.advance(FRESH);
        assert!(late.post("/me/security/outside/link", &[]).location.starts_with("/sign-in?again=yes"));
    }
}

#[test]
fn linking_asks_for_a_fresh_proof_and_belongs_to_one_person() {
    for stand in stands() {
        let mut lilei = stand.member("lilei");
        assert!(lilei.get("/me/security").text.contains("id=\"outside\""));
        assert_eq!(stand.link(&mut lilei, "ll").location, "/me/security?saved=yes", "{}", stand.house.engine());
        assert!(stand.speaker.begun.lock().unwrap().last().unwrap().2, "the provider is asked to have them prove it anew");
        assert_eq!(stand.link(&mut lilei, "ll").location, "/me/security?saved=yes", "again changes nothing");
        assert_eq!(stand.house.count("outside_account"), 1);
        let mut hanmei = stand.member("hanmei");
        let seen = stand.link(&mut hanmei, "ll");
        assert_eq!(seen.status, 409, "an account elsewhere belongs to one person");
        assert_eq!(hanmei.post("/me/security/outside", &[("provider", "nobody")]).status, 404);
        // Begun by one and finished by another in the same browser.
        let state = go(&mut hanmei, "/me/security/outside", &[("provider", "school")]);
        hanmei.cookies.insert("xt".to_owned(), lilei.cookies["xt"].clone());
        assert_eq!(stand.come_back(&mut hanmei, &state, "hm").status, 422);
        assert_eq!(stand.house.count("outside_account"), 1);
        // Others cannot part it, and neither can who proved nothing lately.
        let id = between(&lilei.get("/me/security").text, "name=\"outside\" value=\"", "\"").to_owned();
        let mut third = stand.member("third");
        assert_eq!(third.post("/me/security/outside/remove", &[("outside", &id)]).status, 404);
        stand.house.clock.advance(FRESH);
        assert!(lilei.post("/me/security/outside", &[("provider", "school")]).location.starts_with("/sign-in?again"));
        assert!(lilei.post("/me/security/outside/remove", &[("outside", &id)]).location.starts_with("/sign-in?again"));
        lilei.post("/sign-in", &[("username", "lilei"), ("password", GOOD)]);
        assert_eq!(lilei.post("/me/security/outside/remove", &[("outside", &id)]).status, 303);
        assert_eq!(stand.house.count("outside_account"), 0);
        assert!(stand.actions().contains(&"outside.unlinked".to_owned()));
        let mut browser = stand.house.browser();
        assert_eq!(stand.sign_in(&mut browser, "ll").location, "/sign-in/outside", "parted: nobody is let in");
    }
}

#[test]
fn the_last_way_in_is_never_removed() {
    for stand in stands() {
        let mut browser = stand.opened("lilei");
        let again = |browser: &mut Browser| {
            stand.speaker.said.lock().unwrap().insert("lilei".to_owned(), (Some(stand.house.clock.now()), false));
            assert_eq!(stand.sign_in(browser, "lilei").location, "/library");
        };
        let page = browser.get("/me/security").text;
        let id = between(&page, "name=\"outside\" value=\"", "\"").to_owned();
        assert!(browser.post("/me/security/outside/remove", &[("outside", &id)]).location.starts_with("/sign-in?again"), "the provider did not say when");
        again(&mut browser);
        let seen = browser.post("/me/security/outside/remove", &[("outside", &id)]);
        assert_eq!(seen.status, 409, "{}: {}", stand.house.engine(), seen.text);
        assert_eq!(stand.house.count("outside_account"), 1);
        // A password is chosen without an old one, by whoever just proved who they are.
        stand.house.clock.advance(FRESH);
        assert!(browser.post("/me/security/password", &[("new_password", GOOD)]).location.starts_with("/sign-in?again"));
        again(&mut browser);
        assert!(!browser.get("/me/security").text.contains("name=\"password\""), "no old one is asked for");
        assert_eq!(browser.post("/me/security/password", &[("new_password", GOOD)]).status, 303);
        assert_eq!(browser.post("/me/security/password", &[("new_password", OTHER)]).status, 422, "from now on it is");
        assert_eq!(browser.post("/me/security/outside/remove", &[("outside", &id)]).status, 303);
        assert_eq!(stand.house.browser().post("/sign-in", &[("username", "lilei"), ("password", GOOD)]).status, 303);
    }
}

#[test]
fn two_factors_elsewhere_count_only_where_the_provider_is_believed() {
    for stand in stands() {
        let mut browser = stand.member("lilei");
        stand.link(&mut browser, "ll");
        assert_eq!(stand.house.number("SELECT COUNT(*) FROM session WHERE methods = 'fed mfa'"), 0);
        // A second factor here is asked for after a provider that vouches for one.
        let begun = browser.post("/me/security/app", &[]);
        let secret = between(&begun.text, "<code>", "</code>").to_owned();
        let code = |house: &House| {
            let totp = totp_rs::Builder::new().with_secret(totp_rs::Secret::try_from_base32(&secret).unwrap()).build().unwrap();
            totp.generate(u64::try_from(house.clock.now().0 / SECOND).unwrap()).to_string()
        };
        assert_eq!(browser.post("/me/security/app/confirm", &[("code", &code(&stand.house))]).status, 200);
        let mut other = stand.house.browser();
        let seen = stand.sign_in(&mut other, "ll");
        assert!(seen.status == 200 && !other.cookies.contains_key("xt"), "{}: one factor elsewhere is one factor", stand.house.engine());
        let form = seen.text.split_once("action=\"/sign-in/second\"").unwrap().1;
        let (step, back) = (between(form, "name=\"step\" value=\"", "\""), between(form, "name=\"back\" value=\"", "\""));
        assert_eq!(back, "/library");
        stand.house.clock.advance(31 * SECOND);
        assert_eq!(other.post("/sign-in/second", &[("step", step), ("code", &code(&stand.house)), ("back", back)]).location, "/library");
        assert_eq!(stand.house.number("SELECT COUNT(*) FROM session WHERE methods = 'fed otp'"), 1);
        // One that vouches for two, by the settings, is enough.
        stand.speaker.said.lock().unwrap().insert("ll".to_owned(), (Some(stand.house.clock.now()), true));
        assert_eq!(stand.sign_in(&mut stand.house.browser(), "ll").location, "/library");
        assert_eq!(stand.house.number("SELECT COUNT(*) FROM session WHERE methods = 'fed mfa'"), 1);
    }
}

#[test]
fn so_many_accounts_elsewhere_and_none_after_the_person_is_gone() {
    for stand in stands() {
        let mut browser = stand.member("lilei");
        for number in 0..OUTSIDE_ACCOUNTS_MAX {
            assert_eq!(stand.link(&mut browser, &format!("n{number}")).status, 303);
            // The button is there until one is linked; the form works as before.
        }
        assert_eq!(stand.link(&mut browser, "more").status, 409, "{}", stand.house.engine());
        assert_eq!(browser.post("/me/delete", &[("password", GOOD), ("sure", "yes")]).status, 303);
        assert_eq!(stand.house.count("outside_account"), 0);
        // Who has no password proves it afresh instead.
        let mut browser = stand.opened("hanmei");
        assert!(!browser.get("/me/delete").text.contains("name=\"password\""));
        assert!(browser.post("/me/delete", &[("sure", "yes")]).location.starts_with("/sign-in?again"));
        stand.speaker.said.lock().unwrap().insert("hanmei".to_owned(), (Some(stand.house.clock.now()), false));
        stand.sign_in(&mut browser, "hanmei");
        assert_eq!(browser.post("/me/delete", &[("sure", "yes")]).location, "/me/delete?done=yes");
        assert_eq!((stand.house.count("outside_account"), stand.house.count("account")), (0, 0));
    }
}
