//! Covers of books that have none: a ground, a pattern, a paper label. The same seed always draws the same cover.

use std::fmt::Write as _;

use kernel::language::Language;

use super::label::{Label, lay_out, shorten};
use super::pattern::{GROUNDS, TILES};
use super::{TEXT_LETTERS_MAX, escape, number};

/// The most bytes of one cover, whatever its title; a page of 24 must stay light.
pub const COVER_BYTES_MAX: usize = 1536;

/// How far the words at the lower edge may run, in ems of their size.
const EDGE_EMS_MAX: f64 = 12.0;
/// The pale gold of lines and the paper of labels.
const GOLD: &str = "#fec";

/// How the pattern is set on the ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    Whole,
    Moon,
    Band,
    Hills,
    Thread,
}

/// Draws a cover, three wide and four high, for a title in a language; `edge` is the small word at its foot (a publisher, a subject).
///
/// Chinese and Japanese titles stand on the label in one or two columns, others lie and are wrapped, and cut where they are too long. The drawing is decoration (`aria-hidden`): the page names the
/// book beside it. The identity of the pattern inside is made of the seed, so that covers do not disturb each other on a page.
#[must_use]
pub fn cover(title: &str, edge: &str, seed: u64, language: Language) -> String {
    let dice = mix(seed);
    let (above, below) = pick(&GROUNDS, dice).unwrap_or(("#24576f", "#143a4d"));
    let label = lay_out(title);
    let setting = match (&label, (dice >> 16) % 10) {
        (Label::Standing(_), 0..=2) => Setting::Thread,
        (_, 3 | 4) => Setting::Moon,
        (_, 5) => Setting::Band,
        (_, 6 | 7) => Setting::Hills,
        _ => Setting::Whole,
    };
    let id = format!("c{:x}", dice >> 40);
    let mut out = String::with_capacity(COVER_BYTES_MAX);
    let _ = write!(out, r#"<svg class="cover-art" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 200" aria-hidden="true" font-family="serif">"#);
    if let Some(tile) = pick(&TILES, dice >> 32) {
        let _ = write!(
            out,
            r#"<pattern id="{id}" width="{}" height="{}" patternUnits="userSpaceOnUse"><path d="{}" fill="none" stroke="{GOLD}" opacity=".42"/></pattern>"#,
            tile.width, tile.height, tile.path
        );
    }
    let _ = write!(
        out,
        r#"<linearGradient id="{id}g" x2="0" y2="1"><stop stop-color="{above}"/><stop offset="1" stop-color="{below}"/></linearGradient><path fill="url(#{id}g)" d="M0 0h150v200H0z"/>"#
    );
    draw_setting(&mut out, setting, &id, dice);
    draw_spine(&mut out, setting, language);
    draw_label(&mut out, &label, language);
    draw_edge(&mut out, edge, setting, language, below);
    out.push_str("</svg>");
    out
}

fn draw_setting(out: &mut String, setting: Setting, id: &str, dice: u64) {
    let _ = match setting {
        Setting::Whole => write!(out, r#"<path fill="url(#{id})" d="M0 0h150v200H0z"/>"#),
        Setting::Thread => write!(out, r#"<path fill="url(#{id})" opacity=".7" d="M0 0h134v200H0z"/>"#),
        Setting::Moon => write!(
            out,
            r##"<g stroke="{GOLD}" stroke-opacity=".7"><circle cx="88" cy="118" r="55" fill="#fff" fill-opacity=".09"/><circle cx="88" cy="118" r="51" fill="url(#{id})" stroke-opacity=".4"/></g>"##
        ),
        Setting::Band => {
            write!(
                out,
                r#"<path fill="url(#{id})" d="M0 104h150v68H0z"/><path d="M0 100h150M0 104h150M0 172h150M0 176h150" stroke="{GOLD}" stroke-opacity=".6"/>"#
            )
        }
        Setting::Hills => {
            let rise = |shift: u32, span: u64| (dice >> shift) % span;
            let (first, second, third) = (rise(8, 26), rise(13, 30), rise(40, 24));
            write!(
                out,
                r##"<circle cx="{}" cy="{}" r="15" fill="{GOLD}" opacity=".85"/><path d="M0 {}Q36 {} 72 140T150 {}V200H0z" fill="#fff" opacity=".13"/><path d="M0 {}Q44 {} 84 162T150 {}V200H0z" opacity=".18"/><path d="M0 {}Q44 {} 84 162T150 {}V200H0z" fill="url(#{id})"/>"##,
                88 + first,
                104 + third / 2,
                132 + first,
                92 + second,
                128 + third,
                170 - third,
                116 + first,
                148 + second,
                170 - third,
                116 + first,
                148 + second,
            )
        }
    };
}

/// The shaded fold of the spine, or the stitches of a thread-bound book, on the side where the script begins or, for stitches, on the right.
fn draw_spine(out: &mut String, setting: Setting, language: Language) {
    let _ = if setting == Setting::Thread {
        write!(out, r#"<path d="M137 0V200M137 14h13M137 71h13M137 129h13M137 186h13" stroke="{GOLD}" stroke-width="1.4"/>"#)
    } else {
        let at = if language.is_rtl() { 143 } else { 0 };
        write!(out, r#"<path d="M{at} 0h7v200h-7z" opacity=".2"/>"#)
    };
}

fn draw_label(out: &mut String, label: &Label, language: Language) {
    match label {
        Label::Standing(columns) => draw_standing(out, columns),
        Label::Lying { lines, size } => draw_lying(out, lines, *size, language),
    }
}

fn draw_standing(out: &mut String, columns: &[Vec<char>]) {
    let longest = columns.iter().map(Vec::len).max().unwrap_or(0);
    let (size, pitch) = if longest <= 4 && columns.len() == 1 { (21, 25) } else { (17, 20) };
    let width = columns.len() * (size + 3) + 12;
    let height = longest * pitch + 14;
    let _ = write!(
        out,
        r##"<path fill="#fffaf1" d="M16 16h{width}v{height}h-{width}z"/><path fill="none" stroke="#a85" stroke-width=".6" d="M18.5 18.5h{}v{}h-{}z"/>"##,
        width - 5,
        height - 5,
        width - 5
    );
    let _ = write!(out, r##"<g font-weight="700" font-size="{size}" text-anchor="middle" fill="#222">"##);
    for (position, column) in columns.iter().enumerate() {
        // Columns run from right to left.
        let x = number(16.0 + 6.0 + (size + 3) as f64 * (columns.len() - 1 - position) as f64 + (size + 3) as f64 / 2.0);
        let xs = vec![x.as_str(); column.len()].join(" ");
        let ys = (0..column.len()).map(|row| (16 + 7 + row * pitch + (pitch + size) / 2 - size / 8).to_string()).collect::<Vec<_>>().join(" ");
        let _ = write!(out, r#"<text x="{xs}" y="{ys}">{}</text>"#, escape(&column.iter().collect::<String>()));
    }
    out.push_str("</g>");
}

fn draw_lying(out: &mut String, lines: &[String], size: f64, language: Language) {
    let pitch = (size * 1.24).round();
    let height = pitch * lines.len().max(1) as f64 + 15.0;
    let (x, direction) = if language.is_rtl() { (126, r#" direction="rtl""#) } else { (24, "") };
    let _ = write!(
        out,
        r##"<path fill="#fffaf1" d="M14 16h122v{height}H14z"/><path fill="none" stroke="#a85" stroke-width=".6" d="M16.5 18.5h117v{}h-117z"/>"##,
        height - 5.0
    );
    let _ = write!(out, r##"<g font-weight="700" font-size="{size}" fill="#222"{direction}>"##);
    for (row, line) in lines.iter().enumerate() {
        let y = number(16.0 + 7.5 + pitch * row as f64 + pitch / 2.0 + size * 0.36);
        let _ = write!(out, r#"<text x="{x}" y="{y}">{}</text>"#, escape(line));
    }
    out.push_str("</g>");
}

fn draw_edge(out: &mut String, edge: &str, setting: Setting, language: Language, ground: &str) {
    let words = shorten(&edge.split_whitespace().take(TEXT_LETTERS_MAX).collect::<Vec<_>>().join(" "), EDGE_EMS_MAX);
    if words.is_empty() {
        return;
    }
    let (x, direction) = match (setting, language.is_rtl()) {
        (_, true) => (14, r#" direction="rtl""#),
        (Setting::Thread, _) => (128, ""),
        _ => (138, ""),
    };
    let _ = write!(
        out,
        r##"<text x="{x}" y="188"{direction} text-anchor="end" font-size="9" fill="#fff" stroke="{ground}" stroke-width="3" paint-order="stroke">{}</text>"##,
        escape(&words)
    );
}

fn pick<T: Copy>(choices: &[T], dice: u64) -> Option<T> {
    let count = u64::try_from(choices.len()).ok().filter(|count| *count > 0)?;
    choices.get(usize::try_from(dice % count).ok()?).copied()
}

/// The finaliser of SplitMix64: neighbouring seeds give unlike covers.
const fn mix(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
