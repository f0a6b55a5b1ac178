use super::*;
use crate::questions::archive::tests::packed;
use crate::questions::testing::{library, read, stamp};
use crate::source::MemoryTree;

fn record(id: &str, subject: &str, language: &str, answer: &str, stem: &str) -> String {
    format!(
        r#"{{"id":"{id}","question":{{"stem":"{stem}","choices":[{{"text":"x < 1","label":"A"}},{{"text":"y","label":"B"}}]}},"answerKey":"{answer}","info":{{"grade":12,"subject":"{subject}","language":"{language}"}}}}"#
    )
}

#[test]
fn every_question_is_an_item_or_is_accounted_for() {
    let (tree, stamp) = library("questions/exams-qa");
    let kept = read(&ExamQuestions, &tree, &stamp);
    // 24 143 records: 222 of 'Religion' and 78 of 'Islamic Studies', 4 with the answer '@', 1 without a question.
    assert_eq!(kept.item_count(), 24_143 - 222 - 78 - 4 - 1);
    let count = |code: &str| kept.refusals.iter().filter(|refusal| refusal.code == code).count();
    assert_eq!((count("no-solution-choice"), count("empty-question")), (4, 1), "{:?}", kept.codes());
    let left_out: usize = kept
        .refusals
        .iter()
        .filter(|refusal| refusal.code == "left-out")
        .map(|refusal| refusal.reason.split(' ').next().unwrap().parse::<usize>().unwrap())
        .sum();
    assert_eq!(left_out, 300);
    assert_eq!(kept.refusals.len(), 5 + count("left-out") + count("formula"), "{:?}", kept.codes());
    assert_eq!(kept.resources.len(), 16);
    let of = |tag: &str| kept.resources.iter().find(|draft| draft.key == tag).unwrap();
    assert_eq!(of("vi").items.len(), 2443);
    assert_eq!(of("fr").items.len(), 318);
    assert!(of("bg").classification.subjects.contains(&"Philosophy".to_owned()) && of("bg").classification.subjects.contains(&"biology".to_owned()));
    assert_eq!(of("mk").titles.best(Language::EN), "School examination questions in Macedonian (EXAMS)");
    assert_eq!(of("mk").titles.best(Language::ZH_HANS), "中学考试题（马其顿语，EXAMS）");
}

#[test]
fn plain_files_and_archives_are_read_and_broken_ones_refused() {
    let lines = [
        record("a", "Physics", "French", "B", "a &lt; b"),
        record("b", "Religion", "French", "A", "q"),
        record("c", "Physics", "French", "@", "q"),
        record("d", "Physics", "Klingon", "A", "q"),
        record("a", "Physics", "French", "A", "q"),
        record("e", "Physics", "French", "A", " "),
        "{".to_owned(),
    ]
    .join("\n");
    let second = record("z", "History", "Polish", "A", "q");
    let archive = packed(&[("x.jsonl", second.as_bytes()), ("../y.jsonl", b"{}")]);
    let tree = MemoryTree::new([("a.jsonl", lines.into_bytes()), ("b.jsonl.tar.gz", archive), ("c.jsonl.tar.gz", b"broken".to_vec())]);
    let kept = read(&ExamQuestions, &tree, &stamp());
    assert_eq!(kept.codes(), ["no-solution-choice", "unknown-language", "duplicate-key", "empty-question", "json", "path", "left-out"]);
    assert_eq!(kept.resources.iter().map(|draft| draft.key.as_str()).collect::<Vec<_>>(), ["fr", "pl"]);
    let item = &kept.resources[0].items[0];
    assert_eq!((item.interaction.clone(), item.subject.as_deref()), (Interaction::SingleChoice { correct: "B".to_owned() }, Some("physics")));
    assert_eq!(item.texts[0].choices[0].html, "x &lt; 1");
}
