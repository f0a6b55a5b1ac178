//! Totals and facet counts agree with counting one by one: with kinds, with choices in every field, with deleted documents, in several segments.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "helpers of tests are tests too")]

use std::collections::BTreeMap;

use kernel::{Id, Language};
use search::{Choice, Document, FacetField, Facets, Index, Query, Vocabulary};

const MEMORY: usize = 32 * 1024 * 1024;

fn documents() -> Vec<Document> {
    let one = |codes: &[&str], number: usize| vec![codes[number % codes.len()].to_owned()];
    (0..600usize)
        .map(|number| Document {
            id: Id::named(&[&number.to_string()]),
            kind: ["resource", "section", "item"][number % 3].into(),
            resource: None,
            titles: vec![(Language::ZH_HANS, format!("分数 {number}"))],
            context: Vec::new(),
            headings: Vec::new(),
            body: if number % 4 == 0 { "小数".into() } else { String::new() },
            people: Vec::new(),
            languages: vec![Language::ZH_HANS],
            facets: Facets {
                grade: if number % 7 == 0 { vec!["3".into(), "4".into(), "3".into()] } else { one(&["1", "2", "3"], number / 2) },
                subject: one(&["mathematics", "physics"], number / 3),
                edition: if number % 5 == 0 { Vec::new() } else { one(&["人教版", "北师大版"], number) },
                resource_type: if number % 6 == 0 { vec!["book".into(), "poem".into()] } else { one(&["course", "video"], number) },
                language: one(&["zh-Hans", "zh-Hant", "en"], number / 5),
                licence: one(&["CC-BY-4.0", "MIT"], number / 7),
                ..Facets::default()
            },
            popularity: 0,
        })
        .collect()
}

fn check(index: &Index, documents: &[Document], text: &str, kinds: &[&str], chosen: &[(FacetField, &str)]) {
    let query = Query {
        chosen: chosen.iter().map(|(field, code)| Choice { field: *field, code: (*code).to_owned() }).collect(),
        kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        page_size: 100,
        ..Query::words(text, Language::ZH_HANS)
    };
    let answer = index.search(&query, &Vocabulary::standard()).expect("an answer");
    let is_meant = |code: &str, wanted: &str| code == wanted || (wanted == "zh" && code.starts_with("zh-"));
    let passes = |document: &Document, without: Option<FacetField>| {
        let words = text.is_empty() || text == "分数" || (text == "小数" && !document.body.is_empty());
        let kind = kinds.is_empty() || kinds.contains(&document.kind.as_str());
        words
            && kind
            && FacetField::ALL.into_iter().filter(|field| Some(*field) != without).all(|field| {
                let mut wanted = chosen.iter().filter(|(of, _)| *of == field).peekable();
                wanted.peek().is_none() || wanted.any(|(_, code)| document.facets.of(field).iter().any(|carried| is_meant(carried, code)))
            })
    };
    let expected = documents.iter().filter(|document| passes(document, None)).count();
    assert_eq!(answer.total, expected as u64, "{text} {kinds:?} {chosen:?}");
    assert_eq!(answer.hits.len(), expected.min(100), "{text} {kinds:?} {chosen:?}");
    for field in FacetField::ALL {
        let aside = chosen.iter().any(|(of, _)| *of == field).then_some(field);
        let mut counted: BTreeMap<String, u64> = BTreeMap::new();
        for document in documents.iter().filter(|document| passes(document, aside)) {
            let mut codes = document.facets.of(field).to_vec();
            codes.sort();
            codes.dedup(); // a document counts once, however often it says so
            codes.into_iter().for_each(|code| *counted.entry(code).or_default() += 1);
        }
        let answered: BTreeMap<String, u64> = answer.facet_counts.get(&field).into_iter().flatten().cloned().collect();
        assert_eq!(answered, counted, "{text} {kinds:?} {chosen:?} {field:?}");
    }
}

#[test]
fn counts_agree_with_counting_one_by_one() {
    use FacetField::{Edition, Grade, Language, Licence, ResourceType, Subject};
    let directory = tempfile::tempdir().expect("a directory");
    let (index, _) = Index::open_or_create(directory.path()).expect("an index");
    let all = documents();
    let mut writer = index.writer(MEMORY).expect("a writer");
    for (number, document) in all.iter().enumerate() {
        writer.put(document).expect("put");
        if number == 400 {
            writer.commit().expect("commit");
        }
    }
    writer.finish().expect("finish");
    let mut left = all.clone();
    for round in 0..2 {
        for text in ["", "分数", "小数"] {
            for kinds in [&[][..], &["resource"], &["item", "section"], &["nothing"]] {
                for chosen in [
                    vec![],
                    vec![(Grade, "3")],
                    vec![(Grade, "3"), (Grade, "4"), (Licence, "MIT")],
                    vec![(Language, "zh"), (Subject, "physics")],
                    vec![(ResourceType, "poem"), (Edition, "人教版"), (Language, "en")],
                    vec![(Edition, "没有这个版本")],
                ] {
                    check(&index, &left, text, kinds, &chosen);
                }
            }
        }
        if round == 0 {
            // Some are deleted without a merge: they stand in the lists, but count nowhere.
            let writer = index.writer(MEMORY).expect("a writer");
            left.iter().step_by(3).for_each(|document| writer.delete(document.id));
            writer.finish().expect("finish");
            let mut number = 0;
            left.retain(|_| {
                number += 1;
                (number - 1) % 3 != 0
            });
        }
    }
}

#[test]
fn a_reading_that_only_deleted_documents_match_is_given_up() {
    let directory = tempfile::tempdir().expect("a directory");
    let (index, _) = Index::open_or_create(directory.path()).expect("an index");
    let mut writer = index.writer(MEMORY).expect("a writer");
    let all = documents();
    all.iter().for_each(|document| writer.put(document).expect("put"));
    writer.commit().expect("commit");
    all.iter().filter(|document| document.facets.grade.contains(&"4".to_owned())).for_each(|document| writer.delete(document.id));
    writer.finish().expect("finish");
    let answer = index.search(&Query::words("四年级 小数", Language::ZH_HANS), &Vocabulary::standard()).expect("an answer");
    assert!(answer.total > 0 && !answer.relaxed.is_empty(), "{answer:?}");
}
