//! The tables of learning and every query on them.

pub mod beats;
pub mod class;
pub mod time;

use kernel::{Id, Time};
use platform::{DatabaseError, Session};

use crate::model::days::StudyDay;
use crate::model::wrong_book::Entry;

/// How far somebody is with a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The section.
    pub section: Id,
    /// Its resource.
    pub resource: Id,
    /// Whether it is finished.
    pub finished: bool,
    /// When it was last opened.
    pub last_at: Time,
}

/// Notes a fact as taken in; `false` where it was before.
pub fn take(session: &mut Session<'_>, fact: Id, at: Time) -> Result<bool, DatabaseError> {
    Ok(session.execute("INSERT INTO learning_taken (fact, at) VALUES ($1, $2) ON CONFLICT (fact) DO NOTHING", &[fact.into(), at.into()])? > 0)
}

/// Forgets facts taken in before a moment: transports deliver again within days, not weeks.
pub fn forget_taken(session: &mut Session<'_>, before: Time) -> Result<u64, DatabaseError> {
    session.execute("DELETE FROM learning_taken WHERE at < $1", &[before.into()])
}

/// Notes that a section was opened, or finished at a moment.
pub fn put_progress(session: &mut Session<'_>, person: Id, section: Id, resource: Id, finished_at: Option<Time>, at: Time) -> Result<bool, DatabaseError> {
    let new = session.execute(
        "INSERT INTO progress (person, section, resource, finished, first_at, last_at, finished_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (person, section) DO NOTHING",
        &[person.into(), section.into(), resource.into(), finished_at.is_some().into(), at.into(), at.into(), finished_at.into()],
    )?;
    if new == 0 {
        session.execute(
            "UPDATE progress SET finished = (finished OR $3), last_at = CASE WHEN last_at < $4 THEN $4 ELSE last_at END, \
             finished_at = CASE WHEN finished_at IS NULL OR $5 < finished_at THEN $5 ELSE finished_at END WHERE person = $1 AND section = $2",
            &[person.into(), section.into(), finished_at.is_some().into(), at.into(), finished_at.into()],
        )?;
    }
    Ok(new > 0)
}

/// The state of one section.
pub fn progress(session: &mut Session<'_>, person: Id, section: Id) -> Result<Option<Progress>, DatabaseError> {
    session.first("SELECT section, resource, finished, last_at FROM progress WHERE person = $1 AND section = $2", &[person.into(), section.into()], |row| {
        Ok(Progress { section: row.get(0)?, resource: row.get(1)?, finished: row.get(2)?, last_at: row.get(3)? })
    })
}

/// The sections of a resource that somebody finished, and the one opened last.
pub fn of_resource(session: &mut Session<'_>, person: Id, resource: Id) -> Result<Vec<Progress>, DatabaseError> {
    session.query(
        "SELECT section, resource, finished, last_at FROM progress WHERE person = $1 AND resource = $2 ORDER BY last_at DESC LIMIT 20000",
        &[person.into(), resource.into()],
        |row| Ok(Progress { section: row.get(0)?, resource: row.get(1)?, finished: row.get(2)?, last_at: row.get(3)? }),
    )
}

/// A resource somebody is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The resource.
    pub resource: Id,
    /// Sections finished.
    pub finished: u64,
    /// When it was last opened.
    pub last_at: Time,
    /// The section of it that was opened last.
    pub last_section: Id,
}

/// The resources opened last, each with its section opened last.
pub fn readings(session: &mut Session<'_>, person: Id, limit: u32) -> Result<Vec<Reading>, DatabaseError> {
    session.query(
        "SELECT p.resource, CAST(SUM(CASE WHEN p.finished THEN 1 ELSE 0 END) AS BIGINT), MAX(p.last_at), \
         (SELECT l.section FROM progress l WHERE l.person = $1 AND l.resource = p.resource ORDER BY l.last_at DESC, l.section LIMIT 1) \
         FROM progress p WHERE p.person = $1 GROUP BY p.resource ORDER BY MAX(p.last_at) DESC, p.resource LIMIT $2",
        &[person.into(), limit.into()],
        |row| Ok(Reading { resource: row.get(0)?, finished: row.get(1)?, last_at: row.get(2)?, last_section: row.get(3)? }),
    )
}

