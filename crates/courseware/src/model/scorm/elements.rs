//! The elements of the data models (SCORM 1.2 run-time environment §3.4; SCORM 2004 4th edition run-time environment §4.2). The same table checks what
//! is committed here and tells the script in the browser what it may say yes to.

use serde::Serialize;

use crate::model::structure::Standard;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "type")]
pub enum Kind {
    /// A text of so many characters at most.
    Text {
        /// Characters.
        most: usize,
    },
    /// One of these words.
    Word {
        /// The words.
        words: &'static [&'static str],
    },
    /// A decimal number in a range.
    Real {
        /// The least.
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<f64>,
        /// The most.
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<f64>,
        /// Whether nothing is a value too.
        blank: bool,
    },
    /// A whole number in a range.
    Whole {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// A number or one of these words.
    Result {
        /// The words.
        words: &'static [&'static str],
    },
    /// `HHHH:MM:SS.SS`.
    Timespan,
    /// `HH:MM:SS.SS`.
    Clock,
    /// `P1Y2M3DT4H5M6.78S`.
    Interval,
    /// A moment of ISO 8601.
    Moment,
    /// An identifier: of SCORM 1.2 letters and digits, of SCORM 2004 a URI.
    Identifier {
        /// Characters.
        most: usize,
        /// Whether it is one of SCORM 1.2.
        plain: bool,
    },
    /// A language tag, or nothing.
    Language,
    /// A request of navigation.
    Navigation,
}

/// Who may do what with an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// The content reads it.
    Read,
    /// The content sets it.
    Write,
    /// Both.
    Both,
}

/// An element. In its name `n` stands for a number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Element {
    /// The name.
    pub name: &'static str,
    /// What its value is.
    #[serde(flatten)]
    pub kind: Kind,
    /// Who may do what.
    pub access: Access,
    /// Its value before anybody set it; `None` where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial: Option<&'static str>,
}

use Access::{Both, Read, Write};

const fn element(name: &'static str, kind: Kind, access: Access, initial: Option<&'static str>) -> Element {
    Element { name, kind, access, initial }
}

/// A list of names that is read.
const fn list(name: &'static str, names: &'static str) -> Element {
    element(name, Kind::Text { most: 255 }, Read, Some(names))
}

const SCORE_12: Kind = Kind::Real { min: Some(0.0), max: Some(100.0), blank: true };
const ANY: Kind = Kind::Real { min: None, max: None, blank: false };
const SCALED: Kind = Kind::Real { min: Some(-1.0), max: Some(1.0), blank: false };
const SHARE: Kind = Kind::Real { min: Some(0.0), max: Some(1.0), blank: false };
const FROM_ZERO: Kind = Kind::Real { min: Some(0.0), max: None, blank: false };
const ID_12: Kind = Kind::Identifier { most: 255, plain: true };
const ID: Kind = Kind::Identifier { most: 4000, plain: false };
const COUNT: Kind = Kind::Whole { min: 0, max: 100_000 };
const STATUS_12: Kind = Kind::Word { words: &["passed", "completed", "failed", "incomplete", "browsed", "not attempted"] };
const COMPLETION: Kind = Kind::Word { words: &["completed", "incomplete", "not attempted", "unknown"] };
const SUCCESS: Kind = Kind::Word { words: &["passed", "failed", "unknown"] };
const VALID: Kind = Kind::Word { words: &["true", "false", "unknown"] };

