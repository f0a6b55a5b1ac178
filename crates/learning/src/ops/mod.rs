//! What happens in learning, one use case a file.

pub mod export_time;
pub mod finish;
pub mod note_read;
mod record_lines;
pub mod see_class;
pub(crate) mod see_week;
pub mod summarise_people;
pub mod take_beats;
pub mod take_in;
