//! Where a roster is brought in: the form, and the imports so far.

use std::collections::HashMap;

use askama::Template;
use kernel::{Id, Permission, Problem};
use organization::{By, Organization, Thing};
use portal::{Answer, Ask, paging};

use super::{at, page};
use crate::Roster;
use crate::model::bounds::{FILE_BYTES_MAX, ROWS_MAX};
use crate::ops::hand_out_codes::CODES_MAX;
use crate::ops::list_imports::list_imports;
use crate::ops::preview::{Chosen, look_at};
use crate::ops::take_back;
use crate::store::import::Import;
use crate::words::Words;

#[derive(Template)]
#[template(path = "roster.html")]
struct OverviewPage<'a> {
    w: Words,
    token: &'a str,
    organization: Organization,
    imports: Vec<ImportLine>,
    paging: String,
    prefix: String,
    fault: String,
    done: &'static str,
    rows_max: u64,
    megabytes_max: u64,
    may_export: bool,
    codes_max: u64,
}

struct ImportLine {
    id: Id,
    file_name: String,
    at: String,
    who: String,
    undone: bool,
}

/// The page.
pub fn show(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    render(room, ask, None)
}

/// The page, with what went wrong.
pub(super) fn render(room: &Roster, ask: &Ask, fault: Option<String>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let by = By::of(ask);
    let (organization, slice) = list_imports(room, &by, ask.id(0)?, ask.page())?;
    let names = take_back::names(room, &slice.entries)?;
    let paging = paging::navigation(ask.tongue(), slice.request, slice.pages(), &format!("/organizations/{}/roster", organization.id));
    let imports = slice.entries.iter().map(|import| line(w, import, &names)).collect();
    let may_export = room.organizations.may(&by, Permission::ExportRoster, Thing::Organization(organization.id))?.is_allowed();
    let prefix = organization.code.clone().unwrap_or_default();
    let title = format!("{} · {}", w.roster(), organization.name);
    let status = if fault.is_some() { 422 } else { 200 };
    let template = OverviewPage {
        w,
        token: &ask.form_token,
        organization,
        imports,
        paging,
        prefix,
        fault: fault.unwrap_or_default(),
        done: if ask.query("done") == Some("discarded") { w.done_discarded() } else { "" },
        rows_max: super::number(ROWS_MAX),
        megabytes_max: super::number(FILE_BYTES_MAX / 1_000_000),
        may_export,
        codes_max: super::number(CODES_MAX),
    };
    Ok(page(&title, &template)?.status(status))
}

fn line(w: Words, import: &Import, names: &HashMap<Id, String>) -> ImportLine {
    let who = import.made_by.and_then(|id| names.get(&id).cloned()).unwrap_or_else(|| w.the_platform().to_owned());
    ImportLine { id: import.id, file_name: import.file_name.clone(), at: at(import.made_at), who, undone: import.undone_at.is_some() }
}

/// A file was chosen.
pub fn send(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let file = match ask.file("file") {
        Some(file) if !file.bytes.is_empty() => file,
        Some(file) if !file.name.is_empty() => return render(room, ask, Some(w.empty_file(&file.name))),
        _ => return render(room, ask, Some(w.no_file().to_owned())),
    };
    let prefix = ask.form("prefix").unwrap_or("").trim();
    if prefix.chars().count() > 20 || !prefix.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-')) {
        return render(room, ask, Some(w.fault_prefix().to_owned()));
    }
    let chosen = Chosen { name: &file.name, bytes: &file.bytes, prefix };
    let id = look_at(room, &By::of(ask), ask.id(0)?, &chosen)?;
    Ok(Answer::see_other(format!("/rosters/previews/{id}")))
}
