//! Bringing in what a preview showed: all of it in one transaction, or nothing.

use std::collections::{HashMap, HashSet};

use identity::{InvitingSchool, NamedGuardian, NewPerson};
use kernel::{Action, Id, Language, Permission, Time};
use organization::{By, Membership, NewOrganization, Organization};
use platform::Session;
use serde::{Deserialize, Serialize};

use super::mark::list_mark;
use super::plan::{PersonPlan, Plan, plan};
use super::{access_organization, former, note, open, person};
use crate::model::draft::{self, Draft};
use crate::store::external::{self, Namespace};
use crate::store::former::Former;
use crate::store::import::{self, Import};
use crate::store::own;
use crate::store::person::Detail;
use crate::store::school::{ClassRow, CourseRow, TermRow};
use crate::store::{self, preview};
use crate::{Roster, RosterError};

/// How much an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Accounts made.
    pub accounts: usize,
    /// People who got another name.
    pub renamed: usize,
    /// People who stayed as they were.
    pub same: usize,
    /// Schools, grades and classes made.
    pub organizations: usize,
    /// Memberships made.
    pub memberships: usize,
    /// Memberships ended.
    pub ended: usize,
    /// Children for whom the consent of the school was noted.
    pub children: usize,
    /// Guardians invited.
    pub guardians: usize,
    /// People for whom the list gave another address.
    pub contacts: usize,
    /// People who are let in no more.
    pub suspended: usize,
    /// Lines left out.
    pub left_out: usize,
}

/// In which language guardians are written to, and at which address they find the platform.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    /// The language.
    pub language: Language,
    /// The address.
    pub address: &'a str,
}

/// Brings in what a preview showed; a second time nothing happens. The import has the id of the preview.
pub fn take_in(room: &Roster, by: &By, id: Id, wording: &Wording<'_>) -> Result<Import, RosterError> {
    let found = room.services.database.read::<_, RosterError>(|session| Ok((preview::by_id(session, id, by.now)?, import::by_id(session, id)?)))?;
    let kept = match found {
        (_, Some(done)) => {
            access_organization(room, by, done.organization, Permission::ImportRoster)?;
            return Ok(done);
        }
        (Some(kept), None) => kept,
        (None, None) => return Err(RosterError::NotFound("preview")),
    };
    let base = access_organization(room, by, kept.organization, Permission::ImportRoster)?;
    let draft: Draft = open(room, &kept.draft)?;
    let (made, staff) = room.services.database.write(|session| {
        if !preview::remove(session, id)? {
            // The same form was sent twice at once; the other one is served.
            return Ok::<_, RosterError>((import::by_id(session, id)?.ok_or(RosterError::NotFound("preview"))?, Vec::new()));
        }
        let plan = plan(room, session, by, &base, &kept.source, &draft)?;
        if !plan.changes_anything() {
            return Err(RosterError::Nothing);
        }
        let mut taking = Taking {
            room,
            by,
            base: &base,
            source: &kept.source,
            file_name: &kept.file_name,
            draft: &draft,
            plan: &plan,
            units: Vec::new(),
            people: Vec::new(),
            former: Vec::new(),
        };
        let (import, counts, staff, renamed) = taking.everything(session, id, wording)?;
        room.organizations.changed(session)?;
        let mut note = note(by, Action::RosterImported, id, base.id);
        note.detail = serde_json::json!({ "file": kept.file_name, "source": kept.source, "counts": counts, "renamed": renamed });
        room.services.audit(session, &note)?;
        Ok((import, staff))
    })?;
    room.organizations.forget_all();
    for person in staff {
        room.identity.end_sessions(person)?; // a role of staff is used only by somebody who just proved who they are
    }
    Ok(made)
}

/// The people an import renamed whom its note in the audit log names, by id; what they were called stands with the import.
pub const RENAMED_NOTED_MAX: usize = 100;

fn noted(renamed: &[(Id, String, String)]) -> Vec<Id> {
    renamed.iter().map(|(id, ..)| *id).take(RENAMED_NOTED_MAX).collect()
}

struct Taking<'a> {
    room: &'a Roster,
    by: &'a By,
    base: &'a Organization,
    source: &'a str,
    file_name: &'a str,
    draft: &'a Draft,
    plan: &'a Plan,
    units: Vec<Id>,
    people: Vec<Option<Id>>,
    former: Vec<Former>,
}

