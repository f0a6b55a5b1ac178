//! The course structure of cmi5 (specification of the Quartz edition, §13 and §14): order and names of elements as its schema has them, and the rules
//! that no schema can say.

use std::collections::HashSet;

use kernel::{Language, LocalizedText};

use super::archive::Archive;
use super::xml::{self, Node};
use crate::model::address::{conflicting, encode_path, is_complete, is_iri, is_launchable, path_of, rest_of};
use crate::model::bounds::{Bounds, DESCRIPTION_CHARS_MAX, IDENTIFIER_CHARS_MAX, LAUNCH_DATA_CHARS_MAX, TITLE_CHARS_MAX};
use crate::model::detail::{Detail, ElementFlaw, ValueFlaw};
use crate::model::refusal::{Notice, NoticeKind, Reason, Refusal};
use crate::model::structure::{self, AssignableUnit, Block, MoveOn, Standard, Structure, Unit};

const FILE: &str = "cmi5.xml";
const NAMESPACE: &str = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd";

/// When a unit is done with, in the words of the standard.
const MOVE_ON: [&str; 5] =
    [MoveOn::Passed.word(), MoveOn::Completed.word(), MoveOn::CompletedAndPassed.word(), MoveOn::CompletedOrPassed.word(), MoveOn::NotApplicable.word()];
const LAUNCH_METHODS: [&str; 2] = ["AnyWindow", "OwnWindow"];

struct Reader<'r, 'a> {
    archive: Option<&'r Archive<'a>>,
    bounds: &'r Bounds,
    ids: HashSet<String>,
    objectives: HashSet<String>,
    units: usize,
    external: usize,
    extensions: usize,
}

/// Reads a course structure; without an archive every address must be complete.
pub fn read(bytes: &[u8], archive: Option<&Archive<'_>>, bounds: &Bounds) -> Result<Structure, Refusal> {
    let text = xml::text(FILE, bytes)?;
    let document = xml::parse(FILE, &text, bounds)?;
    let mut reader = Reader { archive, bounds, ids: HashSet::new(), objectives: HashSet::new(), units: 0, external: 0, extensions: 0 };
    reader.course_structure(document.root_element())
}

fn refuse(node: Node<'_>, reason: Reason, detail: impl Into<Detail>) -> Refusal {
    Refusal::of(reason, FILE, xml::line(node), detail.into())
}

fn called(node: Node<'_>) -> String {
    xml::cut(xml::name(node), TITLE_CHARS_MAX)
}

/// The text that is wrong.
pub(super) fn found(text: &str) -> Detail {
    Detail::Found(xml::cut(text, TITLE_CHARS_MAX))
}

fn not_one_of(attribute: &'static str, allowed: &'static [&'static str], text: &str) -> ValueFlaw {
    ValueFlaw::NotOneOf(attribute, allowed, xml::cut(text, TITLE_CHARS_MAX))
}

/// The elements of the standard within a node; elements of others are allowed behind them only, and counted.
fn own<'a>(node: Node<'a>, extensions: &mut usize) -> Result<Vec<Node<'a>>, Refusal> {
    let mut own = Vec::new();
    let mut foreign = false;
    for element in xml::elements(node) {
        if xml::namespace(element) == NAMESPACE {
            if foreign {
                return Err(refuse(element, Reason::Structure, ElementFlaw::BehindForeign(called(element))));
            }
            own.push(element);
        } else if xml::namespace(element).is_empty() {
            return Err(refuse(element, Reason::Structure, ElementFlaw::NoNamespace(called(element))));
        } else {
            foreign = true;
            *extensions += 1;
        }
    }
    let text = node.children().filter(Node::is_text).any(|text| text.text().is_some_and(|text| !text.trim().is_empty()));
    if text {
        return Err(refuse(node, Reason::Structure, ElementFlaw::TextBetween(called(node))));
    }
    Ok(own)
}

/// Takes the next element where it has this name.
fn take<'a>(rest: &mut std::iter::Peekable<std::vec::IntoIter<Node<'a>>>, name: &str) -> Option<Node<'a>> {
    rest.next_if(|element| xml::name(*element) == name)
}

