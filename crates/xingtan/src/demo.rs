//! An empty platform gets the starter library and the demo accounts.

use std::time::Instant;

use anyhow::Context;
use catalog::ops::import::ImportOptions;

use crate::Failure;
use crate::house::House;
use crate::import::{Console, program};
use crate::settings::Settings;

/// Fills an empty platform; one that has content is left as it is.
pub fn prepare(house: &House, settings: &Settings) -> Result<(), Failure> {
    if house.catalog.is_empty()? {
        let library = settings.library.as_ref().context("the starter library was not found; name it with --library DIR")?;
        let started = Instant::now();
        let options = ImportOptions { program: Some(program()?), ..ImportOptions::default() };
        eprintln!("xingtan: taking in the starter library {}", library.display());
        let reports = house.catalog.import(std::slice::from_ref(library), &options, &Console::default())?;
        let (items, refused): (usize, usize) = reports.iter().fold((0, 0), |sum, report| (sum.0 + report.items, sum.1 + report.refused));
        eprintln!(
            "xingtan: {items} items in {:.1} s; {refused} things could not be represented ('xingtan import --dry-run {}' lists them)",
            started.elapsed().as_secs_f32(),
            library.display()
        );
    }
    if !house.identity.is_demo_present()? {
        house.identity.create_demo_accounts()?;
    }
    eprintln!("xingtan: demo accounts learner, teacher, reviewer, schooladmin, regionadmin, operator, guardian; password {}", identity::DEMO_PASSWORD);
    Ok(())
}
