//! Writes what a person did, day by day and section by section, as a table (RFC 4180) while it is read.

use std::collections::{BTreeSet, HashMap};
use std::io::{Error, Write};

use kernel::page::PAGE_SIZE_MAX;
use kernel::{Actor, Id, Language, PageRequest};
use platform::DatabaseError;
use words::Tongue;

use crate::Learning;
use crate::model::days::{DAY_OFFSET_MINUTES, iso};
use crate::store::time::{self, Place};
use crate::words::Words;

/// Rows read at once.
pub const STEP_MAX: u32 = 200;
/// What tells spreadsheets that the text is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Writes the table; nobody has none.
///
/// # Errors
/// The reader went away, or the database fails: then the transfer breaks off and no short file looks whole.
pub fn export(learning: &Learning, person: Option<Id>, tongue: Tongue, out: &mut dyn Write) -> std::io::Result<()> {
    let w = Words(tongue);
    let language: Language = tongue.tag().parse().unwrap_or(Language::EN);
    let heads = [w.csv_day(), w.csv_subject(), w.csv_resource(), w.csv_section(), w.csv_seconds(), w.csv_answered(), w.csv_right()];
    write!(out, "{BYTE_ORDER_MARK}{}", line(heads.map(str::to_owned)))?;
    let codes = learning.catalog.codes().map_err(Error::other)?;
    let mut last: Option<Place> = None;
    while let Some(person) = person {
        let rows = learning.services.database.read::<_, DatabaseError>(|session| time::after(session, person, last, STEP_MAX)).map_err(Error::other)?;
        let ids: Vec<Id> = rows.iter().flat_map(|(place, _)| [place.resource, place.section]).collect::<BTreeSet<_>>().into_iter().collect();
        let things: HashMap<_, _> = learning.catalog.things(&ids, language).map_err(Error::other)?;
        for (place, done) in &rows {
            let resource = things.get(&place.resource);
            let section = things.get(&place.section).filter(|_| place.section != place.resource);
            let subject = resource.or(section).and_then(|thing| thing.subject.as_deref());
            // What is no longer in the library is still named, by its id.
            let title = resource.map(|thing| thing.title.clone()).or_else(|| section.map(|thing| thing.resource_title.clone()));
            let cells = [
                iso(place.day),
                subject.map(|code| codes.name("subject", code, language).to_owned()).unwrap_or_default(),
                title.unwrap_or_else(|| place.resource.to_string()),
                section.map(|thing| thing.title.clone()).unwrap_or_default(),
                (done.spent.all() / 1000).to_string(),
                done.answers.to_string(),
                done.correct.to_string(),
            ];
            out.write_all(line(cells).as_bytes())?;
            last = Some(*place);
        }
        if rows.len() < STEP_MAX as usize {
            return courses(learning, w, person, language, out);
        }
    }
    Ok(())
}

/// What was done with courseware: each course by the day it was last used, with its time in all.
fn courses(learning: &Learning, w: Words, person: Id, language: Language, out: &mut dyn Write) -> std::io::Result<()> {
    let mut request = PageRequest { number: 1, size: PAGE_SIZE_MAX };
    loop {
        let slice = learning.courseware.results(&Actor::System, person, language, request).map_err(Error::other)?;
        for course in &slice.entries {
            let done = format!("{}/{}", course.progress.done, course.progress.units);
            let day = iso(course.changed_at.day_number(DAY_OFFSET_MINUTES));
            let seconds = (course.progress.hundredths / 100).to_string();
            let cells = [day, w.csv_courseware().to_owned(), course.title.clone(), w.csv_parts_done(&done), seconds, String::new(), String::new()];
            out.write_all(line(cells).as_bytes())?;
        }
        if slice.pages() <= request.number {
            return Ok(());
        }
        request.number += 1;
    }
}

/// A line of cells. One that a spreadsheet would take for a formula gets an apostrophe in front of it (OWASP, CSV injection).
fn line<const N: usize>(cells: [String; N]) -> String {
    let quoted = cells.map(|cell| {
        let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        if !risky && !cell.contains([',', '"', '\n', '\r', ';']) && cell.trim() == cell {
            return cell;
        }
        format!("\"{}{}\"", if risky { "'" } else { "" }, cell.replace('"', "\"\""))
    });
    format!("{}\r\n", quoted.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_guarded() {
        assert_eq!(line(["a,b", "c\"d", "plain", "=cmd()", " x"].map(str::to_owned)), "\"a,b\",\"c\"\"d\",plain,\"'=cmd()\",\" x\"\r\n");
    }
}
