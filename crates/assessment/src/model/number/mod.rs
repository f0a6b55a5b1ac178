//! Reads what people write where a number is asked for: `70,000`, `1 1/2`, `½`, `.5`, `50%`, `1.2×10^3`, `$18`, `18 dollars`, `十二`, `三分之二`,
//! `3米5厘米`, in full or half width and in the digits of any script.
//!
//! What could mean two numbers (`7,0000`, `一百二`) is not guessed: it cannot be read, and the learner is asked again.

mod chinese;
mod cursor;
mod digits;
mod prepare;

use super::rational::Number;
use super::unit;
use cursor::Cursor;

/// The longest answer that is looked at, in characters.
pub const ANSWER_CHARS_MAX: usize = 500;
/// The longest unit, in characters.
const UNIT_CHARS_MAX: usize = 40;
/// The most parts of a quantity such as `1 h 30 min 5 s`.
const PARTS_MAX: usize = 4;
/// The largest exponent of ten that is read.
const EXPONENT_MAX: i32 = 300;

/// Which mark stands before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// `1,234.5`, as in Chinese and English. A comma that can only be a decimal one (`3,5`) is taken as such.
    Point,
    /// `1.234,5`, as in French, German, Russian, Spanish.
    Comma,
}

/// How a number stands to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// As it is written.
    Whole,
    /// In hundredths: `50%`, `百分之五十`.
    Percent,
    /// In thousandths: `5‰`.
    Permille,
}

/// A number as it was written, with what stands behind it.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The number as written: 50 for `50%`.
    pub written: Number,
    /// How it stands to one.
    pub share: Share,
    /// The unit as written, in lower case; empty where there is none.
    pub unit: String,
}

impl Reading {
    /// The number it means: 1/2 for `50%`.
    #[must_use]
    pub fn value(&self) -> Option<Number> {
        match self.share {
            Share::Whole => Some(self.written),
            Share::Percent => self.written.over(Number::whole(100)),
            Share::Permille => self.written.over(Number::whole(1000)),
        }
    }
}

/// Reads a text as a number with or without a unit; `None` where it is not one, or could be two.
#[must_use]
pub fn read(text: &str, notation: Notation) -> Option<Reading> {
    if text.chars().nth(ANSWER_CHARS_MAX).is_some() {
        return None;
    }
    let letters = prepare::letters(text);
    let mut cursor = Cursor::new(&letters, notation);
    let first = part(&mut cursor)?;
    if cursor.is_at_end() {
        return Some(first);
    }
    compound(&mut cursor, first)
}

/// Quantities such as `1 h 30 min`: every part has a unit of the same kind, and the sum is in the last one.
fn compound(cursor: &mut Cursor<'_>, first: Reading) -> Option<Reading> {
    let known = unit::find(&first.unit)?;
    let mut sum = first.value()?.times(known.factor)?;
    for _ in 1..PARTS_MAX {
        let next = part(cursor)?;
        let unit = unit::find(&next.unit).filter(|unit| unit.quantity == known.quantity)?;
        sum = sum.plus(next.value()?.times(unit.factor)?)?;
        if cursor.is_at_end() {
            return Some(Reading { written: sum.over(unit.factor)?, share: Share::Whole, unit: next.unit });
        }
    }
    None
}

/// One number with its sign, share and unit.
fn part(cursor: &mut Cursor<'_>) -> Option<Reading> {
    cursor.skip_spaces();
    let mut negative = sign(cursor);
    let currency = cursor.eat_any(&["us$", "usd", "rmb", "cny", "eur", "$", "¥", "€", "£"]).unwrap_or("");
    cursor.skip_spaces();
    if !currency.is_empty() && !negative {
        negative = sign(cursor);
    }
    let (mut written, mut share) = unsigned(cursor)?;
    if negative {
        written = written.negated();
    }
    cursor.skip_spaces();
    if share == Share::Whole {
        if cursor.eat_any(&["%", "percent", "per cent", "pct"]).is_some() {
            share = Share::Percent;
        } else if cursor.eat_any(&["‰"]).is_some() {
            share = Share::Permille;
        }
    }
    let behind = unit_name(cursor)?;
    let unit = if currency.is_empty() { behind } else { currency.to_owned() };
    Some(Reading { written, share, unit })
}

fn sign(cursor: &mut Cursor<'_>) -> bool {
    let negative = cursor.eat_any(&["-", "负", "負", "minus ", "negative "]).is_some();
    if !negative {
        cursor.eat_any(&["+", "正"]);
    }
    cursor.skip_spaces();
    negative
}

fn unsigned(cursor: &mut Cursor<'_>) -> Option<(Number, Share)> {
    for (words, share) in [("百分之", Share::Percent), ("千分之", Share::Permille)] {
        if cursor.eat(words) {
            return Some((amount(cursor)?, share));
        }
    }
    if cursor.eat_any(&["一半", "半", "one half", "half"]).is_some() {
        return Some((Number::HALF, Share::Whole));
    }
    let first = amount(cursor)?;
    if cursor.eat("分之") {
        return Some((amount(cursor)?.over(first)?, Share::Whole));
    }
    let value = match fraction_bar(cursor) {
        true => first.over(whole(cursor)?)?,
        false => match added_fraction(cursor) {
            Some(fraction) => first.plus(fraction?)?,
            None => scaled(cursor, first)?,
        },
    };
    Some((value, Share::Whole))
}

