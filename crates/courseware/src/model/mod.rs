//! Nouns and rules of courseware; pure.

pub mod address;
pub mod bounds;
pub mod cmi5;
pub mod detail;
pub mod media;
pub mod mode;
pub mod refusal;
pub mod scorm;
pub mod spoken;
pub mod state;
pub mod structure;
