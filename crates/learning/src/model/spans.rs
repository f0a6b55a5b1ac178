//! How time adds up over a week, a month, a year.

use std::collections::HashMap;
use std::hash::Hash;

/// How far back one looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Span {
    /// Seven days with today.
    Week,
    /// Thirty days with today.
    #[default]
    Month,
    /// 365 days with today.
    Year,
}

impl Span {
    /// Every span, the shortest first.
    pub const ALL: [Self; 3] = [Self::Week, Self::Month, Self::Year];

    /// As it stands in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// From what stands in an address; [`Span::Month`] where it is none.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|span| span.as_str() == word).unwrap_or_default()
    }

    /// Its first day.
    #[must_use]
    pub const fn first_day(self, today: i64) -> i64 {
        match self {
            Self::Week => today - 6,
            Self::Month => today - 29,
            Self::Year => today - 364,
        }
    }
}

/// Milliseconds of reading and of practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spent {
    /// Reading.
    pub read: u64,
    /// Practice.
    pub practice: u64,
}

impl Spent {
    /// Both.
    #[must_use]
    pub const fn all(self) -> u64 {
        self.read + self.practice
    }

    /// Whole minutes, at least one where there is anything.
    #[must_use]
    pub const fn minutes(millis: u64) -> u64 {
        if millis > 0 && millis < 60_000 { 1 } else { millis / 60_000 }
    }

    /// With another one.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { read: self.read + other.read, practice: self.practice + other.practice }
    }
}

/// Whole minutes of parts that together are as many as their sum is: each is rounded down, and what is left over goes to those that lost the most.
#[must_use]
pub fn shared_minutes(parts: &[u64]) -> Vec<u64> {
    let mut minutes: Vec<u64> = parts.iter().map(|millis| millis / 60_000).collect();
    let left = Spent::minutes(parts.iter().sum()).saturating_sub(minutes.iter().sum());
    let mut lost: Vec<(usize, u64)> = parts.iter().map(|millis| millis % 60_000).enumerate().filter(|(_, rest)| *rest > 0).collect();
    lost.sort_by_key(|(at, rest)| (std::cmp::Reverse(*rest), *at));
    for (at, _) in lost.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
        if let Some(minutes) = minutes.get_mut(at) {
            *minutes += 1;
        }
    }
    minutes
}

/// Adds up what belongs together, the most time first; equals in the order of their names.
#[must_use]
pub fn by_name<N: Ord + Hash + Clone>(rows: impl IntoIterator<Item = (N, [Spent; 3])>, by: Span) -> Vec<(N, [Spent; 3])> {
    let mut sums: HashMap<N, [Spent; 3]> = HashMap::new();
    for (name, spent) in rows {
        let sum = sums.entry(name).or_default();
        *sum = [0, 1, 2].map(|at: usize| of(sum, at).plus(of(&spent, at)));
    }
    let mut rows: Vec<_> = sums.into_iter().filter(|(_, spent)| spent.iter().any(|spent| spent.all() > 0)).collect();
    let at = by as usize;
    rows.sort_by(|(one, a), (other, b)| of(b, at).all().cmp(&of(a, at).all()).then_with(|| one.cmp(other)));
    rows
}

/// One of the three; a place that there is not holds nothing.
#[must_use]
pub fn of(spent: &[Spent; 3], at: usize) -> Spent {
    spent.get(at).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_their_sum_agree() {
        assert_eq!(shared_minutes(&[30_000, 30_000]), [1, 0], "not one each of one together");
        assert_eq!(shared_minutes(&[90_000, 90_000, 20_000]), [2, 1, 0]);
        assert_eq!(shared_minutes(&[1_000, 0]), [1, 0]);
        assert_eq!(shared_minutes(&[59_000, 61_000, 120_000]), [1, 1, 2]);
        for parts in [[0, 0, 0], [59_999, 59_999, 59_999], [61_000, 119_000, 1], [600_000, 10, 59_000]] {
            assert_eq!(shared_minutes(&parts).iter().sum::<u64>(), Spent::minutes(parts.iter().sum()), "{parts:?}");
        }
    }

    #[test]
    fn what_belongs_together_is_added_up() {
        let spent = |read, practice| Spent { read, practice };
        let rows =
            [("b", [spent(1, 0), spent(2, 5), spent(3, 5)]), ("a", [spent(0, 0), spent(0, 9), spent(1, 9)]), ("b", [spent(1, 1); 3]), ("c", [spent(0, 0); 3])];
        let by_month = by_name(rows, Span::Month);
        assert_eq!(by_month, [("a", [spent(0, 0), spent(0, 9), spent(1, 9)]), ("b", [spent(2, 1), spent(3, 6), spent(4, 6)])]);
        assert_eq!(by_name(rows, Span::Week).first().map(|row| row.0), Some("b"));
        assert_eq!([0, 1, 59_999, 60_000, 119_999].map(Spent::minutes), [0, 1, 1, 1, 1]);
        assert_eq!(Span::from_word("year").first_day(1000), 636);
        assert_eq!(Span::from_word("nothing"), Span::Month);
    }
}
