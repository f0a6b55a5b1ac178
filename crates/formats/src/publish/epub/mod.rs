//! EPUB 3.3 (<https://www.w3.org/TR/epub-33/>): one XHTML file for each section, the contents, a cover, a page with source and licence.

mod cover;
mod package;
mod pages;

pub(super) use pages::facts;

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Write};

use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, ZipWriter};
use kernel::Id;

use super::archive::{moment, refused};
use super::links::{InBook, file_name};
use super::repair::{anchors, repair};
use super::tree::{Node, parse};
use super::{PublishError, Work};

const CONTAINER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"#;

/// The stylesheet of every book.
pub(super) const STYLE: &str = include_str!("../style.css");

/// What the package document says about the file of a section.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Traits {
    mathml: bool,
}

/// Writes a work as an EPUB 3.3 book. The same work gives the same bytes.
///
/// The archive is put together in memory, where it is smaller than the text it holds, because the first entry must carry its size in
/// its header and the output cannot go back.
///
/// # Errors
/// The work is empty, larger than a book may be ([`super::WORK_BYTES_MAX`], [`crate::bounds::SECTIONS_MAX`]), its date is none, or the
/// output fails.
pub fn epub(work: &Work<'_>, out: &mut dyn Write) -> Result<(), PublishError> {
    work.check()?;
    let options = SimpleFileOptions::default().last_modified_time(moment(work.modified_on)?).unix_permissions(0o644);
    let mut book = Book { zip: ZipWriter::new(Cursor::new(Vec::new())), options };
    book.add("mimetype", "application/epub+zip", CompressionMethod::Stored)?;
    book.add("META-INF/container.xml", CONTAINER, CompressionMethod::Deflated)?;
    let traits = sections(work, &mut book)?;
    book.file("package.opf", &package::package(work, &traits))?;
    book.file("nav.xhtml", &pages::contents(work))?;
    book.file("cover.svg", &cover::picture(work))?;
    book.file("cover.xhtml", &pages::cover(work))?;
    book.file("about.xhtml", &pages::about(work))?;
    book.file("style.css", STYLE)?;
    let archive = book.zip.finish().map_err(|error| refused("the list of entries", &error))?;
    out.write_all(archive.get_ref())?;
    Ok(())
}

struct Book {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Book {
    fn file(&mut self, name: &str, text: &str) -> Result<(), PublishError> {
        self.add(&format!("EPUB/{name}"), text, CompressionMethod::Deflated)
    }

    fn add(&mut self, path: &str, text: &str, method: CompressionMethod) -> Result<(), PublishError> {
        self.zip.start_file(path, self.options.compression_method(method)).map_err(|error| refused(path, &error))?;
        self.zip.write_all(text.as_bytes())?;
        Ok(())
    }
}

/// Writes the sections. They are read twice: a link can only be written when all places it may lead to are known, and the trees of a
/// large book are larger than its text.
fn sections(work: &Work<'_>, book: &mut Book) -> Result<Vec<Traits>, PublishError> {
    let places: HashMap<Id, usize> = work.sections.iter().enumerate().map(|(place, section)| (section.id, place)).collect();
    let known: Vec<HashSet<String>> = work.sections.iter().map(|section| anchors(&parse(section.html))).collect();
    let mut traits = Vec::with_capacity(work.sections.len());
    for (here, (section, own)) in work.sections.iter().zip(&known).enumerate() {
        let links = InBook { places: &places, anchors: &known, here, base_url: work.base_url };
        let body = repair(parse(section.html), &links, own);
        traits.push(Traits { mathml: has_mathematics(&body) });
        book.file(&file_name(here), &pages::section(work, section, &body))?;
    }
    Ok(traits)
}

fn has_mathematics(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| matches!(node, Node::Element(element) if element.is("math") || has_mathematics(&element.children)))
}
