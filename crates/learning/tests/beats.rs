//! Time spent reading: handed in by browsers, counted once, gathered into facts; on both engines.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on must fail")]

mod house;

use house::{House, ROOMS, answer, fact, house, number, resource, section, take};
use kernel::fact::{Fact, ObjectKind, Verb};
use kernel::time::{DAY, SECOND};
use kernel::{Id, Time};
use learning::store::beats;
use learning::{BEAT_AGE_MAX, BEAT_SECONDS_MAX, BEATS_MAX, Beat, DAY_SECONDS_MAX, GATHER_AGE, GATHER_MILLIS, Refusal, SETTLE_MAX};
use platform::DatabaseError;
use platform::testing::both;
use portal::testing::{Browser, Seen};

fn beat(name: &str, key: &str, seconds: u32, at: Time) -> Beat {
    Beat { id: Id::named(&["beat", name]), section: section(key), seconds, at }
}

/// Seconds in the view, and in what waits to become facts.
fn seconds(house: &House) -> (i64, i64) {
    let sum = |sql| number(house, sql) / 1000;
    (sum("SELECT CAST(SUM(read_millis) AS BIGINT) FROM study_time"), sum("SELECT CAST(SUM(millis) AS BIGINT) FROM beat_gathered"))
}

fn waiting_facts(house: &House) -> Vec<Fact> {
    let read = |session: &mut platform::Session<'_>| session.query("SELECT body FROM outbox ORDER BY id", &[], |row| row.get::<String>(0));
    let bodies = house.services.database.read::<_, DatabaseError>(read).unwrap();
    bodies.iter().map(|body| serde_json::from_str(body).unwrap()).collect()
}

#[test]
fn a_beat_counts_once_however_often_it_comes() {
    for test in both(ROOMS) {
        let house = house(&test);
        let person = house.services.new_id();
        let now = house.services.now();
        let week = [0, 1, 2, 7].map(|days| beat(&format!("day {days}"), "one", 120, now.plus(-days * DAY)));
        let first = house.room.take_beats(person, &week[..3]).unwrap();
        assert_eq!((first.new, first.refused.len()), (3, 0), "{}", test.engine);
        // The answer got lost, so they come again, with one more, in another order, and one of them twice.
        let again: Vec<Beat> = week.iter().rev().chain(&week[..1]).copied().collect();
        assert_eq!(house.room.take_beats(person, &again).unwrap().new, 1);
        assert_eq!(house.room.take_beats(person, &again).unwrap().new, 0);
        assert_eq!(seconds(&house), (0, 480));
        house.clock.advance(GATHER_AGE);
        assert_eq!(house.room.settle().unwrap(), 4, "one for each day");
        assert_eq!(house.room.settle().unwrap(), 0);
        house.outbox.drain().unwrap();
        assert_eq!(house.room.take_beats(person, &again).unwrap().new, 0, "nor when they are facts");
        assert_eq!(seconds(&house), (480, 0), "{}", test.engine);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM study_day"), 4);
        assert_eq!(number(&house, "SELECT MAX(day) - MIN(day) FROM study_day"), 7, "each on the day on which it was read");
        // Another person's beat of the same id is another beat.
        assert_eq!(house.room.take_beats(house.services.new_id(), &week[..1]).unwrap().new, 1);
    }
}

/// As many beats as a browser keeps (`xingtan.js`).
const IN_A_POCKET: usize = 1000;

