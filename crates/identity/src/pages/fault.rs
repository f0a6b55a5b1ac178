//! What is wrong with a form, beside the field it is about.

use portal::Answer;

use crate::IdentityError;
use crate::model::code::PASSKEYS_MAX;
use crate::model::contact::CONTACTS_MAX;
use crate::model::name::{DISPLAY_NAME_LENGTH_MAX, NAME_LENGTH_MAX, NAME_LENGTH_MIN, NameFault};
use crate::model::password::{PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MIN_WITH_SECOND, PasswordFault};
use crate::ops::link_outside::OUTSIDE_ACCOUNTS_MAX;
use crate::words::Words;

/// One thing that is wrong.
pub struct Fault {
    /// The id of the field it is about.
    pub field: &'static str,
    /// What is wrong and what to do.
    pub text: String,
    /// The status of the answer.
    pub status: u16,
    /// Seconds to wait.
    pub wait: Option<u64>,
}

impl Fault {
    /// What a failure means to the person who sent the form; `None` where it is not about the form.
    /// `name`, `secret` and `fresh` are the ids of the fields for a name, the password one has, and a new password.
    pub fn of(error: &IdentityError, w: Words, name: &'static str, secret: &'static str, fresh: &'static str) -> Option<Self> {
        let fault = |field, text: &str, status| Some(Self { field, text: text.to_owned(), status, wait: None });
        match error {
            IdentityError::Name(NameFault::Short) => fault(name, &w.name_short(count(NAME_LENGTH_MIN)), 422),
            IdentityError::Name(NameFault::Long) => fault(name, &w.name_long(count(NAME_LENGTH_MAX)), 422),
            IdentityError::Name(NameFault::Address) => fault(name, w.name_address(), 422),
            IdentityError::Name(NameFault::Character) => fault(name, w.name_character(), 422),
            IdentityError::Name(NameFault::Reserved) | IdentityError::NameTaken => fault(name, w.name_taken(), 409),
            IdentityError::DisplayName(NameFault::Short) => fault(name, w.display_name_empty(), 422),
            IdentityError::DisplayName(NameFault::Long) => fault(name, &w.display_name_long(count(DISPLAY_NAME_LENGTH_MAX)), 422),
            IdentityError::DisplayName(_) => fault(name, w.display_name_character(), 422),
            IdentityError::Password(PasswordFault::Short) => {
                fault(fresh, &w.password_short(count(PASSWORD_LENGTH_MIN), count(PASSWORD_LENGTH_MIN_WITH_SECOND)), 422)
            }
            IdentityError::Password(PasswordFault::Long) => fault(fresh, &w.password_long(count(PASSWORD_LENGTH_MAX)), 422),
            IdentityError::Password(PasswordFault::Handed) => fault(fresh, w.password_handed(), 422),
            IdentityError::Password(PasswordFault::Guessable) => fault(fresh, w.password_guessable(), 422),
            IdentityError::Password(PasswordFault::Breached) => fault(fresh, w.password_breached(), 422),
            IdentityError::StartingCodeOver(days) => fault(secret, &w.starting_code_over(u64::from(*days)), 422),
            IdentityError::WrongPassword => fault(secret, if secret == name { w.password_wrong() } else { w.name_or_password_wrong() }, 422),
            IdentityError::Suspended => fault(secret, w.suspended(), 403),
            IdentityError::Wait(seconds) => Some(Self { field: secret, text: w.wait(*seconds), status: 429, wait: Some(*seconds) }),
            IdentityError::Code => fault(secret, w.code_wrong(), 422),
            IdentityError::Contact => fault(name, w.contact_invalid(), 422),
            IdentityError::ContactKnown => fault(name, w.contact_known(), 409),
            IdentityError::ContactsMany => fault(name, &w.contacts_many(count(CONTACTS_MAX)), 409),
            IdentityError::FactorPresent => fault(name, w.factor_present(), 409),
            IdentityError::Passkey(_) => fault(secret, w.passkey_failed(), 422),
            IdentityError::PasskeysMany => fault(secret, &w.passkeys_many(count(PASSKEYS_MAX)), 409),
            IdentityError::OutsideAway => fault(name, w.outside_away(), 503),
            IdentityError::OutsideDenied => fault(name, w.outside_denied(), 422),
            IdentityError::OutsideRefused => fault(name, w.outside_refused(), 422),
            IdentityError::OutsideTaken => fault(name, w.outside_taken(), 409),
            IdentityError::OutsideMany => fault(name, &w.outside_many(count(OUTSIDE_ACCOUNTS_MAX)), 409),
            IdentityError::Merge(reason) => fault(name, super::merge::reason(w, *reason), 409),
            IdentityError::LastWay => fault(name, w.last_way(), 409),
            IdentityError::AwaitsConsent => fault(secret, w.awaits_consent_short(), 403),
            IdentityError::Invitation => fault(secret, w.invitation_wrong(), 422),
            IdentityError::GuardianAge => fault("age", w.guardian_age_first(), 422),
            IdentityError::GuardianGuarded => fault(secret, w.guardian_guarded(), 403),
            IdentityError::GuardianMinor => fault(secret, w.guardian_minor(), 403),
            IdentityError::GuardiansMany => fault(secret, w.guardians_many(), 409),
            _ => None,
        }
    }

    /// Something that was begun is over, and begins anew.
    pub fn over(w: Words, field: &'static str) -> Self {
        Self { field, text: w.step_over().to_owned(), status: 422, wait: None }
    }

    /// Gives an answer the status of the fault.
    pub fn mark(fault: Option<&Self>, answer: Answer) -> Answer {
        match fault {
            None => answer,
            Some(Self { wait: Some(seconds), status, .. }) => answer.status(*status).header("retry-after", seconds.to_string()),
            Some(Self { status, .. }) => answer.status(*status),
        }
    }
}

/// What is wrong with one field; for templates.
pub fn about<'a>(fault: &'a Option<Fault>, field: &str) -> &'a str {
    fault.as_ref().filter(|fault| fault.field == field).map_or("", |fault| &fault.text)
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
