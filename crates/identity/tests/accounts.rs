//! The life of an account at the HTTP boundary, on both engines.

mod house;

use house::{GOOD, House, OTHER, houses};
use identity::{ACCOUNTS_MAX, DEMO_PASSWORD, NewAccount, PersonalData, SWEEP_MAX, Terms};
use kernel::fact::Verb;
use kernel::time::{DAY, SECOND};
use kernel::{Actor, Id, Language};

#[test]
fn the_whole_life_of_an_account() {
    for house in houses() {
        let mut browser = house.browser();
        assert_eq!(browser.get("/sign-up").status, 200);
        assert!(browser.cookies.is_empty(), "looking at a form leaves nothing behind");
        let seen = browser.post("/sign-up", &[("username", "小满同学"), ("password", GOOD), ("back", "/library?stage=1")]);
        assert_eq!((seen.status, seen.location.as_str()), (303, "/library?stage=1"), "{} {}", house.engine(), seen.text);
        let settings = browser.get("/me/settings");
        assert!(settings.text.contains("小满同学"), "{}", settings.text);

        let seen = browser.post("/me/settings", &[("display_name", " 小  满 "), ("language", "en")]);
        assert_eq!((seen.status, seen.location.as_str()), (303, "/me/settings?saved=yes"));
        let settings = browser.get("/me/settings?saved=yes").text;
        assert!(settings.contains("Saved.") && settings.contains("value=\"小 满\""), "{settings}");
        let refused = browser.post("/me/settings", &[("display_name", "a\u{202e}b"), ("language", "en")]);
        assert!(refused.status == 422 && refused.text.contains("role=\"alert\"") && refused.text.contains("aria-invalid"));

        assert_eq!(browser.post("/sign-out", &[]).status, 303);
        assert!(!browser.cookies.contains_key("xt"));
        assert_eq!(browser.get("/me/settings").status, 401);
        let seen = browser.post("/sign-in", &[("username", "小满同学"), ("password", GOOD), ("keep", "yes")]);
        assert_eq!((seen.status, seen.location.as_str()), (303, "/me"), "{}", seen.text);
        assert_eq!(browser.get("/sign-in").location, "/me", "who is signed in needs no form");

        let data = browser.get("/me/data.json");
        assert!(data.status == 200 && data.text.contains("小满同学") && !data.text.contains("argon2"), "{}", data.text);

        house.clock.advance(SECOND); // facts of one moment have no order
        let wrong = browser.post("/me/delete", &[("password", OTHER), ("sure", "yes")]);
        assert!(wrong.status == 422 && wrong.text.contains("The password is not right"), "{}", wrong.text);
        assert_eq!(browser.post("/me/delete", &[("password", GOOD)]).status, 422, "the box is not ticked");
        let seen = browser.post("/me/delete", &[("password", GOOD), ("sure", "yes")]);
        assert_eq!((seen.status, seen.location.as_str()), (303, "/me/delete?done=yes"));
        assert_eq!(browser.get("/me/delete?done=yes").status, 200);
        assert_eq!(browser.post("/sign-in", &[("username", "小满同学"), ("password", GOOD)]).status, 422);
        assert_eq!(house.count("person") + house.count("account") + house.count("session"), 0, "{}", house.engine());
        assert_eq!(house.facts().iter().map(|fact| fact.verb).collect::<Vec<_>>(), [Verb::Registered, Verb::Erased]);
    }
}

#[test]
fn back_leads_nowhere_else() {
    for house in houses() {
        for (number, back) in ["https://evil.example", "//evil.example", "/\\evil.example"].into_iter().enumerate() {
            let mut browser = house.browser();
            let name = format!("person{number}");
            assert_eq!(browser.post("/sign-up", &[("username", &name), ("password", GOOD), ("back", back)]).location, "/me");
            assert!(!browser.get("/sign-in?back=//evil.example").text.contains("evil"));
        }
    }
}

