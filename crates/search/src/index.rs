//! The index on disk: generations, opening, recovery, reading.
//!
//! ```text
//! DIR/CURRENT              names the generation in use and its format
//! DIR/generation-N/        one engine index; a rebuild writes the next one beside it and swaps CURRENT
//! DIR/damaged-N/           a generation that could not be opened, kept for whoever wants to look
//! ```

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tantivy::{IndexReader, ReloadPolicy};

use crate::bounds::{CHECKSUM_AT_OPEN_BYTES_MAX, FREQUENT_SEGMENT_MIN};
use crate::error::Error;
use crate::schema::{FORMAT_VERSION, Fields, schema};
use crate::tokens::{Parting, WRITTEN};
use crate::view::View;
use crate::writer::Writer;

const CURRENT: &str = "CURRENT";
const CURRENT_NEW: &str = "CURRENT.new";
const GENERATION: &str = "generation-";
const DAMAGED: &str = "damaged-";

/// What was found when the index was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// A sound index.
    Ready,
    /// The index is new and empty, and must be filled: the reason says why (missing, damaged, another format).
    NeedsRebuild(String),
}

#[derive(Debug, Serialize, Deserialize)]
struct Current {
    generation: u64,
    format: u32,
}

/// One generation in use.
pub(crate) struct Generation {
    pub number: u64,
    pub directory: PathBuf,
    pub engine: tantivy::Index,
    reader: IndexReader,
    pub fields: Fields,
    view: RwLock<Arc<View>>,
}

impl Generation {
    fn new(number: u64, directory: PathBuf, engine: tantivy::Index, fields: Fields) -> Result<Self, Error> {
        engine.tokenizers().register(WRITTEN, Parting::default());
        let reader = engine.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let view = Arc::new(View::take(reader.searcher(), &directory, &fields, None)?);
        Ok(Self { number, directory, engine, reader, fields, view: RwLock::new(view) })
    }

    /// Makes what was committed visible.
    pub fn reload(&self) -> Result<(), Error> {
        self.reader.reload()?;
        let view = View::take(self.reader.searcher(), &self.directory, &self.fields, Some(&self.view()))?;
        *self.view.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(view);
        Ok(())
    }

    /// Learns in the background what is frequent, and what suggestions and spellings need, so that nobody waits for it. Where no thread can be had, the first to ask
    /// waits.
    pub fn learn_ahead(&self) {
        let view = self.view();
        let learning = std::thread::Builder::new().name("search-memory".to_owned());
        let _whoever_asks_first_learns = learning.spawn(move || {
            view.learn_frequent()?;
            view.memory().map(|_| ())
        });
    }

    /// Makes sets of what is frequent in great segments that have none, in the background.
    pub fn learn_frequent_ahead(&self) {
        let view = self.view();
        if view.segments.iter().any(|rows| rows.rows.len() >= FREQUENT_SEGMENT_MIN && rows.frequent().is_none()) {
            let learning = std::thread::Builder::new().name("search-frequent".to_owned());
            let _lists_are_read_until_then = learning.spawn(move || view.learn_frequent());
        }
    }

    /// What searches see now.
    pub fn view(&self) -> Arc<View> {
        Arc::clone(&self.view.read().unwrap_or_else(PoisonError::into_inner))
    }
}

pub(crate) struct Shared {
    pub directory: PathBuf,
    pub current: RwLock<Arc<Generation>>,
    pub writing: AtomicBool,
}

/// The search index. Cheap to clone; all clones see the same.
#[derive(Clone)]
pub struct Index {
    pub(crate) shared: Arc<Shared>,
}

