use kernel::Language;

use super::*;
use crate::model::{ResourceDraft, SectionKind};
use crate::questions::testing::{Kept, library, read, stamp};
use crate::source::MemoryTree;

fn poems(draft: &ResourceDraft) -> usize {
    draft.sections.iter().filter(|section| section.kind == SectionKind::Poem).count()
}

fn read_files(files: &[(&str, &str)]) -> Kept {
    let mut kept = Kept::default();
    ChinesePoetry.read(&MemoryTree::new(files.iter().map(|(path, text)| (*path, *text))), &stamp(), &mut kept);
    kept
}

#[test]
fn every_text_of_the_library_is_a_section_in_both_scripts() {
    let (tree, stamp) = library("reading/chinese-poetry-core");
    let kept = read(&ChinesePoetry, &tree, &stamp);
    // The readings of 千字文 are made by the page; 1 251 authors are a name and nothing else.
    assert_eq!(kept.codes(), ["no-text", "unknown-field"]);
    let titles: Vec<(&str, usize)> = kept.resources.iter().map(|draft| (draft.titles.best(Language::ZH_HANS), poems(draft))).collect();
    assert_eq!(
        titles,
        [
            ("唐诗三百首", 366),
            ("大学", 1),
            ("孟子", 14),
            ("中庸", 1),
            ("宋词作者小传", 0),
            ("宋词三百首", 280),
            ("幽梦影", 219),
            ("曹操诗集", 26),
            ("楚辞", 65),
            ("水墨唐诗", 176),
            ("纳兰性德诗集", 258),
            ("百家姓", 1),
            ("弟子规", 8),
            ("古文观止", 222),
            ("千家诗", 226),
            ("千字文", 1),
            ("三字经（新版）", 1),
            ("三字经（传统版）", 1),
            ("声律启蒙", 30),
            ("唐诗三百首（蒙学）", 320),
            ("文字蒙求", 4),
            ("幼学琼林", 33),
            ("增广贤文", 2),
            ("朱子家训", 1),
            ("诗经", 305),
        ]
    );
    for draft in &kept.resources {
        for section in &draft.sections {
            let languages: Vec<Language> = section.texts.iter().map(|text| text.language).collect();
            assert!(languages == [Language::ZH_HANS, Language::ZH_HANT] || languages == [Language::ZH_HANT, Language::ZH_HANS]);
            assert!(section.kind != SectionKind::Poem || section.poem.as_ref().is_some_and(|poem| !poem.lines.is_empty()));
        }
    }
    let book = |key: &str| kept.resources.iter().find(|draft| draft.key == key).unwrap();
    assert_eq!(book("宋词/author.song").sections.len(), 1563 - 1251);
    assert!(book("全唐诗/唐诗三百首").sections.iter().all(|section| section.poem.as_ref().unwrap().dynasty == "唐"));
    let poem = book("楚辞/chuci").sections.iter().find(|section| section.texts[0].title == "东皇太一").unwrap();
    assert_eq!((poem.parent.as_deref(), poem.poem.as_ref().unwrap().author.as_str()), (Some("2"), "屈原"));
    let poem = book("蒙学/qianjiashi").sections.iter().find(|section| section.texts[0].title == "秋興八首 其一").unwrap();
    assert_eq!((poem.poem.as_ref().unwrap().author.as_str(), poem.poem.as_ref().unwrap().dynasty.as_str()), ("杜甫", "唐"));
    assert_eq!((poem.texts[1].title.as_str(), poem.texts[1].source_path.as_str()), ("秋兴八首 其一", "蒙学/qianjiashi.json (OpenCC t2s)"));
}

#[test]
fn shapes_of_the_other_collections_are_read() {
    let kept = read_files(&[
        (
            "元曲/yuanqu.json",
            r#"[{"dynasty":"yuan","author":"关汉卿","paragraphs":["自送别，","心难舍，"],"title":"四块玉"},7,{"title":"x"},{"title":"空","paragraphs":[]}]"#,
        ),
        (
            "五代诗词/huajianji/huajianji-1-juan.json",
            r#"[{"title":"菩萨蛮 一","paragraphs":["小山<b>重叠"],"author":"温庭筠","rhythmic":"菩萨蛮","notes":["注"]}]"#,
        ),
        ("五代诗词/nantang/authors.json", r#"[{"name":"李璟","desc":"南唐中主"},{"name":"无","desc":"--"}]"#),
        ("论语/lunyu.json", r#"[{"chapter":"学而篇","paragraphs":["子曰：学而时习之"]}]"#),
        ("broken.json", "{\n\"title\":"),
        ("other.json", r#"{"a":1}"#),
    ]);
    let mut codes = kept.codes();
    codes.sort_unstable();
    assert_eq!(codes, ["json", "no-text", "no-text", "unknown-shape", "unknown-shape"]);
    assert_eq!(kept.refusals.iter().find(|refusal| refusal.code == "json").unwrap().line, 2);
    let poem = |title: &str| kept.resources.iter().flat_map(|draft| &draft.sections).find(|section| section.texts[0].title == title).unwrap();
    assert_eq!(poem("四块玉").poem.as_ref().unwrap().dynasty, "元");
    let ci = poem("菩萨蛮 一");
    let data = ci.poem.as_ref().unwrap();
    assert_eq!((data.dynasty.as_str(), data.tune.as_str(), data.notes.as_slice()), ("五代", "菩萨蛮", &["注".to_owned()][..]));
    assert_eq!(ci.texts[0].html, "<div class=\"poem\"><p class=\"verse\">小山&lt;b&gt;重叠</p></div><aside class=\"note note-note\"><p>注</p></aside>");
    let titles: Vec<&str> = kept.resources.iter().map(|draft| draft.titles.best(Language::ZH_HANS)).collect();
    assert_eq!(titles, ["五代诗词 · huajianji", "五代诗词 · nantang作者小传", "元曲", "论语"]);
}

#[test]
fn hostile_files_are_refused_or_bounded() {
    use crate::bounds::{NESTING_MAX, SECTIONS_MAX};
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(read_files(&[("a.json", &deep)]).codes(), ["json"]);
    let nested = format!("{}\"天\"{}", "{\"title\":\"一\",\"content\":[".repeat(NESTING_MAX / 2 - 1), "]}".repeat(NESTING_MAX / 2 - 1));
    assert_eq!(read_files(&[("a.json", &nested)]).codes(), [""; 0]);
    let many = |count: usize| format!("[{}]", vec![r#"{"title":"一","content":["天"]}"#; count].join(","));
    assert_eq!(read_files(&[("a.json", &many(SECTIONS_MAX))]).codes(), [""; 0]);
    let kept = read_files(&[("a.json", &many(SECTIONS_MAX + 1))]);
    assert_eq!((kept.codes(), kept.resources[0].sections.len()), (vec!["too-many"], SECTIONS_MAX));
    assert!(!ChinesePoetry.recognises(&MemoryTree::new([("a.json", r#"[{"title":"x","content":["english"]}]"#)])));
    let tree = MemoryTree::new([("a.json", b"\xff".to_vec())]);
    let mut kept = Kept::default();
    ChinesePoetry.read(&tree, &stamp(), &mut kept);
    assert_eq!(kept.codes(), ["not-utf-8"]);
}
