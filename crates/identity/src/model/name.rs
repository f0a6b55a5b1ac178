//! Names to sign in with.

use unicode_normalization::UnicodeNormalization;

/// The shortest name.
pub const NAME_CHARS_MIN: usize = 2;
/// The longest name.
pub const NAME_CHARS_MAX: usize = 40;
/// The longest display name.
pub const DISPLAY_CHARS_MAX: usize = 60;

/// A text cannot be a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Too short or too long.
    #[error("a name has 2 to 40 characters")]
    Length,
    /// A letter that names do not have.
    #[error("a name has letters, digits and . - _ @ only")]
    Letters,
}

/// The form by which names are compared: compatibility-composed (NFKC) and lower case, so that look-alikes of width and case are one name.
///
/// # Errors
/// The text cannot be a name.
pub fn fold(name: &str) -> Result<String, NameError> {
    let folded: String = name.trim().nfkc().collect::<String>().to_lowercase();
    let length = folded.chars().count();
    if !(NAME_CHARS_MIN..=NAME_CHARS_MAX).contains(&length) {
        return Err(NameError::Length);
    }
    if !folded.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_' | '@')) {
        return Err(NameError::Letters);
    }
    Ok(folded)
}

/// A display name without spaces around and without control characters; `None` where nothing is left or it is too long.
#[must_use]
pub fn display(name: &str) -> Option<String> {
    let shown: String = name.trim().chars().filter(|letter| !letter.is_control()).collect();
    (!shown.is_empty() && shown.chars().count() <= DISPLAY_CHARS_MAX).then_some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_are_one_name() {
        assert_eq!(fold(" Ｘiao-Man "), Ok("xiao-man".to_owned()));
        assert_eq!(fold("小满"), Ok("小满".to_owned()));
        assert_eq!(fold("a"), Err(NameError::Length));
        assert_eq!(fold(&"x".repeat(NAME_CHARS_MAX + 1)), Err(NameError::Length));
        assert_eq!(fold("a b"), Err(NameError::Letters));
        assert_eq!(fold("<script>"), Err(NameError::Letters));
        assert_eq!(display(" \u{7}小满 "), Some("小满".to_owned()));
        assert_eq!(display(&"x".repeat(DISPLAY_CHARS_MAX + 1)), None);
    }
}
