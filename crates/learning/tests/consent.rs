//! What was not agreed to is neither shown to a school nor counted, who saw a class is seen by those in it, and figures agree; on both engines.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on must fail")]

mod house;

use std::sync::Arc;

use house::{House, ROOMS, answered, fact, house, resource, section, take};
use identity::{Identity, NewAccount};
use kernel::fact::{ObjectKind, Verb};
use kernel::time::{DAY, SECOND};
use kernel::{Actor, Id, Language, Permission, Problem, Role, Time};
use learning::model::days::DAY_OFFSET_MINUTES;
use learning::store::much_used_sql;
use learning::{Learning, USERS_MIN};
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

/// A browser with the pages of learning, of the passport and of organisations.
fn browser(house: &House, person: Id) -> Browser {
    struct Record(Learning);
    impl organization::PersonalRecord for Record {
        fn lines(&self, person: Id, language: Language) -> Result<Vec<(String, String)>, Problem> {
            self.0.record_lines(person, language)
        }
    }
    let mut registry = Registry::default();
    learning::register(&mut registry, house.room.clone());
    identity::register(&mut registry, house.identity.clone());
    let organizations = house.organizations.clone().with_records(vec![Arc::new(Record(house.room.clone()))]);
    organization::register(&mut registry, &organizations);
    let mut browser = Browser::new(&registry, Arc::new(Named(house.organizations.clone())), house.clock.clone(), || ());
    browser.cookies.insert("xt".to_owned(), person.to_string());
    browser.accept_language = "en".to_owned();
    browser
}

fn place(house: &House, parent: Id, kind: Kind, name: &str) -> Id {
    let new = NewOrganization { parent, kind, name, code: "", source: "" };
    house.organizations.create(&By::system(house.services.now()), &new).unwrap().id
}

fn account(house: &House, name: &str) -> Id {
    let new = NewAccount { name, display_name: name, password: "seven lanterns over the ferry", language: Language::EN };
    house.identity.create_account(&new).unwrap().person
}

fn give(house: &House, person: Id, role: Role, organization: Id) -> Id {
    let new = NewRole { person, organization, role, since: None, until: None, reason: "", source: "" };
    house.organizations.give_role(&By::system(house.services.now()), &new).unwrap()
}

fn join(house: &House, name: &str, role: Role, organization: Id) -> Id {
    let person = account(house, name);
    give(house, person, role, organization);
    person
}

fn change(house: &House, sql: &str, person: Id) {
    house.services.database.write::<_, DatabaseError>(|session| session.execute(sql, &[person.into()])).unwrap();
}

fn under_14(house: &House, person: Id) {
    change(house, "UPDATE account SET age_band = 'child' WHERE person_id = $1", person);
}

/// Somebody opens a section and answers twice, once wrong.
fn study(house: &House, person: Id) {
    let mut read = fact(house, person, Verb::Completed, ObjectKind::Section, section("one"));
    read.context.resource = Some(resource());
    take(house, &read);
    take(house, &answered(house, person, false));
    take(house, &answered(house, person, true));
}

#[test]
fn a_class_week_tells_nothing_of_who_did_not_agree() {
    for test in both(ROOMS) {
        let house = house(&test);
        let school = place(&house, top_id(), Kind::School, "School");
        let class = place(&house, school, Kind::Class, "Class 3");
        let teacher = join(&house, "teacher-one", Role::Teacher, class);
        let (open, child) = (join(&house, "open-one", Role::Learner, class), join(&house, "child-one", Role::Learner, class));
        study(&house, child);
        under_14(&house, child);
        let mut seen = browser(&house, teacher);
        let path = format!("/organizations/{class}/week");
        let page = seen.get(&path).text;
        let (shown, hidden) = page.split_once("id=\"hidden\"").unwrap_or_else(|| panic!("{}: {page}", test.engine));
        assert!(hidden.contains("<li class=\"tag\">child-one</li>") && hidden.contains("Has not agreed that the school sees this"), "{hidden}");
        assert!(!shown.contains("child-one") && !shown.contains("加法") && shown.contains("Learners who studied: 0 of 1."), "{}: {shown}", test.engine);
        let today = house.services.now().day_number(DAY_OFFSET_MINUTES);
        let week = house.room.access_class_week(&by(&house, teacher), class, today - 6).unwrap();
        assert!(week.activity.is_empty() && week.days.is_empty() && week.wrong.is_empty(), "{}: {week:?}", test.engine);
        // The record of learning is not opened either, and says why; nothing is noted, because nothing was seen.
        let record = format!("/admin/people/{child}/record");
        let opened = seen.post(&record, &[("reason", "falls behind in fractions")]).text;
        assert!(opened.contains("it was not agreed that the school sees") && !opened.contains("小数之书"), "{}: {opened}", test.engine);
        assert!(seen.post(&format!("/admin/people/{open}/record"), &[("reason", "falls behind in fractions")]).text.contains("id=\"record\""));
        assert_eq!(house::number(&house, "SELECT COUNT(*) FROM audit WHERE action = 'record.opened'"), 1);
        // Whoever breaks the glass sees it, as before.
        let operator = join(&house, "operator-one", Role::Operator, top_id());
        let mut emergency = browser(&house, operator);
        assert_eq!(emergency.post(&format!("/organizations/{school}/glass"), &[("reason", "a child is in danger, the school asks")]).status, 303);
        let broken = emergency.post(&record, &[("reason", "a child is in danger")]).text;
        assert!(broken.contains("小数之书"), "{}: {broken}", test.engine);
        // The guardian agrees, and the school sees it.
        let parent = account(&house, "parent-one");
        house.identity.link_guardian(child, parent).unwrap();
        let page = seen.get(&path).text;
        assert!(!page.contains("id=\"hidden\"") && page.contains("Learners who studied: 1 of 2.") && page.contains("加法"), "{}: {page}", test.engine);
        assert!(seen.post(&record, &[("reason", "falls behind in fractions")]).text.contains("小数之书"));
        // And takes it back; their own page and the child's stay.
        let mut guardian = browser(&house, parent);
        assert_eq!(guardian.post("/me/privacy", &[("person", &child.to_string()), ("purpose", "school")]).status, 303);
        assert!(seen.get(&path).text.contains("id=\"hidden\""), "{}", test.engine);
        assert_eq!(guardian.get(&format!("/guardian/{child}/week")).status, 200);
        assert!(browser(&house, child).get("/me/learning").text.contains("加法"));
    }
}

