//! Whether a value is one of its kind, and times as both versions write them.

use super::elements::Kind;

/// What is wrong with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It is of another type.
    Type,
    /// It is outside the range.
    Range,
}

/// Checks a value.
///
/// # Errors
/// It is not of the kind.
pub fn check(kind: Kind, value: &str) -> Result<(), Wrong> {
    let good = match kind {
        Kind::Text { most } => value.chars().count() <= most,
        Kind::Word { words } => words.contains(&value),
        Kind::Real { blank: true, .. } if value.is_empty() => true,
        Kind::Real { min, max, .. } => return range(real(value).ok_or(Wrong::Type)?, min, max),
        Kind::Whole { min, max } => {
            return whole(value).ok_or(Wrong::Type).and_then(|number| if (min..=max).contains(&number) { Ok(()) } else { Err(Wrong::Range) });
        }
        Kind::Result { words } => words.contains(&value) || real(value).is_some(),
        Kind::Timespan => timespan(value).is_some(),
        Kind::Clock => clock(value),
        Kind::Interval => interval(value).is_some(),
        Kind::Moment => moment(value),
        Kind::Identifier { most, plain } => {
            let letters = |letter: char| if plain { !letter.is_whitespace() && !letter.is_control() } else { !letter.is_control() && letter != ' ' };
            !value.is_empty() && value.chars().count() <= most && value.chars().all(letters)
        }
        Kind::Language => language(value),
        Kind::Navigation => navigation(value),
    };
    if good { Ok(()) } else { Err(Wrong::Type) }
}

fn range(number: f64, min: Option<f64>, max: Option<f64>) -> Result<(), Wrong> {
    if min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max) { Ok(()) } else { Err(Wrong::Range) }
}

/// A decimal number: digits with one point at most and a sign; no exponent, no infinity.
#[must_use]
pub fn real(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain = digits.len() <= 40 && digits.bytes().any(|byte| byte.is_ascii_digit()) && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if plain && digits.bytes().filter(|byte| *byte == b'.').count() <= 1 { text.parse().ok() } else { None }
}

