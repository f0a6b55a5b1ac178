//! Lists are read a page at a time, with a bound.

use serde::{Deserialize, Serialize};

/// The most entries a page may ask for.
pub const PAGE_SIZE_MAX: u32 = 100;
/// The entries on a page where nothing is asked.
pub const PAGE_SIZE_DEFAULT: u32 = 24;
/// The deepest page number that is answered; beyond it a search is refined instead.
pub const PAGE_NUMBER_MAX: u32 = 500;

/// Which page of a list is asked for. Numbers start at 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRequest {
    /// The page number, from 1.
    pub number: u32,
    /// Entries on a page.
    pub size: u32,
}

impl PageRequest {
    /// A page request within the bounds, whatever was asked.
    #[must_use]
    pub fn bounded(number: Option<u32>, size: Option<u32>) -> Self {
        Self { number: number.unwrap_or(1).clamp(1, PAGE_NUMBER_MAX), size: size.unwrap_or(PAGE_SIZE_DEFAULT).clamp(1, PAGE_SIZE_MAX) }
    }

    /// How many entries stand before this page.
    #[must_use]
    pub const fn offset(&self) -> u32 {
        self.number.saturating_sub(1).saturating_mul(self.size)
    }
}

impl Default for PageRequest {
    fn default() -> Self {
        Self::bounded(None, None)
    }
}

/// One page of a list with the number of all entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageSlice<T> {
    /// The entries of this page.
    pub entries: Vec<T>,
    /// All entries there are.
    pub total: u64,
    /// What was asked.
    pub request: PageRequest,
}

impl<T> PageSlice<T> {
    /// The number of pages, at least 1.
    #[must_use]
    pub fn pages(&self) -> u32 {
        let pages = self.total.div_ceil(u64::from(self.request.size.max(1))).max(1);
        u32::try_from(pages).unwrap_or(PAGE_NUMBER_MAX).min(PAGE_NUMBER_MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_hold() {
        let page = PageRequest::bounded(Some(u32::MAX), Some(u32::MAX));
        assert_eq!((page.number, page.size), (PAGE_NUMBER_MAX, PAGE_SIZE_MAX));
        assert_eq!(PageRequest::bounded(Some(0), Some(0)).offset(), 0);
        let slice = PageSlice { entries: vec![1], total: 49, request: PageRequest::default() };
        assert_eq!(slice.pages(), 3);
    }
}
