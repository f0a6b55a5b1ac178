//! What was found in a great index is remembered for a while: many people ask the same, and going through millions of matches is dear. It is part
//! of one view, so a change of the content forgets it. A small index is asked anew each time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::bounds::{REMEMBERED_MAX, SWEEP_ALONE_DOCUMENTS_MAX};
use crate::error::Error;
use crate::plan::Strictness;
use crate::query::Choice;
use crate::search::Harvest;
use crate::understand::Understood;

/// Everything that decides what is found.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub understood: Understood,
    pub strictness: Strictness,
    pub chosen: Vec<Choice>,
    pub kinds: Vec<String>,
    pub language: String,
    pub first: usize,
    pub size: usize,
}

/// Answers by what was asked, in two generations: when the younger is full, the older is forgotten.
#[derive(Default)]
pub(crate) struct Remembered {
    answers: Mutex<[HashMap<Key, Arc<Harvest>>; 2]>,
}

impl Remembered {
    /// What was found before, or what `find` finds now. `held` is how many documents the index holds.
    pub fn or_find(&self, held: u64, key: Key, find: impl FnOnce() -> Result<Harvest, Error>) -> Result<Arc<Harvest>, Error> {
        if held <= SWEEP_ALONE_DOCUMENTS_MAX {
            return find().map(Arc::new);
        }
        if let Some(known) = self.recall(&key) {
            return Ok(known);
        }
        let found = Arc::new(find()?);
        self.keep(key, &found);
        Ok(found)
    }

    fn recall(&self, key: &Key) -> Option<Arc<Harvest>> {
        let known = {
            let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
            let [young, old] = &*answers;
            if let Some(known) = young.get(key) {
                return Some(Arc::clone(known));
            }
            Arc::clone(old.get(key)?)
        };
        self.keep(key.clone(), &known);
        Some(known)
    }

    fn keep(&self, key: Key, found: &Arc<Harvest>) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let [young, old] = &mut *answers;
        if young.len() >= REMEMBERED_MAX / 2 {
            *old = std::mem::take(young);
        }
        young.insert(key, Arc::clone(found));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(first: usize) -> Key {
        Key {
            understood: Understood::default(),
            strictness: Strictness::Strict,
            chosen: Vec::new(),
            kinds: Vec::new(),
            language: String::new(),
            first,
            size: 20,
        }
    }

    fn found(total: u64) -> Result<Harvest, Error> {
        Ok(Harvest { total, ..Harvest::default() })
    }

    #[test]
    fn a_great_index_is_asked_once_and_a_small_one_each_time() {
        let remembered = Remembered::default();
        let great = SWEEP_ALONE_DOCUMENTS_MAX + 1;
        let total = |held, first, total| remembered.or_find(held, key(first), || found(total)).map_or(0, |found| found.total);
        assert_eq!((total(great, 0, 1), total(great, 0, 2), total(great, 1, 3)), (1, 1, 3));
        assert_eq!((total(SWEEP_ALONE_DOCUMENTS_MAX, 0, 4), total(SWEEP_ALONE_DOCUMENTS_MAX, 0, 5)), (4, 5));
    }

    #[test]
    fn the_memory_is_bounded_and_what_is_asked_again_stays() {
        let remembered = Remembered::default();
        let great = SWEEP_ALONE_DOCUMENTS_MAX + 1;
        for first in 0..REMEMBERED_MAX * 3 {
            let kept = remembered.or_find(great, key(usize::MAX), || found(u64::from(first == 0))).map_or(0, |found| found.total);
            assert_eq!(kept, 1, "asked again and again");
            assert!(remembered.or_find(great, key(first), || found(7)).is_ok());
            assert!(remembered.answers.lock().is_ok_and(|answers| answers.iter().map(HashMap::len).sum::<usize>() <= REMEMBERED_MAX));
        }
        assert_eq!(remembered.or_find(great, key(0), || found(8)).map_or(0, |found| found.total), 8, "long forgotten");
    }
}
