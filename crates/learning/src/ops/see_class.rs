//! Those who teach look at a week of a class; those who see figures at a month of a school.

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

use kernel::{Action, Id, Permission, Problem, Role};
use organization::{By, MembersSought, Organization, OrganizationError, Thing};
use platform::DatabaseError;
use platform::audit::Note;
use serde_json::json;

use crate::store::class::{self, DayOfMany, Wrong};
use crate::store::time::{self, Activity};
use crate::{Learning, PEOPLE_MAX, USERS_MIN};

/// What is noted when somebody looked at a class.
pub const READ: Action = organization::CLASS_READ;
/// Concepts named.
const CONCEPTS: u32 = 8;
/// Learners of a school that are counted; the largest schools have fewer.
pub const SCHOOL_PEOPLE_MAX: usize = 20_000;
/// The longest span of days of a school.
pub const SCHOOL_DAYS_MAX: i64 = 31;

/// A week of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassWeek {
    /// The organisation.
    pub organization: Organization,
    /// Its learners with their names, by name; the first of them where there are more than [`PEOPLE_MAX`].
    pub learners: Vec<(Id, String)>,
    /// Those of them about whom nothing is told: nobody agreed that the school sees it. They are not among the learners above.
    pub hidden: Vec<(Id, String)>,
    /// Whether there are more.
    pub too_many: bool,
    /// What each did who did anything.
    pub activity: HashMap<Id, Activity>,
    /// The days on which anybody studied.
    pub days: Vec<DayOfMany>,
    /// The concepts that were practised and went wrong.
    pub wrong: Vec<Wrong>,
}

/// Figures of a school; nothing about anybody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SchoolMonth {
    /// Learners counted; who does not count in figures is not among them.
    pub learners: u64,
    /// Whether there are more than [`SCHOOL_PEOPLE_MAX`], who are not counted.
    pub too_many: bool,
    /// How many of them studied; `None` where they are fewer than [`USERS_MIN`]: then nothing else is told either.
    pub active: Option<u64>,
    /// The days on which at least [`USERS_MIN`] studied.
    pub days: Vec<DayOfMany>,
    /// Time, in milliseconds.
    pub millis: u64,
    /// Answers given.
    pub answers: u64,
    /// Of them right.
    pub correct: u64,
    /// Sections finished.
    pub finished: u64,
}

impl Learning {
    /// The week of a class from a Monday on, for who teaches there. That they looked is noted.
    ///
    /// # Errors
    /// Whoever asks may not see it, or the database fails.
    pub fn access_class_week(&self, by: &By, organization: Id, monday: i64) -> Result<ClassWeek, Problem> {
        let organization = self.access_place(by, Permission::Teach, organization)?;
        let mut learners = self.learners(by, &organization, None, PEOPLE_MAX + 1)?;
        let too_many = learners.len() > PEOPLE_MAX;
        learners.truncate(PEOPLE_MAX);
        let held_back = self.identity.hidden_from_school(&learners)?;
        let (hidden, learners): (Vec<Id>, Vec<Id>) = learners.into_iter().partition(|person| held_back.contains(person));
        let last = monday + 6;
        let (activity, days, wrong) = if learners.is_empty() {
            (Vec::new(), Vec::new(), Vec::new())
        } else {
            self.services.database.read::<_, DatabaseError>(|session| {
                Ok((
                    time::activity(session, &learners, monday, last)?,
                    class::days(session, &learners, monday, last)?,
                    class::wrong(session, &learners, monday, last, CONCEPTS)?,
                ))
            })?
        };
        let mut names: HashMap<Id, String> = HashMap::new();
        let all: Vec<Id> = learners.iter().chain(&hidden).copied().collect();
        for part in all.chunks(identity::NAMES_MAX) {
            names.extend(self.identity.display_names(part)?);
        }
        let mut named = |people: Vec<Id>| {
            let mut people: Vec<(Id, String)> = people.into_iter().map(|person| (person, names.remove(&person).unwrap_or_default())).collect();
            people.sort_by(|one, other| one.1.cmp(&other.1).then(one.0.cmp(&other.0)));
            people
        };
        let (learners, hidden) = (named(learners), named(hidden));
        let mut note = Note::new(by.who.actor, READ, Some(("organization", organization.id)));
        (note.organization, note.address, note.detail) = (Some(organization.id), by.address, json!({ "monday": monday, "learners": learners.len() }));
        self.services.database.write::<_, DatabaseError>(|session| self.services.audit(session, &note))?;
        Ok(ClassWeek { organization, learners, hidden, too_many, activity: activity.into_iter().map(|row| (row.person, row)).collect(), days, wrong })
    }

