//! Beats: how browsers tell of time spent reading. What one may say, and how much of it counts.

use kernel::time::{DAY, SECOND};
use kernel::{Id, Time};
use serde::Deserialize;

/// Beats in one request.
pub const BEATS_MAX: usize = 100;
/// The most seconds of one beat; browsers tell of longer reading by several.
pub const BEAT_SECONDS_MAX: u32 = 300;
/// How old a beat may be: a browser may have been without a network for so long.
pub const BEAT_AGE_MAX: i64 = 14 * DAY;
/// How far ahead of ours a browser's clock may be; what is said to happen later than now happens now.
pub const BEAT_AHEAD_MAX: i64 = 120 * SECOND;
/// The most seconds of one person and day, in all sections together.
pub const DAY_SECONDS_MAX: u32 = 86_400;

/// Some seconds of reading that end at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beat {
    /// Made by the browser; the same beat handed in again has the same one.
    pub id: Id,
    /// What was read.
    pub section: Id,
    /// How long.
    pub seconds: u32,
    /// When it ended, in microseconds since 1970.
    pub at: Time,
}

/// Why a beat does not count, now or ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It tells of no time at all, or of more than [`BEAT_SECONDS_MAX`].
    Seconds,
    /// It is said to happen later than now.
    Ahead,
    /// It is older than [`BEAT_AGE_MAX`].
    Old,
    /// There is no such section.
    Section,
    /// The day has no room for it any more.
    Day,
}

impl Refusal {
    /// A stable word for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Seconds => "seconds",
            Self::Ahead => "ahead",
            Self::Old => "old",
            Self::Section => "section",
            Self::Day => "day",
        }
    }
}

/// A beat as it counts when it is handed in now.
///
/// # Errors
/// It does not count.
pub fn judge(beat: &Beat, now: Time) -> Result<Beat, Refusal> {
    if beat.seconds == 0 || beat.seconds > BEAT_SECONDS_MAX {
        return Err(Refusal::Seconds);
    }
    if beat.at.since(now) > BEAT_AHEAD_MAX {
        return Err(Refusal::Ahead);
    }
    if now.since(beat.at) > BEAT_AGE_MAX {
        return Err(Refusal::Old);
    }
    Ok(Beat { at: beat.at.min(now), ..*beat })
}

/// How much of a beat counts on a day of which so many seconds are counted already.
#[must_use]
pub const fn room(counted: u64, seconds: u32) -> u32 {
    // A beat counts whole or not at all, so that what a browser measured is never cut silently.
    if counted + seconds as u64 <= DAY_SECONDS_MAX as u64 { seconds } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Time = Time(100 * DAY);

    fn beat(seconds: u32, at: Time) -> Beat {
        let id = Id::named(&["beat"]);
        Beat { id, section: id, seconds, at }
    }

    #[test]
    fn bounds_hold_to_the_last() {
        assert_eq!(judge(&beat(0, NOW), NOW), Err(Refusal::Seconds));
        assert!(judge(&beat(1, NOW), NOW).is_ok() && judge(&beat(BEAT_SECONDS_MAX, NOW), NOW).is_ok());
        assert_eq!(judge(&beat(BEAT_SECONDS_MAX + 1, NOW), NOW), Err(Refusal::Seconds));
        assert_eq!(judge(&beat(1, NOW.plus(BEAT_AHEAD_MAX)), NOW), Ok(beat(1, NOW)), "a clock that is a little ahead");
        assert_eq!(judge(&beat(1, NOW.plus(BEAT_AHEAD_MAX + 1)), NOW), Err(Refusal::Ahead));
        assert!(judge(&beat(1, NOW.plus(-BEAT_AGE_MAX)), NOW).is_ok());
        assert_eq!(judge(&beat(1, NOW.plus(-BEAT_AGE_MAX - 1)), NOW), Err(Refusal::Old));
        assert_eq!(judge(&beat(1, Time(i64::MIN)), NOW), Err(Refusal::Old));
        assert_eq!(judge(&beat(1, Time(i64::MAX)), NOW), Err(Refusal::Ahead));
    }

    #[test]
    fn a_day_has_a_days_seconds() {
        assert_eq!(room(0, 300), 300);
        assert_eq!(room(u64::from(DAY_SECONDS_MAX) - 300, 300), 300);
        assert_eq!(room(u64::from(DAY_SECONDS_MAX) - 299, 300), 0);
        assert_eq!(room(u64::from(DAY_SECONDS_MAX), 1), 0);
    }
}