impl Index {
    /// Opens the index in `directory`, or makes a new empty one where there is none or none that can be read; what cannot be read is
    /// moved aside. The directory belongs to one process at a time.
    ///
    /// # Errors
    /// Only where the disk refuses.
    pub fn open_or_create(directory: impl AsRef<Path>) -> Result<(Self, Opened), Error> {
        let directory = directory.as_ref().to_path_buf();
        fs::create_dir_all(&directory).map_err(|error| Error::disk(&directory, error))?;
        let (generation, opened) = match read_current(&directory).and_then(|current| open_generation(&directory, current)) {
            Ok(generation) => (generation, Opened::Ready),
            Err(reason) => {
                let number = next_number(&directory)?;
                move_aside(&directory)?;
                let generation = create_generation(&directory, number)?;
                write_current(&directory, number)?;
                (generation, Opened::NeedsRebuild(reason))
            }
        };
        remove_others(&directory, generation.number);
        generation.learn_ahead();
        let shared = Shared { directory, current: RwLock::new(Arc::new(generation)), writing: AtomicBool::new(false) };
        Ok((Self { shared: Arc::new(shared) }, opened))
    }

    pub(crate) fn generation(&self) -> Arc<Generation> {
        Arc::clone(&self.shared.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The one writer of the present index. `memory` in bytes is held between [`crate::bounds::WRITER_MEMORY_MIN`] and
    /// [`crate::bounds::WRITER_MEMORY_MAX`].
    ///
    /// # Errors
    /// [`Error::WriterBusy`] where somebody writes or rebuilds.
    pub fn writer(&self, memory: usize) -> Result<Writer, Error> {
        self.claim()?;
        Writer::open(Arc::clone(&self.shared), self.generation(), memory, false).inspect_err(|_| self.release())
    }

    /// A writer of a new, empty generation. Searches go on in the old one until [`Writer::finish`] swaps them; dropping it instead leaves
    /// everything as it was.
    ///
    /// # Errors
    /// [`Error::WriterBusy`] where somebody writes or rebuilds.
    pub fn rebuild(&self, memory: usize) -> Result<Writer, Error> {
        self.claim()?;
        next_number(&self.shared.directory)
            .and_then(|number| create_generation(&self.shared.directory, number))
            .and_then(|generation| Writer::open(Arc::clone(&self.shared), Arc::new(generation), memory, true))
            .inspect_err(|_| self.release())
    }

    fn claim(&self) -> Result<(), Error> {
        self.shared.writing.compare_exchange(false, true, Ordering::AcqRel, Ordering::Acquire).map(|_| ()).map_err(|_| Error::WriterBusy)
    }

    fn release(&self) {
        self.shared.writing.store(false, Ordering::Release);
    }

    /// How many documents there are.
    #[must_use]
    pub fn document_count(&self) -> u64 {
        self.generation().view().searcher.num_docs()
    }

    /// In how many parts the index stands: every part costs each search anew.
    #[must_use]
    pub fn segment_count(&self) -> usize {
        self.generation().view().segments.len()
    }

    /// Whether everything is learnt that makes searches fast: they are answered before, too.
    #[must_use]
    pub fn is_warm(&self) -> bool {
        self.generation().view().segments.iter().all(|rows| rows.frequent().is_some())
    }

    /// A hash over the ids and all fields of all documents, in no order: two indexes with the same content have the same hash, however
    /// they came about.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn content_hash(&self) -> Result<[u8; 32], Error> {
        let view = self.generation().view();
        let mut prints: Vec<u64> = Vec::new();
        for segment in view.searcher.segment_readers() {
            let column = segment.fast_fields().u64("fingerprint")?;
            prints.extend(segment.doc_ids_alive().filter_map(|document| column.first(document)));
        }
        prints.sort_unstable();
        let mut hash = Sha256::new();
        for print in prints {
            hash.update(print.to_le_bytes());
        }
        Ok(hash.finalize().into())
    }

    /// Verifies every file of the index by its checksum; for `doctor`.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn damaged_files(&self) -> Result<Vec<PathBuf>, Error> {
        Ok(self.generation().engine.validate_checksum()?.into_iter().collect())
    }
}

fn read_current(directory: &Path) -> Result<Current, String> {
    let text = fs::read_to_string(directory.join(CURRENT)).map_err(|_| "there was no index".to_owned())?;
    let current: Current = serde_json::from_str(&text).map_err(|error| format!("the file {CURRENT} of the index could not be read: {error}"))?;
    if current.format == FORMAT_VERSION {
        Ok(current)
    } else {
        Err(format!("the index has format {}, this program writes format {FORMAT_VERSION}", current.format))
    }
}

