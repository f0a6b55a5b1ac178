//! The words by which people name facets, in characters, pinyin and English.

use std::collections::HashMap;

use crate::document::FacetField;
use crate::fold::{fold, is_cjk, is_word};
use crate::phonetic::{readings, spellings};
use crate::tables;

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The field.
    pub field: FacetField,
    /// The code.
    pub code: String,
}

/// A name with all it means: `八上` is a grade and a volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    pub meanings: Vec<Meaning>,
    /// A strong name is meant as a facet wherever it stands (三年级); a weak one may be an ordinary word (数学归纳法).
    pub strong: bool,
    /// Spelt in pinyin: may be written together with its neighbours.
    pub spelt: bool,
}

/// The names of facets. Start from [`Vocabulary::standard`] and add what the tables of the house hold: subjects, editions, types.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    names: HashMap<String, Name>,
    longest: usize,
}

impl Vocabulary {
    /// Grades, volumes, stages, common subjects, types and languages, with the codes of the house.
    #[must_use]
    pub fn standard() -> Self {
        let mut vocabulary = Self::default();
        for (field, rows) in tables::WORDS {
            for (code, names) in *rows {
                names.iter().for_each(|name| vocabulary.add(*field, code, name));
            }
        }
        tables::grades(&mut vocabulary);
        vocabulary
    }

    /// Adds a name of a facet value. Grades, stages, volumes and editions are strong; subjects, types and languages weak.
    pub fn add(&mut self, field: FacetField, code: &str, name: &str) {
        let strong = matches!(field, FacetField::Grade | FacetField::Stage | FacetField::Volume | FacetField::Edition);
        self.add_name(name, vec![Meaning { field, code: code.to_owned() }], strong);
    }

    /// Adds an edition under its own words, and under them without the last 版 and what stands in brackets as a weak name.
    pub fn add_edition(&mut self, edition: &str) {
        self.add(FacetField::Edition, edition, edition);
        let short = edition.split(['（', '(']).next().unwrap_or(edition);
        let bare = short.strip_suffix('版').unwrap_or(short);
        if bare.chars().count() > 1 && bare != edition {
            self.add_name(bare, vec![Meaning { field: FacetField::Edition, code: short.to_owned() }], false);
        }
    }

    pub(crate) fn add_name(&mut self, name: &str, meanings: Vec<Meaning>, strong: bool) {
        let folded = normal(name);
        let han = folded.chars().filter(|character| is_cjk(*character)).count();
        if han > 1 {
            let spaced: Vec<&str> = folded.chars().filter_map(|character| readings(character).first().copied()).collect();
            let spelt = spellings(&folded).into_iter().chain((spaced.len() == han).then(|| spaced.join(" ")));
            for spelling in spelt {
                self.insert(spelling, Name { meanings: meanings.clone(), strong, spelt: true });
            }
        }
        self.insert(folded, Name { meanings, strong, spelt: false });
    }

    /// The first to take a name keeps it, except that a real name takes it from a spelling.
    fn insert(&mut self, key: String, name: Name) {
        if key.is_empty() {
            return;
        }
        self.longest = self.longest.max(key.chars().count());
        match self.names.get_mut(&key) {
            Some(known) if !known.spelt || name.spelt => {}
            Some(known) => *known = name,
            None => {
                self.names.insert(key, name);
            }
        }
    }

    /// The longest name that begins the given characters, with its length.
    pub(crate) fn longest_at(&self, characters: &[char]) -> Option<(usize, &Name)> {
        let longest = self.longest.min(characters.len());
        let text: String = characters.iter().take(longest).collect();
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).chain([text.len()]).collect();
        ends.iter().enumerate().rev().find_map(|(at, end)| {
            let name = self.names.get(text.get(..*end)?)?;
            let ends_inside = |last: Option<&char>, next: Option<&char>| {
                last.is_some_and(|character| character.is_ascii_alphanumeric()) && next.is_some_and(|character| character.is_ascii_alphanumeric())
            };
            let broken = !name.spelt && ends_inside(characters.get(at), characters.get(at + 1));
            (!broken).then_some((at + 1, name))
        })
    }
}

/// Folded, with every stretch of other signs as one space.
pub(crate) fn normal(text: &str) -> String {
    let mut normal = String::new();
    for character in fold(text).chars() {
        if is_word(character) {
            normal.push(character);
        } else if !normal.is_empty() && !normal.ends_with(' ') {
            normal.push(' ');
        }
    }
    normal.trim_end().to_owned()
}
