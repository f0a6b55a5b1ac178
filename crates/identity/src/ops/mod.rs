//! What can be done with accounts, one use case a file.

pub mod administer;
pub mod change;
pub mod delete_account;
pub mod demo;
pub mod sessions;
pub mod sign_in;
pub mod sign_up;