fn open_generation(directory: &Path, current: Current) -> Result<Generation, String> {
    let path = directory.join(format!("{GENERATION}{}", current.generation));
    let failed = |error: &dyn std::fmt::Display| format!("the index could not be opened: {error}");
    let engine = tantivy::Index::open_in_dir(&path).map_err(|error| failed(&error))?;
    let (expected, fields) = schema();
    if engine.schema() != expected {
        return Err("the index has other fields than this program".to_owned());
    }
    if bytes_in(&path) <= CHECKSUM_AT_OPEN_BYTES_MAX {
        let damaged = engine.validate_checksum().map_err(|error| failed(&error))?;
        if let Some(file) = damaged.iter().next() {
            return Err(format!("{} files of the index are damaged, {} among them", damaged.len(), file.display()));
        }
    }
    Generation::new(current.generation, path, engine, fields).map_err(|error| failed(&error))
}

fn bytes_in(directory: &Path) -> u64 {
    let files = fs::read_dir(directory).into_iter().flatten().flatten();
    files.filter_map(|file| file.metadata().ok()).map(|metadata| metadata.len()).sum()
}

fn create_generation(directory: &Path, number: u64) -> Result<Generation, Error> {
    let path = directory.join(format!("{GENERATION}{number}"));
    fs::create_dir_all(&path).map_err(|error| Error::disk(&path, error))?;
    let (expected, fields) = schema();
    let engine = tantivy::Index::create_in_dir(&path, expected)?;
    Generation::new(number, path, engine, fields)
}

/// Names the generation in use, so that a crash leaves either the old or the new name.
pub(crate) fn write_current(directory: &Path, generation: u64) -> Result<(), Error> {
    let (new, path) = (directory.join(CURRENT_NEW), directory.join(CURRENT));
    let text = serde_json::to_vec(&Current { generation, format: FORMAT_VERSION }).map_err(|error| Error::Stored(error.to_string()))?;
    let written = fs::File::create(&new).and_then(|mut file| {
        file.write_all(&text)?;
        file.sync_all()
    });
    written.map_err(|error| Error::disk(&new, error))?;
    fs::rename(&new, &path).map_err(|error| Error::disk(&path, error))?;
    fs::File::open(directory).and_then(|opened| opened.sync_all()).map_err(|error| Error::disk(directory, error))
}

fn numbered(directory: &Path) -> Vec<(u64, PathBuf, bool)> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let (digits, damaged) = match name.strip_prefix(GENERATION) {
                Some(digits) => (digits, false),
                None => (name.strip_prefix(DAMAGED)?, true),
            };
            Some((digits.parse().ok()?, entry.path(), damaged))
        })
        .collect()
}

fn next_number(directory: &Path) -> Result<u64, Error> {
    Ok(numbered(directory).into_iter().map(|(number, _, _)| number).max().unwrap_or(0).saturating_add(1))
}

/// Keeps the newest unreadable generation under another name and removes the earlier ones, so that damage never fills the disk.
fn move_aside(directory: &Path) -> Result<(), Error> {
    let mut found = numbered(directory);
    found.sort();
    let newest = found.iter().rev().find(|(_, _, damaged)| !damaged).map(|(number, _, _)| *number);
    for (number, path, damaged) in found {
        if Some(number) == newest && !damaged {
            let aside = directory.join(format!("{DAMAGED}{number}"));
            fs::rename(&path, &aside).map_err(|error| Error::disk(&path, error))?;
        } else {
            fs::remove_dir_all(&path).map_err(|error| Error::disk(&path, error))?;
        }
    }
    Ok(())
}

/// Removes generations that nobody uses any more. What cannot be removed now is tried again at the next start.
pub(crate) fn remove_others(directory: &Path, keep: u64) {
    for (number, path, damaged) in numbered(directory) {
        if number != keep && !damaged {
            let _left_for_the_next_start = fs::remove_dir_all(path);
        }
    }
}
