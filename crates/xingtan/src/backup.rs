//! One file with everything that is true, files of rooms included; views are left out, they are rebuilt.

use std::cell::RefCell;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::command::{BackupOptions, Common, FileOptions};
use crate::contents::{self, Contents};
use crate::counted::counted;
use crate::house::House;
use crate::settings::Settings;
use crate::{Failure, house, lock};

/// The first line of a backup.
const HEADER: &str = "xingtan-backup 2";
/// That of backups of earlier versions, which hold no files.
const HEADER_WITHOUT_FILES: &str = "xingtan-backup 1";

/// Writes on, and takes the hash of what is written.
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

/// What two write to in turn.
struct Shared<'a, W>(&'a RefCell<W>);

impl<W: Write> Write for Shared<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.borrow_mut().flush()
    }
}

/// Writes the tables, and hands over the names of the objects that they refer to; the number of rows. The hash is that of both: a name is itself the
/// hash of an object.
fn write_tables<W: Write>(house: &House, out: &RefCell<Hashing<W>>, names: &mut dyn FnMut(&str) -> std::io::Result<()>) -> anyhow::Result<u64> {
    let (rows, ()) = house.records.with_whole(|instead| {
        platform::dump::write_and(&house.services.database, &mut Shared(out), instead, |session| {
            for shelf in platform::objects::shelves() {
                for name in platform::objects::references(session, &house.referrers, &shelf)? {
                    out.borrow_mut().hash.update(contents::named(&name));
                    names(&name)?;
                }
            }
            Ok(())
        })
    })?;
    Ok(rows)
}

/// The SHA-256 over everything in the database and the names of the objects it refers to; equal on both engines and after a restore.
pub fn content_hash(house: &House) -> anyhow::Result<String> {
    let out = RefCell::new(Hashing { inner: std::io::sink(), hash: Sha256::new() });
    write_tables(house, &out, &mut |_| Ok(()))?;
    Ok(platform::secrets::hex(&out.into_inner().hash.finalize()))
}

/// A file that goes unless it is kept.
struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0); // it may be gone, or in its place
    }
}

/// Runs `xingtan backup`.
pub fn backup(common: &Common, options: &BackupOptions) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    let house = house::open_beside(&settings)?;
    // Written beside the target and renamed, so that a backup is whole or not there.
    let unfinished = Unfinished(options.file.with_extension("unfinished"));
    let (rows, objects, hash) = write(&house, &unfinished.0, options.without_objects)?;
    std::fs::rename(&unfinished.0, &options.file)?;
    println!("{}, {}{}, content {hash}", counted(rows, "row"), counted(objects, "object"), if options.without_objects { " left out" } else { "" });
    Ok(())
}

fn write(house: &House, path: &Path, without_objects: bool) -> anyhow::Result<(u64, u64, String)> {
    let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut packed = GzEncoder::new(BufWriter::new(file), Compression::new(6));
    writeln!(packed, "{HEADER}")?;
    let out = RefCell::new(Hashing { inner: packed, hash: Sha256::new() });
    // There may be more names than memory should hold.
    let names = Unfinished(path.with_extension("names"));
    let mut list = BufWriter::new(File::create(&names.0).with_context(|| format!("cannot write {}", names.0.display()))?);
    let mut objects = 0;
    let rows = write_tables(house, &out, &mut |name| {
        objects += 1;
        writeln!(list, "{name}")
    })?;
    list.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    let Hashing { inner: mut packed, hash } = out.into_inner();
    contents::begin(&mut packed, &Contents { objects, left_out: without_objects })?;
    if !without_objects {
        for name in BufReader::new(File::open(&names.0)?).lines() {
            contents::write(&mut packed, &house.objects, &name?)?;
        }
    }
    packed.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
    Ok((rows, objects, platform::secrets::hex(&hash.finalize())))
}

/// Opens a backup after its first line.
fn open(path: &Path) -> std::io::Result<Box<dyn BufRead>> {
    let mut input = BufReader::new(GzDecoder::new(BufReader::new(File::open(path)?)));
    let mut header = String::new();
    std::io::Read::take(&mut input, 64).read_line(&mut header)?;
    if ![HEADER, HEADER_WITHOUT_FILES].contains(&header.trim_end()) {
        return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, "this is not a backup of xingtan, or one of a version that this one does not know"));
    }
    Ok(Box::new(input))
}

/// Runs `xingtan restore`.
pub fn restore(common: &Common, options: &FileOptions) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    let _lock = lock::take(&settings.data)?;
    let house = house::open(&settings)?;
    if !house.catalog.is_empty()? || !house.identity.accounts("", 1)?.is_empty() {
        return Err(Failure::refused(anyhow::anyhow!("there is content or an account here already; restore into an empty data directory and database")));
    }
    // The files first: where one of them cannot be kept the database is still empty, and the restore can be run again.
    let contents = contents::restore(&mut *open(&options.file).map_err(Failure::refused)?, &house.objects).map_err(Failure::refused)?;
    let path = options.file.clone();
    let rows = platform::dump::restore_into(&house.services.database, &move || open(&path), &records::store::whole::room).map_err(Failure::refused)?;
    house.records.bring_in().map_err(Failure::refused)?;
    println!(
        "{}, {}{}, content {}",
        counted(rows, "row"),
        counted(contents.objects, "object"),
        if contents.left_out { " left out" } else { "" },
        content_hash(&house)?
    );
    if contents.left_out {
        eprintln!("xingtan: the backup was made without objects; 'xingtan doctor' says whether they are all where this platform looks for them");
    }
    let index = settings.data.join("search");
    if index.exists() {
        std::fs::remove_dir_all(&index).with_context(|| format!("cannot clear the search index {}", index.display()))?;
    }
    Ok(())
}
