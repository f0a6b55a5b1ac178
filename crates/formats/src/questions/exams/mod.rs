//! EXAMS: examination questions of secondary schools in many languages, JSONL in the shape of the ARC data set, plain or packed as
//! `.jsonl.tar.gz`. One set a language: people look for questions in a language that they read.

mod words;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use kernel::Language;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::archive::{Limits, members};
use super::choices::labelled;
use super::formula_text::inline;
use super::grades::GRADE_MAX;
use super::lines::records;
use super::set::{QuestionSet, first_line_has};
use crate::model::{Interaction, ItemDraft, ItemText};
use crate::source::{SourceTree, Stamp, refuse};
use crate::{Importer, Sink};

/// Reads EXAMS.
#[derive(Debug)]
pub struct ExamQuestions;

#[derive(Deserialize)]
struct Record {
    id: String,
    question: Question,
    #[serde(rename = "answerKey")]
    answer_key: String,
    info: Info,
}

#[derive(Deserialize)]
struct Question {
    stem: String,
    choices: Vec<AnswerOption>,
}

#[derive(Deserialize)]
struct AnswerOption {
    text: String,
    label: String,
}

#[derive(Deserialize)]
struct Info {
    #[serde(default)]
    grade: Option<u8>,
    subject: String,
    language: String,
}

/// All that was read so far.
#[derive(Default)]
struct Found {
    sets: BTreeMap<Language, Vec<ItemDraft>>,
    keys: HashSet<String>,
    left_out: BTreeMap<(String, String), usize>,
    /// Languages with a question that was refused: where none is left of one, its set is kept as it was.
    refused: BTreeSet<Language>,
}

impl Importer for ExamQuestions {
    fn name(&self) -> &'static str {
        "exams-qa"
    }

    fn recognises(&self, tree: &dyn SourceTree) -> bool {
        tree.paths().iter().any(|path| is_archive(tree, path) || is_plain(tree, path))
    }

    fn read(&self, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) {
        let paths: Vec<&String> = tree.paths().iter().filter(|path| is_archive(tree, path) || is_plain(tree, path)).collect();
        let mut found = Found::default();
        for (index, path) in paths.iter().enumerate() {
            match tree.read(path) {
                Ok(bytes) if path.ends_with(".gz") => {
                    let mut refusals = Vec::new();
                    members(
                        path,
                        &bytes,
                        Limits::default(),
                        |name, content| {
                            read_lines(&format!("{path}/{name}"), &content, &mut found, sink);
                            true
                        },
                        |refusal| refusals.push(refusal),
                    );
                    if !refusals.is_empty() {
                        sink.unread(None); // sets are parted by the languages of their questions
                    }
                    refusals.into_iter().for_each(|refusal| sink.refused(refusal));
                }
                Ok(bytes) => read_lines(path, &bytes, &mut found, sink),
                Err(refusal) => sink.refused(refusal),
            }
            sink.progress(index + 1, paths.len());
        }
        if tree.paths().iter().any(|path| !paths.contains(&path) && is_damaged(tree, path)) {
            sink.unread(None);
        }
        hand_over(found, stamp, sink);
    }
}

/// An archive counts where its first member is of this format.
fn is_archive(tree: &dyn SourceTree, path: &str) -> bool {
    if !path.ends_with(".jsonl.tar.gz") {
        return false;
    }
    let Ok(bytes) = tree.read(path) else { return false };
    let mut is = false;
    members(
        path,
        &bytes,
        Limits { files: 1, ..Limits::default() },
        |_, content| {
            is = content.split(|byte| *byte == b'\n').take(8).any(|line| serde_json::from_slice::<Record>(line).is_ok());
            false
        },
        |_| {},
    );
    is
}

/// Whether a file with a name of this format can no longer be read as lines of JSON at all, whatever it held.
fn is_damaged(tree: &dyn SourceTree, path: &str) -> bool {
    let no_record = |content: &[u8]| !content.split(|byte| *byte == b'\n').take(8).any(|line| serde_json::from_slice::<IgnoredAny>(line).is_ok());
    if path.ends_with(".jsonl") {
        return tree.read(path).map_or(true, |bytes| no_record(&bytes));
    }
    if !path.ends_with(".jsonl.tar.gz") {
        return false;
    }
    let Ok(bytes) = tree.read(path) else { return true };
    let mut is_damaged = true;
    let first = |_: &str, content: Vec<u8>| {
        is_damaged = no_record(&content);
        false
    };
    members(path, &bytes, Limits { files: 1, ..Limits::default() }, first, |_| {});
    is_damaged
}

