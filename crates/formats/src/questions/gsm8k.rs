//! GSM8K: word problems of grade school mathematics, one JSON record a line: a question, and an answer in steps with `<<2*3=6>>` marks
//! for a calculator and the number after `####`.

use kernel::Language;
use serde::Deserialize;

use super::lines::records;
use super::number::plain;
use super::set::{QuestionSet, first_line_has, unread_beside};
use super::titles::part_of;
use crate::html::{clean, escape};
use crate::model::{Interaction, ItemDraft, ItemText};
use crate::source::{SourceTree, Stamp, refuse};
use crate::{Importer, Sink};

/// What stands before the number that is the answer.
const ANSWER_MARK: &str = "####";

/// Reads GSM8K.
#[derive(Debug)]
pub struct GradeSchoolMath;

#[derive(Deserialize)]
struct Record {
    question: String,
    answer: String,
}

fn candidates(tree: &dyn SourceTree) -> Vec<&String> {
    let has = |path: &String, mark: &str| first_line_has(tree, path, mark.as_bytes());
    tree.paths().iter().filter(|path| path.ends_with(".jsonl") && has(path, "\"question\"") && has(path, "\\n#### ")).collect()
}

impl Importer for GradeSchoolMath {
    fn name(&self) -> &'static str {
        "gsm8k"
    }

    fn recognises(&self, tree: &dyn SourceTree) -> bool {
        !candidates(tree).is_empty()
    }

    fn read(&self, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) {
        let paths = candidates(tree);
        for (index, path) in paths.iter().enumerate() {
            match tree.read(path) {
                Ok(bytes) => {
                    if !read_file(path, &bytes, stamp, sink) {
                        return;
                    }
                }
                Err(refusal) => sink.refused(refusal),
            }
            sink.progress(index + 1, paths.len());
        }
        unread_beside(tree, &paths, sink);
    }
}

fn read_file(path: &str, bytes: &[u8], stamp: &Stamp, sink: &mut dyn Sink) -> bool {
    let mut items = Vec::new();
    for (line, record) in records::<Record>(path, bytes) {
        let item = record.and_then(|record| item(line, &record).map_err(|(code, reason)| refuse(path, line, code, reason)));
        match item {
            Ok(item) => items.push(item),
            Err(refusal) => sink.refused(refusal),
        }
    }
    let stages = [String::from("primary")].into();
    QuestionSet { format: "gsm8k", path, part: part_of(path), language: Language::EN, stages, subjects: &["mathematics"], items, concepts: Vec::new() }
        .hand_over(stamp, sink)
}

/// The records have no ids: their line is their key, as others cite them.
fn item(line: usize, record: &Record) -> Result<ItemDraft, (&'static str, String)> {
    let (steps, number) =
        record.answer.rsplit_once(ANSWER_MARK).ok_or_else(|| ("no-answer", format!("the answer has no '{ANSWER_MARK}' with a number after it")))?;
    let correct = plain(number).ok_or_else(|| ("no-answer", format!("the answer '{}' is not a number", number.trim())))?;
    if record.question.trim().is_empty() {
        return Err(("empty-question", "the question has no text".to_owned()));
    }
    Ok(ItemDraft {
        key: line.to_string(),
        section: None,
        concepts: Vec::new(),
        interaction: Interaction::Numeric { correct, tolerance: 0.0, unit: String::new() },
        texts: vec![ItemText {
            language: Language::EN,
            prompt_html: plain_paragraphs(&record.question),
            choices: Vec::new(),
            solution_html: plain_paragraphs(&without_calculator_marks(steps)),
        }],
        difficulty: None,
        grades: Vec::new(),
        subject: None,
        origin: String::new(),
    })
}

/// Plain text, each line a paragraph. Here a dollar sign is money and not a formula.
pub(super) fn plain_paragraphs(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    clean(&lines.map(|line| format!("<p>{}</p>", escape(line))).collect::<String>())
}

fn without_calculator_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<<") {
        out.push_str(before);
        rest = match after.split_once(">>") {
            Some((_, tail)) => tail,
            None => {
                out.push_str("<<");
                after
            }
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::testing::{library, read, stamp};
    use crate::source::MemoryTree;

    #[test]
    fn every_question_of_the_library_is_an_item() {
        let (tree, stamp) = library("questions/gsm8k");
        let kept = read(&GradeSchoolMath, &tree, &stamp);
        assert_eq!(kept.refusals, []);
        assert_eq!((kept.resources.len(), kept.item_count()), (1, 1319));
        let items = &kept.resources[0].items;
        assert!(items.iter().all(|item| !item.texts[0].solution_html.contains("&lt;&lt;")));
        assert_eq!(
            items[0].texts[0].solution_html,
            "<p>Janet sells 16 - 3 - 4 = 9 duck eggs a day.</p><p>She makes 9 * 2 = $18 every day at the farmer’s market.</p>"
        );
        let answers: Vec<_> =
            items.iter().filter_map(|item| if let Interaction::Numeric { correct, .. } = &item.interaction { Some(correct.as_str()) } else { None }).collect();
        assert_eq!(answers[0], "18");
        assert!(answers.contains(&"1450000"));
    }

    #[test]
    fn what_has_no_number_is_refused() {
        let lines = "{\"question\":\"a\",\"answer\":\"x\\n#### 1\"}\n{\"question\":\"b\",\"answer\":\"x\"}\n{\"question\":\"c\",\"answer\":\"#### y\"}\n{\"question\":\"\",\"answer\":\"#### 1\"}\n{";
        let kept = read(&GradeSchoolMath, &MemoryTree::new([("train.jsonl", lines)]), &stamp());
        assert_eq!(kept.codes(), ["no-answer", "no-answer", "empty-question", "json"]);
        assert_eq!(kept.item_count(), 1);
        assert_eq!(without_calculator_marks("a<<b c"), "a<<b c");
    }
}
