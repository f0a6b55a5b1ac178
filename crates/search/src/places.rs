//! Where documents belong. A place is one combination of a kind and facet codes. A library has far fewer places than documents, so one number
//! per match is counted instead of eight columns; totals, counts and filters follow from the places alone.

use std::collections::{BTreeMap, HashMap};

use crate::bounds::{FACET_CODE_CHARACTERS_MAX, FACET_VALUES_MAX, FACET_VALUES_PER_DOCUMENT_MAX};
use crate::document::{Document, FacetField};
use crate::error::Error;
use crate::query::Choice;

/// Stands between the fields of a written place.
const FIELDS: char = '\u{1e}';
/// Stands between the codes of a field.
const CODES: char = '\u{1f}';

/// A code as it is indexed: cut, and without signs that part codes.
pub(crate) fn indexed_code(code: &str) -> String {
    code.chars().take(FACET_CODE_CHARACTERS_MAX).map(|character| if character.is_control() { ' ' } else { character }).collect()
}

/// The codes of a document in one field, each once.
pub(crate) fn indexed_codes(document: &Document, field: FacetField) -> Vec<String> {
    let mut codes: Vec<String> = document.facets.of(field).iter().take(FACET_VALUES_PER_DOCUMENT_MAX).map(|code| indexed_code(code)).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The place of a document, written.
pub(crate) fn written(document: &Document) -> String {
    let mut place = indexed_code(&document.kind);
    for field in FacetField::ALL {
        place.push(FIELDS);
        for (number, code) in indexed_codes(document, field).iter().enumerate() {
            if number > 0 {
                place.push(CODES);
            }
            place.push_str(code);
        }
    }
    place
}

/// Names with their numbers.
#[derive(Debug, Clone, Default)]
struct Numbered {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Numbered {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }
}

#[derive(Debug, Clone)]
struct Place {
    kind: u32,
    /// The place of the field among [`FacetField::ALL`], and the number of the code in it.
    codes: Box<[(u8, u32)]>,
}

/// All places of an index.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places {
    known: HashMap<Box<str>, u32>,
    places: Vec<Place>,
    kinds: Numbered,
    codes: [Numbered; FacetField::ALL.len()],
}

impl Places {
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// The number of a written place.
    pub fn number(&mut self, written: &str) -> Result<u32, Error> {
        if let Some(number) = self.known.get(written) {
            return Ok(*number);
        }
        let mut parts = written.split(FIELDS);
        let kind = self.kinds.number(parts.next().unwrap_or(""));
        let mut codes = Vec::new();
        for (place, (part, known)) in (0u8..).zip(parts.zip(&mut self.codes)) {
            codes.extend(part.split(CODES).filter(|code| !code.is_empty()).map(|code| (place, known.number(code))));
        }
        let number = u32::try_from(self.places.len()).map_err(|_| Error::Stored("too many combinations of facets".to_owned()))?;
        self.places.push(Place { kind, codes: codes.into_boxed_slice() });
        self.known.insert(written.into(), number);
        Ok(number)
    }
}

fn position(field: FacetField) -> u8 {
    (0u8..).zip(FacetField::ALL).find(|(_, other)| *other == field).map_or(0, |(place, _)| place)
}

/// What a search may find: kinds and chosen facets, as numbers.
pub(crate) struct Filter<'a> {
    places: &'a Places,
    /// Kinds that are let through; nothing where all are.
    kinds: Option<Vec<u32>>,
    /// For each field with choices the codes that are let through.
    chosen: Vec<(u8, Vec<u32>)>,
    /// For each language code whether the reader reads it.
    readable: Vec<bool>,
}

