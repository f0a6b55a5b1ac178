//! Challenges with their solutions as items.

use super::choices;
use super::page::{Prepared, without_empty_problems};
use super::plain_title;
use crate::html::{clean, escape};
use crate::markdown::{Options, render_inline};
use crate::model::{Choice, Interaction, ItemDraft, ItemText, Refusal};
use crate::source::refuse;

/// The items of a page: one for each of its challenges.
pub(super) fn items(prepared: &Prepared<'_>, refused: &mut dyn FnMut(Refusal)) -> Vec<ItemDraft> {
    let indexes = prepared.divided.divisions.iter().enumerate().filter(|(_, division)| division.kind == "challenge").map(|(index, _)| index);
    indexes.filter_map(|index| item(prepared, index, refused)).collect()
}

fn item(prepared: &Prepared<'_>, index: usize, refused: &mut dyn FnMut(Refusal)) -> Option<ItemDraft> {
    let division = prepared.division(index)?;
    let page = prepared.reader.page;
    let (problem, solution) = parts(prepared, index);
    if problem.iter().all(|line| line.trim().is_empty()) && division.title.is_empty() {
        refused(refuse(&page.path, division.line, "empty-challenge", "the challenge has no text; it is no item"));
        return None;
    }
    let title = plain_title(&division.title);
    let title = if title.is_empty() { String::new() } else { clean(&format!("<h3>{}</h3>\n", escape(&title))) };
    let chosen = choices::read(&problem, &solution);
    let render = |lines: &[&str]| without_empty_problems(&prepared.render(&format!("{}\n\n{}", lines.join("\n"), prepared.link_targets), &mut |_| {}).html);
    let (interaction, shown, choices) = match chosen {
        Some(chosen) => {
            let choices = chosen
                .texts
                .iter()
                .enumerate()
                .map(|(number, text)| Choice { id: choices::letter(number), html: render_inline(text, &Options::default(), &crate::markdown::NoLinks) })
                .collect();
            (Interaction::SingleChoice { correct: choices::letter(chosen.correct) }, chosen.problem, choices)
        }
        None => (Interaction::SelfMarked, problem, Vec::new()),
    };
    let id = prepared.ids.get(index).map_or("", String::as_str);
    Some(ItemDraft {
        key: format!("{}#{id}", page.key),
        section: Some(page.key.clone()),
        concepts: Vec::new(),
        interaction,
        texts: vec![ItemText {
            language: prepared.reader.language,
            prompt_html: format!("{title}{}", render(&shown)),
            choices,
            solution_html: if solution.is_empty() { String::new() } else { render(&solution) },
        }],
        difficulty: None,
        grades: Vec::new(),
        subject: None,
        origin: format!("{}#{id}", page.path),
    })
}

/// The lines of the problem and those of its solutions. Challenges inside of it are items of their own, and notes for instructors are
/// not for those who answer.
fn parts<'p>(prepared: &'p Prepared<'_>, index: usize) -> (Vec<&'p str>, Vec<&'p str>) {
    let (mut problem, mut solution) = (Vec::new(), Vec::new());
    let Some(division) = prepared.division(index) else { return (problem, solution) };
    let mut inside = prepared.divided.divisions.iter().skip(index + 1).take_while(|inner| inner.first < division.last).peekable();
    let mut at = division.first + 1;
    let mut solution_until = 0;
    while at < division.last {
        while inside.next_if(|inner| inner.first < at).is_some() {}
        if let Some(inner) = inside.next_if(|inner| inner.first == at) {
            match inner.kind.as_str() {
                "challenge" | "instructor" => {
                    at = inner.last + 1;
                    continue;
                }
                "solution" => {
                    solution_until = solution_until.max(inner.last);
                    solution.push("");
                    at += 1;
                    continue;
                }
                _ => {}
            }
        }
        let line = prepared.divided.lines.get(at).map_or("", String::as_str);
        if at < solution_until {
            solution.push(line);
        } else if at > solution_until || solution_until == 0 {
            problem.push(line);
        }
        at += 1;
    }
    (problem, solution)
}
