//! Our things as OneRoster 1.2 describes them (Information Model, section 4).

use std::collections::{HashMap, HashSet};

use identity::Account;
use kernel::{Id, Role, Time};
use organization::{Kind, MembersSought, Membership, Organization};
use platform::Session;
use serde_json::{Map, Value, json};

use crate::model::oneroster::words;
use crate::ops::plan::BELOW_MAX;
use crate::ops::{changes, own};
use crate::store::school::{ClassRow, CourseRow, TermRow};
use crate::store::{self, external};
use crate::{Roster, RosterError, stamp};

/// Terms and courses that are looked at.
const SCHOOL_THINGS_MAX: usize = 50_000;
/// The source of what others call our things here.
pub const SOURCE: &str = "oneroster";
/// The address of the service.
pub const SERVICE: &str = "/ims/oneroster/rostering/v1p2";

/// Things by what lists call them.
type Called = HashMap<String, Id>;

/// What a list for people says about somebody.
pub struct Line {
    /// What they are, and where.
    pub membership: Membership,
    /// Their account.
    pub account: Account,
    /// Their number.
    pub number: String,
    /// An e-mail address.
    pub email: String,
    /// A phone number.
    pub phone: String,
}

/// An organisation and everything below it.
pub struct View<'a> {
    pub(super) room: &'a Roster,
    /// The organisation.
    pub place: Organization,
    pub(super) now: Time,
    base_url: String,
    orgs: Vec<Organization>,
    by_id: HashMap<Id, usize>,
    names: HashMap<Id, String>,
}

impl<'a> View<'a> {
    /// Looks at an organisation.
    ///
    /// # Errors
    /// There is none, or the database fails.
    pub fn open(room: &'a Roster, session: &mut Session<'_>, place: Id, now: Time, base_url: &str) -> Result<Self, RosterError> {
        let place = room.organizations.by_id_in(session, place)?.filter(|place| place.closed_at.is_none()).ok_or(RosterError::NotFound("organisation"))?;
        let mut orgs = room.organizations.below_in(session, &place.path, None, BELOW_MAX + 1)?;
        if !changes::is_whole(orgs.len(), BELOW_MAX) {
            return Err(RosterError::TooWide);
        }
        orgs.retain(|org| org.closed_at.is_none());
        let by_id = orgs.iter().enumerate().map(|(position, org)| (org.id, position)).collect();
        let ids: Vec<Id> = orgs.iter().map(|org| org.id).collect();
        let names = external::names(session, SOURCE, &ids)?;
        Ok(Self { room, place, now, base_url: base_url.to_owned(), orgs, by_id, names })
    }

    /// The organisation with this id, where it is at or below the place.
    #[must_use]
    pub fn org(&self, id: Id) -> Option<&Organization> {
        self.by_id.get(&id).and_then(|position| self.orgs.get(*position))
    }

    /// Those that are organisations there, and those that are schools.
    pub fn orgs(&self, schools: bool) -> impl Iterator<Item = &Organization> {
        self.orgs.iter().filter(move |org| words::org_type(org.kind).is_some_and(|word| !schools || word == "school"))
    }

    /// The classes at or below an organisation.
    #[must_use]
    pub fn classes_below(&self, place: &Organization) -> Vec<&Organization> {
        self.orgs.iter().filter(|org| org.kind == Kind::Class && place.path.holds(&org.path)).collect()
    }

    /// What programs call an organisation or class.
    pub(super) fn sourced(&self, id: Id) -> String {
        self.names.get(&id).cloned().unwrap_or_else(|| id.to_string())
    }

