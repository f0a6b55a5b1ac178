//! Second factors, codes that are sent, and getting back in, at the HTTP boundary, on both engines.
#![allow(clippy::unwrap_used, reason = "support of tests: what fails must fail the test")]

mod house;

use house::{GOOD, House, OTHER, houses};
use kernel::time::{DAY, SECOND};
use kernel::{Clock, Id};
use platform::messages;
use portal::testing::Browser;
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Secret};

/// What stands between two texts.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map_or("", |(found, _)| found)
}

fn code(house: &House, secret: &str) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build().unwrap();
    totp.generate(u64::try_from(house.clock.now().0 / SECOND).unwrap()).to_string()
}

/// Sets up an app: its secret and the recovery codes.
fn set_up_app(house: &House, browser: &mut Browser) -> (String, Vec<String>) {
    let begun = browser.post("/me/security/app", &[]);
    assert_eq!(begun.status, 200, "{} {}", begun.location, begun.text);
    let secret = between(&begun.text, "<code>", "</code>").to_owned();
    assert!(begun.text.contains("<svg"), "a picture to scan");
    let wrong = browser.post("/me/security/app/confirm", &[("code", "000000")]);
    assert!(wrong.status == 422 && wrong.text.contains(&secret), "the same secret is shown again");
    house.clock.advance(31 * SECOND);
    let codes = browser.post("/me/security/app/confirm", &[("code", &code(house, &secret))]);
    assert_eq!(codes.status, 200, "{}", codes.text);
    let codes: Vec<String> = codes.text.split("<li><code>").skip(1).map(|rest| rest.split("</code>").next().unwrap().to_owned()).collect();
    assert_eq!(codes.len(), 10);
    (secret, codes)
}

fn first_step(browser: &mut Browser, name: &str) -> String {
    let seen = browser.post("/sign-in", &[("username", name), ("password", GOOD), ("keep", "yes")]);
    assert_eq!(seen.status, 200, "{}", seen.text);
    assert!(!browser.cookies.contains_key("xt"), "nobody is in after the first step");
    between(&seen.text, "name=\"step\" value=\"", "\"").to_owned()
}

#[test]
fn an_app_is_asked_for_and_its_codes_are_used_once() {
    for house in houses() {
        let mut browser = house.browser();
        let person = house.sign_up_with(&mut browser, "xiaoman");
        let mut elsewhere = house.browser();
        assert_eq!(elsewhere.post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]).status, 303);
        let (secret, _) = set_up_app(&house, &mut browser);
        assert_eq!(browser.get("/me/settings").status, 200, "this device stays signed in");
        assert_eq!(elsewhere.get("/me/settings").status, 401, "others proved less");

        let mut fresh = house.browser();
        let step = first_step(&mut fresh, "xiaoman");
        let used = code(&house, &secret);
        let seen = fresh.post("/sign-in/second", &[("step", &step), ("code", &used)]);
        assert_eq!(seen.status, 422, "{}: the code that confirmed the app was used", house.engine());
        house.clock.advance(30 * SECOND);
        let good = code(&house, &secret);
        assert_eq!(fresh.post("/sign-in/second", &[("step", &step), ("code", &good), ("back", "/library")]).location, "/library", "{}", house.engine());
        assert_eq!(fresh.get("/me/settings").status, 200);

        let mut replay = house.browser();
        let again = first_step(&mut replay, "xiaoman");
        assert_eq!(replay.post("/sign-in/second", &[("step", &again), ("code", &good)]).status, 422, "a code is used once");
        house.clock.advance(30 * SECOND);
        assert_ne!(replay.post("/sign-in/second", &[("step", &step), ("code", &code(&house, &secret))]).status, 303, "a step is used once");
        assert_eq!(house.number("SELECT COUNT(*) FROM totp WHERE confirmed_at IS NOT NULL"), 1);
        let sealed =
            house.test.database.read::<_, platform::DatabaseError>(|session| session.first("SELECT secret FROM totp", &[], |row| row.get::<Vec<u8>>(0)));
        let raw = Secret::try_from_base32(&secret).unwrap();
        assert!(!sealed.unwrap().unwrap().windows(20).any(|window| window == raw.as_ref()), "the secret is encrypted");
        let _ = person;
    }
}

