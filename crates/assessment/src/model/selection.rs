//! Which items a session brings, and in which order.

use kernel::{Id, Time};

/// Items of a session where nothing is asked.
pub const COUNT_DEFAULT: usize = 10;
/// The most items of a session.
pub const COUNT_MAX: usize = 50;
/// Bands of difficulty that a session draws from in turn.
const BANDS: usize = 3;

/// What the person did with an item the last time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Former {
    /// Whether it was right.
    pub right: bool,
    /// When.
    pub at: Time,
}

/// An item that could be brought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Which item.
    pub id: Id,
    /// How hard it is, from 0 to 1.
    pub difficulty: Option<f64>,
    /// Whether an answer can be checked.
    pub checkable: bool,
    /// Whether it is there in the person's language.
    pub familiar: bool,
    /// What the person did with it the last time.
    pub former: Option<Former>,
}

impl Candidate {
    /// Lower comes first: what can be checked and read, then what is new, then what was wrong, then what was right longest ago.
    fn rank(&self) -> (bool, bool, u8, i64) {
        let (class, age) = match self.former {
            None => (0, 0),
            Some(former) if !former.right => (1, 0),
            Some(former) => (2, former.at.0),
        };
        (!self.checkable, !self.familiar, class, age)
    }

    fn hardness(&self) -> f64 {
        self.difficulty.filter(|difficulty| difficulty.is_finite()).unwrap_or(0.5)
    }

    fn band(&self) -> usize {
        match self.hardness() {
            low if low < 0.34 => 0,
            middle if middle < 0.67 => 1,
            _ => 2,
        }
    }
}

/// A well-mixed number for a seed and an item (the finaliser of SplitMix64, Steele et al. 2014), so that sessions differ and can be repeated.
fn mixed(seed: u64, id: Id) -> u64 {
    let value = id.as_bytes().chunks(8).fold(seed, |value, chunk| value.rotate_left(23) ^ chunk.iter().fold(0, |word, byte| (word << 8) | u64::from(*byte)));
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// The items of a session, at most [`COUNT_MAX`]: by rank, of equal rank drawn from all bands of difficulty in turn, then easy before hard.
#[must_use]
pub fn select(candidates: &[Candidate], count: usize, seed: u64) -> Vec<Id> {
    let count = count.clamp(1, COUNT_MAX);
    let mut pool: Vec<&Candidate> = candidates.iter().collect();
    pool.sort_by_key(|candidate| (candidate.rank(), mixed(seed, candidate.id)));
    pool.dedup_by_key(|candidate| candidate.id);
    let mut chosen: Vec<&Candidate> = Vec::with_capacity(count);
    let mut rest = pool.as_slice();
    while let (Some(first), true) = (rest.first(), chosen.len() < count) {
        let same = rest.iter().take_while(|candidate| candidate.rank() == first.rank()).count();
        let (equal, after) = rest.split_at(same);
        chosen.extend(in_turn(equal).into_iter().take(count - chosen.len()));
        rest = after;
    }
    chosen.sort_by(|one, other| one.hardness().total_cmp(&other.hardness()));
    chosen.into_iter().map(|candidate| candidate.id).collect()
}

/// Takes from each band of difficulty in turn, as long as it has any.
fn in_turn<'a>(equal: &[&'a Candidate]) -> Vec<&'a Candidate> {
    let mut places = [0usize; BANDS];
    let mut ordered: Vec<(usize, usize, &Candidate)> = Vec::with_capacity(equal.len());
    for candidate in equal {
        let band = candidate.band();
        if let Some(place) = places.get_mut(band) {
            ordered.push((*place, band, candidate));
            *place += 1;
        }
    }
    ordered.sort_by_key(|(place, band, _)| (*place, *band));
    ordered.into_iter().map(|(_, _, candidate)| candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn candidate(number: u32) -> Candidate {
        Candidate { id: Id::named(&[&number.to_string()]), difficulty: Some(f64::from(number % 10) / 10.0), checkable: true, familiar: true, former: None }
    }

    #[test]
    fn new_before_wrong_before_old() {
        let mut all: Vec<Candidate> = (0..6).map(candidate).collect();
        let seen = |right, at| Some(Former { right, at: Time(at) });
        all[0].former = seen(true, 9);
        all[1].former = seen(true, 5);
        all[2].former = seen(false, 9);
        all[3].checkable = false;
        let chosen = |count| select(&all, count, 1).into_iter().map(|id| all.iter().position(|candidate| candidate.id == id).unwrap()).collect::<Vec<_>>();
        assert_eq!(chosen(2), [4, 5]);
        assert_eq!(chosen(3), [2, 4, 5]);
        assert_eq!(chosen(4), [1, 2, 4, 5]);
        assert_eq!(chosen(50), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn sessions_mix_difficulties_and_rise() {
        let all: Vec<Candidate> = (0..100).map(candidate).collect();
        let chosen = select(&all, 9, 7);
        let bands: Vec<usize> = chosen.iter().map(|id| all.iter().find(|candidate| candidate.id == *id).unwrap().band()).collect();
        assert_eq!(bands, [0, 0, 0, 1, 1, 1, 2, 2, 2]);
    }

    proptest! {
        #[test]
        fn sessions_are_bounded_repeatable_and_without_doubles(size in 0u32..120, count in 0usize..200, seed in any::<u64>()) {
            let all: Vec<Candidate> = (0..size).chain(0..size / 3).map(candidate).collect();
            let mut chosen = select(&all, count, seed);
            prop_assert_eq!(&chosen, &select(&all, count, seed));
            prop_assert_eq!(chosen.len(), count.clamp(1, COUNT_MAX).min(size as usize));
            chosen.sort_unstable();
            chosen.dedup();
            prop_assert_eq!(chosen.len(), count.clamp(1, COUNT_MAX).min(size as usize));
        }
    }
}
