//! A whole collection as one ZIP, written as it is made: nothing but the file at hand is ever in memory.

use std::collections::BTreeSet;
use std::io::Write;

use ::zip::result::ZipError;
use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, DateTime, ZipWriter};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::PublishError;
use crate::bounds::FILES_MAX;

/// The most bytes of one file in an archive.
pub const ARCHIVE_FILE_BYTES_MAX: u64 = 1024 * 1024 * 1024;
/// The longest path of a file in an archive, in bytes.
const PATH_BYTES_MAX: usize = 1024;

const MANIFEST: &str = "manifest.json";
const LICENCE: &str = "LICENCE.txt";
const NOTICE: &str = "NOTICE.txt";

/// Writes the bytes of one file.
pub type WriteFile<'a> = Box<dyn FnOnce(&mut dyn Write) -> Result<(), PublishError> + 'a>;

/// One file to be put into an archive.
pub struct ArchiveFile<'a> {
    /// Its path, `/` between the parts.
    pub path: String,
    /// Its licence, as an identifier.
    pub licence: String,
    /// Writes its bytes.
    pub write: WriteFile<'a>,
}

/// The terms under which an archive is passed on.
#[derive(Debug, Clone, Copy)]
pub struct ArchiveTerms<'a> {
    /// The text of `LICENCE.txt`: the licences of what is inside.
    pub licence: &'a str,
    /// The text of `NOTICE.txt`: whom to name.
    pub notice: &'a str,
    /// The date of every entry, `YYYY-MM-DD`.
    pub modified_on: &'a str,
}

#[derive(Serialize)]
struct Entry {
    path: String,
    sha256: String,
    bytes: u64,
    licence: String,
}

#[derive(Serialize)]
struct Manifest<'a> {
    modified_on: &'a str,
    files: &'a [Entry],
}

/// Writes files into a ZIP, after them `manifest.json` with the path, SHA-256, size and licence of each; first of all
/// `LICENCE.txt` and `NOTICE.txt`. Returns how many files were taken. The same files give the same bytes.
///
/// # Errors
/// A path leaves the archive or is there twice, there are more than [`FILES_MAX`] files, one is larger than
/// [`ARCHIVE_FILE_BYTES_MAX`], the date is none, or the output fails.
pub fn zip<'a>(terms: ArchiveTerms<'_>, files: impl IntoIterator<Item = ArchiveFile<'a>>, out: &mut dyn Write) -> Result<usize, PublishError> {
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(moment(terms.modified_on)?).unix_permissions(0o644);
    let mut archive = Archive { zip: ZipWriter::new_stream(out), options };
    archive.text(LICENCE, terms.licence)?;
    archive.text(NOTICE, terms.notice)?;
    let mut taken = BTreeSet::from([MANIFEST.to_lowercase(), LICENCE.to_lowercase(), NOTICE.to_lowercase()]);
    let mut entries = Vec::new();
    for file in files {
        if entries.len() >= FILES_MAX {
            return Err(PublishError::TooLarge { what: "the number of files".to_owned(), max: FILES_MAX });
        }
        // systems that do not tell upper from lower case would write one file over the other
        if !is_inside(&file.path) || !taken.insert(file.path.to_lowercase()) {
            return Err(PublishError::Path(file.path));
        }
        entries.push(archive.file(file)?);
    }
    let mut manifest = serde_json::to_string_pretty(&Manifest { modified_on: terms.modified_on, files: &entries }).map_err(std::io::Error::from)?;
    manifest.push('\n');
    archive.text(MANIFEST, &manifest)?;
    archive.zip.finish().map_err(|error| refused("the list of entries", &error))?;
    Ok(entries.len())
}

type Output<'o> = ZipWriter<::zip::write::StreamWriter<&'o mut dyn Write>>;

struct Archive<'o> {
    zip: Output<'o>,
    options: SimpleFileOptions,
}

impl Archive<'_> {
    fn start(&mut self, path: &str) -> Result<(), PublishError> {
        self.zip.start_file(path, self.options).map_err(|error| refused(path, &error))
    }

    fn text(&mut self, path: &str, text: &str) -> Result<(), PublishError> {
        self.start(path)?;
        Ok(self.zip.write_all(text.as_bytes())?)
    }

    fn file(&mut self, file: ArchiveFile<'_>) -> Result<Entry, PublishError> {
        self.start(&file.path)?;
        let mut counted = Counted { out: &mut self.zip, hash: Sha256::new(), bytes: 0, max: ARCHIVE_FILE_BYTES_MAX };
        (file.write)(&mut counted)?;
        let sha256 = counted.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Entry { path: file.path, sha256, bytes: counted.bytes, licence: file.licence })
    }
}

