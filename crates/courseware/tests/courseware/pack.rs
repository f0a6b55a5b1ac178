//! Packages made for tests, and those that lie beside the repository.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of these files.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(*path, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A course structure of cmi5 with this in it.
pub fn course(inner: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><courseStructure xmlns=\"https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd\" xmlns:x=\"urn:x\"><course id=\"urn:course\">{TITLES}</course>{inner}</courseStructure>"
    )
}

pub const TITLES: &str =
    "<title><langstring lang=\"en\">T</langstring><langstring lang=\"zh-CN\">题</langstring></title><description><langstring>D</langstring></description>";

/// A unit of cmi5.
pub fn unit(id: &str, attributes: &str, rest: &str) -> String {
    format!("<au id=\"{id}\" {attributes}>{TITLES}{rest}</au>")
}

/// A package of cmi5 with this structure and one page.
pub fn cmi5(structure: &str) -> Vec<u8> {
    zip(&[("cmi5.xml", structure.as_bytes()), ("index.html", b"<!doctype html><title>x</title>")])
}

/// A manifest of SCORM with these organisations and resources.
pub fn manifest(version: &str, organizations: &str, resources: &str) -> String {
    format!(
        "<manifest identifier=\"m\" xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\" xmlns:imsss=\"http://www.imsglobal.org/xsd/imsss\"><metadata><schema>ADL SCORM</schema><schemaversion>{version}</schemaversion></metadata>{organizations}<resources>{resources}</resources></manifest>"
    )
}

pub const ONE_ITEM: &str = "<organizations default=\"o\"><organization identifier=\"o\"><title>O</title><item identifier=\"i\" identifierref=\"r\"><title>I</title></item></organization></organizations>";
pub const ONE_SCO: &str = "<resource identifier=\"r\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"index.html\"/>";

/// A package of SCORM with this manifest and one page.
pub fn scorm(manifest: &str) -> Vec<u8> {
    zip(&[("imsmanifest.xml", manifest.as_bytes()), ("index.html", b"<!doctype html><title>x</title>")])
}

/// A package that ships with the tests.
pub fn golf(name: &str) -> Vec<u8> {
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/packages").join(name)).unwrap()
}

/// The folder of packages beside the repository, named by `XINGTAN_PACKAGES`: they may not be shipped. `None` where it is not there.
pub fn outside(folder: &str) -> Option<PathBuf> {
    let found = std::env::var_os("XINGTAN_PACKAGES").map(|root| PathBuf::from(root).join(folder)).filter(|path| path.is_dir());
    if found.is_none() {
        println!("skipped: not present (XINGTAN_PACKAGES names no folder with {folder})");
    }
    found
}
