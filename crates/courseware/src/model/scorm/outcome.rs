//! What a piece of SCORM says of its learner: done or not, passed or not, the score, the time; and the rules by which the platform adds to that.

use super::memory::Memory;
use super::values;
use crate::model::structure::{Standard, Unit};

/// What the values say.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Outcome {
    /// Whether it is completed.
    pub completed: bool,
    /// Whether it is passed; `None` where nothing says.
    pub passed: Option<bool>,
    /// The score from -1 to 1.
    pub scaled: Option<f64>,
    /// The score as it was given.
    pub raw: Option<f64>,
    /// The least possible.
    pub min: Option<f64>,
    /// The most possible.
    pub max: Option<f64>,
}

/// How a try ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It goes on.
    GoesOn,
    /// The learner will come back to it.
    Suspended,
    /// It is over.
    Over,
}

/// How the piece says that this try ends; asked when it finishes.
#[must_use]
pub fn end(standard: Standard, memory: &Memory) -> End {
    let exit = memory.get(if standard == Standard::Scorm12 { "cmi.core.exit" } else { "cmi.exit" }).unwrap_or("");
    let suspends_all = memory.get("adl.nav.request") == Some("suspendAll");
    if exit == "suspend" || suspends_all { End::Suspended } else { End::Over }
}

/// The time of this try, in hundredths of a second.
#[must_use]
pub fn session_time(standard: Standard, memory: &Memory) -> u64 {
    match standard {
        Standard::Scorm12 => memory.get("cmi.core.session_time").and_then(values::timespan),
        _ => memory.get("cmi.session_time").and_then(values::interval),
    }
    .unwrap_or(0)
}

/// What the values add up to. `end` says whether the piece finished: some rules apply only then.
#[must_use]
pub fn outcome(standard: Standard, unit: &Unit, memory: &Memory, end: End) -> Outcome {
    match standard {
        Standard::Scorm12 => of_12(unit, memory, end),
        _ => of_2004(unit, memory, end),
    }
}

/// SCORM 1.2 (§3.4.4): where the manifest has a mastery score and the piece a score, the comparison decides when the piece finishes; where the piece
/// says nothing of its status, it is completed by finishing.
fn of_12(unit: &Unit, memory: &Memory, end: End) -> Outcome {
    let number = |name: &str| memory.get(name).and_then(values::real);
    let (raw, min, max) = (number("cmi.core.score.raw"), number("cmi.core.score.min"), number("cmi.core.score.max"));
    let said = memory.get("cmi.core.lesson_status").unwrap_or("");
    let finished = end == End::Over;
    let by_mastery = match (unit.mastery_score(), raw) {
        (Some(mastery), Some(raw)) if finished => Some(raw >= mastery),
        _ => None,
    };
    let passed = by_mastery.or(match said {
        "passed" => Some(true),
        "failed" => Some(false),
        _ => None,
    });
    let completed = matches!(said, "passed" | "completed" | "failed") || by_mastery.is_some() || (finished && said.is_empty());
    Outcome { completed, passed, scaled: raw.map(|raw| scaled(raw, min, max)), raw, min, max }
}

/// A share of the way from the least to the most; 0 to 100 where they are not said.
fn scaled(raw: f64, min: Option<f64>, max: Option<f64>) -> f64 {
    let (min, max) = (min.unwrap_or(0.0), max.filter(|max| *max > min.unwrap_or(0.0)).unwrap_or(100.0));
    if max > min { ((raw - min) / (max - min)).clamp(0.0, 1.0) } else { 0.0 }
}

