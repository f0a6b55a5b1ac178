//! A cover of type alone, drawn from the title, the authors and a colour that the id chooses.

use super::super::xhtml::escaped;
use super::super::{Work, direction};

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 1600;
/// The most lines of the title; the rest is cut with an ellipsis.
const LINES_MAX: usize = 7;
/// How wide a line of the title is, in letters of full width.
const LINE_EMS: f32 = 9.0;
/// How wide the line of the authors is, in letters of full width.
const AUTHORS_EMS: f32 = 22.0;

/// The cover as an SVG file.
pub(super) fn picture(work: &Work<'_>) -> String {
    let first = work.id.as_bytes().last().copied().unwrap_or(0);
    let hue = u32::from(first) * 360 / 256;
    let mut svg = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" xml:lang=\"{}\" role=\"img\" direction=\"{}\">\n<title>{}</title>\n<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#faf7f2\"/>\n<rect width=\"{WIDTH}\" height=\"44\" fill=\"{}\"/>\n<rect x=\"120\" y=\"1290\" width=\"180\" height=\"8\" fill=\"{}\"/>\n",
        work.language.tag(),
        direction(work.language),
        escaped(work.title),
        colour(hue),
        colour(hue),
    );
    let right_to_left = work.language.is_rtl();
    // `start` is the right edge where the script runs from right to left
    let x = if right_to_left { WIDTH - 120 } else { 120 };
    let lines = lines(work.title.trim(), LINE_EMS, LINES_MAX);
    let mut y = 420u32;
    for line in lines {
        svg.push_str(&format!(
            "<text x=\"{x}\" y=\"{y}\" font-family=\"serif\" font-size=\"104\" font-weight=\"bold\" fill=\"#22252b\">{}</text>\n",
            escaped(&line)
        ));
        y += 132;
    }
    let named = if work.authors.is_empty() { work.attribution.to_owned() } else { work.authors.join(", ") };
    for line in self::lines(named.trim(), AUTHORS_EMS, 2) {
        svg.push_str(&format!(
            "<text x=\"{x}\" y=\"{}\" font-family=\"sans-serif\" font-size=\"42\" fill=\"#4a4f58\">{}</text>\n",
            y.max(1380),
            escaped(&line)
        ));
        y = y.max(1380) + 60;
    }
    svg.push_str("</svg>\n");
    svg
}

/// A dark colour of this hue, as `#rrggbb`: readable on paper-white.
fn colour(hue: u32) -> String {
    let (low, high) = (60u32, 150u32);
    let step = hue % 60 * (high - low) / 60;
    let (red, green, blue) = match hue / 60 {
        0 => (high, low + step, low),
        1 => (high - step, high, low),
        2 => (low, high, low + step),
        3 => (low, high - step, high),
        4 => (low + step, low, high),
        _ => (high, low, high - step),
    };
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Breaks a text into lines: between words, and anywhere between letters of full width.
fn lines(text: &str, ems_max: f32, lines_max: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut width = 0.0;
    for piece in pieces(text) {
        let piece_width: f32 = piece.chars().map(ems).sum();
        if width + piece_width > ems_max && !line.trim().is_empty() {
            lines.push(line.trim().to_owned());
            line.clear();
            width = 0.0;
        }
        line.push_str(&piece);
        width += piece_width;
    }
    if !line.trim().is_empty() {
        lines.push(line.trim().to_owned());
    }
    if lines.len() > lines_max {
        lines.truncate(lines_max);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// Words with the space after them; letters of full width one by one.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut fresh = true;
    for letter in text.chars() {
        let wide = is_wide(letter);
        // closing punctuation stays with what it closes
        let clings = "，。、；：！？）》」』”’".contains(letter);
        match pieces.last_mut() {
            Some(last) if !fresh && (!wide || clings) => last.push(letter),
            _ => pieces.push(letter.to_string()),
        }
        fresh = letter.is_whitespace() || wide;
    }
    pieces
}

fn ems(letter: char) -> f32 {
    if is_wide(letter) { 1.0 } else { 0.55 }
}

fn is_wide(letter: char) -> bool {
    matches!(u32::from(letter), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0x1f300..=0x1faff | 0x20000..=0x3ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_break_between_words_and_wide_letters_and_are_bounded() {
        assert_eq!(lines("Prealgebra 2e", 9.0, 7), ["Prealgebra 2e"]);
        assert_eq!(lines("Workplace Software and Skills", 9.0, 7), ["Workplace", "Software and", "Skills"]);
        assert_eq!(lines("动手学深度学习第二版，上", 9.0, 7), ["动手学深度学习第二", "版，上"]);
        let long = lines(&"字".repeat(200), 9.0, 7);
        assert_eq!((long.len(), long.last().map(|line| line.ends_with('…'))), (7, Some(true)));
        assert!(lines("", 9.0, 7).is_empty());
    }
}
