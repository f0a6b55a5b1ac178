//! After the key file got a new first key: what was encrypted with a former one is encrypted anew, so that the former one can go.

use platform::DatabaseError;

use crate::error::SsoError;
use crate::keyring::purpose;
use crate::{Sso, store};

/// Encrypts anew; how many values.
pub fn reseal(sso: &Sso) -> Result<usize, SsoError> {
    let (secrets, ids) = (&sso.services.secrets, &sso.services.ids);
    let kept = sso.services.database.read::<_, DatabaseError>(store::keys::all)?;
    let mut count = 0;
    for key in kept.iter().filter(|key| secrets.is_outdated(&key.sealed)) {
        let plain = secrets.open(&purpose(&key.kid), &key.sealed)?;
        let sealed = secrets.seal(ids, &purpose(&key.kid), &plain)?;
        sso.services.database.write::<_, DatabaseError>(|session| store::keys::reseal(session, &key.kid, &sealed))?;
        count += 1;
    }
    Ok(count)
}
