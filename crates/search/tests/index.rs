//! What a user or an operator of the index would notice.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "helpers of tests are tests too")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use kernel::{Id, Language};
use search::bounds::{FACETS_CHOSEN_MAX, PAGE_DEPTH_MAX, PAGE_SIZE_MAX, QUERY_CHARACTERS_MAX, SUGGESTIONS_MAX, TITLE_CHARACTERS_MAX};
use search::{Answer, Choice, Document, FacetField, Facets, Index, Opened, Query, Relaxed, Vocabulary};

/// What happens to the directory of an index.
type Damage = fn(&std::path::Path);

const MEMORY: usize = 32 * 1024 * 1024;
const ZH: Language = Language::ZH_HANS;

fn document(name: &str, title: &str, body: &str) -> Document {
    Document {
        id: Id::named(&[name]),
        kind: "section".into(),
        resource: None,
        titles: vec![(ZH, title.into())],
        context: Vec::new(),
        headings: Vec::new(),
        body: body.into(),
        people: Vec::new(),
        languages: vec![ZH],
        facets: Facets::default(),
        popularity: 0,
    }
}

/// Textbooks of three subjects, six grades and two volumes: 36 of them.
fn textbooks() -> Vec<Document> {
    let mut made = Vec::new();
    for (subject, code) in [("数学", "mathematics"), ("语文", "chinese"), ("物理", "physics")] {
        for (at, numeral) in ["一", "二", "三", "四", "五", "六"].iter().enumerate() {
            for (half, volume) in [("上册", "1"), ("下册", "2")] {
                let title = format!("{subject}{numeral}年级{half}");
                let mut textbook = document(&title, &title, "小数 分数");
                textbook.kind = "resource".into();
                textbook.facets = Facets {
                    subject: vec![code.into()],
                    grade: vec![(at + 1).to_string()],
                    volume: vec![volume.into()],
                    stage: vec!["primary".into()],
                    ..Facets::default()
                };
                made.push(textbook);
            }
        }
    }
    made
}

fn filled(directory: &std::path::Path, documents: &[Document]) -> Index {
    let (index, _) = Index::open_or_create(directory).expect("an index");
    let mut writer = index.writer(MEMORY).expect("a writer");
    documents.iter().for_each(|document| writer.put(document).expect("put"));
    writer.finish().expect("finish");
    index
}

fn ask(index: &Index, query: &Query) -> Answer {
    index.search(query, &Vocabulary::standard()).expect("an answer")
}

fn titles(index: &Index, text: &str) -> Vec<String> {
    ask(index, &Query::words(text, ZH)).hits.into_iter().map(|hit| hit.title).collect()
}

#[test]
fn titles_are_found_in_every_way_of_writing_them() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut poem = document("poem", "靜夜思", "牀前明月光，疑是地上霜。");
    poem.people = vec!["李白".into()];
    let mut lesson = document("lesson", "Сложение дробей", "Повторение");
    lesson.titles.push((Language::EN, "Adding Fractions".into()));
    let thai = document("thai", "การบวกเศษส่วน", "");
    let arabic = document("arabic", "مقدمة إلى الإنترنت", "");
    let index = filled(directory.path(), &[poem, lesson, thai, arabic, document("other", "登高", "风急天高猿啸哀")]);
    for text in ["静夜思", "靜夜思", "jingyesi", "jing ye si", "JingYeSi", "jys", "明月光", "李白", "libai", "静夜诗", "jingyeshi", "李白 静夜思"]
    {
        assert_eq!(titles(&index, text).first().map(String::as_str), Some("靜夜思"), "{text}");
    }
    for text in ["adding fractions", "fraction", "fractions add", "сложение", "ДРОБЕЙ", "Fracton"] {
        assert_eq!(ask(&index, &Query::words(text, ZH)).hits.first().map(|hit| hit.id), Some(Id::named(&["lesson"])), "{text}");
    }
    assert_eq!(titles(&index, "เศษส่วน"), ["การบวกเศษส่วน"]);
    assert_eq!(titles(&index, "الإنترنت"), ["مقدمة إلى الإنترنت"]);
}

