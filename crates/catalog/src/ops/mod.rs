//! What can be done in the library, one use case a file.

pub mod import;
pub mod index;
pub mod prepare;
pub mod report_problem;
pub mod seed_codes;
