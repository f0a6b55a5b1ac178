//! What happens in learning, one use case a file.

pub mod finish;
pub mod note_read;
mod record_lines;
pub mod take_in;
