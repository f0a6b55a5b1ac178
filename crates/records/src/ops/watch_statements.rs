//! Watching statements as they come in. One look several times a second serves everybody who watches: it asks for the last place once, and reads what is new
//! once for each store that is watched, whatever the number of viewers.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kernel::{ErrorKind, Id, Language, Problem};
use portal::Ask;
use portal::push::{Event, Feed, Pushed, Pusher, feed};

use super::{find_statements, look_at_store};
use crate::Records;
use crate::model::xapi::json::Json;
use crate::model::xapi::keys::{self, Key};
use crate::model::xapi::query::Filter;
use crate::store::lrs::statements::Kept;
use crate::store::shelf::ShelfError;

/// Pages that watch at once.
pub const VIEWERS_MAX: usize = 32;
/// Programs that watch at once, beside pages.
pub const PROGRAMS_MAX: usize = 64;
/// Of them those of one person or program.
pub const VIEWERS_OF_ONE_MAX: usize = 4;
/// Statements that wait for the network of one viewer; what comes beyond it is left out, and said to be.
pub const WAITING_MAX: usize = 64;
/// Statements of one store that are looked at by one look; where more came, the rest is left out, and said to be. Nobody reads so many.
pub const LOOKED_AT_MAX: usize = 200;
/// Statements that came between the page and its stream, or while the browser was asking again.
pub const CATCH_UP_MAX: usize = 32;

/// The event of a statement.
pub const STATEMENT: &str = "statement";
/// The event that says that some were left out.
pub const LEFT_OUT: &str = "left-out";

/// To whom statements are shown; each sees them in their own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Who operates the platform, and sees every store.
    Operator,
    /// Who administers an organisation, and sees its store.
    Administrator,
    /// A program, which sees its store.
    Program,
}

/// In which way statements are shown: to whom, and in which language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// To whom.
    pub shown: Shown,
    /// In which language; programs get the statements as they are.
    pub language: Language,
}

/// Statements of a store as they are shown: one row for each, in their order.
///
/// # Errors
/// The database fails.
pub type Rows = fn(&Records, Way, Id, &[Kept]) -> Result<Vec<String>, Problem>;

struct Viewer {
    who: Option<Id>,
    way: Way,
    tenant: Id,
    keys: Vec<Key>,
    pusher: Pusher,
    left_out: bool,
}

impl Viewer {
    fn show(&mut self, one: &Kept, data: String) {
        if self.left_out && self.pusher.push(Event { name: LEFT_OUT, id: None, data: String::new() }) == Pushed::Taken {
            self.left_out = false;
        }
        self.left_out |= self.pusher.push(Event { name: STATEMENT, id: Some(one.seq), data }) == Pushed::Full;
    }

    fn tell(&mut self) {
        if self.left_out {
            self.left_out = self.pusher.push(Event { name: LEFT_OUT, id: None, data: String::new() }) == Pushed::Full;
        }
    }
}

#[derive(Default)]
struct State {
    /// The place up to which everybody was shown what came; of no meaning while nobody watches.
    place: u64,
    viewers: Vec<Viewer>,
}

/// Who watches. One for a process.
#[derive(Clone, Default)]
pub struct Watching(Arc<Mutex<State>>);

impl Watching {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many watch.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lock().viewers.iter().filter(|viewer| !viewer.pusher.is_gone()).count()
    }
}

/// What somebody wants to watch.
#[derive(Debug)]
pub struct Wish<'w> {
    /// Who.
    pub who: Option<Id>,
    /// In which way they see it.
    pub way: Way,
    /// The store.
    pub tenant: Id,
    /// What statements must be found by.
    pub filter: &'w Filter,
    /// The person looked for, as it was typed; noted in the audit log.
    pub agent: &'w str,
    /// The place of the last statement that the page has.
    pub after: Option<u64>,
}

