//! Pictures drawn on the server: book covers, rings, calendars, small plots, icons.
//!
//! Every function is pure and returns markup that stands by itself in a page: no `style` attribute (the content security policy forbids
//! it), no script, only presentation attributes and classes that `assets/xingtan.css` colours for both themes. Text is escaped here, once.
//! Every plot is decoration beside words: the page that shows one also shows its figures as text or as a table.

mod calendar;
mod cover;
mod flower;
mod icon;
mod label;
mod pattern;
mod plot;

#[cfg(test)]
mod tests;

pub use calendar::{CALENDAR_WEEKS, calendar, first_day, year};
pub use cover::{COVER_BYTES_MAX, cover};
pub use flower::{branch, flower};
pub use icon::{Icon, icon};
pub use plot::{BARS_MAX, DOTS_MAX, Dot, POINTS_MAX, amounts, bars, distribution, dots, gauge, meter, ring, trend};

/// The most letters of any word or sentence that is written into a picture.
pub const TEXT_LETTERS_MAX: usize = 120;

/// Writes text so that it means itself in XML text and in double-quoted attributes, cut at [`TEXT_LETTERS_MAX`] letters.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (position, letter) in text.chars().enumerate() {
        if position == TEXT_LETTERS_MAX {
            out.push('…');
            break;
        }
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML knows no other control characters, not even escaped; a picture reads the same without them.
            '\t' | '\n' | '\r' => out.push(' '),
            control if control.is_control() => {}
            '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}

/// A number for markup: at most one decimal, no trailing zero, so that a page stays small.
fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    if !tenths.is_finite() || tenths == 0.0 {
        return "0".to_owned();
    }
    format!("{tenths}")
}
