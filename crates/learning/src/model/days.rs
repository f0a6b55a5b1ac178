//! Days of study.

use kernel::Time;

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
        if self.is_empty() { 0 } else { (self.millis / 60_000).max(1) }
    }

    /// With what else was done on the day.
    #[must_use]
    pub const fn plus(&self, other: &Self) -> Self {
        Self {
            day: self.day,
            answers: self.answers + other.answers,
            correct: self.correct + other.correct,
            sections: self.sections + other.sections,
            millis: self.millis + other.millis,
        }
    }

    /// Whether nothing was done but opening again what had been opened before.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.answers + self.sections + self.millis == 0
    }
}

/// Days in a row up to today; a day not yet begun does not break the row.
#[must_use]
pub fn streak(days: &[StudyDay], today: i64) -> u64 {
    let done = |day: i64| days.iter().any(|known| known.day == day && !known.is_empty());
    let last = if done(today) { today } else { today - 1 };
    let mut count = 0;
    while done(last - count) {
        count += 1;
    }
    u64::try_from(count).unwrap_or(0)
}

/// The moment a day begins.
#[must_use]
pub const fn begins(day: i64) -> Time {
    Time((day * 1440 - DAY_OFFSET_MINUTES as i64) * 60 * kernel::time::SECOND)
}

/// The day of the week, from 0 for Monday. 1970-01-01 was a Thursday.
#[must_use]
pub const fn weekday(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

/// Year, month and day of the month of a day since 1970 (Howard Hinnant's `civil_from_days`).
#[must_use]
pub const fn civil(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + if month <= 2 { 1 } else { 0 }, month, of_year - (153 * shifted_month + 2) / 5 + 1)
}

/// A day as ISO 8601 writes it.
#[must_use]
pub fn iso(day: i64) -> String {
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_names() {
        assert_eq!([0, 30, 31, 11_016, 20_780].map(iso), ["1970-01-01", "1970-01-31", "1970-02-01", "2000-02-29", "2026-11-23"]);
        assert_eq!([0, 20_780, -1].map(weekday), [3, 0, 2]);
        assert_eq!(begins(20_780).day_number(DAY_OFFSET_MINUTES), 20_780);
        assert_eq!(begins(20_780).plus(-1).day_number(DAY_OFFSET_MINUTES), 20_779);
    }

    #[test]
    fn a_streak_lasts_until_a_day_is_missed() {
        let day = |day| StudyDay { day, answers: 1, ..StudyDay::default() };
        assert_eq!(streak(&[day(8), day(9), day(10)], 10), 3);
        assert_eq!(streak(&[day(8), day(9)], 10), 2);
        assert_eq!(streak(&[day(7)], 10), 0);
        assert_eq!(streak(&[], 10), 0);
        let read_again = StudyDay { day: 10, millis: 30_000, ..StudyDay::default() };
        assert_eq!((streak(&[read_again], 10), read_again.minutes()), (1, 1), "time spent counts, also in what was opened before");
        assert_eq!(streak(&[StudyDay { day: 10, ..StudyDay::default() }], 10), 0);
    }
}