#[test]
fn exact_title_then_title_then_heading_then_body() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut heading = document("heading", "第三章", "别的内容");
    heading.headings = vec!["矩阵的秩".into()];
    let documents = [
        document("body", "第四章", "这里讲矩阵，矩阵，还是矩阵，矩阵的矩阵"),
        heading,
        document("title", "矩阵的运算与应用", ""),
        document("exact", "矩阵", ""),
    ];
    let index = filled(directory.path(), &documents);
    assert_eq!(titles(&index, "矩阵"), ["矩阵", "矩阵的运算与应用", "第三章", "第四章"]);
}

#[test]
fn the_whole_stands_before_its_parts_and_the_used_before_the_unused() {
    let directory = tempfile::tempdir().expect("a directory");
    let kinds = ["item", "section", "resource"].map(|kind| Document { kind: kind.into(), ..document(kind, "概率", "") });
    let used = Document { popularity: 1_000, ..document("used", "概率", "") };
    let index = filled(directory.path(), &[kinds.to_vec(), vec![used]].concat());
    let ids: Vec<Id> = ask(&index, &Query::words("概率", ZH)).hits.into_iter().map(|hit| hit.id).collect();
    assert_eq!(ids, ["resource", "used", "section", "item"].map(|name| Id::named(&[name])));
}

#[test]
fn curriculum_words_become_facets() {
    let directory = tempfile::tempdir().expect("a directory");
    let index = filled(directory.path(), &textbooks());
    for text in ["三年级数学下册", "sannianji shuxue xiace", "三下数学", "小学 3年级 maths 下册"] {
        let answer = ask(&index, &Query::words(text, ZH));
        assert_eq!(answer.hits.first().map(|hit| hit.title.as_str()), Some("数学三年级下册"), "{text}: {answer:?}");
        assert_eq!((answer.total, answer.relaxed.len()), (1, 0), "{text}");
        assert!(answer.understood.facets.len() >= 3, "{text}");
    }
    let answer = ask(&index, &Query::words("三年级 数学 小数", ZH));
    assert_eq!((answer.total, answer.understood.text_rest.as_str()), (2, "小数"));
}

#[test]
fn facets_that_leave_nothing_are_given_up_in_order() {
    let directory = tempfile::tempdir().expect("a directory");
    let index = filled(directory.path(), &textbooks());
    let answer = ask(&index, &Query::words("高中三年级数学全一册", ZH));
    let given_up: Vec<FacetField> = answer
        .relaxed
        .iter()
        .filter_map(|relaxed| match relaxed {
            Relaxed::Facet(facet) => Some(facet.field),
            _ => None,
        })
        .collect();
    assert!(answer.total > 0 && !given_up.is_empty(), "{answer:?}");
    let places: Vec<_> = given_up.iter().map(|field| search::RELAX_ORDER.iter().position(|other| other == field)).collect();
    assert!(places.is_sorted(), "{given_up:?}");
}

/// A book without grades: whoever asks for one finds what the book says about the matter, not the pages where the numeral stands by chance.
#[test]
fn words_of_facets_that_were_given_up_are_asked_for_no_more() {
    let directory = tempfile::tempdir().expect("a directory");
    let sections = ["Algebra for beginners", "Why algebra", "Whole numbers"].map(|title| document(title, title, "exercise text"));
    let index = filled(directory.path(), &sections);
    let answer = ask(&index, &Query::words("grade 8 algebra", Language::EN));
    assert!(answer.relaxed.iter().any(|relaxed| matches!(relaxed, Relaxed::Facet(facet) if facet.field == FacetField::Grade)), "{answer:?}");
    assert_eq!(answer.total, 2, "{answer:?}");
}

#[test]
fn a_removed_chip_is_no_facet_any_more() {
    let directory = tempfile::tempdir().expect("a directory");
    let index = filled(directory.path(), &textbooks());
    let removed = vec![Choice { field: FacetField::Grade, code: "3".into() }];
    let answer = ask(&index, &Query { removed, ..Query::words("三年级数学下册", ZH) });
    assert_eq!(answer.total, 6, "{answer:?}");
    assert!(answer.understood.facets.iter().all(|facet| facet.field != FacetField::Grade));
}