    fn reference(&self, kind: &str, collection: &str, sourced: &str) -> Value {
        let encoded: String = sourced
            .bytes()
            .map(|byte| if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
            .collect();
        json!({ "href": format!("{}{SERVICE}/{collection}/{encoded}", self.base_url), "sourcedId": sourced, "type": kind })
    }

    fn org_reference(&self, id: Id) -> Value {
        self.reference("org", "orgs", &self.sourced(id))
    }

    /// The nearest organisation that is one there, at or above.
    fn nearest(&self, id: Id, wanted: impl Fn(Kind) -> bool) -> Option<&Organization> {
        let mut at = self.org(id);
        while let Some(org) = at {
            if wanted(org.kind) {
                return Some(org);
            }
            at = org.parent.and_then(|parent| self.org(parent));
        }
        None
    }

    /// The school something stands in; the place itself where there is no school between.
    fn school_of(&self, id: Id) -> Id {
        self.nearest(id, |kind| words::org_type(kind) == Some("school")).map_or(self.place.id, |org| org.id)
    }

    fn head(&self, sourced: &str, changed_at: Time) -> Map<String, Value> {
        let mut map = Map::new();
        map.insert("sourcedId".to_owned(), sourced.into());
        map.insert("status".to_owned(), "active".into());
        map.insert("dateLastModified".to_owned(), stamp(changed_at).into());
        map
    }

    fn with(&self, sourced: &str, changed_at: Time, rest: Value) -> Value {
        let mut map = self.head(sourced, changed_at);
        if let Value::Object(rest) = rest {
            map.extend(rest.into_iter().filter(|(_, value)| !value.is_null() && value != ""));
        }
        Value::Object(map)
    }

    /// An organisation.
    #[must_use]
    pub fn org_json(&self, org: &Organization) -> Value {
        let parent = if org.id == self.place.id { None } else { org.parent.filter(|parent| self.org(*parent).is_some()) };
        let children: Vec<Value> =
            self.orgs(false).filter(|child| child.parent == Some(org.id) && child.id != self.place.id).map(|child| self.org_reference(child.id)).collect();
        self.with(
            &self.sourced(org.id),
            org.changed_at,
            json!({
                "name": org.name, "type": words::org_type(org.kind), "identifier": org.code.clone().unwrap_or_else(|| self.sourced(org.id)),
                "parent": parent.map(|parent| self.org_reference(parent)), "children": children,
            }),
        )
    }

    /// The school year of today, for what has none of its own: it begins on the first of September.
    fn year(&self) -> (String, i16) {
        let today = crate::today(self.now);
        let ends = if today.month() >= 9 { today.year() + 1 } else { today.year() };
        (format!("year-{ends}"), ends)
    }

    /// The terms.
    ///
    /// # Errors
    /// The database fails.
    pub fn sessions(&self, session: &mut Session<'_>) -> Result<Vec<Value>, RosterError> {
        let terms = self.terms(session)?;
        let ids: Vec<Id> = terms.iter().map(|term| term.id).collect();
        let names = external::names(session, SOURCE, &ids)?;
        let name = |id: Id| names.get(&id).cloned().unwrap_or_else(|| id.to_string());
        let reference = |id: Id| self.reference("academicSession", "academicSessions", &name(id));
        let mut all: Vec<Value> = terms
            .iter()
            .map(|term| {
                let children: Vec<Value> = terms.iter().filter(|child| child.parent == Some(term.id)).map(|child| reference(child.id)).collect();
                self.with(
                    &name(term.id),
                    term.changed_at,
                    json!({
                        "title": term.title, "type": term.kind, "startDate": term.starts_on, "endDate": term.ends_on,
                        "schoolYear": if term.school_year.is_empty() { term.ends_on.get(..4).unwrap_or_default() } else { term.school_year.as_str() },
                        "parent": term.parent.filter(|parent| names.contains_key(parent)).map(reference), "children": children,
                    }),
                )
            })
            .collect();
        let (sourced, ends) = self.year();
        all.push(self.with(
            &sourced,
            self.place.created_at,
            json!({
                "title": format!("{}–{ends}", ends - 1), "type": "schoolYear", "startDate": format!("{}-09-01", ends - 1),
                "endDate": format!("{ends}-09-01"), "schoolYear": ends.to_string(),
            }),
        ));
        Ok(all)
    }

    fn terms(&self, session: &mut Session<'_>) -> Result<Vec<TermRow>, RosterError> {
        Ok(store::school::terms(session, &self.lists(), SCHOOL_THINGS_MAX)?)
    }

    /// Whose lists may hold terms and courses: those of organisations here.
    fn lists(&self) -> Vec<Id> {
        self.orgs.iter().filter(|org| !matches!(org.kind, Kind::Class | Kind::Grade)).map(|org| org.id).collect()
    }

    /// The terms and courses that are kept, by what lists call them.
    ///
    /// # Errors
    /// The database fails.
    pub(super) fn known(&self, session: &mut Session<'_>) -> Result<(Called, Called), RosterError> {
        let terms: Vec<Id> = self.terms(session)?.iter().map(|term| term.id).collect();
        let courses: Vec<Id> = store::school::courses(session, &self.lists(), SCHOOL_THINGS_MAX)?.iter().map(|course| course.id).collect();
        let mut called = |ids: &[Id]| -> Result<Called, RosterError> {
            let names = external::names(session, SOURCE, ids)?;
            Ok(ids.iter().map(|id| (names.get(id).cloned().unwrap_or_else(|| id.to_string()), *id)).collect())
        };
        Ok((called(&terms)?, called(&courses)?))
    }

    /// The courses; a class without one has one of its own.
    ///
    /// # Errors
    /// The database fails.
    pub fn courses(&self, session: &mut Session<'_>) -> Result<Vec<Value>, RosterError> {
        let rows: Vec<CourseRow> = store::school::courses(session, &self.lists(), SCHOOL_THINGS_MAX)?;
        let mut ids: Vec<Id> = rows.iter().map(|course| course.id).collect();
        ids.extend(rows.iter().filter_map(|course| course.session));
        let names = external::names(session, SOURCE, &ids)?;
        let name = |id: Id| names.get(&id).cloned().unwrap_or_else(|| id.to_string());
        let mut all: Vec<Value> = rows
            .iter()
            .filter(|course| self.org(course.school).is_some())
            .map(|course| {
                let year = course.session.map(|id| self.reference("academicSession", "academicSessions", &name(id)));
                self.with(
                    &name(course.id),
                    course.changed_at,
                    json!({
                        "title": course.title, "courseCode": if course.code.is_empty() { name(course.id) } else { course.code.clone() }, "schoolYear": year, "grades": course.grades, "subjects": course.subjects,
                        "subjectCodes": course.subject_codes, "org": self.org_reference(course.school),
                    }),
                )
            })
            .collect();
        let classes = self.classes_below(&self.place);
        let details = store::school::classes(session, &classes.iter().map(|class| class.id).collect::<Vec<_>>())?;
        for class in classes.iter().filter(|class| details.get(&class.id).is_none_or(|detail| detail.course.is_none())) {
            let sourced = own_course(&self.sourced(class.id));
            let school = self.org_reference(self.school_of(class.id));
            let rest = json!({ "title": class.name, "courseCode": sourced, "grades": [], "subjects": [], "subjectCodes": [], "org": school });
            all.push(self.with(&sourced, class.changed_at, rest));
        }
        Ok(all)
    }

    /// Classes.
    ///
    /// # Errors
    /// The database fails.
    pub fn classes(&self, session: &mut Session<'_>, classes: &[&Organization]) -> Result<Vec<Value>, RosterError> {
        let details = store::school::classes(session, &classes.iter().map(|class| class.id).collect::<Vec<_>>())?;
        let mut ids: Vec<Id> = details.values().filter_map(|detail| detail.course).collect();
        ids.extend(details.values().flat_map(|detail| detail.sessions.iter().copied()));
        let names = external::names(session, SOURCE, &ids)?;
        Ok(classes.iter().map(|class| self.class_json(class, details.get(&class.id), &names)).collect())
    }

    fn class_json(&self, class: &Organization, detail: Option<&ClassRow>, names: &HashMap<Id, String>) -> Value {
        let name = |id: Id| names.get(&id).cloned().unwrap_or_else(|| id.to_string());
        let sourced = self.sourced(class.id);
        let course = detail.and_then(|detail| detail.course).map_or_else(|| own_course(&sourced), name);
        let mut terms: Vec<String> = detail.map(|detail| detail.sessions.iter().map(|id| name(*id)).collect()).unwrap_or_default();
        if terms.is_empty() {
            terms.push(self.year().0);
        }
        let above = self.nearest(class.id, |kind| kind == Kind::Grade).map(|grade| vec![grade.name.clone()]).unwrap_or_default();
        let grades = detail.map(|detail| detail.grades.clone()).filter(|grades| !grades.is_empty()).unwrap_or(above);
        let terms: Vec<Value> = terms.iter().map(|term| self.reference("academicSession", "academicSessions", term)).collect();
        let empty: Vec<String> = Vec::new();
        self.with(
            &sourced,
            class.changed_at.max(detail.map_or(Time(0), |detail| detail.changed_at)),
            json!({
                "title": class.name, "classCode": class.code, "classType": detail.map_or("homeroom", |detail| detail.kind.as_str()),
                "location": detail.map(|detail| detail.location.as_str()), "grades": grades,
                "subjects": detail.map_or(&empty, |detail| &detail.subjects), "periods": detail.map_or(&empty, |detail| &detail.periods),
                "course": self.reference("course", "courses", &course), "school": self.org_reference(self.school_of(class.id)), "terms": terms,
            }),
        )
    }

    /// People, one for each id; whoever is nothing here is none.
    ///
    /// # Errors
    /// The database fails.
    pub fn users(&self, session: &mut Session<'_>, people: &[Id]) -> Result<Vec<Option<Value>>, RosterError> {
        let accounts = self.room.identity.accounts_of_in(session, people)?;
        let details = store::person::of(session, people)?;
        let names = external::names(session, SOURCE, people)?;
        let contacts = own::contacts(self.room, session, &self.place.path, people)?;
        let changes = changes::of_people(self.room, session, &self.place.path, people)?;
        let mut held: HashMap<Id, Vec<Membership>> = HashMap::new();
        for membership in self.room.organizations.memberships_below_in(session, &self.place.path, people, self.now)? {
            held.entry(membership.person).or_default().push(membership);
        }
        let contact = |person: Id, kind: &str| contacts.get(&(person, kind.to_owned())).cloned();
        let user = |person: &Id| {
            let (account, held) = (accounts.get(person)?, held.get(person)?);
            let detail = details.get(person).cloned().unwrap_or_default();
            let name = words::told(&detail.given_name, &detail.family_name, &account.display_name);
            let (first, last) = name.preferred.unwrap_or_default();
            let changed = changes.get(person).copied().unwrap_or(account.changed_at);
            let roles = self.roles(held);
            let primary = roles.first().and_then(|role| role.get("org").cloned());
            let rest = json!({
                "username": account.name, "enabledUser": if account.suspended_at.is_none() { "true" } else { "false" }, "userIds": [],
                "givenName": name.given, "familyName": name.family, "preferredFirstName": first, "preferredLastName": last, "middleName": detail.middle_name, "identifier": detail.number,
                "email": contact(*person, "email"), "phone": contact(*person, "phone"), "sms": contact(*person, "phone"),
                "roles": roles, "agents": [], "grades": self.grades(held), "primaryOrg": primary,
            });
            Some(self.with(&names.get(person).cloned().unwrap_or_else(|| person.to_string()), changed, rest))
        };
        Ok(people.iter().map(user).collect())
    }

    /// Roles in organisations, one of them the primary one of each: of what somebody is in a class or grade, the school counts.
    fn roles(&self, held: &[Membership]) -> Vec<Value> {
        let mut seen = HashSet::new();
        let mut roles = Vec::new();
        for membership in held {
            let org = self.nearest(membership.organization, |kind| words::org_type(kind).is_some()).map_or(self.place.id, |org| org.id);
            let Some(word) = words::role_word(membership.role) else { continue };
            let is_first = !seen.iter().any(|(_, known)| *known == org);
            if seen.insert((word, org)) {
                let kind = if is_first { "primary" } else { "secondary" };
                roles.push(json!({ "roleType": kind, "role": word, "org": self.org_reference(org) }));
            }
        }
        roles
    }

    fn grades(&self, held: &[Membership]) -> Vec<String> {
        let learner = held.iter().filter(|membership| membership.role == Role::Learner);
        let mut grades: Vec<String> =
            learner.filter_map(|membership| self.nearest(membership.organization, |kind| kind == Kind::Grade)).map(|grade| grade.name.clone()).collect();
        grades.sort_unstable();
        grades.dedup();
        grades
    }

    /// Of demographics nothing is kept: only that the person exists is said.
    ///
    /// # Errors
    /// The database fails.
    pub fn demographics(&self, session: &mut Session<'_>, people: &[Id]) -> Result<Vec<Option<Value>>, RosterError> {
        let changes = changes::of_people(self.room, session, &self.place.path, people)?;
        let names = external::names(session, SOURCE, people)?;
        let one = |person: &Id| {
            let sourced = names.get(person).cloned().unwrap_or_else(|| person.to_string());
            changes.get(person).map(|changed| Value::Object(self.head(&sourced, *changed)))
        };
        Ok(people.iter().map(one).collect())
    }

    /// Roles in classes.
    ///
    /// # Errors
    /// The database fails.
    pub fn enrolments(&self, session: &mut Session<'_>, memberships: &[Membership]) -> Result<Vec<Option<Value>>, RosterError> {
        let people: Vec<Id> = memberships.iter().map(|membership| membership.person).collect();
        let names = external::names(session, SOURCE, &people)?;
        let one = |membership: &Membership| {
            let user = names.get(&membership.person).cloned().unwrap_or_else(|| membership.person.to_string());
            let rest = json!({
                "user": self.reference("user", "users", &user), "class": self.reference("class", "classes", &self.sourced(membership.organization)),
                "school": self.org_reference(self.school_of(membership.organization)), "role": words::enrolment_word(membership.role)?,
                "primary": (membership.role == Role::Teacher).then_some("false"),
                "beginDate": crate::today(membership.since).to_string(), "endDate": membership.until.map(|until| crate::today(until).to_string()),
            });
            Some(self.with(&membership.id.to_string(), membership.changed_at, rest))
        };
        Ok(memberships.iter().map(one).collect())
    }

    /// The people with these roles at or below a place.
    ///
    /// # Errors
    /// The database fails.
    pub fn people(&self, session: &mut Session<'_>, place: &Organization, roles: &[Role], offset: u32, limit: u32) -> Result<Vec<Id>, RosterError> {
        let sought = MembersSought { place: &place.path, roles, after: None, offset, limit };
        Ok(self.room.organizations.members_below_in(session, &sought, self.now)?)
    }

    /// How many there are.
    ///
    /// # Errors
    /// The database fails.
    pub fn count_people(&self, session: &mut Session<'_>, place: &Organization, roles: &[Role]) -> Result<u64, RosterError> {
        Ok(self.room.organizations.count_members_below_in(session, &place.path, roles, self.now)?)
    }

    /// Memberships in classes at or below a place.
    ///
    /// # Errors
    /// The database fails.
    pub fn memberships(&self, session: &mut Session<'_>, place: &Organization, offset: u32, limit: u32) -> Result<Vec<Membership>, RosterError> {
        let sought = MembersSought { place: &place.path, roles: &ENROLLED, after: None, offset, limit };
        Ok(self.room.organizations.memberships_of_kind_in(session, &sought, Kind::Class, self.now)?)
    }

    /// How many there are.
    ///
    /// # Errors
    /// The database fails.
    pub fn count_memberships(&self, session: &mut Session<'_>, place: &Organization) -> Result<u64, RosterError> {
        Ok(self.room.organizations.count_memberships_of_kind_in(session, &place.path, &ENROLLED, Kind::Class, self.now)?)
    }

    /// One membership in a class here, in force.
    ///
    /// # Errors
    /// The database fails.
    pub fn membership(&self, session: &mut Session<'_>, id: Id) -> Result<Option<Membership>, RosterError> {
        let found = self.room.organizations.memberships_by_ids_in(session, &[id])?.into_iter().next();
        let here = |one: &Membership| self.org(one.organization).is_some_and(|org| org.kind == Kind::Class) && one.until.is_none_or(|until| until > self.now);
        Ok(found.filter(here))
    }

    /// The memberships of people here.
    ///
    /// # Errors
    /// The database fails.
    pub fn held(&self, session: &mut Session<'_>, people: &[Id]) -> Result<Vec<Membership>, RosterError> {
        Ok(self.room.organizations.memberships_below_in(session, &self.place.path, people, self.now)?)
    }

    /// What a list for people says: who is what, the account, the number, e-mail and phone.
    ///
    /// # Errors
    /// The database fails.
    pub fn lines(&self, session: &mut Session<'_>, people: &[Id]) -> Result<Vec<Line>, RosterError> {
        let accounts = self.room.identity.accounts_of_in(session, people)?;
        let details = store::person::of(session, people)?;
        let contacts = own::contacts(self.room, session, &self.place.path, people)?;
        let held = self.held(session, people)?;
        let line = |membership: Membership| {
            let person = membership.person;
            let number = details.get(&person).map(|detail| detail.number.clone()).unwrap_or_default();
            let contact = |kind: &str| contacts.get(&(person, kind.to_owned())).cloned().unwrap_or_default();
            let (email, phone) = (contact("email"), contact("phone"));
            Some(Line { membership, account: accounts.get(&person)?.clone(), number, email, phone })
        };
        Ok(held.into_iter().filter_map(line).collect())
    }

    /// Grade, class and school of a place by name; the school only where the view is of more than one.
    #[must_use]
    pub fn where_is(&self, id: Id) -> (String, String, String) {
        let name = |wanted: Kind| self.nearest(id, |kind| kind == wanted).filter(|org| org.id != self.place.id).map(|org| org.name.clone()).unwrap_or_default();
        let school = self.nearest(id, |kind| words::org_type(kind) == Some("school")).filter(|school| school.id != self.place.id);
        (name(Kind::Grade), name(Kind::Class), school.map(|school| school.name.clone()).unwrap_or_default())
    }

    /// The thing of ours that a program names, where it is here: by what its list calls it, or by our id.
    ///
    /// # Errors
    /// The database fails.
    pub fn find(&self, session: &mut Session<'_>, kind: &str, sourced: &str) -> Result<Option<Id>, RosterError> {
        let mut candidates: Vec<Id> = external::anywhere(session, SOURCE, kind, sourced)?.into_iter().map(|(_, id)| id).collect();
        candidates.extend(sourced.parse::<Id>());
        for id in candidates {
            let here = match kind {
                "org" => self.org(id).is_some(),
                _ => !self.held(session, &[id])?.is_empty(),
            };
            if here {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }
}

/// The roles that people have in classes.
const ENROLLED: [Role; 4] = [Role::Learner, Role::Teacher, Role::SubjectHead, Role::SchoolAdmin];

/// The course of a class that follows none.
fn own_course(class: &str) -> String {
    format!("course-{class}")
}
