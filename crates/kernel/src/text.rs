//! One text in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Language;

/// The same words in one or more languages, in a stable order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalizedText(BTreeMap<Language, String>);

impl LocalizedText {
    /// A text in one language.
    #[must_use]
    pub fn of(language: Language, text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(language, text.into())]))
    }

    /// Adds or replaces the words in one language.
    pub fn set(&mut self, language: Language, text: impl Into<String>) {
        self.0.insert(language, text.into());
    }

    /// The words in exactly this language.
    #[must_use]
    pub fn get(&self, language: Language) -> Option<&str> {
        self.0.get(&language).map(String::as_str)
    }

    /// The best words for a reader of `language`: the same tag, then the same primary language, then English, then the first there is.
    #[must_use]
    pub fn best(&self, language: Language) -> &str {
        self.best_with_language(language).map_or("", |(_, text)| text)
    }

    /// As [`Self::best`], with the language that was found.
    #[must_use]
    pub fn best_with_language(&self, language: Language) -> Option<(Language, &str)> {
        self.0
            .get_key_value(&language)
            .or_else(|| self.0.iter().find(|(other, _)| other.primary() == language.primary()))
            .or_else(|| self.0.get_key_value(&Language::EN))
            .or_else(|| self.0.iter().next())
            .map(|(found, text)| (*found, text.as_str()))
    }

    /// All languages with their words.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &str)> {
        self.0.iter().map(|(language, text)| (*language, text.as_str()))
    }

    /// True where there is no text in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_language_wins() {
        let mut text = LocalizedText::of(Language::EN, "decimals");
        text.set(Language::ZH_HANS, "小数");
        assert_eq!(text.best(Language::ZH_HANT), "小数");
        assert_eq!(text.best(Language::EN), "decimals");
        assert_eq!("ru".parse().map(|ru| text.best(ru).to_owned()), Ok("decimals".to_owned()));
        assert_eq!(LocalizedText::default().best(Language::EN), "");
    }
}
