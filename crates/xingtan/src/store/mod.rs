//! The one question that no room answers yet; it goes when identity does.

pub mod browser_sessions;