/// SCORM 1.2.
pub const SCORM_12: &[Element] = &[
    list("cmi.core._children", "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time"),
    element("cmi.core.student_id", Kind::Text { most: 255 }, Read, Some("")),
    element("cmi.core.student_name", Kind::Text { most: 255 }, Read, Some("")),
    element("cmi.core.lesson_location", Kind::Text { most: 255 }, Both, Some("")),
    element("cmi.core.credit", Kind::Text { most: 255 }, Read, Some("credit")),
    // `not attempted` is what it is before anybody set it; the content may not go back to it.
    element("cmi.core.lesson_status", Kind::Word { words: &["passed", "completed", "failed", "incomplete", "browsed"] }, Both, Some("not attempted")),
    element("cmi.core.entry", Kind::Text { most: 255 }, Read, Some("ab-initio")),
    list("cmi.core.score._children", "raw,min,max"),
    element("cmi.core.score.raw", SCORE_12, Both, Some("")),
    element("cmi.core.score.max", SCORE_12, Both, Some("")),
    element("cmi.core.score.min", SCORE_12, Both, Some("")),
    element("cmi.core.total_time", Kind::Timespan, Read, Some("0000:00:00.00")),
    element("cmi.core.lesson_mode", Kind::Text { most: 255 }, Read, Some("normal")),
    element("cmi.core.exit", Kind::Word { words: &["time-out", "suspend", "logout", ""] }, Write, None),
    element("cmi.core.session_time", Kind::Timespan, Write, None),
    element("cmi.suspend_data", Kind::Text { most: 4096 }, Both, Some("")),
    element("cmi.launch_data", Kind::Text { most: 4096 }, Read, Some("")),
    element("cmi.comments", Kind::Text { most: 4096 }, Both, Some("")),
    element("cmi.comments_from_lms", Kind::Text { most: 4096 }, Read, Some("")),
    list("cmi.objectives._children", "id,score,status"),
    element("cmi.objectives._count", COUNT, Read, Some("0")),
    element("cmi.objectives.n.id", ID_12, Both, Some("")),
    list("cmi.objectives.n.score._children", "raw,min,max"),
    element("cmi.objectives.n.score.raw", SCORE_12, Both, Some("")),
    element("cmi.objectives.n.score.max", SCORE_12, Both, Some("")),
    element("cmi.objectives.n.score.min", SCORE_12, Both, Some("")),
    element("cmi.objectives.n.status", STATUS_12, Both, Some("not attempted")),
    list("cmi.student_data._children", "mastery_score,max_time_allowed,time_limit_action"),
    element("cmi.student_data.mastery_score", Kind::Text { most: 255 }, Read, Some("")),
    element("cmi.student_data.max_time_allowed", Kind::Text { most: 255 }, Read, Some("")),
    element("cmi.student_data.time_limit_action", Kind::Text { most: 255 }, Read, Some("")),
    list("cmi.student_preference._children", "audio,language,speed,text"),
    element("cmi.student_preference.audio", Kind::Whole { min: -1, max: 100 }, Both, Some("0")),
    element("cmi.student_preference.language", Kind::Text { most: 255 }, Both, Some("")),
    element("cmi.student_preference.speed", Kind::Whole { min: -100, max: 100 }, Both, Some("0")),
    element("cmi.student_preference.text", Kind::Whole { min: -1, max: 1 }, Both, Some("0")),
    list("cmi.interactions._children", "id,objectives,time,type,correct_responses,weighting,student_response,result,latency"),
    element("cmi.interactions._count", COUNT, Read, Some("0")),
    element("cmi.interactions.n.id", ID_12, Write, None),
    element("cmi.interactions.n.objectives._count", COUNT, Read, Some("0")),
    element("cmi.interactions.n.objectives.n.id", ID_12, Write, None),
    element("cmi.interactions.n.time", Kind::Clock, Write, None),
    element(
        "cmi.interactions.n.type",
        Kind::Word { words: &["true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"] },
        Write,
        None,
    ),
    element("cmi.interactions.n.correct_responses._count", COUNT, Read, Some("0")),
    element("cmi.interactions.n.correct_responses.n.pattern", Kind::Text { most: 255 }, Write, None),
    element("cmi.interactions.n.weighting", ANY, Write, None),
    element("cmi.interactions.n.student_response", Kind::Text { most: 255 }, Write, None),
    element("cmi.interactions.n.result", Kind::Result { words: &["correct", "wrong", "unanticipated", "neutral"] }, Write, None),
    element("cmi.interactions.n.latency", Kind::Timespan, Write, None),
];