#[test]
fn facet_counts_agree_with_counting_everything() {
    let directory = tempfile::tempdir().expect("a directory");
    let documents = textbooks();
    let index = filled(directory.path(), &documents);
    let choice = |field, code: &str| Choice { field, code: code.into() };
    let selections = [
        vec![],
        vec![choice(FacetField::Grade, "3")],
        vec![choice(FacetField::Grade, "3"), choice(FacetField::Grade, "4")],
        vec![choice(FacetField::Grade, "3"), choice(FacetField::Subject, "physics"), choice(FacetField::Volume, "1")],
        vec![choice(FacetField::Subject, "no such subject")],
    ];
    for (text, chosen) in ["", "小数", "分数"].into_iter().flat_map(|text| selections.iter().map(move |chosen| (text, chosen))) {
        let answer = ask(&index, &Query { chosen: chosen.clone(), ..Query::words(text, ZH) });
        let passes = |document: &Document, without: Option<FacetField>| {
            FacetField::ALL.into_iter().filter(|field| Some(*field) != without).all(|field| {
                let wanted: BTreeSet<&str> = chosen.iter().filter(|choice| choice.field == field).map(|choice| choice.code.as_str()).collect();
                wanted.is_empty() || document.facets.of(field).iter().any(|code| wanted.contains(code.as_str()))
            })
        };
        assert_eq!(answer.total, documents.iter().filter(|document| passes(document, None)).count() as u64, "{text} {chosen:?}");
        for field in FacetField::ALL {
            // A field with chosen values is counted as if nothing were chosen in it.
            let aside = chosen.iter().any(|choice| choice.field == field).then_some(field);
            let mut counted: BTreeMap<String, u64> = BTreeMap::new();
            for document in documents.iter().filter(|document| passes(document, aside)) {
                document.facets.of(field).iter().for_each(|code| *counted.entry(code.clone()).or_default() += 1);
            }
            let answered: BTreeMap<String, u64> = answer.facet_counts.get(&field).into_iter().flatten().cloned().collect();
            assert_eq!(answered, counted, "{text} {chosen:?} {field:?}");
        }
    }
}

#[test]
fn hostile_queries_are_only_words() {
    let directory = tempfile::tempdir().expect("a directory");
    let index = filled(directory.path(), &textbooks());
    let long = "数学 ".repeat(4_000);
    let many = "a ".repeat(5_000);
    let vowels = "aeiou".repeat(2_000);
    for text in [
        "title:x AND (",
        "\"",
        "\"数学",
        "+-&&||!(){}[]^~*?:\\/",
        "*",
        "数学*",
        "id:[* TO *]",
        "'; DROP TABLE x; --",
        "\0\0",
        "数\0学",
        "🎓",
        "👩‍👩‍👧‍👦 数学",
        "\u{202E}数学",
        "مرحبا",
        "\u{FFFD}",
        "NOT",
        "OR",
        "   ",
        "\n\t",
        "<script>alert(1)</script>",
        "%",
        "_",
        "C++",
        "-1",
        "xianxianxianxianxianxianxianxian",
        &long,
        &many,
        &vowels,
    ] {
        let answer = ask(&index, &Query::words(text, ZH));
        assert!(answer.understood.text.chars().count() <= QUERY_CHARACTERS_MAX);
        assert!(answer.hits.iter().all(|hit| !hit.title_html.contains("<script") && !hit.snippet_html.contains("<script")));
        assert!(index.suggest(text).len() <= SUGGESTIONS_MAX);
    }
    assert_eq!(titles(&index, "\"数学三年级下册\"").first().map(String::as_str), Some("数学三年级下册"));
}

#[test]
fn what_is_shown_is_escaped() {
    let directory = tempfile::tempdir().expect("a directory");
    let index = filled(directory.path(), &[document("evil", "<img src=x onerror=alert(1)> 数学", "</mark><script>alert('数学')</script>")]);
    let hit = ask(&index, &Query::words("数学", ZH)).hits.remove(0);
    assert_eq!(hit.title_html, "&lt;img src=x onerror=alert(1)&gt; <mark>数学</mark>");
    assert_eq!(hit.snippet_html, "&lt;/mark&gt;&lt;script&gt;alert(&#39;<mark>数学</mark>&#39;)&lt;/script&gt;");
}

