//! A page of d2lbook as plain Markdown with tabs: its directives are carried out.

use kernel::Language;

use super::citations::citation;
use super::contents::Place;
use super::labels::{Kind, Label, Labels, directive};
use super::settings::Settings;
use super::tabs;
use crate::html::escape;
use crate::model::Refusal;
use crate::source::refuse;

struct Page<'a> {
    path: &'a str,
    place: &'a Place,
    labels: &'a Labels,
    settings: &'a Settings,
    language: Language,
    refused: &'a mut dyn FnMut(Refusal),
    out: Vec<String>,
    /// The text tab in work: its names and its lines so far.
    tab: Option<(String, Vec<String>)>,
    line: usize,
}

/// Carries out the directives of a page.
pub(super) fn to_markdown(
    path: &str,
    source: &str,
    place: &Place,
    labels: &Labels,
    settings: &Settings,
    language: Language,
    refused: &mut dyn FnMut(Refusal),
) -> String {
    let mut page = Page { path, place, labels, settings, language, refused, out: Vec::new(), tab: None, line: 0 };
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        page.line += 1;
        let trimmed = line.trim_start();
        let sign = trimmed.len() - trimmed.trim_start_matches('`').len();
        if sign >= 3 {
            let fence = "`".repeat(sign);
            let mut body = Vec::new();
            let begin = page.line;
            for inner in lines.by_ref() {
                page.line += 1;
                if inner.trim() == fence {
                    break;
                }
                body.push(inner);
            }
            page.code(line, &fence, &body, begin);
        } else {
            page.text(line);
        }
    }
    page.end_tab();
    without_slide_signs(&page.out.join("\n"))
}

