//! Imports a folder of the library and writes one of its works as an EPUB, as Markdown or as pages of HTML:
//!
//! ```text
//! epub FOLDER OUT.epub [--resource N] [--language TAG]
//! epub FOLDER OUT_FOLDER --as markdown|html [--resource N] [--language TAG]
//! ```
//!
//! Resources are counted from 0 in the order of the import. Without a language the work's first is taken. A section that lacks the
//! language is written in its own first one.

use std::collections::HashSet;
use std::error::Error;
use std::fs;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use formats::model::{Refusal, ResourceDraft, SectionDraft};
use formats::publish::{self, PublishWords, Work, WorkSection};
use formats::source::{MemoryTree, SourceTree, Stamp};
use formats::{Sink, importers};
use kernel::{Id, Language};

/// The deepest folder read.
const FOLDER_DEPTH_MAX: usize = 32;

const WORDS: PublishWords<'static> = PublishWords {
    contents: "Contents",
    cover: "Cover",
    about: "About this book",
    start: "Start of the text",
    authors: "Authors",
    licence: "Licence",
    attribution: "Attribution",
    source: "Source",
    revision: "Version of the source",
    modified_on: "Last changed",
    untitled: "Untitled",
    accessibility: "Headings, lists, tables and formulas are marked up; figures that are missing are described in words.",
};

struct Options {
    folder: PathBuf,
    out: PathBuf,
    resource: usize,
    language: Option<Language>,
    form: String,
}

fn options() -> Result<Options, Box<dyn Error>> {
    let mut plain = Vec::new();
    let (mut resource, mut language, mut form) = (0, None, "epub".to_owned());
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--resource" => resource = value()?.parse()?,
            "--language" => language = Some(value()?.parse()?),
            "--as" => form = value()?,
            _ => plain.push(PathBuf::from(argument)),
        }
    }
    let [folder, out] = <[PathBuf; 2]>::try_from(plain).map_err(|_| "usage: epub FOLDER OUT [--resource N] [--language TAG] [--as epub|markdown|html]")?;
    Ok(Options { folder, out, resource, language, form })
}

/// Keeps the resource that was asked for.
struct Chosen {
    wanted: usize,
    seen: usize,
    found: Option<ResourceDraft>,
    refused: usize,
}

impl Sink for Chosen {
    fn resource(&mut self, draft: ResourceDraft) -> bool {
        if self.seen == self.wanted {
            self.found = Some(draft);
        }
        self.seen += 1;
        self.found.is_none()
    }

    fn refused(&mut self, _refusal: Refusal) {
        self.refused += 1;
    }

    fn progress(&mut self, _done: usize, _total: usize) {}
}

fn main() -> Result<(), Box<dyn Error>> {
    let options = options()?;
    let mut files = Vec::new();
    read_folder(&options.folder, "", 0, &mut files)?;
    let tree = MemoryTree::new(files);
    let name = options.folder.canonicalize()?.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stamp = tree.read_text("SOURCE.txt").and_then(|text| Stamp::parse(&name, &text)).map_err(|refusal| refusal.reason)?;
    let importer = importers().find(|importer| importer.recognises(&tree)).ok_or("no importer knows this format")?;
    let mut sink = Chosen { wanted: options.resource, seen: 0, found: None, refused: 0 };
    importer.read(&tree, &stamp, &mut sink);
    let draft = sink.found.ok_or_else(|| format!("there is no resource {}: the folder has {}", options.resource, sink.seen))?;
    let language = options.language.or_else(|| draft.languages.first().copied()).unwrap_or(Language::EN);
    let resolved = resolved(&name, &draft, language);
    let work = work(&name, &draft, &resolved, language);
    write(&work, &options)
}

