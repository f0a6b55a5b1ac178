//! Users and groups.

use kernel::{ErrorKind, Problem};
use organization::By;
use portal::{Answer, Ask};
use serde_json::Value;

use super::{answer, list};
use crate::api::place;
use crate::model::scim::filter::Filter;
use crate::model::scim::value::{get, text};
use crate::model::scim::{ScimFault, schema};
use crate::ops::scim::list::Wanted;
use crate::ops::scim::{Directory, Precondition, version};
use crate::{Roster, RosterError};

/// Things in one answer where nothing is said.
pub const COUNT_DEFAULT: u32 = 100;
/// Things in one answer at most.
pub const COUNT_MAX: u32 = 500;

/// What a program asks of a list, in its address or in the body of a search.
struct Asked {
    filter: Option<Filter>,
    sort: String,
    descending: bool,
    start: u32,
    count: u32,
    attributes: Vec<String>,
    without: Vec<String>,
}

fn words(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Less than 1 means 1, less than 0 means 0 (RFC 7644, section 3.4.2.4).
fn number(text: Option<&str>, otherwise: u32) -> Result<u32, ScimFault> {
    match text {
        None | Some("") => Ok(otherwise),
        Some(text) => text.parse::<i64>().map(|number| u32::try_from(number.max(0)).unwrap_or(u32::MAX)).map_err(|_| ScimFault::Value),
    }
}

impl Asked {
    fn of(ask: &Ask) -> Result<Self, ScimFault> {
        Ok(Self {
            filter: ask.query("filter").map(Filter::parse).transpose()?,
            sort: ask.query("sortBy").unwrap_or("").to_owned(),
            descending: ask.query("sortOrder").is_some_and(|order| order.eq_ignore_ascii_case("descending")),
            start: number(ask.query("startIndex"), 1)?.max(1),
            count: number(ask.query("count"), COUNT_DEFAULT)?.min(COUNT_MAX),
            attributes: words(ask.query("attributes").unwrap_or("")),
            without: words(ask.query("excludedAttributes").unwrap_or("")),
        })
    }

    /// From the body of a search (RFC 7644, section 3.4.3).
    fn of_body(body: &Value) -> Result<Self, ScimFault> {
        let list = |name: &str| match get(body, name) {
            Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            Some(Value::String(text)) => words(text),
            _ => Vec::new(),
        };
        let whole = |name: &str| get(body, name).map(Value::to_string);
        Ok(Self {
            filter: get(body, "filter").and_then(Value::as_str).map(Filter::parse).transpose()?,
            sort: text(body, "sortBy").to_owned(),
            descending: text(body, "sortOrder").eq_ignore_ascii_case("descending"),
            start: number(whole("startIndex").as_deref(), 1)?.max(1),
            count: number(whole("count").as_deref(), COUNT_DEFAULT)?.min(COUNT_MAX),
            attributes: list("attributes"),
            without: list("excludedAttributes"),
        })
    }

    fn project(&self, thing: Value) -> Value {
        let only: Vec<&str> = self.attributes.iter().map(String::as_str).collect();
        let without: Vec<&str> = self.without.iter().map(String::as_str).collect();
        schema::project(thing, &only, &without)
    }

    /// Members of groups are looked up only where they are shown.
    fn shows_members(&self) -> bool {
        let says = |list: &[String]| list.iter().any(|word| word.to_ascii_lowercase().contains("members"));
        if self.attributes.is_empty() { !says(&self.without) } else { says(&self.attributes) }
    }

    fn wanted(&mut self) -> Wanted<'_> {
        let with_members = self.shows_members();
        Wanted {
            filter: self.filter.take(),
            sort: &self.sort,
            descending: self.descending,
            offset: self.start.saturating_sub(1),
            count: self.count,
            with_members,
        }
    }
}

fn problem(fault: ScimFault) -> Problem {
    RosterError::from(fault).into()
}

fn body(ask: &Ask) -> Result<Value, Problem> {
    serde_json::from_slice(&ask.body).map_err(|_| problem(ScimFault::Syntax))
}

