//! An empty platform gets the starter library and the demo accounts.

use std::path::Path;
use std::time::Instant;

use anyhow::Context;
use catalog::ops::import::ImportOptions;
use kernel::{Id, Role};
use organization::{By, Divisions, Kind, NewOrganization, NewRole};

use crate::Failure;
use crate::counted::counted;
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
            "xingtan: {} in {:.1} s; not represented: {} ('xingtan import --dry-run {}' lists them)",
            counted(items, "item"),
            started.elapsed().as_secs_f32(),
            counted(refused, "thing"),
            library.display()
        );
    }
    if !house.identity.is_demo_present()? {
        house.identity.create_demo_accounts()?;
        if let Some(library) = &settings.library {
            take_in_divisions(house, library)?;
        }
        give_roles(house)?;
    }
    eprintln!("xingtan: demo accounts {}; password {}", identity::DEMO_NAMES.join(", "), identity::DEMO_PASSWORD);
    Ok(())
}

/// Takes in the administrative divisions that lie in the library.
pub fn take_in_divisions(house: &House, library: &Path) -> Result<(), Failure> {
    let folder = library.join("registries/china-divisions");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).with_context(|| format!("cannot read {}", folder.join(name).display()));
    let (provinces, cities, areas) = (read("provinces.csv")?, read("cities.csv")?, read("areas.csv")?);
    let divisions = Divisions { provinces: &provinces, cities: &cities, areas: &areas };
    let added = house.organizations.take_in_divisions(&divisions).map_err(anyhow::Error::from)?;
    eprintln!("xingtan: {}", counted(added, "administrative division"));
    Ok(())
}

/// The place of the demonstration: a district of Hangzhou.
const DISTRICT: &str = "330106";
/// The code of its school.
const SCHOOL: &str = "demo-school";

/// Makes a school with a class, and gives the demo accounts their roles in it.
fn give_roles(house: &House) -> Result<(), Failure> {
    let by = By::system(house.services.now());
    let room = &house.organizations;
    let district = room.by_code(DISTRICT).map_err(anyhow::Error::from)?.map_or_else(organization::top_id, |district| district.id);
    let make = |parent, kind, name, code| -> anyhow::Result<Id> {
        match room.by_code(code)? {
            Some(known) => Ok(known.id),
            None => Ok(room.create(&by, &NewOrganization { parent, kind, name, code, source: "demo" })?.id),
        }
    };
    let school = make(district, Kind::School, "杏坛实验学校", SCHOOL)?;
    let grade = make(school, Kind::Grade, "七年级", "demo-grade-7")?;
    let class = make(grade, Kind::Class, "七年级（1）班", "demo-class-7-1")?;
    for (name, role, organization) in [
        ("learner", Role::Learner, class),
        ("teacher", Role::Teacher, class),
        ("teacher", Role::Teacher, school),
        ("teacher", Role::Provider, school),
        ("reviewer", Role::Reviewer, organization::top_id()),
        ("schooladmin", Role::SchoolAdmin, school),
        ("regionadmin", Role::RegionAdmin, district),
        ("operator", Role::Operator, organization::top_id()),
        ("guardian", Role::Guardian, school),
        ("auditor", Role::Auditor, organization::top_id()),
    ] {
        let person = house.identity.account(name)?.person;
        let new = NewRole { person, organization, role, since: None, until: None, reason: "", source: "demo" };
        room.give_role(&by, &new).map_err(anyhow::Error::from)?;
    }
    // Those in charge of the school decide over the accounts of its people, as where a list made them.
    let own = ["learner", "teacher", "guardian"].map(|name| house.identity.account(name).map(|account| account.person));
    let own = own.into_iter().collect::<Result<Vec<Id>, _>>()?;
    house.roster.keep_as_made(school, &own).map_err(anyhow::Error::from)?;
    let (child, guardian) = (house.identity.account("learner")?.person, house.identity.account("guardian")?.person);
    house.identity.link_guardian(child, guardian)?;
    Ok(())
}