fn write(work: &Work<'_>, options: &Options) -> Result<(), Box<dyn Error>> {
    let started = std::time::Instant::now();
    let mut bytes = 0;
    if options.form == "epub" {
        publish::epub(work, &mut BufWriter::new(fs::File::create(&options.out)?))?;
        bytes = fs::metadata(&options.out)?.len();
    } else {
        fs::create_dir_all(&options.out)?;
        for (place, section) in work.sections.iter().enumerate() {
            let (text, ending) = match options.form.as_str() {
                "markdown" => (publish::markdown(work, section), "md"),
                "html" => (publish::html(work, section), "html"),
                other => return Err(format!("'{other}' is none of epub, markdown, html").into()),
            };
            bytes += u64::try_from(text.len())?;
            fs::write(options.out.join(format!("{:05}.{ending}", place + 1)), text)?;
        }
    }
    let source: usize = work.sections.iter().map(|section| section.html.len()).sum();
    println!("{}: {} sections, {source} bytes of HTML, {bytes} bytes written in {} ms", work.title, work.sections.len(), started.elapsed().as_millis());
    Ok(())
}

fn read_folder(folder: &Path, prefix: &str, depth: usize, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), Box<dyn Error>> {
    if depth > FOLDER_DEPTH_MAX {
        return Err(format!("{}: folders are nested deeper than {FOLDER_DEPTH_MAX}", folder.display()).into());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
        if entry.file_type()?.is_dir() {
            read_folder(&entry.path(), &path, depth + 1, files)?;
        } else {
            files.push((path, fs::read(entry.path())?));
        }
    }
    Ok(())
}

fn section_id(collection: &str, draft: &ResourceDraft, key: &str) -> Id {
    Id::named(&["section", collection, &draft.key, key])
}

/// The HTML of each section in the language, its `xref:` links turned into addresses.
fn resolved(collection: &str, draft: &ResourceDraft, language: Language) -> Vec<String> {
    let keys: HashSet<&str> = draft.sections.iter().map(|section| section.key.as_str()).collect();
    let html = draft.sections.iter().map(|section| {
        let html = section.texts.iter().find(|text| text.language == language).or(section.texts.first()).map_or("", |text| text.html.as_str());
        let mut out = String::with_capacity(html.len());
        let mut parts = html.split("href=\"xref:");
        out.push_str(parts.next().unwrap_or(""));
        for part in parts {
            let (reference, after) = part.split_once('"').unwrap_or((part, ""));
            let (key, fragment) = reference.split_once('#').map_or((reference, None), |(key, fragment)| (key, Some(fragment)));
            let key = key.replace("&amp;", "&");
            if keys.contains(key.as_str()) {
                let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
                out.push_str(&format!("href=\"/sections/{}{fragment}\"", section_id(collection, draft, &key)));
            }
            out.push_str(after);
        }
        out
    });
    html.collect()
}

fn depth(draft: &ResourceDraft, section: &SectionDraft) -> usize {
    let mut depth = 0;
    let mut above = section.parent.as_deref();
    while let Some(parent) = above.and_then(|key| draft.sections.iter().find(|other| other.key == key)) {
        depth += 1;
        above = parent.parent.as_deref();
    }
    depth
}

fn work<'a>(collection: &str, draft: &'a ResourceDraft, resolved: &'a [String], language: Language) -> Work<'a> {
    let provenance = &draft.provenance;
    let sections = draft.sections.iter().zip(resolved).map(|(section, html)| {
        let text = section.texts.iter().find(|text| text.language == language).or(section.texts.first());
        let title = text.map_or("", |text| text.title.as_str());
        WorkSection {
            id: section_id(collection, draft, &section.key),
            depth: depth(draft, section),
            title: format!("{} {title}", section.number).trim().to_owned(),
            language: text.map_or(language, |text| text.language),
            html,
        }
    });
    Work {
        id: Id::named(&["resource", collection, &draft.key]),
        title: draft.titles.get(language).or_else(|| draft.titles.iter().next().map(|(_, title)| title)).unwrap_or(""),
        language,
        authors: &draft.authors,
        summary: draft.summaries.get(language).unwrap_or(""),
        licence: &provenance.licence,
        licence_url: "",
        attribution: &provenance.attribution,
        source_url: &provenance.source_url,
        revision: &provenance.revision,
        // a source may not say when it was taken; a file must have a date
        modified_on: if provenance.taken_on.is_empty() { "2026-01-01" } else { &provenance.taken_on },
        base_url: "https://learn.example.org",
        words: WORDS,
        sections: sections.collect(),
    }
}
