//! What benchmarks measure: an import as its pages do it, and lists as programs ask for them, without HTTP.

use kernel::{Id, Language};
use organization::By;

use crate::model::oneroster::filter::Filter as RosterFilter;
use crate::model::scim::filter::Filter;
use crate::ops::oneroster::{Listing, Of, View, What};
use crate::ops::preview::{Chosen, access_preview, look_at};
use crate::ops::scim::Directory;
use crate::ops::scim::list::Wanted;
use crate::ops::take_in::{Wording, take_in};
use crate::{Roster, RosterError};

/// What of a directory is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Users, by SCIM.
    Users,
    /// Groups, by SCIM.
    Groups,
    /// Learners, by OneRoster.
    Students,
}

impl Roster {
    /// Reads a file, as choosing it on the page does; the preview to look at and to confirm.
    ///
    /// # Errors
    /// Whoever does it may not, or the database fails.
    pub fn choose_once(&self, by: &By, organization: Id, name: &str, bytes: &[u8]) -> Result<Id, RosterError> {
        look_at(self, by, organization, &Chosen { name, bytes, prefix: "bench" })
    }

    /// Works out what a preview would do, as its page does; people who would get an account.
    ///
    /// # Errors
    /// Whoever does it may not, or the database fails.
    pub fn preview_once(&self, by: &By, preview: Id) -> Result<usize, RosterError> {
        Ok(access_preview(self, by, preview)?.plan.people.iter().filter(|person| person.known().is_none()).count())
    }

    /// Brings in what a preview shows, as confirming it does.
    ///
    /// # Errors
    /// Whoever does it may not, there is nothing in it, or the database fails.
    pub fn confirm_once(&self, by: &By, preview: Id) -> Result<(), RosterError> {
        take_in(self, by, preview, &Wording { language: Language::EN, address: "http://127.0.0.1" }).map(|_| ())
    }

    /// A page of a hundred of what passes a filter (all where it is empty), as a program of this organisation gets it; how many there are in all.
    ///
    /// # Errors
    /// The filter cannot be read, or the database fails.
    pub fn list_once(&self, by: &By, organization: Id, asked: Asked, filter: &str, first: u32) -> Result<u64, RosterError> {
        const PAGE: u32 = 100;
        if asked == Asked::Students {
            let read = if filter.is_empty() { None } else { RosterFilter::parse(filter, &What::Students.fields()).ok() };
            let listing = Listing { filter: read.as_ref(), sort: "", descending: false, offset: first, limit: PAGE };
            return self.services.database.read(|session| {
                let view = View::open(self, session, organization, by.now, "")?;
                Ok(view.list(session, What::Students, Of::Everything, &[], &listing)?.1)
            });
        }
        let filter = if filter.is_empty() { None } else { Some(Filter::parse(filter)?) };
        let directory = Directory::open(self, by, organization, "")?;
        let wanted = Wanted { filter, sort: "", descending: false, offset: first, count: PAGE, with_members: false };
        let page = self.services.database.read(|session| match asked {
            Asked::Groups => directory.list_groups(session, &wanted),
            _ => directory.list_users(session, &wanted),
        })?;
        Ok(page.1)
    }
}