/// SCORM 2004.
pub const SCORM_2004: &[Element] = &[
    element("cmi._version", Kind::Text { most: 10 }, Read, Some("1.0")),
    list("cmi.comments_from_learner._children", "comment,location,timestamp"),
    element("cmi.comments_from_learner._count", COUNT, Read, Some("0")),
    element("cmi.comments_from_learner.n.comment", Kind::Text { most: 4000 }, Both, None),
    element("cmi.comments_from_learner.n.location", Kind::Text { most: 250 }, Both, None),
    element("cmi.comments_from_learner.n.timestamp", Kind::Moment, Both, None),
    list("cmi.comments_from_lms._children", "comment,location,timestamp"),
    element("cmi.comments_from_lms._count", COUNT, Read, Some("0")),
    element("cmi.completion_status", COMPLETION, Both, Some("unknown")),
    element("cmi.completion_threshold", SHARE, Read, None),
    element("cmi.credit", Kind::Text { most: 20 }, Read, Some("credit")),
    element("cmi.entry", Kind::Text { most: 20 }, Read, Some("ab-initio")),
    element("cmi.exit", Kind::Word { words: &["time-out", "suspend", "logout", "normal", ""] }, Write, None),
    list("cmi.interactions._children", "id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description"),
    element("cmi.interactions._count", COUNT, Read, Some("0")),
    element("cmi.interactions.n.id", ID, Both, None),
    element(
        "cmi.interactions.n.type",
        Kind::Word { words: &["true-false", "choice", "fill-in", "long-fill-in", "likert", "matching", "performance", "sequencing", "numeric", "other"] },
        Both,
        None,
    ),
    element("cmi.interactions.n.objectives._count", COUNT, Read, Some("0")),
    element("cmi.interactions.n.objectives.n.id", ID, Both, None),
    element("cmi.interactions.n.timestamp", Kind::Moment, Both, None),
    element("cmi.interactions.n.correct_responses._count", COUNT, Read, Some("0")),
    element("cmi.interactions.n.correct_responses.n.pattern", Kind::Text { most: 4000 }, Both, None),
    element("cmi.interactions.n.weighting", ANY, Both, None),
    element("cmi.interactions.n.learner_response", Kind::Text { most: 4000 }, Both, None),
    element("cmi.interactions.n.result", Kind::Result { words: &["correct", "incorrect", "unanticipated", "neutral"] }, Both, None),
    element("cmi.interactions.n.latency", Kind::Interval, Both, None),
    element("cmi.interactions.n.description", Kind::Text { most: 250 }, Both, None),
    element("cmi.launch_data", Kind::Text { most: 4000 }, Read, None),
    element("cmi.learner_id", Kind::Text { most: 4000 }, Read, Some("")),
    element("cmi.learner_name", Kind::Text { most: 250 }, Read, Some("")),
    list("cmi.learner_preference._children", "audio_level,language,delivery_speed,audio_captioning"),
    element("cmi.learner_preference.audio_level", FROM_ZERO, Both, Some("1")),
    element("cmi.learner_preference.language", Kind::Language, Both, Some("")),
    element("cmi.learner_preference.delivery_speed", FROM_ZERO, Both, Some("1")),
    element("cmi.learner_preference.audio_captioning", Kind::Word { words: &["-1", "0", "1"] }, Both, Some("0")),
    element("cmi.location", Kind::Text { most: 1000 }, Both, None),
    element("cmi.max_time_allowed", Kind::Interval, Read, None),
    element("cmi.mode", Kind::Text { most: 20 }, Read, Some("normal")),
    list("cmi.objectives._children", "id,score,success_status,completion_status,progress_measure,description"),
    element("cmi.objectives._count", COUNT, Read, Some("0")),
    element("cmi.objectives.n.id", ID, Both, None),
    list("cmi.objectives.n.score._children", "scaled,raw,min,max"),
    element("cmi.objectives.n.score.scaled", SCALED, Both, None),
    element("cmi.objectives.n.score.raw", ANY, Both, None),
    element("cmi.objectives.n.score.min", ANY, Both, None),
    element("cmi.objectives.n.score.max", ANY, Both, None),
    element("cmi.objectives.n.success_status", SUCCESS, Both, Some("unknown")),
    element("cmi.objectives.n.completion_status", COMPLETION, Both, Some("unknown")),
    element("cmi.objectives.n.progress_measure", SHARE, Both, None),
    element("cmi.objectives.n.description", Kind::Text { most: 250 }, Both, None),
    element("cmi.progress_measure", SHARE, Both, None),
    element("cmi.scaled_passing_score", SCALED, Read, None),
    list("cmi.score._children", "scaled,raw,min,max"),
    element("cmi.score.scaled", SCALED, Both, None),
    element("cmi.score.raw", ANY, Both, None),
    element("cmi.score.min", ANY, Both, None),
    element("cmi.score.max", ANY, Both, None),
    element("cmi.session_time", Kind::Interval, Write, None),
    element("cmi.success_status", SUCCESS, Both, Some("unknown")),
    element("cmi.suspend_data", Kind::Text { most: 64_000 }, Both, None),
    element("cmi.time_limit_action", Kind::Text { most: 30 }, Read, Some("continue,no message")),
    element("cmi.total_time", Kind::Interval, Read, Some("PT0S")),
    element("adl.nav.request", Kind::Navigation, Both, Some("_none_")),
    element("adl.nav.request_valid.continue", VALID, Read, Some("unknown")),
    element("adl.nav.request_valid.previous", VALID, Read, Some("unknown")),
];

