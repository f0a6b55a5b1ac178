//! Marks what was found. Everything else is escaped, so the result may stand in a page as it is.

use std::collections::HashSet;

use crate::analysis::{Run, Script, UNSPACED_GRAM, bigrams, spaced_word, stretches, words};
use crate::bounds::SNIPPET_CHARACTERS;
use crate::fold::{Folded, fold_into};

/// The most characters of a token that are compared in scripts without spaces.
const GRAM_MAX: usize = UNSPACED_GRAM;

/// The tokens of a query that are marked.
pub(crate) struct Marked {
    /// In scripts without spaces, by their characters.
    grams: HashSet<[char; GRAM_MAX]>,
    /// Between spaces.
    words: HashSet<String>,
    /// A bit for what a token may begin with, so that most of a text is passed over at once.
    beginnings: u64,
}

/// Marks the places of a text.
#[derive(Default)]
pub(crate) struct Marker {
    folded: Vec<Folded>,
    places: Vec<(usize, usize)>,
}

fn beginning(character: char) -> u64 {
    1 << (u32::from(character) % u64::BITS)
}

/// A token of at most [`GRAM_MAX`] characters.
fn gram(characters: impl Iterator<Item = char>) -> [char; GRAM_MAX] {
    let mut gram = ['\0'; GRAM_MAX];
    gram.iter_mut().zip(characters).for_each(|(place, character)| *place = character);
    gram
}

/// The tokens a query marks. Single Han characters are marked only where the query is nothing else.
pub(crate) fn marked(query: &str) -> Marked {
    let mut tokens: HashSet<String> = words(query).into_iter().chain(bigrams(query)).map(|token| token.text).collect();
    if tokens.iter().any(|text| text.chars().count() > 1) {
        tokens.retain(|text| text.chars().count() > 1 || text.is_ascii());
    }
    let beginnings = tokens.iter().filter_map(|text| text.chars().next()).map(beginning).fold(0, |all, bit| all | bit);
    let grams = tokens.iter().filter(|text| text.chars().count() <= GRAM_MAX).map(|text| gram(text.chars())).collect();
    Marked { grams, words: tokens, beginnings }
}

impl Marker {
    /// Where the text holds what is marked: stretches in order that do not touch.
    fn places(&mut self, text: &str, marked: &Marked) -> &[(usize, usize)] {
        fold_into(text, &mut self.folded);
        self.places.clear();
        for (script, range) in stretches(&self.folded) {
            let characters = self.folded.get(range).unwrap_or(&[]);
            match script {
                Script::Cjk => {
                    mark_grams(characters, 2, marked, &mut self.places);
                    if characters.len() > 1 {
                        mark_grams(characters, 1, marked, &mut self.places);
                    }
                }
                Script::Unspaced => mark_grams(characters, UNSPACED_GRAM, marked, &mut self.places),
                Script::Spaced => {
                    if characters.first().is_some_and(|first| marked.beginnings & beginning(first.character) != 0) {
                        let mut tokens = Vec::new();
                        spaced_word(&Run { script, characters: characters.to_vec() }, &mut tokens);
                        self.places.extend(tokens.iter().filter(|token| marked.words.contains(&token.text)).map(|token| (token.start, token.end)));
                    }
                }
            }
        }
        self.places.sort_unstable();
        self.places.dedup_by(|next, last| {
            let touching = next.0 <= last.1;
            if touching {
                last.1 = last.1.max(next.1);
            }
            touching
        });
        &self.places
    }

    /// Whether the text holds anything of what is marked.
    pub fn is_marked(&mut self, text: &str, marked: &Marked) -> bool {
        !self.places(text, marked).is_empty()
    }

    /// The whole text with `<mark>` around what was found.
    pub fn highlight(&mut self, text: &str, marked: &Marked) -> String {
        let mut html = String::with_capacity(text.len() + text.len() / 4);
        write(text, self.places(text, marked), 0, text.len(), &mut html);
        html
    }

