//! A package as it is kept: what it is about, its tree, and what each piece needs to be launched.

use kernel::{Id, LocalizedText};
use serde::{Deserialize, Serialize};

use super::refusal::Notice;

/// The standard of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standard {
    /// cmi5 (Quartz).
    Cmi5,
    /// SCORM 1.2.
    Scorm12,
    /// SCORM 2004, 2nd to 4th edition.
    Scorm2004,
}

impl Standard {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Cmi5, Self::Scorm12, Self::Scorm2004];

    /// As it is kept.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cmi5 => "cmi5",
            Self::Scorm12 => "scorm-1.2",
            Self::Scorm2004 => "scorm-2004",
        }
    }

    /// As people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cmi5 => "cmi5",
            Self::Scorm12 => "SCORM 1.2",
            Self::Scorm2004 => "SCORM 2004",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standard| standard.word() == word)
    }
}

/// What a unit must have for being done with (cmi5 §13.1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum MoveOn {
    /// Passed.
    Passed,
    /// Completed.
    Completed,
    /// Both.
    CompletedAndPassed,
    /// Either.
    CompletedOrPassed,
    /// Nothing: it is satisfied from the start.
    #[default]
    NotApplicable,
}

impl MoveOn {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Passed, Self::Completed, Self::CompletedAndPassed, Self::CompletedOrPassed, Self::NotApplicable];

    /// The word of the standard.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Passed => "Passed",
            Self::Completed => "Completed",
            Self::CompletedAndPassed => "CompletedAndPassed",
            Self::CompletedOrPassed => "CompletedOrPassed",
            Self::NotApplicable => "NotApplicable",
        }
    }

    /// Whether it is met.
    #[must_use]
    pub const fn is_met(self, completed: bool, passed: bool) -> bool {
        match self {
            Self::Passed => passed,
            Self::Completed => completed,
            Self::CompletedAndPassed => completed && passed,
            Self::CompletedOrPassed => completed || passed,
            Self::NotApplicable => true,
        }
    }
}

/// What a unit of cmi5 asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AssignableUnit {
    /// When one may move on.
    pub move_on: MoveOn,
    /// Whether it wants a window of its own.
    pub own_window: bool,
    /// Its kind, an IRI.
    pub activity_type: String,
    /// Handed to it at launch.
    pub launch_parameters: Option<String>,
    /// Handed to it at launch.
    pub entitlement_key: Option<String>,
    /// The ids of its objectives.
    pub objectives: Vec<String>,
}

/// What a piece of SCORM asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ContentObject {
    /// Whether it talks to the platform; an asset does not.
    pub is_sco: bool,
    /// `cmi.launch_data`.
    pub launch_data: String,
    /// `max_time_allowed`, as it is written.
    pub max_time_allowed: String,
    /// `time_limit_action`, as it is written.
    pub time_limit_action: String,
    /// From which progress on it is completed (SCORM 2004), as it is written.
    pub completion_threshold: String,
    /// Whether the content says by itself that it is completed (`completionSetByContent`).
    pub completion_set_by_content: bool,
}

/// A piece that is launched.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Unit {
    /// As the publisher calls it.
    pub identifier: String,
    /// Its title.
    pub title: LocalizedText,
    /// What it is about.
    #[serde(default)]
    pub description: LocalizedText,
    /// Where it begins: a path in the package with its query, or a complete address.
    pub launch: String,
    /// Whether that is an address of others.
    #[serde(default)]
    pub external: bool,
    /// From which score on it is passed, in the measure of its standard: 0 to 1 in cmi5, 0 to 100 in SCORM 1.2, -1 to 1 in SCORM 2004; decimal text, so
    /// that it stays as it was written.
    #[serde(default)]
    pub mastery: Option<String>,
    /// What it asks for, in cmi5.
    #[serde(default)]
    pub cmi5: Option<AssignableUnit>,
    /// What it asks for, in SCORM.
    #[serde(default)]
    pub scorm: Option<ContentObject>,
}

impl Unit {
    /// The score from which on it is passed.
    #[must_use]
    pub fn mastery_score(&self) -> Option<f64> {
        self.mastery.as_deref().and_then(|text| text.parse().ok())
    }
}

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Node {
    /// Units together under a title.
    Block(Block),
    /// A piece that is launched.
    Unit(Box<Unit>),
}

/// Units together under a title.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// As the publisher calls it.
    pub identifier: String,
    /// Its title.
    pub title: LocalizedText,
    /// What it is about.
    #[serde(default)]
    pub description: LocalizedText,
    /// What is in it.
    pub children: Vec<Node>,
}

/// A package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Structure {
    /// Its standard.
    pub standard: Standard,
    /// As the publisher calls it.
    pub identifier: String,
    /// Its title.
    pub title: LocalizedText,
    /// What it is about.
    pub description: LocalizedText,
    /// The tree.
    pub nodes: Vec<Node>,
    /// What is said about it.
    pub notices: Vec<Notice>,
}

impl Structure {
    /// All units in the order of the tree.
    #[must_use]
    pub fn units(&self) -> Vec<&Unit> {
        let mut units = Vec::new();
        gather(&self.nodes, &mut units);
        units
    }

    /// Everything in the order of the tree, with its depth from 0.
    #[must_use]
    pub fn flat(&self) -> Vec<(usize, &Node)> {
        let mut flat = Vec::new();
        walk(&self.nodes, 0, &mut flat);
        flat
    }
}

fn gather<'a>(nodes: &'a [Node], units: &mut Vec<&'a Unit>) {
    for node in nodes {
        match node {
            Node::Unit(unit) => units.push(unit),
            Node::Block(block) => gather(&block.children, units),
        }
    }
}

fn walk<'a>(nodes: &'a [Node], depth: usize, flat: &mut Vec<(usize, &'a Node)>) {
    for node in nodes {
        flat.push((depth, node));
        if let Node::Block(block) = node {
            walk(&block.children, depth + 1, flat);
        }
    }
}

/// The id of a unit, the same as often as it is asked for.
#[must_use]
pub fn unit_id(package: Id, identifier: &str) -> Id {
    Id::named(&["courseware-unit", &package.to_string(), identifier])
}

/// The id of a block.
#[must_use]
pub fn block_id(package: Id, identifier: &str) -> Id {
    Id::named(&["courseware-block", &package.to_string(), identifier])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_may_move_on_as_the_standard_says() {
        let table = [(MoveOn::Passed, [0, 0, 1, 1]), (MoveOn::Completed, [0, 1, 0, 1]), (MoveOn::CompletedAndPassed, [0, 0, 0, 1])];
        let more = [(MoveOn::CompletedOrPassed, [0, 1, 1, 1]), (MoveOn::NotApplicable, [1, 1, 1, 1])];
        for (move_on, expected) in table.into_iter().chain(more) {
            let met = [(false, false), (true, false), (false, true), (true, true)].map(|(completed, passed)| u8::from(move_on.is_met(completed, passed)));
            assert_eq!(met, expected, "{move_on:?}");
        }
    }

    #[test]
    fn standards_have_words() {
        for standard in Standard::ALL {
            assert_eq!(Standard::from_word(standard.word()), Some(standard));
        }
        assert_eq!(Standard::from_word("aicc"), None);
    }
}
