//! Removing what is over.

use platform::DatabaseError;

use super::rotate_keys::KEPT_AFTER;
use crate::error::SsoError;
use crate::{Sso, store};

/// Rows of one kind removed at once.
pub const SWEPT_MAX: u32 = 1000;

/// Removes what is over; how much.
pub fn sweep(sso: &Sso) -> Result<u64, SsoError> {
    let now = sso.services.now();
    let gone = sso.services.database.write::<_, DatabaseError>(|session| {
        Ok(store::requests::sweep(session, now, SWEPT_MAX)?
            + store::grants::sweep(session, now, SWEPT_MAX)?
            + store::spent::sweep(session, now, SWEPT_MAX)?
            + store::keys::sweep(session, now.plus(-KEPT_AFTER))?)
    })?;
    Ok(gone)
}
