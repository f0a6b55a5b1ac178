//! What is kept: an entry, and its bytes in a block of the log.

use bytes::Bytes;

use crate::wire::{Reader, long, put_varint};

/// Sixteen bytes that name something: a tenant, an entry, a fingerprint, the hash of a kind and a value.
pub type Id = [u8; 16];

/// How many keys an entry may have.
pub const KEYS_MAX: usize = 32_768;
/// How many bytes the body of an entry may have.
pub const BODY_BYTES_MAX: usize = 16 * 1024 * 1024;

const VOIDS: u8 = 1;
const REFERS: u8 = 2;
const ERASED: u8 = 4;
const MOMENT: u8 = 8;

/// One statement, as the journal sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The tenant. Ids are unique within a store, and queries ask one store.
    pub store: Id,
    /// The statement's id.
    pub id: Id,
    /// A fingerprint: two entries with the same id are the same where their fingerprints are.
    pub content: Id,
    /// A moment that belongs to the fingerprint where it was told: two entries with the same id are not the same where both tell one and they differ.
    pub moment: Option<i64>,
    /// The entry of the same store that this one voids. An entry that voids cannot be voided.
    pub voids: Option<Id>,
    /// The entry of the same store that this one refers to (a StatementRef): what matches that one matches this one.
    pub refers: Option<Id>,
    /// What it can be found by, [`KEYS_MAX`] at most. Equal keys count once.
    pub keys: Vec<Id>,
    /// The bytes to keep, [`BODY_BYTES_MAX`] at most.
    pub body: Bytes,
}

/// How much a store holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// How many entries; voided ones count, erased ones do not.
    pub entries: u64,
    /// How many bytes their bodies have.
    pub bytes: u64,
}

impl Held {
    /// With one more entry.
    pub fn add(&mut self, entry: &Entry) {
        self.entries += 1;
        self.bytes = self.bytes.saturating_add(long(entry.body.len()));
    }

    /// Without an entry.
    pub fn remove(&mut self, entry: &Entry) {
        self.entries = self.entries.saturating_sub(1);
        self.bytes = self.bytes.saturating_sub(long(entry.body.len()));
    }
}

/// Up to how much a store may hold after a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The tenant.
    pub store: Id,
    /// How many entries.
    pub entries: u64,
    /// How many bytes of bodies.
    pub bytes: u64,
}

impl Limit {
    /// Whether a store that holds so much may take so much more. What brings nothing more always fits.
    pub fn admits(&self, held: Held, more: Held) -> bool {
        let fits = |held: u64, more: u64, limit: u64| more == 0 || held.saturating_add(more) <= limit;
        fits(held.entries, more.entries, self.entries) && fits(held.bytes, more.bytes, self.bytes)
    }
}

/// An entry that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its place in the journal: 0, 1, 2 and so on over all stores.
    pub seq: u64,
    /// When it was stored, in microseconds since 1970; strictly increasing with `seq`.
    pub stored: i64,
    /// True where another entry voids it.
    pub voided: bool,
    /// True where it was erased; then it has neither keys nor body. Only [`crate::Journal::scan`] shows such entries.
    pub erased: bool,
    /// What was appended.
    pub entry: Entry,
}

impl Entry {
    /// Whether it says the same as another one with its id.
    pub fn is_same(&self, other: &Self) -> bool {
        self.content == other.content && self.moment.zip(other.moment).is_none_or(|(one, other)| one == other)
    }
}

/// An entry in the log, or what is left of it after it was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub erased: bool,
    pub entry: Entry,
}

impl Record {
    /// What stays of an erased entry: its id, so that it does not come back, and what it voided.
    pub fn erased(entry: &Entry) -> Self {
        Self { erased: true, entry: Entry { store: entry.store, id: entry.id, voids: entry.voids, ..Entry::default() } }
    }

