//! Waiting after wrong passwords: for each name, whether an account has it or not, so that waiting tells nothing.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use kernel::Time;
use kernel::time::SECOND;

/// Wrong passwords in a row that cost nothing.
pub const FREE_TRIES: u32 = 10;
/// The first wait; each further wrong password doubles it.
pub const WAIT_FIRST: i64 = 30 * SECOND;
/// The longest wait. It is never for ever: otherwise anybody could lock anybody out.
pub const WAIT_MAX: i64 = 15 * 60 * SECOND;
/// Wrong passwords are forgotten this long after the last one.
pub const FORGOTTEN_AFTER: i64 = 24 * 3600 * SECOND;
/// Names remembered; beyond it those that need not wait are forgotten, then all.
pub const NAMES_MAX: usize = 50_000;

#[derive(Debug, Clone, Copy)]
struct Tries {
    count: u32,
    last: Time,
}

impl Tries {
    fn allowed_from(self) -> Time {
        match self.count.checked_sub(FREE_TRIES) {
            None => self.last,
            Some(beyond) => self.last.plus(WAIT_FIRST.saturating_mul(1i64.checked_shl(beyond.min(20)).unwrap_or(i64::MAX)).min(WAIT_MAX)),
        }
    }
}

/// The tries of late, in memory: a restart forgives, which a limit for each address makes up for.
#[derive(Debug, Default)]
pub struct Backoff {
    tries: Mutex<HashMap<String, Tries>>,
}

impl Backoff {
    /// Counts a try before the password is looked at, so that many at once do not slip through; `Err` holds the seconds to wait.
    ///
    /// # Errors
    /// This name must wait. Nothing is counted then.
    pub fn attempt(&self, folded_name: &str, now: Time) -> Result<(), u64> {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = tries.get_mut(folded_name) {
            if now.since(known.last) >= FORGOTTEN_AFTER {
                known.count = 0;
            }
            let wait = known.allowed_from().since(now);
            if known.count >= FREE_TRIES && wait > 0 {
                return Err(u64::try_from((wait + SECOND - 1) / SECOND).unwrap_or(1));
            }
            known.count = known.count.saturating_add(1);
            known.last = now;
            return Ok(());
        }
        if tries.len() >= NAMES_MAX {
            tries.retain(|_, known| known.count >= FREE_TRIES && known.allowed_from() > now);
            if tries.len() >= NAMES_MAX {
                tries.clear();
            }
        }
        tries.insert(folded_name.to_owned(), Tries { count: 1, last: now });
        Ok(())
    }

    /// The password was right: the name starts afresh.
    pub fn succeeded(&self, folded_name: &str) {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).remove(folded_name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_a_bound_and_end() {
        let backoff = Backoff::default();
        let mut now = Time(0);
        for _ in 0..FREE_TRIES {
            assert_eq!(backoff.attempt("a", now), Ok(()));
        }
        let mut waits = Vec::new();
        for _ in 0..8 {
            let wait = backoff.attempt("a", now).unwrap_err();
            waits.push(wait);
            now = now.plus(i64::try_from(wait).unwrap() * SECOND);
            assert_eq!(backoff.attempt("a", now), Ok(()), "after the wait a try passes");
        }
        assert_eq!(waits, [30, 60, 120, 240, 480, 900, 900, 900]);
        assert_eq!(backoff.attempt("b", now), Ok(()), "other names do not wait");
        backoff.succeeded("a");
        assert_eq!(backoff.attempt("a", now), Ok(()));
    }

    #[test]
    fn a_day_forgives() {
        let backoff = Backoff::default();
        for _ in 0..FREE_TRIES {
            backoff.attempt("a", Time(0)).unwrap();
        }
        for _ in 0..FREE_TRIES {
            assert_eq!(backoff.attempt("a", Time(FORGOTTEN_AFTER)), Ok(()));
        }
    }

    #[test]
    fn memory_is_bounded_and_those_who_wait_are_kept_first() {
        let backoff = Backoff::default();
        for _ in 0..FREE_TRIES {
            backoff.attempt("victim", Time(0)).unwrap();
        }
        for number in 0..NAMES_MAX {
            backoff.attempt(&number.to_string(), Time(0)).unwrap();
        }
        assert!(backoff.tries.lock().unwrap().len() <= NAMES_MAX);
        assert!(backoff.attempt("victim", Time(0)).is_err());
    }
}
