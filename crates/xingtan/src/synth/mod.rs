//! Load data: as many resources, items, learners, statements, organisations and their people as are asked for, made of the library that was
//! imported and of real divisions, written through the same functions as everything else. A run that was broken off goes on where it was.

mod draw;
mod material;
mod names;
mod people;
pub mod population;
mod resources;
pub mod schools;

use std::io::{IsTerminal, Write};
use std::sync::mpsc::sync_channel;
use std::time::{Duration, Instant};

use anyhow::Context;
use catalog::ops::prepare::{Prepared, prepare};
use kernel::{Id, Time};
use platform::{DatabaseError, Session, installation, outbox};
use serde::{Deserialize, Serialize};

use crate::command::{Common, SynthOptions};
use crate::counted::counted;
use crate::house::{self, House};
use crate::settings::Settings;
use crate::{Failure, demo, lock};

use draw::Draw;
use material::Material;
use people::Question;
use resources::Maker;

/// The collection of synthetic resources.
pub const COLLECTION: &str = "synth";
/// Written in one transaction.
const RESOURCES_AT_ONCE: u64 = 300;
const LEARNERS_AT_ONCE: u64 = 500;
const STATEMENTS_AT_ONCE: u64 = 500;
/// Batches that wait for the writer.
const WAITING_MAX: usize = 3;
/// Items and sections that statements are about, and how many of them come from one place of the tables.
const THINGS: usize = 20_000;
const THINGS_AT_ONCE: u32 = 500;
/// How often progress is written where standard error is a terminal, and where it is not.
const PROGRESS_ON_TERMINAL: Duration = Duration::from_millis(500);
const PROGRESS_IN_LOG: Duration = Duration::from_secs(10);

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Amounts {
    resources: u64,
    items: u64,
    learners: u64,
    statements: u64,
    #[serde(default)]
    organizations: u64,
    #[serde(default)]
    accounts: u64,
}

impl Amounts {
    /// As options of the command.
    fn command(&self, seed: u64) -> String {
        let Self { resources, items, learners, statements, organizations, accounts } = self;
        let named = [
            ("resources", resources),
            ("items", items),
            ("learners", learners),
            ("statements", statements),
            ("organizations", organizations),
            ("accounts", accounts),
        ];
        let said: String = named.iter().filter(|(_, amount)| **amount > 0).map(|(name, amount)| format!("--{name} {amount} ")).collect();
        format!("{said}--seed {seed}")
    }

    /// Whether everything is here that comes whole: fewer items come than were asked for where resources have no room for them.
    fn reaches(&self, asked: &Self) -> bool {
        Self { items: asked.items, ..self.clone() } == *asked
    }
}

/// How far the run of a seed is; kept in the transactions that it tells of.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct State {
    asked: Amounts,
    done: Amounts,
    started_at: Time,
}

impl State {
    fn name(seed: u64) -> String {
        format!("synth:{seed}")
    }

    /// The state of a run that may begin or go on, or why it may not.
    fn take_up(house: &House, seed: u64, asked: &Amounts) -> Result<Self, Failure> {
        let text = house.services.database.read(|session| installation::read(session, &Self::name(seed)))?;
        let Some(text) = text else {
            let done = Amounts::default();
            return Ok(Self { asked: asked.clone(), done, started_at: house.services.now() });
        };
        let state: Self = serde_json::from_str(&text).context("the state of the load data cannot be read")?;
        let command = state.asked.command(seed);
        if state.done.reaches(&state.asked) {
            return Err(Failure::refused(anyhow::anyhow!("the load data of seed {seed} is here already ({command}); take another seed for more")));
        }
        if state.asked != *asked {
            return Err(Failure::refused(anyhow::anyhow!("seed {seed} was begun with other amounts; go on with {command}, or take another seed")));
        }
        Ok(state)
    }

    fn keep(&self, session: &mut Session<'_>, seed: u64) -> Result<(), DatabaseError> {
        let text = serde_json::to_string(self).map_err(|error| DatabaseError::Engine(error.to_string()))?;
        installation::write(session, &Self::name(seed), &text)
    }
}

/// Runs `xingtan synth`.
pub fn run(common: &Common, options: &SynthOptions) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    let _lock = lock::take(&settings.data)?;
    let house = house::open_beside(&settings)?;
    if options.organizations > 0 {
        prepare_counties(&house, &settings)?;
    }
    fill(&house, options)
}

