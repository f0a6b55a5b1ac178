//! Days of study.

/// Minutes east of UTC by which days are counted: one place for all until accounts carry a time zone.
pub const DAY_OFFSET_MINUTES: i32 = 480;

/// What was done on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StudyDay {
    /// The day, in days since 1970.
    pub day: i64,
    /// Answers given.
    pub answers: u64,
    /// Of them right.
    pub correct: u64,
    /// Sections read.
    pub sections: u64,
    /// Time known to be spent, in milliseconds.
    pub millis: u64,
}

impl StudyDay {
    /// Minutes shown for a day: what is known, and at least one where something was done.
    #[must_use]
    pub fn minutes(&self) -> u64 {
        if self.answers + self.sections == 0 { 0 } else { (self.millis / 60_000).max(1) }
    }
}

/// Days in a row up to today; a day not yet begun does not break the row.
#[must_use]
pub fn streak(days: &[StudyDay], today: i64) -> u64 {
    let done = |day: i64| days.iter().any(|known| known.day == day && known.answers + known.sections > 0);
    let last = if done(today) { today } else { today - 1 };
    let mut count = 0;
    while done(last - count) {
        count += 1;
    }
    u64::try_from(count).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_streak_lasts_until_a_day_is_missed() {
        let day = |day| StudyDay { day, answers: 1, ..StudyDay::default() };
        assert_eq!(streak(&[day(8), day(9), day(10)], 10), 3);
        assert_eq!(streak(&[day(8), day(9)], 10), 2);
        assert_eq!(streak(&[day(7)], 10), 0);
        assert_eq!(streak(&[], 10), 0);
    }
}
