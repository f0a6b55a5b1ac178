//! Exercises as items: prompt, solution, and how they are answered where the source leaves no doubt.

use super::answers;
use super::numbering::letters;
use super::render::{Renderer, instruction, starts_with_mark};
use super::survey::is_embedded;
use super::xml::{self, Node};
use crate::model::{Choice, Interaction, ItemDraft, ItemText, Refusal};
use crate::source::refuse;
use kernel::Language;

/// The most choices: one for each letter.
const CHOICES_MAX: usize = 26;

/// The items of one module, in order. Exercises whose text is not in the file are refused together, with the line of the first.
pub(super) fn items(module: &str, path: &str, language: Language, root: Node<'_>, renderer: &mut Renderer<'_>) -> (Vec<ItemDraft>, Option<Refusal>) {
    let mut drafts = Vec::new();
    let mut embedded: Option<(usize, usize)> = None;
    for (position, exercise) in root.descendants().filter(|node| xml::name(*node) == "exercise").enumerate() {
        if is_embedded(exercise) {
            let (_, count) = embedded.get_or_insert_with(|| (xml::line(exercise), 0));
            *count += 1;
            continue;
        }
        let id = exercise.attribute("id").map_or_else(|| format!("exercise-{}", position + 1), str::to_owned);
        drafts.push(item(module, path, &id, language, exercise, renderer));
    }
    let refusal = embedded.map(|(line, count)| {
        let reason =
            format!("{count} exercises from this line on only point to the publisher's exercise database (url=\"#exercise/…\"); their text is not in the file");
        refuse(path, line, "not-in-source", reason)
    });
    (drafts, refusal)
}

fn item(module: &str, path: &str, id: &str, language: Language, exercise: Node<'_>, renderer: &mut Renderer<'_>) -> ItemDraft {
    let solutions: Vec<Node<'_>> = xml::elements(exercise).filter(|part| xml::name(*part) == "solution").collect();
    let only = match solutions.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let list = choice_list(exercise);
    let picked = list.zip(only).and_then(|(list, solution)| picked(list, solution));
    let (interaction, choices, omitted) = match (picked, list) {
        (Some(interaction), Some(list)) => {
            let choices = items_of(list).zip(1u32..).map(|(item, number)| Choice { id: letters(number), html: renderer.choice(item) }).collect();
            (interaction, choices, Some(list))
        }
        _ => {
            let interaction = only.filter(|_| !has_parts(exercise)).and_then(|solution| answers::plain_answer(solution, language));
            (interaction.unwrap_or(Interaction::SelfMarked), Vec::new(), None)
        }
    };
    let prompt_html = renderer.prompt(exercise, omitted);
    let solution_html = renderer.solutions(exercise);
    ItemDraft {
        key: format!("{module}/{id}"),
        section: Some(module.to_owned()),
        concepts: Vec::new(),
        interaction,
        texts: vec![ItemText { language, prompt_html, choices, solution_html }],
        difficulty: None,
        grades: Vec::new(),
        subject: None,
        origin: format!("{path}#{id}"),
    }
}

fn items_of<'a>(list: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    xml::elements(list).filter(|item| xml::name(*item) == "item")
}

/// The one lettered list of a problem, which may be its choices. Two such lists, or items with marks of their own, are parts and not choices.
fn choice_list(exercise: Node<'_>) -> Option<Node<'_>> {
    let lists = exercise.children().filter(|part| xml::name(*part) == "problem").flat_map(|problem| problem.descendants());
    let mut lists = lists.filter(|node| xml::name(*node) == "list");
    let list = lists.next()?;
    let lettered = matches!(list.attribute("number-style"), Some("lower-alpha" | "upper-alpha")) && list.attribute("start-value").is_none();
    let count = items_of(list).count();
    let fits = lettered && (2..=CHOICES_MAX).contains(&count) && !items_of(list).any(starts_with_mark) && !xml::has_class(list, "circled");
    (fits && lists.next().is_none()).then_some(list)
}

/// The choices a solution names, if it names choices and nothing else.
fn picked(list: Node<'_>, solution: Node<'_>) -> Option<Interaction> {
    let texts: Vec<String> = items_of(list).map(xml::plain).collect();
    let mut picked = answers::letters_named(&answers::line_of(solution)?, &texts)?;
    match picked.len() {
        1 => picked.pop().map(|correct| Interaction::SingleChoice { correct }),
        _ => Some(Interaction::MultipleChoice { correct: picked }),
    }
}

/// Whether an exercise asks several things: lettered or circled parts, in it or in the instruction above it.
fn has_parts(exercise: Node<'_>) -> bool {
    let problems = xml::elements(exercise).filter(|part| xml::name(*part) == "problem");
    problems.chain(instruction(exercise)).any(|part| {
        part.descendants().any(|node| match xml::name(node) {
            "list" => node.attribute("list-type").is_some_and(|kind| kind != "bulleted") || items_of(node).any(starts_with_mark),
            "span" => xml::has_class(node, "token"),
            _ => node.is_text() && node.text().unwrap_or("").chars().any(|letter| ('\u{2460}'..='\u{24ff}').contains(&letter)),
        })
    })
}
