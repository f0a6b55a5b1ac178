//! Benchmarks inside the process: one JSON object a line on standard output.

mod roster;

use std::hint::black_box;
use std::time::Instant;

use identity::{NewAccount, NewLearner};
use kernel::{Actor, Id, Language, PageRequest, Permission, Role};
use organization::{By, NewRole, Thing};
use portal::{Authenticator, Who};
use serde_json::json;

use crate::Failure;
use crate::command::{BenchOptions, Common, SynthOptions};
use crate::house::{self, House};
use crate::settings::Settings;
use crate::synth::{
    self,
    schools::{self, Schools},
};

/// Accounts written in one transaction.
const BATCH: u64 = 5_000;
/// The seed of the schools and people.
const SEED: u64 = 1;
/// Classes, and people, that decisions are asked about.
const THINGS: u64 = 1_000;
const PASSWORD: &str = "seven lanterns over the ferry";

/// Runs `xingtan bench`.
pub fn run(common: &Common, options: &BenchOptions) -> Result<(), Failure> {
    let scratch = std::env::temp_dir().join(format!("xingtan-bench-{}", std::process::id()));
    let mut settings = Settings::read(common, None).map_err(Failure::refused)?;
    if common.data.is_none() {
        settings.data.clone_from(&scratch);
        settings.key_file = scratch.join("keys");
    }
    let done = match options.name.as_str() {
        "passport" => passport(&settings, options.accounts, options.organizations),
        "enumeration" => enumeration(&settings, options.accounts),
        "roster" => roster::run(&settings, options.accounts),
        other => Err(Failure::refused(anyhow::anyhow!("no benchmark is named '{other}'; there are: passport, enumeration, roster"))),
    };
    let _ = std::fs::remove_dir_all(&scratch);
    done
}

/// What the door costs: decisions, session checks, sign-in beside the password hash, lists.
fn passport(settings: &Settings, accounts: u64, organizations: u64) -> Result<(), Failure> {
    let house = house::open(settings)?;
    let started = Instant::now();
    let Picked { school, classes, people } = populate(&house, settings, accounts, organizations)?;
    say("fill", json!({ "accounts": accounts, "organizations": organizations, "seconds": started.elapsed().as_secs_f64() }));
    let (Some(school), Some(class)) = (school, classes.first().copied()) else {
        return Err(Failure::refused(anyhow::anyhow!("there are no classes: say --organizations 3 at least")));
    };
    let admin = administrator(&house, school)?;
    let by = By { who: Who { actor: Actor::Member(admin), strong: true, ..Who::stranger() }, address: None, now: house.services.now() };
    let things: Vec<Thing> = classes
        .iter()
        .step_by(7)
        .take(usize::try_from(THINGS).unwrap_or(0))
        .map(|id| Thing::Organization(*id))
        .chain(people.iter().take(usize::try_from(THINGS).unwrap_or(0)).map(|id| Thing::Person(*id)))
        .collect();
    let decide = |thing: &Thing| house.organizations.may(&by, Permission::ReadPeople, *thing).map(|decision| decision.is_allowed());
    let mut cold = Vec::with_capacity(things.len());
    for thing in &things {
        house.organizations.forget_all();
        cold.push(timed(|| black_box(decide(thing)).is_ok()));
    }
    say("decision cold", spread(&mut cold));
    let mut warm = Vec::with_capacity(things.len() * 10);
    for _ in 0..10 {
        warm.extend(things.iter().map(|thing| timed(|| black_box(decide(thing)).is_ok())));
    }
    say("decision warm", spread(&mut warm));
    sessions(&house)?;
    let mut lists: Vec<f64> =
        (1..=20).map(|number| timed(|| house.organizations.people(&by, class, None, PageRequest::bounded(Some(number), None)).is_ok())).collect();
    say("page of people", spread(&mut lists));
    let mut found: Vec<f64> = (0..200).map(|number| timed(|| house.identity.find_people(&format!("synth-{SEED}-p{:05}", number * 13), 50).is_ok())).collect();
    say("people by name", spread(&mut found));
    Ok(())
}

/// Fills a platform with schools and people, and picks classes and people from all over it.
fn populate(house: &House, settings: &Settings, accounts: u64, organizations: u64) -> Result<Picked, Failure> {
    synth::prepare_counties(house, settings)?;
    synth::fill(house, &SynthOptions { resources: 0, items: 0, learners: 0, statements: 0, organizations, accounts, seed: SEED })?;
    let counties = synth::population::counties(house)?.len();
    let schools = Schools::new(SEED, organizations, counties);
    let mut picked = Picked { school: None, classes: Vec::new(), people: Vec::new() };
    for school in schools {
        picked.school = picked.school.or_else(|| school.places.first().map(|place| schools::place_id(SEED, place.number)));
        picked.classes.extend(school.classes().map(|class| schools::place_id(SEED, class.number)));
    }
    let step = usize::try_from(accounts / THINGS).unwrap_or(1).max(1);
    picked.people = (0..accounts).step_by(step).map(|number| schools::person_id(SEED, number)).collect();
    Ok(picked)
}