impl Taking<'_> {
    fn everything(&mut self, session: &mut Session<'_>, import: Id, wording: &Wording<'_>) -> Result<(Import, Counts, Vec<Id>, Vec<Id>), RosterError> {
        let organizations = self.make_units(session)?;
        let (accounts, children) = self.make_people(session)?;
        let renamed = self.rename(session)?;
        let memberships = self.make_memberships(session)?;
        self.room.organizations.end_memberships_in(session, &self.plan.ends, self.by.now)?;
        self.keep_names(session)?;
        self.keep_school(session)?;
        let guardians = self.invite_guardians(session, wording)?;
        let counts = Counts {
            accounts: accounts.len(),
            renamed: renamed.len(),
            same: self.plan.same(),
            organizations: organizations.len(),
            memberships: memberships.len(),
            ended: self.plan.ends.len(),
            children,
            guardians,
            contacts: self.plan.contacts.len(),
            suspended: self.plan.suspends.len(),
            left_out: self.plan.left_out,
        };
        let row = self.import(import, &counts);
        import::add(session, &row)?;
        let ids: Vec<Id> = memberships.iter().map(|membership| membership.id).collect();
        for (kind, ids) in [("organization", &organizations), ("account", &accounts), ("membership", &ids), ("ended", &self.plan.ends)] {
            import::add_made(session, import, kind, ids)?;
        }
        import::add_made(session, import, "suspended", &self.plan.suspends)?;
        import::add_renamed(session, import, &renamed)?;
        store::former::add(session, import, &self.former)?;
        let there: HashSet<Id> = self.plan.people.iter().filter_map(PersonPlan::known).collect();
        let mut staff: Vec<Id> = memberships.iter().filter(|one| one.role.is_staff()).map(|one| one.person).filter(|id| there.contains(id)).collect();
        staff.sort_unstable();
        staff.dedup();
        staff.retain(|id| Some(*id) != person(self.by));
        let renamed = noted(&renamed);
        Ok((row, counts, staff, renamed))
    }

    fn import(&self, id: Id, counts: &Counts) -> Import {
        Import {
            id,
            organization: self.base.id,
            source: self.source.to_owned(),
            file_name: self.file_name.to_owned(),
            made_by: person(self.by),
            made_at: self.by.now,
            counts: serde_json::to_string(counts).unwrap_or_default(),
            undone_at: None,
            undone_counts: String::new(),
        }
    }

    fn make_units(&mut self, session: &mut Session<'_>) -> Result<Vec<Id>, RosterError> {
        let mut made = Vec::new();
        let mark = list_mark(self.source, self.base.id);
        for (unit, known) in self.draft.units.iter().zip(&self.plan.units) {
            let id = match known {
                Some(id) => *id,
                // Nothing is put there: it had to be known.
                None if unit.known_only => self.base.id,
                None => {
                    let parent = unit.parent.and_then(|parent| self.units.get(parent).copied()).unwrap_or(self.base.id);
                    let code = if unit.code.is_empty() || self.room.organizations.by_code_in(session, &unit.code)?.is_some() { "" } else { unit.code.as_str() };
                    let new = NewOrganization { parent, kind: unit.kind, name: &unit.name, code, source: &mark };
                    let one = self.room.organizations.create_in(session, self.by, &new)?;
                    made.push(one.id);
                    one.id
                }
            };
            self.units.push(id);
        }
        self.former = former::of_units(self.room, session, &self.plan.renamed_units)?;
        for (id, name) in &self.plan.renamed_units {
            self.room.organizations.rename_in(session, *id, name, self.by.now)?;
        }
        Ok(made)
    }

    fn make_people(&mut self, session: &mut Session<'_>) -> Result<(Vec<Id>, usize), RosterError> {
        let mut new = Vec::new();
        for (person, plan) in self.draft.people.iter().zip(&self.plan.people) {
            let id = match plan {
                PersonPlan::LeftOut => None,
                PersonPlan::Same(id) | PersonPlan::Renamed(id, _) => Some(*id),
                PersonPlan::New => {
                    let id = self.room.services.new_id();
                    new.push(new_person(person, id));
                    Some(id)
                }
            };
            self.people.push(id);
        }
        self.room.identity.create_accounts_in(session, &new)?;
        let ids: Vec<Id> = new.iter().map(|person| person.person).collect();
        own::keep_accounts(session, self.base.id, &ids)?;
        let made: HashSet<Id> = ids.iter().copied().collect();
        let suspended = self.draft.people.iter().zip(&self.people).filter(|(person, _)| person.suspended).filter_map(|(_, id)| *id);
        for id in suspended.filter(|id| made.contains(id)).chain(self.plan.suspends.iter().copied()) {
            self.room.identity.change_account_in(session, id, &identity::AccountChange { suspended: Some(true), ..Default::default() })?;
        }
        // Whoever opens a child's account states that its guardians agreed; they see it, and may decide otherwise.
        let children: Vec<Id> = new.iter().filter(|person| person.age_band == "child").map(|person| person.person).collect();
        self.room.identity.note_school_consents_in(session, &children, self.base.id, &self.base.name)?;
        Ok((ids, children.len()))
    }

    fn invite_guardians(&self, session: &mut Session<'_>, wording: &Wording<'_>) -> Result<usize, RosterError> {
        let people = self.plan.invites.iter().filter_map(|position| Some((self.draft.people.get(*position)?, self.people.get(*position).copied().flatten()?)));
        let named: Vec<NamedGuardian<'_>> = people
            .map(|(person, child)| NamedGuardian { child, child_name: &person.name, email: &person.guardian_email, phone: &person.guardian_phone })
            .collect();
        let school = InvitingSchool { name: &self.base.name, address: wording.address, language: wording.language };
        Ok(self.room.identity.invite_guardians_in(session, &school, &named)?)
    }

    fn rename(&self, session: &mut Session<'_>) -> Result<Vec<(Id, String, String)>, RosterError> {
        let mut renamed = Vec::new();
        for (person, plan) in self.draft.people.iter().zip(&self.plan.people) {
            if let PersonPlan::Renamed(id, before) = plan {
                let change = identity::AccountChange { display_name: Some(&person.name), ..Default::default() };
                self.room.identity.change_account_in(session, *id, &change)?;
                renamed.push((*id, before.clone(), person.name.clone()));
            }
        }
        Ok(renamed)
    }

    fn make_memberships(&self, session: &mut Session<'_>) -> Result<Vec<Membership>, RosterError> {
        let (now, mark) = (self.by.now, list_mark(self.source, self.base.id));
        let places = self.plan.places.iter().filter_map(|position| self.draft.places.get(*position));
        let new: Vec<Membership> = places
            .filter_map(|place| {
                let organization = match place.unit {
                    None => self.base.id,
                    Some(unit) => *self.units.get(unit)?,
                };
                let person = self.people.get(place.person).copied().flatten()?;
                Some(Membership {
                    id: self.room.services.new_id(),
                    person,
                    organization,
                    role: place.role,
                    since: now,
                    until: None,
                    given_by: super::person(self.by),
                    reason: String::new(),
                    source: mark.clone(),
                    changed_at: now,
                })
            })
            .collect();
        self.room.organizations.add_memberships_in(session, &new)?;
        Ok(new)
    }

    fn namespace(&self) -> Namespace<'_> {
        Namespace { organization: self.base.id, source: self.source }
    }

    fn keep_names(&mut self, session: &mut Session<'_>) -> Result<(), RosterError> {
        let mut people = Vec::new();
        let mut details = Vec::new();
        let mut contacts = Vec::new();
        let there: Vec<Id> = self.plan.people.iter().filter_map(PersonPlan::known).collect();
        let told = store::person::of(session, &there)?;
        let there: HashSet<Id> = there.into_iter().collect();
        let other: HashSet<usize> = self.plan.contacts.iter().copied().collect();
        for (position, (person, id)) in self.draft.people.iter().zip(&self.people).enumerate() {
            let Some(id) = id.filter(|_| !person.known_only) else { continue };
            if !person.external.is_empty() {
                people.push((person.external.as_str(), id));
            }
            contacts.extend(
                [("email", &person.email), ("phone", &person.phone)]
                    .into_iter()
                    .filter(|(_, value)| !value.is_empty() && (other.contains(&position) || !there.contains(&id)))
                    .map(|(kind, value)| own::Contact { person: id, organization: self.base.id, kind: kind.to_owned(), value: value.clone() }),
            );
            // What another list says of somebody stays theirs to say.
            let is_own = self.plan.own.contains(&id) || !there.contains(&id);
            if !is_own && told.contains_key(&id) {
                continue;
            }
            if !person.number.is_empty() || !person.family_name.is_empty() || !person.given_name.is_empty() {
                details.push((id, detail(person, self.by.now)));
            }
        }
        external::keep(session, self.namespace(), "user", &people)?;
        store::person::keep(session, &details)?;
        self.former.extend(former::of_contacts(session, self.base.id, &contacts, &there)?);
        own::keep_contacts(session, &contacts)?;
        let own: Vec<(&str, Id)> = self.draft.own_externals.iter().map(|external| (external.as_str(), self.base.id)).collect();
        external::keep(session, self.namespace(), "org", &own)?;
        let units: Vec<(&str, Id)> = self
            .draft
            .units
            .iter()
            .zip(&self.units)
            .filter(|(unit, _)| !unit.external.is_empty() && !unit.known_only)
            .map(|(unit, id)| (unit.external.as_str(), *id))
            .collect();
        Ok(external::keep(session, self.namespace(), "org", &units)?)
    }

    /// The ids of things with a sourcedId: those there are, and new ones for those that are new.
    fn ids_of<'d>(
        &self,
        session: &mut Session<'_>,
        kind: &str,
        known: &HashMap<String, Id>,
        externals: impl Iterator<Item = &'d str>,
    ) -> Result<HashMap<String, Id>, RosterError> {
        let mut ids = known.clone();
        let unknown: Vec<&str> = externals.filter(|external| !known.contains_key(*external)).collect();
        ids.extend(external::objects(session, self.namespace(), kind, &unknown)?);
        let missing: Vec<&str> = unknown.into_iter().filter(|external| !ids.contains_key(*external)).collect();
        let new: Vec<(&str, Id)> = missing.into_iter().map(|external| (external, self.room.services.new_id())).collect();
        external::keep(session, self.namespace(), kind, &new)?;
        ids.extend(new.into_iter().map(|(external, id)| (external.to_owned(), id)));
        Ok(ids)
    }

    fn keep_school(&self, session: &mut Session<'_>) -> Result<(), RosterError> {
        let (now, plan) = (self.by.now, &self.plan.school);
        let sessions: Vec<&draft::AcademicSession> = plan.sessions.iter().filter_map(|position| self.draft.sessions.get(*position)).collect();
        let changed: Vec<&draft::Course> = plan.courses.iter().filter_map(|position| self.draft.courses.get(*position)).collect();
        let terms = self.ids_of(session, "session", &plan.known_sessions, sessions.iter().map(|term| term.external.as_str()))?;
        let courses = self.ids_of(session, "course", &plan.known_courses, changed.iter().map(|course| course.external.as_str()))?;
        let term_rows: Vec<TermRow> = sessions.iter().filter_map(|term| self.term(term, &terms)).collect();
        store::school::keep_terms(session, &term_rows)?;
        let course_rows: Vec<CourseRow> = changed
            .iter()
            .filter_map(|course| {
                Some(CourseRow {
                    id: *courses.get(&course.external)?,
                    organization: self.base.id,
                    school: course.school.and_then(|unit| self.units.get(unit).copied()).unwrap_or(self.base.id),
                    session: terms.get(&course.session).copied(),
                    title: course.title.clone(),
                    code: course.code.clone(),
                    grades: course.grades.clone(),
                    subjects: course.subjects.clone(),
                    subject_codes: course.subject_codes.clone(),
                    changed_at: now,
                })
            })
            .collect();
        store::school::keep_courses(session, &course_rows)?;
        let class_rows: Vec<ClassRow> = plan
            .classes
            .iter()
            .filter_map(|position| {
                let class = self.draft.classes.get(*position)?;
                Some(ClassRow {
                    class: *self.units.get(class.unit)?,
                    course: courses.get(&class.course).copied(),
                    kind: class.kind.clone(),
                    location: class.location.clone(),
                    grades: class.grades.clone(),
                    subjects: class.subjects.clone(),
                    periods: class.periods.clone(),
                    sessions: class.sessions.iter().filter_map(|term| terms.get(term)).copied().collect(),
                    changed_at: now,
                })
            })
            .collect();
        Ok(store::school::keep_classes(session, &class_rows)?)
    }

    fn term(&self, term: &draft::AcademicSession, ids: &HashMap<String, Id>) -> Option<TermRow> {
        Some(TermRow {
            id: *ids.get(&term.external)?,
            organization: self.base.id,
            title: term.title.clone(),
            kind: term.kind.clone(),
            starts_on: term.starts_on.clone(),
            ends_on: term.ends_on.clone(),
            parent: ids.get(&term.parent).copied(),
            school_year: term.school_year.clone(),
            changed_at: self.by.now,
        })
    }
}

fn new_person(person: &draft::Person, id: Id) -> NewPerson {
    NewPerson {
        person: id,
        name: person.username.clone(),
        display_name: person.name.clone(),
        language: crate::no_language(),
        age_band: match person.age_band.as_str() {
            "child" => "child",
            "youth" => "youth",
            "adult" => "adult",
            _ => "",
        },
        email: person.email.clone(),
        phone: person.phone.clone(),
    }
}

fn detail(person: &draft::Person, now: Time) -> Detail {
    Detail {
        given_name: person.given_name.clone(),
        family_name: person.family_name.clone(),
        middle_name: person.middle_name.clone(),
        number: person.number.clone(),
        changed_at: now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_who_were_renamed_are_named_in_the_log() {
        let of = |count: usize| noted(&vec![(organization::top_id(), String::new(), String::new()); count]).len();
        assert_eq!((of(RENAMED_NOTED_MAX), of(RENAMED_NOTED_MAX + 1)), (RENAMED_NOTED_MAX, RENAMED_NOTED_MAX));
    }
}
