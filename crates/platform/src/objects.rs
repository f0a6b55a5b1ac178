//! Files that rooms keep, named by what is in them: equal bytes are kept once, and a name can be checked against its bytes at any time.
//!
//! A file is written beside its place, synced and renamed, so it is there whole or not at all; what `put` named is on disk.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};

use crate::secrets::hex;

/// The largest object, in bytes.
pub const OBJECT_BYTES_MAX: usize = 256 * 1024 * 1024;

/// What went wrong with an object.
#[derive(Debug, thiserror::Error)]
pub enum ObjectError {
    /// It is larger than the bound.
    #[error("an object may have {OBJECT_BYTES_MAX} bytes; this one has {0}")]
    TooLarge(usize),
    /// The name is not that of an object.
    #[error("'{0}' is not the name of an object")]
    Name(String),
    /// It is not there.
    #[error("the object {0} is missing; bring the folder of objects back from a copy")]
    Missing(String),
    /// What is there is not what was put there.
    #[error("the object {0} is damaged; bring the folder of objects back from a copy")]
    Damaged(String),
    /// The disk fails.
    #[error("cannot read or write objects: {0}")]
    Disk(#[from] std::io::Error),
}

/// A folder of objects. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Objects {
    folder: Arc<Path>,
    next: Arc<AtomicU64>,
}

impl Objects {
    /// The objects in a folder, which is made with the first of them.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.into(), next: Arc::default() }
    }

    /// Keeps bytes; their name is the SHA-256 of them, in hexadecimal. On disk when this returns.
    ///
    /// # Errors
    /// They are too many, or the disk fails.
    pub fn put(&self, bytes: &[u8]) -> Result<String, ObjectError> {
        if bytes.len() > OBJECT_BYTES_MAX {
            return Err(ObjectError::TooLarge(bytes.len()));
        }
        let name = hex(&Sha256::digest(bytes));
        let path = self.place(&name)?;
        if path.exists() {
            return Ok(name);
        }
        let shelf = path.parent().unwrap_or(&self.folder).to_path_buf();
        fs::create_dir_all(&shelf)?;
        let unfinished = shelf.join(format!("{}-{}.unfinished", std::process::id(), self.next.fetch_add(1, Ordering::Relaxed)));
        let written = fs::File::create(&unfinished).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
        if let Err(error) = written.and_then(|()| fs::rename(&unfinished, &path)) {
            let _ = fs::remove_file(&unfinished); // what could not be written whole is no object; the error says why
            return Err(error.into());
        }
        // The names in a folder are synced with the folder.
        fs::File::open(&shelf)?.sync_all()?;
        fs::File::open(&self.folder)?.sync_all()?;
        Ok(name)
    }

    /// The bytes of an object.
    ///
    /// # Errors
    /// It is missing or damaged, or the disk fails.
    pub fn get(&self, name: &str) -> Result<Vec<u8>, ObjectError> {
        let bytes = fs::read(self.place(name)?).map_err(|error| match error.kind() {
            ErrorKind::NotFound => ObjectError::Missing(name.to_owned()),
            _ => ObjectError::Disk(error),
        })?;
        if hex(&Sha256::digest(&bytes)) == name { Ok(bytes) } else { Err(ObjectError::Damaged(name.to_owned())) }
    }

    /// Whether an object is there.
    ///
    /// # Errors
    /// The name is none.
    pub fn has(&self, name: &str) -> Result<bool, ObjectError> {
        Ok(self.place(name)?.is_file())
    }

    /// Removes an object that nothing refers to any more; one that is gone is no error.
    ///
    /// # Errors
    /// The disk fails.
    pub fn remove(&self, name: &str) -> Result<(), ObjectError> {
        match fs::remove_file(self.place(name)?) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    fn place(&self, name: &str) -> Result<PathBuf, ObjectError> {
        let good = name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        match name.split_at_checked(2) {
            Some((shelf, _)) if good => Ok(self.folder.join(shelf).join(name)),
            _ => Err(ObjectError::Name(name.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_is_there_once_and_whole() {
        let directory = tempfile::tempdir().unwrap();
        let objects = Objects::at(&directory.path().join("objects"));
        let name = objects.put(b"apricot").unwrap();
        assert_eq!(objects.put(b"apricot").unwrap(), name);
        assert_eq!(objects.get(&name).unwrap(), b"apricot");
        assert!(objects.has(&name).unwrap());
        let place = directory.path().join("objects").join(&name[..2]).join(&name);
        fs::write(&place, b"apricoT").unwrap();
        assert!(matches!(objects.get(&name), Err(ObjectError::Damaged(_))));
        objects.remove(&name).unwrap();
        objects.remove(&name).unwrap();
        assert!(matches!(objects.get(&name), Err(ObjectError::Missing(_))));
        assert_eq!(fs::read_dir(place.parent().unwrap()).unwrap().count(), 0);
    }

    #[test]
    fn names_lead_nowhere_else() {
        let objects = Objects::at(Path::new("/nowhere"));
        for name in ["", "../../etc/passwd", "AB", &"g".repeat(64), &"A".repeat(64), &format!("../{}", "a".repeat(61))] {
            assert!(matches!(objects.get(name), Err(ObjectError::Name(_))), "{name}");
        }
    }

    #[test]
    fn objects_are_bounded() {
        let directory = tempfile::tempdir().unwrap();
        let objects = Objects::at(directory.path());
        assert!(matches!(objects.put(&vec![0; OBJECT_BYTES_MAX + 1]), Err(ObjectError::TooLarge(_))));
        assert!(objects.put(&vec![0; 1024]).is_ok());
    }
}
