//! One page of a lesson as a section with its items.

use std::collections::BTreeSet;

use kernel::Language;

use super::divisions::{self, Divided, Division};
use super::exercises;
use super::images;
use super::pages::{Page, Role};
use super::plain_title;
use super::words::Word;
use super::wrapping::wrapping;
use crate::bounds::TITLE_CHARS_MAX;
use crate::html::{clean, escape};
use crate::markdown::book::Book;
use crate::markdown::{Directive, FrontMatter, Options, Rendered, Wrapping, slug, split_front_matter};
use crate::model::{ItemDraft, Refusal, SectionText};
use crate::source::refuse;

/// The longest list of link targets that challenges read on their own are given, in bytes.
const LINK_TARGETS_BYTES_MAX: usize = 64 * 1024;
/// What the format's template puts on a page that nobody has written yet.
const PLACEHOLDER: &str = "FIXME";
/// The most characters of a page that is only a placeholder.
const PLACEHOLDER_CHARS_MAX: usize = 200;

pub(super) struct Reader<'a> {
    pub(super) page: &'a Page,
    pub(super) book: &'a Book<'a>,
    pub(super) language: Language,
    /// The targets of links that all pages share.
    pub(super) shared_links: &'a str,
    pub(super) lesson_title: &'a str,
}

pub(super) struct Read {
    pub(super) text: SectionText,
    pub(super) items: Vec<ItemDraft>,
    pub(super) first_paragraph: String,
}

/// A page whose divisions are known.
pub(super) struct Prepared<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) divided: Divided,
    /// The ids of its challenges; empty for other divisions.
    pub(super) ids: Vec<String>,
    /// The targets of links that stand in lines of their own.
    pub(super) link_targets: String,
}

impl Reader<'_> {
    pub(super) fn read(&self, source: &str, refused: &mut dyn FnMut(Refusal)) -> Option<Read> {
        let source = source.replace("\r\n", "\n");
        let (matter, body, lines_before, problems) = split_front_matter(&source, false);
        let path = self.page.path.as_str();
        let named = matter.text("title").map(|title| plain_title(&title)).filter(|title| !title.is_empty() && title != PLACEHOLDER);
        if named.is_none() && self.page.role != Role::Front && body.trim().chars().count() <= PLACEHOLDER_CHARS_MAX {
            refused(refuse(path, 1, "empty", "the page has no title and hardly any text; it is a placeholder of the format's template"));
            return None;
        }
        let mut divided = divisions::divide(body, lines_before);
        rewrite_lines(&mut divided.lines);
        for problem in problems.into_iter().chain(std::mem::take(&mut divided.problems)) {
            refused(refuse(path, problem.line, problem.code, problem.reason));
        }
        let prepared = Prepared { reader: self, ids: ids(&divided), link_targets: link_targets(&divided.lines, self.shared_links), divided };
        let whole = format!("{}{}\n\n{}", "\n".repeat(lines_before), prepared.divided.lines.join("\n"), self.shared_links);
        let rendered = prepared.render(&whole, refused);
        let title = named.unwrap_or_else(|| self.title(&rendered));
        let items = exercises::items(&prepared, refused);
        Some(Read {
            text: SectionText {
                language: self.language,
                title: title.chars().take(TITLE_CHARS_MAX).collect(),
                html: format!("{}{}", self.minutes(&matter), without_empty_problems(&rendered.html)),
                source_path: path.to_owned(),
                machine_translated: false,
            },
            items,
            first_paragraph: rendered.first_paragraph_text,
        })
    }

    /// The title of a page that does not say it.
    fn title(&self, rendered: &Rendered) -> String {
        if self.page.role == Role::Front && !self.lesson_title.is_empty() {
            return self.lesson_title.to_owned();
        }
        let first = rendered.title.clone().or_else(|| rendered.headings.first().map(|heading| heading.text.clone()));
        first.unwrap_or_else(|| self.page.key.rsplit('/').next().unwrap_or_default().replace(['-', '_'], " "))
    }

    /// How long the episode takes.
    fn minutes(&self, matter: &FrontMatter) -> String {
        let of = |name: &str| matter.text(name).and_then(|text| text.trim().parse::<f64>().ok()).filter(|minutes| (0.0..10_000.0).contains(minutes));
        let total = of("teaching").unwrap_or(0.0) + of("exercises").unwrap_or(0.0);
        if total <= 0.0 {
            return String::new();
        }
        let text = Word::Minutes.print(self.language).replace("{}", &format!("{total:.0}"));
        clean(&format!("<p class=\"lesson-time\">{}</p>\n", escape(&text)))
    }
}

