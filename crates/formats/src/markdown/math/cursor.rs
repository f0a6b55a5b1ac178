//! LaTeX read piece by piece.

/// A piece of LaTeX.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A command without its backslash: `frac`, or one sign: `{`, `,`, `\`.
    Command(&'a str),
    /// Any other character.
    Letter(char),
}

/// Reads LaTeX piece by piece.
pub(super) struct Cursor<'a> {
    pub(super) rest: &'a str,
    /// Set once a brace was found open to the end: what follows is broken, and is not searched again for each brace.
    unclosed: bool,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text, unclosed: false }
    }

    pub(super) fn token(&mut self) -> Option<Token<'a>> {
        let first = self.rest.chars().next()?;
        let after = self.rest.get(first.len_utf8()..)?;
        if first != '\\' {
            self.rest = after;
            return Some(Token::Letter(first));
        }
        let letters = after.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(after.len());
        let length = if letters == 0 { after.chars().next().map_or(0, char::len_utf8) } else { letters };
        let (name, rest) = after.split_at_checked(length)?;
        self.rest = rest;
        Some(Token::Command(name))
    }

    /// What stands in the braces that follow; nothing is taken where none follow or they do not close.
    pub(super) fn group(&mut self) -> Option<&'a str> {
        let inside = self.rest.trim_start().strip_prefix('{').filter(|_| !self.unclosed)?;
        let mut cursor = Cursor::new(inside);
        let mut depth = 0usize;
        loop {
            let before = cursor.rest;
            let Some(token) = cursor.token() else {
                self.unclosed = true;
                return None;
            };
            match token {
                Token::Letter('{') => depth += 1,
                Token::Letter('}') if depth == 0 => {
                    self.rest = cursor.rest;
                    return inside.get(..inside.len() - before.len());
                }
                Token::Letter('}') => depth -= 1,
                _ => {}
            }
        }
    }

    /// The delimiter after `\left` or `\right`, as `pulldown-latex` reads it.
    pub(super) fn delimiter(&mut self) -> String {
        self.rest = self.rest.trim_start();
        match self.token() {
            Some(Token::Letter('{')) => "\\{".to_owned(),
            Some(Token::Letter('}')) => "\\}".to_owned(),
            Some(Token::Letter('<')) => "\\langle ".to_owned(),
            Some(Token::Letter('>')) => "\\rangle ".to_owned(),
            Some(Token::Letter(letter)) => letter.to_string(),
            Some(Token::Command("textbar")) => "|".to_owned(),
            Some(Token::Command("textless")) => "\\langle ".to_owned(),
            Some(Token::Command("textgreater")) => "\\rangle ".to_owned(),
            Some(Token::Command(name)) => format!("\\{name} "),
            None => ".".to_owned(),
        }
    }

    /// Passes over `[…]`.
    pub(super) fn optional(&mut self) {
        if let Some((_, rest)) = self.rest.trim_start().strip_prefix('[').and_then(|inside| inside.split_once(']')) {
            self.rest = rest;
        }
    }

    /// Passes over a star and says whether there was one.
    pub(super) fn star(&mut self) -> bool {
        let rest = self.rest.strip_prefix('*');
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}
