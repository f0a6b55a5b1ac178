//! Every bound of what goes into the index and what is asked of it: at the bound it counts, beyond it it does not.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "helpers of tests are tests too")]

use kernel::{Id, Language};
use search::bounds::{
    BODY_CHARACTERS_MAX, FACET_CODE_CHARACTERS_MAX, FACET_VALUES_MAX, FACET_VALUES_PER_DOCUMENT_MAX, QUERY_TERMS_MAX, TEXTS_PER_DOCUMENT_MAX,
    TITLE_CHARACTERS_MAX,
};
use search::{Answer, Document, FacetField, Facets, Index, Query, Vocabulary};

const EN: Language = Language::EN;

fn document(name: &str) -> Document {
    Document {
        id: Id::named(&[name]),
        kind: "section".into(),
        resource: None,
        titles: vec![(EN, name.to_owned())],
        context: Vec::new(),
        headings: Vec::new(),
        body: String::new(),
        people: Vec::new(),
        languages: vec![EN],
        facets: Facets::default(),
        popularity: 0,
    }
}

struct Filled {
    index: Index,
    _directory: tempfile::TempDir,
}

fn filled(documents: &[Document]) -> Filled {
    let directory = tempfile::tempdir().expect("a directory");
    let (index, _) = Index::open_or_create(directory.path()).expect("an index");
    let mut writer = index.writer(32 * 1024 * 1024).expect("a writer");
    documents.iter().for_each(|document| writer.put(document).expect("put"));
    writer.finish().expect("finish");
    Filled { index, _directory: directory }
}

impl Filled {
    fn ask(&self, text: &str) -> Answer {
        self.index.search(&Query::words(text, EN), &Vocabulary::standard()).expect("an answer")
    }

    /// Whether a word stands in something, as it is written.
    fn knows(&self, word: &str) -> bool {
        let answer = self.ask(word);
        answer.total > 0 && answer.relaxed.is_empty()
    }
}

/// Words that no spelling turns into each other.
const AT: &str = "zyzzyva";
const BEYOND: &str = "quokka";

#[test]
fn a_body_counts_to_its_bound() {
    let mut long = document("long");
    let filler = "lorem ".repeat(BODY_CHARACTERS_MAX / 6 + 1);
    long.body = format!("{} {AT} {BEYOND}", filler.get(..BODY_CHARACTERS_MAX - AT.len() - 1).expect("ASCII"));
    let filled = filled(&[long]);
    assert!(filled.knows(AT), "the last word within the bound");
    assert!(!filled.knows(BEYOND), "the first beyond it");
}

#[test]
fn titles_headings_and_people_count_to_their_bound() {
    let names = || (0..TEXTS_PER_DOCUMENT_MAX - 1).map(|number| format!("filler{number}")).chain([AT.to_owned(), BEYOND.to_owned()]);
    let (mut titles, mut headings, mut people) = (document("a"), document("b"), document("c"));
    titles.titles = names().map(|name| (EN, name)).collect();
    headings.headings = names().collect();
    people.people = names().collect();
    for (what, document) in [("titles", titles), ("headings", headings), ("people", people)] {
        let filled = filled(&[document]);
        assert!(filled.knows(AT), "{what}");
        assert!(!filled.knows(BEYOND), "{what}");
    }
}

#[test]
fn a_name_counts_to_its_bound() {
    let mut one = document("one");
    one.people = vec![format!("{} {AT} {BEYOND}", "x".repeat(TITLE_CHARACTERS_MAX - AT.len() - 1))];
    let filled = filled(&[one]);
    assert!(filled.knows(AT) && !filled.knows(BEYOND));
}

#[test]
fn facets_count_to_their_bounds() {
    let mut one = document("one");
    one.facets.edition = (0..=FACET_VALUES_PER_DOCUMENT_MAX).map(|number| format!("edition{number:03}")).collect();
    one.facets.volume = vec!["v".repeat(FACET_CODE_CHARACTERS_MAX + 1)];
    let filled_one = filled(&[one]);
    let counts = filled_one.ask("one").facet_counts;
    assert_eq!(counts[&FacetField::Edition].len(), FACET_VALUES_PER_DOCUMENT_MAX);
    assert!(!counts[&FacetField::Edition].iter().any(|(code, _)| code.ends_with(&format!("{FACET_VALUES_PER_DOCUMENT_MAX:03}"))));
    assert_eq!(counts[&FacetField::Volume], [("v".repeat(FACET_CODE_CHARACTERS_MAX), 1)]);
    for many in [FACET_VALUES_MAX, FACET_VALUES_MAX + 1] {
        let documents: Vec<Document> = (0..many)
            .map(|number| {
                let mut one = document(&format!("same {number}"));
                one.facets.edition = vec![format!("edition{number}")];
                one
            })
            .collect();
        let answer = filled(&documents).ask("same");
        assert_eq!((answer.total, answer.facet_counts[&FacetField::Edition].len()), (many as u64, FACET_VALUES_MAX));
    }
}

/// Words beyond the bound do not take part: they neither find nor hinder.
#[test]
fn words_of_a_query_count_to_their_bound() {
    let letters = |number: usize| char::from(b'a' + u8::try_from(number % 26).expect("a letter"));
    let words = |from: usize| (0..QUERY_TERMS_MAX).map(|number| format!("{}{}", letters(number), letters(number / 26 + from))).collect::<Vec<_>>().join(" ");
    let (known, unknown) = (words(7), words(16));
    let mut one = document("one");
    one.body.clone_from(&known);
    let filled = filled(&[one]);
    assert!(filled.knows(&known), "as many as count");
    assert!(filled.knows(&format!("{known} {unknown}")), "what follows is not looked at");
    assert!(!filled.knows(&format!("{unknown} {known}")), "what stands first is");
}
