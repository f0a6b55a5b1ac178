//! Courseware beside the rest of what one learns.

use courseware::{CourseResult, Standing};
use portal::picture;

use crate::words::Words;

/// Somebody and a piece of courseware, as pages show it.
pub(super) struct Course {
    pub title: String,
    /// Its page; empty where it was taken away.
    pub path: String,
    pub ring: String,
    pub is_done: bool,
    /// How far, how well and for how long, in words.
    pub line: String,
}

/// What is shown of a result.
pub(super) fn course(w: Words, result: CourseResult) -> Course {
    let progress = result.progress;
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let standing = match progress.standing {
        Standing::NotBegun | Standing::GoingOn => w.course_going_on(),
        Standing::Failed => w.course_failed(),
        Standing::Done => w.course_done(),
    };
    let mut parts = vec![standing.to_owned(), w.course_parts(number(progress.done), number(progress.units))];
    if let Some(score) = progress.score {
        parts.push(w.course_score(&format!("{:.0}", score * 100.0)));
    }
    if progress.hundredths > 0 {
        parts.push(w.minutes(progress.hundredths.div_ceil(6000)));
    }
    if result.path.is_empty() {
        parts.push(w.course_gone().to_owned());
    }
    let (line, percent) = (parts.join(" · "), progress.percent());
    let ring = picture::ring(percent, &format!("{percent}%"), &line);
    Course { title: result.title, path: result.path, ring, is_done: progress.standing == Standing::Done, line }
}
