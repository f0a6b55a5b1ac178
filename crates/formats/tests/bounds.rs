//! Bounds that the importers put to what they read: at the bound it counts, beyond it it is cut or refused, and the rest is read on.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use formats::bounds::{SECTIONS_MAX, TITLE_CHARS_MAX};
use formats::model::{Refusal, ResourceDraft};
use formats::source::{MemoryTree, Stamp};
use formats::{Sink, chapters, importers};

#[derive(Default)]
struct Kept {
    resources: Vec<ResourceDraft>,
    refusals: Vec<Refusal>,
}

impl Sink for Kept {
    fn resource(&mut self, draft: ResourceDraft) -> bool {
        self.resources.push(draft);
        true
    }

    fn refused(&mut self, refusal: Refusal) {
        self.refusals.push(refusal);
    }

    fn progress(&mut self, _: usize, _: usize) {}
}

impl Kept {
    fn codes(&self) -> Vec<&'static str> {
        self.refusals.iter().map(|refusal| refusal.code).collect()
    }
}

fn read(files: &[(&str, String)]) -> Kept {
    let tree = MemoryTree::new(files.iter().map(|(path, text)| (*path, text.as_bytes())));
    let stamp = Stamp::parse("bounds", "repo: https://example.org/x\nlicence: MIT\nsaved: 2026-11-23\n").unwrap();
    let importer = importers().find(|importer| importer.recognises(&tree)).unwrap_or_else(|| panic!("nobody knows {:?}", files[0].0));
    let mut kept = Kept::default();
    importer.read(&tree, &stamp, &mut kept);
    kept
}

fn site(page: &str) -> Kept {
    read(&[("mkdocs.yml", "site_name: A site\nnav:\n  - index.md\n".to_owned()), ("docs/index.md", page.to_owned())])
}

#[test]
fn lists_of_chapters_are_read_to_their_bound() {
    let list = |bytes: usize| {
        let head = "- intro.md: Introduction\n#";
        format!("{head}{}", " ".repeat(bytes - head.len()))
    };
    let book = |bytes: usize| read(&[("chapters.yml", list(bytes)), ("docs/intro.md", "# a\n\ntext\n".to_owned())]);
    let at = book(chapters::LIST_BYTES_MAX);
    assert_eq!((at.resources.len(), at.codes()), (1, vec![]));
    let beyond = book(chapters::LIST_BYTES_MAX + 1);
    assert_eq!((beyond.resources.len(), beyond.codes()), (0, vec!["too-large"]));
}

#[test]
fn a_book_has_sections_to_its_bound() {
    let book = |count: usize| {
        let list: String = (0..count).map(|number| format!("- p{number}/: Chapter {number}\n")).collect();
        read(&[("chapters.yml", list + "- intro.md: Introduction\n"), ("docs/intro.md", "# a\n\ntext\n".to_owned())])
    };
    let at = book(SECTIONS_MAX - 1);
    assert!(!at.codes().contains(&"too-many-sections"), "{:?}", at.codes().first());
    let beyond = book(SECTIONS_MAX);
    assert_eq!(beyond.codes().iter().filter(|code| **code == "too-many-sections").count(), 1);
}

