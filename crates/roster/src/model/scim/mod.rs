//! SCIM 2.0 (RFC 7643, RFC 7644): filters, paths, patches, and the shape of users and groups.

pub mod bulk;
pub mod filter;
pub mod patch;
pub mod schema;
pub mod search;
pub mod value;

/// Why something cannot be used: the words of RFC 7644, section 3.12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScimFault {
    /// The filter cannot be read.
    #[error("the filter cannot be read; RFC 7644, section 3.4.2.2 has its grammar")]
    Filter,
    /// The path cannot be read.
    #[error("the path of an operation cannot be read; RFC 7644, section 3.5.2 has its grammar")]
    Path,
    /// The path leads to nothing.
    #[error("the path of an operation leads to nothing")]
    NoTarget,
    /// The attribute cannot be changed.
    #[error("an attribute that only the platform sets cannot be changed")]
    Mutability,
    /// The body is not what is asked for.
    #[error("the body is not the JSON that is asked for")]
    Syntax,
    /// A value cannot be used.
    #[error("a value is missing, or cannot be used")]
    Value,
    /// The password cannot be used.
    #[error("the password is shorter than 15 characters, longer than 128, easily guessed, or stands in lists of stolen ones")]
    Password,
    /// Too much at once.
    #[error("this is more than is done at once")]
    TooMany,
}

impl ScimFault {
    /// The `scimType`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Filter => "invalidFilter",
            Self::Path => "invalidPath",
            Self::NoTarget => "noTarget",
            Self::Mutability => "mutability",
            Self::Syntax => "invalidSyntax",
            Self::Value | Self::Password => "invalidValue",
            Self::TooMany => "tooMany",
        }
    }
}