    /// The stretch of about [`SNIPPET_CHARACTERS`] with the most marks, highlighted; the beginning where nothing is marked.
    pub fn snippet(&mut self, text: &str, marked: &Marked) -> String {
        let places = self.places(text, marked);
        let lead = SNIPPET_CHARACTERS / 6;
        let (mut starts, mut passed, mut from_byte) = (Vec::with_capacity(places.len()), 0, 0);
        for (start, _) in places {
            passed += text.get(from_byte..*start).map_or(0, |between| between.chars().count());
            from_byte = *start;
            starts.push(passed);
        }
        let (mut best, mut most, mut last) = (0, 0, 0);
        for (number, start) in starts.iter().enumerate() {
            while starts.get(last).is_some_and(|place| *place < start + SNIPPET_CHARACTERS - lead) {
                last += 1;
            }
            if last - number > most {
                (best, most) = (*start, last - number);
            }
        }
        let first = if best + lead < SNIPPET_CHARACTERS { 0 } else { best - lead };
        let byte_of = |from: &str, characters: usize| from.char_indices().nth(characters).map_or(from.len(), |(at, _)| at);
        let from = byte_of(text, first);
        let to = from + byte_of(text.get(from..).unwrap_or(""), SNIPPET_CHARACTERS);
        let mut html = String::with_capacity((to - from) * 2);
        if from > 0 {
            html.push('…');
        }
        write(text, places, from, to, &mut html);
        if to < text.len() {
            html.push('…');
        }
        html
    }
}

/// The places of tokens of a length; of a shorter stretch the whole.
fn mark_grams(characters: &[Folded], size: usize, marked: &Marked, places: &mut Vec<(usize, usize)>) {
    for part in characters.windows(size.min(characters.len())) {
        let (Some(first), Some(last)) = (part.first(), part.last()) else {
            continue;
        };
        if marked.beginnings & beginning(first.character) != 0 && marked.grams.contains(&gram(part.iter().map(|folded| folded.character))) {
            places.push((first.start, last.end));
        }
    }
}

fn escape(text: &str, html: &mut String) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let instead = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            byte if byte.is_ascii_control() => " ",
            0xC2 => match text.as_bytes().get(at + 1) {
                Some(0x80..=0x9F) => " ",
                _ => continue,
            },
            _ => continue,
        };
        html.push_str(text.get(from..at).unwrap_or(""));
        html.push_str(instead);
        from = at + if byte == 0xC2 { 2 } else { 1 };
    }
    html.push_str(text.get(from..).unwrap_or(""));
}

/// A part of the text with `<mark>` around what lies in it of the places.
fn write(text: &str, places: &[(usize, usize)], from: usize, to: usize, html: &mut String) {
    let mut at = from;
    for (start, end) in places {
        let (start, end) = ((*start).max(from), (*end).min(to));
        if start >= end {
            continue;
        }
        escape(text.get(at..start).unwrap_or(""), html);
        html.push_str("<mark>");
        escape(text.get(start..end).unwrap_or(""), html);
        html.push_str("</mark>");
        at = end;
    }
    escape(text.get(at..to).unwrap_or(""), html);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn highlight(text: &str, query: &str) -> String {
        Marker::default().highlight(text, &marked(query))
    }

    #[test]
    fn marks_and_escapes() {
        let query = "靜夜思 fractions";
        assert_eq!(highlight("静夜思 <b> & Fraction", query), "<mark>静夜思</mark> &lt;b&gt; &amp; <mark>Fraction</mark>");
        assert_eq!(highlight("<script>\"'", query), "&lt;script&gt;&quot;&#39;");
        assert_eq!(highlight("夜\u{85}静é\0思", query), "夜 静é 思");
        let long = format!("{}静夜思{}", "春".repeat(400), "冬".repeat(400));
        let cut = Marker::default().snippet(&long, &marked(query));
        assert!(cut.contains("<mark>静夜思</mark>") && cut.starts_with('…') && cut.ends_with('…'));
        assert!(cut.chars().count() < SNIPPET_CHARACTERS + 20);
        assert_eq!(Marker::default().snippet("", &marked(query)), "");
    }

    #[test]
    fn single_characters_are_marked_where_the_query_is_nothing_else() {
        assert_eq!(highlight("月光", "月"), "<mark>月</mark>光");
        assert_eq!(highlight("明月 月", "明月"), "<mark>明月</mark> 月");
        assert_eq!(highlight("การบวกเศษส่วน", "เศษส่วน"), "การบวก<mark>เศษส่วน</mark>");
    }

    #[test]
    fn the_richest_stretch_is_shown() {
        let text = format!("分数{}分数与小数，小数与分数{}", "春".repeat(300), "冬".repeat(300));
        let cut = Marker::default().snippet(&text, &marked("分数 小数"));
        assert_eq!(cut.matches("<mark>").count(), 4, "{cut}");
    }
}
