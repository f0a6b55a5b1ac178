//! The list of the latest statements, filling by itself.

use askama::Template;
use kernel::{ErrorKind, Id, Problem};
use portal::{Answer, Ask};

use super::store::{Line, Typed, filter, line};
use super::view::View;
use crate::Records;
use crate::ops::watch_statements::{Shown, Wish, watch};
use crate::store::lrs::statements::Kept;

#[derive(Template)]
#[template(path = "statement_row.html")]
struct Row<'a> {
    line: &'a Line,
}

/// A statement as it stands in the list, in all languages the same; for programs the statement itself.
pub fn row(shown: Shown, tenant: Id, one: &Kept) -> String {
    if shown == Shown::Program {
        return one.whole();
    }
    Row { line: &line(shown, tenant, one) }.render().unwrap_or_default()
}

/// What comes in, by the filters of the list. A browser that asks again says what it saw last.
pub fn stream(records: &Records, ask: &Ask, view: &View) -> Result<Answer, Problem> {
    let typed = Typed::of(ask, view);
    let filter = filter(records, &typed, None).map_err(|reason| Problem::new(ErrorKind::Invalid, "records.filter", reason))?;
    let wish = Wish { who: ask.person(), shown: view.shown(), tenant: typed.tenant, filter: &filter, agent: typed.agent, after: seen_before(ask) };
    Ok(Answer::events(watch(records, ask, &wish, row)?))
}

/// The place of the last statement that whoever asks has seen.
pub fn seen_before(ask: &Ask) -> Option<u64> {
    ask.header("last-event-id").or_else(|| ask.query("after")).and_then(|text| text.trim().parse().ok())
}