#[test]
fn titles_are_cut_at_their_bound_in_every_format() {
    for (length, expected) in [(TITLE_CHARS_MAX, TITLE_CHARS_MAX), (TITLE_CHARS_MAX + 1, TITLE_CHARS_MAX), (50_000, TITLE_CHARS_MAX)] {
        let title = "长".repeat(length);
        let page = || format!("# {title}\n\nSome text to read, long enough to be no placeholder at all.\n");
        let collection = format!(
            "<col:collection xmlns:col=\"http://cnx.rice.edu/collxml\" xmlns:md=\"http://cnx.rice.edu/mdml\"><col:metadata><md:title>{title}</md:title></col:metadata><col:content><col:module document=\"m1\"/></col:content></col:collection>"
        );
        let module = format!("<document xmlns=\"http://cnx.rice.edu/cnxml\"><title>{title}</title><content><para id=\"p\">text</para></content></document>");
        let poems = format!("[{{\"title\": \"{title}\", \"author\": \"李白\", \"paragraphs\": [\"床前明月光。\"]}}]");
        let catalogue = format!("{{\"fields\": [\"id\", \"title\"], \"dict\": {{}}, \"books\": [[\"a\", \"{title}\"]]}}");
        let folders: Vec<Vec<(&str, String)>> = vec![
            vec![("mkdocs.yml", "site_name: A site\nnav:\n  - index.md\n".to_owned()), ("docs/index.md", page())],
            vec![("chapters.yml", format!("- intro.md: {title}\n")), ("docs/intro.md", "text\n".to_owned())],
            vec![("collections/a.collection.xml", collection), ("modules/m1/index.cnxml", module)],
            vec![("诗/poems.json", poems)],
            vec![("data/catalog.json", catalogue)],
            vec![("1-start/lessons/1-first/README.md", page()), ("quiz-app/src/assets/translations/en.json", "[]".to_owned())],
        ];
        for folder in folders {
            let kept = read(&folder);
            let draft = &kept.resources.first().unwrap_or_else(|| panic!("{}: {:?}", folder[0].0, kept.refusals));
            let own = draft.titles.iter().map(|(_, title)| title.to_owned());
            let titles: Vec<String> = draft.sections.iter().flat_map(|section| &section.texts).map(|text| text.title.clone()).chain(own).collect();
            let longest = titles.iter().map(|title| title.chars().count()).max().unwrap();
            assert_eq!(longest, expected, "{}", folder[0].0);
        }
    }
}

#[test]
fn broken_links_are_told_to_their_bound() {
    let page = |count: usize| site(&format!("# a\n\n{}\n", (0..count).map(|number| format!("[x](nowhere{number}.md)\n\n")).collect::<String>()));
    let reasons = |kept: &Kept| kept.refusals.iter().filter(|refusal| refusal.code == "broken-reference").count();
    let more = |kept: &Kept| kept.refusals.iter().any(|refusal| refusal.reason.contains("more links"));
    let (at, beyond, far) = (page(50), page(51), page(5_000));
    assert_eq!((reasons(&at), more(&at)), (50, false));
    assert_eq!((reasons(&beyond), more(&beyond)), (51, true));
    assert_eq!((reasons(&far), more(&far)), (51, true));
}

#[test]
fn front_matter_is_read_to_its_bound() {
    let bytes_max = 64 * 1024;
    let page = |bytes: usize| {
        let (head, title) = ("---\n# ", "\ntitle: From the front matter\n");
        site(&format!("{head}{}{title}---\n\nSome text.\n", "x".repeat(bytes - head.len() + "---\n".len() - title.len())))
    };
    let title = |kept: &Kept| kept.resources[0].sections[0].texts[0].title.clone();
    assert_eq!(title(&page(bytes_max)), "From the front matter");
    assert_ne!(title(&page(bytes_max + 1)), "From the front matter");
}

#[test]
fn a_question_has_choices_to_its_bound() {
    let quiz = |count: usize| {
        let options: Vec<serde_json::Value> =
            (0..count).map(|number| serde_json::json!({ "answerText": format!("choice {number}"), "isCorrect": number == 0 })).collect();
        let quizzes = serde_json::json!([{ "quizzes": [{ "id": 1, "title": "t", "quiz": [{ "questionText": "Which?", "answerOptions": options }] }] }]);
        let lesson = "# A lesson\n\n[Quiz](https://example.org/quiz/1)\n\nSome text to read.\n".to_owned();
        let kept = read(&[("1-start/lessons/1-first/README.md", lesson), ("quiz-app/src/assets/translations/en.json", quizzes.to_string())]);
        (kept.resources[0].items.len(), kept.codes().contains(&"choices"))
    };
    assert_eq!((quiz(1), quiz(2), quiz(26), quiz(27)), ((0, true), (1, false), (1, false), (0, true)));
}
