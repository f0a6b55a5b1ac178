//! The whole room at its HTTP boundary, on both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod assertions;
mod bounds;
mod claims;
mod crowd;
mod forgetting;
mod house;
mod journey;
mod keys;
mod pages;
mod redirects;
mod registration;
mod relying_party;
mod requests;
mod sign_out;
mod suspension;
mod tokens;
mod upstream;
