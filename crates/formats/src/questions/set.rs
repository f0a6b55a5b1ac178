//! A set of questions on its way to the sink: what all formats share.

use std::collections::BTreeSet;

use kernel::{Language, LocalizedText};

use super::titles::{Part, titles};
use crate::Sink;
use crate::bounds::ITEMS_MAX;
use crate::model::{Classification, ConceptDraft, ItemDraft, ResourceDraft, ResourceKind};
use crate::source::{SourceTree, Stamp, refuse};

/// What a format found in one file, or in several that belong together.
pub(crate) struct QuestionSet<'a> {
    /// The format, as in `titles.tsv`.
    pub(crate) format: &'a str,
    /// The file or folder.
    pub(crate) path: &'a str,
    /// Which part of the data set it is. It stands in the title.
    pub(crate) part: Part<'a>,
    /// The language of the original.
    pub(crate) language: Language,
    pub(crate) stages: BTreeSet<String>,
    pub(crate) subjects: &'a [&'a str],
    pub(crate) items: Vec<ItemDraft>,
    pub(crate) concepts: Vec<ConceptDraft>,
}

impl QuestionSet<'_> {
    /// Hands the set over as one resource; an empty one is refused. `false` where the sink asked to stop.
    pub(crate) fn hand_over(mut self, stamp: &Stamp, sink: &mut dyn Sink) -> bool {
        if self.items.is_empty() {
            sink.refused(refuse(self.path, 0, "empty", "no question could be read from it"));
            sink.unread(Some(key_of(self.path)));
            return true;
        }
        let beyond = cut_to(&mut self.items, ITEMS_MAX);
        if beyond > 0 {
            sink.refused(refuse(self.path, 0, "too-many", format!("{beyond} questions beyond the first {ITEMS_MAX} were left out; split the file")));
        }
        sink.resource(ResourceDraft {
            key: key_of(self.path).to_owned(),
            kind: ResourceKind::QuestionSet,
            titles: titles(self.format, self.language, self.part),
            summaries: LocalizedText::default(),
            languages: languages_of(&self.items, self.language),
            authors: vec![stamp.provenance.attribution.clone()],
            classification: Classification {
                stages: self.stages.into_iter().collect(),
                grades: self.items.iter().flat_map(|item| item.grades.iter().copied()).collect::<BTreeSet<_>>().into_iter().collect(),
                subjects: self.subjects.iter().map(|subject| (*subject).to_owned()).collect(),
                ..Classification::default()
            },
            provenance: stamp.provenance.clone(),
            sections: Vec::new(),
            items: self.items,
            concepts: self.concepts,
        })
    }
}

/// Cuts a list to its bound; how many were beyond it.
fn cut_to<T>(list: &mut Vec<T>, max: usize) -> usize {
    let beyond = list.len().saturating_sub(max);
    list.truncate(max);
    beyond
}

/// The languages of all items, the original first.
fn languages_of(items: &[ItemDraft], original: Language) -> Vec<Language> {
    let all: BTreeSet<Language> = items.iter().flat_map(|item| item.texts.iter().map(|text| text.language)).collect();
    let mut languages = vec![original];
    languages.extend(all.into_iter().filter(|language| *language != original));
    languages
}

/// The path without its extension.
pub(crate) fn key_of(path: &str) -> &str {
    let name_at = path.rfind('/').map_or(0, |at| at + 1);
    match path.get(name_at..).and_then(|name| name.find('.')).filter(|at| *at > 0) {
        Some(at) => path.get(..name_at + at).unwrap_or(path),
        None => path,
    }
}

/// Names the JSONL files that were not among those read: one that held a set before and is damaged no longer looks like one.
pub(crate) fn unread_beside(tree: &dyn SourceTree, read: &[&String], sink: &mut dyn Sink) {
    for path in tree.paths().iter().filter(|path| path.ends_with(".jsonl") && !read.contains(path)) {
        sink.unread(Some(key_of(path)));
    }
}

/// Whether this mark stands in the first lines of a file, so that one broken line at the top does not hide the format.
pub(crate) fn first_line_has(tree: &dyn SourceTree, path: &str, mark: &[u8]) -> bool {
    const LINES_LOOKED_AT_MAX: usize = 8;
    let Ok(bytes) = tree.read(path) else { return false };
    bytes.split(|byte| *byte == b'\n').take(LINES_LOOKED_AT_MAX).any(|line| line.windows(mark.len()).any(|window| window == mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_cut_at_their_bound() {
        let (mut at, mut above) = (vec![(); ITEMS_MAX], vec![(); ITEMS_MAX + 1]);
        assert_eq!((cut_to(&mut at, ITEMS_MAX), cut_to(&mut above, ITEMS_MAX)), (0, 1));
        assert_eq!((at.len(), above.len()), (ITEMS_MAX, ITEMS_MAX));
    }

    #[test]
    fn keys_are_paths_without_extension() {
        assert_eq!(key_of("a.b/test.jsonl.tar.gz"), "a.b/test");
        assert_eq!(key_of("a.b/test"), "a.b/test");
        assert_eq!(key_of(".hidden"), ".hidden");
    }
}
