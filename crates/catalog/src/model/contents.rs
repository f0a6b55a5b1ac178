//! The tree of contents of a resource.

use formats::model::SectionKind;
use kernel::{Id, Language, LocalizedText};

/// A section as the tree shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionBrief {
    /// Its permanent id.
    pub id: Id,
    /// The section above it.
    pub parent: Option<Id>,
    /// What it is.
    pub kind: SectionKind,
    /// Its number as printed.
    pub number: String,
    /// Its titles.
    pub titles: LocalizedText,
    /// Whether there is a text to read; a chapter may be only a title.
    pub readable: bool,
    /// How many letters its first text has.
    pub letters: u64,
    /// How deep it stands, from 0.
    pub depth: usize,
}

impl SectionBrief {
    /// Its title with its number.
    #[must_use]
    pub fn title(&self, language: Language) -> String {
        numbered(&self.number, self.titles.best(language))
    }
}

/// A title with its number before it.
#[must_use]
pub fn numbered(number: &str, title: &str) -> String {
    if number.is_empty() { title.to_owned() } else { format!("{number} {title}") }
}

/// All sections of a resource in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contents {
    /// The sections.
    pub sections: Vec<SectionBrief>,
}

impl Contents {
    /// The tree of these sections, with the depth of each worked out.
    #[must_use]
    pub fn new(mut sections: Vec<SectionBrief>) -> Self {
        let mut depths: std::collections::HashMap<Id, usize> = std::collections::HashMap::with_capacity(sections.len());
        for section in &mut sections {
            section.depth = section.parent.and_then(|parent| depths.get(&parent)).map_or(0, |depth| depth + 1);
            depths.insert(section.id, section.depth);
        }
        Self { sections }
    }

    /// The readable sections before and after one.
    #[must_use]
    pub fn neighbours(&self, id: Id) -> (Option<&SectionBrief>, Option<&SectionBrief>) {
        let readable: Vec<&SectionBrief> = self.sections.iter().filter(|section| section.readable).collect();
        let Some(at) = readable.iter().position(|section| section.id == id) else { return (None, None) };
        (at.checked_sub(1).and_then(|before| readable.get(before)).copied(), readable.get(at + 1).copied())
    }

    /// The sections above one, the topmost first.
    #[must_use]
    pub fn ancestors(&self, id: Id) -> Vec<&SectionBrief> {
        let mut chain = Vec::new();
        let mut next = self.find(id).and_then(|section| section.parent);
        while let Some(section) = next.and_then(|parent| self.find(parent)) {
            if chain.len() > self.sections.len() {
                break; // a circle in the data; the importer refuses those, but a page must never hang
            }
            chain.push(section);
            next = section.parent;
        }
        chain.reverse();
        chain
    }

    /// A section by its id.
    #[must_use]
    pub fn find(&self, id: Id) -> Option<&SectionBrief> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The sections around one in the tree: those with the same parent.
    pub fn siblings(&self, id: Id) -> impl Iterator<Item = &SectionBrief> {
        let parent = self.find(id).and_then(|section| section.parent);
        self.sections.iter().filter(move |section| section.parent == parent)
    }

    /// The first section with a text.
    #[must_use]
    pub fn first_readable(&self) -> Option<&SectionBrief> {
        self.sections.iter().find(|section| section.readable)
    }
}

/// Minutes that a text takes to read: 400 letters a minute in Chinese and Japanese, 1 100 (200 words) elsewhere. At least 1.
///
/// The rates are the usual figures for reading to understand: 200–250 words of English (Brysbaert 2019) and 300–500 characters of Chinese.
#[must_use]
pub fn minutes_to_read(letters: u64, language: Language) -> u64 {
    letters.div_ceil(if language.is_cjk() { 400 } else { 1100 }).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(name: &str, parent: Option<&str>, readable: bool) -> SectionBrief {
        SectionBrief {
            id: Id::named(&[name]),
            parent: parent.map(|parent| Id::named(&[parent])),
            kind: SectionKind::Section,
            number: String::new(),
            titles: LocalizedText::of(Language::EN, name),
            readable,
            letters: 10,
            depth: 0,
        }
    }

    #[test]
    fn neighbours_skip_what_cannot_be_read() {
        let contents =
            Contents::new(vec![section("c1", None, false), section("a", Some("c1"), true), section("c2", None, false), section("b", Some("c2"), true)]);
        let (before, after) = contents.neighbours(Id::named(&["a"]));
        assert!(before.is_none());
        assert_eq!(after.map(|s| s.id), Some(Id::named(&["b"])));
        assert_eq!(contents.ancestors(Id::named(&["b"])).len(), 1);
        assert_eq!(contents.find(Id::named(&["b"])).map(|s| s.depth), Some(1));
    }

    #[test]
    fn reading_takes_a_minute_at_least() {
        assert_eq!(minutes_to_read(0, Language::EN), 1);
        assert_eq!(minutes_to_read(4000, Language::ZH_HANS), 10);
    }
}
