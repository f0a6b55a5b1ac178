//! People of a bundle, and who is what where.

use std::collections::HashSet;

use identity::model::name::{self, Name};
use kernel::Role;

use super::bundle::Reading;
use super::places::place;
use super::rows::{Mode, Row, Rows};
use super::words;
use crate::model::birthday;
use crate::model::bounds::ROWS_MAX;
use crate::model::draft::{Person, Place};
use crate::model::fault::{Fault, FaultKind};
use crate::model::sheet;

/// Users. Passwords are never read.
pub(super) fn users(reading: &mut Reading<'_>, rows: &Rows<'_>) {
    let mut names: HashSet<String> = HashSet::new();
    for row in rows.iter() {
        reading.draft.lines += 1;
        reading.draft.had_passwords |= !row.get("password").is_empty();
        let result = row.is_gone().and_then(|gone| {
            let id = row.required("sourcedId")?;
            if gone {
                reading.draft.gone_people.push(id.to_owned());
                return Ok(());
            }
            let person = user(&row)?;
            if reading.people.contains_key(id) {
                return Err(row.fault(FaultKind::Twice, "sourcedId"));
            }
            if !names.insert(name::fold(&person.username)) {
                return Err(row.fault(FaultKind::Twice, "username"));
            }
            if reading.draft.people.len() >= ROWS_MAX {
                return Err(row.fault(FaultKind::TooMany, "sourcedId"));
            }
            reading.draft.people.push(person);
            reading.people.insert(id.to_owned(), reading.draft.people.len() - 1);
            Ok(())
        });
        if let Err(fault) = result {
            reading.refuse(fault);
        }
    }
}

fn user(row: &Row<'_>) -> Result<Person, Fault> {
    let suspended = match row.required("enabledUser")? {
        "true" => false,
        "false" => true,
        _ => return Err(row.fault(FaultKind::ValueWrong, "enabledUser")),
    };
    let username = Name::parse(row.required("username")?).map_err(|_| row.fault(FaultKind::UserNameWrong, "username"))?.shown;
    let (given, family, middle) = (row.required("givenName")?, row.required("familyName")?, row.short("middleName")?);
    let preferred = |column: &str, otherwise| Some(row.get(column)).filter(|name| !name.is_empty()).unwrap_or(otherwise);
    let full = words::full_name(preferred("preferredGivenName", given), "", preferred("preferredFamilyName", family));
    let shown = name::display_name(&full).map_err(|_| row.fault(FaultKind::NameWrong, "givenName"))?;
    let email = row.short("email")?;
    if !email.is_empty() && !sheet::is_email(email) {
        return Err(row.fault(FaultKind::EmailWrong, "email"));
    }
    let column = if row.get("sms").is_empty() { "phone" } else { "sms" };
    let phone = sheet::phone(row.get(column)).ok_or_else(|| row.fault(FaultKind::PhoneWrong, column))?;
    Ok(Person {
        line: row.number(),
        external: row.required("sourcedId")?.to_owned(),
        username,
        name: shown,
        given_name: if given == words::NO_PART { "" } else { given }.to_owned(),
        family_name: if family == words::NO_PART { "" } else { family }.to_owned(),
        middle_name: middle.to_owned(),
        number: row.short("identifier")?.to_owned(),
        email: email.to_owned(),
        phone,
        age_band: String::new(),
        suspended,
        known_only: false,
        ..Person::default()
    })
}

/// Dates of birth become age bands; nothing else of this file is read.
pub(super) fn demographics(reading: &mut Reading<'_>, rows: &Rows<'_>) {
    for row in rows.iter() {
        let birth = row.get("birthDate");
        if birth.is_empty() {
            continue;
        }
        match (birthday::date(birth).filter(|born| *born <= reading.today), reading.people.get(row.get("sourcedId"))) {
            (Some(born), Some(person)) => {
                if let Some(person) = reading.draft.people.get_mut(*person) {
                    birthday::age_band(born, reading.today).clone_into(&mut person.age_band);
                }
            }
            (Some(_), None) if rows.mode == Mode::Delta => {}
            (Some(_), None) => reading.refuse(row.fault(FaultKind::ReferenceWrong, "sourcedId")),
            (None, _) => {
                let mut fault = row.fault(FaultKind::BirthWrong, "birthDate");
                fault.value.clear();
                reading.refuse(fault);
            }
        }
    }
}

/// The person a line refers to; a delta may refer to one who is known already.
fn person(reading: &mut Reading<'_>, row: &Row<'_>, mode: Mode) -> Result<usize, Fault> {
    let id = row.required("userSourcedId")?;
    match reading.people.get(id) {
        Some(person) => Ok(*person),
        None if mode == Mode::Delta => {
            reading.draft.people.push(Person { line: row.number(), external: id.to_owned(), known_only: true, ..Person::default() });
            reading.people.insert(id.to_owned(), reading.draft.people.len() - 1);
            Ok(reading.draft.people.len() - 1)
        }
        None => Err(row.fault(FaultKind::ReferenceWrong, "userSourcedId")),
    }
}

/// Roles in organisations.
pub(super) fn roles(reading: &mut Reading<'_>, rows: &Rows<'_>) {
    add_places(reading, rows, "orgSourcedId", words::role);
}

/// Roles in classes.
pub(super) fn enrolments(reading: &mut Reading<'_>, rows: &Rows<'_>) {
    add_places(reading, rows, "classSourcedId", words::enrolment_role);
}

fn add_places(reading: &mut Reading<'_>, rows: &Rows<'_>, column: &str, role_of: fn(&str) -> Option<Option<Role>>) {
    let mut seen: HashSet<Place> = reading.draft.places.iter().copied().collect();
    for row in rows.iter() {
        match add_place(reading, &row, rows.mode, column, role_of) {
            Ok(Some(place)) => {
                if seen.insert(place) {
                    reading.draft.places.push(place);
                }
            }
            Ok(None) => {}
            Err(fault) => reading.refuse(fault),
        }
    }
}

fn add_place(reading: &mut Reading<'_>, row: &Row<'_>, mode: Mode, column: &str, role_of: fn(&str) -> Option<Option<Role>>) -> Result<Option<Place>, Fault> {
    row.required("sourcedId")?;
    let (user, at) = (row.required("userSourcedId")?, row.required(column)?);
    if row.is_gone()? {
        reading.draft.gone_places.push((user.to_owned(), at.to_owned()));
        return Ok(None);
    }
    if column == "orgSourcedId" && !matches!(row.required("roleType")?, "primary" | "secondary") {
        return Err(row.fault(FaultKind::ValueWrong, "roleType"));
    }
    let role = role_of(row.required("role")?).ok_or_else(|| row.fault(FaultKind::ValueWrong, "role"))?;
    if column == "classSourcedId" {
        row.required("schoolSourcedId")?;
    }
    let unit = place(reading, row, column, mode)?;
    let person = person(reading, row, mode)?;
    Ok(role.map(|role| Place { person, unit, role }))
}
