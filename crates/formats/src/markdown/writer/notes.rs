//! Footnotes: numbered in the order in which they are called, written at the end of the page.

use std::collections::HashMap;

use super::Writer;

#[derive(Default)]
pub(super) struct Notes {
    numbers: HashMap<String, usize>,
    called: HashMap<String, usize>,
    /// Finished notes with their numbers.
    written: Vec<(usize, String)>,
    /// The note in work: its number, and where it began in the output.
    current: Option<(usize, usize, usize)>,
}

impl Notes {
    pub(super) fn inside(&self) -> bool {
        self.current.is_some()
    }

    fn number(&mut self, name: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(name.to_owned()).or_insert(next)
    }
}

impl Writer<'_> {
    pub(super) fn note_reference(&mut self, name: &str) {
        let number = self.notes.number(name);
        let calls = self.notes.called.entry(name.to_owned()).or_default();
        *calls += 1;
        let id = if *calls == 1 { format!(" id=\"fnref-{number}\"") } else { String::new() };
        self.push(&format!("<sup class=\"footnote-reference\"{id}><a href=\"#fn-{number}\">{number}</a></sup>"));
    }

    pub(super) fn start_note(&mut self, name: &str) {
        let number = self.notes.number(name);
        self.open.push(String::new());
        self.notes.current = Some((number, self.out.len(), self.open.len()));
    }

    pub(super) fn end_note(&mut self) {
        let Some((number, started, depth)) = self.notes.current.take() else { return };
        while self.open.len() > depth {
            self.leave();
        }
        self.open.pop();
        let body = self.out.split_off(started.min(self.out.len()));
        self.notes.written.push((number, body));
    }

    pub(super) fn write_notes(&mut self) {
        let mut written = std::mem::take(&mut self.notes.written);
        written.sort_by_key(|(number, _)| *number);
        for (number, body) in written {
            let label = format!("<sup><a href=\"#fnref-{number}\">{number}</a></sup> ");
            let body = match body.strip_prefix("<p>") {
                Some(rest) => format!("<p>{label}{rest}"),
                None => format!("{label}{body}"),
            };
            self.out.push_str(&format!("<div class=\"footnote\" id=\"fn-{number}\">{}</div>\n", body.trim_end()));
        }
    }
}
