//! Writing schools and their people, through the functions that rosters use.

use std::collections::BTreeSet;

use anyhow::Context;
use identity::NewPerson;
use kernel::{Id, Language};
use organization::{By, DIVISIONS_MAX, Kind, Membership, PlacedOrganization};
use platform::Session;

use super::draw::Draw;
use super::schools::{self, ClassOf, PEOPLE_OF_CLASS_MAX, School, Schools, Where};
use super::{Meter, State};
use crate::Failure;
use crate::house::House;

/// Organisations and people written in one transaction, at least: schools and classes are written whole.
const ORGANIZATIONS_AT_ONCE: usize = 2_000;
const PEOPLE_AT_ONCE: usize = 2_000;
const SOURCE: &str = "synth";

/// The counties that schools are put in, in the order of their codes.
pub fn counties(house: &House) -> anyhow::Result<Vec<(Id, String)>> {
    let found = house.organizations.of_kind(Kind::County, u32::try_from(DIVISIONS_MAX).unwrap_or(u32::MAX))?;
    Ok(found.into_iter().filter(|county| county.code.is_some()).map(|county| (county.id, county.name)).collect())
}

/// Why so many people do not go into so many organisations, where they do not; asked before anything is written.
pub fn refusal(seed: u64, organizations: u64, accounts: u64) -> Option<String> {
    if accounts == 0 {
        return None;
    }
    if organizations < 3 {
        return Some("accounts are of people in classes: say --organizations 3 at least (a school, a grade, a class)".to_owned());
    }
    let classes = Schools::new(seed, organizations, 1).class_count();
    let most = classes * PEOPLE_OF_CLASS_MAX;
    (accounts > most).then(|| format!("{classes} classes take {most} people at most; say more --organizations or fewer --accounts"))
}

/// Schools with grades and classes.
pub(super) fn write_organizations(house: &House, seed: u64, state: &mut State) -> Result<(), Failure> {
    let total = state.asked.organizations;
    if state.done.organizations >= total {
        return Ok(());
    }
    let counties = counties(house)?;
    if counties.is_empty() {
        return Err(Failure::refused(anyhow::anyhow!("there are no counties to put schools in: name the library with their registry by --library DIR")));
    }
    let mut meter = Meter::new("organizations", state.done.organizations, total);
    let mut batch: Vec<PlacedOrganization> = Vec::new();
    for school in Schools::new(seed, total, counties.len()) {
        let end = school.places.last().map_or(0, |place| place.number + 1);
        if end <= state.done.organizations {
            continue;
        }
        batch.extend(places(&school, seed, &counties));
        if batch.len() < ORGANIZATIONS_AT_ONCE && end < total {
            continue;
        }
        let mut next = state.clone();
        next.done.organizations = end;
        let by = By::system(state.started_at);
        house.services.database.write::<_, anyhow::Error>(|session| {
            house.organizations.add_organizations_in(session, &by, &batch)?;
            Ok(next.keep(session, seed)?)
        })?;
        house.organizations.forget_all();
        batch.clear();
        *state = next;
        meter.tell(end);
    }
    Ok(())
}

fn places(school: &School, seed: u64, counties: &[(Id, String)]) -> Vec<PlacedOrganization> {
    let Some((county, county_name)) = counties.get(school.county) else { return Vec::new() };
    let id_of = |place: &schools::Place| schools::place_id(seed, place.number);
    let of = |place: &schools::Place| {
        let above = place.above.and_then(|above| school.places.get(above));
        let (parent, name, code) = match above {
            Some(above) => (id_of(above), place.name.clone(), String::new()),
            None => {
                let name = super::names::school(county_name, school.in_county, school.suffix);
                (*county, name, format!("synth-{seed}-{}", school.ordinal))
            }
        };
        PlacedOrganization { id: id_of(place), parent, kind: place.kind, name, code, source: SOURCE }
    };
    school.places.iter().map(of).collect()
}

