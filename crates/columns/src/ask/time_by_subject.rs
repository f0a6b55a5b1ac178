//! How long people were at each subject.

use std::collections::BTreeMap;

use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;

use super::{each_batch, spread};
use crate::ColumnsError;
use crate::files::{FileError, Shelf, Words};
use crate::store::Part;

/// What is known of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SubjectLine {
    /// How long all statements say it took, in milliseconds.
    pub millis: i64,
    /// Statements that say how long it took.
    pub timed: u64,
    /// All statements.
    pub statements: u64,
}

impl SubjectLine {
    fn add(&mut self, other: &Self) {
        self.millis += other.millis;
        self.timed += other.timed;
        self.statements += other.statements;
    }
}

/// Durations by subject, of statements that stand; without a subject under `None`.
///
/// # Errors
/// A file cannot be read.
pub fn time_by_subject(shelf: &Shelf, parts: &[Part]) -> Result<BTreeMap<Option<String>, SubjectLine>, ColumnsError> {
    let gathered = spread(parts, |part, subjects: &mut BTreeMap<Option<String>, SubjectLine>| {
        each_batch(shelf, part, &["subject", "duration_ms"], |batch, standing| {
            let words = Words::of(batch, "subject")?;
            let durations =
                batch.column_by_name("duration_ms").and_then(|column| column.as_primitive_opt::<Int64Type>()).ok_or(FileError::Column("duration_ms"))?;
            let mut lines = vec![SubjectLine::default(); words.words().len() + 1];
            let none = words.words().len();
            for row in (0..batch.num_rows()).filter(|row| standing.has(*row)) {
                if let Some(line) = lines.get_mut(words.number(row).unwrap_or(none)) {
                    line.statements += 1;
                    if !durations.is_null(row) {
                        line.timed += 1;
                        line.millis += durations.value(row);
                    }
                }
            }
            for (number, line) in lines.iter().enumerate().filter(|(_, line)| line.statements > 0) {
                let word = (number < none).then(|| words.words().value(number).to_owned());
                subjects.entry(word).or_default().add(line);
            }
            Ok(())
        })
    })?;
    let mut subjects: BTreeMap<Option<String>, SubjectLine> = BTreeMap::new();
    for (subject, line) in gathered.iter().flatten() {
        subjects.entry(subject.clone()).or_default().add(line);
    }
    Ok(subjects)
}
