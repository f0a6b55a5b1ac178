//! Going through the postings of a term over memory and runs, in either direction, with leaps.

use std::sync::{Arc, PoisonError, RwLock};

use super::memory::Memory;
use super::run::Run;
use super::term::Term;
use crate::error::Result;

/// How many postings are copied from memory at a time.
const MEMORY_CHUNK: usize = 256;

/// Which way postings are gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Oldest first.
    Up,
    /// Newest first.
    Down,
}

impl Direction {
    /// True where the first comes before the second.
    pub fn is_before(self, first: u64, second: u64) -> bool {
        match self {
            Self::Up => first < second,
            Self::Down => first > second,
        }
    }

    /// The one that comes later.
    pub fn later(self, first: u64, second: u64) -> u64 {
        if self.is_before(first, second) { second } else { first }
    }

    /// The posting after one, `None` at the end of the numbers.
    pub fn after(self, posting: u64) -> Option<u64> {
        match self {
            Self::Up => posting.checked_add(1),
            Self::Down => posting.checked_sub(1),
        }
    }
}

/// Where pairs are.
#[derive(Clone)]
pub enum Place {
    /// In memory; it may grow while it is read.
    Memory(Arc<RwLock<Memory>>),
    /// In a file.
    Run(Arc<Run>),
}

impl Place {
    /// Postings of a term from a bound on, into an empty list; none only where there is none.
    pub fn postings(&self, term: &Term, bound: u64, direction: Direction, out: &mut Vec<u64>) -> Result<()> {
        match self {
            Self::Memory(memory) => {
                memory.read().unwrap_or_else(PoisonError::into_inner).postings(term, bound, direction, MEMORY_CHUNK, out);
                Ok(())
            }
            Self::Run(run) => run.postings(term, bound, direction, out),
        }
    }

    /// False where the term is surely not there.
    pub fn may_have(&self, term: &Term) -> bool {
        match self {
            Self::Memory(_) => true,
            Self::Run(run) => run.summary.filter.may_have(term),
        }
    }

    fn bounds(&self) -> (u64, u64) {
        match self {
            Self::Memory(_) => (0, u64::MAX),
            Self::Run(run) => (run.summary.least, run.summary.greatest),
        }
    }
}

/// Postings of one place.
struct Source {
    place: Place,
    /// Nothing before this is wanted; nothing was loaded from here on.
    bound: Option<u64>,
    /// The loaded postings, the next one last.
    loaded: Vec<u64>,
}

/// The postings of a term from everywhere, each once, in order.
pub struct Postings {
    term: Term,
    direction: Direction,
    sources: Vec<Source>,
}

impl Postings {
    /// From a bound on.
    pub fn new(places: &[Place], term: Term, direction: Direction, bound: u64) -> Self {
        let mut postings = Self { term, direction, sources: Vec::new() };
        for place in places.iter().filter(|place| place.may_have(&term)) {
            let (least, greatest) = place.bounds();
            let (first, last) = if direction == Direction::Up { (least, greatest) } else { (greatest, least) };
            if !direction.is_before(last, bound) {
                postings.sources.push(Source { place: place.clone(), bound: Some(direction.later(first, bound)), loaded: Vec::new() });
            }
        }
        postings
    }

    /// The posting it stands at; `None` at the end.
    pub fn peek(&mut self) -> Result<Option<u64>> {
        let direction = self.direction;
        loop {
            // The least of what is loaded and of what might be: a place whose bound comes first is looked into.
            let mut best: Option<(u64, bool)> = None;
            let mut chosen = None;
            for source in &mut self.sources {
                let Some((at, is_loaded)) = source.loaded.last().map(|at| (*at, true)).or(source.bound.map(|at| (at, false))) else { continue };
                if best.is_none_or(|(before, was_loaded)| direction.is_before(at, before) || (at == before && was_loaded && !is_loaded)) {
                    best = Some((at, is_loaded));
                    chosen = Some(source);
                }
            }
            match (best, chosen) {
                (Some((at, true)), _) => return Ok(Some(at)),
                (Some((bound, false)), Some(source)) => {
                    source.place.postings(&self.term, bound, direction, &mut source.loaded)?;
                    source.bound = source.loaded.last().and_then(|last| direction.after(*last));
                    source.loaded.reverse();
                }
                _ => return Ok(None),
            }
        }
    }

    /// Leaps to the first posting that is not before a bound.
    pub fn seek(&mut self, bound: u64) {
        let direction = self.direction;
        for source in &mut self.sources {
            // Most leaps are short.
            while source.loaded.len() <= 8
                && let Some(_passed) = source.loaded.pop_if(|posting| direction.is_before(*posting, bound))
            {}
            if source.loaded.last().is_some_and(|posting| direction.is_before(*posting, bound)) {
                let keep = source.loaded.partition_point(|posting| !direction.is_before(*posting, bound));
                source.loaded.truncate(keep);
            }
            source.bound = source.bound.map(|from| direction.later(from, bound));
        }
    }
}

/// Steps that a look for the next match may take.
pub struct Budget(pub u64);

/// What a look for the next match found.
pub enum Match {
    /// A posting that all have.
    At(u64),
    /// There is none any more.
    End,
    /// The budget is spent; nothing before this posting matches.
    Spent(u64),
}

/// The next posting that all of these have, by leaping from one to the other.
pub fn next_match(all: &mut [Postings], budget: &mut Budget) -> Result<Match> {
    let Some(first) = all.first_mut() else { return Ok(Match::End) };
    let Some(mut candidate) = first.peek()? else { return Ok(Match::End) };
    loop {
        let mut is_match = true;
        for postings in all.iter_mut() {
            postings.seek(candidate);
            match postings.peek()? {
                None => return Ok(Match::End),
                Some(found) if found == candidate => {}
                Some(found) => {
                    candidate = found;
                    is_match = false;
                }
            }
        }
        if is_match {
            return Ok(Match::At(candidate));
        }
        if budget.0 == 0 {
            return Ok(Match::Spent(candidate));
        }
        budget.0 -= 1;
    }
}
