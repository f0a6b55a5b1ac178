//! Blocks of runs that were read lately, proven already.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use crate::wire::size;

/// How many bytes of blocks are kept in all. The lists of frequent keys (verbs) fit, so that looking through them costs no reads.
pub const CACHED_BYTES_MAX: usize = 32 * 1024 * 1024;
/// Parts with a lock each.
const SHARDS: usize = 16;

struct Kept {
    bytes: Arc<[u8]>,
    /// Whether it was asked for since it was last passed over.
    was_used: bool,
}

#[derive(Default)]
struct Shard {
    blocks: HashMap<(u64, usize), Kept>,
    /// Oldest first.
    order: VecDeque<(u64, usize)>,
    bytes: usize,
}

/// Blocks by the number of their run and their own. What was asked for again gets a second chance when room is needed.
#[derive(Default)]
pub struct Cache([Mutex<Shard>; SHARDS]);

impl Cache {
    /// The bytes of a block, where they are kept.
    pub fn get(&self, run: u64, block: usize) -> Option<Arc<[u8]>> {
        let mut shard = self.shard(run, block)?.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = shard.blocks.get_mut(&(run, block))?;
        kept.was_used = true;
        Some(Arc::clone(&kept.bytes))
    }

    /// Keeps the bytes of a block.
    pub fn put(&self, run: u64, block: usize, bytes: &Arc<[u8]>) {
        let Some(shard) = self.shard(run, block) else { return };
        let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = Kept { bytes: Arc::clone(bytes), was_used: false };
        if shard.blocks.insert((run, block), kept).is_none() {
            shard.order.push_back((run, block));
            shard.bytes += bytes.len();
        }
        while shard.bytes > CACHED_BYTES_MAX / SHARDS
            && let Some(oldest) = shard.order.pop_front()
        {
            match shard.blocks.get_mut(&oldest) {
                Some(kept) if kept.was_used => {
                    kept.was_used = false;
                    shard.order.push_back(oldest);
                }
                _ => {
                    if let Some(gone) = shard.blocks.remove(&oldest) {
                        shard.bytes -= gone.bytes.len();
                    }
                }
            }
        }
    }

    /// How many bytes are kept.
    #[cfg(test)]
    fn bytes(&self) -> usize {
        self.0.iter().map(|shard| shard.lock().unwrap().bytes).sum()
    }

    fn shard(&self, run: u64, block: usize) -> Option<&Mutex<Shard>> {
        let mixed = (run ^ crate::wire::long(block)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0.get(size(mixed >> 60) % SHARDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_stays_and_the_bound_holds() {
        let (cache, block) = (Cache::default(), Arc::from(vec![7; 4_096]));
        for number in 0..CACHED_BYTES_MAX / 4_096 * 3 {
            cache.put(1, number, &block);
            assert!(cache.get(1, 0).is_some(), "it is asked for all the time");
            assert!(cache.bytes() <= CACHED_BYTES_MAX);
        }
        assert!(cache.bytes() > CACHED_BYTES_MAX / 10 * 9 && cache.get(1, 1).is_none() && cache.get(2, 0).is_none());
    }
}
