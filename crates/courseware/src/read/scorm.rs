//! The manifest of SCORM 1.2 and SCORM 2004 (IMS Content Packaging with the extensions of ADL): organisations, items, resources.

use std::collections::{BTreeMap, HashMap, HashSet};

use kernel::{Language, LocalizedText};

use super::archive::Archive;
use super::xml::{self, Node};
use super::{cmi5, sequencing};
use crate::model::address::{encode_path, is_complete, is_launchable, path_of, rest_of};
use crate::model::bounds::{Bounds, IDENTIFIER_CHARS_MAX, LAUNCH_DATA_CHARS_MAX, TITLE_CHARS_MAX};
use crate::model::detail::{Detail, ElementFlaw, ValueFlaw};
use crate::model::refusal::{Notice, NoticeKind, Reason, Refusal};
use crate::model::structure::{self, Block, ContentObject, Standard, Structure, Unit};

const FILE: &str = "imsmanifest.xml";
/// Missing files that a notice names.
const MISSING_SHOWN: usize = 5;

fn refuse(node: Node<'_>, reason: Reason, detail: impl Into<Detail>) -> Refusal {
    Refusal::of(reason, FILE, xml::line(node), detail.into())
}

struct Resource<'a> {
    node: Node<'a>,
    base: String,
}

struct Reader<'r, 'a, 't> {
    archive: &'r Archive<'a>,
    bounds: &'r Bounds,
    standard: Standard,
    language: Language,
    resources: HashMap<&'t str, Resource<'t>>,
    ids: HashSet<String>,
    units: usize,
    /// What is not followed, with the identifiers of the items that ask for it.
    unfollowed: BTreeMap<NoticeKind, Vec<String>>,
}

/// Reads a manifest.
pub fn read(bytes: &[u8], archive: &Archive<'_>, bounds: &Bounds) -> Result<Structure, Refusal> {
    let text = xml::text(FILE, bytes)?;
    let document = xml::parse(FILE, &text, bounds)?;
    let root: Node<'_> = document.root_element();
    if xml::name(root) != "manifest" {
        return Err(refuse(root, Reason::Structure, ElementFlaw::First("<manifest>".to_owned())));
    }
    if let Some(inner) = xml::elements(root).find(|element| xml::name(*element) == "manifest") {
        return Err(refuse(inner, Reason::SubManifest, ElementFlaw::SubManifest));
    }
    let mut unfollowed = BTreeMap::new();
    let standard = standard(root, &text, &mut unfollowed)?;
    let language = xml::attribute(root, "lang").and_then(cmi5::language).unwrap_or_else(|| "und".parse().unwrap_or(Language::EN));
    let resources = resources(root)?;
    let mut reader = Reader { archive, bounds, standard, language, resources, ids: HashSet::new(), units: 0, unfollowed };
    reader.structure(root)
}

/// The version, as the metadata or the namespaces say it.
fn standard(root: Node<'_>, text: &str, unfollowed: &mut BTreeMap<NoticeKind, Vec<String>>) -> Result<Standard, Refusal> {
    let metadata = xml::child(root, "metadata");
    let written = metadata.and_then(|metadata| xml::child(metadata, "schemaversion")).map(xml::content).unwrap_or_default();
    if written == "1.2" || written.starts_with("1.2 ") {
        return Ok(Standard::Scorm12);
    }
    if written.contains("2004") || written == "CAM 1.3" {
        return Ok(Standard::Scorm2004);
    }
    let found = match (text.contains("adlcp_rootv1p2"), text.contains("adlcp_v1p3")) {
        (true, false) => Standard::Scorm12,
        (false, true) => Standard::Scorm2004,
        _ => return Err(refuse(root, Reason::Version, ValueFlaw::SchemaVersion(xml::cut(&written, TITLE_CHARS_MAX)))),
    };
    unfollowed.entry(NoticeKind::OddVersion).or_default().push(xml::cut(&written, TITLE_CHARS_MAX));
    Ok(found)
}

