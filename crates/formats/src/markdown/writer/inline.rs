//! Text in lines: marks, bare addresses, and the inline signs of pymdownx.

use super::super::links::is_web_address;
use super::super::math::to_html;
use super::super::words::emoji;
use super::super::{MARK_NOTHING, MARK_START, Mark};
use super::Writer;
use crate::html::escape;

/// The longest text between inline signs, in bytes.
const SIGNED_BYTES_MAX: usize = 400;

impl Writer<'_> {
    pub(super) fn text(&mut self, text: &str) {
        if let Some((_, code)) = &mut self.code {
            code.push_str(text);
            return;
        }
        if self.picture.is_some() {
            let restored = self.restored(text);
            if let Some((_, description)) = &mut self.picture {
                description.push_str(&restored);
            }
            return;
        }
        if let Some(html) = &mut self.html {
            html.push_str(text);
            return;
        }
        let mut rest = self.without_attributes(text);
        while let Some(at) = rest.find(MARK_START) {
            let (before, tail) = rest.split_at(at);
            self.plain(before);
            let Some((mark, after)) = Mark::read(tail) else {
                rest = tail.strip_prefix(MARK_START).unwrap_or_default();
                continue;
            };
            self.mark(mark);
            rest = after;
        }
        self.plain(rest);
    }

    pub(super) fn code_span(&mut self, code: &str) {
        let restored = self.restored(code);
        if let Some((_, description)) = &mut self.picture {
            description.push_str(&restored);
            return;
        }
        // `:::cpp int x` and `#!cpp int x` name a language, which is too short to be shown.
        let shown =
            restored.strip_prefix("#!").or_else(|| restored.strip_prefix(":::")).and_then(|named| named.split_once(' ')).filter(|_| self.options.inline_signs);
        let shown =
            shown.filter(|(language, _)| language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+')).map_or(restored.as_str(), |(_, code)| code);
        self.push(&format!("<code>{}</code>", escape(shown)));
        self.last = 'x';
    }

    fn mark(&mut self, mark: Mark) {
        match mark {
            Mark::Open(number) => {
                let Some((_, wrapping)) = self.directives.get(number) else { return };
                self.paragraph.mark = true;
                self.enter(&wrapping.before, &wrapping.after);
                self.title_of_directive = None;
                let has_title =
                    self.directives.get(number).is_some_and(|(directive, wrapping)| !directive.title.is_empty() || !wrapping.default_title.is_empty());
                if has_title && !wrapping.title.0.is_empty() {
                    self.title_of_directive = Some(wrapping.title.clone());
                }
            }
            Mark::Close(_) => {
                self.paragraph.mark = true;
                self.title_of_directive = None;
                self.leave();
            }
            Mark::Formula(number) => {
                let Some(formula) = self.formulas.get(number) else { return };
                let (html, failure) = to_html(&formula.latex, formula.display);
                if let Some(error) = failure {
                    self.problem(formula.line, "formula", format!("{error}; it is shown as source text"));
                }
                self.push(&html);
                self.last = 'x';
            }
            Mark::Missing(number) => {
                let note = self.missing_note(number);
                self.paragraph.mark = true;
                self.out.push_str(&note);
            }
        }
    }

    /// Text between the tags of raw HTML, which is HTML itself.
    pub(super) fn marks_in_html(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(MARK_START) {
            let (before, tail) = rest.split_at(at);
            out.push_str(before);
            match Mark::read(tail) {
                Some((Mark::Formula(number), after)) => {
                    if let Some(formula) = self.formulas.get(number) {
                        let (html, failure) = to_html(&formula.latex, formula.display);
                        if let Some(error) = failure {
                            self.problem(formula.line, "formula", format!("{error}; it is shown as source text"));
                        }
                        out.push_str(&html);
                    }
                    rest = after;
                }
                Some((_, after)) => rest = after,
                None => rest = tail.strip_prefix(MARK_START).unwrap_or_default(),
            }
        }
        out.push_str(rest);
        out.replace(MARK_NOTHING, "")
    }

    /// Drops `{: .class }` and `{ #id .class width=300 }` after an element.
    fn without_attributes<'t>(&mut self, text: &'t str) -> &'t str {
        let after_element = std::mem::take(&mut self.after_element) && !self.line_broke;
        let Some(inside) = text.strip_prefix('{').filter(|inside| after_element || inside.starts_with(':')) else { return text };
        let Some((list, rest)) = inside.split_once('}') else { return text };
        let list = list.strip_prefix(':').unwrap_or(list);
        let attribute = |word: &str| {
            word.starts_with(['.', '#'])
                || word.split_once('=').is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'))
        };
        if list.trim().is_empty() || list.len() > SIGNED_BYTES_MAX || !list.split_whitespace().all(attribute) {
            return text;
        }
        if let Some(id) = list.split_whitespace().find_map(|word| word.strip_prefix('#'))
            && let Some(at) = self.paragraph.figures.rfind("<figure>")
        {
            self.paragraph.figures.insert_str(at + "<figure".len(), &format!(" id=\"{}\"", escape(id)));
        }
        rest
    }

    /// Text without marks.
    fn plain(&mut self, text: &str) {
        let text = text.replace(MARK_NOTHING, "");
        if text.is_empty() {
            return;
        }
        if std::mem::take(&mut self.line_broke) {
            let first = text.chars().next().unwrap_or(' ');
            if !(is_cjk(self.last) && is_cjk(first)) {
                self.out.push('\n');
            }
        }
        self.paragraph.text |= !text.trim().is_empty();
        self.last = text.chars().next_back().unwrap_or(' ');
        let mut rest = text.as_str();
        let mut previous = ' ';
        while let Some(letter) = rest.chars().next() {
            if let Some((html, after)) = self.special(rest, letter, previous) {
                self.out.push_str(&html);
                rest = after;
                previous = ' ';
                continue;
            }
            // Everything up to the next character that may mean something goes at once.
            let length = rest.char_indices().skip(1).find(|(_, next)| matches!(next, 'h' | 'H' | '+' | '=' | '^' | '{' | ':')).map_or(rest.len(), |(at, _)| at);
            let (piece, after) = rest.split_at(length);
            self.out.push_str(&escape(piece));
            previous = piece.chars().next_back().unwrap_or(' ');
            rest = after;
        }
    }

    fn special<'t>(&self, rest: &'t str, letter: char, previous: char) -> Option<(String, &'t str)> {
        match letter {
            'h' | 'H' if self.links_open == 0 && !previous.is_ascii_alphanumeric() && is_web_address(rest) => bare_address(rest),
            '+' if self.options.inline_signs => keys(rest),
            '=' if self.options.inline_signs => signed(rest, "==", "==", "mark"),
            '^' if self.options.inline_signs => signed(rest, "^^", "^^", "ins"),
            '{' if self.options.inline_signs => critic(rest),
            ':' if self.options.inline_signs => {
                let inside = rest.strip_prefix(':')?;
                let end = inside.bytes().take(40).position(|byte| byte == b':')?;
                let picture = emoji(inside.get(..end)?)?;
                Some((picture.to_owned(), inside.get(end + 1..)?))
            }
            _ => None,
        }
    }
}

