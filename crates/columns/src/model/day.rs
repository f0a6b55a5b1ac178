//! Days, as people here count them: from midnight to midnight of UTC+8, whatever the season.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use kernel::Time;
use kernel::time::{DAY, SECOND};

/// How far east of UTC days begin, in minutes.
pub const OFFSET_MINUTES: i32 = 480;

/// A day: how many lie between it and 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// The day of a moment.
    #[must_use]
    pub const fn of(time: Time) -> Self {
        Self(time.day_number(OFFSET_MINUTES))
    }

    /// Its first moment.
    #[must_use]
    pub const fn begins(self) -> Time {
        Time(self.0.saturating_mul(DAY).saturating_sub(OFFSET_MINUTES as i64 * 60 * SECOND))
    }

    /// The first moment after it.
    #[must_use]
    pub const fn ends(self) -> Time {
        self.next().begins()
    }

    /// The day after it.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// 1970-01-01.
const FIRST: Date = jiff::civil::date(1970, 1, 1);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match FIRST.checked_add(jiff::Span::new().days(self.0.clamp(-4_000_000, 2_900_000))) {
            Ok(date) => write!(f, "{date}"),
            Err(_) => f.write_str("0000-00-00"),
        }
    }
}

impl FromStr for Day {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("'{text}' is no day; write it as 2026-11-27");
        let date = Some(text).filter(|text| text.len() == 10).and_then(|text| text.parse::<Date>().ok()).ok_or_else(wrong)?;
        FIRST.until(date).map(|span| Self(i64::from(span.get_days()))).map_err(|_| wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_begin_at_midnight_here() {
        let day: Day = "2026-11-27".parse().unwrap();
        assert_eq!(day.to_string(), "2026-11-27");
        assert_eq!(day.begins(), Time(1_795_708_800_000_000), "2026-11-26T16:00:00Z");
        assert_eq!((Day::of(day.begins()), Day::of(day.begins().plus(-1))), (day, Day(day.0 - 1)));
        assert_eq!((Day::of(day.ends().plus(-1)), Day::of(day.ends())), (day, day.next()));
        assert_eq!("1970-01-01".parse::<Day>().unwrap(), Day(0));
        for wrong in ["", "2026-11-31", "27.11.2026", "2026-11-27T00:00", "20261127", "+02026-1-1"] {
            assert!(wrong.parse::<Day>().is_err(), "{wrong}");
        }
    }
}
