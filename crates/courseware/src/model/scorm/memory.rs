//! What a piece remembers: the values it set, by the names of the data model.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::elements::{self, Access};
use super::values::{self, Wrong};
use super::{COLLECTION_MAX, MEMORY_BYTES_MAX, VALUES_MAX};
use crate::model::structure::Standard;

/// The values that a piece set.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Memory(BTreeMap<String, String>);

/// The codes of failures while a value is set, as each version has them.
struct Codes {
    unknown: u16,
    keyword: u16,
    read_only: u16,
    kind: u16,
    range: u16,
    dependency: u16,
    order: u16,
    general: u16,
}

const CODES_12: Codes = Codes { unknown: 201, keyword: 402, read_only: 403, kind: 405, range: 405, dependency: 201, order: 201, general: 101 };
const CODES_2004: Codes = Codes { unknown: 401, keyword: 404, read_only: 404, kind: 406, range: 407, dependency: 408, order: 351, general: 351 };

impl Memory {
    /// A value, where one was set.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// All values by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether nothing was set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many entries a list such as `cmi.objectives` has: one more than the highest number in it.
    #[must_use]
    pub fn count(&self, list: &str) -> usize {
        let prefix = format!("{list}.");
        let within = self.0.range(prefix.clone()..).map(|(name, _)| name).take_while(|name| name.starts_with(&prefix));
        within.filter_map(|name| name.get(prefix.len()..)?.split('.').next()?.parse::<usize>().ok()).map(|number| number + 1).max().unwrap_or(0)
    }

    /// Forgets what belongs to one try alone: the request of navigation, the way out.
    pub fn forget_the_try(&mut self) {
        for name in ["cmi.exit", "cmi.core.exit", "cmi.session_time", "cmi.core.session_time", "adl.nav.request"] {
            self.0.remove(name);
        }
    }

    /// Sets a value.
    ///
    /// # Errors
    /// The code by which the version says why not.
    pub fn set(&mut self, standard: Standard, name: &str, value: &str) -> Result<(), u16> {
        let codes = if standard == Standard::Scorm12 { &CODES_12 } else { &CODES_2004 };
        let (element, numbers) = elements::find(standard, name).ok_or(codes.unknown)?;
        if element.name.ends_with("._children") || element.name.ends_with("._count") || element.name == "cmi._version" {
            return Err(codes.keyword);
        }
        if element.access == Access::Read {
            return Err(codes.read_only);
        }
        self.check_place(name, &numbers, codes)?;
        if standard == Standard::Scorm2004 {
            self.check_dependency(name, element.name, value, codes)?;
        }
        values::check(element.kind, value).map_err(|wrong| if wrong == Wrong::Range { codes.range } else { codes.kind })?;
        let bytes: usize = self.0.iter().map(|(name, value)| name.len() + value.len()).sum();
        let more = usize::from(!self.0.contains_key(name));
        if self.0.len() + more > VALUES_MAX || bytes + name.len() + value.len() > MEMORY_BYTES_MAX {
            return Err(codes.general);
        }
        self.0.insert(name.to_owned(), value.to_owned());
        Ok(())
    }

    /// A list grows by one at its end: nobody leaves a gap.
    fn check_place(&self, name: &str, numbers: &[usize], codes: &Codes) -> Result<(), u16> {
        let mut list = String::new();
        let mut numbers = numbers.iter();
        for part in name.split('.') {
            if part.bytes().all(|byte| byte.is_ascii_digit()) && !part.is_empty() {
                let number = *numbers.next().ok_or(codes.unknown)?;
                if number >= COLLECTION_MAX || number > self.count(&list) {
                    return Err(codes.order);
                }
            }
            if !list.is_empty() {
                list.push('.');
            }
            list.push_str(part);
        }
        Ok(())
    }

