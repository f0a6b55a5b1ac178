//! A week of a class for who teaches it: who was there, what was done, what went wrong. Names stand in the order of names: it is no ranking.

use askama::Template;
use kernel::Problem;
use organization::By;
use portal::picture::distribution;
use portal::{Answer, Ask, Page};

use super::week::WEEKS_BACK_MAX;
use super::{defect, shown};
use crate::model::days::{DAY_OFFSET_MINUTES, iso, weekday};
use crate::model::spans::Spent;
use crate::words::Words;
use crate::{Learning, PEOPLE_MAX};

struct Learner {
    name: String,
    days: u64,
    minutes: u64,
    finished: u64,
    answers: u64,
    correct: u64,
}

struct Wrong {
    path: String,
    title: String,
    people: u64,
    wrong: u64,
    answered: u64,
}

#[derive(Template)]
#[template(path = "class_week.html")]
struct ClassWeek {
    w: Words,
    organization: String,
    name: String,
    first: String,
    last: String,
    learners: u64,
    too_many: String,
    active: Vec<Learner>,
    studied: u64,
    quiet: Vec<String>,
    hidden: Vec<String>,
    anybody: bool,
    answered_wrong: bool,
    minutes: u64,
    finished: u64,
    days: Vec<(&'static str, String, u64, u64)>,
    days_plot: String,
    wrong: Vec<Wrong>,
    before: Option<i64>,
    after: Option<i64>,
}

/// Minutes of those who did something: at least one, as for everybody.
fn minutes(millis: u64) -> u64 {
    Spent::minutes(millis).max(1)
}

pub(super) fn page(learning: &Learning, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let back = ask.query("back").and_then(|text| text.parse().ok()).unwrap_or(0).clamp(0, WEEKS_BACK_MAX);
    let today = ask.now.day_number(DAY_OFFSET_MINUTES);
    let monday = today - weekday(today) - back * 7;
    let week = learning.access_class_week(&By::of(ask), ask.id(0)?, monday)?;
    let things = learning.catalog.things(&week.wrong.iter().map(|row| row.concept).collect::<Vec<_>>(), ask.language())?;
    let names = shown::weekdays(w);
    let days: Vec<(&'static str, String, u64, u64)> = (monday..)
        .zip(names)
        .take_while(|(day, _)| *day <= today)
        .map(|(day, name)| {
            let known = week.days.iter().find(|known| known.day == day);
            (name, iso(day), known.map_or(0, |known| known.people), known.map_or(0, |known| minutes(known.millis)))
        })
        .collect();
    let bins: Vec<(&str, u32)> =
        names.iter().enumerate().map(|(at, name)| (*name, days.get(at).and_then(|day| u32::try_from(day.2).ok()).unwrap_or(0))).collect();
    let named = |name: &str| if name.is_empty() { w.no_name().to_owned() } else { name.to_owned() };
    let (mut active, mut quiet) = (Vec::new(), Vec::new());
    for (person, name) in &week.learners {
        match week.activity.get(person) {
            Some(did) => active.push(Learner {
                name: named(name),
                days: did.active_days,
                minutes: minutes(did.millis),
                finished: did.finished,
                answers: did.answers,
                correct: did.correct,
            }),
            None => quiet.push(named(name)),
        }
    }
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let template = ClassWeek {
        w,
        organization: week.organization.id.to_string(),
        first: iso(monday),
        last: iso(monday + 6),
        learners: count(week.learners.len()),
        too_many: if week.too_many { PEOPLE_MAX.to_string() } else { String::new() },
        studied: count(active.len()),
        minutes: minutes(week.activity.values().map(|did| did.millis).sum()),
        finished: week.activity.values().map(|did| did.finished).sum(),
        days_plot: distribution(&bins, usize::try_from(today - monday).ok(), w.class_days_label()),
        days,
        wrong: week
            .wrong
            .iter()
            .filter_map(|row| {
                let thing = things.get(&row.concept)?;
                Some(Wrong { path: thing.path.clone(), title: thing.title.clone(), people: row.people, wrong: row.wrong, answered: row.answered })
            })
            .collect(),
        answered_wrong: active.iter().any(|row| row.answers > row.correct),
        anybody: !week.learners.is_empty() || !week.hidden.is_empty(),
        hidden: week.hidden.iter().map(|(_, name)| named(name)).collect(),
        active,
        quiet,
        before: (back < WEEKS_BACK_MAX).then_some(back + 1),
        after: (back > 0).then_some(back - 1),
        name: week.organization.name,
    };
    let body = template.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page { title: w.class_week_of(&template.name), body: body.into(), ..Page::default() }).header("cache-control", "no-store"))
}
