//! What is frequent, as sets: of each word that many documents have, and of each facet code, which documents have it. A set says what is in a window
//! in the time in which a list goes through a few documents. Sets are made in memory, beside the searches; until they are there, and for whatever is
//! rare, lists are read. They only make answers faster.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};
use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, SegmentReader, Term};

use crate::bits::{Bits, WINDOW};
use crate::bounds::{FREQUENT_BYTES_MAX, FREQUENT_CODE_ONE_IN, FREQUENT_CODES_MAX, FREQUENT_WORD_ONE_IN};
use crate::document::FacetField;
use crate::error::Error;
use crate::places::{HALVES, Half, Places, position};
use crate::schema::Fields;
use crate::view::{LENGTHS_FROM, Rows};

/// Which documents of a segment, window by window.
pub(crate) type Set = Arc<[Bits]>;

/// The set of a facet code.
pub(crate) struct Mark {
    /// The number of the field.
    pub field: u8,
    /// The number of the code in it.
    pub code: u32,
    pub set: Set,
}

/// The sets of one segment.
#[derive(Default)]
pub(crate) struct Frequent {
    sets: HashMap<Term, Set>,
    /// For each of some fields the documents of each part of lengths, as [`LENGTHS_FROM`] parts them.
    lengths: Vec<(Field, [Set; LENGTHS_FROM.len()])>,
    /// The codes that have sets, to be counted by them.
    pub marks: Vec<Mark>,
    /// Documents with a code that has none.
    pub unmarked: Box<[Bits]>,
    /// For each half of a place its codes that have none.
    pub unmarked_codes: [Vec<Half>; HALVES],
}

impl Frequent {
    /// Makes the sets of a segment. `held` is how many documents all segments hold, which share the memory for sets.
    pub fn learn(reader: &SegmentReader, rows: &Rows, fields: &Fields, places: &Places, held: u64) -> Result<Self, Error> {
        let mut made = Self::default();
        for field in FacetField::ALL {
            let codes = most_frequent(reader, &[fields.facet(field)], FREQUENT_CODE_ONE_IN, FREQUENT_CODES_MAX)?;
            for (term, info) in codes {
                let code = std::str::from_utf8(term.serialized_value_bytes()).ok().and_then(|code| places.code(position(field), code));
                let set = read(reader, &term, &info)?;
                if let Some(code) = code {
                    made.marks.push(Mark { field: position(field), code, set: Arc::clone(&set) });
                }
                made.sets.insert(term, set);
            }
        }
        let sets_max = usize::try_from(FREQUENT_BYTES_MAX * 8 / held.max(1)).unwrap_or(usize::MAX).saturating_sub(made.sets.len());
        for (term, info) in most_frequent(reader, &fields.words(), FREQUENT_WORD_ONE_IN, sets_max)? {
            let set = read(reader, &term, &info)?;
            made.sets.insert(term, set);
        }
        let marked: HashSet<(u8, u32)> = made.marks.iter().map(|mark| (mark.field, mark.code)).collect();
        made.unmarked_codes = places.codes_beside(&marked);
        let mut unmarked = vec![Bits::NONE; rows.windows()];
        for (bits, rows) in unmarked.iter_mut().zip(rows.rows.chunks(WINDOW as usize)) {
            let is_unmarked = |place: [u32; HALVES]| {
                made.unmarked_codes.iter().zip(place).any(|(codes, half)| codes.get(half as usize).is_none_or(|codes| !codes.is_empty()))
            };
            (0..).zip(rows).filter(|(_, row)| is_unmarked(row.place)).for_each(|(at, _)| bits.set(at));
        }
        made.unmarked = unmarked.into_boxed_slice();
        for field in [fields.title, fields.title_pairs] {
            if let Some(stored) = reader.fieldnorms_readers().get_field(field)? {
                made.lengths.push((field, by_length(&stored, reader.max_doc())));
            }
        }
        Ok(made)
    }

    /// The documents of a part of the lengths of a field in a window, where that is known.
    pub fn of_length(&self, field: Field, part: usize, window: usize) -> Option<&Bits> {
        self.lengths.iter().find(|(of, _)| *of == field)?.1.get(part)?.get(window)
    }

    /// The set of a word or code, where it has one.
    pub fn set(&self, term: &Term) -> Option<&Set> {
        self.sets.get(term)
    }
}

