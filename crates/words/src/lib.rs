//! The words a person reads, turned from Fluent files into typed accessors at build time.
//!
//! A room keeps `locales/<language>/<room>.ftl`, names this crate under `[dependencies]` and `[build-dependencies]`, and has
//! a `build.rs` of a comment and one line, `fn main() { words::build::run("catalog") }`. Its `src/words.rs` is
//! `include!(concat!(env!("OUT_DIR"), "/words.rs"));`, which defines `Words(pub words::Tongue)` with one method a message:
//!
//! | Fluent | Rust |
//! |---|---|
//! | `home-title = Find` | `words.home_title() -> &'static str` |
//! | `home-title` with `.aria = Find a thing` | `words.home_title_aria() -> &'static str` |
//! | `items = { $n -> [one] One item *[other] { $n } items }` | `words.items(n: u64) -> String` |
//! | `hello = Hello, { $name }` | `words.hello(name: &str) -> String` |
//!
//! A variable is a `u64` where any language chooses a plural form by it or passes it to `NUMBER`, otherwise a `&str`.
//! **Parameters stand in alphabetical order** of the variables' names, so that rewording a sentence never swaps them.
//! Nothing is parsed at run time, and a message without variables allocates nothing.

pub mod build;
mod number;
mod plural;
mod tongue;

pub use plural::PluralCategory;
pub use tongue::{ACCEPTED_LANGUAGES_MAX, Tongue};
