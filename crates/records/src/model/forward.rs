//! Handing statements on to another record store: what an answer means, and how long to wait; pure.

use kernel::time::SECOND;
use kernel::{Id, Time};

use crate::model::place;
use crate::model::xapi::value;

/// Record stores that statements are handed on to.
pub const FORWARDS_MAX: usize = 32;
/// Statements handed on by one request.
pub const BATCH: usize = 100;
/// Bytes of statements and attachments handed on by one request; a statement that is larger goes alone. Stores usually take 10 MiB or more.
pub const BYTES_MAX: u64 = 8 * 1024 * 1024;
/// How often a single statement may break the connection to a store that answers otherwise, before it is set aside.
pub const TRIES_MAX: u32 = 8;
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
    /// How often in a row the connection broke over the one statement that comes next.
    pub breaks: u32,
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
    /// The address is one at which no record store stands ([`place::is_barred`]).
    Place,
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
        if place::literal(self.address).is_some_and(place::is_barred) {
            return Err(Wrong::Place);
        }
        if !fits(self.username) || self.username.contains(':') || !fits(self.secret) {
            return Err(Wrong::Credential);
        }
        let filter = |text: &str| text.is_empty() || (fits(text) && value::is_iri(text));
        if filter(self.verb) && filter(self.activity) { Ok(()) } else { Err(Wrong::Filter) }
    }
}

/// What became of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// The other store answered: the status, and the beginning of what it said.
    Said(u16, String),
    /// It was there, and the connection broke before it answered. A store may do so to a body that is too large for it.
    Broke(String),
    /// Nobody could be reached, or nobody answered in time.
    Nobody(String),
}

impl Reply {
    /// The status; 0 where there was no answer.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Said(status, _) => *status,
            Self::Broke(_) | Self::Nobody(_) => 0,
        }
    }

    /// What was said, as much as is kept: in one line, without what would control whoever looks at it.
    #[must_use]
    pub fn said(&self) -> String {
        let (Self::Said(_, said) | Self::Broke(said) | Self::Nobody(said)) = self;
        let mut text = String::new();
        for word in said.split(|letter: char| letter.is_control() || letter.is_whitespace()).filter(|word| !word.is_empty()) {
            if !text.is_empty() {
                text.push(' ');
            }
            for letter in word.chars().filter(|letter| !turns(*letter)) {
                if text.len() + letter.len_utf8() > REASON_BYTES_MAX {
                    return text;
                }
                text.push(letter);
            }
        }
        text
    }

    /// Whether a store that was asked what it is stands there and is well.
    #[must_use]
    pub const fn is_there(&self) -> bool {
        matches!(self, Self::Said(200..=428 | 430..=499, _))
    }
}

/// Whether a character shows nothing itself and changes how others are shown (direction, joining).
const fn turns(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// What an answer to a request with statements means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// They are there.
    Taken,
    /// They are refused; they shall be sent in parts to find out which.
    Refused,
    /// The connection broke: perhaps they are too much, perhaps the store is ill. In parts, as where they are refused; but one alone is tried again.
    Broken,
    /// The other store cannot now, or does not let us in: try again later.
    Later,
}

/// What a reply means. A conflict says that the other store has this id with other words: sending it again cannot mend that.
#[must_use]
pub const fn meaning(reply: &Reply) -> Meaning {
    match reply {
        Reply::Said(200..=299, _) => Meaning::Taken,
        Reply::Said(400 | 409 | 413 | 422, _) => Meaning::Refused,
        Reply::Broke(_) => Meaning::Broken,
        Reply::Said(..) | Reply::Nobody(_) => Meaning::Later,
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
        let said = |status| meaning(&Reply::Said(status, String::new()));
        assert_eq!([200, 204].map(said), [Meaning::Taken; 2]);
        assert_eq!([400, 409, 413].map(said), [Meaning::Refused; 3]);
        assert_eq!([301, 401, 403, 404, 429, 500, 503].map(said), [Meaning::Later; 7]);
        assert_eq!(meaning(&Reply::Nobody(String::new())), Meaning::Later);
        assert_eq!(meaning(&Reply::Broke(String::new())), Meaning::Broken);
    }

    #[test]
    fn a_store_that_is_ill_is_not_there() {
        let said = |status| Reply::Said(status, String::new()).is_there();
        assert!([200, 401, 404].into_iter().all(said) && ![429, 500, 502, 503].into_iter().any(said));
        assert!(!Reply::Broke(String::new()).is_there() && !Reply::Nobody(String::new()).is_there());
    }

    #[test]
    fn what_is_said_is_bounded_and_plain() {
        let said = |text: &str| Reply::Said(400, text.to_owned()).said();
        assert_eq!(said("\u{1b}[31mno\0 \r\n\t such\u{202e} \u{200b} thing\n"), "[31mno such  thing");
        assert_eq!(said(&"学".repeat(REASON_BYTES_MAX)).len(), REASON_BYTES_MAX / 3 * 3);
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
            (Wish { address: "http://169.254.169.254/xapi", ..good.clone() }, Wrong::Place),
            (Wish { address: "http://[fe80::1]:8080/xapi", ..good.clone() }, Wrong::Place),
            (Wish { username: "a:b", ..good.clone() }, Wrong::Credential),
            (Wish { secret: "", ..good.clone() }, Wrong::Credential),
            (Wish { verb: "did", ..good.clone() }, Wrong::Filter),
        ] {
            assert_eq!(wish.check(), Err(wrong), "{wish:?}");
        }
    }
}
