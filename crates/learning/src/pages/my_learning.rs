//! A year of my learning: days, time by subject, what I finished, where I stopped, what I got wrong, who saw it.

use std::collections::{BTreeMap, HashSet};
use std::io::Write;
use std::sync::Arc;

use askama::Template;
use kernel::{Action, Actor, Id, Problem};
use platform::DatabaseError;
use platform::audit;
use portal::picture::{Icon, amounts, first_day, icon, year};
use portal::{Answer, Ask, Corner, Page};

use super::courses::{Course, course};
use super::{defect, panels::percent, shown};
use crate::model::days::{DAY_OFFSET_MINUTES, StudyDay, civil, iso, streak};
use crate::model::spans::{Span, Spent, of, shared_minutes};
use crate::store::time::{Asked, Overview, overview};
use crate::words::Words;
use crate::{Learning, ops::see_week};

/// Sections, books and concepts shown.
const ROWS: u32 = 8;
/// Resources whose subject is looked up.
const RESOURCES: usize = 60;
/// Openings of the record shown; the page of roles has more.
const SEEN: usize = 5;

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
    spent: (String, String),
    subjects: Vec<(String, [String; 3])>,
    totals: [u64; 3],
    finished: Vec<Line>,
    stopped: Vec<(Line, u64)>,
    wrong: Vec<Wrong>,
    answered_wrong: bool,
    book: (u64, u64),
    courses: Vec<Course>,
    seen: Vec<(String, String, String)>,
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
        known = learning.services.database.read::<_, DatabaseError>(|session| overview(session, person, &Asked::year(today, from, ask.now, ROWS)))?;
        seen = who_saw(learning, w, learning.organizations.who_looked(person)?)?;
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
        spent: read_and_practised(w, of(&all, span as usize)),
        subjects: in_minutes(w, &by_subject),
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
        answered_wrong: known.book.0 > 0 || known.days.iter().any(|day| day.answers > day.correct),
        book: known.book,
        courses: courses.into_iter().map(|result| course(w, result)).collect(),
        seen,
        download: icon(Icon::Download),
    };
    let body = template.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page { title: w.my_learning().to_owned(), body: body.into(), corner: Corner::Me, ..Page::default() }))
}

/// Who opened the record, the latest first: when, who, what.
fn who_saw(learning: &Learning, w: Words, mut entries: Vec<(audit::Entry, String)>) -> Result<Vec<(String, String, String)>, Problem> {
    // Who looks at the same thing several times on a day stands there once: the page of roles has each time.
    let mut seen = HashSet::new();
    entries.retain(|(entry, place)| seen.insert((entry.at.day_number(DAY_OFFSET_MINUTES), entry.actor, entry.action.clone(), place.clone())));
    entries.truncate(SEEN);
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let people: Vec<Id> = entries.iter().filter_map(|(entry, _)| entry.actor).collect();
    let names = learning.identity.display_names(&people)?;
    Ok(entries
        .into_iter()
        .map(|(entry, place)| {
            let who = entry.actor.and_then(|actor| names.get(&actor).cloned()).unwrap_or_else(|| w.somebody_gone().to_owned());
            let what = match Action::from_word(&entry.action) {
                Some(see_week::READ) => w.saw_week().to_owned(),
                Some(courseware::LEARNER_READ) => w.saw_courseware().to_owned(),
                Some(organization::CLASS_READ) => w.saw_class(&place),
                Some(Action::CoursewareResultsRead) => w.saw_class_courseware(&place),
                _ => w.saw_record().to_owned(),
            };
            (iso(entry.at.day_number(DAY_OFFSET_MINUTES)), who, what)
        })
        .collect())
}

/// A number of minutes for something there was: what is less than one says so.
fn minutes_of(w: Words, minutes: u64, millis: u64) -> String {
    if minutes == 0 && millis > 0 { w.less_than_one().to_owned() } else { minutes.to_string() }
}

/// Minutes of reading and of practice.
fn read_and_practised(w: Words, spent: Spent) -> (String, String) {
    let parts = [spent.read, spent.practice];
    let mut minutes = shared_minutes(&parts).into_iter().zip(parts).map(|(minutes, millis)| minutes_of(w, minutes, millis));
    (minutes.next().unwrap_or_default(), minutes.next().unwrap_or_default())
}

/// Minutes of each subject in each span; those of a span add up to the minutes of all.
fn in_minutes(w: Words, by_subject: &[(String, [Spent; 3])]) -> Vec<(String, [String; 3])> {
    let columns = [0, 1, 2].map(|span: usize| {
        let millis: Vec<u64> = by_subject.iter().map(|(_, spent)| of(spent, span).all()).collect();
        shared_minutes(&millis).into_iter().zip(millis).map(|(minutes, millis)| minutes_of(w, minutes, millis)).collect::<Vec<_>>()
    });
    let cell = |column: &Vec<String>, row: usize| column.get(row).cloned().unwrap_or_default();
    by_subject.iter().enumerate().map(|(row, (name, _))| (name.clone(), columns.each_ref().map(|column| cell(column, row)))).collect()
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
    let millis: Vec<u64> = by_subject.iter().map(|(_, spent)| of(spent, span as usize).all()).collect();
    let rows: Vec<(&str, u64, String)> = by_subject
        .iter()
        .zip(shared_minutes(&millis).into_iter().zip(millis))
        .map(|((name, _), (minutes, millis))| (name.as_str(), millis, w.minutes_of(&minutes_of(w, minutes, millis))))
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
