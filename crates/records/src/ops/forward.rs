//! The record stores that statements are handed on to, as an operator sets them; [`super::hand_on`] is what is done with them.

use kernel::{Action, ErrorKind, Id, Problem};
use platform::DatabaseError;
use platform::audit::Note;
use portal::Ask;

use crate::Records;
use crate::model::forward::{FORWARDS_MAX, Forward, Wish, Wrong};
use crate::model::xapi::holder::own_tenant;
use crate::ops::hand_on;
use crate::store::forwards::{self, DeadLetter};
use crate::store::shelf::ShelfError;

/// Pages of waiting statements that are counted before one is removed.
pub const PAGES_COUNTED: usize = 10;

pub(super) fn purpose(id: Id) -> String {
    format!("records.forward.{id}")
}

/// Adds a store that the platform's statements are handed on to, from the next one on, or from the first (`from_start`).
///
/// # Errors
/// The wish is wrong, there are too many, or the database fails.
pub fn add(records: &Records, ask: &Ask, wish: &Wish<'_>, from_start: bool) -> Result<Result<Id, Wrong>, Problem> {
    if let Err(wrong) = wish.check() {
        return Ok(Err(wrong));
    }
    let services = &records.services;
    let id = services.new_id();
    let sealed = services
        .secrets
        .seal(&services.ids, &purpose(id), wish.secret.as_bytes())
        .map_err(|error| Problem::new(ErrorKind::Unavailable, "secrets", error.to_string()))?;
    let now = services.now();
    let last = records.shelf.last_place(&services.database)?;
    services.database.write::<_, Problem>(|session| {
        if forwards::all(session)?.len() >= FORWARDS_MAX {
            return Err(Problem::new(ErrorKind::Invalid, "forwards", format!("statements are handed on to {FORWARDS_MAX} stores at most")));
        }
        let cursor = if from_start { 0 } else { last };
        let one = Forward {
            id,
            tenant: own_tenant(),
            name: wish.name.to_owned(),
            address: wish.address.trim_end_matches('/').to_owned(),
            version: if wish.version == "1.0.3" { "1.0.3" } else { "2.0.0" }.to_owned(),
            username: wish.username.to_owned(),
            verb: wish.verb.to_owned(),
            activity: wish.activity.to_owned(),
            cursor,
            sent: 0,
            paused: false,
            failures: 0,
            breaks: 0,
            last_error: String::new(),
            last_sent_at: None,
            next_try_at: now,
        };
        forwards::add(session, &one, &sealed, now)?;
        let detail = serde_json::json!({ "name": one.name, "address": one.address });
        services.audit(session, &Note { address: ask.address, detail, ..Note::new(ask.who.actor, Action::ForwardAdded, Some(("forward", id))) })?;
        Ok(Ok(id))
    })
}

/// What an operator does with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Lets it rest.
    Pause,
    /// Lets it go on, at once.
    GoOn,
    /// Sends again what was refused.
    Again,
    /// Ends it.
    Remove,
}

impl Change {
    /// The one with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "pause" => Some(Self::Pause),
            "go-on" => Some(Self::GoOn),
            "again" => Some(Self::Again),
            "remove" => Some(Self::Remove),
            _ => None,
        }
    }

    const fn action(self) -> Action {
        match self {
            Self::Pause => Action::ForwardPaused,
            Self::GoOn => Action::ForwardResumed,
            Self::Again => Action::ForwardRetried,
            Self::Remove => Action::ForwardRemoved,
        }
    }
}

/// Changes one.
///
/// # Errors
/// There is none, or the database fails.
pub fn change(records: &Records, ask: &Ask, id: Id, change: Change) -> Result<(), Problem> {
    let services = &records.services;
    services.database.write::<_, Problem>(|session| {
        let done = match change {
            Change::Pause => forwards::pause(session, id, true, services.now())?,
            Change::GoOn => forwards::pause(session, id, false, services.now())?,
            Change::Again => forwards::all(session)?.iter().any(|one| one.id == id) && forwards::unearth(session, id).map(|_| true)?,
            Change::Remove => forwards::remove(session, id)?,
        };
        if !done {
            return Err(Problem::not_found("statements are handed on to no such store"));
        }
        Ok(services.audit(session, &Note { address: ask.address, ..Note::new(ask.who.actor, change.action(), Some(("forward", id))) })?)
    })
}

/// What ends with one that is removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// Its name.
    pub name: String,
    /// Statements that wait for it, as far as they were counted.
    pub waiting: u64,
    /// Whether more may wait than were counted.
    pub more: bool,
    /// Statements that it refused.
    pub refused: u64,
}

/// What would end with one.
///
/// # Errors
/// There is none, or the database fails.
pub fn leaving(records: &Records, id: Id) -> Result<Leaving, Problem> {
    let listed = list(records)?;
    let mut one = listed.all.into_iter().find(|one| one.id == id).ok_or_else(|| Problem::not_found("statements are handed on to no such store"))?;
    let refused = listed.counts.iter().find(|(refusing, _)| *refusing == id).map_or(0, |(_, count)| *count);
    let (mut waiting, mut more) = (0, true);
    for _ in 0..PAGES_COUNTED {
        let (page, further) = hand_on::page(records, &one)?;
        waiting += u64::try_from(page.len()).unwrap_or(0);
        let Some(place) = further else {
            more = false;
            break;
        };
        one.cursor = place;
    }
    Ok(Leaving { name: one.name, waiting, more, refused })
}

/// Encrypts anew what was encrypted with an older key; how many.
///
/// # Errors
/// The database or the keys fail.
pub fn reseal(records: &Records) -> Result<usize, Problem> {
    let (secrets, ids) = (&records.services.secrets, &records.services.ids);
    let failed = |error: platform::secrets::SecretError| Problem::new(ErrorKind::Unavailable, "secrets", error.to_string());
    let kept = records.services.database.read::<_, DatabaseError>(forwards::secrets)?;
    let mut count = 0;
    for (id, sealed) in kept.iter().filter(|(_, sealed)| secrets.is_outdated(sealed)) {
        let plain = secrets.open(&purpose(*id), sealed).map_err(failed)?;
        let again = secrets.seal(ids, &purpose(*id), &plain).map_err(failed)?;
        records.services.database.write::<_, DatabaseError>(|session| forwards::reseal(session, *id, &again))?;
        count += 1;
    }
    Ok(count)
}

/// All of them, with what they refused.
///
/// # Errors
/// The database fails.
pub fn list(records: &Records) -> Result<Listed, ShelfError> {
    let last = records.shelf.last_place(&records.services.database)?;
    let (all, (letters, counts)) = records.services.database.read::<_, DatabaseError>(|session| Ok((forwards::all(session)?, forwards::letters(session)?)))?;
    Ok(Listed { all, letters, counts, last })
}

/// What the page of forwarding shows.
pub struct Listed {
    /// The stores.
    pub all: Vec<Forward>,
    /// What was refused last, and by whom.
    pub letters: Vec<(Id, DeadLetter)>,
    /// How much each refused.
    pub counts: Vec<(Id, u64)>,
    /// The place of the last statement.
    pub last: u64,
}
