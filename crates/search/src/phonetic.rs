//! Pinyin: how titles and names sound, and which sounds a Latin word may spell.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use pinyin::{ToPinyin, ToPinyinMulti};

use crate::fold::{fold, is_cjk};

/// The most readings of one character that are kept; rarer ones only add noise.
const READINGS_MAX: usize = 3;
/// The most spellings of a whole title (the product of its readings).
const SPELLINGS_MAX: usize = 8;
/// The longest title that is spelt as one word, in characters.
const SPELT_CHARACTERS_MAX: usize = 24;
/// The most ways a run of letters is cut into syllables.
const CUTS_MAX: usize = 4;
/// The longest syllable: `zhuang`, `chuang`, `shuang`.
const SYLLABLE_LETTERS_MAX: usize = 6;

/// Every syllable of pinyin without tones, read from the character table.
static SYLLABLES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| ('\u{4E00}'..='\u{9FA5}').filter_map(|character| character.to_pinyin()).map(plain).filter(|syllable| syllable.is_ascii()).collect());

fn plain(reading: pinyin::Pinyin) -> &'static str {
    match reading.plain() {
        "lü" => "lv",
        "nü" => "nv",
        "lüe" => "lve",
        "nüe" => "nve",
        other => other,
    }
}

/// The readings of one character, the usual one first.
#[must_use]
pub fn readings(character: char) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = character.to_pinyin().map(plain).into_iter().collect();
    if let Some(others) = character.to_pinyin_multi() {
        for reading in others.into_iter().map(plain) {
            if found.len() < READINGS_MAX && !found.contains(&reading) {
                found.push(reading);
            }
        }
    }
    found
}

/// The readings of each Han character of a text in order; other characters are left out.
#[must_use]
pub fn syllables(text: &str) -> Vec<Vec<&'static str>> {
    fold(text).chars().filter(|character| is_cjk(*character)).map(readings).filter(|found| !found.is_empty()).collect()
}

/// The text spelt as one word in all likely ways: `静夜思` is `jingyesi`. Latin letters and digits keep their place.
#[must_use]
pub fn spellings(text: &str) -> Vec<String> {
    spell(text, str::to_owned)
}

/// The first letters in all likely ways: `静夜思` is `jys`.
#[must_use]
pub fn initials(text: &str) -> Vec<String> {
    spell(text, |syllable| syllable.chars().take(1).collect())
}

fn spell(text: &str, part: impl Fn(&str) -> String) -> Vec<String> {
    let folded = fold(text);
    if !folded.chars().any(is_cjk) || folded.chars().count() > SPELT_CHARACTERS_MAX {
        return Vec::new();
    }
    let mut spelt = vec![String::new()];
    for character in folded.chars() {
        let mut parts: Vec<String> = readings(character).into_iter().map(&part).collect();
        parts.dedup();
        if parts.is_empty() && character.is_alphanumeric() && !is_cjk(character) {
            parts.push(character.to_string());
        }
        match parts.as_slice() {
            [] => {}
            [only] => spelt.iter_mut().for_each(|word| word.push_str(only)),
            several if spelt.len() * several.len() <= SPELLINGS_MAX => {
                spelt = several.iter().flat_map(|part| spelt.iter().map(move |word| format!("{word}{part}"))).collect();
            }
            [first, ..] => spelt.iter_mut().for_each(|word| word.push_str(first)),
        }
    }
    spelt.sort();
    spelt.dedup();
    spelt.retain(|word| !word.is_empty());
    spelt
}

/// True where the letters are exactly one syllable.
#[must_use]
pub fn is_syllable(letters: &str) -> bool {
    SYLLABLES.contains(letters)
}

/// The ways to cut letters into syllables, the fewest syllables first; empty where they are not pinyin.
#[must_use]
pub fn cuts(letters: &str) -> Vec<Vec<String>> {
    if letters.is_empty() || !letters.bytes().all(|byte| byte.is_ascii_lowercase()) || letters.len() > SPELT_CHARACTERS_MAX * SYLLABLE_LETTERS_MAX {
        return Vec::new();
    }
    // For each place the ways to reach it, never more than a few: the work grows with the length, not with the ambiguity.
    let mut reached: Vec<Vec<Vec<String>>> = vec![Vec::new(); letters.len() + 1];
    if let Some(first) = reached.first_mut() {
        first.push(Vec::new());
    }
    for start in 0..letters.len() {
        let here = reached.get(start).cloned().unwrap_or_default();
        if here.is_empty() {
            continue;
        }
        for length in 1..=SYLLABLE_LETTERS_MAX.min(letters.len() - start) {
            let Some(syllable) = letters.get(start..start + length).filter(|part| is_syllable(part)) else {
                continue;
            };
            if let Some(there) = reached.get_mut(start + length) {
                there.extend(here.iter().map(|way| way.iter().cloned().chain([syllable.to_owned()]).collect::<Vec<_>>()));
                there.sort_by_key(Vec::len);
                there.truncate(CUTS_MAX);
            }
        }
    }
    reached.pop().unwrap_or_default()
}

/// Sounds that many speakers do not tell apart fall together: `zh` and `z`, `ng` and `n`, `l` and `n` at the front.
#[must_use]
pub fn blurred(syllable: &str) -> String {
    let softened = syllable.replace("zh", "z").replace("ch", "c").replace("sh", "s").replace("ng", "n");
    match softened.strip_prefix('l') {
        Some(rest) => format!("n{rest}"),
        None => softened,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_spelt() {
        assert!(spellings("静夜思").contains(&"jingyesi".to_owned()));
        assert!(initials("靜夜思").contains(&"jys".to_owned()));
        assert!(spellings("长相思").iter().any(|word| word == "changxiangsi"));
        assert!(spellings("后缀数组 (SA)").contains(&"houzhuishuzusa".to_owned()));
        assert!(spellings("no han").is_empty());
    }

    #[test]
    fn letters_are_cut() {
        assert_eq!(cuts("shuxue").first().map(|cut| cut.join(" ")).as_deref(), Some("shu xue"));
        assert!(cuts("xian").contains(&vec!["xian".to_owned()]));
        assert!(cuts("xian").contains(&vec!["xi".to_owned(), "an".to_owned()]));
        assert!(cuts("algebra").is_empty());
        assert!(cuts(&"a".repeat(10_000)).is_empty());
        assert!(cuts(&"xian".repeat(20)).len() <= CUTS_MAX);
        assert_eq!(blurred("sheng"), blurred("sen"));
    }
}
