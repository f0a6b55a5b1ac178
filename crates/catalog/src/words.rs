//! The words of the library.
#![allow(missing_docs, reason = "generated from locales/*/catalog.ftl")]

include!(concat!(env!("OUT_DIR"), "/words.rs"));
