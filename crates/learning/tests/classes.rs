//! A week of a class, a month of a school, courseware beside the rest; on both engines.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on must fail")]

mod house;

use std::io::Write;
use std::sync::Arc;

use house::{House, ROOMS, answered, fact, house, number, resource, section, take};
use identity::NewAccount;
use kernel::fact::{ObjectKind, Verb};
use kernel::time::DAY;
use kernel::{Actor, Id, Language, Permission, Problem, Role, Time};
use learning::model::days::DAY_OFFSET_MINUTES;
use learning::store::class::{days_sql, wrong_sql};
use learning::{PEOPLE_MAX, SCHOOL_DAYS_MAX, SCHOOL_PEOPLE_MAX, USERS_MIN};
use organization::{By, Kind, NewOrganization, NewRole, Organizations, Thing, top_id};
use platform::testing::both;
use platform::{DatabaseError, Value};
use portal::testing::Browser;
use portal::{Authenticator, Registry, Who};

/// Whoever holds a cookie with a person's id is that person with a second factor.
struct Named(Organizations);

impl Authenticator for Named {
    fn who(&self, token: &str, now: Time) -> Result<Who, Problem> {
        let Ok(person) = token.parse::<Id>() else { return Ok(Who::stranger()) };
        Ok(Who { actor: Actor::Member(person), proven_at: Some(now), strong: true, ..Who::stranger() })
    }

    fn may(&self, who: &Who, permission: Permission, now: Time) -> Result<(), Problem> {
        Ok(self.0.require(&By { who: who.clone(), address: None, now }, permission, Thing::Anywhere)?)
    }
}

fn by(house: &House, person: Id) -> By {
    By { who: Who { actor: Actor::Member(person), strong: true, ..Who::stranger() }, address: None, now: house.services.now() }
}

fn browser(house: &House, person: Id) -> Browser {
    let mut registry = Registry::default();
    learning::register(&mut registry, house.room.clone());
    let mut browser = Browser::new(&registry, Arc::new(Named(house.organizations.clone())), house.clock.clone(), || ());
    browser.cookies.insert("xt".to_owned(), person.to_string());
    browser.accept_language = "en".to_owned();
    browser
}

struct School {
    school: Id,
    class: Id,
    other: Id,
}

fn school(house: &House) -> School {
    let system = By::system(house.services.now());
    let make = |parent, kind, name| house.organizations.create(&system, &NewOrganization { parent, kind, name, code: "", source: "" }).unwrap().id;
    let school = make(top_id(), Kind::School, "School");
    School { school, class: make(school, Kind::Class, "Class 3"), other: make(school, Kind::Class, "Class 4") }
}

fn join(house: &House, name: &str, role: Role, organization: Id) -> Id {
    let new = NewAccount { name, display_name: name, password: "seven lanterns over the ferry", language: Language::EN };
    let person = house.identity.create_account(&new).unwrap().person;
    give(house, person, role, organization);
    person
}

fn give(house: &House, person: Id, role: Role, organization: Id) {
    let new = NewRole { person, organization, role, since: None, until: None, reason: "", source: "" };
    house.organizations.give_role(&By::system(house.services.now()), &new).unwrap();
}

/// Somebody answers twice, once wrong, and finishes a section.
fn study(house: &House, person: Id) {
    let mut done = fact(house, person, Verb::Completed, ObjectKind::Section, section("one"));
    done.context.resource = Some(resource());
    take(house, &done);
    take(house, &answered(house, person, false));
    take(house, &answered(house, person, true));
}

