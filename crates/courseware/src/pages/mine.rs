//! What one did with packages.

use askama::Template;
use kernel::{PageSlice, Problem};
use portal::{Answer, Ask, picture};

use super::{at, minutes, number, page, score, standing};
use crate::Courseware;
use crate::ops::results::results;
use crate::words::Words;

struct Line {
    title: String,
    path: String,
    standing: &'static str,
    ring: String,
    done: u64,
    units: u64,
    score: String,
    minutes: u64,
    changed: String,
}

#[derive(Template)]
#[template(path = "mine.html")]
struct Mine {
    w: Words,
    results: Vec<Line>,
    paging: String,
}

/// The page.
pub fn show(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let slice = match ask.person() {
        Some(person) => results(room, &ask.who.actor, person, ask.language(), ask.page())?,
        None => PageSlice { entries: Vec::new(), total: 0, request: ask.page() },
    };
    let paging = portal::paging::navigation(ask.tongue(), slice.request, slice.pages(), "/me/courseware");
    let line = |result: crate::ops::results::CourseResult| {
        let percent = result.progress.percent();
        Line {
            ring: picture::ring(percent, &w.percent(&percent.to_string()), standing(&w, result.progress.standing)),
            title: result.title,
            path: result.path,
            standing: standing(&w, result.progress.standing),
            done: number(result.progress.done),
            units: number(result.progress.units),
            score: score(w, result.progress.score),
            minutes: minutes(result.progress.hundredths),
            changed: at(result.changed_at),
        }
    };
    page(w.mine(), &Mine { w, results: slice.entries.into_iter().map(line).collect(), paging })
}
