//! Small plots of progress. Bars and dots carry their words as text of the page, so that they wrap, grow and are read aloud.

use std::fmt::Write as _;

use super::{escape, number};

/// The most rows of [`bars`] and bins of [`distribution`]; what comes after is left out, and the page's table has it.
pub const BARS_MAX: usize = 60;
/// The most dots drawn one by one; longer sessions get one meter.
pub const DOTS_MAX: usize = 40;
/// The most points of [`trend`]; of longer series the last ones are drawn.
pub const POINTS_MAX: usize = 366;

/// From this percentage on a bar or ring is drawn as well on its way, in the colour of leaves.
const WELL_PERCENT: u8 = 60;

/// From this percentage on what fills up is nearly full.
const NEARLY_FULL_PERCENT: u8 = 90;

/// Width and height of the plots with axes.
const PLOT_WIDTH: f64 = 320.0;
const PLOT_HEIGHT: f64 = 132.0;
/// The width of a digit of a figure, and how wide columns are that have room for all.
const DIGIT_WIDTH: f64 = 6.8;
const FIGURE_STEP: f64 = 30.0;
/// The line on which bars and areas stand, and the upper end of the highest.
const FLOOR: f64 = 108.0;
const CEILING: f64 = 20.0;

/// How one question of a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dot {
    /// Answered rightly.
    Right,
    /// Answered wrongly.
    Wrong,
    /// Answered, and worth something between.
    Partly,
    /// Passed over.
    Skipped,
    /// The question on the page.
    Now,
    /// Still to come.
    Open,
}