    /// What must be set before (SCORM 2004): the identifier before anything else of an entry, the type before an answer.
    fn check_dependency(&self, name: &str, general: &str, value: &str, codes: &Codes) -> Result<(), u16> {
        let entry = |levels: usize| name.split('.').take(levels).collect::<Vec<_>>().join(".");
        let has = |name: String| self.0.contains_key(&name);
        match general {
            "cmi.objectives.n.id" => {
                let (own, count) = (entry(3), self.count("cmi.objectives"));
                let taken =
                    (0..count).map(|number| format!("cmi.objectives.{number}")).any(|other| other != own && self.get(&format!("{other}.id")) == Some(value));
                let renamed = self.get(name).is_some_and(|former| former != value);
                if taken || renamed { Err(codes.order) } else { Ok(()) }
            }
            "cmi.interactions.n.id"
            | "cmi.comments_from_learner.n.comment"
            | "cmi.comments_from_learner.n.location"
            | "cmi.comments_from_learner.n.timestamp" => Ok(()),
            "cmi.interactions.n.learner_response" | "cmi.interactions.n.correct_responses.n.pattern" if !has(format!("{}.type", entry(3))) => {
                Err(codes.dependency)
            }
            _ if (general.starts_with("cmi.objectives.n.") || general.starts_with("cmi.interactions.n.")) && !has(format!("{}.id", entry(3))) => {
                Err(codes.dependency)
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(memory: &mut Memory, standard: Standard, name: &str, value: &str) -> u16 {
        memory.set(standard, name, value).err().unwrap_or(0)
    }

    #[test]
    fn scorm_12_says_its_codes() {
        let mut memory = Memory::default();
        for (name, value, code) in [
            ("cmi.core.lesson_status", "completed", 0),
            ("cmi.core.lesson_status", "not attempted", 405),
            ("cmi.core.lesson_status", "done", 405),
            ("cmi.core.student_id", "x", 403),
            ("cmi.core._children", "x", 402),
            ("cmi.objectives._count", "1", 402),
            ("cmi.core.score.raw", "70", 0),
            ("cmi.core.score.raw", "101", 405),
            ("cmi.core.score.raw", "", 0),
            ("cmi.core.nothing", "1", 201),
            ("cmi.core.session_time", "00:10:00", 0),
            ("cmi.core.session_time", "PT10M", 405),
            ("cmi.objectives.1.id", "a", 201),
            ("cmi.objectives.0.id", "a", 0),
            ("cmi.objectives.1.status", "passed", 0),
            ("cmi.interactions.0.id", "q1", 0),
            ("cmi.interactions.0.correct_responses.0.pattern", "a", 0),
            ("cmi.interactions.0.correct_responses.2.pattern", "b", 201),
            ("cmi.interactions.0.result", "0.5", 0),
            ("cmi.interactions.0.result", "incorrect", 405),
            ("cmi.suspend_data", &"x".repeat(4096), 0),
            ("cmi.suspend_data", &"x".repeat(4097), 405),
        ] {
            assert_eq!(set(&mut memory, Standard::Scorm12, name, value), code, "{name}");
        }
        assert_eq!((memory.count("cmi.objectives"), memory.count("cmi.interactions.0.correct_responses"), memory.count("cmi.interactions")), (2, 1, 1));
    }

    #[test]
    fn scorm_2004_says_its_codes() {
        let mut memory = Memory::default();
        for (name, value, code) in [
            ("cmi.completion_status", "completed", 0),
            ("cmi.completion_status", "passed", 406),
            ("cmi.learner_id", "x", 404),
            ("cmi._version", "x", 404),
            ("cmi.interactions._count", "1", 404),
            ("cmi.core.lesson_status", "passed", 401),
            ("cmi.score.scaled", "1.1", 407),
            ("cmi.score.scaled", "x", 406),
            ("cmi.score.scaled", "-1", 0),
            ("cmi.progress_measure", "-0.1", 407),
            ("cmi.objectives.0.success_status", "passed", 408),
            ("cmi.objectives.1.id", "urn:b", 351),
            ("cmi.objectives.0.id", "urn:a", 0),
            ("cmi.objectives.0.id", "urn:c", 351),
            ("cmi.objectives.1.id", "urn:a", 351),
            ("cmi.objectives.0.success_status", "passed", 0),
            ("cmi.interactions.0.type", "choice", 408),
            ("cmi.interactions.0.id", "urn:q", 0),
            ("cmi.interactions.0.learner_response", "a", 408),
            ("cmi.interactions.0.type", "choice", 0),
            ("cmi.interactions.0.learner_response", "a", 0),
            ("cmi.exit", "normal", 0),
            ("cmi.session_time", "PT1M", 0),
            ("adl.nav.request", "suspendAll", 0),
            ("adl.nav.request", "away", 406),
        ] {
            assert_eq!(set(&mut memory, Standard::Scorm2004, name, value), code, "{name}");
        }
        memory.forget_the_try();
        assert_eq!((memory.get("cmi.exit"), memory.get("cmi.score.scaled")), (None, Some("-1")));
    }

    #[test]
    fn memory_is_bounded() {
        let mut memory = Memory::default();
        for number in 0..COLLECTION_MAX {
            assert_eq!(set(&mut memory, Standard::Scorm12, &format!("cmi.interactions.{number}.id"), "q"), 0);
        }
        assert_eq!(set(&mut memory, Standard::Scorm12, &format!("cmi.interactions.{COLLECTION_MAX}.id"), "q"), 201);
        let mut full = Memory((0..VALUES_MAX).map(|number| (number.to_string(), String::new())).collect());
        assert_eq!(set(&mut full, Standard::Scorm12, "cmi.suspend_data", "x"), 101);
        let mut large = Memory(BTreeMap::from([("x".to_owned(), "x".repeat(MEMORY_BYTES_MAX - 1))]));
        assert_eq!(set(&mut large, Standard::Scorm2004, "cmi.location", "x"), 351);
    }
}