/// What a benchmark asks about.
struct Picked {
    /// The first school.
    school: Option<Id>,
    classes: Vec<Id>,
    people: Vec<Id>,
}

/// People with a password that nobody knows, and nothing else.
fn add_people(house: &House, accounts: u64) -> Result<(), Failure> {
    for first in (0..accounts).step_by(usize::try_from(BATCH).unwrap_or(1)) {
        let learners: Vec<NewLearner> = (first..accounts.min(first + BATCH))
            .map(|number| NewLearner { person: house.services.new_id(), name: format!("pupil{number:07}"), created_at: house.services.now() })
            .collect();
        house.identity.add_learners(&learners, |_| Ok(()))?;
    }
    Ok(())
}

/// Somebody who administers a school.
fn administrator(house: &House, school: Id) -> Result<Id, Failure> {
    let by = By::system(house.services.now());
    let account = house.identity.create_account(&NewAccount { name: "bench-admin", display_name: "", password: PASSWORD, language: Language::EN })?;
    let new = NewRole { person: account.person, organization: school, role: Role::SchoolAdmin, since: None, until: None, reason: "", source: "bench" };
    house.organizations.give_role(&by, &new).map_err(anyhow::Error::from)?;
    Ok(account.person)
}

/// A session check, and a sign-in beside the hash that it pays for.
fn sessions(house: &House) -> Result<(), Failure> {
    let mut hashes = Vec::new();
    let mut signs = Vec::new();
    let mut token = String::new();
    for _ in 0..20 {
        hashes.push(timed(|| house.identity.password_hash_once(PASSWORD).is_ok()));
        let before = Instant::now();
        token = house.identity.sign_in_once("bench-admin", PASSWORD)?;
        signs.push(before.elapsed().as_secs_f64() * 1e6);
    }
    let ratio = median(&mut signs) / median(&mut hashes);
    say("password hash", spread(&mut hashes));
    say("sign-in", spread(&mut signs));
    say("sign-in beside the hash", json!({ "ratio": ratio }));
    let now = house.services.now();
    let mut checks: Vec<f64> = (0..20_000).map(|_| timed(|| house.identity.who(&token, now).is_ok())).collect();
    say("session check", spread(&mut checks));
    Ok(())
}

/// Whether the time of an answer tells who is here: as many names that exist as names that do not, in turn, each asked once with a wrong password.
/// Welch's t beyond 4.5 would tell them apart (the threshold of test vector leakage assessment, ISO/IEC 17825).
fn enumeration(settings: &Settings, samples: u64) -> Result<(), Failure> {
    let house = house::open(settings)?;
    add_people(&house, samples)?;
    let (mut here, mut gone) = (Vec::new(), Vec::new());
    for number in 0..samples {
        let ask = |name: String| timed(|| house.identity.sign_in_once(&name, PASSWORD).is_err());
        // Which one comes first changes, so that what the first leaves in the caches favours neither.
        let (known, unknown) = (format!("pupil{number:07}"), format!("nobody{number:07}"));
        if number % 2 == 0 {
            here.push(ask(known));
            gone.push(ask(unknown));
        } else {
            gone.push(ask(unknown));
            here.push(ask(known));
        }
    }
    let t = welch(&here, &gone);
    say("sign-in of who is here", spread(&mut here));
    say("sign-in of who is not", spread(&mut gone));
    say("can be told apart", json!({ "samples": samples, "welch_t": t, "threshold": 4.5, "yes": t.abs() >= 4.5 }));
    Ok(())
}

/// Welch's t of two samples.
#[expect(clippy::cast_precision_loss, reason = "samples are counted in thousands")]
fn welch(one: &[f64], other: &[f64]) -> f64 {
    let moments = |times: &[f64]| {
        let count = times.len() as f64;
        let mean = times.iter().sum::<f64>() / count;
        let variance = times.iter().map(|time| (time - mean).powi(2)).sum::<f64>() / (count - 1.0);
        (mean, variance / count)
    };
    let ((mean, variance), (other_mean, other_variance)) = (moments(one), moments(other));
    (mean - other_mean) / (variance + other_variance).sqrt()
}

/// Microseconds that something took; it must succeed.
fn timed(work: impl FnOnce() -> bool) -> f64 {
    let before = Instant::now();
    let well = work();
    let micros = before.elapsed().as_secs_f64() * 1e6;
    if well { micros } else { f64::NAN }
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

fn spread(times: &mut [f64]) -> serde_json::Value {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied().unwrap_or(f64::NAN);
    json!({ "count": times.len(), "p50_us": at(50), "p99_us": at(99), "max_us": at(100) })
}

fn say(what: &str, figures: serde_json::Value) {
    println!("{}", json!({ "bench": "passport", "what": what, "figures": figures }));
}
