//! A section as Markdown.
use super::{Work, WorkSection};
/// x
#[must_use]
pub fn markdown(_work: &Work<'_>, section: &WorkSection<'_>) -> String { section.title.clone() }