#[test]
fn a_guest_stays_the_same_person_at_sign_up() {
    for house in houses() {
        let mut browser = house.browser();
        let guest = house.make_guest(&mut browser);
        let token = browser.cookies["xt"].clone();
        assert_eq!(house.make_guest(&mut browser), guest, "a known guest is not made twice");
        assert_eq!(browser.post("/sign-up", &[("username", "xiaoman"), ("password", GOOD)]).status, 303);
        let account = house.room.accounts("", 10).unwrap().remove(0);
        assert_eq!(account.person, guest, "{}", house.engine());
        assert_ne!(browser.cookies["xt"], token, "a new token");
        let mut old = house.browser();
        old.cookies.insert("xt".to_owned(), token);
        assert_eq!(old.get("/me/settings").status, 401, "the guest's token is worth nothing");
        let facts = house.facts();
        assert_eq!((facts.len(), facts[0].verb, facts[0].actor), (1, Verb::Registered, guest));
    }
}

#[test]
fn a_guest_becomes_the_member_at_sign_in_once() {
    for house in houses() {
        let member = house.sign_up("xiaoman");
        let mut browser = house.browser();
        let guest = house.make_guest(&mut browser);
        let planted = browser.cookies["xt"].clone();
        assert_eq!(browser.post("/sign-in", &[("username", "XiaoMan "), ("password", GOOD)]).status, 303);
        let merged: Vec<_> = house.facts().into_iter().filter(|fact| fact.verb == Verb::Merged).collect();
        assert_eq!(merged.len(), 1, "{}", house.engine());
        assert_eq!((merged[0].actor, merged[0].object.id), (guest, member));
        let mut replay = house.browser();
        replay.cookies.insert("xt".to_owned(), planted.clone());
        assert_eq!(replay.get("/me/settings").status, 401);
        assert_eq!(replay.post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]).status, 303);
        assert_eq!(house.facts().iter().filter(|fact| fact.verb == Verb::Merged).count(), 1, "a dead token merges nothing");
        assert_eq!(house.count("person"), 1);
    }
}

#[test]
fn a_wrong_password_tells_nothing_about_the_name() {
    for house in houses() {
        house.sign_up("xiaoman");
        let mut browser = house.browser();
        let form = |name: &'static str| [("username", name), ("password", OTHER)];
        let (known, unknown) = (browser.post("/sign-in", &form("xiaoman")), browser.post("/sign-in", &form("nobody7")));
        assert_eq!((known.status, unknown.status), (422, 422));
        assert_eq!(known.text.replace("xiaoman", "nobody7"), unknown.text, "{}", house.engine());
        assert!(known.text.contains("value=\"xiaoman\"") && known.text.contains("role=\"alert\""), "the name is kept");
        for _ in 1..10 {
            browser.post("/sign-in", &form("xiaoman"));
            browser.post("/sign-in", &form("nobody7"));
        }
        let (known, unknown) = (browser.post("/sign-in", &form("xiaoman")), browser.post("/sign-in", &form("nobody7")));
        assert_eq!((known.status, unknown.status), (429, 429));
        assert_eq!(known.text.replace("xiaoman", "nobody7"), unknown.text);
        assert_eq!(browser.post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]).status, 429, "even the right one waits");
        house.clock.advance(31 * SECOND);
        assert_eq!(browser.post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]).status, 303, "never for ever");
    }
}

#[test]
fn weak_passwords_and_bad_names_are_refused_beside_their_field() {
    for house in houses() {
        let mut browser = house.browser();
        for (name, password, field) in [
            ("xiaoman", "fourteen chars", "password"),
            ("xiaoman", "passwordpassword", "password"),
            ("xiaoman", "xingtan xingtan xingtan", "password"),
            ("a b", GOOD, "username"),
            ("admin", GOOD, "username"),
            ("learner", GOOD, "username"),
        ] {
            let seen = browser.post("/sign-up", &[("username", name), ("password", password)]);
            assert!(matches!(seen.status, 409 | 422), "{name} {password}: {}", seen.status);
            assert!(seen.text.contains(&format!("href=\"#{field}\"")) && seen.text.contains(&format!("id=\"{field}-error\"")), "{name}");
            assert!(seen.text.contains(&format!("value=\"{name}\"")) && !seen.text.contains(password));
        }
        house.sign_up("xiaoman");
        assert_eq!(browser.post("/sign-up", &[("username", "ＸＩＡＯＭＡＮ"), ("password", GOOD)]).status, 409);
        let hostile = browser.post("/sign-up", &[("username", "\"><script>"), ("password", GOOD)]);
        assert!(!hostile.text.contains("\"><script>"));
        assert_eq!(house.count("person"), 1, "what was refused left nothing: {}", house.engine());
    }
}