    /// Writes flags, store, id, content, voids, refers, keys and body.
    pub fn write(entry: &Entry, erased: bool, out: &mut Vec<u8>) {
        let flag = |is: bool, flag: u8| if is { flag } else { 0 };
        out.push(flag(entry.voids.is_some(), VOIDS) | flag(entry.refers.is_some(), REFERS) | flag(erased, ERASED) | flag(entry.moment.is_some(), MOMENT));
        for id in [&entry.store, &entry.id, &entry.content].into_iter().chain(&entry.voids).chain(&entry.refers) {
            out.extend_from_slice(id);
        }
        out.extend(entry.moment.iter().flat_map(|moment| moment.to_le_bytes()));
        put_varint(out, long(entry.keys.len()));
        for key in &entry.keys {
            out.extend_from_slice(key);
        }
        put_varint(out, long(entry.body.len()));
        out.extend_from_slice(&entry.body);
    }

    /// Reads the record at an index of a block's bytes; the body shares their memory.
    pub fn read(block: &Bytes, index: u64) -> Option<Self> {
        let mut reader = Reader::new(block);
        for _ in 0..index {
            let flags = reader.u8()?;
            let ids = 3 + usize::from(flags & VOIDS != 0) + usize::from(flags & REFERS != 0);
            reader.take(ids * 16 + if flags & MOMENT != 0 { 8 } else { 0 })?;
            let keys = reader.length()?;
            reader.take(keys.checked_mul(16)?)?;
            let body = reader.length()?;
            reader.take(body)?;
        }
        Self::read_next(block, &mut reader)
    }

    /// Reads the record where the reader stands.
    pub fn read_next(block: &Bytes, reader: &mut Reader<'_>) -> Option<Self> {
        let flags = reader.u8()?;
        let [store, id, content] = [reader.array()?, reader.array()?, reader.array()?];
        let voids = if flags & VOIDS != 0 { Some(reader.array()?) } else { None };
        let refers = if flags & REFERS != 0 { Some(reader.array()?) } else { None };
        let moment = if flags & MOMENT != 0 { Some(reader.i64()?) } else { None };
        let count = reader.length().filter(|count| *count <= KEYS_MAX)?;
        let keys = reader.take(count * 16)?.as_chunks::<16>().0.to_vec();
        let length = reader.length()?;
        let start = reader.position();
        reader.take(length)?;
        let body = block.slice(start..reader.position());
        Some(Self { erased: flags & ERASED != 0, entry: Entry { store, id, content, moment, voids, refers, keys, body } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(number: u8) -> Entry {
        Entry {
            store: [1; 16],
            id: [number; 16],
            content: [9; 16],
            moment: (number % 4 < 2).then_some(i64::from(number) - 3),
            voids: number.is_multiple_of(2).then_some([7; 16]),
            refers: number.is_multiple_of(3).then_some([8; 16]),
            keys: vec![[3; 16]; usize::from(number)],
            body: Bytes::from(vec![number; usize::from(number) * 3]),
        }
    }

    #[test]
    fn every_record_of_a_block_comes_back() {
        let mut out = Vec::new();
        (0..9).for_each(|number| Record::write(&entry(number), false, &mut out));
        let block = Bytes::from(out);
        for number in 0..9 {
            assert_eq!(Record::read(&block, u64::from(number)).unwrap(), Record { erased: false, entry: entry(number) });
        }
        assert_eq!(Record::read(&block, 9), None);
    }

    #[test]
    fn a_block_that_ends_early_is_no_record() {
        let mut out = Vec::new();
        Record::write(&entry(6), false, &mut out);
        for length in 0..out.len() {
            assert_eq!(Record::read(&Bytes::copy_from_slice(&out[..length]), 0), None);
        }
    }

    #[test]
    fn what_is_left_of_an_erased_entry_says_nothing_about_it() {
        let left = Record::erased(&entry(6));
        assert_eq!((left.entry.id, left.entry.voids), ([6; 16], Some([7; 16])));
        assert!(
            left.entry.keys.is_empty()
                && left.entry.body.is_empty()
                && left.entry.refers.is_none()
                && left.entry.content == [0; 16]
                && left.entry.moment.is_none()
        );
    }
}
