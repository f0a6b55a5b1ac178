//! Rosters as schools and their programs use them, on both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]
#![allow(missing_docs, reason = "a test")]

mod bounds;
mod codes;
mod conformance;
mod directory;
mod house;
mod oneroster;
mod round_trip;
mod scim;
mod sheet;
mod speed;
mod takeover;