fn is_plain(tree: &dyn SourceTree, path: &str) -> bool {
    path.ends_with(".jsonl") && first_line_has(tree, path, b"\"answerKey\"") && first_line_has(tree, path, b"\"stem\"")
}

fn read_lines(path: &str, bytes: &[u8], found: &mut Found, sink: &mut dyn Sink) {
    for (line, record) in records::<Record>(path, bytes) {
        let read = match record {
            Ok(record) => add(path, line, &record, found, sink).map_err(|(code, reason)| {
                if let Some(language) = words::language(&record.info.language) {
                    found.refused.insert(language);
                }
                refuse(path, line, code, reason)
            }),
            Err(refusal) => {
                sink.unread(None);
                Err(refusal)
            }
        };
        if let Err(refusal) = read {
            sink.refused(refusal);
        }
    }
}

fn add(path: &str, line: usize, record: &Record, found: &mut Found, sink: &mut dyn Sink) -> Result<(), (&'static str, String)> {
    let Info { subject, language: language_name, .. } = &record.info;
    if words::is_religious_studies(subject) {
        *found.left_out.entry((path.to_owned(), subject.clone())).or_default() += 1;
        return Ok(());
    }
    let language = words::language(language_name)
        .ok_or_else(|| ("unknown-language", format!("the language '{language_name}' is not known; add it to the table of languages")))?;
    if record.question.stem.trim().is_empty() {
        return Err(("empty-question", "the question has no text".to_owned()));
    }
    let options = record.question.choices.iter().map(|option| (option.label.as_str(), inline(&option.text, path, line, sink)));
    let (choices, correct) = labelled(options.collect::<Vec<_>>(), &record.answer_key)?;
    if !found.keys.insert(record.id.clone()) {
        return Err(("duplicate-key", format!("the id '{}' is taken by a question above", record.id)));
    }
    let grade = record.info.grade.filter(|grade| (1..=GRADE_MAX).contains(grade));
    if grade.is_none() && record.info.grade.is_some_and(|grade| grade != 0) {
        sink.refused(refuse(path, line, "grade", "the grade is beyond 12; the question is taken without it"));
    }
    let prompt_html = inline(&record.question.stem, path, line, sink);
    found.sets.entry(language).or_default().push(ItemDraft {
        key: record.id.clone(),
        section: None,
        concepts: Vec::new(),
        interaction: Interaction::SingleChoice { correct },
        texts: vec![ItemText { language, prompt_html: format!("<p>{prompt_html}</p>"), choices, solution_html: String::new() }],
        difficulty: None,
        grades: grade.into_iter().collect(),
        subject: Some(words::subject(subject).to_owned()),
        origin: format!("{path}#{}", record.id),
    });
    Ok(())
}

fn hand_over(found: Found, stamp: &Stamp, sink: &mut dyn Sink) {
    for ((path, subject), count) in found.left_out {
        sink.refused(refuse(&path, 0, "left-out", format!("{count} questions of the subject '{subject}': religious studies are not taken in")));
    }
    for language in found.refused.iter().filter(|language| !found.sets.contains_key(language)) {
        sink.unread(Some(language.tag()));
    }
    for (language, items) in found.sets {
        let subjects: BTreeSet<String> = items.iter().filter_map(|item| item.subject.clone()).collect();
        let subjects: Vec<&str> = subjects.iter().map(String::as_str).collect();
        let stages = items.iter().flat_map(|item| item.grades.iter().map(|grade| words::stage(*grade).to_owned())).collect();
        let set = QuestionSet {
            format: "exams-qa",
            path: language.tag(),
            part: words::part(language),
            language,
            stages,
            subjects: &subjects,
            items,
            concepts: Vec::new(),
        };
        if !set.hand_over(stamp, sink) {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
