//! How often one address may ask for costly things, and how often the programs of one organisation may ask at all. Loopback is not limited by its
//! address: it is the operator, or a proxy whose own limits apply.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use kernel::time::SECOND;
use kernel::{ErrorKind, Id, Problem, Time};

/// Classes of routes that are limited together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Not limited.
    Free,
    /// Forms: 10 a second, 60 at once.
    Change,
    /// Time spent, which scripts hand in by themselves every few minutes: 50 a second, 500 at once (a school may stand behind one address).
    Beat,
    /// Signing in: one in five seconds, 10 at once.
    SignIn,
    /// Signing up: one in a minute, 20 at once (a class signs up together behind one address).
    SignUp,
    /// Searching: 10 a second, 50 at once.
    Search,
    /// Downloads: one in two seconds, 20 at once.
    Download,
    /// Programs of one organisation together, whatever they ask and from wherever: 100 a second, 2 000 at once.
    Organization,
}

impl Limit {
    /// Microseconds for one more, and how many at once.
    const fn rate(self) -> Option<(i64, i64)> {
        match self {
            Self::Free => None,
            Self::Change => Some((SECOND / 10, 60)),
            Self::Beat => Some((SECOND / 50, 500)),
            Self::SignIn => Some((5 * SECOND, 10)),
            Self::SignUp => Some((60 * SECOND, 20)),
            Self::Search => Some((SECOND / 10, 50)),
            Self::Download => Some((2 * SECOND, 20)),
            Self::Organization => Some((SECOND / 100, 2_000)),
        }
    }
}

/// Addresses remembered; beyond it the ones whose allowance is full again are forgotten, then all.
pub const ADDRESSES_MAX: usize = 100_000;

/// Who is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Counted {
    Address(IpAddr),
    Organization(Id),
}

/// Counts by the generic cell rate algorithm: one moment kept for each address or organisation and class.
#[derive(Default)]
pub struct Limits {
    allowed_from: Mutex<HashMap<(Counted, Limit), i64>>,
}

impl Limits {
    /// Whether this request may pass; `Err` holds the seconds to wait.
    ///
    /// # Errors
    /// The address asked too often.
    pub fn admit(&self, limit: Limit, address: Option<IpAddr>, now: Time) -> Result<(), i64> {
        match address.filter(|address| !address.is_loopback()) {
            Some(address) => self.count(limit, Counted::Address(address), now),
            None => Ok(()),
        }
    }

    /// Whether a program of this organisation may ask; `Err` holds the seconds to wait.
    ///
    /// # Errors
    /// The programs of this organisation asked too often.
    pub fn admit_program(&self, organization: Id, now: Time) -> Result<(), i64> {
        self.count(Limit::Organization, Counted::Organization(organization), now)
    }

    fn count(&self, limit: Limit, counted: Counted, now: Time) -> Result<(), i64> {
        let Some((cost, burst)) = limit.rate() else { return Ok(()) };
        let mut allowed_from = self.allowed_from.lock().unwrap_or_else(PoisonError::into_inner);
        if allowed_from.len() >= ADDRESSES_MAX {
            allowed_from.retain(|_, full_at| *full_at > now.0);
            if allowed_from.len() >= ADDRESSES_MAX {
                allowed_from.clear();
            }
        }
        let full_at = allowed_from.entry((counted, limit)).or_insert(now.0);
        let next = (*full_at).max(now.0) + cost;
        if next - now.0 > cost * burst {
            return Err((next - now.0 - cost * burst + SECOND - 1).div_euclid(SECOND).max(1));
        }
        *full_at = next;
        Ok(())
    }
}

/// What whoever asked too often is told; `wait` becomes the seconds to wait.
pub fn too_many(seconds: i64, wait: &mut u64) -> Problem {
    *wait = u64::try_from(seconds).unwrap_or(1);
    Problem::new(ErrorKind::TooMany, "too-many", format!("asked again before {seconds} seconds were over"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bursts_pass_and_floods_wait() {
        let limits = Limits::default();
        let address = Some(IpAddr::from([203, 0, 113, 7]));
        for _ in 0..10 {
            assert_eq!(limits.admit(Limit::SignIn, address, Time(0)), Ok(()));
        }
        assert_eq!(limits.admit(Limit::SignIn, address, Time(0)), Err(5));
        assert_eq!(limits.admit(Limit::SignIn, address, Time(5 * SECOND)), Ok(()));
        assert_eq!(limits.admit(Limit::SignIn, Some(IpAddr::from([127, 0, 0, 1])), Time(0)), Ok(()));
        assert_eq!(limits.admit(Limit::Search, address, Time(0)), Ok(()));
    }

    #[test]
    fn programs_of_one_organisation_share_what_they_may_ask() {
        let limits = Limits::default();
        let (school, other) = (Id::named(&["school"]), Id::named(&["other"]));
        for _ in 0..2_000 {
            assert_eq!(limits.admit_program(school, Time(0)), Ok(()));
        }
        assert_eq!(limits.admit_program(school, Time(0)), Err(1));
        assert_eq!((limits.admit_program(other, Time(0)), limits.admit_program(school, Time(SECOND / 100))), (Ok(()), Ok(())));
    }

    #[test]
    fn memory_is_bounded() {
        let limits = Limits::default();
        for number in 0..u32::try_from(ADDRESSES_MAX).unwrap() + 10 {
            let _ = limits.admit(Limit::Search, Some(IpAddr::from((number + 0x0b00_0000).to_be_bytes())), Time(0));
        }
        assert!(limits.allowed_from.lock().unwrap().len() <= ADDRESSES_MAX);
    }
}