impl Prepared<'_> {
    /// Renders a part of the page in which the divisions have their numbers.
    pub(super) fn render(&self, source: &str, refused: &mut dyn FnMut(Refusal)) -> Rendered {
        let wrap = |directive: &Directive| -> Option<Wrapping> {
            let index = divisions::number_of(&directive.name)?;
            let division = self.division(index)?;
            let parent = division.parent.and_then(|parent| self.division(parent)).map_or("", |parent| parent.kind.as_str());
            Some(wrapping(division, parent, self.ids.get(index).map_or("", String::as_str), self.reader.language))
        };
        let options = Options { divisions: true, definition_lists: true, wrap: Some(&wrap), ..Options::default() };
        self.reader.book.page(&self.reader.page.path, source, &options, refused)
    }

    pub(super) fn division(&self, index: usize) -> Option<&Division> {
        self.divided.divisions.get(index)
    }
}

/// Rewrites what only this format has; code stays as it is.
fn rewrite_lines(lines: &mut [String]) {
    let mut fence: Option<String> = None;
    for line in lines {
        let trimmed = line.trim();
        let signs: String = trimmed.chars().take_while(|letter| *letter == '`').collect();
        let signs = if signs.is_empty() { trimmed.chars().take_while(|letter| *letter == '~').collect() } else { signs };
        match &fence {
            Some(open) if signs.starts_with(open.as_str()) && signs.len() == trimmed.len() => fence = None,
            Some(_) => continue,
            None if signs.len() >= 3 && !trimmed.get(signs.len()..).is_some_and(|info| info.contains('`')) => fence = Some(signs),
            None => {}
        }
        if line.contains("{{") {
            for root in ["{{ page.root }}", "{{page.root}}", "{{ site.root }}", "{{ relative_root_path }}", "{{ site.baseurl }}"] {
                *line = line.replace(&format!("{root}{{% link "), "").replace(root, "");
            }
        }
        if line.contains('{') {
            *line = images::rewrite(line);
        }
    }
}

fn ids(divided: &Divided) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut number = 0usize;
    divided
        .divisions
        .iter()
        .map(|division| {
            if division.kind != "challenge" {
                return String::new();
            }
            number += 1;
            let name = slug(&plain_title(&division.title));
            let wanted = if name.is_empty() { format!("exercise-{number}") } else { format!("exercise-{name}") };
            if taken.insert(wanted.clone()) {
                return wanted;
            }
            let numbered = format!("{wanted}-{number}");
            taken.insert(numbered.clone());
            numbered
        })
        .collect()
}

/// Lines such as `[name]: target`, which links anywhere on the page name.
fn link_targets(lines: &[String], shared: &str) -> String {
    let mut targets = String::new();
    let is_target = |line: &&str| line.starts_with('[') && !line.starts_with("[^") && line.split_once("]: ").is_some_and(|(name, _)| !name.contains('`'));
    for line in lines.iter().map(String::as_str).chain(shared.lines()).filter(is_target) {
        if targets.len() + line.len() < LINK_TARGETS_BYTES_MAX {
            targets.push_str(line);
            targets.push('\n');
        }
    }
    targets
}

/// A problem that ends with its solution leaves nothing after it.
pub(super) fn without_empty_problems(html: &str) -> String {
    const EMPTY: &str = "<div class=\"problem\">";
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(EMPTY) {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let inside = tail.get(EMPTY.len()..).unwrap_or_default();
        match inside.trim_start().strip_prefix("</div>") {
            Some(after) => rest = after,
            None => {
                out.push_str(EMPTY);
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    out
}
