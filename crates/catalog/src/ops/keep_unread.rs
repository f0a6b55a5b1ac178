//! A page of a book that stands in the source and cannot be read this time stays as it was, within a book that is otherwise taken in anew.

use std::collections::HashSet;

use formats::source::refuse;
use kernel::Id;
use platform::{DatabaseError, Session};

use super::import::CollectionReport;
use super::prepare::{POSITION_STEP, Prepared, digest};
use crate::Catalog;
use crate::store::sections;

/// A section that stays.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its id.
    pub id: Id,
    /// Where it stands in the source.
    path: String,
    /// The section that it comes after.
    after: Option<Id>,
}

impl Catalog {
    /// Notes in a prepared book which of its sections stay: those that are known, whose file could not be
    /// read, and of whose file nothing came.
    pub(super) fn keep_unread(&self, prepared: &mut Prepared, unread_files: &HashSet<String>, report: &mut CollectionReport) -> Result<(), DatabaseError> {
        let read: HashSet<&str> = prepared.sections.iter().flat_map(|section| &section.texts).map(|text| text.source_path.as_str()).collect();
        let unread: HashSet<&str> = unread_files.iter().map(String::as_str).filter(|path| !read.contains(path)).collect();
        if prepared.sections.is_empty() || unread.is_empty() {
            return Ok(());
        }
        let known = self.services.database.read(|session| sections::paths(session, prepared.id))?;
        let new: HashSet<Id> = prepared.sections.iter().map(|section| section.id).collect();
        let mut after = None;
        for (id, path) in known {
            if new.contains(&id) {
                after = Some(id);
            } else if unread.contains(path.as_str()) {
                prepared.kept.push(Kept { id, path, after });
            }
        }
        if prepared.kept.is_empty() {
            return Ok(());
        }
        // A book with such sections is another one than the same book without them, which it is once they are gone from the source.
        prepared.fingerprint = digest(&(&prepared.fingerprint, prepared.kept.iter().map(|kept| kept.id).collect::<Vec<_>>()));
        report.kept += prepared.kept.len();
        for kept in &prepared.kept {
            report.add(refuse(&kept.path, 0, "kept", "the section stands in the source and could not be read; it stays as it was"));
        }
        Ok(())
    }
}

/// Puts the sections that stay behind those they came after, whose places may be others now.
pub(super) fn place(session: &mut Session<'_>, prepared: &Prepared) -> Result<(), DatabaseError> {
    let mut last = (None, 0);
    for kept in &prepared.kept {
        let from = prepared.sections.iter().find(|section| Some(section.id) == kept.after).map_or(0, |section| section.position);
        let offset = if last.0 == kept.after { last.1 + 1 } else { 1 };
        last = (kept.after, offset.min(POSITION_STEP - 1));
        sections::place(session, kept.id, from + last.1)?;
    }
    if prepared.kept.is_empty() { Ok(()) } else { sections::lift_orphans(session, prepared.id) }
}
