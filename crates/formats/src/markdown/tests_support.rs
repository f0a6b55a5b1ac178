//! What the tests of the Markdown-based importers share.

use std::path::{Path, PathBuf};

use crate::Sink;
use crate::model::{Refusal, ResourceDraft};
use crate::source::{MemoryTree, Stamp};

/// Keeps everything an importer reads.
#[derive(Default)]
pub(crate) struct Collected {
    pub(crate) resources: Vec<ResourceDraft>,
    pub(crate) refusals: Vec<Refusal>,
}

impl Collected {
    pub(crate) fn count(&self, code: &str) -> usize {
        self.refusals.iter().filter(|refusal| refusal.code == code).count()
    }
}

impl Sink for Collected {
    fn resource(&mut self, draft: ResourceDraft) -> bool {
        self.resources.push(draft);
        true
    }

    fn refused(&mut self, refusal: Refusal) {
        self.refusals.push(refusal);
    }

    fn progress(&mut self, _done: usize, _total: usize) {}
}

/// A folder of the starter library with its stamp; nothing where the library is not unpacked.
pub(crate) fn folder(name: &Path) -> Option<(MemoryTree, Stamp)> {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../library")).join(name);
    let stamp = std::fs::read_to_string(root.join("SOURCE.txt")).ok()?;
    let collection = name.file_name()?.to_str()?;
    let mut files = Vec::new();
    collect(&root, &root, &mut files);
    Some((MemoryTree::new(files), Stamp::parse(collection, &stamp).ok()?))
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if let (Ok(inside), Ok(bytes)) = (path.strip_prefix(root), std::fs::read(&path)) {
            files.push((inside.to_string_lossy().replace('\\', "/"), bytes));
        }
    }
}
