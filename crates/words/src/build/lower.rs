//! From Fluent's syntax tree to the few pieces that code is generated from; references are resolved on the way.

use std::collections::HashMap;
use std::path::Path;

use fluent_syntax::ast::{self, Expression, InlineExpression, PatternElement, VariantKey};

use super::read::line_of;
use super::refusal::Refusal;
use crate::{PluralCategory, Tongue};

/// How deep messages may refer to one another; more is a circle or a riddle for translators.
const REFERENCE_DEPTH_MAX: usize = 8;

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Text as it stands.
    Text(String),
    /// The value of a variable.
    Variable {
        /// Its name in Fluent.
        name: String,
        /// Written `NUMBER($name)`, with digits grouped (`true`) or not.
        number: Option<bool>,
    },
    /// One of several texts, chosen by a variable. The first choice that fits is taken.
    Select {
        /// The variable's name in Fluent.
        name: String,
        /// Chosen by plural category or exact number; otherwise by word.
        numeric: bool,
        /// The choices before the default.
        choices: Vec<(Choice, Vec<Piece>)>,
        /// The default.
        otherwise: Vec<Piece>,
    },
}

/// When a variant is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Choice {
    Exact(u64),
    Category(PluralCategory),
    Word(String),
}

/// Lowers the patterns of one file.
pub(crate) struct Lowering<'a> {
    tongue: Tongue,
    path: &'a Path,
    pub source: &'a str,
    messages: HashMap<&'a str, &'a ast::Message<&'a str>>,
    terms: HashMap<&'a str, &'a ast::Term<&'a str>>,
    /// The references being resolved, outermost first.
    trail: Vec<String>,
    refusals: &'a mut Vec<Refusal>,
}

impl<'a> Lowering<'a> {
    pub fn new(tongue: Tongue, path: &'a Path, source: &'a str, resource: &'a ast::Resource<&'a str>, refusals: &'a mut Vec<Refusal>) -> Self {
        let mut messages = HashMap::new();
        let mut terms = HashMap::new();
        for entry in &resource.body {
            match entry {
                ast::Entry::Message(message) => drop(messages.insert(message.id.name, message)),
                ast::Entry::Term(term) => drop(terms.insert(term.id.name, term)),
                _ => {}
            }
        }
        Self { tongue, path, source, messages, terms, trail: Vec::new(), refusals }
    }

    /// Records a fault of a message, attribute or term.
    pub fn refuse(&mut self, key: &str, reason: impl Into<String>) {
        let line = line_of(self.source, key);
        self.refusals.push(Refusal::at(self.path, line, key, reason));
    }

    /// A term is checked even where nothing refers to it yet.
    pub fn check_term(&mut self, term: &ast::Term<&str>) {
        let key = format!("-{}", term.id.name);
        if !term.attributes.is_empty() {
            self.refuse(&key, "attributes of terms are not supported: make it a message");
        }
        let pieces = self.pieces(&key, &term.value);
        if pieces.iter().any(|piece| !matches!(piece, Piece::Text(_))) {
            self.refuse(&key, "variables in terms are not supported: make it a message");
        }
    }