/// The elements of a standard; none for cmi5, which has no such data model.
#[must_use]
pub const fn of(standard: Standard) -> &'static [Element] {
    match standard {
        Standard::Cmi5 => &[],
        Standard::Scorm12 => SCORM_12,
        Standard::Scorm2004 => SCORM_2004,
    }
}

/// The element that a name means, with the numbers in the name; `None` where the data model has none.
#[must_use]
pub fn find(standard: Standard, name: &str) -> Option<(&'static Element, Vec<usize>)> {
    let mut numbers = Vec::new();
    let mut general = String::with_capacity(name.len());
    for (position, part) in name.split('.').enumerate() {
        if position > 0 {
            general.push('.');
        }
        if !part.is_empty() && part.len() <= 6 && part.bytes().all(|byte| byte.is_ascii_digit()) {
            numbers.push(part.parse().ok()?);
            general.push('n');
        } else if part == "n" {
            return None; // the placeholder of the table is no number
        } else {
            general.push_str(part);
        }
    }
    of(standard).iter().find(|element| element.name == general).map(|element| (element, numbers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_with_their_numbers() {
        assert_eq!(find(Standard::Scorm12, "cmi.core.lesson_status").map(|(element, numbers)| (element.access, numbers)), Some((Both, vec![])));
        let (element, numbers) = find(Standard::Scorm2004, "cmi.interactions.3.correct_responses.0.pattern").unwrap();
        assert_eq!((element.name, numbers), ("cmi.interactions.n.correct_responses.n.pattern", vec![3, 0]));
        for wrong in
            ["cmi", "cmi.core", "cmi.interactions.n.id", "cmi.interactions.-1.id", "cmi.interactions.1234567.id", "cmi.core.0", "", "cmi.core.lesson_status.x"]
        {
            assert!(find(Standard::Scorm12, wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn names_stand_once_and_lists_name_what_there_is() {
        for standard in [Standard::Scorm12, Standard::Scorm2004] {
            let mut names: Vec<&str> = of(standard).iter().map(|element| element.name).collect();
            let before = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), before);
            for element in of(standard).iter().filter(|element| element.name.ends_with("._children")) {
                let parent = element.name.trim_end_matches("_children");
                if parent == "cmi.comments_from_lms." {
                    continue; // nobody comments here, so there is nothing below
                }
                for child in element.initial.unwrap().split(',') {
                    let below = |name: &&str| {
                        name.strip_prefix(parent).is_some_and(|rest| {
                            rest == child
                                || rest.strip_prefix("n.").unwrap_or(rest) == child
                                || rest.strip_prefix("n.").unwrap_or(rest).starts_with(&format!("{child}."))
                                || rest.starts_with(&format!("{child}."))
                        })
                    };
                    assert!(names.iter().any(below), "{} names {child}", element.name);
                }
            }
        }
    }
}
