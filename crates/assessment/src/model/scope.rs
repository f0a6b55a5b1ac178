//! What a practice session is about.

use kernel::Id;
use serde::{Deserialize, Serialize};

/// Where the items of a session come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "of")]
pub enum Scope {
    /// A section with those below it.
    Section(Id),
    /// A whole resource.
    Resource(Id),
    /// A concept with the narrower ones.
    Concept(Id),
    /// A subject, by its code.
    Subject(String),
    /// Items handed in: the wrong-answer book, or the items of a former session.
    Items,
}

/// What the person asked for, as the form writes it: `section:ID`, `resource:ID`, `concept:ID`, `subject:CODE`, `item:ID`, `again:ATTEMPT`, `wrong:ATTEMPT`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// New items from a scope.
    From(Scope),
    /// One item.
    Item(Id),
    /// The same items as in a former session.
    Again(Id),
    /// Those items of a former session that were not right.
    WrongOf(Id),
}

/// The longest subject code in a form, in bytes.
const SUBJECT_BYTES_MAX: usize = 200;

impl Wish {
    /// Reads what a form says.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, of) = text.split_once(':')?;
        if kind == "subject" {
            return (of.len() <= SUBJECT_BYTES_MAX).then(|| Self::From(Scope::Subject(of.to_owned())));
        }
        let id: Id = of.parse().ok()?;
        match kind {
            "section" => Some(Self::From(Scope::Section(id))),
            "resource" => Some(Self::From(Scope::Resource(id))),
            "concept" => Some(Self::From(Scope::Concept(id))),
            "item" => Some(Self::Item(id)),
            "again" => Some(Self::Again(id)),
            "wrong" => Some(Self::WrongOf(id)),
            _ => None,
        }
    }
}

impl Scope {
    /// As the form writes it; empty for items that were handed in.
    #[must_use]
    pub fn form_value(&self) -> String {
        match self {
            Self::Section(id) => format!("section:{id}"),
            Self::Resource(id) => format!("resource:{id}"),
            Self::Concept(id) => format!("concept:{id}"),
            Self::Subject(code) => format!("subject:{code}"),
            Self::Items => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_back() {
        let id = Id::named(&["x"]);
        for scope in [Scope::Section(id), Scope::Resource(id), Scope::Concept(id), Scope::Subject("数学".to_owned())] {
            assert_eq!(Wish::parse(&scope.form_value()), Some(Wish::From(scope)));
        }
        assert_eq!(Wish::parse(&format!("wrong:{id}")), Some(Wish::WrongOf(id)));
        for text in ["", "section", "section:", "nothing:1", &format!("subject:{}", "x".repeat(SUBJECT_BYTES_MAX + 1))] {
            assert_eq!(Wish::parse(text), None, "{text}");
        }
    }
}
