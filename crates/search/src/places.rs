//! Where documents belong. A place is one combination of facet codes, in two halves: where in the curriculum, and what kind of thing. A library has
//! far fewer places than documents, so two numbers a match are counted instead of eight columns, and filters are decided once for each place.

use std::collections::{BTreeMap, HashMap, HashSet};

use tantivy::Term;

use crate::bits::Bits;
use crate::bounds::{COUNTED_BY_SETS_MIN, FACET_CODE_CHARACTERS_MAX, FACET_VALUES_MAX, FACET_VALUES_PER_DOCUMENT_MAX};
use crate::document::{Document, FacetField};
use crate::error::Error;
use crate::frequent::Frequent;
use crate::query::Choice;
use crate::schema::Fields;
use crate::view::Row;

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
pub(crate) type Half = Box<[(u8, u32)]>;

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

    /// The number of a code in the field of a number.
    pub fn code(&self, field: u8, code: &str) -> Option<u32> {
        self.codes.get(usize::from(field))?.numbers.get(code).copied()
    }

    /// For each half its facet codes that are not among some.
    pub fn codes_beside(&self, some: &HashSet<(u8, u32)>) -> [Vec<Half>; HALVES] {
        let beside = |codes: &Half| codes.iter().filter(|(field, code)| *field != KIND && !some.contains(&(*field, *code))).copied().collect();
        self.halves.each_ref().map(|halves| halves.codes.iter().map(beside).collect())
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

pub(crate) fn position(field: FacetField) -> u8 {
    (0u8..).zip(FacetField::ALL).find(|(_, other)| *other == field).map_or(KIND, |(place, _)| place)
}

fn half_of(field: u8) -> usize {
    FIELDS_OF.iter().position(|fields| fields.iter().any(|other| position(*other) == field)).unwrap_or(HALVES - 1)
}

/// How many documents match.
#[derive(Debug, Clone, Default)]
pub(crate) struct Matches {
    total: u64,
    /// Those that were counted one by one, by each half of their places.
    found: [Vec<u32>; HALVES],
    /// For each field with choices those that fail by this field alone and were counted one by one, by the half of the field.
    missed: Vec<Vec<u32>>,
    /// Those that were counted by sets: for each field and code.
    codes: Vec<Vec<u32>>,
}

impl Matches {
    pub fn add(&mut self, other: &Self) {
        let sum = |all: &mut Vec<u32>, some: &Vec<u32>| all.iter_mut().zip(some).for_each(|(all, some)| *all += some);
        self.total += other.total;
        self.found.iter_mut().zip(&other.found).for_each(|(all, some)| sum(all, some));
        self.missed.iter_mut().zip(&other.missed).for_each(|(all, some)| sum(all, some));
        self.codes.iter_mut().zip(&other.codes).for_each(|(all, some)| sum(all, some));
    }
}

fn increase(counts: &mut [u32], at: u32, by: u32) {
    if let Some(count) = counts.get_mut(at as usize) {
        *count += by;
    }
}

/// What is demanded of one field: one of some codes.
pub(crate) struct Demand {
    field: u8,
    pub terms: Vec<Term>,
}

impl Demand {
    /// The number of the field where facets are chosen in it.
    fn facet(&self) -> Option<u8> {
        Some(self.field).filter(|field| *field != KIND)
    }
}

/// What a search may find: kinds and chosen facets.
pub(crate) struct Filter<'a> {
    places: &'a Places,
    pub demands: Vec<Demand>,
    /// For each second half whether the reader reads one of its languages.
    readable: Vec<bool>,
    /// The codes of these languages.
    pub read: Vec<Term>,
}

/// The documents of one window, to be counted.
pub(crate) struct Window<'a> {
    pub number: usize,
    pub rows: &'a [Row],
    pub frequent: Option<&'a Frequent>,
}

