//! Opening the log: what stands there, what was torn, what is damaged.
//!
//! A crash leaves at most one frame that was never acknowledged, the last one written. So a frame that cannot be proven was
//! torn where nothing says that it had been durable, and is cut off; it is damage where a later frame, the header of the next
//! segment, or the index says so, and then the rest is kept and the damage reported.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::frame::{FrameHead, Kind, blocks, stored_after};
use super::seal::read_sealed;
use super::search::find_head;
use super::segment::{HEADER_BYTES, Header, Segment, file_number, read_frame};
use crate::disk::{Disk, DiskFile};
use crate::error::{Error, Result};
use crate::wire::size;

/// Bytes of the log that cannot be proven though they were acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Number of the segment.
    pub segment: u64,
    /// First byte in its file.
    pub offset: u64,
    /// How many bytes; 0 where they are missing.
    pub bytes: u64,
}

/// How far something reaches into the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Frames.
    pub frames: u64,
    /// Entries.
    pub seq: u64,
    /// When the last of them was stored.
    pub stored: i64,
}

/// What was found.
#[derive(Default)]
pub struct Found {
    pub segments: Vec<Arc<Segment>>,
    /// The journal's salt, where there is a segment.
    pub salt: Option<u64>,
    pub reach: Reach,
    pub damage: Vec<Damage>,
    /// Bytes cut off the end that were never acknowledged.
    pub torn_bytes: u64,
    /// True where the index knows of more than there is.
    pub is_behind: bool,
    /// True where the last segment can be appended to.
    pub is_open: bool,
    pub next_segment: u64,
}

struct Candidate {
    number: u64,
    name: String,
    file: Arc<dyn DiskFile>,
    header: Option<Header>,
}

/// Reads what stands in the folder. `known` is how far the index says that the log was durable, with the salt of its journal.
pub fn recover(disk: &dyn Disk, known: Option<(u64, Reach)>) -> Result<Found> {
    let mut candidates = candidates(disk)?;
    let salt = candidates.iter().find_map(|candidate| candidate.header.map(|header| header.salt)).or(known.map(|(salt, _)| salt));
    let known = known.filter(|(of, _)| Some(*of) == salt).map(|(_, reach)| reach).unwrap_or_default();
    let mut found = Found { salt, next_segment: candidates.last().map_or(0, |last| last.number + 1), ..Found::default() };
    // The making of the last segment may have been cut short: frames are written only after its header is durable.
    while let Some(last) = candidates.last()
        && last.header.is_none()
        && (last.file.length()? <= HEADER_BYTES || restore_header(last, salt)?.is_none())
    {
        if salt.is_none() && last.file.length()? > HEADER_BYTES {
            return Err(Error::Damaged { segment: last.number, offset: 0 });
        }
        found.next_segment = last.number;
        disk.remove(&last.name)?;
        candidates.pop();
    }
    for candidate in &mut candidates {
        if candidate.header.is_none() {
            found.damage.push(Damage { segment: candidate.number, offset: 0, bytes: HEADER_BYTES });
            candidate.header = restore_header(candidate, salt)?;
        }
    }
    let headers: Vec<Header> = candidates.iter().filter_map(|candidate| candidate.header).collect();
    for candidate in &candidates {
        let Some(header) = candidate.header.filter(|header| Some(header.salt) == salt) else { continue };
        let next = headers.iter().find(|next| next.number > header.number);
        open_segment(candidate, header, next, known, &mut found)?;
    }
    disk.sync_folder()?;
    missing_at_the_end(known, &mut found);
    if found.segments.is_empty() {
        found.salt = None;
    }
    Ok(found)
}

fn candidates(disk: &dyn Disk) -> Result<Vec<Candidate>> {
    let mut names = BTreeMap::new();
    for name in disk.list()? {
        if name.ends_with(".new") {
            disk.remove(&name)?;
        } else if let Some(number) = file_number(&name) {
            names.insert(number, name);
        }
    }
    let mut candidates = Vec::new();
    for (number, name) in names {
        let file = disk.open(&name)?;
        let mut bytes = vec![0; size(file.length()?.min(HEADER_BYTES))];
        file.read_at(&mut bytes, 0)?;
        let header = Header::read(&bytes).filter(|header| header.number == number);
        candidates.push(Candidate { number, name, file, header });
    }
    Ok(candidates)
}

/// A header made from the first frame that is there.
fn restore_header(candidate: &Candidate, salt: Option<u64>) -> Result<Option<Header>> {
    let Some(salt) = salt else { return Ok(None) };
    let first = find_head(&*candidate.file, salt, HEADER_BYTES, candidate.file.length()?, 0)?;
    Ok(first.map(|(_, head)| Header {
        number: candidate.number,
        salt,
        base_seq: head.first_seq,
        base_frame: head.number,
        base_stored: head.first_stored.saturating_sub(1),
    }))
}

