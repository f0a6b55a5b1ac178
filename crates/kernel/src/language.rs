//! Language tags (BCP 47), small enough to copy.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest tag kept: language, script and region, as in `zh-Hans-CN`.
pub const TAG_LENGTH_MAX: usize = 11;

/// A BCP 47 language tag such as `zh-Hans`, `zh-Hant`, `en` or `ar`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language {
    bytes: [u8; TAG_LENGTH_MAX],
    length: u8,
}

impl Language {
    /// Chinese in simplified characters.
    pub const ZH_HANS: Self = Self::constant("zh-Hans");
    /// Chinese in traditional characters.
    pub const ZH_HANT: Self = Self::constant("zh-Hant");
    /// English.
    pub const EN: Self = Self::constant("en");

    const fn constant(tag: &str) -> Self {
        let source = tag.as_bytes();
        let mut bytes = [0u8; TAG_LENGTH_MAX];
        let mut at = 0;
        while at < source.len() && at < TAG_LENGTH_MAX {
            #[expect(clippy::indexing_slicing, reason = "evaluated at compile time within the bound of the loop")]
            {
                bytes[at] = source[at];
            }
            at += 1;
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most TAG_LENGTH_MAX")]
        Self { bytes, length: at as u8 }
    }

    /// The tag as text.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.bytes.get(..usize::from(self.length)).and_then(|tag| std::str::from_utf8(tag).ok()).unwrap_or("")
    }

    /// The first subtag: `zh` for `zh-Hans`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.tag().split('-').next().unwrap_or("")
    }

    /// True for Chinese, Japanese: scripts whose words are not parted by spaces.
    #[must_use]
    pub fn is_cjk(&self) -> bool {
        matches!(self.primary(), "zh" | "ja")
    }

    /// True where the script runs from right to left.
    #[must_use]
    pub fn is_rtl(&self) -> bool {
        matches!(self.primary(), "ar" | "he" | "fa" | "ur")
    }
}

/// A text is not a language tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a language tag of at most 11 characters")]
pub struct ParseLanguageError;

impl FromStr for Language {
    type Err = ParseLanguageError;

    /// Reads a tag, mends its case (`ZH-hans` is `zh-Hans`) and turns bare `zh`, `zh-CN` into `zh-Hans` and `zh-TW`, `zh-HK` into `zh-Hant`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() || text.len() > TAG_LENGTH_MAX || !text.is_ascii() {
            return Err(ParseLanguageError);
        }
        let mut tag = String::with_capacity(text.len());
        for (position, part) in text.split(['-', '_']).enumerate() {
            if part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return Err(ParseLanguageError);
            }
            if position > 0 {
                tag.push('-');
            }
            match (position, part.len()) {
                (0, 2..=3) => tag.push_str(&part.to_ascii_lowercase()),
                (0, _) => return Err(ParseLanguageError),
                (_, 4) => {
                    let lower = part.to_ascii_lowercase();
                    let mut letters = lower.chars();
                    tag.extend(letters.next().map(|first| first.to_ascii_uppercase()));
                    tag.push_str(letters.as_str());
                }
                (_, 2) => tag.push_str(&part.to_ascii_uppercase()),
                _ => tag.push_str(&part.to_ascii_lowercase()),
            }
        }
        Ok(match tag.as_str() {
            "zh" | "zh-CN" | "zh-SG" | "zh-Hans-CN" => Self::ZH_HANS,
            "zh-TW" | "zh-HK" | "zh-MO" | "zh-Hant-TW" | "zh-Hant-HK" => Self::ZH_HANT,
            other => Self::constant(other),
        })
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_mended() {
        for (text, tag) in
            [("zh", "zh-Hans"), ("zh_cn", "zh-Hans"), ("ZH-hant", "zh-Hant"), ("zh-TW", "zh-Hant"), ("EN", "en"), ("pt-br", "pt-BR"), ("sw", "sw")]
        {
            assert_eq!(text.parse::<Language>().map(|l| l.to_string()), Ok(tag.to_owned()));
        }
        for text in ["", "z", "zh-", "toolonglanguage", "中文", "-en"] {
            assert!(text.parse::<Language>().is_err(), "{text}");
        }
    }
}
