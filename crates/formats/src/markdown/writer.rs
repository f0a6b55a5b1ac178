//! The third pass: the events of `pulldown-cmark` become HTML of our vocabulary.

mod elements;
mod inline;
mod notes;

pub(super) use elements::{picture_in_line, write_link_start};

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd, TextMergeStream};

use super::directives::{Directive, Wrapping};
use super::links::LinkResolver;
use super::slug::{Ids, slug};
use super::spans::Formula;
use super::{Heading, MARK_NOTHING, Options, Problem, Rendered, raw_html};
use crate::bounds::{NESTING_MAX, TITLE_CHARS_MAX};
use crate::html::{escape, text_of};

/// The longest description of a page, in characters.
const FIRST_PARAGRAPH_CHARS_MAX: usize = 600;

pub(super) struct Writer<'a> {
    options: &'a Options<'a>,
    links: &'a dyn LinkResolver,
    directives: &'a [(Directive, Wrapping)],
    formulas: &'a [Formula],
    missing: &'a [String],
    out: String,
    /// Closing tags of what is open, the innermost last; empty for what is beyond the bound.
    open: Vec<String>,
    rendered: Rendered,
    ids: Ids,
    /// How much the levels of headings are moved, where a page has more than one of level 1.
    shift: u8,
    /// Where the paragraph or heading in work began in the output.
    started: usize,
    paragraph: ParagraphState,
    /// The tags for the title of the directive that just began.
    title_of_directive: Option<(String, String)>,
    /// The code block in work: its language and its text.
    code: Option<(String, String)>,
    /// The picture in work: its address, and its description so far.
    picture: Option<(String, String)>,
    /// Raw HTML that goes on for several lines.
    html: Option<String>,
    table: TableState,
    notes: notes::Notes,
    links_open: usize,
    /// The last character written as text, and whether the line broke after it.
    last: char,
    line_broke: bool,
    /// Whether an inline element has just ended, which a list of attributes may follow.
    after_element: bool,
}

#[derive(Default)]
struct ParagraphState {
    /// The pictures in it, as figures.
    figures: String,
    /// Whether there is anything but pictures.
    text: bool,
    /// Whether the mark of a directive stood in it.
    mark: bool,
}