impl<'a> Filter<'a> {
    pub fn new(places: &'a Places, kinds: &[String], chosen: &[Choice], language: &str) -> Self {
        let kinds = (!kinds.is_empty()).then(|| kinds.iter().filter_map(|kind| places.kinds.numbers.get(kind).copied()).collect());
        let mut fields: Vec<(u8, Vec<u32>)> = Vec::new();
        for choice in chosen {
            let field = position(choice.field);
            let codes = codes_meant(choice.field, &choice.code);
            let numbers = codes.iter().filter_map(|code| places.codes.get(usize::from(field))?.numbers.get(*code).copied());
            match fields.iter_mut().find(|(known, _)| *known == field) {
                Some((_, known)) => known.extend(numbers),
                None => fields.push((field, numbers.collect())),
            }
        }
        let languages = places.codes.get(usize::from(position(FacetField::Language))).map_or(&[][..], |known| known.names.as_slice());
        let readable = languages.iter().map(|tag| !language.is_empty() && tag.split('-').next() == Some(language)).collect();
        Self { places, kinds, chosen: fields, readable }
    }

    pub fn lets_all_through(&self) -> bool {
        self.kinds.is_none() && self.chosen.is_empty()
    }

    fn failed(&self, place: &Place, field: u8, codes: &[u32]) -> bool {
        !place.codes.iter().any(|(of, code)| *of == field && codes.contains(code))
    }

    fn kind_passes(&self, place: &Place) -> bool {
        self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&place.kind))
    }

    /// Whether documents of a place may be found.
    pub fn passes(&self, place: u32) -> bool {
        self.places.places.get(place as usize).is_some_and(|place| {
            self.kind_passes(place) && !self.chosen.iter().any(|(field, codes)| self.failed(place, *field, codes))
        })
    }

    /// Whether a document of the place has a text in the reader's language.
    pub fn reads(&self, place: u32) -> bool {
        let language = position(FacetField::Language);
        self.places.places.get(place as usize).is_some_and(|place| {
            place.codes.iter().any(|(field, code)| *field == language && self.readable.get(*code as usize).copied().unwrap_or(false))
        })
    }

    /// How many documents are found in all, and how many of each code, the most frequent first. A field with choices is counted as if nothing
    /// were chosen in it.
    pub fn counted(&self, matches: &[u32]) -> (u64, BTreeMap<FacetField, Vec<(String, u64)>>) {
        let mut total = 0;
        let mut counts: [Vec<u64>; FacetField::ALL.len()] = std::array::from_fn(|field| vec![0; self.places.codes.get(field).map_or(0, |known| known.names.len())]);
        for (place, matching) in self.places.places.iter().zip(matches).filter(|(_, matching)| **matching > 0) {
            if !self.kind_passes(place) {
                continue;
            }
            let mut failed = self.chosen.iter().filter(|(field, codes)| self.failed(place, *field, codes)).map(|(field, _)| *field);
            let only = match (failed.next(), failed.next()) {
                (None, _) => {
                    total += u64::from(*matching);
                    None
                }
                (only, None) => only,
                _ => continue,
            };
            for (field, code) in place.codes.iter().filter(|(field, _)| only.is_none_or(|only| only == *field)) {
                if let Some(count) = counts.get_mut(usize::from(*field)).and_then(|counts| counts.get_mut(*code as usize)) {
                    *count += u64::from(*matching);
                }
            }
        }
        let named = FacetField::ALL.into_iter().zip(&self.places.codes).zip(counts).map(|((field, known), counts)| (field, listed(&known.names, &counts)));
        (total, named.filter(|(_, codes)| !codes.is_empty()).collect())
    }
}

/// The most frequent codes.
fn listed(names: &[String], counts: &[u64]) -> Vec<(String, u64)> {
    let mut codes: Vec<(&String, u64)> = names.iter().zip(counts).filter(|(_, count)| **count > 0).map(|(name, count)| (name, *count)).collect();
    codes.sort_unstable_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(right.0)));
    codes.truncate(FACET_VALUES_MAX);
    codes.into_iter().map(|(name, count)| (name.clone(), count)).collect()
}

/// The codes that a code stands for: Chinese is Chinese in either script.
pub(crate) fn codes_meant(field: FacetField, code: &str) -> Vec<&str> {
    if field == FacetField::Language && code == "zh" { vec!["zh", "zh-Hans", "zh-Hant"] } else { vec![code] }
}
