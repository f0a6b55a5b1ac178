//! Time spent, by day and by what it was spent on, with what is gathered and no fact yet.

use kernel::{Id, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

use crate::model::days::StudyDay;
use crate::model::spans::{Span, Spent, of};

/// What was done on a day in a section, or in a resource where `section` is the resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// Time.
    pub spent: Spent,
    /// Answers given.
    pub answers: u64,
    /// Of them right.
    pub correct: u64,
}

/// A day, a resource, a section of it: the key of what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The day.
    pub day: i64,
    /// The resource.
    pub resource: Id,
    /// The section, or the resource.
    pub section: Id,
}

/// Adds to what was done.
pub fn add(session: &mut Session<'_>, person: Id, place: Place, done: Done) -> Result<(), DatabaseError> {
    session.execute(
        "INSERT INTO study_time (person, day, resource, section, read_millis, practice_millis, answers, correct) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
         ON CONFLICT (person, day, resource, section) DO UPDATE SET read_millis = study_time.read_millis + excluded.read_millis, \
         practice_millis = study_time.practice_millis + excluded.practice_millis, answers = study_time.answers + excluded.answers, \
         correct = study_time.correct + excluded.correct",
        &[
            person.into(),
            place.day.into(),
            place.resource.into(),
            place.section.into(),
            done.spent.read.into(),
            done.spent.practice.into(),
            done.answers.into(),
            done.correct.into(),
        ],
    )?;
    Ok(())
}

/// Gives the time of one person to another.
pub fn merge(session: &mut Session<'_>, from: Id, to: Id) -> Result<(), DatabaseError> {
    session.execute(
        "INSERT INTO study_time (person, day, resource, section, read_millis, practice_millis, answers, correct) \
         SELECT $2, t.day, t.resource, t.section, t.read_millis, t.practice_millis, t.answers, t.correct FROM study_time t WHERE t.person = $1 \
         ON CONFLICT (person, day, resource, section) DO UPDATE SET read_millis = study_time.read_millis + excluded.read_millis, \
         practice_millis = study_time.practice_millis + excluded.practice_millis, answers = study_time.answers + excluded.answers, \
         correct = study_time.correct + excluded.correct",
        &[from.into(), to.into()],
    )?;
    Ok(())
}

/// Some of what a person did, after a place, in the order of places; what is gathered is in it.
pub fn after(session: &mut Session<'_>, person: Id, after: Option<Place>, limit: u32) -> Result<Vec<(Place, Done)>, DatabaseError> {
    let after = after.unwrap_or(Place { day: i64::MIN, resource: person, section: person });
    let sql = "SELECT day, resource, section, CAST(SUM(read_millis) AS BIGINT), CAST(SUM(practice_millis) AS BIGINT), CAST(SUM(answers) AS BIGINT), CAST(SUM(correct) AS BIGINT) FROM (\
               SELECT day, resource, section, read_millis, practice_millis, answers, correct FROM study_time WHERE person = $1 AND (day, resource, section) > ($2, $3, $4) \
               UNION ALL SELECT day, resource, section, millis, 0, 0, 0 FROM beat_gathered WHERE person = $1 AND (day, resource, section) > ($2, $3, $4)\
               ) done GROUP BY day, resource, section ORDER BY day, resource, section LIMIT $5";
    session.query(sql, &[person.into(), after.day.into(), after.resource.into(), after.section.into(), limit.into()], |row| {
        let spent = Spent { read: row.get(3)?, practice: row.get(4)? };
        Ok((Place { day: row.get(0)?, resource: row.get(1)?, section: row.get(2)? }, Done { spent, answers: row.get(5)?, correct: row.get(6)? }))
    })
}

/// A section that was finished, or in which somebody stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The section.
    pub section: Id,
    /// Its resource.
    pub resource: Id,
    /// When.
    pub at: Time,
}

