//! Draws numbers: the same seed and the same place give the same numbers on every machine and in every version.

use kernel::Id;
use sha2::{Digest, Sha256};

/// A stream of numbers: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
#[derive(Debug, Clone)]
pub struct Draw(u64);

impl Draw {
    /// The stream of one thing: of the resource 17 under a seed, say.
    pub fn of(seed: u64, what: &str, number: u64) -> Self {
        let digest = Sha256::new().chain_update(seed.to_be_bytes()).chain_update(number.to_be_bytes()).chain_update(what).finalize();
        Self(digest.iter().take(8).fold(0, |state, byte| (state << 8) | u64::from(*byte)))
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let wide = u128::from(self.bits()) * u128::try_from(end).unwrap_or(0);
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A fraction from 0 to just below 1.
    pub fn fraction(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let bits = (self.bits() >> 11) as f64;
        bits / 9_007_199_254_740_992.0
    }

    /// A number around 0 with deviation 1: the sum of twelve fractions, less 6.
    pub fn around_zero(&mut self) -> f64 {
        (0..12).map(|_| self.fraction()).sum::<f64>() - 6.0
    }

    /// One of these.
    pub fn one<'a, T>(&mut self, among: &'a [T]) -> Option<&'a T> {
        among.get(self.below(among.len()))
    }

    /// A time-ordered id of a moment, in milliseconds since 1970.
    pub fn id(&mut self, unix_millis: u64) -> Id {
        let mut random = [0u8; 10];
        let bytes = self.bits().to_be_bytes().into_iter().chain(self.bits().to_be_bytes());
        random.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
        Id::new(unix_millis, random)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_place_gives_the_same_numbers() {
        let numbers = |seed, number| {
            let mut draw = Draw::of(seed, "resource", number);
            (0..4).map(|_| draw.bits()).collect::<Vec<_>>()
        };
        assert_eq!(numbers(1, 2), numbers(1, 2));
        assert_ne!(numbers(1, 2), numbers(1, 3));
        assert_ne!(numbers(1, 2), numbers(2, 2));
        assert_eq!(Draw(0).bits(), 0xe220_a839_7b1d_cdaf, "the first number of the published generator");
    }

    #[test]
    fn numbers_stay_in_their_range_and_fill_it() {
        let mut draw = Draw::of(1, "x", 1);
        let mut seen = [0usize; 7];
        for _ in 0..7_000 {
            seen[draw.below(7)] += 1;
            assert!((0.0..1.0).contains(&draw.fraction()));
        }
        assert!(seen.iter().all(|count| (800..1_200).contains(count)), "{seen:?}");
        let mean = (0..10_000).map(|_| draw.around_zero()).sum::<f64>() / 10_000.0;
        assert!(mean.abs() < 0.05, "{mean}");
        assert_eq!(draw.below(0), 0);
        assert_eq!(draw.one::<u8>(&[]), None);
    }
}
