//! OneRoster 1.2: its words and ours, bundles of CSV, and the language of its filters.

pub mod bundle;
pub mod discovery;
pub mod filter;
mod people;
mod places;
pub mod rows;
pub mod schema;
pub mod words;
