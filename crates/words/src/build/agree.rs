//! Do the languages agree? Keys, variables and their types.

use std::collections::BTreeMap;

use super::lower::Piece;
use super::read::{Book, Entry};
use super::refusal::Refusal;
use crate::Tongue;

/// One method to generate.
pub(crate) struct Accessor<'a> {
    /// The key in Fluent.
    pub key: &'a str,
    /// The name in Rust.
    pub method: String,
    /// The variables in alphabetical order.
    pub variables: BTreeMap<&'a str, VariableType>,
    /// What each language says. English stands in under its own name where a language is silent, so that its plurals are used.
    pub texts: Vec<Text<'a>>,
}

/// A message in one language.
pub(crate) struct Text<'a> {
    /// The languages of the interface that show this text.
    pub shown_in: Vec<Tongue>,
    /// The language the text is written in.
    pub written_in: Tongue,
    pub pieces: &'a [Piece],
}

/// The Rust type of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VariableType {
    /// `u64`
    Number,
    /// `&str`
    Text,
}

/// What the use of a variable says about its type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Shown,
    Counted,
    Named,
}

/// Every method of the room; what does not agree is refused.
pub(crate) fn accessors<'a>(books: &'a [Book], required: &[&str], refusals: &mut Vec<Refusal>) -> Vec<Accessor<'a>> {
    let Some(english) = books.iter().find(|book| book.tongue == Tongue::En) else { return Vec::new() };
    for book in books.iter().filter(|book| book.tongue != Tongue::En) {
        compare_keys(english, book, required, refusals);
    }
    let mut methods = BTreeMap::new();
    let mut accessors = Vec::new();
    for (key, entry) in &english.entries {
        let method = key.replace(['-', '.'], "_");
        if let Some(reason) = name_fault(key, &method) {
            refusals.push(Refusal::at(&english.path, entry.line, key, reason));
        }
        if let Some(other) = methods.insert(method.clone(), key) {
            refusals.push(Refusal::at(&english.path, entry.line, key, format!("{other} would be the same method {method}(): rename one")));
        }
        let variables = variables_of(books, english, key, entry, refusals);
        accessors.push(Accessor { key, method, variables, texts: texts_of(books, english, key, entry) });
    }
    accessors
}

fn compare_keys(english: &Book, book: &Book, required: &[&str], refusals: &mut Vec<Refusal>) {
    for (key, entry) in &book.entries {
        if !english.entries.contains_key(key) {
            refusals.push(Refusal::at(
                &book.path,
                entry.line,
                key,
                format!("English does not have this key: add it to {} or remove it", english.path.display()),
            ));
        }
    }
    if !required.contains(&book.tongue.tag()) {
        return;
    }
    for (key, entry) in &english.entries {
        if !book.entries.contains_key(key) {
            let reason = format!("missing: {}:{} has it, and {} must be complete", english.path.display(), entry.line, book.tongue.tag());
            refusals.push(Refusal::at(&book.path, book.lines, key, reason));
        }
    }
}

fn texts_of<'a>(books: &'a [Book], english: &'a Book, key: &str, entry: &'a Entry) -> Vec<Text<'a>> {
    let mut texts: Vec<Text<'a>> = Vec::new();
    for tongue in Tongue::ALL {
        let own = books.iter().find(|book| book.tongue == tongue).and_then(|book| book.entries.get(key));
        let (written_in, pieces) = own.map_or((english.tongue, entry.pieces.as_slice()), |own| (tongue, own.pieces.as_slice()));
        match texts.iter_mut().find(|text| text.written_in == written_in) {
            Some(text) => text.shown_in.push(tongue),
            None => texts.push(Text { shown_in: vec![tongue], written_in, pieces }),
        }
    }
    texts
}

fn variables_of<'a>(books: &'a [Book], english: &Book, key: &str, entry: &'a Entry, refusals: &mut Vec<Refusal>) -> BTreeMap<&'a str, VariableType> {
    let mut all = uses_of(&entry.pieces);
    for book in books {
        let Some(own) = book.entries.get(key) else { continue };
        let uses = uses_of(&own.pieces);
        let names = |uses: &BTreeMap<&str, Vec<Use>>| uses.keys().map(|name| format!("${name}")).collect::<Vec<_>>().join(" ");
        if !uses.keys().eq(uses_of(&entry.pieces).keys()) {
            let reason = format!("its variables are ({}), in English ({}): use the same", names(&uses), names(&uses_of(&entry.pieces)));
            refusals.push(Refusal::at(&book.path, own.line, key, reason));
        }
        for (name, own_uses) in uses {
            all.entry(name).or_default().extend(own_uses);
        }
    }
    let mut types = BTreeMap::new();
    for (name, uses) in all {
        if uses.contains(&Use::Counted) && uses.contains(&Use::Named) {
            refusals.push(Refusal::at(&english.path, entry.line, key, format!("${name} is counted in one place and compared with words in another")));
        }
        if is_reserved(name) || name.contains(|letter: char| letter.is_ascii_uppercase()) {
            refusals.push(Refusal::at(&english.path, entry.line, key, format!("${name} cannot be the name of a parameter: rename it in lower case")));
        }
        types.insert(name, if uses.contains(&Use::Counted) { VariableType::Number } else { VariableType::Text });
    }
    types
}

fn uses_of(pieces: &[Piece]) -> BTreeMap<&str, Vec<Use>> {
    let mut uses: BTreeMap<&str, Vec<Use>> = BTreeMap::new();
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Variable { name, number } => uses.entry(name).or_default().push(if number.is_some() { Use::Counted } else { Use::Shown }),
            Piece::Select { name, numeric, choices, otherwise } => {
                uses.entry(name).or_default().push(if *numeric { Use::Counted } else { Use::Named });
                for branch in choices.iter().map(|(_, branch)| branch).chain([otherwise]) {
                    for (name, inner) in uses_of(branch) {
                        uses.entry(name).or_default().extend(inner);
                    }
                }
            }
        }
    }
    uses
}

fn name_fault(key: &str, method: &str) -> Option<&'static str> {
    if key.contains(|letter: char| letter.is_ascii_uppercase()) {
        return Some("write keys in lower case with hyphens");
    }
    is_reserved(method).then_some("this name means something in Rust: choose another")
}

/// Keywords of Rust and the methods that `Words` derives.
fn is_reserved(name: &str) -> bool {
    const RESERVED: &str = " abstract as async await become box break clone const continue crate do dyn else enum eq extern false final fmt fn for gen if impl \
        in let loop macro match mod move mut ne override priv pub ref return self static struct super trait true try type typeof union unsafe unsized use \
        virtual where while yield ";
    RESERVED.split_whitespace().any(|word| word == name)
}
