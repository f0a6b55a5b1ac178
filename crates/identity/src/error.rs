//! What can go wrong with accounts.

use kernel::{ErrorKind, Problem};
use platform::DatabaseError;

use crate::model::merge::MergeFault;
use crate::model::name::NameFault;
use crate::model::password::PasswordFault;

/// A failure of this room.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// The name cannot be an account's name.
    #[error("the name cannot be used: {0}")]
    Name(NameFault),
    /// The name to show cannot be used.
    #[error("the name to show cannot be used: {0}")]
    DisplayName(NameFault),
    /// Somebody has this name.
    #[error("the name is taken")]
    NameTaken,
    /// The new password is too weak.
    #[error("the password cannot be used: {0}")]
    Password(PasswordFault),
    /// Name or password are wrong; which one is not said.
    #[error("name or password are wrong")]
    WrongPassword,
    /// The starting code was right and is too old; how many days one is good.
    #[error("the starting code is older than {0} days; the school that handed it out makes another one")]
    StartingCodeOver(u32),
    /// Too many wrong passwords for this name; seconds to wait.
    #[error("too many wrong passwords for this name; wait {0} seconds")]
    Wait(u64),
    /// The account is suspended.
    #[error("the account is suspended")]
    Suspended,
    /// No account has this name.
    #[error("no account is named '{0}'; 'xingtan account list' shows the names there are")]
    Unknown(String),
    /// The language is not a language tag.
    #[error("'{0}' is not a language the platform speaks")]
    Language(String),
    /// Too many passwords are being checked.
    #[error("too many passwords are being checked at once")]
    Busy,
    /// The password could not be hashed or a kept hash not read: wrong settings or a damaged row.
    #[error("password hash: {0}")]
    Hash(String),
    /// A code is wrong, was used, or is over.
    #[error("the code is wrong, was used, or is over")]
    Code,
    /// It is neither an e-mail address nor a phone number.
    #[error("this is neither an e-mail address nor a phone number")]
    Contact,
    /// It is known already.
    #[error("this address or number is known already")]
    ContactKnown,
    /// Too many addresses and numbers.
    #[error("an account has at most {max} addresses and numbers", max = crate::model::contact::CONTACTS_MAX)]
    ContactsMany,
    /// An app is in use already.
    #[error("an app is in use already; remove it first")]
    FactorPresent,
    /// The browser's passkey could not be used.
    #[error("the passkey could not be used: {0}")]
    Passkey(String),
    /// Too many passkeys.
    #[error("an account has at most {max} passkeys", max = crate::model::code::PASSKEYS_MAX)]
    PasskeysMany,
    /// What guards an account is changed only by somebody who proved just now who they are.
    #[error("prove again who you are, then go on")]
    NotFresh,
    /// A guardian has to consent first.
    #[error("a guardian has to consent first")]
    AwaitsConsent,
    /// No open invitation has this code.
    #[error("no open invitation has this code")]
    Invitation,
    /// Whoever wants to be a guardian did not say how old they are.
    #[error("say how old you are before you become a guardian")]
    GuardianAge,
    /// Whoever has a guardian cannot be one.
    #[error("somebody who has a guardian cannot be one")]
    GuardianGuarded,
    /// A minor cannot be a guardian.
    #[error("a minor cannot be a guardian")]
    GuardianMinor,
    /// Too many guardians or children.
    #[error("there are too many guardians or children")]
    GuardiansMany,
    /// A provider elsewhere cannot be reached.
    #[error("the provider cannot be reached")]
    OutsideAway,
    /// A provider elsewhere vouched for nobody.
    #[error("the provider vouched for nobody")]
    OutsideDenied,
    /// What a provider elsewhere said is not believed.
    #[error("what the provider said is not believed")]
    OutsideRefused,
    /// An account elsewhere is linked with somebody else.
    #[error("this account elsewhere is linked with another account here")]
    OutsideTaken,
    /// Too many accounts elsewhere.
    #[error("an account is linked with at most {max} accounts elsewhere", max = crate::ops::link_outside::OUTSIDE_ACCOUNTS_MAX)]
    OutsideMany,
    /// Nothing else would let its person in.
    #[error("this is the last way of signing in to this account")]
    LastWay,
    /// Two accounts may not become one.
    #[error(transparent)]
    Merge(#[from] MergeFault),
    /// A key is missing or an encrypted value damaged.
    #[error(transparent)]
    Secret(#[from] platform::SecretError),
    /// The actor may not do this, or there is nothing.
    #[error("nothing to see here")]
    NotFound,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl From<IdentityError> for Problem {
    fn from(error: IdentityError) -> Self {
        let (kind, code) = match &error {
            IdentityError::Database(_) | IdentityError::Hash(_) | IdentityError::Secret(_) => (ErrorKind::Unavailable, "identity.unavailable"),
            IdentityError::Busy => (ErrorKind::Unavailable, "identity.busy"),
            IdentityError::Name(_) => (ErrorKind::Invalid, "identity.name-invalid"),
            IdentityError::DisplayName(_) => (ErrorKind::Invalid, "identity.display-name-invalid"),
            IdentityError::Password(_) => (ErrorKind::Invalid, "identity.password-invalid"),
            IdentityError::Language(_) => (ErrorKind::Invalid, "identity.language-unknown"),
            IdentityError::StartingCodeOver(_) => (ErrorKind::Forbidden, "identity.starting-code-over"),
            IdentityError::WrongPassword => (ErrorKind::Invalid, "identity.wrong-password"),
            IdentityError::Code => (ErrorKind::Invalid, "identity.code-wrong"),
            IdentityError::Contact => (ErrorKind::Invalid, "identity.contact-invalid"),
            IdentityError::ContactKnown => (ErrorKind::Conflict, "identity.contact-known"),
            IdentityError::ContactsMany | IdentityError::PasskeysMany | IdentityError::GuardiansMany | IdentityError::OutsideMany => {
                (ErrorKind::Conflict, "identity.too-many")
            }
            IdentityError::FactorPresent => (ErrorKind::Conflict, "identity.factor-present"),
            IdentityError::OutsideAway => (ErrorKind::Unavailable, "identity.outside-away"),
            IdentityError::OutsideDenied => (ErrorKind::Invalid, "identity.outside-denied"),
            IdentityError::OutsideRefused => (ErrorKind::Invalid, "identity.outside-refused"),
            IdentityError::OutsideTaken => (ErrorKind::Conflict, "identity.outside-taken"),
            IdentityError::Merge(_) => (ErrorKind::Conflict, "identity.merge"),
            IdentityError::LastWay => (ErrorKind::Conflict, "identity.last-way"),
            IdentityError::Passkey(_) => (ErrorKind::Invalid, "identity.passkey"),
            IdentityError::NotFresh => (ErrorKind::Forbidden, "identity.not-fresh"),
            IdentityError::AwaitsConsent => (ErrorKind::Forbidden, "identity.awaits-consent"),
            IdentityError::Invitation => (ErrorKind::Invalid, "identity.invitation"),
            IdentityError::GuardianAge => (ErrorKind::Invalid, "identity.guardian-age"),
            IdentityError::GuardianGuarded => (ErrorKind::Forbidden, "identity.guardian-guarded"),
            IdentityError::GuardianMinor => (ErrorKind::Forbidden, "identity.guardian-minor"),
            IdentityError::NameTaken => (ErrorKind::Conflict, "identity.name-taken"),
            IdentityError::Wait(_) => (ErrorKind::TooMany, "identity.wait"),
            IdentityError::Suspended => (ErrorKind::Forbidden, "identity.suspended"),
            IdentityError::Unknown(_) | IdentityError::NotFound => (ErrorKind::NotFound, "identity.not-found"),
        };
        Self::new(kind, code, error.to_string())
    }
}