    /// The pieces of a pattern, with neighbouring texts joined.
    pub fn pieces(&mut self, key: &str, pattern: &ast::Pattern<&str>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => push(&mut pieces, Piece::Text((*value).to_owned())),
                PatternElement::Placeable { expression } => self.expression(key, expression, &mut pieces),
            }
        }
        pieces
    }

    fn expression(&mut self, key: &str, expression: &Expression<&str>, pieces: &mut Vec<Piece>) {
        match expression {
            Expression::Inline(inline) => self.inline(key, inline, pieces),
            Expression::Select { selector, variants } => {
                if let Some(select) = self.select(key, selector, variants) {
                    push(pieces, select);
                }
            }
        }
    }

    fn inline(&mut self, key: &str, inline: &InlineExpression<&str>, pieces: &mut Vec<Piece>) {
        match inline {
            InlineExpression::StringLiteral { value } => {
                push(pieces, Piece::Text(fluent_syntax::unicode::unescape_unicode_to_string(value).into_owned()));
            }
            InlineExpression::NumberLiteral { value } => push(pieces, Piece::Text((*value).to_owned())),
            InlineExpression::VariableReference { id } => push(pieces, Piece::Variable { name: id.name.to_owned(), number: None }),
            InlineExpression::FunctionReference { .. } => {
                if let Some((name, grouped)) = self.number(key, inline) {
                    push(pieces, Piece::Variable { name, number: Some(grouped) });
                }
            }
            InlineExpression::MessageReference { id, attribute } => self.message_reference(key, id.name, attribute.as_ref().map(|id| id.name), pieces),
            InlineExpression::TermReference { id, attribute: None, arguments: None } => self.term_reference(key, id.name, pieces),
            InlineExpression::TermReference { id, .. } => {
                self.refuse(key, format!("attributes and arguments of the term -{} are not supported: use a message", id.name));
            }
            InlineExpression::Placeable { expression } => self.expression(key, expression, pieces),
        }
    }

    fn message_reference(&mut self, key: &str, id: &str, attribute: Option<&str>, pieces: &mut Vec<Piece>) {
        let message = self.messages.get(id).copied();
        let pattern = message.and_then(|message| match attribute {
            None => message.value.as_ref(),
            Some(name) => message.attributes.iter().find(|attribute| attribute.id.name == name).map(|attribute| &attribute.value),
        });
        let target = attribute.map_or_else(|| id.to_owned(), |attribute| format!("{id}.{attribute}"));
        self.follow(key, target, pattern, pieces);
    }

    fn term_reference(&mut self, key: &str, id: &str, pieces: &mut Vec<Piece>) {
        let pattern = self.terms.get(id).copied().map(|term| &term.value);
        self.follow(key, format!("-{id}"), pattern, pieces);
    }

    fn follow(&mut self, key: &str, target: String, pattern: Option<&'a ast::Pattern<&'a str>>, pieces: &mut Vec<Piece>) {
        let Some(pattern) = pattern else {
            self.refuse(key, format!("refers to {target}, which this file does not have"));
            return;
        };
        if target == key || self.trail.contains(&target) || self.trail.len() >= REFERENCE_DEPTH_MAX {
            self.refuse(key, format!("refers to {target} in a circle, or more than {REFERENCE_DEPTH_MAX} references deep"));
            return;
        }
        self.trail.push(target);
        for piece in self.pieces(key, pattern) {
            push(pieces, piece);
        }
        self.trail.pop();
    }

    /// The variable and the grouping of `NUMBER($x)` or `NUMBER($x, useGrouping: "false")`.
    fn number(&mut self, key: &str, inline: &InlineExpression<&str>) -> Option<(String, bool)> {
        let InlineExpression::FunctionReference { id, arguments } = inline else { return None };
        let mut grouped = true;
        let mut understood = id.name == "NUMBER";
        for named in &arguments.named {
            match (named.name.name, &named.value) {
                ("useGrouping", InlineExpression::StringLiteral { value: "false" }) => grouped = false,
                _ => understood = false,
            }
        }
        match arguments.positional.as_slice() {
            [InlineExpression::VariableReference { id }] if understood => Some((id.name.to_owned(), grouped)),
            _ => {
                self.refuse(key, format!("{}(…) is not supported; NUMBER($x) and NUMBER($x, useGrouping: \"false\") are", id.name));
                None
            }
        }
    }

    fn select(&mut self, key: &str, selector: &InlineExpression<&str>, variants: &[ast::Variant<&str>]) -> Option<Piece> {
        let (name, forced) = match selector {
            InlineExpression::VariableReference { id } => (id.name.to_owned(), false),
            InlineExpression::FunctionReference { .. } => (self.number(key, selector)?.0, true),
            _ => {
                self.refuse(key, "only a variable or NUMBER($x) can choose between variants");
                return None;
            }
        };
        let numeric = variants.iter().all(|variant| match variant.key {
            VariantKey::Identifier { name } => PluralCategory::from_name(name).is_some(),
            VariantKey::NumberLiteral { .. } => true,
        });
        if forced && !numeric {
            self.refuse(key, "the variants of NUMBER($x) must be plural categories or numbers");
            return None;
        }
        let Some((default, before)) = variants.split_last().filter(|(last, _)| last.default) else {
            self.refuse(key, "put the default variant *[…] last");
            return None;
        };
        let mut choices = Vec::new();
        for variant in before {
            let choice = self.choice(key, numeric, &variant.key)?;
            if choices.iter().any(|(known, _)| *known == choice) {
                self.refuse(key, format!("the variant {choice:?} stands twice"));
            }
            choices.push((choice, self.pieces(key, &variant.value)));
        }
        self.choice(key, numeric, &default.key)?;
        let otherwise = self.pieces(key, &default.value);
        Some(Piece::Select { name, numeric, choices, otherwise })
    }

    fn choice(&mut self, key: &str, numeric: bool, variant: &VariantKey<&str>) -> Option<Choice> {
        let reason = match variant {
            VariantKey::Identifier { name } if !numeric => return Some(Choice::Word((*name).to_owned())),
            VariantKey::Identifier { name } => match PluralCategory::from_name(name) {
                Some(category) if self.tongue.plural_categories().contains(&category) => return Some(Choice::Category(category)),
                _ => format!("[{name}] can never be chosen: {} has no such plural category", self.tongue.tag()),
            },
            VariantKey::NumberLiteral { value } => match value.parse() {
                Ok(number) if numeric => return Some(Choice::Exact(number)),
                Ok(_) => format!("[{value}] is a number among words"),
                Err(_) => format!("[{value}] is not a whole number from 0"),
            },
        };
        self.refuse(key, reason);
        None
    }
}

fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    match (pieces.last_mut(), piece) {
        (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
        (_, piece) => pieces.push(piece),
    }
}
