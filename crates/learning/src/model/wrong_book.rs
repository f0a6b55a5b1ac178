//! The wrong-answer book 错题本: what was answered wrong comes back after growing intervals and leaves once it is commanded.
//!
//! Intervals of 1, 3 and 7 days follow the spacing effect (Cepeda et al. 2006: for a test some weeks away, gaps of days beat massed
//! repetition); an item leaves after [`STREAK_TO_LEAVE`] right answers in a row, each after its interval, and returns to the first interval when it
//! is wrong again.

use kernel::Time;
use kernel::time::DAY;

/// Right answers in a row after which an item leaves the book.
pub const STREAK_TO_LEAVE: u32 = 2;
/// Days until an item is due again, by its streak.
const INTERVAL_DAYS: [i64; 3] = [1, 3, 7];

/// How an item stands in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// How often it was wrong.
    pub wrong_count: u32,
    /// Right answers in a row since.
    pub streak: u32,
    /// When it is due.
    pub due_at: Time,
}

/// The entry after an answer; `None` where the item is not, or no longer, in the book.
#[must_use]
pub fn after_answer(entry: Option<Entry>, right: bool, now: Time) -> Option<Entry> {
    match (entry, right) {
        (None, true) => None,
        (entry, false) => {
            let wrong_count = entry.map_or(0, |entry| entry.wrong_count) + 1;
            Some(Entry { wrong_count, streak: 0, due_at: now.plus(interval(0)) })
        }
        (Some(entry), true) => {
            // An answer before its time is practice, not proof: it does not move the item on.
            if now < entry.due_at {
                return Some(entry);
            }
            let streak = entry.streak + 1;
            (streak < STREAK_TO_LEAVE).then(|| Entry { wrong_count: entry.wrong_count, streak, due_at: now.plus(interval(streak)) })
        }
    }
}

fn interval(streak: u32) -> i64 {
    let index = usize::try_from(streak).unwrap_or(usize::MAX).min(INTERVAL_DAYS.len() - 1);
    INTERVAL_DAYS.get(index).copied().unwrap_or(7) * DAY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_answers_come_in_and_leave_after_two_right_ones_in_time() {
        let start = Time(0);
        assert_eq!(after_answer(None, true, start), None);
        let first = after_answer(None, false, start);
        assert_eq!(first, Some(Entry { wrong_count: 1, streak: 0, due_at: Time(DAY) }));
        assert_eq!(after_answer(first, true, Time(DAY / 2)), first, "too early to count");
        let second = after_answer(first, true, Time(DAY));
        assert_eq!(second, Some(Entry { wrong_count: 1, streak: 1, due_at: Time(4 * DAY) }));
        assert_eq!(after_answer(second, true, Time(4 * DAY)), None);
        let again = after_answer(second, false, Time(2 * DAY));
        assert_eq!(again, Some(Entry { wrong_count: 2, streak: 0, due_at: Time(3 * DAY) }));
    }
}
