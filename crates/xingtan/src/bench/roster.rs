//! How long a school's list takes, and what directories ask of a large organisation.

use std::fmt::Write;
use std::time::Instant;

use ::roster::Asked;
use kernel::{Actor, Id, Role};
use organization::{By, Kind, NewOrganization, NewRole, top_id};
use portal::Who;
use serde_json::json;

use super::{say, spread, timed};
use crate::Failure;
use crate::house::{self, House};
use crate::settings::Settings;

/// How often each list is asked for.
const TIMES: u32 = 15;
/// Pupils in a class.
const CLASS: u64 = 40;
/// Classes in a grade.
const GRADE: u64 = 20;

/// The list of so many pupils.
fn list(people: u64) -> String {
    let mut text = String::from("name,number,grade,class,email\n");
    for number in 0..people {
        let class = number / CLASS;
        let _ = writeln!(text, "Pupil {number},{number:07},Grade {},Class {},p{number:07}@example.org", class / GRADE, class % GRADE);
    }
    text
}

fn by(house: &House, person: Id) -> By {
    By { who: Who { actor: Actor::Member(person), strong: true, ..Who::stranger() }, address: None, now: house.services.now() }
}

/// Reads, previews and brings in a list, and asks for lists of its people.
pub fn run(settings: &Settings, people: u64) -> Result<(), Failure> {
    let house = house::open(settings)?;
    let system = By::system(house.services.now());
    let new = NewOrganization { parent: top_id(), kind: Kind::School, name: "Bench", code: "bench", source: "bench" };
    let school = house.organizations.create(&system, &new).map_err(anyhow::Error::from)?.id;
    let account = identity::NewAccount { name: "bench-admin", display_name: "", password: super::PASSWORD, language: kernel::Language::EN };
    let admin = house.identity.create_account(&account)?.person;
    let role = NewRole { person: admin, organization: school, role: Role::SchoolAdmin, since: None, until: None, reason: "", source: "bench" };
    house.organizations.give_role(&system, &role).map_err(anyhow::Error::from)?;
    let text = list(people);
    let begun = Instant::now();
    let preview = house.roster.choose_once(&by(&house, admin), school, "large.csv", text.as_bytes()).map_err(anyhow::Error::from)?;
    let read = begun.elapsed();
    let new = house.roster.preview_once(&by(&house, admin), preview).map_err(anyhow::Error::from)?;
    let previewed = begun.elapsed();
    house.roster.confirm_once(&by(&house, admin), preview).map_err(anyhow::Error::from)?;
    let whole = begun.elapsed();
    let seconds = |time: std::time::Duration| time.as_secs_f64();
    say(
        "roster",
        json!({
            "people": new, "read_seconds": seconds(read), "preview_seconds": seconds(previewed - read), "import_seconds": seconds(whole - previewed),
            "together_seconds": seconds(whole), "goal_seconds": 60,
        }),
    );
    asked(&house, &by(&house, admin), school, people)
}

/// What directories ask for: what is looked up, and for comparison what is looked through.
fn asked(house: &House, by: &By, school: Id, people: u64) -> Result<(), Failure> {
    // Moments are told to the millisecond.
    let since = jiff::Timestamp::from_microsecond(house.services.now().0 / 1_000 * 1_000).unwrap_or_default().to_string();
    house.identity.suspend("bench0000003", true)?;
    let someone = house.identity.account("bench0000007")?.person;
    for (asked, filter) in [
        (Asked::Users, String::new()),
        (Asked::Users, "userName eq \"bench0000007\"".to_owned()),
        (Asked::Users, "emails.value eq \"p0000008@example.org\"".to_owned()),
        (Asked::Users, format!("id eq \"{someone}\"")),
        (Asked::Users, format!("meta.lastModified ge \"{since}\"")),
        (Asked::Users, "active eq false".to_owned()),
        (Asked::Users, "active eq true".to_owned()),
        (Asked::Users, "displayName co \"77\"".to_owned()),
        (Asked::Groups, String::new()),
        (Asked::Groups, "displayName eq \"Class 3\"".to_owned()),
        (Asked::Groups, "displayName sw \"class 1\"".to_owned()),
        (Asked::Groups, format!("members.value eq \"{someone}\"")),
        (Asked::Students, "status='active'".to_owned()),
        (Asked::Students, format!("dateLastModified>='{since}'")),
        (Asked::Students, "username='bench0000007'".to_owned()),
    ] {
        let mut found = 0;
        let mut times = Vec::new();
        // What is looked through takes seconds: once is enough to know it.
        let often = if filter.contains(" co ") { 1 } else { TIMES };
        for _ in 0..often {
            let begun = Instant::now();
            found = house.roster.list_once(by, school, asked, &filter, 0).map_err(anyhow::Error::from)?;
            times.push(begun.elapsed().as_secs_f64() * 1e6);
        }
        let what = if filter.is_empty() { "everything".to_owned() } else { filter.replace(&since, "MOMENT").replace(&someone.to_string(), "ID") };
        say("directory", json!({ "people": people, "asked": format!("{asked:?}"), "filter": what, "found": found, "times": spread(&mut times) }));
    }
    let last = u32::try_from(people.saturating_sub(100)).unwrap_or(u32::MAX);
    let mut times: Vec<f64> = (0..TIMES).map(|_| timed(|| house.roster.list_once(by, school, Asked::Users, "", last).is_ok())).collect();
    say("directory", json!({ "people": people, "asked": "Users", "filter": "everything, the last page", "found": people + 1, "times": spread(&mut times) }));
    Ok(())
}
