//! The simple values that statements are made of: identifiers, languages, moments, lengths of time.

use jiff::{Timestamp, civil, tz::TimeZone};
use uuid::Uuid;

use super::Version;

/// Whether a text is an IRI (RFC 3987) with a scheme.
#[must_use]
pub fn is_iri(text: &str) -> bool {
    oxiri::Iri::parse(text).is_ok()
}

/// Whether a text is a language tag (RFC 5646), well-formed.
#[must_use]
pub fn is_language(text: &str) -> bool {
    oxilangtag::LanguageTag::parse(text).is_ok()
}

/// Whether a text is a media type (RFC 9110, section 8.3): type, subtype, and parameters left as they are.
#[must_use]
pub fn is_media_type(text: &str) -> bool {
    let token = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte));
    let essence = text.split(';').next().unwrap_or("").trim();
    essence.split_once('/').is_some_and(|(kind, subtype)| token(kind) && token(subtype))
}

/// Whether a text is `mailto:` and one address.
#[must_use]
pub fn is_mailbox(text: &str) -> bool {
    let Some(address) = text.strip_prefix("mailto:") else { return false };
    let Some((local, domain)) = address.rsplit_once('@') else { return false };
    !local.is_empty() && !local.contains('@') && !domain.is_empty() && !address.contains(['?', ',', ' ']) && is_iri(text)
}

/// Whether a text is the hexadecimal form of so many bytes.
#[must_use]
pub fn is_hex(text: &str, bytes: usize) -> bool {
    text.len() == bytes * 2 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A UUID in its standard form of 36 characters (RFC 9562).
#[must_use]
pub fn uuid(text: &str) -> Option<Uuid> {
    if text.len() == 36 { Uuid::try_parse(text).ok() } else { None }
}

/// What is wrong with a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MomentFault {
    /// It is not written as one.
    #[error("a timestamp is date, T, time and zone, such as 2026-11-27T08:00:00.000Z (RFC 3339)")]
    Form,
    /// It names no zone.
    #[error("a timestamp names its zone, such as Z or +08:00 (RFC 3339)")]
    NoZone,
    /// Its zone is a negative nothing.
    #[error("a timestamp has no negative offset of zero (-00, -0000, -00:00)")]
    NegativeZero,
}

/// A moment in microseconds since 1970. xAPI 2.0 wants RFC 3339; 1.0.3 wants ISO 8601, and where it names no zone UTC is meant.
///
/// # Errors
/// It is none; the message says what is wrong.
pub fn moment(text: &str, version: Version) -> Result<i64, MomentFault> {
    let zone = text.get(10..).and_then(|time| time.rfind(['-', '+']).and_then(|at| time.get(at..)));
    if zone.is_some_and(|zone| zone.starts_with('-') && !zone.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0')) {
        return Err(MomentFault::NegativeZero);
    }
    if text.contains(['[', ' ']) || !text.contains(['T', 't']) {
        return Err(MomentFault::Form);
    }
    if let Ok(found) = text.parse::<Timestamp>() {
        return Ok(found.as_microsecond());
    }
    let civil = text.parse::<civil::DateTime>().ok().and_then(|found| TimeZone::UTC.to_timestamp(found).ok());
    match (civil, version) {
        (Some(found), Version::V1) => Ok(found.as_microsecond()),
        (Some(_), Version::V2) => Err(MomentFault::NoZone),
        (None, _) => Err(MomentFault::Form),
    }
}

/// Writes a moment of microseconds since 1970 in UTC, with six digits of the second.
#[must_use]
pub fn write_moment(micros: i64) -> String {
    Timestamp::from_microsecond(micros).map(|moment| format!("{moment:.6}")).unwrap_or_default()
}

/// Whether a text is a length of time as ISO 8601 writes it with designators (`P3Y6M4DT12H30M5S`, `P4W`); only the last part may
/// have a fraction.
#[must_use]
pub fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    if let Some(weeks) = rest.strip_suffix('W') {
        return is_amount(weeks, true);
    }
    let (date, time) = match rest.split_once('T') {
        Some((date, time)) if !time.is_empty() => (date, time),
        Some(_) => return false,
        None => (rest, ""),
    };
    if date.is_empty() && time.is_empty() {
        return false;
    }
    let mut ended = false;
    parts(date, "YMD", &mut ended) && parts(time, "HMS", &mut ended)
}