/// Counts and hashes what passes, up to a bound.
struct Counted<'z> {
    out: &'z mut dyn Write,
    hash: Sha256,
    bytes: u64,
    max: u64,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let room = usize::try_from(self.max.saturating_sub(self.bytes)).unwrap_or(usize::MAX);
        if bytes.len() > room {
            return Err(std::io::Error::new(std::io::ErrorKind::FileTooLarge, format!("a file in the archive is larger than {} bytes", self.max)));
        }
        let written = self.out.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or_default());
        self.bytes = self.bytes.saturating_add(u64::try_from(written).unwrap_or(u64::MAX));
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

/// Whether a path stays inside the folder an archive is unpacked into, on every system.
fn is_inside(path: &str) -> bool {
    path.len() <= PATH_BYTES_MAX
        && !path.contains(['\\', ':'])
        && !path.chars().any(char::is_control)
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

/// The date of an entry: midnight of a day.
pub(super) fn moment(date: &str) -> Result<DateTime, PublishError> {
    let wrong = || PublishError::Date(date.to_owned());
    let shaped = date.len() == 10 && date.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    if !shaped {
        return Err(wrong());
    }
    let mut parts = date.split('-').map(str::parse::<u16>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) = (parts.next(), parts.next(), parts.next()) else { return Err(wrong()) };
    let (Ok(month), Ok(day)) = (u8::try_from(month), u8::try_from(day)) else { return Err(wrong()) };
    DateTime::from_date_and_time(year, month, day, 0, 0, 0).map_err(|_| wrong())
}

/// What the ZIP writer says, as our error.
pub(super) fn refused(path: &str, error: &ZipError) -> PublishError {
    PublishError::Archive { path: path.to_owned(), reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};

    const TERMS: ArchiveTerms<'_> = ArchiveTerms { licence: "CC BY 4.0\n", notice: "by A\n", modified_on: "2026-11-20" };

    fn file(path: &str) -> ArchiveFile<'static> {
        ArchiveFile { path: path.to_owned(), licence: "CC-BY-4.0".to_owned(), write: Box::new(|out| Ok(out.write_all(b"hello")?)) }
    }

    fn pack(paths: &[&str]) -> Result<Vec<u8>, PublishError> {
        let mut out = Vec::new();
        zip(TERMS, paths.iter().map(|path| file(path)), &mut out)?;
        Ok(out)
    }

    #[test]
    fn an_archive_lists_what_it_holds_and_is_the_same_twice() {
        let bytes = pack(&["a/b.txt", "图.md"]).unwrap();
        assert_eq!(bytes, pack(&["a/b.txt", "图.md"]).unwrap());
        let mut archive = ::zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names, ["LICENCE.txt", "NOTICE.txt", "a/b.txt", "图.md", "manifest.json"]);
        let mut text = String::new();
        archive.by_name("manifest.json").unwrap().read_to_string(&mut text).unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(manifest["files"][1]["path"], "图.md");
        assert_eq!(manifest["files"][0]["bytes"], 5);
        assert_eq!(manifest["files"][0]["sha256"], "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
        assert_eq!(manifest["files"][0]["licence"], "CC-BY-4.0");
    }

    #[test]
    fn paths_that_leave_or_repeat_are_refused() {
        for path in ["/a", "../a", "a/../b", "a//b", "", "a\\b", "C:x", "./a", "Manifest.json", "a\n"] {
            assert!(matches!(pack(&[path]), Err(PublishError::Path(_))), "{path:?}");
        }
        assert!(matches!(pack(&["a", "A"]), Err(PublishError::Path(_))));
        assert!(pack(&[&"x".repeat(PATH_BYTES_MAX)]).is_ok());
        assert!(matches!(pack(&[&"x".repeat(PATH_BYTES_MAX + 1)]), Err(PublishError::Path(_))));
    }

    #[test]
    fn a_file_may_be_as_large_as_the_bound_and_no_larger() {
        let mut out = Vec::new();
        let mut counted = Counted { out: &mut out, hash: Sha256::new(), bytes: 0, max: 4 };
        assert!(counted.write_all(b"1234").is_ok());
        assert!(counted.write_all(b"5").is_err());
    }

    #[test]
    fn dates_are_days_a_zip_can_write() {
        assert!(moment("2026-11-20").is_ok() && moment("1980-01-01").is_ok());
        for date in ["", "2026-13-01", "1979-12-31", "2026-11-20T00", "2026-1-2", "2026-02-30", "+026-01-01"] {
            assert!(moment(date).is_err(), "{date}");
        }
    }
}