#[test]
fn a_phone_full_of_beats_counts_once_whatever_comes_twice_and_at_once() {
    for test in both(ROOMS) {
        let house = house(&test);
        let person = house.services.new_id();
        let from = house.services.now().plus(-8 * DAY);
        let all: Vec<Beat> = (0..IN_A_POCKET)
            .map(|at| {
                let moment = from.plus(7 * DAY / IN_A_POCKET as i64 * at as i64);
                beat(&at.to_string(), if at % 3 == 0 { "two" } else { "one" }, 60 + at as u32 % 60, moment)
            })
            .collect();
        let expected: i64 = all.iter().map(|beat| i64::from(beat.seconds)).sum();
        // Each piece comes twice at the same time, and the answer to every other one is lost, so that it comes once more with the next.
        let mut counted = 0;
        let pieces: Vec<&[Beat]> = all.chunks(BEATS_MAX).collect();
        for (at, piece) in pieces.iter().enumerate() {
            let both: Vec<usize> = std::thread::scope(|scope| {
                let taking: Vec<_> = (0..2).map(|_| scope.spawn(|| house.room.take_beats(person, piece).unwrap())).collect();
                taking
                    .into_iter()
                    .map(|one| one.join().unwrap())
                    .inspect(|taken| assert!(taken.refused.is_empty(), "{:?}", taken.refused))
                    .map(|taken| taken.new)
                    .collect()
            });
            counted += both.iter().sum::<usize>();
            if at % 2 == 1 {
                counted += house.room.take_beats(person, pieces[at - 1]).unwrap().new;
            }
        }
        assert_eq!((counted, seconds(&house)), (IN_A_POCKET, (0, expected)), "{}", test.engine);
        house.clock.advance(GATHER_AGE);
        let made = house.room.settle().unwrap();
        house.outbox.drain().unwrap();
        assert_eq!(seconds(&house), (expected, 0), "{}: all of it, once, as {made} facts", test.engine);
        let days = number(&house, "SELECT COUNT(*) FROM study_day");
        assert!((7..=8).contains(&days) && made as i64 == days * 2, "{}: a fact for each section and day: {made} on {days} days", test.engine);
        for piece in pieces {
            assert_eq!(house.room.take_beats(person, piece).unwrap().new, 0, "{}: nor a week later", test.engine);
        }
    }
}

#[test]
fn beats_of_a_section_and_day_become_one_fact() {
    for test in both(ROOMS) {
        let house = house(&test);
        let person = house.services.new_id();
        let start = house.services.now();
        for number in 0..4 {
            house.clock.advance(60 * SECOND);
            house
                .room
                .take_beats(person, &[beat(&number.to_string(), "one", 60, house.services.now()), beat(&format!("two {number}"), "two", 1, start)])
                .unwrap();
        }
        assert_eq!(house.room.settle().unwrap(), 0, "{}: too early", test.engine);
        let last = house.services.now();
        house.clock.advance(GATHER_AGE - 180 * SECOND);
        assert_eq!(house.room.settle().unwrap(), 2);
        let facts = waiting_facts(&house);
        let of = |key: &str| facts.iter().find(|fact| fact.object.id == section(key)).unwrap();
        assert_eq!((of("one").outcome.duration_ms, of("two").outcome.duration_ms), (Some(240_000), Some(4_000)));
        assert_eq!(
            (of("one").verb, of("one").object.kind, of("one").context.resource, of("one").at),
            (Verb::Read, ObjectKind::Section, Some(resource()), last)
        );
        // So much of one section is due at once: long reading is one fact in ten minutes.
        for number in 10..10 + GATHER_MILLIS / 300_000 {
            assert_eq!(house.room.settle().unwrap(), 0);
            house.room.take_beats(person, &[beat(&number.to_string(), "one", 300, house.services.now())]).unwrap();
        }
        assert_eq!(house.room.settle().unwrap(), 1);
        house.outbox.drain().unwrap();
        assert_eq!(seconds(&house), (844, 0), "{}", test.engine);
    }
}

