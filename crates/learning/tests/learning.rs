//! What facts add up to, and the pages that show it, on both engines.

use std::fs;
use std::sync::Arc;

use assessment::Assessment;
use catalog::ops::import::{ImportOptions, Unwatched};
use catalog::Catalog;
use identity::{Identity, PasswordCost, PersonalData};
use kernel::fact::{Context, Fact, Object, ObjectKind, Outcome, Verb};
use kernel::time::DAY;
use kernel::{Actor, Id, Problem, Time};
use learning::{Learning, Mark, store};
use platform::testing::{HandClock, TestDatabase, both};
use platform::{Consumer, DatabaseError, Outbox, RoomMigrations, Services, outbox};
use portal::cache::Cache;
use portal::testing::{Browser, Seen};
use portal::{Authenticator, Registry, Who};

const ROOMS: &[RoomMigrations] = &[platform::MIGRATIONS, identity::MIGRATIONS, catalog::MIGRATIONS, assessment::MIGRATIONS, learning::MIGRATIONS];
const LIBRARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../library");

/// Takes the session token for the id of a guest.
struct Guests;

impl Authenticator for Guests {
    fn who(&self, token: &str, _: Time) -> Result<Who, Problem> {
        let person = token.parse().map_err(|_| Problem::not_found("no such guest"))?;
        Ok(Who { actor: Actor::Guest(person), ..Who::STRANGER })
    }
}

struct House {
    test: TestDatabase,
    services: Services,
    clock: Arc<HandClock>,
    room: Learning,
    outbox: Outbox,
    browser: Browser,
}

fn houses() -> Vec<House> {
    both(ROOMS).into_iter().map(house).collect()
}

fn house(test: TestDatabase) -> House {
    let (services, clock) = test.services();
    let directory = test.directory.path().join("search");
    let (index, _) = search::Index::open_or_create(&directory).unwrap();
    let identity = Identity::new(services.clone(), PasswordCost { memory_kib: 8, passes: 1, lanes: 1 });
    let plain = Catalog::new(services.clone(), index, Arc::new(Cache::default()));
    let assessment = Assessment::new(services.clone(), plain.clone(), identity.clone());
    let room = Learning::new(services.clone(), plain.clone(), assessment.clone(), identity);
    let catalog = plain.with_companions(vec![Arc::new(assessment.clone())]).with_panels(vec![Arc::new(room.clone())]);
    catalog.index_in(&directory, false);
    catalog.seed_codes().unwrap();
    let outbox = Outbox::new(services.database.clone(), vec![Arc::new(room.clone())]);
    import(&test, &catalog);
    let mut registry = Registry::default();
    catalog::register(&mut registry, &catalog);
    assessment::register(&mut registry, assessment);
    learning::register(&mut registry, room.clone());
    let after = outbox.clone();
    let browser = Browser::new(&registry, Arc::new(Guests), clock.clone(), move || {
        after.drain().unwrap();
    });
    House { test, services, clock, room, outbox, browser }
}

/// A book of two pages and three questions.
fn import(test: &TestDatabase, catalog: &Catalog) {
    let folder = test.directory.path().join("sources");
    let write = |path: &str, text: &str| {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    };
    write("book/SOURCE.txt", "repo: https://github.com/OI-wiki/OI-wiki\nlicence: CC BY-SA 4.0\n");
    write("book/mkdocs.yml", "site_name: 算法小书\nnav:\n  - 排序: sort.md\n  - 查找: find.md\n");
    write("book/docs/sort.md", "# 排序\n\n先比较，再交换。\n");
    write("book/docs/find.md", "# 查找\n\n每次去掉一半。\n");
    let file = "ch_single_choice_constructed_5K/ch_single_choice_test_2K.jsonl";
    let questions = fs::read_to_string(format!("{LIBRARY}/questions/tal-scq5k/{file}")).unwrap();
    write("tal/SOURCE.txt", "repo: https://github.com/math-eval/TAL-SCQ5K\nlicence: MIT\n");
    write(&format!("tal/{file}"), &questions.lines().take(3).collect::<Vec<_>>().join("\n"));
    let reports = catalog.import(&[folder], &ImportOptions::default(), &Unwatched).unwrap();
    assert_eq!(reports.iter().map(|report| report.items).sum::<usize>(), 3, "{reports:#?}");
}

