//! Words that every room shares. Pure: no input or output, no framework, no clock of its own.

pub mod action;
pub mod bytes;
pub mod error;
pub mod fact;
pub mod id;
pub mod language;
pub mod licence;
pub mod page;
pub mod permission;
pub mod text;
pub mod time;

pub use action::Action;
pub use error::{ErrorKind, Problem};
pub use fact::Fact;
pub use id::Id;
pub use language::Language;
pub use licence::Licence;
pub use page::{PageRequest, PageSlice};
pub use permission::{Actor, Need, Permission, Role};
pub use text::LocalizedText;
pub use time::{Clock, Time};
