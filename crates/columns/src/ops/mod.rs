//! What happens in columns, one use case a file.

pub mod close_day;
pub mod drop_old;
pub mod leave;
pub mod pseudonyms;
pub mod take_in;
pub mod verify;
pub mod work;
