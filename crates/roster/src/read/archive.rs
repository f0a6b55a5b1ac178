//! ZIP archives: how much they unpack to is found out by unpacking, not by what they say of themselves.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::model::bounds::{ENTRIES_MAX, UNPACKED_BYTES_MAX};
use crate::model::fault::FaultKind;

/// An archive in memory.
pub type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens an archive with a bounded number of files.
///
/// # Errors
/// It is damaged, or has too many files.
pub fn open(bytes: &[u8]) -> Result<Archive<'_>, FaultKind> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FaultKind::Unreadable)?;
    if archive.len() > ENTRIES_MAX { Err(FaultKind::TooMany) } else { Ok(archive) }
}

/// Checks that all files together unpack to no more than the bound.
///
/// # Errors
/// They do, or one is damaged.
pub fn check(bytes: &[u8]) -> Result<(), FaultKind> {
    let mut archive = open(bytes)?;
    let mut left = UNPACKED_BYTES_MAX;
    let mut piece = vec![0u8; 64 * 1024];
    for position in 0..archive.len() {
        let mut file = archive.by_index(position).map_err(|_| FaultKind::Unreadable)?;
        loop {
            let count = file.read(&mut piece).map_err(|_| FaultKind::Unreadable)?;
            if count == 0 {
                break;
            }
            left = left.checked_sub(u64::try_from(count).unwrap_or(u64::MAX)).ok_or(FaultKind::TooMany)?;
        }
    }
    Ok(())
}

/// A file of an archive, looked for by its name without folders; `None` where there is none.
///
/// # Errors
/// It is damaged or too large.
pub fn file(archive: &mut Archive<'_>, name: &str, bytes_max: u64) -> Result<Option<Vec<u8>>, FaultKind> {
    let is_it = |path: &str| path.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(name));
    let found = archive.file_names().filter_map(Result::ok).find(|path| is_it(path)).map(|path| path.into_owned());
    let Some(path) = found else { return Ok(None) };
    let mut bytes = Vec::new();
    let file = archive.by_name(&path).map_err(|_| FaultKind::Unreadable)?;
    file.take(bytes_max + 1).read_to_end(&mut bytes).map_err(|_| FaultKind::Unreadable)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > bytes_max { Err(FaultKind::TooMany) } else { Ok(Some(bytes)) }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(files: usize, bytes: u64) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for number in 0..files {
            writer.start_file(format!("{number}"), SimpleFileOptions::default()).unwrap();
            std::io::copy(&mut std::io::repeat(0).take(bytes), &mut writer).unwrap();
        }
        writer.flush().unwrap();
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn archives_are_bounded_by_what_they_unpack_to() {
        assert_eq!(check(&packed(1, UNPACKED_BYTES_MAX)), Ok(()));
        assert_eq!(check(&packed(1, UNPACKED_BYTES_MAX + 1)), Err(FaultKind::TooMany));
        assert!(open(&packed(ENTRIES_MAX, 0)).is_ok());
        assert_eq!(open(&packed(ENTRIES_MAX + 1, 0)).err(), Some(FaultKind::TooMany));
        assert_eq!(check(b"PK\x03\x04nothing"), Err(FaultKind::Unreadable));
        let bytes = packed(1, 10);
        assert_eq!(file(&mut open(&bytes).unwrap(), "0", 10).unwrap().map(|bytes| bytes.len()), Some(10));
        assert_eq!(file(&mut open(&bytes).unwrap(), "0", 9), Err(FaultKind::TooMany));
    }
}
