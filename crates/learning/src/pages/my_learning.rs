//! A year of my learning: days, time by subject, what I finished, where I stopped, what I got wrong, who saw it.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;

use askama::Template;
use kernel::{Actor, Id, Problem};
use platform::DatabaseError;
use platform::audit::{self, Sought};
use portal::picture::{Icon, amounts, first_day, icon, year};
use portal::{Answer, Ask, Corner, Page};

use super::courses::{Course, course};
use super::{defect, panels::percent, shown};
use crate::model::days::{DAY_OFFSET_MINUTES, StudyDay, civil, iso, streak};
use crate::model::spans::{Span, Spent, of};
use crate::store::time::{Asked, Overview, overview};
use crate::words::Words;
use crate::{Learning, ops::see_week};

/// Sections, books and concepts shown.
const ROWS: u32 = 8;
/// Resources whose subject is looked up.
const RESOURCES: usize = 60;
/// Openings of the record shown; the page of roles has more.
const SEEN: usize = 5;
/// Entries of the audit log looked at for them.
const ENTRIES: u32 = 20;

struct Month {
    name: String,
    days: u64,
    minutes: u64,
}

struct Line {
    path: String,
    title: String,
    around: String,
    day: String,
}

struct Wrong {
    path: String,
    title: String,
    wrong: u64,
    answered: u64,
}

#[derive(Template)]
#[template(path = "my_learning.html")]
struct MyLearning {
    w: Words,
    member: bool,
    empty: bool,
    streak: u64,
    studied: u64,
    fire: String,
    calendar: String,
    months: Vec<Month>,
    span: Span,
    plot: String,
    spent: Spent,
    subjects: Vec<(String, [u64; 3])>,
    totals: [u64; 3],
    finished: Vec<Line>,
    stopped: Vec<(Line, u64)>,
    wrong: Vec<Wrong>,
    book: (u64, u64),
    courses: Vec<Course>,
    seen: Vec<(String, String, &'static str)>,
    download: String,
}

impl MyLearning {
    fn span_name(&self, span: &Span) -> &'static str {
        match span {
            Span::Week => self.w.span_week(),
            Span::Month => self.w.span_month(),
            Span::Year => self.w.span_year(),
        }
    }
}

pub(super) fn page(learning: &Learning, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let today = ask.now.day_number(DAY_OFFSET_MINUTES);
    let from = first_day(today, 2);
    let mut seen = Vec::new();
    let mut known = Overview::default();
    let mut courses = Vec::new();
    if let Some(person) = ask.person() {
        let sought = Sought { object: Some(person), action: Some("record"), ..Sought::default() };
        let (found, entries) = learning.services.database.read::<_, DatabaseError>(|session| {
            Ok((overview(session, person, &Asked::year(today, from, ask.now, ROWS))?, audit::entries(session, &sought, ENTRIES)?))
        })?;
        known = found;
        seen = who_saw(learning, w, person, entries)?;
        courses = learning.courseware.latest(&ask.who.actor, person, ask.language(), ROWS)?;
    }
    let mut ids = shown::most_time(&mut known.time, RESOURCES);
    ids.extend(known.finished.iter().chain(known.stopped.iter().map(|row| &row.0)).map(|mark| mark.section).chain(known.wrong.iter().map(|row| row.0)));
    let things = learning.catalog.things(&ids, ask.language())?;
    let codes = learning.catalog.codes()?;
    let span = Span::from_word(ask.query("span").unwrap_or(""));
    let by_subject = shown::by_subject(w, &known.time, &things, &codes, ask.language(), span);
    let line = |mark: &crate::store::time::Mark| {
        let thing = things.get(&mark.section)?;
        Some(Line {
            path: thing.path.clone(),
            title: thing.title.clone(),
            around: thing.resource_title.clone(),
            day: iso(mark.at.day_number(DAY_OFFSET_MINUTES)),
        })
    };
    let totals = |sums: &[Spent; 3]| [0, 1, 2].map(|at| Spent::minutes(of(sums, at).all()));
    let all = by_subject.iter().fold([Spent::default(); 3], |sum, (_, spent)| [0, 1, 2].map(|at| of(&sum, at).plus(of(spent, at))));
    let template = MyLearning {
        w,
        member: matches!(ask.who.actor, Actor::Member(_)),
        empty: known.days.is_empty() && known.finished.is_empty() && known.stopped.is_empty() && courses.is_empty(),
        streak: streak(&known.days, today),
        studied: u64::try_from(known.days.len()).unwrap_or(0),
        fire: icon(Icon::Fire),
        calendar: calendar(w, &known.days, today),
        months: months(w, &known.days),
        span,
        plot: plot(w, &by_subject, span),
        spent: of(&all, span as usize),
        subjects: by_subject.iter().map(|(name, spent)| (name.clone(), totals(spent))).collect(),
        totals: totals(&all),
        finished: known.finished.iter().filter_map(line).collect(),
        stopped: known
            .stopped
            .iter()
            .filter_map(|(mark, finished)| {
                let share = percent(*finished, things.get(&mark.section)?.section_count);
                // A book that is finished is nowhere to go on.
                (share < 100).then(|| line(mark)).flatten().map(|line| (line, u64::from(share)))
            })
            .collect(),
        wrong: known
            .wrong
            .iter()
            .filter_map(|(concept, wrong, answered)| {
                let thing = things.get(concept)?;
                Some(Wrong { path: thing.path.clone(), title: thing.title.clone(), wrong: *wrong, answered: *answered })
            })
            .collect(),
        book: known.book,
        courses: courses.into_iter().map(|result| course(w, result)).collect(),
        seen,
        download: icon(Icon::Download),
    };
    let body = template.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page { title: w.my_learning().to_owned(), body: body.into(), corner: Corner::Me, ..Page::default() }))
}

