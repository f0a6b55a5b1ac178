//! The text inside of `\text{…}`: letters, escapes, and formulas between dollar signs.

use super::FormulaError;
use super::cursor::{Cursor, Token};
use super::prepare::prepare_within;
use crate::bounds::NESTING_MAX;

/// The character that a command of text mode stands for.
pub(super) fn character_of(command: &str) -> Option<&'static str> {
    Some(match command {
        "textless" => "<",
        "textgreater" => ">",
        "textbar" => "|",
        "textasciitilde" => "~",
        "textbackslash" => "\\",
        "textquotesingle" => "'",
        "textquoteleft" => "‘",
        "textquoteright" => "’",
        "textquotedblleft" => "“",
        "textquotedblright" => "”",
        "textasciicircum" => "^",
        "textunderscore" => "_",
        "textdegree" => "°",
        "textendash" => "–",
        "textemdash" => "—",
        "ldots" | "dots" | "textellipsis" => "…",
        "LaTeX" => "LaTeX",
        "TeX" => "TeX",
        "%" | "#" | "&" | "_" | "$" | "{" | "}" => return ["%", "#", "&", "_", "$", "{", "}"].into_iter().find(|sign| *sign == command),
        " " | "," | ";" | ":" | "quad" | "qquad" | "\\" | "space" | "enspace" | "thinspace" => "\u{a0}",
        _ => return None,
    })
}

/// `command{text}` in the words of `pulldown-latex`, which knows no formulas and no escapes inside of text.
pub(super) fn to_latex(command: &str, text: &str, depth: usize) -> Result<String, FormulaError> {
    if depth > NESTING_MAX {
        return Err(FormulaError::TooDeep);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut pending = String::new();
    let mut cursor = Cursor::new(text);
    while let Some(token) = cursor.token() {
        match token {
            Token::Letter('$') => {
                let rest = cursor.rest;
                if let Some((formula, after)) = rest.split_once('$') {
                    flush(&mut out, command, &mut pending);
                    out.extend(["{", &prepare_within(formula, depth + 1)?, "}"]);
                    cursor.rest = after;
                }
            }
            Token::Letter('~') => pending.push('\u{a0}'),
            Token::Letter('{' | '}') => {}
            Token::Letter(letter) => pending.push(letter),
            Token::Command(name) => match character_of(name) {
                Some(character) => pending.push_str(character),
                None if matches!(name, "(" | ")" | "text" | "textbf" | "textit" | "textrm" | "rm" | "bf" | "it" | "mbox" | "emph") => {}
                None => {
                    // A command of formulas in text: an error in TeX, but people write it and browsers show it.
                    flush(&mut out, command, &mut pending);
                    out.extend(["\\", name, " "]);
                }
            },
        }
    }
    flush(&mut out, command, &mut pending);
    if out.is_empty() {
        out.push_str("{}");
    }
    Ok(out)
}

fn flush(out: &mut String, command: &str, pending: &mut String) {
    if pending.is_empty() {
        return;
    }
    // Browsers drop spaces at the edges of a text token.
    let inner = pending.trim_matches([' ', '\n']);
    let before = if pending.starts_with([' ', '\n']) { "\u{a0}" } else { "" };
    let after = if pending.ends_with([' ', '\n']) && !inner.is_empty() { "\u{a0}" } else { "" };
    // Signs that mean something to the converter even in text.
    let inner = inner.replace(['{', '}', '\\', '%'], " ");
    out.extend([command, "{", before, &inner, after, "}"]);
    pending.clear();
}