impl<'a> Filter<'a> {
    pub fn new(places: &'a Places, fields: &Fields, kinds: &[String], chosen: &[Choice], language: &str) -> Self {
        let mut demands: Vec<Demand> = Vec::new();
        let mut let_through = |field: u8, term: Term| match demands.iter_mut().find(|known| known.field == field) {
            Some(known) => known.terms.push(term),
            None => demands.push(Demand { field, terms: vec![term] }),
        };
        kinds.iter().for_each(|kind| let_through(KIND, Term::from_field_text(fields.kind, &indexed_code(kind))));
        for choice in chosen {
            let field = fields.facet(choice.field);
            codes_meant(choice.field, &choice.code).into_iter().for_each(|code| let_through(position(choice.field), Term::from_field_text(field, code)));
        }
        let tongue = position(FacetField::Language);
        let languages = places.codes.get(usize::from(tongue)).map_or(&[][..], |known| known.names.as_slice());
        let is_read = |tag: &str| !language.is_empty() && tag.split('-').next() == Some(language);
        let reads = |codes: &Half| codes.iter().any(|(field, code)| *field == tongue && languages.get(*code as usize).is_some_and(|tag| is_read(tag)));
        let readable = places.halves.get(half_of(tongue)).map_or(&[][..], |halves| halves.codes.as_slice()).iter().map(reads).collect();
        let language = fields.facet(FacetField::Language);
        let read = languages.iter().filter(|tag| is_read(tag)).map(|tag| Term::from_field_text(language, tag)).collect();
        Self { places, demands, readable, read }
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
        Matches {
            total: 0,
            found,
            missed: self.demands.iter().map(|demand| demand.facet().map_or_else(Vec::new, |field| none(half_of(field)))).collect(),
            codes: self.places.codes.iter().map(|known| vec![0; known.names.len()]).collect(),
        }
    }

    /// Counts what was found in a window.
    pub fn count_found(&self, matches: &mut Matches, window: &Window<'_>, set: &Bits) {
        let documents = set.count();
        matches.total += u64::from(documents);
        if documents < COUNTED_BY_SETS_MIN || !count_by_sets(matches, window, set, None) {
            let [first, second] = &mut matches.found;
            set.each(|at| {
                if let Some(Row { place: [left, right], .. }) = window.rows.get(at as usize) {
                    increase(first, *left, 1);
                    increase(second, *right, 1);
                }
            });
        }
    }

    /// Counts what would be found in a window if one demand were not made.
    pub fn count_missed(&self, matches: &mut Matches, window: &Window<'_>, set: &Bits, demand: usize) {
        let Some(field) = self.demands.get(demand).and_then(Demand::facet) else {
            return;
        };
        if set.count() < COUNTED_BY_SETS_MIN || !count_by_sets(matches, window, set, Some(field)) {
            let half = half_of(field);
            if let Some(counts) = matches.missed.get_mut(demand) {
                set.each(|at| {
                    if let Some(half) = window.rows.get(at as usize).and_then(|row| row.place.get(half)) {
                        increase(counts, *half, 1);
                    }
                });
            }
        }
    }

    /// How many documents are found in all, and how many of each code, the most frequent first. A field with choices is counted as if nothing
    /// were chosen in it.
    pub fn counted(&self, matches: &Matches) -> (u64, BTreeMap<FacetField, Vec<(String, u64)>>) {
        let mut counts: Vec<Vec<u64>> = matches.codes.iter().map(|codes| codes.iter().map(|count| u64::from(*count)).collect()).collect();
        for (halves, found) in self.places.halves.iter().zip(&matches.found) {
            add_codes(&halves.codes, found, None, &mut counts);
        }
        for (demand, missed) in self.demands.iter().zip(&matches.missed) {
            if let Some(field) = demand.facet()
                && let Some(halves) = self.places.halves.get(half_of(field))
            {
                add_codes(&halves.codes, missed, Some(field), &mut counts);
            }
        }
        let named = FacetField::ALL.into_iter().zip(&self.places.codes).zip(counts).map(|((field, known), counts)| (field, listed(&known.names, &counts)));
        (matches.total, named.filter(|(_, codes)| !codes.is_empty()).collect())
    }
}

/// Counts the documents of a window by the sets of codes, in one field or in all. False where there are no sets.
fn count_by_sets(matches: &mut Matches, window: &Window<'_>, set: &Bits, only: Option<u8>) -> bool {
    let Some(frequent) = window.frequent else {
        return false;
    };
    for mark in frequent.marks.iter().filter(|mark| only.is_none_or(|only| only == mark.field)) {
        if let (Some(bits), Some(counts)) = (mark.set.get(window.number), matches.codes.get_mut(usize::from(mark.field))) {
            increase(counts, mark.code, bits.count_both(set));
        }
    }
    let unmarked = frequent.unmarked.get(window.number).map_or(Bits::NONE, |unmarked| unmarked.both(set));
    unmarked.each(|at| {
        let Some(row) = window.rows.get(at as usize) else {
            return;
        };
        for (codes, half) in frequent.unmarked_codes.iter().zip(row.place) {
            let codes = codes.get(half as usize).map_or(&[][..], |codes| codes);
            for (field, code) in codes.iter().filter(|(field, _)| only.is_none_or(|only| only == *field)) {
                if let Some(counts) = matches.codes.get_mut(usize::from(*field)) {
                    increase(counts, *code, 1);
                }
            }
        }
    });
    true
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
