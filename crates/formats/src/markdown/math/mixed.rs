//! Plain text with formulas and a few LaTeX text commands, as question banks write it.

use super::cursor::{Cursor, Token};
use super::text_mode::character_of;
use super::{FormulaError, to_html, to_mathml};
use crate::bounds::NESTING_MAX;
use crate::html::{clean, escape};

/// What stands around a formula, beside the single dollar sign.
const PAIRS: &[(&str, &str)] = &[("$$", "$$"), ("\\(", "\\)"), ("\\[", "\\]")];
/// The longest tag or character entity that is looked for.
const MARKUP_BYTES_MAX: usize = 10;

/// What [`mixed_text_to_html`] made of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mixed {
    /// The clean HTML: inline where the text is one paragraph, `<p>` elements where it is more.
    pub html: String,
    /// The formulas that stayed source text, and why: each is worth a refusal with the code `formula`.
    pub failed: Vec<(String, FormulaError)>,
}

/// HTML elements that question banks leave in plain text; each counts only where it is closed as well.
const LEFT_OVER_ELEMENTS: &[&str] = &["p", "sup", "sub", "strong", "em", "b", "i", "u"];

/// Turns plain text with `$…$`, `$$…$$`, `\(…\)` and `\[…\]` into clean HTML. A formula is displayed where it is a paragraph of its own,
/// otherwise it stands in the line, whatever its dollar signs. Not for texts in which `$` means money: there, `escape` is enough (a
/// dollar sign before a space, or whose pair stands after a space or before a digit, is money here too).
#[must_use]
pub fn mixed_text_to_html(text: &str) -> Mixed {
    let mut mixed = Mixed::default();
    let normal = text.replace("\r\n", "\n");
    let paragraphs: Vec<&str> = normal.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect();
    let closed: Vec<&str> = LEFT_OVER_ELEMENTS.iter().copied().filter(|name| normal.contains(&format!("</{name}>"))).collect();
    for paragraph in &paragraphs {
        if paragraphs.len() > 1 {
            mixed.html.push_str("<p>");
        }
        inline(paragraph, &mut mixed, 0, &closed);
        if paragraphs.len() > 1 {
            mixed.html.push_str("</p>");
        }
    }
    mixed.html = clean(&mixed.html);
    mixed
}

fn inline(text: &str, mixed: &mut Mixed, depth: usize, closed: &[&str]) {
    let mut cursor = Cursor::new(text);
    let pairs: Vec<_> =
        PAIRS.iter().filter(|(opening, closing)| text.rsplit_once(closing).is_some_and(|(before, _)| before.contains(opening))).copied().collect();
    let mut previous = ' ';
    while !cursor.rest.is_empty() {
        if let Some((formula, rest)) = formula_at(cursor.rest, &pairs) {
            let alone = rest.trim().is_empty() && text.len() == cursor.rest.len() && depth == 0;
            cursor.rest = rest;
            let (html, failure) = to_html(formula, alone);
            mixed.html.push_str(&html);
            mixed.failed.extend(failure.map(|error| (formula.to_owned(), error)));
            previous = ' ';
            continue;
        }
        if let Some((kept, rest)) = left_over_html(cursor.rest, closed).or_else(|| quotes(cursor.rest)) {
            mixed.html.push_str(&kept);
            cursor.rest = rest;
            continue;
        }
        let before = cursor.rest;
        match cursor.token() {
            Some(Token::Command(name)) => command(&mut cursor, name, before, mixed, depth, closed),
            Some(Token::Letter('~')) if !(previous.is_ascii_digit() && cursor.rest.starts_with(|next: char| next.is_ascii_digit())) => {
                mixed.html.push('\u{a0}')
            }
            Some(Token::Letter('\n')) => mixed.html.push_str("<br>"),
            Some(Token::Letter(letter)) => {
                mixed.html.push_str(&escape(letter.encode_utf8(&mut [0; 4])));
                previous = letter;
            }
            None => break,
        }
    }
}

/// The formula that starts here, and what follows it.
fn formula_at<'a>(text: &'a str, pairs: &[(&str, &str)]) -> Option<(&'a str, &'a str)> {
    for (opening, closing) in pairs {
        if let Some((formula, rest)) = text.strip_prefix(*opening).and_then(|inside| inside.split_once(*closing)) {
            return (!formula.trim().is_empty()).then_some((formula, rest));
        }
    }
    let inside = text.strip_prefix('$')?;
    if inside.starts_with(|first: char| first.is_whitespace() || first == '$') {
        return None;
    }
    let mut escaped = false;
    for (at, letter) in inside.char_indices() {
        if letter == '$' && !escaped {
            let (formula, rest) = (inside.get(..at)?, inside.get(at + 1..)?);
            let money = formula.ends_with(char::is_whitespace) || rest.starts_with(|next: char| next.is_ascii_digit());
            return (!money).then_some((formula, rest));
        }
        escaped = letter == '\\' && !escaped;
    }
    None
}

