//! What the learners of an organisation did with packages, for those who teach there.

use askama::Template;
use kernel::{Id, Problem};
use organization::By;
use portal::{Answer, Ask, picture};

use super::{at, minutes, number, page, score, standing};
use crate::model::state::Standing;
use crate::model::structure::{Node, unit_id};
use crate::ops::class_results::{Class, LEARNERS_MAX, access_class, of_learner, of_package, packages};
use crate::ops::course::standing as standing_of;
use crate::ops::waive::{REASON_CHARS_MAX, waive as let_count};
use crate::words::Words;
use crate::{Courseware, CoursewareError};

struct Package {
    id: String,
    title: String,
    opened: u64,
    done: u64,
}

#[derive(Template)]
#[template(path = "results.html")]
struct Results {
    w: Words,
    organization: String,
    name: String,
    learners: u64,
    too_many: String,
    packages: Vec<Package>,
    paging: String,
}

/// When there are more learners than are looked at together: how many that is.
fn too_many(class: &Class) -> String {
    if class.too_many { LEARNERS_MAX.to_string() } else { String::new() }
}

/// The packages that are there for a class.
pub fn show(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let class = access_class(room, &By::of(ask), ask.id(0)?)?;
    let slice = packages(room, &class, ask.page())?;
    let template = Results {
        w,
        organization: class.organization.id.to_string(),
        learners: number(class.learners.len() + class.hidden.len()),
        too_many: too_many(&class),
        paging: portal::paging::navigation(ask.tongue(), slice.request, slice.pages(), &format!("/organizations/{}/courseware/results", class.organization.id)),
        packages: slice
            .entries
            .into_iter()
            .map(|(entry, opened, done)| Package { id: entry.id.to_string(), title: entry.title.best(ask.language()).to_owned(), opened, done })
            .collect(),
        name: class.organization.name,
    };
    page(&format!("{} · {}", w.results(), template.name), &template)
}

struct Learner {
    id: String,
    name: String,
    ring: String,
    standing: &'static str,
    done: u64,
    units: u64,
    score: String,
    minutes: u64,
    hidden: bool,
}

#[derive(Template)]
#[template(path = "class.html")]
struct ClassPage {
    w: Words,
    organization: String,
    name: String,
    package: String,
    title: String,
    too_many: String,
    opened: u64,
    done: u64,
    learners: Vec<Learner>,
}

/// How far each learner is with a package.
pub fn class(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let by = By::of(ask);
    let class = access_class(room, &by, ask.id(0)?)?;
    let (entry, lines) = of_package(room, &by, &class, ask.id(1)?)?;
    let with =
        |wanted: fn(Standing) -> bool| number(lines.iter().filter(|line| line.progress.as_ref().is_some_and(|progress| wanted(progress.standing))).count());
    let (opened, done) = (with(|standing| standing != Standing::NotBegun), with(|standing| standing == Standing::Done));
    let learner = |line: crate::ops::class_results::Line| {
        let progress = line.progress.as_ref();
        let stands = standing(&w, progress.map_or(Standing::NotBegun, |progress| progress.standing));
        let percent = progress.map_or(0, crate::model::state::Progress::percent);
        Learner {
            id: line.person.to_string(),
            name: if line.name.is_empty() { w.no_name().to_owned() } else { line.name.clone() },
            ring: picture::ring(percent, &w.percent(&percent.to_string()), stands),
            standing: stands,
            done: progress.map_or(0, |progress| number(progress.done)),
            units: progress.map_or(0, |progress| number(progress.units)),
            score: progress.map(|progress| score(w, progress.score)).unwrap_or_default(),
            minutes: progress.map_or(0, |progress| minutes(progress.hundredths)),
            hidden: line.hidden,
        }
    };
    let template = ClassPage {
        w,
        organization: class.organization.id.to_string(),
        too_many: too_many(&class),
        package: entry.id.to_string(),
        title: entry.title.best(ask.language()).to_owned(),
        opened,
        done,
        learners: lines.into_iter().map(learner).collect(),
        name: class.organization.name,
    };
    page(&format!("{} · {}", template.title, template.name), &template)
}

struct Part {
    depth: usize,
    title: String,
    /// The unit's id; empty for a block.
    unit: String,
    class: &'static str,
    standing: &'static str,
    is_done: bool,
    waived: String,
    score: String,
    minutes: u64,
}

#[derive(Template)]
#[template(path = "learner.html")]
struct LearnerPage<'a> {
    w: Words,
    token: &'a str,
    organization: String,
    organization_name: String,
    package: String,
    person: String,
    name: String,
    title: String,
    ring: String,
    done: u64,
    units: u64,
    minutes: u64,
    score: String,
    parts: Vec<Part>,
    /// The unit whose form was sent, with what was written, where it is shown again.
    sent: (String, String),
    fault: &'static str,
    said: &'static str,
    reason_max: usize,
}

