//! Challenges that list choices, of which the solution names exactly one.

use std::collections::BTreeSet;

/// The most choices of a challenge.
const CHOICES_MAX: usize = 10;
/// The longest list of choices or solution that is looked at, in lines.
const LINES_MAX: usize = 400;

/// Words before the number of a choice in a solution: `Option 4`, `the answer is 3`.
const BEFORE: &[&str] = &["option", "answer", "choice", "number", "solution", "opción", "opcion", "respuesta", "solución", "réponse", "antwort", "resposta", "solução"];
/// Words that may stand between.
const BETWEEN: &[&str] = &["is", "the", "correct", "number", "option", "es", "la", "el", "correcta", "correcto", "opción", "est", "ist", "é", "a", "richtige"];
/// Words that call a choice right where the solution goes through all of them.
const RIGHT: &[&str] = &["yes", "correct", "right", "sí", "si", "correcto", "correcta", "oui", "ja", "richtig", "sim"];
/// Sentences that call a choice right wherever they stand in it.
const RIGHT_SENTENCES: &[&str] = &["is the correct answer", "is the correct option", "es la respuesta correcta", "es la opción correcta", "is the right answer"];
/// What a question that asks for one of its choices has in it.
const ASKING: &[&str] = &["?", "select", "choose", "selecciona", "elige", "escoge", "choisi", "wähle", "escolha"];

/// A challenge read as a choice.
pub(super) struct Chosen<'a> {
    /// The lines before the choices.
    pub(super) problem: Vec<&'a str>,
    /// The choices in Markdown.
    pub(super) texts: Vec<String>,
    /// Which is right, from 0.
    pub(super) correct: usize,
}

/// The id of a choice.
pub(super) fn letter(number: usize) -> String {
    u8::try_from(number).ok().filter(|number| *number < 26).map_or_else(|| number.to_string(), |number| char::from(b'A' + number).to_string())
}

/// Reads a challenge as a choice; nothing where it is none, or where its solution names none or more than one.
pub(super) fn read<'a>(problem: &[&'a str], solution: &[&str]) -> Option<Chosen<'a>> {
    if problem.len() > LINES_MAX || solution.len() > LINES_MAX {
        return None;
    }
    let end = problem.iter().rposition(|line| !line.trim().is_empty())? + 1;
    let listed = problem.get(..end)?;
    let start = listed.iter().rposition(|line| numbered(line).is_some_and(|(number, _)| number == 1))?;
    let texts = list(listed.get(start..)?)?;
    let before = listed.get(..start)?;
    let asked = before.join("\n").to_lowercase();
    if texts.len() < 2 || texts.len() > CHOICES_MAX || !ASKING.iter().any(|word| asked.contains(word)) {
        return None;
    }
    let correct = named(solution, texts.len())?;
    Some(Chosen { problem: before.to_vec(), texts, correct: correct - 1 })
}

/// The number and the text of a line of a numbered list.
fn numbered(line: &str) -> Option<(usize, &str)> {
    if line.starts_with("    ") {
        return None;
    }
    let trimmed = line.trim_start();
    let digits = trimmed.len() - trimmed.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let number = trimmed.get(..digits)?.parse().ok()?;
    let text = trimmed.get(digits..)?.strip_prefix(['.', ')'])?;
    (text.starts_with([' ', '\t'])).then(|| (number, text.trim()))
}

/// The texts of a list that is the whole of these lines.
fn list(lines: &[&str]) -> Option<Vec<String>> {
    let mut texts: Vec<String> = Vec::new();
    let mut blank = false;
    for line in lines {
        if line.trim().is_empty() {
            blank = true;
            continue;
        }
        match numbered(line) {
            // Some lists have the number 1 in every line.
            Some((number, text)) if number == texts.len() + 1 || number == 1 => texts.push(text.to_owned()),
            Some(_) => return None,
            None if blank && !line.starts_with([' ', '\t']) => return None,
            None => {
                let text = texts.last_mut()?;
                if blank || line.contains("```") {
                    // A choice of several paragraphs is no line of text.
                    return None;
                }
                text.push(' ');
                text.push_str(line.trim());
            }
        }
        blank = false;
    }
    Some(texts)
}

/// The one choice that the solution names, from 1.
fn named(solution: &[&str], count: usize) -> Option<usize> {
    let through: Vec<(usize, String)> = answers(solution);
    if through.len() == count && through.iter().enumerate().all(|(at, (number, _))| *number == at + 1 || *number == 1) {
        let right: Vec<usize> = through.iter().enumerate().filter(|(_, (_, text))| is_right(text)).map(|(at, _)| at + 1).collect();
        return match right.as_slice() {
            [one] => Some(*one),
            _ => None,
        };
    }
    let text = solution.iter().filter(|line| !line.trim_start().starts_with("```")).copied().collect::<Vec<_>>().join(" ").to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        if !BEFORE.contains(&bare(word)) {
            continue;
        }
        let next = words.iter().skip(at + 1).take(6).find(|word| !BETWEEN.contains(&bare(word)));
        if let Some(number) = next.and_then(|word| bare(word).parse::<usize>().ok()) {
            found.insert(number);
        }
    }
    let first = found.pop_first().filter(|number| (1..=count).contains(number))?;
    found.is_empty().then_some(first)
}

/// The items of the numbered list in a solution, with the lines that go on.
fn answers(solution: &[&str]) -> Vec<(usize, String)> {
    let mut answers: Vec<(usize, String)> = Vec::new();
    for line in solution {
        match numbered(line) {
            Some((number, text)) => answers.push((number, text.to_owned())),
            None => {
                if let Some((_, text)) = answers.last_mut() {
                    text.push(' ');
                    text.push_str(line.trim());
                }
            }
        }
    }
    answers
}

fn is_right(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.split_whitespace().next().is_some_and(|word| RIGHT.contains(&bare(word))) || RIGHT_SENTENCES.iter().any(|sentence| lower.contains(sentence))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}