#[test]
fn figures_about_many_leave_out_who_does_not_count() {
    for test in both(ROOMS) {
        let house = house(&test);
        let school = place(&house, top_id(), Kind::School, "School");
        let inspector = join(&house, "inspector-one", Role::Inspector, school);
        let pupils: Vec<Id> = (0..=USERS_MIN).map(|at| join(&house, &format!("pupil-{at}"), Role::Learner, school)).collect();
        pupils.iter().for_each(|person| study(&house, *person));
        let today = house.services.now().day_number(DAY_OFFSET_MINUTES);
        let month = || house.room.access_school_month(&by(&house, inspector), school, today..=today).unwrap();
        let all = u64::from(USERS_MIN) + 1;
        assert_eq!((month().learners, month().active, month().answers), (all, Some(all), 2 * all), "{}", test.engine);
        under_14(&house, pupils[0]);
        let most = month();
        assert_eq!((most.learners, most.active, most.answers, most.days[0].people), (all - 1, Some(all - 1), 2 * (all - 1), all - 1), "{}", test.engine);
        assert_eq!(house.room.much_used(10).unwrap(), [resource()], "{}: enough are left", test.engine);
        // A youth who took it back: one fewer than may be told of.
        change(&house, "UPDATE account SET age_band = 'youth' WHERE person_id = $1", pupils[1]);
        let mut youth = browser(&house, pupils[1]);
        let person = pupils[1].to_string();
        assert_eq!(youth.post("/me/privacy", &[("person", &person), ("purpose", "statistics"), ("give", "yes")]).status, 303);
        assert_eq!(house.room.much_used(10).unwrap(), [resource()]);
        assert_eq!(youth.post("/me/privacy", &[("person", &person), ("purpose", "statistics")]).status, 303);
        assert_eq!((month().learners, month().active), (all - 2, None), "{}", test.engine);
        assert_eq!(house.room.much_used(10).unwrap(), [], "{}", test.engine);
    }
}

