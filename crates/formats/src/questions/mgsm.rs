//! MGSM: the same word problems in many languages, `mgsm_<language>.tsv`, a question and its number a line. The n-th line of each file
//! is the same problem.

use std::collections::BTreeMap;

use kernel::Language;

use super::gsm8k::plain_paragraphs;
use super::lines::lines;
use super::number::plain;
use super::set::QuestionSet;
use super::titles::Part;
use crate::model::{Interaction, ItemDraft, ItemText};
use crate::source::{SourceTree, Stamp, refuse};
use crate::{Importer, Sink};

/// What the names of the files begin with.
const NAME_MARK: &str = "mgsm_";

/// Reads MGSM.
#[derive(Debug)]
pub struct MultilingualGradeSchoolMath;

/// A problem in one language: the file it stands in, its question and its number.
struct Problem<'a> {
    path: &'a str,
    language: Language,
    question: String,
    number: String,
}

/// The files with their languages: English, which is the original, first.
fn candidates(tree: &dyn SourceTree) -> Vec<(&String, Language)> {
    let mut found: Vec<(&String, Language)> = tree
        .paths()
        .iter()
        .filter_map(|path| {
            let name = path.rsplit('/').next()?;
            let tag = name.strip_prefix(NAME_MARK)?.strip_suffix(".tsv")?;
            Some((path, tag.parse().ok()?))
        })
        .collect();
    found.sort_by_key(|(_, language)| (*language != Language::EN, *language));
    found
}

impl Importer for MultilingualGradeSchoolMath {
    fn name(&self) -> &'static str {
        "mgsm"
    }

    fn recognises(&self, tree: &dyn SourceTree) -> bool {
        !candidates(tree).is_empty()
    }

    fn read(&self, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) {
        let files = candidates(tree);
        let mut problems: BTreeMap<usize, Vec<Problem<'_>>> = BTreeMap::new();
        for (index, (path, language)) in files.iter().enumerate() {
            match tree.read(path) {
                Ok(bytes) => read_file(path, *language, &bytes, &mut problems, sink),
                Err(refusal) => sink.refused(refusal),
            }
            sink.progress(index + 1, files.len());
        }
        let Some((first, language)) = files.first() else { return };
        let folder = first.rsplit_once('/').map_or("", |(folder, _)| folder);
        let items = problems.into_iter().filter_map(|(line, problems)| item(line, problems, sink)).collect();
        let path = if folder.is_empty() { "mgsm" } else { folder };
        let stages = [String::from("primary")].into();
        QuestionSet { format: "mgsm", path, part: Part::WHOLE, language: *language, stages, subjects: &["mathematics"], items, concepts: Vec::new() }
            .hand_over(stamp, sink);
    }
}

fn read_file<'a>(path: &'a str, language: Language, bytes: &[u8], problems: &mut BTreeMap<usize, Vec<Problem<'a>>>, sink: &mut dyn Sink) {
    for (line, text) in lines(path, bytes) {
        let problem = text.and_then(|text| {
            let (question, number) = text.split_once('\t').ok_or_else(|| refuse(path, line, "tsv", "the line has no tab between question and number"))?;
            let number = plain(number).ok_or_else(|| refuse(path, line, "no-answer", format!("the answer '{}' is not a number", number.trim())))?;
            if question.trim().is_empty() {
                return Err(refuse(path, line, "empty-question", "the question has no text"));
            }
            Ok(Problem { path, language, question: question.to_owned(), number })
        });
        match problem {
            Ok(problem) => problems.entry(line).or_default().push(problem),
            Err(refusal) => sink.refused(refusal),
        }
    }
}

/// One item of all languages that agree on the number; a language that does not is not the same problem.
fn item(line: usize, problems: Vec<Problem<'_>>, sink: &mut dyn Sink) -> Option<ItemDraft> {
    let correct = problems.first()?.number.clone();
    let mut texts = Vec::new();
    for problem in problems {
        if problem.number == correct {
            texts.push(ItemText {
                language: problem.language,
                prompt_html: plain_paragraphs(&problem.question),
                choices: Vec::new(),
                solution_html: String::new(),
            });
        } else {
            let reason = format!("the answer {} differs from {correct} in the first language; mend one of them", problem.number);
            sink.refused(refuse(problem.path, line, "answer-differs", reason));
        }
    }
    Some(ItemDraft {
        key: line.to_string(),
        section: None,
        concepts: Vec::new(),
        interaction: Interaction::Numeric { correct, tolerance: 0.0, unit: String::new() },
        texts,
        difficulty: None,
        grades: Vec::new(),
        subject: None,
        origin: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::testing::{library, read, stamp};
    use crate::source::MemoryTree;

    #[test]
    fn every_problem_is_one_item_in_eleven_languages() {
        let (tree, stamp) = library("questions/mgsm");
        let kept = read(&MultilingualGradeSchoolMath, &tree, &stamp);
        assert_eq!(kept.refusals, []);
        assert_eq!((kept.resources.len(), kept.item_count()), (1, 250));
        let set = &kept.resources[0];
        assert_eq!((set.languages.len(), set.languages[0]), (11, Language::EN));
        assert!(set.items.iter().all(|item| item.texts.len() == 11 && item.texts[0].language == Language::EN));
    }

    #[test]
    fn languages_stay_in_step_across_broken_lines() {
        let tree = MemoryTree::new([
            ("m/mgsm_en.tsv", &b"one\t1\n\xff\t2\nthree\t3,000\n"[..]),
            ("m/mgsm_zh.tsv", "一\t1\n二\t2\n三\t4\n没有\n空\tx\n\t6".as_bytes()),
        ]);
        let kept = read(&MultilingualGradeSchoolMath, &tree, &stamp());
        let found: Vec<(&str, u32)> = kept.refusals.iter().map(|refusal| (refusal.code, refusal.line)).collect();
        assert_eq!(found, [("not-utf-8", 2), ("tsv", 4), ("no-answer", 5), ("empty-question", 6), ("answer-differs", 3)]);
        let shape: Vec<(&str, usize)> = kept.resources[0].items.iter().map(|item| (item.key.as_str(), item.texts.len())).collect();
        assert_eq!(shape, [("1", 2), ("2", 1), ("3", 1)]);
        assert_eq!(kept.resources[0].key, "m");
    }
}
