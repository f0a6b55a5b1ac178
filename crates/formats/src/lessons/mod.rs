//! Courses made of Markdown lessons in a repository.
//!
//! [`curriculum`] reads "for beginners" curricula: numbered folders of lessons, their translations and their quiz app. [`labs`] reads courses
//! whose `config.yaml` lists the pages of a Docusaurus site, with quizzes in Markdown.

mod curriculum;
mod labs;

pub use curriculum::Curriculum;
pub use labs::Labs;

use crate::Importer;
use crate::bounds::TITLE_CHARS_MAX;

/// The importers of this module.
pub const IMPORTERS: &[&dyn Importer] = &[&Curriculum, &Labs];

/// A title without pictures of emotion and with single spaces.
fn plain_title(title: &str) -> String {
    let is_picture = |letter: char| matches!(letter, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe00}'..='\u{fe0f}' | '\u{200d}' | '\u{20e3}');
    let kept: String = title.chars().filter(|letter| !is_picture(*letter)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(TITLE_CHARS_MAX).collect()
}

/// The id of a choice.
fn letter(number: usize) -> String {
    u8::try_from(number).ok().filter(|number| *number < 26).map_or_else(|| format!("A{number}"), |number| char::from(b'A' + number).to_string())
}
