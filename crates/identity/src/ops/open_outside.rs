//! Opening an account here for somebody who proved who they are elsewhere. It has no password; its person may choose one later.

use kernel::{Language, Time};

use super::ceremonies;
use super::finish_outside::{KNOWN, Known, come_in};
use super::link_outside::link_in;
use super::sign_in::{Browser, SignedIn};
use super::sign_up::{Opening, open_in, read_name};
use crate::hashing::NO_PASSWORD;
use crate::model::consent::AgeBand;
use crate::model::name;
use crate::{Identity, IdentityError, store};

/// What somebody fills in.
pub struct OpenOutside<'a> {
    /// The browser.
    pub browser: Browser<'a>,
    /// The token of the ceremony, from the cookie.
    pub token: &'a str,
    /// The name.
    pub name: &'a str,
    /// The language they read now.
    pub language: Language,
    /// How old they are.
    pub age_band: AgeBand,
}

/// Opens an account that is linked, and a session; and where to go afterwards.
pub fn open(identity: &Identity, request: &OpenOutside<'_>, now: Time) -> Result<(SignedIn, String), IdentityError> {
    let name = read_name(request.name)?;
    identity.services.database.write(|session| {
        let (_, known): (_, Known) = ceremonies::open(identity, session, KNOWN, request.token, now)?;
        let allowed = identity.outside.list().iter().any(|provider| provider.key == known.provider && provider.opens_accounts);
        if !allowed {
            return Err(IdentityError::NotFound);
        }
        ceremonies::take(session, request.token)?;
        let display_name = name::display_name(&known.person.name).unwrap_or_else(|_| name.first_display_name().to_owned());
        let opening = Opening {
            actor: request.browser.actor,
            former_token: request.browser.former_token,
            name: &name,
            display_name: &display_name,
            password_hash: NO_PASSWORD,
            language: request.language,
            age_band: request.age_band,
        };
        let person = open_in(identity, session, &opening, now)?;
        link_in(identity, session, person, &known.person, now)?;
        // A guest became this member, and the session the browser came with is over.
        let browser = Browser { actor: kernel::Actor::Stranger, former_token: None, ..request.browser };
        store::session::end_all(session, person)?;
        Ok((come_in(identity, session, &browser, person, &known.person, known.keep, now)?, known.back))
    })
}
