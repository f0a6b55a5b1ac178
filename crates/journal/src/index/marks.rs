//! A set of numbers as bits, in chunks where there are any.

use std::collections::BTreeMap;

const CHUNK_WORDS: u64 = 128;
const CHUNK_BITS: u64 = CHUNK_WORDS * 64;

/// A set of numbers; memory only where they are.
#[derive(Default)]
pub struct Marks(BTreeMap<u64, Box<[u64; CHUNK_WORDS as usize]>>);

impl Marks {
    /// Adds a number; true where it was not there.
    pub fn add(&mut self, number: u64) -> bool {
        let (chunk, word, bit) = place(number);
        let words = self.0.entry(chunk).or_insert_with(|| Box::new([0; CHUNK_WORDS as usize]));
        words.get_mut(word).is_some_and(|word| {
            let was = *word & bit != 0;
            *word |= bit;
            !was
        })
    }

    /// True where the number is there.
    pub fn has(&self, number: u64) -> bool {
        let (chunk, word, bit) = place(number);
        !self.0.is_empty() && self.0.get(&chunk).and_then(|words| words.get(word)).is_some_and(|word| word & bit != 0)
    }

    /// True where a number of a range is there.
    pub fn any_between(&self, from: u64, to: u64) -> bool {
        let chunks = self.0.range(from / CHUNK_BITS..to.div_ceil(CHUNK_BITS));
        chunks.map(|(chunk, _)| chunk * CHUNK_BITS).any(|first| (first.max(from)..(first + CHUNK_BITS).min(to)).any(|number| self.has(number)))
    }
}

fn place(number: u64) -> (u64, usize, u64) {
    let word = (number % CHUNK_BITS) / 64;
    (number / CHUNK_BITS, usize::try_from(word).unwrap_or(0), 1 << (number % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_far_apart_and_near() {
        let mut marks = Marks::default();
        let numbers = [0, 1, 63, 64, CHUNK_BITS - 1, CHUNK_BITS, 1 << 40];
        assert!(numbers.iter().all(|number| marks.add(*number)) && !marks.add(64));
        assert!(numbers.iter().all(|number| marks.has(*number)));
        assert!(!marks.has(2) && !marks.has((1 << 40) + 1));
        assert!(marks.any_between(2, 64) && !marks.any_between(2, 63) && !marks.any_between(CHUNK_BITS + 1, 1 << 39));
    }
}
