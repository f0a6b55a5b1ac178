//! My learning, its table, the week of a guardian, and what classes ask; on both engines.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on must fail")]

mod house;

use house::{House, ROOMS, answer, answered, fact, house, number, resource, section, take};
use kernel::fact::{Fact, ObjectKind, Verb};
use kernel::time::DAY;
use kernel::{Action, Actor, Id};
use learning::model::days::DAY_OFFSET_MINUTES;
use learning::store::time::activity_sql;
use learning::{Activity, Beat, PEOPLE_MAX, WEEKS_BACK_MAX};
use platform::audit::Note;
use platform::testing::both;
use platform::{DatabaseError, Value};
use portal::testing::Browser;

/// The most statements of one page, the session's among them.
const STATEMENTS_MAX: u64 = 6;

fn sign_up(house: &House, name: &str) -> (Browser, Id) {
    let mut browser = house.browser.another();
    assert_eq!(browser.post("/sign-up", &[("username", name), ("password", "apricot altar lesson")]).status, 303);
    let own = |session: &mut platform::Session<'_>| session.first("SELECT person_id FROM account WHERE name = $1", &[name.into()], |row| row.get::<Id>(0));
    (browser, house.services.database.read::<_, DatabaseError>(own).unwrap().unwrap())
}

fn read(house: &House, person: Id, key: &str, seconds: u32, days_ago: i64) {
    let at = house.services.now().plus(-days_ago * DAY);
    let beat = Beat { id: house.services.new_id(), section: section(key), seconds, at };
    assert_eq!(house.room.take_beats(person, &[beat]).unwrap().new, 1);
}

fn settle(house: &House) {
    house.clock.advance(learning::GATHER_AGE);
    house.room.settle().unwrap();
    house.outbox.drain().unwrap();
}

fn note_read(house: &House, actor: Actor, action: Action, person: Id) {
    house.services.database.write::<_, DatabaseError>(|session| house.services.audit(session, &Note::new(actor, action, Some(("person", person))))).unwrap();
}

/// A reader of two days who finished a section and got an answer wrong.
fn busy(house: &House, person: Id) {
    read(house, person, "one", 300, 0);
    read(house, person, "two", 120, 10);
    for (verb, key) in [(Verb::Read, "one"), (Verb::Completed, "one")] {
        let mut done = fact(house, person, verb, ObjectKind::Section, section(key));
        done.context.resource = Some(resource());
        take(house, &done);
    }
    house.clock.advance(1_000_000);
    let mut opened = fact(house, person, Verb::Read, ObjectKind::Section, section("two"));
    opened.context.resource = Some(resource());
    take(house, &opened);
    take(house, &answered(house, person, false));
}

#[test]
fn my_learning_shows_what_was_done_before_and_after_it_is_a_fact() {
    for test in both(ROOMS) {
        let house = house(&test);
        let (mut browser, person) = sign_up(&house, "reader-one");
        let empty = browser.get("/me/learning").text;
        assert!(empty.contains("/practice") && !empty.contains("/me/learning.csv"), "{}: what to do next: {empty}", test.engine);
        busy(&house, person);
        let text = |browser: &mut Browser, span: &str| browser.get(&format!("/me/learning?span={span}")).text;
        let before = text(&mut browser, "month");
        settle(&house);
        let after = text(&mut browser, "month");
        for page in [&before, &after] {
            assert!(page.contains("这一年学了 2 天"), "{}: {page}", test.engine);
            assert!(page.contains("阅读 7 分钟，练习 1 分钟"), "{page}");
            assert!(page.contains("小数") && page.contains("加法") && page.contains("1 题中错 1 题"), "{page}");
            assert!(page.contains(&format!("/sections/{}", section("two"))), "where I stopped");
            assert!(page.contains("/me/learning.csv") && page.contains("/me/history.json") && page.contains("/me/wrong"));
            assert_eq!(page.matches("<h1").count(), 1);
        }
        assert!(text(&mut browser, "week").contains("阅读 5 分钟，练习 1 分钟"));
        assert!(text(&mut browser, "nonsense").contains("阅读 7 分钟"));
        let stranger = house.browser.another().get("/me/learning");
        assert!(stranger.status == 200 && !stranger.text.contains("小数之书"), "nothing of others");
    }
}

