//! A program sends somebody to sign out (OpenID Connect RP-Initiated Logout).

use kernel::Id;
use platform::DatabaseError;
use portal::Who;

use super::authorize::present;
use crate::error::SsoError;
use crate::model::assertion;
use crate::model::client::Client;
use crate::model::redirect;
use crate::model::request::{Parameters, STATE_LENGTH_MAX};
use crate::{Sso, store};

/// What a program asked, as far as it can be believed.
#[derive(Debug, Default)]
pub struct Asked {
    /// The program.
    pub client: Option<Client>,
    /// Where the person is to go afterwards: an address of the program, with the state.
    pub to: Option<String>,
    /// True where the program showed an ID token of the very session that is at the browser: then nothing is asked.
    pub certain: bool,
}

/// Reads what a program asked. What does not fit together counts as not said: then the person is asked, and stays here.
pub fn read(sso: &Sso, who: &Who, parameters: &[(String, String)]) -> Result<Asked, SsoError> {
    let given = Parameters(parameters);
    if given.repeats() {
        return Ok(Asked::default());
    }
    let hint = match given.single("id_token_hint") {
        Some(text) => match hint(sso, text)? {
            Some(hint) => Some(hint),
            None => return Ok(Asked::default()),
        },
        None => None,
    };
    let named = given.single("client_id");
    let client = match (&hint, named) {
        (Some(hint), Some(named)) if hint.0.id.to_string() != named => return Ok(Asked::default()),
        (Some(hint), _) => Some(hint.0.clone()),
        (None, Some(named)) => match named.parse::<Id>() {
            Ok(id) => sso.services.database.read::<_, DatabaseError>(|session| store::clients::by_id(session, id))?,
            Err(_) => None,
        },
        (None, None) => None,
    };
    let to = client.as_ref().and_then(|client| {
        let address = given.single("post_logout_redirect_uri")?;
        redirect::is_registered(&client.profile.post_logout_uris, address).then(|| with_state(address, given.single("state")))
    });
    let here = present(sso, who)?;
    let certain = match (&hint, &here) {
        (Some((client, sid)), Some(here)) => {
            let known = sso.services.database.read::<_, DatabaseError>(|session| store::sessions::by_sid(session, *sid, client.id))?;
            known == Some((here.session, here.person))
        }
        _ => false,
    };
    Ok(Asked { client, to, certain })
}

fn with_state(address: &str, state: Option<&str>) -> String {
    match state.filter(|state| state.len() <= STATE_LENGTH_MAX) {
        None => address.to_owned(),
        Some(state) => {
            let said = form_urlencoded::Serializer::new(String::new()).append_pair("state", state).finish();
            format!("{address}{}{said}", if address.contains('?') { '&' } else { '?' })
        }
    }
}

/// The program and the session of an ID token that we made, be it over or not (RP-Initiated Logout §2).
fn hint(sso: &Sso, text: &str) -> Result<Option<(Client, Id)>, SsoError> {
    let keys = sso.keyring.ring(&sso.services)?.known().to_string();
    let Ok(claims) = assertion::verify(text, &keys) else { return Ok(None) };
    let said = |name: &str| claims.get(name).and_then(serde_json::Value::as_str);
    if said("iss") != Some(&*sso.issuer) || claims.contains_key("events") {
        return Ok(None);
    }
    let (Some(Ok(client)), Some(Ok(sid))) = (said("aud").map(str::parse::<Id>), said("sid").map(str::parse::<Id>)) else { return Ok(None) };
    Ok(sso.services.database.read::<_, DatabaseError>(|session| store::clients::by_id(session, client))?.map(|client| (client, sid)))
}

/// Ends the session at the browser; false where nobody was signed in.
pub fn log_out(sso: &Sso, who: &Who) -> Result<bool, SsoError> {
    let Some(here) = present(sso, who)? else { return Ok(false) };
    sso.directory.end_session(here.person, here.session)?;
    super::end_sessions::sessions_ended(sso, &[here.session])?;
    Ok(true)
}