impl House {
    fn engine(&self) -> &'static str {
        self.test.engine
    }

    fn number(&self, sql: &str) -> i64 {
        self.test.database.read::<_, DatabaseError>(|session| session.number(sql, &[])).unwrap()
    }

    fn ids(&self, sql: &str) -> Vec<Id> {
        self.test.database.read::<_, DatabaseError>(|session| session.query(sql, &[], |row| row.get(0))).unwrap()
    }

    fn pages(&self) -> Vec<Id> {
        self.ids("SELECT s.id FROM section s JOIN resource r ON r.id = s.resource WHERE r.collection = 'book' ORDER BY s.position")
    }

    fn book(&self) -> Id {
        self.ids("SELECT id FROM resource WHERE collection = 'book'")[0]
    }

    fn items(&self) -> Vec<Id> {
        self.ids("SELECT id FROM item ORDER BY position")
    }

    fn sign_in(&mut self, person: Id) {
        self.browser.cookies.insert("xt".to_owned(), person.to_string());
    }

    fn fact(&self, actor: Id, verb: Verb, kind: ObjectKind, object: Id) -> Fact {
        let context = Context { resource: Some(self.book()), ..Context::default() };
        Fact { id: self.services.new_id(), actor, verb, object: Object { kind, id: object }, outcome: Outcome::default(), context, at: self.services.now() }
    }

    fn answer(&self, actor: Id, item: Id, right: bool, concepts: &[Id]) -> Fact {
        let mut fact = self.fact(actor, Verb::Answered, ObjectKind::Item, item);
        fact.outcome = Outcome { success: Some(right), duration_ms: Some(90_000), ..Outcome::default() };
        fact.context.concepts = concepts.to_vec();
        fact
    }

    /// Hands facts over as the outbox does.
    fn hear(&self, facts: &[Fact]) {
        self.test.database.write::<(), DatabaseError>(|session| facts.iter().try_for_each(|fact| outbox::emit(session, fact))).unwrap();
        assert_eq!(self.outbox.drain().unwrap(), facts.len());
    }

    /// Hands the same facts over again, as a transport may.
    fn hear_again(&self, facts: &[Fact]) {
        self.test.database.write::<(), DatabaseError>(|session| facts.iter().try_for_each(|fact| self.room.consume(session, fact))).unwrap();
    }

    fn export(&self, person: Id) -> serde_json::Value {
        self.test.database.read(|session| PersonalData::export(&self.room, session, person)).unwrap()
    }

    fn rows_of(&self, person: Id) -> usize {
        let export = self.export(person);
        ["progress", "wrong_answers", "days", "mastery"].iter().map(|part| export[part].as_array().unwrap().len()).sum()
    }
}

fn person(name: &str) -> Id {
    Id::named(&["person", name])
}

fn check_page(seen: &Seen) {
    assert_eq!(seen.status, 200, "{}", seen.text);
    assert_eq!(seen.text.matches("<h1").count(), 1, "{}", seen.text);
    assert!(!seen.text.contains("{{") && !seen.text.contains("{%") && !seen.text.contains(" style=\"") && seen.text.contains("<html lang="));
}

