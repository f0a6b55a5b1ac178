//! Whose pages these are: of who operates the platform and sees every store, or of who administers an organisation and sees its own.

use kernel::{Id, Problem};
use portal::Ask;

use crate::model::xapi::holder::own_tenant;
use crate::ops::watch_statements::Shown;
use crate::{Owners, Records};

/// Whose pages these are.
pub enum View {
    /// Of who operates the platform.
    Operator,
    /// Of who administers an organisation.
    Organization {
        /// Which.
        id: Id,
        /// Its name.
        name: String,
    },
}

/// Who knows organisations; without them no organisation has pages.
pub fn owners(records: &Records) -> Result<&dyn Owners, Problem> {
    records.owners.as_deref().ok_or_else(|| Problem::not_found("no organisation is known here"))
}

impl View {
    /// Of the organisation that the address names.
    ///
    /// # Errors
    /// Whoever asks may not administer it, or there is none.
    pub fn of_organization(records: &Records, ask: &Ask) -> Result<Self, Problem> {
        let id = ask.id(0)?;
        Ok(Self::Organization { id, name: owners(records)?.administered(ask, id)? })
    }

    /// The address below which the pages stand.
    pub fn base(&self) -> String {
        base(self.shown(), self.tenant(""))
    }

    /// The store that is looked at; who operates the platform names one, or none for the platform's own.
    pub fn tenant(&self, typed: &str) -> Id {
        match self {
            Self::Operator => typed.parse().unwrap_or_else(|_| own_tenant()),
            Self::Organization { id, .. } => *id,
        }
    }

    /// In which way statements are shown here.
    pub const fn shown(&self) -> Shown {
        match self {
            Self::Operator => Shown::Operator,
            Self::Organization { .. } => Shown::Administrator,
        }
    }
}

fn base(shown: Shown, tenant: Id) -> String {
    match shown {
        Shown::Operator | Shown::Program => "/admin/records".to_owned(),
        Shown::Administrator => format!("/organizations/{tenant}/records"),
    }
}

/// The address of a statement, for whoever it is shown to.
pub fn address(shown: Shown, tenant: Id, statement: uuid::Uuid) -> String {
    let base = base(shown, tenant);
    if shown == Shown::Operator && tenant != own_tenant() {
        format!("{base}/statements/{statement}?store={tenant}")
    } else {
        format!("{base}/statements/{statement}")
    }
}
