//! Imports packages of courseware from files.

use std::path::{Path, PathBuf};

use anyhow::Context;
use courseware::CoursewareError;
use courseware::model::bounds::PACKAGE_BYTES_MAX;
use kernel::{Actor, Id};
use organization::By;
use portal::Who;

use crate::Failure;
use crate::command::ImportOptions;
use crate::counted::counted;
use crate::house::House;

/// Whether a source is a package: a file, where collections are folders.
pub fn is_package(source: &Path) -> bool {
    source.is_file()
}

/// Brings packages; how many were refused. `person` is on whose behalf.
pub fn import(house: &House, sources: &[PathBuf], options: &ImportOptions, person: Option<Id>) -> Result<usize, Failure> {
    let organization = match &options.organization {
        None => organization::top_id(),
        Some(code) => {
            let found = house.organizations.by_code(code).map_err(anyhow::Error::from)?;
            found.ok_or_else(|| Failure::refused(anyhow::anyhow!("there is no organisation with the code '{code}'; nothing was imported")))?.id
        }
    };
    // Who runs the command line may bring packages anywhere; the person is noted.
    let by = By { who: Who { actor: person.map_or(Actor::System, Actor::Member), ..Who::stranger() }, address: None, now: house.services.now() };
    if person.is_some() {
        house.organizations.require(&by, kernel::Permission::Provide, organization::Thing::Organization(organization)).map_err(Failure::refused)?;
    }
    let mut refused = 0;
    for source in sources {
        let size = std::fs::metadata(source).with_context(|| format!("cannot read {}", source.display()))?.len();
        if let Err(refusal) = courseware::read::within_size(size, PACKAGE_BYTES_MAX as u64) {
            println!("{}: {refusal}", source.display());
            refused += 1;
            continue;
        }
        let bytes = std::fs::read(source).with_context(|| format!("cannot read {}", source.display()))?;
        let name = source.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let read = match courseware::read::read(&bytes) {
            Ok(read) => read.structure,
            Err(refusal) => {
                println!("{}: {refusal}", source.display());
                refused += 1;
                continue;
            }
        };
        let address = if options.dry_run {
            "nothing was written (--dry-run)".to_owned()
        } else {
            match house.courseware.import(&by, organization, &name, &bytes) {
                Ok(id) => format!("/courseware/{id}"),
                Err(CoursewareError::Refused(refusal)) => return Err(Failure::refused(refusal)),
                Err(error) => return Err(anyhow::Error::from(error).into()),
            }
        };
        println!("{}: {}, {}, {address}", source.display(), read.standard.name(), counted(read.units().len(), "unit"));
        for notice in &read.notices {
            println!("  notice [{}] {}", notice.kind.code(), notice.detail);
        }
    }
    Ok(refused)
}
