//! Time is a parameter: nobody but the binary reads the wall clock.

use serde::{Deserialize, Serialize};

/// A moment: microseconds since 1970-01-01 00:00 UTC, without leap seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(pub i64);

/// Microseconds in a second.
pub const SECOND: i64 = 1_000_000;
/// Microseconds in a day.
pub const DAY: i64 = 86_400 * SECOND;

impl Time {
    /// The moment this many microseconds later.
    #[must_use]
    pub const fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// Microseconds from `earlier` to this moment; negative where `earlier` is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Days since 1970-01-01 at this moment in a place `offset_minutes` east of UTC.
    #[must_use]
    pub const fn day_number(self, offset_minutes: i32) -> i64 {
        self.0.saturating_add(offset_minutes as i64 * 60 * SECOND).div_euclid(DAY)
    }

    /// Milliseconds since 1970, as UUIDv7 wants them.
    #[must_use]
    pub fn unix_millis(self) -> u64 {
        u64::try_from(self.0 / 1000).unwrap_or(0)
    }
}

/// Where the time comes from. The binary hands rooms the wall clock, tests hand them a fixed one.
pub trait Clock: Send + Sync {
    /// This moment.
    fn now(&self) -> Time;
}

/// A clock that stands still.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub Time);

impl Clock for FixedClock {
    fn now(&self) -> Time {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_turn_at_local_midnight() {
        let late = Time(DAY - 1);
        assert_eq!(late.day_number(0), 0);
        assert_eq!(late.day_number(480), 1);
        assert_eq!(Time(-1).day_number(0), -1);
    }
}
