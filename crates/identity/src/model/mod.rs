//! Nouns and rules; pure.

pub mod account;
pub mod backoff;
pub mod breached;
pub mod code;
pub mod consent;
pub mod contact;
pub mod device;
pub mod merge;
pub mod name;
pub mod password;
pub mod session;
