//! Ids of headings.

use std::collections::HashSet;

/// The longest id, in characters.
pub(super) const SLUG_CHARS_MAX: usize = 120;

/// An id made of a text: letters of any script, digits, `_` and `-`, in lower case, spaces as `-`.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.trim().chars().take(SLUG_CHARS_MAX) {
        if letter.is_alphanumeric() || letter == '_' || letter == '-' {
            out.extend(letter.to_lowercase());
        } else if letter.is_whitespace() {
            out.push('-');
        }
    }
    out
}

/// Gives every heading of a page an id of its own.
#[derive(Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
}

impl Ids {
    pub(super) fn take(&mut self, wanted: &str, separator: char) -> String {
        let base = if wanted.is_empty() { "section" } else { wanted };
        let mut id = base.to_owned();
        let mut number = 0usize;
        while !self.taken.insert(id.clone()) {
            // Many equal headings would be counted from 1 each time; the count of all ids is a lower bound that is never far off.
            number = if number == 0 || number > 8 { number + 1 } else { number.saturating_mul(2) };
            if number > 8 {
                number = number.max(self.taken.len());
            }
            id = format!("{base}{separator}{number}");
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_a_text_to_a_bound() {
        let at = "字".repeat(SLUG_CHARS_MAX);
        assert_eq!((slug(&at), slug(&format!("{at}x"))), (at.clone(), at));
    }
}
