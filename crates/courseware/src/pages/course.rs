//! A package with how far one is.

use askama::Template;
use kernel::Problem;
use organization::By;
use portal::{Answer, Ask, picture};

use super::{minutes, number, page, score, standing};
use crate::Courseware;
use crate::model::state::Standing;
use crate::model::structure::{Node, unit_id};
use crate::ops::course::{Course, course, standing as standing_of};
use crate::words::Words;

/// The deepest step of the tree that is shown as one.
pub const DEPTH_SHOWN: usize = 6;

struct Row {
    depth: usize,
    title: String,
    /// The unit's id; empty for a block.
    unit: String,
    standing: &'static str,
    class: &'static str,
    is_done: bool,
    is_next: bool,
    score: String,
    action: &'static str,
}

#[derive(Template)]
#[template(path = "course.html")]
struct CoursePage<'a> {
    w: Words,
    token: &'a str,
    id: String,
    title: String,
    description: String,
    ring: String,
    done: u64,
    units: u64,
    minutes: u64,
    score: String,
    rows: Vec<Row>,
}

/// How the mark of a part looks.
pub(super) const fn class(standing: Standing) -> &'static str {
    match standing {
        Standing::NotBegun => "is-skipped",
        Standing::GoingOn => "is-partly",
        Standing::Failed => "is-wrong",
        Standing::Done => "is-right",
    }
}

fn rows(w: Words, ask: &Ask, course: &Course) -> Vec<Row> {
    let mut next = false;
    let mut rows = Vec::new();
    for (depth, node) in course.structure.flat() {
        let depth = depth.min(DEPTH_SHOWN);
        let unit = match node {
            Node::Block(block) => {
                let title = block.title.best(ask.language()).to_owned();
                rows.push(Row { depth, title, unit: String::new(), standing: "", class: "", is_done: false, is_next: false, score: String::new(), action: "" });
                continue;
            }
            Node::Unit(unit) => unit,
        };
        let id = unit_id(course.entry.id, &unit.identifier);
        let state = course.states.get(&id).copied().unwrap_or_default();
        let stands = standing_of(unit, &state);
        let action = match stands {
            Standing::NotBegun => w.begin(),
            Standing::GoingOn => w.go_on(),
            Standing::Failed => w.try_again(),
            Standing::Done => w.look_again(),
        };
        let is_next = !next && stands != Standing::Done;
        next |= is_next;
        rows.push(Row {
            depth,
            title: unit.title.best(ask.language()).to_owned(),
            unit: id.to_string(),
            standing: if state.waived_at.is_some() { w.waived() } else { standing(&w, stands) },
            class: class(stands),
            is_done: stands == Standing::Done,
            is_next,
            score: score(w, state.score),
            action,
        });
    }
    rows
}

/// The page.
pub fn show(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let course = course(room, &By::of(ask), ask.id(0)?)?;
    let progress = &course.progress;
    let percent = progress.percent();
    let template = CoursePage {
        w,
        token: &ask.form_token,
        id: course.entry.id.to_string(),
        title: course.entry.title.best(ask.language()).to_owned(),
        description: course.structure.description.best(ask.language()).to_owned(),
        ring: picture::ring(percent, &w.percent(&percent.to_string()), standing(&w, progress.standing)),
        done: number(progress.done),
        units: number(progress.units),
        minutes: minutes(progress.hundredths),
        score: score(w, progress.score),
        rows: rows(w, ask, &course),
    };
    page(&template.title.clone(), &template)
}