fn left_over_html<'a>(text: &'a str, closed: &[&str]) -> Option<(String, &'a str)> {
    if let Some(entity) = text.strip_prefix('&') {
        let end = entity.bytes().take(MARKUP_BYTES_MAX).position(|byte| byte == b';')?;
        let (name, rest) = (entity.get(..end)?, entity.get(end + 1..)?);
        let known = (2..=8).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
        return known.then(|| (format!("&{name};"), rest));
    }
    let inside = text.strip_prefix('<')?;
    let end = inside.bytes().take(MARKUP_BYTES_MAX).position(|byte| byte == b'>')?;
    let (tag, rest) = (inside.get(..end)?, inside.get(end + 1..)?);
    let name = tag.trim_start_matches('/').trim_end_matches(['/', ' ']);
    let whole_tag = name == "br" || closed.contains(&name);
    whole_tag.then(|| (format!("<{tag}>"), rest))
}

fn quotes(text: &str) -> Option<(String, &str)> {
    [("``", "“"), ("''", "”")].into_iter().find_map(|(written, meant)| text.strip_prefix(written).map(|rest| (meant.to_owned(), rest)))
}

fn command(cursor: &mut Cursor<'_>, name: &str, before: &str, mixed: &mut Mixed, depth: usize, closed: &[&str]) {
    let element = match name {
        "emph" | "textit" => "em",
        "textbf" => "strong",
        "uline" | "underline" => "u",
        "textsuperscript" => "sup",
        "textsubscript" => "sub",
        "text" | "textrm" | "mbox" => "span",
        _ => "",
    };
    if !element.is_empty() {
        if depth < NESTING_MAX
            && let Some(inside) = cursor.group()
        {
            mixed.html.push_str(&format!("<{element}>"));
            inline(inside, mixed, depth + 1, closed);
            mixed.html.push_str(&format!("</{element}>"));
        } else {
            mixed.html.push_str(&escape(&format!("\\{name}")));
        }
        return;
    }
    match name {
        "\\" | "break" | "newline" => mixed.html.push_str("<br>"),
        "hfill" | "hspace" | "vspace" | "noindent" | "par" => drop(cursor.group()),
        _ => match character_of(name) {
            Some(character) => {
                mixed.html.push_str(&escape(character));
                if cursor.rest.starts_with("{}") {
                    cursor.group();
                }
            }
            None => bare_formula(cursor, before, mixed),
        },
    }
}

/// A command of formulas outside of dollar signs: it is read with the arguments that follow it.
fn bare_formula(cursor: &mut Cursor<'_>, before: &str, mixed: &mut Mixed) {
    while cursor.rest.starts_with('{') && cursor.group().is_some() {}
    let source = before.get(..before.len() - cursor.rest.len()).unwrap_or(before);
    match to_mathml(source, false) {
        Ok(mathml) => mixed.html.push_str(&mathml),
        Err(_) => mixed.html.push_str(&escape(source)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_stand_in_the_line_or_alone() {
        let mixed = mixed_text_to_html("共有$$53$$个星期日");
        assert!(mixed.html.starts_with("共有<math alttext=\"53\""), "{}", mixed.html);
        assert!(!mixed.html.contains("block"));
        assert!(mixed_text_to_html(r"\[x^2\]").html.contains("display=\"block\""));
        assert!(mixed_text_to_html(r"so \(x\) is").html.contains("<mi>x</mi>"));
    }

    #[test]
    fn money_is_not_a_formula() {
        assert_eq!(mixed_text_to_html("from $5 to $6, or $5-$6").html, "from $5 to $6, or $5-$6");
        assert_eq!(mixed_text_to_html("$$ and $").html, "$$ and $");
    }

    #[test]
    fn text_commands_and_left_over_html_are_read() {
        let html = |text: &str| mixed_text_to_html(text).html;
        assert_eq!(html(r"\emph{x}\textsubscript{1} 10\% ~\textless{} ``y'' 1~5"), "<em>x</em><sub>1</sub> 10% &nbsp;&lt; “y” 1~5");
        assert_eq!(html("<p>a &ldquo;b</p>\n<p>c</p>"), "<p>a “b</p><br><p>c</p>");
        assert_eq!(html("a<b and c>d <script>x"), "a&lt;b and c&gt;d &lt;script&gt;x");
        assert_eq!(html("a\n\nb"), "<p>a</p><p>b</p>");
        assert!(html(r"roots of \sqrt{16} are").contains("<msqrt>"));
        assert_eq!(html(r"\unknowncommand{x}"), r"\unknowncommand{x}");
    }

    #[test]
    fn failures_are_told() {
        let mixed = mixed_text_to_html(r"a $\frac{1$ b");
        assert_eq!(mixed.failed.len(), 1);
        assert!(mixed.html.contains("<code class=\"formula\">\\frac{1</code>"));
        let deep = format!("{}x{}", r"\emph{".repeat(10_000), "}".repeat(10_000));
        let _ = mixed_text_to_html(&deep);
        let _ = mixed_text_to_html(&"$".repeat(100_000));
    }
}
