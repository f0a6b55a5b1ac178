//! Importing: what is counted, what is written, what is left alone, what is refused.

use catalog::ids;
use catalog::ops::import::{CollectionReport, ImportOptions, Unwatched};
use catalog::ops::prepare::prepare;
use formats::model::{Classification, Provenance, ResourceDraft, ResourceKind, SectionDraft, SectionKind, SectionText};
use kernel::{Language, Licence, LocalizedText};

use crate::house::{House, encode, houses, read};

fn by_name<'a>(reports: &'a [CollectionReport], name: &str) -> &'a CollectionReport {
    reports.iter().find(|report| report.collection == name).unwrap_or_else(|| panic!("no report about {name}"))
}

/// Read, created, updated, unchanged, withdrawn.
fn outcome(report: &CollectionReport) -> [usize; 5] {
    [report.read, report.created, report.updated, report.unchanged, report.withdrawn]
}

fn rows(house: &House) -> Vec<i64> {
    ["resource", "section", "section_text", "concept"].iter().map(|table| house.number(&format!("SELECT COUNT(*) FROM {table}"))).collect()
}

#[test]
fn every_collection_is_counted() {
    for house in houses() {
        house.write_collections();
        let reports = house.import();
        let formats: Vec<(&str, &str)> = reports.iter().map(|report| (report.collection.as_str(), report.format.as_str())).collect();
        assert_eq!(formats.len(), 5, "{formats:?}");
        assert!(formats.contains(&("oi-part", "mkdocs")) && formats.contains(&("poems-part", "chinese-poetry")), "{formats:?}");
        assert!(formats.contains(&("entries-part", "textbook-catalogue")), "{formats:?}");
        let book = by_name(&reports, "oi-part");
        assert_eq!((outcome(book), book.sections), ([1, 1, 0, 0, 0], 4), "three pages below a chapter: {book:#?}");
        let questions = by_name(&reports, "tal-part");
        assert_eq!((outcome(questions), questions.items, questions.refused), ([1, 1, 0, 0, 0], 3, 0), "{questions:#?}");
        let poems = by_name(&reports, "poems-part");
        assert_eq!((outcome(poems), poems.sections, poems.refused), ([1, 1, 0, 0, 0], 2, 0), "{poems:#?}");
        let entries = by_name(&reports, "entries-part");
        assert_eq!((outcome(entries), entries.sections, entries.refused), ([2, 2, 0, 0, 0], 0, 0), "{entries:#?}");
        let course = by_name(&reports, "iot-part");
        assert_eq!(outcome(course), [1, 1, 0, 0, 0], "{course:#?}");
        assert_eq!(house.number("SELECT COUNT(*) FROM resource"), 6, "{}", house.engine());
        let poem_texts = house.number("SELECT COUNT(*) FROM section_text t JOIN section s ON s.id = t.section WHERE s.kind = 'poem'");
        assert_eq!(poem_texts, 4, "{}: two poems in two scripts", house.engine());
    }
}

#[test]
fn a_second_import_changes_nothing() {
    for house in houses() {
        house.write_collections();
        house.import();
        let (version, rows_before) = (house.version(), rows(&house));
        let changed = house.text("SELECT CAST(SUM(changed_version) AS TEXT) FROM resource");
        for report in house.import() {
            assert_eq!(outcome(&report), [report.read, 0, 0, report.read, 0], "{}: {report:#?}", house.engine());
        }
        assert_eq!(house.version(), version);
        assert_eq!(house.text("SELECT CAST(SUM(changed_version) AS TEXT) FROM resource"), changed);
        assert_eq!(rows(&house), rows_before);
    }
}

#[test]
fn a_changed_page_changes_its_section_and_nothing_else() {
    for house in houses() {
        house.write_collections();
        house.import();
        let fingerprints = |house: &House| {
            house
                .test
                .database
                .read::<_, platform::DatabaseError>(|session| {
                    session.query("SELECT section_key, fingerprint FROM section ORDER BY resource, section_key", &[], |row| {
                        Ok((row.get::<String>(0)?, row.get::<String>(1)?))
                    })
                })
                .unwrap()
        };
        let before = fingerprints(&house);
        let version = house.version();
        let changed = read("textbooks/oi-wiki/docs/string/z-func.md").replace("前缀函数", "前缀之函数");
        house.write("oi-part/docs/string/z-func.md", changed);
        let reports = house.import();
        assert_eq!(outcome(by_name(&reports, "oi-part")), [1, 0, 1, 0, 0]);
        assert_eq!(reports.iter().map(|report| report.updated + report.created).sum::<usize>(), 1, "{}", house.engine());
        let after = fingerprints(&house);
        let different: Vec<&str> = before.iter().zip(&after).filter(|(one, other)| one != other).map(|(one, _)| one.0.as_str()).collect();
        assert_eq!(different, ["string/z-func"], "{}", house.engine());
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM resource WHERE changed_version > {version}")), 1);
        let address = format!("/sections/{}", house.page_of_book("string/z-func"));
        assert!(house.browser().get(&address).text.contains("前缀之函数"));
        let hits = house.browser().get("/api/v1/search?q=%E5%89%8D%E7%BC%80%E4%B9%8B%E5%87%BD%E6%95%B0").text;
        assert!(hits.contains(address.trim_start_matches("/sections/")), "the index follows: {hits}");
    }
}

