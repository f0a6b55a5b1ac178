//! Where documents belong. A place is one combination of facet codes, in two halves: where in the curriculum, and what kind of thing. A library has
//! far fewer places than documents, so two numbers a match are counted instead of eight columns, and filters are decided once for each place.

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

/// The halves of a place. Codes that go together stand together: that keeps the combinations few.
pub(crate) const HALVES: usize = 2;
/// The fields of each half.
const FIELDS_OF: [&[FacetField]; HALVES] = [
    &[FacetField::Stage, FacetField::Subject, FacetField::Edition, FacetField::Grade, FacetField::Volume],
    &[FacetField::ResourceType, FacetField::Language, FacetField::Licence],
];
/// Stands for the kind where a field is meant; it is written before the second half.
const KIND: u8 = FacetField::ALL.len() as u8;

/// The place of a document, each half written.
pub(crate) fn written(document: &Document) -> [String; HALVES] {
    let mut kind = Some(indexed_code(&document.kind));
    FIELDS_OF.map(|fields| {
        let mut half = if fields.contains(&FacetField::ResourceType) { kind.take().unwrap_or_default() } else { String::new() };
        for field in fields {
            half.push(FIELDS);
            for (number, code) in indexed_codes(document, *field).iter().enumerate() {
                if number > 0 {
                    half.push(CODES);
                }
                half.push_str(code);
            }
        }
        half
    })
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

/// The codes of half a place: the number of the field, and of the code in it.
type Half = Box<[(u8, u32)]>;

#[derive(Debug, Clone, Default)]
struct Halves {
    known: HashMap<Box<str>, u32>,
    codes: Vec<Half>,
}

/// All places of an index.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places {
    halves: [Halves; HALVES],
    /// The codes of each field, and the kinds after them.
    codes: [Numbered; FacetField::ALL.len() + 1],
}

impl Places {
    /// How many first or second halves there are.
    pub fn count(&self, half: usize) -> usize {
        self.halves.get(half).map_or(0, |halves| halves.codes.len())
    }

    /// The number of a written half.
    pub fn number(&mut self, half: usize, written: &str) -> Result<u32, Error> {
        let (Some(halves), Some(fields)) = (self.halves.get_mut(half), FIELDS_OF.get(half)) else {
            return Err(Error::Stored("a place has more than two halves".to_owned()));
        };
        if let Some(number) = halves.known.get(written) {
            return Ok(*number);
        }
        let mut codes = Vec::new();
        for (field, part) in std::iter::once(KIND).chain(fields.iter().map(|field| position(*field))).zip(written.split(FIELDS)) {
            if let Some(known) = self.codes.get_mut(usize::from(field)) {
                codes.extend(part.split(CODES).filter(|code| !code.is_empty()).map(|code| (field, known.number(code))));
            }
        }
        let number = u32::try_from(halves.codes.len()).map_err(|_| Error::Stored("too many combinations of facets".to_owned()))?;
        halves.codes.push(codes.into_boxed_slice());
        halves.known.insert(written.into(), number);
        Ok(number)
    }
}

fn position(field: FacetField) -> u8 {
    (0u8..).zip(FacetField::ALL).find(|(_, other)| *other == field).map_or(KIND, |(place, _)| place)
}

fn half_of(field: u8) -> usize {
    FIELDS_OF.iter().position(|fields| fields.iter().any(|other| position(*other) == field)).unwrap_or(HALVES - 1)
}

/// How many matches stand at each place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Matches {
    /// Those that pass the filter, by each half.
    found: [Vec<u32>; HALVES],
    /// For each field with choices those that fail by this field alone, by the half of the field.
    missed: Vec<Vec<u32>>,
}

impl Matches {
    pub fn add(&mut self, other: &Self) {
        let sum = |all: &mut Vec<u32>, some: &Vec<u32>| all.iter_mut().zip(some).for_each(|(all, some)| *all += some);
        self.found.iter_mut().zip(&other.found).for_each(|(all, some)| sum(all, some));
        self.missed.iter_mut().zip(&other.missed).for_each(|(all, some)| sum(all, some));
    }
}

fn increase(counts: &mut [u32], at: u32, by: u32) {
    if let Some(count) = counts.get_mut(at as usize) {
        *count += by;
    }
}

/// What a search may find: kinds and chosen facets, decided for each half of a place.
pub(crate) struct Filter<'a> {
    places: &'a Places,
    chosen_nothing: bool,
    /// The fields with choices.
    chosen: Vec<u8>,
    /// For each half a bit for every field with choices that it fails; empty where nothing is chosen.
    failed: [Vec<u16>; HALVES],
    /// For each second half whether the reader reads one of its languages.
    readable: Vec<bool>,
}

