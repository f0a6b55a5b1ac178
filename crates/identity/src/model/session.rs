//! Sessions: how long they last and what stands in a cookie.

use kernel::time::DAY;
use kernel::{Actor, Id, Time};
use sha2::{Digest, Sha256};

/// Microseconds in an hour.
const HOUR: i64 = DAY / 24;
/// How long a guest is known after the last visit.
pub const GUEST_KEPT: i64 = 180 * DAY;
/// How long a member stays signed in after the last visit.
pub const MEMBER_KEPT: i64 = 30 * DAY;
/// How long a member stays signed in on a device that others use too.
pub const SHARED_DEVICE_KEPT: i64 = 12 * HOUR;
/// A visit is noted at most this often, so that reading stays reading.
pub const SEEN_EVERY: i64 = HOUR;
/// The most sessions of one person; signing in once more ends the one not seen for longest.
pub const SESSIONS_MAX: usize = 50;
/// Bytes of a token.
const TOKEN_BYTES: usize = 32;
/// The longest that browsers keep a cookie (RFC 6265bis); when a session ends is decided here, not by the browser.
const COOKIE_DAYS_MAX: i64 = 400;

/// How a session was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionKind {
    /// Of a person without an account.
    Guest,
    /// Of a member, on a device of their own.
    Member,
    /// Of a member, on a device that others use too.
    MemberOnSharedDevice,
}

impl SessionKind {
    /// From what is kept.
    #[must_use]
    pub const fn from_row(member: bool, lasting: bool) -> Self {
        match (member, lasting) {
            (false, _) => Self::Guest,
            (true, true) => Self::Member,
            (true, false) => Self::MemberOnSharedDevice,
        }
    }

    /// True for members.
    #[must_use]
    pub const fn is_member(self) -> bool {
        !matches!(self, Self::Guest)
    }

    /// True where each visit makes it last longer.
    #[must_use]
    pub const fn is_lasting(self) -> bool {
        !matches!(self, Self::MemberOnSharedDevice)
    }

    /// When a session of this kind ends that was opened at a moment and is seen now. `longest` is how long a member stays signed in, whatever they do.
    #[must_use]
    pub const fn expires(self, opened: Time, now: Time, longest: i64) -> Time {
        match self {
            Self::Guest => now.plus(GUEST_KEPT),
            Self::Member => {
                let (by_visit, at_last) = (now.plus(MEMBER_KEPT), opened.plus(longest));
                if by_visit.0 < at_last.0 { by_visit } else { at_last }
            }
            Self::MemberOnSharedDevice => now.plus(SHARED_DEVICE_KEPT),
        }
    }

    /// Seconds that the cookie is kept by the browser.
    #[must_use]
    pub fn cookie_seconds(self) -> u32 {
        let kept = if self.is_lasting() { COOKIE_DAYS_MAX * DAY } else { SHARED_DEVICE_KEPT };
        u32::try_from(kept / kernel::time::SECOND).unwrap_or(u32::MAX)
    }
}

/// A session as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its name in pages.
    pub id: Id,
    /// Whose it is.
    pub person: Id,
    /// How it was opened.
    pub kind: SessionKind,
    /// When it was opened.
    pub created_at: Time,
    /// When it was last seen, to the hour.
    pub last_seen_at: Time,
    /// When it ends.
    pub expires_at: Time,
    /// The device, in words; empty where it is not known.
    pub device: String,
    /// How its person proved who they are; nothing for guests.
    pub proof: Proof,
}

/// How somebody proved who they are, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// When.
    pub at: Option<Time>,
    /// The methods, as words of RFC 8176 with a space between.
    pub methods: String,
}

impl Proof {
    /// A password.
    pub const PASSWORD: &'static str = "pwd";
    /// A code that was sent by mail or SMS.
    pub const SENT_CODE: &'static str = "sms";
    /// A code of an app, or a recovery code.
    pub const ONE_TIME: &'static str = "otp";
    /// A passkey that verified its user.
    pub const PASSKEY: &'static str = "hwk user";

    /// A provider elsewhere vouched for them. RFC 8176 has no word for it; this one is in use.
    pub const OUTSIDE: &'static str = "fed";
    /// A provider elsewhere vouched for two factors, by the settings.
    pub const OUTSIDE_STRONG: &'static str = "fed mfa";

    /// By these methods, now.
    #[must_use]
    pub fn by(methods: impl Into<String>, now: Time) -> Self {
        Self { at: Some(now), methods: methods.into() }
    }

    /// Whether it took more than a password or a code that was sent (NIST SP 800-63B-4, AAL2).
    #[must_use]
    pub fn is_strong(&self) -> bool {
        let mut words = self.methods.split(' ');
        let has = |word: &str| self.methods.split(' ').any(|own| own == word);
        let first = has(Self::PASSWORD) || has(Self::SENT_CODE) || has(Self::OUTSIDE);
        words.any(|word| word == "hwk" || word == "mfa") || (has(Self::ONE_TIME) && first)
    }

