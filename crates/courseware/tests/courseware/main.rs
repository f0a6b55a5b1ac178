//! Courseware from the package to the learner's page, on both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod bounds;
mod classes;
mod cmi5;
mod house;
mod pack;
mod packages;
mod pages;
mod people;
mod rules;
mod sandbox;
mod scorm;