fn whole(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    (!digits.is_empty() && digits.len() <= 10 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Seconds with up to two decimals: hundredths.
fn hundredths(text: &str) -> Option<u64> {
    let (whole, decimals) = text.split_once('.').map_or((text, None), |(whole, decimals)| (whole, Some(decimals)));
    let decimals = match decimals {
        None => 0,
        Some(decimals) if (1..=2).contains(&decimals.len()) => digits(decimals)? * if decimals.len() == 1 { 10 } else { 1 },
        Some(_) => return None,
    };
    digits(whole)?.checked_mul(100)?.checked_add(decimals)
}

fn digits(text: &str) -> Option<u64> {
    (!text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// A time span of SCORM 1.2, `HHHH:MM:SS.SS` with two to four digits of hours, in hundredths of a second. Minutes and seconds may go beyond 59, as
/// the standard lets them.
#[must_use]
pub fn timespan(text: &str) -> Option<u64> {
    let mut parts = text.split(':');
    let (hours, minutes, seconds) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !(2..=4).contains(&hours.len()) || minutes.len() != 2 || seconds.split('.').next()?.len() != 2 {
        return None;
    }
    (digits(hours)? * 3600 + digits(minutes)? * 60).checked_mul(100)?.checked_add(hundredths(seconds)?)
}

/// A time of day of SCORM 1.2, `HH:MM:SS.SS`.
fn clock(text: &str) -> bool {
    let mut parts = text.split(':');
    let (Some(hours), Some(minutes), Some(seconds), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else { return false };
    let below = |text: &str, limit| text.len() == 2 && digits(text).is_some_and(|number| number < limit);
    below(hours, 24)
        && below(minutes, 60)
        && hundredths(seconds).is_some_and(|count| count < 6000)
        && seconds.split('.').next().is_some_and(|whole| whole.len() == 2)
}

/// An interval of SCORM 2004 (`timeinterval (second, 10,2)`, ISO 8601) in hundredths of a second; a year is counted as 365 days, a month as 30.
#[must_use]
pub fn interval(text: &str) -> Option<u64> {
    let rest = text.strip_prefix('P')?;
    let (date, time) = rest.split_once('T').map_or((rest, None), |(date, time)| (date, Some(time)));
    if time == Some("") || (date.is_empty() && time.is_none()) {
        return None;
    }
    let days = sum(date, &[('Y', 365), ('M', 30), ('D', 1)])?;
    let seconds = match time {
        None => 0,
        Some(time) => {
            let (most, last) = match time.strip_suffix('S') {
                Some(before) => {
                    let at = before.rfind(['H', 'M']).map_or(0, |at| at + 1);
                    (before.get(..at)?, hundredths(before.get(at..)?)?)
                }
                None => (time, 0),
            };
            sum(most, &[('H', 3600), ('M', 60)])?.checked_mul(100)?.checked_add(last)?
        }
    };
    days.checked_mul(8_640_000)?.checked_add(seconds)
}

/// Sums numbers with these units behind them, each once at most and in this order.
fn sum(text: &str, units: &[(char, u64)]) -> Option<u64> {
    let (mut rest, mut total) = (text, 0u64);
    for (unit, worth) in units {
        if let Some((number, after)) = rest.split_once(*unit)
            && number.bytes().all(|byte| byte.is_ascii_digit())
        {
            total = total.checked_add(digits(number)?.checked_mul(*worth)?)?;
            rest = after;
        }
    }
    rest.is_empty().then_some(total)
}

/// Writes a time span of SCORM 1.2; what is longer than its four digits of hours stays at the most it can say.
#[must_use]
pub fn write_timespan(hundredths: u64) -> String {
    let most = hundredths.min(9999 * 360_000 + 59 * 6000 + 5999);
    format!("{:04}:{:02}:{:02}.{:02}", most / 360_000, most / 6000 % 60, most / 100 % 60, most % 100)
}

/// Writes an interval of SCORM 2004 and of xAPI.
#[must_use]
pub fn write_interval(hundredths: u64) -> String {
    let (hours, minutes, seconds, rest) = (hundredths / 360_000, hundredths / 6000 % 60, hundredths / 100 % 60, hundredths % 100);
    let mut text = "PT".to_owned();
    if hours > 0 {
        text.push_str(&format!("{hours}H"));
    }
    if minutes > 0 {
        text.push_str(&format!("{minutes}M"));
    }
    if rest > 0 {
        text.push_str(&format!("{seconds}.{rest:02}S"));
    } else if seconds > 0 || text == "PT" {
        text.push_str(&format!("{seconds}S"));
    }
    text
}

/// A moment of SCORM 2004, `YYYY[-MM[-DD[Thh[:mm[:ss[.s[TZD]]]]]]]`.
fn moment(text: &str) -> bool {
    let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
    let mut parts = date.split('-');
    let number = |text: Option<&str>, length: usize, from: u64, to: u64| {
        text.is_none_or(|text| text.len() == length && digits(text).is_some_and(|number| (from..=to).contains(&number)))
    };
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    if parts.next().is_some() || !number(year, 4, 1970, 2038) || !number(month, 2, 1, 12) || !number(day, 2, 1, 31) {
        return false;
    }
    let Some(time) = time else { return true };
    if day.is_none() {
        return false;
    }
    let (clock, zone) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let zone_is_good = match zone.strip_prefix(['+', '-']) {
        Some(offset) => {
            let (hours, minutes) = offset.split_once(':').map_or((offset, None), |(hours, minutes)| (hours, Some(minutes)));
            number(Some(hours), 2, 0, 23) && number(minutes, 2, 0, 59)
        }
        None => zone.is_empty() || zone == "Z",
    };
    let mut parts = clock.split(':');
    let (hours, minutes, seconds) = (parts.next(), parts.next(), parts.next());
    let seconds_are_good =
        seconds.is_none_or(|seconds| hundredths(seconds).is_some_and(|count| count < 6000) && seconds.split('.').next().is_some_and(|whole| whole.len() == 2));
    zone_is_good && parts.next().is_none() && number(hours, 2, 0, 23) && number(minutes, 2, 0, 59) && seconds_are_good && (zone.is_empty() || seconds.is_some())
}

fn language(text: &str) -> bool {
    text.is_empty()
        || text.len() <= 250
            && text.split('-').enumerate().all(|(at, part)| {
                let letters = part.bytes().all(|byte| if at == 0 { byte.is_ascii_alphabetic() } else { byte.is_ascii_alphanumeric() });
                letters && (1..=8).contains(&part.len()) && (at > 0 || part.len() != 1 || matches!(part, "i" | "x"))
            })
}

fn navigation(text: &str) -> bool {
    let target = |kind: &str| text.strip_prefix("{target=").and_then(|rest| rest.strip_suffix(kind)).is_some_and(|id| !id.is_empty() && id.len() <= 4000);
    matches!(text, "continue" | "previous" | "exit" | "exitAll" | "abandon" | "abandonAll" | "suspendAll" | "_none_") || target("}choice") || target("}jump")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn times_are_read_as_both_versions_write_them() {
        assert_eq!(timespan("00:01:02.5"), Some(6250));
        assert_eq!(timespan("0010:99:99"), Some((10 * 3600 + 99 * 60 + 99) * 100));
        for wrong in ["", "1:02:03", "00:1:03", "00:01:3", "00:01:03.", "00:01:03.123", "00:01", "-0:01:03", "00:01:03:04", "99999:00:00"] {
            assert_eq!(timespan(wrong), None, "{wrong}");
        }
        assert_eq!(interval("PT1H5M"), Some(390_000));
        assert_eq!(interval("P1Y2M3DT4H5M6.7S"), Some((365 + 60 + 3) * 8_640_000 + (4 * 3600 + 5 * 60 + 6) * 100 + 70));
        assert_eq!(interval("PT0S"), Some(0));
        for wrong in ["", "P", "PT", "P1", "1H", "PT5M1H", "PT1.5H", "PT1.123S", "P1DT", "PTS", "P1H", "-PT1S"] {
            assert_eq!(interval(wrong), None, "{wrong}");
        }
        for good in
            ["2026", "2026-11", "2026-11-27", "2026-11-27T08", "2026-11-27T08:00", "2026-11-27T08:00:01.5", "2026-11-27T08:00:00Z", "2026-11-27T08:00:00+08:00"]
        {
            assert!(moment(good), "{good}");
        }
        for wrong in ["", "26", "2026-13", "2026-11-27T", "2026-11T08:00", "2026-11-27T25:00", "2026-11-27T08Z", "2026-11-27 08:00"] {
            assert!(!moment(wrong), "{wrong}");
        }
        assert!(clock("23:59:59.99") && !clock("24:00:00") && !clock("1:00:00"));
    }

    #[test]
    fn kinds_are_told_apart() {
        let score = Kind::Real { min: Some(0.0), max: Some(100.0), blank: true };
        assert_eq!((check(score, ""), check(score, "100"), check(score, "100.1"), check(score, "1e2")), (Ok(()), Ok(()), Err(Wrong::Range), Err(Wrong::Type)));
        assert_eq!(check(Kind::Whole { min: -1, max: 1 }, "2"), Err(Wrong::Range));
        assert_eq!(check(Kind::Text { most: 3 }, "杏坛学"), Ok(()));
        assert_eq!(check(Kind::Text { most: 3 }, "杏坛学习"), Err(Wrong::Type));
        assert_eq!(check(Kind::Identifier { most: 9, plain: true }, "a b"), Err(Wrong::Type));
        for good in ["continue", "{target=item_1}choice", "_none_"] {
            assert_eq!(check(Kind::Navigation, good), Ok(()));
        }
        assert_eq!(check(Kind::Navigation, "{target=}jump"), Err(Wrong::Type));
        assert!(language("zh-Hans") && language("") && language("i-klingon") && !language("e") && !language("en_US"));
        for wrong in ["NaN", "inf", "", "-", ".", "1.2.3", "0x1", " 1"] {
            assert_eq!(real(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn written_times_are_read_again(hundredths in 0u64..3_000_000_000) {
            prop_assert_eq!(interval(&write_interval(hundredths)), Some(hundredths));
            prop_assert_eq!(timespan(&write_timespan(hundredths)), Some(hundredths));
        }

        #[test]
        fn nothing_panics(text in ".{0,40}") {
            for kind in [Kind::Timespan, Kind::Clock, Kind::Interval, Kind::Moment, Kind::Language, Kind::Navigation, Kind::Real { min: None, max: None, blank: false }] {
                let _ = check(kind, &text);
            }
        }
    }
}
