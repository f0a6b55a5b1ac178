//! Simplified and traditional characters: which of them a text is written in, and the other rendering of it by OpenCC, which knows
//! phrases (头发 is 頭髮, 发展 is 發展).

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use kernel::Language;

use crate::held::Held;

static TO_TRADITIONAL: Held<Option<OpenCC>> = Held::new(|| OpenCC::from_config(BuiltinConfig::S2t).ok());
static TO_SIMPLIFIED: Held<Option<OpenCC>> = Held::new(|| OpenCC::from_config(BuiltinConfig::T2s).ok());

/// Gives back the tables of both.
pub(super) fn forget() {
    TO_TRADITIONAL.forget();
    TO_SIMPLIFIED.forget();
}

/// The most bytes looked at to tell the script of a file.
const SAMPLE_BYTES_MAX: usize = 32 * 1024;

/// The script of a text: the one that changes it less.
pub(super) fn script_of(text: &str) -> Language {
    let end = (0..=SAMPLE_BYTES_MAX.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let sample = text.get(..end).unwrap_or("");
    let changed = |converted: &str| sample.chars().zip(converted.chars()).filter(|(from, to)| from != to).count();
    let (simplifier, traditionaliser) = (TO_SIMPLIFIED.get(), TO_TRADITIONAL.get());
    let (Some(simplifier), Some(traditionaliser)) = (&*simplifier, &*traditionaliser) else { return Language::ZH_HANS };
    if changed(&simplifier.convert(sample)) > changed(&traditionaliser.convert(sample)) { Language::ZH_HANT } else { Language::ZH_HANS }
}

/// The other script, and what the conversion is called.
pub(super) fn other(script: Language) -> (Language, &'static str) {
    if script == Language::ZH_HANT { (Language::ZH_HANS, "OpenCC t2s") } else { (Language::ZH_HANT, "OpenCC s2t") }
}

/// The text in this script. Markup passes unchanged: it has no Chinese in it.
pub(super) fn convert(text: &str, to: Language) -> String {
    let converter = if to == Language::ZH_HANT { TO_TRADITIONAL.get() } else { TO_SIMPLIFIED.get() };
    converter.as_ref().as_ref().map_or_else(|| text.to_owned(), |converter| converter.convert(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conversion_knows_phrases() {
        assert_eq!(convert("头发白了，国家发展。皇后以后干杯", Language::ZH_HANT), "頭髮白了，國家發展。皇后以後乾杯");
        assert_eq!(convert("皇后以後乾坤", Language::ZH_HANS), "皇后以后乾坤");
        forget();
        assert_eq!(convert("皇后以後乾坤", Language::ZH_HANS), "皇后以后乾坤", "what was forgotten comes back");
        assert_eq!(convert("<p class=\"verse\">天</p>", Language::ZH_HANT), "<p class=\"verse\">天</p>");
    }

    #[test]
    fn scripts_are_told_apart() {
        assert_eq!(script_of("三姑六婆，實淫盜之媒"), Language::ZH_HANT);
        assert_eq!(script_of("对酒当歌，人生几何"), Language::ZH_HANS);
        assert_eq!(script_of(""), Language::ZH_HANS);
        assert_eq!(script_of(&"國".repeat(SAMPLE_BYTES_MAX)), Language::ZH_HANT);
    }
}
