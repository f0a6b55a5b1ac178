//! The bounds of reading foreign files. Each has a test at the bound.

/// The largest file read, in bytes.
pub const FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// The largest file inside an archive, in bytes after unpacking; archives that unpack to more are refused.
pub const ARCHIVE_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// The most files in a folder or an archive.
pub const FILES_MAX: usize = 200_000;
/// The longest line of a line-oriented file (JSONL, TSV), in bytes.
pub const LINE_BYTES_MAX: usize = 1024 * 1024;
/// The deepest nesting of XML, HTML, JSON or Markdown.
pub const NESTING_MAX: usize = 128;
/// The most XML nodes in one document.
pub const XML_NODES_MAX: u32 = 2_000_000;
/// The most sections in one resource.
pub const SECTIONS_MAX: usize = 20_000;
/// The most items in one resource.
pub const ITEMS_MAX: usize = 1_000_000;
/// The longest LaTeX formula, in bytes; longer ones are shown as source text.
pub const FORMULA_BYTES_MAX: usize = 64 * 1024;
/// The longest code block that is highlighted, in bytes; longer ones are shown plain.
pub const CODE_BYTES_MAX: usize = 128 * 1024;
/// The longest title, in characters; longer ones are cut with an ellipsis.
pub const TITLE_CHARS_MAX: usize = 300;