/// A plain amount in digits or Chinese numerals.
fn amount(cursor: &mut Cursor<'_>) -> Option<Number> {
    cursor.skip_spaces();
    digits::read(cursor).or_else(|| chinese::read(cursor))
}

fn whole(cursor: &mut Cursor<'_>) -> Option<Number> {
    cursor.skip_spaces();
    digits::run(cursor).and_then(|run| Number::decimal(&run, ""))
}

fn fraction_bar(cursor: &mut Cursor<'_>) -> bool {
    let before = cursor.at;
    cursor.skip_spaces();
    if cursor.peek(0) == Some('/')
        && cursor.letters.get(cursor.at + 1..).is_some_and(|rest| rest.iter().find(|letter| **letter != ' ').is_some_and(char::is_ascii_digit))
    {
        cursor.at += 1;
        return true;
    }
    cursor.at = before;
    false
}

/// The fraction of a mixed number: ` 1/2` or `又1/2` or `又二分之一`. `Some(None)` where one begins and cannot be read.
fn added_fraction(cursor: &mut Cursor<'_>) -> Option<Option<Number>> {
    let before = cursor.at;
    let announced = cursor.eat("又");
    let spaces = cursor.skip_spaces();
    if announced || spaces && cursor.peek(0).is_some_and(|letter| letter.is_ascii_digit()) {
        let first = if announced { amount(cursor) } else { whole(cursor) };
        if let Some(first) = first {
            if cursor.eat("分之") {
                return Some(amount(cursor).and_then(|numerator| numerator.over(first)));
            }
            if fraction_bar(cursor) {
                return Some(whole(cursor).and_then(|denominator| first.over(denominator)));
            }
        }
        if announced {
            return Some(None);
        }
    }
    cursor.at = before;
    None
}

/// `e3`, `×10^3`, `万`, `million` behind a number.
fn scaled(cursor: &mut Cursor<'_>, first: Number) -> Option<Number> {
    let before = cursor.at;
    if first.equals(Number::whole(10)) && (cursor.eat("^") || cursor.eat("**")) {
        return Number::power_of_ten(exponent(cursor)?);
    }
    if cursor.eat("e")
        && let Some(exponent) = exponent(cursor)
    {
        return first.times(Number::power_of_ten(exponent)?);
    }
    cursor.at = before;
    cursor.skip_spaces();
    if cursor.eat_any(&["×", "x", "*"]).is_some() {
        cursor.skip_spaces();
        if cursor.eat("10^") || cursor.eat("10**") {
            return first.times(Number::power_of_ten(exponent(cursor)?)?);
        }
    }
    cursor.at = before;
    cursor.skip_spaces();
    for (word, power) in [("万亿", 12), ("万", 4), ("萬", 4), ("亿", 8), ("億", 8), ("thousand", 3), ("million", 6), ("billion", 9)] {
        if cursor.eat(word) {
            return first.times(Number::power_of_ten(power)?);
        }
    }
    cursor.at = before;
    Some(first)
}

fn exponent(cursor: &mut Cursor<'_>) -> Option<i32> {
    let bracket = cursor.eat("(");
    let negative = cursor.eat("-");
    if !negative {
        cursor.eat("+");
    }
    let value: i32 = digits::run(cursor)?.parse().ok().filter(|value| *value <= EXPONENT_MAX)?;
    if bracket && !cursor.eat(")") {
        return None;
    }
    Some(if negative { -value } else { value })
}

/// Words that turn a number into something else than a number with a unit.
const NOT_UNITS: [&str; 12] = ["and", "or", "to", "not", "half", "about", "times", "plus", "minus", "x", "over", "e"];

/// What stands behind a number up to the next digit: at most three words. `None` where it is not a unit.
fn unit_name(cursor: &mut Cursor<'_>) -> Option<String> {
    cursor.skip_spaces();
    let mut name = String::new();
    while let Some(letter) = cursor.peek(0) {
        let before = name.chars().next_back();
        let squared = match letter {
            '^' => before.is_some_and(char::is_alphabetic),
            '2' | '3' => before.is_some_and(|before| before == '^' || before.is_ascii_lowercase()),
            _ => false,
        };
        let belongs = letter.is_alphabetic() || is_mark(letter) || matches!(letter, ' ' | '/' | '°' | '¢' | '$' | '€' | '£' | '.' | '·' | '\'' | '(' | ')');
        let hyphen = letter == '-' && cursor.peek(1).is_some_and(char::is_alphabetic);
        if letter.is_ascii_digit() && !squared {
            break;
        }
        if !(belongs || hyphen || squared) {
            return None;
        }
        name.push(letter);
        cursor.at += 1;
    }
    let name = name.trim_matches(|letter: char| matches!(letter, ' ' | '.' | '(' | ')' | '·')).to_owned();
    let words = name.split(' ').count();
    let misleading = name.split([' ', '-']).any(|word| NOT_UNITS.contains(&word)) || name.contains(['半', '又', '多', '或', '到', '至']);
    let says_something = name.is_empty() || name.contains(|letter: char| letter.is_alphabetic() || matches!(letter, '°' | '¢' | '$' | '€' | '£'));
    (says_something && name.chars().count() <= UNIT_CHARS_MAX && words <= 3 && !misleading).then_some(name)
}

/// Combining marks of scripts whose words need them.
const fn is_mark(letter: char) -> bool {
    matches!(letter as u32, 0x0300..=0x036F | 0x0900..=0x0DFF | 0x0E00..=0x0EFF | 0x064B..=0x0652)
}

#[cfg(test)]
mod tests;
