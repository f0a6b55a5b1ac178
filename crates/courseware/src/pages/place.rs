//! Packages of an organisation, for whoever brings them.

use askama::Template;
use kernel::Problem;
use kernel::bytes::about;
use organization::By;
use portal::{Answer, Ask};

use super::list::{Line, line};
use super::refused::{Shown, notice, shown};
use super::{at, page};
use crate::model::bounds::PACKAGE_BYTES_MAX;
use crate::model::structure::{Node, unit_id};
use crate::ops::access::{access_managed, access_organization};
use crate::ops::import::import;
use crate::store::{package as packages, registration};
use crate::words::Words;
use crate::{Courseware, CoursewareError, ops};

#[derive(Template)]
#[template(path = "place.html")]
struct Place<'a> {
    w: Words,
    token: &'a str,
    organization: String,
    name: String,
    refusal: Option<Shown>,
    size_max: String,
    entries: Vec<Line>,
    paging: String,
}

fn render(room: &Courseware, ask: &Ask, refusal: Option<Shown>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let organization = access_organization(room, &By::of(ask), ask.id(0)?)?;
    let request = ask.page();
    let (entries, total) = room.services.database.read::<_, CoursewareError>(|session| Ok(packages::of_organization(session, organization.id, request)?))?;
    let slice = kernel::PageSlice { entries, total, request };
    let status = if refusal.is_some() { 422 } else { 200 };
    let template = Place {
        w,
        token: &ask.form_token,
        organization: organization.id.to_string(),
        name: organization.name,
        refusal,
        size_max: about(u64::try_from(PACKAGE_BYTES_MAX).unwrap_or(u64::MAX)),
        paging: portal::paging::navigation(ask.tongue(), slice.request, slice.pages(), &format!("/organizations/{}/courseware", organization.id)),
        entries: slice.entries.into_iter().map(|entry| line(ask, entry)).collect(),
    };
    Ok(page(w.courseware(), &template)?.status(status))
}

/// The page.
pub fn show(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    render(room, ask, None)
}

/// A file was chosen.
pub fn bring(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let Some(file) = ask.file("file").filter(|file| !file.name.is_empty() || !file.bytes.is_empty()) else {
        return render(room, ask, Some(Shown::of(w.no_file())));
    };
    if file.bytes.is_empty() {
        return render(room, ask, Some(Shown::of(w.empty_file())));
    }
    match import(room, &By::of(ask), ask.id(0)?, &file.name, &file.bytes) {
        Ok(brought) => Ok(Answer::see_other(format!("/admin/courseware/{}?done={}", brought.id, if brought.known { "known" } else { "brought" }))),
        Err(CoursewareError::Refused(refusal)) => render(room, ask, Some(shown(w, &refusal))),
        Err(error) => Err(error.into()),
    }
}

struct Row {
    depth: usize,
    title: String,
    address: String,
    unit: String,
}

#[derive(Template)]
#[template(path = "package.html")]
struct Package<'a> {
    w: Words,
    token: &'a str,
    id: String,
    organization: String,
    standard: &'static str,
    file_name: String,
    added: String,
    title: String,
    description: String,
    opened: u64,
    finished: u64,
    files: u64,
    size: String,
    notices: Vec<(&'static str, String)>,
    rows: Vec<Row>,
    done: &'static str,
}

/// One package: what is in it, what is said about it, how much it is used.
pub fn package(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let (entry, structure) = access_managed(room, &By::of(ask), ask.id(0)?)?;
    let ((opened, finished), (files, bytes)) =
        room.services.database.read::<_, CoursewareError>(|session| Ok((registration::figures(session, entry.id)?, packages::files(session, entry.id)?)))?;
    let row = |(depth, node): (usize, &Node)| {
        let depth = depth.min(super::course::DEPTH_SHOWN);
        match node {
            Node::Block(block) => Row { depth, title: block.title.best(ask.language()).to_owned(), address: String::new(), unit: String::new() },
            Node::Unit(unit) => Row {
                depth,
                title: unit.title.best(ask.language()).to_owned(),
                address: unit.launch.clone(),
                unit: unit_id(entry.id, &unit.identifier).to_string(),
            },
        }
    };
    let template = Package {
        w,
        token: &ask.form_token,
        id: entry.id.to_string(),
        organization: entry.organization.to_string(),
        standard: entry.standard.name(),
        file_name: entry.file_name.clone(),
        added: at(entry.added_at),
        title: entry.title.best(ask.language()).to_owned(),
        description: structure.description.best(ask.language()).to_owned(),
        opened,
        finished,
        files,
        size: about(bytes),
        notices: structure.notices.iter().map(|said| (notice(w, said.kind), said.detail.clone())).collect(),
        rows: structure.flat().into_iter().map(row).collect(),
        done: match ask.query("done") {
            Some("brought") => w.done_brought(),
            Some("known") => w.done_known(),
            _ => "",
        },
    };
    page(&template.title.clone(), &template)
}

/// A package is to go.
pub fn remove(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    let by = By::of(ask);
    let (entry, _) = access_managed(room, &by, ask.id(0)?)?;
    ops::remove::remove(room, &by, entry.id)?;
    Ok(Answer::see_other(format!("/organizations/{}/courseware", entry.organization)))
}