fn need<'a>(parent: Node<'a>, rest: &mut std::iter::Peekable<std::vec::IntoIter<Node<'a>>>, name: &str) -> Result<Node<'a>, Refusal> {
    if let Some(found) = take(rest, name) {
        return Ok(found);
    }
    let next = rest.peek().copied();
    let detail = ElementFlaw::Needs { parent: called(parent), wanted: name.to_owned(), found: next.map(called) };
    Err(refuse(next.unwrap_or(parent), Reason::Structure, detail))
}

fn done(rest: &mut std::iter::Peekable<std::vec::IntoIter<Node<'_>>>) -> Result<(), Refusal> {
    match rest.next() {
        Some(element) => Err(refuse(element, Reason::Structure, ElementFlaw::NotAllowed(called(element)))),
        None => Ok(()),
    }
}

fn attributes(node: Node<'_>, known: &[&str]) -> Result<(), Refusal> {
    match node.attributes().find(|attribute| attribute.namespace().is_none() && !known.contains(&attribute.name())) {
        Some(attribute) => Err(refuse(node, Reason::Structure, ElementFlaw::NoSuchAttribute(called(node), xml::cut(attribute.name(), TITLE_CHARS_MAX)))),
        None => Ok(()),
    }
}

impl Reader<'_, '_> {
    fn course_structure(&mut self, root: Node<'_>) -> Result<Structure, Refusal> {
        if xml::name(root) != "courseStructure" || xml::namespace(root) != NAMESPACE {
            return Err(refuse(root, Reason::Structure, ElementFlaw::First(format!("<courseStructure xmlns=\"{NAMESPACE}\">"))));
        }
        let mut rest = own(root, &mut self.extensions)?.into_iter().peekable();
        let course = need(root, &mut rest, "course")?;
        attributes(course, &["id"])?;
        let identifier = self.id(course)?;
        let mut parts = own(course, &mut self.extensions)?.into_iter().peekable();
        let (title, description) = titles(course, &mut parts)?;
        done(&mut parts)?;
        if let Some(objectives) = take(&mut rest, "objectives") {
            self.define_objectives(objectives)?;
        }
        let nodes = self.children(root, &mut rest)?;
        done(&mut rest)?;
        let mut notices = Vec::new();
        let mut note = |kind, count: usize| {
            if count > 0 {
                notices.push(Notice { kind, detail: count.to_string() });
            }
        };
        note(NoticeKind::External, self.external);
        note(NoticeKind::Extensions, self.extensions);
        Ok(Structure { standard: Standard::Cmi5, identifier, title, description, nodes, notices })
    }

    /// The `id` of an element: a complete IRI that no other element has (§13.1).
    fn id(&mut self, node: Node<'_>) -> Result<String, Refusal> {
        let id = node.attribute("id").map(str::trim).ok_or_else(|| refuse(node, Reason::Structure, ElementFlaw::NeedsAttribute(called(node), "id")))?;
        if !is_iri(id) {
            return Err(refuse(node, Reason::Iri, found(id)));
        }
        if !self.ids.insert(id.to_owned()) {
            return Err(refuse(node, Reason::DuplicateId, found(id)));
        }
        Ok(id.to_owned())
    }

    fn define_objectives(&mut self, node: Node<'_>) -> Result<(), Refusal> {
        let mut rest = own(node, &mut self.extensions)?.into_iter().peekable();
        let mut any = false;
        while let Some(objective) = take(&mut rest, "objective") {
            attributes(objective, &["id"])?;
            let id = self.id(objective)?;
            self.objectives.insert(id);
            let mut parts = own(objective, &mut self.extensions)?.into_iter().peekable();
            titles(objective, &mut parts)?;
            done(&mut parts)?;
            any = true;
        }
        if !any {
            return Err(refuse(node, Reason::Structure, ElementFlaw::Empty("objectives")));
        }
        done(&mut rest)
    }

