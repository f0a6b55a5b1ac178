//! Nouns and rules of practice: pure, without input or output.

pub mod attempt;
pub mod item;
pub mod number;
pub mod rational;
pub mod scope;
pub mod scoring;
pub mod selection;
pub mod text;
pub mod unit;
