//! The journal from outside: on a disk that loses what it may, against a model that is too simple to be wrong.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

mod bounds;
mod crash;
mod damage;
mod erase;
mod faults;
mod house;
mod keep;
mod limits;
mod model;
mod queries;
mod view;
