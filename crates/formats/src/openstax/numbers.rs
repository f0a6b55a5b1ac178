//! Numbers as books write them: digits with separators, decimals, fractions, mixed numbers, with a sign, a currency or a unit.

use kernel::Language;

/// The most words of a unit: `students per teacher`.
const UNIT_WORDS_MAX: usize = 3;

/// A number with an optional sign, currency, percent sign or unit: the exact value as digits or a fraction, and the unit.
pub(super) fn number(line: &str, language: Language) -> Option<(String, String)> {
    let line = line.replace(['−', '–'], "-").replace('\u{a0}', " ");
    let mut rest = line.trim();
    let mut negative = false;
    let mut currency = String::new();
    for _ in 0..2 {
        if let Some(after) = rest.strip_prefix('-').filter(|_| !negative) {
            negative = true;
            rest = after.trim_start();
        } else if let Some(sign) = rest.chars().next().filter(|sign| matches!(sign, '$' | '€' | '£' | '¥') && currency.is_empty()) {
            currency.push(sign);
            rest = rest.strip_prefix(sign)?.trim_start();
        }
    }
    let (value, after) = value(rest, language)?;
    let unit = if currency.is_empty() { unit(after)? } else { matches!(after.trim(), "" | ".").then_some(currency)? };
    let sign = if negative && value != "0" { "-" } else { "" };
    Some((format!("{sign}{value}"), unit))
}

/// Digits, a decimal, a fraction or a mixed number at the start of the text, and what follows it.
fn value(text: &str, language: Language) -> Option<(String, &str)> {
    let (whole, rest) = decimal(text, language)?;
    let is_whole = whole.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(below) = rest.trim_start().strip_prefix('/').filter(|_| is_whole) {
        let (below, rest) = digits(below.trim_start())?;
        return fraction(0, whole.parse().ok()?, below.parse().ok()?).map(|written| (written, rest));
    }
    if let Some((above, after)) = rest.strip_prefix(' ').and_then(|rest| digits(rest.trim_start())).filter(|_| is_whole) {
        let (below, rest) = digits(after.strip_prefix('/')?)?;
        return fraction(whole.parse().ok()?, above.parse().ok()?, below.parse().ok()?).map(|written| (written, rest));
    }
    Some((whole, rest))
}

fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// `whole above/below` as one fraction: 2 3/8 is 19/8.
fn fraction(whole: u64, above: u64, below: u64) -> Option<String> {
    let above = whole.checked_mul(below)?.checked_add(above)?;
    (below != 0).then(|| format!("{above}/{below}"))
}

/// Digits with separators as the language writes them; English groups with commas. Elsewhere a separator that may mean either is refused.
fn decimal(text: &str, language: Language) -> Option<(String, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',').unwrap_or(text.len());
    let (written, rest) = text.split_at(end);
    // A full stop or comma after the number belongs to the sentence.
    let number = written.trim_end_matches(['.', ',']);
    let rest = if number.len() < written.len() { text.get(number.len()..)? } else { rest };
    let (whole, part) = match language.primary() {
        "en" | "zh" => number.split_once('.').map_or((number, None), |(whole, part)| (whole, Some(part))),
        _ if number.contains('.') => return None,
        _ => number.split_once(',').map_or((number, None), |(whole, part)| (whole, Some(part))),
    };
    if part.is_some_and(|part| part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let grouped = whole.contains(',');
    if groups.any(|group| group.len() != 3) || (grouped && !(1..=3).contains(&first.len())) || (first.is_empty() && part.is_none()) {
        return None;
    }
    let whole = if first.is_empty() { "0".to_owned() } else { whole.replace(',', "") };
    Some((part.map_or_else(|| whole.clone(), |part| format!("{whole}.{part}")), rest))
}