#[derive(Default)]
struct TableState {
    alignments: Vec<pulldown_cmark::Alignment>,
    column: usize,
    head: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        options: &'a Options<'a>,
        links: &'a dyn LinkResolver,
        directives: &'a [(Directive, Wrapping)],
        formulas: &'a [Formula],
        missing: &'a [String],
    ) -> Self {
        Self {
            options,
            links,
            directives,
            formulas,
            missing,
            out: String::new(),
            open: Vec::new(),
            rendered: Rendered::default(),
            ids: Ids::default(),
            shift: 0,
            started: 0,
            paragraph: ParagraphState::default(),
            title_of_directive: None,
            code: None,
            picture: None,
            html: None,
            table: TableState::default(),
            notes: notes::Notes::default(),
            links_open: 0,
            last: '\n',
            line_broke: false,
            after_element: false,
        }
    }

    pub(super) fn write(mut self, text: &str) -> Rendered {
        let events: Vec<Event<'_>> = TextMergeStream::new(Parser::new_ext(text, extensions(self.options))).collect();
        let titles = events.iter().filter(|event| matches!(event, Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H1, .. }))).count();
        self.shift = u8::from(titles > 1);
        for event in events {
            self.event(event);
        }
        while let Some(closing) = self.open.pop() {
            self.out.push_str(&closing);
        }
        self.write_notes();
        self.rendered.html = std::mem::take(&mut self.out);
        self.rendered
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(code) => self.code_span(&code),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::Html(html) | Event::InlineHtml(html) => self.raw(&html),
            Event::FootnoteReference(name) => self.note_reference(&name),
            Event::SoftBreak => self.line_broke = true,
            Event::HardBreak => self.push("<br>\n"),
            Event::Rule => self.push("<hr>\n"),
            Event::TaskListMarker(done) => self.push(if done { "☑ " } else { "☐ " }),
        }
    }

    /// Writes HTML; a line break before it that the source had is written first.
    fn push(&mut self, html: &str) {
        if let Some((_, description)) = &mut self.picture {
            description.push_str(&text_of(html));
            return;
        }
        self.break_line();
        self.paragraph.text = true;
        self.after_element = true;
        self.last = '\n';
        self.out.push_str(html);
    }

    /// Writes the line break that the source had before an element; after Chinese it would show as a space that nobody wrote.
    fn break_line(&mut self) {
        if std::mem::take(&mut self.line_broke) && !inline::is_cjk(self.last) {
            self.out.push('\n');
        }
    }

    /// Opens an element; beyond the bound only its content is written.
    fn enter(&mut self, opening: &str, closing: &str) {
        let within = self.open.len() < NESTING_MAX;
        if within && self.picture.is_none() {
            self.break_line();
            self.out.push_str(opening);
        }
        self.open.push(if within && self.picture.is_none() { closing.to_owned() } else { String::new() });
    }

    fn leave(&mut self) {
        self.after_element = true;
        if let Some(closing) = self.open.pop() {
            self.out.push_str(&closing);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } => {
                self.started = self.out.len();
                self.paragraph = ParagraphState::default();
                self.last = '\n';
                self.line_broke = false;
                if let Tag::Heading { id: Some(id), .. } = tag {
                    self.paragraph.mark = true;
                    self.out.push_str(&format!("{MARK_NOTHING}{id}{MARK_NOTHING}"));
                }
            }
            Tag::BlockQuote(_) => self.enter("<blockquote>\n", "</blockquote>\n"),
            Tag::CodeBlock(kind) => self.code = Some((language_of(&kind), String::new())),
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::List(Some(1)) => self.enter("<ol>\n", "</ol>\n"),
            Tag::List(Some(first)) => self.enter(&format!("<ol start=\"{first}\">\n"), "</ol>\n"),
            Tag::List(None) => self.enter("<ul>\n", "</ul>\n"),
            Tag::Item => {
                self.line_broke = false;
                self.enter("<li>", "</li>\n");
            }
            Tag::FootnoteDefinition(name) => self.start_note(&name),
            Tag::DefinitionList => self.enter("<dl>\n", "</dl>\n"),
            Tag::DefinitionListTitle => self.enter("<dt>", "</dt>\n"),
            Tag::DefinitionListDefinition => self.enter("<dd>", "</dd>\n"),
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => self.start_of_table(tag),
            Tag::Emphasis => self.enter("<em>", "</em>"),
            Tag::Strong => self.enter("<strong>", "</strong>"),
            Tag::Strikethrough => self.enter("<del>", "</del>"),
            Tag::Superscript => self.enter("<sup>", "</sup>"),
            Tag::Subscript => self.enter("<sub>", "</sub>"),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => self.start_link(&format!("mailto:{dest_url}")),
            Tag::Link { dest_url, .. } => self.start_link(&dest_url),
            Tag::Image { dest_url, .. } => {
                if self.picture.is_none() {
                    self.picture = Some((self.restored(&dest_url), String::new()));
                }
                self.open.push(String::new());
            }
            Tag::MetadataBlock(_) => self.enter("", ""),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(level) => self.end_heading(level as u8),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    let rewritten = self.rewritten(&html);
                    self.out.push_str(&rewritten);
                }
            }
            TagEnd::FootnoteDefinition => self.end_note(),
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => self.end_of_table(tag),
            TagEnd::Link => {
                self.leave();
                self.links_open = self.links_open.saturating_sub(1);
            }
            TagEnd::Image => {
                self.open.pop();
                self.end_picture();
            }
            TagEnd::Item | TagEnd::List(_) => {
                self.line_broke = false;
                self.leave();
            }
            _ => self.leave(),
        }
    }

    fn end_paragraph(&mut self) {
        self.line_broke = false;
        let state = std::mem::take(&mut self.paragraph);
        let body = self.out.split_off(self.started.min(self.out.len()));
        if let Some((before, after)) = self.title_of_directive.take_if(|_| !state.mark) {
            self.out.extend([before.as_str(), body.trim(), after.as_str(), "\n"]);
            return;
        }
        if !state.figures.is_empty() && !state.text {
            self.out.push_str(&state.figures);
            return;
        }
        if state.mark || body.trim().is_empty() {
            self.out.push_str(&body);
            return;
        }
        if self.rendered.first_paragraph_text.is_empty() && !self.notes.inside() {
            self.rendered.first_paragraph_text = text_of(&body).chars().take(FIRST_PARAGRAPH_CHARS_MAX).collect();
        }
        self.out.extend(["<p>", &body, "</p>\n"]);
    }

    fn end_heading(&mut self, level: u8) {
        self.line_broke = false;
        let mut body = self.out.split_off(self.started.min(self.out.len()));
        let mut wanted = None;
        if let Some((id, rest)) = body.strip_prefix(MARK_NOTHING).and_then(|tail| tail.split_once(MARK_NOTHING)) {
            wanted = Some(id.to_owned());
            body = rest.to_owned();
        }
        let text: String = text_of(&body);
        if level == 1 && self.rendered.title.is_none() && !self.notes.inside() {
            self.rendered.title = Some(text.chars().take(TITLE_CHARS_MAX).collect());
            let id = wanted.unwrap_or_else(|| slug(&text));
            // Links to the title lead to the beginning of the body.
            let id = self.ids.take(&id, self.options.duplicate_separator);
            self.out.push_str(&format!("<span id=\"{}\"></span>", escape(&id)));
            return;
        }
        let id = self.ids.take(&wanted.unwrap_or_else(|| slug(&text)), self.options.duplicate_separator);
        let level = (level + self.shift).clamp(2, 6);
        self.out.push_str(&format!("<h{level} id=\"{}\">{}</h{level}>\n", escape(&id), body.trim()));
        self.rendered.headings.push(Heading { level, id, text });
    }

    fn raw(&mut self, html: &str) {
        if let Some(whole) = &mut self.html {
            whole.push_str(html);
            return;
        }
        let rewritten = self.rewritten(html);
        if !rewritten.is_empty() {
            self.push(&rewritten);
        }
    }

    fn rewritten(&mut self, html: &str) -> String {
        let links = self.links;
        raw_html::rewrite(html, links, &mut |text| self.marks_in_html(text))
    }

    fn problem(&mut self, line: usize, code: &'static str, reason: String) {
        self.rendered.problems.push(Problem { line, code, reason });
    }
}

fn extensions(options: &Options<'_>) -> pulldown_cmark::Options {
    use pulldown_cmark::Options as Extensions;
    let mut extensions = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_HEADING_ATTRIBUTES;
    if options.definition_lists {
        extensions |= Extensions::ENABLE_DEFINITION_LIST;
    }
    extensions
}

/// The language of a code block: the first word of what follows the fence, without the signs that Pandoc and notebooks put around it.
fn language_of(kind: &CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Indented => String::new(),
        CodeBlockKind::Fenced(info) => {
            let words = info.trim_start_matches(['{', '.', ' ']);
            words.split([' ', ',', '}', '{', '=', '\t', ':']).next().unwrap_or_default().to_owned()
        }
    }
}
