//! Where an organisation stands in the tree.

use kernel::Id;

/// The deepest an organisation may stand.
pub const DEPTH_MAX: usize = 16;
/// Bytes of one step.
const STEP: usize = 4;

/// The numbers of all organisations from the top to this one. The top itself has none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Path(Box<[u8]>);

impl Path {
    /// The top of the tree.
    #[must_use]
    pub fn top() -> Self {
        Self::default()
    }

    /// From what is kept; `None` where it is no path.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        (bytes.len().is_multiple_of(STEP) && bytes.len() / STEP <= DEPTH_MAX).then(|| Self(bytes.into()))
    }

    /// As it is kept.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// One step down; `None` where it would be too deep.
    #[must_use]
    pub fn below(&self, number: u32) -> Option<Self> {
        Self::from_bytes(&[self.0.as_ref(), &number.to_be_bytes()].concat())
    }

    /// How deep it stands; the top is 0.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.0.len() / STEP
    }

    /// Whether it is the other one or stands above it.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }

    /// The first path after everything below; `None` for the top, whose range has no end.
    #[must_use]
    pub fn end(&self) -> Option<Vec<u8>> {
        let mut end = self.0.to_vec();
        while let Some(last) = end.pop() {
            if last < u8::MAX {
                end.push(last + 1);
                return Some(end);
            }
        }
        None
    }

    /// The paths of all organisations from the top to this one.
    pub fn trail(&self) -> impl Iterator<Item = &[u8]> {
        (0..=self.depth()).filter_map(|steps| self.0.get(..steps * STEP))
    }
}

/// The id of the top of the tree.
#[must_use]
pub fn top_id() -> Id {
    Id::named(&["organization", "top"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_below_is_a_range() {
        let school = Path::top().below(7).unwrap().below(255).unwrap();
        let class = school.below(u32::MAX).unwrap();
        assert!(school.holds(&class) && school.holds(&school) && !class.holds(&school) && Path::top().holds(&class));
        let end = school.end().unwrap();
        assert!(class.as_bytes() < end.as_slice() && school.as_bytes() < end.as_slice());
        let next = Path::top().below(7).unwrap().below(256).unwrap();
        assert!(next.as_bytes() >= end.as_slice() && !school.holds(&next));
        assert_eq!(Path::top().end(), None);
        assert_eq!(class.trail().count(), 4);
    }

    #[test]
    fn depth_is_bounded() {
        let deepest = (0..u32::try_from(DEPTH_MAX).unwrap()).fold(Path::top(), |path, number| path.below(number).unwrap());
        assert_eq!((deepest.depth(), deepest.below(1)), (DEPTH_MAX, None));
        assert_eq!(Path::from_bytes(&[1, 2, 3]), None);
    }
}