fn base_of(node: Node<'_>) -> &str {
    node.attribute((roxmltree::NS_XML_URI, "base")).map_or("", str::trim)
}

fn resources<'t>(root: Node<'t>) -> Result<HashMap<&'t str, Resource<'t>>, Refusal> {
    let list = xml::child(root, "resources").ok_or_else(|| refuse(root, Reason::Structure, ElementFlaw::Absent("resources")))?;
    let mut found = HashMap::new();
    for node in xml::elements(list).filter(|element| xml::name(*element) == "resource") {
        let id = xml::attribute(node, "identifier")
            .ok_or_else(|| refuse(node, Reason::Structure, ElementFlaw::NeedsAttribute("resource".to_owned(), "identifier")))?;
        let base = [base_of(root), base_of(list), base_of(node)].concat();
        if found.insert(id, Resource { node, base }).is_some() {
            return Err(refuse(node, Reason::DuplicateId, cmi5::found(id)));
        }
    }
    Ok(found)
}

impl<'t> Reader<'_, '_, 't> {
    fn structure(&mut self, root: Node<'t>) -> Result<Structure, Refusal> {
        let list = xml::child(root, "organizations").ok_or_else(|| refuse(root, Reason::NoOrganization, ElementFlaw::Absent("organizations")))?;
        let all: Vec<Node<'_>> = xml::elements(list).filter(|element| xml::name(*element) == "organization").collect();
        let default = xml::attribute(list, "default");
        let chosen = all.iter().find(|organization| default.is_some() && xml::attribute(**organization, "identifier") == default).or_else(|| all.first());
        let organization = *chosen.ok_or_else(|| refuse(list, Reason::NoOrganization, ElementFlaw::Empty("organizations")))?;
        if all.len() > 1 {
            self.unfollowed.entry(NoticeKind::MoreOrganizations).or_default().push((all.len() - 1).to_string());
        }
        let identifier = xml::attribute(root, "identifier").or_else(|| xml::attribute(organization, "identifier")).unwrap_or_default();
        if let Some(sequencing) = xml::child(organization, "sequencing") {
            self.note(sequencing::read(sequencing).1, xml::attribute(organization, "identifier").unwrap_or_default());
        }
        let nodes = self.items(organization)?;
        if self.units == 0 {
            return Err(refuse(organization, Reason::NothingToLaunch, ElementFlaw::NothingLaunches));
        }
        self.missing_files();
        let notices = std::mem::take(&mut self.unfollowed).into_iter().map(|(kind, items)| Notice { kind, detail: items.join(", ") }).collect();
        Ok(Structure {
            standard: self.standard,
            identifier: xml::cut(identifier, IDENTIFIER_CHARS_MAX),
            title: self.title(organization),
            description: LocalizedText::default(),
            nodes,
            notices,
        })
    }

    fn title(&self, node: Node<'_>) -> LocalizedText {
        let words = xml::child(node, "title").map(|title| xml::plain(title, TITLE_CHARS_MAX)).filter(|title| !title.is_empty());
        LocalizedText::of(self.language, words.or_else(|| xml::attribute(node, "identifier").map(str::to_owned)).unwrap_or_default())
    }

    fn note(&mut self, kinds: Vec<NoticeKind>, item: &str) {
        for kind in kinds {
            let items = self.unfollowed.entry(kind).or_default();
            if items.len() < MISSING_SHOWN && !items.iter().any(|known| known == item) {
                items.push(xml::cut(item, TITLE_CHARS_MAX));
            }
        }
    }

