//! Collections of the rostering service: filtered, sorted, a page at a time.

use kernel::{Id, Role, Time};
use organization::{Kind, Membership, Organization};
use platform::Session;
use serde_json::Value;

use super::View;
use crate::RosterError;
use crate::model::bounds::BUNDLE_ROWS_MAX;
use crate::model::oneroster::filter::{self, Filter, Rest};
use crate::model::oneroster::schema;
use crate::ops::changes;

/// Things looked at together where each has to be looked at.
const SCAN_PAGE: usize = 1_000;
/// Things looked at for one answer; where there are more, the program is told to ask for less.
pub const SCAN_MAX: usize = 300_000;

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Organisations.
    Orgs,
    /// Schools.
    Schools,
    /// Academic sessions of any type.
    Sessions,
    /// Terms and semesters.
    Terms,
    /// Grading periods.
    GradingPeriods,
    /// Courses.
    Courses,
    /// Classes.
    Classes,
    /// People.
    Users,
    /// Learners.
    Students,
    /// Teachers.
    Teachers,
    /// Roles in classes.
    Enrollments,
    /// Demographics.
    Demographics,
}

/// Of what: what the address says before the collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Of everything.
    Everything,
    /// Of a school.
    School,
    /// Of a class.
    Class,
    /// Of a class of a school.
    ClassOfSchool,
    /// Of a course.
    Course,
    /// Of a term.
    Term,
    /// Of a person.
    Person,
}

impl What {
    /// What a collection is called in its answer, and one of them.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Orgs | Self::Schools => ("orgs", "org"),
            Self::Sessions | Self::Terms | Self::GradingPeriods => ("academicSessions", "academicSession"),
            Self::Courses => ("courses", "course"),
            Self::Classes => ("classes", "class"),
            Self::Users | Self::Students | Self::Teachers => ("users", "user"),
            Self::Enrollments => ("enrollments", "enrollment"),
            Self::Demographics => ("demographics", "demographics"),
        }
    }

    /// The fields there are.
    #[must_use]
    pub fn fields(self) -> Vec<&'static str> {
        schema::fields(self.words().1).map(|field| field.name).collect()
    }

    const fn roles(self) -> &'static [Role] {
        match self {
            Self::Students => &[Role::Learner],
            Self::Teachers => &[Role::Teacher, Role::SubjectHead],
            _ => &[Role::Learner, Role::Teacher, Role::SubjectHead, Role::Guardian, Role::SchoolAdmin, Role::RegionAdmin],
        }
    }

    /// Whether a session is one of those meant.
    fn is_session(self, session: &Value) -> bool {
        let kind = session.get("type").and_then(Value::as_str).unwrap_or("");
        match self {
            Self::Terms => matches!(kind, "term" | "semester"),
            Self::GradingPeriods => kind == "gradingPeriod",
            _ => true,
        }
    }
}

/// How a list is wanted.
pub struct Listing<'a> {
    /// Which things pass.
    pub filter: Option<&'a Filter>,
    /// By which field they are sorted.
    pub sort: &'a str,
    /// The other way round.
    pub descending: bool,
    /// Things left out at the beginning.
    pub offset: u32,
    /// Things at most.
    pub limit: u32,
}

