//! The Markdown of questions as clean HTML.

use crate::html::escape;
use crate::markdown::{NoLinks, Options, Problem, render};

/// Questions write dollar signs for money and for variables of shells.
const OPTIONS: fn() -> Options<'static> = || Options { dollar_maths: false, ..Options::default() };

/// Markdown as blocks; what could not be represented goes to `problems`.
pub(crate) fn to_html(markdown: &str, problems: &mut Vec<Problem>) -> String {
    let rendered = render(markdown, &OPTIONS(), &NoLinks);
    problems.extend(rendered.problems);
    // A question has no title of its own: what looks like one is its first line.
    let first_line = rendered.title.map(|title| format!("<p><strong>{}</strong></p>", escape(&title))).unwrap_or_default();
    format!("{first_line}{}", rendered.html.trim())
}

/// Markdown in the line: a choice. Where it is one paragraph, it stands without its `<p>`.
pub(crate) fn to_inline_html(markdown: &str, problems: &mut Vec<Problem>) -> String {
    let html = to_html(markdown, problems);
    match html.strip_prefix("<p>").and_then(|inside| inside.strip_suffix("</p>")) {
        Some(inside) if !inside.contains("<p>") => inside.trim().to_owned(),
        _ => html,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_clean_html() {
        let mut problems = Vec::new();
        let mut inline = |text: &str| to_inline_html(text, &mut problems);
        assert_eq!(inline("Use `const` & `<b>x</b>` for $1 and $2\n"), "Use <code>const</code> &amp; <code>&lt;b&gt;x&lt;/b&gt;</code> for $1 and $2");
        assert!(inline("a\n\n```js\nlet a = 1 < 2;\n```").contains("data-language=\"js\""));
        assert!(!inline("[x](javascript:alert(1)) <script>y</script>").contains("javascript:"));
        assert!(inline("# Which?").starts_with("<p><strong>Which?</strong></p>"));
        assert_eq!(inline("a\n\nb").replace('\n', ""), "<p>a</p><p>b</p>");
    }
}
