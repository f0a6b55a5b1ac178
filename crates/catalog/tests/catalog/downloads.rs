//! What can be taken away: books, sections, whole collections.

use crate::house::full_houses;

/// The names of the files of a ZIP, by their local headers.
fn zip_names(text: &str) -> Vec<&str> {
    text.match_indices("PK\u{3}\u{4}").map(|(at, _)| &text[at..]).collect()
}

#[test]
fn a_book_is_an_epub() {
    for house in full_houses() {
        let mut browser = house.browser();
        for collection in ["oi-part", "poems-part", "iot-part"] {
            let address = format!("/resources/{}/book.epub", house.resource_of(collection));
            let seen = browser.get(&address);
            assert_eq!((seen.status, seen.kind.as_str()), (200, "application/epub+zip"), "{address}: {}", seen.text);
            let start: String = seen.text.chars().take(80).collect();
            assert!(start.starts_with("PK\u{3}\u{4}") && start.contains("mimetypeapplication/epub+zip"), "{collection}: {start:?}");
            assert!(zip_names(&seen.text).len() > 4, "{collection}");
        }
        let entry = format!("/resources/{}/book.epub", house.resource_of("entries-part"));
        assert_eq!(browser.get(&entry).status, 404, "an entry of a catalogue has no text");
        let odd = format!("/resources/{}/book.epub?language=%3Cxx%3E", house.resource_of("oi-part"));
        assert_eq!(browser.get(&odd).status, 200, "an unknown language is the book's own");
    }
}

#[test]
fn a_section_is_markdown_and_html() {
    for house in full_houses() {
        let mut browser = house.browser();
        let section = house.page_of_book("string/z-func");
        let markdown = browser.get(&format!("/sections/{section}/text.md"));
        assert_eq!((markdown.status, markdown.kind.as_str()), (200, "text/markdown; charset=utf-8"));
        assert!(markdown.text.contains("Z 函数") && markdown.text.contains("CC-BY-SA-4.0") || markdown.text.contains("CC BY-SA 4.0"), "{}", markdown.text);
        assert!(!markdown.text.contains("<p>"));
        let html = browser.get(&format!("/sections/{section}/text.html"));
        assert_eq!((html.status, html.kind.as_str()), (200, "text/html; charset=utf-8"));
        assert!(html.text.contains("<!DOCTYPE html>") || html.text.contains("<!doctype html>"), "{}", html.text);
        assert!(html.text.contains("lang=\"zh") && html.text.contains("<h1") && !html.text.contains("href=\"/sections/"), "links lead back to the platform");
        let lesson =
            house.id("SELECT s.id FROM section s JOIN section_text t ON t.section = s.id WHERE s.kind = 'lesson' AND t.language LIKE 'zh%' AND t.letters > 0");
        let (own, other) = (browser.get(&format!("/sections/{lesson}/text.md?text=en")), browser.get(&format!("/sections/{lesson}/text.md?text=zh")));
        assert_eq!((own.status, other.status), (200, 200));
        assert_ne!(own.text, other.text, "{}", house.engine());
    }
}

#[test]
fn a_collection_is_a_zip_with_its_licence() {
    for house in full_houses() {
        let mut browser = house.browser();
        let seen = browser.get("/collections/poems-part.zip");
        assert_eq!((seen.status, seen.kind.as_str()), (200, "application/zip"));
        assert!(seen.text.starts_with("PK\u{3}\u{4}"));
        for name in ["LICENCE.txt", "NOTICE.txt", "manifest.json", ".epub"] {
            assert!(seen.text.contains(name), "{name} is not in the archive");
        }
        assert_eq!(browser.get("/collections/poems-part").status, 404);
        assert_eq!(browser.get("/collections/unknown.zip").status, 404);
    }
}
