//! What an import would do, before anything is done.

use askama::Template;
use kernel::{Language, Problem};
use organization::{By, Organization};
use portal::{Answer, Ask};

use super::faults::{self, FaultLine};
use super::{Clip, number, page, tongue_chosen};
use crate::model::draft::{Draft, Unit};
use crate::ops::plan::PersonPlan;
use crate::ops::preview;
use crate::ops::preview::{Preview, access_preview};
use crate::ops::take_back::access_import;
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
    units: Vec<Clip>,
    unknown_columns: String,
    had_passwords: bool,
    changes: bool,
    nothing: &'static str,
    other_names: Vec<(String, String)>,
    more_other_names: u64,
    would_contacts: u64,
    would_suspend: u64,
    would_school: u64,
}

struct PersonLine {
    name: Clip,
    username: Clip,
    role: &'static str,
    place: Clip,
}

/// The page.
pub fn show(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let seen = match access_preview(room, &By::of(ask), ask.id(0)?) {
        Ok(seen) => seen,
        // Whoever goes back after confirming sees what was done.
        Err(RosterError::NotFound(_)) => {
            let (done, _) = access_import(room, &By::of(ask), ask.id(0)?)?;
            return Ok(Answer::see_other(format!("/rosters/imports/{}", done.id)));
        }
        Err(error) => return Err(error.into()),
    };
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
    let units = seen.draft.units.iter().zip(&seen.plan.units).filter(|(_, known)| known.is_none()).map(|(unit, _)| Clip::new(&path(&seen.draft, unit)));
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
        changes: seen.plan.changes_anything(),
        nothing: match (seen.draft.lines, seen.plan.left_out) {
            (0, 0) if seen.kept.source == "sheet" && seen.plan.faults.count == 0 => w.only_headings(),
            (_, 0) if seen.plan.faults.count == 0 => w.nothing_new(),
            _ if seen.plan.same() == 0 => w.nothing_good(),
            _ => w.nothing_changes(),
        },
        other_names: seen
            .plan
            .other_names
            .iter()
            .take(PEOPLE_SHOWN_MAX)
            .filter_map(|(position, has)| Some((has.clone(), seen.draft.people.get(*position)?.name.clone())))
            .collect(),
        more_other_names: number(seen.plan.other_names.len().saturating_sub(PEOPLE_SHOWN_MAX)),
        would_contacts: number(seen.plan.contacts.len()),
        would_suspend: number(seen.plan.suspends.len()),
        would_school: number(seen.plan.school.changes()),
        organization: seen.organization,
        file_name: seen.kept.file_name,
    };
    page(w.preview(), &template)
}

/// A place with what it stands below, as far as the list says.
fn path(draft: &Draft, unit: &Unit) -> String {
    let mut names = vec![unit.name.as_str()];
    let mut at = unit.parent;
    while let Some(unit) = at.and_then(|parent| draft.units.get(parent)).filter(|_| names.len() < 4) {
        names.push(unit.name.as_str());
        at = unit.parent;
    }
    names.reverse();
    names.join(" · ")
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
        let place_name = unit.map(|unit| path(&seen.draft, unit)).unwrap_or_default();
        let (name, username) = (Clip::new(&person.name), Clip::new(&person.username));
        lines.push(PersonLine { name, username, role: faults::role(w, place.role), place: Clip::new(&place_name) });
    }
    lines
}

/// It is to be brought in.
pub fn confirm(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let id = ask.id(0)?;
    match take_in(room, &By::of(ask), id, &Wording { language: tongue_chosen(ask).tag().parse().unwrap_or(Language::ZH_HANS), address: &ask.base_url }) {
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
