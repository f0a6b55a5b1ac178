//! Where the bytes go: a folder of files with the promises of POSIX and no more, so that a test can keep only those.

mod folder;

use std::io;
use std::sync::Arc;

pub use folder::FolderDisk;

/// A folder. Names are plain file names. What it does is durable only after [`Disk::sync_folder`].
pub trait Disk: Send + Sync {
    /// Opens a file that is there, to read and write.
    fn open(&self, name: &str) -> io::Result<Arc<dyn DiskFile>>;
    /// Makes an empty file, in place of one that is there.
    fn create(&self, name: &str) -> io::Result<Arc<dyn DiskFile>>;
    /// Gives a file another name, in place of one that has it, in one step.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;
    /// Removes a file. Who has it open may go on reading.
    fn remove(&self, name: &str) -> io::Result<()>;
    /// Every name in the folder.
    fn list(&self) -> io::Result<Vec<String>>;
    /// Makes durable which names there are.
    fn sync_folder(&self) -> io::Result<()>;
}

/// A file with positioned reads and writes. What is written is durable only after [`DiskFile::sync`].
pub trait DiskFile: Send + Sync {
    /// Its length in bytes.
    fn length(&self) -> io::Result<u64>;
    /// Fills the whole buffer from a position; an error where the file ends before.
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()>;
    /// Writes all bytes at a position. After an error any part of them may be there.
    fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<()>;
    /// Cuts or lengthens the file.
    fn truncate(&self, length: u64) -> io::Result<()>;
    /// Makes content and length durable. After an error nobody knows what of the last writes is.
    fn sync(&self) -> io::Result<()>;
}