#[test]
fn a_suspended_account_is_out_at_the_next_request() {
    for house in houses() {
        let mut browser = house.browser();
        house.sign_up_with(&mut browser, "xiaoman");
        assert_eq!(browser.get("/me/settings").status, 200);
        house.room.suspend("xiaoman", true).unwrap();
        assert_eq!(browser.get("/me/settings").status, 401, "{}", house.engine());
        let seen = browser.post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]);
        assert!(seen.status == 403 && seen.text.contains("停用"), "{}", seen.text);
        assert!(browser.post("/sign-in", &[("username", "xiaoman"), ("password", OTHER)]).text.contains("用户名或密码不对"));
        house.room.suspend("xiaoman", false).unwrap();
        assert_eq!(browser.post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]).status, 303);
    }
}

#[test]
fn another_password_signs_out_all_other_devices() {
    for house in houses() {
        let mut phone = house.browser();
        house.sign_up_with(&mut phone, "xiaoman");
        let mut desk = house.browser();
        desk.post("/sign-in", &[("username", "xiaoman"), ("password", GOOD), ("keep", "yes")]);
        let former = desk.cookies["xt"].clone();
        assert!(desk.post("/me/security/password", &[("password", OTHER), ("new_password", OTHER)]).text.contains("password-error"));
        assert!(desk.post("/me/security/password", &[("password", GOOD), ("new_password", "short")]).text.contains("new_password-error"));
        assert_eq!(desk.post("/me/security/password", &[("password", GOOD), ("new_password", OTHER)]).location, "/me/security?saved=password");
        assert_eq!((desk.get("/me/security").status, phone.get("/me/security").status), (200, 401), "{}", house.engine());
        assert_ne!(desk.cookies["xt"], former);
        assert_eq!(phone.post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]).status, 422);
        assert_eq!(phone.post("/sign-in", &[("username", "xiaoman"), ("password", OTHER)]).status, 303);
    }
}

#[test]
fn sessions_are_listed_ended_and_only_ones_own() {
    for house in houses() {
        let mut phone = house.browser();
        house.sign_up_with(&mut phone, "xiaoman");
        let mut desk = house.browser();
        desk.post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]);
        let page = desk.get("/me/security").text;
        assert_eq!(page.matches("name=\"session\"").count(), 2, "{page}");
        let others = session_ids(&phone.get("/me/security").text);
        let mut stranger = house.browser();
        house.sign_up_with(&mut stranger, "somebody");
        for id in &others {
            assert_eq!(stranger.post("/me/security/end", &[("session", id)]).status, 404, "not theirs to end");
        }
        let here = session_ids(&page).into_iter().find(|id| page.contains(id)).unwrap();
        assert_eq!(desk.post("/me/security/end", &[("session", &here)]).status, 303);
        assert_eq!(phone.post("/me/security/end-all", &[]).status, 303);
        assert_eq!((phone.get("/me/security").status, desk.get("/me/security").status, stranger.get("/me/security").status), (401, 401, 200));
    }
}

fn session_ids(page: &str) -> Vec<String> {
    page.split("name=\"session\" value=\"").skip(1).map(|rest| rest.chars().take(26).collect()).collect()
}

