//! What can go wrong with organisations and roles.

use kernel::{ErrorKind, Permission, Problem, Role};
use platform::DatabaseError;

use crate::model::decision::Reason;

/// A failure of this room.
#[derive(Debug, thiserror::Error)]
pub enum OrganizationError {
    /// There is no such organisation, person or role.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// Somebody may not do this there.
    #[error("the permission {0} is missing here: {1:?}")]
    Denied(Permission, Reason),
    /// Somebody may not give this role there.
    #[error("the role {0} cannot be given here by this person")]
    MayNotGive(Role),
    /// Somebody's account is not theirs to place who give the role: the person is asked first.
    #[error("the account was not made here: offer the role, and it holds once the person accepts")]
    OfferFirst,
    /// Too many offers of an organisation wait for an answer.
    #[error("at most {max} offers of an organisation wait for an answer; take some back", max = crate::ops::offer_role::OFFERS_MAX)]
    OffersMany,
    /// Nobody gives themselves a role.
    #[error("nobody gives themselves a role")]
    Oneself,
    /// Somebody must operate the platform.
    #[error("nobody else operates the platform; give the role to somebody first")]
    LastOperator,
    /// A role would end before it began.
    #[error("'{0}' is over already")]
    Over(String),
    /// Two roles that one person may not hold.
    #[error("one person cannot be {0} and {1}: who reads the audit log administers nothing")]
    Apart(Role, Role),
    /// The name cannot be used.
    #[error("the name cannot be used: it is empty, longer than {max} characters, or holds characters that cannot be seen", max = crate::model::name::NAME_LENGTH_MAX)]
    Name,
    /// The code cannot be used.
    #[error("the code cannot be used: it holds letters, digits and -_.: only, at most {max}", max = crate::model::name::CODE_LENGTH_MAX)]
    Code,
    /// Another organisation has this code.
    #[error("another organisation has this code")]
    CodeTaken,
    /// The kind does not go below that one.
    #[error("an organisation of this kind does not go there")]
    Place,
    /// It has something below it or people in it.
    #[error("it still has organisations below it")]
    NotEmpty,
    /// A moment is not a date.
    #[error("'{0}' is not a date")]
    Date(String),
    /// A registry file cannot be read.
    #[error("{0}")]
    Registry(String),
    /// The token of the first run is wrong, or there is an operator already.
    #[error("the token is not the one on the console, or the platform has an operator already")]
    FirstRun,
    /// A reason is missing.
    #[error("say in a few words why")]
    Reason,
    /// The identity room says no.
    #[error(transparent)]
    Identity(#[from] identity::IdentityError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl From<OrganizationError> for Problem {
    fn from(error: OrganizationError) -> Self {
        let (kind, code) = match error {
            OrganizationError::Identity(error) => return error.into(),
            OrganizationError::Database(_) => (ErrorKind::Unavailable, "organization.unavailable"),
            OrganizationError::NotFound(_) => (ErrorKind::NotFound, "not-found"),
            OrganizationError::Denied(_, Reason::SecondFactor(..)) => (ErrorKind::Forbidden, "second-factor-needed"),
            OrganizationError::Denied(..) => (ErrorKind::Forbidden, "forbidden"),
            OrganizationError::MayNotGive(_) => (ErrorKind::Forbidden, "organization.may-not-give"),
            OrganizationError::OfferFirst => (ErrorKind::Conflict, "organization.offer-first"),
            OrganizationError::OffersMany => (ErrorKind::Conflict, "organization.offers-many"),
            OrganizationError::Oneself => (ErrorKind::Forbidden, "organization.oneself"),
            OrganizationError::LastOperator => (ErrorKind::Conflict, "organization.last-operator"),
            OrganizationError::Over(_) => (ErrorKind::Invalid, "organization.date-over"),
            OrganizationError::FirstRun => (ErrorKind::Forbidden, "organization.first-run"),
            OrganizationError::Apart(..) => (ErrorKind::Conflict, "organization.duties-apart"),
            OrganizationError::CodeTaken => (ErrorKind::Conflict, "organization.code-taken"),
            OrganizationError::NotEmpty => (ErrorKind::Conflict, "organization.not-empty"),
            OrganizationError::Name => (ErrorKind::Invalid, "organization.name-invalid"),
            OrganizationError::Code => (ErrorKind::Invalid, "organization.code-invalid"),
            OrganizationError::Place => (ErrorKind::Invalid, "organization.place-invalid"),
            OrganizationError::Reason => (ErrorKind::Invalid, "organization.reason-missing"),
            OrganizationError::Date(_) => (ErrorKind::Invalid, "organization.date-invalid"),
            OrganizationError::Registry(_) => (ErrorKind::Invalid, "organization.registry"),
        };
        Self::new(kind, code, error.to_string())
    }
}
