//! What the tests of these importers share: the library as a tree in memory, and a sink that keeps everything.

use std::path::Path;

use crate::model::{Refusal, ResourceDraft};
use crate::source::{MemoryTree, Stamp};
use crate::{Importer, Sink};

/// Keeps what an importer hands over.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    pub(crate) resources: Vec<ResourceDraft>,
    pub(crate) refusals: Vec<Refusal>,
}

impl Sink for Kept {
    fn resource(&mut self, draft: ResourceDraft) -> bool {
        self.resources.push(draft);
        true
    }

    fn refused(&mut self, refusal: Refusal) {
        self.refusals.push(refusal);
    }

    fn progress(&mut self, _done: usize, _total: usize) {}
}

impl Kept {
    /// The codes of all refusals in order.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        self.refusals.iter().map(|refusal| refusal.code).collect()
    }

    /// How many items all resources have together.
    pub(crate) fn item_count(&self) -> usize {
        self.resources.iter().map(|draft| draft.items.len()).sum()
    }
}

/// The stamp of a collection that a test makes up.
pub(crate) fn stamp() -> Stamp {
    Stamp::parse("test", "repo: https://example.org/test\ncommit: abc\nlicence: MIT\nsaved: 2026-11-22\n").unwrap()
}

/// A folder of the library in memory, and its stamp.
pub(crate) fn library(folder: &str) -> (MemoryTree, Stamp) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../library").join(folder);
    let mut files = Vec::new();
    collect(&root, &root, &mut files);
    let text = String::from_utf8(std::fs::read(root.join("SOURCE.txt")).unwrap()).unwrap();
    let name = folder.rsplit('/').next().unwrap();
    (MemoryTree::new(files), Stamp::parse(name, &text).unwrap())
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            files.push((name, std::fs::read(&path).unwrap()));
        }
    }
}

/// Reads a whole tree; fails where the importer does not recognise it.
pub(crate) fn read(importer: &dyn Importer, tree: &MemoryTree, stamp: &Stamp) -> Kept {
    assert!(importer.recognises(tree), "{} does not recognise its own format", importer.name());
    let mut kept = Kept::default();
    importer.read(tree, stamp, &mut kept);
    kept
}
