//! Writing the Rust code.

use std::fmt::Write as _;

use super::agree::{Accessor, Text, VariableType};
use super::lower::{Choice, Piece};
use crate::Tongue;

/// The code of a room's `Words`.
pub(crate) fn code(room: &str, accessors: &[Accessor<'_>]) -> String {
    let mut out = format!(
        "// Generated from locales/*/{room}.ftl by words::build. Do not edit.\n\n\
         /// The words of `{room}` in one language.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub struct Words(pub ::words::Tongue);\n\n\
         #[allow(dead_code, clippy::all, clippy::pedantic, reason = \"generated; words nobody uses are found by `cargo xtask i18n`\")]\n\
         impl Words {{\n"
    );
    for (position, accessor) in accessors.iter().enumerate() {
        if position > 0 {
            out.push('\n');
        }
        method(accessor, &mut out);
    }
    out.push_str("}\n");
    out
}

fn method(accessor: &Accessor<'_>, out: &mut String) {
    let english = accessor.texts.iter().find(|text| text.written_in == Tongue::En).map_or(&[][..], |text| text.pieces);
    let plain = accessor.variables.is_empty();
    let mut parameters = String::from("&self");
    for (name, kind) in &accessor.variables {
        let kind = if *kind == VariableType::Number { "u64" } else { "&str" };
        let _ = write!(parameters, ", {}: {kind}", parameter(name));
    }
    let result = if plain { "&'static str" } else { "String" };
    let documentation = format!("`{}`: “{}”", accessor.key, plain_text(english));
    let _ = writeln!(out, "    #[doc = {documentation:?}]\n    #[must_use]\n    pub fn {}({parameters}) -> {result} {{", accessor.method);
    if !plain {
        out.push_str("        let mut __text = String::new();\n");
    }
    out.push_str("        match self.0 {\n");
    for text in &accessor.texts {
        let tongues = text.shown_in.iter().map(|tongue| format!("::words::Tongue::{tongue:?}")).collect::<Vec<_>>().join(" | ");
        if plain {
            let _ = writeln!(out, "            {tongues} => {:?},", plain_text_raw(text.pieces));
        } else {
            let _ = writeln!(out, "            {tongues} => {{");
            Body { text, accessor, out }.pieces(text.pieces, 4);
            out.push_str("            }\n");
        }
    }
    out.push_str(if plain { "        }\n    }\n" } else { "        }\n        __text\n    }\n" });
}

/// The statements that append one language's text.
struct Body<'a, 'o> {
    text: &'a Text<'a>,
    accessor: &'a Accessor<'a>,
    out: &'o mut String,
}

impl Body<'_, '_> {
    fn pieces(&mut self, pieces: &[Piece], depth: usize) {
        for piece in pieces {
            match piece {
                Piece::Text(text) => self.line(depth, &format!("__text.push_str({text:?});")),
                Piece::Variable { name, number } => self.variable(name, *number, depth),
                Piece::Select { name, numeric, choices, otherwise } => self.select(name, *numeric, choices, otherwise, depth),
            }
        }
    }

    fn variable(&mut self, name: &str, number: Option<bool>, depth: usize) {
        let parameter = parameter(name);
        let counted = self.accessor.variables.get(name) == Some(&VariableType::Number);
        if counted && number == Some(false) {
            self.line(depth, &format!("__text.push_str(&{parameter}.to_string());"));
        } else if counted {
            self.line(depth, &format!("::words::Tongue::{:?}.write_number({parameter}, &mut __text);", self.text.written_in));
        } else if self.text.written_in.is_rtl() {
            // A name in Latin letters must not turn the order of an Arabic sentence: first-strong isolate, as Fluent does.
            self.line(depth, "__text.push('\\u{2068}');");
            self.line(depth, &format!("__text.push_str({parameter});"));
            self.line(depth, "__text.push('\\u{2069}');");
        } else {
            self.line(depth, &format!("__text.push_str({parameter});"));
        }
    }

    fn select(&mut self, name: &str, numeric: bool, choices: &[(Choice, Vec<Piece>)], otherwise: &[Piece], depth: usize) {
        let parameter = parameter(name);
        if choices.is_empty() {
            self.pieces(otherwise, depth);
            return;
        }
        let by_category = choices.iter().any(|(choice, _)| matches!(choice, Choice::Category(_)));
        if numeric && by_category {
            self.line(depth, "{");
            self.line(depth + 1, &format!("let __plural = ::words::Tongue::{:?}.plural({parameter});", self.text.written_in));
        }
        let inner = depth + usize::from(numeric && by_category);
        for (position, (choice, pieces)) in choices.iter().enumerate() {
            let condition = match choice {
                Choice::Exact(number) => format!("{parameter} == {number}"),
                Choice::Category(category) => format!("__plural == ::words::PluralCategory::{category:?}"),
                Choice::Word(word) => format!("{parameter} == {word:?}"),
            };
            let lead = if position == 0 { "if" } else { "} else if" };
            self.line(inner, &format!("{lead} {condition} {{"));
            self.pieces(pieces, inner + 1);
        }
        self.line(inner, "} else {");
        self.pieces(otherwise, inner + 1);
        self.line(inner, "}");
        if numeric && by_category {
            self.line(depth, "}");
        }
    }

    fn line(&mut self, depth: usize, line: &str) {
        let _ = writeln!(self.out, "{}{line}", "    ".repeat(depth));
    }
}

fn parameter(name: &str) -> String {
    name.replace('-', "_")
}

/// The text of a message without variables.
fn plain_text_raw(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| if let Piece::Text(text) = piece { text.as_str() } else { "" }).collect()
}

/// The English text for the documentation: on one line, nothing of it Markdown.
fn plain_text(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                for letter in text.chars() {
                    match letter {
                        '\n' => out.push(' '),
                        '[' | ']' | '<' | '>' | '*' | '_' | '`' | '\\' | '~' | '|' | '&' => out.extend(['\\', letter]),
                        // A bare address would ask rustdoc for a link.
                        ':' => out.push_str("&#58;"),
                        letter => out.push(letter),
                    }
                }
            }
            Piece::Variable { name, .. } => {
                let _ = write!(out, "{{{}}}", parameter(name).replace('_', "\\_"));
            }
            Piece::Select { otherwise, .. } => out.push_str(&plain_text(otherwise)),
        }
    }
    out
}
