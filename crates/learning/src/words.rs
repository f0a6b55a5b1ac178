//! The words of learning.
#![allow(missing_docs, reason = "generated from locales/*/learning.ftl")]

include!(concat!(env!("OUT_DIR"), "/words.rs"));