    /// Whether it is not long ago, so that what guards an account may be changed.
    #[must_use]
    pub fn is_fresh(&self, now: Time) -> bool {
        self.at.is_some_and(|at| now.since(at) < FRESH)
    }
}

/// How long a proof is fresh enough to change what guards an account.
pub const FRESH: i64 = 15 * 60 * kernel::time::SECOND;

impl Session {
    /// Who is behind it.
    #[must_use]
    pub const fn actor(&self) -> Actor {
        if self.kind.is_member() { Actor::Member(self.person) } else { Actor::Guest(self.person) }
    }

    /// Whether it ended: by itself, or because its person proved longer ago than `longest` who they are.
    #[must_use]
    pub const fn is_over(&self, now: Time, longest: i64) -> bool {
        self.expires_at.0 <= now.0 || (matches!(self.kind, SessionKind::Member) && now.since(self.created_at) >= longest)
    }

    /// When it will end if this visit is to be noted now; `None` where it was noted not long ago or changes nothing.
    #[must_use]
    pub const fn renewed(&self, now: Time, longest: i64) -> Option<Time> {
        if now.since(self.last_seen_at) < SEEN_EVERY {
            return None;
        }
        Some(if self.kind.is_lasting() { self.kind.expires(self.created_at, now, longest) } else { self.expires_at })
    }
}

/// A token as it stands in the cookie: 64 hexadecimal digits.
#[must_use]
pub fn token(random: [u8; TOKEN_BYTES]) -> String {
    random.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is kept of a token; `None` where the text cannot be a token of ours.
#[must_use]
pub fn token_hash(token: &str) -> Option<[u8; 32]> {
    let ours = token.len() == TOKEN_BYTES * 2 && token.bytes().all(|byte| byte.is_ascii_hexdigit());
    ours.then(|| Sha256::digest(token.as_bytes()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_factors_are_strong_wherever_they_were_proven() {
        for methods in ["hwk user", "pwd otp", "sms otp", "fed otp", Proof::OUTSIDE_STRONG, "pwd hwk user"] {
            assert!(Proof::by(methods, Time(0)).is_strong(), "{methods}");
        }
        for methods in ["", "pwd", "sms", "otp", Proof::OUTSIDE, "pwd sms", "pwd fed"] {
            assert!(!Proof::by(methods, Time(0)).is_strong(), "{methods}");
        }
    }

    #[test]
    fn only_tokens_of_ours_are_looked_up() {
        let token = token([0xab; 32]);
        assert_eq!(token.len(), 64);
        assert!(token_hash(&token).is_some());
        for other in ["", "abc", &token[1..], &format!("{token}0"), &token.replace('a', "g")] {
            assert_eq!(token_hash(other), None);
        }
    }

    #[test]
    fn a_visit_makes_a_session_last_but_not_on_a_shared_device_and_not_for_ever() {
        const LONGEST: i64 = 90 * DAY;
        let id = Id::named(&["s"]);
        let session = |kind: SessionKind| Session {
            id,
            person: id,
            kind,
            created_at: Time(0),
            last_seen_at: Time(0),
            expires_at: kind.expires(Time(0), Time(0), LONGEST),
            device: String::new(),
            proof: Proof::default(),
        };
        let member = session(SessionKind::Member);
        assert_eq!(member.renewed(Time(SEEN_EVERY - 1), LONGEST), None);
        assert_eq!(member.renewed(Time(SEEN_EVERY), LONGEST), Some(Time(SEEN_EVERY + MEMBER_KEPT)));
        assert_eq!(member.renewed(Time(LONGEST - DAY), LONGEST), Some(Time(LONGEST)));
        let visited = Session { expires_at: Time(LONGEST + MEMBER_KEPT), ..session(SessionKind::Member) };
        assert!(!visited.is_over(Time(LONGEST - 1), LONGEST) && visited.is_over(Time(LONGEST), LONGEST), "whatever stands in the row");
        assert!(member.is_over(Time(MEMBER_KEPT), LONGEST) && !member.is_over(Time(MEMBER_KEPT - 1), LONGEST));
        let guest = Session { expires_at: Time(2 * LONGEST), ..session(SessionKind::Guest) };
        assert!(!guest.is_over(Time(LONGEST), LONGEST), "a guest has nothing to prove again");
        let shared = session(SessionKind::MemberOnSharedDevice);
        assert_eq!(shared.renewed(Time(SEEN_EVERY), LONGEST), Some(Time(SHARED_DEVICE_KEPT)));
        assert_eq!(session(SessionKind::Guest).actor(), Actor::Guest(id));
    }
}