#[test]
fn a_teacher_sees_the_week_of_their_class_alone() {
    for test in both(ROOMS) {
        let house = house(&test);
        let School { class, other, .. } = school(&house);
        let teacher = join(&house, "teacher-one", Role::Teacher, class);
        let busy = join(&house, "busy-one", Role::Learner, class);
        join(&house, "ill-one", Role::Learner, class);
        let neighbour = join(&house, "neighbour-one", Role::Learner, other);
        study(&house, busy);
        study(&house, neighbour);
        let path = format!("/organizations/{class}/week");
        let mut seen = browser(&house, teacher);
        let page = seen.get(&path);
        assert_eq!(page.status, 200, "{}: {}", test.engine, page.text);
        assert!(page.text.contains("A week of Class 3") && page.text.contains("Learners who studied: 1 of 2."), "{}: {}", test.engine, page.text);
        assert!(page.text.contains("busy-one") && page.text.contains("one day · 3 min · one section finished · 1 of 2 right"), "{}", page.text);
        assert!(page.text.contains("<li class=\"tag\">ill-one</li>") && !page.text.contains("neighbour-one") && !page.text.contains("teacher-one"));
        assert!(page.text.contains("加法") && page.text.contains("one learner · 1 of 2 wrong"), "{}", page.text);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM audit WHERE action = 'class.week-read'"), 1);
        let before = seen.get(&format!("{path}?back=1")).text;
        assert!(before.contains("Learners who studied: 0 of 2.") && before.contains("Nobody studied this week yet") && before.contains("?back=0"), "{before}");
        // Another class, a class of nobody, and those who do not teach.
        assert_eq!(seen.get(&format!("/organizations/{other}/week")).status, 404);
        assert_eq!(seen.get(&format!("/organizations/{}/week", house.services.new_id())).status, 404);
        assert_eq!(browser(&house, busy).get(&path).status, 403);
        assert!(house.room.access_class_week(&by(&house, busy), class, 0).is_err() && house.room.access_class_week(&by(&house, teacher), other, 0).is_err());
        assert_eq!(number(&house, "SELECT COUNT(*) FROM audit WHERE action = 'class.week-read'"), 2, "what was not shown is not noted");
        let cost = test.database.statements();
        seen.get(&path);
        // Two of them are the note in the audit log and its place in the chain.
        assert!(test.database.statements() - cost <= 12, "{}: {}", test.engine, test.database.statements() - cost);
    }
}

