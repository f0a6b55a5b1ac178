//! A bounded pool of connections.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::DatabaseError;

/// How long a caller waits for a free connection.
const WAIT_SECONDS_MAX: u64 = 10;

struct Shelf<C> {
    idle: Vec<C>,
    open: usize,
    /// Callers who wait for one. While nobody does, nobody need be woken, which would be a call of the system each time.
    waiting: usize,
}

pub struct Pool<C> {
    shelf: Mutex<Shelf<C>>,
    returned: Condvar,
    limit: usize,
    connect: Box<dyn Fn() -> Result<C, DatabaseError> + Send + Sync>,
    healthy: fn(&C) -> bool,
}

pub struct Lease<'a, C> {
    pool: &'a Pool<C>,
    connection: Option<C>,
}

impl<C> Pool<C> {
    pub fn new(limit: usize, healthy: fn(&C) -> bool, connect: impl Fn() -> Result<C, DatabaseError> + Send + Sync + 'static) -> Self {
        Self { shelf: Mutex::new(Shelf { idle: Vec::new(), open: 0, waiting: 0 }), returned: Condvar::new(), limit, connect: Box::new(connect), healthy }
    }

    pub fn lease(&self) -> Result<Lease<'_, C>, DatabaseError> {
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(connection) = shelf.idle.pop() {
                if (self.healthy)(&connection) {
                    return Ok(Lease { pool: self, connection: Some(connection) });
                }
                shelf.open -= 1;
                continue;
            }
            if shelf.open < self.limit {
                shelf.open += 1;
                drop(shelf);
                return match (self.connect)() {
                    Ok(connection) => Ok(Lease { pool: self, connection: Some(connection) }),
                    Err(error) => {
                        self.shelf.lock().unwrap_or_else(PoisonError::into_inner).open -= 1;
                        self.returned.notify_one();
                        Err(error)
                    }
                };
            }
            shelf.waiting += 1;
            let (mut next, timeout) = self.returned.wait_timeout(shelf, Duration::from_secs(WAIT_SECONDS_MAX)).unwrap_or_else(PoisonError::into_inner);
            next.waiting -= 1;
            if timeout.timed_out() && next.idle.is_empty() {
                return Err(DatabaseError::Exhausted(WAIT_SECONDS_MAX));
            }
            shelf = next;
        }
    }

    /// Closes the connections nobody uses, with the memory they hold. The next lease opens one anew.
    pub fn close_idle(&self) {
        let idle = {
            let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
            shelf.open -= shelf.idle.len();
            std::mem::take(&mut shelf.idle)
        };
        drop(idle);
    }
}

impl<C> Lease<'_, C> {
    pub fn get(&mut self) -> Result<&mut C, DatabaseError> {
        self.connection.as_mut().ok_or(DatabaseError::Unsupported("a connection after its return"))
    }
}

impl<C> Drop for Lease<'_, C> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            let mut shelf = self.pool.shelf.lock().unwrap_or_else(PoisonError::into_inner);
            if (self.pool.healthy)(&connection) {
                shelf.idle.push(connection);
            } else {
                // Where one is broken the server was away, and the idle ones are broken too: nobody else need meet them.
                shelf.open -= 1 + shelf.idle.len();
                shelf.idle.clear();
            }
            let awaited = shelf.waiting > 0;
            drop(shelf);
            if awaited {
                self.pool.returned.notify_all();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_broken_connection_takes_the_idle_ones_with_it() {
        let pool = Pool::new(3, |number: &u32| *number < 100, || Ok(7));
        let mut leases = [pool.lease().unwrap(), pool.lease().unwrap(), pool.lease().unwrap()];
        leases.iter_mut().for_each(|lease| *lease.get().unwrap() = 8);
        *leases[0].get().unwrap() = 100;
        let [broken, idle, other] = leases;
        drop((idle, other));
        drop(broken);
        let mut next = [pool.lease().unwrap(), pool.lease().unwrap(), pool.lease().unwrap()];
        assert!(next.iter_mut().all(|lease| *lease.get().unwrap() == 7), "all three are new, and there is room for them");
    }

    #[test]
    fn whoever_waits_is_woken_when_one_comes_back() {
        let pool = Pool::new(1, |_: &u32| true, || Ok(7));
        let lease = pool.lease().unwrap();
        std::thread::scope(|scope| {
            let waiters: Vec<_> = (0..3).map(|_| scope.spawn(|| pool.lease().map(drop))).collect();
            while pool.shelf.lock().unwrap().waiting < 3 {
                std::thread::yield_now();
            }
            let begun = std::time::Instant::now();
            drop(lease);
            assert!(waiters.into_iter().all(|waiter| waiter.join().unwrap().is_ok()));
            assert!(begun.elapsed() < Duration::from_secs(WAIT_SECONDS_MAX), "they were woken, and did not wait for their time to be over");
        });
        assert_eq!(pool.shelf.lock().unwrap().waiting, 0);
    }

    #[test]
    fn idle_connections_are_closed_and_those_in_use_are_not() {
        let pool = Pool::new(2, |_: &u32| true, || Ok(7));
        let mut leases = [pool.lease().unwrap(), pool.lease().unwrap()];
        leases.iter_mut().for_each(|lease| *lease.get().unwrap() = 8);
        let [mut used, idle] = leases;
        drop(idle);
        pool.close_idle();
        assert_eq!(*used.get().unwrap(), 8);
        assert_eq!(*pool.lease().unwrap().get().unwrap(), 7, "there is room for a new one");
        drop(used);
        pool.close_idle();
        let mut next = [pool.lease().unwrap(), pool.lease().unwrap()];
        assert!(next.iter_mut().all(|lease| *lease.get().unwrap() == 7));
    }

    #[test]
    fn connections_are_reused_and_bounded() {
        let pool = std::sync::Arc::new(Pool::new(1, |_| true, || Ok(7)));
        let mut first = pool.lease().unwrap();
        assert_eq!(*first.get().unwrap(), 7);
        *first.get().unwrap() = 8;
        let other = std::sync::Arc::clone(&pool);
        let waiting = std::thread::spawn(move || *other.lease().unwrap().get().unwrap());
        drop(first);
        assert_eq!(waiting.join().unwrap(), 8);
    }
}