/// What a person did, as pages show it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overview {
    /// Days, in their order.
    pub days: Vec<StudyDay>,
    /// Time by resource, for each span.
    pub time: Vec<(Id, [Spent; 3])>,
    /// What was finished, the latest first.
    pub finished: Vec<Mark>,
    /// Where they stopped: the section opened last of each resource opened last, with the number of sections finished there.
    pub stopped: Vec<(Mark, u64)>,
    /// Concepts with wrong answers, the most first: concept, wrong, answered.
    pub wrong: Vec<(Id, u64, u64)>,
    /// Items in the wrong-answer book, and how many are due.
    pub book: (u64, u64),
}

/// How much of it is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// The first day of each span, and of all days shown.
    pub from: [i64; 3],
    /// The first day shown in a calendar.
    pub days_from: i64,
    /// The day after the last one that counts.
    pub until: i64,
    /// Now.
    pub now: Time,
    /// Resources, finished sections, sections to go on with, concepts; each at most so many.
    pub rows: u32,
    /// The first moment from which what was finished counts.
    pub finished_from: Time,
    /// The moment until which it counts.
    pub finished_until: Time,
}

impl Asked {
    /// What the learner's own page shows.
    #[must_use]
    pub const fn year(today: i64, days_from: i64, now: Time, rows: u32) -> Self {
        let from = [Span::Week.first_day(today), Span::Month.first_day(today), Span::Year.first_day(today)];
        Self { from, days_from, until: today + 1, now, rows, finished_from: Time(i64::MIN), finished_until: Time(i64::MAX) }
    }

    /// What a guardian sees: one week.
    #[must_use]
    pub const fn week(monday: i64, now: Time, rows: u32) -> Self {
        let (finished_from, finished_until) = (crate::model::days::begins(monday), crate::model::days::begins(monday + 7));
        Self { from: [monday; 3], days_from: monday, until: monday + 7, now, rows, finished_from, finished_until }
    }
}

/// One line of [`OVERVIEW`]: what it is, two ids, six numbers.
type Line = (String, Id, Id, [i64; 6]);

/// Everything a page shows of a person, in one statement: a page costs six at most.
const OVERVIEW: &str = "SELECT 'day', d.person, d.person, d.day, d.answers, d.correct, d.sections, d.millis, 0 FROM study_day d \
    WHERE d.person = $1 AND d.day >= $5 AND d.day < $6 \
    UNION ALL SELECT 'gathered', g.resource, g.resource, g.day, g.millis, 0, 0, 0, 0 FROM beat_gathered g WHERE g.person = $1 AND g.day >= $5 AND g.day < $6 \
    UNION ALL SELECT * FROM (SELECT 'time', t.resource, t.resource AS other, \
        CAST(SUM(CASE WHEN t.day >= $2 THEN t.read_millis ELSE 0 END) AS BIGINT), CAST(SUM(CASE WHEN t.day >= $2 THEN t.practice_millis ELSE 0 END) AS BIGINT), \
        CAST(SUM(CASE WHEN t.day >= $3 THEN t.read_millis ELSE 0 END) AS BIGINT), CAST(SUM(CASE WHEN t.day >= $3 THEN t.practice_millis ELSE 0 END) AS BIGINT), \
        CAST(SUM(t.read_millis) AS BIGINT) AS reading, CAST(SUM(t.practice_millis) AS BIGINT) AS practice \
        FROM study_time t WHERE t.person = $1 AND t.day >= $4 AND t.day < $6 GROUP BY t.resource) spent \
    UNION ALL SELECT * FROM (SELECT 'finished', p.section, p.resource, p.finished_at, 0, 0, 0, 0, 0 FROM progress p \
        WHERE p.person = $1 AND p.finished_at >= $9 AND p.finished_at < $10 ORDER BY p.finished_at DESC, p.section LIMIT $8) finished \
    UNION ALL SELECT * FROM (SELECT 'stopped', p.section, p.resource, p.last_at, \
        (SELECT COUNT(*) FROM progress f WHERE f.person = $1 AND f.resource = p.resource AND f.finished = TRUE) AS done, 0, 0, 0, 0 FROM progress p \
        WHERE p.person = $1 AND NOT EXISTS (SELECT 1 FROM progress q WHERE q.person = $1 AND q.resource = p.resource \
        AND (q.last_at > p.last_at OR (q.last_at = p.last_at AND q.section > p.section))) ORDER BY p.last_at DESC, p.section LIMIT $8) stopped \
    UNION ALL SELECT * FROM (SELECT 'wrong', m.concept, m.concept AS other, m.total - m.right_count AS wrong, m.total, 0, 0, 0, 0 FROM mastery m \
        WHERE m.person = $1 AND m.total > m.right_count ORDER BY m.total - m.right_count DESC, m.concept LIMIT $8) wrong \
    UNION ALL SELECT 'book', $1, $1, COUNT(*), CAST(COALESCE(SUM(CASE WHEN w.due_at <= $7 THEN 1 ELSE 0 END), 0) AS BIGINT), 0, 0, 0, 0 FROM wrong_answer w WHERE w.person = $1";

