//! The rules of statements: each has a stable code, and a sentence in English for programs. Pages say it in the language of the reader
//! (`pages::breach`, which does not compile without words for every one of them).

use std::fmt;

use uuid::Uuid;

use super::prepared::BATCH_MAX;
use super::signature::Flaw;
use super::statement::INTERACTIONS;
use super::unreadable::Unreadable;
use super::value::MomentFault;

/// The codes, as `docs/reference/xapi.md` lists them.
pub const RULES: [&str; 33] = [
    "json",
    "size",
    "type",
    "required",
    "unknown-property",
    "uuid",
    "iri",
    "language-tag",
    "timestamp",
    "duration",
    "media-type",
    "version",
    "object-type",
    "inverse-functional-identifier",
    "mbox",
    "mbox-sha1sum",
    "group-member",
    "authority",
    "voiding-object",
    "sub-statement",
    "interaction-type",
    "interaction-components",
    "score-scaled",
    "score-range",
    "context-of-activity",
    "relevant-types",
    "extension-iri",
    "attachment-length",
    "attachment-sha2",
    "signature",
    "id-of-address",
    "id-twice",
    "batch-size",
];

/// The kinds of values that JSON has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// A text.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}

/// How a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Breach {
    /// What came is no JSON.
    Json(Box<Unreadable>),
    /// More bytes than are checked at once.
    Size(usize),
    /// A value of another kind than it must be.
    Type {
        /// What it must be.
        wanted: Shape,
        /// What it is.
        found: Shape,
    },
    /// A PUT that brings something else than one statement.
    NotOne(Shape),
    /// A property that must be there is missing.
    Required(&'static str),
    /// A property that the standard does not have there.
    UnknownProperty,
    /// No UUID.
    Uuid,
    /// No IRI.
    Iri,
    /// The name of an extension is no IRI.
    ExtensionName,
    /// No language tag.
    LanguageTag,
    /// No moment.
    Moment(MomentFault),
    /// No length of time.
    Duration,
    /// No media type.
    MediaType,
    /// A version that is not spoken in this request.
    Version,
    /// An `objectType` that is none of these.
    ObjectType(&'static [&'static str]),
    /// An actor that is neither an agent nor a group.
    ActorType,
    /// A group that does not say that it is one.
    GroupType,
    /// A reference to a statement that does not say that it is one.
    ReferenceType,
    /// Nothing identifies an agent or a group.
    NoIdentifier,
    /// More than one thing identifies it.
    ManyIdentifiers,
    /// No mail address.
    Mbox,
    /// No SHA-1 of a mail address.
    MboxSha1,
    /// A group without identifier and without members.
    NoMember,
    /// A group as authority that is not a program and a person.
    Authority,
    /// What is voided is not named by a reference.
    VoidingObject,
    /// A sub-statement has what only statements have.
    SubStatementOwn,
    /// A sub-statement in a sub-statement.
    SubStatementNested,
    /// An interaction of no known type.
    InteractionType,
    /// Answers or their parts without a type of interaction.
    InteractionUntold,
    /// Two parts with one id.
    PartsAlike,
    /// A scaled score outside -1 to 1.
    ScoreScaled,
    /// A lowest score that is not below the highest.
    ScoreMin,
    /// A score outside its bounds.
    ScoreRaw,
    /// Something that goes with activities only.
    ContextOfActivity,
    /// An empty list of types.
    RelevantTypes,
    /// No number of bytes.
    AttachmentLength,
    /// No SHA-2.
    AttachmentSha2,
    /// A signature that is none, or signs something else.
    Signature(Flaw),
    /// Another id than the address names.
    IdOfAddress,
    /// One id twice in a request.
    IdTwice(Uuid),
    /// More statements than a request may hold.
    BatchSize,
}

impl Breach {
    /// The stable code of the rule: one of [`RULES`].
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::Json(_) => "json",
            Self::Size(_) => "size",
            Self::Type { .. } | Self::NotOne(_) => "type",
            Self::Required(_) => "required",
            Self::UnknownProperty => "unknown-property",
            Self::Uuid => "uuid",
            Self::Iri => "iri",
            Self::ExtensionName => "extension-iri",
            Self::LanguageTag => "language-tag",
            Self::Moment(_) => "timestamp",
            Self::Duration => "duration",
            Self::MediaType => "media-type",
            Self::Version => "version",
            Self::ObjectType(_) | Self::ActorType | Self::GroupType | Self::ReferenceType => "object-type",
            Self::NoIdentifier | Self::ManyIdentifiers => "inverse-functional-identifier",
            Self::Mbox => "mbox",
            Self::MboxSha1 => "mbox-sha1sum",
            Self::NoMember => "group-member",
            Self::Authority => "authority",
            Self::VoidingObject => "voiding-object",
            Self::SubStatementOwn | Self::SubStatementNested => "sub-statement",
            Self::InteractionType | Self::InteractionUntold => "interaction-type",
            Self::PartsAlike => "interaction-components",
            Self::ScoreScaled => "score-scaled",
            Self::ScoreMin | Self::ScoreRaw => "score-range",
            Self::ContextOfActivity => "context-of-activity",
            Self::RelevantTypes => "relevant-types",
            Self::AttachmentLength => "attachment-length",
            Self::AttachmentSha2 => "attachment-sha2",
            Self::Signature(_) => "signature",
            Self::IdOfAddress => "id-of-address",
            Self::IdTwice(_) => "id-twice",
            Self::BatchSize => "batch-size",
        }
    }
}

