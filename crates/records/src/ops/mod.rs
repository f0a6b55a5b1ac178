//! What happens in records, one use case a file.

pub mod take_in;
