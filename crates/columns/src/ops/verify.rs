//! Shows that files are what they should be: as they were noted, as the rows they came from say, and without anybody who left.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use kernel::Id;

use super::close_day::{self, Look};
use super::pseudonyms::Names;
use crate::ask::Span;
use crate::model::day::Day;
use crate::model::row::Row;
use crate::model::sum::Sum;
use crate::store::{self, Part};
use crate::{Columns, ColumnsError};

/// Findings that are told; the rest is counted.
pub const WRONG_MAX: usize = 100;

/// What was looked at and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    /// Files.
    pub files: u64,
    /// Rows in them.
    pub rows: u64,
    /// Bytes of them.
    pub bytes: u64,
    /// People who left, none of whom may be found.
    pub left: u64,
    /// People whose files are still to be written again, and days.
    pub waiting: u64,
    /// What is wrong, the first of it.
    pub wrong: Vec<String>,
    /// How much is wrong.
    pub wrong_count: u64,
}

impl Verified {
    fn say(&mut self, finding: String) {
        self.wrong_count += 1;
        if self.wrong.len() < WRONG_MAX {
            self.wrong.push(finding);
        }
    }
}

/// Looks at files; `with_rows`, also at the rows they came from.
///
/// # Errors
/// The database fails, or the place of files as a whole. What is wrong with a file is a finding.
pub fn run(columns: &Columns, only: &Span, with_rows: bool) -> Result<Verified, ColumnsError> {
    let mut seen = Verified::default();
    let (left, leaving, stale) = columns
        .services
        .database
        .read(|session| Ok::<_, platform::DatabaseError>((store::left(session)?, store::leaving(session)?, store::stale(session)?)))?;
    seen.waiting = (leaving.len() + stale.len()) as u64;
    let mut days: BTreeMap<(Id, Day), Vec<Part>> = BTreeMap::new();
    for part in columns.asked(only)? {
        days.entry((part.tenant, part.day)).or_default().push(part);
    }
    let left: HashSet<(Id, String)> = left.into_iter().map(|(tenant, pseudonym)| (tenant, pseudonym.to_string())).collect();
    seen.left = left.len() as u64;
    for ((tenant, day), parts) in &days {
        let gone: HashSet<&str> = left.iter().filter(|(of, _)| of == tenant).map(|(_, pseudonym)| pseudonym.as_str()).collect();
        for part in parts {
            look_at(columns, part, &gone, &mut seen);
        }
        if with_rows {
            compare(columns, *tenant, *day, parts, &mut seen)?;
        }
    }
    if *only == Span::default() {
        strays(columns, &mut seen)?;
    }
    Ok(seen)
}

fn look_at(columns: &Columns, part: &Part, gone: &HashSet<&str>, seen: &mut Verified) {
    seen.files += 1;
    seen.rows += part.rows;
    seen.bytes += part.bytes;
    let wrong = match close_day::look(columns, part) {
        Err(error) => Some(format!("{}: {error}", part.path)),
        Ok(Look { sha256, .. }) if sha256 != part.sha256 => Some(format!("{}: the bytes are not those that were written", part.path)),
        Ok(Look { rows, content, .. }) if (rows, content) != (part.rows, part.content) => {
            Some(format!("{}: the rows are not those that were noted", part.path))
        }
        Ok(_) => None,
    };
    if let Some(wrong) = wrong {
        return seen.say(wrong);
    }
    let mut found = 0;
    let looked = close_day::each_kept(columns, part, |row| found += u64::from(names_any(&row, gone)));
    match looked {
        Err(error) => seen.say(format!("{}: {error}", part.path)),
        Ok(()) if found > 0 => seen.say(format!("{}: {found} rows name somebody who left", part.path)),
        Ok(()) => {}
    }
}

/// Whether somebody who left stands anywhere in a row.
fn names_any(row: &Row, gone: &HashSet<&str>) -> bool {
    if gone.is_empty() {
        return false;
    }
    let fields = [row.actor.as_deref(), row.activity.as_deref(), row.parent.as_deref(), row.grouping.as_deref(), row.registration.as_deref(), Some(&row.body)];
    row.others.iter().any(|name| gone.contains(name.as_str())) || fields.into_iter().flatten().any(|text| says_any(text, gone))
}

/// The length of a pseudonym in a text.
const PSEUDONYM_BYTES: usize = 26;

/// Whether one of some pseudonyms stands in a text.
fn says_any(text: &str, gone: &HashSet<&str>) -> bool {
    let runs = text.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|run| run.len() >= PSEUDONYM_BYTES);
    runs.into_iter().any(|run| (0..=run.len() - PSEUDONYM_BYTES).any(|at| run.get(at..at + PSEUDONYM_BYTES).is_some_and(|part| gone.contains(part))))
}

/// Compares the files of a store and a day with the rows.
fn compare(columns: &Columns, tenant: Id, day: Day, parts: &[Part], seen: &mut Verified) -> Result<(), ColumnsError> {
    let (mut count, mut content) = (0_u64, Sum::default());
    let mut names = Names::of(&columns.services.secrets, tenant);
    close_day::each_row(columns, tenant, day, &mut names, |row, _| {
        count += 1;
        content = content.plus(row.sum());
        Ok(())
    })?;
    let written = parts.iter().fold((0, Sum::default()), |(rows, sum), part| (rows + part.rows, sum.plus(part.content)));
    if written != (count, content) {
        seen.say(format!(
            "tenant={tenant}/day={day}: the files have {} rows, the database {count}, or they say something else; 'xingtan columns close --day {day}' writes them again",
            written.0
        ));
    }
    Ok(())
}

/// Files that nobody knows: another engine that reads the whole folder would count them.
fn strays(columns: &Columns, seen: &mut Verified) -> Result<(), ColumnsError> {
    let known: BTreeSet<String> = columns.parts(None)?.into_iter().map(|part| part.path).collect();
    let loose: BTreeSet<String> = columns.services.database.read(store::loose)?.into_iter().collect();
    for (path, _) in columns.shelf.list()? {
        if !known.contains(&path) && !loose.contains(&path) {
            seen.say(format!("{path}: nobody knows this file; remove it"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_is_found_wherever_it_stands() {
        let name = Id::named(&["somebody"]).to_string();
        let gone = HashSet::from([name.as_str()]);
        for text in [name.clone(), format!("\"{name}\""), format!("people/{name}/x"), format!("abc{name}0")] {
            assert!(says_any(&text, &gone), "{text}");
        }
        for text in ["", "abc", &name[1..], &Id::named(&["other"]).to_string(), "\u{4e2d}\u{6587}"] {
            assert!(!says_any(text, &gone), "{text}");
        }
    }

    #[test]
    fn findings_are_bounded_and_counted() {
        let mut seen = Verified::default();
        (0..=WRONG_MAX).for_each(|number| seen.say(number.to_string()));
        assert_eq!((seen.wrong.len(), seen.wrong_count), (WRONG_MAX, WRONG_MAX as u64 + 1));
    }
}
