//! How long things hold, from settings.

use kernel::time::DAY;

use crate::ops::delete_account::ERASURE_DAYS_MAX;

/// The longest that a starting code may be good, in days.
pub const STARTING_CODE_DAYS_MAX: u32 = 365;
/// The longest that somebody may stay signed in without proving again who they are, in days: browsers keep no cookie longer (RFC 6265bis).
pub const SESSION_DAYS_MAX: u32 = 400;

/// How long things hold, in days. What is beyond a bound counts as the bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Between asking for an erasure and its happening; at most [`ERASURE_DAYS_MAX`].
    pub erasure_days: u32,
    /// A starting code, from when it was handed out; from 1 to [`STARTING_CODE_DAYS_MAX`].
    pub starting_code_days: u32,
    /// A session on a device of one's own, however often it is used; from 1 to [`SESSION_DAYS_MAX`].
    pub session_days: u32,
}

impl Default for Terms {
    fn default() -> Self {
        Self { erasure_days: 0, starting_code_days: 30, session_days: 90 }
    }
}

impl Terms {
    /// Within the bounds.
    #[must_use]
    pub fn bounded(self) -> Self {
        Self {
            erasure_days: self.erasure_days.min(ERASURE_DAYS_MAX),
            starting_code_days: self.starting_code_days.clamp(1, STARTING_CODE_DAYS_MAX),
            session_days: self.session_days.clamp(1, SESSION_DAYS_MAX),
        }
    }

    /// Microseconds between asking for an erasure and its happening.
    #[must_use]
    pub fn erasure(self) -> i64 {
        i64::from(self.erasure_days) * DAY
    }

    /// Microseconds that a starting code is good.
    #[must_use]
    pub fn starting_code(self) -> i64 {
        i64::from(self.starting_code_days) * DAY
    }

    /// Microseconds after which a session ends, whatever is done with it.
    #[must_use]
    pub fn session(self) -> i64 {
        i64::from(self.session_days) * DAY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beyond_a_bound_counts_as_the_bound() {
        let most = Terms { erasure_days: ERASURE_DAYS_MAX, starting_code_days: STARTING_CODE_DAYS_MAX, session_days: SESSION_DAYS_MAX };
        assert_eq!(most.bounded(), most);
        assert_eq!(
            Terms { erasure_days: ERASURE_DAYS_MAX + 1, starting_code_days: STARTING_CODE_DAYS_MAX + 1, session_days: SESSION_DAYS_MAX + 1 }.bounded(),
            most
        );
        assert_eq!(
            Terms { erasure_days: 0, starting_code_days: 0, session_days: 0 }.bounded(),
            Terms { erasure_days: 0, starting_code_days: 1, session_days: 1 }
        );
    }
}