/// What a person did.
pub fn overview(session: &mut Session<'_>, person: Id, asked: &Asked) -> Result<Overview, DatabaseError> {
    let [week, month, year] = asked.from;
    let values: [Value<'_>; 10] = [
        person.into(),
        week.into(),
        month.into(),
        year.into(),
        asked.days_from.into(),
        asked.until.into(),
        asked.now.into(),
        asked.rows.into(),
        asked.finished_from.into(),
        asked.finished_until.into(),
    ];
    let lines = session.query(OVERVIEW, &values, |row| {
        let number = |at: usize| row.get::<i64>(at);
        Ok((row.get::<String>(0)?, row.get::<Id>(1)?, row.get::<Id>(2)?, [number(3)?, number(4)?, number(5)?, number(6)?, number(7)?, number(8)?]))
    })?;
    Ok(gathered_up(lines, asked))
}

fn gathered_up(lines: Vec<Line>, asked: &Asked) -> Overview {
    let mut overview = Overview::default();
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    for (what, one, other, [a, b, c, d, e, f]) in lines {
        let mark = Mark { section: one, resource: other, at: Time(a) };
        match what.as_str() {
            "day" => overview.days.push(StudyDay { day: a, answers: count(b), correct: count(c), sections: count(d), millis: count(e) }),
            "gathered" => gather(&mut overview, one, a, count(b), asked),
            "time" => {
                let spent = |read: i64, practice: i64| Spent { read: count(read), practice: count(practice) };
                overview.time.push((one, [spent(a, b), spent(c, d), spent(e, f)]));
            }
            "finished" => overview.finished.push(mark),
            "stopped" => overview.stopped.push((mark, count(b))),
            "wrong" => overview.wrong.push((one, count(a), count(b))),
            _ => overview.book = (count(a), count(b)),
        }
    }
    // A union of parts has no order of its own.
    overview.days = by_day(std::mem::take(&mut overview.days).into_iter());
    overview.finished.sort_by_key(|mark| (std::cmp::Reverse(mark.at), mark.section));
    overview.stopped.sort_by_key(|(mark, _)| (std::cmp::Reverse(mark.at), mark.section));
    overview.wrong.sort_by_key(|(concept, wrong, _)| (std::cmp::Reverse(*wrong), *concept));
    overview
}

/// The days from one on, with what is gathered and no fact yet, and how many items stand in the wrong-answer book and are due, in one statement.
pub fn calendar_and_book(session: &mut Session<'_>, person: Id, from: i64, now: Time) -> Result<(Vec<StudyDay>, (u64, u64)), DatabaseError> {
    let sql = "SELECT CAST(1 AS BIGINT), d.day, d.answers, d.correct, d.sections, d.millis FROM study_day d WHERE d.person = $1 AND d.day >= $2 \
        UNION ALL SELECT 1, g.day, 0, 0, 0, g.millis FROM beat_gathered g WHERE g.person = $1 AND g.day >= $2 \
        UNION ALL SELECT 2, 0, COUNT(*), CAST(COALESCE(SUM(CASE WHEN w.due_at <= $3 THEN 1 ELSE 0 END), 0) AS BIGINT), 0, 0 FROM wrong_answer w WHERE w.person = $1";
    let lines = session.query(sql, &[person.into(), from.into(), now.into()], |row| {
        let day = StudyDay { day: row.get(1)?, answers: row.get(2)?, correct: row.get(3)?, sections: row.get(4)?, millis: row.get(5)? };
        Ok((row.get::<i64>(0)? == 1, day))
    })?;
    let (days, book): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(is_day, _)| *is_day);
    Ok((by_day(days.into_iter().map(|(_, day)| day)), book.first().map_or((0, 0), |(_, counts)| (counts.answers, counts.correct))))
}

