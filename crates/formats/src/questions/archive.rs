//! The JSONL files inside of a `.tar.gz`, unpacked in memory and bounded.

use std::io::Read;

use flate2::read::GzDecoder;

use crate::bounds::{ARCHIVE_BYTES_MAX, FILE_BYTES_MAX, FILES_MAX};
use crate::model::Refusal;
use crate::source::refuse;

/// How much an archive may hold; the tests set it lower.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) archive_bytes: u64,
    pub(crate) file_bytes: u64,
    pub(crate) files: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { archive_bytes: ARCHIVE_BYTES_MAX, file_bytes: FILE_BYTES_MAX, files: FILES_MAX }
    }
}

/// Hands each JSONL file of the archive to `member`, with its path inside. What is no such file, and what could write or point outside
/// of the archive, is refused; an archive that unpacks to more than the bound is refused from there on.
pub(crate) fn members(path: &str, bytes: &[u8], limits: Limits, mut member: impl FnMut(&str, Vec<u8>) -> bool, mut refused: impl FnMut(Refusal)) {
    // One byte more than allowed, so that reaching the end of this reader means too much.
    let mut archive = tar::Archive::new(GzDecoder::new(bytes).take(limits.archive_bytes + 1));
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(error) => return refused(broken(path, &error)),
    };
    let mut unpacked = 0u64;
    for (index, entry) in entries.enumerate() {
        if index >= limits.files {
            return refused(refuse(path, 0, "too-many", format!("the archive holds more than {} files", limits.files)));
        }
        let mut entry = match entry {
            Ok(entry) => entry,
            Err(error) => return refused(if unpacked > limits.archive_bytes { too_large(path, limits) } else { broken(path, &error) }),
        };
        unpacked = unpacked.saturating_add(entry.size());
        if unpacked > limits.archive_bytes {
            return refused(too_large(path, limits));
        }
        let name = match name_of(&entry) {
            Ok(Some(name)) => name,
            Ok(None) => continue,
            Err((code, reason)) => {
                refused(refuse(path, 0, code, reason));
                continue;
            }
        };
        let mut content = Vec::new();
        match entry.by_ref().take(limits.file_bytes + 1).read_to_end(&mut content) {
            Err(error) => return refused(broken(path, &error)),
            Ok(_) if u64::try_from(content.len()).unwrap_or(u64::MAX) > limits.file_bytes => {
                refused(refuse(path, 0, "too-large", format!("'{name}' in the archive is larger than {} bytes", limits.file_bytes)));
            }
            Ok(_) => {
                if !member(&name, content) {
                    return;
                }
            }
        }
    }
}

/// The path of a JSONL file inside; `None` for a folder.
fn name_of<R: Read>(entry: &tar::Entry<'_, R>) -> Result<Option<String>, (&'static str, String)> {
    let bytes = entry.path_bytes();
    let name = String::from_utf8_lossy(&bytes).into_owned();
    let kind = entry.header().entry_type();
    if kind.is_dir() {
        return Ok(None);
    }
    if name.starts_with('/') || name.contains('\\') || name.split('/').any(|part| part == "..") {
        return Err(("path", format!("'{name}' in the archive points outside of it")));
    }
    if !kind.is_file() {
        return Err(("link", format!("'{name}' in the archive is a link or a device, not a file")));
    }
    if !name.ends_with(".jsonl") || name.rsplit('/').next().is_some_and(|last| last.starts_with('.')) {
        return Err(("not-jsonl", format!("'{name}' in the archive is not a .jsonl file")));
    }
    Ok(Some(name))
}

fn broken(path: &str, error: &std::io::Error) -> Refusal {
    refuse(path, 0, "archive", format!("the archive cannot be read: {error}; fetch it again"))
}

