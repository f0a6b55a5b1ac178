//! Collections of the rostering service: filtered, sorted, a page at a time.

use kernel::{Id, Role};
use organization::{Kind, Membership, Organization};
use platform::Session;
use serde_json::Value;

use super::View;
use crate::RosterError;
use crate::model::oneroster::filter::{self, Filter};

/// Things looked at together where each has to be looked at.
const SCAN_PAGE: u32 = 1_000;
/// Things looked at for one answer.
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
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Orgs | Self::Schools => &["sourcedId", "status", "dateLastModified", "name", "type", "identifier", "parent", "children"],
            Self::Sessions | Self::Terms | Self::GradingPeriods => {
                &["sourcedId", "status", "dateLastModified", "title", "startDate", "endDate", "type", "parent", "children", "schoolYear"]
            }
            Self::Courses => &["sourcedId", "status", "dateLastModified", "title", "schoolYear", "courseCode", "grades", "subjects", "org", "subjectCodes"],
            Self::Classes => &[
                "sourcedId",
                "status",
                "dateLastModified",
                "title",
                "classCode",
                "classType",
                "location",
                "grades",
                "subjects",
                "course",
                "school",
                "terms",
                "periods",
            ],
            Self::Users | Self::Students | Self::Teachers => &[
                "sourcedId",
                "status",
                "dateLastModified",
                "username",
                "userIds",
                "enabledUser",
                "givenName",
                "familyName",
                "middleName",
                "roles",
                "identifier",
                "email",
                "sms",
                "phone",
                "agents",
                "grades",
                "primaryOrg",
            ],
            Self::Enrollments => &["sourcedId", "status", "dateLastModified", "user", "class", "school", "role", "primary", "beginDate", "endDate"],
            Self::Demographics => &["sourcedId", "status", "dateLastModified"],
        }
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
}

impl View<'_> {
    /// A page of a collection, and how many things there are in all.
    ///
    /// # Errors
    /// What the address names is not there, or the database fails.
    pub fn list(&self, session: &mut Session<'_>, what: What, of: Of, parts: &[&str], listing: &Listing<'_>) -> Result<(Vec<Value>, u64), RosterError> {
        let mut things = self.things(session, what, of, parts)?;
        if let (Things::People(place, what), Some(filter)) = (&things, listing.filter)
            && let Some(found) = self.looked_up(session, place, *what, filter)?
        {
            things = Things::Named(found, *what);
        }
        if listing.filter.is_none() && listing.sort.is_empty() && !listing.descending {
            let page = self.page(session, &things, listing.offset, listing.limit)?;
            return Ok((page, self.count(session, &things)?));
        }
        let mut passing = Vec::new();
        let mut offset = 0;
        while usize::try_from(offset).unwrap_or(usize::MAX) < SCAN_MAX {
            let page = self.page(session, &things, offset, SCAN_PAGE)?;
            let more = u64::from(offset) + u64::from(SCAN_PAGE) < self.count_once(session, &things, page.len())?;
            passing.extend(page.into_iter().filter(|thing| listing.filter.is_none_or(|filter| filter.passes(thing))));
            if !more {
                break;
            }
            offset = offset.saturating_add(SCAN_PAGE);
        }
        let sort = if what.fields().contains(&listing.sort.split('.').next().unwrap_or("")) { listing.sort } else { "sourcedId" };
        filter::sort(&mut passing, sort, listing.descending);
        let total = u64::try_from(passing.len()).unwrap_or(u64::MAX);
        let page = passing.into_iter().skip(usize::try_from(listing.offset).unwrap_or(usize::MAX)).take(usize::try_from(listing.limit).unwrap_or(0)).collect();
        Ok((page, total))
    }

    /// While looking at each, whether a page was full says whether there is another.
    fn count_once(&self, session: &mut Session<'_>, things: &Things<'_>, seen: usize) -> Result<u64, RosterError> {
        match things {
            Things::People(..) | Things::Enrolments(_) if seen == 0 => Ok(0),
            Things::People(..) | Things::Enrolments(_) => Ok(u64::MAX),
            _ => self.count(session, things),
        }
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
        let is = |one: &Membership| what.roles().contains(&one.role) && self.org(one.organization).is_some_and(|org| place.path.holds(&org.path));
        Ok(Some(if held.iter().any(is) { vec![id] } else { Vec::new() }))
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
                        self.demographics(session, &[id])?.pop()
                    } else {
                        self.users(session, &[id])?.pop()
                    }
                }
                _ => None,
            },
            What::Enrollments => match sourced.parse::<Id>().ok().map(|id| self.membership(session, id)).transpose()?.flatten() {
                Some(membership) => self.enrolments(session, &[membership])?.pop(),
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
            Things::People(place, what) => self.count_people(session, place, what.roles()),
            Things::Enrolments(place) => self.count_memberships(session, place),
        }
    }

    fn page(&self, session: &mut Session<'_>, things: &Things<'_>, offset: u32, limit: u32) -> Result<Vec<Value>, RosterError> {
        let (skip, take) = (usize::try_from(offset).unwrap_or(usize::MAX), usize::try_from(limit).unwrap_or(0));
        match things {
            Things::Made(all) => Ok(all.iter().skip(skip).take(take).cloned().collect()),
            Things::Orgs(all) => Ok(all.iter().skip(skip).take(take).map(|org| self.org_json(org)).collect()),
            Things::Classes(all) => self.classes(session, &all.iter().skip(skip).take(take).copied().collect::<Vec<_>>()),
            Things::Named(all, what) => self.people_json(session, *what, &all.iter().skip(skip).take(take).copied().collect::<Vec<_>>()),
            Things::People(place, what) => {
                let people = self.people(session, place, what.roles(), offset, limit)?;
                self.people_json(session, *what, &people)
            }
            Things::Enrolments(place) => {
                let memberships = self.memberships(session, place, offset, limit)?;
                self.enrolments(session, &memberships)
            }
        }
    }

    fn people_json(&self, session: &mut Session<'_>, what: What, people: &[Id]) -> Result<Vec<Value>, RosterError> {
        if what == What::Demographics { self.demographics(session, people) } else { self.users(session, people) }
    }
}
