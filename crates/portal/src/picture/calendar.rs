//! The calendar of study: half a year of days, the darker the longer one learned.

use std::fmt::Write as _;

use super::escape;

/// How many weeks, columns, the calendar shows; the last one holds today.
pub const CALENDAR_WEEKS: i64 = 26;

/// The side of a day and of the space it stands in.
const SIDE: i64 = 12;
const STEP: i64 = 17;
/// Where the days begin below the names of the months.
const TOP: i64 = 18;
/// The height of half a year with its months, and what parts it from the next.
const BAND: i64 = TOP + 7 * STEP + GAP;
const GAP: i64 = 10;
/// Minutes from which a day is drawn one shade darker.
const SHADES: [u32; 4] = [1, 10, 30, 60];

/// Draws minutes of study by day. Days are numbered from 1970-01-01 (day 0); weeks begin on Monday; days after `today` are left open, and days before the first column are not shown. `months` are the short
/// names from January on in the reader's language, `label` is what is read aloud.
#[must_use]
pub fn calendar(days: &[(i64, u32)], today: i64, label: &str, months: &[&str; 12]) -> String {
    bands(days, today, 1, label, months)
}

/// As [`calendar`], of a whole year: the half year before in a band of its own above the last one, so that a day stays large enough to see on a phone.
#[must_use]
pub fn year(days: &[(i64, u32)], today: i64, label: &str, months: &[&str; 12]) -> String {
    bands(days, today, 2, label, months)
}

/// The first day that a calendar of so many bands shows.
#[must_use]
pub const fn first_day(today: i64, bands: i64) -> i64 {
    today - weekday(today) - (CALENDAR_WEEKS * bands - 1) * 7
}

/// The day of the week, from 0 for Monday. 1970-01-01 was a Thursday, the fourth day of its week.
const fn weekday(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

fn bands(days: &[(i64, u32)], today: i64, count: i64, label: &str, months: &[&str; 12]) -> String {
    let first = first_day(today, count);
    let mut shades = vec![0usize; usize::try_from(today - first + 1).unwrap_or(0)];
    for (day, minutes) in days {
        if let Some(shade) = usize::try_from(day - first).ok().and_then(|position| shades.get_mut(position)) {
            *shade = (*shade).max(SHADES.iter().filter(|least| minutes >= *least).count());
        }
    }
    let (width, height) = (CALENDAR_WEEKS * STEP, BAND * count - GAP);
    let place = |position: i64| {
        let (week, day) = (position / 7, position % 7);
        (week % CALENDAR_WEEKS * STEP, week / CALENDAR_WEEKS * BAND + TOP + day * STEP)
    };
    let mut out = format!(r#"<svg class="plot calendar" viewBox="0 0 {width} {height}" role="img" aria-label="{}">"#, escape(label));
    for (level, class) in ["heat-0", "heat-1", "heat-2", "heat-3", "heat-4"].into_iter().enumerate() {
        let mut path = String::new();
        for (position, shade) in (0i64..).zip(&shades) {
            if *shade == level {
                let (x, y) = place(position);
                let _ = write!(path, "M{} {}h{SIDE}v{SIDE}h-{SIDE}z", x + 2, y + 2);
            }
        }
        if !path.is_empty() {
            let _ = write!(out, r#"<path class="{class}" stroke-width="3" stroke-linejoin="round" d="{path}"/>"#);
        }
    }
    for band in 0..count {
        name_months(&mut out, first + band * CALENDAR_WEEKS * 7, band * BAND, months);
    }
    let (x, y) = place(today - first);
    let _ = write!(out, r#"<rect class="today" x="{x}" y="{y}" width="16" height="16" rx="4" fill="none"/></svg>"#);
    out
}

/// Writes each month above the first week that begins in it, where there is room.
fn name_months(out: &mut String, first: i64, top: i64, months: &[&str; 12]) {
    let mut before = month(first);
    let mut free_from = 0;
    for week in 0..CALENDAR_WEEKS {
        let now = month(first + week * 7);
        let begins = now != before || week == 0;
        before = now;
        let next_soon = week == 0 && month(first + 14) != now;
        if begins && !next_soon && week >= free_from && week < CALENDAR_WEEKS - 1 {
            free_from = week + 2;
            if let Some(name) = months.get(now) {
                let _ = write!(out, r#"<text x="{}" y="{}">{}</text>"#, week * STEP, top + 11, escape(name));
            }
        }
    }
}

/// The month of a day, from 0 for January: the civil calendar by the algorithm of Howard Hinnant, `chrono-Compatible Low-Level Date Algorithms`.
fn month(day: i64) -> usize {
    let day_of_era = (day + 719_468).rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    usize::try_from((from_march + 2) % 12).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_known_days() {
        assert_eq!([month(0), month(30), month(31), month(58), month(59)], [0, 0, 1, 1, 2]);
        // 2000-02-29 is day 11 016 and 2026-12-31 day 20 818.
        assert_eq!([month(11_016), month(11_017), month(20_818), month(20_819)], [1, 2, 11, 0]);
        assert_eq!(month(-1), 11);
    }
}
