//! What can be done in the library, one use case a file.

mod collections;
mod follow_people;
pub mod import;
mod import_report;
pub mod index;
mod keep_unread;
pub mod note_import;
pub mod prepare;
mod read_section;
pub mod report_problem;
pub mod seed_codes;
pub mod take_in;