#[test]
fn pages_and_choices_are_bounded() {
    let directory = tempfile::tempdir().expect("a directory");
    let documents: Vec<Document> = (0..PAGE_SIZE_MAX + 5).map(|number| document(&number.to_string(), &format!("函数 {number}"), "")).collect();
    let index = filled(directory.path(), &documents);
    assert_eq!(ask(&index, &Query { page_size: usize::MAX, ..Query::words("函数", ZH) }).hits.len(), PAGE_SIZE_MAX);
    assert_eq!(ask(&index, &Query { page: usize::MAX, ..Query::words("函数", ZH) }).hits.len(), 0);
    assert_eq!(ask(&index, &Query { page: PAGE_DEPTH_MAX, page_size: 1, ..Query::words("函数", ZH) }).hits.len(), 0);
    let second = ask(&index, &Query { page: 1, page_size: 100, ..Query::words("函数", ZH) });
    assert_eq!((second.hits.len(), second.total), (5, 105));
    let chosen = (0..=FACETS_CHOSEN_MAX).map(|number| Choice { field: FacetField::Grade, code: number.to_string() }).collect();
    assert_eq!(ask(&index, &Query { chosen, ..Query::words("函数", ZH) }).total, 0);
    let endless = document("endless", &"长".repeat(TITLE_CHARACTERS_MAX + 1), "");
    let other = tempfile::tempdir().expect("a directory");
    let index = filled(other.path(), &[endless]);
    assert_eq!(titles(&index, "长长").first().map(|title| title.chars().count()), Some(TITLE_CHARACTERS_MAX));
}

#[test]
fn what_is_committed_is_seen_without_opening_again() {
    let directory = tempfile::tempdir().expect("a directory");
    let index = filled(directory.path(), &[document("a", "抛物线", "")]);
    let reader = index.clone();
    let mut writer = index.writer(MEMORY).expect("a writer");
    let resource = Id::named(&["book"]);
    writer.put(&document("a", "双曲线", "")).expect("put");
    writer.put(&Document { resource: Some(resource), ..document("b", "椭圆", "") }).expect("put");
    assert_eq!(titles(&reader, "抛物线").len(), 1, "nothing is seen before the commit");
    writer.commit().expect("commit");
    assert_eq!((titles(&reader, "抛物线").len(), titles(&reader, "双曲线").len(), titles(&reader, "椭圆").len()), (0, 1, 1));
    assert_eq!(reader.suggest("tuoyuan").len(), 1);
    writer.delete_by_resource(resource);
    writer.delete(Id::named(&["a"]));
    writer.finish().expect("finish");
    assert_eq!(reader.document_count(), 0);
}

#[test]
fn there_is_one_writer() {
    let directory = tempfile::tempdir().expect("a directory");
    let index = filled(directory.path(), &[]);
    let writer = index.writer(MEMORY).expect("a writer");
    assert!(matches!(index.writer(MEMORY), Err(search::Error::WriterBusy)));
    assert!(matches!(index.rebuild(MEMORY), Err(search::Error::WriterBusy)));
    drop(writer);
    assert!(index.writer(MEMORY).is_ok());
}

#[test]
fn a_rebuilt_index_equals_one_that_grew() {
    let directory = tempfile::tempdir().expect("a directory");
    let index = filled(directory.path(), &textbooks());
    let mut writer = index.writer(MEMORY).expect("a writer");
    let mut changed = textbooks();
    changed[3].popularity = 7;
    changed[4].body.push_str("更多");
    writer.put(&changed[3]).expect("put");
    writer.commit().expect("commit");
    writer.put(&changed[4]).expect("put");
    writer.delete(changed[5].id);
    writer.finish().expect("finish");
    let grown = index.content_hash().expect("a hash");
    changed.remove(5);
    let mut rebuild = index.rebuild(MEMORY).expect("a writer");
    changed.iter().rev().for_each(|document| rebuild.put(document).expect("put"));
    rebuild.put(&changed[0]).expect("put twice");
    rebuild.commit().expect("commit");
    assert_eq!(index.content_hash().expect("a hash"), grown);
    rebuild.finish().expect("finish");
    assert_eq!((index.content_hash().expect("a hash"), index.document_count()), (grown, 35));
    let generations = fs::read_dir(directory.path()).expect("a directory").flatten().filter(|entry| entry.path().is_dir()).count();
    assert_eq!(generations, 1, "the old generation is removed");
    drop(index);
    let (again, opened) = Index::open_or_create(directory.path()).expect("an index");
    assert_eq!((opened, again.content_hash().expect("a hash")), (Opened::Ready, grown));
}

