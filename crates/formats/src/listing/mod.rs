//! Catalogues of textbooks: facts about books, no text. A catalogue is one JSON file of rows over shared word lists:
//! `{"fields": ["id", "title", "stage", …], "dict": {"stage": ["小学", …], …}, "books": [["1bg8hd1", "…", 0, …], …]}`.
//! A field that has a word list holds an index into it, and -1 where the book has none.

pub mod codes;
mod row;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::model::Refusal;
use crate::source::{SourceTree, Stamp, refuse};
use crate::{Importer, Sink};

/// The importers of this module.
pub const IMPORTERS: &[&dyn Importer] = &[&TextbookCatalogue];

/// The most files looked at to recognise the format.
const FILES_LOOKED_AT_MAX: usize = 8;

/// Reads catalogues of textbooks.
#[derive(Debug)]
pub struct TextbookCatalogue;

#[derive(Deserialize)]
struct Catalogue {
    fields: Vec<String>,
    dict: Map<String, Value>,
    books: Vec<Value>,
}

fn candidates(tree: &dyn SourceTree) -> impl Iterator<Item = &String> {
    tree.paths().iter().filter(|path| path.ends_with(".json"))
}

/// Cheap and sure enough: the three names stand in the file, and it is not a list.
fn looks_like_a_catalogue(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(without_mark(bytes)).unwrap_or("");
    text.trim_start().starts_with('{') && ["\"fields\"", "\"dict\"", "\"books\""].iter().all(|mark| text.contains(mark))
}

impl Importer for TextbookCatalogue {
    fn name(&self) -> &'static str {
        "textbook-catalogue"
    }

    fn recognises(&self, tree: &dyn SourceTree) -> bool {
        candidates(tree).take(FILES_LOOKED_AT_MAX).any(|path| tree.read(path).is_ok_and(|bytes| looks_like_a_catalogue(&bytes)))
    }

    fn read(&self, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) {
        for path in candidates(tree) {
            match tree.read(path) {
                Ok(bytes) if !looks_like_a_catalogue(&bytes) => {
                    // Some other file, unless it is damaged: then it may have been a catalogue.
                    if serde_json::from_slice::<serde::de::IgnoredAny>(without_mark(&bytes)).is_err() {
                        sink.refused(refuse(path, 0, "json", "the file is not JSON; mend it and import again"));
                        sink.unread(None);
                    }
                }
                Ok(bytes) => {
                    if !read_catalogue(path, &bytes, stamp, sink) {
                        return;
                    }
                }
                Err(refusal) => {
                    sink.refused(refusal);
                    sink.unread(None);
                }
            }
        }
    }
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// `false` where the sink asked to stop.
fn read_catalogue(path: &str, bytes: &[u8], stamp: &Stamp, sink: &mut dyn Sink) -> bool {
    let catalogue: Catalogue = match serde_json::from_slice(without_mark(bytes)) {
        Ok(catalogue) => catalogue,
        Err(error) => {
            sink.refused(refuse(path, error.line(), "json", format!("the catalogue cannot be read: {error}; mend the file and import again")));
            sink.unread(None);
            return true;
        }
    };
    let mut keys = std::collections::HashSet::new();
    let total = catalogue.books.len();
    for (index, book) in catalogue.books.iter().enumerate() {
        let entry = row::Row::new(&catalogue.fields, &catalogue.dict, book).and_then(|row| row::draft(&row, stamp)).and_then(|draft| {
            if keys.insert(draft.key.clone()) { Ok(draft) } else { Err(("duplicate-key", format!("the id '{}' is taken by a book above", draft.key))) }
        });
        match entry {
            Ok(draft) => {
                if !sink.resource(draft) {
                    return false;
                }
            }
            Err((code, reason)) => {
                sink.refused(row_refusal(path, index, code, &reason));
                sink.unread(row::id(&catalogue.fields, book));
            }
        }
        sink.progress(index + 1, total);
    }
    true
}

/// Rows have no lines of their own: such a file is one line.
fn row_refusal(path: &str, index: usize, code: &'static str, reason: &str) -> Refusal {
    refuse(path, 0, code, format!("book {}: {reason}", index + 1))
}

#[cfg(test)]
mod tests;