/// What is wrong and what would be right, in English, for programs.
impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = match self {
            Self::Json(reason) => return write!(f, "this is no JSON: {reason}"),
            Self::Size(bytes) => return write!(f, "at most {bytes} bytes are checked"),
            Self::Type { wanted: Shape::Boolean, found } => return write!(f, "must be true or false, not {found}"),
            Self::Type { wanted, found } => return write!(f, "must be {wanted}, not {found}"),
            Self::NotOne(found) => return write!(f, "a PUT brings one statement, not {found}"),
            Self::Required(name) => return write!(f, "the property '{name}' is missing"),
            Self::Moment(fault) => return write!(f, "{fault}"),
            Self::ObjectType(allowed) => return write!(f, "must be {}", either(allowed)),
            Self::InteractionType => return write!(f, "must be one of: {}", INTERACTIONS.join(", ")),
            Self::Signature(flaw) => return write!(f, "{flaw}"),
            Self::IdTwice(id) => return write!(f, "the id {id} stands twice in one request"),
            Self::BatchSize => return write!(f, "at most {BATCH_MAX} statements come at once"),
            Self::UnknownProperty => "the standard has no such property here; what is your own belongs into extensions",
            Self::Uuid => "must be a UUID in its standard form of 36 characters (RFC 4122)",
            Self::Iri => "must be an IRI with a scheme, such as https://example.org/x (RFC 3987)",
            Self::ExtensionName => "the name of an extension must be an IRI with a scheme (RFC 3987)",
            Self::LanguageTag => "must be a language tag, such as zh-Hans or en-US (RFC 5646)",
            Self::Duration => "must be a length of time such as PT1H30M or PT2.5S (ISO 8601, 4.4.3.2)",
            Self::MediaType => "must be a media type such as text/plain (RFC 2046)",
            Self::Version => "must be 1.0.x, or 2.0.x in a request of version 2.0",
            Self::ActorType => "must be Agent or Group (exactly so)",
            Self::GroupType => "a group must have objectType Group",
            Self::ReferenceType => "a reference to a statement must have objectType StatementRef",
            Self::NoIdentifier => "one of mbox, mbox_sha1sum, openid and account must identify it",
            Self::ManyIdentifiers => "only one of mbox, mbox_sha1sum, openid and account may identify it",
            Self::Mbox => "must be mailto: and one mail address",
            Self::MboxSha1 => "must be the SHA-1 of the mailto: IRI, 40 hexadecimal digits",
            Self::NoMember => "a group that nothing identifies must name its members in 'member'",
            Self::Authority => "a group as authority is nothing but two agents: the program and the person it acts for (OAuth)",
            Self::VoidingObject => "what is voided must be named by a StatementRef",
            Self::SubStatementOwn => "a sub-statement has no id, stored, version or authority",
            Self::SubStatementNested => "a sub-statement holds no sub-statement",
            Self::InteractionUntold => "where answers or their parts are described, interactionType must say of which kind",
            Self::PartsAlike => "the ids of the parts must differ from each other",
            Self::ScoreScaled => "must lie between -1 and 1",
            Self::ScoreMin => "min must be less than max",
            Self::ScoreRaw => "raw must lie between min and max",
            Self::ContextOfActivity => "may only stand where the object is an Activity",
            Self::RelevantTypes => "must name at least one type, or be left out",
            Self::AttachmentLength => "must be the number of bytes, a whole number",
            Self::AttachmentSha2 => "must be the SHA-2 of the bytes in hexadecimal digits",
            Self::IdOfAddress => "must be the statementId of the address",
        };
        f.write_str(said)
    }
}

/// `a, b or c`.
fn either(allowed: &[&str]) -> String {
    match allowed.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => allowed.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_lists_every_rule() {
        let reference = include_str!("../../../../../docs/reference/xapi.md");
        for rule in RULES {
            assert!(reference.contains(&format!("`{rule}`")), "{rule}");
        }
    }

    #[test]
    fn sentences_for_programs_stay() {
        for (breach, sentence) in [
            (Breach::Type { wanted: Shape::Object, found: Shape::String }, "must be an object, not a string"),
            (Breach::Type { wanted: Shape::Boolean, found: Shape::Null }, "must be true or false, not null"),
            (Breach::ObjectType(&["Agent"]), "must be Agent"),
            (Breach::ObjectType(&["Activity", "Agent", "StatementRef"]), "must be Activity, Agent or StatementRef"),
            (Breach::Required("id"), "the property 'id' is missing"),
        ] {
            assert_eq!(breach.to_string(), sentence);
        }
    }
}
