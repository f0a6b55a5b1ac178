//! Mends what TAL-SCQ5K lost when its texts were flattened: line breaks became two spaces, `\{` lost its backslash, `\\` in tables
//! became spaces, and blanks to fill in are underlined runs of `~`.

use std::collections::HashSet;

/// What a blank to fill in is written as.
const BLANK: &str = "____";
const ROWS: &[&str] = &["cases", "array", "matrix", "pmatrix", "vmatrix", "aligned", "align"];

/// The text with what was lost put back. Where `breaks` is true, two spaces outside of formulas part paragraphs; else they are one space.
pub(super) fn mend(text: &str, breaks: bool) -> String {
    let braces =
        text.replace("\\left {", "\\left\\{").replace("\\right }", "\\right\\}").replace("\\textquotesingle ", "'").replace("\\textquotesingle{}", "'");
    // Some analyses are HTML already: their paragraphs are marked, and their line breaks are only layout.
    let marked = braces.contains("</p>");
    let lines = if marked { braces.replace('\n', "") } else { braces };
    parted(&rows(&blanks(&lines)), breaks && !marked)
}

/// Commands whose argument may stand after a space.
const WITH_ARGUMENT: &[&str] = &["\\frac", "\\dfrac", "\\text", "\\sqrt", "\\overline", "\\rm", "\\mathrm", "\\begin", "\\end"];

/// The braces of a set, `M= {0,1,2 }`, lost their backslashes and left a space: both have one before them, or have no counterpart.
fn set_braces(formula: &str) -> String {
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut sets: HashSet<usize> = HashSet::new();
    let (mut previous, mut escaped) = (' ', false);
    for (at, letter) in formula.char_indices() {
        match letter {
            '{' if !escaped => {
                let before = formula.get(..at).unwrap_or("").trim_end();
                let argument = WITH_ARGUMENT.iter().any(|command| before.ends_with(command)) || before.ends_with(['}', '^', '_']);
                open.push((at, previous == ' ' && !argument));
            }
            '}' if !escaped => match open.pop() {
                Some((opening, true)) if previous == ' ' => sets.extend([opening, at]),
                None if previous == ' ' => drop(sets.insert(at)),
                _ => {}
            },
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
        previous = letter;
    }
    sets.extend(open.iter().filter(|(_, spaced)| *spaced).map(|(at, _)| *at));
    let mut out = String::with_capacity(formula.len() + sets.len());
    for (at, letter) in formula.char_indices() {
        if sets.contains(&at) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// `~\uline{~~~~~~}~` is a blank; the spaces around it belong to it.
fn blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\uline{") {
        match after.split_once('}') {
            Some((inside, tail)) if inside.chars().all(|letter| letter == '~' || letter.is_whitespace()) => {
                out.push_str(before.strip_suffix('~').unwrap_or(before));
                out.push_str(BLANK);
                rest = tail.strip_prefix('~').unwrap_or(tail);
            }
            Some(_) => {
                out.push_str(before);
                out.push_str("\\uline{");
                rest = after;
            }
            // No brace is closed from here on: nothing more to look for.
            None => break,
        }
    }
    out.push_str(rest);
    out
}

/// Rows of `\begin{cases}…\end{cases}` that are parted by nothing but three or more spaces get their `\\` back.
fn rows(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // An environment that does not end is not looked for again: that keeps hostile texts linear.
    let mut endless: Vec<&str> = Vec::new();
    while let Some((before, after)) = rest.split_once("\\begin{") {
        out.push_str(before);
        out.push_str("\\begin{");
        let known = ROWS.iter().find(|name| !endless.contains(*name) && after.strip_prefix(**name).is_some_and(|tail| tail.starts_with('}')));
        let whole = known.and_then(|name| after.split_once(&format!("\\end{{{name}}}")).map(|(inside, tail)| (*name, inside, tail)));
        match whole {
            Some((name, inside, tail)) => {
                out.push_str(&if inside.contains("\\\\") { inside.to_owned() } else { spaced_rows(inside) });
                out.push_str(&format!("\\end{{{name}}}"));
                rest = tail;
            }
            None => {
                endless.extend(known);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn spaced_rows(inside: &str) -> String {
    let rows: Vec<&str> = inside.split("   ").map(str::trim).filter(|row| !row.is_empty()).collect();
    rows.join(" \\\\ ")
}

/// Parts paragraphs outside of formulas, and tells money from formulas: in `$$$16$$` the first sign is money.
fn parted(text: &str, breaks: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut formula = String::new();
    let mut inside = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let to = if inside { &mut formula } else { &mut out };
        match letter {
            '\\' => {
                to.push('\\');
                to.extend(letters.next());
            }
            '$' => {
                let mut run = 1usize;
                while letters.next_if_eq(&'$').is_some() {
                    run += 1;
                }
                out.push_str(&set_braces(&std::mem::take(&mut formula)));
                dollars(run, &mut inside, &mut out);
            }
            ' ' if !inside => {
                let mut run = 1usize;
                while letters.next_if_eq(&' ').is_some() {
                    run += 1;
                }
                out.push_str(if run > 1 && breaks { "\n\n" } else { " " });
            }
            other => to.push(other),
        }
    }
    out.push_str(&formula);
    out.trim().to_owned()
}

fn dollars(run: usize, inside: &mut bool, out: &mut String) {
    match (run, *inside) {
        (3, false) => {
            out.push_str("\\$$$");
            *inside = true;
        }
        (3, true) => {
            out.push_str("$$\\$");
            *inside = false;
        }
        _ => {
            out.push_str(&"$".repeat(run));
            // Four signs end one formula and begin the next.
            if run < 3 {
                *inside = !*inside;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_is_mended(text in r"([${}~ \\]|\\begin\{cases\}|\\end\{cases\}|\\uline\{|</p>|[a-z学]){0,60}") {
            let mended = mend(&text, true);
            // Mending only moves spaces and adds backslashes: every letter is still there.
            let letters = |text: &str| text.chars().filter(|letter| *letter == '学').count();
            prop_assert_eq!(letters(&mended), letters(&text));
        }
    }

    #[test]
    fn what_was_lost_is_put_back() {
        for (text, mended) in [
            ("最小是~\\uline{~~~~~~~~~~}~． ", "最小是____．"),
            ("\\uline{The tower} is~\\uline{~~ ~}", "\\uline{The tower} is____"),
            ("a  $$x  y$$  b", "a\n\n$$x  y$$\n\nb"),
            ("for $$$16$$ each", "for \\$$$16$$ each"),
            ("$$a$$$$b$$  c", "$$a$$$$b$$\n\nc"),
            ("$$\\left { a \\right }$$", "$$\\left\\{ a \\right\\}$$"),
            ("$$\\begin{cases}x    y\\end{cases}$$", "$$\\begin{cases}x \\\\ y\\end{cases}$$"),
            ("$$M= {0,{a}_{1} }$$", "$$M= \\{0,{a}_{1} \\}$$"),
            ("$$ {x\\textbar x$$ or $$x }$$", "$$ \\{x\\textbar x$$ or $$x \\}$$"),
            ("$$\\frac {1}{2 } \\times {{3}^{2}}$$", "$$\\frac {1}{2 } \\times {{3}^{2}}$$"),
            ("<p>a  b</p>\n<p>c</p>", "<p>a b</p><p>c</p>"),
            ("\\begin{cases", "\\begin{cases"),
            ("5\\%  \\$", "5\\%\n\n\\$"),
        ] {
            assert_eq!(mend(text, true), mended);
        }
        assert_eq!(mend("a  b ", false), "a b");
    }
}