/// The directory of the program that asks; what it does is done as that program.
fn with<T>(room: &Roster, ask: &Ask, work: impl FnOnce(&Directory<'_>) -> Result<T, RosterError>) -> Result<T, Problem> {
    let by = By::of(ask);
    let directory = Directory::open(room, &by, place(room, ask)?, &ask.base_url)?;
    Ok(work(&directory)?)
}

fn listed(room: &Roster, ask: &Ask, mut asked: Asked, groups: bool) -> Result<Answer, Problem> {
    let start = asked.start;
    let (things, total) = with(room, ask, |directory| {
        let wanted = asked.wanted();
        room.services.database.read(|session| if groups { directory.list_groups(session, &wanted) } else { directory.list_users(session, &wanted) })
    })?;
    let things: Vec<Value> = things.into_iter().map(|thing| asked.project(thing)).collect();
    Ok(list(&things, total, start))
}

/// Users.
pub fn list_users(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    listed(room, ask, Asked::of(ask).map_err(problem)?, false)
}

/// Groups.
pub fn list_groups(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    listed(room, ask, Asked::of(ask).map_err(problem)?, true)
}

/// Users, asked for in a body.
pub fn search_users(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    listed(room, ask, Asked::of_body(&body(ask)?).map_err(problem)?, false)
}

/// Groups, asked for in a body.
pub fn search_groups(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    listed(room, ask, Asked::of_body(&body(ask)?).map_err(problem)?, true)
}

/// A thing with its version; a program that has it already is told so.
fn shown(ask: &Ask, thing: Value, status: u16) -> Result<Answer, Problem> {
    let tag = version(&thing).to_owned();
    let known = ask.header("if-none-match").is_some_and(|tags| tags.split(',').any(|known| known.trim() == tag || known.trim() == "*"));
    if status == 200 && ask.body.is_empty() && known {
        return Ok(Answer { status: 304, body: portal::Body::Empty, headers: vec![("etag", tag)] });
    }
    let location = thing.get("meta").and_then(|meta| meta.get("location")).and_then(Value::as_str).unwrap_or("").to_owned();
    let asked = Asked::of(ask).map_err(problem)?;
    let made = answer(&asked.project(thing)).status(status).header("etag", tag);
    Ok(if status == 201 { made.header("location", location) } else { made })
}

fn precondition(ask: &Ask) -> Precondition<'_> {
    ask.header("if-match").map_or(Precondition::None, Precondition::Match)
}

/// One user.
pub fn user(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let id = ask.id(0)?;
    let found = with(room, ask, |directory| room.services.database.read(|session| directory.user(session, id)))?;
    shown(ask, found, 200)
}

/// A new user.
pub fn create_user(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let body = body(ask)?;
    let made = with(room, ask, |directory| directory.create_user(&body))?;
    shown(ask, made, 201)
}

/// A user in full.
pub fn replace_user(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let (id, body) = (ask.id(0)?, body(ask)?);
    let changed = with(room, ask, |directory| directory.change_user(id, &body, false, precondition(ask)))?;
    shown(ask, changed, 200)
}

/// A user in part.
pub fn patch_user(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let (id, body) = (ask.id(0)?, body(ask)?);
    let changed = with(room, ask, |directory| directory.change_user(id, &body, true, precondition(ask)))?;
    shown(ask, changed, 200)
}

fn gone() -> Answer {
    Answer { status: 204, body: portal::Body::Empty, headers: Vec::new() }
}

/// A user is to go.
pub fn remove_user(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let id = ask.id(0)?;
    with(room, ask, |directory| directory.remove_user(id, precondition(ask)))?;
    Ok(gone())
}

/// One group.
pub fn group(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let id = ask.id(0)?;
    let found = with(room, ask, |directory| room.services.database.read(|session| directory.group(session, id)))?;
    shown(ask, found, 200)
}

/// A new group.
pub fn create_group(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let body = body(ask)?;
    let made = with(room, ask, |directory| directory.create_group(&body))?;
    shown(ask, made, 201)
}

/// A group in full.
pub fn replace_group(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let (id, body) = (ask.id(0)?, body(ask)?);
    let changed = with(room, ask, |directory| directory.change_group(id, &body, false, precondition(ask)))?;
    shown(ask, changed, 200)
}

/// A group in part.
pub fn patch_group(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let (id, body) = (ask.id(0)?, body(ask)?);
    let changed = with(room, ask, |directory| directory.change_group(id, &body, true, precondition(ask)))?;
    shown(ask, changed, 200)
}

/// A group is to go.
pub fn remove_group(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let id = ask.id(0)?;
    with(room, ask, |directory| directory.remove_group(id, precondition(ask)))?;
    Ok(gone())
}

/// A program is nobody (RFC 7644, section 3.11).
pub fn me(_: &Roster, _: &Ask) -> Result<Answer, Problem> {
    Err(Problem::new(ErrorKind::NotFound, "not-found", "a program has no user of its own"))
}
