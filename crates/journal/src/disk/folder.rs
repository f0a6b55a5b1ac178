//! The disk of the operating system.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Disk, DiskFile};

/// The name of the file that says the folder is in use.
const LOCK: &str = "lock";

/// A folder of the operating system, for one program at a time.
pub struct FolderDisk {
    path: PathBuf,
    _lock: File,
}

impl FolderDisk {
    /// Opens a folder, and makes it where it is missing. An error of the kind `ResourceBusy` where another program has it.
    pub fn open(path: &Path) -> io::Result<Self> {
        std::fs::create_dir_all(path)?;
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(path.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(io::Error::new(io::ErrorKind::ResourceBusy, "another program uses this journal")),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let disk = Self { path: path.to_owned(), _lock: lock };
        disk.sync_folder()?;
        if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            sync_path(parent)?;
        }
        Ok(disk)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }
}

impl Disk for FolderDisk {
    fn open(&self, name: &str) -> io::Result<Arc<dyn DiskFile>> {
        let file = OpenOptions::new().read(true).write(true).open(self.at(name))?;
        Ok(Arc::new(OpenFile::new(file)))
    }

    fn create(&self, name: &str) -> io::Result<Arc<dyn DiskFile>> {
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(self.at(name))?;
        Ok(Arc::new(OpenFile::new(file)))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        std::fs::rename(self.at(from), self.at(to))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        std::fs::remove_file(self.at(name))
    }

    fn list(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(&self.path)? {
            names.extend(entry?.file_name().into_string().ok().filter(|name| name != LOCK));
        }
        Ok(names)
    }

    fn sync_folder(&self) -> io::Result<()> {
        sync_path(&self.path)
    }
}

#[cfg(unix)]
fn sync_path(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Elsewhere folders cannot be opened as files; names become durable with the files' own synchronisation.
#[cfg(not(unix))]
fn sync_path(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
struct OpenFile(File);

#[cfg(unix)]
impl OpenFile {
    fn new(file: File) -> Self {
        Self(file)
    }

    fn file(&self) -> &File {
        &self.0
    }

    fn read_exact_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        std::os::unix::fs::FileExt::read_exact_at(&self.0, buffer, offset)
    }

    fn write_all_at(&self, bytes: &[u8], offset: u64) -> io::Result<()> {
        std::os::unix::fs::FileExt::write_all_at(&self.0, bytes, offset)
    }
}

/// Where files have one position, it is moved under a lock.
#[cfg(not(unix))]
struct OpenFile(File, std::sync::Mutex<()>);

#[cfg(not(unix))]
impl OpenFile {
    fn new(file: File) -> Self {
        Self(file, std::sync::Mutex::new(()))
    }

    fn file(&self) -> &File {
        &self.0
    }

    fn read_exact_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        use std::io::{Read, Seek, SeekFrom};
        let _alone = self.1.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        (&self.0).seek(SeekFrom::Start(offset))?;
        (&self.0).read_exact(buffer)
    }

    fn write_all_at(&self, bytes: &[u8], offset: u64) -> io::Result<()> {
        use std::io::{Seek, SeekFrom, Write};
        let _alone = self.1.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        (&self.0).seek(SeekFrom::Start(offset))?;
        (&self.0).write_all(bytes)
    }
}

impl DiskFile for OpenFile {
    fn length(&self) -> io::Result<u64> {
        Ok(self.file().metadata()?.len())
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        self.read_exact_at(buffer, offset)
    }

    fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<()> {
        self.write_all_at(bytes, offset)
    }

    fn truncate(&self, length: u64) -> io::Result<()> {
        self.file().set_len(length)
    }

    fn sync(&self) -> io::Result<()> {
        self.file().sync_data()
    }
}
