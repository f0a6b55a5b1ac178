//! The list of the latest statements, filling by itself.

use askama::Template;
use kernel::{ErrorKind, Id, Problem};
use portal::{Answer, Ask};

use super::store::{Line, Typed, filter, line};
use crate::Records;
use crate::model::xapi::holder::own_tenant;
use crate::ops::watch_statements::{Wish, watch};
use crate::store::lrs::statements::Kept;

#[derive(Template)]
#[template(path = "statement_row.html")]
struct Row<'a> {
    line: &'a Line,
    store: &'a str,
}

/// A statement as it stands in the list; in all languages the same.
pub fn row(tenant: Id, one: &Kept) -> String {
    let store = if tenant == own_tenant() { String::new() } else { tenant.to_string() };
    let line = line(&one.body, one.id.to_string(), one.stored);
    Row { line: &line, store: &store }.render().unwrap_or_default()
}

/// What comes in, by the filters of the list. A browser that asks again says what it saw last.
pub fn stream(records: &Records, ask: &Ask) -> Result<Answer, Problem> {
    let typed = Typed::of(ask);
    let filter = filter(records, &typed, None).map_err(|reason| Problem::new(ErrorKind::Invalid, "records.filter", reason))?;
    let after = ask.header("last-event-id").or_else(|| ask.query("after")).and_then(|text| text.trim().parse().ok());
    let wish = Wish { tenant: typed.tenant(), filter: &filter, agent: typed.agent, after };
    Ok(Answer::events(watch(records, ask, &wish, row)?))
}
