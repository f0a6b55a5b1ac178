//! A Bloom filter in blocks of 512 bits (Putze, Sanders, Singler 2007): one place in memory is looked at for each question.

use super::term::Term;
use crate::wire::size;

const BITS_A_TERM: usize = 12;
const PROBES: u32 = 7;

/// Says of most terms that are not there that they are not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter(Vec<[u64; 8]>);

impl Filter {
    /// A filter for so many terms.
    pub fn new(terms: usize) -> Self {
        Self(vec![[0; 8]; (terms * BITS_A_TERM).div_ceil(512).max(1)])
    }

    /// Adds a term.
    pub fn add(&mut self, term: &Term) {
        let spread = term.spread();
        let block = self.block(spread);
        if let Some(block) = self.0.get_mut(block) {
            for (word, bit) in probes(spread) {
                if let Some(word) = block.get_mut(word) {
                    *word |= bit;
                }
            }
        }
    }

    /// False where the term was never added.
    pub fn may_have(&self, term: &Term) -> bool {
        let spread = term.spread();
        self.0.get(self.block(spread)).is_some_and(|block| probes(spread).all(|(word, bit)| block.get(word).is_some_and(|word| word & bit != 0)))
    }

    fn block(&self, spread: u64) -> usize {
        // The upper bits choose the block, the lower ones the bits in it.
        size(u64::try_from((u128::from(spread) * (self.0.len() as u128)) >> 64).unwrap_or(0))
    }

    /// As bytes.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.0.iter().flatten().flat_map(|word| word.to_le_bytes()));
    }

    /// From bytes, 64 a block.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (words, rest) = bytes.as_chunks::<8>();
        let words: Vec<u64> = words.iter().map(|word| u64::from_le_bytes(*word)).collect();
        let (blocks, odd) = words.as_chunks::<8>();
        (rest.is_empty() && odd.is_empty() && !blocks.is_empty()).then(|| Self(blocks.to_vec()))
    }
}

fn probes(spread: u64) -> impl Iterator<Item = (usize, u64)> {
    let mut rest = spread.wrapping_mul(0x2545_f491_4f6c_dd1d);
    (0..PROBES).map(move |_| {
        let bit = rest & 511;
        rest >>= 9;
        (size(bit >> 6), 1 << (bit & 63))
    })
}

#[cfg(test)]
mod tests {
    use super::super::term::Kind;
    use super::*;

    fn term(number: u32) -> Term {
        let mut value = [0; 16];
        value[..4].copy_from_slice(&number.to_le_bytes());
        Term::new(Kind::Id, &[1; 16], &value)
    }

    #[test]
    fn what_was_added_is_never_denied_and_little_else_is_allowed() {
        let mut filter = Filter::new(10_000);
        (0..10_000).for_each(|number| filter.add(&term(number)));
        let mut bytes = Vec::new();
        filter.write(&mut bytes);
        let filter = Filter::read(&bytes).unwrap();
        assert!((0..10_000).all(|number| filter.may_have(&term(number))));
        let wrong = (10_000..60_000).filter(|number| filter.may_have(&term(*number))).count();
        assert!(wrong < 1_000, "{wrong} of 50 000");
    }
}