/// Who opened the record, the latest first: when, who, what. What one did oneself is not news.
fn who_saw(learning: &Learning, w: Words, person: Id, mut entries: Vec<audit::Entry>) -> Result<Vec<(String, String, &'static str)>, Problem> {
    entries.retain(|entry| entry.actor != Some(person));
    entries.truncate(SEEN);
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let people: Vec<Id> = entries.iter().filter_map(|entry| entry.actor).collect();
    let names = learning.identity.display_names(&people)?;
    Ok(entries
        .into_iter()
        .map(|entry| {
            let who = entry.actor.and_then(|actor| names.get(&actor).cloned()).unwrap_or_else(|| w.somebody_gone().to_owned());
            let what = match entry.action.as_str() {
                see_week::READ => w.saw_week(),
                courseware::LEARNER_READ => w.saw_courseware(),
                _ => w.saw_record(),
            };
            (iso(entry.at.day_number(DAY_OFFSET_MINUTES)), who, what)
        })
        .collect())
}

fn calendar(w: Words, days: &[StudyDay], today: i64) -> String {
    let marks: Vec<(i64, u32)> = days.iter().map(|day| (day.day, u32::try_from(day.minutes()).unwrap_or(u32::MAX))).collect();
    year(&marks, today, &w.year_label(u64::try_from(days.len()).unwrap_or(0)), &shown::months(w))
}

/// The months with study, the latest first.
fn months(w: Words, days: &[StudyDay]) -> Vec<Month> {
    let mut months: BTreeMap<(i64, i64), (u64, u64)> = BTreeMap::new();
    for day in days {
        let (year, month, _) = civil(day.day);
        let sum = months.entry((year, month)).or_default();
        *sum = (sum.0 + 1, sum.1 + day.minutes());
    }
    let name = |(year, month): (i64, i64)| {
        let names = shown::months(w);
        let name = usize::try_from(month - 1).ok().and_then(|at| names.get(at)).copied().unwrap_or("");
        w.month_of_year(name, &year.to_string())
    };
    months.into_iter().rev().map(|(month, (days, minutes))| Month { name: name(month), days, minutes }).collect()
}

fn plot(w: Words, by_subject: &[(String, [Spent; 3])], span: Span) -> String {
    let rows: Vec<(&str, u64, String)> = by_subject
        .iter()
        .map(|(name, spent)| {
            let millis = of(spent, span as usize).all();
            (name.as_str(), millis, w.minutes(Spent::minutes(millis)))
        })
        .filter(|row| row.1 > 0)
        .collect();
    if rows.is_empty() { String::new() } else { amounts(&rows.iter().map(|(name, millis, words)| (*name, *millis, words.as_str())).collect::<Vec<_>>()) }
}

/// Every day, section by section, as a table.
pub(super) fn export(learning: &Learning, ask: &Ask) -> Answer {
    let (learning, person, tongue) = (learning.clone(), ask.person(), ask.tongue());
    let writer = Arc::new(move |out: &mut dyn Write| crate::ops::export_time::export(&learning, person, tongue, out));
    Answer::stream("text/csv; charset=utf-8", "xingtan-learning.csv", writer).header("cache-control", "no-store")
}
