//! Work that takes a processor for long, as hashing a password does, waits for its turn in order and without a thread: a thousand people who sign in at the
//! same moment all come in, one after the other, and whoever does anything else meanwhile is not held up by them.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Such requests that are worked on at once.
pub const AT_ONCE_MAX: usize = 8;
/// Such requests that wait; whoever comes after them is told to come again.
pub const WAITING_MAX: usize = 4_096;
/// How long one waits.
const PATIENCE: Duration = Duration::from_secs(120);
/// Seconds after which somebody for whom there was no place may come again.
pub const COME_AGAIN: u64 = 30;

/// Those who wait, and those whose turn it is.
pub struct Queue {
    places: Arc<Semaphore>,
    turns: Arc<Semaphore>,
}

/// A turn; it is over when it is dropped.
pub struct Turn {
    _place: OwnedSemaphorePermit,
    _turn: OwnedSemaphorePermit,
}

impl Default for Queue {
    fn default() -> Self {
        Self::new(AT_ONCE_MAX, WAITING_MAX)
    }
}

impl Queue {
    fn new(at_once: usize, waiting: usize) -> Self {
        Self { places: Arc::new(Semaphore::new(at_once + waiting)), turns: Arc::new(Semaphore::new(at_once)) }
    }

    /// Waits for a turn; `None` where there is no place to wait, or it took too long. Whoever goes away meanwhile leaves their place.
    pub async fn turn(&self) -> Option<Turn> {
        let place = Arc::clone(&self.places).try_acquire_owned().ok()?;
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned()).await.ok()?.ok()?;
        Some(Turn { _place: place, _turn: turn })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn so_many_wait_and_the_first_comes_first() {
        let queue = Queue::default();
        assert_eq!((queue.turns.available_permits(), queue.places.available_permits()), (AT_ONCE_MAX, AT_ONCE_MAX + WAITING_MAX));
        let queue = Arc::new(Queue::new(1, 1));
        let first = queue.turn().await.unwrap();
        let second = tokio::spawn({
            let queue = Arc::clone(&queue);
            async move { queue.turn().await.is_some() }
        });
        while queue.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert!(queue.turn().await.is_none(), "nobody waits behind so many");
        drop(first);
        assert!(second.await.unwrap());
        assert!(queue.turn().await.is_some(), "who is done leaves the place");
    }
}
