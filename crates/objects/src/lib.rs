//! Objects of rooms on a service that speaks S3 (decision 0018).
//!
//! Rooms are synchronous and wait; the requests run on two threads of their own. Every request has its time, is tried again where that is safe, and a
//! large object goes up and comes down in parts, so neither memory nor a slow line is a bound on its size.

mod address;
mod parts;
mod s3;
#[cfg(feature = "testing")]
pub mod testing;

pub use address::{Bucket, S3Settings, SettingsError};
pub use parts::PART_BYTES;
pub use s3::{S3, place};