/// Reads `amount letter` in the order of the letters; a fraction ends it all.
fn parts(mut text: &str, letters: &str, ended: &mut bool) -> bool {
    let mut order = letters.chars();
    while !text.is_empty() {
        let Some(at) = text.find(|letter: char| letter.is_ascii_alphabetic()) else { return false };
        let (amount, rest) = text.split_at(at);
        let Some(letter) = rest.chars().next() else { return false };
        if *ended || !order.any(|known| known == letter) || !is_amount(amount, true) {
            return false;
        }
        *ended = amount.contains(['.', ',']);
        text = rest.get(1..).unwrap_or("");
    }
    true
}

fn is_amount(text: &str, fraction: bool) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once(['.', ',']) {
        Some((whole, part)) => fraction && digits(whole) && digits(part),
        None => digits(text),
    }
}

/// A length of time cut to hundredths of a second, which is how precisely they are compared (Data 4.6).
#[must_use]
pub fn compared_duration(text: &str) -> String {
    match text.split_once('.') {
        Some((whole, rest)) => {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            let unit = rest.get(digits.len()..).unwrap_or("");
            let kept = digits.get(..2).unwrap_or(&digits).trim_end_matches('0');
            if kept.is_empty() { format!("{whole}{unit}") } else { format!("{whole}.{kept}{unit}") }
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers() {
        assert!(is_iri("http://example.com/杏坛") && is_iri("tag:a,2026:b") && is_iri("mailto:a@b.cn"));
        assert!(!is_iri("abc") && !is_iri("") && !is_iri("http://a b") && !is_iri("/relative"));
        assert!(
            is_mailbox("mailto:a.b+c@example.com")
                && !is_mailbox("a@b.cn")
                && !is_mailbox("mailto:")
                && !is_mailbox("mailto:a")
                && !is_mailbox("mailto:a@b?x=y")
        );
        assert!(is_language("zh-Hans-CN") && is_language("en") && !is_language("a12345678") && !is_language("x y") && !is_language(""));
        assert!(uuid("39e24cc4-69af-4b01-a824-1fdc6ea8a3af").is_some() && uuid("39e24cc469af4b01a8241fdc6ea8a3af").is_none());
        assert!(uuid("39e24cc4-69af-4b01-a824-1fdc6ea8a3ag").is_none() && uuid("{39e24cc4-69af-4b01-a824-1fdc6ea8a3af}").is_none());
        assert!(is_hex("ebd31e95054c018b10727ccffd2ef2ec3a016ee9", 20) && !is_hex("ebd3", 20) && !is_hex(&"g".repeat(40), 20));
        assert!(is_media_type("text/plain; charset=ascii") && is_media_type("application/vnd.x+json") && !is_media_type("text") && !is_media_type("/x"));
    }

    #[test]
    fn moments() {
        for (text, micros) in [
            ("1970-01-01T00:00:01Z", 1_000_000),
            ("1970-01-01T08:00:00.5+08:00", 500_000),
            ("1970-01-01t00:00:00.000001z", 1),
            ("1969-12-31T19:00:00-05:00", 0),
        ] {
            assert_eq!(moment(text, Version::V2), Ok(micros), "{text}");
        }
        for text in [
            "",
            "2026",
            "01/011/2015",
            "2008-09-15T15:53:00.601-00",
            "2008-09-15T15:53:00.601-0000",
            "2008-09-15T15:53:00.601-00:00",
            "2026-13-01T00:00:00Z",
            "2026-11-27 08:00:00Z",
            "2026-11-27T08:00:00[UTC]",
        ] {
            assert!(moment(text, Version::V1).is_err() && moment(text, Version::V2).is_err(), "{text}");
        }
        assert_eq!(moment("1970-01-01T00:00:00", Version::V1), Ok(0));
        assert!(moment("1970-01-01T00:00:00", Version::V2).is_err());
        assert_eq!(write_moment(1_795_420_800_000_001), "2026-11-23T08:00:00.000001Z");
    }

    #[test]
    fn lengths_of_time() {
        for good in ["PT0S", "P3Y", "P4W", "P3Y1M29DT4H35M59.14S", "PT16559.14S", "PT1H0M0.1S", "P1DT12H36M0.12567S", "PT0.5H", "P0.5D"] {
            assert!(is_duration(good), "{good}");
        }
        for bad in ["", "P", "PT", "P1", "1D", "PA1H0M0S", "P4W1D", "P1DT", "PT1M1H", "PT0.5H3M", "P-1D", "PT1.S", "P1D12H", "should fail"] {
            assert!(!is_duration(bad), "{bad}");
        }
        assert_eq!(compared_duration("PT0.12567S"), compared_duration("PT0.12S"));
        assert_ne!(compared_duration("PT0.13S"), compared_duration("PT0.12S"));
        assert_eq!(compared_duration("PT1.00S"), "PT1S");
    }
}