#[test]
fn reading_and_finishing_become_progress() {
    for mut house in houses() {
        let me = person("me");
        house.sign_in(me);
        let (pages, book) = (house.pages(), house.book());
        let empty = house.browser.get("/me");
        check_page(&empty);
        assert!(empty.text.contains("还没有学习记录"));
        assert!(house.browser.get(&format!("/sections/{}", pages[0])).text.contains("学完这一节"));
        assert_eq!(house.room.flush().unwrap(), 1, "the section was opened");
        assert_eq!(house.room.flush().unwrap(), 0);
        house.outbox.drain().unwrap();
        assert_eq!(house.number("SELECT COUNT(*) FROM progress WHERE finished = FALSE"), 1, "{}", house.engine());
        let sent = house.browser.post(&format!("/sections/{}/finish", pages[0]), &[]);
        assert_eq!((sent.status, sent.location), (303, format!("/sections/{}#done", pages[0])));
        assert_eq!(house.number("SELECT COUNT(*) FROM progress WHERE finished = TRUE"), 1);
        assert!(house.browser.get(&format!("/sections/{}", pages[0])).text.contains("这一节已学完"));
        let resource = house.browser.get(&format!("/textbooks/{book}"));
        check_page(&resource);
        assert!(resource.text.contains("已完成 50%") && resource.text.contains(&format!("/sections/{}", pages[1])), "{}", resource.text);
        let shown = house.browser.get("/me");
        check_page(&shown);
        assert!(shown.text.contains("算法小书") && shown.text.contains("连续 1 天") && shown.text.contains("接着读"), "{}", shown.text);
        let home = house.browser.get("/");
        assert!(home.text.contains("继续学习") && home.text.contains("算法小书"));
        house.browser.accept_language = "en".to_owned();
        let english = house.browser.get("/me");
        check_page(&english);
        assert!(english.text.contains("one day in a row"));
        assert_eq!(house.browser.post(&format!("/sections/{}/finish", person("nothing")), &[]).status, 404);
        let mut other = house.browser.another();
        assert!(!other.get(&format!("/sections/{}", pages[0])).text.contains("You finished"), "what one did another does not see");
        assert!(other.get("/me").text.contains("Nothing learned here yet"));
    }
}

#[test]
fn wrong_answers_come_back_until_they_are_known() {
    for mut house in houses() {
        let me = person("me");
        house.sign_in(me);
        let items = house.items();
        house.hear(&[house.answer(me, items[0], false, &[]), house.answer(me, items[1], true, &[])]);
        let book = house.browser.get("/me/wrong");
        check_page(&book);
        assert!(book.text.contains("共 1 道") && book.text.contains("1 天后复习") && book.text.contains(&format!("/practice/items/{}", items[0])), "{}", book.text);
        house.clock.advance(DAY);
        assert!(house.browser.get("/me/wrong").text.contains("今天复习"), "{}", house.engine());
        assert!(house.browser.get("/me").text.contains("复习 1 道错题"));
        let session = house.browser.post("/me/wrong/practise", &[]);
        assert!(session.status == 303 && session.location.starts_with("/practice/"), "{}", session.location);
        house.hear(&[house.answer(me, items[0], true, &[])]);
        assert_eq!(house.number("SELECT streak FROM wrong_answer"), 1);
        house.clock.advance(3 * DAY);
        house.hear(&[house.answer(me, items[0], true, &[])]);
        assert_eq!(house.number("SELECT COUNT(*) FROM wrong_answer"), 0, "two right answers in time");
        assert!(house.browser.get("/me/wrong").text.contains("错题本是空的"));
        assert_eq!(house.browser.post("/me/wrong/practise", &[]).location, "/me/wrong");
        check_page(&house.browser.another().get("/me/wrong"));
    }
}

#[test]
fn days_are_those_of_the_place() {
    for house in houses() {
        let me = person("me");
        let items = house.items();
        house.hear(&[house.answer(me, items[0], true, &[]), house.answer(me, items[0], false, &[])]);
        house.clock.advance(9 * 3600 * 1_000_000); // 08:00 UTC and 9 hours: the next day at UTC+8
        house.hear(&[house.answer(me, items[1], true, &[])]);
        let days = house.test.database.read(|session| store::days(session, me, i64::MIN)).unwrap();
        let seen: Vec<_> = days.iter().map(|day| (day.answers, day.correct, day.sections, day.millis)).collect();
        assert_eq!(seen, [(2, 1, 0, 180_000), (1, 1, 0, 90_000)], "{}", house.engine());
        assert_eq!(days[1].day, days[0].day + 1);
        assert_eq!(house.test.database.read(|session| store::days(session, me, days[1].day)).unwrap().len(), 1);
    }
}