/// The statement behind [`much_used`]; `uncounted` is a condition that is true of a `p.person` who does not count.
#[must_use]
pub fn much_used_sql(uncounted: &str) -> String {
    format!(
        "SELECT p.resource FROM progress p WHERE NOT {uncounted} GROUP BY p.resource \
         HAVING COUNT(DISTINCT p.person) >= $1 ORDER BY COUNT(DISTINCT p.person) DESC, p.resource LIMIT $2"
    )
}

/// The resources that most people opened a section of, at least `least` of them; by the statement of [`much_used_sql`].
pub fn much_used(session: &mut Session<'_>, sql: &str, least: u32, limit: u32) -> Result<Vec<Id>, DatabaseError> {
    session.query(sql, &[least.into(), limit.into()], |row| row.get(0))
}

/// How an item stands in somebody's book.
pub fn wrong_entry(session: &mut Session<'_>, person: Id, item: Id) -> Result<Option<Entry>, DatabaseError> {
    session.first("SELECT wrong_count, streak, due_at FROM wrong_answer WHERE person = $1 AND item = $2", &[person.into(), item.into()], |row| {
        Ok(Entry { wrong_count: row.get(0)?, streak: row.get(1)?, due_at: row.get(2)? })
    })
}

/// Writes an item into somebody's book, or takes it out.
pub fn put_wrong(session: &mut Session<'_>, person: Id, item: Id, resource: Option<Id>, entry: Option<Entry>, at: Time) -> Result<(), DatabaseError> {
    let Some(entry) = entry else {
        session.execute("DELETE FROM wrong_answer WHERE person = $1 AND item = $2", &[person.into(), item.into()])?;
        return Ok(());
    };
    session.execute(
        "INSERT INTO wrong_answer (person, item, resource, wrong_count, streak, last_at, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT (person, item) DO UPDATE SET wrong_count = excluded.wrong_count, streak = excluded.streak, last_at = excluded.last_at, due_at = excluded.due_at",
        &[person.into(), item.into(), resource.into(), entry.wrong_count.into(), entry.streak.into(), at.into(), entry.due_at.into()],
    )?;
    Ok(())
}

/// A row of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongRow {
    /// The item.
    pub item: Id,
    /// How it stands.
    pub entry: Entry,
    /// When it was last answered.
    pub last_at: Time,
}

/// Somebody's book, what is due first, with the number of all.
pub fn wrong_rows(session: &mut Session<'_>, person: Id, limit: u32, offset: u32) -> Result<Vec<WrongRow>, DatabaseError> {
    session.query(
        "SELECT item, wrong_count, streak, due_at, last_at FROM wrong_answer WHERE person = $1 ORDER BY due_at, item LIMIT $2 OFFSET $3",
        &[person.into(), limit.into(), offset.into()],
        |row| Ok(WrongRow { item: row.get(0)?, entry: Entry { wrong_count: row.get(1)?, streak: row.get(2)?, due_at: row.get(3)? }, last_at: row.get(4)? }),
    )
}