    fn items(&mut self, parent: Node<'t>) -> Result<Vec<structure::Node>, Refusal> {
        let mut nodes = Vec::new();
        for item in xml::elements(parent).filter(|element| xml::name(*element) == "item") {
            let identifier = xml::attribute(item, "identifier")
                .ok_or_else(|| refuse(item, Reason::Structure, ElementFlaw::NeedsAttribute("item".to_owned(), "identifier")))?;
            if identifier.is_empty() || identifier.chars().count() > IDENTIFIER_CHARS_MAX {
                return Err(refuse(item, Reason::Value, ValueFlaw::IdentifierLength));
            }
            if !self.ids.insert(identifier.to_owned()) {
                return Err(refuse(item, Reason::DuplicateId, cmi5::found(identifier)));
            }
            let unit = self.unit(item, identifier)?;
            let children = self.items(item)?;
            match (unit, children.is_empty()) {
                (Some(unit), true) => nodes.push(structure::Node::Unit(Box::new(unit))),
                (None, true) => {} // a heading without anything under it
                (unit, false) => {
                    let children = unit.map(|unit| structure::Node::Unit(Box::new(unit))).into_iter().chain(children).collect();
                    nodes.push(structure::Node::Block(Block {
                        identifier: identifier.to_owned(),
                        title: self.title(item),
                        description: LocalizedText::default(),
                        children,
                    }));
                }
            }
        }
        Ok(nodes)
    }

    /// What an item launches; `None` where it launches nothing.
    fn unit(&mut self, item: Node<'t>, identifier: &str) -> Result<Option<Unit>, Refusal> {
        let Some(reference) = xml::attribute(item, "identifierref").filter(|reference| !reference.is_empty()) else { return Ok(None) };
        let resource =
            self.resources.get(reference).ok_or_else(|| refuse(item, Reason::UnknownReference, ValueFlaw::NoResource(xml::cut(reference, TITLE_CHARS_MAX))))?;
        let (node, base) = (resource.node, resource.base.clone());
        let kind = xml::attribute(node, "scormtype").or_else(|| xml::attribute(node, "scormType")).unwrap_or("asset");
        let is_sco = kind.eq_ignore_ascii_case("sco");
        let Some(href) = xml::attribute(node, "href").filter(|href| !href.is_empty()) else {
            return if is_sco { Err(refuse(node, Reason::Structure, ElementFlaw::NoAddress(xml::cut(reference, TITLE_CHARS_MAX)))) } else { Ok(None) };
        };
        self.units += 1;
        if self.units > self.bounds.units {
            return Err(refuse(item, Reason::TooManyUnits, ValueFlaw::UnitsOfScorm(self.bounds.units)));
        }
        let (launch, external) = self.address(node, &base, href)?;
        let launch = with_parameters(&launch, xml::attribute(item, "parameters").unwrap_or(""));
        let mut scorm = ContentObject { is_sco, ..ContentObject::default() };
        let mastery = self.asked_for(item, identifier, &mut scorm)?;
        Ok(Some(Unit {
            identifier: identifier.to_owned(),
            title: self.title(item),
            description: LocalizedText::default(),
            launch,
            external,
            mastery,
            cmi5: None,
            scorm: Some(scorm),
        }))
    }

    fn address(&mut self, node: Node<'_>, base: &str, href: &str) -> Result<(String, bool), Refusal> {
        let whole = format!("{base}{href}");
        if whole.chars().count() > IDENTIFIER_CHARS_MAX {
            return Err(refuse(node, Reason::Url, ValueFlaw::AddressLength));
        }
        if is_complete(&whole) {
            if !is_launchable(&whole) {
                return Err(refuse(node, Reason::Url, cmi5::found(&whole)));
            }
            self.note(vec![NoticeKind::External], &whole);
            return Ok((whole, true));
        }
        match path_of("", &whole) {
            Some(path) if self.archive.has(&path) => Ok((format!("{}{}", encode_path(&path), rest_of(&whole)), false)),
            Some(path) => Err(refuse(node, Reason::MissingFile, cmi5::found(&path))),
            None => Err(refuse(node, Reason::Url, cmi5::found(&whole))),
        }
    }