/// The people of the classes, with what they are and who their guardians are.
pub(super) fn write_accounts(house: &House, seed: u64, state: &mut State) -> Result<(), Failure> {
    let (organizations, total) = (state.asked.organizations, state.asked.accounts);
    if state.done.accounts >= total {
        return Ok(());
    }
    let counties = counties(house)?.len();
    let classes = Schools::new(seed, organizations, counties).class_count();
    let mut meter = Meter::new("accounts", state.done.accounts, total);
    let (mut batch, mut class_number) = (Batch::default(), 0);
    for school in Schools::new(seed, organizations, counties) {
        let mut grades = BTreeSet::new();
        let root = school.places.first().context("a school is without itself")?;
        for (position, place) in school.classes().enumerate() {
            let numbers = schools::numbers(class_number, classes, total);
            class_number += 1;
            let first_of_grade = grades.insert(place.above);
            if numbers.end <= state.done.accounts {
                continue;
            }
            let end = numbers.end;
            let class = ClassOf { place, first_of_school: position == 0, first_of_grade };
            batch.add(seed, state, (schools::place_id(seed, root.number), schools::place_id(seed, place.number)), schools::people(seed, class, numbers));
            if batch.people.len() < PEOPLE_AT_ONCE && end < total {
                continue;
            }
            let mut next = state.clone();
            next.done.accounts = end;
            house.services.database.write::<_, anyhow::Error>(|session| batch.write(house, session, &next, seed))?;
            batch = Batch::default();
            *state = next;
            meter.tell(end);
        }
    }
    house.organizations.forget_all();
    Ok(())
}

/// People who are written together.
#[derive(Default)]
struct Batch {
    people: Vec<NewPerson>,
    memberships: Vec<Membership>,
    guardians: Vec<(Id, Id)>,
    /// Children whose school speaks for their guardians, with the school.
    stated: Vec<(Id, Id)>,
}

impl Batch {
    fn add(&mut self, seed: u64, state: &State, (school, class): (Id, Id), people: Vec<schools::Person>) {
        for person in people {
            let id = schools::person_id(seed, person.number);
            for ((whose, role), kind) in person.roles.iter().zip(["role", "second role"]) {
                let organization = if *whose == Where::Class { class } else { school };
                self.memberships.push(Membership {
                    id: Draw::of(seed, kind, person.number).id(schools::millis(person.number)),
                    person: id,
                    organization,
                    role: *role,
                    since: state.started_at,
                    until: None,
                    given_by: None,
                    reason: String::new(),
                    source: SOURCE.to_owned(),
                    changed_at: state.started_at,
                });
            }
            match person.guardian {
                Some(guardian) => self.guardians.push((schools::person_id(seed, guardian), id)),
                None if person.age_band == "child" => self.stated.push((school, id)),
                None => {}
            }
            self.people.push(NewPerson {
                person: id,
                name: schools::account_name(seed, person.number),
                display_name: person.name,
                language: Language::ZH_HANS,
                age_band: person.age_band,
                email: String::new(),
                phone: String::new(),
            });
        }
    }

    fn write(&self, house: &House, session: &mut Session<'_>, next: &State, seed: u64) -> anyhow::Result<()> {
        house.identity.create_accounts_in(session, &self.people)?;
        house.organizations.add_memberships_in(session, &self.memberships)?;
        house.identity.tie_guardians_in(session, &self.guardians)?;
        for of_school in self.stated.chunk_by(|(one, _), (other, _)| one == other) {
            let Some((school, _)) = of_school.first() else { continue };
            let children: Vec<Id> = of_school.iter().map(|(_, child)| *child).collect();
            let name = house.organizations.by_id_in(session, *school)?.map(|school| school.name).unwrap_or_default();
            house.identity.note_school_consents_in(session, &children, *school, &name)?;
        }
        house.organizations.changed(session)?;
        Ok(next.keep(session, seed)?)
    }
}
