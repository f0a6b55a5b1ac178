//! The words of practice.
#![allow(missing_docs, reason = "generated from locales/*/assessment.ftl")]

include!(concat!(env!("OUT_DIR"), "/words.rs"));
