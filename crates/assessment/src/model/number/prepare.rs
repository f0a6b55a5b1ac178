//! Brings the many ways of writing the same letter to one before a number is read.

use unicode_normalization::UnicodeNormalization;

use crate::model::text::ascii_digit;

/// The longest left side of an equation that is passed over, in characters.
const LEFT_SIDE_MAX: usize = 20;

/// The letters of an answer in lower case, half width and ASCII digits, without an equation's left side and a sentence's end.
pub fn letters(text: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    let mut raised = false;
    for letter in text.chars() {
        let was_raised = std::mem::replace(&mut raised, is_raised(letter));
        if raised && !was_raised {
            out.push('^');
        }
        if is_vulgar_fraction(letter) && out.last().is_some_and(char::is_ascii_digit) {
            out.push(' '); // 1½ is 1 1/2, not 11/2
        }
        for plain in letter.nfkc().flat_map(char::to_lowercase) {
            push(&mut out, plain);
        }
    }
    let start = match out.iter().position(|letter| *letter == '=') {
        Some(at) if at <= LEFT_SIDE_MAX => at + 1,
        _ => out.iter().take_while(|letter| matches!(letter, '≈' | '约' | '約' | ' ')).count(),
    };
    let end = out.iter().rposition(|letter| !matches!(letter, ' ' | '.' | '。' | '!' | '،')).map_or(0, |last| last + 1);
    out.get(start..end).unwrap_or(&[]).to_vec()
}

const fn is_raised(letter: char) -> bool {
    matches!(letter, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '⁻' | '⁺')
}

const fn is_vulgar_fraction(letter: char) -> bool {
    matches!(letter, '¼'..='¾' | '⅐'..='⅞' | '↉')
}

fn push(out: &mut Vec<char>, letter: char) {
    match letter {
        '−' | '–' | '—' | '‒' | '‐' | '‑' | '⁻' | '﹣' => out.push('-'),
        '⁄' | '∕' | '÷' => out.push('/'),
        '✕' | '✖' | '⨯' => out.push('×'),
        '٫' => out.push('.'),
        '٬' => out.push(','),
        '٪' => out.push('%'),
        '’' | '‘' | '＇' => out.push('\''),
        '￥' => out.push('¥'),
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
        space if space.is_whitespace() => {
            if out.last() != Some(&' ') {
                out.push(' ');
            }
        }
        other => out.push(ascii_digit(other)),
    }
}
