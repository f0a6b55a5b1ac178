//! Signing in, and getting back in, by a code that is sent to a verified address or number. Asking takes the same work and gives the same answer
//! whether somebody has it: the code is made and sent afterwards, beside the answer.

use kernel::{Id, Time};
use platform::messages::{self, Channel, Message};
use serde::{Deserialize, Serialize};

use super::ceremonies;
use super::sign_in::{Browser, SignedIn, first_step};
use crate::model::code;
use crate::model::contact::{self, ContactKind};
use crate::model::session::Proof;
use crate::words::Words;
use crate::{Identity, IdentityError, store};

/// Codes made in one round.
pub const ROUND_MAX: u32 = 50;
const ASKED: &str = "code-asked";
const SENT: &str = "code-sent";

/// What is remembered.
#[derive(Serialize, Deserialize)]
struct Asked {
    value: String,
    tongue: String,
    keep: bool,
    /// The hash of the code that was sent.
    hash: Option<[u8; 32]>,
    tries: u32,
}

/// Asks for a code; the token of the ceremony.
pub fn ask(identity: &Identity, typed: &str, tongue: words::Tongue, keep: bool, now: Time) -> Result<String, IdentityError> {
    let (_, value) = contact::read(typed).ok_or(IdentityError::Contact)?;
    identity.backoff.attempt(&format!("code for {value}"), now).map_err(IdentityError::Wait)?;
    let asked = Asked { value, tongue: tongue.tag().to_owned(), keep, hash: None, tries: 0 };
    identity.services.database.write(|session| ceremonies::begin(identity, session, ASKED, None, &asked, now))
}

/// Makes and sends the codes that were asked for, for those who have the address; how many.
pub fn send_waiting(identity: &Identity, now: Time) -> Result<u32, IdentityError> {
    let waiting = identity.services.database.read::<_, IdentityError>(|session| Ok(store::ceremony::waiting(session, ASKED, now, ROUND_MAX)?))?;
    let mut sent = 0;
    for (hash, state) in waiting {
        let Ok(hash) = <[u8; 32]>::try_from(hash) else { continue };
        let mut asked: Asked = ceremonies::unseal(identity, &state)?;
        let made = code::digits(identity.services.ids.bytes());
        asked.hash = Some(hash_of(identity, &asked.value, &made));
        sent += identity.services.database.write::<_, IdentityError>(|session| {
            let owner = store::contact::verified(session, &asked.value)?;
            ceremonies::set(identity, session, &hash, SENT, owner.as_ref().map(|owner| owner.person), &asked)?;
            let Some(owner) = owner else { return Ok(0) };
            messages::queue(session, &identity.services, &message(&asked.tongue, owner.kind, &owner.value, &made, true))?;
            Ok(1)
        })?;
    }
    Ok(sent)
}

/// Opens a session for whoever got the code, or asks for the second factor.
pub fn sign_in(identity: &Identity, browser: &Browser<'_>, token: &str, typed: &str, now: Time) -> Result<SignedIn, IdentityError> {
    let hash = crate::model::session::token_hash(token).ok_or(IdentityError::Code)?;
    let (person, mut asked): (Option<Id>, Asked) = identity.services.database.read(|session| ceremonies::open(identity, session, SENT, token, now))?;
    let right = asked.hash == Some(hash_of(identity, &asked.value, &code::normal(typed)));
    asked.tries += 1;
    let (true, Some(person)) = (right, person) else {
        identity.services.database.write::<_, IdentityError>(|session| {
            if asked.tries >= code::TRIES_MAX {
                store::ceremony::take(session, &hash)?;
                return Ok(());
            }
            ceremonies::set(identity, session, &hash, SENT, person, &asked)
        })?;
        return Err(IdentityError::Code);
    };
    let signed_in = identity.services.database.write(|session| {
        ceremonies::take(session, token)?;
        let account = store::account::by_person(session, person)?.map(|(account, _, _)| account).ok_or(IdentityError::Code)?;
        if account.suspended_at.is_some() {
            return Err(IdentityError::Suspended);
        }
        if account.awaits_consent {
            return Ok(SignedIn::AwaitsConsent(person));
        }
        first_step(identity, session, browser, person, Proof::SENT_CODE, asked.keep, now)
    })?;
    identity.backoff.succeeded(&format!("code for {}", asked.value));
    Ok(signed_in)
}

/// What stands for a code that was sent.
pub fn hash_of(identity: &Identity, value: &str, made: &str) -> [u8; 32] {
    identity.services.secrets.blind("sent code", &format!("{value}:{made}"))
}

/// The message with a code.
pub fn message(tongue: &str, kind: ContactKind, value: &str, made: &str, sign_in: bool) -> Message {
    let w = Words(words::Tongue::from_tag(tongue).unwrap_or_default());
    let minutes = u64::try_from(code::CODE_KEPT / kernel::time::SECOND / 60).unwrap_or(10);
    let text = if sign_in { w.message_sign_in(made, minutes) } else { w.message_verify(made, minutes) };
    let channel = match kind {
        ContactKind::Email => Channel::Mail,
        ContactKind::Phone => Channel::Sms,
    };
    Message { channel, address: value.to_owned(), subject: w.message_subject().to_owned(), text }
}
