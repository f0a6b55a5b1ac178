//! What stands in the source and cannot be read stays as it was; what is no longer in the source is withdrawn.

use std::collections::BTreeSet;

use catalog::ops::import::CollectionReport;

use crate::house::{House, houses, read};

/// The keys of the resources that can be found, in order.
fn found(house: &House) -> Vec<String> {
    let rows = house.test.database.read::<_, platform::DatabaseError>(|session| {
        session.query("SELECT resource_key, withdrawn FROM resource ORDER BY resource_key", &[], |row| Ok((row.get::<String>(0)?, row.get::<bool>(1)?)))
    });
    rows.unwrap().into_iter().filter(|(_, withdrawn)| !withdrawn).map(|(key, _)| key).collect()
}

/// Read, unchanged, withdrawn, kept.
fn outcome(report: &CollectionReport) -> [usize; 4] {
    [report.read, report.unchanged, report.withdrawn, report.kept]
}

fn kept(report: &CollectionReport) -> Vec<&str> {
    report.refusals.iter().filter(|refusal| refusal.code == "kept").map(|refusal| refusal.path.as_str()).collect()
}

fn import(house: &House) -> CollectionReport {
    house.import().remove(0)
}

/// Four books of one poem each.
fn write_books(house: &House) {
    house.copy("poems-part/SOURCE.txt", "reading/chinese-poetry-core/SOURCE.txt");
    for (folder, from) in [("全唐诗", "全唐诗/唐诗三百首.json"), ("宋词", "宋词/宋词三百首.json"), ("楚辞", "楚辞/chuci.json")] {
        let poems: Vec<serde_json::Value> = serde_json::from_str(&read(&format!("reading/chinese-poetry-core/{from}"))).unwrap();
        house.write(&format!("poems-part/{folder}/poems.json"), serde_json::to_vec(&poems[..1]).unwrap());
    }
}

#[test]
fn a_book_that_breaks_stays_and_one_that_goes_is_withdrawn() {
    for house in houses() {
        write_books(&house);
        assert_eq!(outcome(&import(&house)), [3, 0, 0, 0]);
        let broken = house.id("SELECT s.id FROM section s JOIN resource r ON r.id = s.resource WHERE r.resource_key = '宋词/poems' AND s.kind = 'poem'");
        let whole = std::fs::read(house.sources().join("poems-part/宋词/poems.json")).unwrap();
        for bytes in [&whole[..whole.len() / 2], b"[\n\xff]", b"", b"{}"] {
            house.write("poems-part/宋词/poems.json", bytes);
            let report = import(&house);
            assert_eq!((outcome(&report), kept(&report)), ([2, 2, 0, 1], vec!["宋词/poems"]), "{}: {report:#?}", house.engine());
            assert!(report.refused >= 2, "what is broken is said beside: {report:#?}");
            assert_eq!(house.browser().get(&format!("/sections/{broken}")).status, 200);
        }
        // One breaks while another goes.
        house.remove("poems-part/楚辞/poems.json");
        let report = import(&house);
        assert_eq!((outcome(&report), kept(&report)), ([1, 1, 1, 1], vec!["宋词/poems"]), "{}", house.engine());
        assert_eq!(found(&house), ["全唐诗/poems", "宋词/poems"]);
        // Mended, it is as it was; taken away, it goes.
        house.write("poems-part/宋词/poems.json", &whole);
        assert_eq!(outcome(&import(&house)), [2, 2, 0, 0]);
        house.remove("poems-part/宋词/poems.json");
        assert_eq!(outcome(&import(&house)), [1, 1, 1, 0]);
        assert_eq!(house.browser().get(&format!("/sections/{broken}")).status, 404, "{}", house.engine());
    }
}

