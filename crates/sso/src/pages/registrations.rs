//! Tokens by which programs register themselves, for whoever runs the platform.

use askama::Template;
use kernel::Problem;
use kernel::time::DAY;
use portal::{Answer, Ask, Corner};

use super::{day, page};
use crate::Sso;
use crate::ops::register_client::{NAME_LENGTH_MAX, USES_MAX, remove_token, tokens};
use crate::words::Words;

/// The longest that a token made here is good, in days.
pub const REGISTRATION_DAYS_MAX: u32 = 365;

struct Row {
    id: String,
    name: String,
    left: u64,
    since: String,
    until: String,
    over: bool,
}

#[derive(Template)]
#[template(path = "registrations.html")]
struct RegistrationsPage<'a> {
    w: Words,
    token: &'a str,
    rows: Vec<Row>,
    /// A token that was just made, shown once.
    made: &'a str,
    address: String,
    name: &'a str,
    uses: &'a str,
    days: &'a str,
    name_most: usize,
    uses_most: u32,
    days_most: u32,
    removed: bool,
    fault: String,
}

/// The list, with the form for another one.
pub fn list(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    show(sso, ask, "", String::new())
}

/// Another token is wanted.
pub fn create(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let name = ask.form("name").unwrap_or("").trim();
    let number = |name: &str, most: u32| ask.form(name).and_then(|text| text.trim().parse::<u32>().ok()).filter(|number| (1..=most).contains(number));
    let named = !name.is_empty() && name.chars().count() <= NAME_LENGTH_MAX && !name.chars().any(char::is_control);
    match (named, number("uses", USES_MAX), number("days", REGISTRATION_DAYS_MAX)) {
        (true, Some(uses), Some(days)) => {
            let made = sso.registration_token(ask.who.actor, name, uses, ask.now.plus(i64::from(days) * DAY))?;
            show(sso, ask, &made, String::new())
        }
        (false, ..) => show(sso, ask, "", w.fault_name(NAME_LENGTH_MAX as u64)),
        (true, None, _) => show(sso, ask, "", w.fault_uses(u64::from(USES_MAX))),
        (true, _, None) => show(sso, ask, "", w.fault_days(u64::from(REGISTRATION_DAYS_MAX))),
    }
}

/// A token is to be worth nothing from now on.
pub fn remove(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    remove_token(sso, ask.who.actor, ask.id(0)?)?;
    Ok(Answer::see_other("/admin/applications/registrations?removed=yes"))
}

fn show(sso: &Sso, ask: &Ask, made: &str, fault: String) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let rows = tokens(sso)?
        .into_iter()
        .map(|kept| Row {
            id: kept.id.to_string(),
            name: kept.name,
            left: kept.uses_left,
            since: day(kept.created_at),
            until: day(kept.expires_at),
            over: kept.uses_left == 0 || kept.expires_at <= ask.now,
        })
        .collect();
    let wrong = !fault.is_empty();
    // What was typed stands there again only where it was wrong.
    let typed = |name: &str, usual: &'static str| if wrong { ask.form(name).unwrap_or(usual) } else { usual };
    let template = RegistrationsPage {
        w,
        token: &ask.form_token,
        rows,
        made,
        address: format!("{}/oauth2/register", sso.issuer),
        name: typed("name", ""),
        uses: typed("uses", "1"),
        days: typed("days", "7"),
        name_most: NAME_LENGTH_MAX,
        uses_most: USES_MAX,
        days_most: REGISTRATION_DAYS_MAX,
        removed: ask.query("removed").is_some(),
        fault,
    };
    let answer = page(w.registrations(), Corner::Elsewhere, &template)?;
    Ok(if wrong { answer.status(422) } else { answer })
}
