//! What two writings of the same short text have in common.

use unicode_normalization::UnicodeNormalization;

/// Marks that carry no meaning in a short answer: quotation, separation and the ends of sentences.
const IDLE_MARKS: &str = "\"'`“”‘’«»‹›「」『』《》〈〉【】.,;:!?。，、；：！？…·¿¡";

/// The digits of the world's scripts, by their nought.
const NOUGHTS: [u32; 16] = [0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0];

/// The ASCII digit that a digit of another script means; other letters as they are.
#[must_use]
pub fn ascii_digit(letter: char) -> char {
    let code = u32::from(letter);
    NOUGHTS.iter().find_map(|nought| code.checked_sub(*nought).filter(|value| *value < 10)).and_then(|value| char::from_digit(value, 10)).unwrap_or(letter)
}

/// Whether a letter is of a script without spaces between words, or punctuation of it.
#[must_use]
pub fn is_wide(letter: char) -> bool {
    matches!(u32::from(letter), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x2_0000..=0x3_FFFF)
}

/// The text as it is compared: compatibility forms (full and half width) made one, spaces between words single and none beside Chinese
/// letters, idle punctuation gone, lower case unless case matters. A text of nothing but punctuation keeps it.
#[must_use]
pub fn comparable(text: &str, case_sensitive: bool) -> String {
    let same_width: String = text.nfkc().map(ascii_digit).collect();
    let cased = if case_sensitive { same_width } else { same_width.to_lowercase() };
    let letters: Vec<char> = cased.chars().collect();
    let plain = without(&letters, |position, letter| IDLE_MARKS.contains(letter) && !is_inside_number(&letters, position));
    let kept = if plain.is_empty() { without(&letters, |_, _| false) } else { plain };
    kept.nfkc().collect() // what stood apart may combine now
}

/// A point or comma between two digits belongs to the number.
fn is_inside_number(letters: &[char], position: usize) -> bool {
    let digit = |position: Option<usize>| position.and_then(|position| letters.get(position)).is_some_and(char::is_ascii_digit);
    matches!(letters.get(position), Some('.' | ',' | ':')) && digit(position.checked_sub(1)) && digit(position.checked_add(1))
}

fn without(letters: &[char], idle: impl Fn(usize, char) -> bool) -> String {
    let mut out = String::with_capacity(letters.len());
    let mut gap = false;
    for (position, letter) in letters.iter().enumerate() {
        if letter.is_whitespace() || letter.is_control() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{feff}') {
            gap = true;
        } else if !idle(position, *letter) {
            if gap && out.chars().next_back().is_some_and(|before| !is_wide(before) && !is_wide(*letter)) {
                out.push(' ');
            }
            gap = false;
            out.push(*letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_words_compare_equal() {
        for (one, two) in [
            ("  New   York. ", "new york"),
            ("ＡＢＣ１２３", "abc123"),
            ("杜 甫", "杜甫"),
            ("《静夜思》", "静夜思"),
            ("it's", "its"),
            ("Ｈ２Ｏ", "h2o"),
            ("٣", "3"),
        ] {
            assert_eq!(comparable(one, false), comparable(two, false), "{one}");
        }
        for (one, two) in [("New York", "NewYork"), ("3.5", "35"), ("-5", "5"), ("é", "e"), (";", ","), ("a+b", "ab")] {
            assert_ne!(comparable(one, false), comparable(two, false), "{one}");
        }
        assert_ne!(comparable("Na", true), comparable("NA", true));
    }

    proptest! {
        #[test]
        fn comparing_twice_changes_nothing(text in "\\PC{0,80}") {
            let once = comparable(&text, true);
            prop_assert_eq!(comparable(&once, true), once);
        }
    }
}
