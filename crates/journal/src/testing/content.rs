//! What a file holds now, and what of it is durable.

use super::Random;
use crate::wire::{long, size};

const SECTOR_BYTES: u64 = 512;

#[derive(Clone, Debug)]
enum Change {
    Write(u64, Vec<u8>),
    Truncate(u64),
}

/// A file.
#[derive(Default)]
pub struct Content {
    /// What reading shows.
    pub now: Vec<u8>,
    durable: Vec<u8>,
    pending: Vec<Change>,
}

impl Content {
    pub fn write(&mut self, offset: u64, bytes: &[u8]) {
        put(&mut self.now, offset, bytes);
        self.pending.push(Change::Write(offset, bytes.to_vec()));
    }

    pub fn truncate(&mut self, length: u64) {
        self.now.resize(size(length), 0);
        self.pending.push(Change::Truncate(length));
    }

    /// Everything is durable, but for what a failed synchronisation lost.
    pub fn sync(&mut self) {
        for change in std::mem::take(&mut self.pending) {
            match change {
                Change::Write(offset, bytes) => put(&mut self.durable, offset, &bytes),
                Change::Truncate(length) => self.durable.resize(size(length), 0),
            }
        }
    }

    /// Some of the changes are durable, the others never will be.
    pub fn fail_sync(&mut self, random: &mut Random) {
        let garbage = random.below(4) == 0;
        self.sync_in_part(random, garbage);
    }

    /// Holds what is durable, and some of the rest.
    pub fn cut_power(&mut self, random: &mut Random) {
        match random.below(4) {
            0 => self.pending.clear(),
            1 => self.sync(),
            mode => self.sync_in_part(random, mode == 2),
        }
        self.now = self.durable.clone();
    }

    pub fn tamper(&mut self, change: impl FnOnce(&mut Vec<u8>)) {
        self.sync();
        change(&mut self.now);
        self.durable = self.now.clone();
    }

    fn sync_in_part(&mut self, random: &mut Random, has_garbage: bool) {
        let kept = long(self.durable.len());
        for change in std::mem::take(&mut self.pending) {
            match change {
                Change::Write(offset, bytes) => {
                    for (at, sector) in sectors(offset, &bytes) {
                        if random.below(2) == 0 {
                            put(&mut self.durable, at, sector);
                        } else if has_garbage && at >= kept {
                            put(&mut self.durable, at, &random.bytes(sector.len()));
                        }
                    }
                }
                Change::Truncate(length) if random.below(2) == 0 => self.durable.resize(size(length), 0),
                Change::Truncate(_) => {}
            }
        }
    }
}

fn put(content: &mut Vec<u8>, offset: u64, bytes: &[u8]) {
    let (start, end) = (size(offset), size(offset) + bytes.len());
    if content.len() < end {
        content.resize(end, 0);
    }
    if let Some(place) = content.get_mut(start..end) {
        place.copy_from_slice(bytes);
    }
}

/// The parts of a write that fall into different sectors.
fn sectors(offset: u64, bytes: &[u8]) -> Vec<(u64, &[u8])> {
    let (mut parts, mut at, mut rest) = (Vec::new(), offset, bytes);
    while !rest.is_empty() {
        let length = size(SECTOR_BYTES - at % SECTOR_BYTES).min(rest.len());
        let (part, after) = rest.split_at(length);
        parts.push((at, part));
        at += long(length);
        rest = after;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_synchronised_stays_and_the_rest_stays_in_part_by_sectors() {
        let (mut seen_whole, mut seen_none, mut seen_torn) = (0, 0, 0);
        for seed in 0..200 {
            let (mut content, mut random) = (Content::default(), Random::new(seed));
            content.write(0, &[1; 700]);
            content.sync();
            content.write(700, &[2; 2000]);
            content.cut_power(&mut random);
            assert_eq!(content.now[..700], [1; 700]);
            match content.now.iter().filter(|byte| **byte == 2).count() {
                0 => seen_none += 1,
                2000 => seen_whole += 1,
                _ => seen_torn += 1,
            }
        }
        assert!(seen_whole > 20 && seen_none > 20 && seen_torn > 20);
    }

    #[test]
    fn a_failed_synchronisation_is_not_made_good_by_the_next() {
        let lost = (0..100).filter(|seed| {
            let (mut content, mut random) = (Content::default(), Random::new(*seed));
            content.write(0, &[2; 2048]);
            content.fail_sync(&mut random);
            assert_eq!(content.now, [2; 2048]);
            content.sync();
            content.cut_power(&mut random);
            content.now != [2; 2048]
        });
        assert!(lost.count() > 80);
    }
}
