//! Scopes: what a program may see or do, as words (RFC 6749 §3.3, OpenID Connect Core §5.4).

use std::fmt;

use serde::{Deserialize, Serialize};

/// The most scopes in one list.
pub const SCOPES_MAX: usize = 32;
/// The longest scope, in bytes.
pub const SCOPE_LENGTH_MAX: usize = 128;

/// Signing in itself: the subject and nothing else.
pub const OPENID: &str = "openid";
/// Access that outlives the browser session (OpenID Connect Core §11).
pub const OFFLINE_ACCESS: &str = "offline_access";
/// A program may ask about the tokens of others (RFC 7662).
pub const INTROSPECT: &str = "introspect";
/// What programs for rosters ask for on their own behalf (OneRoster 1.2, SCIM 2.0): everything that an `api` program gets where nothing is said.
pub const OF_ROSTERS: [&str; 4] = [
    "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly",
    "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly",
    "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly",
    "scim",
];
/// What programs that write and read learning records ask for (xAPI 1.0.3, Communication 4.2).
pub const OF_RECORDS: [&str; 8] = ["all", "all/read", "statements/write", "statements/read", "statements/read/mine", "state", "define", "profile"];
/// What people can be asked for, in the order in which they are asked.
pub const OF_PEOPLE: [&str; 7] = [OPENID, "profile", "email", "phone", "organization", "roles", OFFLINE_ACCESS];

/// A list of scopes without repetitions, in the order in which they were said.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scopes(Vec<String>);

/// A list of scopes cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScopeFault {
    /// A word holds a character that scopes do not have, or is too long.
    #[error("a scope holds visible ASCII characters but for quote and backslash, {SCOPE_LENGTH_MAX} at most")]
    Word,
    /// Too many.
    #[error("more than {SCOPES_MAX} scopes")]
    Many,
}

impl Scopes {
    /// From words parted by spaces.
    ///
    /// # Errors
    /// A word is no scope, or there are too many.
    pub fn parse(text: &str) -> Result<Self, ScopeFault> {
        let mut list: Vec<String> = Vec::new();
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            if word.len() > SCOPE_LENGTH_MAX || !word.bytes().all(|byte| matches!(byte, 0x21 | 0x23..=0x5b | 0x5d..=0x7e)) {
                return Err(ScopeFault::Word);
            }
            if !list.iter().any(|known| known == word) {
                if list.len() == SCOPES_MAX {
                    return Err(ScopeFault::Many);
                }
                list.push(word.to_owned());
            }
        }
        Ok(Self(list))
    }

    /// From what was kept: words that were checked before.
    #[must_use]
    pub fn of(words: &[&str]) -> Self {
        Self(words.iter().map(|word| (*word).to_owned()).collect())
    }

    /// Whether a scope is in the list.
    #[must_use]
    pub fn has(&self, scope: &str) -> bool {
        self.0.iter().any(|known| known == scope)
    }

    /// Whether every scope of this list is in the other.
    #[must_use]
    pub fn within(&self, other: &Self) -> bool {
        self.0.iter().all(|scope| other.has(scope))
    }

    /// The scopes of this list that are in the other too.
    #[must_use]
    pub fn only(&self, other: &Self) -> Self {
        Self(self.0.iter().filter(|scope| other.has(scope)).cloned().collect())
    }

    /// The scopes of both lists.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let mut list = self.0.clone();
        list.extend(other.0.iter().filter(|scope| !self.has(scope)).cloned());
        Self(list)
    }

    /// The words.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The words as they are handed to the portal.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.0
    }

    /// True where there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_strictly_and_bounded() {
        let scopes = Scopes::parse("openid  profile openid").unwrap();
        assert_eq!(scopes.to_string(), "openid profile");
        for bad in ["a\"b", "a\\b", "a\tb", "é", &"x".repeat(SCOPE_LENGTH_MAX + 1)] {
            assert_eq!(Scopes::parse(bad), Err(ScopeFault::Word), "{bad}");
        }
        assert!(Scopes::parse(&"x".repeat(SCOPE_LENGTH_MAX)).is_ok());
        let many = |count: usize| (0..count).map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
        assert!(Scopes::parse(&many(SCOPES_MAX)).is_ok());
        assert_eq!(Scopes::parse(&many(SCOPES_MAX + 1)), Err(ScopeFault::Many));
    }

    #[test]
    fn lists_are_compared_as_sets() {
        let (two, one) = (Scopes::of(&["a", "b"]), Scopes::of(&["b"]));
        assert!(one.within(&two) && !two.within(&one) && Scopes::default().within(&one));
        assert_eq!(two.only(&one), one);
        assert_eq!(one.with(&two), Scopes::of(&["b", "a"]));
    }
}
