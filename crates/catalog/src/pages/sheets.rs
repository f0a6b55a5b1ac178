//! Finished sections, kept in memory until the content changes: what everybody sees of them. What belongs to the person who asks is put around it.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};

use ::words::Tongue;
use kernel::{Id, Language, Problem};
use portal::{Ask, Lasting};

use crate::Catalog;

/// Bytes kept in all; beyond it some are forgotten.
pub const SHEETS_BYTES_MAX: usize = 32 * 1024 * 1024;

/// What everybody sees of a section.
pub(crate) struct Sheet {
    /// The resource it belongs to.
    pub resource: Id,
    /// The title of the page.
    pub title: String,
    /// Its first words.
    pub description: String,
    /// Its description for programs.
    pub json_ld: String,
    /// Its permanent address.
    pub path: String,
    /// The section itself.
    pub lasting: Arc<Lasting>,
    /// What stands below it.
    pub end: String,
}

impl Sheet {
    fn bytes(&self) -> usize {
        // The compressed form takes about a third of the text more.
        self.lasting.text().len() * 4 / 3 + self.end.len() + self.json_ld.len() + self.description.len() + self.title.len()
    }
}

/// What an address leads to.
#[derive(Clone)]
pub(crate) enum Found {
    /// A section with a text.
    Sheet(Arc<Sheet>),
    /// A title alone; the text is at another address.
    Elsewhere(String),
}

/// All that the looks of a section depend on, beside the content.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct SheetKey {
    section: Id,
    tongue: Tongue,
    text: Option<Language>,
    beside: Option<Language>,
    vertical: bool,
    pinyin: bool,
}

impl SheetKey {
    pub fn of(section: Id, ask: &Ask) -> Self {
        let language = |name: &str| ask.query(name).and_then(|tag| tag.parse::<Language>().ok());
        let (vertical, pinyin) = (ask.query("vertical").is_some(), ask.query("pinyin").is_some());
        Self { section, tongue: ask.tongue(), text: language("text"), beside: language("beside"), vertical, pinyin }
    }
}

/// The sections kept.
#[derive(Default)]
pub(crate) struct Sheets {
    kept: HashMap<SheetKey, Arc<Sheet>>,
    bytes: usize,
}

impl Sheets {
    fn keep(&mut self, key: SheetKey, sheet: &Arc<Sheet>) {
        let size = sheet.bytes();
        if size > SHEETS_BYTES_MAX / 4 {
            return;
        }
        // What it takes the place of goes first, so that nothing else has to.
        self.bytes -= self.kept.remove(&key).map_or(0, |before| before.bytes());
        while self.bytes + size > SHEETS_BYTES_MAX {
            // Any of them: the order of the table is as good as chance.
            let Some(key) = self.kept.keys().next().copied() else { break };
            self.bytes -= self.kept.remove(&key).map_or(0, |gone| gone.bytes());
        }
        self.bytes += size;
        self.kept.insert(key, Arc::clone(sheet));
    }
}

impl Catalog {
    /// A kept section, or the one that is made now.
    pub(crate) fn sheet(&self, key: SheetKey, make: impl FnOnce() -> Result<Found, Problem>) -> Result<Found, Problem> {
        let version = {
            let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(sheet) = kept.sheets.kept.get(&key) {
                return Ok(Found::Sheet(Arc::clone(sheet)));
            }
            kept.version
        };
        let found = make()?;
        if let Found::Sheet(sheet) = &found {
            let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
            if kept.version == version {
                kept.sheets.keep(key, sheet);
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(bytes: usize) -> Arc<Sheet> {
        Arc::new(Sheet {
            resource: Id::named(&["r"]),
            title: String::new(),
            description: String::new(),
            json_ld: String::new(),
            path: String::new(),
            lasting: Arc::new(Lasting::from("x".repeat(bytes))),
            end: String::new(),
        })
    }

    #[test]
    fn memory_is_bounded_and_counted() {
        let mut sheets = Sheets::default();
        let key = |number: usize| SheetKey {
            section: Id::named(&[&number.to_string()]),
            tongue: Tongue::default(),
            text: None,
            beside: None,
            vertical: false,
            pinyin: false,
        };
        for number in 0..100 {
            sheets.keep(key(number), &sheet(600_000));
            sheets.keep(key(number), &sheet(600_000));
            assert!(sheets.bytes <= SHEETS_BYTES_MAX);
            assert_eq!(sheets.bytes, sheets.kept.len() * 800_000);
            assert!(sheets.kept.contains_key(&key(number)), "the newest is there");
        }
        assert_eq!(sheets.kept.len(), SHEETS_BYTES_MAX / 800_000);
        sheets.keep(key(1000), &sheet(SHEETS_BYTES_MAX));
        assert!(!sheets.kept.contains_key(&key(1000)));
    }
}
