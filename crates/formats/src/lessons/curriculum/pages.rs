//! Which pages a curriculum has: README files of numbered folders, what lies beside them, and their translations.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Language;

use crate::model::{Refusal, SectionKind};
use crate::source::{SourceTree, refuse};

/// The key of the front page.
pub(super) const FRONT: &str = "index";
/// Where the translations lie.
const TRANSLATIONS: &str = "translations/";
/// The page of a folder.
const README: &str = "README.md";

/// A page in the original language.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) path: String,
    pub(super) key: String,
    pub(super) parent: Option<String>,
    pub(super) kind: SectionKind,
    pub(super) number: String,
    pub(super) translations: Vec<(Language, String)>,
}

impl Page {
    /// The name of the file or folder as words.
    pub(super) fn name(&self) -> String {
        let last = self.key.rsplit('/').next().unwrap_or(&self.key);
        last.trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start_matches('-').replace(['-', '_'], " ")
    }
}

/// The number that a folder begins with: 2 of `2-farm`.
fn number_of(folder: &str) -> Option<u32> {
    let digits = folder.len() - folder.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    if !folder.get(digits..)?.starts_with(['-', '_', '.']) {
        return None;
    }
    folder.get(..digits)?.parse().ok()
}

/// Whether a page lies in a numbered folder at the top, or below `lessons/`.
pub(super) fn is_lesson_path(path: &str) -> bool {
    let path = path.strip_prefix("lessons/").unwrap_or(path);
    path.ends_with(".md") && path.split_once('/').is_some_and(|(top, _)| number_of(top).is_some())
}

/// The language that a folder of translations is named after.
fn language_of(folder: &str) -> Option<Language> {
    match folder {
        "tw" | "hk" | "mo" => Some(Language::ZH_HANT),
        "cn" => Some(Language::ZH_HANS),
        "br" => "pt-BR".parse().ok(),
        other => other.to_lowercase().parse().ok(),
    }
}

/// The path of the original, and the language, of a translation: `translations/fr/1-a/README.md`, or `1-a/translations/README.fr.md`.
fn original_of(path: &str) -> Option<(String, &str)> {
    if let Some(inside) = path.strip_prefix(TRANSLATIONS)
        && let Some((language, original)) = inside.split_once('/')
    {
        return Some((original.to_owned(), language));
    }
    let (folder, name) = path.rsplit_once('/')?;
    let folder = if folder == "translations" { "" } else { folder.strip_suffix("/translations")? };
    let (stem, language) = name.strip_suffix(".md")?.rsplit_once('.')?;
    let original = if folder.is_empty() { format!("{stem}.md") } else { format!("{folder}/{stem}.md") };
    Some((original, language))
}

/// All pages, a folder's own before those in it.
pub(super) fn in_order(tree: &dyn SourceTree, refused: &mut dyn FnMut(Refusal)) -> Vec<Page> {
    let mut translations: BTreeMap<String, Vec<(Language, String)>> = BTreeMap::new();
    let mut originals: Vec<&str> = Vec::new();
    for path in tree.paths().iter().filter(|path| path.ends_with(".md")) {
        match original_of(path) {
            Some((original, tag)) => {
                let language = language_of(tag);
                match language {
                    _ if !tree.has(&original) => refused(refuse(path, 0, "no-original", format!("it translates {original}, which is not there"))),
                    Some(Language::EN) | None => refused(refuse(path, 0, "language", format!("'{tag}' is no language that the page can be translated into"))),
                    Some(language) => translations.entry(original).or_default().push((language, path.clone())),
                }
            }
            None if path == README || is_lesson_path(path) => originals.push(path),
            None => refused(refuse(path, 0, "not-a-lesson", "the page lies in no numbered folder of lessons, so it has no place in the course")),
        }
    }
    originals.sort_by_key(|path| order(path));
    let there: BTreeSet<&str> = originals.iter().copied().collect();
    let mut pages = Vec::with_capacity(originals.len());
    for path in originals {
        let mut found = translations.remove(path).unwrap_or_default();
        found.sort();
        let mut kept: Vec<(Language, String)> = Vec::new();
        for (language, translation) in found {
            if kept.iter().any(|(known, _)| *known == language) {
                refused(refuse(&translation, 0, "duplicate", format!("there is another translation into {language}, which is kept")));
            } else {
                kept.push((language, translation));
            }
        }
        pages.push(page(path, &there, kept));
    }
    for (original, left) in translations {
        for (_, path) in left {
            refused(refuse(&path, 0, "not-a-lesson", format!("it translates {original}, which is no page of the course")));
        }
    }
    pages
}

/// Folders by their numbers, README first and assignments last.
fn order(path: &str) -> Vec<(u32, u32, String)> {
    let mut parts = path.split('/').peekable();
    let mut order = Vec::new();
    while let Some(part) = parts.next() {
        let place = match (part, parts.peek().is_some()) {
            (README, false) => 0,
            ("assignment.md", false) => 2,
            (_, false) => 1,
            _ => 3,
        };
        order.push((place, number_of(part).unwrap_or(0), part.to_owned()));
    }
    order
}

fn page(path: &str, there: &BTreeSet<&str>, translations: Vec<(Language, String)>) -> Page {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let own = name == README;
    let key = match (own, folder) {
        (true, "") => FRONT.to_owned(),
        (true, folder) => folder.to_owned(),
        _ => path.strip_suffix(".md").unwrap_or(path).to_owned(),
    };
    let has_lessons = own && !folder.is_empty() && there.iter().any(|other| other.strip_prefix(folder).is_some_and(|inside| inside.starts_with('/') && inside.ends_with("/README.md") && inside.len() > "/README.md".len()));
    let kind = match (own, folder.is_empty(), has_lessons) {
        (true, false, true) => SectionKind::Chapter,
        (true, false, false) => SectionKind::Lesson,
        _ => SectionKind::Section,
    };
    let mut above = if own { folder.rsplit_once('/').map_or("", |(above, _)| above) } else { folder };
    let mut parent = None;
    while !above.is_empty() {
        if there.contains(format!("{above}/{README}").as_str()) {
            parent = Some(above.to_owned());
            break;
        }
        above = above.rsplit_once('/').map_or("", |(above, _)| above);
    }
    let numbers: Vec<String> = if own { folder.split('/').filter_map(number_of).map(|number| number.to_string()).collect() } else { Vec::new() };
    Page { path: path.to_owned(), key, parent, kind, number: numbers.join("."), translations }
}

/// The keys by the paths under which pages link to each other: files, and folders for their README.
pub(super) fn keys(pages: &[Page]) -> BTreeMap<String, String> {
    let mut keys = BTreeMap::new();
    for page in pages {
        for path in std::iter::once(&page.path).chain(page.translations.iter().map(|(_, path)| path)) {
            keys.insert(path.clone(), page.key.clone());
            if let Some(folder) = path.strip_suffix("/README.md") {
                keys.insert(folder.to_owned(), page.key.clone());
            }
        }
    }
    keys
}
