//! Lists of authors with what is known of their lives: a book in which each author is a section.

use kernel::Language;
use serde_json::Value;

use super::book::{Names, folder_title, section_texts};
use crate::Sink;
use crate::html::{clean, escape};
use crate::model::{ResourceDraft, SectionDraft, SectionKind};
use crate::source::{Stamp, refuse};

/// What such a book is called after its folder, as prefaces of classical editions call it.
const LIVES: &str = "作者小传";
/// What the source writes where it knows nothing, and between two accounts of the same life.
const PARTING: &str = "--";

/// An author as the source knows them.
#[derive(Debug)]
pub(super) struct Author {
    name: String,
    accounts: Vec<String>,
}

/// A list of nothing but entries with a name and a description; `None` where the file is something else.
pub(super) fn read(root: &Value) -> Option<Vec<Author>> {
    let entries = root.as_array().filter(|entries| !entries.is_empty())?;
    entries.iter().map(author).collect()
}

fn author(entry: &Value) -> Option<Author> {
    let text = |name: &str| entry.get(name).and_then(Value::as_str).map(str::trim);
    let name = text("name")?.to_owned();
    let long = text("description").or_else(|| text("desc"))?;
    let mut accounts: Vec<String> = long.split(PARTING).map(str::trim).filter(|account| !account.is_empty()).map(str::to_owned).collect();
    if let Some(short) = text("short_description").filter(|short| !short.is_empty() && !long.contains(*short)) {
        accounts.insert(0, short.to_owned());
    }
    Some(Author { name, accounts })
}

pub(super) fn draft(path: &str, authors: Vec<Author>, script: Language, stamp: &Stamp, sink: &mut dyn Sink) -> Option<ResourceDraft> {
    let total = authors.len();
    let mut sections = Vec::new();
    for (index, author) in authors.into_iter().enumerate() {
        if author.accounts.is_empty() || author.name.is_empty() {
            continue;
        }
        let paragraphs: String = author.accounts.iter().map(|account| format!("<p>{}</p>", escape(account))).collect();
        sections.push(SectionDraft {
            key: (index + 1).to_string(),
            parent: None,
            kind: SectionKind::Section,
            number: String::new(),
            texts: section_texts(path, script, &author.name, &clean(&paragraphs)),
            poem: None,
            concepts: Vec::new(),
        });
    }
    let nothing_known = total - sections.len();
    if nothing_known > 0 {
        sink.refused(refuse(path, 0, "no-text", format!("{nothing_known} of {total} authors have a name only; nothing is told of their lives")));
    }
    if sections.is_empty() {
        return None;
    }
    let folder = path.rsplit_once('/').map_or_else(String::new, |(folders, _)| folder_title(folders));
    Some(Names { title: format!("{folder}{LIVES}"), ..Names::default() }.into_draft(path, script, stamp, sections))
}
