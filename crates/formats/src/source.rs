//! Where foreign files come from: a folder or an archive somebody else opened, seen as paths and bytes.

use std::collections::BTreeMap;

use kernel::Licence;

use crate::bounds::{FILE_BYTES_MAX, FILES_MAX};
use crate::model::{Provenance, Refusal};

/// Files by their path, `/` between the parts, never absolute, never with `..`.
pub trait SourceTree: Sync {
    /// All paths, sorted.
    fn paths(&self) -> &[String];
    /// The bytes of a file, at most [`FILE_BYTES_MAX`]. The error is the refusal to report.
    fn read(&self, path: &str) -> Result<Vec<u8>, Refusal>;

    /// The text of a file; refuses what is not UTF-8. A byte-order mark is dropped.
    fn read_text(&self, path: &str) -> Result<String, Refusal> {
        let bytes = self.read(path)?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let line = error.as_bytes().iter().take(valid).filter(|byte| **byte == b'\n').count() + 1;
                Err(refuse(path, line, "not-utf-8", "the file is not UTF-8 text; save it as UTF-8 and import again"))
            }
        }
    }

    /// Whether this path exists.
    fn has(&self, path: &str) -> bool {
        self.paths().binary_search_by(|known| known.as_str().cmp(path)).is_ok()
    }
}

/// The codes of what is wrong with a file as a whole: it stands in the source, and nothing of it could be read.
pub const UNREAD: [&str; 5] = ["unreadable", "too-large", "not-utf-8", "xml", "too-deep"];

/// A refusal in one line.
#[must_use]
pub fn refuse(path: &str, line: usize, code: &'static str, reason: impl Into<String>) -> Refusal {
    Refusal { path: path.to_owned(), line: u32::try_from(line).unwrap_or(u32::MAX), code, reason: reason.into() }
}

/// A tree in memory, for tests, archives and fuzzing.
#[derive(Debug, Default)]
pub struct MemoryTree {
    paths: Vec<String>,
    files: BTreeMap<String, Vec<u8>>,
}

impl MemoryTree {
    /// A tree of these files.
    pub fn new<P: Into<String>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        let files: BTreeMap<String, Vec<u8>> = files.into_iter().take(FILES_MAX).map(|(path, bytes)| (path.into(), bytes.into())).collect();
        Self { paths: files.keys().cloned().collect(), files }
    }
}

impl SourceTree for MemoryTree {
    fn paths(&self) -> &[String] {
        &self.paths
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Refusal> {
        let bytes = self.files.get(path).ok_or_else(|| refuse(path, 0, "missing", "the file is named but not there"))?;
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > FILE_BYTES_MAX {
            return Err(refuse(path, 0, "too-large", format!("the file is larger than {FILE_BYTES_MAX} bytes")));
        }
        Ok(bytes.clone())
    }
}

/// What SOURCE.txt beside a collection says: `name: value` lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The stable name of the collection: the folder's name unless the operator gives another.
    pub collection: String,
    /// Where it came from and under which terms.
    pub provenance: Provenance,
}

impl Stamp {
    /// Reads SOURCE.txt. `Err` says what is missing: without a licence nothing is imported.
    pub fn parse(collection: &str, text: &str) -> Result<Self, Refusal> {
        let field = |name: &str| {
            text.lines().find_map(|line| line.strip_prefix(name).and_then(|rest| rest.trim_start().strip_prefix(':'))).map(str::trim).unwrap_or("")
        };
        let prose = field("licence");
        let licence = Licence::recognise(prose).ok_or_else(|| {
            refuse(
                "SOURCE.txt",
                0,
                "no-licence",
                "SOURCE.txt must have a line 'licence: …' with a licence that is known (an SPDX id or a Creative Commons name)",
            )
        })?;
        let repository = field("repo").to_owned();
        let commit = field("commit");
        let attribution = match prose.split_once("attribution:") {
            Some((_, named)) => named.trim().to_owned(),
            None => repository.trim_start_matches("https://github.com/").trim_end_matches('/').to_owned(),
        };
        Ok(Self {
            collection: collection.to_owned(),
            provenance: Provenance {
                licence,
                attribution,
                source_url: repository,
                revision: commit.split_whitespace().next().unwrap_or("").to_owned(),
                taken_on: field("saved").to_owned(),
                modified: false,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_say_licence_and_origin() {
        let stamp = Stamp::parse("d2l", "repo: https://github.com/d2l-ai/d2l-zh\ncommit: e6b18 2023-08-17\nlicence: Apache-2.0\nsaved: 2026-11-22\n").unwrap();
        assert_eq!(stamp.provenance.licence.as_str(), "Apache-2.0");
        assert_eq!(stamp.provenance.attribution, "d2l-ai/d2l-zh");
        assert_eq!(stamp.provenance.revision, "e6b18");
        assert_eq!(Stamp::parse("x", "repo: y\n").unwrap_err().code, "no-licence");
    }

    #[test]
    fn text_that_is_not_utf8_is_refused_with_its_line() {
        let tree = MemoryTree::new([("a", b"one\ntwo\xff".to_vec())]);
        let refusal = tree.read_text("a").unwrap_err();
        assert_eq!((refusal.code, refusal.line), ("not-utf-8", 2));
    }

    #[test]
    fn files_beyond_the_bound_are_refused() {
        let tree = MemoryTree::new([("big", vec![0u8; usize::try_from(FILE_BYTES_MAX).unwrap() + 1])]);
        assert_eq!(tree.read("big").unwrap_err().code, "too-large");
    }
}