/// Takes in the divisions of the library where there are no counties yet that schools could be put in.
pub fn prepare_counties(house: &House, settings: &Settings) -> Result<(), Failure> {
    match &settings.library {
        Some(library) if population::counties(house)?.is_empty() => demo::take_in_divisions(house, library),
        _ => Ok(()),
    }
}

/// Adds what is asked for.
pub fn fill(house: &House, options: &SynthOptions) -> Result<(), Failure> {
    let SynthOptions { resources, items, learners, statements, organizations, accounts, .. } = options.clone();
    let asked = Amounts { resources, items, learners, statements, organizations, accounts };
    if let Some(reason) = population::refusal(options.seed, organizations, accounts) {
        return Err(Failure::refused(anyhow::anyhow!("{reason}")));
    }
    if asked.statements > 0 && asked.learners == 0 {
        return Err(Failure::refused(anyhow::anyhow!("statements are about learners: say --learners too")));
    }
    if asked.items > 0 && asked.resources == 0 {
        return Err(Failure::refused(anyhow::anyhow!("items are in resources: say --resources too")));
    }
    let mut state = State::take_up(house, options.seed, &asked)?;
    let started = Instant::now();
    write_resources(house, options.seed, &mut state)?;
    write_learners(house, options.seed, &mut state)?;
    write_statements(house, options.seed, &mut state)?;
    population::write_organizations(house, options.seed, &mut state)?;
    population::write_accounts(house, options.seed, &mut state)?;
    let Amounts { resources, items, learners, statements, organizations, accounts } = &state.done;
    println!(
        "seed {}: {}, {}, {}, {}, {}, {} in {:.1} s; 'xingtan rebuild search' takes resources into the index",
        options.seed,
        counted(*resources, "resource"),
        counted(*items, "item"),
        counted(*learners, "learner"),
        counted(*statements, "statement"),
        counted(*organizations, "organisation"),
        counted(*accounts, "person"),
        started.elapsed().as_secs_f64()
    );
    Ok(())
}

fn write_resources(house: &House, seed: u64, state: &mut State) -> Result<(), Failure> {
    if state.done.resources >= state.asked.resources {
        return Ok(());
    }
    let material = Material::read(&house.catalog, &house.assessment, COLLECTION)?;
    if material.bases.is_empty() {
        return Err(Failure::refused(anyhow::anyhow!("there is no library to scale up; import one first ('xingtan import library')")));
    }
    if state.asked.items > 0 && material.any_items().is_empty() {
        return Err(Failure::refused(anyhow::anyhow!("there are no questions in the library to make items of; import some first")));
    }
    let maker = Maker::new(&material, seed, state.asked.resources, state.asked.items);
    let mut meter = Meter::new("resources", state.done.resources, state.asked.resources);
    let (sender, receiver) = sync_channel::<(Vec<Prepared>, u64, u64)>(WAITING_MAX);
    let (mut number, mut items, total) = (state.done.resources, state.done.items, state.asked.resources);
    std::thread::scope(|scope| {
        let maker = &maker;
        scope.spawn(move || {
            while number < total {
                let end = total.min(number + RESOURCES_AT_ONCE);
                let batch: Vec<Prepared> = (number..end).filter_map(|number| maker.draft(number, &mut items)).map(|draft| prepare(COLLECTION, draft)).collect();
                number = end;
                if sender.send((batch, number, items)).is_err() {
                    return;
                }
            }
        });
        for (batch, resources, items) in receiver {
            let mut next = state.clone();
            (next.done.resources, next.done.items) = (resources, items);
            house.catalog.take_in(COLLECTION, &batch, |session| next.keep(session, seed))?;
            *state = next;
            meter.tell(resources);
        }
        Ok(())
    })
}

fn write_learners(house: &House, seed: u64, state: &mut State) -> Result<(), Failure> {
    let mut meter = Meter::new("learners", state.done.learners, state.asked.learners);
    while state.done.learners < state.asked.learners {
        let mut next = state.clone();
        next.done.learners = state.asked.learners.min(state.done.learners + LEARNERS_AT_ONCE);
        let learners: Vec<_> = (state.done.learners..next.done.learners).map(|number| people::learner(seed, number, state.started_at)).collect();
        house.identity.add_learners(&learners, |session| next.keep(session, seed))?;
        *state = next;
        meter.tell(state.done.learners);
    }
    Ok(())
}

