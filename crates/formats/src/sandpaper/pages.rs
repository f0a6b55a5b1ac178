//! Which pages a lesson has, in reading order, and under which addresses they link to each other.

use std::collections::{BTreeMap, BTreeSet};

use super::config::{CONFIG_PATH, Config};
use crate::markdown::links::join;
use crate::model::{Refusal, SectionKind};
use crate::source::{SourceTree, refuse};

/// What a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The front page.
    Front,
    /// A lesson of the course.
    Episode,
    /// For learners: what to set up, a glossary.
    Learners,
    /// For those who teach it.
    Instructors,
    /// Whom the lesson is meant for.
    Profiles,
}

impl Role {
    pub(super) fn kind(self) -> SectionKind {
        if self == Self::Episode { SectionKind::Lesson } else { SectionKind::Section }
    }
}

/// A page of the lesson.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) path: String,
    /// The path without its ending; that of an episode also without its folder, as in the addresses of the site.
    pub(super) key: String,
    pub(super) role: Role,
}

/// Whether a file directly in a folder of pages is one.
pub(super) fn is_page_name(name: &str) -> bool {
    !name.contains('/') && stem_of(name).is_some()
}

fn stem_of(name: &str) -> Option<&str> {
    [".md", ".Rmd", ".rmd", ".qmd"].into_iter().find_map(|ending| name.strip_suffix(ending)).filter(|stem| !stem.is_empty())
}

/// All pages: the front page, `learners/setup`, the episodes, the other pages for learners, those for instructors, the profiles.
pub(super) fn in_order(config: &Config, tree: &dyn SourceTree, refused: &mut dyn FnMut(Refusal)) -> Vec<Page> {
    let mut pages = Vec::new();
    for path in ["index.md", "index.Rmd"] {
        if tree.has(path) && pages.is_empty() {
            pages.push(Page { path: path.to_owned(), key: "index".to_owned(), role: Role::Front });
        }
    }
    let mut learners = folder("learners", &config.learners, Role::Learners, tree, refused);
    if let Some(at) = learners.iter().position(|page| page.key == "learners/setup") {
        pages.push(learners.remove(at));
    }
    pages.extend(folder("episodes", &config.episodes, Role::Episode, tree, refused));
    pages.extend(learners);
    pages.extend(folder("instructors", &config.instructors, Role::Instructors, tree, refused));
    pages.extend(folder("profiles", &config.profiles, Role::Profiles, tree, refused));
    pages
}

fn folder(name: &str, listed: &[String], role: Role, tree: &dyn SourceTree, refused: &mut dyn FnMut(Refusal)) -> Vec<Page> {
    let prefix = format!("{name}/");
    let there: Vec<&str> = tree.paths().iter().filter_map(|path| path.strip_prefix(prefix.as_str())).collect();
    for path in there.iter().filter(|path| path.contains('/') && stem_of(path).is_some()) {
        refused(refuse(&format!("{prefix}{path}"), 0, "not-a-page", format!("it lies below {prefix} and is no page of the lesson; move it there to import it")));
    }
    let names: Vec<&str> = if listed.is_empty() { there.into_iter().filter(|path| is_page_name(path)).collect() } else { listed.iter().map(String::as_str).collect() };
    let mut taken = BTreeSet::new();
    let mut pages = Vec::new();
    for file in names {
        let inside = join("", file).filter(|inside| inside == file && is_page_name(inside));
        let Some(stem) = inside.as_deref().and_then(stem_of) else {
            refused(refuse(CONFIG_PATH, 0, "not-a-page", format!("'{file}' under '{name}' is not the name of a Markdown page in {prefix}")));
            continue;
        };
        let path = format!("{prefix}{file}");
        if !tree.has(&path) {
            refused(refuse(CONFIG_PATH, 0, "missing", format!("'{file}' is listed under '{name}', but {path} is not there")));
            continue;
        }
        let key = if role == Role::Episode { stem.to_owned() } else { format!("{prefix}{stem}") };
        if !taken.insert(key.clone()) {
            refused(refuse(CONFIG_PATH, 0, "duplicate", format!("'{file}' is listed more than once under '{name}'; it keeps its first place")));
            continue;
        }
        pages.push(Page { path, key, role });
    }
    if !listed.is_empty() {
        let listed: BTreeSet<&String> = listed.iter().collect();
        for path in tree.paths().iter().filter(|path| path.strip_prefix(prefix.as_str()).is_some_and(is_page_name)) {
            if path.strip_prefix(prefix.as_str()).is_some_and(|file| !listed.contains(&file.to_owned())) {
                refused(refuse(path, 0, "not-in-config", format!("the page is not listed under '{name}' in config.yaml; add it there to import it")));
            }
        }
    }
    pages
}

/// The keys by the paths under which pages link to each other. On the site all pages lie side by side, so that `reference.html` in an
/// episode means `learners/reference.md`; a path that is a page itself goes first.
pub(super) fn keys_by_address(pages: &[Page]) -> BTreeMap<String, String> {
    let mut keys: BTreeMap<String, String> = pages.iter().map(|page| (page.path.clone(), page.key.clone())).collect();
    for page in pages {
        let name = page.path.rsplit('/').next().unwrap_or(&page.path);
        let Some(stem) = stem_of(name) else { continue };
        for folder in ["episodes/", "learners/", "instructors/", "instructor/", "profiles/", "_episodes/", "_extras/", ""] {
            keys.entry(format!("{folder}{stem}.md")).or_insert_with(|| page.key.clone());
        }
    }
    keys
}
