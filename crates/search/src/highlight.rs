//! Marks what was found. Everything else is escaped, so the result may stand in a page as it is.

use std::collections::HashSet;

use crate::analysis::{bigrams, shown, words};
use crate::bounds::SNIPPET_CHARACTERS;

/// The tokens of a query that are marked.
pub(crate) struct Marked {
    tokens: HashSet<String>,
    /// The first letters of the spaced words among them: other words need not be stemmed to see that they are not meant.
    beginnings: HashSet<char>,
}

/// The tokens a query marks. Single Han characters are marked only where the query is nothing else.
pub(crate) fn marked(query: &str) -> Marked {
    let mut tokens: HashSet<String> = words(query).into_iter().chain(bigrams(query)).map(|token| token.text).collect();
    if tokens.iter().any(|text| text.chars().count() > 1) {
        tokens.retain(|text| text.chars().count() > 1 || text.is_ascii());
    }
    let beginnings = tokens.iter().filter_map(|text| text.chars().next()).collect();
    Marked { tokens, beginnings }
}

fn places(text: &str, marked: &Marked) -> Vec<(usize, usize)> {
    let tokens = shown(text, |beginning| marked.beginnings.contains(&beginning));
    let mut places: Vec<(usize, usize)> =
        tokens.into_iter().filter(|token| marked.tokens.contains(&token.text)).map(|token| (token.start, token.end)).collect();
    places.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (start, end) in places {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

fn escape(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            character if character.is_control() => html.push(' '),
            character => html.push(character),
        }
    }
}

/// The whole text with `<mark>` around what was found.
pub(crate) fn highlight(text: &str, marked: &Marked) -> String {
    let mut html = String::new();
    let mut at = 0;
    for (start, end) in places(text, marked) {
        escape(text.get(at..start).unwrap_or(""), &mut html);
        html.push_str("<mark>");
        escape(text.get(start..end).unwrap_or(""), &mut html);
        html.push_str("</mark>");
        at = end;
    }
    escape(text.get(at..).unwrap_or(""), &mut html);
    html
}

/// The stretch of about [`SNIPPET_CHARACTERS`] with the most marks, highlighted; the beginning where nothing is marked.
pub(crate) fn snippet(text: &str, marked: &Marked) -> String {
    let found = places(text, marked);
    let begins: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let place_of = |byte: usize| begins.partition_point(|begin| *begin < byte);
    let starts: Vec<usize> = found.iter().map(|(start, _)| place_of(*start)).collect();
    let lead = SNIPPET_CHARACTERS / 6;
    let best = starts
        .iter()
        .map(|start| (starts.iter().filter(|other| (*start..start + SNIPPET_CHARACTERS - lead).contains(other)).count(), std::cmp::Reverse(*start)))
        .max()
        .map_or(0, |(_, start)| start.0);
    let first = if best + lead < SNIPPET_CHARACTERS { 0 } else { best - lead };
    let from = begins.get(first).copied().unwrap_or(0);
    let to = begins.get(first + SNIPPET_CHARACTERS).copied().unwrap_or(text.len());
    let mut html = String::new();
    if from > 0 {
        html.push('…');
    }
    html.push_str(&highlight(text.get(from..to).unwrap_or(""), marked));
    if to < text.len() {
        html.push('…');
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_escapes() {
        let query = marked("靜夜思 fractions");
        assert_eq!(highlight("静夜思 <b> & Fraction", &query), "<mark>静夜思</mark> &lt;b&gt; &amp; <mark>Fraction</mark>");
        assert_eq!(highlight("<script>\"'", &query), "&lt;script&gt;&quot;&#39;");
        let long = format!("{}静夜思{}", "春".repeat(400), "冬".repeat(400));
        let cut = snippet(&long, &query);
        assert!(cut.contains("<mark>静夜思</mark>") && cut.starts_with('…') && cut.ends_with('…'));
        assert!(cut.chars().count() < SNIPPET_CHARACTERS + 20);
        assert_eq!(snippet("", &query), "");
    }
}