/// SCORM 2004 (§4.2.4, §4.2.21): thresholds decide where there are any and the piece gave the measure; a piece that says nothing of its completion is
/// completed by finishing, unless it was to say so itself.
fn of_2004(unit: &Unit, memory: &Memory, end: End) -> Outcome {
    let number = |name: &str| memory.get(name).and_then(values::real);
    let scorm = unit.scorm.clone().unwrap_or_default();
    let said = memory.get("cmi.completion_status").unwrap_or("unknown");
    let threshold = values::real(&scorm.completion_threshold);
    let completed = match (threshold, number("cmi.progress_measure")) {
        (Some(threshold), Some(measure)) => measure >= threshold,
        (Some(_), None) => false,
        (None, _) => said == "completed" || (said == "unknown" && end == End::Over && !scorm.completion_set_by_content),
    };
    let scaled = number("cmi.score.scaled");
    let said = match memory.get("cmi.success_status") {
        Some("passed") => Some(true),
        Some("failed") => Some(false),
        _ => None,
    };
    let passed = match (unit.mastery_score(), scaled) {
        (Some(mastery), Some(scaled)) => Some(scaled >= mastery),
        (Some(_), None) => None,
        (None, _) => said,
    };
    Outcome { completed, passed, scaled, raw: number("cmi.score.raw"), min: number("cmi.score.min"), max: number("cmi.score.max") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::structure::ContentObject;

    fn memory(standard: Standard, values: &[(&str, &str)]) -> Memory {
        let mut memory = Memory::default();
        for (name, value) in values {
            assert_eq!(memory.set(standard, name, value), Ok(()), "{name}");
        }
        memory
    }

    fn unit(mastery: Option<&str>) -> Unit {
        Unit { mastery: mastery.map(str::to_owned), scorm: Some(ContentObject { is_sco: true, ..ContentObject::default() }), ..Unit::default() }
    }

    #[test]
    fn a_mastery_score_decides_when_a_piece_of_12_finishes() {
        let s = Standard::Scorm12;
        let of = |values: &[(&str, &str)], mastery, end| {
            let found = outcome(s, &unit(mastery), &memory(s, values), end);
            (found.completed, found.passed)
        };
        assert_eq!(of(&[("cmi.core.score.raw", "80"), ("cmi.core.lesson_status", "completed")], Some("80"), End::Over), (true, Some(true)));
        assert_eq!(of(&[("cmi.core.score.raw", "79"), ("cmi.core.lesson_status", "passed")], Some("80"), End::Over), (true, Some(false)));
        assert_eq!(of(&[("cmi.core.score.raw", "10"), ("cmi.core.lesson_status", "incomplete")], Some("80"), End::Suspended), (false, None));
        assert_eq!(of(&[("cmi.core.lesson_status", "failed")], None, End::Over), (true, Some(false)));
        assert_eq!(of(&[], None, End::Over), (true, None));
        assert_eq!(of(&[], None, End::GoesOn), (false, None));
        assert_eq!(of(&[], None, End::Suspended), (false, None));
        let found =
            outcome(s, &unit(None), &memory(s, &[("cmi.core.score.raw", "15"), ("cmi.core.score.min", "10"), ("cmi.core.score.max", "20")]), End::GoesOn);
        assert_eq!(found.scaled, Some(0.5));
    }

    #[test]
    fn thresholds_decide_in_2004() {
        let s = Standard::Scorm2004;
        let of = |values: &[(&str, &str)], unit: &Unit, end| {
            let found = outcome(s, unit, &memory(s, values), end);
            (found.completed, found.passed)
        };
        let passing = unit(Some("0.7"));
        assert_eq!(of(&[("cmi.score.scaled", "0.7"), ("cmi.success_status", "failed")], &passing, End::GoesOn), (false, Some(true)));
        assert_eq!(of(&[("cmi.score.scaled", "0.69")], &passing, End::GoesOn), (false, Some(false)));
        assert_eq!(of(&[("cmi.success_status", "passed")], &passing, End::GoesOn), (false, None));
        assert_eq!(of(&[("cmi.success_status", "passed"), ("cmi.completion_status", "completed")], &unit(None), End::GoesOn), (true, Some(true)));
        let mut measured = unit(None);
        measured.scorm = Some(ContentObject { completion_threshold: "0.5".to_owned(), ..ContentObject::default() });
        assert_eq!(of(&[("cmi.progress_measure", "0.5"), ("cmi.completion_status", "incomplete")], &measured, End::GoesOn), (true, None));
        assert_eq!(of(&[("cmi.completion_status", "completed")], &measured, End::Over), (false, None));
        assert_eq!(of(&[], &unit(None), End::Over), (true, None));
        let mut by_content = unit(None);
        by_content.scorm = Some(ContentObject { completion_set_by_content: true, ..ContentObject::default() });
        assert_eq!(of(&[], &by_content, End::Over), (false, None));
    }

    #[test]
    fn the_way_out_says_whether_one_comes_back() {
        assert_eq!(end(Standard::Scorm12, &memory(Standard::Scorm12, &[("cmi.core.exit", "suspend")])), End::Suspended);
        assert_eq!(end(Standard::Scorm12, &Memory::default()), End::Over);
        assert_eq!(end(Standard::Scorm2004, &memory(Standard::Scorm2004, &[("adl.nav.request", "suspendAll")])), End::Suspended);
        assert_eq!(end(Standard::Scorm2004, &memory(Standard::Scorm2004, &[("cmi.exit", "normal")])), End::Over);
        assert_eq!(session_time(Standard::Scorm2004, &memory(Standard::Scorm2004, &[("cmi.session_time", "PT1M30S")])), 9_000);
        assert_eq!(session_time(Standard::Scorm12, &memory(Standard::Scorm12, &[("cmi.core.session_time", "00:01:30")])), 9_000);
    }
}