fn open_segment(candidate: &Candidate, header: Header, next: Option<&Header>, known: Reach, found: &mut Found) -> Result<()> {
    // A seal that does not reach to the next segment is a leftover of a seal that failed.
    let sealed = read_sealed(&candidate.file, header)?;
    if let Some((segment, last_stored)) = sealed.filter(|(segment, _)| next.is_none_or(|next| next.base_frame == segment.end_frame())) {
        found.reach = Reach { frames: segment.end_frame(), seq: segment.end_seq(), stored: last_stored };
        if next.is_none() {
            settle(&*candidate.file, header, segment.end())?;
        }
        found.segments.push(Arc::new(segment));
        found.is_open = false;
        return Ok(());
    }
    let segment = Segment::new(header, Arc::clone(&candidate.file));
    let mut scan = Scan {
        segment: &segment,
        length: candidate.file.length()?,
        cap: next.map(|next| next.base_frame),
        durable: known.frames.max(next.map_or(0, |next| next.base_frame)),
        at: HEADER_BYTES,
        last_frame_at: HEADER_BYTES,
        frames: header.base_frame,
        seq: header.base_seq,
        stored: header.base_stored,
        damage: &mut found.damage,
    };
    let is_torn = scan.run()?;
    let (at, last_frame_at, length) = (scan.at, scan.last_frame_at, scan.length);
    found.reach = Reach { frames: scan.frames, seq: scan.seq, stored: scan.stored };
    segment.set_end(at, scan.seq, scan.frames);
    if next.is_some() {
        found.is_open = false;
    } else if is_torn || at >= length {
        if at < length {
            found.torn_bytes = length - at;
            candidate.file.truncate(at)?;
        }
        settle(&*candidate.file, header, last_frame_at)?;
        found.is_open = true;
    } else {
        found.is_open = false;
    }
    found.segments.push(Arc::new(segment));
    Ok(())
}

/// Makes what can be read at the end durable, as it must not vanish after it was served.
///
/// A killed process may have written it and not synchronised it, or have synchronised it in vain: then the system's cache holds
/// bytes that are not on the disk and that it thinks are. So what is in doubt, the last frame or seal and the header, is written
/// again first.
fn settle(file: &dyn DiskFile, header: Header, from: u64) -> Result<()> {
    let mut bytes = vec![0; size(file.length()?.saturating_sub(from))];
    if !bytes.is_empty() {
        file.read_at(&mut bytes, from)?;
        file.write_at(&bytes, from)?;
    }
    // Of the header one copy may be damaged, or have been cut short by a full disk.
    file.write_at(&header.write(), 0)?;
    Ok(file.sync()?)
}

/// The index knows of acknowledged entries that are not there.
fn missing_at_the_end(known: Reach, found: &mut Found) {
    if known.frames <= found.reach.frames {
        return;
    }
    found.is_behind = true;
    if found.segments.is_empty() {
        found.damage.push(Damage { segment: 0, offset: 0, bytes: 0 });
    }
    if let Some(last) = found.segments.last() {
        let place = Damage { segment: last.header.number, offset: last.end(), bytes: 0 };
        if !found.damage.iter().any(|damage| damage.segment == place.segment && damage.offset + damage.bytes >= place.offset) {
            found.damage.push(place);
        }
        let reach = found.reach;
        found.reach = Reach { frames: known.frames, seq: known.seq.max(reach.seq), stored: known.stored.max(reach.stored) };
        found.is_open = false;
    }
}

/// Goes through the frames of a segment that has no seal.
struct Scan<'a> {
    segment: &'a Segment,
    length: u64,
    /// Frames from this number on were never acknowledged.
    cap: Option<u64>,
    /// Frames before this number are known to have been durable.
    durable: u64,
    at: u64,
    last_frame_at: u64,
    frames: u64,
    seq: u64,
    stored: i64,
    damage: &'a mut Vec<Damage>,
}

impl Scan<'_> {
    /// True where it stopped at something that was never acknowledged.
    fn run(&mut self) -> Result<bool> {
        while self.at < self.length {
            match read_frame(&**self.segment.file(), self.segment.header.salt, self.at, self.length)? {
                Some((head, _)) if head.kind == Kind::Seal || self.cap.is_some_and(|cap| head.number >= cap) => return Ok(self.end(true)),
                Some((head, bytes)) if head.number >= self.frames => {
                    if !self.frame(&head, &bytes)? {
                        return Ok(self.end(true));
                    }
                }
                _ => match find_head(&**self.segment.file(), self.segment.header.salt, self.at + 1, self.length, self.frames + 1)? {
                    Some((next, head)) if head.durable > self.frames => {
                        self.note(next - self.at);
                        self.at = next;
                    }
                    _ if self.durable > self.frames => {
                        self.note(self.length - self.at);
                        return Ok(false);
                    }
                    _ => return Ok(true),
                },
            }
        }
        Ok(self.end(false))
    }

    /// Takes a frame in; false where it was torn.
    fn frame(&mut self, head: &FrameHead, bytes: &[u8]) -> Result<bool> {
        let end = self.at + u64::from(head.length);
        let found = blocks(self.segment.header.salt, head, bytes);
        if !found.as_ref().is_ok_and(|found| found.iter().all(|(_, block)| block.is_some())) {
            let later = || find_head(&**self.segment.file(), self.segment.header.salt, end, self.length, head.number + 1);
            if self.durable <= head.number && later()?.is_none_or(|(_, later)| later.durable <= head.number) {
                return Ok(false);
            }
            self.note(u64::from(head.length));
        } else if head.number > self.frames {
            self.note(0);
        }
        // Of a damaged frame the whole blocks are served, and reading the others says that they are damaged.
        let begins: Vec<_> = found.unwrap_or_default().into_iter().map(|(begin, _)| begin).collect();
        self.segment.take_in_blocks(&begins, self.at);
        self.last_frame_at = self.at;
        self.at = end;
        self.frames = head.number + 1;
        self.seq = head.first_seq + u64::from(head.count);
        if head.count > 0 {
            self.stored = stored_after(head.first_stored, u64::from(head.count) - 1);
        }
        Ok(true)
    }

    /// Where frames before the end are missing, that is damage.
    fn end(&mut self, torn: bool) -> bool {
        if self.cap.is_some_and(|cap| cap > self.frames) {
            self.note(0);
        }
        torn
    }

    fn note(&mut self, bytes: u64) {
        self.damage.push(Damage { segment: self.segment.header.number, offset: self.at, bytes });
    }
}
