//! What happens at the bounds.

use std::io::{Cursor, Write};

use courseware::model::bounds::{self, Bounds};
use courseware::model::refusal::Reason;
use courseware::read::read_within;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::pack::{cmi5, course, unit, zip};

fn reason(bytes: &[u8], bounds: &Bounds) -> Option<Reason> {
    read_within(bytes, bounds).err().map(|refusal| refusal.reason)
}

fn course_of(units: usize) -> String {
    course(&(0..units).map(|number| unit(&format!("urn:{number}"), "", "<url>index.html</url>")).collect::<String>())
}

#[test]
fn packages_are_bounded() {
    let usual = Bounds::USUAL;
    assert_eq!(
        (usual.package_bytes, usual.files, usual.file_bytes, usual.unpacked_bytes, usual.ratio, usual.manifest_bytes, usual.units),
        (
            bounds::PACKAGE_BYTES_MAX,
            bounds::FILES_MAX,
            bounds::FILE_BYTES_MAX,
            bounds::UNPACKED_BYTES_MAX,
            bounds::RATIO_MAX,
            bounds::MANIFEST_BYTES_MAX,
            bounds::UNITS_MAX
        )
    );
    let package = cmi5(&course_of(1));
    assert_eq!(reason(&package, &Bounds { package_bytes: package.len(), ..usual }), None);
    assert_eq!(reason(&package, &Bounds { package_bytes: package.len() - 1, ..usual }), Some(Reason::TooLarge));
    assert_eq!(reason(&package, &Bounds { files: 2, ..usual }), None);
    assert_eq!(reason(&package, &Bounds { files: 1, ..usual }), Some(Reason::TooManyFiles));
    let manifest = course_of(1).len() as u64;
    assert_eq!(reason(&package, &Bounds { manifest_bytes: manifest, ..usual }), None);
    assert_eq!(reason(&package, &Bounds { manifest_bytes: manifest - 1, ..usual }), Some(Reason::UnpacksTooLarge));
    assert_eq!(reason(course_of(1).as_bytes(), &Bounds { manifest_bytes: manifest - 1, ..usual }), Some(Reason::XmlTooLarge));
    assert_eq!(reason(&package, &Bounds { nodes: 4, ..usual }), Some(Reason::XmlTooLarge));
    assert_eq!(reason(&cmi5(&course_of(2)), &Bounds { units: 2, ..usual }), None);
    assert_eq!(reason(&cmi5(&course_of(3)), &Bounds { units: 2, ..usual }), Some(Reason::TooManyUnits));
}

#[test]
fn what_unpacks_to_too_much_is_refused_while_it_unpacks() {
    let usual = Bounds::USUAL;
    let structure = course_of(1);
    let zeros = vec![0u8; 100_000];
    let package = zip(&[("cmi5.xml", structure.as_bytes()), ("index.html", b"x"), ("zeros", &zeros)]);
    let all = 100_000 + 1 + structure.len() as u64;
    assert_eq!(reason(&package, &Bounds { unpacked_bytes: all, ratio_from_bytes: 1 << 30, ..usual }), None);
    assert_eq!(reason(&package, &Bounds { unpacked_bytes: all - 1, ..usual }), Some(Reason::UnpacksTooLarge));
    assert_eq!(reason(&package, &Bounds { file_bytes: 99_999, ..usual }), Some(Reason::UnpacksTooLarge));
    assert_eq!(reason(&package, &Bounds { ratio_from_bytes: 1000, ratio: 50, ..usual }), Some(Reason::UnpacksTooLarge));
    assert_eq!(bounds::RATIO_FROM_BYTES, usual.ratio_from_bytes);
}

#[test]
fn long_texts_are_cut_or_refused() {
    let long = |count: usize| "x".repeat(count);
    let titled = |count| {
        course(&format!(
            "<au id=\"urn:a\"><title><langstring lang=\"en\">{}</langstring></title><description><langstring lang=\"en\">{}</langstring></description><url>index.html</url></au>",
            long(count),
            long(count)
        ))
    };
    let package = cmi5(&titled(bounds::DESCRIPTION_CHARS_MAX + 1));
    let read = courseware::read::read(&package).unwrap();
    let units = read.structure.units();
    assert_eq!(units[0].title.best(kernel::Language::EN).chars().count(), bounds::TITLE_CHARS_MAX);
    assert_eq!(units[0].description.best(kernel::Language::EN).chars().count(), bounds::DESCRIPTION_CHARS_MAX);
    let parameters = |count| course(&unit("urn:a", "", &format!("<url>index.html</url><launchParameters>{}</launchParameters>", long(count))));
    assert_eq!(reason(&cmi5(&parameters(bounds::LAUNCH_DATA_CHARS_MAX)), &Bounds::USUAL), None);
    assert_eq!(reason(&cmi5(&parameters(bounds::LAUNCH_DATA_CHARS_MAX + 1)), &Bounds::USUAL), Some(Reason::Value));
    let addressed = |count: usize| course(&unit("urn:a", "", &format!("<url>index.html?{}</url>", long(count - 11))));
    assert_eq!(reason(&cmi5(&addressed(bounds::IDENTIFIER_CHARS_MAX)), &Bounds::USUAL), None);
    assert_eq!(reason(&cmi5(&addressed(bounds::IDENTIFIER_CHARS_MAX + 1)), &Bounds::USUAL), Some(Reason::Url));
}

#[test]
fn hostile_archives_are_refused() {
    let structure = course_of(1);
    let with = |path: &str| zip(&[("cmi5.xml", structure.as_bytes()), ("index.html", b"x"), (path, b"y")]);
    for path in ["../evil", "/etc/passwd", "a/../../b", "C:\\x", "a\\b", "a//b"] {
        assert_eq!(reason(&with(path), &Bounds::USUAL), Some(Reason::Path), "{path}");
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("cmi5.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(structure.as_bytes()).unwrap();
    writer.add_symlink("index.html", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    assert_eq!(reason(&writer.finish().unwrap().into_inner(), &Bounds::USUAL), Some(Reason::Link));
    // Two entries of one name: the second is written under another and renamed in the bytes.
    let mut bytes = zip(&[("cmi5.xml", structure.as_bytes()), ("index.html", b"x"), ("index.htmm", b"y")]);
    let found: Vec<usize> = bytes.windows(10).enumerate().filter(|(_, window)| *window == b"index.htmm").map(|(at, _)| at).collect();
    found.into_iter().for_each(|at| bytes[at + 9] = b'l');
    assert_eq!(reason(&bytes, &Bounds::USUAL), Some(Reason::DuplicatePath));
    let mut cut = cmi5(&structure);
    cut.truncate(cut.len() - 30);
    assert_eq!(reason(&cut, &Bounds::USUAL), Some(Reason::Damaged));
    let mut broken = cmi5(&structure);
    broken[60] ^= 0xff;
    assert_eq!(reason(&broken, &Bounds::USUAL), Some(Reason::Damaged));
    assert_eq!(reason(b"plain text", &Bounds::USUAL), Some(Reason::NotAPackage));
    assert_eq!(reason(b"", &Bounds::USUAL), Some(Reason::NotAPackage));
}

#[test]
fn zip64_is_read() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in [("cmi5.xml", course_of(1)), ("index.html", "x".to_owned())] {
        writer.start_file(path, SimpleFileOptions::default().large_file(true)).unwrap();
        writer.write_all(bytes.as_bytes()).unwrap();
    }
    assert_eq!(reason(&writer.finish().unwrap().into_inner(), &Bounds::USUAL), None);
}
