//! Where files lie: a folder, or an object store such as S3. Paths are the same in both, `/` between the parts.

use std::fs;
use std::io::Write;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt};
use tokio::runtime::Runtime;
use tokio_stream::StreamExt;

/// Why the place of files fails.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// The folder fails.
    #[error("{path}: {source}")]
    Folder {
        /// Where.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The object store fails.
    #[error("the object store: {0}")]
    Store(#[from] object_store::Error),
    /// A path leads elsewhere.
    #[error("'{0}' is no path of a file of columns")]
    Path(String),
}

impl ShelfError {
    /// Whether the file is simply not there.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        match self {
            Self::Folder { source, .. } => source.kind() == std::io::ErrorKind::NotFound,
            Self::Store(error) => matches!(error, object_store::Error::NotFound { .. }),
            Self::Path(_) => false,
        }
    }
}

#[derive(Debug)]
enum Place {
    /// Written here with its own hands, because the local store of `object_store` does not wait for the disk.
    Folder(PathBuf, AtomicU64),
    Store(Arc<dyn ObjectStore>, Thread),
}

/// The thread that speaks to an object store. It is let go without waiting, because whoever lets go may be one of a runtime's threads.
#[derive(Debug)]
struct Thread(Option<Runtime>);

impl Thread {
    /// Waits for what the store does.
    fn block_on<T>(&self, work: impl Future<Output = Result<T, object_store::Error>>) -> Result<T, object_store::Error> {
        let over = || object_store::Error::Generic { store: "columns", source: "its thread has ended".into() };
        self.0.as_ref().map_or_else(|| Err(over()), |runtime| runtime.block_on(work))
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

/// Where files lie. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Shelf(Arc<Place>);

impl Shelf {
    /// A folder, which is made with the first file.
    #[must_use]
    pub fn folder(folder: &Path) -> Self {
        Self(Arc::new(Place::Folder(folder.to_owned(), AtomicU64::new(0))))
    }

    /// An object store.
    ///
    /// # Errors
    /// No thread can be had for it.
    pub fn store(store: Arc<dyn ObjectStore>) -> std::io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        Ok(Self(Arc::new(Place::Store(store, Thread(Some(runtime))))))
    }

    /// Puts a file: it is there whole or not at all, and on the disk when this returns.
    ///
    /// # Errors
    /// The place fails.
    pub fn put(&self, path: &str, bytes: Bytes) -> Result<(), ShelfError> {
        match &*self.0 {
            Place::Folder(folder, next) => {
                let to = inside(folder, path)?;
                let parent = to.parent().unwrap_or(folder).to_owned();
                let wrong = |source| ShelfError::Folder { path: to.clone(), source };
                fs::create_dir_all(&parent).map_err(wrong)?;
                let number = next.fetch_add(1, Ordering::Relaxed);
                let unfinished = parent.join(format!("_{}-{number}.unfinished", std::process::id()));
                let written = fs::File::create(&unfinished).and_then(|mut file| file.write_all(&bytes).and_then(|()| file.sync_all()));
                if let Err(source) = written.and_then(|()| fs::rename(&unfinished, &to)) {
                    let _ = fs::remove_file(&unfinished); // the error says why it is of no use
                    return Err(wrong(source));
                }
                // The names in a folder are on the disk with the folder.
                let mut above = parent.ancestors().take_while(|ancestor| ancestor.starts_with(folder));
                above.try_for_each(|folder| fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(wrong))
            }
            Place::Store(store, runtime) => Ok(runtime.block_on(store.put(&Key::from(path), bytes.into())).map(|_| ())?),
        }
    }

    /// A whole file.
    ///
    /// # Errors
    /// It is not there, or the place fails.
    pub fn get(&self, path: &str) -> Result<Bytes, ShelfError> {
        match &*self.0 {
            Place::Folder(folder, _) => {
                let from = inside(folder, path)?;
                fs::read(&from).map(Bytes::from).map_err(|source| ShelfError::Folder { path: from, source })
            }
            Place::Store(store, runtime) => Ok(runtime.block_on(async { store.get(&Key::from(path)).await?.bytes().await })?),
        }
    }

    /// Ranges of the bytes of a file.
    ///
    /// # Errors
    /// It is not there or shorter, or the place fails.
    pub fn ranges(&self, path: &str, ranges: &[Range<u64>]) -> Result<Vec<Bytes>, ShelfError> {
        match &*self.0 {
            Place::Folder(folder, _) => {
                let from = inside(folder, path)?;
                let wrong = |source| ShelfError::Folder { path: from.clone(), source };
                let file = fs::File::open(&from).map_err(wrong)?;
                let read = |range: &Range<u64>| {
                    let mut bytes = vec![0; usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(0)];
                    file.read_exact_at(&mut bytes, range.start).map(|()| Bytes::from(bytes))
                };
                ranges.iter().map(|range| read(range).map_err(wrong)).collect()
            }
            Place::Store(store, runtime) => Ok(runtime.block_on(store.get_ranges(&Key::from(path), ranges))?),
        }
    }

    /// Removes a file; one that is gone is no error.
    ///
    /// # Errors
    /// The place fails.
    pub fn remove(&self, path: &str) -> Result<(), ShelfError> {
        let gone = match &*self.0 {
            Place::Folder(folder, _) => {
                let at = inside(folder, path)?;
                let removed = fs::remove_file(&at).map_err(|source| ShelfError::Folder { path: at.clone(), source });
                // Folders that are empty now go too; one that is not stays.
                let _ = at.ancestors().skip(1).take_while(|above| above.starts_with(folder) && *above != folder).try_for_each(fs::remove_dir);
                removed
            }
            Place::Store(store, runtime) => runtime.block_on(store.delete(&Key::from(path))).map_err(ShelfError::from),
        };
        match gone {
            Err(error) if error.is_missing() => Ok(()),
            other => other,
        }
    }

    /// The paths and sizes of all files, sorted.
    ///
    /// # Errors
    /// The place fails.
    pub fn list(&self) -> Result<Vec<(String, u64)>, ShelfError> {
        let mut found = match &*self.0 {
            Place::Folder(folder, _) => {
                let mut found = Vec::new();
                if folder.exists() {
                    walk(folder, folder, &mut found).map_err(|source| ShelfError::Folder { path: folder.clone(), source })?;
                }
                found
            }
            Place::Store(store, runtime) => {
                let objects: Vec<_> = runtime.block_on(async { store.list(None).collect::<Result<_, _>>().await })?;
                objects.into_iter().map(|object| (object.location.to_string(), object.size)).collect()
            }
        };
        found.sort_unstable();
        Ok(found)
    }
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<(String, u64)>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.metadata()?);
        if kind.is_dir() {
            walk(root, &path, found)?;
        } else if let Ok(inside) = path.strip_prefix(root) {
            found.push((inside.to_string_lossy().into_owned(), kind.len()));
        }
    }
    Ok(())
}

