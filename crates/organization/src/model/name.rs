//! Names and codes of organisations.

use unicode_normalization::UnicodeNormalization;

/// The longest name, in characters.
pub const NAME_LENGTH_MAX: usize = 120;
/// The longest code, in characters.
pub const CODE_LENGTH_MAX: usize = 64;

/// A name as it is shown: one line, single spaces, nothing invisible; `None` where it cannot be one.
#[must_use]
pub fn shown(typed: &str) -> Option<String> {
    let name = typed.chars().take(NAME_LENGTH_MAX * 4).nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    (length > 0 && length <= NAME_LENGTH_MAX && !name.chars().any(is_invisible)).then_some(name)
}

fn is_invisible(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A name as it is sorted and found: NFKC, lower case.
#[must_use]
pub fn folded(name: &str) -> String {
    name.chars().take(NAME_LENGTH_MAX * 4).nfkc().collect::<String>().to_lowercase()
}

/// A code: letters, digits and `-_.:` without spaces; `None` where it cannot be one.
#[must_use]
pub fn code(typed: &str) -> Option<String> {
    let code = typed.trim();
    let fits = !code.is_empty() && code.len() <= CODE_LENGTH_MAX;
    (fits && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte))).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_are_bounded_and_visible() {
        assert_eq!(shown("  杏坛  小学 "), Some("杏坛 小学".to_owned()));
        assert_eq!(shown(&"杏".repeat(NAME_LENGTH_MAX)).map(|name| name.chars().count()), Some(NAME_LENGTH_MAX));
        assert_eq!(shown(&"杏".repeat(NAME_LENGTH_MAX + 1)), None);
        assert_eq!((shown(" \t "), shown("a\u{202e}b")), (None, None));
        assert_eq!(folded("ＡＢＣ School"), "abc school");
        assert_eq!(code(" 330106 "), Some("330106".to_owned()));
        assert!(code(&"9".repeat(CODE_LENGTH_MAX)).is_some() && code(&"9".repeat(CODE_LENGTH_MAX + 1)).is_none());
        assert_eq!((code("a b"), code("")), (None, None));
    }
}
