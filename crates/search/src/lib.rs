//! Finding: an index of everything in the library. It understands curriculum words (三年级数学下册), pinyin (`sannianji shuxue`), first
//! letters, traditional characters, misspellings and many scripts.
//!
//! The index is a view: it may be deleted at any time and is rebuilt from what is true. It lives in a directory of its own.
//!
//! ```no_run
//! use search::{Index, Opened, Query, Vocabulary};
//!
//! let (index, opened) = Index::open_or_create("data/search")?;
//! if let Opened::NeedsRebuild(reason) = opened {
//!     println!("rebuilding the search index: {reason}");
//!     let mut writer = index.rebuild(256 * 1024 * 1024)?;
//!     // writer.put(&document)? for every document there is
//!     writer.finish()?;
//! }
//! let answer = index.search(&Query::words("三年级 数学 小数", kernel::Language::ZH_HANS), &Vocabulary::standard())?;
//! # Ok::<(), search::Error>(())
//! ```

pub mod analysis;
mod bits;
pub mod bounds;
mod cursor;
mod document;
mod error;
pub mod evaluate;
pub mod fold;
mod frequent;
mod highlight;
mod index;
mod memory;
pub mod phonetic;
mod places;
mod plan;
mod query;
mod remember;
mod schema;
mod search;
mod spelling;
mod suggest;
mod sweep;
mod tables;
mod tokens;
mod tree;
mod understand;
mod view;
mod vocabulary;
mod walk;
pub mod weights;
mod writer;

pub use document::{Document, FacetField, Facets};
pub use error::Error;
pub use index::{Index, Opened};
pub use query::{Answer, Choice, Hit, Query, Relaxed};
pub use schema::FORMAT_VERSION;
pub use search::RELAX_ORDER;
pub use suggest::Suggestion;
pub use understand::{Recognised, Understood, understand};
pub use vocabulary::{Meaning, Vocabulary};
pub use writer::Writer;
