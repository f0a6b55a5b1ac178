//! Asking: one entry, what matches, everything in order.

use bytes::Bytes;

use crate::entry::{Id, Stored};
use crate::error::{Error, Result};
use crate::index::cursor::{Budget, Direction, Match, Postings, next_match};
use crate::index::term::{DEPTH_MAX, Kind, Term, posting, seq_of};
use crate::log::frame::{Block, stored_after};
use crate::settings::{PAGE_BYTES_MAX, PAGE_ENTRIES_MAX, PAGE_STEPS_MAX, QUERY_KEYS_MAX};
use crate::view::View;
use crate::wire::long;

/// What is asked for. Entries that are erased are not found, nor, unless asked for, those that are voided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The tenant.
    pub store: Id,
    /// All of these must be keys of the entry itself, or all of one entry that it refers to, in up to seven steps. At most
    /// [`QUERY_KEYS_MAX`]; without any, everything in the store matches.
    pub keys: Vec<Id>,
    /// Only what was stored later than this, in microseconds since 1970.
    pub since: Option<i64>,
    /// Only what was stored at this time or before.
    pub until: Option<i64>,
    /// With what is voided.
    pub voided: bool,
    /// Oldest first; otherwise newest first.
    pub ascending: bool,
    /// Where the page before ended: its [`Page::next`].
    pub cursor: Option<u64>,
    /// How many entries; 0 and more than [`PAGE_ENTRIES_MAX`] count as that bound.
    pub limit: usize,
}

/// A part of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// In the order that was asked for.
    pub entries: Vec<Stored>,
    /// Where to go on, while there may be more. A page may be short and even empty and have a next one: see
    /// [`PAGE_BYTES_MAX`] and [`PAGE_STEPS_MAX`].
    pub next: Option<u64>,
    /// Seqs of entries that belong here and cannot be read, because the log is damaged there.
    pub damaged: Vec<u64>,
}

/// Reads entries, keeping the last block.
struct Blocks<'a> {
    view: &'a View,
    last: Option<Block>,
}

impl Blocks<'_> {
    fn read(&mut self, seq: u64) -> Result<Stored> {
        let kept = self.last.as_ref().is_some_and(|block| seq.checked_sub(block.first_seq).is_some_and(|index| index < block.count));
        if !kept {
            self.last = Some(self.view.log.block(seq)?);
        }
        let found = self.last.as_ref().and_then(|block| block.record(seq)).ok_or(Error::Damaged { segment: 0, offset: 0 })?;
        let (stored, record) = found;
        let erased = record.erased || self.view.is_erased(seq);
        let mut entry = if erased { crate::entry::Record::erased(&record.entry).entry } else { record.entry };
        // A small body does not keep the memory of its whole block.
        if self.last.as_ref().is_some_and(|block| entry.body.len() < block.raw.len() / 4) {
            entry.body = Bytes::copy_from_slice(&entry.body);
        }
        Ok(Stored { seq, stored, voided: self.view.index.is_voided(seq), erased, entry })
    }
}

