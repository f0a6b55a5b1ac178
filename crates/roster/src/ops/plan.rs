//! What an import would do, compared with what is there. Nothing is written.

use std::collections::{HashMap, HashSet};

use identity::model::name::Name;
use kernel::{Id, Role};
use organization::{By, Kind, MembersSought, Membership, Organization, Path};
use platform::Session;

use crate::model::bounds::INVITATIONS_MAX;
use crate::model::draft::{Draft, Person};
use crate::model::fault::{Fault, FaultKind, Faults};
use crate::model::oneroster::words;
use crate::ops::mark::{MARK, list_mark};
use crate::ops::oneroster::View;
use crate::ops::oneroster::compare::{SchoolPlan, compare};
use crate::ops::own;
use crate::ops::tree::Tree;
use crate::store::external::{self, Namespace};
use crate::{Roster, RosterError};

/// Organisations below the one of an import that are looked at.
pub const BELOW_MAX: u32 = 60_000;
/// Memberships looked at together.
const MEMBERSHIPS_PAGE: u32 = 5_000;

/// What becomes of a person of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonPlan {
    /// Gets an account.
    New,
    /// Is there already.
    Same(Id),
    /// Is there with another name.
    Renamed(Id, String),
    /// Is left out because of a fault.
    LeftOut,
}

impl PersonPlan {
    /// Who it is, where they are there already.
    #[must_use]
    pub const fn known(&self) -> Option<Id> {
        match self {
            Self::Same(id) | Self::Renamed(id, _) => Some(*id),
            Self::New | Self::LeftOut => None,
        }
    }
}

/// What an import would do.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The ids of units that are there already, in the order of the draft.
    pub units: Vec<Option<Id>>,
    /// Units that had to be known and are not.
    pub unknown_units: usize,
    /// Units that are there under another name.
    pub renamed_units: Vec<(Id, String)>,
    /// What becomes of people, in the order of the draft.
    pub people: Vec<PersonPlan>,
    /// Which places are new, by their position in the draft.
    pub places: Vec<usize>,
    /// People whose accounts the lists of this place made: their names and whether they are let in are its to say.
    pub own: HashSet<Id>,
    /// People who are there under another name that is not this place's to change: their position in the draft, and the name they have.
    pub other_names: Vec<(usize, String)>,
    /// People who are let in no more: accounts of this place's lists only.
    pub suspends: Vec<Id>,
    /// People who are there, and for whom the list gives another address than it did, by their positions in the draft.
    pub contacts: Vec<usize>,
    /// What of terms, courses and classes is not so already.
    pub school: SchoolPlan,
    /// Memberships that end.
    pub ends: Vec<Id>,
    /// People whose guardian is invited, by their position in the draft.
    pub invites: Vec<usize>,
    /// Faults of the draft and those found by comparing.
    pub faults: Faults,
    /// Lines left out.
    pub left_out: usize,
}

impl Plan {
    /// How many people get an account.
    #[must_use]
    pub fn new_people(&self) -> usize {
        self.people.iter().filter(|plan| **plan == PersonPlan::New).count()
    }

    /// How many get another name.
    #[must_use]
    pub fn renamed(&self) -> usize {
        self.people.iter().filter(|plan| matches!(plan, PersonPlan::Renamed(..))).count()
    }

    /// How many stay as they are.
    #[must_use]
    pub fn same(&self) -> usize {
        self.people.iter().filter(|plan| matches!(plan, PersonPlan::Same(_))).count()
    }

    /// How many grades and classes are new.
    #[must_use]
    pub fn new_units(&self) -> usize {
        self.units.iter().filter(|unit| unit.is_none()).count().saturating_sub(self.unknown_units)
    }

    /// Whether anything would change.
    #[must_use]
    pub fn changes_anything(&self) -> bool {
        let people = self.new_people() + self.renamed() + self.places.len() + self.ends.len() + self.invites.len();
        people + self.suspends.len() + self.contacts.len() + self.new_units() + self.renamed_units.len() + self.school.changes() > 0
    }
}