#[test]
fn sessions_end_by_themselves() {
    for house in houses() {
        let (mut own, mut shared, mut guest) = (house.browser(), house.browser(), house.browser());
        house.sign_up_with(&mut own, "xiaoman");
        shared.post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]);
        house.make_guest(&mut guest);
        house.clock.advance(DAY / 2 - SECOND);
        assert_eq!(shared.get("/me/settings").status, 200);
        house.clock.advance(SECOND);
        assert_eq!(shared.get("/me/settings").status, 401, "twelve hours on a shared device, whatever is done: {}", house.engine());
        for _ in 0..3 {
            house.clock.advance(20 * DAY);
            assert_eq!(own.get("/me/settings").status, 200, "each visit makes it last");
        }
        house.clock.advance(30 * DAY);
        assert_eq!(own.get("/me/settings").status, 401);
        house.clock.advance(100 * DAY);
        while house.room.sweep().unwrap() > 0 {}
        assert_eq!((house.count("session"), house.count("person")), (0, 1), "the guest whom nobody can come back to is forgotten");
        assert_eq!(house.facts().last().map(|fact| fact.verb), Some(Verb::Erased));
    }
}

#[test]
fn a_session_ends_at_last_whatever_is_done_with_it() {
    for mut house in houses() {
        house.room = house.room.clone().with_terms(Terms { session_days: 40, ..Terms::default() });
        let mut own = house.browser();
        house.sign_up_with(&mut own, "xiaoman");
        house.clock.advance(25 * DAY);
        assert_eq!(own.get("/me/settings").status, 200);
        house.clock.advance(15 * DAY - SECOND);
        assert_eq!(own.get("/me/settings").status, 200, "seen within the month, and the last day is not over: {}", house.engine());
        house.clock.advance(SECOND);
        assert_eq!(own.get("/me/settings").status, 401, "{}", house.engine());
        assert_eq!(own.post("/sign-in", &[("username", "xiaoman"), ("password", GOOD), ("keep", "yes")]).status, 303);
        house.clock.advance(10 * DAY);
        assert_eq!(own.get("/me/settings").status, 200, "whoever proves again who they are begins anew");
        // What the settings say now holds for sessions that are open.
        house.room = house.room.clone().with_terms(Terms { session_days: 5, ..Terms::default() });
        let mut same = house.browser();
        same.cookies.clone_from(&own.cookies);
        assert_eq!(same.get("/me/settings").status, 401, "{}", house.engine());
    }
}

#[test]
fn a_visit_is_noted_once_an_hour() {
    for house in houses() {
        let mut browser = house.browser();
        house.sign_up_with(&mut browser, "xiaoman");
        let seen_at = || house.number("SELECT MAX(last_seen_at) FROM session");
        let first = seen_at();
        house.clock.advance(3599 * SECOND);
        browser.get("/me/settings");
        assert_eq!(seen_at(), first);
        house.clock.advance(SECOND);
        browser.get("/me/settings");
        assert_eq!(seen_at(), first + 3600 * SECOND, "{}", house.engine());
    }
}

#[test]
fn sessions_of_a_person_are_bounded() {
    for house in houses() {
        house.sign_up("xiaoman");
        for _ in 0..identity::model::session::SESSIONS_MAX + 3 {
            house.clock.advance(SECOND);
            assert_eq!(house.browser().post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]).status, 303);
        }
        assert_eq!(house.count("session"), 50, "{}", house.engine());
    }
}

/// Writes `count` people of a kind who came long ago, in few statements; what `more` writes about them stands beside.
#[expect(clippy::unwrap_used, reason = "a helper of tests is a test too")]
fn write_people(house: &House, kind: &str, count: u32, more: &str) {
    let ids: Vec<Id> = (0..count).map(|number| Id::named(&[kind, &number.to_string()])).collect();
    house
        .test
        .database
        .write::<(), platform::DatabaseError>(|session| {
            for part in ids.chunks(100) {
                let values: Vec<platform::Value<'_>> = part.iter().map(|id| (*id).into()).collect();
                let rows: Vec<String> = (1..=part.len()).map(|place| format!("(${place}, 0, '{kind}')")).collect();
                session.execute(&format!("INSERT INTO person (id, created_at, kind) VALUES {}", rows.join(", ")), &values)?;
            }
            session.batch(more)
        })
        .unwrap();
}

