//! Every bound of the engine, named. Each has a test at the bound.

/// The longest query that is read, in characters; what follows is not looked at.
pub const QUERY_CHARACTERS_MAX: usize = 200;
/// The most words of a query that take part in the search.
pub const QUERY_TERMS_MAX: usize = 32;
/// The most facet values a person may choose or remove in one query.
pub const FACETS_CHOSEN_MAX: usize = 32;
/// The most hits on a page.
pub const PAGE_SIZE_MAX: usize = 100;
/// The deepest hit that can be paged to: the first hit of a page lies below this.
pub const PAGE_DEPTH_MAX: usize = 1_000;
/// The most values reported for one facet field.
pub const FACET_VALUES_MAX: usize = 200;
/// The most values one document may carry in one facet field.
pub const FACET_VALUES_PER_DOCUMENT_MAX: usize = 64;
/// The longest facet code, in characters.
pub const FACET_CODE_CHARACTERS_MAX: usize = 120;
/// The longest title that is indexed and stored, in characters.
pub const TITLE_CHARACTERS_MAX: usize = 300;
/// The most titles, headings or people of one document.
pub const TEXTS_PER_DOCUMENT_MAX: usize = 200;
/// The longest body that is indexed, in characters. A longer section is still found by its first part.
pub const BODY_CHARACTERS_MAX: usize = 200_000;
/// How much of a body is stored to cut snippets from, in characters.
pub const SNIPPET_SOURCE_CHARACTERS: usize = 600;
/// How long a snippet is, in characters.
pub const SNIPPET_CHARACTERS: usize = 120;
/// The most suggestions for one prefix.
pub const SUGGESTIONS_MAX: usize = 10;
/// The most titles and people that are suggested at all: the most popular ones.
pub const SUGGESTED_TITLES_MAX: usize = 50_000;
/// The most entries looked at for one prefix.
pub const SUGGESTION_SCAN_MAX: usize = 2_000;
/// The most title words kept for did-you-mean.
pub const SPELLING_WORDS_MAX: usize = 200_000;
/// Fewer results than this make the engine think about another spelling.
pub const DID_YOU_MEAN_BELOW: u64 = 5;
/// An index smaller than this, in bytes, is verified by checksum when it is opened.
pub const CHECKSUM_AT_OPEN_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// Up to so many documents the index is merged into one segment when a writer finishes: every segment costs each query anew.
pub const MERGED_DOCUMENTS_MAX: u64 = 1_000_000;
/// Segments of a rebuilt index that is greater than that: the cores of a small machine share them.
pub const SEGMENTS_GREAT: usize = 2;
/// So many segments of one size are merged while an index is rebuilt, that they never become too many.
pub const REBUILD_SEGMENTS_MERGED: usize = 128;
/// More segments than this are merged by a writer that only added something.
pub const SEGMENTS_MAX: usize = 4;
/// Up to so many documents one thread goes through all that match; beyond, several share the work.
pub const SWEEP_ALONE_DOCUMENTS_MAX: u64 = 500_000;
/// The most threads that share one search.
pub const SWEEP_THREADS_MAX: u32 = 4;
/// The most memory for sets of what is frequent, in bytes.
pub const FREQUENT_BYTES_MAX: u64 = 384 * 1024 * 1024;
/// A word that at least one in so many documents have may have a set.
pub const FREQUENT_WORD_ONE_IN: u32 = 32;
/// A facet code that at least one in so many documents carry may have a set.
pub const FREQUENT_CODE_ONE_IN: u32 = 256;
/// The most codes of one facet field that have sets.
pub const FREQUENT_CODES_MAX: usize = 32;
/// Documents from which on a segment that a writer made gets its sets at once; smaller ones get theirs when the index is opened.
pub const FREQUENT_SEGMENT_MIN: usize = 65_536;
/// From so many matches in a window on they are counted by the sets of codes instead of one by one.
pub const COUNTED_BY_SETS_MIN: u32 = 1_024;
/// Answers of a great index that are remembered.
pub const REMEMBERED_MAX: usize = 512;
/// The least memory a writer takes, in bytes (the engine's own minimum is 15 MB).
pub const WRITER_MEMORY_MIN: usize = 16 * 1024 * 1024;
/// The most memory a writer takes, in bytes.
pub const WRITER_MEMORY_MAX: usize = 2 * 1024 * 1024 * 1024;