#[test]
fn a_lost_phone_is_replaced_by_recovery_codes() {
    for house in houses() {
        let mut browser = house.browser();
        house.sign_up_with(&mut browser, "xiaoman");
        let (_, codes) = set_up_app(&house, &mut browser);
        let mut other = house.browser();
        let step = first_step(&mut other, "xiaoman");
        let typed = codes[3].to_uppercase().replace('-', " ");
        assert_eq!(other.post("/sign-in/second", &[("step", &step), ("code", &typed)]).status, 303, "{}", house.engine());
        let mut third = house.browser();
        let step = first_step(&mut third, "xiaoman");
        assert_eq!(third.post("/sign-in/second", &[("step", &step), ("code", &codes[3])]).status, 422, "each once");
        assert!(other.get("/me/security").text.contains("恢复码：9"), "{}", other.get("/me/security").text);
        let renewed = other.post("/me/security/recovery-codes", &[]);
        assert_eq!(renewed.text.matches("<li><code>").count(), 10);
        assert_eq!(third.post("/sign-in/second", &[("step", &step), ("code", &codes[4])]).status, 422, "old codes are gone");
        assert_eq!(other.post("/me/security/app/remove", &[]).status, 303);
        assert_eq!(house.browser().post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]).status, 303, "the password is enough again");
    }
}

/// What is kept of recovery codes: how they are hashed, and the hashes.
fn kept_codes(house: &House) -> Vec<(String, Vec<u8>)> {
    let read = |row: &platform::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let sql = "SELECT recipe, code_hash FROM recovery_code WHERE used_at IS NULL ORDER BY code_hash";
    house.test.database.read::<_, platform::DatabaseError>(|session| session.query(sql, &[], read)).unwrap()
}

#[test]
fn recovery_codes_are_hashed_slowly_and_old_ones_go_on_working() {
    for house in houses() {
        let mut browser = house.browser();
        let person = house.sign_up_with(&mut browser, "xiaoman");
        let (_, codes) = set_up_app(&house, &mut browser);
        let kept = kept_codes(&house);
        assert_eq!(kept.len(), codes.len());
        assert!(kept.iter().all(|(recipe, _)| recipe.starts_with("8,1,1,") && *recipe == kept[0].0), "{}: {kept:?}", house.engine());
        // They need no key of the key file, so they outlive its rotation.
        let plain =
            Sha256::new().chain_update(b"xingtan recovery code\0").chain_update(person.as_bytes()).chain_update(identity::model::code::normal(&codes[0]));
        let hashing = identity::Hashing::new(identity::PasswordCost::LEAST);
        let expected = hashing.slow(&kept[0].0, &plain.finalize()).unwrap();
        assert!(kept.iter().any(|(_, hash)| hash[..] == expected[..]), "{}", house.engine());
        // As they were kept before: the keyed hash alone.
        let keyed = |code: &str| house.services.secrets.blind("recovery code", &format!("{person}:{}", identity::model::code::normal(code)));
        let set = |sql: &str, values: &[platform::Value<'_>]| {
            house.test.database.write::<_, platform::DatabaseError>(|session| session.execute(sql, values)).unwrap()
        };
        set("DELETE FROM recovery_code", &[]);
        for code in &codes {
            set("INSERT INTO recovery_code (person_id, code_hash) VALUES ($1, $2)", &[person.into(), platform::Value::Bytes(&keyed(code))]);
        }
        let sign_in = |code: &str| {
            let mut other = house.browser();
            let step = first_step(&mut other, "xiaoman");
            other.post("/sign-in/second", &[("step", &step), ("code", code)]).status
        };
        assert_eq!(sign_in(&codes[0]), 303, "{}: an old one works", house.engine());
        house.room.sweep().unwrap();
        let kept = kept_codes(&house);
        assert!(kept.len() == codes.len() - 1 && kept.iter().all(|(recipe, _)| recipe.starts_with("keyed,8,1,1,")), "{}: {kept:?}", house.engine());
        assert!(codes.iter().all(|code| !kept.iter().any(|(_, hash)| hash[..] == keyed(code)[..])));
        assert_eq!((sign_in(&codes[1]), sign_in(&codes[1]), sign_in(&codes[0])), (303, 422, 422), "{}: it works after, once", house.engine());
        while house.room.sweep().unwrap() > 0 {}
        assert_eq!(kept_codes(&house).len(), codes.len() - 2, "nothing is left to do");
    }
}

