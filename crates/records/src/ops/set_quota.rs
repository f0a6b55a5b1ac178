//! Sets what a store may hold and take.

use kernel::{Action, ErrorKind, Id, Problem};
use platform::DatabaseError;
use platform::audit::Note;
use portal::Ask;
use serde_json::{Value, json};

use crate::Records;
use crate::model::quota::Quota;
use crate::model::xapi::holder::own_tenant;
use crate::store::lrs::usage;
use crate::store::quotas;

/// Sets the quota of a store, or lets that of every store hold again; it holds from the next request on. Noted in the audit log.
///
/// # Errors
/// It is the platform's own store, or the database fails.
pub fn set_quota(records: &Records, ask: &Ask, tenant: Id, quota: Option<Quota>) -> Result<(), Problem> {
    if tenant == own_tenant() {
        let detail = "the platform's own store is never limited: what people did must not be lost";
        return Err(Problem::new(ErrorKind::Invalid, "records.own-store", detail));
    }
    let now = records.services.now();
    records.services.database.write::<_, DatabaseError>(|session| {
        let before = quotas::of(session, tenant)?;
        match &quota {
            Some(quota) => {
                quotas::set(session, tenant, quota, now)?;
                // Then it is listed, whether it holds something or not.
                usage::hold(session, tenant)?;
            }
            None => quotas::remove(session, tenant)?,
        }
        let detail = json!({ "before": told(before), "after": told(quota) });
        let note = Note { address: ask.address, organization: Some(tenant), detail, ..Note::new(ask.who.actor, Action::StoreQuota, Some(("store", tenant))) };
        records.services.audit(session, &note)
    })?;
    Ok(())
}

fn told(quota: Option<Quota>) -> Value {
    quota.map_or(Value::Null, |quota| json!({ "statements": quota.statements, "bytes": quota.bytes, "per_minute": quota.per_minute }))
}
