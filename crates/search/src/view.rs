//! What searches see: one state of the index, with what is worth having at hand of every document.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, OnceLock};

use tantivy::columnar::Column;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::SegmentId;
use tantivy::schema::Field;
use tantivy::{IndexReader, ReloadPolicy, Searcher, SegmentReader};

use crate::bits::{Bits, WINDOW};
use crate::error::Error;
use crate::frequent::Frequent;
use crate::memory::Memory;
use crate::places::{HALVES, Places};
use crate::remember::Remembered;
use crate::schema::{Fields, PLACE_COLUMNS};
use crate::weights::{KIND_STEP, POPULARITY_STEP};

/// The saturation of repeated words in BM25, as the engine has it.
pub(crate) const BM25_SATURATION: f32 = 1.2;
/// How much a length counts in BM25, as the engine has it.
const BM25_LENGTH: f32 = 0.75;

/// What is at hand of one document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    /// Its place.
    pub place: [u32; HALVES],
    /// Its rank: kind, then popularity.
    pub rank: u16,
    /// The first bits of its fingerprint, for the order of equals.
    pub print: u16,
}

/// The documents of one segment.
pub(crate) struct Rows {
    pub rows: Box<[Row]>,
    /// The documents by what kind and use multiply a score by, the greatest first; each is in one band.
    pub bands: Vec<Band>,
    /// The whole fingerprints.
    pub fingerprints: Column<u64>,
    /// Sets of what is frequent, when they are made.
    frequent: OnceLock<Frequent>,
}

/// Documents that kind and use lift about equally.
pub(crate) struct Band {
    /// The most that a score is multiplied by.
    pub lift_max: f32,
    pub set: Box<[Bits]>,
}

/// One document in so many is in the bands up to each. Those that are lifted most come first among the best, so their bands are narrow.
const BANDS_ONE_IN: [usize; 6] = [1_024, 256, 64, 16, 4, 1];

/// Parts documents into bands.
fn bands(rows: &[Row]) -> Vec<Band> {
    let mut documents = vec![0usize; RANKS];
    rows.iter().for_each(|row| {
        if let Some(count) = documents.get_mut(usize::from(row.rank)) {
            *count += 1;
        }
    });
    let mut ranks: Vec<u16> = (0u16..).zip(&documents).filter(|(_, count)| **count > 0).map(|(rank, _)| rank).collect();
    ranks.sort_by(|left, right| lift(*right).total_cmp(&lift(*left)));
    let empty = || vec![Bits::NONE; rows.len().div_ceil(WINDOW as usize)].into_boxed_slice();
    let (mut bands, mut of_rank, mut above) = (Vec::new(), vec![usize::MAX; RANKS], 0);
    let mut limits = BANDS_ONE_IN.into_iter().map(|one_in| rows.len() / one_in);
    let mut limit = 0;
    for rank in ranks {
        if bands.is_empty() || above >= limit {
            bands.push(Band { lift_max: lift(rank), set: empty() });
            limit = limits.by_ref().find(|limit| *limit > above).unwrap_or(usize::MAX);
        }
        above += documents.get(usize::from(rank)).copied().unwrap_or(0);
        if let Some(of_rank) = of_rank.get_mut(usize::from(rank)) {
            *of_rank = bands.len() - 1;
        }
    }
    for (row, at) in rows.iter().zip(0..) {
        let band = of_rank.get(usize::from(row.rank)).and_then(|band| bands.get_mut(*band));
        if let Some(bits) = band.and_then(|band| band.set.get_mut(at / WINDOW as usize)) {
            bits.set(u32::try_from(at % WINDOW as usize).unwrap_or(0));
        }
    }
    bands
}

/// Ranks that are told apart: kinds weigh less than 16.
const RANKS: usize = 1 << 12;

/// What each rank multiplies a score by.
#[expect(clippy::cast_precision_loss, reason = "both parts of a rank are smaller than 256")]
static LIFTS: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let lift = |rank: usize| (1.0 + KIND_STEP * (rank >> 8) as f32) * (1.0 + POPULARITY_STEP * (rank & 0xFF) as f32);
    (0..RANKS).map(lift).collect()
});

/// What a rank multiplies a score by.
#[inline]
pub(crate) fn lift(rank: u16) -> f32 {
    LIFTS.get(usize::from(rank)).copied().unwrap_or(1.0)
}

