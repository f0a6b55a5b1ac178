//! Pseudonyms: made with a key that lies in the key file, each store with its own, so that people cannot be followed from one to another.

use std::collections::HashMap;

use kernel::Id;
use platform::Secrets;

use crate::model::person::Namer;

/// The pseudonym of somebody in a store.
pub fn pseudonym(secrets: &Secrets, tenant: Id, identity: &str) -> Id {
    let blind = secrets.blind(&format!("columns {tenant}"), identity);
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(blind).for_each(|(to, from)| *to = from);
    Id::from_bytes(bytes)
}

/// Makes the pseudonyms of a store, and remembers them.
pub struct Names<'s> {
    secrets: &'s Secrets,
    tenant: Id,
    known: HashMap<String, Id>,
}

impl<'s> Names<'s> {
    /// Nobody is known yet.
    pub fn of(secrets: &'s Secrets, tenant: Id) -> Self {
        Self { secrets, tenant, known: HashMap::new() }
    }
}

impl Namer for Names<'_> {
    fn name(&mut self, identity: &str) -> Id {
        if let Some(known) = self.known.get(identity) {
            return *known;
        }
        let pseudonym = pseudonym(self.secrets, self.tenant, identity);
        self.known.insert(identity.to_owned(), pseudonym);
        pseudonym
    }
}
