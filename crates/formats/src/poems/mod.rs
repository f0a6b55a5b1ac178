//! Collections of classical poems and prose as JSON, in the shapes of the chinese-poetry project: one book a file, each poem a section
//! in simplified and in traditional characters.

mod authors;
mod book;
mod dynasty;
mod romanised;
mod script;
mod shape;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::model::Refusal;
use crate::source::{SourceTree, Stamp, refuse};
use crate::{Importer, Sink};

/// The importers of this module.
pub const IMPORTERS: &[&dyn Importer] = &[&ChinesePoetry];

/// The most files looked at to recognise the format.
const FILES_LOOKED_AT_MAX: usize = 8;

/// Gives back what only reading needs.
pub(crate) fn forget() {
    script::forget();
}

/// Reads collections of poems.
#[derive(Debug)]
pub struct ChinesePoetry;

/// What a file holds.
enum Content {
    Book(shape::Book),
    Authors(Vec<authors::Author>),
}

fn candidates(tree: &dyn SourceTree) -> Vec<&String> {
    tree.paths().iter().filter(|path| path.ends_with(".json")).collect()
}

fn parse(path: &str, text: &str) -> Result<Content, Refusal> {
    let root: Value =
        serde_json::from_str(text).map_err(|error| refuse(path, error.line(), "json", format!("the file is not JSON: {error}; mend it and import again")))?;
    if let Some(authors) = authors::read(&root) {
        return Ok(Content::Authors(authors));
    }
    shape::Book::read(&root)
        .map(Content::Book)
        .ok_or_else(|| refuse(path, 0, "unknown-shape", "the file has no texts: none of the fields paragraphs, para, content"))
}

/// Chinese texts in the fields of this family; that tells it from other JSON with a `content`.
fn is_poetry(content: &Content) -> bool {
    fn chinese(nodes: &[shape::Node]) -> bool {
        nodes.iter().take(FILES_LOOKED_AT_MAX).any(|node| match node {
            shape::Node::Part { nodes, .. } => chinese(nodes),
            shape::Node::Text(text) => text.lines.iter().any(|line| line.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))),
        })
    }
    matches!(content, Content::Book(book) if chinese(&book.nodes))
}

impl Importer for ChinesePoetry {
    fn name(&self) -> &'static str {
        "chinese-poetry"
    }

    fn recognises(&self, tree: &dyn SourceTree) -> bool {
        candidates(tree)
            .into_iter()
            .take(FILES_LOOKED_AT_MAX)
            .any(|path| tree.read_text(path).and_then(|text| parse(path, &text)).is_ok_and(|content| is_poetry(&content)))
    }

    fn read(&self, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) {
        let paths = candidates(tree);
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let mut in_folder: BTreeMap<&str, usize> = BTreeMap::new();
        for path in &paths {
            *in_folder.entry(folder_of(path)).or_default() += 1;
        }
        for (index, path) in paths.iter().enumerate() {
            match tree.read_text(path).and_then(|text| parse(path, &text).map(|content| (content, script::script_of(&text)))) {
                Ok((content, script)) => {
                    // A file that is alone in its folder has the name of the folder for a title.
                    let alone = in_folder.get(folder_of(path)) == Some(&1);
                    let read = match content {
                        Content::Book(shape) => book::draft(path, shape, script, alone, stamp, sink),
                        Content::Authors(found) => authors::draft(path, found, script, stamp, sink).map(|draft| (draft, None)),
                    };
                    if let Some((draft, version)) = read {
                        if !sink.resource(book::told_apart(draft, version, &mut taken)) {
                            return;
                        }
                    } else {
                        sink.unread(Some(book::key_of(path)));
                    }
                }
                Err(refusal) => {
                    sink.refused(refusal);
                    sink.unread(Some(book::key_of(path)));
                }
            }
            sink.progress(index + 1, paths.len());
        }
    }
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests;