impl Rows {
    fn read(reader: &SegmentReader, places: &mut Places) -> Result<Self, Error> {
        let columns = reader.fast_fields();
        let (ranks, fingerprints) = (columns.u64("rank")?, columns.u64("fingerprint")?);
        let mut halves = Vec::with_capacity(HALVES);
        for (half, name) in PLACE_COLUMNS.into_iter().enumerate() {
            let written = columns.str(name)?.ok_or_else(|| Error::Stored("there are documents without a place".to_owned()))?;
            let mut numbers = Vec::with_capacity(written.num_terms());
            let mut stream = written.dictionary().stream().map_err(tantivy::TantivyError::from)?;
            while stream.advance() {
                let place = std::str::from_utf8(stream.key()).map_err(|error| Error::Stored(error.to_string()))?;
                numbers.push(places.number(half, place)?);
            }
            halves.push((written.ords().clone(), numbers));
        }
        let rows: Box<[Row]> = (0..reader.max_doc())
            .map(|document| {
                let mut place = [0; HALVES];
                for (place, (ordinals, numbers)) in place.iter_mut().zip(&halves) {
                    let number = ordinals.first(document).and_then(|ordinal| numbers.get(usize::try_from(ordinal).ok()?));
                    *place = *number.ok_or_else(|| Error::Stored("a document has no place".to_owned()))?;
                }
                let rank = ranks.first(document).and_then(|rank| u16::try_from(rank).ok()).filter(|rank| usize::from(*rank) < RANKS).unwrap_or(0);
                let print = u16::try_from(fingerprints.first(document).unwrap_or(0) >> 48).unwrap_or(u16::MAX);
                Ok(Row { place, rank, print })
            })
            .collect::<Result<_, Error>>()?;
        Ok(Self { bands: bands(&rows), rows, fingerprints, frequent: OnceLock::new() })
    }

    /// In how many windows the documents stand.
    pub fn windows(&self) -> usize {
        self.rows.len().div_ceil(WINDOW as usize)
    }

    /// Sets of what is frequent, where they are made.
    pub fn frequent(&self) -> Option<&Frequent> {
        self.frequent.get()
    }
}

/// From which length on each part of the documents begins, where they are parted by length. Lengths as short as these are stored as they are.
pub(crate) const LENGTHS_FROM: [u8; 5] = [1, 3, 5, 8, 12];

/// How the lengths of a field weigh: for each stored length what stands under the fraction of BM25.
pub(crate) struct Lengths {
    pub field: Field,
    table: [f32; 256],
}

impl Lengths {
    #[expect(clippy::cast_precision_loss, reason = "a mean length needs no more than a few digits")]
    fn read(searcher: &Searcher, field: Field) -> Result<Self, Error> {
        let (mut tokens, mut documents) = (0, 0);
        for reader in searcher.segment_readers() {
            tokens += reader.inverted_index(field)?.total_num_tokens();
            documents += u64::from(reader.max_doc());
        }
        let mean = tokens as f32 / documents.max(1) as f32;
        let mut table = [0.0; 256];
        for (id, under) in (0..=u8::MAX).zip(&mut table) {
            let length = FieldNormReader::id_to_fieldnorm(id) as f32;
            *under = BM25_SATURATION * (1.0 - BM25_LENGTH + BM25_LENGTH * length / mean);
        }
        Ok(Self { field, table })
    }

    #[inline]
    pub fn under(&self, length: u8) -> f32 {
        self.table.get(usize::from(length)).copied().unwrap_or(f32::MAX)
    }

    /// What stands under the fraction for the shortest text that has a word.
    pub fn least(&self) -> f32 {
        self.under(1)
    }
}

/// The documents of a segment that are not deleted, where some are.
fn alive(reader: &SegmentReader) -> Option<Box<[Bits]>> {
    let alive = reader.alive_bitset()?;
    let mut set = vec![Bits::NONE; reader.max_doc().div_ceil(WINDOW) as usize];
    for document in alive.iter_alive() {
        if let Some(bits) = set.get_mut((document / WINDOW) as usize) {
            bits.set(document % WINDOW);
        }
    }
    Some(set.into_boxed_slice())
}

/// One state of the index.
pub(crate) struct View {
    pub searcher: Searcher,
    pub places: Arc<Places>,
    /// For each segment of the searcher its documents.
    pub segments: Vec<Arc<Rows>>,
    kept: HashMap<SegmentId, Arc<Rows>>,
    /// For each segment with deleted documents those that are not.
    alive: Vec<Option<Box<[Bits]>>>,
    lengths: Vec<Lengths>,
    fields: Fields,
    memory: OnceLock<Result<Memory, Error>>,
    /// Where the index lies.
    directory: PathBuf,
    /// Documents in all segments, deleted ones too.
    pub held: u64,
    /// What was found in a great index.
    pub remembered: Remembered,
}

