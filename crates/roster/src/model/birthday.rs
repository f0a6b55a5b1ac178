//! Dates of birth become an age band and are forgotten at once: of a minor the least is kept.

use jiff::civil::Date;

/// Reads `2014-09-01`, `2014/9/1`, `2014.9.1`, `20140901`; `None` where it is no date.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Date::new(text.get(0..4)?.parse().ok()?, text.get(4..6)?.parse().ok()?, text.get(6..8)?.parse().ok()?).ok();
    }
    let mut parts = text.split(['-', '/', '.']);
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.trim().parse().ok()?);
    if parts.next().is_some() || !(1900..=2100).contains(&year) {
        return None;
    }
    Date::new(year, month, day).ok()
}

/// The age band on a day: `child` under 14 (the age of the Personal Information Protection Law, article 31), `youth` under 18, `adult`.
#[must_use]
pub fn age_band(born: Date, today: Date) -> &'static str {
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    let age = i32::from(today.year()) - i32::from(born.year()) - i32::from(!had_birthday);
    match age {
        ..14 => "child",
        14..18 => "youth",
        _ => "adult",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_turn_on_the_birthday() {
        let today = date("2026-11-23").unwrap();
        let band = |text: &str| age_band(date(text).unwrap(), today);
        assert_eq!((band("2012-11-24"), band("2012/11/23"), band("2008.11.24"), band("20081123")), ("child", "youth", "youth", "adult"));
        for wrong in ["", "2012", "2012-13-01", "2012-02-30", "1-2-3", "2012-01-01-01", "tomorrow", "99999999"] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
    }
}