fn too_large(path: &str, limits: Limits) -> Refusal {
    refuse(path, 0, "too-large", format!("the archive unpacks to more than {} bytes", limits.archive_bytes))
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::Write;

    use super::*;

    /// A `.tar.gz` of these files.
    pub(crate) fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut builder = tar::Builder::new(Vec::new());
        for (name, content) in files {
            let mut header = tar::Header::new_gnu();
            header.set_size(content.len() as u64);
            header.set_mode(0o644);
            // Written by hand: the builder itself refuses paths that point outside.
            header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
            header.set_cksum();
            builder.append(&header, *content).unwrap();
        }
        zipped(&builder.into_inner().unwrap())
    }

    fn zipped(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn unpack(bytes: &[u8], limits: Limits) -> (Vec<String>, Vec<&'static str>) {
        let (mut names, mut codes) = (Vec::new(), Vec::new());
        members(
            "a.tar.gz",
            bytes,
            limits,
            |name, _| {
                names.push(name.to_owned());
                true
            },
            |refusal| codes.push(refusal.code),
        );
        (names, codes)
    }

    #[test]
    fn only_jsonl_files_inside_are_read() {
        let bytes = packed(&[("a.jsonl", b"{}"), ("../b.jsonl", b"{}"), ("/c.jsonl", b"{}"), ("d.exe", b""), ("x/._e.jsonl", b""), ("x/f.jsonl", b"{}")]);
        assert_eq!(unpack(&bytes, Limits::default()), (vec!["a.jsonl".to_owned(), "x/f.jsonl".to_owned()], vec!["path", "path", "not-jsonl", "not-jsonl"]));
    }

    #[test]
    fn links_are_refused() {
        let mut builder = tar::Builder::new(Vec::new());
        for kind in [tar::EntryType::Symlink, tar::EntryType::Link, tar::EntryType::Char] {
            let mut header = tar::Header::new_gnu();
            header.set_entry_type(kind);
            header.set_size(0);
            builder.append_link(&mut header, "a.jsonl", "/etc/passwd").unwrap();
        }
        assert_eq!(unpack(&zipped(&builder.into_inner().unwrap()), Limits::default()).1, ["link"; 3]);
    }

    #[test]
    fn bombs_stop_at_the_bounds() {
        let limits = Limits { archive_bytes: 100_000, file_bytes: 5_000, files: 3 };
        assert_eq!(unpack(&packed(&[("a.jsonl", &[b' '; 5_000])]), limits).1, [""; 0]);
        assert_eq!(unpack(&packed(&[("a.jsonl", &[b' '; 5_001]), ("b.jsonl", b"")]), limits), (vec!["b.jsonl".to_owned()], vec!["too-large"]));
        assert_eq!(unpack(&packed(&[("a.bin", &[0; 200_000]), ("b.jsonl", b"")]), limits), (vec![], vec!["too-large"]));
        assert_eq!(unpack(&packed(&[("a.jsonl", b"".as_slice()); 4]), limits).1, ["too-many"]);
        // A gzip bomb of zeros is an empty archive to tar; a bomb of anything else is broken. Neither fills the memory.
        assert_eq!(unpack(&zipped(&vec![0; 1_000_000]), limits), (vec![], vec![]));
        assert_eq!(unpack(&zipped(&vec![b'x'; 1_000_000]), limits).1, ["archive"]);
        assert_eq!(unpack(b"not gzip at all", limits).1, ["archive"]);
        let mut cut = packed(&[("a.jsonl", &[b'{'; 4_000])]);
        cut.truncate(cut.len() / 2);
        assert_eq!(unpack(&cut, limits).1, ["archive"]);
    }

    #[test]
    fn a_real_bomb_is_refused_at_the_real_bound() {
        let mut header = tar::Header::new_gnu();
        header.set_path("zeros.jsonl").unwrap();
        header.set_size(FILE_BYTES_MAX + 1);
        header.set_cksum();
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(header.as_bytes()).unwrap();
        std::io::copy(&mut std::io::repeat(0).take(FILE_BYTES_MAX + 512), &mut encoder).unwrap();
        assert_eq!(unpack(&encoder.finish().unwrap(), Limits::default()), (vec![], vec!["too-large"]));
    }
}
