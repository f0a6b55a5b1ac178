//! A week of somebody's learning for their guardian: how much and what, not how well.

use askama::Template;
use kernel::Problem;
use portal::picture::{amounts, distribution};
use portal::{Answer, Ask, Corner, Page};

use super::{defect, shown};
use crate::Learning;
use crate::model::days::{DAY_OFFSET_MINUTES, iso, weekday};
use crate::model::spans::{Span, Spent, of};
use crate::words::Words;

/// Weeks one can look back.
pub const WEEKS_BACK_MAX: i64 = 52;
/// Resources whose subject is looked up.
const RESOURCES: usize = 40;

#[derive(Template)]
#[template(path = "week.html")]
struct Week {
    w: Words,
    name: String,
    path: String,
    first: String,
    last: String,
    studied: u64,
    minutes: u64,
    days: Vec<(&'static str, String, u64)>,
    days_plot: String,
    subjects: String,
    finished: Vec<(String, String)>,
    before: Option<i64>,
    after: Option<i64>,
}

pub(super) fn page(learning: &Learning, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let person = ask.id(0)?;
    let back = ask.query("back").and_then(|text| text.parse().ok()).unwrap_or(0).clamp(0, WEEKS_BACK_MAX);
    let today = ask.now.day_number(DAY_OFFSET_MINUTES);
    let monday = today - weekday(today) - back * 7;
    let (name, mut week) = learning.access_week(&ask.who.actor, person, monday, ask.now)?;
    let mut ids = shown::most_time(&mut week.time, RESOURCES);
    ids.extend(week.finished.iter().map(|mark| mark.section));
    let things = learning.catalog.things(&ids, ask.language())?;
    let codes = learning.catalog.codes()?;
    let names = shown::weekdays(w);
    let days: Vec<(&'static str, String, u64)> = (monday..)
        .zip(names)
        .take_while(|(day, _)| *day <= today)
        .map(|(day, name)| (name, iso(day), week.days.iter().find(|known| known.day == day).map_or(0, crate::model::days::StudyDay::minutes)))
        .collect();
    let minutes: u64 = days.iter().map(|day| day.2).sum();
    let studied = u64::try_from(days.iter().filter(|day| day.2 > 0).count()).unwrap_or(0);
    let bins: Vec<(&str, u32)> =
        names.iter().enumerate().map(|(at, name)| (*name, days.get(at).and_then(|day| u32::try_from(day.2).ok()).unwrap_or(0))).collect();
    let by_subject: Vec<(String, u64, String)> = shown::by_subject(w, &week.time, &things, &codes, ask.language(), Span::Week)
        .into_iter()
        .map(|(name, spent)| {
            let millis = of(&spent, 0).all();
            (name, millis, w.minutes(Spent::minutes(millis)))
        })
        .collect();
    let rows: Vec<(&str, u64, &str)> = by_subject.iter().map(|(name, millis, words)| (name.as_str(), *millis, words.as_str())).collect();
    let template = Week {
        w,
        path: format!("/guardian/{person}/week"),
        first: iso(monday),
        last: iso(monday + 6),
        studied,
        minutes,
        days_plot: distribution(&bins, usize::try_from(today - monday).ok(), &w.week_days_label(minutes, &name)),
        days,
        subjects: if rows.is_empty() { String::new() } else { amounts(&rows) },
        finished: week.finished.iter().filter_map(|mark| things.get(&mark.section)).map(|thing| (thing.title.clone(), thing.resource_title.clone())).collect(),
        before: (back < WEEKS_BACK_MAX).then_some(back + 1),
        after: (back > 0).then_some(back - 1),
        name,
    };
    let body = template.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page { title: w.week_of(&template.name), body: body.into(), corner: Corner::Me, ..Page::default() }))
}
