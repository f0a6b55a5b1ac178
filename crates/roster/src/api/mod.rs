//! What programs ask.
