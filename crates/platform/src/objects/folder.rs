//! Objects in a folder: a file is written beside its place, synced and renamed.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::UNIX_EPOCH;

use kernel::Time;

use super::{Entry, ObjectError, Storage};

/// A folder, with one in it for every two digits.
#[derive(Debug)]
pub struct Folder {
    root: Arc<Path>,
    next: AtomicU64,
}

impl Folder {
    /// A folder that is made with the first object.
    #[must_use]
    pub fn at(root: &Path) -> Self {
        Self { root: root.into(), next: AtomicU64::new(0) }
    }

    fn place(&self, name: &str) -> PathBuf {
        self.root.join(name.get(..2).unwrap_or(name)).join(name)
    }
}

impl Storage for Folder {
    fn put(&self, name: &str, content: &mut dyn Read, _: u64) -> Result<(), ObjectError> {
        let path = self.place(name);
        let shelf = path.parent().unwrap_or(&self.root).to_path_buf();
        fs::create_dir_all(&shelf)?;
        let unfinished = shelf.join(format!("{name}-{}-{}.unfinished", std::process::id(), self.next.fetch_add(1, Ordering::Relaxed)));
        let written = fs::File::create(&unfinished).and_then(|mut file| std::io::copy(content, &mut file).and_then(|_| file.sync_all()));
        if let Err(error) = written.and_then(|()| fs::rename(&unfinished, &path)) {
            let _ = fs::remove_file(&unfinished); // what could not be written whole is no object; the error says why
            return Err(error.into());
        }
        // The names in a folder are synced with the folder.
        fs::File::open(&shelf)?.sync_all()?;
        fs::File::open(&self.root)?.sync_all()?;
        Ok(())
    }

    fn open(&self, name: &str) -> Result<(Box<dyn Read + Send>, u64), ObjectError> {
        let opened = fs::File::open(self.place(name)).and_then(|file| Ok((file.metadata()?.len(), file)));
        match opened {
            Ok((bytes, file)) => Ok((Box::new(file), bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(ObjectError::Missing(name.to_owned())),
            Err(error) => Err(error.into()),
        }
    }

    fn look(&self, name: &str) -> Result<Option<Entry>, ObjectError> {
        match fs::metadata(self.place(name)) {
            Ok(metadata) if metadata.is_file() => Ok(Some(entry(name.to_owned(), &metadata)?)),
            Ok(_) => Ok(None),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn remove(&self, name: &str) -> Result<(), ObjectError> {
        match fs::remove_file(self.place(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    fn list(&self, shelf: &str) -> Result<Vec<Entry>, ObjectError> {
        let found = match fs::read_dir(self.root.join(shelf)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            found => found?,
        };
        let mut entries = Vec::new();
        for one in found {
            let one = one?;
            // One that goes away while it is looked at is none.
            let (Ok(name), Ok(metadata)) = (one.file_name().into_string(), one.metadata()) else { continue };
            if metadata.is_file() && name.starts_with(shelf) {
                entries.push(entry(name, &metadata)?);
            }
        }
        Ok(entries)
    }
}

fn entry(name: String, metadata: &fs::Metadata) -> Result<Entry, ObjectError> {
    let since = metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(Entry { name, bytes: metadata.len(), put_at: Time(i64::try_from(since.as_micros()).unwrap_or(i64::MAX)) })
}
