//! The one writer.

use std::collections::HashSet;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use kernel::Id;
use tantivy::index::SegmentId;
use tantivy::merge_policy::{LogMergePolicy, NoMergePolicy};
use tantivy::{IndexWriter, TantivyDocument, Term};

use crate::bounds::{MERGED_DOCUMENTS_MAX, REBUILD_SEGMENTS_MERGED, SEGMENTS_GREAT, SEGMENTS_MAX, WRITER_MEMORY_MAX, WRITER_MEMORY_MIN};
use crate::document::Document;
use crate::error::Error;
use crate::index::{Generation, Shared, remove_others, write_current};
use crate::schema::to_engine;

/// Puts and deletes documents. What is not committed is lost when it is dropped.
pub struct Writer {
    shared: Arc<Shared>,
    generation: Arc<Generation>,
    /// Taken out when it ends, so that its threads have stopped before files are removed.
    engine: Option<IndexWriter<TantivyDocument>>,
    rebuilding: bool,
    /// The ids put into a rebuild: an empty generation needs no deletion for the first of each, and millions of deletions are slow.
    seen: HashSet<Id>,
    finished: bool,
}

/// More threads than this do not index faster: merging keeps the rest of a machine busy.
const THREADS_MAX: usize = 4;

impl Writer {
    pub(crate) fn open(shared: Arc<Shared>, generation: Arc<Generation>, memory: usize, rebuilding: bool) -> Result<Self, Error> {
        let memory = memory.clamp(WRITER_MEMORY_MIN, WRITER_MEMORY_MAX);
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = cores.min(memory / WRITER_MEMORY_MIN).clamp(1, THREADS_MAX);
        let engine = generation.engine.writer_with_num_threads(threads, memory)?;
        if rebuilding {
            // Everything is merged once at the end; before that only what would become too many parts.
            let mut policy = LogMergePolicy::default();
            policy.set_min_num_segments(REBUILD_SEGMENTS_MERGED);
            engine.set_merge_policy(Box::new(policy));
        }
        Ok(Self { shared, generation, engine: Some(engine), rebuilding, seen: HashSet::new(), finished: false })
    }

    /// Puts a document in, in place of the one with the same id.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn put(&mut self, document: &Document) -> Result<(), Error> {
        if !self.rebuilding || !self.seen.insert(document.id) {
            self.delete(document.id);
        }
        let made = to_engine(document, &self.generation.fields)?;
        self.engine.as_ref().ok_or(Error::WriterBusy)?.add_document(made)?;
        Ok(())
    }

    /// Adds a document whose id is not in the index, or was taken out by this writer before. Several threads may add at once.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn add(&self, document: &Document) -> Result<(), Error> {
        let made = to_engine(document, &self.generation.fields)?;
        self.engine.as_ref().ok_or(Error::WriterBusy)?.add_document(made)?;
        Ok(())
    }

    /// Takes a document out.
    pub fn delete(&self, id: Id) {
        self.delete_term(Term::from_field_bytes(self.generation.fields.id, id.as_bytes()));
    }

    /// Takes out a resource and everything that belongs to it.
    pub fn delete_by_resource(&self, resource: Id) {
        self.delete(resource);
        self.delete_term(Term::from_field_bytes(self.generation.fields.resource, resource.as_bytes()));
    }

    fn delete_term(&self, term: Term) {
        if let Some(engine) = &self.engine {
            engine.delete_term(term);
        }
    }

    /// Makes everything so far durable and, unless this is a rebuild, visible to searches.
    ///
    /// # Errors
    /// Where the disk refuses; nothing since the last commit is kept then.
    pub fn commit(&mut self) -> Result<(), Error> {
        self.engine.as_mut().ok_or(Error::WriterBusy)?.commit()?;
        if !self.rebuilding {
            self.generation.reload()?;
            self.generation.learn_frequent_ahead();
        }
        Ok(())
    }

    /// Commits and, where this is a rebuild, lets all searches see the new generation and removes the old one.
    ///
    /// # Errors
    /// Where the disk refuses; a rebuild then leaves the old generation in use.
    pub fn finish(mut self) -> Result<(), Error> {
        let mut engine = self.engine.take().ok_or(Error::WriterBusy)?;
        engine.set_merge_policy(Box::new(NoMergePolicy));
        engine.commit()?;
        engine.wait_merging_threads()?; // or many small commits would leave many small segments
        self.merge()?;
        self.generation.reload()?;
        self.generation.learn_ahead();
        if self.rebuilding {
            write_current(&self.shared.directory, self.generation.number)?;
            *self.shared.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&self.generation);
            remove_others(&self.shared.directory, self.generation.number);
        }
        self.finished = true;
        Ok(())
    }
}

impl Writer {
    /// Merges to few segments: every segment costs each search anew. Nobody else merges now.
    fn merge(&self) -> Result<(), Error> {
        let mut segments = self.generation.engine.searchable_segment_metas()?;
        let documents: u64 = segments.iter().map(|segment| u64::from(segment.num_docs())).sum();
        let (enough, wanted) = match (self.rebuilding, documents <= MERGED_DOCUMENTS_MAX) {
            (true, true) => (1, 1),
            (true, false) => (SEGMENTS_GREAT, SEGMENTS_GREAT),
            (false, true) => (SEGMENTS_MAX, 1),
            (false, false) => return Ok(()), // what was added to a great index is merged as it grows
        };
        let has_deleted = segments.iter().any(tantivy::SegmentMeta::has_deletes);
        if segments.len() <= enough && !(self.rebuilding && has_deleted) {
            return Ok(());
        }
        let mut engine: IndexWriter<TantivyDocument> = self.generation.engine.writer_with_num_threads(1, WRITER_MEMORY_MIN)?;
        engine.set_merge_policy(Box::new(NoMergePolicy));
        // The greatest first, each to the group that is the smallest so far.
        segments.sort_by_key(|segment| std::cmp::Reverse((segment.num_docs(), segment.id())));
        let mut groups: Vec<(u64, Vec<SegmentId>)> = vec![(0, Vec::new()); wanted];
        for segment in segments {
            if let Some((documents, ids)) = groups.iter_mut().min_by_key(|(documents, _)| *documents) {
                *documents += u64::from(segment.num_docs());
                ids.push(segment.id());
            }
        }
        // A group of one is as it shall be, unless it holds what was deleted.
        let merges: Vec<_> = groups.iter().filter(|(_, ids)| ids.len() > usize::from(!has_deleted)).map(|(_, ids)| engine.merge(ids)).collect();
        for merge in merges {
            merge.wait()?;
        }
        let _what_is_still_read_goes_with_the_next = engine.garbage_collect_files().wait();
        engine.wait_merging_threads()?;
        Ok(())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.engine.take());
        if self.rebuilding && !self.finished {
            let current = self.shared.current.read().unwrap_or_else(PoisonError::into_inner).number;
            remove_others(&self.shared.directory, current);
        }
        self.shared.writing.store(false, Ordering::Release);
    }
}
