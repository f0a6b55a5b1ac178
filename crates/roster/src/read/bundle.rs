//! Bundles of OneRoster 1.2 (CSV binding): an archive with a manifest and tables in UTF-8, parted by commas.

use super::{archive, text};
use crate::model::bounds::{BUNDLE_ROWS_MAX, UNPACKED_BYTES_MAX};
use crate::model::fault::FaultKind;
use crate::model::oneroster::bundle::{FILES, Files};

/// The tables of a bundle; `None` where the bytes are no archive with a manifest.
///
/// # Errors
/// It is one, and cannot be read.
pub fn files(bytes: &[u8]) -> Result<Option<Files>, FaultKind> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    let Ok(mut archive) = archive::open(bytes) else { return Ok(None) }; // the reader of workbooks says what is wrong
    let Some(manifest) = archive::file(&mut archive, "manifest.csv", 64 * 1024)? else {
        let is_workbook = archive.file_names().filter_map(Result::ok).any(|name| name == "[Content_Types].xml");
        return if is_workbook { Ok(None) } else { Err(FaultKind::ManifestMissing) };
    };
    archive::check(bytes)?;
    let mut files = Files { manifest: table(&manifest)?, ..Files::default() };
    let mut left = UNPACKED_BYTES_MAX;
    for name in FILES {
        if let Some(bytes) = archive::file(&mut archive, name, left)? {
            left = left.saturating_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
            files.tables.push((name, table(&bytes)?));
        }
    }
    Ok(Some(files))
}

fn table(bytes: &[u8]) -> Result<crate::model::table::Table, FaultKind> {
    text::parted(&text::decode(bytes)?, b',', BUNDLE_ROWS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_bounded() {
        let cut = |lines: usize| table("a\n".repeat(lines).as_bytes()).unwrap().cut;
        assert!(!cut(BUNDLE_ROWS_MAX + 1) && cut(BUNDLE_ROWS_MAX + 2), "the headings are a line more");
        assert!(files(b"name,number\n").unwrap().is_none());
    }
}
