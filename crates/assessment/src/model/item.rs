//! An item as it is stored.

use formats::model::{Interaction, ItemDraft, ItemText};
use kernel::{Id, Language};
use serde::Serialize;

/// The longest name of an item in a list, in characters.
const NAME_CHARS_MAX: usize = 80;

/// One question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// Its permanent id.
    pub id: Id,
    /// The resource it belongs to.
    pub resource: Id,
    /// The section it practises.
    pub section: Option<Id>,
    /// How it is answered and what is right.
    pub interaction: Interaction,
    /// Its languages, the original first.
    pub texts: Vec<ItemText>,
    /// How hard it is, from 0 to 1, where the source says so.
    pub difficulty: Option<f64>,
    /// Its subject; empty where nothing says so.
    pub subject: String,
    /// Its grades.
    pub grades: Vec<u8>,
    /// Where the source has it from.
    pub origin: String,
}

/// The stable code of a kind of interaction, as stored.
#[must_use]
pub const fn kind_code(interaction: &Interaction) -> &'static str {
    match interaction {
        Interaction::SingleChoice { .. } => "single-choice",
        Interaction::MultipleChoice { .. } => "multiple-choice",
        Interaction::Numeric { .. } => "numeric",
        Interaction::ShortText { .. } => "short-text",
        Interaction::SelfMarked => "self-marked",
    }
}

/// Whether an answer can be checked: by the platform, or by the learner against a solution.
#[must_use]
pub fn is_checkable(interaction: &Interaction, texts: &[ItemText]) -> bool {
    !matches!(interaction, Interaction::SelfMarked) || texts.iter().any(|text| !text.solution_html.is_empty())
}

impl Item {
    /// The text for a reader: in the language asked for, else one of the same primary language, else the original.
    #[must_use]
    pub fn text(&self, language: Language) -> Option<&ItemText> {
        let exact = self.texts.iter().find(|text| text.language == language);
        exact.or_else(|| self.texts.iter().find(|text| text.language.primary() == language.primary())).or_else(|| self.texts.first())
    }

    /// The item as an importer would hand it in, apart from what it belongs to: section, concepts, and a key of its own.
    #[must_use]
    pub fn draft(&self) -> ItemDraft {
        #[expect(clippy::cast_possible_truncation, reason = "a share, written from an f32")]
        let difficulty = self.difficulty.map(|difficulty| difficulty as f32);
        ItemDraft {
            key: self.id.to_string(),
            section: None,
            concepts: Vec::new(),
            interaction: self.interaction.clone(),
            texts: self.texts.clone(),
            difficulty,
            grades: self.grades.clone(),
            subject: Some(self.subject.clone()).filter(|subject| !subject.is_empty()),
            origin: self.origin.clone(),
        }
    }

    /// A short name: the beginning of its question as plain text.
    #[must_use]
    pub fn name(&self, language: Language) -> String {
        name(self.text(language).map_or("", |text| text.prompt_html.as_str()))
    }
}

/// The beginning of a question as plain text.
#[must_use]
pub fn name(prompt_html: &str) -> String {
    let plain = formats::html::text_of(prompt_html);
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(NAME_CHARS_MAX) {
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or(&words).trim_end()),
        None => words,
    }
}
