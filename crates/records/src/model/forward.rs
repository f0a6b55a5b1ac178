//! Handing statements on to another record store: what an answer means, and how long to wait; pure.

use kernel::time::SECOND;
use kernel::{Id, Time};

use crate::model::xapi::value;

/// Record stores that statements are handed on to.
pub const FORWARDS_MAX: usize = 32;
/// Statements handed on by one request.
pub const BATCH: usize = 100;
/// The longest wait between two tries, in microseconds: an hour.
pub const WAIT_MAX: i64 = 3600 * SECOND;
/// Bytes of what the other store says about a refusal that are kept.
pub const REASON_BYTES_MAX: usize = 500;
/// Characters of a name or an address.
pub const TEXT_LENGTH_MAX: usize = 500;

/// Where statements are handed on to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forward {
    /// Its id.
    pub id: Id,
    /// Whose statements.
    pub tenant: Id,
    /// Its name.
    pub name: String,
    /// The address of the other store's resources, without a slash at the end: `…/xapi`.
    pub address: String,
    /// The version that is spoken: `1.0.3` or `2.0.0`.
    pub version: String,
    /// The name of the credential there.
    pub username: String,
    /// Only statements with this verb; empty for all.
    pub verb: String,
    /// Only statements about this activity or within it; empty for all.
    pub activity: String,
    /// The place of the last statement that was dealt with.
    pub cursor: u64,
    /// How many were handed on.
    pub sent: u64,
    /// Whether it rests.
    pub paused: bool,
    /// How many tries failed since the last that did not.
    pub failures: u32,
    /// What the last failure was; empty where the last try was good.
    pub last_error: String,
    /// When the last was handed on.
    pub last_sent_at: Option<Time>,
    /// When the next try is due.
    pub next_try_at: Time,
}

/// A wish to hand statements on, as an operator typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish<'w> {
    /// Its name.
    pub name: &'w str,
    /// The address of the other store.
    pub address: &'w str,
    /// The version that is spoken.
    pub version: &'w str,
    /// The name of the credential there.
    pub username: &'w str,
    /// Its secret.
    pub secret: &'w str,
    /// Only statements with this verb.
    pub verb: &'w str,
    /// Only statements about this activity.
    pub activity: &'w str,
}

/// What is wrong with a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The name is missing or too long.
    Name,
    /// The address is none.
    Address,
    /// The name or secret of the credential is missing.
    Credential,
    /// Verb or activity is no IRI.
    Filter,
}

impl Wish<'_> {
    /// Checks it.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<(), Wrong> {
        let fits = |text: &str| !text.is_empty() && text.chars().count() <= TEXT_LENGTH_MAX;
        if !fits(self.name) {
            return Err(Wrong::Name);
        }
        let web = self.address.starts_with("https://") || self.address.starts_with("http://");
        if !web || !fits(self.address) || !value::is_iri(self.address) || self.address.contains(['?', '#', '@']) {
            return Err(Wrong::Address);
        }
        if !fits(self.username) || self.username.contains(':') || !fits(self.secret) {
            return Err(Wrong::Credential);
        }
        let filter = |text: &str| text.is_empty() || (fits(text) && value::is_iri(text));
        if filter(self.verb) && filter(self.activity) { Ok(()) } else { Err(Wrong::Filter) }
    }
}

/// What an answer to a request with statements means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// They are there.
    Taken,
    /// They are refused; each shall be sent by itself to find out which.
    Refused,
    /// The other store cannot now, or does not let us in: try again later.
    Later,
}

/// What a status means. A conflict says that the other store has this id with other words: sending it again cannot mend that.
#[must_use]
pub const fn meaning(status: u16) -> Meaning {
    match status {
        200..=299 => Meaning::Taken,
        400 | 409 | 413 | 422 => Meaning::Refused,
        _ => Meaning::Later,
    }
}

/// How long to wait after so many failures in a row: a second, doubled each time, at most [`WAIT_MAX`].
#[must_use]
pub fn wait(failures: u32) -> i64 {
    SECOND.checked_shl(failures.saturating_sub(1).min(32)).filter(|wait| *wait > 0).unwrap_or(WAIT_MAX).min(WAIT_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_an_hour() {
        assert_eq!([1, 2, 3, 13, 200].map(wait), [SECOND, 2 * SECOND, 4 * SECOND, WAIT_MAX, WAIT_MAX]);
    }

    #[test]
    fn answers_are_told_apart() {
        assert_eq!([200, 204].map(meaning), [Meaning::Taken; 2]);
        assert_eq!([400, 409, 413].map(meaning), [Meaning::Refused; 3]);
        assert_eq!([0, 301, 401, 403, 404, 429, 500, 503].map(meaning), [Meaning::Later; 8]);
    }

    #[test]
    fn wishes_are_checked() {
        let good = Wish { name: "Province", address: "https://lrs.example/xapi", version: "2.0.0", username: "u", secret: "s", verb: "", activity: "http://a" };
        assert_eq!(good.check(), Ok(()));
        let long = "x".repeat(TEXT_LENGTH_MAX + 1);
        for (wish, wrong) in [
            (Wish { name: "", ..good.clone() }, Wrong::Name),
            (Wish { name: &long, ..good.clone() }, Wrong::Name),
            (Wish { address: "lrs.example", ..good.clone() }, Wrong::Address),
            (Wish { address: "https://u:p@lrs.example", ..good.clone() }, Wrong::Address),
            (Wish { address: "ftp://lrs.example", ..good.clone() }, Wrong::Address),
            (Wish { username: "a:b", ..good.clone() }, Wrong::Credential),
            (Wish { secret: "", ..good.clone() }, Wrong::Credential),
            (Wish { verb: "did", ..good.clone() }, Wrong::Filter),
        ] {
            assert_eq!(wish.check(), Err(wrong), "{wish:?}");
        }
    }
}