    /// References to objectives: each must be defined.
    fn objectives(&mut self, node: Node<'_>) -> Result<Vec<String>, Refusal> {
        let mut rest = own(node, &mut self.extensions)?.into_iter().peekable();
        let mut ids = Vec::new();
        while let Some(objective) = take(&mut rest, "objective") {
            attributes(objective, &["idref"])?;
            let id = objective
                .attribute("idref")
                .map(str::trim)
                .ok_or_else(|| refuse(objective, Reason::Structure, ElementFlaw::NeedsAttribute(called(objective), "idref")))?;
            if !self.objectives.contains(id) {
                return Err(refuse(objective, Reason::UnknownReference, found(id)));
            }
            ids.push(id.to_owned());
        }
        done(&mut rest)?;
        Ok(ids)
    }

    /// Blocks and units in any order, one at least.
    fn children<'a>(&mut self, parent: Node<'a>, rest: &mut std::iter::Peekable<std::vec::IntoIter<Node<'a>>>) -> Result<Vec<structure::Node>, Refusal> {
        let mut children = Vec::new();
        while let Some(element) = rest.next_if(|element| matches!(xml::name(*element), "au" | "block")) {
            children.push(if xml::name(element) == "au" {
                structure::Node::Unit(Box::new(self.unit(element)?))
            } else {
                structure::Node::Block(self.block(element)?)
            });
        }
        if children.is_empty() {
            return Err(need(parent, rest, "au").err().unwrap_or_else(|| refuse(parent, Reason::Structure, ElementFlaw::Absent("au"))));
        }
        Ok(children)
    }

    fn block(&mut self, node: Node<'_>) -> Result<Block, Refusal> {
        attributes(node, &["id"])?;
        let identifier = self.id(node)?;
        let mut rest = own(node, &mut self.extensions)?.into_iter().peekable();
        let (title, description) = titles(node, &mut rest)?;
        if let Some(objectives) = take(&mut rest, "objectives") {
            self.objectives(objectives)?;
        }
        let children = self.children(node, &mut rest)?;
        done(&mut rest)?;
        Ok(Block { identifier, title, description, children })
    }

    fn unit(&mut self, node: Node<'_>) -> Result<Unit, Refusal> {
        self.units += 1;
        if self.units > self.bounds.units {
            return Err(refuse(node, Reason::TooManyUnits, ValueFlaw::UnitsOfCmi5(self.bounds.units)));
        }
        attributes(node, &["id", "moveOn", "masteryScore", "launchMethod", "activityType"])?;
        let identifier = self.id(node)?;
        let mut rest = own(node, &mut self.extensions)?.into_iter().peekable();
        let (title, description) = titles(node, &mut rest)?;
        let objectives = take(&mut rest, "objectives").map(|objectives| self.objectives(objectives)).transpose()?.unwrap_or_default();
        let url = need(node, &mut rest, "url")?;
        let (launch, external) = self.address(url)?;
        let launch_parameters = take(&mut rest, "launchParameters").map(short).transpose()?;
        let entitlement_key = take(&mut rest, "entitlementKey").map(short).transpose()?;
        done(&mut rest)?;
        let details = AssignableUnit {
            move_on: move_on(node)?,
            own_window: own_window(node)?,
            activity_type: node.attribute("activityType").map(|kind| xml::cut(kind.trim(), IDENTIFIER_CHARS_MAX)).unwrap_or_default(),
            launch_parameters,
            entitlement_key,
            objectives,
        };
        Ok(Unit { identifier, title, description, launch, external, mastery: mastery_score(node)?, cmi5: Some(details), scorm: None })
    }

    /// The address of a unit (§8.1, §13.1.4, §14): complete, or relative to the package and there.
    fn address(&mut self, node: Node<'_>) -> Result<(String, bool), Refusal> {
        let address = xml::content(node);
        if address.is_empty() || address.chars().count() > IDENTIFIER_CHARS_MAX || address.chars().any(|letter| letter.is_whitespace() || letter.is_control()) {
            return Err(refuse(node, Reason::Url, found(&address)));
        }
        if let Some(parameter) = conflicting(&address) {
            return Err(refuse(node, Reason::LaunchParameter, ValueFlaw::LaunchParameter(parameter, xml::cut(&address, TITLE_CHARS_MAX))));
        }
        if is_complete(&address) {
            self.external += 1;
            return if is_launchable(&address) { Ok((address, true)) } else { Err(refuse(node, Reason::Url, found(&address))) };
        }
        let Some(archive) = self.archive else { return Err(refuse(node, Reason::RelativeUrl, found(&address))) };
        match path_of("", &address) {
            Some(path) if archive.has(&path) => Ok((format!("{}{}", encode_path(&path), rest_of(&address)), false)),
            Some(path) => Err(refuse(node, Reason::MissingFile, found(&path))),
            None => Err(refuse(node, Reason::Url, found(&address))),
        }
    }
}

