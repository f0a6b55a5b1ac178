//! Nouns and rules; pure.

pub mod account;
pub mod backoff;
pub mod name;
pub mod password;
pub mod session;
