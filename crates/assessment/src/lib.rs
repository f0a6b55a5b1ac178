//! Items and practice.

pub mod model;
