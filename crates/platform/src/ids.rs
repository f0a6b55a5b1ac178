//! New ids and secrets: randomness is a service, so that tests can hand rooms a seeded one.

use std::sync::Mutex;

use kernel::{Clock, Id};
use sha2::{Digest, Sha256};

/// Makes ids and random secrets.
#[derive(Debug)]
pub struct Ids {
    seed: Option<Mutex<(u64, u64)>>,
}

impl Ids {
    /// From the operating system's randomness.
    #[must_use]
    pub const fn random() -> Self {
        Self { seed: None }
    }

    /// The same sequence each time, for tests.
    #[must_use]
    pub const fn seeded(seed: u64) -> Self {
        Self { seed: Some(Mutex::new((seed, 0))) }
    }

    /// Fills an array with random bytes.
    ///
    /// # Panics
    /// Never: where the operating system has no randomness the process is ended, as no id or secret could be trusted.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0u8; N];
        match &self.seed {
            None => {
                if getrandom::fill(&mut out).is_err() {
                    tracing::error!("the operating system gives no randomness; stopping");
                    std::process::abort();
                }
            }
            Some(state) => {
                let mut state = state.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                for chunk in out.chunks_mut(32) {
                    state.1 += 1;
                    let digest = Sha256::digest([state.0.to_be_bytes(), state.1.to_be_bytes()].concat());
                    for (to, from) in chunk.iter_mut().zip(digest.iter()) {
                        *to = *from;
                    }
                }
            }
        }
        out
    }

    /// A new time-ordered id.
    pub fn id(&self, clock: &dyn Clock) -> Id {
        Id::new(clock.now().unix_millis(), self.bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Time, time::FixedClock};

    #[test]
    fn seeded_ids_repeat_and_random_ones_do_not() {
        let clock = FixedClock(Time(1_000_000));
        assert_eq!(Ids::seeded(1).id(&clock), Ids::seeded(1).id(&clock));
        assert_ne!(Ids::random().id(&clock), Ids::random().id(&clock));
        assert_ne!(Ids::seeded(1).bytes::<40>(), Ids::seeded(2).bytes::<40>());
    }
}
