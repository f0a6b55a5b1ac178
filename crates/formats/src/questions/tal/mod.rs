//! TAL-SCQ5K: single-choice questions of mathematics, one JSON record a line, with routes of knowledge points, difficulty and analysis.

mod mend;
mod routes;

use std::collections::{BTreeSet, HashSet};

use kernel::Language;
use serde::Deserialize;

use super::choices::labelled;
use super::formula_text::{inline, paragraphs};
use super::grades::grades_in;
use super::lines::records;
use super::set::{QuestionSet, first_line_has, unread_beside};
use crate::model::{Interaction, ItemDraft, ItemText, Refusal};
use crate::source::{SourceTree, Stamp, refuse};
use crate::{Importer, Sink};
use routes::Routes;

/// The hardest level of the source; 0 is the easiest.
const DIFFICULTY_MAX: u8 = 4;

/// What the source writes where it does not know where a question comes from.
const SOURCES_UNKNOWN: [&str; 2] = ["其它", "其他"];

/// Reads TAL-SCQ5K.
#[derive(Debug)]
pub struct TalSingleChoice;

#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    dataset_name: String,
    #[serde(rename = "queId")]
    id: String,
    #[serde(default)]
    competition_source_list: Option<Vec<String>>,
    #[serde(default)]
    difficulty: Option<String>,
    problem: String,
    answer_option_list: Vec<Vec<AnswerOption>>,
    #[serde(default)]
    knowledge_point_routes: Option<Vec<String>>,
    #[serde(default)]
    answer_analysis: Option<Vec<String>>,
    answer_value: String,
}

#[derive(Deserialize)]
struct AnswerOption {
    #[serde(rename = "aoVal")]
    label: String,
    content: String,
}

fn candidates(tree: &dyn SourceTree) -> Vec<&String> {
    let mark = b"\"answer_option_list\"";
    tree.paths().iter().filter(|path| path.ends_with(".jsonl") && first_line_has(tree, path, mark)).collect()
}

impl Importer for TalSingleChoice {
    fn name(&self) -> &'static str {
        "tal-scq5k"
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

/// One file is one set: the Chinese and the English file hold different questions. `false` where the sink asked to stop.
fn read_file(path: &str, bytes: &[u8], stamp: &Stamp, sink: &mut dyn Sink) -> bool {
    let mut language = None;
    let mut routes = Routes::default();
    let mut stages = BTreeSet::new();
    let mut keys = HashSet::new();
    let mut items = Vec::new();
    for (line, record) in records::<Record>(path, bytes) {
        let record = match record {
            Ok(record) => record,
            Err(refusal) => {
                sink.refused(refusal);
                continue;
            }
        };
        let language = *language.get_or_insert_with(|| language_of(&record));
        if !keys.insert(record.id.clone()) {
            sink.refused(refuse(path, line, "duplicate-key", format!("the id '{}' is taken by a question above", record.id)));
            continue;
        }
        match item(path, line, &record, language, &mut routes, sink) {
            Ok(item) => {
                stages.extend(stage_of(&record.dataset_name));
                items.push(item);
            }
            Err(refusal) => sink.refused(refusal),
        }
    }
    let language = language.unwrap_or(Language::EN);
    QuestionSet {
        format: "tal-scq5k",
        path,
        part: super::titles::part_of(path),
        language,
        stages,
        subjects: &["mathematics"],
        items,
        concepts: routes.into_concepts(language),
    }
    .hand_over(stamp, sink)
}

fn item(path: &str, line: usize, record: &Record, language: Language, routes: &mut Routes, sink: &mut dyn Sink) -> Result<ItemDraft, Refusal> {
    let fault = |(code, reason): (&'static str, String)| refuse(path, line, code, reason);
    let prompt_html = paragraphs(&mend::mend(&record.problem, true), path, line, sink);
    if prompt_html.is_empty() {
        return Err(refuse(path, line, "empty-question", "the question has no text"));
    }
    let mut options = Vec::new();
    for option in record.answer_option_list.iter().flatten() {
        options.push((option.label.as_str(), inline(&mend::mend(&option.content, false), path, line, sink)));
    }
    let (choices, correct) = labelled(options, &record.answer_value).map_err(fault)?;
    let mut solution_html = String::new();
    for analysis in record.answer_analysis.iter().flatten() {
        solution_html.push_str(&paragraphs(&mend::mend(analysis, true), path, line, sink));
    }
    let concepts = record.knowledge_point_routes.iter().flatten().filter_map(|route| routes.add(route)).collect::<BTreeSet<_>>().into_iter().collect();
    let sources: Vec<&str> = record
        .competition_source_list
        .iter()
        .flatten()
        .map(|source| source.trim())
        .filter(|source| !source.is_empty() && !SOURCES_UNKNOWN.contains(source))
        .collect();
    let mut grades: Vec<u8> = sources.iter().flat_map(|source| grades_in(source)).collect::<BTreeSet<_>>().into_iter().collect();
    grades.sort_unstable();
    Ok(ItemDraft {
        key: record.id.clone(),
        section: None,
        concepts,
        interaction: Interaction::SingleChoice { correct },
        texts: vec![ItemText { language, prompt_html, choices, solution_html }],
        difficulty: difficulty(path, line, record.difficulty.as_deref(), sink),
        grades,
        subject: None,
        origin: sources.join("; "),
    })
}

/// The level as a share of the hardest; a level that is not on the scale is reported and the question goes without.
fn difficulty(path: &str, line: usize, level: Option<&str>, sink: &mut dyn Sink) -> Option<f32> {
    let level = level.map(str::trim).filter(|level| !level.is_empty())?;
    let known = level.parse::<u8>().ok().filter(|level| *level <= DIFFICULTY_MAX);
    if known.is_none() {
        sink.refused(refuse(
            path,
            line,
            "difficulty",
            format!("the difficulty '{level}' is not on the scale from 0 to {DIFFICULTY_MAX}; the question is taken without it"),
        ));
    }
    known.map(|level| f32::from(level) / f32::from(DIFFICULTY_MAX))
}

/// The name of the data set says the language (`prime_math_competition_ch_single_choice_3.2K_dev`); where it does not, the characters do.
fn language_of(record: &Record) -> Language {
    for word in record.dataset_name.split('_') {
        match word {
            "ch" | "cn" | "zh" => return Language::ZH_HANS,
            "en" => return Language::EN,
            _ => {}
        }
    }
    let chinese = record.problem.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    if chinese { Language::ZH_HANS } else { Language::EN }
}

fn stage_of(dataset_name: &str) -> Option<String> {
    let stage = match dataset_name.split('_').next()? {
        "prime" => "primary",
        "mid" => "junior",
        "high" => "senior",
        _ => return None,
    };
    Some(stage.to_owned())
}

#[cfg(test)]
mod tests;
