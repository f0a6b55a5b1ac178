//! History in columns, on both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod closing;
mod leaving;
mod questions;
mod s3;
mod world;
