//! xAPI: what a statement is (IEEE 9274.1.1, called 2.0, and xAPI 1.0.3), pure.

pub mod breach;
pub mod check;
pub mod document;
pub mod fault;
pub mod holder;
pub mod json;
pub mod keys;
pub mod multipart;
pub mod prepared;
pub mod query;
pub mod render;
pub mod sameness;
pub mod signature;
pub mod statement;
pub mod unreadable;
pub mod value;

/// The version of the standard that a request speaks, by its header `X-Experience-API-Version`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// 1.0.x; this is a 1.0.3 LRS.
    V1,
    /// 2.0.x (IEEE 9274.1.1).
    V2,
}

impl Version {
    /// The version that a header names; `None` for one that is not spoken here.
    #[must_use]
    pub fn of_header(text: &str) -> Option<Self> {
        let patch = |rest: &str| {
            rest.is_empty()
                || rest.strip_prefix('.').is_some_and(|patch| !patch.is_empty() && patch.len() <= 3 && patch.bytes().all(|byte| byte.is_ascii_digit()))
        };
        if let Some(rest) = text.strip_prefix("1.0") {
            return patch(rest).then_some(Self::V1);
        }
        text.strip_prefix("2.0").filter(|rest| patch(rest)).map(|_| Self::V2)
    }

    /// What an answer's header says.
    #[must_use]
    pub const fn answered(self) -> &'static str {
        match self {
            Self::V1 => "1.0.3",
            Self::V2 => "2.0.0",
        }
    }

    /// What is set in a statement that names no version.
    #[must_use]
    pub const fn of_statement(self) -> &'static str {
        match self {
            Self::V1 => "1.0.0",
            Self::V2 => "2.0.0",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_told_by_the_header() {
        assert_eq!(["1.0", "1.0.0", "1.0.3", "1.0.9"].map(Version::of_header), [Some(Version::V1); 4]);
        assert_eq!(["2.0", "2.0.0", "2.0.1"].map(Version::of_header), [Some(Version::V2); 3]);
        assert_eq!(["", "0.9", "0.95", "1.1.0", "1.00", "2.1", "3.0.0", "bad", "2.0.x"].map(Version::of_header), [None; 9]);
    }
}