#[test]
fn those_who_looked_are_named_and_the_page_stays_cheap() {
    for test in both(ROOMS) {
        let house = house(&test);
        let (mut browser, person) = sign_up(&house, "reader-one");
        let (_, teacher) = sign_up(&house, "teacher-one");
        busy(&house, person);
        assert!(browser.get("/me/learning").text.contains("没有人看过"));
        note_read(&house, Actor::Member(teacher), Action::RecordOpened, person);
        note_read(&house, Actor::Member(teacher), Action::RecordOpened, teacher);
        note_read(&house, Actor::Member(teacher), Action::RoleGiven, person);
        browser.get("/me/learning");
        let before = test.database.statements();
        let page = browser.get("/me/learning").text;
        let cost = test.database.statements() - before;
        assert!(cost <= STATEMENTS_MAX, "{}: {cost} statements", test.engine);
        assert_eq!(page.matches("teacher-one").count(), 1, "{}: {page}", test.engine);
        assert!(page.contains("查看了您的档案"));
    }
}

#[test]
fn everything_can_be_taken_along_as_a_table() {
    for test in both(ROOMS) {
        let mut house = house(&test);
        assert_eq!(house.browser.get("/me/learning.csv").text, "\u{feff}日期,学科,资源,章节,秒数,作答,做对\r\n", "a stranger has nothing");
        let (mut browser, person) = sign_up(&house, "reader-one");
        busy(&house, person);
        read(&house, person, "one", 7, 0);
        let seen = browser.get("/me/learning.csv");
        assert!(seen.kind.starts_with("text/csv") && seen.headers["content-disposition"].contains("xingtan-learning.csv"));
        let lines: Vec<&str> = seen.text.split_terminator("\r\n").collect();
        assert_eq!(lines.len(), 4, "{}: {}", test.engine, seen.text);
        assert!(lines[1].ends_with(",,小数之书,2 小数,120,0,0"), "{}", lines[1]);
        let today = learning::model::days::iso(house.services.now().day_number(DAY_OFFSET_MINUTES));
        let mut last = lines[2..].to_vec();
        last.sort_unstable();
        assert_eq!(last, [format!("{today},,小数之书,,90,1,0"), format!("{today},,小数之书,1 小数,307,0,0")]);
        settle(&house);
        assert_eq!(browser.get("/me/learning.csv").text, seen.text, "the same once it is a fact");
        // More rows than are read at once, in one file.
        let many = i64::from(learning::ops::export_time::STEP_MAX) + 5;
        for day in 0..many {
            let mut old = answered(&house, person, true);
            old.at = old.at.plus(-(day + 20) * DAY);
            take(&house, &old);
        }
        let whole = browser.get("/me/learning.csv").text;
        assert_eq!(whole.matches("\r\n").count(), 4 + usize::try_from(many).unwrap());
        let days: Vec<&str> = whole.lines().skip(1).map(|line| &line[..10]).collect();
        assert!(days.is_sorted(), "in the order of days");
    }
}

#[test]
fn a_guardian_sees_a_week_and_nothing_else() {
    for test in both(ROOMS) {
        let house = house(&test);
        let ((mut child, person), (mut guardian, parent), (mut other, _)) =
            (sign_up(&house, "xiaoyu-one"), sign_up(&house, "parent-one"), sign_up(&house, "other-one"));
        busy(&house, person);
        let path = format!("/guardian/{person}/week");
        for browser in [&mut guardian, &mut other, &mut child] {
            assert_eq!(browser.get(&path).status, 404, "{}: nobody is linked", test.engine);
        }
        assert_eq!(house.browser.another().get(&path).status, 401);
        house.identity.link_guardian(person, parent).unwrap();
        let page = guardian.get(&path);
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.text.contains("学了 1 天，共 6 分钟") && page.text.contains("小数之书"), "{}: {}", test.engine, page.text);
        assert!(!page.text.contains("加法") && !page.text.contains("一加一") && !page.text.contains("/me/wrong"), "no answers: {}", page.text);
        assert!(guardian.get("/guardian").text.contains(&path), "the guardian's page leads there");
        assert!(guardian.get(&format!("{path}?back=1")).text.contains("?back=2"));
        assert!(guardian.get(&format!("{path}?back=x")).text.contains("?back=1"));
        for back in [WEEKS_BACK_MAX, WEEKS_BACK_MAX + 1, i64::MAX] {
            let oldest = guardian.get(&format!("{path}?back={back}")).text;
            let leads = |weeks: i64| oldest.contains(&format!("href=\"{path}?back={weeks}\""));
            assert!(leads(WEEKS_BACK_MAX - 1) && !leads(WEEKS_BACK_MAX + 1), "as far as one can look back");
        }
        let before = test.database.statements();
        guardian.get(&path);
        assert!(test.database.statements() - before <= STATEMENTS_MAX, "{}", test.engine);
        assert_eq!(other.get(&path).status, 404);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM audit WHERE action = 'record.week-read'"), 1, "noted once a day");
        assert!(child.get("/me/learning").text.contains("parent-one"), "the child sees who looked");
        house.clock.advance(DAY);
        guardian.get(&path);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM audit WHERE action = 'record.week-read'"), 2);
        // Without the consent that what is learned is kept, and for somebody grown up, the page is gone.
        let change = |sql: &str| house.services.database.write::<_, DatabaseError>(|session| session.execute(sql, &[])).unwrap();
        change("UPDATE account SET age_band = 'adult' WHERE name = 'xiaoyu-one'");
        assert_eq!(guardian.get(&path).status, 404);
        assert!(!guardian.get("/guardian").text.contains(&path));
        change("UPDATE account SET age_band = 'youth' WHERE name = 'xiaoyu-one'");
        assert_eq!(guardian.get(&path).status, 200);
        assert_eq!(child.post("/me/privacy", &[("person", &person.to_string()), ("purpose", "learning")]).status, 303);
        assert_eq!(guardian.get(&path).status, 404, "{}: withdrawn", test.engine);
    }
}