/// The terms of some fields that at least one in so many documents have, at most so many: the most frequent ones.
fn most_frequent(reader: &SegmentReader, fields: &[Field], one_in: u32, most: usize) -> Result<Vec<(Term, TermInfo)>, Error> {
    let failed = |error: std::io::Error| Error::from(tantivy::TantivyError::from(error));
    let least = (reader.max_doc() / one_in).max(1);
    let mut found = BinaryHeap::new();
    for field in fields {
        let index = reader.inverted_index(*field)?;
        let mut terms = index.terms().range().without_keys().into_stream().map_err(failed)?;
        while terms.advance() {
            let documents = terms.value().doc_freq;
            if documents >= least {
                found.push(Reverse((documents, *field, terms.term_ord())));
                if found.len() > most {
                    found.pop();
                }
            }
        }
    }
    let mut terms = Vec::with_capacity(found.len());
    for Reverse((_, field, number)) in found {
        let index = reader.inverted_index(field)?;
        let mut bytes = Vec::new();
        if index.terms().ord_to_term(number, &mut bytes).map_err(failed)?
            && let Some(info) = index.terms().get(&bytes).map_err(failed)?
            && let Ok(text) = std::str::from_utf8(&bytes)
        {
            terms.push((Term::from_field_text(field, text), info));
        }
    }
    Ok(terms)
}

/// Parts the documents of a segment by length.
fn by_length(stored: &FieldNormReader, documents: DocId) -> [Set; LENGTHS_FROM.len()] {
    let mut sets = LENGTHS_FROM.map(|_| vec![Bits::NONE; documents.div_ceil(WINDOW) as usize]);
    for document in 0..documents {
        let length = stored.fieldnorm_id(document);
        let part = LENGTHS_FROM.iter().rposition(|from| *from <= length).unwrap_or(0);
        if let Some(bits) = sets.get_mut(part).and_then(|set| set.get_mut((document / WINDOW) as usize)) {
            bits.set(document % WINDOW);
        }
    }
    sets.map(Set::from)
}

/// Reads a list into a set.
fn read(reader: &SegmentReader, term: &Term, info: &TermInfo) -> Result<Set, Error> {
    let failed = |error: std::io::Error| Error::from(tantivy::TantivyError::from(error));
    let index = reader.inverted_index(term.field())?;
    let mut block = index.read_block_postings_from_terminfo(info, IndexRecordOption::Basic).map_err(failed)?;
    let mut set = vec![Bits::NONE; reader.max_doc().div_ceil(WINDOW) as usize];
    while !block.docs().is_empty() {
        for document in block.docs() {
            if let Some(bits) = set.get_mut((document / WINDOW) as usize) {
                bits.set(document % WINDOW);
            }
        }
        block.advance();
    }
    Ok(set.into())
}

#[cfg(test)]
mod tests {
    use kernel::{Id, Language};

    use super::*;
    use crate::view::View;
    use crate::{Document, Facets, Index};

    /// One in ten documents has the word 分数; each has one of many editions, 64 in a row, and a grade.
    fn filled(directory: &std::path::Path, documents: u32) -> Index {
        let (index, _) = Index::open_or_create(directory).expect("an index");
        let mut writer = index.rebuild(32 * 1024 * 1024).expect("a writer");
        for number in 0..documents {
            writer
                .put(&Document {
                    id: Id::named(&[&number.to_string()]),
                    kind: "resource".into(),
                    resource: None,
                    titles: vec![(Language::ZH_HANS, if number % 10 == 0 { "分数".into() } else { format!("w{number}") })],
                    context: Vec::new(),
                    headings: Vec::new(),
                    body: String::new(),
                    people: Vec::new(),
                    languages: vec![Language::ZH_HANS],
                    facets: Facets { edition: vec![(number / 64).to_string()], grade: vec![(number % 2).to_string()], ..Facets::default() },
                    popularity: 0,
                })
                .expect("put");
        }
        writer.finish().expect("finish");
        index
    }

    #[test]
    fn only_what_is_frequent_has_a_set() {
        let directory = tempfile::tempdir().expect("a directory");
        // So many codes of an edition that the least frequent may have sets, and more than may have them.
        let documents = 64 * FREQUENT_CODE_ONE_IN / 2;
        let index = filled(directory.path(), documents);
        let generation = index.generation();
        let view = View::take(generation.view().searcher.clone(), &generation.directory, &generation.fields, None).expect("a view");
        let (reader, rows) = (&view.searcher.segment_readers()[0], &view.segments[0]);
        let learn = |held| Frequent::learn(reader, rows, &generation.fields, &view.places, held).expect("sets");
        let made = learn(view.held);
        let word = |text: &str| Term::from_field_text(generation.fields.title, text);
        let list = made.set(&word("分数")).expect("a frequent word");
        assert_eq!(list.iter().map(Bits::count).sum::<u32>(), documents.div_ceil(10));
        assert!(made.set(&word("w1")).is_none(), "a rare word");
        let of = |field| made.marks.iter().filter(|mark| mark.field == position(field)).count();
        assert_eq!((of(FacetField::Edition), of(FacetField::Grade)), (FREQUENT_CODES_MAX, 2));
        let unmarked: u32 = made.unmarked.iter().map(Bits::count).sum();
        assert_eq!(unmarked, documents - 64 * FREQUENT_CODES_MAX as u32, "they have an edition without a set");
        let crowded = learn(FREQUENT_BYTES_MAX * 8);
        assert!(crowded.set(&word("分数")).is_none() && !crowded.marks.is_empty(), "codes come first where memory is short");
    }
}
