//! Tells the record store about the organisations that have stores in it, and the programs that speak with them.

use std::collections::HashMap;

use kernel::{Id, Permission, Problem};
use organization::{By, Organizations, Thing};
use portal::Ask;
use records::{Owners, Program};
use sso::{ClientKind, Sso};

/// Programs that are listed on the page of a store.
const PROGRAMS_SHOWN: u32 = 200;

/// Organisations and their programs, as the record store asks about them.
pub struct StoreOwners {
    /// Who may do what where.
    pub organizations: Organizations,
    /// Programs.
    pub sso: Sso,
}

impl StoreOwners {
    fn may(&self, ask: &Ask, permission: Permission, thing: Thing) -> Result<bool, Problem> {
        Ok(self.organizations.may(&By::of(ask), permission, thing)?.is_allowed())
    }
}

impl Owners for StoreOwners {
    fn administered(&self, ask: &Ask, organization: Id) -> Result<String, Problem> {
        let unknown = || Problem::not_found("no such organisation for this person");
        if !self.may(ask, Permission::ManageOrganizations, Thing::Organization(organization))? {
            return Err(unknown());
        }
        self.names(&[organization])?.remove(&organization).ok_or_else(unknown)
    }

    fn names(&self, organizations: &[Id]) -> Result<HashMap<Id, String>, Problem> {
        let found = self.organizations.by_ids(organizations).map_err(Problem::from)?;
        Ok(found.into_iter().map(|organization| (organization.id, organization.name)).collect())
    }

    fn programs(&self, ask: &Ask, organization: Id) -> Result<Vec<Program>, Problem> {
        let may_change = self.may(ask, Permission::ManageClients, Thing::Platform)?;
        let programs = self.sso.clients_of(ClientKind::Lrs, organization, PROGRAMS_SHOWN)?.into_iter().map(|client| Program {
            page: may_change.then(|| format!("/admin/applications/{}", client.id)),
            suspended: client.suspended_at.is_some(),
            name: client.name,
        });
        Ok(programs.collect())
    }

    fn may_set_quota(&self, ask: &Ask) -> Result<bool, Problem> {
        self.may(ask, Permission::Operate, Thing::Platform)
    }
}