#[test]
fn a_row_that_breaks_stays_and_one_that_goes_is_withdrawn() {
    for house in houses() {
        house.write_entries(4);
        assert_eq!(outcome(&import(&house)), [4, 0, 0, 0]);
        let known: BTreeSet<String> = found(&house).into_iter().collect();
        let file = house.sources().join("entries-part/data/catalog.json");
        let whole: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        let mut broken = whole.clone();
        let rows = broken["books"].as_array_mut().unwrap();
        let gone = rows.remove(3)[0].as_str().unwrap().to_owned();
        rows[1].as_array_mut().unwrap().pop();
        let short = rows[1][0].as_str().unwrap().to_owned();
        house.write("entries-part/data/catalog.json", serde_json::to_vec(&broken).unwrap());
        let report = import(&house);
        assert_eq!((outcome(&report), kept(&report)), ([2, 2, 1, 1], vec![short.as_str()]), "{}: {report:#?}", house.engine());
        let expected: BTreeSet<String> = known.into_iter().filter(|key| *key != gone).collect();
        assert_eq!(found(&house).into_iter().collect::<BTreeSet<_>>(), expected);
        // A row without its id may be any of them: nothing is withdrawn on such a day.
        broken["books"][1] = serde_json::json!(7);
        broken["books"].as_array_mut().unwrap().remove(2);
        house.write("entries-part/data/catalog.json", serde_json::to_vec(&broken).unwrap());
        let report = import(&house);
        assert_eq!((outcome(&report), kept(&report)), ([1, 1, 0, 2], vec![""]), "{}: {report:#?}", house.engine());
        // A catalogue that can no longer be read at all says nothing about its books, also beside another one.
        let bytes = std::fs::read(&file).unwrap();
        house.write("entries-part/data/catalog.json", &bytes[..bytes.len() / 2]);
        let report = import(&house);
        assert_eq!(outcome(&report), [0, 0, 0, 3], "{}: {report:#?}", house.engine());
        let mut other = whole;
        other["books"].as_array_mut().unwrap().truncate(1);
        other["books"][0][0] = "other".into();
        house.write("entries-part/data/other.json", serde_json::to_vec(&other).unwrap());
        let report = import(&house);
        assert_eq!(outcome(&report), [1, 0, 0, 3], "{}: {report:#?}", house.engine());
        assert_eq!(found(&house).len(), 4);
    }
}

#[test]
fn questions_of_a_damaged_file_stay() {
    for house in houses() {
        house.write_questions();
        let file = "tal-part/ch_single_choice_constructed_5K/ch_single_choice_test_2K.jsonl";
        let second = "tal-part/ch_single_choice_constructed_5K/second.jsonl";
        let lines = std::fs::read(house.sources().join(file)).unwrap();
        house.write(second, &lines);
        assert_eq!(outcome(&import(&house)), [2, 0, 0, 0]);
        let key = "ch_single_choice_constructed_5K/second";
        for bytes in [b"" as &[u8], b"\x1f\x8b\0\0 no text at all", &lines[..40]] {
            house.write(second, bytes);
            let report = import(&house);
            assert_eq!((outcome(&report), kept(&report)), ([1, 1, 0, 1], vec![key]), "{}: {report:#?}", house.engine());
        }
        house.remove(second);
        assert_eq!(outcome(&import(&house)), [1, 1, 1, 0], "{}", house.engine());
    }
}

#[test]
fn a_dry_run_says_what_would_stay() {
    for house in houses() {
        write_books(&house);
        import(&house);
        house.write("poems-part/宋词/poems.json", "[");
        house.remove("poems-part/楚辞/poems.json");
        let options = catalog::ops::import::ImportOptions { dry_run: true, ..Default::default() };
        let report = house.try_import(&options).unwrap().remove(0);
        assert_eq!((outcome(&report), kept(&report)), ([1, 1, 1, 1], vec!["宋词/poems"]), "{}", house.engine());
        assert_eq!(found(&house).len(), 3);
    }
}

#[test]
fn a_collection_that_cannot_be_read_at_all_stays() {
    for house in houses() {
        write_books(&house);
        import(&house);
        let source = std::fs::read(house.sources().join("poems-part/SOURCE.txt")).unwrap();
        house.write("poems-part/SOURCE.txt", "repo: https://example.org\n");
        assert_eq!(outcome(&import(&house)), [0, 0, 0, 3], "{}: without a licence nothing is read", house.engine());
        house.write("poems-part/SOURCE.txt", source);
        std::fs::remove_dir_all(house.sources().join("poems-part/全唐诗")).unwrap();
        std::fs::remove_dir_all(house.sources().join("poems-part/宋词")).unwrap();
        std::fs::remove_dir_all(house.sources().join("poems-part/楚辞")).unwrap();
        let report = import(&house);
        assert_eq!((outcome(&report), report.format.as_str()), ([0, 0, 0, 3], ""), "an empty folder is not a wish to withdraw everything");
        assert_eq!(found(&house).len(), 3);
    }
}

