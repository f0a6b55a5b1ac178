//! Sets of documents within a window: as many as fit where the processor keeps what it works on.

/// Documents in one window.
pub(crate) const WINDOW: u32 = 4_096;
/// Numbers of 64 bits in a set.
const WORDS: usize = 64;

/// Which documents of a window.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bits([u64; WORDS]);

impl Bits {
    pub const NONE: Self = Self([0; WORDS]);

    /// The first `count` documents of a window.
    pub fn first(count: u32) -> Self {
        let mut bits = Self::NONE;
        for (number, word) in (0u32..).zip(&mut bits.0) {
            let left = count.saturating_sub(number * u64::BITS);
            *word = if left >= u64::BITS { u64::MAX } else { (1 << left) - 1 };
        }
        bits
    }

    #[inline]
    pub fn set(&mut self, at: u32) {
        if let Some(word) = self.0.get_mut((at / u64::BITS) as usize) {
            *word |= 1 << (at % u64::BITS);
        }
    }

    #[inline]
    pub fn or(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }

    #[inline]
    pub fn and(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }

    #[inline]
    pub fn without(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= !other);
    }

    #[inline]
    pub fn both(&self, other: &Self) -> Self {
        let mut both = *self;
        both.and(other);
        both
    }

    /// Whether some document is in both sets.
    #[inline]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).fold(0, |all, (word, other)| all | (word & other)) != 0
    }

    /// How many documents are in the set.
    pub fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// How many documents are in both sets.
    #[inline]
    pub fn count_both(&self, other: &Self) -> u32 {
        self.0.iter().zip(&other.0).map(|(word, other)| (word & other).count_ones()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().fold(0, |all, word| all | word) == 0
    }

    /// Calls `work` with each document of the set, in order.
    #[inline]
    pub fn each(&self, mut work: impl FnMut(u32)) {
        for (number, word) in (0u32..).zip(self.0) {
            let mut left = word;
            while left != 0 {
                work(number * u64::BITS + left.trailing_zeros());
                left &= left - 1;
            }
        }
    }
}

/// Counts in how many sets each document is, in binary with one set for every digit.
pub(crate) struct Tally {
    digits: Vec<Bits>,
}

impl Tally {
    pub const fn new() -> Self {
        Self { digits: Vec::new() }
    }

    pub fn add(&mut self, bits: &Bits) {
        let mut carried = *bits;
        for digit in &mut self.digits {
            for (digit, carried) in digit.0.iter_mut().zip(&mut carried.0) {
                let next = *digit & *carried;
                *digit ^= *carried;
                *carried = next;
            }
        }
        if !carried.is_empty() {
            self.digits.push(carried);
        }
    }

    /// The documents that are in at least so many of the sets.
    pub fn at_least(&self, least: usize) -> Bits {
        if least >> self.digits.len() != 0 {
            return Bits::NONE;
        }
        let (mut more, mut same) = (Bits::NONE, Bits([u64::MAX; WORDS]));
        for (place, digit) in self.digits.iter().enumerate().rev() {
            let wanted = least >> place & 1 == 1;
            for ((more, same), digit) in more.0.iter_mut().zip(&mut same.0).zip(digit.0) {
                if wanted {
                    *same &= digit;
                } else {
                    *more |= *same & digit;
                    *same &= !digit;
                }
            }
        }
        more.or(&same);
        more
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(bits: &Bits) -> Vec<u32> {
        let mut found = Vec::new();
        bits.each(|at| found.push(at));
        found
    }

    #[test]
    fn sets_hold_what_was_put_in() {
        let mut bits = Bits::NONE;
        assert!(bits.is_empty());
        [0, 63, 64, WINDOW - 1].into_iter().for_each(|at| bits.set(at));
        assert_eq!(members(&bits), [0, 63, 64, WINDOW - 1]);
        let mut only = Bits::NONE;
        only.set(63);
        bits.without(&only);
        assert_eq!(members(&bits.both(&Bits::first(65))), [0, 64]);
        assert!(bits.meets(&Bits::first(1)) && !only.meets(&bits));
        assert_eq!((bits.count(), bits.count_both(&Bits::first(64))), (3, 1));
        assert_eq!([0, 1, 64, 65, WINDOW].map(|count| members(&Bits::first(count)).len() as u32), [0, 1, 64, 65, WINDOW]);
    }

    #[test]
    fn a_tally_counts_like_one_by_one() {
        let sets: Vec<Bits> = (1..=11u32)
            .map(|step| {
                let mut bits = Bits::NONE;
                (0..WINDOW).filter(|at| at % step == 0).for_each(|at| bits.set(at));
                bits
            })
            .collect();
        let mut tally = Tally::new();
        sets.iter().for_each(|set| tally.add(set));
        for least in 0..=16usize {
            let expected: Vec<u32> = (0..WINDOW).filter(|at| (1..=11).filter(|step| at % step == 0).count() >= least).collect();
            assert_eq!(members(&tally.at_least(least)), expected, "{least}");
        }
    }
}