/// How many items stand in the book, and how many are due.
pub fn wrong_counts(session: &mut Session<'_>, person: Id, now: Time) -> Result<(u64, u64), DatabaseError> {
    let row = session.first(
        "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN due_at <= $2 THEN 1 ELSE 0 END), 0) AS BIGINT) FROM wrong_answer WHERE person = $1",
        &[person.into(), now.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(row.unwrap_or_default())
}

/// Adds to what was done on a day.
pub fn add_day(session: &mut Session<'_>, person: Id, day: &StudyDay) -> Result<(), DatabaseError> {
    session.execute(
        "INSERT INTO study_day (person, day, answers, correct, sections, millis) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (person, day) DO UPDATE SET answers = study_day.answers + excluded.answers, correct = study_day.correct + excluded.correct, \
         sections = study_day.sections + excluded.sections, millis = study_day.millis + excluded.millis",
        &[person.into(), day.day.into(), day.answers.into(), day.correct.into(), day.sections.into(), day.millis.into()],
    )?;
    Ok(())
}

/// The days from one on.
pub fn days(session: &mut Session<'_>, person: Id, from: i64) -> Result<Vec<StudyDay>, DatabaseError> {
    session.query(
        "SELECT day, answers, correct, sections, millis FROM study_day WHERE person = $1 AND day >= $2 ORDER BY day LIMIT 1000",
        &[person.into(), from.into()],
        |row| Ok(StudyDay { day: row.get(0)?, answers: row.get(1)?, correct: row.get(2)?, sections: row.get(3)?, millis: row.get(4)? }),
    )
}

/// Adds an answer about a concept.
pub fn add_mastery(session: &mut Session<'_>, person: Id, concept: Id, right: bool, at: Time) -> Result<(), DatabaseError> {
    session.execute(
        "INSERT INTO mastery (person, concept, right_count, total, last_at) VALUES ($1, $2, $3, 1, $4) \
         ON CONFLICT (person, concept) DO UPDATE SET right_count = mastery.right_count + excluded.right_count, total = mastery.total + 1, last_at = excluded.last_at",
        &[person.into(), concept.into(), i64::from(right).into(), at.into()],
    )?;
    Ok(())
}

/// The concepts practised most lately: concept, right, total.
pub fn mastery(session: &mut Session<'_>, person: Id, limit: u32) -> Result<Vec<(Id, u64, u64)>, DatabaseError> {
    session.query(
        "SELECT concept, right_count, total FROM mastery WHERE person = $1 ORDER BY last_at DESC, concept LIMIT $2",
        &[person.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Gives everything of one person to another.
pub fn merge(session: &mut Session<'_>, from: Id, to: Id) -> Result<(), DatabaseError> {
    let sections = session.query("SELECT section, resource, finished_at, last_at FROM progress WHERE person = $1", &[from.into()], |row| {
        Ok((row.get::<Id>(0)?, row.get::<Id>(1)?, row.get::<Option<Time>>(2)?, row.get::<Time>(3)?))
    })?;
    for (section, resource, finished_at, last_at) in sections {
        put_progress(session, to, section, resource, finished_at, last_at)?;
    }
    for day in days(session, from, i64::MIN)? {
        add_day(session, to, &day)?;
    }
    session.execute(
        "INSERT INTO mastery (person, concept, right_count, total, last_at) SELECT $2, m.concept, m.right_count, m.total, m.last_at FROM mastery m WHERE m.person = $1 \
         ON CONFLICT (person, concept) DO UPDATE SET right_count = mastery.right_count + excluded.right_count, total = mastery.total + excluded.total",
        &[from.into(), to.into()],
    )?;
    session.execute(
        "INSERT INTO wrong_answer (person, item, resource, wrong_count, streak, last_at, due_at) \
         SELECT $2, w.item, w.resource, w.wrong_count, w.streak, w.last_at, w.due_at FROM wrong_answer w WHERE w.person = $1 ON CONFLICT (person, item) DO NOTHING",
        &[from.into(), to.into()],
    )?;
    time::merge(session, from, to)?;
    beats::merge(session, from, to)?;
    erase(session, from)
}

/// Erases everything of a person.
pub fn erase(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    for sql in [
        "DELETE FROM progress WHERE person = $1",
        "DELETE FROM wrong_answer WHERE person = $1",
        "DELETE FROM study_day WHERE person = $1",
        "DELETE FROM mastery WHERE person = $1",
        "DELETE FROM study_time WHERE person = $1",
    ] {
        session.execute(sql, &[person.into()])?;
    }
    beats::erase(session, person)
}

/// Erases the views of everybody, before a rebuild. Which facts were taken in stays known: one that comes again counts no second time. Beats are no view.
pub fn erase_all(session: &mut Session<'_>) -> Result<(), DatabaseError> {
    for table in ["progress", "wrong_answer", "study_day", "mastery", "study_time"] {
        session.execute(&format!("DELETE FROM {table}"), &[])?;
    }
    Ok(())
}

/// Everything somebody read.
pub fn all_progress(session: &mut Session<'_>, person: Id) -> Result<Vec<Progress>, DatabaseError> {
    session.query("SELECT section, resource, finished, last_at FROM progress WHERE person = $1 ORDER BY last_at, section", &[person.into()], |row| {
        Ok(Progress { section: row.get(0)?, resource: row.get(1)?, finished: row.get(2)?, last_at: row.get(3)? })
    })
}
