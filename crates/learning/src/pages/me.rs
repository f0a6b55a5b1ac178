//! My learning.

use std::collections::BTreeMap;

use askama::Template;
use kernel::{Actor, Problem};
use organization::Work;
use platform::DatabaseError;
use portal::picture::{CALENDAR_WEEKS, Icon, bars, calendar, icon};
use portal::{Answer, Ask, Corner, Page};

use super::courses::{Course, course};
use super::shown::months;
use super::{defect, panels::percent};
use crate::model::days::{DAY_OFFSET_MINUTES, StudyDay, civil, streak};
use crate::model::mastery;
use crate::words::Words;
use crate::{Learning, store};

/// Concepts and resources shown.
const ROWS: u32 = 8;
/// Courseware shown.
const COURSES: u32 = 4;

#[derive(Template)]
#[template(path = "me.html")]
struct Me<'a> {
    w: Words,
    member: bool,
    name: &'a str,
    empty: bool,
    streak: u64,
    week_minutes: u64,
    correct: u64,
    calendar: String,
    months: Vec<(String, u64)>,
    mastery: String,
    answers: u64,
    reading: String,
    courses: Vec<Course>,
    wrong: u64,
    due: u64,
    next: Vec<(String, String, String)>,
    work: Vec<Work>,
    /// Whether somebody is in the care of whoever asks.
    guardian: bool,
    fire: String,
    token: &'a str,
}

pub(super) fn page(learning: &Learning, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let today = ask.now.day_number(DAY_OFFSET_MINUTES);
    let from = today - CALENDAR_WEEKS * 7;
    let mut me = blank(w, ask);
    if me.member {
        me.work = learning.organizations.work(ask)?;
    }
    if let Some(person) = ask.person() {
        me.guardian = me.member && learning.identity.has_children(person)?;
        let ((days, (wrong, due)), concepts, readings) = learning.services.database.read::<_, DatabaseError>(|session| {
            Ok((
                store::time::calendar_and_book(session, person, from, ask.now)?,
                store::mastery(session, person, ROWS)?,
                store::readings(session, person, ROWS)?,
            ))
        })?;
        fill_days(&mut me, &days, today);
        me.courses = learning.courseware.latest(&ask.who.actor, person, ask.language(), COURSES)?.into_iter().map(|result| course(w, result)).collect();
        me.empty = days.is_empty() && readings.is_empty() && me.courses.is_empty();
        (me.wrong, me.due) = (wrong, due);
        let last = readings.first().map(|reading| reading.last_section);
        let ids: Vec<_> = concepts.iter().map(|row| row.0).chain(readings.iter().map(|reading| reading.resource)).chain(last).collect();
        let things = learning.catalog.things(&ids, ask.language())?;
        let rows: Vec<(&str, u8)> =
            concepts.iter().filter_map(|(id, right, total)| Some((things.get(id)?.title.as_str(), mastery::percent(*right, *total)?))).collect();
        me.mastery = if rows.is_empty() { String::new() } else { bars(&rows) };
        me.answers = concepts.iter().map(|row| row.2).sum();
        let rows: Vec<(&str, u8)> = readings
            .iter()
            .filter_map(|reading| things.get(&reading.resource).map(|thing| (thing.title.as_str(), percent(reading.finished, thing.section_count))))
            .collect();
        me.reading = if rows.is_empty() { String::new() } else { bars(&rows) };
        if due > 0 {
            me.next.push(("/me/wrong".to_owned(), w.next_wrong(due), w.next_wrong_reason().to_owned()));
        }
        if let Some(thing) = last.and_then(|section| things.get(&section)) {
            me.next.push((thing.path.clone(), w.next_read(&thing.title), thing.resource_title.clone()));
        }
        me.next.push(("/practice".to_owned(), w.next_practise().to_owned(), w.next_practise_reason().to_owned()));
    }
    let body = me.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page { title: w.me_title().to_owned(), body: body.into(), corner: Corner::Me, ..Page::default() }))
}

fn blank(w: Words, ask: &Ask) -> Me<'_> {
    Me {
        w,
        member: matches!(ask.who.actor, Actor::Member(_)),
        name: &ask.who.name,
        empty: true,
        streak: 0,
        week_minutes: 0,
        correct: 0,
        calendar: String::new(),
        months: Vec::new(),
        mastery: String::new(),
        answers: 0,
        reading: String::new(),
        courses: Vec::new(),
        wrong: 0,
        due: 0,
        next: Vec::new(),
        work: Vec::new(),
        guardian: false,
        fire: icon(Icon::Fire),
        token: &ask.form_token,
    }
}

fn fill_days(me: &mut Me<'_>, days: &[StudyDay], today: i64) {
    let w = me.w;
    me.streak = streak(days, today);
    me.week_minutes = days.iter().filter(|day| day.day > today - 7).map(StudyDay::minutes).sum();
    me.correct = days.iter().map(|day| day.correct).sum();
    let names = months(w);
    let marks: Vec<(i64, u32)> = days.iter().map(|day| (day.day, u32::try_from(day.minutes()).unwrap_or(u32::MAX))).collect();
    let studied = u64::try_from(days.len()).unwrap_or(0);
    me.calendar = calendar(&marks, today, &w.calendar_label(studied), &names);
    let mut months: BTreeMap<i64, u64> = BTreeMap::new();
    for day in days {
        *months.entry(month_of(day.day)).or_default() += day.minutes();
    }
    me.months = months.into_iter().map(|(month, minutes)| (month_name(month, &names), minutes)).collect();
}

/// Months since the year 0 of a day since 1970.
const fn month_of(day: i64) -> i64 {
    let (year, month, _) = civil(day);
    year * 12 + month - 1
}

fn month_name(month: i64, names: &[&str; 12]) -> String {
    let index = usize::try_from(month.rem_euclid(12)).unwrap_or(0);
    format!("{} {}", month.div_euclid(12), names.get(index).copied().unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_turn_where_the_calendar_says() {
        assert_eq!(month_of(0), 1970 * 12);
        assert_eq!(month_of(30), 1970 * 12);
        assert_eq!(month_of(31), 1970 * 12 + 1);
        assert_eq!(month_of(20_780), 2026 * 12 + 10);
    }
}