#[test]
fn a_page_taken_out_of_the_book_is_gone() {
    for house in houses() {
        house.write_book();
        house.import();
        let gone = house.page_of_book("string/ac-automaton");
        house.write("oi-part/mkdocs.yml", "site_name: OI Wiki 选段\nnav:\n  - 字符串:\n    - KMP: string/kmp.md\n    - Z 函数: string/z-func.md\n");
        assert_eq!(outcome(&house.import()[0]), [1, 0, 1, 0, 0]);
        assert_eq!(house.browser().get(&format!("/sections/{gone}")).status, 404);
        assert_eq!(house.number("SELECT COUNT(*) FROM section_text t WHERE NOT EXISTS (SELECT 1 FROM section s WHERE s.id = t.section)"), 0);
        // A link to a page that is gone is text from now on.
        let html = house.text("SELECT t.html FROM section_text t JOIN section s ON s.id = t.section WHERE s.section_key = 'string/kmp'");
        assert!(!html.contains(&gone.to_string()), "{}", house.engine());
    }
}

#[test]
fn a_removed_resource_is_withdrawn_and_comes_back() {
    for house in houses() {
        house.write_collections();
        house.import();
        let known: Vec<String> = house
            .test
            .database
            .read::<_, platform::DatabaseError>(|session| {
                session.query("SELECT id FROM resource WHERE collection = 'entries-part'", &[], |row| Ok(row.get::<kernel::Id>(0)?.to_string()))
            })
            .unwrap();
        house.write_entries(1);
        let reports = house.import();
        assert_eq!(outcome(by_name(&reports, "entries-part")), [1, 0, 0, 1, 1], "{}", house.engine());
        let statuses: Vec<u16> = known.iter().map(|id| house.browser().get(&format!("/resources/{id}")).status).collect();
        assert_eq!(statuses.iter().filter(|status| **status == 404).count(), 1, "{statuses:?}");
        let gone = known.iter().zip(&statuses).find(|(_, status)| **status == 404).unwrap().0;
        assert_eq!(house.browser().get(&format!("/api/v1/resources/{gone}")).status, 404);
        let found = house.browser().get("/api/v1/search?type=textbook-entry").text;
        assert!(!found.contains(gone) && found.contains("\"total\":1"), "{found}");
        assert_eq!(outcome(by_name(&house.import(), "entries-part")), [1, 0, 0, 1, 0], "withdrawn once");
        house.write_entries(2);
        assert_eq!(outcome(by_name(&house.import(), "entries-part")), [2, 0, 1, 1, 0]);
        assert_eq!(house.browser().get(&format!("/resources/{gone}")).status, 200);
    }
}

