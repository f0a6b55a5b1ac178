//! What the index is a set of: pairs of a term and a posting.

use crate::entry::Id;

/// Bytes of a term.
pub const TERM_BYTES: usize = 33;

/// What a term says about the entry of a posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// It has this id. The posting's depth is 0.
    Id = 1,
    /// It is in the store.
    All = 2,
    /// It has this key, or (with a depth) what it refers to in so many steps has.
    Key = 3,
    /// It names this id; the low bits of the posting say as what: [`VOIDS`], [`REFERS`].
    Names = 4,
    /// It is voided. Value and store are zero.
    Voided = 5,
    /// The posting itself is not to be found any more. Value and store are zero.
    Dead = 6,
}

/// In a posting of [`Kind::Names`]: the entry voids the one that it names.
pub const VOIDS: u64 = 1;
/// In a posting of [`Kind::Names`]: the entry refers to the one that it names.
pub const REFERS: u64 = 2;
/// The greatest depth of a reference that is followed; it has three bits in a posting.
pub const DEPTH_MAX: u64 = 7;

/// A kind, a store and a value, in the order of their bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(pub [u8; TERM_BYTES]);

impl Term {
    /// Of a store's value.
    pub fn new(kind: Kind, store: &Id, value: &Id) -> Self {
        let mut bytes = [0; TERM_BYTES];
        for (place, byte) in bytes.iter_mut().zip([kind as u8].iter().chain(store).chain(value)) {
            *place = *byte;
        }
        Self(bytes)
    }

    /// Of the whole store, or of the whole journal.
    pub fn of_all(kind: Kind, store: &Id) -> Self {
        Self::new(kind, store, &[0; 16])
    }

    /// True where its postings may be forgotten when they are dead.
    pub fn forgets(&self) -> bool {
        let [kind, ..] = self.0;
        kind == Kind::All as u8 || kind == Kind::Key as u8
    }

    /// Sixty-four bits that spread terms evenly. Terms are ids and fingerprints; who chooses them badly on purpose only makes
    /// his own look-ups slower.
    pub fn spread(&self) -> u64 {
        let mut sum = 0x9e37_79b9_7f4a_7c15_u64;
        for part in self.0.chunks(8) {
            let word = part.iter().fold(0_u64, |word, byte| (word << 8) | u64::from(*byte));
            sum = (sum ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd);
            sum ^= sum >> 32;
        }
        sum.wrapping_mul(0xc4ce_b9fe_1a85_ec53) ^ (sum >> 29)
    }
}

/// The posting of an entry, by depth.
pub fn posting(seq: u64, depth: u64) -> u64 {
    (seq << 3) | depth.min(DEPTH_MAX)
}

/// The entry of a posting.
pub fn seq_of(posting: u64) -> u64 {
    posting >> 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_ordered_by_kind_store_and_value() {
        let term = |kind, store: u8, value: u8| Term::new(kind, &[store; 16], &[value; 16]);
        let ordered = [term(Kind::Id, 9, 9), term(Kind::Key, 1, 2), term(Kind::Key, 1, 3), term(Kind::Key, 2, 0), term(Kind::Dead, 0, 0)];
        assert!(ordered.is_sorted());
    }

    #[test]
    fn the_depth_has_three_bits() {
        assert_eq!((seq_of(posting(9, DEPTH_MAX)), posting(9, DEPTH_MAX + 1)), (9, posting(9, DEPTH_MAX)));
        assert!(posting(9, DEPTH_MAX) < posting(10, 0));
    }
}
