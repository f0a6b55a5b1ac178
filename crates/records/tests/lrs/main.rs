//! The learning record store at its HTTP boundary, on both engines; tests name the requirements of the standard that they hold
//! (XAPI-… of xAPI 1.0.3, sections of IEEE 9274.1.1 for 2.0).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod bounds;
mod breaking;
mod documents;
mod durable;
mod faults;
mod forwarding;
mod live;
mod own_stores;
mod pages;
mod partitions;
mod people;
mod quotas;
mod rules;
mod statements;
mod together;
mod whole;
mod world;
