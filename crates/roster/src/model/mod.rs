//! Nouns and rules of this room; pure.

pub mod birthday;
pub mod bounds;
pub mod draft;
pub mod fault;
pub mod heading;
pub mod oneroster;
pub mod scim;
pub mod sheet;
pub mod spreadsheet_text;
pub mod table;
