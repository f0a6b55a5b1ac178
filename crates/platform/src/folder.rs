//! A folder on disk as paths and bytes, for importers: bounded, sorted, without following links out of it.

use std::fs;
use std::path::{Path, PathBuf};

/// A folder whose files were listed once.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    paths: Vec<String>,
}

/// What is wrong with a folder.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// It cannot be read.
    #[error("cannot read {path}: {source}")]
    Unreadable {
        /// Where.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It holds more than may be imported at once.
    #[error("{path} holds more than {limit} files; import it in parts")]
    TooMany {
        /// Where.
        path: PathBuf,
        /// The bound.
        limit: usize,
    },
}

/// The deepest folder in a folder that is read.
pub const DEPTH_MAX: usize = 32;

impl Folder {
    /// Lists a folder. Hidden files, links and special files are passed over.
    ///
    /// # Errors
    /// It cannot be read or holds more than `limit` files.
    pub fn open(root: &Path, limit: usize) -> Result<Self, FolderError> {
        let mut paths = Vec::new();
        let mut waiting = vec![(root.to_path_buf(), String::new(), 0)];
        while let Some((directory, prefix, depth)) = waiting.pop() {
            let unreadable = |source| FolderError::Unreadable { path: directory.clone(), source };
            for entry in fs::read_dir(&directory).map_err(unreadable)? {
                let entry = entry.map_err(unreadable)?;
                let kind = entry.file_type().map_err(unreadable)?;
                let Ok(name) = entry.file_name().into_string() else { continue };
                if name.starts_with('.') {
                    continue;
                }
                let path = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
                if kind.is_dir() && depth < DEPTH_MAX {
                    waiting.push((entry.path(), path, depth + 1));
                } else if kind.is_file() {
                    if paths.len() >= limit {
                        return Err(FolderError::TooMany { path: root.to_path_buf(), limit });
                    }
                    paths.push(path);
                }
            }
        }
        paths.sort_unstable();
        Ok(Self { root: root.to_path_buf(), paths })
    }

    /// The paths, sorted, `/` between the parts.
    #[must_use]
    pub fn paths(&self) -> &[String] {
        &self.paths
    }

    /// The size of a listed file.
    ///
    /// # Errors
    /// It is not listed or gone.
    pub fn size(&self, path: &str) -> std::io::Result<u64> {
        Ok(fs::metadata(self.located(path)?)?.len())
    }

    /// The bytes of a listed file.
    ///
    /// # Errors
    /// It is not listed or cannot be read.
    pub fn read(&self, path: &str) -> std::io::Result<Vec<u8>> {
        fs::read(self.located(path)?)
    }

    fn located(&self, path: &str) -> std::io::Result<PathBuf> {
        match self.paths.binary_search_by(|known| known.as_str().cmp(path)) {
            Ok(_) => Ok(self.root.join(path)),
            Err(_) => Err(std::io::Error::new(std::io::ErrorKind::NotFound, "not in the folder")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_files_are_read_and_links_are_not_followed() {
        let directory = tempfile::tempdir().unwrap();
        fs::create_dir(directory.path().join("a")).unwrap();
        fs::write(directory.path().join("a/b.txt"), "x").unwrap();
        std::os::unix::fs::symlink("/etc/passwd", directory.path().join("a/link")).unwrap();
        let folder = Folder::open(directory.path(), 10).unwrap();
        assert_eq!(folder.paths(), ["a/b.txt"]);
        assert_eq!(folder.read("a/b.txt").unwrap(), b"x");
        assert!(folder.read("../a/b.txt").is_err() && folder.read("a/link").is_err());
        assert!(matches!(Folder::open(directory.path(), 0), Err(FolderError::TooMany { .. })));
    }
}
