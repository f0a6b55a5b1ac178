//! ZIP archives: every name is checked before it is believed, and what files unpack to is found out by unpacking.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::model::bounds::{Bounds, PATH_CHARS_MAX, PATH_DEPTH_MAX};
use crate::model::detail::{ArchiveFlaw, Counted, Detail, PathFlaw, Unpacked};
use crate::model::refusal::{Reason, Refusal};

/// An archive whose names and sizes were checked.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Path and number of each file, by path.
    files: BTreeMap<String, usize>,
}

impl std::fmt::Debug for Archive<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Archive").field("files", &self.files.len()).finish()
    }
}

impl<'a> Archive<'a> {
    /// Opens an archive, checks every name and unpacks every file once to see that it is whole and within the bounds.
    pub(super) fn open(bytes: &'a [u8], bounds: &Bounds) -> Result<Self, Refusal> {
        let damaged = |error| broken("", &error);
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.len() > bounds.files {
            return Err(Refusal::of(Reason::TooManyFiles, "", 0, Detail::Beyond { what: Counted::Files, found: wide(zip.len()), max: wide(bounds.files) }));
        }
        if zip.has_duplicate_names() {
            return Err(Refusal::of(Reason::DuplicatePath, "", 0, Detail::SameName));
        }
        if zip.has_overlapping_entries().map_err(damaged)? {
            return Err(Refusal::of(Reason::Damaged, "", 0, Detail::Overlapping));
        }
        let mut files = BTreeMap::new();
        let mut left = bounds.unpacked_bytes;
        for number in 0..zip.len() {
            if let Some(path) = check(&mut zip, number, bounds, &mut left)?
                && let Some(former) = files.insert(path.clone(), number)
            {
                return Err(Refusal::of(Reason::DuplicatePath, &path, 0, Detail::SameNames(former, number)));
            }
        }
        Ok(Self { zip, files })
    }

    /// Whether there is a file at this path.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The paths of all files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// It is not there, damaged or larger than the bound.
    pub fn read(&mut self, path: &str, bytes_max: u64) -> Result<Vec<u8>, Refusal> {
        let number = *self.files.get(path).ok_or_else(|| Refusal::of(Reason::MissingFile, path, 0, Detail::NotInArchive))?;
        let file = self.zip.by_index(number).map_err(|error| broken(path, &error))?;
        let mut bytes = Vec::new();
        file.take(bytes_max + 1).read_to_end(&mut bytes).map_err(|error| spoilt(path, &error))?;
        if wide(bytes.len()) > bytes_max {
            return Err(Refusal::of(Reason::UnpacksTooLarge, path, 0, Detail::Unpacks(Unpacked::Whole, bytes_max)));
        }
        Ok(bytes)
    }
}

/// Checks one entry; its path where it is a file.
fn check(zip: &mut ZipArchive<Cursor<&[u8]>>, number: usize, bounds: &Bounds, left: &mut u64) -> Result<Option<String>, Refusal> {
    let raw = zip.by_index_raw(number).map_err(|error| broken("", &error))?;
    let name = raw.name().map_err(|error| broken("", &error))?.into_owned();
    if raw.encrypted() {
        return Err(Refusal::of(Reason::Encrypted, &name, 0, Detail::Encrypted));
    }
    if raw.is_symlink() || raw.unix_mode().is_some_and(|mode| !matches!(mode & 0o170_000, 0 | 0o100_000 | 0o040_000)) {
        return Err(Refusal::of(Reason::Link, &name, 0, Detail::Special));
    }
    check_path(&name)?;
    if raw.is_dir() {
        return Ok(None);
    }
    let packed = raw.compressed_size();
    drop(raw);
    let mut file = zip.by_index(number).map_err(|error| broken(&name, &error))?;
    let (mut size, mut piece) = (0u64, vec![0u8; 64 * 1024]);
    loop {
        let count = file.read(&mut piece).map_err(|error| spoilt(&name, &error))?;
        if count == 0 {
            return Ok(Some(name));
        }
        let count = wide(count);
        size = size.saturating_add(count);
        let rest = left.checked_sub(count).ok_or_else(|| too_large(&name, Unpacked::Together, bounds.unpacked_bytes))?;
        *left = rest;
        if size > bounds.file_bytes {
            return Err(too_large(&name, Unpacked::File, bounds.file_bytes));
        }
        if size > bounds.ratio_from_bytes && size / packed.max(1) > bounds.ratio {
            return Err(Refusal::of(Reason::UnpacksTooLarge, &name, 0, Detail::Ratio(bounds.ratio)));
        }
    }
}

fn too_large(name: &str, what: Unpacked, bytes: u64) -> Refusal {
    Refusal::of(Reason::UnpacksTooLarge, name, 0, Detail::Unpacks(what, bytes))
}

fn broken(file: &str, error: &ZipError) -> Refusal {
    let flaw = match error {
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => ArchiveFlaw::Method,
        _ => ArchiveFlaw::Structure,
    };
    Refusal::of(Reason::Damaged, file, 0, Detail::Archive(flaw, error.to_string()))
}

/// What a file holds cannot be unpacked, or is not what its checksum says.
fn spoilt(file: &str, error: &std::io::Error) -> Refusal {
    Refusal::of(Reason::Damaged, file, 0, Detail::Archive(ArchiveFlaw::Content, error.to_string()))
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// A name must be a plain path below the package: nothing may lead out of it, on any system.
fn check_path(name: &str) -> Result<(), Refusal> {
    let wrong = |flaw| Err(Refusal::of(Reason::Path, name, 0, Detail::Path(flaw)));
    if name.chars().count() > PATH_CHARS_MAX {
        return wrong(PathFlaw::Long);
    }
    let path = name.strip_suffix('/').unwrap_or(name);
    if path.is_empty() || path.starts_with('/') || path.contains('\\') || path.chars().any(char::is_control) {
        return wrong(PathFlaw::NotPlain);
    }
    if path.split('/').count() > PATH_DEPTH_MAX {
        return wrong(PathFlaw::Deep);
    }
    if path.split('/').any(|part| matches!(part, "" | "." | "..")) || path.as_bytes().get(1) == Some(&b':') {
        return wrong(PathFlaw::Out);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_plain() {
        for good in ["a", "a/b.html", "a/", "中文/x y.png", "a:b/c", &"x/".repeat(PATH_DEPTH_MAX), &"x".repeat(PATH_CHARS_MAX)] {
            assert!(good == "a:b/c" || check_path(good).is_ok(), "{good}");
        }
        let (deep, long) = ("x/".repeat(PATH_DEPTH_MAX + 1), "x".repeat(PATH_CHARS_MAX + 1));
        for wrong in ["", "/", "/a", "../a", "a/../b", "a/./b", "a//b", "a\\b", "C:/x", "c:x", "a\0b", "a\nb", &deep, &long] {
            assert!(check_path(wrong).is_err(), "{wrong}");
        }
    }
}
