//! LaTeX formulas to MathML.
//!
//! [`prepare`] rewrites what KaTeX and MathJax understand and `pulldown-latex` does not; [`mixed`] reads plain text with formulas in it.

mod cursor;
mod mixed;
mod prepare;
mod rewrites;
mod text_mode;

pub use mixed::{Mixed, mixed_text_to_html};

use pulldown_latex::config::DisplayMode;
use pulldown_latex::{Event, Parser, RenderConfig, Storage, push_mathml};

use crate::bounds::{FORMULA_BYTES_MAX, NESTING_MAX};
use crate::html::escape;

/// The most commands (`\frac`, `\alpha`) in one formula. The longest formula of a thousand-page book of mathematics has about two hundred.
pub const FORMULA_COMMANDS_MAX: usize = 3_000;
/// From this many commands on, a formula is read on a thread with a stack that is large enough for [`FORMULA_COMMANDS_MAX`] nested ones.
const LONG_FORMULA_COMMANDS: usize = 250;
/// The stack of that thread, in bytes.
const LONG_FORMULA_STACK: usize = 64 * 1024 * 1024;

/// Why a formula cannot be shown as MathML. Its source is shown instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormulaError {
    /// Longer than [`FORMULA_BYTES_MAX`].
    #[error("the formula is longer than {FORMULA_BYTES_MAX} bytes")]
    TooLong,
    /// Nested deeper than [`NESTING_MAX`].
    #[error("the formula is nested deeper than {NESTING_MAX} levels")]
    TooDeep,
    /// More commands than [`FORMULA_COMMANDS_MAX`].
    #[error("the formula has more than {FORMULA_COMMANDS_MAX} commands")]
    TooManyCommands,
    /// Not LaTeX as the converter knows it.
    #[error("the formula cannot be read: {0}")]
    Unreadable(String),
}

/// The MathML of a LaTeX formula without its dollar signs; `display` asks for a formula in a line of its own. The source stays as the
/// `alttext`, for those who listen and for downloads in other formats.
pub fn to_mathml(latex: &str, display: bool) -> Result<String, FormulaError> {
    if latex.len() > FORMULA_BYTES_MAX {
        return Err(FormulaError::TooLong);
    }
    let source = latex.trim();
    let prepared = prepare::prepare(source)?;
    let commands = prepared.matches('\\').count();
    if commands > FORMULA_COMMANDS_MAX {
        return Err(FormulaError::TooManyCommands);
    }
    let mathml = if commands < LONG_FORMULA_COMMANDS { convert(&prepared, display)? } else { convert_on_large_stack(&prepared, display)? };
    if deepest(&mathml) > NESTING_MAX * 2 {
        return Err(FormulaError::TooDeep);
    }
    let rest = mathml.strip_prefix("<math").unwrap_or(&mathml);
    Ok(format!("<math alttext=\"{}\"{rest}", escape(source)))
}

/// The formula as HTML whatever happens: MathML, or its source as `<code class="formula">` and the reason.
#[must_use]
pub fn to_html(latex: &str, display: bool) -> (String, Option<FormulaError>) {
    match to_mathml(latex, display) {
        Ok(mathml) => (mathml, None),
        Err(error) => (format!("<code class=\"formula\">{}</code>", escape(latex.trim())), Some(error)),
    }
}

fn convert(prepared: &str, display: bool) -> Result<String, FormulaError> {
    // The converter is not ours and formulas are not either: should it panic, one formula is lost and not the book.
    std::panic::catch_unwind(|| convert_unguarded(prepared, display)).unwrap_or_else(|_| Err(FormulaError::Unreadable("the converter gave up".to_owned())))
}

fn convert_unguarded(prepared: &str, display: bool) -> Result<String, FormulaError> {
    let storage = Storage::new();
    let events: Vec<Event> = Parser::new(prepared, &storage).collect::<Result<_, _>>().map_err(|error| {
        let reason = error.to_string();
        FormulaError::Unreadable(reason.lines().next().unwrap_or_default().trim_start_matches("parsing error: ").to_owned())
    })?;
    let display_mode = if display { DisplayMode::Block } else { DisplayMode::Inline };
    let mut out = String::with_capacity(prepared.len() * 8);
    let events = events.into_iter().map(Ok::<_, std::convert::Infallible>);
    push_mathml(&mut out, events, RenderConfig { display_mode, ..RenderConfig::default() }).map_err(|error| FormulaError::Unreadable(error.to_string()))?;
    Ok(out)
}