#[test]
fn who_counts_is_found_by_an_index() {
    for test in both(ROOMS) {
        let sql = much_used_sql(&Identity::uncounted_condition("p.person"));
        let values: [Value<'_>; 2] = [5u32.into(), 10u32.into()];
        let plan = test
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
            .unwrap();
        let scanned = |table: &str| plan.lines().any(|line| line.contains("SCAN") && line.contains(table) || line.contains(&format!("Seq Scan on {table}")));
        assert!(!["account", "a ", "consent", "guardianship"].iter().any(|table| scanned(table)), "{}: {plan}", test.engine);
        let found = ["consent_person", "guardianship_child"].iter().all(|index| plan.contains(index));
        assert!(found, "{}: {plan}", test.engine);
        // Who saw a class: by the classes, not by all entries of the action.
        let sql = platform::audit::entries_about_sql(1, 2);
        let values: [Value<'_>; 3] = ["class.week-read".into(), house_id(1).into(), house_id(2).into()];
        let plan = test
            .database
            .read::<_, DatabaseError>(|session| {
                let prefix = if session.engine() == platform::Engine::Sqlite { "EXPLAIN QUERY PLAN" } else { "EXPLAIN" };
                let column = if session.engine() == platform::Engine::Sqlite { 3 } else { 0 };
                if session.engine() == platform::Engine::Postgresql {
                    session.batch("SET enable_seqscan = off")?;
                }
                let lines = session.query(&format!("{prefix} {sql}"), &values, |row| row.get::<String>(column))?;
                if session.engine() == platform::Engine::Postgresql {
                    session.batch("RESET enable_seqscan")?;
                }
                Ok(lines.join("\n"))
            })
            .unwrap();
        assert!(plan.contains("audit_object"), "{}: {plan}", test.engine);
    }
}

fn house_id(number: u64) -> Id {
    Id::new(number, [0; 10])
}

#[test]
fn those_in_a_class_see_who_looked_at_its_week() {
    for test in both(ROOMS) {
        let house = house(&test);
        let school = place(&house, top_id(), Kind::School, "School");
        let (class, other) = (place(&house, school, Kind::Class, "Class 3"), place(&house, school, Kind::Class, "Class 4"));
        let teacher = join(&house, "teacher-one", Role::Teacher, class);
        let head = join(&house, "head-one", Role::Teacher, school);
        let (pupil, neighbour) = (join(&house, "pupil-one", Role::Learner, class), join(&house, "neighbour-one", Role::Learner, other));
        let left = account(&house, "left-one");
        let role = give(&house, left, Role::Learner, class);
        house.clock.advance(SECOND);
        house.organizations.end_role(&By::system(house.services.now()), role).unwrap();
        house.clock.advance(SECOND);
        for person in [pupil, neighbour, left] {
            study(&house, person);
        }
        let look = |who: Id, place: Id| house.room.access_class_week(&by(&house, who), place, 0).unwrap();
        look(teacher, class);
        house.clock.advance(SECOND);
        let late = join(&house, "late-one", Role::Learner, class);
        study(&house, late);
        let sees = |person: Id, who: &str, words: &str| {
            ["/me/learning", "/me/roles"].map(|path| {
                let page = browser(&house, person).get(path).text;
                page.contains(who) && page.contains(words)
            })
        };
        let looked = platform::audit::Note::new(kernel::Actor::Member(teacher), kernel::Action::CoursewareResultsRead, Some(("organization", class)));
        house.services.database.write::<_, DatabaseError>(|session| house.services.audit(session, &looked)).unwrap();
        assert_eq!(sees(pupil, "teacher-one", "looked at the courseware results of Class 3"), [true; 2], "{}", test.engine);
        assert_eq!(sees(pupil, "teacher-one", "looked at the week of Class 3"), [true; 2], "{}", test.engine);
        for person in [neighbour, left, late] {
            assert_eq!(sees(person, "teacher-one", "looked at the week of"), [false; 2], "{}: was not in the class then", test.engine);
        }
        assert_eq!(sees(teacher, "teacher-one", "looked at the week of"), [false; 2], "who looks is no learner there");
        // A look at the whole school is one at everybody below.
        house.clock.advance(DAY);
        look(head, school);
        for person in [pupil, neighbour, late] {
            assert_eq!(sees(person, "head-one", "looked at the week of School"), [true; 2], "{}", test.engine);
        }
        assert_eq!(sees(left, "head-one", "looked at the week of"), [false; 2]);
        let mut chinese = browser(&house, pupil);
        chinese.accept_language = "zh-CN".to_owned();
        assert!(chinese.get("/me/roles").text.contains("查看了Class 3的一周") && chinese.get("/me/learning").text.contains("查看了Class 3的一周"));
        // The download has it too.
        let export = house.services.database.read::<_, DatabaseError>(|session| identity::PersonalData::export(&house.organizations, session, pupil)).unwrap();
        assert_eq!(export["what_others_did"].to_string().matches("class.week-read").count(), 2, "{}: {export}", test.engine);
    }
}

#[test]
fn wrong_answers_without_a_concept_are_not_denied() {
    for test in both(ROOMS) {
        let house = house(&test);
        let class = place(&house, top_id(), Kind::Class, "Class 3");
        let teacher = join(&house, "teacher-one", Role::Teacher, class);
        let pupil = join(&house, "pupil-one", Role::Learner, class);
        let right = answered(&house, pupil, true);
        take(&house, &right);
        let page = browser(&house, pupil).get("/me/learning").text;
        assert!(page.contains("Nothing answered wrong so far."), "{}: {page}", test.engine);
        let path = format!("/organizations/{class}/week");
        assert!(browser(&house, teacher).get(&path).text.contains("No concept that was practised this week has wrong answers."));
        let mut wrong = answered(&house, pupil, false);
        wrong.context.concepts.clear();
        take(&house, &wrong);
        let page = browser(&house, pupil).get("/me/learning").text;
        assert!(!page.contains("Nothing answered wrong so far.") && page.contains("name no concept") && page.contains("One question waits"), "{page}");
        let page = browser(&house, teacher).get(&path).text;
        assert!(!page.contains("has wrong answers") && page.contains("name no concept") && page.contains("1 of 2 right"), "{}: {page}", test.engine);
    }
}