impl<'a> Filter<'a> {
    pub fn new(places: &'a Places, kinds: &[String], chosen: &[Choice], language: &str) -> Self {
        let mut fields: Vec<(u8, Vec<u32>)> = Vec::new();
        let mut let_through = |field: u8, code: &str| {
            let number = places.codes.get(usize::from(field)).and_then(|known| known.numbers.get(code));
            match fields.iter_mut().find(|(known, _)| *known == field) {
                Some((_, known)) => known.extend(number),
                None => fields.push((field, number.copied().into_iter().collect())),
            }
        };
        kinds.iter().for_each(|kind| let_through(KIND, &indexed_code(kind)));
        for choice in chosen {
            codes_meant(choice.field, &choice.code).into_iter().for_each(|code| let_through(position(choice.field), code));
        }
        let mut half = 0;
        let failed = [(); HALVES].map(|()| {
            let here: Vec<&(u8, Vec<u32>)> = fields.iter().filter(|(field, _)| half_of(*field) == half).collect();
            let codes = places.halves.get(half).filter(|_| !fields.is_empty()).map_or(&[][..], |halves| halves.codes.as_slice());
            half += 1;
            let fails = |codes: &Half, field: u8, wanted: &[u32]| !codes.iter().any(|(of, code)| *of == field && wanted.contains(code));
            codes
                .iter()
                .map(|codes| here.iter().filter(|(field, wanted)| fails(codes, *field, wanted)).fold(0u16, |bits, (field, _)| bits | 1 << field))
                .collect()
        });
        let tongue = position(FacetField::Language);
        let languages = places.codes.get(usize::from(tongue)).map_or(&[][..], |known| known.names.as_slice());
        let read: Vec<bool> = languages.iter().map(|tag| !language.is_empty() && tag.split('-').next() == Some(language)).collect();
        let reads = |codes: &Half| codes.iter().any(|(field, code)| *field == tongue && read.get(*code as usize).copied().unwrap_or(false));
        let readable = places.halves.get(half_of(tongue)).map_or(&[][..], |halves| halves.codes.as_slice()).iter().map(reads).collect();
        let chosen = fields.iter().map(|(field, _)| *field).filter(|field| *field != KIND).collect();
        Self { places, chosen_nothing: fields.is_empty(), chosen, failed, readable }
    }

    pub const fn lets_all_through(&self) -> bool {
        self.chosen_nothing
    }

    /// A bit for every field by which a place fails.
    #[inline]
    fn failed(&self, place: [u32; HALVES]) -> u16 {
        self.failed.iter().zip(place).fold(0, |bits, (failed, half)| bits | failed.get(half as usize).copied().unwrap_or(0))
    }

    /// Whether documents of a place may be found.
    #[inline]
    pub fn passes(&self, place: [u32; HALVES]) -> bool {
        self.failed(place) == 0
    }

    /// Whether a document of the place has a text in the reader's language.
    #[inline]
    pub fn reads(&self, place: [u32; HALVES]) -> bool {
        place.last().and_then(|half| self.readable.get(*half as usize)).copied().unwrap_or(false)
    }

    /// Nothing counted yet.
    pub fn nothing(&self) -> Matches {
        let none = |half: usize| vec![0; self.places.count(half)];
        let mut half = 0;
        let found = [(); HALVES].map(|()| {
            half += 1;
            none(half - 1)
        });
        Matches { found, missed: self.chosen.iter().map(|field| none(half_of(*field))).collect() }
    }

    /// Counts `by` documents at a place.
    #[inline]
    pub fn count(&self, matches: &mut Matches, place: [u32; HALVES], by: u32) {
        let failed = if self.chosen_nothing { 0 } else { self.failed(place) };
        if failed == 0 {
            matches.found.iter_mut().zip(place).for_each(|(counts, half)| increase(counts, half, by));
        } else if failed.is_power_of_two()
            && let Some(at) = self.chosen.iter().position(|field| failed == 1 << field)
            && let (Some(counts), Some(field)) = (matches.missed.get_mut(at), self.chosen.get(at))
            && let Some(half) = place.get(half_of(*field))
        {
            increase(counts, *half, by);
        }
    }

    /// How many documents are found in all, and how many of each code, the most frequent first. A field with choices is counted as if nothing
    /// were chosen in it.
    pub fn counted(&self, matches: &Matches) -> (u64, BTreeMap<FacetField, Vec<(String, u64)>>) {
        let total = matches.found.first().map_or(0, |found| found.iter().map(|count| u64::from(*count)).sum());
        let mut counts: Vec<Vec<u64>> = self.places.codes.iter().map(|known| vec![0; known.names.len()]).collect();
        for (halves, found) in self.places.halves.iter().zip(&matches.found) {
            add_codes(&halves.codes, found, None, &mut counts);
        }
        for (field, missed) in self.chosen.iter().zip(&matches.missed) {
            if let Some(halves) = self.places.halves.get(half_of(*field)) {
                add_codes(&halves.codes, missed, Some(*field), &mut counts);
            }
        }
        let named = FacetField::ALL.into_iter().zip(&self.places.codes).zip(counts).map(|((field, known), counts)| (field, listed(&known.names, &counts)));
        (total, named.filter(|(_, codes)| !codes.is_empty()).collect())
    }
}

/// Adds to each code how many documents carry it, in one field or in all.
fn add_codes(halves: &[Half], matches: &[u32], only: Option<u8>, counts: &mut [Vec<u64>]) {
    for (codes, matching) in halves.iter().zip(matches).filter(|(_, matching)| **matching > 0) {
        for (field, code) in codes.iter().filter(|(field, _)| only.is_none_or(|only| only == *field)) {
            if let Some(count) = counts.get_mut(usize::from(*field)).and_then(|counts| counts.get_mut(*code as usize)) {
                *count += u64::from(*matching);
            }
        }
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
