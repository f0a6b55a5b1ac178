//! Connecting a program.

use kernel::{Action, Actor, Id};
use platform::DatabaseError;
use platform::Session;
use platform::audit::Note;

use crate::error::SsoError;
use crate::model::client::{self, AuthMethod, Client, ClientKind, Profile};
use crate::model::token;
use crate::{Sso, store};

/// A program to connect.
#[derive(Debug, Clone)]
pub struct NewClient<'a> {
    /// Its id where one was chosen before, so that a form sent twice connects one program.
    pub id: Option<Id>,
    /// What for.
    pub kind: ClientKind,
    /// Its name.
    pub name: &'a str,
    /// What else is said of it.
    pub profile: Profile,
    /// Its logo.
    pub logo: Option<&'a [u8]>,
}

/// A program that was connected.
#[derive(Debug)]
pub struct Created {
    /// The program.
    pub client: Client,
    /// Its secret, which is shown once and kept nowhere; `None` where it has none.
    pub secret: Option<String>,
    /// False where the program was there already: then the secret is worth nothing.
    pub new: bool,
}

/// Connects a program.
pub fn create_client(sso: &Sso, actor: Actor, new: &NewClient<'_>) -> Result<Created, SsoError> {
    let made = prepare(sso, new)?;
    let new = sso.services.database.write::<_, DatabaseError>(|session| insert(sso, session, actor, &made, new.logo))?;
    Ok(Created { new, ..made })
}

/// Checks a program and makes its secret; nothing is kept yet.
pub fn prepare(sso: &Sso, new: &NewClient<'_>) -> Result<Created, SsoError> {
    let (name, profile) = client::check(new.kind, new.name, new.profile.clone())?;
    let logo_kind = new.logo.map_or(Ok(""), client::logo_kind)?;
    let secret = (profile.method == AuthMethod::Secret).then(|| token::secret(sso.services.ids.bytes()));
    let now = sso.services.now();
    let client = Client {
        id: new.id.unwrap_or_else(|| sso.services.new_id()),
        kind: new.kind,
        name,
        profile,
        secret_hash: secret.as_deref().map(|secret| token::hash(secret).to_vec()),
        former_secret: None,
        registration_hash: None,
        logo_kind: logo_kind.to_owned(),
        suspended_at: None,
        created_at: now,
        updated_at: now,
    };
    Ok(Created { client, secret, new: true })
}

/// Keeps a program in the transaction of `session`; false where it is there already.
pub fn insert(sso: &Sso, session: &mut Session<'_>, actor: Actor, made: &Created, logo: Option<&[u8]>) -> Result<bool, DatabaseError> {
    let client = &made.client;
    if !store::clients::insert(session, client, logo)? {
        return Ok(false);
    }
    let detail = serde_json::json!({ "kind": client.kind.as_str(), "name": client.name, "registered_itself": client.profile.registered_itself });
    sso.services.audit(session, &Note { detail, ..Note::new(actor, Action::ClientCreated, Some(("client", client.id))) })?;
    Ok(true)
}
