//! Waiting after wrong passwords, by name: growing, never for ever, the same for names that do not exist.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use kernel::Time;
use kernel::time::SECOND;

/// Wrong tries before waiting begins.
const FREE_TRIES: u32 = 10;
/// The longest wait.
const WAIT_SECONDS_MAX: i64 = 900;
/// Names remembered; beyond it the oldest waits that are over go, then all.
pub const NAMES_MAX: usize = 50_000;

/// Wrong tries by name.
#[derive(Debug, Default)]
pub struct Waits {
    tries: Mutex<HashMap<String, (u32, Time)>>,
}

impl Waits {
    /// Seconds that must still pass before this name may be tried; 0 where it may be now.
    pub fn seconds(&self, name: &str, now: Time) -> u64 {
        let tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((count, last)) = tries.get(name) else { return 0 };
        let left = last.plus(wait(*count)).since(now);
        u64::try_from((left + SECOND - 1).div_euclid(SECOND)).unwrap_or(0)
    }

    /// Notes a wrong try.
    pub fn wrong(&self, name: &str, now: Time) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= NAMES_MAX {
            tries.retain(|_, (count, last)| last.plus(wait(*count)) > now);
            if tries.len() >= NAMES_MAX {
                tries.clear();
            }
        }
        let entry = tries.entry(name.to_owned()).or_insert((0, now));
        *entry = (entry.0.saturating_add(1), now);
    }

    /// Forgets wrong tries after a right one.
    pub fn right(&self, name: &str) {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

fn wait(count: u32) -> i64 {
    let over = count.saturating_sub(FREE_TRIES - 1);
    if over == 0 { 0 } else { 2i64.saturating_pow(over.min(20)).min(WAIT_SECONDS_MAX) * SECOND }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        let waits = Waits::default();
        for _ in 0..FREE_TRIES - 1 {
            waits.wrong("a", Time(0));
        }
        assert_eq!(waits.seconds("a", Time(0)), 0);
        waits.wrong("a", Time(0));
        assert_eq!(waits.seconds("a", Time(0)), 2);
        for _ in 0..100 {
            waits.wrong("a", Time(0));
        }
        assert_eq!(waits.seconds("a", Time(0)), 900);
        assert_eq!(waits.seconds("a", Time(901 * SECOND)), 0);
        waits.right("a");
        assert_eq!((waits.seconds("a", Time(0)), waits.seconds("b", Time(0))), (0, 0));
    }

    #[test]
    fn memory_is_bounded() {
        let waits = Waits::default();
        for number in 0..NAMES_MAX + 5 {
            waits.wrong(&number.to_string(), Time(0));
        }
        assert!(waits.tries.lock().unwrap().len() <= NAMES_MAX);
    }
}
