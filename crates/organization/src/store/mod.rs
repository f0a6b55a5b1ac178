//! The tables of this room; the only place with SQL.

pub mod directory;
pub mod membership;
pub mod offer;
pub mod organization;
pub mod roster;
pub mod state;