    /// What an item asks for besides; the score from which on it is passed.
    fn asked_for(&mut self, item: Node<'_>, identifier: &str, scorm: &mut ContentObject) -> Result<Option<String>, Refusal> {
        let mut mastery = None;
        for element in xml::elements(item) {
            let text = || xml::cut(&xml::content(element), LAUNCH_DATA_CHARS_MAX);
            match xml::name(element).to_ascii_lowercase().as_str() {
                "datafromlms" => scorm.launch_data = text(),
                "maxtimeallowed" => scorm.max_time_allowed = text(),
                "timelimitaction" => scorm.time_limit_action = text(),
                "masteryscore" => mastery = Some(text()).filter(|text| !text.is_empty()),
                "completionthreshold" => scorm.completion_threshold = threshold(element),
                "prerequisites" if !text().is_empty() => self.note(vec![NoticeKind::Prerequisites], identifier),
                "sequencing" => {
                    let (followed, unfollowed) = sequencing::read(element);
                    scorm.completion_set_by_content = followed.completion_set_by_content;
                    mastery = followed.passing_score.or(mastery);
                    self.note(unfollowed, identifier);
                }
                _ => {}
            }
        }
        let range = if self.standard == Standard::Scorm12 { 0.0..=100.0 } else { -1.0..=1.0 };
        match mastery {
            Some(text) if !text.parse::<f64>().is_ok_and(|score| range.contains(&score)) => {
                Err(refuse(item, Reason::Value, ValueFlaw::PassingScore(xml::cut(&text, TITLE_CHARS_MAX), *range.start(), *range.end())))
            }
            mastery => Ok(mastery),
        }
    }

    /// Files that the manifest names and nobody sent: pages may miss a picture, so it is told and not refused.
    fn missing_files(&mut self) {
        let mut missing = Vec::new();
        let mut count = 0usize;
        for resource in self.resources.values() {
            for file in xml::elements(resource.node).filter(|element| xml::name(*element) == "file") {
                let href = format!("{}{}", resource.base, xml::attribute(file, "href").unwrap_or(""));
                if !is_complete(&href) && !path_of("", &href).is_some_and(|path| self.archive.has(&path)) {
                    count += 1;
                    missing.push(xml::cut(&href, TITLE_CHARS_MAX));
                }
            }
        }
        missing.sort_unstable();
        missing.truncate(MISSING_SHOWN);
        if count > missing.len() {
            missing.push(format!("… {count}"));
        }
        if count > 0 {
            self.unfollowed.insert(NoticeKind::MissingFiles, missing);
        }
    }
}

/// The threshold of completion: text in the 3rd edition, attributes in the 4th.
fn threshold(node: Node<'_>) -> String {
    match xml::attribute(node, "completedByMeasure") {
        Some(by) if by.eq_ignore_ascii_case("true") => xml::attribute(node, "minProgressMeasure").unwrap_or("1.0").to_owned(),
        Some(_) => String::new(),
        None => xml::cut(&xml::content(node), 20),
    }
}

/// Adds the parameters of an item to an address, as the content aggregation model says (§3.4.1.4 of its 4th edition).
fn with_parameters(address: &str, parameters: &str) -> String {
    let rest = parameters.trim_start_matches(['?', '&']);
    if rest.is_empty() {
        return address.to_owned();
    }
    if rest.starts_with('#') {
        return if address.contains('#') { address.to_owned() } else { format!("{address}{rest}") };
    }
    let (before, fragment) = address.split_once('#').map_or((address, String::new()), |(before, fragment)| (before, format!("#{fragment}")));
    format!("{before}{}{rest}{fragment}", if before.contains('?') { '&' } else { '?' })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_added_as_the_standard_says() {
        for (address, parameters, expected) in [
            ("a.html", "", "a.html"),
            ("a.html", "?x=1", "a.html?x=1"),
            ("a.html?y=2", "?x=1", "a.html?y=2&x=1"),
            ("a.html", "&x=1", "a.html?x=1"),
            ("a.html", "#b", "a.html#b"),
            ("a.html#c", "#b", "a.html#c"),
            ("a.html#c", "x=1", "a.html?x=1#c"),
        ] {
            assert_eq!(with_parameters(address, parameters), expected, "{address} {parameters}");
        }
    }
}
