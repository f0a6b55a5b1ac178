//! A browser hands in time spent reading. It is durable when this returns, and counts once.
//!
//! A fact for every beat would fill the record with hundreds of statements that say nothing each, so beats of one section and day are gathered
//! in a row until they are [`GATHER_MILLIS`] long or the row is [`GATHER_AGE`] old; then the row becomes one fact, in the transaction that removes it.
//! A beat is therefore in exactly one of three places: it was never acknowledged, it is in the gathered row, or it is in a fact.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use kernel::fact::{Context, Fact, Object, ObjectKind, Outcome, Verb};
use kernel::time::SECOND;
use kernel::{Id, Language, Problem, Time};
use platform::{DatabaseError, outbox};

use crate::Learning;
use crate::model::beat::{BEAT_AGE_MAX, Beat, Refusal, judge, room};
use crate::model::days::DAY_OFFSET_MINUTES;
use crate::store::beats::{self, Gathered};

/// How long a row gathers.
pub const GATHER_AGE: i64 = 600 * SECOND;
/// How much a row gathers, in milliseconds, before it is due at once.
pub const GATHER_MILLIS: u64 = 600_000;
/// Rows that become facts in one transaction.
pub const SETTLE_MAX: u32 = 200;
/// How long ids of beats are remembered: longer than a beat may be old.
pub const BEAT_KEPT: i64 = BEAT_AGE_MAX + 2 * kernel::time::DAY;

/// What became of beats.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// How many count now that did not before.
    pub new: usize,
    /// Those that do not count and never will, with the reason.
    pub refused: Vec<(Id, Refusal)>,
}

impl Learning {
    /// Takes beats of a person in. Those that were taken in before change nothing.
    ///
    /// # Errors
    /// The database fails; then none was taken.
    pub fn take_beats(&self, person: Id, handed_in: &[Beat]) -> Result<Taken, Problem> {
        let now = self.services.now();
        let mut taken = Taken::default();
        let mut ids = HashSet::new();
        let mut good = Vec::new();
        for beat in handed_in.iter().filter(|beat| ids.insert(beat.id)) {
            match judge(beat, now) {
                Ok(beat) => good.push(beat),
                Err(refusal) => taken.refused.push((beat.id, refusal)),
            }
        }
        let sections: Vec<Id> = good.iter().map(|beat| beat.section).collect::<BTreeSet<_>>().into_iter().collect();
        let things = self.catalog.things(&sections, Language::EN)?;
        let mut known = Vec::new();
        for beat in good {
            match things
                .get(&beat.section)
                .and_then(|thing| thing.resource)
                .filter(|_| things.get(&beat.section).is_some_and(|thing| thing.path.starts_with("/sections/")))
            {
                Some(resource) => known.push((beat, resource)),
                None => taken.refused.push((beat.id, Refusal::Section)),
            }
        }
        if !known.is_empty() {
            let (new, full) = self.services.database.write::<_, DatabaseError>(|session| self.count(session, person, &known, now))?;
            taken.new = new;
            taken.refused.extend(full.into_iter().map(|id| (id, Refusal::Day)));
        }
        Ok(taken)
    }

    /// Counts beats that were not counted before; how many, and those that their day has no room for.
    fn count(&self, session: &mut platform::Session<'_>, person: Id, known: &[(Beat, Id)], now: Time) -> Result<(usize, Vec<Id>), DatabaseError> {
        let day_of = |beat: &Beat| beat.at.day_number(DAY_OFFSET_MINUTES);
        let days: BTreeSet<i64> = known.iter().map(|(beat, _)| day_of(beat)).collect();
        // From here on nobody else counts for this person and these days until the transaction ends.
        let mut counted: BTreeMap<i64, u64> = beats::hold_days(session, person, &days)?.into_iter().collect();
        let before = beats::known(session, person, &known.iter().map(|(beat, _)| beat.id).collect::<Vec<_>>())?;
        let mut rows = Vec::new();
        let mut full = Vec::new();
        let mut gathered: BTreeMap<(Id, i64), Gathered> = BTreeMap::new();
        for (beat, resource) in known.iter().filter(|(beat, _)| !before.contains(&beat.id)) {
            let day = day_of(beat);
            let sum = counted.entry(day).or_default();
            let seconds = room(*sum, beat.seconds);
            *sum += u64::from(seconds);
            rows.push((*beat, seconds));
            if seconds == 0 {
                full.push(beat.id);
                continue;
            }
            let row = gathered.entry((beat.section, day)).or_insert_with(|| Gathered {
                id: self.services.new_id(),
                person,
                section: beat.section,
                resource: *resource,
                day,
                millis: 0,
                last_at: beat.at,
            });
            row.millis += u64::from(seconds) * 1000;
            row.last_at = row.last_at.max(beat.at);
        }
        if rows.is_empty() {
            return Ok((0, full));
        }
        beats::note(session, person, &rows)?;
        for day in days {
            beats::set_day(session, person, day, counted.get(&day).copied().unwrap_or_default())?;
        }
        for row in gathered.values() {
            beats::gather(session, row, now.plus(GATHER_AGE), GATHER_MILLIS, now)?;
        }
        Ok((rows.len() - full.len(), full))
    }

    /// Makes facts of what was gathered long enough; how many.
    ///
    /// # Errors
    /// The database fails; what was not made a fact waits on.
    pub fn settle(&self) -> Result<usize, DatabaseError> {
        let now = self.services.now();
        if !self.services.database.read(|session| beats::is_due(session, now))? {
            return Ok(0);
        }
        let mut made = 0;
        loop {
            let step = self.services.database.write::<_, DatabaseError>(|session| {
                let due = beats::take_due(session, now, SETTLE_MAX)?;
                for row in &due {
                    outbox::emit(session, &fact(row))?;
                }
                Ok(due.len())
            })?;
            made += step;
            if step < SETTLE_MAX as usize {
                return Ok(made);
            }
        }
    }

    /// Forgets ids of beats that are too old to be taken in again.
    ///
    /// # Errors
    /// The database fails.
    pub fn sweep(&self) -> Result<u64, DatabaseError> {
        let before = self.services.now().plus(-BEAT_KEPT);
        self.services.database.write(|session| beats::forget(session, before, before.day_number(DAY_OFFSET_MINUTES)))
    }
}

fn fact(row: &Gathered) -> Fact {
    Fact {
        id: row.id,
        actor: row.person,
        verb: Verb::Read,
        object: Object { kind: ObjectKind::Section, id: row.section },
        outcome: Outcome { duration_ms: Some(row.millis), ..Outcome::default() },
        context: Context { resource: Some(row.resource), section: Some(row.section), ..Context::default() },
        at: row.last_at,
    }
}
