//! What other rooms ask of the library.

use kernel::{Id, Language};

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
