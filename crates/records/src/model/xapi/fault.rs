//! What is wrong with a statement: where (a JSON pointer, RFC 6901), which rule, and what to do.

use std::fmt;

use super::breach::Breach;

/// A rule that something breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{pointer}: {breach} [{}]", .breach.rule())]
pub struct Fault {
    /// The JSON pointer of what is wrong, from the statement or the list of statements.
    pub pointer: String,
    /// What is wrong, and what would be right.
    pub breach: Breach,
}

impl Fault {
    /// The rule: a stable word, such as `inverse-functional-identifier`.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        self.breach.rule()
    }

    /// The steps of the pointer from the whole, as they are called in the document.
    pub fn steps(&self) -> impl Iterator<Item = String> {
        self.pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"))
    }
}

/// A place within a document, without a copy of anything until a fault is told.
#[derive(Clone, Copy)]
pub struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Root,
    Name(&'p str),
    Index(usize),
}

impl<'p> Place<'p> {
    /// The whole document.
    pub const ROOT: Place<'static> = Place { parent: None, step: Step::Root };

    /// A property below.
    #[must_use]
    pub const fn name(&'p self, name: &'p str) -> Self {
        Self { parent: Some(self), step: Step::Name(name) }
    }

    /// A member of a list below.
    #[must_use]
    pub const fn index(&'p self, index: usize) -> Self {
        Self { parent: Some(self), step: Step::Index(index) }
    }

    /// A fault here.
    #[must_use]
    pub fn fault(&self, breach: Breach) -> Fault {
        Fault { pointer: self.to_string(), breach }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            write!(f, "{parent}")?;
        }
        match self.step {
            Step::Root => Ok(()),
            Step::Name(name) => write!(f, "/{}", name.replace('~', "~0").replace('/', "~1")),
            Step::Index(index) => write!(f, "/{index}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_are_written_as_the_standard_says() {
        let (list, named) = (Place::ROOT.index(3), "http://a/b~c");
        let place = list.name("extensions");
        let fault = place.name(named).fault(Breach::Iri);
        assert_eq!(fault.pointer, "/3/extensions/http:~1~1a~1b~0c");
        assert_eq!(fault.steps().collect::<Vec<_>>(), ["3", "extensions", named]);
        assert_eq!(Place::ROOT.fault(Breach::Iri).steps().count(), 0);
        assert_eq!(Place::ROOT.to_string(), "");
    }
}
