//! The words of sso.
#![allow(missing_docs, reason = "generated from locales/*/sso.ftl")]

include!(concat!(env!("OUT_DIR"), "/words.rs"));
