//! The words of records.
#![allow(missing_docs, reason = "generated from locales/*/records.ftl")]

include!(concat!(env!("OUT_DIR"), "/words.rs"));
