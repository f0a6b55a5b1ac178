//! Lengths of time as xAPI writes them (ISO 8601), as milliseconds.

/// Milliseconds of each part; a year has 365 days and a month 30, as learning programs mean them.
const DATE: [(char, f64); 4] = [('Y', 31_536e6), ('M', 2_592e6), ('W', 604_800e3), ('D', 86_400e3)];
const TIME: [(char, f64); 3] = [('H', 3_600e3), ('M', 60e3), ('S', 1e3)];

/// A length of time in milliseconds; `None` where the text is none.
#[must_use]
pub fn millis(text: &str) -> Option<i64> {
    let rest = text.strip_prefix('P')?;
    let (date, time) = rest.split_once('T').unwrap_or((rest, ""));
    if date.is_empty() && time.is_empty() {
        return None;
    }
    let total = sum(date, &DATE)? + sum(time, &TIME)?;
    #[expect(clippy::cast_possible_truncation, reason = "the range was looked at")]
    (0.0..9e15).contains(&total).then_some(total.round() as i64)
}

fn sum(text: &str, units: &[(char, f64)]) -> Option<f64> {
    let (mut total, mut number) = (0.0, String::new());
    for sign in text.chars() {
        if sign.is_ascii_digit() || sign == '.' || sign == ',' {
            number.push(if sign == ',' { '.' } else { sign });
        } else {
            let (_, millis) = units.iter().find(|(unit, _)| *unit == sign)?;
            total += number.parse::<f64>().ok()? * millis;
            number.clear();
        }
    }
    number.is_empty().then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_milliseconds() {
        for (text, expected) in [
            ("PT1.5S", Some(1500)),
            ("PT2M3,25S", Some(123_250)),
            ("P1DT1H", Some(90_000_000)),
            ("P4W", Some(2_419_200_000)),
            ("P1M", Some(2_592_000_000)),
            ("PT0S", Some(0)),
            ("P", None),
            ("PT", None),
            ("1S", None),
            ("PT5", None),
            ("PT1X", None),
            ("P99999999999Y", None),
        ] {
            assert_eq!(millis(text), expected, "{text}");
        }
    }
}