/// Compares a draft with what is there.
pub fn plan(room: &Roster, session: &mut Session<'_>, by: &By, base: &Organization, source: &str, draft: &Draft) -> Result<Plan, RosterError> {
    let mut planner = Planner {
        room,
        by,
        base,
        namespace: Namespace { organization: base.id, source },
        draft,
        plan: Plan { faults: draft.faults.clone(), left_out: draft.left_out, ..Plan::default() },
        held: HashMap::new(),
        tree: Tree::open(room, session, base)?,
    };
    planner.units(session)?;
    planner.school(session)?;
    planner.people(session)?;
    planner.said_of_people(session)?;
    planner.places()?;
    planner.ends(session)?;
    planner.invites(session)?;
    Ok(planner.plan)
}

struct Planner<'a> {
    room: &'a Roster,
    by: &'a By,
    base: &'a Organization,
    namespace: Namespace<'a>,
    draft: &'a Draft,
    plan: Plan,
    held: HashMap<Id, Vec<Membership>>,
    tree: Tree,
}

impl Planner<'_> {
    fn units(&mut self, session: &mut Session<'_>) -> Result<(), RosterError> {
        let externals: Vec<&str> = self.draft.units.iter().map(|unit| unit.external.as_str()).filter(|external| !external.is_empty()).collect();
        let mut by_external = external::objects(session, self.namespace, "org", &externals)?;
        by_external.retain(|_, id| self.tree.get(*id).is_some());
        if self.is_oneroster() {
            // An export calls things as whoever's list calls them, or by their ids.
            for (external, id) in external::everywhere(session, self.namespace.source, "org", &externals)? {
                if self.tree.get(id).is_some() {
                    by_external.entry(external).or_insert(id);
                }
            }
            for unit in &self.draft.units {
                let id = unit.external.parse::<Id>().ok().and_then(|id| self.tree.of_kind(id, unit.kind));
                if let Some(id) = id.filter(|_| !by_external.contains_key(&unit.external)) {
                    by_external.insert(unit.external.clone(), id);
                }
            }
        }
        let grades: HashMap<usize, &str> = self.draft.classes.iter().filter_map(|class| Some((class.unit, class.grades.first()?.as_str()))).collect();
        let mut claimed: HashSet<Id> = by_external.values().copied().collect();
        for (position, unit) in self.draft.units.iter().enumerate() {
            let parent = match unit.parent {
                None => Some(self.base.id),
                Some(parent) => self.plan.units.get(parent).copied().flatten(),
            };
            let known = by_external.get(&unit.external).copied().filter(|_| !unit.external.is_empty());
            let known = known.or_else(|| {
                let in_grade = || {
                    let grade = self.tree.named(parent?, Kind::Grade, grades.get(&position)?)?;
                    self.tree.named(grade, unit.kind, &unit.name)
                };
                let named = self.tree.coded(&unit.code, unit.kind).or_else(|| self.tree.named(parent?, unit.kind, &unit.name)).or_else(in_grade);
                named.filter(|id| !unit.known_only && (unit.external.is_empty() || !claimed.contains(id)))
            });
            claimed.extend(known);
            if let Some(one) = known.and_then(|id| self.tree.get(id))
                && one.id != self.base.id
                && one.name != unit.name
                && !unit.known_only
            {
                self.plan.renamed_units.push((one.id, unit.name.clone()));
            }
            self.plan.unknown_units += usize::from(known.is_none() && unit.known_only);
            self.plan.units.push(known);
        }
        Ok(())
    }

    fn is_oneroster(&self) -> bool {
        self.namespace.source == "oneroster"
    }

    /// Terms, courses and what is said of classes.
    fn school(&mut self, session: &mut Session<'_>) -> Result<(), RosterError> {
        if self.is_oneroster() {
            let view = View::open(self.room, session, self.base.id, self.by.now, "")?;
            self.plan.school = compare(&view, session, self.draft, &self.plan.units)?;
        }
        Ok(())
    }

    fn people(&mut self, session: &mut Session<'_>) -> Result<(), RosterError> {
        let people = &self.draft.people;
        let externals: Vec<&str> = people.iter().map(|person| person.external.as_str()).filter(|external| !external.is_empty()).collect();
        let by_external = external::objects(session, self.namespace, "user", &externals)?;
        let others = self.called_elsewhere(session, &externals)?;
        let names: Vec<String> = people.iter().filter(|person| !person.known_only).map(|person| person.username.clone()).collect();
        let by_name = self.room.identity.people_named_in(session, &names)?;
        let mut ids: Vec<Id> = by_external.values().chain(by_name.values()).chain(others.values()).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        let accounts = self.room.identity.accounts_of_in(session, &ids)?;
        for membership in self.room.organizations.memberships_below_in(session, &self.base.path, &ids, self.by.now)? {
            self.held.entry(membership.person).or_default().push(membership);
        }
        self.plan.own = own::made_by(session, &self.tree.set(), &ids)?;
        let mut seen = HashSet::new();
        for (position, person) in people.iter().enumerate() {
            let external = by_external.get(&person.external).copied().filter(|id| !person.external.is_empty() && accounts.contains_key(id));
            let external = external.or_else(|| others.get(&person.external).copied().filter(|id| self.held.contains_key(id)));
            let named = by_name.get(&identity::model::name::fold(&person.username)).copied();
            let found = match (person.known_only, external) {
                (true, Some(id)) => self.known(Some(id), None)?,
                (true, None) => Err(FaultKind::ReferenceWrong),
                (false, _) => self.known(external, named)?,
            };
            let plan = match found {
                Ok(None) if Name::parse(&person.username).map_or(true, |name| name.is_reserved()) => self.left_out(person, FaultKind::UserNameTaken),
                Ok(None) => PersonPlan::New,
                Ok(Some(id)) if !seen.insert(id) => self.left_out(person, FaultKind::Twice),
                Ok(Some(id)) => match accounts.get(&id).filter(|account| !person.known_only && account.display_name != person.name) {
                    Some(account) if self.plan.own.contains(&id) => PersonPlan::Renamed(id, account.display_name.clone()),
                    Some(account) => {
                        self.plan.other_names.push((position, account.display_name.clone()));
                        PersonPlan::Same(id)
                    }
                    None => PersonPlan::Same(id),
                },
                Err(kind) => self.left_out(person, kind),
            };
            self.plan.people.push(plan);
        }
        Ok(())
    }

    /// What the list says besides of people who are there.
    fn said_of_people(&mut self, session: &mut Session<'_>) -> Result<(), RosterError> {
        let known: Vec<Id> = self.plan.people.iter().filter_map(PersonPlan::known).collect();
        let accounts = self.room.identity.accounts_of_in(session, &known)?;
        let contacts = own::contacts(self.room, session, &self.base.path, &known)?;
        for (position, (person, plan)) in self.draft.people.iter().zip(&self.plan.people).enumerate() {
            let Some(id) = plan.known().filter(|_| !person.known_only) else { continue };
            let is_other =
                |kind: &str, value: &str| !value.is_empty() && contacts.get(&(id, kind.to_owned())).is_none_or(|known| *known != value.to_lowercase());
            if is_other("email", &person.email) || is_other("phone", &person.phone) {
                self.plan.contacts.push(position);
            }
            if person.suspended && self.plan.own.contains(&id) && accounts.get(&id).is_some_and(|account| account.suspended_at.is_none()) {
                self.plan.suspends.push(id);
            }
        }
        Ok(())
    }

    /// People whom a bundle calls as another list here does, or by our id, as an export does; whether they are here is seen to afterwards.
    fn called_elsewhere(&self, session: &mut Session<'_>, externals: &[&str]) -> Result<HashMap<String, Id>, RosterError> {
        if !self.is_oneroster() {
            return Ok(HashMap::new());
        }
        let found = external::everywhere(session, self.namespace.source, "user", externals)?;
        let candidates: Vec<Id> = found.iter().map(|(_, id)| *id).collect();
        let held = self.room.organizations.memberships_below_in(session, &self.base.path, &candidates, self.by.now)?;
        let here: HashSet<Id> = held.into_iter().map(|one| one.person).collect();
        let mut others: HashMap<String, Id> = externals.iter().filter_map(|external| Some(((*external).to_owned(), external.parse::<Id>().ok()?))).collect();
        others.extend(found.into_iter().filter(|(_, id)| here.contains(id)));
        Ok(others)
    }

    fn left_out(&mut self, person: &Person, kind: FaultKind) -> PersonPlan {
        let (column, named) = if person.username.is_empty() { ("sourcedId", &person.external) } else { ("username", &person.username) };
        let fault =
            if self.is_oneroster() { Fault::new(kind, person.line, column, named).in_file("users.csv") } else { Fault::new(kind, person.line, "", named) };
        self.plan.faults.add(fault);
        self.plan.left_out += 1;
        PersonPlan::LeftOut
    }

    /// Who a person of the draft is: somebody who is in the organisation already, or was, by an account that its lists made. A user name leads to nobody
    /// else, nor does what a list called somebody once: whoever guesses a user name would get somebody else's pupil.
    fn known(&self, external: Option<Id>, named: Option<Id>) -> Result<Result<Option<Id>, FaultKind>, RosterError> {
        let one = match (external, named) {
            (Some(one), Some(other)) if one != other => return Ok(Err(FaultKind::UserNameTaken)),
            (Some(one), _) | (None, Some(one)) => one,
            (None, None) => return Ok(Ok(None)),
        };
        let is_known = self.held.contains_key(&one) || self.plan.own.contains(&one) && self.is_free(one)?;
        Ok(if is_known { Ok(Some(one)) } else { Err(FaultKind::UserNameTaken) })
    }

    /// Whether somebody who was here once is nowhere now.
    fn is_free(&self, person: Id) -> Result<bool, RosterError> {
        Ok(!self.room.organizations.held(person)?.iter().any(|held| held.holds_at(self.by.now)))
    }

    fn places(&mut self) -> Result<(), RosterError> {
        let mut allowed: HashMap<Role, bool> = HashMap::new();
        let mut good = vec![false; self.draft.people.len()];
        let mut refused: HashMap<usize, FaultKind> = HashMap::new();
        for (position, place) in self.draft.places.iter().enumerate() {
            let Some(plan) = self.plan.people.get(place.person).filter(|plan| **plan != PersonPlan::LeftOut) else { continue };
            let at = self.place_id(place.unit);
            let held = plan.known().and_then(|id| self.held.get(&id));
            if held.is_some_and(|held| held.iter().any(|held| self.has(held, place.role, at))) {
                if let Some(good) = good.get_mut(place.person) {
                    *good = true;
                }
                continue;
            }
            let may = match allowed.get(&place.role) {
                Some(may) => *may,
                None => {
                    let may = match self.room.organizations.require_giving(self.by, place.role, self.base.id) {
                        Ok(()) => true,
                        Err(organization::OrganizationError::MayNotGive(_)) => false,
                        Err(error) => return Err(error.into()),
                    };
                    allowed.insert(place.role, may);
                    may
                }
            };
            if !may {
                refused.insert(place.person, FaultKind::RoleNotYours);
                continue;
            }
            // Whoever is here by an account of their own is moved among classes; another role is offered to them.
            let is_new_role = !held.is_some_and(|held| held.iter().any(|held| held.role == place.role));
            if is_new_role && plan.known().is_some_and(|id| !self.plan.own.contains(&id)) {
                refused.insert(place.person, FaultKind::AccountNotYours);
                continue;
            }
            if let (Some(id), Role::SchoolAdmin | Role::RegionAdmin) = (plan.known(), place.role)
                && self.room.organizations.held(id)?.iter().any(|held| held.holds_at(self.by.now) && !held.role.goes_with(place.role))
            {
                refused.insert(place.person, FaultKind::RolesApart);
                continue;
            }
            if let Some(good) = good.get_mut(place.person) {
                *good = true;
            }
            if at.is_none() && place.unit.and_then(|unit| self.draft.units.get(unit)).is_some_and(|unit| unit.known_only) {
                refused.insert(place.person, FaultKind::ReferenceWrong);
                continue;
            }
            self.plan.places.push(position);
        }
        for (index, good) in good.into_iter().enumerate() {
            let (Some(person), Some(plan)) = (self.draft.people.get(index), self.plan.people.get_mut(index)) else { continue };
            let nowhere = !good && *plan == PersonPlan::New;
            let Some(kind) = refused.get(&index).copied().or(nowhere.then_some(FaultKind::Nowhere)) else { continue };
            self.plan.faults.add(Fault::new(kind, person.line, "", if person.name.is_empty() { &person.external } else { &person.name }));
            self.plan.left_out += 1;
            if nowhere {
                *plan = PersonPlan::LeftOut;
            }
        }
        Ok(())
    }

    /// Whether somebody has a role there already, as far as a list of this source tells roles and places apart.
    fn has(&self, held: &Membership, role: Role, at: Option<Id>) -> bool {
        let same_word = || self.is_oneroster() && words::role_word(role).is_some_and(|word| words::role_word(held.role) == Some(word));
        (held.role == role || same_word()) && at.is_some_and(|at| self.tree.counts_for(self.namespace.source, held.organization, at))
    }

    fn place_id(&self, unit: Option<usize>) -> Option<Id> {
        match unit {
            None => Some(self.base.id),
            Some(unit) => self.plan.units.get(unit).copied().flatten(),
        }
    }

    /// A learner who is listed in a class leaves the classes that a list put them in before; whoever is missing in a complete list leaves too.
    fn ends(&mut self, session: &mut Session<'_>) -> Result<(), RosterError> {
        let mut wanted: HashSet<(Id, Id, Role)> = HashSet::new();
        let mut moving: HashSet<Id> = HashSet::new();
        for place in &self.draft.places {
            let Some(id) = self.plan.people.get(place.person).and_then(PersonPlan::known) else { continue };
            if let Some(at) = self.place_id(place.unit) {
                wanted.insert((id, at, place.role));
            }
            let kind = place.unit.and_then(|unit| self.draft.units.get(unit)).map(|unit| unit.kind);
            if self.namespace.source == "sheet" && place.role == Role::Learner && kind == Some(Kind::Class) {
                moving.insert(id);
            }
        }
        let listed = |membership: &Membership| wanted.contains(&(membership.person, membership.organization, membership.role));
        let mark = list_mark(self.namespace.source, self.base.id);
        let mut ends: Vec<Id> = Vec::new();
        for membership in moving.iter().filter_map(|id| self.held.get(id)).flatten() {
            let kind = self.tree.get(membership.organization).map(|one| one.kind);
            let left = membership.role == Role::Learner && matches!(kind, Some(Kind::Class | Kind::Grade)) && membership.source.starts_with(MARK);
            if left && !listed(membership) {
                ends.push(membership.id);
            }
        }
        if self.draft.complete {
            self.each_below(session, &self.base.path, |membership| {
                if membership.source == mark && !listed(membership) {
                    ends.push(membership.id);
                }
            })?;
        }
        ends.extend(self.gone(session)?);
        ends.sort_unstable();
        ends.dedup();
        self.plan.ends = ends;
        Ok(())
    }

    /// Guardians are invited for learners who are not grown and have none yet; somebody invited already is not invited again.
    fn invites(&mut self, session: &mut Session<'_>) -> Result<(), RosterError> {
        let learners: HashSet<usize> = self.draft.places.iter().filter(|place| place.role == Role::Learner).map(|place| place.person).collect();
        let named = self.draft.people.iter().zip(&self.plan.people).enumerate();
        let named: Vec<(usize, &Person, Option<Id>)> = named
            .filter(|(_, (person, plan))| **plan != PersonPlan::LeftOut && !(person.guardian_email.is_empty() && person.guardian_phone.is_empty()))
            .map(|(position, (person, plan))| (position, person, plan.known()))
            .collect();
        let there: Vec<Id> = named.iter().filter_map(|(_, _, known)| *known).collect();
        let without: HashSet<Id> = self.room.identity.without_guardian_in(session, &there)?.into_iter().collect();
        for (position, person, known) in named {
            if person.age_band == "adult" || !learners.contains(&position) {
                self.plan.faults.add(Fault::new(FaultKind::GuardianNotNeeded, person.line, "", &person.name));
            } else if known.is_some_and(|id| !without.contains(&id)) {
                continue;
            } else if known.is_some_and(|id| !self.plan.own.contains(&id)) {
                // Who decides for somebody whose account is not this place's is not this place's to say.
                self.plan.faults.add(Fault::new(FaultKind::AccountNotYours, person.line, "", &person.name));
            } else if self.plan.invites.len() >= INVITATIONS_MAX {
                self.plan.faults.add(Fault::new(FaultKind::TooMany, person.line, "", &person.name));
                break;
            } else {
                self.plan.invites.push(position);
            }
        }
        Ok(())
    }

    fn each_below(&self, session: &mut Session<'_>, place: &Path, mut each: impl FnMut(&Membership)) -> Result<(), RosterError> {
        for kind in Kind::ALL {
            let mut after = None;
            loop {
                let sought = MembersSought { place, roles: &[], after, offset: 0, limit: MEMBERSHIPS_PAGE };
                let page = self.room.organizations.memberships_of_kind_in(session, &sought, kind, self.by.now)?;
                page.iter().for_each(&mut each);
                match page.last() {
                    Some(last) if page.len() >= MEMBERSHIPS_PAGE as usize => after = Some(last.id),
                    _ => break,
                }
            }
        }
        Ok(())
    }

    /// What a delta bundle says is over.
    fn gone(&self, session: &mut Session<'_>) -> Result<Vec<Id>, RosterError> {
        let mut users: Vec<&str> = self.draft.gone_people.iter().map(String::as_str).collect();
        users.extend(self.draft.gone_places.iter().map(|(user, _)| user.as_str()));
        if users.is_empty() {
            return Ok(Vec::new());
        }
        let classes: Vec<&str> = self.draft.gone_places.iter().map(|(_, class)| class.as_str()).collect();
        let people = external::objects(session, self.namespace, "user", &users)?;
        let places = external::objects(session, self.namespace, "org", &classes)?;
        let everybody: Vec<Id> = people.values().copied().collect();
        let gone: HashSet<Id> = self.draft.gone_people.iter().filter_map(|user| people.get(user)).copied().collect();
        let over: HashSet<(Id, Id)> = self.draft.gone_places.iter().filter_map(|(user, class)| Some((*people.get(user)?, *places.get(class)?))).collect();
        let held = self.room.organizations.memberships_below_in(session, &self.base.path, &everybody, self.by.now)?;
        let is_over = |membership: &&Membership| {
            membership.source.starts_with(MARK) && (gone.contains(&membership.person) || over.contains(&(membership.person, membership.organization)))
        };
        Ok(held.iter().filter(is_over).map(|membership| membership.id).collect())
    }
}
