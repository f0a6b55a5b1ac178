//! The whole importer on the books of the library and on small and hostile books.

mod books;
mod hostile;
mod pieces;

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

/// A book of these modules in one chapter, after an introduction.
fn book(modules: &[(&str, &str)]) -> MemoryTree {
    let names: String = modules.iter().map(|(id, _)| format!("<col:module document='{id}'/>")).collect();
    let collection = format!(
        "<col:collection xmlns:col='http://cnx.rice.edu/collxml' xmlns:md='http://cnx.rice.edu/mdml'><col:metadata><md:title>Small Physics</md:title>\
         <md:slug>small</md:slug><md:language>en</md:language><md:license url='http://creativecommons.org/licenses/by/4.0/'/></col:metadata><col:content>\
         <col:subcollection><md:title>Motion</md:title><col:content>{names}</col:content></col:subcollection></col:content></col:collection>"
    );
    let files = modules.iter().map(|(id, content)| {
        let text = format!(
            "<document xmlns='http://cnx.rice.edu/cnxml' xmlns:m='http://www.w3.org/1998/Math/MathML'><title>Title of {id}</title><content>{content}</content></document>"
        );
        (format!("modules/{id}/index.cnxml"), text)
    });
    MemoryTree::new(files.chain([("collections/small.collection.xml".to_owned(), collection)]))
}

/// The HTML of one module in a small book, and what was refused.
fn rendered(content: &str) -> (String, Vec<Refusal>) {
    let taken = take(&book(&[("m1", content)]));
    (taken.drafts[0].sections[1].texts[0].html.clone(), taken.refusals)
}

fn shows(content: &str, expected: &str) {
    let (html, refusals) = rendered(content);
    assert_eq!((html.as_str(), refusals), (expected, vec![]), "{content}");
    assert_eq!(clean(&html), html);
}

fn item(exercise: &str) -> ItemDraft {
    let taken = take(&book(&[("m1", exercise)]));
    taken.drafts[0].items[0].clone()
}