fn inside(folder: &Path, path: &str) -> Result<PathBuf, ShelfError> {
    let good = !path.is_empty() && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    if good { Ok(folder.join(path)) } else { Err(ShelfError::Path(path.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_places_do_the_same() {
        let directory = tempfile::tempdir().unwrap();
        let folder = directory.path().join("columns");
        for shelf in [Shelf::folder(&folder), Shelf::store(Arc::new(object_store::memory::InMemory::new())).unwrap()] {
            assert_eq!(shelf.list().unwrap(), []);
            shelf.put("tenant=a/day=b/1.parquet", Bytes::from_static(b"0123456789")).unwrap();
            shelf.put("tenant=a/2.parquet", Bytes::from_static(b"x")).unwrap();
            assert_eq!(shelf.list().unwrap(), [("tenant=a/2.parquet".to_owned(), 1), ("tenant=a/day=b/1.parquet".to_owned(), 10)]);
            assert_eq!(shelf.ranges("tenant=a/day=b/1.parquet", &[2..4, 9..10]).unwrap(), ["23", "9"]);
            assert_eq!(shelf.get("tenant=a/2.parquet").unwrap(), "x");
            shelf.put("tenant=a/2.parquet", Bytes::from_static(b"yy")).unwrap();
            assert_eq!(shelf.get("tenant=a/2.parquet").unwrap(), "yy");
            shelf.remove("tenant=a/day=b/1.parquet").unwrap();
            shelf.remove("tenant=a/day=b/1.parquet").unwrap();
            assert!(shelf.get("tenant=a/day=b/1.parquet").unwrap_err().is_missing());
            assert!(shelf.ranges("tenant=a/day=b/1.parquet", &[0..1, 1..2]).unwrap_err().is_missing());
            assert_eq!(shelf.list().unwrap().len(), 1);
        }
        assert!(!folder.join("tenant=a/day=b").exists(), "folders go with the last file");
        for wrong in ["", "/etc/passwd", "a/../../b", "a//b", "."] {
            assert!(matches!(Shelf::folder(&folder).get(wrong), Err(ShelfError::Path(_))), "{wrong}");
        }
    }
}
