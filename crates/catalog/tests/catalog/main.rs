//! The library at its use cases and at the HTTP boundary, on both engines, with small pieces of the real collections.

mod downloads;
mod finding;
mod house;
mod importing;
mod indexing;
mod pages;
mod queries;
mod storage;