#[test]
fn what_ends_in_the_middle_changes_nothing() {
    for test in both(ROOMS) {
        let first = house(&test);
        let person = first.services.new_id();
        let now = first.services.now();
        first.room.take_beats(person, &[beat("a", "one", 30, now)]).unwrap();
        first.clock.advance(GATHER_AGE);
        // The process ends after the row was taken out and before its fact was written: as if the transaction had never begun.
        let broken = first.services.database.write::<(), DatabaseError>(|session| {
            assert_eq!(beats::take_due(session, Time(i64::MAX), 10)?.len(), 1);
            Err(DatabaseError::Engine("the process ends".to_owned()))
        });
        assert!(broken.is_err());
        assert_eq!(seconds(&first), (0, 30), "{}", test.engine);
        // It ends after the fact was written and before it was handed over.
        assert_eq!(first.room.settle().unwrap(), 1);
        assert_eq!((seconds(&first), waiting_facts(&first).len()), ((0, 0), 1));
        first.outbox.drain().unwrap();
        first.outbox.drain().unwrap();
        assert_eq!(first.room.take_beats(person, &[beat("a", "one", 30, now)]).unwrap().new, 0);
        assert_eq!(seconds(&first), (30, 0));
    }
}

#[test]
fn many_at_once_count_once() {
    for test in both(ROOMS) {
        let house = house(&test);
        let person = house.services.new_id();
        let now = house.services.now();
        let all: Vec<Beat> =
            (0..40).map(|number| beat(&number.to_string(), ["one", "two"][number % 2], 10, now.plus(-i64::try_from(number % 3).unwrap() * DAY))).collect();
        std::thread::scope(|scope| {
            for turn in 0..4 {
                let (room, all) = (&house.room, &all);
                scope.spawn(move || {
                    for part in all.rchunks(7 + turn) {
                        // As a browser does: what was not acknowledged comes again.
                        while room.take_beats(person, part).is_err() {}
                        while room.settle().is_err() {}
                    }
                });
            }
        });
        house.clock.advance(GATHER_AGE);
        house.room.settle().unwrap();
        house.outbox.drain().unwrap();
        assert_eq!(seconds(&house), (400, 0), "{}", test.engine);
        assert_eq!(number(&house, "SELECT CAST(SUM(seconds) AS BIGINT) FROM beat_day"), 400);
    }
}

#[test]
fn more_rows_than_one_transaction_takes_become_facts_too() {
    let [test, _] = both(ROOMS);
    let house = house(&test);
    let now = house.services.now();
    for _ in 0..=SETTLE_MAX {
        house.room.take_beats(house.services.new_id(), &[beat("x", "one", 1, now)]).unwrap();
    }
    house.clock.advance(GATHER_AGE);
    assert_eq!(house.room.settle().unwrap(), SETTLE_MAX as usize + 1);
}

#[test]
fn what_cannot_be_is_refused_and_the_rest_counts() {
    for test in both(ROOMS) {
        let house = house(&test);
        let person = house.services.new_id();
        let now = house.services.now();
        let mut foreign = beat("nowhere", "one", 5, now);
        foreign.section = resource();
        let all = [
            beat("good", "one", BEAT_SECONDS_MAX, now),
            beat("long", "one", BEAT_SECONDS_MAX + 1, now),
            beat("none", "one", 0, now),
            beat("ahead", "one", 5, now.plus(DAY)),
            beat("old", "one", 5, now.plus(-BEAT_AGE_MAX - SECOND)),
            beat("unknown", "three", 5, now),
            foreign,
        ];
        let taken = house.room.take_beats(person, &all).unwrap();
        assert_eq!(taken.new, 1, "{}", test.engine);
        let mut codes: Vec<&str> = taken.refused.iter().map(|(_, refusal)| refusal.code()).collect();
        codes.sort_unstable();
        assert_eq!(codes, ["ahead", "old", "seconds", "seconds", "section", "section"]);
    }
}