#[test]
fn everybody_finds_their_work_on_their_page() {
    for test in both(ROOMS) {
        let house = house(&test);
        let School { school, class, .. } = school(&house);
        let teacher = join(&house, "teacher-one", Role::Teacher, class);
        let pupil = join(&house, "pupil-one", Role::Learner, class);
        let head = join(&house, "head-one", Role::SchoolAdmin, school);
        let operator = join(&house, "operator-one", Role::Operator, top_id());
        let auditor = join(&house, "auditor-one", Role::Auditor, top_id());
        let links = |person: Id| {
            let page = browser(&house, person).get("/me").text;
            assert_eq!(page.matches("<h1").count(), 1);
            let section =
                page.split("<section aria-labelledby=\"work\">").nth(1).map(|rest| rest.split("</section>").next().unwrap().to_owned()).unwrap_or_default();
            section.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let at = |place: Id, pages: &[&str]| {
            let base = format!("/organizations/{place}");
            ["/me/roles".to_owned(), base.clone()].into_iter().chain(pages.iter().map(|page| format!("{base}{page}"))).collect::<Vec<_>>()
        };
        assert_eq!(links(teacher), at(class, &["/week", "/courseware/results", "/people"]), "{}", test.engine);
        assert_eq!(links(pupil), at(class, &[]));
        assert_eq!(links(head), at(school, &["/people", "/roster", "/records"]));
        assert_eq!(links(operator), ["/me/roles", "/organizations", "/admin/records", "/admin/applications"]);
        assert_eq!(links(auditor), ["/me/roles", "/organizations", "/admin/audit"]);
        // With a password alone a role of staff does not count: its pages would refuse, so what is to be done first stands there.
        let weak = Who { actor: Actor::Member(teacher), ..Who::stranger() };
        let page = page_of(&house, weak);
        assert!(page.contains("Class 3") && page.contains("/me/security") && !page.contains("/week\""), "{page}");
        // Who decides for a child, without any role.
        let guardian = house
            .identity
            .create_account(&NewAccount { name: "parent-one", display_name: "Parent", password: "seven lanterns over the ferry", language: Language::EN })
            .unwrap()
            .person;
        assert_eq!(links(guardian), Vec::<String>::new());
        house.identity.link_guardian(pupil, guardian).unwrap();
        assert_eq!(links(guardian), ["/guardian"]);
        assert!(!browser(&house, pupil).get("/me").text.contains("/guardian"));
    }
}

/// The page `/me` of somebody, as they came in.
fn page_of(house: &House, who: Who) -> String {
    struct As(Who);
    impl Authenticator for As {
        fn who(&self, _: &str, _: Time) -> Result<Who, Problem> {
            Ok(self.0.clone())
        }

        fn may(&self, _: &Who, _: Permission, _: Time) -> Result<(), Problem> {
            Ok(())
        }
    }
    let mut registry = Registry::default();
    learning::register(&mut registry, house.room.clone());
    let mut browser = Browser::new(&registry, Arc::new(As(who)), house.clock.clone(), || ());
    browser.cookies.insert("xt".to_owned(), "x".to_owned());
    browser.get("/me").text
}

#[test]
fn an_empty_class_says_what_to_do_and_a_large_one_is_cut() {
    for test in both(ROOMS).into_iter().take(1) {
        let house = house(&test);
        let School { school, class, .. } = school(&house);
        let teacher = join(&house, "teacher-one", Role::Teacher, school);
        let mut seen = browser(&house, teacher);
        assert!(seen.get(&format!("/organizations/{class}/week")).text.contains("Nobody learns here yet"));
        (0..PEOPLE_MAX).for_each(|_| give(&house, house.services.new_id(), Role::Learner, class));
        let week = house.room.access_class_week(&by(&house, teacher), class, 0).unwrap();
        assert_eq!((week.learners.len(), week.too_many), (PEOPLE_MAX, false));
        give(&house, house.services.new_id(), Role::Learner, class);
        let week = house.room.access_class_week(&by(&house, teacher), class, 0).unwrap();
        assert_eq!((week.learners.len(), week.too_many), (PEOPLE_MAX, true));
        assert!(seen.get(&format!("/organizations/{school}/week")).text.contains(&format!("The first {PEOPLE_MAX} learners are shown")));
    }
}

#[test]
fn a_school_is_figures_and_few_people_are_nobodys_business() {
    for test in both(ROOMS) {
        let house = house(&test);
        let School { school, class, other } = school(&house);
        let inspector = join(&house, "inspector-one", Role::Inspector, school);
        let teacher = join(&house, "teacher-one", Role::Teacher, school);
        let today = house.services.now().day_number(DAY_OFFSET_MINUTES);
        let people: Vec<Id> =
            (0..USERS_MIN + 1).map(|at| join(&house, &format!("pupil-{at}"), Role::Learner, if at % 2 == 0 { class } else { other })).collect();
        let month = |who: Id, days| house.room.access_school_month(&by(&house, who), school, days);
        people[1..USERS_MIN as usize].iter().for_each(|person| study(&house, *person));
        let few = month(inspector, today - 30..=today).unwrap();
        assert_eq!((few.learners, few.active, few.millis, few.days.len()), (u64::from(USERS_MIN) + 1, None, 0, 0), "{}: {few:?}", test.engine);
        study(&house, people[0]);
        house.clock.advance(DAY);
        study(&house, people[0]);
        let enough = month(inspector, today - 30..=today).unwrap();
        let count = u64::from(USERS_MIN);
        assert_eq!((enough.active, enough.answers, enough.correct, enough.finished), (Some(count), 2 * count, count, count), "{}", test.engine);
        let both_days = month(inspector, today - 29..=today + 1).unwrap();
        assert_eq!(
            both_days.days.iter().map(|day| (day.day, day.people)).collect::<Vec<_>>(),
            [(today, count)],
            "{}: a day of one person is left out",
            test.engine
        );
        assert_eq!(month(inspector, today..=today + SCHOOL_DAYS_MAX - 1).unwrap().active, Some(count));
        assert_eq!(month(inspector, today..=today + SCHOOL_DAYS_MAX).unwrap_err().code, "learning.days");
        assert_eq!(month(teacher, today..=today).unwrap_err().kind, kernel::ErrorKind::NotFound, "a teacher sees no figures of the school");
    }
}

#[test]
fn a_place_of_too_many_learners_is_counted_as_far_as_it_goes() {
    for test in both(ROOMS).into_iter().take(1) {
        let house = house(&test);
        let School { school, class, .. } = school(&house);
        let inspector = join(&house, "inspector-one", Role::Inspector, school);
        let now = house.services.now();
        let add = |count: usize| {
            let memberships: Vec<organization::Membership> = (0..count)
                .map(|_| organization::Membership {
                    id: house.services.new_id(),
                    person: house.services.new_id(),
                    organization: class,
                    role: Role::Learner,
                    since: now,
                    until: None,
                    given_by: None,
                    reason: String::new(),
                    source: String::new(),
                    changed_at: now,
                })
                .collect();
            for part in memberships.chunks(500) {
                house.services.database.write::<_, organization::OrganizationError>(|session| house.organizations.add_memberships_in(session, part)).unwrap();
            }
        };
        add(SCHOOL_PEOPLE_MAX);
        let whole = house.room.access_school_month(&by(&house, inspector), school, 0..=1).unwrap();
        assert_eq!((whole.learners, whole.too_many), (SCHOOL_PEOPLE_MAX as u64, false));
        add(1);
        assert!(house.room.access_school_month(&by(&house, inspector), school, 0..=1).unwrap().too_many);
    }
}

#[test]
fn classes_find_their_rows_by_an_index() {
    for test in both(ROOMS) {
        let house = house(&test);
        let people: Vec<Id> = (0..40).map(|_| house.services.new_id()).collect();
        let plan = |sql: &str, first: &[Value<'_>]| {
            let mut values = first.to_vec();
            values.extend(people.iter().map(|person| Value::from(*person)));
            house
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
                    let lines = session.query(&format!("{prefix} {sql}"), &values, |row| row.get::<String>(column))?;
                    if session.engine() == platform::Engine::Postgresql {
                        session.batch("RESET enable_seqscan")?;
                    }
                    Ok(lines.join("\n"))
                })
                .unwrap()
        };
        let wrong = plan(&wrong_sql(people.len()), &[0i64.into(), 10i64.into(), 8i64.into()]);
        let days = plan(&days_sql(people.len()), &[0i64.into(), 10i64.into()]);
        let (by_person, by_day) = match test.engine {
            "sqlite" => (
                "SEARCH m USING INDEX sqlite_autoindex_mastery_1 (person=?)",
                "SEARCH d USING INDEX sqlite_autoindex_study_day_1 (person=? AND day>? AND day<?)",
            ),
            _ => ("mastery_pkey", "study_day_pkey"),
        };
        assert!(wrong.contains(by_person) && !wrong.contains("SCAN") && !wrong.contains("Seq Scan"), "{}: {wrong}", test.engine);
        assert!(days.contains(by_day) && !days.contains("SCAN") && !days.contains("Seq Scan"), "{}: {days}", test.engine);
    }
}