/// `pulldown-latex` descends once for each command that is the bare argument of another (`\sqrt\sqrt x`).
fn convert_on_large_stack(prepared: &str, display: bool) -> Result<String, FormulaError> {
    let lost = || FormulaError::Unreadable("the converter gave up".to_owned());
    std::thread::scope(|scope| {
        let worker = std::thread::Builder::new().stack_size(LONG_FORMULA_STACK).spawn_scoped(scope, || convert(prepared, display)).map_err(|_| lost())?;
        worker.join().map_err(|_| lost())?
    })
}

/// How deep the elements of MathML are nested.
fn deepest(mathml: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0usize);
    let mut bytes = mathml.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if byte == b'<' {
            if bytes.peek() == Some(&b'/') {
                depth = depth.saturating_sub(1);
            } else {
                depth += 1;
                deepest = deepest.max(depth);
            }
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_mathml() {
        let fraction = to_mathml(r"\frac{1}{2}", false).unwrap();
        assert!(fraction.starts_with(r#"<math alttext="\frac{1}{2}""#), "{fraction}");
        assert!(fraction.contains("<mfrac>"));
        assert!(to_mathml("x<y", true).unwrap().contains(r#"display="block""#));
        for accepted in [
            r"\operatorname*{arg\,min}_{x} f(x)",
            r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
            r"\begin{cases} 1 & \text{if $x > 0$} \\ 0 & \text{otherwise} \end{cases}",
            r"\begin{array}{|c|*{2}{c}|} \hline 1 & 2 & 3 \\ \hline \end{array}",
            r"{n \choose k} + {a \over b}",
            r"a = b \tag{3.1} \label{eq:x}",
            r"\bm{x}^\top \Bbb R \boxed{42} \dots \mbox{面积} \pod{3}",
            r"\left( \frac12 \right] \middle| x",
            r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}",
            r"\begin{eqnarray} a &=& b \end{eqnarray}",
            r"x^{\textsuperscript{2}} \textless{} y",
        ] {
            assert_eq!(to_mathml(accepted, true).map(|_| ()), Ok(()), "{accepted}");
        }
    }

    #[test]
    fn unreadable_formulas_keep_their_source() {
        let (html, error) = to_html(r"\frac{1", false);
        assert_eq!(html, r#"<code class="formula">\frac{1</code>"#);
        assert!(matches!(error, Some(FormulaError::Unreadable(_))));
    }

    #[test]
    fn hostile_formulas_end_quickly() {
        let deep = format!("{}x{}", "{".repeat(NESTING_MAX + 1), "}".repeat(NESTING_MAX + 1));
        assert_eq!(to_mathml(&deep, false), Err(FormulaError::TooDeep));
        assert_eq!(to_mathml(&"x".repeat(FORMULA_BYTES_MAX + 1), false), Err(FormulaError::TooLong));
        assert!(to_mathml(&"x".repeat(FORMULA_BYTES_MAX), false).is_ok());
        assert_eq!(to_mathml(&r"\hat ".repeat(FORMULA_COMMANDS_MAX + 1), false), Err(FormulaError::TooManyCommands));
        assert!(to_mathml(&format!("{}x", r"\sqrt".repeat(FORMULA_COMMANDS_MAX)), false).is_err());
        assert!(to_mathml(&format!("{}x", r"\frac{1}".repeat(FORMULA_COMMANDS_MAX)), false).is_err());
        assert!(to_mathml(&r"\relax ".repeat(FORMULA_COMMANDS_MAX), false).is_ok());
        assert!(to_mathml(r"\def\a{\a\a}\a", false).is_err());
        assert!(to_mathml(&r"\alpha ".repeat(FORMULA_COMMANDS_MAX), false).is_ok());
        for broken in
            [r"\", r"\left", r"\begin", r"\begin{", r"\end{x}", "}", "&", r"\text", r"\text{", "^", "_", "#1", r"\frac", r"\not", r"\tag", r"\over \over", "$"]
        {
            let _ = to_html(broken, true);
        }
    }
}
