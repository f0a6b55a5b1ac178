//! The folders that hold collections.

use std::path::{Path, PathBuf};

use formats::bounds::FILES_MAX;
use formats::source::SourceTree;
use platform::folder::Folder;
use sha2::{Digest, Sha256};

use crate::CatalogError;

/// How deep below a given folder collections are looked for.
const COLLECTION_DEPTH_MAX: usize = 6;

/// The folders with a SOURCE.txt in or below the given ones, largest collections first so that the cores end together.
pub(super) fn collections(sources: &[PathBuf]) -> Result<Vec<PathBuf>, CatalogError> {
    let mut found = Vec::new();
    for source in sources {
        let before = found.len();
        look_for_collections(source, 0, &mut found)?;
        if found.len() == before {
            return Err(CatalogError::Disk(format!("{}: no SOURCE.txt in it or below; each collection needs one with a line 'licence: …'", source.display())));
        }
    }
    found.sort_by_cached_key(|folder| (std::cmp::Reverse(weight(folder)), folder.clone()));
    found.dedup();
    Ok(found)
}

/// The name of the collection in a folder.
pub(super) fn name_of(folder: &Path) -> String {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A digest of every file of a collection and of the program that reads them: where it is the same, reading brings nothing new. Nothing where
/// a file cannot be read, which reading will report.
pub(super) fn digest(program: &str, tree: &dyn SourceTree) -> Option<String> {
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(bytes);
    };
    part(program.as_bytes());
    for path in tree.paths() {
        part(path.as_bytes());
        part(&tree.read(path).ok()?);
    }
    Some(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn look_for_collections(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), CatalogError> {
    if folder.join("SOURCE.txt").is_file() {
        found.push(folder.to_path_buf());
        return Ok(());
    }
    let unreadable = |error: std::io::Error| CatalogError::Disk(format!("{}: {error}", folder.display()));
    if depth >= COLLECTION_DEPTH_MAX {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        if entry.file_type().map_err(unreadable)?.is_dir() {
            look_for_collections(&entry.path(), depth + 1, found)?;
        }
    }
    Ok(())
}

fn weight(folder: &Path) -> u64 {
    Folder::open(folder, FILES_MAX).map_or(0, |folder| folder.paths().iter().filter_map(|path| folder.size(path).ok()).sum())
}