/// A package of SCORM with two pages.
fn package() -> Vec<u8> {
    let manifest = "<manifest identifier=\"m\"><metadata><schemaversion>1.2</schemaversion></metadata><organizations><organization identifier=\"o\"><title>Playing golf</title>\
        <item identifier=\"a\" identifierref=\"r\"><title>A</title></item><item identifier=\"b\" identifierref=\"r\"><title>B</title></item></organization></organizations>\
        <resources><resource identifier=\"r\" type=\"webcontent\" href=\"a.html\"/></resources></manifest>";
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, text) in [("imsmanifest.xml", manifest), ("a.html", "<!doctype html><title>A</title>")] {
        writer.start_file(path, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn courseware_stands_beside_the_rest() {
    for test in both(ROOMS) {
        let house = house(&test);
        let School { class, .. } = school(&house);
        let (learner, teacher) = (join(&house, "learner-one", Role::Learner, class), join(&house, "teacher-one", Role::Teacher, class));
        let mut seen = browser(&house, learner);
        assert!(
            !seen.get("/me").text.contains("/me/courseware") && !seen.get("/me/learning").text.contains("/me/courseware"),
            "nothing where nothing was opened"
        );
        let package = house.courseware.import(&By::system(house.services.now()), class, "golf.zip", &package()).unwrap();
        let unit = courseware::model::structure::unit_id(package, "a");
        house.courseware.waive(&by(&house, teacher), learner, package, unit, "did it on paper").unwrap();
        for path in ["/me", "/me/learning"] {
            let before = test.database.statements();
            let page = seen.get(path).text;
            assert!(test.database.statements() - before <= 6, "{}: {path} costs {}", test.engine, test.database.statements() - before);
            assert!(
                page.contains("Playing golf") && page.contains("going on · 1 of 2 parts") && page.contains(&format!("/courseware/{package}")),
                "{path}: {page}"
            );
            assert!(!browser(&house, teacher).get(path).text.contains("Playing golf"), "only one's own");
        }
    }
}
