//! What programs ask.

pub mod xapi;