#[test]
fn nothing_speaks_of_a_withdrawn_book() {
    for house in houses() {
        house.write_collections();
        // A second book of poems that is withdrawn later; the collection itself stays.
        let poems: Vec<serde_json::Value> = serde_json::from_str(&read("reading/chinese-poetry-core/宋词/宋词三百首.json")).unwrap();
        house.write("poems-part/宋词/宋词三百首.json", serde_json::to_vec(&poems[..1]).unwrap());
        house.import();
        let song = "FROM section s JOIN resource r ON r.id = s.resource WHERE r.resource_key LIKE '%宋词%'";
        let (section, author) = (house.id(&format!("SELECT s.id {song}")), house.text(&format!("SELECT s.author {song}")));
        let (person, dynasty) = (format!("/people/{}", encode(&author)), format!("/dynasties/{}", encode(&house.text(&format!("SELECT s.dynasty {song}")))));
        assert!(house.browser().get("/dynasties").text.contains(&dynasty), "{}: {dynasty}", house.engine());
        assert_eq!((house.browser().get(&person).status, house.browser().get(&dynasty).status), (200, 200));
        assert!(house.browser().get("/sitemaps/1.xml").text.contains(&section.to_string()));
        house.remove("poems-part/宋词/宋词三百首.json");
        assert_eq!(by_name(&house.import(), "poems-part").withdrawn, 1);
        assert_eq!((house.browser().get(&person).status, house.browser().get(&dynasty).status), (404, 404), "{}", house.engine());
        assert!(!house.browser().get("/dynasties").text.contains(&dynasty));
        assert!(!house.browser().get("/sitemaps/1.xml").text.contains(&section.to_string()));
        assert_eq!(house.browser().get(&format!("/sections/{section}")).status, 404);
        assert_eq!(house.browser().get(&format!("/sections/{section}/text.md")).status, 404);
        assert_eq!(house.browser().post(&format!("/sections/{section}/report"), &[("words", "错字")]).status, 404);
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    for house in houses() {
        house.write_collections();
        let options = ImportOptions { dry_run: true, ..ImportOptions::default() };
        let reports = house.try_import(&options).unwrap();
        assert_eq!(reports.iter().map(|report| report.created).sum::<usize>(), 6);
        assert_eq!((rows(&house), house.version()), (vec![0; 4], 0), "{}", house.engine());
        assert_eq!(house.catalog.index().document_count(), 0);
        house.import();
        house.write_entries(1);
        let version = house.version();
        let reports = house.try_import(&options).unwrap();
        assert_eq!(outcome(by_name(&reports, "entries-part")), [1, 0, 0, 1, 1], "it says what would be withdrawn");
        assert_eq!((house.version(), house.number("SELECT COUNT(*) FROM resource WHERE withdrawn")), (version, 0));
    }
}

#[test]
fn a_broken_file_is_refused_and_the_rest_taken_in() {
    for house in houses() {
        house.write_poems();
        house.write("poems-part/宋词/宋词三百首.json", "[\n  {\n    \"author\": \"蘇軾\",\n  }\n]");
        house.write("poems-part/元曲/yuanqu.json", b"[\n\xff]");
        house.write_questions();
        let questions = house.sources().join("tal-part/ch_single_choice_constructed_5K/ch_single_choice_test_2K.jsonl");
        let whole = std::fs::read_to_string(&questions).unwrap();
        std::fs::write(&questions, whole.replacen('\n', "\n{\"qid\": \n", 1)).unwrap();
        let reports = house.import();
        let poems = by_name(&reports, "poems-part");
        assert_eq!((poems.created, poems.sections), (1, 2), "{poems:#?}");
        let refusal =
            |path: &str| poems.refusals.iter().find(|refusal| refusal.path.contains(path)).unwrap_or_else(|| panic!("{path} was not refused: {poems:#?}"));
        assert_eq!((refusal("宋词").line, refusal("宋词").code.as_str()), (4, "json"));
        assert_eq!((refusal("yuanqu").line, refusal("yuanqu").code.as_str()), (2, "not-utf-8"));
        let questions = by_name(&reports, "tal-part");
        assert_eq!(questions.items, 3, "{questions:#?}");
        let broken: Vec<u32> = questions.refusals.iter().map(|refusal| refusal.line).collect();
        assert_eq!(broken, [2], "{questions:#?}");
    }
}

#[test]
fn a_folder_without_source_or_licence_is_refused() {
    for house in houses() {
        house.write("loose/docs/index.md", "# Text");
        let error = house.try_import(&ImportOptions::default()).unwrap_err().to_string();
        assert!(error.contains("SOURCE.txt") && error.contains("licence"), "{error}");
        house.write_book();
        house.write("oi-part/SOURCE.txt", "repo: https://github.com/OI-wiki/OI-wiki\nlicence: ask the author\n");
        let reports = house.import();
        let book = by_name(&reports, "oi-part");
        assert_eq!((book.read, book.refused, book.format.as_str()), (0, 1, ""), "{book:#?}");
        assert!(book.refusals[0].code == "no-licence" && book.refusals[0].reason.contains("licence: …"), "{book:#?}");
        assert_eq!(rows(&house), [0; 4]);
        let nowhere = house.catalog.import(&[house.sources().join("nowhere")], &ImportOptions::default(), &Unwatched);
        assert!(nowhere.unwrap_err().to_string().contains("nowhere"));
    }
}

#[test]
fn a_folder_of_no_known_format_says_so() {
    for house in houses() {
        house.write("odd/SOURCE.txt", "repo: https://example.org/odd\nlicence: MIT\n");
        house.write("odd/table.csv", "a,b\n1,2\n");
        let report = house.import().remove(0);
        assert_eq!((report.read, report.refused), (0, 1), "{report:#?}");
        assert_eq!(report.refusals[0].code, "unknown-format", "{report:#?}");
    }
}

#[test]
fn a_collection_can_be_named() {
    for house in houses() {
        house.write_entries(1);
        let options = ImportOptions { collection: Some("national".to_owned()), ..ImportOptions::default() };
        assert_eq!(house.try_import(&options).unwrap()[0].collection, "national");
        assert_eq!(house.text("SELECT collection FROM resource"), "national");
        house.write_questions();
        let error = house.try_import(&options).unwrap_err().to_string();
        assert!(error.contains("one collection"), "one name for two: {error}");
    }
}

#[test]
fn links_lead_to_sections_and_unknown_ones_are_text() {
    for house in houses() {
        house.write_book();
        house.import();
        let kmp = house.page_of_book("string/kmp");
        let seen = house.browser().get(&format!("/sections/{}", house.page_of_book("string/ac-automaton")));
        assert!(seen.text.contains(&format!("href=\"/sections/{kmp}\"")), "{}", seen.text);
        let target = house.browser().get(&format!("/sections/{kmp}"));
        assert_eq!(target.status, 200);
        for html in [seen.text, target.text] {
            assert!(!html.contains("xref:") && !html.contains("./trie.md") && !html.contains("./basic.md"), "{}", house.engine());
        }
    }
}

fn section(key: &str, parent: Option<&str>, html: &str) -> SectionDraft {
    let text =
        SectionText { language: Language::EN, title: key.to_owned(), html: html.to_owned(), source_path: format!("{key}.md"), machine_translated: false };
    SectionDraft {
        key: key.to_owned(),
        parent: parent.map(str::to_owned),
        kind: SectionKind::Section,
        number: String::new(),
        texts: vec![text],
        poem: None,
        concepts: Vec::new(),
    }
}

fn draft(sections: Vec<SectionDraft>) -> ResourceDraft {
    ResourceDraft {
        key: "book".to_owned(),
        kind: ResourceKind::Textbook,
        titles: LocalizedText::of(Language::EN, "Book"),
        summaries: LocalizedText::default(),
        languages: vec![Language::EN],
        authors: Vec::new(),
        classification: Classification::default(),
        provenance: Provenance {
            licence: Licence::new("MIT"),
            attribution: "somebody".to_owned(),
            source_url: String::new(),
            revision: String::new(),
            taken_on: String::new(),
            modified: false,
        },
        sections,
        items: Vec::new(),
        concepts: Vec::new(),
    }
}

#[test]
fn the_second_section_of_a_key_is_left_out_and_reported() {
    let prepared = prepare("c", draft(vec![section("a", None, "<p>1</p>"), section("a", None, "<p>2</p>"), section("b", Some("gone"), "<p>3</p>")]));
    let codes: Vec<(&str, &str)> = prepared.refusals.iter().map(|refusal| (refusal.code, refusal.path.as_str())).collect();
    assert_eq!(codes, [("duplicate-key", "a.md"), ("broken-tree", "b.md")]);
    assert_eq!(prepared.sections.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!((prepared.sections[0].texts[0].html.as_str(), prepared.sections[1].parent), ("<p>1</p>", None));
}

#[test]
fn a_link_is_written_anew_when_its_target_comes_or_goes() {
    let linking = "<p><a class=\"xref\" href=\"xref:x\">X</a> <a class=\"xref\" href=\"xref:y#part\">Y</a></p>";
    let with = |key: &str| prepare("c", draft(vec![section("a", None, linking), section(key, None, "<p>.</p>")]));
    let (one, other) = (with("x"), with("y"));
    let address = format!("href=\"/sections/{}\"", ids::section("c", "book", "x"));
    assert!(one.sections[0].texts[0].html.contains(&address), "{}", one.sections[0].texts[0].html);
    let address = format!("href=\"/sections/{}#part\"", ids::section("c", "book", "y"));
    assert!(other.sections[0].texts[0].html.contains(&address), "{}", other.sections[0].texts[0].html);
    assert_ne!(one.sections[0].fingerprint, other.sections[0].fingerprint, "as many links are known, but others");
}

fn with_program(program: &str) -> ImportOptions {
    ImportOptions { program: Some(program.to_owned()), ..ImportOptions::default() }
}

#[test]
fn the_same_files_are_not_read_again_by_the_same_program() {
    for house in houses() {
        house.write_collections();
        let first = house.try_import(&with_program("one")).unwrap();
        assert!(first.iter().all(|report| report.same_as.is_none()));
        let read_at = house.services.now();
        house.clock.advance(kernel::time::SECOND);
        for (report, before) in house.try_import(&with_program("one")).unwrap().iter().zip(&first) {
            assert_eq!(report.same_as, Some(read_at), "{}: {report:#?}", house.engine());
            assert_eq!(outcome(report), [before.read, 0, 0, before.read, 0]);
            assert_eq!((report.sections, report.items, report.refused, &report.format), (before.sections, before.items, before.refused, &before.format));
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM import_run"), 5, "{}: nothing happened, nothing is noted", house.engine());
        // Another program reads anew, so does a changed file, and so does whoever asks for it.
        assert!(house.try_import(&with_program("two")).unwrap().iter().all(|report| report.same_as.is_none()));
        house.write_entries(3);
        let reports = house.try_import(&with_program("two")).unwrap();
        assert_eq!((by_name(&reports, "entries-part").created, by_name(&reports, "entries-part").same_as), (1, None), "{}", house.engine());
        assert!(by_name(&reports, "oi-part").same_as.is_some());
        assert!(house.import().iter().all(|report| report.same_as.is_none()));
        let dry = ImportOptions { dry_run: true, ..with_program("two") };
        assert!(house.try_import(&dry).unwrap().iter().all(|report| report.same_as.is_none()), "a dry run lists what is refused");
    }
}

#[test]
fn what_was_refused_is_told_again_while_the_files_are_the_same() {
    for house in houses() {
        house.write_book();
        house.write("oi-part/docs/string/z-func.md", b"\xff");
        let first = house.try_import(&with_program("one")).unwrap().remove(0);
        let broken =
            |report: &CollectionReport| report.refusals.iter().filter(|refusal| refusal.code == "not-utf-8" && refusal.path.ends_with("z-func.md")).count();
        assert!(broken(&first) == 1 && first.refused == first.refusals.len(), "{first:#?}");
        for _ in 0..2 {
            house.clock.advance(kernel::time::SECOND);
            let again = house.try_import(&ImportOptions { person: Some(house.services.new_id()), ..with_program("one") }).unwrap().remove(0);
            assert!(again.same_as.is_some());
            assert_eq!((again.refused, &again.refusals), (first.refused, &first.refusals), "{}", house.engine());
        }
        let lists = "SELECT COUNT(*) FROM import_run WHERE refusals <> '[]'";
        assert_eq!((house.number("SELECT COUNT(*) FROM import_run"), house.number(lists)), (3, 1), "{}: the last run has the list", house.engine());
        house.write_book();
        let mended = house.try_import(&with_program("one")).unwrap().remove(0);
        assert_eq!((broken(&mended), mended.refused, house.number(lists)), (0, mended.refusals.len(), 1), "{}", house.engine());
    }
}

#[test]
fn imports_are_noted_with_who_asked_for_them() {
    for house in houses() {
        house.write_entries(2);
        let person = house.services.new_id();
        let options = ImportOptions { person: Some(person), ..with_program("one") };
        house.try_import(&options).unwrap();
        house.clock.advance(kernel::time::SECOND);
        house.try_import(&options).unwrap();
        let runs = house.catalog.imports(10).unwrap();
        assert_eq!(runs.len(), 2, "{}: also the one that found nothing new", house.engine());
        assert!(runs.iter().all(|run| run.person == Some(person) && run.report.collection == "entries-part"));
        assert_eq!((outcome(&runs[1].report), outcome(&runs[0].report)), ([2, 2, 0, 0, 0], [2, 0, 0, 2, 0]));
        assert!(runs[0].finished_at > runs[1].finished_at);
        // Whoever asks to be forgotten is forgotten here too.
        let fact = kernel::Fact {
            id: house.services.new_id(),
            actor: person,
            verb: kernel::fact::Verb::Erased,
            object: kernel::fact::Object { kind: kernel::fact::ObjectKind::Person, id: person },
            outcome: kernel::fact::Outcome::default(),
            context: kernel::fact::Context::default(),
            at: house.services.now(),
        };
        house.test.database.write::<_, platform::DatabaseError>(|session| platform::Consumer::consume(&house.catalog, session, &fact)).unwrap();
        assert!(house.catalog.imports(10).unwrap().iter().all(|run| run.person.is_none()), "{}", house.engine());
    }
}
