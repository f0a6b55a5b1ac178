//! Finding frames: the next one in order, and the next one behind damage.

use super::frame::{FRAME_HEAD_BYTES, FrameHead};
use super::segment::read_frame;
use crate::disk::DiskFile;
use crate::error::Result;
use crate::wire::{long, size};

/// How much of a file is looked through at a time.
const WINDOW_BYTES: usize = 1024 * 1024;
const FRAME_MAGIC: &[u8] = b"XTJF";

/// The first proven head of a frame from an offset on, with a number of at least `number_min`.
pub fn find_head(file: &dyn DiskFile, salt: u64, from: u64, end: u64, number_min: u64) -> Result<Option<(u64, FrameHead)>> {
    let mut start = from;
    while start + long(FRAME_HEAD_BYTES) <= end {
        let length = size(end - start).min(WINDOW_BYTES + FRAME_HEAD_BYTES);
        let mut window = vec![0; length];
        file.read_at(&mut window, start)?;
        let head_at = |at: usize| FrameHead::read(salt, window.get(at..)?).filter(|head| head.number >= number_min);
        let found = window.windows(FRAME_MAGIC.len()).enumerate().filter(|(_, bytes)| *bytes == FRAME_MAGIC).find_map(|(at, _)| Some((at, head_at(at)?)));
        if let Some((at, head)) = found {
            return Ok(Some((start + long(at), head)));
        }
        start += long(WINDOW_BYTES);
    }
    Ok(None)
}

/// The next whole frame from an offset on, behind damage too: where it begins, its head, its bytes.
pub fn next_frame(file: &dyn DiskFile, salt: u64, from: u64, end: u64) -> Result<Option<(u64, FrameHead, Vec<u8>)>> {
    let mut at = from;
    loop {
        if let Some((head, bytes)) = read_frame(file, salt, at, end)? {
            return Ok(Some((at, head, bytes)));
        }
        match find_head(file, salt, at + 1, end, 0)? {
            Some((next, _)) => at = next,
            None => return Ok(None),
        }
    }
}