#[test]
fn a_day_has_no_more_than_its_hours() {
    for test in both(ROOMS) {
        let house = house(&test);
        let person = house.services.new_id();
        // Well within one day of the platform.
        let noon = learning::model::days::begins(house.services.now().day_number(480) - 1).plus(DAY / 2);
        let needed = DAY_SECONDS_MAX / BEAT_SECONDS_MAX;
        let all: Vec<Beat> = (0..=needed).map(|number| beat(&number.to_string(), ["one", "two"][number as usize % 2], BEAT_SECONDS_MAX, noon)).collect();
        let mut refused = Vec::new();
        for part in all.chunks(BEATS_MAX) {
            refused.extend(house.room.take_beats(person, part).unwrap().refused);
        }
        assert_eq!(refused, [(all.last().unwrap().id, Refusal::Day)], "{}", test.engine);
        assert_eq!(house.room.take_beats(person, &all[all.len() - 1..]).unwrap().new, 0, "what was refused is not taken later");
        assert_eq!(seconds(&house), (0, i64::from(DAY_SECONDS_MAX)));
        assert_eq!(house.room.take_beats(person, &[beat("next day", "one", 5, noon.plus(DAY / 2 + SECOND))]).unwrap().new, 1);
        assert_eq!(house.room.take_beats(house.services.new_id(), &all[..1]).unwrap().new, 1, "another person's day is another one");
    }
}

#[test]
fn ids_are_remembered_as_long_as_a_beat_may_come() {
    for test in both(ROOMS) {
        let house = house(&test);
        let person = house.services.new_id();
        let one = beat("x", "one", 5, house.services.now());
        house.room.take_beats(person, &[one]).unwrap();
        house.clock.advance(BEAT_AGE_MAX);
        house.room.sweep().unwrap();
        let taken = house.room.take_beats(person, &[one]).unwrap();
        assert_eq!((taken.new, taken.refused.len()), (0, 0), "{}: the last moment at which it may come", test.engine);
        house.clock.advance(3 * DAY);
        assert!(house.room.sweep().unwrap() >= 2);
        let taken = house.room.take_beats(person, &[one]).unwrap();
        assert_eq!((taken.new, taken.refused), (0, vec![(one.id, Refusal::Old)]));
        assert_eq!(number(&house, "SELECT COUNT(*) FROM beat"), 0);
    }
}

#[test]
fn time_follows_the_merged_and_goes_with_the_erased() {
    for test in both(ROOMS) {
        let house = house(&test);
        let [guest, member] = [(); 2].map(|()| house.services.new_id());
        let now = house.services.now();
        house.room.take_beats(guest, &[beat("a", "one", 20, now), beat("b", "two", 3, now)]).unwrap();
        house.room.take_beats(member, &[beat("c", "one", 10, now)]).unwrap();
        take(&house, &fact(&house, guest, Verb::Merged, ObjectKind::Person, member));
        house.clock.advance(GATHER_AGE);
        assert_eq!(house.room.settle().unwrap(), 2, "{}: one for each section", test.engine);
        assert!(waiting_facts(&house).iter().all(|fact| fact.actor == member));
        house.outbox.drain().unwrap();
        assert_eq!(seconds(&house), (33, 0));
        assert_eq!(number(&house, "SELECT COUNT(*) FROM beat"), 3);
        house.room.take_beats(member, &[beat("d", "one", 10, now)]).unwrap();
        take(&house, &fact(&house, member, Verb::Erased, ObjectKind::Person, member));
        house.clock.advance(GATHER_AGE);
        assert_eq!(house.room.settle().unwrap(), 0, "what waited of the erased person is gone");
        for table in ["beat", "beat_day", "beat_gathered", "study_time", "study_day", "progress"] {
            assert_eq!(number(&house, &format!("SELECT COUNT(*) FROM {table}")), 0, "{}: {table}", test.engine);
        }
    }
}

#[test]
fn time_is_made_anew_from_facts_and_what_waits_stays() {
    for test in both(ROOMS) {
        let house = house(&test);
        let person = house.services.new_id();
        let now = house.services.now();
        house.room.take_beats(person, &[beat("a", "one", 20, now)]).unwrap();
        house.clock.advance(GATHER_AGE);
        house.room.settle().unwrap();
        let facts = waiting_facts(&house);
        house.outbox.drain().unwrap();
        house.room.take_beats(person, &[beat("b", "one", 4, house.services.now())]).unwrap();
        house.room.rebuild(facts).unwrap();
        assert_eq!(seconds(&house), (20, 4), "{}", test.engine);
    }
}