/// Three modules of a textbook; the collection names those in `modules`.
fn write_textbook(house: &House, modules: &[&str]) {
    house.copy("openstax-part/SOURCE.txt", "textbooks/openstax-workplace-software-skills/SOURCE.txt");
    let named: String = modules.iter().map(|module| format!("<col:module document=\"{module}\"/>")).collect();
    let collection = format!(
        "<col:collection xmlns:col=\"http://cnx.rice.edu/collxml\" xmlns:md=\"http://cnx.rice.edu/mdml\"><col:metadata><md:title>Software</md:title>\
         <md:slug>software</md:slug><md:language>en</md:language></col:metadata><col:content>{named}</col:content></col:collection>"
    );
    house.write("openstax-part/collections/software.collection.xml", collection);
    for module in modules {
        house.copy(&module_file(module), &format!("textbooks/openstax-workplace-software-skills/modules/{module}/index.cnxml"));
    }
}

fn module_file(module: &str) -> String {
    format!("openstax-part/modules/{module}/index.cnxml")
}

const MODULES: [&str; 3] = ["m00027", "m00028", "m00029"];

#[test]
fn a_textbook_that_breaks_stays() {
    for house in houses() {
        write_textbook(&house, &MODULES);
        assert_eq!(outcome(&import(&house)), [1, 0, 0, 0]);
        let collection = "openstax-part/collections/software.collection.xml";
        let whole = std::fs::read(house.sources().join(collection)).unwrap();
        // The name of the book stands in the broken file: it may be any.
        house.write(collection, &whole[..whole.len() / 2]);
        let report = import(&house);
        assert_eq!((outcome(&report), kept(&report)), ([0, 0, 0, 1], vec![""]), "{}: {report:#?}", house.engine());
        house.write(collection, &whole);
        for module in MODULES {
            house.write(&module_file(module), "<document");
        }
        let report = import(&house);
        assert_eq!((outcome(&report), kept(&report)), ([0, 0, 0, 1], vec!["software"]), "{}: {report:#?}", house.engine());
        assert_eq!(found(&house), ["software"]);
    }
}

#[test]
fn examinations_of_a_damaged_archive_stay() {
    let question = |id: &str, language: &str, answer: &str| {
        let choices = r#"[{"text":"x","label":"A"},{"text":"y","label":"B"}]"#;
        format!(
            r#"{{"id":"{id}","question":{{"stem":"q","choices":{choices}}},"answerKey":"{answer}","info":{{"grade":12,"subject":"Physics","language":"{language}"}}}}"#
        )
    };
    for house in houses() {
        house.copy("exams-part/SOURCE.txt", "questions/exams-qa/SOURCE.txt");
        let file = "exams-part/data/test.jsonl";
        let (french, polish) = (question("a", "French", "A"), question("b", "Polish", "A"));
        house.write(file, format!("{french}\n{polish}\n"));
        assert_eq!(outcome(&import(&house)), [2, 0, 0, 0]);
        // A question without its answer says of which set it is; a line that is none does not.
        house.write(file, format!("{french}\n{}\n", question("b", "Polish", "@")));
        let report = import(&house);
        assert_eq!((outcome(&report), kept(&report)), ([1, 1, 0, 1], vec!["pl"]), "{}: {report:#?}", house.engine());
        house.write(file, format!("{french}\n{}\n", &polish[..40]));
        let report = import(&house);
        assert_eq!((outcome(&report), kept(&report)), ([1, 1, 0, 1], vec![""]), "{}: {report:#?}", house.engine());
        house.write(file, format!("{french}\n"));
        assert_eq!(outcome(&import(&house)), [1, 1, 1, 0], "{}", house.engine());
    }
}

