//! The words of the room.
#![allow(missing_docs, reason = "generated from locales/*/courseware.ftl")]

include!(concat!(env!("OUT_DIR"), "/words.rs"));
