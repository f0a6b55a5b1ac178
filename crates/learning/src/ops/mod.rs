//! What happens in learning, one use case a file.

pub mod finish;
pub mod note_read;
pub mod take_in;