    /// Figures of a school, or of all schools of a place, over some days, for who sees figures there. What fewer than [`USERS_MIN`] people did is nobody's
    /// business.
    ///
    /// # Errors
    /// Whoever asks may not see them, the days are more than [`SCHOOL_DAYS_MAX`], or the database fails.
    pub fn access_school_month(&self, by: &By, organization: Id, days: RangeInclusive<i64>) -> Result<SchoolMonth, Problem> {
        let (first, last) = (*days.start(), *days.end());
        if last - first >= SCHOOL_DAYS_MAX {
            return Err(Problem::new(kernel::ErrorKind::Invalid, "learning.days", format!("at most {SCHOOL_DAYS_MAX} days are looked at together")));
        }
        let organization = self.access_place(by, Permission::Inspect, organization)?;
        let mut month = SchoolMonth::default();
        let (mut active, mut looked_at) = (0, 0);
        let mut sums: BTreeMap<i64, DayOfMany> = BTreeMap::new();
        let mut after = None;
        loop {
            let mut people = self.learners(by, &organization, after, PEOPLE_MAX)?;
            after = people.last().copied();
            if people.is_empty() {
                break;
            }
            looked_at += people.len();
            if looked_at > SCHOOL_PEOPLE_MAX {
                month.too_many = true;
                break;
            }
            let uncounted = self.identity.uncounted(&people)?;
            people.retain(|person| !uncounted.contains(person));
            if people.is_empty() {
                continue;
            }
            month.learners += u64::try_from(people.len()).unwrap_or(u64::MAX);
            let (activity, days) = self
                .services
                .database
                .read::<_, DatabaseError>(|session| Ok((time::activity(session, &people, first, last)?, class::days(session, &people, first, last)?)))?;
            for row in activity {
                active += u64::from(row.active_days > 0);
                month.millis += row.millis;
                month.answers += row.answers;
                month.correct += row.correct;
                month.finished += row.finished;
            }
            for day in days {
                let sum = sums.entry(day.day).or_insert(DayOfMany { day: day.day, ..DayOfMany::default() });
                sum.people += day.people;
                sum.millis += day.millis;
                sum.answers += day.answers;
                sum.correct += day.correct;
                sum.sections += day.sections;
            }
        }
        if active < u64::from(USERS_MIN) {
            return Ok(SchoolMonth { learners: month.learners, too_many: month.too_many, ..SchoolMonth::default() });
        }
        month.active = Some(active);
        month.days = sums.into_values().filter(|day| day.people >= u64::from(USERS_MIN)).collect();
        Ok(month)
    }

    /// A place, for whoever may do this there; whoever may not learns nothing about it.
    fn access_place(&self, by: &By, permission: Permission, id: Id) -> Result<Organization, Problem> {
        let missing = || Problem::not_found("no such organisation for this person");
        match self.organizations.may(by, permission, Thing::Organization(id)) {
            Ok(decision) if decision.is_allowed() => {}
            Ok(_) | Err(OrganizationError::NotFound(_)) => return Err(missing()),
            Err(error) => return Err(error.into()),
        }
        self.organizations.by_ids(&[id])?.into_iter().next().ok_or_else(missing)
    }

    fn learners(&self, by: &By, organization: &Organization, after: Option<Id>, limit: usize) -> Result<Vec<Id>, Problem> {
        let sought = MembersSought { place: &organization.path, roles: &[Role::Learner], after, offset: 0, limit: u32::try_from(limit).unwrap_or(u32::MAX) };
        Ok(self.services.database.read::<_, OrganizationError>(|session| self.organizations.members_below_in(session, &sought, by.now))?)
    }
}