#[test]
fn accounts_are_listed_to_a_bound() {
    for house in houses() {
        let more = "INSERT INTO account (person_id, name, name_folded, display_name, password_hash, language, created_at) \
            SELECT id, CAST(n + 10000 AS TEXT), CAST(n + 10000 AS TEXT), 'x', 'x', 'en', 0 FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS n FROM person) AS numbered";
        write_people(&house, "member", ACCOUNTS_MAX + 1, more);
        let first = house.room.accounts("", u32::MAX).unwrap();
        assert_eq!(first.len(), ACCOUNTS_MAX as usize, "{}", house.engine());
        let rest = house.room.accounts(&first.last().unwrap().name, u32::MAX).unwrap();
        assert_eq!((rest.len(), rest[0].name.as_str()), (1, "11001"), "whoever asks again gets the rest");
    }
}

#[test]
fn a_sweep_takes_away_to_a_bound() {
    for house in houses() {
        write_people(&house, "guest", SWEEP_MAX + 1, "");
        let member = house.sign_up("xiaoman");
        let ended: Vec<Id> = (0..=SWEEP_MAX).map(|number| Id::named(&["session", &number.to_string()])).collect();
        house
            .test
            .database
            .write::<(), platform::DatabaseError>(|session| {
                for part in ended.chunks(100) {
                    let mut values: Vec<platform::Value<'_>> = vec![member.into()];
                    values.extend(part.iter().map(|id| (*id).into()));
                    values.extend(part.iter().map(|id| platform::Value::Bytes(id.as_bytes())));
                    let rows = (2..part.len() + 2).map(|place| format!("(${}, ${place}, $1, TRUE, FALSE, 0, 0, 0)", place + part.len()));
                    let rows = rows.collect::<Vec<_>>().join(", ");
                    let sql = format!("INSERT INTO session (token_hash, id, person_id, member, lasting, created_at, last_seen_at, expires_at) VALUES {rows}");
                    session.execute(&sql, &values)?;
                }
                Ok(())
            })
            .unwrap();
        let sweeps: Vec<u64> = (0..3).map(|_| house.room.sweep().unwrap()).collect();
        assert_eq!(sweeps, [2 * u64::from(SWEEP_MAX), 2, 0], "{}", house.engine());
        assert_eq!((house.count("person"), house.count("session")), (1, 1), "who is still there stays");
    }
}

#[test]
fn a_guest_takes_their_data_and_leaves() {
    for house in houses() {
        let mut browser = house.browser();
        assert_eq!(browser.get("/me/data.json").location, "/sign-in?back=/me/data.json");
        assert_eq!(browser.get("/me/delete").location, "/sign-in?back=/me/delete");
        let guest = house.make_guest(&mut browser);
        assert!(browser.get("/me/data.json").text.contains(&guest.to_string()));
        assert_eq!(browser.post("/me/delete", &[("sure", "yes")]).status, 303);
        assert_eq!((house.count("person"), house.count("session")), (0, 0), "{}", house.engine());
        assert_eq!(house.facts().last().map(|fact| (fact.verb, fact.actor)), Some((Verb::Erased, guest)));
    }
}

struct Shelf;

impl PersonalData for Shelf {
    fn name(&self) -> &'static str {
        "shelf"
    }

    fn export(&self, _: &mut platform::Session<'_>, person: Id) -> Result<serde_json::Value, platform::DatabaseError> {
        Ok(serde_json::json!({ "books_of": person }))
    }
}

#[test]
fn other_rooms_add_to_the_download() {
    for house in houses() {
        let house = House { room: house.room.clone().with_exports(vec![std::sync::Arc::new(Shelf)]), ..house };
        let mut browser = house.browser();
        house.sign_up_with(&mut browser, "xiaoman");
        let data: serde_json::Value = serde_json::from_str(&browser.get("/me/data.json").text).unwrap();
        assert_eq!(data["rooms"]["shelf"]["books_of"], data["person"]);
        assert_eq!(data["rooms"]["identity"]["account"]["name"], "xiaoman");
    }
}

