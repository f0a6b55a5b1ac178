//! A sum over rows that does not depend on their order: what was written is compared with what it was written from.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// The hashes of rows, added up in four lanes of 64 bits. Rows can be added and taken away in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum([u64; 4]);

impl Sum {
    /// The sum of one row, of the parts it consists of; a part that is missing is another one than an empty one.
    #[must_use]
    pub fn of(parts: &[Option<&[u8]>]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            let length = part.map_or(u64::MAX, |part| part.len() as u64);
            hash.update(length.to_le_bytes());
            hash.update(part.unwrap_or_default());
        }
        let mut lanes = [0; 4];
        for (lane, bytes) in lanes.iter_mut().zip(hash.finalize().chunks_exact(8)) {
            *lane = bytes.try_into().map_or(0, u64::from_le_bytes);
        }
        Self(lanes)
    }

    /// With other rows.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        self.lanes(other, u64::wrapping_add)
    }

    /// Without other rows.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.lanes(other, u64::wrapping_sub)
    }

    fn lanes(mut self, other: Self, work: fn(u64, u64) -> u64) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(lane, other)| *lane = work(*lane, other));
        self
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|lane| write!(f, "{lane:016x}"))
    }
}

impl FromStr for Sum {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut lanes = [0; 4];
        for (at, lane) in lanes.iter_mut().enumerate() {
            let digits = text.get(at * 16..at * 16 + 16).ok_or("a sum has 64 digits")?;
            *lane = u64::from_str_radix(digits, 16).map_err(|error| error.to_string())?;
        }
        Ok(Self(lanes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_rows_does_not_matter_and_everything_else_does() {
        let [a, b, c] = ["a", "b", "c"].map(|text| Sum::of(&[Some(text.as_bytes()), None]));
        assert_eq!(a.plus(b).plus(c), c.plus(a).plus(b));
        assert_eq!(a.plus(b).minus(b), a);
        assert_ne!(a.plus(a), b.plus(b));
        assert_ne!(Sum::of(&[Some(b"ab"), Some(b"")]), Sum::of(&[Some(b"a"), Some(b"b")]));
        assert_ne!(Sum::of(&[None]), Sum::of(&[Some(b"")]));
        assert_eq!(a.to_string().parse::<Sum>().unwrap(), a);
        assert!("00".parse::<Sum>().is_err());
    }
}