#[test]
fn answers_about_a_concept_become_an_estimate() {
    for mut house in houses() {
        let me = person("me");
        house.sign_in(me);
        let concept = house.ids("SELECT id FROM concept ORDER BY position")[0];
        let item = house.items()[0];
        for right in [true, true] {
            house.hear(&[house.answer(me, item, right, &[concept])]);
        }
        assert!(house.browser.get("/me").text.contains("同一个知识点做过三道题以后"), "two answers say nothing");
        house.hear(&[house.answer(me, item, true, &[concept])]);
        let shown = house.browser.get("/me");
        check_page(&shown);
        assert!(shown.text.contains("80") && shown.text.contains("3 次作答"), "{}: {}", house.engine(), shown.text);
        assert_eq!(house.test.database.read(|session| store::mastery(session, me, 8)).unwrap(), [(concept, 3, 3)]);
    }
}

#[test]
fn a_fact_delivered_twice_counts_once() {
    for house in houses() {
        let me = person("me");
        let facts = [
            house.answer(me, house.items()[0], false, &[person("concept")]),
            house.fact(me, Verb::Completed, ObjectKind::Section, house.pages()[0]),
            house.fact(me, Verb::Read, ObjectKind::Section, house.pages()[1]),
        ];
        house.hear(&facts);
        let once = house.export(me);
        house.hear_again(&facts);
        assert_eq!(house.export(me), once, "{}", house.engine());
        assert_eq!(house.room.rebuild(facts.to_vec()).unwrap(), 3);
        assert_eq!(house.export(me), once, "made anew it is the same");
        house.hear_again(&facts);
        assert_eq!(house.export(me), once, "and what was known stays known");
    }
}

#[test]
fn a_merged_person_brings_everything_along() {
    for house in houses() {
        let (guest, member, concept) = (person("guest"), person("member"), person("concept"));
        let (items, pages) = (house.items(), house.pages());
        house.hear(&[
            house.answer(guest, items[0], false, &[concept]),
            house.fact(guest, Verb::Completed, ObjectKind::Section, pages[0]),
            house.answer(member, items[1], false, &[concept]),
            house.fact(member, Verb::Read, ObjectKind::Section, pages[0]),
        ]);
        let merged = house.fact(guest, Verb::Merged, ObjectKind::Person, member);
        house.hear(std::slice::from_ref(&merged));
        house.hear_again(&[merged]);
        assert_eq!(house.rows_of(guest), 0, "{}", house.engine());
        let all = house.export(member);
        assert_eq!(all["progress"].as_array().unwrap().len(), 1);
        assert_eq!((&all["progress"][0]["finished"], all["wrong_answers"].as_array().unwrap().len()), (&true.into(), 2));
        assert_eq!((&all["mastery"][0]["total"], &all["days"][0]["answers"]), (&2.into(), &2.into()));
    }
}

#[test]
fn an_erased_person_leaves_nothing_and_marks_do_not_bring_them_back() {
    for house in houses() {
        let (me, other, guest, member) = (person("me"), person("other"), person("guest"), person("member"));
        let (items, pages) = (house.items(), house.pages());
        house.hear(&[house.answer(me, items[0], false, &[items[1]]), house.answer(other, items[0], false, &[])]);
        for reader in [me, other, guest] {
            house.room.note_read(Mark { person: reader, section: pages[0], resource: house.book(), at: house.services.now() });
        }
        let gone = house.fact(me, Verb::Erased, ObjectKind::Person, me);
        let merged = house.fact(guest, Verb::Merged, ObjectKind::Person, member);
        house.hear(&[gone.clone(), merged]);
        house.room.flush().unwrap();
        house.outbox.drain().unwrap();
        house.hear_again(&[gone]);
        assert_eq!((house.rows_of(me), house.rows_of(guest)), (0, 0), "{}", house.engine());
        assert!(house.rows_of(other) > 2 && house.rows_of(member) == 2);
        assert_eq!(house.outbox.counts().unwrap(), (0, 0));
    }
}

#[test]
fn heartbeats_are_few_and_strangers_leave_none() {
    for mut house in houses() {
        let pages = house.pages();
        house.browser.get(&format!("/sections/{}", pages[0]));
        assert_eq!(house.room.flush().unwrap(), 0, "a stranger leaves no mark");
        house.sign_in(person("me"));
        for _ in 0..5 {
            house.browser.get(&format!("/sections/{}", pages[0]));
        }
        house.browser.get(&format!("/sections/{}", pages[1]));
        assert_eq!(house.room.flush().unwrap(), 2, "{}: one a section", house.engine());
    }
}
