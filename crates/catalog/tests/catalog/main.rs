//! The library at its use cases and at the HTTP boundary, on both engines, with small pieces of the real collections.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::manual_inspect, reason = "a test may fail loudly")]

mod downloads;
mod finding;
mod hostile;
mod house;
mod importing;
mod indexing;
mod kept;
mod pages;
mod queries;
mod storage;
