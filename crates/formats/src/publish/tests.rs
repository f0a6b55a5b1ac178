//! A small work for the tests of the writers.

use std::sync::LazyLock;

use kernel::{Id, Language, Licence};

use super::{PublishWords, Work, WorkSection};

pub(super) const WORDS: PublishWords<'static> = PublishWords {
    contents: "Contents",
    cover: "Cover",
    about: "About",
    start: "Start",
    authors: "Authors",
    licence: "Licence",
    attribution: "Attribution",
    source: "Source",
    revision: "Version",
    modified_on: "Changed",
    untitled: "Untitled",
    accessibility: "Marked up.",
};

static LICENCE: LazyLock<Licence> = LazyLock::new(|| Licence::new("CC-BY-4.0"));

/// A section with this name as its title and in its id.
pub(super) fn section<'a>(name: &str, html: &'a str) -> WorkSection<'a> {
    WorkSection { id: Id::named(&[name]), depth: 0, title: name.to_owned(), language: Language::EN, html }
}

/// A work of these sections.
pub(super) fn work<'a>(sections: &[WorkSection<'a>]) -> Work<'a> {
    Work {
        id: Id::named(&["work"]),
        title: "A <b> & c",
        language: Language::EN,
        authors: &[],
        summary: "",
        licence: &LICENCE,
        licence_url: "https://creativecommons.org/licenses/by/4.0/",
        attribution: "Somebody",
        source_url: "https://source.example/",
        revision: "",
        modified_on: "2026-11-20",
        base_url: "https://learn.example",
        words: WORDS,
        sections: sections.to_vec(),
    }
}
