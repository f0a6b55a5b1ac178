//! The fields of the index and how a document fills them.

use sha2::{Digest, Sha256};
use tantivy::TantivyDocument;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing, TextOptions};

use crate::analysis::{self, bigrams, bigrams_of, characters_of, words, words_of};
use crate::bounds::{BODY_CHARACTERS_MAX, SNIPPET_SOURCE_CHARACTERS, TEXTS_PER_DOCUMENT_MAX, TITLE_CHARACTERS_MAX};
use crate::document::{Document, FacetField, Stored};
use crate::error::Error;
use crate::fold::exact_key;
use crate::phonetic::{initials, spellings, syllables};
use crate::places::{self, HALVES, indexed_code, indexed_codes};
use crate::tokens::{WRITTEN, joined, written, written_texts};
use crate::weights;

/// Changes whenever the fields or their analysis change, so that an older index is rebuilt instead of misread.
pub const FORMAT_VERSION: u32 = 3;

/// How many characters apart the first letters of a title are still kept as its prefixes (`xds` finds 线段树基础).
const INITIALS_PREFIX_MIN: usize = 2;

/// The columns of the halves of a place.
pub(crate) const PLACE_COLUMNS: [&str; HALVES] = ["curriculum", "nature"];

/// The fields.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    pub id: Field,
    pub resource: Field,
    pub kind: Field,
    pub stored: Field,
    pub fingerprint: Field,
    pub rank: Field,
    pub title_exact: Field,
    pub title_part: Field,
    pub title: Field,
    pub title_characters: Field,
    /// Neighbours in titles: what stands together is found by its pairs.
    pub title_pairs: Field,
    pub heading: Field,
    pub context: Field,
    pub body: Field,
    pub grams: Field,
    pub people: Field,
    pub pinyin_exact: Field,
    pub pinyin: Field,
    /// Neighbouring syllables.
    pub pinyin_pairs: Field,
    pub initials: Field,
    /// Facets and kind in combination, to be counted by.
    pub place: [Field; HALVES],
    facets: [Field; FacetField::ALL.len()],
}

impl Fields {
    /// The field of a facet.
    pub fn facet(&self, field: FacetField) -> Field {
        FacetField::ALL.iter().position(|other| *other == field).and_then(|at| self.facets.get(at)).copied().unwrap_or(self.kind)
    }

    /// The fields in which many documents have the same words. Facets are not among them.
    pub const fn words(&self) -> [Field; 10] {
        [self.title, self.title_characters, self.title_pairs, self.heading, self.context, self.body, self.grams, self.pinyin, self.pinyin_pairs, self.kind]
    }
}

fn text(record: IndexRecordOption, lengths: bool) -> TextOptions {
    TextOptions::default().set_indexing_options(TextFieldIndexing::default().set_tokenizer(WRITTEN).set_index_option(record).set_fieldnorms(lengths))
}

/// Builds the schema. There are no positions: what stands together is found by its pairs, which are lists like any other. Frequencies stand only
/// where they rank. Lengths are kept only of what nearly every document has: where most have none, the mean length is near nought and every match
/// looks far too long.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder: SchemaBuilder = Schema::builder();
    let name = || text(IndexRecordOption::Basic, false);
    let fields = Fields {
        id: builder.add_bytes_field("id", INDEXED),
        resource: builder.add_bytes_field("resource", INDEXED),
        kind: builder.add_text_field("kind", STRING),
        stored: builder.add_bytes_field("stored", STORED),
        fingerprint: builder.add_u64_field("fingerprint", FAST),
        rank: builder.add_u64_field("rank", FAST),
        title_exact: builder.add_text_field("title_exact", name()),
        title_part: builder.add_text_field("title_part", name()),
        title: builder.add_text_field("title", text(IndexRecordOption::Basic, true)),
        title_characters: builder.add_text_field("title_characters", text(IndexRecordOption::WithFreqs, true)),
        title_pairs: builder.add_text_field("title_pairs", text(IndexRecordOption::Basic, true)),
        heading: builder.add_text_field("heading", name()),
        context: builder.add_text_field("context", name()),
        body: builder.add_text_field("body", text(IndexRecordOption::WithFreqs, true)),
        grams: builder.add_text_field("grams", name()),
        people: builder.add_text_field("people", name()),
        pinyin_exact: builder.add_text_field("pinyin_exact", name()),
        pinyin: builder.add_text_field("pinyin", name()),
        pinyin_pairs: builder.add_text_field("pinyin_pairs", name()),
        initials: builder.add_text_field("initials", name()),
        place: PLACE_COLUMNS.map(|name| builder.add_text_field(name, FAST)),
        facets: FacetField::ALL.map(|field| builder.add_text_field(field.code(), STRING)),
    };
    (builder.build(), fields)
}

