//! A light reader of the starter library, only for measuring the engine: titles, headings and texts, well enough to be searched. The real
//! importers live elsewhere.

#![allow(dead_code, reason = "tests and examples each use a part of it")]

mod books;
mod items;
mod poems;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use kernel::{Id, Language};
use search::{Document, Facets, Hit, Vocabulary};

/// All documents, and how the evaluator names them.
pub struct Library {
    pub documents: Vec<Document>,
    /// The title of each resource; of a textbook entry its edition and title.
    pub resources: HashMap<Id, String>,
    pub vocabulary: Vocabulary,
}

/// A resource under construction.
pub struct Resource {
    pub key: String,
    pub titles: Vec<(Language, String)>,
    pub languages: Vec<Language>,
    pub facets: Facets,
    pub people: Vec<String>,
}

impl Library {
    /// Reads everything there is.
    pub fn read() -> Self {
        let mut library = Self { documents: Vec::new(), resources: HashMap::new(), vocabulary: Vocabulary::standard() };
        let root = root();
        books::read(&mut library, &root);
        poems::read(&mut library, &root);
        items::read(&mut library, &root);
        library
    }

    /// The title of a hit and of its resource.
    pub fn name(&self, hit: &Hit) -> (String, String) {
        let resource = hit.resource.unwrap_or(hit.id);
        (hit.title.clone(), self.resources.get(&resource).cloned().unwrap_or_default())
    }

    /// Adds a resource and gives its id.
    pub fn resource(&mut self, resource: &Resource, body: &str) -> Id {
        let id = Id::named(&["resource", &resource.key]);
        let titles = resource.titles.clone();
        self.resources.insert(id, titles.iter().map(|(_, title)| title.clone()).collect::<Vec<_>>().join("|"));
        self.documents.push(Document {
            id,
            kind: "resource".into(),
            resource: None,
            context: Vec::new(),
            titles,
            headings: Vec::new(),
            body: body.into(),
            people: resource.people.clone(),
            languages: resource.languages.clone(),
            facets: resource.facets.clone(),
            popularity: 0,
        });
        id
    }

    /// Adds a part of a resource.
    #[expect(clippy::too_many_arguments, reason = "a part is what these are")]
    pub fn part(
        &mut self,
        resource: Id,
        of: &Resource,
        kind: &str,
        key: &str,
        titles: Vec<(Language, String)>,
        headings: Vec<String>,
        body: String,
        people: Vec<String>,
    ) {
        let languages = titles.iter().map(|(language, _)| *language).collect::<Vec<_>>();
        let mut facets = of.facets.clone();
        if kind == "poem" {
            facets.resource_type.push("poem".into());
        }
        facets.language = languages.iter().map(|language| language.tag().to_owned()).collect();
        facets.language.sort();
        facets.language.dedup();
        let id = Id::named(&["part", &of.key, key]);
        self.documents.push(Document {
            id,
            kind: kind.into(),
            resource: Some(resource),
            context: of.titles.iter().map(|(_, title)| title.clone()).collect(),
            titles,
            headings,
            body,
            people,
            languages,
            facets,
            popularity: 0,
        });
    }
}

pub fn root() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../library")).to_path_buf()
}

pub fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn tag(tag: &str) -> Language {
    tag.parse().expect("a language tag")
}

pub fn facets(stage: &str, subject: &str, kind: &str, languages: &[&str], licence: &str) -> Facets {
    let list = |code: &str| if code.is_empty() { Vec::new() } else { vec![code.to_owned()] };
    Facets {
        stage: list(stage),
        subject: list(subject),
        resource_type: list(kind),
        language: languages.iter().map(|tag| (*tag).to_owned()).collect(),
        licence: list(licence),
        ..Facets::default()
    }
}

/// Files below a folder with an ending, in order.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else {
        return found;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Headings of a Markdown text below the first level.
pub fn headings(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| line.starts_with("##"));
    lines.map(|line| line.trim_start_matches('#').split('{').next().unwrap_or("").trim().to_owned()).collect()
}

/// The first-level heading of a Markdown text.
pub fn title(text: &str) -> Option<String> {
    let line = text.lines().find(|line| line.starts_with("# "))?;
    Some(line.trim_start_matches('#').split('{').next().unwrap_or("").replace('`', "").trim().to_owned())
}

/// The value of a key in a front matter.
pub fn front(text: &str, key: &str) -> Option<String> {
    let line = text.lines().take(20).find(|line| line.starts_with(key))?;
    Some(line.split_once(':')?.1.trim().trim_matches(['\'', '"']).to_owned())
}
