//! What an import would do, compared with what is there. Nothing is written.

use std::collections::{HashMap, HashSet};

use kernel::{Id, Role};
use organization::{By, Kind, MembersSought, Membership, Organization, Path};
use platform::Session;

use crate::model::bounds::INVITATIONS_MAX;
use crate::model::draft::{Draft, Person};
use crate::model::fault::{Fault, FaultKind, Faults};
use crate::ops::changes;
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
        self.new_people() + self.renamed() + self.new_units() + self.places.len() + self.ends.len() + self.renamed_units.len() + self.invites.len() > 0
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
        kinds: HashMap::new(),
    };
    planner.units(session)?;
    planner.people(session)?;
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
    kinds: HashMap<Id, Kind>,
}

impl Planner<'_> {
    fn units(&mut self, session: &mut Session<'_>) -> Result<(), RosterError> {
        let below = self.room.organizations.below_in(session, &self.base.path, None, BELOW_MAX + 1)?;
        if !changes::is_whole(below.len(), BELOW_MAX) {
            return Err(RosterError::TooWide);
        }
        let open: Vec<&Organization> = below.iter().filter(|organization| organization.closed_at.is_none()).collect();
        self.kinds = open.iter().map(|organization| (organization.id, organization.kind)).collect();
        let by_id: HashMap<Id, &Organization> = open.iter().map(|organization| (organization.id, *organization)).collect();
        let key = |parent: Id, kind: Kind, name: &str| (parent, kind, organization::model::name::folded(name));
        let by_name: HashMap<_, Id> = open.iter().filter_map(|one| one.parent.map(|parent| (key(parent, one.kind, &one.name), one.id))).collect();
        let externals: Vec<&str> = self.draft.units.iter().map(|unit| unit.external.as_str()).filter(|external| !external.is_empty()).collect();
        let by_external = external::objects(session, self.namespace, "org", &externals)?;
        let mut claimed: HashSet<Id> = by_external.values().copied().collect();
        for unit in &self.draft.units {
            let parent = match unit.parent {
                None => Some(self.base.id),
                Some(parent) => self.plan.units.get(parent).copied().flatten(),
            };
            let known = by_external.get(&unit.external).copied().filter(|id| by_id.contains_key(id) && !unit.external.is_empty());
            let known = known.or_else(|| {
                let named = parent.and_then(|parent| by_name.get(&key(parent, unit.kind, &unit.name)).copied());
                named.filter(|id| !unit.known_only && (unit.external.is_empty() || !claimed.contains(id)))
            });
            claimed.extend(known);
            if let Some(one) = known.and_then(|id| by_id.get(&id))
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

    fn people(&mut self, session: &mut Session<'_>) -> Result<(), RosterError> {
        let people = &self.draft.people;
        let externals: Vec<&str> = people.iter().map(|person| person.external.as_str()).filter(|external| !external.is_empty()).collect();
        let by_external = external::objects(session, self.namespace, "user", &externals)?;
        let names: Vec<String> = people.iter().filter(|person| !person.known_only).map(|person| person.username.clone()).collect();
        let by_name = self.room.identity.people_named_in(session, &names)?;
        let mut ids: Vec<Id> = by_external.values().chain(by_name.values()).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        let accounts = self.room.identity.accounts_of_in(session, &ids)?;
        for membership in self.room.organizations.memberships_below_in(session, &self.base.path, &ids, self.by.now)? {
            self.held.entry(membership.person).or_default().push(membership);
        }
        let mut seen = HashSet::new();
        for person in people {
            let external = by_external.get(&person.external).copied().filter(|id| !person.external.is_empty() && accounts.contains_key(id));
            let named = by_name.get(&identity::model::name::fold(&person.username)).copied();
            let found = match (person.known_only, external) {
                (true, Some(id)) => self.known(Some(id), None)?,
                (true, None) => Err(FaultKind::ReferenceWrong),
                (false, _) => self.known(external, named)?,
            };
            let plan = match found {
                Ok(None) => PersonPlan::New,
                Ok(Some(id)) if !seen.insert(id) => self.left_out(person, FaultKind::Twice),
                Ok(Some(id)) => match accounts.get(&id) {
                    Some(account) if !person.known_only && account.display_name != person.name => PersonPlan::Renamed(id, account.display_name.clone()),
                    _ => PersonPlan::Same(id),
                },
                Err(kind) => self.left_out(person, kind),
            };
            self.plan.people.push(plan);
        }
        Ok(())
    }

    fn left_out(&mut self, person: &Person, kind: FaultKind) -> PersonPlan {
        let named = if person.username.is_empty() { &person.external } else { &person.username };
        self.plan.faults.add(Fault::new(kind, person.line, "", named));
        self.plan.left_out += 1;
        PersonPlan::LeftOut
    }

    /// Who a person of the draft is. A user name alone leads only to people who are in the organisation already: else whoever guesses a user name
    /// would get somebody else's pupil.
    fn known(&self, external: Option<Id>, named: Option<Id>) -> Result<Result<Option<Id>, FaultKind>, RosterError> {
        let inside = |id: &Id| self.held.contains_key(id);
        Ok(match (external, named) {
            (Some(one), Some(other)) if one != other => Err(FaultKind::UserNameTaken),
            (Some(one), _) if inside(&one) || self.is_free(one)? => Ok(Some(one)),
            (Some(_), _) => Err(FaultKind::UserNameTaken),
            (None, Some(one)) if inside(&one) => Ok(Some(one)),
            (None, Some(_)) => Err(FaultKind::UserNameTaken),
            (None, None) => Ok(None),
        })
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
            if let (Some(id), Role::SchoolAdmin | Role::RegionAdmin) = (plan.known(), place.role)
                && self.room.organizations.held(id)?.iter().any(|held| held.holds_at(self.by.now) && !held.role.goes_with(place.role))
            {
                refused.insert(place.person, FaultKind::RolesApart);
                continue;
            }
            if let Some(good) = good.get_mut(place.person) {
                *good = true;
            }
            let at = self.place_id(place.unit);
            if at.is_none() && place.unit.and_then(|unit| self.draft.units.get(unit)).is_some_and(|unit| unit.known_only) {
                refused.insert(place.person, FaultKind::ReferenceWrong);
                continue;
            }
            let has = |membership: &Membership| Some(membership.organization) == at && membership.role == place.role;
            if !plan.known().and_then(|id| self.held.get(&id)).is_some_and(|held| held.iter().any(has)) {
                self.plan.places.push(position);
            }
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
            let kind = self.kinds.get(&membership.organization);
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

/// How the source of a membership begins that a list made.
pub const MARK: &str = "roster:";

/// The source of memberships that a list of this source makes.
#[must_use]
pub fn source_mark(source: &str) -> String {
    format!("{MARK}{source}")
}

/// The source of memberships that a list brought into this organisation made: a complete list ends only those of its own kind and place.
#[must_use]
pub fn list_mark(source: &str, base: Id) -> String {
    format!("{MARK}{source}:{base}")
}