#[test]
fn a_rebuild_that_is_given_up_changes_nothing() {
    let directory = tempfile::tempdir().expect("a directory");
    let index = filled(directory.path(), &textbooks());
    let before = index.content_hash().expect("a hash");
    let mut rebuild = index.rebuild(MEMORY).expect("a writer");
    rebuild.put(&document("a", "抛物线", "")).expect("put");
    drop(rebuild);
    assert_eq!(index.content_hash().expect("a hash"), before);
    assert_eq!(fs::read_dir(directory.path()).expect("a directory").flatten().filter(|entry| entry.path().is_dir()).count(), 1);
}

#[test]
fn a_damaged_index_is_moved_aside_and_says_so() {
    let damage: [(&str, Damage); 5] = [
        ("no directory", |directory| fs::remove_dir_all(directory).expect("remove")),
        ("CURRENT is nonsense", |directory| fs::write(directory.join("CURRENT"), b"\0nonsense").expect("write")),
        ("another format", |directory| fs::write(directory.join("CURRENT"), br#"{"generation":1,"format":999}"#).expect("write")),
        ("meta.json is cut", |directory| fs::write(directory.join("generation-1/meta.json"), b"{").expect("write")),
        ("bytes are changed", |directory| {
            let files = fs::read_dir(directory.join("generation-1")).expect("a directory").flatten();
            let file = files.map(|file| file.path()).find(|path| path.extension().is_some_and(|ending| ending == "store")).expect("a store");
            let mut bytes = fs::read(&file).expect("read");
            let middle = bytes.len() / 4;
            bytes[middle] ^= 0xFF;
            fs::remove_file(&file).expect("remove");
            fs::write(&file, bytes).expect("write");
        }),
    ];
    for (name, damage) in damage {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("search");
        drop(filled(&path, &textbooks()));
        assert_eq!(Index::open_or_create(&path).expect("an index").1, Opened::Ready);
        damage(&path);
        for round in 0..2 {
            let (index, opened) = Index::open_or_create(&path).expect("an index");
            assert_eq!(matches!(opened, Opened::NeedsRebuild(_)), round == 0, "{name}: {opened:?}");
            assert_eq!(index.document_count(), 0, "{name}");
        }
        drop(filled(&path, &textbooks()));
        assert_eq!(Index::open_or_create(&path).expect("an index").0.document_count(), 36, "{name}");
    }
}

#[test]
fn searches_go_on_while_others_write() {
    let directory = tempfile::tempdir().expect("a directory");
    let index = filled(directory.path(), &textbooks());
    let searching = index.clone();
    let done = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let finished = std::sync::Arc::clone(&done);
    let searcher = std::thread::spawn(move || {
        let mut asked = 0;
        while !finished.load(std::sync::atomic::Ordering::Acquire) || asked == 0 {
            assert_eq!(ask(&searching, &Query::words("三年级数学下册", ZH)).total, 1);
            assert!(!searching.suggest("shuxue").is_empty());
            asked += 1;
        }
    });
    for round in 0..5 {
        let mut writer = if round % 2 == 0 { index.writer(MEMORY) } else { index.rebuild(MEMORY) }.expect("a writer");
        textbooks().iter().for_each(|document| writer.put(document).expect("put"));
        writer.finish().expect("finish");
    }
    done.store(true, std::sync::atomic::Ordering::Release);
    searcher.join().expect("no panic");
}

#[test]
fn suggestions_come_by_characters_sounds_and_letters() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut poem = document("poem", "将进酒·君不见", "");
    poem.people = vec!["李白".into()];
    let index = filled(directory.path(), &[poem, document("en", "Linear Regression", ""), Document { kind: "item".into(), ..document("item", "将来", "") }]);
    let texts = |prefix: &str| index.suggest(prefix).into_iter().map(|suggestion| suggestion.text).collect::<Vec<_>>();
    for prefix in ["将", "將進", "jiang", "jiangjinjiu", "jjj", "君不", "JunBu"] {
        assert_eq!(texts(prefix), ["将进酒·君不见"], "{prefix}");
    }
    assert_eq!(texts("libai"), ["李白"]);
    assert_eq!(texts("lin"), ["Linear Regression"]);
    assert_eq!(texts("linear r"), ["Linear Regression"]);
    assert!(texts("").is_empty() && texts("zzz").is_empty() && texts("*").is_empty());
}
