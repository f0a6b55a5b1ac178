//! freeCodeCamp quizzes: `curriculum/challenges/<language>/blocks/<block>/<id>.md`, Markdown with marked headings.
//!
//! One set for each quiz, not one for all: a quiz has a title of its own in each language ("Cuestionario sobre clases de JavaScript"),
//! and that is what people look for, open and finish. Its translations are aligned by the id in the front matter.

mod align;
mod challenge;

use std::collections::BTreeMap;

use kernel::{Language, LocalizedText};

use super::markdown_text::to_html;
use crate::html::text_of;
use crate::model::{Classification, ResourceDraft, ResourceKind};
use crate::source::{SourceTree, Stamp, refuse};
use crate::{Importer, Sink};
use challenge::Challenge;

/// Reads freeCodeCamp quizzes.
#[derive(Debug)]
pub struct FreeCodeCampQuizzes;

/// The folders of the curriculum and the languages in them.
const LANGUAGES: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("chinese", "zh-Hans"),
    ("chinese-traditional", "zh-Hant"),
    ("english", "en"),
    ("espanol", "es"),
    ("german", "de"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("portuguese", "pt-BR"),
    ("swahili", "sw"),
    ("ukrainian", "uk"),
];

/// A file of a challenge, by the parts of its path.
struct Place<'a> {
    path: &'a str,
    language: &'a str,
    block: &'a str,
}

fn places(tree: &dyn SourceTree) -> Vec<Place<'_>> {
    tree.paths().iter().filter_map(|path| place(path)).collect()
}

fn place(path: &str) -> Option<Place<'_>> {
    let inside = path.strip_prefix("challenges/").or_else(|| path.split_once("/challenges/").map(|(_, inside)| inside))?;
    let (language, rest) = inside.split_once('/')?;
    let (folders, name) = rest.rsplit_once('/')?;
    let block = folders.rsplit('/').next()?;
    (name.ends_with(".md") && !block.is_empty()).then_some(Place { path, language, block })
}

/// The name of a file, which is the id of its challenge.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

impl Importer for FreeCodeCampQuizzes {
    fn name(&self) -> &'static str {
        "freecodecamp"
    }

    fn recognises(&self, tree: &dyn SourceTree) -> bool {
        tree.paths().iter().any(|path| place(path).is_some_and(|place| LANGUAGES.iter().any(|(folder, _)| *folder == place.language)))
    }

    fn read(&self, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) {
        let places = places(tree);
        let mut quizzes: BTreeMap<(String, String), Vec<(Language, Challenge)>> = BTreeMap::new();
        let mut no_quizzes: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
        for (index, place) in places.iter().enumerate() {
            sink.progress(index + 1, places.len());
            let Some(language) = LANGUAGES.iter().find(|(folder, _)| *folder == place.language).and_then(|(_, tag)| tag.parse().ok()) else {
                sink.refused(refuse(
                    place.path,
                    0,
                    "unknown-language",
                    format!("the language folder '{}' is not known; add it to the table of languages", place.language),
                ));
                continue;
            };
            match tree.read_text(place.path).and_then(|text| Challenge::parse(place.path, &text)) {
                Ok(challenge) if !challenge.is_quiz => no_quizzes.entry(place.block).or_insert((0, place.path)).0 += 1,
                Ok(challenge) => quizzes.entry((place.block.to_owned(), challenge.id.clone())).or_default().push((language, challenge)),
                Err(refusal) => {
                    sink.refused(refusal);
                    sink.unread(Some(stem(place.path)));
                }
            }
        }
        for (block, (count, first)) in no_quizzes {
            sink.refused(refuse(
                first,
                0,
                "not-a-quiz",
                format!("{count} files of the block '{block}', beginning with this one, have no questions: coding challenges and scenes are not taken in"),
            ));
        }
        for ((block, id), mut languages) in quizzes {
            // English is the original of the whole curriculum; where it is not there, the order of the tags serves.
            languages.sort_by_key(|(language, _)| (*language != Language::EN, *language));
            if !hand_over(&block, &id, languages, stamp, sink) {
                return;
            }
        }
    }
}

/// `false` where the sink asked to stop.
fn hand_over(block: &str, id: &str, languages: Vec<(Language, Challenge)>, stamp: &Stamp, sink: &mut dyn Sink) -> bool {
    let (mut titles, mut summaries) = (LocalizedText::default(), LocalizedText::default());
    let mut subject = None;
    for (language, challenge) in &languages {
        titles.set(*language, if challenge.title.is_empty() { block } else { challenge.title.as_str() });
        let mut problems = Vec::new();
        let summary = text_of(&to_html(&challenge.description, &mut problems));
        if !summary.is_empty() {
            summaries.set(*language, summary);
        }
        for problem in problems {
            sink.refused(refuse(&challenge.path, problem.line, problem.code, problem.reason));
        }
        subject = subject.or_else(|| challenge.taught_language.as_deref().map(subject_of));
    }
    let Some(first) = languages.first().map(|(_, challenge)| challenge.path.clone()) else { return true };
    let tags = languages.iter().map(|(language, _)| *language).collect();
    let items = align::items(&format!("{block}/{id}"), languages, sink);
    if items.is_empty() {
        sink.refused(refuse(&first, 0, "empty", "no question could be read from it"));
        sink.unread(Some(id));
        return true;
    }
    sink.resource(ResourceDraft {
        key: id.to_owned(),
        kind: ResourceKind::QuestionSet,
        titles,
        summaries,
        languages: tags,
        authors: vec![stamp.provenance.attribution.clone()],
        classification: Classification {
            stages: vec!["lifelong".to_owned()],
            subjects: vec![subject.unwrap_or_else(|| "informatics".to_owned())],
            ..Classification::default()
        },
        provenance: stamp.provenance.clone(),
        sections: Vec::new(),
        items,
        concepts: Vec::new(),
    })
}

/// The subject of a quiz that teaches a language: its front matter names it.
fn subject_of(tag: &str) -> String {
    match tag.split(['-', '_']).next().unwrap_or(tag) {
        "en" => "english",
        "zh" => "chinese",
        "es" => "spanish",
        "ja" => "japanese",
        "ru" => "russian",
        "de" => "german",
        "fr" => "french",
        other => other,
    }
    .to_owned()
}

#[cfg(test)]
mod tests;