/// A ring filled to `percent` (at most 100) with `text` in its middle; `label` is what is read aloud.
#[must_use]
pub fn ring(percent: u8, text: &str, label: &str) -> String {
    let percent = percent.min(100);
    let tone = tone(percent);
    // A dash of length nought with round ends would still be a dot.
    let value = if percent == 0 {
        String::new()
    } else {
        format!(r#"<circle class="ring-value {tone}" cx="22" cy="22" r="18" pathLength="100" stroke-dasharray="{percent} 100" transform="rotate(-90 22 22)"/>"#)
    };
    format!(
        r#"<svg class="ring" viewBox="0 0 44 44" width="60" height="60" role="img" aria-label="{}"><circle class="ring-track" cx="22" cy="22" r="18"/>{value}<text x="22" y="25.8" text-anchor="middle">{}</text></svg>"#,
        escape(label),
        escape(text)
    )
}

/// A bare bar filled to `percent` (at most 100), as wide as its place; `label` is what is read aloud, and an empty one makes it decoration.
#[must_use]
pub fn meter(percent: u8, label: &str) -> String {
    filled(percent, label, tone(percent.min(100)))
}

/// As [`meter`], of something that is better not full: in the colour of leaves until it is nearly so.
#[must_use]
pub fn gauge(percent: u8, label: &str) -> String {
    filled(percent, label, if percent >= NEARLY_FULL_PERCENT { "is-low" } else { "is-well" })
}

fn filled(percent: u8, label: &str, tone: &str) -> String {
    let percent = percent.min(100);
    let role = if label.is_empty() { r#"aria-hidden="true""#.to_owned() } else { format!(r#"role="img" aria-label="{}""#, escape(label)) };
    format!(
        r#"<svg class="meter" viewBox="0 0 100 6" height="6" preserveAspectRatio="none" {role}><path class="meter-track" d="M0 0h100v6H0z"/><path class="meter-value {tone}" d="M0 0h{percent}v6H0z"/></svg>"#
    )
}

/// A list of labelled bars, at most [`BARS_MAX`]: its own table, because each row says its figure.
#[must_use]
pub fn bars(rows: &[(&str, u8)]) -> String {
    let mut out = String::from(r#"<ul class="bars">"#);
    for (label, percent) in rows.iter().take(BARS_MAX) {
        let _ = write!(out, r#"<li><span class="bars-label">{}</span>{}<b>{}%</b></li>"#, escape(label), meter(*percent, ""), percent.min(&100));
    }
    out.push_str("</ul>");
    out
}

/// A list of amounts, at most [`BARS_MAX`], each as long as it is beside the largest, with its own words for the figure: its own table, as [`bars`].
#[must_use]
pub fn amounts(rows: &[(&str, u64, &str)]) -> String {
    let largest = rows.iter().map(|(_, amount, _)| *amount).max().unwrap_or(0).max(1);
    let mut out = String::from(r#"<ul class="bars amounts">"#);
    for (label, amount, words) in rows.iter().take(BARS_MAX) {
        // What is there at all can be seen.
        let share = amount.saturating_mul(100).div_ceil(largest).min(100);
        let _ = write!(
            out,
            r#"<li><span class="bars-label">{}</span><svg class="meter" viewBox="0 0 100 6" height="6" preserveAspectRatio="none" aria-hidden="true"><path class="meter-track" d="M0 0h100v6H0z"/><path class="meter-value" d="M0 0h{share}v6H0z"/></svg><b>{}</b></li>"#,
            escape(label),
            escape(words)
        );
    }
    out.push_str("</ul>");
    out
}

/// The questions of a session in a row. Right, wrong and open differ in shape as well as in colour; `label` says where one stands.
#[must_use]
pub fn dots(states: &[Dot], label: &str) -> String {
    if states.len() > DOTS_MAX {
        let done = states.iter().filter(|state| !matches!(state, Dot::Open | Dot::Now)).count();
        let percent = u8::try_from(done * 100 / states.len()).unwrap_or(100);
        return format!(r#"<span class="dots">{}</span>"#, meter(percent, label));
    }
    let mut out = format!(r#"<span class="dots" role="img" aria-label="{}">"#, escape(label));
    for state in states {
        let class = match state {
            Dot::Right => "dot-right",
            Dot::Wrong => "dot-wrong",
            Dot::Partly => "dot-partly",
            Dot::Skipped => "dot-skipped",
            Dot::Now => "dot-now",
            Dot::Open => "dot-open",
        };
        let _ = write!(out, r#"<i class="{class}"></i>"#);
    }
    out.push_str("</span>");
    out
}

/// Columns of a distribution, at most [`BARS_MAX`], with their counts above and labels below; `marked` is the column that is the reader's own.
#[must_use]
pub fn distribution(bins: &[(&str, u32)], marked: Option<usize>, label: &str) -> String {
    let bins = bins.get(..bins.len().min(BARS_MAX)).unwrap_or(bins);
    let highest = f64::from(bins.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1));
    let step = PLOT_WIDTH / bins.len().max(1) as f64;
    let width = (step * 0.68).min(44.0);
    // Labels that would touch each other are thinned out; the last column, mostly the newest, keeps its own.
    let every = (FIGURE_STEP / step).ceil().max(1.0) as usize;
    let figured = figured(bins, step, marked);
    let mut out = open("distribution", label);
    let _ = write!(out, r#"<path class="axis" d="M0 {FLOOR}H{PLOT_WIDTH}"/>"#);
    for (position, (name, count)) in bins.iter().enumerate() {
        let centre = step * (position as f64 + 0.5);
        let height = (FLOOR - CEILING) * f64::from(*count) / highest;
        let class = if marked == Some(position) { "column marked" } else { "column" };
        if *count > 0 {
            let _ = write!(
                out,
                r#"<rect class="{class}" x="{}" y="{}" width="{}" height="{}" rx="3"/>"#,
                number(centre - width / 2.0),
                number(FLOOR - height),
                number(width),
                number(height)
            );
        }
        let x = number(centre);
        if (bins.len() - 1 - position) % every == 0 || marked == Some(position) {
            let _ = write!(out, r#"<text x="{x}" y="{}" text-anchor="middle">{}</text>"#, PLOT_HEIGHT - 8.0, escape(name));
        }
        if figured.contains(&position) {
            let _ = write!(out, r#"<text class="figure" x="{x}" y="{}" text-anchor="middle">{count}</text>"#, number(FLOOR - height - 5.0));
        }
    }
    out.push_str("</svg>");
    out
}

/// The columns whose figures have room beside each other, the last ones first. Where columns are narrow, nought is what one sees.
fn figured(bins: &[(&str, u32)], step: f64, marked: Option<usize>) -> Vec<usize> {
    let narrow = step < FIGURE_STEP;
    let mut edge = f64::INFINITY;
    let mut found = Vec::new();
    for (position, (_, count)) in bins.iter().enumerate().rev() {
        let centre = step * (position as f64 + 0.5);
        let half = DIGIT_WIDTH * f64::from(count.checked_ilog10().unwrap_or(0) + 1) / 2.0 + 1.0;
        if marked == Some(position) || !narrow || (*count > 0 && centre + half <= edge) {
            edge = centre - half;
            found.push(position);
        }
    }
    found
}

/// A line through time, of the last [`POINTS_MAX`] points, from nought to the highest value, with the first and last label and the last value.
#[must_use]
pub fn trend(points: &[(&str, f64)], label: &str) -> String {
    let points = points.get(points.len().saturating_sub(POINTS_MAX)..).unwrap_or(points);
    let highest = points.iter().map(|(_, value)| *value).filter(|value| value.is_finite()).fold(0.0, f64::max);
    let scale = if highest > 0.0 { (FLOOR - CEILING) / highest } else { 0.0 };
    let (start, end) = (8.0, PLOT_WIDTH - 40.0);
    let step = (end - start) / points.len().saturating_sub(1).max(1) as f64;
    let place = |position: usize, value: f64| {
        let value = if value.is_finite() { value.max(0.0) } else { 0.0 };
        (number(start + step * position as f64), number(FLOOR - value * scale))
    };
    let line = points.iter().enumerate().map(|(position, (_, value))| place(position, *value)).map(|(x, y)| format!("{x} {y}")).collect::<Vec<_>>().join("L");
    let mut out = open("trend", label);
    let _ = write!(out, r#"<path class="axis" d="M0 {FLOOR}H{PLOT_WIDTH}"/>"#);
    if let (Some((first, _)), Some((last, value))) = (points.first(), points.last()) {
        let (x, y) = place(points.len() - 1, *value);
        let _ = write!(
            out,
            r#"<path class="area" d="M{start} {FLOOR}L{line}L{x} {FLOOR}z"/><path class="line" d="M{line}"/><circle class="last" cx="{x}" cy="{y}" r="4.5"/>"#
        );
        let _ = write!(out, r#"<text class="figure" x="{}" y="{y}" dy="4">{}</text>"#, number(start + step * (points.len() - 1) as f64 + 9.0), number(*value));
        let _ = write!(out, r#"<text x="{start}" y="{}">{}</text>"#, PLOT_HEIGHT - 8.0, escape(first));
        if points.len() > 1 {
            let _ = write!(out, r#"<text x="{x}" y="{}" text-anchor="end">{}</text>"#, PLOT_HEIGHT - 8.0, escape(last));
        }
    }
    out.push_str("</svg>");
    out
}

fn open(class: &str, label: &str) -> String {
    format!(r#"<svg class="plot {class}" viewBox="0 0 {PLOT_WIDTH} {PLOT_HEIGHT}" role="img" aria-label="{}">"#, escape(label))
}

const fn tone(percent: u8) -> &'static str {
    if percent >= WELL_PERCENT { "is-well" } else { "is-low" }
}