/// Units of one letter; any other single letter after a number may be a variable.
const LETTER_UNITS: &[&str] = &["m", "g", "s", "h", "L", "l", "J", "N", "W", "V", "A", "K", "C", "F", "Ω"];
/// Words after a number that make it part of something larger.
const NOT_UNITS: &[&str] = &[
    "and",
    "or",
    "to",
    "more",
    "less",
    "than",
    "times",
    "is",
    "are",
    "was",
    "the",
    "a",
    "an",
    "not",
    "no",
    "yes",
    "true",
    "false",
    "plus",
    "minus",
    "divided",
    "of",
    "r",
    "rem",
    "remainder",
    "by",
    "even",
    "odd",
    "over",
    "ten",
    "tens",
    "one",
    "ones",
    "dozen",
    "if",
    "because",
    "only",
    "from",
    "with",
    "percent",
    "and/or",
    "y",
    "o",
    "i",
    "lub",
];

fn unit(after: &str) -> Option<String> {
    let text = after.trim();
    if matches!(text, "" | ".") {
        return Some(String::new());
    }
    for sign in ["%", "°C", "°F", "°", "¢", "′", "″"] {
        if text.trim_end_matches('.') == sign {
            return Some(sign.to_owned());
        }
    }
    if !after.starts_with([' ', '\u{a0}', '°']) {
        return None;
    }
    let words: Vec<&str> = text.split(' ').collect();
    let fits = |word: &&str| {
        let bare = word.trim_end_matches(['.', '²', '³']);
        let lower = bare.to_lowercase();
        let scale = ["hundred", "thousand", "million", "billion", "trillion", "tenth"].iter().any(|scale| lower.starts_with(scale));
        let letters = !bare.is_empty() && bare.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '/' | '-' | '·' | 'Ω' | '°'));
        let single = bare.chars().count() > 1 || LETTER_UNITS.contains(&bare);
        letters && single && !scale && !NOT_UNITS.contains(&lower.as_str())
    };
    (words.len() <= UNIT_WORDS_MAX && words.iter().all(fits)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String)> {
        number(text, Language::EN)
    }

    #[test]
    fn numbers_are_read_with_their_units() {
        for (text, value, unit) in [
            ("35", "35", ""),
            ("−16", "-16", ""),
            ("- 1/3", "-1/3", ""),
            ("2 3/8", "19/8", ""),
            ("-2 3/8 cups", "-19/8", "cups"),
            ("245,340", "245340", ""),
            ("$11,400", "11400", "$"),
            ("−$0.11", "-0.11", "$"),
            ("13.2%", "13.2", "%"),
            (".5", "0.5", ""),
            ("67.5°", "67.5", "°"),
            ("15 feet", "15", "feet"),
            ("14 in.", "14", "in."),
            ("15.2 students per teacher", "15.2", "students per teacher"),
            ("30 sq. units", "30", "sq. units"),
            ("6.", "6", ""),
            ("9 m", "9", "m"),
        ] {
            assert_eq!(read(text), Some((value.to_owned(), unit.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_may_mean_something_else_is_no_number() {
        for text in [
            "18, 9",
            "43,338 R2",
            "5.3 × 106",
            "3x",
            "3 x",
            "x = 4",
            "1,6",
            "1/0",
            "4 lbs. 8 oz.",
            "6 or 7",
            "7 thousands",
            "35 adults, 82 children",
            "$5 per hour",
            "3:4",
            "−2 + 8 = 6",
            "2 3",
            "1.2.3",
            "",
            "-",
            "$",
            "1/2/3",
            "12 and 5",
            "99999999999999999999 1/2",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(number("1,5", "pl".parse().unwrap()), Some(("1.5".to_owned(), String::new())));
        assert_eq!(number("1.500", "es".parse().unwrap()), None);
    }

    #[test]
    fn units_have_words_to_a_bound() {
        let unit = |words: usize| vec!["metres"; words].join(" ");
        assert_eq!(read(&format!("3 {}", unit(UNIT_WORDS_MAX))), Some(("3".to_owned(), unit(UNIT_WORDS_MAX))));
        assert_eq!(read(&format!("3 {}", unit(UNIT_WORDS_MAX + 1))), None);
    }
}
