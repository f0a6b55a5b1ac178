//! Which of some statements are there already, and what those say.

use std::collections::{BTreeMap, HashMap};

use kernel::Id;
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};
use uuid::Uuid;

use super::statements::Conflict;
use crate::model::xapi::prepared::Prepared;

/// Ids that are looked up by one statement.
const IDS_AT_ONCE: usize = 500;

/// What is compared of a statement that is there.
struct There {
    said: [u8; 16],
    happened: Option<i64>,
    erased: bool,
}

impl There {
    /// A statement that comes back with the moment an LRS set is the same as the one that named none.
    fn clashes(&self, other: &Prepared) -> bool {
        !self.erased && (self.said != other.said || self.happened.zip(other.happened).is_some_and(|(one, other)| one != other))
    }
}

/// What is there of the statements of one transaction, those included that are to be written by it.
#[derive(Default)]
pub struct Known(HashMap<(Id, Uuid), There>);

impl Known {
    /// Looks statements of some stores up. It stays true while the places of all are held ([`super::statements::hold`]).
    ///
    /// # Errors
    /// The database fails.
    pub fn look_up<'b>(session: &mut Session<'_>, wanted: impl IntoIterator<Item = (Id, &'b [Prepared])>) -> Result<Self, DatabaseError> {
        let mut ids: BTreeMap<Id, Vec<Value<'_>>> = BTreeMap::new();
        for (tenant, batch) in wanted {
            ids.entry(tenant).or_default().extend(batch.iter().map(|one| Value::Key(one.id.into())));
        }
        let mut known = HashMap::new();
        for (tenant, ids) in ids {
            for some in ids.chunks(IDS_AT_ONCE) {
                let values: Vec<Value<'_>> = [tenant.into()].into_iter().chain(some.iter().cloned()).collect();
                let ids = placeholders(2, some.len());
                let sql = format!(
                    "SELECT id, said, happened, FALSE FROM lrs_place WHERE tenant = $1 AND id IN ({ids}) \
                     UNION ALL SELECT id, id, CAST(NULL AS BIGINT), TRUE FROM lrs_erased WHERE tenant = $1 AND id IN ({ids})"
                );
                let there = session.query_afresh(&sql, &values, |row| {
                    let there = There { said: *row.get::<Id>(1)?.as_bytes(), happened: row.get(2)?, erased: row.get(3)? };
                    Ok(((tenant, row.get::<Id>(0)?.as_uuid()), there))
                })?;
                // One that was erased is in no other place.
                known.extend(there);
            }
        }
        Ok(Self(known))
    }

    /// Those of a batch that are not there, and were not erased.
    ///
    /// # Errors
    /// One is there and says something else.
    pub fn new_of<'b>(&self, tenant: Id, batch: &'b [Prepared]) -> Result<Vec<&'b Prepared>, Conflict> {
        let there = |one: &Prepared| self.0.get(&(tenant, one.id));
        match batch.iter().find(|one| there(one).is_some_and(|there| there.clashes(one))) {
            Some(clash) => Err(Conflict(clash.id)),
            None => Ok(batch.iter().filter(|one| there(one).is_none()).collect()),
        }
    }

    /// Notes statements that are to be written, so that what comes after them in the same transaction is compared with them too.
    pub fn note(&mut self, tenant: Id, new: &[&Prepared]) {
        let there = |one: &&Prepared| ((tenant, one.id), There { said: one.said, happened: one.happened, erased: false });
        self.0.extend(new.iter().map(there));
    }
}
