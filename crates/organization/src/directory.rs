//! What directories ask of this room, in transactions of theirs: groups a page at a time, by name, and what was changed since a moment.

use std::collections::HashMap;

use kernel::{Id, Time};
use platform::Session;

use crate::organization::{Membership, Organization, Path, PeopleState};
use crate::{OrganizationError, Organizations, model, store};

impl Organizations {
    /// A page of the open organisations at and below a place, in the order of the tree, without the top of the tree.
    ///
    /// # Errors
    /// The database fails.
    pub fn groups_below_in(&self, session: &mut Session<'_>, place: &Path, offset: u32, limit: u32) -> Result<Vec<Organization>, OrganizationError> {
        Ok(store::directory::groups_below(session, place, offset, limit)?)
    }

    /// How many there are.
    ///
    /// # Errors
    /// The database fails.
    pub fn count_groups_below_in(&self, session: &mut Session<'_>, place: &Path) -> Result<u64, OrganizationError> {
        Ok(store::directory::count_groups_below(session, place)?)
    }

    /// The open organisations at and below a place with this name, or whose name begins so, in whatever letters; at most so many.
    ///
    /// # Errors
    /// The database fails.
    pub fn groups_named_in(
        &self,
        session: &mut Session<'_>,
        place: &Path,
        name: &str,
        is_beginning: bool,
        limit: u32,
    ) -> Result<Vec<Organization>, OrganizationError> {
        Ok(store::directory::groups_named(session, place, &model::name::folded(name), is_beginning, limit)?)
    }

    /// The organisations at and below a place that were changed, or whose people were, at or after a moment; at most so many.
    ///
    /// # Errors
    /// The database fails.
    pub fn groups_changed_in(&self, session: &mut Session<'_>, place: &Path, since: Time, limit: u32) -> Result<Vec<Id>, OrganizationError> {
        Ok(store::directory::groups_changed(session, place, since, limit)?)
    }

    /// The memberships in force in these organisations themselves, at most so many.
    ///
    /// # Errors
    /// The database fails.
    pub fn members_of_groups_in(&self, session: &mut Session<'_>, organizations: &[Id], now: Time, limit: u32) -> Result<Vec<Membership>, OrganizationError> {
        Ok(store::directory::members_of_groups(session, organizations, now, limit)?)
    }

    /// How the list of the people of each of these organisations stands at a moment; those without people are left out.
    ///
    /// # Errors
    /// The database fails.
    pub fn changes_of_groups_in(&self, session: &mut Session<'_>, organizations: &[Id], now: Time) -> Result<HashMap<Id, PeopleState>, OrganizationError> {
        Ok(store::directory::changes_of_groups(session, organizations, now)?.into_iter().collect())
    }

    /// The people whose roles at and below a place were changed at or after a moment, at most so many, in no order; some stand
    /// there twice, or are nothing there any more.
    ///
    /// # Errors
    /// The database fails.
    pub fn members_changed_in(&self, session: &mut Session<'_>, place: &Path, since: Time, limit: u32) -> Result<Vec<Id>, OrganizationError> {
        Ok(store::directory::members_changed(session, place, since, limit)?)
    }

    /// When the roles of these people at and below a place were changed last, those that are over too.
    ///
    /// # Errors
    /// The database fails.
    pub fn changes_of_members_in(&self, session: &mut Session<'_>, place: &Path, people: &[Id]) -> Result<HashMap<Id, Time>, OrganizationError> {
        Ok(store::directory::changes_of_members(session, place, people)?.into_iter().collect())
    }
}