#[test]
fn guessing_a_code_takes_longer_and_longer() {
    for house in houses() {
        let mut browser = house.browser();
        house.sign_up_with(&mut browser, "xiaoman");
        let (secret, _) = set_up_app(&house, &mut browser);
        let mut thief = house.browser();
        let step = first_step(&mut thief, "xiaoman");
        let statuses: Vec<u16> = (0..15).map(|guess| thief.post("/sign-in/second", &[("step", &step), ("code", &format!("{guess:06}"))]).status).collect();
        assert!(statuses.contains(&429), "{}: {statuses:?}", house.engine());
        assert_eq!(thief.post("/sign-in/second", &[("step", &step), ("code", &code(&house, &secret))]).status, 429, "even the right one waits");
        house.clock.advance(61 * SECOND);
        assert_eq!(thief.post("/sign-in/second", &[("step", &step), ("code", &code(&house, &secret))]).status, 303, "never for ever");
        let mut slow = house.browser();
        let step = first_step(&mut slow, "xiaoman");
        house.clock.advance(11 * 60 * SECOND);
        assert_eq!(slow.post("/sign-in/second", &[("step", &step), ("code", &code(&house, &secret))]).status, 422, "a step is over after ten minutes");
    }
}

#[test]
fn what_guards_an_account_changes_after_a_fresh_proof_only() {
    for house in houses() {
        let mut browser = house.browser();
        house.sign_up_with(&mut browser, "xiaoman");
        house.clock.advance(16 * 60 * SECOND);
        for path in ["/me/security/app", "/me/security/app/remove", "/me/security/recovery-codes", "/me/security/contacts", "/me/security/passkeys"] {
            assert_eq!(browser.post(path, &[]).location, "/sign-in?again=yes&back=/me/security", "{path}");
        }
        assert_eq!(browser.post("/me/security/passkeys/begin", &[]).status, 403);
        assert_eq!(browser.get("/sign-in?again=yes&back=/me/security").status, 200, "a member sees the form here");
        assert_eq!(browser.post("/sign-in", &[("username", "xiaoman"), ("password", GOOD), ("back", "/me/security")]).status, 303);
        assert_eq!(browser.post("/me/security/app", &[]).status, 200);
    }
}

/// The code in the last message.
fn sent(house: &House) -> Option<String> {
    house.room.send_codes().unwrap();
    let (_, message) = messages::latest(&house.services).unwrap().into_iter().next()?;
    message.text.split(|letter: char| !letter.is_ascii_digit()).find(|digits| digits.len() == 8).map(str::to_owned)
}

fn add_contact(house: &House, browser: &mut Browser, address: &str) {
    house.clock.advance(SECOND); // messages of one moment have no order
    let seen = browser.post("/me/security/contacts", &[("address", address)]);
    assert_eq!(seen.status, 200, "{}", seen.text);
    let step = between(&seen.text, "name=\"step\" value=\"", "\"").to_owned();
    let made = sent(house).unwrap();
    assert_eq!(browser.post("/me/security/contacts/verify", &[("step", &step), ("code", "1")]).status, 422);
    assert_eq!(browser.post("/me/security/contacts/verify", &[("step", &step), ("code", &made)]).status, 303, "{}", house.engine());
}

