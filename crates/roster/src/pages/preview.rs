//! What an import would do, before anything is done.

use askama::Template;
use kernel::Problem;
use organization::{By, Organization};
use portal::{Answer, Ask};

use super::faults::{self, FaultLine};
use super::{number, page};
use crate::ops::plan::PersonPlan;
use crate::ops::preview;
use crate::ops::preview::{Preview, access_preview};
use crate::ops::take_in::{Wording, take_in};
use crate::words::Words;
use crate::{Roster, RosterError};

/// Faults on the page.
const FAULTS_SHOWN_MAX: usize = 200;
/// People on the page.
const PEOPLE_SHOWN_MAX: usize = 50;

#[derive(Template)]
#[template(path = "preview.html")]
struct PreviewPage<'a> {
    w: Words,
    token: &'a str,
    id: String,
    organization: Organization,
    file_name: String,
    new_people: u64,
    renamed_count: u64,
    same: u64,
    new_units: u64,
    new_places: u64,
    ends: u64,
    left_out: u64,
    children: u64,
    guardians: u64,
    faults: Vec<FaultLine>,
    more_faults: u64,
    people: Vec<PersonLine>,
    more_people: u64,
    renamed: Vec<(String, String)>,
    units: Vec<String>,
    unknown_columns: String,
    had_passwords: bool,
    changes: bool,
}

struct PersonLine {
    name: String,
    username: String,
    role: &'static str,
    place: String,
}

/// The page.
pub fn show(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let seen = access_preview(room, &By::of(ask), ask.id(0)?)?;
    let new_people = number(seen.plan.new_people());
    let people = new_lines(w, &seen);
    let renamed = seen
        .draft
        .people
        .iter()
        .zip(&seen.plan.people)
        .filter_map(|(person, plan)| match plan {
            PersonPlan::Renamed(_, before) => Some((before.clone(), person.name.clone())),
            _ => None,
        })
        .take(PEOPLE_SHOWN_MAX)
        .collect();
    let units = seen.draft.units.iter().zip(&seen.plan.units).filter(|(_, known)| known.is_none()).map(|(unit, _)| unit.name.clone());
    let shown: Vec<FaultLine> = seen.plan.faults.list.iter().take(FAULTS_SHOWN_MAX).map(|fault| faults::line(w, fault)).collect();
    let template = PreviewPage {
        w,
        token: &ask.form_token,
        id: seen.kept.id.to_string(),
        new_people,
        renamed_count: number(seen.plan.renamed()),
        same: number(seen.plan.same()),
        new_units: number(seen.plan.new_units()),
        new_places: number(seen.plan.places.len()),
        ends: number(seen.plan.ends.len()),
        left_out: number(seen.plan.left_out),
        children: number(
            seen.draft.people.iter().zip(&seen.plan.people).filter(|(person, plan)| person.age_band == "child" && **plan == PersonPlan::New).count(),
        ),
        guardians: number(seen.plan.invites.len()),
        more_faults: number(seen.plan.faults.count.saturating_sub(shown.len())),
        faults: shown,
        more_people: new_people.saturating_sub(number(people.len())),
        people,
        renamed,
        units: units.take(PEOPLE_SHOWN_MAX).collect(),
        unknown_columns: seen.draft.unknown_columns.join(w.between()),
        had_passwords: seen.draft.had_passwords,
        changes: seen.plan.changes_anything() || !seen.draft.sessions.is_empty() || !seen.draft.courses.is_empty(),
        organization: seen.organization,
        file_name: seen.kept.file_name,
    };
    page(w.preview(), &template)
}

/// The first people who would get an account.
fn new_lines(w: Words, seen: &Preview) -> Vec<PersonLine> {
    let mut lines = Vec::new();
    let mut listed = std::collections::HashSet::new();
    for place in &seen.draft.places {
        if lines.len() >= PEOPLE_SHOWN_MAX {
            break;
        }
        if seen.plan.people.get(place.person) != Some(&PersonPlan::New) || !listed.insert(place.person) {
            continue;
        }
        let Some(person) = seen.draft.people.get(place.person) else { continue };
        let unit = place.unit.and_then(|unit| seen.draft.units.get(unit));
        let above = unit.and_then(|unit| unit.parent).and_then(|parent| seen.draft.units.get(parent));
        let names: Vec<&str> = [above, unit].into_iter().flatten().map(|unit| unit.name.as_str()).collect();
        let place_name = names.join(" ");
        lines.push(PersonLine { name: person.name.clone(), username: person.username.clone(), role: faults::role(w, place.role), place: place_name });
    }
    lines
}

/// It is to be brought in.
pub fn confirm(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let id = ask.id(0)?;
    match take_in(room, &By::of(ask), id, &Wording { language: ask.language(), address: &ask.base_url }) {
        Ok(import) => Ok(Answer::see_other(format!("/rosters/imports/{}", import.id))),
        Err(RosterError::Nothing) => Ok(Answer::see_other(format!("/rosters/previews/{id}"))),
        Err(error) => Err(error.into()),
    }
}

/// It is given up.
pub fn discard(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let organization = preview::discard(room, &By::of(ask), ask.id(0)?)?;
    Ok(Answer::see_other(format!("/organizations/{organization}/roster?done=discarded")))
}