fn cut(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// Stands before the first character of a title, so that a pair can ask for titles that begin with something.
pub(crate) const START: &str = "\u{2}";
/// Stands behind the whole first letters of a title, to tell them from a prefix.
pub(crate) const WHOLE: char = '$';

/// Each word with the one before it.
pub(crate) fn pairs(texts: &[&str]) -> Vec<String> {
    texts.iter().zip(texts.iter().skip(1)).map(|(left, right)| joined(left, right)).collect()
}

/// The parts of a title that people call it by: before and after a dot, without what stands in brackets, what stands in brackets.
pub(crate) fn title_parts(title: &str) -> Vec<String> {
    let mut parts: Vec<&str> =
        title.split(['·', '・', '/', '|', ':', '：', '—', '，', ',', '(', ')', '（', '）', '《', '》', '「', '」', '&', '、', '?', '？']).collect();
    parts.push(title);
    let mut keys: Vec<String> = parts.into_iter().map(exact_key).filter(|key| key.chars().count() > 1).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// A packed rank: kind weight, then popularity on a logarithmic scale; both small integers.
pub(crate) fn packed_rank(kind: &str, popularity: u32) -> u64 {
    (u64::from(weights::kind_weight(kind)) << 8) | u64::from(popularity.checked_ilog2().map_or(0, |log| log + 1))
}

/// Turns a document into what the engine takes. Everything beyond a bound is left out.
pub(crate) fn to_engine(document: &Document, fields: &Fields) -> Result<TantivyDocument, Error> {
    let mut made = TantivyDocument::default();
    let titles: Vec<(kernel::Language, String)> =
        document.titles.iter().take(TEXTS_PER_DOCUMENT_MAX).map(|(language, title)| (*language, cut(title, TITLE_CHARACTERS_MAX).to_owned())).collect();
    let people: Vec<String> = document.people.iter().take(TEXTS_PER_DOCUMENT_MAX).map(|name| cut(name, TITLE_CHARACTERS_MAX).to_owned()).collect();
    let body = cut(&document.body, BODY_CHARACTERS_MAX);
    let stored = Stored {
        id: document.id,
        kind: document.kind.clone(),
        resource: document.resource,
        titles: titles.clone(),
        people: people.clone(),
        text: cut(body, SNIPPET_SOURCE_CHARACTERS).to_owned(),
    };
    let stored = serde_json::to_vec(&stored).map_err(|error| Error::Stored(error.to_string()))?;
    made.add_bytes(fields.id, document.id.as_bytes());
    if let Some(resource) = document.resource {
        made.add_bytes(fields.resource, resource.as_bytes());
    }
    made.add_text(fields.kind, indexed_code(&document.kind));
    made.add_u64(fields.rank, packed_rank(&document.kind, document.popularity));
    made.add_u64(fields.fingerprint, fingerprint(document, &stored));
    made.add_bytes(fields.stored, &stored);
    for (_, title) in &titles {
        add_title(&mut made, fields, title);
    }
    for heading in document.headings.iter().take(TEXTS_PER_DOCUMENT_MAX) {
        made.add_text(fields.heading, written(&words(cut(heading, TITLE_CHARACTERS_MAX))));
    }
    for above in document.context.iter().take(TEXTS_PER_DOCUMENT_MAX) {
        made.add_text(fields.context, written(&words(cut(above, TITLE_CHARACTERS_MAX))));
    }
    let runs = analysis::runs(body);
    made.add_text(fields.body, written(&words_of(&runs)));
    made.add_text(fields.grams, written(&bigrams_of(&runs)));
    drop(runs);
    for name in &people {
        add_person(&mut made, fields, name);
    }
    for field in FacetField::ALL {
        for code in indexed_codes(document, field) {
            made.add_text(fields.facet(field), code);
        }
    }
    for (field, half) in fields.place.into_iter().zip(places::written(document)) {
        made.add_text(field, half);
    }
    Ok(made)
}

fn add_title(made: &mut TantivyDocument, fields: &Fields, title: &str) {
    made.add_text(fields.title_exact, exact_key(title));
    let mut letters: Vec<String> = Vec::new();
    for part in title_parts(title) {
        letters.extend(initials(&part));
        for spelling in spellings(&part) {
            made.add_text(fields.pinyin_exact, spelling);
        }
        made.add_text(fields.title_part, part);
    }
    let runs = analysis::runs(title);
    made.add_text(fields.title, written(&words_of(&runs)));
    let characters = characters_of(&runs);
    let from_start: Vec<&str> = std::iter::once(START).chain(characters.iter().map(|token| token.text.as_str())).collect();
    made.add_text(fields.title_pairs, written_texts(pairs(&from_start)));
    made.add_text(fields.title_characters, written(&characters));
    made.add_text(fields.grams, written(&bigrams_of(&runs)));
    add_sounds(made, fields, title);
    let mut prefixes: Vec<String> =
        letters.iter().flat_map(|all| (INITIALS_PREFIX_MIN..=all.chars().count()).map(|length| all.chars().take(length).collect::<String>())).collect();
    prefixes.extend(letters.iter().filter(|all| !all.is_empty()).map(|all| format!("{all}{WHOLE}")));
    prefixes.sort();
    prefixes.dedup();
    for prefix in prefixes {
        made.add_text(fields.initials, prefix);
    }
}

fn add_person(made: &mut TantivyDocument, fields: &Fields, name: &str) {
    made.add_text(fields.people, exact_key(name));
    made.add_text(fields.people, written(&words(name)));
    made.add_text(fields.grams, written(&bigrams(name)));
    for spelling in spellings(name) {
        made.add_text(fields.pinyin_exact, spelling);
    }
    for letters in initials(name) {
        made.add_text(fields.initials, format!("{letters}{WHOLE}"));
        made.add_text(fields.initials, letters);
    }
    add_sounds(made, fields, name);
}

/// The syllables of a text, and its neighbouring syllables: every reading of a character beside every reading of the next.
fn add_sounds(made: &mut TantivyDocument, fields: &Fields, text: &str) {
    let sounds = syllables(text);
    let neighbours = sounds.iter().zip(sounds.iter().skip(1));
    let pairs = neighbours.flat_map(|(left, right)| left.iter().flat_map(move |left| right.iter().map(move |right| joined(left, right))));
    let pairs = written_texts(pairs);
    if !sounds.is_empty() {
        made.add_text(fields.pinyin, written_texts(sounds.into_iter().flatten()));
    }
    if !pairs.is_empty() {
        made.add_text(fields.pinyin_pairs, pairs);
    }
}

/// What tells one content from another: over everything that is indexed or stored.
fn fingerprint(document: &Document, stored: &[u8]) -> u64 {
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
        hash.update(bytes);
    };
    part(stored);
    part(document.body.as_bytes());
    part(&[0]);
    document.headings.iter().for_each(|heading| part(heading.as_bytes()));
    part(&[1]);
    document.context.iter().for_each(|above| part(above.as_bytes()));
    part(&document.popularity.to_le_bytes());
    for field in FacetField::ALL {
        part(field.code().as_bytes());
        document.facets.of(field).iter().for_each(|code| part(code.as_bytes()));
    }
    hash.finalize().iter().take(8).fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
}