impl View {
    /// Looks at the present state; what is known of segments that stayed is taken over from the `former` view.
    pub fn take(searcher: Searcher, directory: &Path, fields: &Fields, former: Option<&Self>) -> Result<Self, Error> {
        let mut places = former.map(|former| Arc::clone(&former.places)).unwrap_or_default();
        let mut segments = Vec::new();
        for reader in searcher.segment_readers() {
            let known = former.and_then(|former| former.kept.get(&reader.segment_id()));
            segments.push(match known {
                Some(rows) => Arc::clone(rows),
                None => Arc::new(Rows::read(reader, Arc::make_mut(&mut places))?),
            });
        }
        let lengths = [fields.title, fields.title_characters, fields.title_pairs, fields.body, fields.pinyin].map(|field| Lengths::read(&searcher, field));
        let alive = searcher.segment_readers().iter().map(alive).collect();
        let kept = searcher.segment_readers().iter().map(SegmentReader::segment_id).zip(segments.iter().cloned()).collect();
        let held = searcher.segment_readers().iter().map(|reader| u64::from(reader.max_doc())).sum();
        Ok(Self {
            lengths: lengths.into_iter().collect::<Result<_, _>>()?,
            fields: *fields,
            memory: OnceLock::new(),
            directory: directory.to_path_buf(),
            searcher,
            places,
            segments,
            kept,
            alive,
            held,
            remembered: Remembered::default(),
        })
    }

    /// The documents of a window that are not deleted, where some are.
    pub fn alive(&self, segment: usize, window: usize) -> Option<&Bits> {
        self.alive.get(segment)?.as_ref()?.get(window)
    }

    /// Makes the sets of what is frequent in segments that have none yet. Searches need not wait for it.
    pub fn learn_frequent(&self) -> Result<(), Error> {
        if self.segments.iter().all(|rows| rows.frequent.get().is_some()) {
            return Ok(());
        }
        for (reader, rows) in self.apart().segment_readers().iter().zip(&self.segments) {
            if rows.frequent.get().is_none() {
                let made = Frequent::learn(reader, rows, &self.fields, &self.places, self.held)?;
                let _somebody_else_may_have_been_first = rows.frequent.set(made);
            }
        }
        Ok(())
    }

    /// The titles to suggest and the words to mend spellings with; learnt when somebody first asks.
    pub fn memory(&self) -> Result<&Memory, Error> {
        let memory = self.memory.get_or_init(|| Memory::learn(&self.apart(), &self.fields));
        memory.as_ref().map_err(|error| Error::Stored(error.to_string()))
    }

    /// The same state, mapped once more: learning reads whole files, and what it had in memory goes with this searcher. Where somebody
    /// committed in between there is another state by now, and the searcher of this one is given.
    fn apart(&self) -> Searcher {
        let open = || -> tantivy::Result<Searcher> {
            let reader: IndexReader = tantivy::Index::open_in_dir(&self.directory)?.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
            Ok(reader.searcher())
        };
        let state = |searcher: &Searcher| -> Vec<(SegmentId, u32)> {
            searcher.segment_readers().iter().map(|reader| (reader.segment_id(), reader.num_docs())).collect()
        };
        open().ok().filter(|apart| state(apart) == state(&self.searcher)).unwrap_or_else(|| self.searcher.clone())
    }

    /// How the lengths of all fields weigh that have any.
    pub fn all_lengths(&self) -> &[Lengths] {
        &self.lengths
    }

    /// How the lengths of a field weigh; nothing for fields without lengths.
    pub fn lengths(&self, field: Field) -> Option<&Lengths> {
        self.lengths.iter().find(|lengths| lengths.field == field)
    }

    /// The rarity of a word that so many of all documents have, as BM25 has it.
    pub fn rarity(&self, documents: u64) -> f32 {
        rarity(documents, self.held)
    }
}

/// The rarity of what `with` of `all` documents have.
#[expect(clippy::cast_precision_loss, reason = "a rarity needs no more than a few digits")]
pub(crate) fn rarity(with: u64, all: u64) -> f32 {
    (1.0 + (all.saturating_sub(with) as f32 + 0.5) / (with as f32 + 0.5)).ln()
}
