//! The first pass over a module: what in it has a name or a number, and what points where. Numbers follow when all modules are known.

use std::collections::HashMap;

use roxmltree::Document;

use super::labels::{Word, Words, note_name};
use super::xml::{self, Node};

/// The place of a module in its book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The unnumbered opening of a chapter.
    Introduction,
    /// Lettered at the end of a book.
    Appendix,
    /// A module like any other: numbered in a chapter, unnumbered outside.
    Plain,
}

/// Something that links can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Labelled {
    /// The word before the number: `Figure`, or the element's own label. Empty for sections.
    pub(super) word: String,
    /// The number as printed, filled in by [`super::numbering`]; empty where it has none.
    pub(super) number: String,
    /// Its own title.
    pub(super) title: String,
    /// With which others it is counted; `None` where the publisher gives no number.
    pub(super) series: Option<Series>,
}

impl Labelled {
    /// `Figure 2.3`; empty without a number or a word.
    pub(super) fn heading(&self) -> String {
        match (self.word.is_empty(), self.number.is_empty()) {
            (false, false) => format!("{} {}", self.word, self.number),
            _ => self.word.clone(),
        }
    }

    /// What a link without words of its own says: `Figure 2.3`, or the title.
    pub(super) fn link_text(&self) -> String {
        if !self.number.is_empty() || self.title.is_empty() { self.heading() } else { self.title.clone() }
    }
}

/// Things that are counted together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Series {
    Figure,
    Table,
    Example,
    Equation,
    /// Exercises count within their module.
    Exercise,
    /// Notes and rules count by their printed word.
    Word(String),
}

/// What the first pass found in one module.
#[derive(Debug)]
pub(super) struct Survey {
    pub(super) title: String,
    pub(super) role: Role,
    /// In document order.
    pub(super) labelled: Vec<Labelled>,
    /// From the parser's number of a node to its place in `labelled`.
    pub(super) by_node: HashMap<u32, usize>,
    /// From every id in the module to the labelled thing it is, or is in.
    pub(super) by_id: HashMap<String, Option<usize>>,
    /// What links of this module point to: module (`None`: this one) and id.
    pub(super) targets: Vec<(Option<String>, String)>,
}

/// Surveys a module.
pub(super) fn survey(document: &Document<'_>, words: Words) -> Survey {
    let root = document.root_element();
    let title = xml::child(root, "title").or_else(|| xml::child(root, "metadata").and_then(|metadata| xml::child(metadata, "title")));
    let mut survey = Survey {
        title: title.map(xml::title_of).unwrap_or_default(),
        role: role(root),
        labelled: Vec::new(),
        by_node: HashMap::new(),
        by_id: HashMap::new(),
        targets: Vec::new(),
    };
    walk(root, None, words, &mut survey);
    survey
}

fn role(root: Node<'_>) -> Role {
    let content = xml::child(root, "content");
    let has = |class: &str| xml::has_class(root, class) || content.is_some_and(|content| xml::has_class(content, class));
    if has("introduction") {
        Role::Introduction
    } else if has("appendix") {
        Role::Appendix
    } else {
        Role::Plain
    }
}

/// Recursion is safe here: the nesting was bounded when the document was parsed.
fn walk(node: Node<'_>, around: Option<usize>, words: Words, survey: &mut Survey) {
    let mut here = around;
    if let Some(labelled) = labelled(node, words) {
        survey.labelled.push(labelled);
        here = Some(survey.labelled.len() - 1);
        survey.by_node.insert(node.id().get(), survey.labelled.len() - 1);
    }
    if let Some(id) = node.attribute("id") {
        survey.by_id.entry(id.to_owned()).or_insert(here);
    }
    if let Some(target) = node.attribute("target-id").filter(|_| matches!(xml::name(node), "link" | "term" | "cite" | "quote")) {
        survey.targets.push((node.attribute("document").map(str::to_owned), target.to_owned()));
    }
    for child in xml::elements(node) {
        walk(child, here, words, survey);
    }
}

/// Whether an exercise (or a section of them) only points to the publisher's exercise database, which is not part of the book's files.
pub(super) fn is_embedded(node: Node<'_>) -> bool {
    node.descendants().any(|inner| xml::name(inner) == "link" && is_embed_link(inner))
}

/// Whether a link stands for an exercise of the publisher's database.
pub(super) fn is_embed_link(link: Node<'_>) -> bool {
    let url = link.attribute("url").unwrap_or("");
    url.starts_with("#exercise/") || url.starts_with("#ost/api/ex/") || (xml::has_class(link, "os-embed") && url.starts_with('#'))
}

fn labelled(node: Node<'_>, words: Words) -> Option<Labelled> {
    let within = |names: &[&str]| node.ancestors().skip(1).any(|outer| names.contains(&xml::name(outer)));
    let counted = |series: Series| (!xml::has_class(node, "unnumbered")).then_some(series);
    let (word, series) = match xml::name(node) {
        "figure" => (words.get(Word::Figure).to_owned(), counted(Series::Figure)),
        "table" => (words.get(Word::Table).to_owned(), counted(Series::Table)),
        "example" => (words.get(Word::Example).to_owned(), counted(Series::Example)),
        "equation" => (words.get(Word::Equation).to_owned(), counted(Series::Equation)),
        "exercise" if within(&["example", "note", "exercise"]) => return None,
        "exercise" => (words.get(Word::Exercise).to_owned(), (!is_embedded(node)).then_some(Series::Exercise)),
        "section" => (String::new(), None),
        "note" => {
            let name = note_name(node, words);
            let series = (name.counted && !name.label.is_empty()).then(|| Series::Word(name.label.clone()));
            (name.label, series)
        }
        "rule" => {
            let word = rule_word(node, words);
            let series = counted(Series::Word(word.clone()));
            (word, series)
        }
        _ => return None,
    };
    let own = xml::child(node, "label").map(xml::title_of).filter(|label| !label.is_empty());
    let title = xml::child(node, "title").map(xml::title_of).unwrap_or_default();
    Some(Labelled { word: own.unwrap_or(word), number: String::new(), title, series })
}

fn rule_word(rule: Node<'_>, words: Words) -> String {
    let word = match rule.attribute("type").unwrap_or("") {
        "theorem" => Word::Theorem,
        "lemma" => Word::Lemma,
        "corollary" => Word::Corollary,
        "definition" => Word::Definition,
        _ => Word::Rule,
    };
    words.get(word).to_owned()
}
