//! One file with everything that is true; views are left out, they are rebuilt.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};

use anyhow::Context;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::command::{Common, FileOptions};
use crate::house::House;
use crate::settings::Settings;
use crate::{Failure, house, lock};

/// The first line of a backup.
const HEADER: &str = "xingtan-backup 1";

struct Hashing<W> {
    inner: W,
    hash: Sha256,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or(bytes));
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SHA-256 over everything in the database; equal on both engines and after a restore.
pub fn content_hash(house: &House) -> anyhow::Result<String> {
    let mut out = Hashing { inner: std::io::sink(), hash: Sha256::new() };
    house.records.with_whole(|instead| platform::dump::write(&house.services.database, &mut out, instead))?;
    Ok(hex(out.hash))
}

/// Runs `xingtan backup`.
pub fn backup(common: &Common, options: &FileOptions) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    let house = house::open_beside(&settings)?;
    // Written beside the target and renamed, so that a backup is whole or not there.
    let unfinished = options.file.with_extension("unfinished");
    let file = File::create(&unfinished).with_context(|| format!("cannot write {}", unfinished.display()))?;
    let mut packed = GzEncoder::new(BufWriter::new(file), Compression::new(6));
    writeln!(packed, "{HEADER}")?;
    let mut out = Hashing { inner: packed, hash: Sha256::new() };
    let rows = house.records.with_whole(|instead| platform::dump::write(&house.services.database, &mut out, instead))?;
    let hash = hex(out.hash);
    out.inner.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
    std::fs::rename(&unfinished, &options.file)?;
    println!("{rows} rows, content {hash}");
    Ok(())
}

/// Runs `xingtan restore`.
pub fn restore(common: &Common, options: &FileOptions) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    let _lock = lock::take(&settings.data)?;
    let house = house::open(&settings)?;
    if !house.catalog.is_empty()? || !house.identity.accounts("", 1)?.is_empty() {
        return Err(Failure::refused(anyhow::anyhow!("there is content or an account here already; restore into an empty data directory and database")));
    }
    let path = options.file.clone();
    let open = move || -> std::io::Result<Box<dyn BufRead>> {
        let mut input = BufReader::new(GzDecoder::new(BufReader::new(File::open(&path)?)));
        let mut header = String::new();
        std::io::Read::take(&mut input, 64).read_line(&mut header)?;
        if header.trim_end() != HEADER {
            return Err(std::io::Error::new(
                std::io::ErrorKind::InvalidData,
                "this is not a backup of xingtan, or one of a version that this one does not know",
            ));
        }
        Ok(Box::new(input))
    };
    let rows = platform::dump::restore(&house.services.database, &open).map_err(Failure::refused)?;
    house.records.bring_in().map_err(Failure::refused)?;
    println!("{rows} rows, content {}", content_hash(&house)?);
    let index = settings.data.join("search");
    if index.exists() {
        std::fs::remove_dir_all(&index).with_context(|| format!("cannot clear the search index {}", index.display()))?;
    }
    Ok(())
}
