//! Works in the formats people take away: EPUB 3.3, Markdown, a page of HTML, and a ZIP of a whole collection.
//!
//! Every writer is pure: what it needs is in the [`Work`], what it makes goes to a `Write` or into a `String`, and the same work gives
//! the same bytes. All of them read the clean fragments of [`crate::html`] into one tree ([`tree`]) and clean them once more on the
//! way, so that nothing that runs can leave the platform in a book.

mod archive;
mod epub;
mod links;
mod markdown;
mod page;
mod repair;
mod tree;
mod xhtml;

use kernel::{Id, Language, Licence};

pub use archive::{ARCHIVE_FILE_BYTES_MAX, ArchiveFile, ArchiveTerms, WriteFile, zip};
pub use epub::epub;
pub use markdown::markdown;
pub use page::html;

/// The most bytes of HTML in one work.
pub const WORK_BYTES_MAX: usize = 256 * 1024 * 1024;

/// A whole work in one language, ready to be written.
#[derive(Debug, Clone)]
pub struct Work<'a> {
    /// Its permanent id; the identifier of the book.
    pub id: Id,
    /// Its title.
    pub title: &'a str,
    /// The language it is read in.
    pub language: Language,
    /// Authors and editors as the source names them.
    pub authors: &'a [String],
    /// What it is about, plain text; empty where nothing is known.
    pub summary: &'a str,
    /// Its licence.
    pub licence: &'a Licence,
    /// Where the text of the licence stands; empty where there is none.
    pub licence_url: &'a str,
    /// Whom to name.
    pub attribution: &'a str,
    /// Where the original stands.
    pub source_url: &'a str,
    /// The commit or version of the original; may be empty.
    pub revision: &'a str,
    /// When it was last changed, `YYYY-MM-DD`. Every date in the output is this one.
    pub modified_on: &'a str,
    /// The address of the platform without a slash at its end, for links that leave the work; where it is empty they become text.
    pub base_url: &'a str,
    /// The few words the book itself says, in the reader's language.
    pub words: PublishWords<'a>,
    /// Its sections in reading order.
    pub sections: Vec<WorkSection<'a>>,
}

/// A section of a work.
#[derive(Debug, Clone)]
pub struct WorkSection<'a> {
    /// Its id: links name it as `/sections/{id}`.
    pub id: Id,
    /// How deep it stands in the contents, from 0.
    pub depth: usize,
    /// Its title with its number.
    pub title: String,
    /// The language of its text, which may be another than the work's.
    pub language: Language,
    /// The clean fragment ([`crate::html`]); empty for a chapter that is only a title.
    pub html: &'a str,
}

/// What a book says in its own voice, in the reader's language.
#[derive(Debug, Clone, Copy)]
pub struct PublishWords<'a> {
    /// The heading of the contents: "Contents".
    pub contents: &'a str,
    /// The name of the cover: "Cover".
    pub cover: &'a str,
    /// The name of the page with source and licence: "About this book".
    pub about: &'a str,
    /// Where reading starts: "Start of the text".
    pub start: &'a str,
    /// "Authors".
    pub authors: &'a str,
    /// "Licence".
    pub licence: &'a str,
    /// "Attribution".
    pub attribution: &'a str,
    /// "Source".
    pub source: &'a str,
    /// "Version of the source".
    pub revision: &'a str,
    /// "Last changed".
    pub modified_on: &'a str,
    /// The title of what has none: "Untitled".
    pub untitled: &'a str,
    /// A sentence on how accessible the book is, for catalogues of books.
    pub accessibility: &'a str,
}

/// Why a work could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The output refused the bytes.
    #[error("cannot write the file: {0}")]
    Write(#[from] std::io::Error),
    /// The ZIP writer refused an entry.
    #[error("cannot write '{path}' into the archive: {reason}")]
    Archive {
        /// The entry.
        path: String,
        /// What the ZIP writer says.
        reason: String,
    },
    /// More than one file can hold.
    #[error("{what} is larger than {max}; publish it in parts")]
    TooLarge {
        /// What is too large.
        what: String,
        /// The bound.
        max: usize,
    },
    /// A date is not `YYYY-MM-DD` from 1980 to 2107, the years a ZIP can write.
    #[error("'{0}' is not a date YYYY-MM-DD from 1980 to 2107")]
    Date(String),
    /// A work without sections.
    #[error("the work has no sections to write")]
    Empty,
    /// The path of a file would leave the archive, or is there twice.
    #[error("'{0}' cannot be the path of a file in an archive; use a relative path without '..', once")]
    Path(String),
}

impl Work<'_> {
    /// Refuses what no writer can hold.
    fn check(&self) -> Result<(), PublishError> {
        if self.sections.is_empty() {
            return Err(PublishError::Empty);
        }
        if self.sections.len() > crate::bounds::SECTIONS_MAX {
            return Err(PublishError::TooLarge { what: "the number of sections".to_owned(), max: crate::bounds::SECTIONS_MAX });
        }
        let bytes = self.sections.iter().fold(0usize, |sum, section| sum.saturating_add(section.html.len()));
        if bytes > WORK_BYTES_MAX {
            return Err(PublishError::TooLarge { what: "the text of the work".to_owned(), max: WORK_BYTES_MAX });
        }
        Ok(())
    }

    /// The name of a section as contents and headings show it: never empty.
    fn name_of<'s>(&'s self, section: &'s WorkSection<'_>) -> &'s str {
        let title = section.title.trim();
        if title.is_empty() { self.words.untitled } else { title }
    }
}

/// `ltr` or `rtl`, as `dir` and reading systems want it.
fn direction(language: Language) -> &'static str {
    if language.is_rtl() { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests;