/// Begins to watch: what came since the page was made waits already.
///
/// # Errors
/// Too many watch, or the database fails.
pub fn watch(records: &Records, ask: &Ask, wish: &Wish<'_>, rows: Rows) -> Result<Feed, Problem> {
    look_at_store::note_search(records, ask, wish.tenant, wish.agent)?;
    let mut state = records.watching.lock();
    state.viewers.retain(|viewer| !viewer.pusher.is_gone());
    let (who, shown) = (wish.who, wish.way.shown);
    let of_one = state.viewers.iter().filter(|viewer| viewer.who == who).count();
    // Programs do not take the places of people, nor the other way round.
    let is_program = |shown: Shown| shown == Shown::Program;
    let (most, what) = if is_program(shown) { (PROGRAMS_MAX, "streams of programs") } else { (VIEWERS_MAX, "pages") };
    if state.viewers.iter().filter(|viewer| is_program(viewer.way.shown) == is_program(shown)).count() >= most || of_one >= VIEWERS_OF_ONE_MAX {
        let detail = format!("{most} {what} can watch at once, {VIEWERS_OF_ONE_MAX} of them of one; close one of them");
        return Err(Problem::new(ErrorKind::TooMany, "records.watched", detail));
    }
    if state.viewers.is_empty() {
        state.place = records.shelf.last_place(&records.services.database)?;
    }
    let (pusher, feed) = feed(WAITING_MAX);
    let mut viewer = Viewer { who, way: wish.way, tenant: wish.tenant, keys: wish.filter.keys.clone(), pusher, left_out: false };
    if let Some(after) = wish.after.filter(|after| *after < state.place) {
        // The newest of them: who was away for long wants to see what happens now.
        let filter = Filter { limit: CATCH_UP_MAX + 1, cursor: Some(state.place.saturating_add(1)), ascending: false, ..wish.filter.clone() };
        let (mut new, _) = find_statements::page(records, wish.tenant, &filter)?;
        new.retain(|one| one.seq > after);
        viewer.left_out = new.len() > CATCH_UP_MAX;
        new.truncate(CATCH_UP_MAX);
        new.reverse();
        let shown = rows(records, wish.way, wish.tenant, &new)?;
        new.iter().zip(shown).for_each(|(one, row)| viewer.show(one, row));
        viewer.tell();
    }
    state.viewers.push(viewer);
    Ok(feed)
}

/// Looks once for what came in, and shows it to those who watch for it; how many statements were looked at. While nobody watches nothing is asked.
///
/// # Errors
/// The database fails; then it is looked for again the next time.
pub fn look(records: &Records, rows: Rows) -> Result<usize, Problem> {
    let mut state = records.watching.lock();
    state.viewers.retain(|viewer| !viewer.pusher.is_gone());
    if state.viewers.is_empty() {
        return Ok(0);
    }
    let last = records.shelf.last_place(&records.services.database)?;
    if last <= state.place {
        state.viewers.iter_mut().for_each(Viewer::tell);
        return Ok(0);
    }
    let mut tenants: Vec<Id> = state.viewers.iter().map(|viewer| viewer.tenant).collect();
    tenants.sort_unstable();
    tenants.dedup();
    let place = state.place;
    let mut looked_at = 0;
    for tenant in tenants {
        let filter = Filter { limit: LOOKED_AT_MAX, cursor: Some(place), ascending: true, ..Filter::default() };
        let (mut new, more) = find_statements::page(records, tenant, &filter)?;
        new.retain(|one| one.seq <= last);
        looked_at += new.len();
        let viewers = || state.viewers.iter().filter(|viewer| viewer.tenant == tenant);
        let shown = viewers().map(|viewer| fitting(records, tenant, &viewer.keys, &new)).collect::<Result<Vec<_>, _>>()?;
        let mut fits: Vec<(&mut Viewer, Vec<bool>)> = state.viewers.iter_mut().filter(|viewer| viewer.tenant == tenant).zip(shown).collect();
        let mut ways: Vec<Way> = Vec::new();
        for (viewer, _) in &fits {
            if !ways.contains(&viewer.way) {
                ways.push(viewer.way);
            }
        }
        for way in ways {
            let shown = rows(records, way, tenant, &new)?;
            for (viewer, fits) in fits.iter_mut().filter(|(viewer, _)| viewer.way == way) {
                for ((one, row), _) in new.iter().zip(&shown).zip(fits.iter()).filter(|(_, fits)| **fits) {
                    viewer.show(one, row.clone());
                }
                viewer.left_out |= more.is_some();
                viewer.tell();
            }
        }
    }
    state.place = last;
    Ok(looked_at)
}

/// Which of these are found by all of the keys: a statement by what stands in it, one about another statement by what that one is found by too.
fn fitting(records: &Records, tenant: Id, wanted: &[Key], new: &[Kept]) -> Result<Vec<bool>, ShelfError> {
    let mut fits = Vec::with_capacity(new.len());
    for one in new {
        let json = Json::read(one.body.as_bytes()).unwrap_or(Json::Null);
        let found_by = keys::of_statement(&json);
        let is_about_another = json.get("object").and_then(|object| object.text_of("objectType")) == Some("StatementRef");
        fits.push(if wanted.iter().all(|key| found_by.contains(key)) {
            true
        } else if is_about_another {
            let filter = Filter { keys: wanted.to_vec(), limit: 1, cursor: Some(one.seq.saturating_sub(1)), ascending: true, ..Filter::default() };
            find_statements::page(records, tenant, &filter)?.0.first().is_some_and(|found| found.seq == one.seq)
        } else {
            false
        });
    }
    Ok(fits)
}
