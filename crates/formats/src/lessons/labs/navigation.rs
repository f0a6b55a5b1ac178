//! The structure of the site: nested lists of `Title: page.md`, `Title: [ … ]` and `Title: { path, subsections }`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{CONFIG_PATH, SlideFolders};
use crate::bounds::{NESTING_MAX, SECTIONS_MAX};
use crate::markdown::links::join;
use crate::markdown::slug;
use crate::model::Refusal;
use crate::source::{SourceTree, refuse};

/// The longest `config.yaml`, in bytes.
pub(super) const CONFIG_BYTES_MAX: usize = 1024 * 1024;

/// A chapter or a page.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) parent: Option<String>,
    pub(super) title: String,
    /// The page; none for a chapter that is only a title.
    pub(super) path: Option<String>,
    pub(super) quiz: bool,
    pub(super) has_children: bool,
}

#[derive(Default)]
pub(super) struct Listed {
    pub(super) title: String,
    pub(super) entries: Vec<Entry>,
}

/// The path of a page without its ending.
pub(super) fn key_of(path: &str) -> String {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_owned()
}

/// Whether a page lies where quizzes lie.
pub(super) fn is_quiz(path: &str) -> bool {
    path.ends_with(".md") && (path.contains("/quiz/") || path.contains("/questions/"))
}

pub(super) fn read(text: &str, tree: &dyn SourceTree, refused: &mut dyn FnMut(Refusal)) -> Listed {
    if text.len() > CONFIG_BYTES_MAX {
        refused(refuse(CONFIG_PATH, 0, "too-large", format!("config.yaml is larger than {CONFIG_BYTES_MAX} bytes")));
        return Listed::default();
    }
    let value: Value = match serde_saphyr::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let reason = error.to_string();
            refused(refuse(CONFIG_PATH, 0, "yaml", format!("config.yaml cannot be read: {}", reason.lines().next().unwrap_or_default())));
            return Listed::default();
        }
    };
    let options = value.pointer("/docusaurus/options");
    let title = options.and_then(|options| options.pointer("/config_meta/title").or_else(|| options.get("course_name"))).and_then(Value::as_str);
    let mut walk = Walk { tree, slides: slide_folders(&value), entries: Vec::new(), taken: BTreeSet::new(), refused };
    if let Some(structure) = options.and_then(|options| options.get("structure")) {
        walk.list(structure, "", None, 0);
    } else {
        walk.refuse("yaml", "config.yaml has no list docusaurus.options.structure".to_owned());
    }
    Listed { title: title.unwrap_or_default().trim().to_owned(), entries: walk.entries }
}

/// The folder with `slides.mdpp` for each name under which slides are built.
fn slide_folders(config: &Value) -> SlideFolders {
    let mut folders = BTreeMap::new();
    let Some(built) = config.pointer("/embed_reveal/options/build").and_then(Value::as_object) else { return folders };
    let assets = config.pointer("/docusaurus/options/static_assets").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for (name, site) in built {
        let site = site.as_str().unwrap_or_default();
        let made = assets.iter().find_map(|asset| asset.get(site)?.as_str()).and_then(|path| path.strip_prefix("/build/make_assets/"));
        if let Some(folder) = made.map(|path| path.trim_end_matches('/').trim_end_matches("_site").trim_end_matches('/')) {
            folders.insert(name.clone(), folder.to_owned());
        }
    }
    folders
}

struct Walk<'a> {
    tree: &'a dyn SourceTree,
    slides: SlideFolders,
    entries: Vec<Entry>,
    taken: BTreeSet<String>,
    refused: &'a mut dyn FnMut(Refusal),
}

impl Walk<'_> {
    fn refuse(&mut self, code: &'static str, reason: String) {
        (self.refused)(refuse(CONFIG_PATH, 0, code, reason));
    }

    fn list(&mut self, list: &Value, base: &str, parent: Option<&str>, depth: usize) {
        let Some(values) = list.as_array() else { return self.refuse("yaml", format!("a part of the structure is no list: {}", short(list))) };
        if depth > NESTING_MAX {
            return self.refuse("too-deep", format!("the structure is nested deeper than {NESTING_MAX}"));
        }
        for value in values {
            match value {
                Value::Object(named) => {
                    for (title, value) in named {
                        self.entry(title.trim_end_matches('/'), value, base, parent, depth);
                    }
                }
                Value::String(path) => self.page("", path, base, parent),
                other => self.refuse("not-a-page", format!("'{}' in the structure is no page", short(other))),
            }
        }
    }

    fn entry(&mut self, title: &str, value: &Value, base: &str, parent: Option<&str>, depth: usize) {
        if self.entries.len() >= SECTIONS_MAX {
            return;
        }
        match value {
            Value::String(path) => self.page(title, path, base, parent),
            Value::Array(_) => {
                let key = self.chapter(title, parent);
                self.list(value, base, Some(&key), depth + 1);
            }
            Value::Object(fields) => {
                let path = fields.get("path").and_then(Value::as_str).unwrap_or_default();
                let below = if path.starts_with('/') { path.to_owned() } else { format!("{base}{path}") };
                let below = if below.is_empty() || below.ends_with('/') { below } else { format!("{below}/") };
                let key = self.chapter(title, parent);
                match fields.get("subsections") {
                    Some(list) => self.list(list, &below, Some(&key), depth + 1),
                    None => self.refuse("empty", format!("'{title}' in the structure has no subsections")),
                }
            }
            _ => self.refuse("not-a-page", format!("'{title}' in the structure names no page")),
        }
    }

    fn chapter(&mut self, title: &str, parent: Option<&str>) -> String {
        let wanted = format!("{}/{}", parent.unwrap_or("nav"), slug(title));
        let mut key = wanted.clone();
        let mut number = 1;
        while !self.taken.insert(key.clone()) {
            number += 1;
            key = format!("{wanted}-{number}");
        }
        self.entries.push(Entry { key: key.clone(), parent: parent.map(str::to_owned), title: title.to_owned(), path: None, quiz: false, has_children: true });
        key
    }

    fn page(&mut self, title: &str, target: &str, base: &str, parent: Option<&str>) {
        let whole = if target.starts_with('/') { target.to_owned() } else { format!("{base}{target}") };
        let path = if whole.starts_with('/') { self.slides_of(&whole) } else { join("", &whole) };
        let path = path.map(|path| if whole.ends_with('/') { format!("{path}/README.md") } else { path });
        let Some(path) = path.filter(|path| [".md", ".mdpp"].iter().any(|ending| path.ends_with(ending))) else {
            return self.refuse("not-a-page", format!("'{title}' in the structure leads to '{whole}', which is no page of the source"));
        };
        if !self.tree.has(&path) {
            return self.refuse("missing", format!("'{title}' is in the structure, but {path} is not there"));
        }
        let key = key_of(&path);
        if !self.taken.insert(key.clone()) {
            return self.refuse("duplicate", format!("{path} is in the structure more than once; it keeps its first place"));
        }
        let quiz = is_quiz(&path);
        self.entries.push(Entry { key, parent: parent.map(str::to_owned), title: title.to_owned(), path: Some(path), quiz, has_children: false });
    }

    /// The source of built slides: `/build/embed_reveal/Data/Data.mdx` is made from `content/data/lecture/slides.mdpp`.
    fn slides_of(&self, built: &str) -> Option<String> {
        let name = built.rsplit('/').next()?.rsplit_once('.')?.0;
        let folder = self.slides.get(name)?;
        ["slides.mdpp", "slides.md"].iter().filter_map(|file| join("", &format!("{folder}/{file}"))).find(|path| self.tree.has(path))
    }
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(80).collect()
}
