//! The list of the latest statements, filling by itself.

use askama::Template;
use kernel::{ErrorKind, Id, Problem};
use portal::{Answer, Ask};

use super::line::{Line, lines};
use super::store::{Typed, filter};
use super::view::View;
use crate::Records;
use crate::ops::watch_statements::{Shown, Way, Wish, watch};
use crate::store::lrs::statements::Kept;

#[derive(Template)]
#[template(path = "statement_row.html")]
struct Row<'a> {
    line: &'a Line,
}

/// Statements as they stand in the list; for programs the statements themselves.
///
/// # Errors
/// The database fails.
pub fn rows(records: &Records, way: Way, tenant: Id, some: &[Kept]) -> Result<Vec<String>, Problem> {
    if way.shown == Shown::Program {
        return Ok(some.iter().map(Kept::whole).collect());
    }
    Ok(lines(records, way, tenant, some)?.iter().map(|line| Row { line }.render().unwrap_or_default()).collect())
}

/// What comes in, by the filters of the list. A browser that asks again says what it saw last.
pub fn stream(records: &Records, ask: &Ask, view: &View) -> Result<Answer, Problem> {
    let typed = Typed::of(ask, view);
    let filter = filter(records, &typed, None).map_err(|reason| Problem::new(ErrorKind::Invalid, "records.filter", reason.to_string()))?;
    let wish = Wish {
        who: ask.person(),
        way: Way { shown: view.shown(), language: ask.language() },
        tenant: typed.tenant,
        filter: &filter,
        agent: typed.agent,
        after: seen_before(ask),
    };
    Ok(Answer::events(watch(records, ask, &wish, rows)?))
}

/// The place of the last statement that whoever asks has seen.
pub fn seen_before(ask: &Ask) -> Option<u64> {
    ask.header("last-event-id").or_else(|| ask.query("after")).and_then(|text| text.trim().parse().ok())
}
