//! The newest pairs, in memory until there are enough for a run.

use std::collections::HashMap;

use super::cursor::Direction;
use super::term::Term;
use crate::entry::{Held, Id};
use crate::log::recover::Reach;

/// Postings of a term, ascending. Most terms are ids and have one.
#[derive(Clone, Debug)]
enum List {
    One(u64),
    Many(Vec<u64>),
}

impl List {
    fn as_slice(&self) -> &[u64] {
        match self {
            Self::One(posting) => std::slice::from_ref(posting),
            Self::Many(postings) => postings,
        }
    }

    /// True where it was not there.
    fn add(&mut self, posting: u64) -> bool {
        match self {
            Self::One(first) if *first == posting => false,
            Self::One(first) => {
                let (low, high) = (posting.min(*first), posting.max(*first));
                *self = Self::Many(vec![low, high]);
                true
            }
            Self::Many(postings) => {
                if postings.last().is_none_or(|last| *last < posting) {
                    postings.push(posting);
                    return true;
                }
                postings.binary_search(&posting).is_err_and(|at| {
                    postings.insert(at, posting);
                    true
                })
            }
        }
    }
}

/// Pairs in memory.
#[derive(Default)]
pub struct Memory {
    lists: HashMap<Term, List>,
    pairs: usize,
    /// How far into the log the pairs reach.
    pub reach: Reach,
    /// How much each store held then.
    pub held: HashMap<Id, Held>,
}

impl Memory {
    /// How many pairs there are.
    pub fn pairs(&self) -> usize {
        self.pairs
    }

    /// Adds a pair, once.
    pub fn add(&mut self, term: Term, posting: u64) {
        let mut is_new = true;
        self.lists.entry(term).and_modify(|list| is_new = list.add(posting)).or_insert(List::One(posting));
        self.pairs += usize::from(is_new);
    }

    /// Postings of a term from a bound on, in a direction, no more than asked for.
    pub fn postings(&self, term: &Term, bound: u64, direction: Direction, limit: usize, out: &mut Vec<u64>) {
        let Some(list) = self.lists.get(term).map(List::as_slice) else { return };
        match direction {
            Direction::Up => out.extend(list.iter().skip(list.partition_point(|posting| *posting < bound)).take(limit)),
            Direction::Down => out.extend(list.iter().take(list.partition_point(|posting| *posting <= bound)).rev().take(limit)),
        }
    }

    /// Every term with its postings, in order.
    pub fn sorted(&self) -> Vec<(&Term, &[u64])> {
        let mut lists: Vec<(&Term, &[u64])> = self.lists.iter().map(|(term, list)| (term, list.as_slice())).collect();
        lists.sort_unstable_by_key(|(term, _)| **term);
        lists
    }
}

#[cfg(test)]
mod tests {
    use super::super::term::Kind;
    use super::*;

    #[test]
    fn pairs_are_kept_once_and_in_order() {
        let (mut memory, term) = (Memory::default(), Term::of_all(Kind::All, &[1; 16]));
        for posting in [8, 16, 8, 32, 24, 16, 0] {
            memory.add(term, posting);
        }
        assert_eq!(memory.pairs(), 5);
        assert_eq!(memory.sorted(), [(&term, &[0, 8, 16, 24, 32][..])]);
        let read = |bound, direction| {
            let mut out = Vec::new();
            memory.postings(&term, bound, direction, 2, &mut out);
            out
        };
        assert_eq!((read(9, Direction::Up), read(24, Direction::Down), read(33, Direction::Up)), (vec![16, 24], vec![24, 16], vec![]));
    }
}
