//! Opening: the log as it was left, and an index that reaches as far.

use std::sync::Arc;

use crate::disk::Disk;
use crate::error::{Error, Result};
use crate::index::Index;
use crate::index::manifest::Manifest;
use crate::log::Log;
use crate::log::recover::{Damage, Reach, recover};
use crate::log::tail::Tail;
use crate::settings::Settings;
use crate::view::View;

/// In which state the journal was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// How many entries were ever stored.
    pub entries: u64,
    /// What was acknowledged and cannot be read, as far as opening noticed; [`crate::Journal::verify`] reads everything.
    pub damage: Vec<Damage>,
    /// Bytes at the end that were cut off: a write that a crash cut short, and that was never acknowledged.
    pub torn_bytes: u64,
    /// True where the index was missing, damaged or of another log, and was made anew.
    pub rebuilt: bool,
    /// How many entries the index took in from the log.
    pub caught_up: u64,
}

/// Opens log and index. The salt is for a journal that is made now.
pub fn open(log: Arc<dyn Disk>, index: Arc<dyn Disk>, settings: &Settings, new_salt: u64) -> Result<(Arc<View>, Tail, Opened)> {
    let manifest = Manifest::read(&*index)?;
    let found = recover(&*log, manifest.as_ref().map(|manifest| (manifest.salt, manifest.reach)))?;
    let salt = found.salt.unwrap_or(new_salt);
    let log = Arc::new(Log::new(log, salt, found.segments));
    let mut tail = Tail::new(Arc::clone(&log), found.reach, found.is_open, found.next_segment, settings.segment_bytes);
    let mut opened = Opened { entries: found.reach.seq, damage: found.damage, torn_bytes: found.torn_bytes, ..Opened::default() };
    let manifest = manifest.filter(|manifest| manifest.salt == salt && !found.is_behind && agrees(&log, manifest.reach));
    let known = manifest.and_then(|manifest| Some((manifest.reach, manifest.held.clone(), Index::open(Arc::clone(&index), manifest).ok()?)));
    let caught_up = match known {
        Some((reach, held, known)) => catch_up(View::new(Arc::clone(&log), known, held), reach, found.reach, settings),
        None => Err(Error::IndexDamaged { run: 0, offset: 0 }),
    };
    let (view, from) = match caught_up {
        Ok(caught_up) => caught_up,
        Err(Error::IndexDamaged { .. }) => {
            opened.rebuilt = found.reach.frames > 0;
            let view = View::new(Arc::clone(&log), Index::empty(index, salt)?, Default::default());
            catch_up(view, Reach::default(), found.reach, settings)?
        }
        Err(error) => return Err(error),
    };
    opened.caught_up = found.reach.seq - from.seq.min(found.reach.seq);
    view.show(found.reach.seq);
    // Where this fails, for want of room for instance, entries can be read all the same, and the first append tries again.
    let _ = tail.mend();
    Ok((Arc::new(view), tail, opened))
}

/// True where the log stored the last entry of a reach when the reach says so. Another history of the same journal did not.
fn agrees(log: &Log, reach: Reach) -> bool {
    let Some(last) = reach.seq.checked_sub(1) else { return true };
    match log.block(last) {
        Ok(block) => block.record(last).is_none_or(|(stored, _)| stored == reach.stored),
        Err(_) => true,
    }
}

/// Has the index take in what is newer in the log.
fn catch_up(view: View, from: Reach, to: Reach, settings: &Settings) -> Result<(View, Reach)> {
    let mut stored = from.stored;
    view.log.replay(from.frames, |head, bytes| {
        view.take_in(head, bytes)?;
        stored = stored.max(head.first_stored.saturating_add(i64::from(head.count) - i64::from(head.count.min(1))));
        if view.index.pairs_in_memory() >= settings.memory_pairs {
            let reach = Reach { frames: head.number + 1, seq: head.first_seq + u64::from(head.count), stored };
            view.index.freeze(reach, view.all_held());
            // What cannot be written now is written later.
            let _ = view.index.keep_up();
        }
        Ok(())
    })?;
    debug_assert!(from.frames <= to.frames);
    Ok((view, from))
}