#[test]
fn a_quiz_that_breaks_stays() {
    for house in houses() {
        let blocks = "curriculum/challenges/espanol/blocks";
        house.copy("quiz-part/SOURCE.txt", "questions/freecodecamp-i18n-quizzes/SOURCE.txt");
        let quizzes = ["quiz-javascript-classes/67358ac128957c865dcf3ddf", "quiz-javascript-math/66edc3ab8c6413c344f401bf"];
        for quiz in quizzes {
            house.copy(&format!("quiz-part/{blocks}/{quiz}.md"), &format!("questions/freecodecamp-i18n-quizzes/{blocks}/{quiz}.md"));
        }
        assert_eq!(outcome(&import(&house)), [2, 0, 0, 0]);
        let file = format!("quiz-part/{blocks}/{}.md", quizzes[1]);
        let key = "66edc3ab8c6413c344f401bf";
        let whole = std::fs::read_to_string(house.sources().join(&file)).unwrap();
        for bytes in [b"\xff" as &[u8], b"", whole.split("### --question--").next().unwrap().as_bytes()] {
            house.write(&file, bytes);
            let report = import(&house);
            assert_eq!((outcome(&report), kept(&report)), ([1, 1, 0, 1], vec![key]), "{}: {report:#?}", house.engine());
        }
        house.remove(&file);
        assert_eq!(outcome(&import(&house)), [1, 1, 1, 0], "{}", house.engine());
    }
}

/// The titles of a book's sections in the order of its contents.
fn contents(house: &House, resource: kernel::Id) -> Vec<String> {
    let contents = house.forgetful().contents(resource).unwrap();
    contents.sections.iter().map(|section| section.titles.best(kernel::Language::EN).to_owned()).collect()
}

#[test]
fn a_page_that_breaks_stays_in_its_book() {
    for house in houses() {
        write_textbook(&house, &MODULES);
        import(&house);
        let book = house.resource_of("openstax-part");
        let before = contents(&house, book);
        let page = house.id("SELECT id FROM section WHERE section_key = 'm00028'");
        let seen = house.browser().get(&format!("/sections/{page}")).text;
        let whole = std::fs::read(house.sources().join(module_file("m00028"))).unwrap();

        house.write(&module_file("m00028"), &whole[..whole.len() / 2]);
        let report = import(&house);
        let stays = "modules/m00028/index.cnxml";
        assert_eq!((outcome(&report), report.updated, kept(&report)), ([1, 0, 0, 1], 1, vec![stays]), "{}: {report:#?}", house.engine());
        assert_eq!(contents(&house, book), before, "{}: in its place", house.engine());
        let main = |page: &str| page.split("<article").nth(1).unwrap().split("</article>").next().unwrap().to_owned();
        assert_eq!(main(&house.browser().get(&format!("/sections/{page}")).text), main(&seen), "{}: as it was", house.engine());

        let version = house.version();
        let report = import(&house);
        assert_eq!((outcome(&report), house.version()), ([1, 1, 0, 1], version), "{}: nothing changes the second time", house.engine());

        // Mended it is the same book; taken out of the book it goes, although it was kept before.
        house.write(&module_file("m00028"), &whole);
        assert_eq!(outcome(&import(&house)), [1, 0, 0, 0], "{}", house.engine());
        assert_eq!(contents(&house, book), before);
        house.write(&module_file("m00028"), "<document");
        assert_eq!(outcome(&import(&house)), [1, 0, 0, 1], "{}", house.engine());
        write_textbook(&house, &[MODULES[0], MODULES[2]]);
        house.remove(&module_file("m00028"));
        assert_eq!(outcome(&import(&house)), [1, 0, 0, 0], "{}", house.engine());
        assert_eq!(contents(&house, book).len(), before.len() - 1);
        assert_eq!(house.browser().get(&format!("/sections/{page}")).status, 404, "{}", house.engine());
    }
}

#[test]
fn the_first_page_of_a_book_stays_first() {
    for house in houses() {
        house.write_book();
        import(&house);
        let book = house.resource_of("oi-part");
        let before = contents(&house, book);
        for page in ["kmp", "z-func"] {
            house.write(&format!("oi-part/docs/string/{page}.md"), b"\xff");
        }
        let report = import(&house);
        assert_eq!((outcome(&report), kept(&report).len()), ([1, 0, 0, 2], 2), "{}: {report:#?}", house.engine());
        assert_eq!(contents(&house, book), before, "{}", house.engine());
    }
}