#[test]
fn somebody_who_forgot_the_password_comes_back_by_a_code() {
    for house in houses() {
        let mut browser = house.browser();
        house.sign_up_with(&mut browser, "xiaoman");
        add_contact(&house, &mut browser, "Xiao.Man@Example.org");
        add_contact(&house, &mut browser, "138 0013 8000");
        assert_eq!(house.browser().post("/sign-in", &[("username", "xiao.man@example.org"), ("password", GOOD)]).status, 303, "a verified address is a name");
        assert_eq!(house.browser().post("/sign-in", &[("username", "13800138000"), ("password", GOOD)]).status, 303);

        let mut lost = house.browser();
        house.clock.advance(SECOND);
        let asked = lost.post("/sign-in/code", &[("address", "xiao.man@example.org")]);
        let step = between(&asked.text, "name=\"step\" value=\"", "\"").to_owned();
        let made = sent(&house).unwrap();
        let wrong = if made == "00000000" { "00000001" } else { "00000000" };
        assert_eq!(lost.post("/sign-in/code", &[("step", &step), ("code", wrong)]).status, 422);
        assert_eq!(lost.post("/sign-in/code", &[("step", &step), ("code", &made)]).status, 303, "{}", house.engine());
        assert_eq!(house.browser().post("/sign-in/code", &[("step", &step), ("code", &made)]).status, 422, "once");
        let security = lost.get("/me/security").text;
        assert!(!security.contains("id=\"password\""), "the forgotten password is not asked for");
        assert_eq!(lost.post("/me/security/password", &[("new_password", OTHER)]).status, 303);
        assert_eq!(house.browser().post("/sign-in", &[("username", "xiaoman"), ("password", OTHER)]).status, 303);
        assert_eq!(browser.get("/me/settings").status, 401, "whoever was signed in by the old one is out");
        house.clock.advance(16 * 60 * SECOND);
        assert!(lost.get("/me/security").text.contains("id=\"password\""), "only just after coming back");
    }
}

#[test]
fn a_code_of_the_mailbox_does_not_go_round_the_second_factor() {
    for house in houses() {
        let mut browser = house.browser();
        house.sign_up_with(&mut browser, "xiaoman");
        add_contact(&house, &mut browser, "here@example.org");
        let (secret, _) = set_up_app(&house, &mut browser);
        let mut lost = house.browser();
        house.clock.advance(SECOND);
        let asked = lost.post("/sign-in/code", &[("address", "here@example.org")]);
        let step = between(&asked.text, "name=\"step\" value=\"", "\"").to_owned();
        let second = lost.post("/sign-in/code", &[("step", &step), ("code", &sent(&house).unwrap())]);
        assert!(second.status == 200 && !lost.cookies.contains_key("xt"), "{}: not in yet", house.engine());
        let step = between(&second.text, "name=\"step\" value=\"", "\"").to_owned();
        house.clock.advance(30 * SECOND);
        assert_eq!(lost.post("/sign-in/second", &[("step", &step), ("code", &code(&house, &secret))]).status, 303, "{}", house.engine());
        assert_eq!(lost.post("/me/security/password", &[("new_password", OTHER)]).status, 303, "the forgotten password is not asked for");
    }
}

