use std::collections::BTreeMap;

use super::*;
use crate::model::ResourceKind;
use crate::questions::testing::{Kept, library, read, stamp};
use crate::source::MemoryTree;

fn catalogue(books: &str) -> MemoryTree {
    let text = format!(
        r#"{{"fields":["id","title","stage","subject","edition","publisher","grade","vol","size","path","parts"],
        "dict":{{"stage":["小学","初中（五•四学制）","习题"],"subject":["数学","新学科","语文·书法练习指导"],"edition":["人教版"],"publisher":["人民教育出版社"],
        "grade":["三年级","水平二","六年级"],"vol":["上册","必修1"]}},"books":[{books}]}}"#
    );
    MemoryTree::new([("data/list.json", text)])
}

fn entries(books: &str) -> Kept {
    read(&TextbookCatalogue, &catalogue(books), &stamp())
}

#[test]
fn every_row_of_the_library_is_an_entry() {
    let (tree, stamp) = library("catalogues/china-textbook-catalog");
    let kept = read(&TextbookCatalogue, &tree, &stamp);
    assert_eq!(kept.refusals, []);
    assert_eq!(kept.resources.len(), 1939);
    let mut stages: BTreeMap<&str, usize> = BTreeMap::new();
    for draft in &kept.resources {
        assert_eq!((draft.kind, draft.provenance.licence.as_str(), draft.sections.len()), (ResourceKind::TextbookEntry, "facts", 0));
        for code in &draft.classification.subjects {
            assert!(codes::SUBJECTS.iter().any(|(known, _, _)| known == code), "{code}");
        }
        *stages.entry(draft.classification.stages.first().map_or("", String::as_str)).or_default() += 1;
    }
    // 小学 899 + 62, 初中 468 + 65 + 19 papers of the examination after junior school, 高中 413, 大学 13
    assert_eq!(stages, BTreeMap::from([("primary", 961), ("junior", 552), ("senior", 413), ("higher", 13)]));
    assert!(kept.resources.iter().filter_map(|draft| draft.classification.edition.as_deref()).all(|edition| {
        codes::EDITIONS.contains(&edition) || edition.strip_suffix("（五•四学制）").is_some_and(|name| codes::EDITIONS.contains(&name))
    }));
    let book = kept.resources.iter().find(|draft| draft.key == "10p50vc").unwrap();
    assert_eq!(book.titles.best(kernel::Language::ZH_HANS), "数学八年级上册");
    assert_eq!(book.authors, ["湖南教育出版社"]);
    let class = &book.classification;
    assert_eq!((class.grades.as_slice(), class.edition.as_deref(), class.volume.as_deref()), (&[8][..], Some("湘教版"), Some("1")));
    assert_eq!(class.subjects, ["mathematics"]);
}

#[test]
fn the_title_corrects_the_grade_and_the_school_system_stays() {
    let kept = entries(
        r#"["a","· 三至六年级·书法练习指导四年级上册",0,2,0,-1,2,0,1,"p",0],["b","体育 水平二",1,1,0,0,1,-1,1,"p",0],["c","2018中考",2,-1,-1,-1,-1,-1,1,"x/初中/y",[1,2]]"#,
    );
    assert_eq!(kept.refusals, []);
    let class: Vec<_> = kept.resources.iter().map(|draft| &draft.classification).collect();
    assert_eq!((class[0].grades.as_slice(), class[0].subjects[0].as_str(), class[0].volume.as_deref()), (&[4][..], "calligraphy", Some("1")));
    assert_eq!(kept.resources[0].titles.best(kernel::Language::ZH_HANS), "三至六年级·书法练习指导四年级上册");
    assert_eq!((class[1].grades.as_slice(), class[1].subjects[0].as_str()), (&[3, 4][..], "新学科"));
    assert_eq!((class[1].stages[0].as_str(), class[1].edition.as_deref()), ("junior", Some("人教版（五•四学制）")));
    assert_eq!((class[2].stages[0].as_str(), class[2].volume.as_deref()), ("junior", None));
}

#[test]
fn broken_rows_are_refused_and_the_rest_goes_on() {
    let kept = entries(
        r#"7,["a"],["b","标题",9,0,0,0,0,0,1,"p",0],["","标题",0,0,0,0,0,0,1,"p",0],["c"," · ",0,0,0,0,0,0,1,"p",0],["d","好",0,0,0,0,0,0,1,"p",0],["d","又",0,0,0,0,0,0,1,"p",0]"#,
    );
    assert_eq!(kept.codes(), ["row", "row", "row", "row", "row", "duplicate-key"]);
    assert!(kept.refusals[2].reason.starts_with("book 3: the stage 9"), "{}", kept.refusals[2].reason);
    assert_eq!(kept.resources.len(), 1);
}

#[test]
fn broken_and_deep_files_are_refused() {
    let broken = MemoryTree::new([("a.json", "{\"fields\":[],\"dict\":{},\n\"books\":[")]);
    let kept = read(&TextbookCatalogue, &broken, &stamp());
    assert_eq!(kept.refusals.iter().map(|refusal| (refusal.code, refusal.line)).collect::<Vec<_>>(), [("json", 2)]);
    let deep = MemoryTree::new([("a.json", format!("{{\"fields\":[],\"dict\":{{}},\"books\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000)))]);
    assert_eq!(read(&TextbookCatalogue, &deep, &stamp()).codes(), ["json"]);
    assert!(!TextbookCatalogue.recognises(&MemoryTree::new([("a.json", "[1]"), ("b.txt", "\"fields\"")])));
}
