//! The words of the shell.
#![allow(missing_docs, reason = "generated from locales/*/portal.ftl")]

include!(concat!(env!("OUT_DIR"), "/words.rs"));
