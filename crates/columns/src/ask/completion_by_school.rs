//! How many learners of each school were there, and how many of them finished something.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{Mutex, PoisonError};

use arrow_array::cast::AsArray;
use arrow_array::{Array, StringArray};

use super::{each_batch, is_same, spread};
use crate::ColumnsError;
use crate::files::{FileError, Shelf, Words};
use crate::store::Part;

/// What is known of a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SchoolLine {
    /// Different learners who did something.
    pub learners: u64,
    /// Those of them who finished something.
    pub finishers: u64,
    /// How often something was finished.
    pub completions: u64,
}

/// Pseudonyms are hashes already; there is nothing to gain by hashing them again.
#[derive(Default)]
struct Already(u64);

impl Hasher for Already {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u128(&mut self, number: u128) {
        self.0 = u64::try_from(number & u128::from(u64::MAX)).unwrap_or(0);
    }
}

/// Learners of a part of all pseudonyms: whether they finished something.
type Learners = HashMap<u128, bool, BuildHasherDefault<Already>>;

/// Parts into which pseudonyms are divided, so that threads seldom wait for each other.
const SHARDS: usize = 64;

/// What all threads share.
struct Shared {
    schools: Mutex<HashMap<String, u32>>,
    shards: Vec<Mutex<Shard>>,
}

#[derive(Default)]
struct Shard {
    learners: Learners,
    lines: HashMap<u32, SchoolLine>,
}

/// One learner at a school in a file.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Run {
    actor: usize,
    school: u32,
    completions: u32,
}

/// Learners, finishers and completions by school, of statements that stand. Statements of nobody, or of nobody's school, are left out.
///
/// # Errors
/// A file cannot be read.
pub fn completion_by_school(shelf: &Shelf, parts: &[Part]) -> Result<BTreeMap<String, SchoolLine>, ColumnsError> {
    let shared = Shared { schools: Mutex::default(), shards: (0..SHARDS).map(|_| Mutex::default()).collect() };
    spread(parts, |part, _: &mut ()| {
        let mut numbered: Option<(StringArray, Vec<u32>)> = None;
        each_batch(shelf, part, &["actor", "school", "completion"], |batch, standing| {
            let (actors, schools) = (Words::of(batch, "actor")?, Words::of(batch, "school")?);
            let completion = batch.column_by_name("completion").and_then(|column| column.as_boolean_opt()).ok_or(FileError::Column("completion"))?;
            // The batches of a file have one list of words as a rule.
            let numbers = match numbered.take() {
                Some((words, numbers)) if is_same(&words, schools.words()) => numbers,
                _ => shared.number(schools.words()),
            };
            let mut runs: Vec<Run> = Vec::new();
            for row in (0..batch.num_rows()).filter(|row| standing.has(*row)) {
                let school = schools.number(row).and_then(|school| numbers.get(school));
                let (Some(actor), Some(school)) = (actors.number(row), school) else { continue };
                let done = u32::from(!completion.is_null(row) && completion.value(row));
                // Rows stand by actor, so that most of them go on with the one before.
                match runs.last_mut() {
                    Some(run) if run.actor == actor && run.school == *school => run.completions += done,
                    _ => runs.push(Run { actor, school: *school, completions: done }),
                }
            }
            shared.count(actors.words(), &runs);
            numbered = Some((schools.words().clone(), numbers));
            Ok(())
        })
    })?;
    shared.lines()
}

impl Shared {
    /// The numbers of schools, by their numbers in a file.
    fn number(&self, words: &StringArray) -> Vec<u32> {
        let mut known = self.schools.lock().unwrap_or_else(PoisonError::into_inner);
        let mut number = |word: &str| {
            if let Some(number) = known.get(word) {
                return *number;
            }
            let number = u32::try_from(known.len()).unwrap_or(u32::MAX);
            known.insert(word.to_owned(), number);
            number
        };
        words.iter().map(|word| number(word.unwrap_or_default())).collect()
    }

    fn count(&self, actors: &StringArray, runs: &[Run]) {
        let mut rest = runs.iter().filter_map(|run| Some((bits(actors.value(run.actor))?, *run))).peekable();
        // Pseudonyms come in order, so that a shard is locked once for many.
        while let Some((first, _)) = rest.peek() {
            let at = shard_of(*first);
            let Some(shard) = self.shards.get(at) else { return };
            let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            while let Some((actor, run)) = rest.next_if(|(actor, _)| shard_of(*actor) == at) {
                shard.add(actor, run);
            }
        }
    }

    fn lines(self) -> Result<BTreeMap<String, SchoolLine>, ColumnsError> {
        let schools = self.schools.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut all: HashMap<u32, SchoolLine> = HashMap::new();
        for shard in self.shards {
            for (school, line) in shard.into_inner().unwrap_or_else(PoisonError::into_inner).lines {
                let sum = all.entry(school).or_default();
                sum.learners += line.learners;
                sum.finishers += line.finishers;
                sum.completions += line.completions;
            }
        }
        Ok(schools.into_iter().filter_map(|(name, number)| Some((name, *all.get(&number)?))).collect())
    }
}

/// A pseudonym as a number (Crockford's base 32, as `kernel::Id` writes it); tens of millions are read, so that this is not left to the general parser.
fn bits(pseudonym: &str) -> Option<u128> {
    pseudonym.bytes().try_fold(0_u128, |bits, sign| {
        let digit = match sign {
            b'0'..=b'9' => sign - b'0',
            b'a'..=b'h' => sign - b'a' + 10,
            b'j'..=b'k' => sign - b'j' + 18,
            b'm'..=b'n' => sign - b'm' + 20,
            b'p'..=b't' => sign - b'p' + 22,
            b'v'..=b'z' => sign - b'v' + 27,
            _ => return None,
        };
        Some((bits << 5) | u128::from(digit))
    })
}

/// The shard of a pseudonym, by its first six bits.
fn shard_of(actor: u128) -> usize {
    usize::try_from(actor >> 122).unwrap_or(0)
}

impl Shard {
    fn add(&mut self, actor: u128, run: Run) {
        // Somebody at two schools is a learner of both.
        let key = actor ^ u128::from(run.school).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        let line = self.lines.entry(run.school).or_default();
        let done = self.learners.entry(key).or_insert_with(|| {
            line.learners += 1;
            false
        });
        if run.completions > 0 && !*done {
            *done = true;
            line.finishers += 1;
        }
        line.completions += u64::from(run.completions);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;

    #[test]
    fn pseudonyms_are_the_numbers_of_ids() {
        for name in ["a", "b", "c"] {
            let id = Id::named(&[name]);
            assert_eq!(bits(&id.to_string()), Some(id.as_uuid().as_u128()));
        }
        assert_eq!((bits("u"), bits("-"), bits("z")), (None, None, Some(31)));
    }
}
