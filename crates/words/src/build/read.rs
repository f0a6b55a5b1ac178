//! Reading the Fluent files of a room.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fluent_syntax::ast;

use super::lower::{Lowering, Piece};
use super::refusal::Refusal;
use crate::Tongue;

/// The words of a room in one language.
pub(crate) struct Book {
    pub tongue: Tongue,
    pub path: PathBuf,
    /// Number of lines, where a missing message would be added.
    pub lines: usize,
    pub entries: BTreeMap<String, Entry>,
}

/// A message, or an attribute of one under the key `message.attribute`.
pub(crate) struct Entry {
    pub line: usize,
    pub pieces: Vec<Piece>,
}

/// Reads every language of a room that has a file.
pub(crate) fn books(room: &str, locales_dir: &Path, required: &[&str], refusals: &mut Vec<Refusal>) -> Vec<Book> {
    refuse_strange_folders(locales_dir, refusals);
    let mut books = Vec::new();
    for tongue in Tongue::ALL {
        let path = locales_dir.join(tongue.tag()).join(format!("{room}.ftl"));
        match std::fs::read_to_string(&path) {
            Ok(source) => books.push(book(tongue, path, &source.replace("\r\n", "\n"), refusals)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !required.contains(&tongue.tag()) && tongue != Tongue::En => {}
            Err(error) => refusals.push(Refusal::at(&path, 0, "", format!("this language is required and its file cannot be read: {error}"))),
        }
    }
    books
}

/// A folder that is no interface language would be ignored in silence: a misspelt `zh-hans` must not be.
fn refuse_strange_folders(locales_dir: &Path, refusals: &mut Vec<Refusal>) {
    for folder in std::fs::read_dir(locales_dir).into_iter().flatten().flatten() {
        let name = folder.file_name();
        if !Tongue::ALL.iter().any(|tongue| name == tongue.tag()) {
            let known = Tongue::ALL.map(Tongue::tag).join(", ");
            refusals.push(Refusal::at(&folder.path(), 0, "", format!("not a language of the interface; known are {known}")));
        }
    }
}

fn book(tongue: Tongue, path: PathBuf, source: &str, refusals: &mut Vec<Refusal>) -> Book {
    let resource = match fluent_syntax::parser::parse(source) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let before = source.get(..error.pos.start).unwrap_or(source);
                let junk = error.slice.and_then(|slice| source.get(slice)).unwrap_or_default().trim_start();
                let key = junk.split(['=', '\n']).next().unwrap_or_default().trim();
                refusals.push(Refusal::at(&path, before.matches('\n').count() + 1, key, format!("not Fluent: {}", error.kind)));
            }
            resource
        }
    };
    let mut entries = BTreeMap::new();
    let mut lowering = Lowering::new(tongue, &path, source, &resource, refusals);
    for entry in &resource.body {
        match entry {
            ast::Entry::Message(message) => add(&mut lowering, &mut entries, message),
            ast::Entry::Term(term) => lowering.check_term(term),
            _ => {}
        }
    }
    Book { tongue, lines: source.lines().count().max(1), entries, path }
}

fn add(lowering: &mut Lowering<'_>, entries: &mut BTreeMap<String, Entry>, message: &ast::Message<&str>) {
    let id = message.id.name;
    let line = line_of(lowering.source, id);
    if entries.keys().any(|key| key.split('.').next() == Some(id)) {
        lowering.refuse(id, "defined twice: remove one");
        return;
    }
    if let Some(pattern) = &message.value {
        let pieces = lowering.pieces(id, pattern);
        entries.insert(id.to_owned(), Entry { line, pieces });
    }
    for attribute in &message.attributes {
        let key = format!("{id}.{}", attribute.id.name);
        let pieces = lowering.pieces(&key, &attribute.value);
        let line = line_of(lowering.source, &key);
        if entries.insert(key.clone(), Entry { line, pieces }).is_some() {
            lowering.refuse(&key, "defined twice: remove one");
        }
    }
}

/// The line where `message`, `-term` or `message.attribute` is defined; the syntax tree keeps no positions.
pub(crate) fn line_of(source: &str, key: &str) -> usize {
    let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
    let defines = |line: &str, name: &str| line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('='));
    let mut numbered = source.lines().zip(1..);
    let Some((_, message_line)) = numbered.find(|(line, _)| defines(line, id)) else { return 0 };
    let Some(attribute) = attribute else { return message_line };
    let name = format!(".{attribute}");
    numbered.find(|(line, _)| defines(line.trim_start(), &name)).map_or(message_line, |(_, line)| line)
}
