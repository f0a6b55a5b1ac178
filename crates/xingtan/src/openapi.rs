//! Prints the description of what programs may ask. It needs no data: a house on an empty folder that goes away.

use std::fs;

use anyhow::Context;

use crate::command::Common;
use crate::settings::Settings;
use crate::{Failure, house};

/// Runs `xingtan openapi`.
pub fn run() -> Result<(), Failure> {
    let scratch = std::env::temp_dir().join(format!("xingtan-openapi-{}", std::process::id()));
    let common = Common { data: Some(scratch.clone()), database: Some("sqlite:".to_owned()), key_file: None, config: None, objects: None };
    let described = describe(&common);
    let _ = fs::remove_dir_all(&scratch);
    println!("{}", described?);
    Ok(())
}

fn describe(common: &Common) -> anyhow::Result<String> {
    let settings = Settings::read(common, None)?;
    let house = house::open(&settings)?;
    let document = portal::openapi::document(&house.registry(), env!("CARGO_PKG_VERSION"), "").map_err(anyhow::Error::msg).context("the description")?;
    Ok(serde_json::to_string_pretty(&document)?)
}
