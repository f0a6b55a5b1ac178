//! Reading packages. Bytes come in, a structure with its files comes out, or the reason why not; nothing is written anywhere.

mod archive;
mod cmi5;
mod scorm;
mod sequencing;
mod xml;

use crate::model::bounds::Bounds;
use crate::model::detail::{Counted, Detail};
use crate::model::refusal::{Reason, Refusal};
use crate::model::structure::Structure;

pub use archive::Archive;

/// A package that was read.
#[derive(Debug)]
pub struct Package<'a> {
    /// What it is.
    pub structure: Structure,
    /// Its files; `None` for a course structure without any.
    pub archive: Option<Archive<'a>>,
}

const CMI5: &str = "cmi5.xml";
const SCORM: &str = "imsmanifest.xml";

/// Reads a package: a ZIP archive with `cmi5.xml` or `imsmanifest.xml` at its top, or a course structure of cmi5 by itself.
///
/// # Errors
/// It is refused, with the reason.
pub fn read(bytes: &[u8]) -> Result<Package<'_>, Refusal> {
    read_within(bytes, &Bounds::USUAL)
}

/// Reads a package within other bounds than the usual ones, for tests of the bounds.
///
/// # Errors
/// It is refused, with the reason.
pub fn read_within<'a>(bytes: &'a [u8], bounds: &Bounds) -> Result<Package<'a>, Refusal> {
    let found = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    within_size(found, u64::try_from(bounds.package_bytes).unwrap_or(u64::MAX))?;
    if is_xml(bytes) {
        if found > bounds.manifest_bytes {
            return Err(Refusal::of(Reason::XmlTooLarge, CMI5, 0, Detail::Beyond { what: Counted::ManifestBytes, found, max: bounds.manifest_bytes }));
        }
        let structure = cmi5::read(bytes, None, bounds)?;
        return Ok(Package { structure, archive: None });
    }
    if !bytes.starts_with(b"PK") {
        return Err(Refusal::of(Reason::NotAPackage, "", 0, Detail::NoPackage));
    }
    let mut archive = Archive::open(bytes, bounds)?;
    let structure = if archive.has(CMI5) {
        let manifest = archive.read(CMI5, bounds.manifest_bytes)?;
        cmi5::read(&manifest, Some(&archive), bounds)?
    } else if archive.has(SCORM) {
        let manifest = archive.read(SCORM, bounds.manifest_bytes)?;
        scorm::read(&manifest, &archive, bounds)?
    } else {
        return Err(no_manifest(&archive));
    };
    Ok(Package { structure, archive: Some(archive) })
}

/// Whether a package of so many bytes may come, for whoever knows its size before its bytes.
///
/// # Errors
/// It is larger than it may be.
pub fn within_size(found: u64, max: u64) -> Result<(), Refusal> {
    if found <= max {
        return Ok(());
    }
    Err(Refusal::of(Reason::TooLarge, "", 0, Detail::Beyond { what: Counted::PackageBytes, found, max }))
}

fn no_manifest(archive: &Archive<'_>) -> Refusal {
    let deeper = archive.paths().find(|path| [CMI5, SCORM].iter().any(|name| path.ends_with(&format!("/{name}"))));
    match deeper {
        Some(path) => Refusal::of(Reason::ManifestInFolder, path, 0, Detail::ManifestDeeper),
        None => Refusal::of(Reason::NoManifest, "", 0, Detail::NoManifest(CMI5, SCORM)),
    }
}

/// Whether it looks like XML: nothing but a mark of its encoding and white space before the first bracket.
fn is_xml(bytes: &[u8]) -> bool {
    let rest = bytes.strip_prefix(b"\xef\xbb\xbf").or_else(|| bytes.strip_prefix(b"\xff\xfe")).or_else(|| bytes.strip_prefix(b"\xfe\xff")).unwrap_or(bytes);
    rest.iter().copied().find(|byte| !byte.is_ascii_whitespace() && *byte != 0) == Some(b'<')
}