#[derive(Template)]
#[template(path = "held_back.html")]
struct HeldBack {
    w: Words,
    organization: String,
    organization_name: String,
    name: String,
}

/// Nothing is shown of somebody where nobody agreed that the school sees it; the page says why.
fn held_back(room: &Courseware, w: Words, class: &Class, person: Id) -> Result<Answer, Problem> {
    let name = room.identity.display_names(&[person])?.remove(&person).filter(|name| !name.is_empty()).unwrap_or_else(|| w.no_name().to_owned());
    let template = HeldBack { w, organization: class.organization.id.to_string(), organization_name: class.organization.name.clone(), name };
    Ok(page(&template.name, &template)?.status(403))
}

fn learner_page(room: &Courseware, ask: &Ask, fault: &'static str) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let by = By::of(ask);
    let class = access_class(room, &by, ask.id(0)?)?;
    let person: Id = ask.id(2)?;
    if class.hidden.contains(&person) {
        return held_back(room, w, &class, person);
    }
    let (course, name) = of_learner(room, &by, &class, ask.id(1)?, person, fault.is_empty())?;
    let part = |(depth, node): (usize, &Node)| {
        let depth = depth.min(super::course::DEPTH_SHOWN);
        let unit = match node {
            Node::Block(block) => {
                let title = block.title.best(ask.language()).to_owned();
                return Part {
                    depth,
                    title,
                    unit: String::new(),
                    class: "",
                    standing: "",
                    is_done: false,
                    waived: String::new(),
                    score: String::new(),
                    minutes: 0,
                };
            }
            Node::Unit(unit) => unit,
        };
        let id = unit_id(course.entry.id, &unit.identifier);
        let state = course.states.get(&id).copied().unwrap_or_default();
        let stands = standing_of(unit, &state);
        Part {
            depth,
            title: unit.title.best(ask.language()).to_owned(),
            unit: id.to_string(),
            class: super::course::class(stands),
            standing: standing(&w, stands),
            is_done: stands == Standing::Done,
            waived: state.waived_at.map(|when| w.waived_on(&at(when))).unwrap_or_default(),
            score: score(w, state.score),
            minutes: minutes(state.hundredths),
        }
    };
    let percent = course.progress.percent();
    let template = LearnerPage {
        w,
        token: &ask.form_token,
        organization: class.organization.id.to_string(),
        organization_name: class.organization.name,
        package: course.entry.id.to_string(),
        person: person.to_string(),
        name: if name.is_empty() { w.no_name().to_owned() } else { name },
        title: course.entry.title.best(ask.language()).to_owned(),
        ring: picture::ring(percent, &w.percent(&percent.to_string()), standing(&w, course.progress.standing)),
        done: number(course.progress.done),
        units: number(course.progress.units),
        minutes: minutes(course.progress.hundredths),
        score: score(w, course.progress.score),
        parts: course.structure.flat().into_iter().map(part).collect(),
        sent: (ask.form("unit").unwrap_or("").to_owned(), ask.form("reason").unwrap_or("").to_owned()),
        fault,
        said: if ask.query("done") == Some("waived") { w.waive_done() } else { "" },
        reason_max: REASON_CHARS_MAX,
    };
    let status = if fault.is_empty() { 200 } else { 422 };
    Ok(page(&format!("{} · {}", template.name, template.title), &template)?.status(status))
}

/// How far one learner is with the parts of a package.
pub fn learner(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    learner_page(room, ask, "")
}

/// A part is to count as done.
pub fn waive(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let by = By::of(ask);
    let class = access_class(room, &by, ask.id(0)?)?;
    let (package, person) = (ask.id(1)?, ask.id(2)?);
    if class.hidden.contains(&person) {
        return held_back(room, w, &class, person);
    }
    of_learner(room, &by, &class, package, person, false)?;
    match let_count(room, &by, person, package, ask.form_id("unit")?, ask.form("reason").unwrap_or("")) {
        Ok(()) => Ok(Answer::see_other(format!("/organizations/{}/courseware/results/{package}/{person}?done=waived", class.organization.id))),
        Err(CoursewareError::Reason) => learner_page(room, ask, w.waive_no_reason()),
        // Somebody else did it meanwhile, or the form was sent twice: it is as it was wanted.
        Err(CoursewareError::DoneAlready) => Ok(Answer::see_other(format!("/organizations/{}/courseware/results/{package}/{person}", class.organization.id))),
        Err(error) => Err(error.into()),
    }
}
