//! The rules of cmi5 (Quartz) for the platform: what it hands to a unit, what it says itself, and what a unit may say.

pub mod judge;
pub mod launch;
pub mod preferences;
pub mod satisfaction;
pub mod statements;

/// The category of statements that cmi5 defines.
pub const CATEGORY: &str = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
/// The category of statements by which one may move on.
pub const MOVE_ON: &str = "https://w3id.org/xapi/cmi5/context/categories/moveon";
/// Where extensions of contexts begin.
pub const EXTENSION: &str = "https://w3id.org/xapi/cmi5/context/extensions/";
/// The extension with the session.
pub const SESSION: &str = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
/// The extension with the score from which on one passes.
pub const MASTERY: &str = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
/// The extension with the reason of a waiver.
pub const REASON: &str = "https://w3id.org/xapi/cmi5/result/extensions/reason";
/// The kind of a block.
pub const BLOCK: &str = "https://w3id.org/xapi/cmi5/activitytype/block";
/// The kind of a course.
pub const COURSE: &str = "https://w3id.org/xapi/cmi5/activitytype/course";
/// The name of the document with what a unit is launched with.
pub const LAUNCH_DATA: &str = "LMS.LaunchData";
/// The name of the document with what somebody prefers.
pub const PREFERENCES: &str = "cmi5LearnerPreferences";

/// Verbs that cmi5 defines: IRI, name, and whether the platform says it rather than a unit.
pub const VERBS: [(&str, &str, bool); 9] = [
    ("http://adlnet.gov/expapi/verbs/launched", "launched", true),
    ("http://adlnet.gov/expapi/verbs/initialized", "initialized", false),
    ("http://adlnet.gov/expapi/verbs/completed", "completed", false),
    ("http://adlnet.gov/expapi/verbs/passed", "passed", false),
    ("http://adlnet.gov/expapi/verbs/failed", "failed", false),
    ("https://w3id.org/xapi/adl/verbs/abandoned", "abandoned", true),
    ("https://w3id.org/xapi/adl/verbs/waived", "waived", true),
    ("http://adlnet.gov/expapi/verbs/terminated", "terminated", false),
    ("https://w3id.org/xapi/adl/verbs/satisfied", "satisfied", true),
];
