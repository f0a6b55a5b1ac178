//! Chinese numerals, as far as they mean one number: 十二, 一百零二, 三点五, 二〇二六, 一亿两千万. 一百二 (120 or 102) is not read.

use super::Number;
use super::cursor::Cursor;

/// The longest numeral, in characters.
const LENGTH_MAX: usize = 40;

fn digit(letter: char) -> Option<i128> {
    Some(match letter {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '貳' | '两' | '兩' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn power(letter: char) -> Option<i128> {
    Some(match letter {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

/// Reads the numeral that stands next.
pub fn read(cursor: &mut Cursor<'_>) -> Option<Number> {
    let before = cursor.at;
    let numeral = take(cursor);
    let number = whole(&numeral).and_then(|whole| {
        if !matches!(cursor.peek(0), Some('点' | '點')) || cursor.peek(1).and_then(digit).is_none() {
            return Some(Number::whole(whole));
        }
        cursor.at += 1;
        let decimals: String = take(cursor).into_iter().map(|letter| digit(letter).map(|digit| digit.to_string())).collect::<Option<_>>()?;
        Number::decimal("", &decimals)?.plus(Number::whole(whole))
    });
    if number.is_none() {
        cursor.at = before;
    }
    number
}

/// The letters of a numeral. 两 is a numeral only where a number can begin; behind one it is a weight.
fn take(cursor: &mut Cursor<'_>) -> Vec<char> {
    let mut numeral: Vec<char> = Vec::new();
    while let Some(letter) = cursor.peek(0).filter(|letter| digit(*letter).is_some() || power(*letter).is_some()) {
        let begins = numeral.last().is_none_or(|before| power(*before).is_some() || digit(*before) == Some(0));
        if matches!(letter, '两' | '兩') && !begins || numeral.len() >= LENGTH_MAX {
            break;
        }
        numeral.push(letter);
        cursor.at += 1;
    }
    numeral
}

fn whole(numeral: &[char]) -> Option<i128> {
    if numeral.is_empty() {
        return None;
    }
    if numeral.iter().all(|letter| digit(*letter).is_some()) {
        return numeral.iter().try_fold(0i128, |value, letter| value.checked_mul(10)?.checked_add(digit(*letter)?));
    }
    let hundred_million = numeral.iter().position(|letter| power(*letter) == Some(100_000_000));
    let (high, rest) = split(numeral, hundred_million)?;
    let ten_thousand = rest.iter().position(|letter| power(*letter) == Some(10_000));
    let (middle, low) = split(rest, ten_thousand)?;
    let high = if high.is_empty() { 0 } else { whole(high)? };
    let middle = if middle.is_empty() { 0 } else { group(middle, false)? };
    let low = if low.is_empty() { 0 } else { group(low, hundred_million.is_some() || ten_thousand.is_some())? };
    high.checked_mul(100_000_000)?.checked_add(middle * 10_000)?.checked_add(low)
}

/// What stands before and after a power; nothing before it is no number.
fn split(numeral: &[char], at: Option<usize>) -> Option<(&[char], &[char])> {
    match at {
        None => Some((&[], numeral)),
        Some(0) => None,
        Some(at) => Some((numeral.get(..at)?, numeral.get(at + 1..)?)),
    }
}

/// A number below ten thousand. `follows` where a larger power stands before it: then a lone digit wants a 零 before it.
fn group(letters: &[char], follows: bool) -> Option<i128> {
    let (mut value, mut pending, mut last_power, mut nought) = (0i128, None::<i128>, 10_000i128, false);
    for (position, letter) in letters.iter().enumerate() {
        if let Some(digit) = digit(*letter) {
            if pending.is_some() {
                return None;
            }
            if digit == 0 {
                nought = true;
            } else {
                pending = Some(digit);
            }
        } else {
            let power = power(*letter).filter(|power| *power < last_power)?;
            let count = match pending.take() {
                Some(count) => count,
                None if power == 10 && (position == 0 || nought) => 1,
                None => return None,
            };
            value += count * power;
            last_power = power;
            nought = false;
        }
    }
    match pending {
        Some(digit) if nought || last_power == 10 || last_power == 10_000 && !follows => Some(value + digit),
        Some(_) => None,
        None => Some(value),
    }
}
