//! The organisations at and below the one of an import, and how a list finds those it means.

use std::collections::{HashMap, HashSet};

use kernel::Id;
use organization::{Kind, Organization};
use platform::Session;

use super::changes;
use super::plan::BELOW_MAX;
use crate::model::oneroster::words;
use crate::{Roster, RosterError};

/// Parent, kind and folded name.
type Key = (Id, Kind, String);

/// The open organisations at and below one.
pub struct Tree {
    base: Id,
    by_id: HashMap<Id, Organization>,
    direct: HashMap<Key, Id>,
    /// Those that lists find without naming what stands between; `None` where there are several.
    further: HashMap<Key, Option<Id>>,
    by_code: HashMap<String, Id>,
}

/// A university or centre is a school where lists speak of schools.
fn listed(kind: Kind) -> Kind {
    if words::org_type(kind) == Some("school") { Kind::School } else { kind }
}

fn key(parent: Id, kind: Kind, name: &str) -> Key {
    (parent, listed(kind), organization::model::name::folded(name))
}

impl Tree {
    /// Looks at what there is.
    pub fn open(room: &Roster, session: &mut Session<'_>, base: &Organization) -> Result<Self, RosterError> {
        let below = room.organizations.below_in(session, &base.path, None, BELOW_MAX + 1)?;
        if !changes::is_whole(below.len(), BELOW_MAX) {
            return Err(RosterError::TooWide);
        }
        let by_id: HashMap<Id, Organization> = below.into_iter().filter(|one| one.closed_at.is_none()).map(|one| (one.id, one)).collect();
        let by_code = by_id.values().filter_map(|one| Some((one.code.clone()?, one.id))).collect();
        let mut tree = Self { base: base.id, by_id, direct: HashMap::new(), further: HashMap::new(), by_code };
        let mut ids = tree.ids();
        ids.sort_unstable();
        for id in ids {
            let Some(one) = tree.by_id.get(&id) else { continue };
            let Some(parent) = one.parent.filter(|_| id != base.id) else { continue };
            tree.direct.insert(key(parent, one.kind, &one.name), id);
            // Lists name no departments, and of a region the schools only.
            let over = if listed(one.kind) == Kind::School { Some(base.id) } else { tree.above(parent, |kind| kind == Kind::Department) };
            if let Some(over) = over.filter(|over| *over != parent) {
                let several = tree.further.contains_key(&key(over, one.kind, &one.name));
                tree.further.insert(key(over, one.kind, &one.name), (!several).then_some(id));
            }
        }
        Ok(tree)
    }

    /// All of them.
    pub fn ids(&self) -> Vec<Id> {
        self.by_id.keys().copied().collect()
    }

    /// All of them, to look in.
    pub fn set(&self) -> HashSet<Id> {
        self.by_id.keys().copied().collect()
    }

    /// One of them.
    pub fn get(&self, id: Id) -> Option<&Organization> {
        self.by_id.get(&id)
    }

    /// The one with this id, where it is of this kind as lists see kinds.
    pub fn of_kind(&self, id: Id, kind: Kind) -> Option<Id> {
        self.get(id).filter(|one| listed(one.kind) == listed(kind) || id == self.base).map(|one| one.id)
    }

    /// The one with this code.
    pub fn coded(&self, code: &str, kind: Kind) -> Option<Id> {
        self.by_code.get(code).copied().filter(|_| !code.is_empty()).and_then(|id| self.of_kind(id, kind))
    }

    /// The one of this name below another.
    pub fn named(&self, parent: Id, kind: Kind, name: &str) -> Option<Id> {
        let key = key(parent, kind, name);
        self.direct.get(&key).copied().or_else(|| self.further.get(&key).copied().flatten())
    }

    /// The first at or above one that is not of the kinds that are passed.
    fn above(&self, id: Id, passes: impl Fn(Kind) -> bool) -> Option<Id> {
        let mut at = self.get(id)?;
        while at.id != self.base && passes(at.kind) {
            at = self.get(at.parent?)?;
        }
        Some(at.id)
    }

    /// Whether somebody who is something in `held` is it in `wanted` too, as a list of this source sees it: OneRoster has roles in schools and enrolments in
    /// classes, and a spreadsheet has no departments.
    pub fn counts_for(&self, source: &str, held: Id, wanted: Id) -> bool {
        let passes = |kind: Kind| if source == "oneroster" { matches!(kind, Kind::Class | Kind::Grade) } else { kind == Kind::Department };
        let mut at = self.get(held);
        while let Some(one) = at {
            if one.id == wanted {
                return true;
            }
            at = one.parent.filter(|_| passes(one.kind)).and_then(|parent| self.get(parent));
        }
        false
    }
}