#[test]
fn classes_are_summed_up_in_one_statement() {
    for test in both(ROOMS) {
        let house = house(&test);
        let people: Vec<Id> = (0..30).map(|_| house.services.new_id()).collect();
        busy(&house, people[3]);
        busy(&house, people[7]);
        settle(&house);
        let today = house.services.now().day_number(DAY_OFFSET_MINUTES);
        let before = test.database.statements();
        let mut found = house.room.activity_of(&people, today - 6..=today).unwrap();
        assert_eq!(test.database.statements() - before, 1, "{}", test.engine);
        found.sort_by_key(|row| people.iter().position(|person| *person == row.person));
        let expected = |person| Activity { person, active_days: 1, millis: 390_000, answers: 1, correct: 0, finished: 1 };
        assert_eq!(found, [expected(people[3]), expected(people[7])]);
        let year = house.room.activity_of(&people[3..4], today - 364..=today).unwrap();
        assert_eq!(year, [Activity { active_days: 2, millis: 510_000, ..expected(people[3]) }]);
        assert!(house.room.activity_of(&people, today + 1..=today + 7).unwrap().is_empty());
        assert!(house.room.activity_of(&[], today..=today).unwrap().is_empty());
        let many: Vec<Id> = (0..=PEOPLE_MAX).map(|_| house.services.new_id()).collect();
        assert!(house.room.activity_of(&many, today..=today).is_err());
        assert!(house.room.activity_of(&many[1..], today..=today).unwrap().is_empty(), "as many as may be asked about");
    }
}

#[test]
fn the_summary_of_a_class_uses_its_indexes() {
    for test in both(ROOMS) {
        let house = house(&test);
        let people: Vec<Id> = (0..40).map(|_| house.services.new_id()).collect();
        let mut values: Vec<Value<'_>> = vec![0i64.into(), 10i64.into(), 0i64.into(), 10i64.into()];
        values.extend(people.iter().map(|person| Value::from(*person)));
        let plan = house
            .services
            .database
            .read::<_, DatabaseError>(|session| {
                let (prefix, column) = match session.engine() {
                    platform::Engine::Sqlite => ("EXPLAIN QUERY PLAN", 3),
                    platform::Engine::Postgresql => {
                        session.batch("SET enable_seqscan = off")?; // small tables are read whole otherwise
                        ("EXPLAIN", 0)
                    }
                };
                let lines = session.query(&format!("{prefix} {}", activity_sql(people.len())), &values, |row| row.get::<String>(column))?;
                if session.engine() == platform::Engine::Postgresql {
                    session.batch("RESET enable_seqscan")?;
                }
                Ok(lines.join("\n"))
            })
            .unwrap();
        let (days, finished) = match test.engine {
            "sqlite" => (
                "SEARCH d USING INDEX sqlite_autoindex_study_day_1 (person=? AND day>? AND day<?)",
                "USING COVERING INDEX progress_by_finish (person=? AND finished_at>?",
            ),
            _ => ("study_day_pkey", "progress_by_finish"),
        };
        assert!(
            plan.contains(days) && plan.contains(finished) && !plan.contains("SCAN d\n") && !plan.contains("SCAN p") && !plan.contains("Seq Scan"),
            "{}: {plan}",
            test.engine
        );
    }
}

#[test]
fn answers_to_no_resource_count_in_the_calendar_alone() {
    for test in both(ROOMS) {
        let mut house = house(&test);
        answer(&mut house, "2");
        let (mut browser, person) = sign_up(&house, "reader-one");
        let mut loose: Fact = answered(&house, person, true);
        loose.context.resource = None;
        take(&house, &loose);
        let page = browser.get("/me/learning").text;
        assert!(page.contains("这一年学了 1 天") && page.contains("还没有记下时长"), "{}: {page}", test.engine);
    }
}