#[test]
fn the_operator_creates_lists_grants_and_resets() {
    for house in houses() {
        let room = &house.room;
        assert!(!room.is_demo_present().unwrap());
        assert_eq!((room.create_demo_accounts().unwrap().len(), room.account_count().unwrap()), (8, 8));
        assert_eq!(room.create_demo_accounts().unwrap(), Vec::<&str>::new(), "a second time nothing is left to do");
        assert!(room.is_demo_present().unwrap());
        let mut browser = house.browser();
        assert_eq!(browser.post("/sign-in", &[("username", "teacher"), ("password", DEMO_PASSWORD)]).status, 303, "{}", house.engine());
        for name in identity::DEMO_NAMES {
            room.suspend(name, true).unwrap();
        }
        assert!(!room.is_demo_present().unwrap(), "suspended, they let nobody in");
        assert_eq!(browser.get("/me/settings").status, 401);
        room.suspend("guardian", false).unwrap();
        assert!(room.is_demo_present().unwrap());
        for account in room.accounts("", 10).unwrap() {
            assert!(account.demo);
            room.reset_password(&account.name, GOOD).unwrap();
        }
        assert_eq!(browser.get("/me/settings").status, 401, "a reset ends sessions");
        assert!(!room.is_demo_present().unwrap(), "with other passwords they are no demonstration");

        let new = NewAccount { name: "Li.Lei", display_name: "", password: GOOD, language: Language::EN };
        let made = room.create_account(&new).unwrap();
        assert_eq!(made.display_name, "Li.Lei");
        assert!(room.create_account(&new).unwrap_err().to_string().contains("taken"));
        assert!(room.create_account(&NewAccount { name: "other", password: "short", ..new }).is_err());
        // Whoever runs the machine calls people as they like; who signs up chooses no address.
        assert_eq!(room.create_account(&NewAccount { name: "han.mei@example.org", ..new }).unwrap().display_name, "han.mei");
        assert_eq!(room.access_account(&Actor::Member(made.person), made.person).unwrap().name, "Li.Lei");
        assert!(room.access_account(&Actor::Member(Id::named(&["x"])), made.person).is_err());
        assert!(room.access_account(&Actor::Guest(made.person), made.person).is_err());
        assert_eq!(room.display_names(&[made.person, Id::named(&["x"])]).unwrap().len(), 1);
        assert!(room.suspend("nobody", true).unwrap_err().to_string().contains("nobody"));
        let after: Vec<String> = room.accounts("learner", 2).unwrap().into_iter().map(|account| account.name).collect();
        assert_eq!(after, ["Li.Lei", "operator"]);
    }
}

#[test]
fn the_language_of_the_account_follows_to_another_browser() {
    for house in houses() {
        let mut browser = house.browser();
        house.sign_up_with(&mut browser, "xiaoman");
        browser.post("/me/settings", &[("display_name", "x"), ("language", "en")]);
        let mut other = house.browser();
        other.post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]);
        assert!(other.get("/me/settings").text.contains("<html lang=\"en\""), "{}", house.engine());
        assert_eq!(other.post("/me/settings", &[("display_name", "x"), ("language", "tlh")]).status, 422);
    }
}

#[test]
fn a_cost_that_changed_is_applied_at_the_next_sign_in() {
    for house in houses() {
        house.sign_up("xiaoman");
        let dearer = identity::PasswordCost { memory_kib: 16, passes: 1, lanes: 1 };
        let house = House { room: identity::Identity::new(house.services.clone(), dearer), ..house };
        assert_eq!(house.browser().post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]).status, 303);
        assert_eq!(house.number("SELECT COUNT(*) FROM account WHERE password_hash LIKE '%m=16,%'"), 1, "{}", house.engine());
        assert_eq!(house.browser().post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]).status, 303);
    }
}

#[test]
fn about_says_what_is_kept_in_both_languages() {
    let house = houses().into_iter().next().unwrap();
    let mut browser = house.browser();
    let page = browser.get("/about");
    assert!(page.status == 200 && page.text.contains("有教无类") && page.text.contains("Argon2id"));
    browser.accept_language = "en".to_owned();
    assert!(browser.get("/about").text.contains("never sell"));
}