#[test]
fn asking_for_a_code_tells_nothing_about_who_is_here() {
    for house in houses() {
        let mut browser = house.browser();
        house.sign_up_with(&mut browser, "xiaoman");
        add_contact(&house, &mut browser, "here@example.org");
        let before = house.count("message");
        let mut stranger = house.browser();
        let (here, gone) =
            (stranger.post("/sign-in/code", &[("address", "here@example.org")]), stranger.post("/sign-in/code", &[("address", "gone@example.org")]));
        let shape = |text: &str, address: &str| {
            let step = between(text, "name=\"step\" value=\"", "\"").to_owned();
            text.replace(&step, "STEP").replace(address, "ADDRESS")
        };
        assert_eq!((here.status, gone.status), (200, 200));
        assert_eq!(shape(&here.text, "here@example.org"), shape(&gone.text, "gone@example.org"), "{}", house.engine());
        assert_eq!(house.count("ceremony"), 2, "the same is written for both");
        assert_eq!(house.room.send_codes().unwrap(), 1);
        assert_eq!(house.count("message"), before + 1, "only the owner gets a message");
        let step = between(&gone.text, "name=\"step\" value=\"", "\"").to_owned();
        for guess in 0..5 {
            assert_eq!(stranger.post("/sign-in/code", &[("step", &step), ("code", &format!("{guess:08}"))]).status, 422);
        }
        for address in ["nobody", "a@b", "", "+1"] {
            assert_eq!(stranger.post("/sign-in/code", &[("address", address)]).status, 422, "{address}");
        }
    }
}

#[test]
fn a_code_ends_after_five_wrong_tries_and_after_ten_minutes() {
    for house in houses() {
        let mut browser = house.browser();
        house.sign_up_with(&mut browser, "xiaoman");
        add_contact(&house, &mut browser, "here@example.org");
        let mut lost = house.browser();
        let ask = |lost: &mut Browser| {
            house.clock.advance(60 * SECOND);
            let asked = lost.post("/sign-in/code", &[("address", "here@example.org")]);
            (between(&asked.text, "name=\"step\" value=\"", "\"").to_owned(), sent(&house).unwrap())
        };
        let (step, made) = ask(&mut lost);
        for _ in 0..identity::model::code::TRIES_MAX {
            assert_eq!(lost.post("/sign-in/code", &[("step", &step), ("code", "1")]).status, 422);
        }
        assert_eq!(lost.post("/sign-in/code", &[("step", &step), ("code", &made)]).status, 422, "{}", house.engine());
        let (step, made) = ask(&mut lost);
        house.clock.advance(10 * 60 * SECOND);
        assert_eq!(lost.post("/sign-in/code", &[("step", &step), ("code", &made)]).status, 422);
    }
}

#[test]
fn a_verified_address_belongs_to_whoever_proved_it_last() {
    for house in houses() {
        // Somebody takes another's address for a name before its owner comes.
        let early = house.sign_up("early");
        for name in ["Owner@example.org", "+8613800138000", "138-0013-8000"] {
            let seen = house.browser().post("/sign-up", &[("username", name), ("password", GOOD)]);
            assert!(seen.status == 422 && seen.text.contains("username-error"), "{}: {name} is no name any more: {}", house.engine(), seen.status);
        }
        let before = "UPDATE account SET name = 'owner@example.org', name_folded = 'owner@example.org' WHERE person_id = $1";
        house.test.database.write::<_, platform::DatabaseError>(|session| session.execute(before, &[early.into()])).unwrap();
        assert_eq!(house.browser().post("/sign-in", &[("username", "owner@example.org"), ("password", GOOD)]).status, 303, "one from before works on");
        assert_eq!(house.room.names_like_addresses(9).unwrap(), (1, vec!["owner@example.org".to_owned()]), "and is told of");
        let mut owner = house.browser();
        house.sign_up_with(&mut owner, "owner");
        add_contact(&house, &mut owner, "owner@example.org");
        let mut browser = house.browser();
        assert_eq!(browser.post("/sign-in", &[("username", "owner@example.org"), ("password", GOOD)]).status, 303);
        assert!(browser.get("/me/settings").text.contains("value=\"owner\""), "{}", house.engine());
        let mut second = house.browser();
        house.sign_up_with(&mut second, "second");
        add_contact(&house, &mut second, "owner@example.org");
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE value = 'owner@example.org'"), 1);
        let remove = between(&second.get("/me/security").text, "name=\"contact\" value=\"", "\"").to_owned();
        assert_eq!(owner.post("/me/security/contacts/remove", &[("contact", &remove)]).status, 404, "another's");
        assert_eq!(second.post("/me/security/contacts/remove", &[("contact", &remove)]).status, 303);
    }
}