impl Page {
    /// Adds the entry of a seq; false where the page is full.
    fn add(&mut self, blocks: &mut Blocks<'_>, seq: u64, bytes: &mut usize, is_wanted: impl Fn(&Stored) -> bool) -> Result<()> {
        match blocks.read(seq) {
            Ok(stored) if is_wanted(&stored) => {
                *bytes += stored.entry.body.len();
                self.entries.push(stored);
            }
            Ok(_) => {}
            Err(Error::Damaged { .. }) => self.damaged.push(seq),
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

/// An entry by its id, also where it is voided; `None` where there is none, or where it was erased.
pub fn get(view: &View, store: &Id, id: &Id) -> Result<Option<Stored>> {
    let Some(seq) = view.find(store, id)?.filter(|seq| *seq < view.visible() && !view.is_erased(*seq)) else { return Ok(None) };
    let found = Blocks { view, last: None }.read(seq)?;
    if found.entry.id == *id && found.entry.store == *store { Ok(Some(found)) } else { Err(Error::Damaged { segment: 0, offset: 0 }) }
}

/// A page of what matches.
pub fn query(view: &View, query: &Query) -> Result<Page> {
    if query.keys.len() > QUERY_KEYS_MAX {
        return Err(Error::TooMuch { what: "the number of keys of a query", bound: QUERY_KEYS_MAX });
    }
    let mut page = Page::default();
    let Some((low, high)) = window(view, query) else { return Ok(page) };
    let (direction, start) = if query.ascending { (Direction::Up, posting(low, 0)) } else { (Direction::Down, posting(high, DEPTH_MAX)) };
    let places = view.index.places();
    let mut all: Vec<Postings> =
        query.keys.iter().map(|key| Term::new(Kind::Key, &query.store, key)).map(|term| Postings::new(&places, term, direction, start)).collect();
    if all.is_empty() {
        all.push(Postings::new(&places, Term::of_all(Kind::All, &query.store), direction, start));
    }
    let limit = if query.limit == 0 { PAGE_ENTRIES_MAX } else { query.limit.min(PAGE_ENTRIES_MAX) };
    let is_wanted = |stored: &Stored| query.since.is_none_or(|since| stored.stored > since) && query.until.is_none_or(|until| stored.stored <= until);
    let (mut blocks, mut bytes, mut budget) = (Blocks { view, last: None }, 0, Budget(PAGE_STEPS_MAX));
    let mut last = query.cursor;
    loop {
        let at = match next_match(&mut all, &mut budget)? {
            Match::At(at) if (low..=high).contains(&seq_of(at)) => at,
            Match::At(_) | Match::End => return Ok(page),
            Match::Spent(at) => {
                // Nothing before this posting is left, so the page ends just before its entry.
                page.next = if query.ascending { seq_of(at).checked_sub(1).or(last) } else { seq_of(at).checked_add(1) };
                return Ok(page);
            }
        };
        let seq = seq_of(at);
        let is_hidden = view.index.is_dead(at);
        if !is_hidden && (query.voided || !view.index.is_voided(seq)) {
            if page.entries.len() >= limit || bytes >= PAGE_BYTES_MAX {
                page.next = last;
                return Ok(page);
            }
            page.add(&mut blocks, seq, &mut bytes, is_wanted)?;
            last = Some(seq);
        }
        // A hidden posting says nothing about the entry's others.
        let past = if is_hidden { at } else { posting(seq, if query.ascending { DEPTH_MAX } else { 0 }) };
        let Some(next) = direction.after(past) else { return Ok(page) };
        all.iter_mut().for_each(|postings| postings.seek(next));
    }
}

/// The seqs between which everything that matches stands; `None` where there are none.
fn window(view: &View, query: &Query) -> Option<(u64, u64)> {
    let mut low = query.since.map_or(0, |since| view.log.seq_near(since, true));
    let mut high = view.visible().checked_sub(1)?;
    if let Some(until) = query.until {
        high = high.min(view.log.seq_near(until.saturating_add(1), false));
    }
    match query.cursor {
        Some(cursor) if query.ascending => low = low.max(cursor.checked_add(1)?),
        Some(cursor) => high = high.min(cursor.checked_sub(1)?),
        None => {}
    }
    (low <= high).then_some((low, high))
}

/// The first seq of those stored at a moment or later; the seq that the next entry gets where there are none.
pub fn seq_at(view: &View, moment: i64) -> Result<u64> {
    let end = view.visible();
    let mut at = view.log.seq_near(moment, true);
    while at < end {
        match view.log.block(at) {
            Ok(block) => {
                let last = block.first_seq + block.count;
                let found = (at..last).find(|seq| stored_after(block.first_stored, seq - block.first_seq) >= moment);
                if let Some(seq) = found {
                    return Ok(seq.min(end));
                }
                at = last;
            }
            Err(Error::Damaged { .. }) => at += 1,
            Err(error) => return Err(error),
        }
    }
    Ok(end)
}

/// How many entries of a store stand from each seq to the next one.
pub fn counts_between(view: &View, store: &Id, seqs: &[u64]) -> Result<Vec<u64>> {
    let first = seqs.first().copied().unwrap_or_default();
    let mut postings = Postings::new(&view.index.places(), Term::of_all(Kind::All, store), Direction::Up, posting(first, 0));
    let mut counts = Vec::with_capacity(seqs.len());
    for to in seqs.iter().skip(1) {
        let (mut count, to) = (0, (*to).min(view.visible()));
        while let Some(at) = postings.peek()?.filter(|at| seq_of(*at) < to) {
            count += u64::from(!view.index.is_dead(at));
            postings.seek(at.saturating_add(1));
        }
        counts.push(count);
    }
    Ok(counts)
}

/// Everything from a seq on in the order of seqs, voided and erased entries too.
pub fn scan(view: &View, from: u64, limit: usize) -> Result<Page> {
    let mut page = Page::default();
    let (mut blocks, mut bytes) = (Blocks { view, last: None }, 0);
    for seq in from..view.visible() {
        let is_full = page.entries.len() >= limit.min(PAGE_ENTRIES_MAX) || bytes >= PAGE_BYTES_MAX || page.damaged.len() >= PAGE_ENTRIES_MAX;
        if is_full {
            page.next = Some(seq);
            break;
        }
        page.add(&mut blocks, seq, &mut bytes, |_| true)?;
    }
    debug_assert!(long(page.entries.len()) <= view.visible());
    Ok(page)
}
