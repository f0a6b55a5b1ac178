//! The HTTP shell under the rooms.

pub mod picture;
