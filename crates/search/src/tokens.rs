//! Tokens on their way into the engine: made before, written one after another, and parted again where the engine indexes them.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::analysis;

/// The name of the tokenizer that parts written tokens.
pub(crate) const WRITTEN: &str = "written";
/// Stands behind each token. No token holds signs like this.
const END: char = '\u{1}';

/// Writes tokens.
pub(crate) fn written(tokens: &[analysis::Token]) -> String {
    written_texts(tokens.iter().map(|token| token.text.as_str()))
}

/// Writes the texts of tokens.
pub(crate) fn written_texts(texts: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut written = String::new();
    for text in texts {
        written.push_str(text.as_ref());
        written.push(END);
    }
    written
}

/// The token of two neighbours.
pub(crate) fn joined(left: &str, right: &str) -> String {
    format!("{left} {right}")
}

/// Parts written tokens.
#[derive(Clone, Default)]
pub(crate) struct Parting {
    token: Token,
}

/// Written tokens that are not parted yet.
pub(crate) struct Parted<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for Parting {
    type TokenStream<'a> = Parted<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Parted<'a> {
        self.token.reset();
        Parted { rest: text, token: &mut self.token }
    }
}

impl TokenStream for Parted<'_> {
    fn advance(&mut self) -> bool {
        if self.rest.is_empty() {
            return false;
        }
        let (text, rest) = self.rest.split_once(END).unwrap_or((self.rest, ""));
        self.rest = rest;
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.clear();
        self.token.text.push_str(text);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str) -> Vec<(usize, String)> {
        let (mut parting, mut found) = (Parting::default(), Vec::new());
        let mut stream = parting.token_stream(text);
        while stream.advance() {
            found.push((stream.token().position, stream.token().text.clone()));
        }
        found
    }

    #[test]
    fn what_is_written_is_parted() {
        let tokens = analysis::characters("静夜 c++");
        assert_eq!(parted(&written(&tokens)), [(0, "静".into()), (1, "夜".into()), (2, "c++".into())]);
        assert_eq!(parted(&written_texts([joined("chang", "xiang"), "si".into()])), [(0, "chang xiang".into()), (1, "si".into())]);
        assert_eq!(parted("whole name"), [(0, "whole name".into())]);
        assert_eq!(parted(""), []);
    }
}
