//! Adding many organisations at once, for load data.

use std::collections::HashMap;

use kernel::Id;
use platform::Session;

use crate::model::kind::Kind;
use crate::model::name;
use crate::model::path::Path;
use crate::store::organization::NewRow;
use crate::{By, OrganizationError, store};

/// An organisation with an id of its own.
#[derive(Debug, Clone)]
pub struct PlacedOrganization {
    /// Its id.
    pub id: Id,
    /// What it stands right below: one that is there, or one before it in the list.
    pub parent: Id,
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Its code; empty for none.
    pub code: String,
    /// Which import it comes from.
    pub source: &'static str,
}

/// Adds all of them or none.
pub fn add_organizations(session: &mut Session<'_>, by: &By, new: &[PlacedOrganization]) -> Result<(), OrganizationError> {
    let above: Vec<Id> = new.iter().map(|place| place.parent).collect();
    let there = store::organization::by_ids(session, &above)?;
    let mut places: HashMap<Id, (Kind, Path)> = there.into_iter().map(|place| (place.id, (place.kind, place.path))).collect();
    let first = store::state::take_numbers(session, u32::try_from(new.len()).unwrap_or(u32::MAX))?;
    let mut shown = Vec::with_capacity(new.len());
    for place in new {
        let code = if place.code.is_empty() { None } else { Some(name::code(&place.code).ok_or(OrganizationError::Code)?) };
        shown.push((name::shown(&place.name).ok_or(OrganizationError::Name)?, code));
    }
    let mut rows = Vec::with_capacity(new.len());
    for ((place, (shown, code)), number) in new.iter().zip(&shown).zip(first..) {
        let (kind, path) = places.get(&place.parent).ok_or(OrganizationError::NotFound("organization"))?;
        if !place.kind.goes_below(*kind) {
            return Err(OrganizationError::Place);
        }
        let path = path.below(u32::try_from(number).unwrap_or(u32::MAX)).ok_or(OrganizationError::Place)?;
        places.insert(place.id, (place.kind, path.clone()));
        let (id, parent, code) = (place.id, Some(place.parent), code.as_deref());
        rows.push(NewRow { id, parent, number, path, kind: place.kind, name: shown, code, source: place.source });
    }
    let added = store::organization::insert(session, &rows, by.now)?;
    if added == rows.len() as u64 { Ok(store::state::changed(session)?) } else { Err(OrganizationError::CodeTaken) }
}
