//! What programs see of rosters by OneRoster 1.2: an organisation and everything below it, as the JSON of the standard. Bundles are made of the same.

pub mod compare;
pub mod export;
pub mod list;
mod view;

pub use list::{Listing, Of, What};
pub use view::{SERVICE, View};
