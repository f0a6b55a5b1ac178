//! The text of questions with formulas in it, as clean HTML. A formula that cannot be shown stays as its source and is reported.

use crate::Sink;
use crate::markdown::math::mixed_text_to_html;
use crate::source::refuse;

/// Text in the line: a choice. A formula that is the whole choice stands in the line too.
pub(crate) fn inline(text: &str, path: &str, line: usize, sink: &mut dyn Sink) -> String {
    let html = html_of(text, path, line, sink);
    if html.starts_with("<math ") { html.replacen(" display=\"block\"", " display=\"inline\"", 1) } else { html }
}

fn html_of(text: &str, path: &str, line: usize, sink: &mut dyn Sink) -> String {
    let mixed = mixed_text_to_html(text.trim());
    for (formula, error) in mixed.failed {
        sink.refused(refuse(path, line, "formula", format!("'{formula}' is shown as its source: {error}")));
    }
    mixed.html.trim().to_owned()
}

/// Text in paragraphs, which empty lines part.
pub(crate) fn paragraphs(text: &str, path: &str, line: usize, sink: &mut dyn Sink) -> String {
    let html = html_of(text, path, line, sink).replace("<p></p>", "");
    if html.is_empty() || html.starts_with("<p>") { html } else { format!("<p>{html}</p>") }
}
