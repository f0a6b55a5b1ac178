//! What a school says about the children whose accounts it opens: that their guardians agreed, and who their guardians are.

use kernel::{Id, Language, Time};
use platform::Session;
use platform::messages::{self, Channel, Message};

use super::guardians::invitation_hash;
use crate::model::code;
use crate::model::consent::{INVITATION_KEPT, Purpose};
use crate::model::contact::{self, ContactKind};
use crate::store::guardian::{self, Consent};
use crate::words::Words;
use crate::{Identity, IdentityError};

/// What a school states for a child whose account it opens: keeping what is learned, and showing it to the school. Counting in figures is not among it.
pub const STATED: [Purpose; 2] = [Purpose::Learning, Purpose::School];

/// The school that invites, and how its invitations are worded.
#[derive(Debug, Clone, Copy)]
pub struct InvitingSchool<'a> {
    /// Its name.
    pub name: &'a str,
    /// The address of the platform.
    pub address: &'a str,
    /// The language of the messages.
    pub language: Language,
}

/// A guardian whom a school named.
#[derive(Debug, Clone, Copy)]
pub struct NamedGuardian<'a> {
    /// Of whom.
    pub child: Id,
    /// The child's name.
    pub child_name: &'a str,
    /// An e-mail address; empty for none.
    pub email: &'a str,
    /// A phone number; empty for none.
    pub phone: &'a str,
}

/// Notes the consents; a guardian sees them and may decide otherwise.
pub fn note_consents(identity: &Identity, session: &mut Session<'_>, children: &[Id], school: Id, name: &str, now: Time) -> Result<usize, IdentityError> {
    let consents: Vec<Consent> = children
        .iter()
        .flat_map(|child| STATED.map(|purpose| (child, purpose)))
        .map(|(child, purpose)| Consent {
            id: identity.services.new_id(),
            person: *child,
            purpose,
            wording: purpose.wording(),
            given_by: school,
            giver_name: name.to_owned(),
            given_at: now,
            withdrawn_at: None,
        })
        .collect();
    guardian::give_all(session, &consents)?;
    Ok(consents.len())
}

/// Invites them: one invitation a child, sent wherever the school says that the guardian is; how many.
pub fn invite_guardians(
    identity: &Identity,
    session: &mut Session<'_>,
    by: &InvitingSchool<'_>,
    named: &[NamedGuardian<'_>],
    now: Time,
) -> Result<usize, IdentityError> {
    let w = Words(words::Tongue::from_tag(by.language.tag()).unwrap_or_default());
    let mut invited = 0;
    for guardian in named {
        let addresses: Vec<(ContactKind, String)> = [guardian.email, guardian.phone].into_iter().filter_map(contact::read).collect();
        if addresses.is_empty() {
            continue;
        }
        let made = code::groups(identity.services.ids.bytes());
        let hash = invitation_hash(identity, &made);
        guardian::invite(session, identity.services.new_id(), guardian.child, &hash, now, now.plus(INVITATION_KEPT))?;
        let text = w.message_guardian(&format!("{}/guardian", by.address), guardian.child_name, &made, by.name);
        for (kind, address) in addresses {
            let channel = if kind == ContactKind::Email { Channel::Mail } else { Channel::Sms };
            messages::queue(session, &identity.services, &Message { channel, address, subject: w.message_guardian_subject().to_owned(), text: text.clone() })?;
        }
        invited += 1;
    }
    Ok(invited)
}
