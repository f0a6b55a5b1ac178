//! The Chinese words behind a file name in Latin letters: `mengzi.json` holds 孟子, and its text says so.

use std::collections::BTreeMap;

use pinyin::ToPinyin;

use super::shape::Node;

/// The longest title looked for, in characters.
const NAME_CHARS_MAX: usize = 8;
/// The most lines looked at.
const LINES_LOOKED_AT_MAX: usize = 2_000;

/// The words that the text has most often among those that are spelled like `stem`; at least two characters, so that no chance syllable counts.
pub(super) fn name_in(stem: &str, nodes: &[Node]) -> Option<String> {
    let mut lines = Vec::new();
    collect(nodes, &mut lines);
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for line in lines {
        let letters: Vec<char> = line.chars().collect();
        for start in 0..letters.len() {
            if let Some(name) = spelled(stem, letters.get(start..).unwrap_or_default()) {
                *found.entry(name).or_default() += 1;
            }
        }
    }
    found.into_iter().max_by_key(|(_, count)| *count).map(|(name, _)| name)
}

fn collect<'a>(nodes: &'a [Node], lines: &mut Vec<&'a str>) {
    for node in nodes {
        if lines.len() >= LINES_LOOKED_AT_MAX {
            return;
        }
        match node {
            Node::Part { title, nodes } => {
                lines.push(title);
                collect(nodes, lines);
            }
            Node::Text(text) => {
                lines.push(&text.title);
                lines.extend(text.lines.iter().map(String::as_str).take(LINES_LOOKED_AT_MAX.saturating_sub(lines.len())));
            }
        }
    }
}

/// The characters at the beginning whose syllables are exactly the stem.
fn spelled(stem: &str, letters: &[char]) -> Option<String> {
    let mut rest = stem;
    let mut name = String::new();
    for letter in letters.iter().take(NAME_CHARS_MAX) {
        rest = rest.strip_prefix(letter.to_pinyin()?.plain())?;
        name.push(*letter);
        if rest.is_empty() {
            return (name.chars().count() > 1).then_some(name);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_syllables() {
        let letters: Vec<char> = "孟子見梁惠王".chars().collect();
        assert_eq!(spelled("mengzi", &letters).as_deref(), Some("孟子"));
        assert_eq!(spelled("meng", &letters), None);
        assert_eq!(spelled("mengzix", &letters), None);
        assert_eq!(name_in("mengzi", &[]), None);
    }
}