impl Page<'_> {
    fn push(&mut self, line: String) {
        match &mut self.tab {
            Some((_, lines)) => lines.push(line),
            None => self.out.push(line),
        }
    }

    /// The lines that directives on a line of their own are about.
    fn lines(&mut self) -> &mut Vec<String> {
        match &mut self.tab {
            Some((_, lines)) => lines,
            None => &mut self.out,
        }
    }

    fn end_tab(&mut self) {
        if let Some((names, lines)) = self.tab.take() {
            tabs::write(&mut self.out, &names, &lines);
        }
    }

    fn code(&mut self, opening: &str, fence: &str, body: &[&str], begin: usize) {
        let info = opening.trim().trim_start_matches('`').trim();
        if info == "toc" {
            return;
        }
        if info == "eval_rst" {
            let reason = "a block of reStructuredText cannot be represented; it is left out";
            return (self.refused)(refuse(self.path, begin, "rst", reason));
        }
        let named = body.iter().take(3).find_map(|line| tabs::named(line));
        let notebook = info.contains(".input");
        let mut lines = vec![opening.to_owned()];
        lines.extend(body.iter().filter(|line| tabs::named(line).is_none()).map(|line| (*line).to_owned()));
        lines.push(fence.to_owned());
        let several = self.settings.tabs.len() > 1;
        let names = named.or_else(|| self.settings.tabs.first().map(String::as_str).filter(|_| notebook)).unwrap_or("all");
        if names == "all" || !several || self.tab.is_some() {
            self.push(String::new());
            lines.into_iter().for_each(|line| self.push(line));
        } else {
            tabs::write(&mut self.out, names, &lines);
        }
    }

    fn text(&mut self, line: &str) {
        if let Some(names) = directive(line, "begin_tab") {
            self.end_tab();
            self.tab = Some((names.to_owned(), Vec::new()));
        } else if line.trim() == ":end_tab:" {
            self.end_tab();
        } else if let Some(name) = directive(line, "label") {
            self.label(name);
        } else if let Some(name) = directive(line, "eqlabel") {
            self.formula_label(name);
        } else if let Some(file) = directive(line, "bibliography") {
            let reason = format!("the list of references is made from '{file}', which is not read; citations say who and when");
            (self.refused)(refuse(self.path, self.line, "bibliography", reason));
        } else if directive(line, "width").is_none() {
            let line = self.references(line);
            self.push(line);
        }
    }

    /// Gives what stands before it the id of a label, and its number where readers look for it.
    fn label(&mut self, name: &str) {
        let labels = self.labels;
        let Some(label) = labels.get(name) else { return };
        let shown = labels.reference(label);
        let id = escape(name);
        let lines = self.lines();
        let Some(last) = lines.iter().rposition(|line| !line.trim().is_empty()) else { return };
        match label.kind {
            Kind::Section => {
                if let Some(line) = lines.get_mut(last) {
                    line.push_str(&format!(" {{#{name}}}"));
                }
            }
            Kind::Table => {
                let first = lines.iter().take(last).rposition(|line| !line.trim_start().starts_with('|')).map_or(0, |before| before + 1);
                let caption = first.checked_sub(1).and_then(|at| lines.get_mut(at)).filter(|line| line.starts_with(':') && line.len() > 1);
                match caption {
                    Some(line) => *line = format!("<span id=\"{id}\"></span>**{shown}** {}\n", line.trim_start_matches(':').trim()),
                    None => lines.insert(first, format!("<span id=\"{id}\"></span>**{shown}**\n")),
                }
            }
            Kind::Figure | Kind::Formula => {
                let first = lines.iter().take(last + 1).rposition(|line| line.contains("!["));
                if let Some(line) = first.and_then(|first| lines.get_mut(first)) {
                    *line = line.replacen("![", &format!("![{shown} "), 1);
                }
                if let Some(line) = lines.get_mut(last) {
                    line.push_str(&format!("{{#{name}}}"));
                }
            }
        }
    }

    fn formula_label(&mut self, name: &str) {
        let labels = self.labels;
        let number = labels.get(name).map(|label| label.number.clone()).unwrap_or_default();
        let lines = self.lines();
        let Some(last) = lines.iter().rposition(|line| line.trim_end().ends_with("$$")) else { return };
        let Some(line) = lines.get_mut(last) else { return };
        let Some(formula) = line.trim_end().strip_suffix("$$").map(str::to_owned) else { return };
        if !number.is_empty() {
            *line = format!("{formula} \\tag{{{number}}}$$");
        }
        let first = if formula.contains("$$") { Some(last) } else { lines.iter().take(last).rposition(|line| line.contains("$$")) };
        if let Some(line) = first.and_then(|first| lines.get_mut(first)) {
            *line = line.replacen("$$", &format!("<span id=\"{}\"></span>$$", escape(name)), 1);
        }
    }

    /// Carries out the references in a line.
    fn references(&mut self, line: &str) -> String {
        let mut out = String::with_capacity(line.len());
        let mut rest = line;
        while let Some(at) = rest.find(':') {
            let (before, tail) = rest.split_at(at);
            out.push_str(before);
            let Some((role, argument, after)) = role(tail) else {
                out.push(':');
                rest = tail.strip_prefix(':').unwrap_or_default();
                continue;
            };
            let Some(shown) = self.reference(role, argument) else {
                out.push(':');
                rest = tail.strip_prefix(':').unwrap_or_default();
                continue;
            };
            // The space before a role is part of its syntax and not of a Chinese sentence.
            if self.language.is_cjk() && out.ends_with(' ') && out.chars().rev().nth(1).is_some_and(|letter| !letter.is_ascii()) {
                out.pop();
            }
            out.push_str(&shown);
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn reference(&mut self, role: &str, argument: &str) -> Option<String> {
        match role {
            "cite" | "citet" | "citep" | "cite:t" => Some(citation(argument)),
            "numref" | "eqref" | "ref" | "label" | "eqlabel" => {
                let labels = self.labels;
                match labels.get(argument) {
                    Some(_) if role.ends_with("label") => Some(format!("<span id=\"{}\"></span>", escape(argument))),
                    Some(label) => Some(self.link(argument, label)),
                    None => {
                        let reason = format!("the label '{argument}' is not in this book; its name stands in its place");
                        (self.refused)(refuse(self.path, self.line, "broken-reference", reason));
                        Some(format!("`{argument}`"))
                    }
                }
            }
            _ => None,
        }
    }

    fn link(&self, name: &str, label: &Label) -> String {
        let shown = self.labels.reference(label).replace(['[', ']'], "");
        let target = if label.path == self.place.path { String::new() } else { format!("/{}", label.path) };
        format!("[{shown}](<{target}#{name}>)")
    }
}

/// The role that starts here: `:numref:`sec_x`` is `numref` and `sec_x`; and what follows.
fn role(text: &str) -> Option<(&str, &str, &str)> {
    let inside = text.strip_prefix(':')?;
    let end = inside.find(|letter: char| !letter.is_ascii_lowercase())?;
    let (name, tail) = inside.split_at_checked(end)?;
    let argument = tail.strip_prefix(":`")?;
    let (argument, after) = argument.split_once('`')?;
    (!name.is_empty() && !argument.is_empty()).then_some((name, argument, after))
}

/// `[**text**]` and `(**text**)` mark what goes to slides: only strong text remains; so do `[~~text~~]` and `(~~text~~)`, whose text
/// remains plain. A link around strong text is no such mark.
fn without_slide_signs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['[', '(']) {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let mark = [("[**", "**]", "**"), ("(**", "**)", "**"), ("[~~", "~~]", ""), ("(~~", "~~)", "")].into_iter().find_map(|(opening, closing, kept)| {
            let inside = tail.strip_prefix(opening)?;
            let paragraph = inside.split("\n\n").next()?;
            let end = paragraph.find(closing)?;
            let after = inside.get(end + closing.len()..)?;
            (!after.starts_with('(')).then_some((kept, inside.get(..end)?, after))
        });
        match mark {
            Some((kept, inside, after)) => {
                out.extend([kept, inside, kept]);
                rest = after;
            }
            None => {
                let length = tail.chars().next().map_or(1, char::len_utf8);
                out.push_str(tail.get(..length).unwrap_or_default());
                rest = tail.get(length..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}