fn titles<'a>(parent: Node<'a>, rest: &mut std::iter::Peekable<std::vec::IntoIter<Node<'a>>>) -> Result<(LocalizedText, LocalizedText), Refusal> {
    let title = need(parent, rest, "title")?;
    let description = need(parent, rest, "description")?;
    Ok((language_strings(title, TITLE_CHARS_MAX)?, language_strings(description, DESCRIPTION_CHARS_MAX)?))
}

/// One or more `<langstring>`; a tag that is not kept in full is shortened, one without a language counts as undetermined.
fn language_strings(node: Node<'_>, chars_max: usize) -> Result<LocalizedText, Refusal> {
    let mut extensions = 0;
    let mut rest = own(node, &mut extensions)?.into_iter().peekable();
    let mut text = LocalizedText::default();
    let mut any = false;
    while let Some(string) = take(&mut rest, "langstring") {
        attributes(string, &["lang"])?;
        let tag = string.attribute("lang").map_or("und", str::trim);
        let language = language(tag).ok_or_else(|| refuse(string, Reason::Value, ValueFlaw::NoLanguage(xml::cut(tag, TITLE_CHARS_MAX))))?;
        text.set(language, xml::plain(string, chars_max));
        any = true;
    }
    if !any {
        return Err(refuse(node, Reason::Structure, ElementFlaw::NeedsOne(called(node), "langstring")));
    }
    done(&mut rest)?;
    if extensions > 0 {
        return Err(refuse(node, Reason::Structure, ElementFlaw::HoldsOnly(called(node), "langstring")));
    }
    Ok(text)
}

/// A language tag, cut to as much of it as is kept.
pub(super) fn language(tag: &str) -> Option<Language> {
    let mut rest = tag;
    loop {
        if let Ok(language) = rest.parse() {
            return Some(language);
        }
        rest = rest.rsplit_once('-')?.0;
    }
}

fn short(node: Node<'_>) -> Result<String, Refusal> {
    let text = xml::content(node);
    if text.chars().count() > LAUNCH_DATA_CHARS_MAX {
        return Err(refuse(node, Reason::Value, ValueFlaw::TooLong(called(node), LAUNCH_DATA_CHARS_MAX)));
    }
    Ok(text)
}

fn move_on(node: Node<'_>) -> Result<MoveOn, Refusal> {
    let Some(word) = node.attribute("moveOn").map(str::trim) else { return Ok(MoveOn::default()) };
    MoveOn::ALL.into_iter().find(|known| known.word() == word).ok_or_else(|| refuse(node, Reason::Value, not_one_of("moveOn", &MOVE_ON, word)))
}

fn own_window(node: Node<'_>) -> Result<bool, Refusal> {
    match node.attribute("launchMethod").map(str::trim) {
        None | Some("AnyWindow") => Ok(false),
        Some("OwnWindow") => Ok(true),
        Some(other) => Err(refuse(node, Reason::Value, not_one_of("launchMethod", &LAUNCH_METHODS, other))),
    }
}

/// A decimal number from 0 to 1 with four decimals at most (§13.1.4).
fn mastery_score(node: Node<'_>) -> Result<Option<String>, Refusal> {
    let Some(text) = node.attribute("masteryScore").map(str::trim) else { return Ok(None) };
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let good =
        !whole.is_empty() && digits(whole) && digits(decimals) && decimals.len() <= 4 && text.parse::<f64>().is_ok_and(|score| (0.0..=1.0).contains(&score));
    if good { Ok(Some(text.to_owned())) } else { Err(refuse(node, Reason::Value, ValueFlaw::MasteryScore(xml::cut(text, TITLE_CHARS_MAX)))) }
}
