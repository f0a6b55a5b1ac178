//! Where the letters of a title stand on the label of a cover.

use super::TEXT_LETTERS_MAX;

/// The most letters of a title that stand one under the other in one column.
const COLUMN_LETTERS_MAX: usize = 7;
/// The most columns of a standing label.
const COLUMNS_MAX: usize = 2;
/// How far letters of a lying label may run, in the units of the cover.
const LINE_WIDTH_MAX: f64 = 102.0;
/// Sizes that a lying label tries, each with the most lines it may have and no word broken; the last one is cut where nothing else fits.
const SIZES: [(f64, usize); 4] = [(18.0, 3), (15.0, 4), (13.0, 4), (11.0, 4)];

/// A title laid out.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Label {
    /// Columns from right to left, as on a thread-bound book.
    Standing(Vec<Vec<char>>),
    /// Lines from above.
    Lying { lines: Vec<String>, size: f64 },
}

/// Lays a title out: Chinese and Japanese of up to two columns stand, everything else lies and is cut with an ellipsis where it is too long.
pub(super) fn lay_out(title: &str) -> Label {
    // Fitting measures lines again and again; no label shows so many letters, so a longer title is still cut with an ellipsis.
    let title: String = title.split_whitespace().flat_map(|word| [" ", word]).skip(1).flat_map(str::chars).take(TEXT_LETTERS_MAX).collect();
    if let Some(columns) = columns(&title) {
        return Label::Standing(columns);
    }
    for (size, lines_max) in SIZES {
        let ems = LINE_WIDTH_MAX / size;
        let whole_words = pieces(&title).iter().all(|word| width(word.trim_end()) <= ems);
        let lines = wrap(&title, ems);
        if whole_words && lines.len() <= lines_max {
            return Label::Lying { lines, size };
        }
    }
    let (size, lines_max) = SIZES.last().copied().unwrap_or((11.0, 4));
    let mut lines = wrap(&title, LINE_WIDTH_MAX / size);
    lines.truncate(lines_max);
    if let Some(last) = lines.last_mut() {
        *last = shorten(&format!("{last}…"), LINE_WIDTH_MAX / size);
    }
    Label::Lying { lines, size }
}

fn columns(title: &str) -> Option<Vec<Vec<char>>> {
    if title.is_empty() || !title.chars().all(|letter| letter == ' ' || stands(letter)) {
        return None;
    }
    let parts: Vec<Vec<char>> = title.split(' ').map(|part| part.chars().map(upright).collect()).collect();
    let letters: Vec<char> = parts.concat();
    if letters.len() <= COLUMN_LETTERS_MAX && parts.len() == 1 {
        return Some(vec![letters]);
    }
    if parts.len() == COLUMNS_MAX && parts.iter().all(|part| part.len() <= COLUMN_LETTERS_MAX) {
        return Some(parts);
    }
    let half = letters.len().div_ceil(COLUMNS_MAX);
    (half <= COLUMN_LETTERS_MAX).then(|| letters.chunks(half).map(<[char]>::to_vec).collect())
}

/// True for letters that stand upright in a column.
fn stands(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '（' | '）' | '，' | '：' | '！' | '？' | '·' | '—' | '“' | '”')
}

/// The form of a mark of punctuation in a column.
const fn upright(letter: char) -> char {
    match letter {
        '《' => '︽',
        '》' => '︾',
        '〈' => '︿',
        '〉' => '﹀',
        '（' => '︵',
        '）' => '︶',
        '「' | '“' => '﹁',
        '」' | '”' => '﹂',
        '—' => '︱',
        other => other,
    }
}

/// True for letters as wide as they are high, between which a line may break.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{1f000}'..='\u{3ffff}')
}

/// About how wide a text is in a bold serif, in ems; rather too much than too little, because the fonts of readers differ.
fn width(text: &str) -> f64 {
    text.chars().map(letter_width).sum()
}

/// A text as it is where it fits into `ems`, or else its beginning with an ellipsis.
pub(super) fn shorten(text: &str, ems: f64) -> String {
    let mut run = 0.0;
    let mut kept = 0;
    for letter in text.chars() {
        run += letter_width(letter);
        if run > ems {
            let short = text.get(..kept).unwrap_or_default();
            return format!("{}…", short.trim_end_matches(|letter: char| letter.is_whitespace() || letter.is_ascii_punctuation() || letter == '…'));
        }
        if run + 1.0 <= ems {
            kept += letter.len_utf8();
        }
    }
    text.to_owned()
}

fn letter_width(letter: char) -> f64 {
    match letter {
        ' ' | 'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.34,
        'm' | 'w' | 'M' | 'W' | '…' | '—' => 0.98,
        wide if is_wide(wide) => 1.0,
        upper if upper.is_uppercase() => 0.74,
        _ => 0.6,
    }
}

/// Breaks a text into lines of at most `ems`: at spaces, between wide letters, and inside a word only where the word alone is too long.
fn wrap(text: &str, ems: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut run = 0.0;
    for piece in pieces(text) {
        if !line.is_empty() && run + width(piece.trim_end()) > ems {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            run = 0.0;
        }
        for letter in piece.chars() {
            let step = letter_width(letter);
            if !line.is_empty() && letter != ' ' && run + step > ems {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                run = 0.0;
            }
            line.push(letter);
            run += step;
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Words with the spaces after them, and wide letters one by one with the closing punctuation after them.
fn pieces(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for letter in text.chars() {
        let closing = matches!(letter, '，' | '。' | '、' | '：' | '；' | '！' | '？' | '）' | '》' | '」' | '”' | ' ');
        let joins = closing || (open && !is_wide(letter));
        match out.last_mut() {
            Some(last) if joins => last.push(letter),
            _ => out.push(letter.to_string()),
        }
        open = !is_wide(letter) && letter != ' ' && letter != '-';
    }
    out
}
