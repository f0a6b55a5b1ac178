//! Markdown with maths, code and directives, as the Markdown-based formats share it.

pub mod math;
