//! A place in the letters of an answer.

use super::Notation;

/// Letters with a place in them.
pub struct Cursor<'a> {
    pub letters: &'a [char],
    pub at: usize,
    pub notation: Notation,
}

impl<'a> Cursor<'a> {
    pub const fn new(letters: &'a [char], notation: Notation) -> Self {
        Self { letters, at: 0, notation }
    }

    pub fn peek(&self, ahead: usize) -> Option<char> {
        self.letters.get(self.at + ahead).copied()
    }

    pub const fn is_at_end(&self) -> bool {
        self.at >= self.letters.len()
    }

    /// Passes over spaces; whether there were any.
    pub fn skip_spaces(&mut self) -> bool {
        let before = self.at;
        while self.peek(0) == Some(' ') {
            self.at += 1;
        }
        self.at > before
    }

    /// Passes over a word where it stands next.
    pub fn eat(&mut self, word: &str) -> bool {
        let mut length = 0;
        for letter in word.chars() {
            if self.peek(length) != Some(letter) {
                return false;
            }
            length += 1;
        }
        self.at += length;
        true
    }

    /// Passes over the first of these words that stands next.
    pub fn eat_any<'w>(&mut self, words: &[&'w str]) -> Option<&'w str> {
        words.iter().find(|word| self.eat(word)).copied()
    }
}
