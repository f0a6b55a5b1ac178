//! What other rooms ask of the library.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use catalog::ops::import::{ImportOptions, Unwatched};
use catalog::{Catalog, Companion, Counts, Panel, Resource};
use formats::model::ResourceDraft;
use kernel::fact::{Context, Object, ObjectKind, Outcome, Verb};
use kernel::{Fact, Id, Language, Problem};
use platform::{Consumer, DatabaseError, Session};
use portal::Ask;
use search::Document;

use crate::house::{full_houses, houses};

#[test]
fn things_have_names_and_addresses() {
    for house in full_houses() {
        let (book, section, nobody) = (house.resource_of("oi-part"), house.page_of_book("string/kmp"), Id::named(&["nobody"]));
        let things = house.catalog.things(&[book, section, nobody], Language::ZH_HANS).unwrap();
        assert_eq!(things.len(), 2, "{}", house.engine());
        assert_eq!((things[&book].title.as_str(), things[&book].path.clone()), ("OI Wiki 选段", format!("/textbooks/{book}")));
        assert_eq!((things[&section].title.as_str(), things[&section].resource), ("KMP", Some(book)));
        assert_eq!(things[&section].resource_title, "OI Wiki 选段");
        assert!(house.catalog.things(&[], Language::EN).unwrap().is_empty());
        let many: Vec<Id> = (0..250).map(|number| Id::named(&[&number.to_string()])).chain([book]).collect();
        assert_eq!(house.catalog.resources(&many).unwrap().len(), 1, "more ids than one statement takes");
    }
}

#[test]
fn codes_are_there_once_and_keep_what_an_operator_changed() {
    for house in houses() {
        let count = house.number("SELECT COUNT(*) FROM code");
        house
            .test
            .database
            .write::<_, platform::DatabaseError>(|session| session.execute("UPDATE code SET zh = '初级中学' WHERE field = 'stage' AND code = 'junior'", &[]))
            .unwrap();
        house.catalog.seed_codes().unwrap();
        assert_eq!(house.number("SELECT COUNT(*) FROM code"), count, "{}", house.engine());
        let codes = house.opened_again().codes().unwrap();
        assert_eq!(codes.name("stage", "junior", Language::ZH_HANS), "初级中学");
        assert_eq!(codes.name("stage", "unheard-of", Language::EN), "unheard-of");
        assert!(codes.position("grade", "2") < codes.position("grade", "10"));
    }
}

#[test]
fn the_tree_of_contents_is_in_reading_order() {
    for house in full_houses() {
        let book = house.resource_of("oi-part");
        let contents = house.catalog.contents(book).unwrap();
        let titles: Vec<(usize, &str)> = contents.sections.iter().map(|section| (section.depth, section.titles.best(Language::ZH_HANS))).collect();
        assert_eq!(titles, [(0, "字符串"), (1, "KMP"), (1, "Z 函数"), (1, "AC 自动机")]);
        assert!(!contents.sections[0].readable && contents.sections[1].letters > 1000);
        assert_eq!(house.catalog.concepts(book).unwrap(), []);
    }
}

/// A room that takes nothing in while it is broken, and shows a word on every page.
#[derive(Default)]
struct Neighbour {
    broken: AtomicBool,
}

impl Companion for Neighbour {
    fn put(&self, _: &mut Session<'_>, _: Id, _: &str, draft: &ResourceDraft, _: &[Id]) -> Result<Counts, DatabaseError> {
        if self.broken.load(Ordering::Relaxed) {
            return Err(DatabaseError::Engine("the disk of the neighbour is full".to_owned()));
        }
        Ok(Counts { created: draft.items.len(), ..Counts::default() })
    }

    fn remove(&self, session: &mut Session<'_>, resource: Id) -> Result<(), DatabaseError> {
        session.execute("DELETE FROM problem_report WHERE section = $1", &[resource.into()]).map(|_| ())
    }

    fn documents(&self, _: &mut Session<'_>, _: &[Resource]) -> Result<Vec<Document>, DatabaseError> {
        Ok(Vec::new())
    }

    fn file(&self, resource: &Resource) -> Result<Option<Vec<u8>>, catalog::CatalogError> {
        Ok((resource.item_count > 0).then(|| b"items of the neighbour".to_vec()))
    }
}

impl Panel for Neighbour {
    fn home(&self, _: &Ask) -> Result<String, Problem> {
        Ok("<p>panel-home</p>".to_owned())
    }

    fn resource(&self, _: &Ask, resource: Id) -> Result<String, Problem> {
        Ok(format!("<p>panel-{resource}</p>"))
    }

