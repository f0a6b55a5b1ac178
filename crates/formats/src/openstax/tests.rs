//! The whole importer on the books of the library and on small and hostile books.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::*;
use crate::model::{Interaction, Provenance};
use crate::source::MemoryTree;
use kernel::Licence;

#[derive(Default)]
struct Taken {
    drafts: Vec<ResourceDraft>,
    refusals: Vec<Refusal>,
    progress: (usize, usize),
}

impl Sink for Taken {
    fn resource(&mut self, draft: ResourceDraft) -> bool {
        self.drafts.push(draft);
        true
    }
    fn refused(&mut self, refusal: Refusal) {
        self.refusals.push(refusal);
    }
    fn progress(&mut self, done: usize, total: usize) {
        self.progress = (done, total);
    }
}

fn stamp() -> Stamp {
    let provenance = Provenance {
        licence: Licence::new("CC-BY-SA-4.0"),
        attribution: "OpenStax".to_owned(),
        source_url: String::new(),
        revision: String::new(),
        taken_on: String::new(),
        modified: false,
    };
    Stamp { collection: "books".to_owned(), provenance }
}

fn take(tree: &MemoryTree) -> Taken {
    let mut taken = Taken::default();
    assert!(OpenStax.recognises(tree));
    OpenStax.read(tree, &stamp(), &mut taken);
    taken
}

fn library(name: &str) -> MemoryTree {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../library/textbooks")).join(name);
    let mut files = Vec::new();
    for entry in fs::read_dir(root.join("collections")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        files.push((format!("collections/{name}"), fs::read(root.join("collections").join(&name)).unwrap()));
    }
    for entry in fs::read_dir(root.join("modules")).unwrap() {
        let path = format!("modules/{}/index.cnxml", entry.unwrap().file_name().into_string().unwrap());
        // Files that are not modules lie beside them.
        if let Ok(bytes) = fs::read(root.join(&path)) {
            files.push((path, bytes));
        }
    }
    MemoryTree::new(files)
}

/// How often a start tag occurs in the modules, counted in the text without reading it as XML.
fn occurrences(tree: &MemoryTree, tag: &str) -> usize {
    let texts = tree.paths().iter().filter(|path| path.ends_with("index.cnxml")).map(|path| tree.read_text(path).unwrap());
    texts.map(|text| text.match_indices(&format!("<{tag}")).filter(|(at, _)| text[at + tag.len() + 1..].starts_with([' ', '>', '/', '\n'])).count()).sum()
}

fn html(draft: &ResourceDraft) -> String {
    draft.sections.iter().map(|section| section.texts[0].html.as_str()).collect()
}

fn count(html: &str, piece: &str) -> usize {
    html.matches(piece).count()
}

#[test]
#[ignore = "prints for a look by eye"]
fn look() {
    for name in ["openstax-prealgebra-2e", "openstax-workplace-software-skills"] {
        let tree = library(name);
        let start = std::time::Instant::now();
        let taken = take(&tree);
        println!("{name} {:?} refusals {}", start.elapsed(), taken.refusals.len());
        let mut codes = std::collections::BTreeMap::new();
        for refusal in &taken.refusals {
            *codes.entry(refusal.code).or_insert(0) += 1;
            if refusal.code != "not-in-source" {
                println!("{refusal:?}");
            }
        }
        println!("{codes:?}");
        let draft = &taken.drafts[0];
        let mut kinds = std::collections::BTreeMap::new();
        for item in &draft.items {
            let kind = format!("{:?}", item.interaction);
            *kinds.entry(kind.split([' ', '{']).next().unwrap().to_owned()).or_insert(0) += 1;
            match &item.interaction {
                Interaction::ShortText { accepted, .. } => println!("short {accepted:?}"),
                Interaction::Numeric { unit, .. } if !unit.is_empty() => println!("unit {unit}"),
                Interaction::SingleChoice { .. } | Interaction::MultipleChoice { .. } => println!("{item:?}"),
                _ => {}
            }
        }
        println!("{kinds:?} items {} solved {}", draft.items.len(), draft.items.iter().filter(|item| !item.texts[0].solution_html.is_empty()).count());
        for section in &draft.sections {
            println!("{} | {} | {} | {:?} {}", section.key, section.number, section.texts[0].title, section.parent, section.texts[0].html.len());
        }
        let page: String = draft.sections.iter().map(|section| format!("<h1>{} {}</h1>{}\n", section.key, section.texts[0].title, section.texts[0].html)).collect();
        fs::write(std::env::temp_dir().join(format!("{name}.html")), page).unwrap();
        let items: String = draft.items.iter().map(|item| format!("{}\n  {:?}\n  {}\n  {}\n", item.key, item.interaction, item.texts[0].prompt_html, item.texts[0].solution_html)).collect();
        fs::write(std::env::temp_dir().join(format!("{name}.items")), items).unwrap();
    }
}
