//! The end of a finished segment: a frame of its sparse table, and a trailer that says where that begins.

use std::sync::Arc;

use super::frame::{FRAME_HEAD_BYTES, FrameHead, Kind};
use super::segment::{HEADER_BYTES, Header, Segment, count, read_points, write_points};
use crate::disk::DiskFile;
use crate::error::Result;
use crate::wire::{Reader, checksum, long, short, size};

const MAGIC: [u8; 8] = *b"XTJSEAL1";
const TRAILER_BYTES: u64 = 24;

/// The seal of a segment whose frames end at an offset.
pub fn seal(segment: &Segment, last_stored: i64) -> Vec<u8> {
    let (salt, points) = (segment.header.salt, segment.points());
    let table = write_points(&points);
    let length = short(FRAME_HEAD_BYTES + table.len() + 4);
    let head = FrameHead {
        kind: Kind::Seal,
        length,
        number: segment.end_frame(),
        durable: segment.end_frame(),
        first_seq: segment.end_seq(),
        first_stored: last_stored,
        count: count(&points),
        blocks: 0,
    };
    let mut bytes = head.write(salt);
    bytes.extend_from_slice(&table);
    bytes.extend_from_slice(&checksum(salt, &[&table]).to_le_bytes());
    let mut trailer = MAGIC.to_vec();
    trailer.extend_from_slice(&segment.end().to_le_bytes());
    trailer.extend_from_slice(&[0; 4]);
    let sum = checksum(salt, &[&trailer]);
    bytes.extend_from_slice(&trailer);
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes
}

/// A sealed segment read by its seal, and when its last entry was stored; `None` where there is no whole seal.
pub fn read_sealed(file: &Arc<dyn DiskFile>, header: Header) -> Result<Option<(Segment, i64)>> {
    let length = file.length()?;
    let Some(at) = length.checked_sub(TRAILER_BYTES).filter(|at| *at >= HEADER_BYTES) else { return Ok(None) };
    let mut trailer = [0; TRAILER_BYTES as usize];
    file.read_at(&mut trailer, at)?;
    let Some(end) = read_trailer(header.salt, &trailer).filter(|end| (HEADER_BYTES..at).contains(end)) else { return Ok(None) };
    let mut bytes = vec![0; size(at - end)];
    file.read_at(&mut bytes, end)?;
    let head = FrameHead::read(header.salt, &bytes).filter(|head| head.kind == Kind::Seal && u64::from(head.length) == long(bytes.len()));
    let table = head.and_then(|head| {
        let (table, sum) = bytes.get(FRAME_HEAD_BYTES..)?.split_last_chunk::<4>()?;
        (checksum(header.salt, &[table]) == u32::from_le_bytes(*sum)).then_some(())?;
        Some((read_points(table, head.count)?, head))
    });
    Ok(table.map(|(points, head)| {
        let segment = Segment::new(header, Arc::clone(file));
        segment.restore(points, end, head.first_seq, head.number);
        (segment, head.first_stored)
    }))
}

fn read_trailer(salt: u64, bytes: &[u8]) -> Option<u64> {
    let mut reader = Reader::new(bytes);
    (reader.array::<8>()? == MAGIC).then_some(())?;
    let end = reader.u64()?;
    reader.u32()?;
    (checksum(salt, &[bytes.get(..20)?]) == reader.u32()?).then_some(end)
}
