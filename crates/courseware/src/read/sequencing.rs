//! What a package of SCORM 2004 asks for by `imsss:sequencing`. The platform lets people choose freely; what is asked for beyond that is told.

use super::xml::{self, Node};
use crate::model::refusal::NoticeKind;

/// What a sequencing element says that the platform follows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Followed {
    /// From which normalized measure on the primary objective is met.
    pub passing_score: Option<String>,
    /// Whether the content says by itself that it is completed.
    pub completion_set_by_content: bool,
}

/// Reads a sequencing element: what is followed, and what is not.
pub fn read(node: Node<'_>) -> (Followed, Vec<NoticeKind>) {
    let mut followed = Followed::default();
    let mut notices = Vec::new();
    if xml::attribute(node, "IDRef").is_some() {
        notices.push(NoticeKind::Sequencing);
    }
    for element in xml::elements(node) {
        match xml::name(element) {
            "controlMode" if restricts(element) => notices.push(NoticeKind::Sequencing),
            "sequencingRules" if xml::elements(element).next().is_some() => notices.push(NoticeKind::Sequencing),
            "constrainedChoiceConsiderations" if is(element, "constrainChoice", "true") || is(element, "preventActivation", "true") => {
                notices.push(NoticeKind::Sequencing);
            }
            "limitConditions" if element.attributes().next().is_some() => notices.push(NoticeKind::Limits),
            "rollupRules" if xml::elements(element).next().is_some() || element.attributes().next().is_some() => notices.push(NoticeKind::Rollup),
            "randomizationControls"
                if ["randomizationTiming", "selectionTiming"].iter().any(|name| xml::attribute(element, name).is_some_and(|timing| timing != "never")) =>
            {
                notices.push(NoticeKind::Randomization);
            }
            "deliveryControls" => followed.completion_set_by_content = is(element, "completionSetByContent", "true"),
            "objectives" => objectives(element, &mut followed, &mut notices),
            _ => {}
        }
    }
    (followed, notices)
}

fn is(node: Node<'_>, name: &str, value: &str) -> bool {
    xml::attribute(node, name).is_some_and(|found| found.eq_ignore_ascii_case(value))
}

/// Whether a control mode takes choices away: pieces that may not be chosen, or not be left or gone back to.
fn restricts(node: Node<'_>) -> bool {
    is(node, "choice", "false") || is(node, "choiceExit", "false") || is(node, "forwardOnly", "true")
}

fn objectives(node: Node<'_>, followed: &mut Followed, notices: &mut Vec<NoticeKind>) {
    for objective in xml::elements(node) {
        if xml::child(objective, "mapInfo").is_some() {
            notices.push(NoticeKind::SharedObjectives);
        }
        if xml::name(objective) == "primaryObjective" && is(objective, "satisfiedByMeasure", "true") {
            // The measure is 1 where none is written (IMS Simple Sequencing 1.0).
            let measure = xml::child(objective, "minNormalizedMeasure").map(xml::content).filter(|text| !text.is_empty());
            followed.passing_score = Some(measure.unwrap_or_else(|| "1.0".to_owned()));
        }
    }
}
