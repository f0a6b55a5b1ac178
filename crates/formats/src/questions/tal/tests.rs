use super::*;
use crate::bounds::LINE_BYTES_MAX;
use crate::questions::testing::{Kept, library, read, stamp};
use crate::source::MemoryTree;

fn record(id: &str, answer: &str) -> String {
    format!(
        r#"{{"dataset_name":"mid_math_competition_ch_single_choice_1.5K_dev","queId":"{id}","competition_source_list":["2013年第11届全国创新杯五年级竞赛","初二其它"],"difficulty":"3",
"problem":"已知$$x$$<script>","answer_option_list":[[{{"aoVal":"A","content":"1 "}}],[{{"aoVal":"B","content":"2 "}}]],"knowledge_point_routes":["竞赛->知识点->函数"],
"answer_analysis":["故选B"],"answer_value":"{answer}"}}"#
    )
    .replace('\n', "")
}

fn read_lines(lines: &[u8]) -> Kept {
    read(&TalSingleChoice, &MemoryTree::new([("ch_test.jsonl", lines.to_vec())]), &stamp())
}

#[test]
fn every_question_of_the_library_is_an_item() {
    let (tree, stamp) = library("questions/tal-scq5k");
    let kept = read(&TalSingleChoice, &tree, &stamp);
    // 24 formulas of some 40 000 are no LaTeX in the source itself (\overrghtarrow, A\o\times B): they stay as they are written.
    assert_eq!(kept.codes(), ["formula"; 24]);
    let sets: Vec<(&str, Vec<Language>, usize)> =
        kept.resources.iter().map(|draft| (draft.key.rsplit('/').next().unwrap(), draft.languages.clone(), draft.items.len())).collect();
    assert_eq!(sets, [("ch_single_choice_test_2K", vec![Language::ZH_HANS], 2000), ("en_single_choice_test_2K", vec![Language::EN], 2000)]);
    let chinese = &kept.resources[0];
    assert_eq!(chinese.classification.stages, ["junior", "primary", "senior"]);
    for level in [(0.0, 171), (0.25, 1059), (0.5, 676), (0.75, 82), (1.0, 12)] {
        assert_eq!(chinese.items.iter().filter(|item| item.difficulty == Some(level.0)).count(), level.1, "{level:?}");
    }
    for draft in &kept.resources {
        let mut seen = HashSet::new();
        for concept in &draft.concepts {
            assert!(concept.parent.as_ref().is_none_or(|parent| seen.contains(parent)), "{concept:?}");
            assert!(seen.insert(concept.key.clone()));
        }
        assert!(draft.items.iter().all(|item| item.concepts.iter().all(|key| seen.contains(key))));
    }
    // 948 of the English questions have an analysis, 25 a blank one, 1 027 none.
    assert_eq!(kept.resources[1].items.iter().filter(|item| !item.texts[0].solution_html.is_empty()).count(), 948);
    let first = &chinese.items[0];
    assert_eq!(first.origin, "2006年第11届全国华杯赛竞赛初赛第3题; 2019年陕西延安宝塔区北大培文学校小升初入学真卷第2题3分");
    assert_eq!(first.concepts, ["拓展思维->应用题模块->周期问题->时间中的周期问题->日期中的周期"]);
    assert_eq!(first.interaction, Interaction::SingleChoice { correct: "A".to_owned() });
    assert_eq!(first.texts[0].choices[3].html, "星期日");
}

#[test]
fn a_record_is_read_whole() {
    let kept = read_lines(record("q", "B").as_bytes());
    let item = &kept.resources[0].items[0];
    assert_eq!((item.grades.as_slice(), item.difficulty), (&[5, 8][..], Some(0.75)));
    assert!(!item.texts[0].prompt_html.contains("<script"));
    assert!(item.texts[0].prompt_html.contains("&lt;script&gt;"));
    assert_eq!(kept.resources[0].classification.stages, ["junior"]);
    assert_eq!(kept.resources[0].concepts.len(), 3);
}

#[test]
fn broken_lines_are_refused_and_the_rest_goes_on() {
    let mut file = record("a", "A").into_bytes();
    file.extend(b"\n\xff{}\n{\"answer_option_list\n{}\n");
    file.extend(vec![b'x'; LINE_BYTES_MAX + 1]);
    file.push(b'\n');
    file.extend(record("b", "@").into_bytes());
    file.push(b'\n');
    file.extend(record("a", "A").into_bytes());
    file.push(b'\n');
    file.extend(record("c", "B").replace("\"3\"", "\"9\"").into_bytes());
    let kept = read_lines(&file);
    let found: Vec<(u32, &str)> = kept.refusals.iter().map(|refusal| (refusal.line, refusal.code)).collect();
    assert_eq!(found, [(2, "not-utf-8"), (3, "json"), (4, "json"), (5, "too-large"), (6, "no-solution-choice"), (7, "duplicate-key"), (8, "difficulty")]);
    assert_eq!(kept.item_count(), 2);
}

#[test]
fn a_file_without_a_single_question_is_refused() {
    let kept = read_lines(record("b", "@").as_bytes());
    assert_eq!(kept.codes(), ["no-solution-choice", "empty"]);
    assert!(!TalSingleChoice.recognises(&MemoryTree::new([("x.jsonl", "{\"question\":1}")])));
}

#[test]
fn hostile_texts_end_quickly() {
    for piece in [" {", "\\begin{cases}", "\\uline{", "$", " }", "\\"] {
        let text = piece.repeat(LINE_BYTES_MAX / piece.len());
        assert!(!mend::mend(&format!("$${text}"), true).is_empty());
    }
}
