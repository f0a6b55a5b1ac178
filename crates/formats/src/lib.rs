//! Foreign formats of learning content, read into one model.
//!
//! Every importer is a module with one public type that implements [`Importer`]: it says whether a folder is of its format and reads it
//! into [`model::ResourceDraft`]s. Importers are pure: bytes come through [`source::SourceTree`], drafts and refusals go to a
//! [`Sink`], nothing else is touched. Whatever cannot be represented honestly is refused with the file, the line and the reason; one
//! broken file never stops the rest.

pub mod bounds;
pub mod chapters;
pub mod d2l;
mod held;
pub mod html;
pub mod lessons;
pub mod listing;
pub mod markdown;
pub mod mkdocs;
pub mod model;
pub mod openstax;
mod parallel;
pub mod poems;
pub mod publish;
pub mod questions;
pub mod sandpaper;
pub mod source;

use model::{Refusal, ResourceDraft};
use source::{SourceTree, Stamp};

/// Takes what an importer reads, one resource at a time.
pub trait Sink {
    /// One whole resource: it is written in one transaction. `false` asks the importer to stop (the person cancelled).
    fn resource(&mut self, draft: ResourceDraft) -> bool;
    /// Something that could not be represented: it is reported, and reading goes on.
    fn refused(&mut self, refusal: Refusal);
    /// A resource stands in the source and could not be read: what is known of it from an earlier reading stays. `None` where a broken file
    /// does not say which resources it holds. A resource that is neither handed over nor named here is no longer in the source.
    fn unread(&mut self, _key: Option<&str>) {}
    /// How far reading has come, for a progress bar.
    fn progress(&mut self, done: usize, total: usize);
}

/// One foreign format.
pub trait Importer: Sync {
    /// The stable name of the format, as in reports: `openstax-cnxml`, `mkdocs`, `sandpaper`, …
    fn name(&self) -> &'static str;
    /// Whether this folder is of this format. Looks at paths and at most a few small files.
    fn recognises(&self, tree: &dyn SourceTree) -> bool;
    /// Reads the folder. `stamp` is what its SOURCE.txt says about licence and origin.
    fn read(&self, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink);
}

/// Gives back memory that reading took and that the next reading takes again: after an import.
pub fn forget() {
    markdown::code::forget();
    poems::forget();
}

/// Every importer there is, in the order in which they are asked.
pub fn importers() -> impl Iterator<Item = &'static dyn Importer> {
    [
        openstax::IMPORTERS,
        mkdocs::IMPORTERS,
        chapters::IMPORTERS,
        d2l::IMPORTERS,
        sandpaper::IMPORTERS,
        lessons::IMPORTERS,
        questions::IMPORTERS,
        poems::IMPORTERS,
        listing::IMPORTERS,
    ]
    .into_iter()
    .flatten()
    .copied()
}
