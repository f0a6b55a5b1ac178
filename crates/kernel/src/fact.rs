//! Facts: what became true, in the shape of an xAPI statement.

use serde::{Deserialize, Serialize};

use crate::{Id, Time};

/// What a person did. The IRIs behind these words stand in the profile of the `records` room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verb {
    /// Opened a section or another thing to read.
    Read,
    /// Answered an item.
    Answered,
    /// Finished a practice session, a section or a course.
    Completed,
    /// Opened an account.
    Registered,
    /// Turned a guest's person, or a second account, into another: everything kept about `actor` now belongs to the object.
    Merged,
    /// Asked to be forgotten: every room erases what it keeps about the actor.
    Erased,
    /// Told that something is wrong with a thing.
    Reported,
}

/// What kind of thing a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ObjectKind {
    /// A published resource: textbook, course, question set.
    Resource,
    /// A section of a resource.
    Section,
    /// An item.
    Item,
    /// A practice session.
    Attempt,
    /// A person.
    Person,
}

/// The thing a fact is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    /// What kind of thing.
    pub kind: ObjectKind,
    /// Which one.
    pub id: Id,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Whether it was right.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub success: Option<bool>,
    /// Whether it is finished.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub completion: Option<bool>,
    /// Score from 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub scaled: Option<f64>,
    /// What was answered, as text.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub response: Option<String>,
    /// Time spent, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub duration_ms: Option<u64>,
}

/// Where it happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// The resource around the object.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub resource: Option<Id>,
    /// The section around the object.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub section: Option<Id>,
    /// The concepts the object is about.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub concepts: Vec<Id>,
    /// The session it belongs to.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub registration: Option<Id>,
}

/// One fact: who, what, about which thing, with which outcome, where, when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The statement id; a fact handed in twice counts once.
    pub id: Id,
    /// The person.
    pub actor: Id,
    /// What they did.
    pub verb: Verb,
    /// To what.
    pub object: Object,
    /// What came of it.
    #[serde(default)]
    pub outcome: Outcome,
    /// Where.
    #[serde(default)]
    pub context: Context,
    /// When it happened.
    pub at: Time,
}
