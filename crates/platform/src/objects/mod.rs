//! Files that rooms keep, named by what is in them: equal bytes are kept once, and a name can be checked against its bytes at any time.
//!
//! Whatever keeps them ([`Storage`]: a folder, or a service elsewhere), a file is there whole or not at all, and what `put` named will be there after a
//! crash. A room removes nothing: what no room refers to any more ([`Referrer`]) is swept away after two days. So what somebody brings at the same moment,
//! and what a backup that was begun refers to, stays.

mod checked;
mod folder;
#[cfg(feature = "testing")]
pub mod testing;

use std::fmt;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use kernel::Time;
use sha2::{Digest, Sha256};

use crate::database::{Database, DatabaseError, Session};
use crate::secrets::hex;

use checked::Checked;
pub use folder::Folder;

/// The largest object, in bytes.
pub const OBJECT_BYTES_MAX: usize = 256 * 1024 * 1024;
/// What nothing refers to is kept for so long, in microseconds.
pub const UNREFERENCED_KEPT: i64 = 2 * kernel::time::DAY;

/// What went wrong with an object.
#[derive(Debug, thiserror::Error)]
pub enum ObjectError {
    /// It is larger than the bound.
    #[error("an object may have {OBJECT_BYTES_MAX} bytes; this one has {0}")]
    TooLarge(u64),
    /// The name is not that of an object.
    #[error("'{0}' is not the name of an object")]
    Name(String),
    /// It is not there.
    #[error("the object {0} is missing; bring it back from a backup or a copy of where objects lie")]
    Missing(String),
    /// What is there is not what was put there.
    #[error("the object {0} is damaged; bring it back from a backup or a copy of where objects lie")]
    Damaged(String),
    /// What keeps them fails.
    #[error("cannot read or write objects: {0}")]
    Storage(String),
    /// The disk fails.
    #[error("cannot read or write objects: {0}")]
    Disk(std::io::Error),
    /// The database fails that knows what is referred to.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl From<std::io::Error> for ObjectError {
    /// What was found while reading may stand in an error of reading.
    fn from(error: std::io::Error) -> Self {
        match error.downcast::<Self>() {
            Ok(inner) => inner,
            Err(error) => Self::Disk(error),
        }
    }
}

impl From<ObjectError> for std::io::Error {
    fn from(error: ObjectError) -> Self {
        Self::other(error)
    }
}

/// Something that lies where objects lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name: that of an object, or of something a crash left unfinished.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// When it was put there last.
    pub put_at: Time,
}

/// What keeps objects. It is given good names only, and needs not look at what is in them.
pub trait Storage: Send + Sync + fmt::Debug {
    /// Keeps everything that can be read, which are so many bytes: whole, also after a crash, or not at all. Where reading fails nothing is kept.
    /// What is there under the name already is put there anew.
    ///
    /// # Errors
    /// Reading or keeping fails.
    fn put(&self, name: &str, content: &mut dyn Read, bytes: u64) -> Result<(), ObjectError>;
    /// What is kept under a name, with its size.
    ///
    /// # Errors
    /// There is nothing, or it cannot be read.
    fn open(&self, name: &str) -> Result<(Box<dyn Read + Send>, u64), ObjectError>;
    /// What lies there under a name.
    ///
    /// # Errors
    /// It cannot be seen.
    fn look(&self, name: &str) -> Result<Option<Entry>, ObjectError>;
    /// Removes it; where there is nothing that is no error.
    ///
    /// # Errors
    /// It cannot be removed.
    fn remove(&self, name: &str) -> Result<(), ObjectError>;
    /// Everything whose name begins with two digits.
    ///
    /// # Errors
    /// It cannot be seen.
    fn list(&self, shelf: &str) -> Result<Vec<Entry>, ObjectError>;
}

/// A room that keeps objects.
pub trait Referrer: Send + Sync {
    /// The room's name, for people who operate the platform.
    fn name(&self) -> &'static str;
    /// The objects the room refers to whose names begin with two hexadecimal digits, each once.
    ///
    /// # Errors
    /// The database fails.
    fn references(&self, session: &mut Session<'_>, shelf: &str) -> Result<Vec<String>, DatabaseError>;
}

/// The objects. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Objects {
    storage: Arc<dyn Storage>,
    is_here: bool,
}

