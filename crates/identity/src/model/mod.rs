//! Rules of accounts; pure.

pub mod backoff;
pub mod name;
pub mod password;