    fn section(&self, _: &Ask, _: Id, section: Id) -> Result<String, Problem> {
        Ok(format!("<p>panel-{section}</p>"))
    }
}

#[test]
fn what_a_companion_cannot_take_in_is_not_written_at_all() {
    for house in houses() {
        house.write_book();
        let neighbour = Arc::new(Neighbour::default());
        neighbour.broken.store(true, Ordering::Relaxed);
        let catalog: Catalog = house.catalog.clone().with_companions(vec![neighbour.clone()]);
        let error = catalog.import(&[house.sources()], &ImportOptions::default(), &Unwatched).unwrap_err().to_string();
        assert!(error.contains("the disk of the neighbour is full"), "{error}");
        let rows =
            house.number("SELECT COUNT(*) FROM resource") + house.number("SELECT COUNT(*) FROM section") + house.number("SELECT COUNT(*) FROM section_text");
        assert_eq!((rows, house.version()), (0, 0), "{}: all or nothing", house.engine());
        neighbour.broken.store(false, Ordering::Relaxed);
        let reports = catalog.import(&[house.sources()], &ImportOptions::default(), &Unwatched).unwrap();
        assert_eq!((reports[0].created, house.version()), (1, 1), "what failed is taken in the next time");
    }
}

#[test]
fn other_rooms_show_their_panels_and_add_their_files() {
    for house in houses() {
        house.write_collections();
        let neighbour = Arc::new(Neighbour::default());
        let catalog = house.catalog.clone().with_companions(vec![neighbour.clone()]).with_panels(vec![neighbour]);
        catalog.import(&[house.sources()], &ImportOptions::default(), &Unwatched).unwrap();
        let mut browser = house.browser_at(&catalog);
        let (book, section) = (house.resource_of("oi-part"), house.page_of_book("string/kmp"));
        for (address, word) in [
            ("/".to_owned(), "panel-home".to_owned()),
            (format!("/textbooks/{book}"), format!("panel-{book}")),
            (format!("/sections/{section}"), format!("panel-{section}")),
        ] {
            let seen = browser.get(&address);
            assert!(seen.status == 200 && seen.text.contains(&word), "{}: {address}", house.engine());
        }
        let zip = browser.get("/collections/tal-part.zip");
        assert!(zip.status == 200 && zip.text.contains("items.json"), "{}", house.engine());
    }
}

#[test]
fn reports_follow_people_who_merge_and_are_nobodys_when_they_leave() {
    for house in houses() {
        house.write_book();
        house.import();
        let section = house.page_of_book("string/kmp");
        let [guest, member] = [(); 2].map(|()| house.services.new_id());
        house.catalog.report_problem(&kernel::Actor::Guest(guest), section, "a slip").unwrap();
        let export = |person: Id| house.services.database.read::<_, DatabaseError>(|session| house.catalog.export_person(session, person)).unwrap();
        assert_eq!(export(guest)["reports"][0]["words"], "a slip", "{}", house.engine());
        let fact = |verb: Verb, actor: Id, object: Id| Fact {
            id: house.services.new_id(),
            actor,
            verb,
            object: Object { kind: ObjectKind::Person, id: object },
            outcome: Outcome::default(),
            context: Context::default(),
            at: house.services.now(),
        };
        let take = |fact: &Fact| house.services.database.write::<_, DatabaseError>(|session| house.catalog.consume(session, fact)).unwrap();
        take(&fact(Verb::Merged, guest, member));
        assert!(export(guest)["reports"].as_array().unwrap().is_empty() && export(member)["reports"].as_array().unwrap().len() == 1);
        take(&fact(Verb::Erased, member, member));
        assert!(export(member)["reports"].as_array().unwrap().is_empty());
        assert_eq!(house.number("SELECT COUNT(*) FROM problem_report WHERE person IS NULL AND words = 'a slip'"), 1);
    }
}

#[test]
fn what_many_use_stands_on_the_home_page_at_once() {
    for house in full_houses() {
        let look = || house.browser().get("/").text;
        let book = house.resource_of("oi-part");
        assert!(!look().contains("id=\"used\""));
        assert!(house.catalog.note_much_used(vec![book, Id::named(&["gone"])]), "{}", house.engine());
        assert!(!house.catalog.note_much_used(vec![book, Id::named(&["gone"])]), "the same changes nothing");
        let home = look();
        let shelf = home.split("id=\"used\"").nth(1).unwrap().split("</section>").next().unwrap();
        assert_eq!(shelf.matches("class=\"book\"").count(), 1, "{shelf}");
        assert!(shelf.contains(&format!("/textbooks/{book}")));
        assert!(house.catalog.note_much_used(Vec::new()));
        assert!(!look().contains("id=\"used\""));
    }
}
