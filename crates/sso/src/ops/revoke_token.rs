//! A program gives a token back (RFC 7009). A refresh token takes everything with it that came of the same sign-in.

use kernel::Time;
use platform::DatabaseError;

use super::use_token::spent_key;
use crate::error::SsoError;
use crate::model::client::Client;
use crate::model::token::{self, AccessToken, Holder, is_refresh};
use crate::{Sso, store};

/// Makes a token of a program worthless. One that is not known, or not the program's, changes nothing and tells nothing (RFC 7009 §2.2).
pub fn revoke_token(sso: &Sso, client: &Client, text: &str, now: Time) -> Result<(), SsoError> {
    if is_refresh(text) {
        sso.services.database.write::<_, DatabaseError>(|session| {
            match store::grants::by_refresh(session, &token::hash(text))? {
                Some((grant, _)) if grant.client == client.id => drop(store::grants::revoke(session, grant.id, now)?),
                _ => {}
            }
            Ok(())
        })?;
        return Ok(());
    }
    let Some(token) = AccessToken::read(text, &sso.services.secrets, now) else { return Ok(()) };
    let key = spent_key(&token);
    sso.services.database.write::<_, DatabaseError>(|session| {
        let owner = match token.holder {
            Holder::Client(id) => Some(id),
            Holder::Grant(id) => store::grants::in_use(session, id, &key)?.map(|used| used.grant.client),
        };
        if owner == Some(client.id) {
            store::spent::spend(session, &key, token.expires_at)?;
        }
        Ok(())
    })?;
    Ok(())
}