#[test]
fn suspension_holds_in_the_middle_of_a_sign_in() {
    for house in houses() {
        let mut browser = house.browser();
        let person: Id = house.sign_up_with(&mut browser, "xiaoman");
        let (secret, _) = set_up_app(&house, &mut browser);
        add_contact(&house, &mut browser, "here@example.org");
        let mut other = house.browser();
        let step = first_step(&mut other, "xiaoman");
        let mut lost = house.browser();
        house.clock.advance(SECOND);
        let asked = lost.post("/sign-in/code", &[("address", "here@example.org")]);
        let code_step = between(&asked.text, "name=\"step\" value=\"", "\"").to_owned();
        let made = sent(&house).unwrap();
        house.room.suspend("xiaoman", true).unwrap();
        assert_eq!(browser.get("/me/settings").status, 401, "{}", house.engine());
        house.clock.advance(30 * SECOND);
        assert_ne!(other.post("/sign-in/second", &[("step", &step), ("code", &code(&house, &secret))]).status, 303);
        assert_ne!(lost.post("/sign-in/code", &[("step", &code_step), ("code", &made)]).status, 303);
        assert!(!other.cookies.contains_key("xt") && !lost.cookies.contains_key("xt"));
        let actions = house.test.database.read::<_, platform::DatabaseError>(|session| {
            platform::audit::entries(session, &platform::audit::Sought { object: Some(person), ..Default::default() }, 50)
        });
        assert_eq!(actions.unwrap()[0].action, "account.suspended");
        assert!(platform::audit::verify(&house.test.database, &house.services.secrets, None).unwrap().is_ok());
    }
}

#[test]
fn what_is_begun_is_swept_out() {
    for house in houses() {
        house.browser().post("/sign-in/code", &[("address", "gone@example.org")]);
        house.clock.advance(2 * DAY);
        house.room.sweep().unwrap();
        assert_eq!(house.count("ceremony") + house.count("message"), 0, "{}", house.engine());
    }
}

#[test]
fn what_is_begun_is_encrypted_anew() {
    for mut house in houses() {
        let with = |house: &House, lines: &[&str]| {
            let mut services = house.services.clone();
            services.secrets = std::sync::Arc::new(platform::Secrets::parse(&lines.join("\n")).unwrap());
            let room = identity::Identity::new(services.clone(), identity::PasswordCost::LEAST);
            room.prepare().unwrap();
            room
        };
        let (old, new) = ("11".repeat(32), "22".repeat(32));
        house.room = with(&house, &[&old]);
        let mut browser = house.browser();
        house.sign_up_with(&mut browser, "xiaoman");
        let (secret, _) = set_up_app(&house, &mut browser);
        house.browser().post("/sign-in/code", &[("address", "gone@example.org")]);
        house.clock.advance(11 * 60 * SECOND);
        let step = first_step(&mut house.browser(), "xiaoman");
        house.room = with(&house, &[&new, &old]);
        assert_eq!((house.room.reseal().unwrap(), house.room.reseal().unwrap()), (2, 0), "{}: the app and the step; what is over goes", house.engine());
        assert_eq!(house.count("ceremony"), 1);
        house.room = with(&house, &[&new]);
        let seen = house.browser().post("/sign-in/second", &[("step", &step), ("code", &code(&house, &secret))]);
        assert_eq!(seen.status, 303, "{}: without the former key: {}", house.engine(), seen.text);
    }
}