fn write_statements(house: &House, seed: u64, state: &mut State) -> Result<(), Failure> {
    if state.done.statements >= state.asked.statements {
        return Ok(());
    }
    let (questions, sections) = (questions(house, seed)?, sections(house, seed)?);
    if questions.is_empty() && sections.is_empty() {
        return Err(Failure::refused(anyhow::anyhow!("there is nothing here that statements could be about; import a library first")));
    }
    let (total, learners, start) = (state.asked.statements, state.asked.learners, state.started_at);
    let mut meter = Meter::new("statements", state.done.statements, total);
    while state.done.statements < total {
        let mut next = state.clone();
        next.done.statements = total.min(state.done.statements + STATEMENTS_AT_ONCE);
        let numbers = state.done.statements..next.done.statements;
        let facts: Vec<_> = numbers.filter_map(|number| people::fact(seed, (number, total), learners, start, &questions, &sections)).collect();
        house.services.database.write::<_, DatabaseError>(|session| {
            for fact in &facts {
                outbox::emit(session, fact)?;
            }
            next.keep(session, seed)
        })?;
        house.outbox.drain()?;
        house.records.settle()?;
        *state = next;
        meter.tell(state.done.statements);
    }
    Ok(())
}

/// Ids are hashes, so what follows a random id is a random part of a table.
fn places(seed: u64, what: &str) -> impl Iterator<Item = Id> {
    let mut draw = Draw::of(seed, what, 0);
    let count = THINGS / usize::try_from(THINGS_AT_ONCE).unwrap_or(1);
    (0..count).map(move |_| {
        let mut bytes = [0u8; 16];
        let drawn = draw.bits().to_be_bytes().into_iter().chain(draw.bits().to_be_bytes());
        bytes.iter_mut().zip(drawn).for_each(|(to, from)| *to = from);
        Id::from_bytes(bytes)
    })
}

fn questions(house: &House, seed: u64) -> anyhow::Result<Vec<Question>> {
    let mut questions = Vec::new();
    for from in places(seed, "questions") {
        for (item, concepts) in house.assessment.some_items(from, THINGS_AT_ONCE)? {
            questions.push(Question {
                id: item.id,
                resource: item.resource,
                section: item.section,
                concepts,
                difficulty: item.difficulty.unwrap_or(0.5),
                choices: item.texts.iter().any(|text| !text.choices.is_empty()),
            });
        }
    }
    Ok(questions)
}

fn sections(house: &House, seed: u64) -> anyhow::Result<Vec<(Id, Id)>> {
    let mut sections = Vec::new();
    for from in places(seed, "sections") {
        sections.extend(house.catalog.some_sections(from, THINGS_AT_ONCE)?);
    }
    Ok(sections)
}

/// Writes how far something is, how fast it goes and how long it will take.
struct Meter {
    what: &'static str,
    first: u64,
    total: u64,
    started: Instant,
    told: Option<Instant>,
    terminal: bool,
}

impl Meter {
    fn new(what: &'static str, first: u64, total: u64) -> Self {
        Self { what, first, total, started: Instant::now(), told: None, terminal: std::io::stderr().is_terminal() }
    }

    fn tell(&mut self, done: u64) {
        let pause = if self.terminal { PROGRESS_ON_TERMINAL } else { PROGRESS_IN_LOG };
        if done < self.total && self.told.is_some_and(|told| told.elapsed() < pause) {
            return;
        }
        self.told = Some(Instant::now());
        #[expect(clippy::cast_precision_loss, reason = "figures for people")]
        let (new, left, seconds) = ((done - self.first) as f64, (self.total - done) as f64, self.started.elapsed().as_secs_f64().max(0.001));
        let rate = new / seconds;
        let line = format!("  synth: {done} of {} {}, {rate:.0} a second, {:.0} s left", self.total, self.what, left / rate.max(0.001));
        let end = if done >= self.total || !self.terminal { "\n" } else { "" };
        eprint!("{}{line}{end}", if self.terminal { "\r\x1b[K" } else { "" });
        let _ = std::io::stderr().flush();
    }
}

#[cfg(test)]
mod tests;