impl Objects {
    /// The objects in a folder, which is made with the first of them.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self { storage: Arc::new(Folder::at(folder)), is_here: true }
    }

    /// The objects that a service elsewhere keeps.
    #[must_use]
    pub fn on(storage: Arc<dyn Storage>) -> Self {
        Self { storage, is_here: false }
    }

    /// Whether they lie on this machine, so that reading one needs no network.
    #[must_use]
    pub const fn is_here(&self) -> bool {
        self.is_here
    }

    /// Keeps bytes; their name is the SHA-256 of them, in hexadecimal. Kept for good when this returns.
    ///
    /// # Errors
    /// They are too many, or keeping fails.
    pub fn put(&self, bytes: &[u8]) -> Result<String, ObjectError> {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if bytes.len() > OBJECT_BYTES_MAX {
            return Err(ObjectError::TooLarge(size));
        }
        let name = hex(&Sha256::digest(bytes));
        // Also where it is there: it might be damaged, or about to be swept away.
        self.storage.put(&name, &mut &*bytes, size)?;
        Ok(name)
    }

    /// Keeps what can be read under its name, which must be that of its bytes.
    ///
    /// # Errors
    /// It is something else, or too large, or reading or keeping fails; then nothing is kept.
    pub fn put_as(&self, name: &str, content: &mut dyn Read, bytes: u64) -> Result<(), ObjectError> {
        check(name)?;
        if usize::try_from(bytes).is_ok_and(|bytes| bytes > OBJECT_BYTES_MAX) {
            return Err(ObjectError::TooLarge(bytes));
        }
        self.storage.put(name, &mut Checked::new(content, name, bytes), bytes)
    }

    /// The bytes of an object.
    ///
    /// # Errors
    /// It is missing or damaged, or reading fails.
    pub fn get(&self, name: &str) -> Result<Vec<u8>, ObjectError> {
        let (mut content, bytes) = self.open(name)?;
        let mut all = Vec::with_capacity(usize::try_from(bytes).unwrap_or(0).min(OBJECT_BYTES_MAX));
        content.read_to_end(&mut all)?;
        Ok(all)
    }

    /// An object to be read piece by piece, and how many bytes it has. That it is damaged shows at its end: the last reading fails.
    ///
    /// # Errors
    /// It is missing, or reading fails.
    pub fn open(&self, name: &str) -> Result<(impl Read + use<>, u64), ObjectError> {
        check(name)?;
        let (content, bytes) = self.storage.open(name)?;
        if usize::try_from(bytes).map_or(true, |bytes| bytes > OBJECT_BYTES_MAX) {
            return Err(ObjectError::Damaged(name.to_owned()));
        }
        Ok((Checked::new(content, name, bytes), bytes))
    }

    /// Reads an object through; how many bytes it has.
    ///
    /// # Errors
    /// It is missing or damaged, or reading fails.
    pub fn check(&self, name: &str) -> Result<u64, ObjectError> {
        let (mut content, _) = self.open(name)?;
        Ok(std::io::copy(&mut content, &mut std::io::sink())?)
    }

    /// Whether an object is there.
    ///
    /// # Errors
    /// The name is none, or it cannot be seen.
    pub fn has(&self, name: &str) -> Result<bool, ObjectError> {
        check(name)?;
        Ok(self.storage.look(name)?.is_some())
    }

    /// What no room refers to; it may be referred to in a moment, or have been until a moment ago.
    ///
    /// # Errors
    /// It cannot be seen.
    pub fn unreferenced(&self, database: &Database, rooms: &[Arc<dyn Referrer>], shelf: &str) -> Result<Vec<Entry>, ObjectError> {
        let mut entries = self.storage.list(shelf)?;
        if !entries.is_empty() {
            let used = database.read(|session| references(session, rooms, shelf))?;
            entries.retain(|entry| used.binary_search(&entry.name).is_err());
        }
        Ok(entries)
    }

    /// Removes what no room has referred to for two days; how many, and their bytes.
    ///
    /// # Errors
    /// Looking or removing fails.
    pub fn sweep(&self, database: &Database, rooms: &[Arc<dyn Referrer>], now: Time) -> Result<(u64, u64), ObjectError> {
        let before = now.plus(-UNREFERENCED_KEPT);
        let is_old = |entry: &Entry| entry.put_at < before;
        let mut swept = (0, 0);
        for shelf in shelves() {
            for entry in self.unreferenced(database, rooms, &shelf)?.into_iter().filter(is_old) {
                // Somebody may have brought it again since.
                if self.storage.look(&entry.name)?.is_some_and(|entry| is_old(&entry)) {
                    self.storage.remove(&entry.name)?;
                    swept = (swept.0 + 1, swept.1 + entry.bytes);
                }
            }
        }
        Ok(swept)
    }
}

/// The two digits that names begin with, all of them.
pub fn shelves() -> impl Iterator<Item = String> {
    (0..=u8::MAX).map(|number| format!("{number:02x}"))
}

/// What rooms refer to whose names begin with two digits, in order, each once.
///
/// # Errors
/// The database fails.
pub fn references(session: &mut Session<'_>, rooms: &[Arc<dyn Referrer>], shelf: &str) -> Result<Vec<String>, DatabaseError> {
    let mut all = Vec::new();
    for room in rooms {
        all.extend(room.references(session, shelf)?);
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

fn check(name: &str) -> Result<(), ObjectError> {
    let good = name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    if good { Ok(()) } else { Err(ObjectError::Name(name.to_owned())) }
}

#[cfg(test)]
mod tests {
    use std::fs;

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
        fs::write(&place, b"apricots").unwrap();
        assert!(matches!(objects.check(&name), Err(ObjectError::Damaged(_))));
        objects.put(b"apricot").unwrap();
        assert_eq!(objects.check(&name).unwrap(), 7, "what is brought again is whole again");
        fs::remove_file(&place).unwrap();
        assert!(matches!(objects.get(&name), Err(ObjectError::Missing(_))) && !objects.has(&name).unwrap());
        assert_eq!(fs::read_dir(place.parent().unwrap()).unwrap().count(), 0);
    }

    #[test]
    fn what_is_something_else_is_not_kept() {
        let directory = tempfile::tempdir().unwrap();
        let objects = Objects::at(directory.path());
        let name = hex(&Sha256::digest(b"apricot"));
        for (content, bytes) in [(&b"apricoT"[..], 7), (b"apricots", 7), (b"apricot", 8), (b"apri", 7)] {
            assert!(matches!(objects.put_as(&name, &mut &*content, bytes), Err(ObjectError::Damaged(_))), "{content:?} {bytes}");
            assert!(!objects.has(&name).unwrap());
        }
        assert!(matches!(objects.put_as(&name, &mut &b""[..], u64::MAX), Err(ObjectError::TooLarge(_))));
        objects.put_as(&name, &mut &b"apricot"[..], 7).unwrap();
        assert_eq!(objects.get(&name).unwrap(), b"apricot");
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
