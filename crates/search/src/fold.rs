//! Folding: what looks different and means the same becomes the same — width, case, accents, traditional characters.

use std::sync::{LazyLock, OnceLock};

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use unicode_normalization::UnicodeNormalization;

/// The Han characters that have a simplified form live in these ranges.
const HAN_FOLDED: [(u32, u32); 2] = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF)];

/// For each Han character its simplified form; built once from the OpenCC table, character by character (only for folding: phrases do not matter).
static SIMPLIFIED: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    let Ok(converter) = OpenCC::from_config(BuiltinConfig::T2s) else {
        return Vec::new();
    };
    HAN_FOLDED
        .iter()
        .map(|(first, last)| {
            (*first..=*last)
                .filter_map(char::from_u32)
                .map(|original| {
                    let mut buffer = [0u8; 4];
                    let converted = converter.convert(original.encode_utf8(&mut buffer));
                    let mut characters = converted.chars();
                    match (characters.next(), characters.next()) {
                        (Some(simplified), None) => simplified,
                        _ => original,
                    }
                })
                .collect()
        })
        .collect()
});

fn simplify(original: char) -> char {
    let code = u32::from(original);
    for (table, (first, last)) in SIMPLIFIED.iter().zip(HAN_FOLDED) {
        if (first..=last).contains(&code) {
            return usize::try_from(code - first).ok().and_then(|at| table.get(at)).copied().unwrap_or(original);
        }
    }
    original
}

/// Accents of Latin, Greek and Cyrillic, the vowel signs of Arabic, its tatweel, and characters without width.
fn is_dropped(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{640}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

/// One folded character and the bytes of the original text it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Folded {
    /// The folded character.
    pub character: char,
    /// Where its original begins.
    pub start: usize,
    /// Where its original ends.
    pub end: usize,
}

/// Folds a text and remembers where every character came from.
#[must_use]
pub fn fold_with_places(text: &str) -> Vec<Folded> {
    let mut folded = Vec::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Folds a text into a vector that is emptied first.
pub(crate) fn fold_into(text: &str, folded: &mut Vec<Folded>) {
    folded.clear();
    for (start, original) in text.char_indices() {
        let end = start + original.len_utf8();
        if original.is_ascii() {
            folded.push(Folded { character: original.to_ascii_lowercase(), start, end });
            continue;
        }
        if matches!(original, '\u{4E00}'..='\u{9FFF}') {
            // The common Han characters have neither case nor decomposition.
            folded.push(Folded { character: simplify(original), start, end });
            continue;
        }
        match known(original) {
            DROPPED => {
                if let Some(last) = folded.last_mut() {
                    last.end = end;
                }
            }
            SEVERAL => folded.extend(parts(original).map(|character| Folded { character, start, end })),
            character => folded.push(Folded { character, start, end }),
        }
    }
}

/// What a character becomes by the rules of Unicode.
fn parts(original: char) -> impl Iterator<Item = char> {
    original.to_lowercase().nfkd().filter(|part| !is_dropped(*part)).nfc().flat_map(char::to_lowercase).map(simplify)
}

/// Stands for a character that is dropped.
const DROPPED: char = '\0';
/// Stands for a character that becomes several, or lies beyond the first plane.
const SEVERAL: char = '\u{FFFF}';
/// Characters whose folding is looked up at once.
const BLOCK: u32 = 256;

/// What the characters of the first plane become, made block by block when they first occur.
static BLOCKS: [OnceLock<Vec<char>>; BLOCK as usize] = [const { OnceLock::new() }; BLOCK as usize];

fn known(original: char) -> char {
    let code = u32::from(original);
    let Some(block) = BLOCKS.get((code / BLOCK) as usize) else {
        return SEVERAL;
    };
    let block = block.get_or_init(|| (code - code % BLOCK..).take(BLOCK as usize).map(|code| char::from_u32(code).map_or(SEVERAL, becomes)).collect());
    block.get((code % BLOCK) as usize).copied().unwrap_or(SEVERAL)
}

fn becomes(original: char) -> char {
    if is_dropped(original) {
        return DROPPED;
    }
    let mut parts = parts(original);
    match (parts.next(), parts.next()) {
        (Some(only), None) => only,
        _ => SEVERAL,
    }
}

/// The folded text.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    fold_with_places(text).into_iter().map(|folded| folded.character).collect()
}

/// The key under which a title is found exactly: folded, only letters, digits and the signs that tell names apart (`C++`, `C#`, `A*`).
#[must_use]
pub fn exact_key(text: &str) -> String {
    fold_with_places(text).into_iter().map(|folded| folded.character).filter(|character| is_word(*character) || is_name_sign(*character)).collect()
}

/// A letter, digit or mark: part of a word.
#[must_use]
pub fn is_word(character: char) -> bool {
    character.is_alphanumeric() || is_mark(character)
}

/// Vowel signs and the like of scripts that write them as marks (Thai, Devanagari, Bengali, Telugu …).
fn is_mark(character: char) -> bool {
    matches!(u32::from(character), 0x0900..=0x0DFF | 0x0E31..=0x0E4E | 0x0EB1..=0x0ECD | 0x0F18..=0x0FBC | 0x102B..=0x103E | 0x17B4..=0x17D3)
        && !matches!(character, '\u{964}' | '\u{965}')
}

/// Signs that belong to a name when they follow it.
#[must_use]
pub fn is_name_sign(character: char) -> bool {
    matches!(character, '+' | '#' | '*')
}

/// Han characters and kana: words are not parted by spaces.
#[must_use]
pub fn is_cjk(character: char) -> bool {
    matches!(u32::from(character), 0x3005..=0x3007 | 0x3040..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

/// Other scripts without spaces between words: Thai, Lao, Tibetan, Myanmar, Khmer.
#[must_use]
pub fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character), 0x0E00..=0x0FFF | 0x1000..=0x109F | 0x1780..=0x17FF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_looks_the_same() {
        assert_eq!(fold("靜夜思"), "静夜思");
        assert_eq!(fold("ＡＢＣ１２"), "abc12");
        assert_eq!(fold("Introducción À la Ŝ"), "introduccion a la s");
        assert_eq!(fold("Физика ЙОД"), "физика иод");
        assert_eq!(fold("كِتَابٌ"), "كتاب");
        assert_eq!(exact_key("C++ 语法基础（一）"), "c++语法基础一");
        assert_eq!(exact_key("A*"), "a*");
        assert_eq!(exact_key("《將進酒》"), "将进酒");
    }

    #[test]
    fn places_point_at_the_original() {
        let text = "Éa靜";
        let places: Vec<_> = fold_with_places(text).into_iter().map(|folded| (folded.character, text.get(folded.start..folded.end).unwrap_or(""))).collect();
        assert_eq!(places, [('e', "É"), ('a', "a"), ('静', "靜")]);
    }
}
