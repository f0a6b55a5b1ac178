//! The person says yes or no to a program.

use kernel::Time;
use platform::DatabaseError;
use portal::Who;

use super::authorize::{Turn, answer, destination, go_on, present};
use crate::error::SsoError;
use crate::model::decide::Remembered;
use crate::model::request::{Refusal, Unanswerable};
use crate::model::response::Response;
use crate::model::scope::{OPENID, Scopes};
use crate::{Sso, store};

/// The person allows what they ticked.
pub fn allow(sso: &Sso, who: &Who, name: &str, ticked: &Scopes, now: Time) -> Result<Turn, SsoError> {
    let (request, present) = match (go_on(sso, who, name, now)?, present(sso, who)?) {
        (Turn::Consent(_, asked), Some(present)) => (asked.0, present),
        (other, _) => return Ok(other),
    };
    let scopes = request.scopes.only(&ticked.with(&Scopes::of(&[OPENID])));
    let before = sso.services.database.read::<_, DatabaseError>(|session| store::consents::find(session, present.person, request.client))?;
    let before = before.map(|consent| consent.remembered).unwrap_or_default();
    // What was asked now is answered anew; what was asked at other times stays as it was answered.
    let untouched = Scopes::of(&before.scopes.iter().filter(|scope| !request.scopes.has(scope)).collect::<Vec<_>>());
    let said = Remembered { scopes: scopes.with(&untouched), asked: before.asked.with(&request.scopes) };
    match answer(sso, &present, &request, &scopes, Some(name), Some(&said), now)? {
        Some(response) => Ok(Turn::Respond(response)),
        None => Ok(Turn::Stop(Unanswerable::Pushed)),
    }
}

/// The person allows nothing.
pub fn deny(sso: &Sso, name: &str, now: Time) -> Result<Turn, SsoError> {
    let hash = crate::model::token::hash(name);
    let taken = sso.services.database.write::<_, DatabaseError>(|session| {
        let found = store::requests::find(session, &hash, false, now)?;
        Ok(if store::requests::take(session, &hash)? { found } else { None })
    })?;
    Ok(match taken {
        None => Turn::Stop(Unanswerable::Pushed),
        Some(request) => {
            let refusal = Refusal { error: "access_denied", detail: "the person did not allow it" };
            Turn::Respond(Response::refusal(&destination(&request), refusal, &sso.issuer))
        }
    })
}
