//! Numbers in digits with the marks that group thousands and part decimals.

use super::cursor::Cursor;
use super::{Notation, Number};

/// The digits that stand next, without any mark.
pub fn run(cursor: &mut Cursor<'_>) -> Option<String> {
    let mut digits = String::new();
    while let Some(digit) = cursor.peek(0).filter(char::is_ascii_digit) {
        digits.push(digit);
        cursor.at += 1;
    }
    (!digits.is_empty()).then_some(digits)
}

/// Reads digits in groups; where they can be read in no way, or in two, nothing is passed over.
pub fn read(cursor: &mut Cursor<'_>) -> Option<Number> {
    let before = cursor.at;
    let first = run(cursor).unwrap_or_default();
    let mut groups: Vec<(char, String)> = Vec::new();
    while let Some(mark) = cursor.peek(0).filter(|mark| matches!(mark, '.' | ',' | '\'' | '_' | ' '))
        && cursor.peek(1).is_some_and(|next| next.is_ascii_digit())
    {
        if mark == ' ' && !is_spaced_group(cursor, first.len()) {
            break;
        }
        cursor.at += 1;
        groups.push((mark, run(cursor)?));
    }
    let number = interpret(&first, &groups, cursor.notation);
    if number.is_none() {
        cursor.at = before;
    }
    number
}

/// Whether the space here parts thousands: exactly three digits follow, and no fraction bar makes them a fraction of its own.
fn is_spaced_group(cursor: &Cursor<'_>, first: usize) -> bool {
    let digits = (1..=4).take_while(|ahead| cursor.peek(*ahead).is_some_and(|letter| letter.is_ascii_digit())).count();
    let behind = if cursor.peek(4) == Some(' ') { cursor.peek(5) } else { cursor.peek(4) };
    (1..=3).contains(&first) && digits == 3 && behind != Some('/')
}

fn interpret(first: &str, groups: &[(char, String)], notation: Notation) -> Option<Number> {
    let Some(((last_mark, last), thousands)) = groups.split_last() else { return Number::decimal(first, "") };
    let count = |mark: char| groups.iter().filter(|(other, _)| *other == mark).count();
    if is_decimal(*last_mark, first, last, count(*last_mark), thousands, notation)? {
        let whole = grouped(first, thousands)?;
        // The mark of the decimals cannot group thousands as well.
        return thousands.iter().all(|(mark, _)| mark != last_mark).then(|| Number::decimal(&whole, last)).flatten();
    }
    Number::decimal(&grouped(first, groups)?, "")
}

/// Whether the last mark parts decimals; `None` where that cannot be told.
fn is_decimal(mark: char, first: &str, last: &str, marks: usize, before: &[(char, String)], notation: Notation) -> Option<bool> {
    if !matches!(mark, '.' | ',') || marks > 1 {
        return Some(false);
    }
    if !before.is_empty() {
        return Some(true); // 1,234.5 and 1.234,5 and 12 345,6
    }
    let groups_well = last.len() == 3 && (1..=3).contains(&first.len()) && !first.starts_with('0');
    match (mark, notation) {
        ('.', Notation::Point) | (',', Notation::Comma) => Some(true),
        ('.', Notation::Comma) => Some(!groups_well),
        _ if groups_well => Some(false),
        _ if last.len() == 4 && !first.starts_with('0') => None, // 7,0000: ten-thousands in Chinese grouping, or decimals
        _ => Some(true),
    }
}

/// Joins groups of thousands (or of Indian hundreds before the last three digits); `None` where they are not such groups.
fn grouped(first: &str, groups: &[(char, String)]) -> Option<String> {
    let Some((mark, last)) = groups.last() else { return Some(first.to_owned()) };
    let middle = groups.get(..groups.len() - 1)?;
    let even = |size: usize| middle.iter().all(|(_, group)| group.len() == size);
    let fits = last.len() == 3 && !first.is_empty() && (even(3) && first.len() <= 3 || *mark == ',' && even(2) && first.len() <= 2);
    let same = groups.iter().all(|(other, _)| other == mark);
    (fits && same).then(|| groups.iter().fold(first.to_owned(), |joined, (_, group)| joined + group))
}