/// Days in their order, each once, those left out on which nothing was done.
fn by_day(days: impl Iterator<Item = StudyDay>) -> Vec<StudyDay> {
    let mut sums: std::collections::BTreeMap<i64, StudyDay> = std::collections::BTreeMap::new();
    for day in days {
        let known = sums.entry(day.day).or_insert(StudyDay { day: day.day, ..StudyDay::default() });
        *known = known.plus(&day);
    }
    sums.into_values().filter(|day| !day.is_empty()).collect()
}

/// Adds what is gathered and no fact yet.
fn gather(overview: &mut Overview, resource: Id, day: i64, millis: u64, asked: &Asked) {
    overview.days.push(StudyDay { day, millis, ..StudyDay::default() });
    let spent = asked.from.map(|from| if day >= from { Spent { read: millis, practice: 0 } } else { Spent::default() });
    match overview.time.iter_mut().find(|(known, _)| *known == resource) {
        Some((_, sums)) => *sums = [0, 1, 2].map(|at| of(sums, at).plus(of(&spent, at))),
        None => overview.time.push((resource, spent)),
    }
}

/// What somebody did in a span of days, for who looks at many people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Activity {
    /// Who.
    pub person: Id,
    /// Days with study.
    pub active_days: u64,
    /// Time, in milliseconds.
    pub millis: u64,
    /// Answers given.
    pub answers: u64,
    /// Of them right.
    pub correct: u64,
    /// Sections finished.
    pub finished: u64,
}

/// The statement behind [`activity`] for so many people: `$1` and `$2` are the first and the last day, `$3` and `$4` the moments around them.
#[must_use]
pub fn activity_sql(people: usize) -> String {
    let list = placeholders(5, people);
    format!(
        "SELECT person, CAST(SUM(active) AS BIGINT), CAST(SUM(millis) AS BIGINT), CAST(SUM(answers) AS BIGINT), CAST(SUM(correct) AS BIGINT), CAST(SUM(finished) AS BIGINT) FROM (\
         SELECT d.person AS person, CASE WHEN d.answers + d.sections + d.millis > 0 THEN 1 ELSE 0 END AS active, d.millis AS millis, d.answers AS answers, d.correct AS correct, 0 AS finished \
         FROM study_day d WHERE d.person IN ({list}) AND d.day >= $1 AND d.day <= $2 \
         UNION ALL SELECT p.person, 0, 0, 0, 0, 1 FROM progress p WHERE p.person IN ({list}) AND p.finished_at >= $3 AND p.finished_at < $4\
         ) done GROUP BY person"
    )
}

/// What each of these people did from one day to another, both counted; who did nothing is left out.
pub fn activity(session: &mut Session<'_>, people: &[Id], first: i64, last: i64) -> Result<Vec<Activity>, DatabaseError> {
    use crate::model::days::begins;
    let mut values: Vec<Value<'_>> = vec![first.into(), last.into(), begins(first).into(), begins(last + 1).into()];
    values.extend(people.iter().map(|person| Value::from(*person)));
    session.query(&activity_sql(people.len()), &values, |row| {
        Ok(Activity { person: row.get(0)?, active_days: row.get(1)?, millis: row.get(2)?, answers: row.get(3)?, correct: row.get(4)?, finished: row.get(5)? })
    })
}
