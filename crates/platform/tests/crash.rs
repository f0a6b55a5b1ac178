//! A PostgreSQL that ends without a goodbye and comes back: what was committed is there, and the platform goes on with new connections.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::sync::Barrier;

use kernel::Id;
use platform::testing::{crash_postgresql, postgresql};
use platform::{Database, DatabaseError, MIGRATIONS};

/// Connections that are open when the server goes.
const THREADS: usize = 8;

fn add(database: &Database, number: usize) -> Result<(), DatabaseError> {
    let id = Id::named(&["crash", &number.to_string()]);
    database.write(|session| session.execute("INSERT INTO outbox (id, body, created_at) VALUES ($1, 'x', 0)", &[id.into()]).map(|_| ()))
}

fn count(database: &Database) -> Result<i64, DatabaseError> {
    database.read(|session| session.number("SELECT COUNT(*) FROM outbox", &[]))
}

#[test]
fn the_platform_goes_on_after_the_database_went_away() {
    let test = postgresql(&[MIGRATIONS]).unwrap();
    let database = &test.database;
    for round in 0..3 {
        // Every thread holds a connection at the same time, so that all of them lie idle when the server goes.
        let barrier = Barrier::new(THREADS);
        std::thread::scope(|scope| {
            for thread in 0..THREADS {
                let barrier = &barrier;
                scope.spawn(move || {
                    let held = database.read::<_, DatabaseError>(|session| {
                        let seen = session.number("SELECT COUNT(*) FROM outbox", &[]);
                        barrier.wait();
                        seen
                    });
                    held.unwrap();
                    add(database, round * 2 * THREADS + thread).unwrap();
                });
            }
        });
        crash_postgresql().unwrap();
        for number in 0..THREADS {
            add(database, (round * 2 + 1) * THREADS + number).unwrap(); // a change finds a new connection by itself
        }
        assert_eq!(count(database).unwrap(), i64::try_from((round + 1) * 2 * THREADS).unwrap());
        crash_postgresql().unwrap();
        let failed = (0..THREADS * 2).filter(|_| count(database).is_err()).count();
        assert!(failed <= 1, "{failed} readers met a broken connection; the first should have been the last");
    }
}
