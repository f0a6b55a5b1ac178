//! How many different people did something, day by day.

use std::collections::{BTreeMap, HashSet};

use arrow_array::Array;
use arrow_array::StringArray;

use super::{each_batch, is_same, spread};
use crate::ColumnsError;
use crate::files::{Shelf, Words};
use crate::model::day::Day;
use crate::store::Part;

/// The people of a partition. While there is one list of words, people are numbers in it; from the second list on they are words.
#[derive(Default)]
struct People {
    list: Option<StringArray>,
    seen: Vec<bool>,
    words: HashSet<String>,
}

impl People {
    /// Makes these words the list by whose numbers people are noted.
    fn turn_to(&mut self, words: &StringArray) {
        if self.list.as_ref().is_some_and(|list| is_same(list, words)) {
            return;
        }
        self.put_down();
        self.seen = vec![false; words.len()];
        self.list = Some(words.clone());
    }

    fn put_down(&mut self) {
        if let Some(list) = self.list.take() {
            let seen = std::mem::take(&mut self.seen);
            self.words.extend(list.iter().zip(seen).filter(|(_, seen)| *seen).filter_map(|(word, _)| word.map(str::to_owned)));
        }
    }

    fn see(&mut self, number: usize) {
        if let Some(seen) = self.seen.get_mut(number) {
            *seen = true;
        }
    }

    fn count(mut self) -> u64 {
        if self.words.is_empty() {
            return self.seen.iter().filter(|seen| **seen).count() as u64;
        }
        self.put_down();
        self.words.len() as u64
    }
}

/// How many different actors there are on each day of some files. Pseudonyms are those of a store, so that somebody who is known in two stores
/// counts in each.
///
/// # Errors
/// A file cannot be read.
pub fn daily_active_learners(shelf: &Shelf, parts: &[Part]) -> Result<BTreeMap<Day, u64>, ColumnsError> {
    let partitions: Vec<&[Part]> = parts.chunk_by(|one, other| (one.tenant, one.day) == (other.tenant, other.day)).collect();
    let counted = spread(&partitions, |partition, days: &mut BTreeMap<Day, u64>| {
        let mut people = People::default();
        for part in *partition {
            each_batch(shelf, part, &["actor"], |batch, standing| {
                let actors = Words::of(batch, "actor")?;
                people.turn_to(actors.words());
                let mut last = None;
                for row in 0..batch.num_rows() {
                    let number = actors.number(row);
                    if number != last && standing.has(row) {
                        last = number;
                        number.into_iter().for_each(|number| people.see(number));
                    }
                }
                Ok(())
            })?;
        }
        if let Some(part) = partition.first() {
            *days.entry(part.day).or_default() += people.count();
        }
        Ok(())
    })?;
    let mut days = BTreeMap::new();
    for (day, count) in counted.into_iter().flatten() {
        *days.entry(day).or_default() += count;
    }
    Ok(days)
}
