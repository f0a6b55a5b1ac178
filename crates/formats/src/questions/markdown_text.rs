//! The Markdown of questions as clean HTML.

use pulldown_cmark::{Event, Options, Parser, html};

use crate::html::clean;

/// Markdown as blocks. Tags in it are text: questions about HTML write them as such.
pub(crate) fn to_html(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    });
    let mut out = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut out, events);
    clean(out.trim()).trim().to_owned()
}

/// Markdown in the line: a choice. Where it is one paragraph, it stands without its `<p>`.
pub(crate) fn to_inline_html(markdown: &str) -> String {
    let html = to_html(markdown);
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
        assert_eq!(to_inline_html("Use `const` & <b>x</b>\n"), "Use <code>const</code> &amp; &lt;b&gt;x&lt;/b&gt;");
        assert!(to_html("a\n\n```js\nlet a = 1 < 2;\n```").contains("let a = 1 &lt; 2;"));
        assert!(!to_html("[x](javascript:alert(1)) <script>y</script>").contains("javascript:"));
        assert_eq!(to_inline_html("a\n\nb"), "<p>a</p>\n<p>b</p>");
    }
}
