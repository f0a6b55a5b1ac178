//! All stores with what they hold and may hold, and the quota of one, as the operator sees and sets it.

use std::collections::HashMap;

use askama::Template;
use kernel::{Id, Problem};
use portal::{Answer, Ask, paging};

use super::page;
use super::space::Shown;
use crate::Records;
use crate::model::quota::{Quota, read_bytes, write_bytes};
use crate::model::xapi::holder::own_tenant;
use crate::ops::{look_at_store, set_quota};
use crate::words::Words;

struct Row {
    name: String,
    /// Where its quota is set; empty where it is never limited.
    page: String,
    space: Shown,
}

#[derive(Template)]
#[template(path = "stores.html")]
struct StoresPage {
    w: Words,
    rows: Vec<Row>,
    total: u64,
    usual: Vec<String>,
    paging: String,
}

/// What was typed, or what holds.
#[derive(Default)]
struct Typed {
    statements: String,
    bytes: String,
    per_minute: String,
}

#[derive(Template)]
#[template(path = "quota.html")]
struct QuotaPage<'a> {
    w: Words,
    token: &'a str,
    id: Id,
    name: String,
    space: Shown,
    is_own: bool,
    usual: Vec<String>,
    typed: Typed,
    fault: String,
    done: bool,
}

/// What holds for stores of which no operator said more, in words.
fn usual(w: Words, records: &Records) -> Vec<String> {
    let Quota { statements, bytes, per_minute } = records.quotas;
    let parts = [statements.map(|limit| w.space_statements(limit)), bytes.map(write_bytes), per_minute.map(|limit| w.space_pace(limit))];
    parts.into_iter().flatten().collect()
}

fn names(records: &Records, ids: &[Id]) -> Result<HashMap<Id, String>, Problem> {
    records.owners.as_ref().map_or_else(|| Ok(HashMap::new()), |owners| owners.names(ids))
}

/// The list.
pub fn list(records: &Records, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let slice = look_at_store::spaces(records, ask.page())?;
    let others: Vec<Id> = slice.entries.iter().map(|space| space.tenant).filter(|tenant| *tenant != own_tenant()).collect();
    let mut names = names(records, &others)?;
    let rows = slice.entries.iter().map(|space| {
        let is_platform = space.tenant == own_tenant();
        let name = if is_platform { w.store_own().to_owned() } else { names.remove(&space.tenant).unwrap_or_else(|| space.tenant.to_string()) };
        let page = if is_platform { String::new() } else { format!("/admin/records/stores/{}", space.tenant) };
        Row { name, page, space: Shown::of(w, space, is_platform) }
    });
    let rows = rows.collect();
    let paging = paging::navigation(ask.tongue(), slice.request, slice.pages(), "/admin/records/stores");
    page(w.stores(), &StoresPage { w, rows, total: slice.total, usual: usual(w, records), paging })
}

/// The quota of one store: also of one that holds nothing yet.
pub fn show(records: &Records, ask: &Ask) -> Result<Answer, Problem> {
    render(records, ask, None, String::new())
}

/// The store that the address names, with its name.
fn store(records: &Records, ask: &Ask) -> Result<(Id, String), Problem> {
    let id = ask.id(0)?;
    let name = names(records, &[id])?.remove(&id);
    // One whose organisation is gone may still hold something.
    let is_there = || look_at_store::space(records, id).map(|space| space.is_own || space.held != crate::Usage::default());
    match name {
        Some(name) if id != own_tenant() => Ok((id, name)),
        None if id != own_tenant() && is_there()? => Ok((id, id.to_string())),
        _ => Err(Problem::not_found("no organisation has this store")),
    }
}

fn render(records: &Records, ask: &Ask, typed: Option<Typed>, fault: String) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let (id, name) = store(records, ask)?;
    let space = look_at_store::space(records, id)?;
    let number = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
    let quota = space.quota;
    let holds = Typed { statements: number(quota.statements), bytes: quota.bytes.map(write_bytes).unwrap_or_default(), per_minute: number(quota.per_minute) };
    let status = if fault.is_empty() { 200 } else { 422 };
    let made = QuotaPage {
        w,
        token: &ask.form_token,
        id,
        name,
        space: Shown::of(w, &space, false),
        is_own: space.is_own,
        usual: usual(w, records),
        typed: typed.unwrap_or(holds),
        done: fault.is_empty() && ask.query("done").is_some(),
        fault,
    };
    Ok(page(w.store_quota(), &made)?.status(status))
}

/// Sets it, or lets that of every store hold again.
pub fn set(records: &Records, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let (id, _) = store(records, ask)?;
    let field = |name: &str| ask.form(name).unwrap_or("").trim();
    let quota = if field("do") == "usual" {
        None
    } else {
        let count = |name: &str| match field(name) {
            "" => Ok(None),
            text => text.parse::<u64>().ok().filter(|count| *count > 0 && i64::try_from(*count).is_ok()).map(Some).ok_or_else(|| w.quota_wrong_number(text)),
        };
        let bytes = || match field("bytes") {
            "" => Ok(None),
            text => read_bytes(text).ok().filter(|bytes| *bytes > 0).map(Some).ok_or_else(|| w.quota_wrong_bytes(text)),
        };
        let wanted = || -> Result<Quota, String> { Ok(Quota { statements: count("statements")?, bytes: bytes()?, per_minute: count("per_minute")? }) };
        match wanted() {
            Ok(quota) => Some(quota),
            Err(fault) => {
                let [statements, bytes, per_minute] = ["statements", "bytes", "per_minute"].map(|name| field(name).to_owned());
                return render(records, ask, Some(Typed { statements, bytes, per_minute }), fault);
            }
        }
    };
    set_quota::set_quota(records, ask, id, quota)?;
    Ok(Answer::see_other(format!("/admin/records/stores/{id}?done=yes")))
}
