//! One platform on a data directory at a time.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use anyhow::{Context, bail};

/// Holds the data directory until it is dropped or the process ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Takes the data directory, which is made if it is not there.
pub fn take(data: &Path) -> anyhow::Result<Lock> {
    std::fs::create_dir_all(data).with_context(|| format!("cannot make the data directory {}", data.display()))?;
    let path = data.join("lock");
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).with_context(|| format!("cannot open {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock { _file: file }),
        Err(TryLockError::WouldBlock) => bail!("another xingtan uses the data directory {}; stop it first, or name another with --data", data.display()),
        Err(TryLockError::Error(error)) => Err(error).with_context(|| format!("cannot lock {}", path.display())),
    }
}
