//! Reads a solution as an answer that a program can mark: a number, a word, letters of choices. In doubt it is none of these.

use kernel::Language;

use super::numbering::letters;
use super::numbers::number;
use super::xml::{self, Node};
use crate::model::Interaction;

/// The longest word that is asked for as a short text, in characters.
const WORD_CHARS_MAX: usize = 30;
/// The longest solution that is looked at, in bytes.
const LINE_BYTES_MAX: usize = 200;

/// The answer, where the solution is plainly one number or one word.
pub(super) fn plain_answer(solution: Node<'_>, language: Language) -> Option<Interaction> {
    let line = line_of(solution)?;
    if let Some((correct, unit)) = number(&line, language) {
        return Some(Interaction::Numeric { correct, tolerance: 0.0, unit });
    }
    let has_math = solution.descendants().any(|node| xml::name(node) == "math");
    (!has_math && is_one_word(&line)).then(|| {
        let accepted = vec![line.trim_end_matches('.').to_owned()];
        Interaction::ShortText { accepted, case_sensitive: false }
    })
}

/// The solution as one line of text; `None` where it has anything that one line does not show (tables, pictures, powers, several paragraphs).
pub(super) fn line_of(solution: Node<'_>) -> Option<String> {
    let mut line = String::new();
    flatten(solution, &mut line)?;
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

fn flatten(node: Node<'_>, line: &mut String) -> Option<()> {
    for child in node.children() {
        if child.is_text() {
            line.push_str(child.text().unwrap_or(""));
        } else if child.is_element() {
            match xml::name(child) {
                "title" | "label" => {}
                "para" if !line.trim().is_empty() => return None,
                "para" | "math" | "mrow" | "mstyle" | "mn" | "mtext" => flatten(child, line)?,
                "mo" => {
                    // Spaces around an operator are the writer's, not the reader's.
                    line.push_str(xml::plain(child).trim());
                }
                "mspace" | "space" => line.push(' '),
                "mfrac" => {
                    let (above, below) = (child.first_element_child()?, child.last_element_child()?);
                    let whole = |part: Node<'_>| {
                        let mut text = String::new();
                        flatten_one(part, &mut text)?;
                        let text = text.trim().to_owned();
                        text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text)
                    };
                    line.push_str(&format!(" {}/{} ", whole(above)?, whole(below)?));
                }
                _ => return None,
            }
        }
        if line.len() > LINE_BYTES_MAX {
            return None;
        }
    }
    Some(())
}

/// As [`flatten`], for one node that is itself a token or a row.
fn flatten_one(node: Node<'_>, line: &mut String) -> Option<()> {
    matches!(xml::name(node), "mn" | "mrow" | "mtext" | "mstyle").then(|| flatten(node, line)).flatten()
}

fn is_one_word(line: &str) -> bool {
    let word = line.trim_end_matches('.');
    let count = word.chars().count();
    let letters = word.chars().all(|letter| letter.is_alphabetic() || letter == '-') && word.starts_with(char::is_alphabetic);
    // Two or three letters without a vowel are a product of variables rather than a word.
    let sounds = count > 3 || !word.is_ascii() || word.to_ascii_lowercase().contains(['a', 'e', 'i', 'o', 'u', 'y']) && !word.ends_with(['x', 'y', 'z']);
    letters && sounds && (2..=WORD_CHARS_MAX).contains(&count) && !["answers", "varies", "vary"].contains(&word.to_lowercase().as_str())
}

/// The letters a solution names, as ids in order: `C`, `(c)`, `a, d`, `B and D`, or a letter with the very text of its choice.
pub(super) fn letters_named(line: &str, choices: &[String]) -> Option<Vec<String>> {
    let letter = |text: &str| -> Option<String> {
        let bare = text.trim().trim_start_matches('(').trim_end_matches(['.', ')', ':']);
        let upper = bare.to_ascii_uppercase();
        let number = (1u32..).zip(choices).map(|(number, _)| letters(number)).find(|id| *id == upper);
        number.filter(|_| bare.len() == 1)
    };
    if let Some((first, text)) = line.split_once([' ', '\u{a0}']) {
        let same = letter(first).filter(|id| {
            (1u32..).zip(choices).any(|(number, choice)| letters(number) == *id && choice.trim_end_matches('.') == text.trim().trim_end_matches('.'))
        });
        if let Some(id) = same.filter(|_| first.ends_with(['.', ')', ':'])) {
            return Some(vec![id]);
        }
    }
    let normal = line.replace(" and ", ",").replace(" & ", ",").replace(';', ",").replace(",,", ",");
    let mut named: Vec<String> = normal.split(',').filter(|part| !part.trim().is_empty()).map(letter).collect::<Option<_>>()?;
    named.sort();
    let count = named.len();
    named.dedup();
    (count > 0 && named.len() == count).then_some(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_name_choices() {
        let choices: Vec<String> = ["red", "green", "blue", "none of these"].map(str::to_owned).to_vec();
        for (line, named) in [("C", "C"), ("(b)", "B"), ("d.", "D"), ("a, c", "A C"), ("A and D", "A D"), ("b. green", "B"), ("B) green.", "B")] {
            assert_eq!(letters_named(line, &choices).map(|ids| ids.join(" ")).as_deref(), Some(named), "{line}");
        }
        for line in ["E", "b. red", "red", "a a", "the answer", "A, A", "Ab"] {
            assert_eq!(letters_named(line, &choices), None, "{line}");
        }
    }

    #[test]
    fn words_are_words() {
        assert!(["composite", "Yes", "no.", "intercepts", "well-known"].iter().all(|word| is_one_word(word)));
        assert!(["xy", "x", "bcd", "Answers", "two words", "3", "-a", ">"].iter().all(|word| !is_one_word(word)));
    }

    #[test]
    fn a_word_is_asked_for_to_a_bound() {
        assert!(is_one_word(&"a".repeat(WORD_CHARS_MAX)));
        assert!(!is_one_word(&"a".repeat(WORD_CHARS_MAX + 1)));
    }
}
