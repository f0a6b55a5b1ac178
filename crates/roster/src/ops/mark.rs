//! How memberships say which list made them.

use kernel::Id;

/// How the source of a membership begins that a list made.
pub const MARK: &str = "roster:";

/// The source of memberships that a list of this source makes.
#[must_use]
pub fn source_mark(source: &str) -> String {
    format!("{MARK}{source}")
}

/// The source of memberships that a list brought into this organisation made: a complete list ends only those of its own kind and place.
#[must_use]
pub fn list_mark(source: &str, base: Id) -> String {
    format!("{MARK}{source}:{base}")
}

/// Whether the source of a membership says that a list brought into this organisation made it.
#[must_use]
pub fn is_of_list(source: &str, base: Id) -> bool {
    source.strip_prefix(MARK).and_then(|rest| rest.split_once(':')).is_some_and(|(_, of)| of == base.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_names_the_place_of_the_list() {
        let (city, school) = (Id::named(&["city"]), Id::named(&["school"]));
        assert!(is_of_list(&list_mark("sheet", city), city) && !is_of_list(&list_mark("sheet", city), school));
        assert!(!is_of_list(&source_mark("scim"), city) && !is_of_list("", city) && !is_of_list(&format!("sheet:{city}"), city));
    }
}