fn bare_address(rest: &str) -> Option<(String, &str)> {
    let length = rest.find(|letter: char| letter.is_whitespace() || !letter.is_ascii() || "<>\"'`()[]{}|\\^".contains(letter)).unwrap_or(rest.len());
    let address = rest.get(..length)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '~']);
    if address.split_once("://").is_none_or(|(_, host)| !host.starts_with(|first: char| first.is_ascii_alphanumeric())) {
        return None;
    }
    let shown = escape(address);
    Some((format!("<a href=\"{shown}\">{shown}</a>"), rest.get(address.len()..)?))
}

/// `++ctrl+alt+c++`.
fn keys(rest: &str) -> Option<(String, &str)> {
    let inside = rest.strip_prefix("++")?;
    let end = inside.get(..inside.floor_char_boundary(60.min(inside.len())))?.find("++")?;
    let (names, after) = (inside.get(..end)?, inside.get(end + 2..)?);
    let known = |name: &str| !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_\"".contains(letter));
    if !names.split('+').all(known) {
        return None;
    }
    let shown: Vec<String> = names.split('+').map(|name| format!("<kbd>{}</kbd>", escape(&key_name(name.trim_matches('"'))))).collect();
    Some((shown.join("+"), after))
}

fn key_name(name: &str) -> String {
    match name {
        "cmd" | "command" => "⌘".to_owned(),
        "arrow-up" | "up" => "↑".to_owned(),
        "arrow-down" | "down" => "↓".to_owned(),
        "arrow-left" | "left" => "←".to_owned(),
        "arrow-right" | "right" => "→".to_owned(),
        other => other.split('-').map(super::super::words::capitalised).collect::<Vec<_>>().join(" "),
    }
}

fn signed<'t>(rest: &'t str, opening: &str, closing: &str, element: &str) -> Option<(String, &'t str)> {
    let inside = rest.strip_prefix(opening)?;
    let near = inside.get(..inside.floor_char_boundary(SIGNED_BYTES_MAX.min(inside.len())))?;
    let text = near.get(..near.find(closing)?)?;
    if text.trim() != text || text.is_empty() || text.starts_with('=') {
        return None;
    }
    Some((format!("<{element}>{}</{element}>", escape(text)), inside.get(text.len() + closing.len()..)?))
}

/// CriticMarkup: `{++added++}`, `{--deleted--}`, `{~~old~>new~~}`, `{==marked==}`, `{>>comment<<}`.
fn critic(rest: &str) -> Option<(String, &str)> {
    if let Some((html, after)) = signed(rest, "{~~", "~~}", "ins") {
        let (old, new) = html.strip_prefix("<ins>")?.strip_suffix("</ins>")?.split_once("~&gt;")?;
        return Some((format!("<del>{old}</del><ins>{new}</ins>"), after));
    }
    [("{++", "++}", "ins"), ("{--", "--}", "del"), ("{==", "==}", "mark"), ("{>>", "<<}", "small")]
        .into_iter()
        .find_map(|(opening, closing, element)| signed(rest, opening, closing, element))
}

/// Scripts in which a line break between two characters is no space.
pub(super) fn is_cjk(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{312f}' | '\u{31a0}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '…' | '—')
}