/// What the page says of its person.
fn reader(browser: &mut Browser) -> String {
    let page = browser.get("/me").text;
    page.split_once("data-reader=\"").map_or_else(String::new, |(_, rest)| rest.split('"').next().unwrap().to_owned())
}

fn hand_in(browser: &mut Browser, reader: &str, headers: &[(&str, &str)], body: &str) -> Seen {
    let headers: Vec<(&str, &str)> = [("content-type", "application/json")].iter().chain(headers).copied().collect();
    browser.send("POST", &format!("/learning/beats?reader={reader}"), &headers, body)
}

#[test]
fn browsers_hand_beats_in() {
    for test in both(ROOMS) {
        let mut house = house(&test);
        let own = [("sec-fetch-site", "same-origin")];
        let json = |name: &str, at: i64| {
            let id = Id::named(&["browser", name]).as_uuid();
            format!("{{\"id\":\"{id}\",\"section\":\"{}\",\"seconds\":30,\"at\":{at}}}", section("one"))
        };
        let now = house.services.now().0;
        let body = format!("[{}]", json("a", now));
        assert_eq!(hand_in(&mut house.browser, "", &own, &body).status, 401, "{}: nothing is kept of strangers", test.engine);
        assert_eq!(reader(&mut house.browser), "");
        answer(&mut house, "3");
        let me = reader(&mut house.browser);
        assert_eq!(me.len(), 26);
        let seen = hand_in(&mut house.browser, &me, &own, &body);
        assert_eq!((seen.status, seen.text.as_str(), seen.headers["cache-control"].as_str()), (200, "{\"new\":1,\"refused\":[]}", "no-store"));
        assert_eq!(hand_in(&mut house.browser, &me, &own, &body).text, "{\"new\":0,\"refused\":[]}");
        let refused = hand_in(&mut house.browser, &me, &own, &format!("[{}]", json("b", now + DAY))).text;
        assert!(refused.contains("\"code\":\"ahead\"") && refused.contains(&Id::named(&["browser", "b"]).as_uuid().to_string()), "{refused}");
        // Forgery: a request from elsewhere, or from nowhere without the token of the session.
        let fresh = format!("[{}]", json("c", now));
        assert_eq!(hand_in(&mut house.browser, &me, &[("sec-fetch-site", "cross-site")], &fresh).status, 403);
        assert_eq!(hand_in(&mut house.browser, &me, &[], &fresh).status, 403);
        assert_eq!(hand_in(&mut house.browser, &me, &[("x-form-token", "0")], &fresh).status, 403);
        let page = house.browser.get("/me").text;
        let token = page.split_once("_token\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
        assert_eq!(hand_in(&mut house.browser, &me, &[("x-form-token", &token)], &fresh).text, "{\"new\":1,\"refused\":[]}");
        // What was measured for somebody else who used this browser is not this person's.
        let mut other = house.browser.another();
        assert_eq!(other.post("/sign-up", &[("username", "xiaohong2"), ("password", "apricot altar lesson")]).status, 303);
        assert_eq!(hand_in(&mut other, &me, &own, &format!("[{}]", json("d", now))).status, 409);
        for (bad, status) in [("", 422), ("{}", 422), ("[{}]", 422), ("[1]", 422), ("[]", 200)] {
            assert_eq!(hand_in(&mut house.browser, &me, &own, bad).status, status, "{bad}");
        }
        let many: Vec<String> = (0..=BEATS_MAX).map(|number| json(&format!("many {number}"), now)).collect();
        assert_eq!(hand_in(&mut house.browser, &me, &own, &format!("[{}]", many.join(","))).status, 413);
        assert_eq!(hand_in(&mut house.browser, &me, &own, &format!("[{}]", many[1..].join(","))).status, 200, "as many as may come");
        assert_eq!(hand_in(&mut house.browser, &me, &own, &" ".repeat(40_000)).status, 413);
        assert_eq!(seconds(&house).1, 60 + 30 * i64::try_from(BEATS_MAX).unwrap(), "{}", test.engine);
    }
}
