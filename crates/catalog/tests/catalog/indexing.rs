//! The index is a view of the database, whatever way it came about.

use std::fs;

use catalog::Catalog;
use search::Query;

use crate::house::{full_houses, houses, read};

fn hash(catalog: &Catalog) -> [u8; 32] {
    catalog.index().content_hash().unwrap()
}

fn finds(catalog: &Catalog, words: &str) -> u64 {
    catalog.index().search(&Query::words(words, kernel::Language::ZH_HANS), &catalog.vocabulary().unwrap()).unwrap().total
}

#[test]
fn what_grew_is_what_is_made_anew() {
    for house in full_houses() {
        house.write("oi-part/docs/string/z-func.md", read("textbooks/oi-wiki/docs/string/z-func.md").replace("前缀函数", "前缀之函数"));
        house.write_entries(1);
        house.import();
        house.write_entries(2);
        house.import();
        assert!(house.catalog.is_indexed().unwrap());
        let (grown, documents) = (hash(&house.catalog), house.catalog.index().document_count());
        let steps = std::cell::RefCell::new(Vec::new());
        assert_eq!(house.catalog.rebuild_index(&|done, total| steps.borrow_mut().push((done, total))).unwrap(), documents);
        assert_eq!(hash(&house.catalog), grown, "{}", house.engine());
        assert_eq!(steps.borrow().last(), Some(&(6, 6)));
    }
}

#[test]
fn pages_are_answered_and_say_so_while_the_index_is_made() {
    for house in full_houses() {
        let browser = std::cell::RefCell::new(house.browser());
        let said = std::cell::RefCell::new(Vec::new());
        house
            .catalog
            .rebuild_index(&|done, _| {
                let seen = browser.borrow_mut().get("/search?q=KMP");
                assert_eq!(seen.status, 200);
                said.borrow_mut().push((seen.text.contains("class=\"help\""), house.catalog.rebuilding()));
                assert!(done <= 6 && !house.catalog.refresh().unwrap(), "nobody waits for the one who writes");
            })
            .unwrap();
        let said = said.into_inner();
        assert!(
            said.len() > 1 && said.iter().all(|(notice, rebuilding)| *notice && rebuilding.is_some_and(|(done, total)| done <= total && total == 6)),
            "{said:?}"
        );
        assert!(!browser.borrow_mut().get("/search?q=KMP&x=1").text.contains("class=\"help\""), "{}", house.engine());
        assert_eq!(house.catalog.rebuilding(), None);
    }
}

#[test]
fn much_that_changed_is_taken_in_by_several_threads() {
    for house in full_houses() {
        house.write_entries(900);
        house.import();
        let (grown, documents) = (hash(&house.catalog), house.catalog.index().document_count());
        assert_eq!(house.catalog.rebuild_index(&|_, _| {}).unwrap(), documents);
        assert_eq!(hash(&house.catalog), grown, "{}", house.engine());
    }
}

#[test]
fn refreshing_without_a_change_does_nothing() {
    for house in full_houses() {
        assert!(!house.catalog.refresh().unwrap());
        house.clock.advance(1);
        assert!(!house.catalog.refresh().unwrap());
    }
}

#[test]
fn a_damaged_index_is_made_anew() {
    for house in full_houses() {
        let (sound, directory) = (hash(&house.catalog), house.index_directory());
        for entry in fs::read_dir(&directory).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
            for file in fs::read_dir(entry.path()).unwrap().flatten().filter(|file| file.path().is_file()) {
                fs::write(file.path(), b"not an index").unwrap();
            }
        }
        let again = house.opened_again();
        assert!(!again.is_indexed().unwrap(), "{}", house.engine());
        assert!(again.refresh().unwrap());
        assert!(again.is_indexed().unwrap());
        assert_eq!(hash(&again), sound, "{}", house.engine());
        assert!(finds(&again, "前缀函数") > 0);
    }
}

#[test]
fn a_missing_index_is_made_anew() {
    for house in full_houses() {
        let sound = hash(&house.catalog);
        fs::remove_dir_all(house.index_directory()).unwrap();
        let again = house.opened_again();
        assert!(again.refresh().unwrap());
        assert_eq!(hash(&again), sound);
        assert!(!again.refresh().unwrap());
    }
}

#[test]
fn a_process_that_starts_later_goes_on_where_the_last_one_was() {
    for house in full_houses() {
        let sound = hash(&house.catalog);
        let again = house.opened_again();
        assert!(again.is_indexed().unwrap(), "{}", house.engine());
        assert_eq!(hash(&again), sound);
    }
}

/// A step of the index holds fewer resources than one version may.
#[test]
fn a_collection_that_shrinks_by_hundreds_is_gone_from_the_index() {
    for house in houses() {
        house.write_entries(900);
        let report = house.import().remove(0);
        let before = report.created as u64;
        assert!(before > 600, "{report:#?}");
        assert_eq!(house.catalog.index().document_count(), before);
        house.write_entries(1);
        let withdrawn = house.import().remove(0).withdrawn as u64;
        assert_eq!((withdrawn, house.catalog.index().document_count()), (before - 1, 1), "{}", house.engine());
        assert_eq!(finds(&house.catalog, ""), 1);
    }
}

#[test]
fn another_process_forgets_what_an_import_changed() {
    for house in full_houses() {
        let other = house.forgetful();
        let book = house.resource_of("oi-part");
        other.refresh().unwrap();
        assert_eq!(other.contents(book).unwrap().sections.len(), 4);
        house.write("oi-part/mkdocs.yml", "site_name: OI Wiki 选段\nnav:\n  - KMP: string/kmp.md\n");
        house.import();
        assert!(other.refresh().unwrap(), "{}", house.engine());
        assert_eq!(other.contents(book).unwrap().sections.len(), 1);
        assert!(!other.refresh().unwrap(), "it does not write the index, and does not wait for it");
    }
}