/// The things, before they are sorted out.
enum Things<'v> {
    Made(Vec<Value>),
    Orgs(Vec<&'v Organization>),
    Classes(Vec<&'v Organization>),
    People(&'v Organization, What),
    Named(Vec<Id>, What),
    Enrolments(&'v Organization),
    Held(Vec<Membership>),
}

impl View<'_> {
    /// A page of a collection, and how many things there are in all.
    ///
    /// # Errors
    /// What the address names is not there, or the database fails.
    pub fn list(&self, session: &mut Session<'_>, what: What, of: Of, parts: &[&str], listing: &Listing<'_>) -> Result<(Vec<Value>, u64), RosterError> {
        let things = self.things(session, what, of, parts)?;
        let rest = listing.filter.map_or(Rest::Everything, Filter::of_active);
        let filter = match &rest {
            Rest::Nothing => return Ok((Vec::new(), 0)),
            Rest::Everything => None,
            Rest::Ask(filter) => Some(filter),
        };
        if filter.is_none() && listing.sort.is_empty() && !listing.descending {
            let page = self.page(session, &things, listing.offset, listing.limit)?;
            return Ok((page, self.count(session, &things)?));
        }
        let things = self.narrowed(session, things, filter, SCAN_MAX)?;
        let field = if what.fields().contains(&listing.sort.split('.').next().unwrap_or("")) { listing.sort } else { "" };
        let mut passing: Vec<(String, usize)> = Vec::new();
        let positions: Vec<usize> = (0..usize::try_from(self.count(session, &things)?).unwrap_or(usize::MAX)).collect();
        for part in positions.chunks(SCAN_PAGE) {
            let found = self.at(session, &things, part)?;
            let both = found.into_iter().zip(part).filter_map(|(thing, position)| Some((thing?, *position)));
            passing.extend(both.filter(|(thing, _)| filter.is_none_or(|filter| filter.passes(thing))).map(|(thing, position)| {
                let key = if field.is_empty() { String::new() } else { filter::sort_key(&thing, field) };
                (key, position)
            }));
        }
        if !field.is_empty() {
            passing.sort_by(|one, other| one.0.cmp(&other.0));
        }
        if listing.descending {
            passing.reverse();
        }
        let total = u64::try_from(passing.len()).unwrap_or(u64::MAX);
        let (skip, take) = (usize::try_from(listing.offset).unwrap_or(usize::MAX), usize::try_from(listing.limit).unwrap_or(0));
        let page: Vec<usize> = passing.into_iter().map(|(_, position)| position).skip(skip).take(take).collect();
        Ok((self.at(session, &things, &page)?.into_iter().flatten().collect(), total))
    }

    /// What has to be looked at for a filter: whom it names, who was changed since the moment it gives, or everybody, up to a bound.
    fn narrowed<'v>(&'v self, session: &mut Session<'_>, things: Things<'v>, filter: Option<&Filter>, most: usize) -> Result<Things<'v>, RosterError> {
        let limit = u32::try_from(most.saturating_add(1)).unwrap_or(u32::MAX);
        let since = filter.and_then(Filter::since);
        let bounded = |length: usize| if length > most { Err(RosterError::TooMany) } else { Ok(()) };
        match things {
            Things::People(place, what) => {
                if let Some(filter) = filter
                    && let Some(found) = self.looked_up(session, place, what, filter)?
                {
                    return Ok(Things::Named(found, what));
                }
                if let Some(since) = since
                    && let Some(changed) = self.people_since(session, since)?
                {
                    let mut people: Vec<Id> =
                        self.held(session, &changed)?.iter().filter(|one| self.is_among(one, place, what)).map(|one| one.person).collect();
                    people.sort_unstable();
                    people.dedup();
                    return Ok(Things::Named(people, what));
                }
                let people = self.people(session, place, what.roles(), 0, limit)?;
                bounded(people.len())?;
                Ok(Things::Named(people, what))
            }
            Things::Enrolments(place) => {
                let mut memberships = self.memberships(session, place, 0, limit)?;
                bounded(memberships.len())?;
                memberships.retain(|one| since.is_none_or(|since| one.changed_at >= since));
                Ok(Things::Held(memberships))
            }
            other => Ok(other),
        }
    }

    /// Everything of a kind, some at a time, for an export.
    ///
    /// # Errors
    /// There is more than a bundle holds, or the database fails.
    pub fn each(&self, session: &mut Session<'_>, what: What, mut take: impl FnMut(&[Value])) -> Result<(), RosterError> {
        let things = self.things(session, what, Of::Everything, &[])?;
        let things = self.narrowed(session, things, None, BUNDLE_ROWS_MAX)?;
        let positions: Vec<usize> = (0..usize::try_from(self.count(session, &things)?).unwrap_or(usize::MAX)).collect();
        for part in positions.chunks(SCAN_PAGE) {
            take(&self.at(session, &things, part)?.into_iter().flatten().collect::<Vec<_>>());
        }
        Ok(())
    }

    /// The people here who were changed at or after a moment; `None` where there were too many changes to look at one by one.
    fn people_since(&self, session: &mut Session<'_>, since: Time) -> Result<Option<Vec<Id>>, RosterError> {
        changes::people_since(self.room, session, &self.place.path, since, self.now)
    }

    /// Somebody by their user name, where they are here.
    fn find_named(&self, session: &mut Session<'_>, name: &str) -> Result<Option<Id>, RosterError> {
        let found = self.room.identity.people_named_in(session, &[name.to_owned()])?.into_values().next();
        match found {
            Some(id) if !self.held(session, &[id])?.is_empty() => Ok(Some(id)),
            _ => Ok(None),
        }
    }

    fn is_among(&self, held: &Membership, place: &Organization, what: What) -> bool {
        what.roles().contains(&held.role) && self.org(held.organization).is_some_and(|org| place.path.holds(&org.path))
    }

    /// People whom a filter names exactly are looked up.
    fn looked_up(&self, session: &mut Session<'_>, place: &Organization, what: What, filter: &Filter) -> Result<Option<Vec<Id>>, RosterError> {
        let found = match (filter.exactly("sourcedId"), filter.exactly("username")) {
            (Some(sourced), _) => self.find(session, "user", sourced)?,
            (None, Some(name)) if what != What::Demographics => self.find_named(session, name)?,
            _ => return Ok(None),
        };
        let Some(id) = found else { return Ok(Some(Vec::new())) };
        let held = self.held(session, &[id])?;
        Ok(Some(if held.iter().any(|one| self.is_among(one, place, what)) { vec![id] } else { Vec::new() }))
    }

    /// One thing.
    ///
    /// # Errors
    /// It is not there, or the database fails.
    pub fn one(&self, session: &mut Session<'_>, what: What, sourced: &str) -> Result<Value, RosterError> {
        let found = match what {
            What::Orgs | What::Schools | What::Classes => {
                let org = self.find(session, "org", sourced)?.and_then(|id| self.org(id));
                match org {
                    Some(org) if what == What::Classes && org.kind == Kind::Class => self.classes(session, &[org])?.pop(),
                    Some(org) if what != What::Classes && self.orgs(what == What::Schools).any(|known| known.id == org.id) => Some(self.org_json(org)),
                    _ => None,
                }
            }
            What::Users | What::Students | What::Teachers | What::Demographics => match self.find(session, "user", sourced)? {
                Some(id) if self.held(session, &[id])?.iter().any(|held| what.roles().contains(&held.role)) => {
                    if what == What::Demographics {
                        self.demographics(session, &[id])?.pop().flatten()
                    } else {
                        self.users(session, &[id])?.pop().flatten()
                    }
                }
                _ => None,
            },
            What::Enrollments => match sourced.parse::<Id>().ok().map(|id| self.membership(session, id)).transpose()?.flatten() {
                Some(membership) => self.enrolments(session, &[membership])?.pop().flatten(),
                None => None,
            },
            What::Sessions | What::Terms | What::GradingPeriods | What::Courses => {
                let all = if what == What::Courses { self.courses(session)? } else { self.sessions(session)? };
                all.into_iter()
                    .find(|thing| thing.get("sourcedId").and_then(Value::as_str) == Some(sourced) && (what == What::Courses || what.is_session(thing)))
            }
        };
        found.ok_or(RosterError::NotFound(what.words().1))
    }

    fn named(&self, session: &mut Session<'_>, sourced: &str, is: impl Fn(Kind) -> bool) -> Result<&Organization, RosterError> {
        let found = self.find(session, "org", sourced)?.and_then(|id| self.org(id));
        found.filter(|org| is(org.kind)).ok_or(RosterError::NotFound("org"))
    }

    fn things(&self, session: &mut Session<'_>, what: What, of: Of, parts: &[&str]) -> Result<Things<'_>, RosterError> {
        let part = |position: usize| parts.get(position).copied().unwrap_or("");
        let is_school = |kind: Kind| crate::model::oneroster::words::org_type(kind) == Some("school");
        let place = match of {
            Of::School => self.named(session, part(0), is_school)?,
            Of::Class => self.named(session, part(0), |kind| kind == Kind::Class)?,
            Of::ClassOfSchool => {
                let school = self.named(session, part(0), is_school)?;
                let class = self.named(session, part(1), |kind| kind == Kind::Class)?;
                if !school.path.holds(&class.path) {
                    return Err(RosterError::NotFound("class"));
                }
                class
            }
            Of::Everything | Of::Course | Of::Term | Of::Person => &self.place,
        };
        let refers = |thing: &Value, field: &str, to: &str| match thing.get(field) {
            Some(Value::Array(list)) => list.iter().any(|one| one.get("sourcedId").and_then(Value::as_str) == Some(to)),
            Some(one) => one.get("sourcedId").and_then(Value::as_str) == Some(to),
            None => false,
        };
        Ok(match (what, of) {
            (What::Orgs | What::Schools, _) => Things::Orgs(self.orgs(what == What::Schools).collect()),
            (What::Classes, Of::Person) => Things::Classes(self.classes_of(session, part(0))?),
            (What::Classes, Of::Course | Of::Term) => {
                let (kind, field) = if of == Of::Course { (What::Courses, "course") } else { (What::Terms, "terms") };
                self.one(session, kind, part(0))?;
                let all = self.classes(session, &self.classes_below(place))?;
                Things::Made(all.into_iter().filter(|class| refers(class, field, part(0))).collect())
            }
            (What::Classes, _) => Things::Classes(self.classes_below(place)),
            (What::Sessions | What::Terms | What::GradingPeriods, Of::Term) => {
                self.one(session, What::Terms, part(0))?;
                Things::Made(self.sessions(session)?.into_iter().filter(|one| what.is_session(one) && refers(one, "parent", part(0))).collect())
            }
            (What::Sessions | What::Terms | What::GradingPeriods, _) => {
                Things::Made(self.sessions(session)?.into_iter().filter(|one| what.is_session(one)).collect())
            }
            (What::Courses, Of::School) => Things::Made(self.courses(session)?.into_iter().filter(|course| refers(course, "org", part(0))).collect()),
            (What::Courses, _) => Things::Made(self.courses(session)?),
            (What::Enrollments, _) => Things::Enrolments(place),
            (What::Users | What::Students | What::Teachers | What::Demographics, _) => Things::People(place, what),
        })
    }

    fn classes_of(&self, session: &mut Session<'_>, sourced: &str) -> Result<Vec<&Organization>, RosterError> {
        let person = self.find(session, "user", sourced)?.ok_or(RosterError::NotFound("user"))?;
        let held = self.held(session, &[person])?;
        Ok(held.iter().filter_map(|one| self.org(one.organization)).filter(|org| org.kind == Kind::Class).collect())
    }

    fn count(&self, session: &mut Session<'_>, things: &Things<'_>) -> Result<u64, RosterError> {
        let length = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        match things {
            Things::Made(all) => Ok(length(all.len())),
            Things::Orgs(all) | Things::Classes(all) => Ok(length(all.len())),
            Things::Named(all, _) => Ok(length(all.len())),
            Things::Held(all) => Ok(length(all.len())),
            Things::People(place, what) => self.count_people(session, place, what.roles()),
            Things::Enrolments(place) => self.count_memberships(session, place),
        }
    }

    fn page(&self, session: &mut Session<'_>, things: &Things<'_>, offset: u32, limit: u32) -> Result<Vec<Value>, RosterError> {
        let found = match things {
            Things::People(place, what) => {
                let people = self.people(session, place, what.roles(), offset, limit)?;
                self.people_json(session, *what, &people)?
            }
            Things::Enrolments(place) => {
                let memberships = self.memberships(session, place, offset, limit)?;
                self.enrolments(session, &memberships)?
            }
            other => {
                let first = usize::try_from(offset).unwrap_or(usize::MAX);
                let last = usize::try_from(self.count(session, other)?).unwrap_or(usize::MAX).min(first.saturating_add(usize::try_from(limit).unwrap_or(0)));
                self.at(session, other, &(first..last).collect::<Vec<_>>())?
            }
        };
        Ok(found.into_iter().flatten().collect())
    }

    /// The things at these positions, one for each; what is not there any more is none.
    fn at(&self, session: &mut Session<'_>, things: &Things<'_>, positions: &[usize]) -> Result<Vec<Option<Value>>, RosterError> {
        fn picked<T: Clone>(all: &[T], positions: &[usize]) -> Vec<T> {
            positions.iter().filter_map(|position| all.get(*position).cloned()).collect()
        }
        match things {
            Things::Made(all) => Ok(picked(all, positions).into_iter().map(Some).collect()),
            Things::Orgs(all) => Ok(picked(all, positions).into_iter().map(|org| Some(self.org_json(org))).collect()),
            Things::Classes(all) => Ok(self.classes(session, &picked(all, positions))?.into_iter().map(Some).collect()),
            Things::Named(all, what) => self.people_json(session, *what, &picked(all, positions)),
            Things::Held(all) => self.enrolments(session, &picked(all, positions)),
            // Those that are looked at one by one were narrowed down before.
            Things::People(..) | Things::Enrolments(_) => Ok(Vec::new()),
        }
    }

    fn people_json(&self, session: &mut Session<'_>, what: What, people: &[Id]) -> Result<Vec<Option<Value>>, RosterError> {
        if what == What::Demographics { self.demographics(session, people) } else { self.users(session, people) }
    }
}
