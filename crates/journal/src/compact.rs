//! Making the disk forget what was erased.

use std::sync::{Arc, PoisonError};

use crate::error::Result;
use crate::journal::Journal;
use crate::log::frame::{FrameBuilder, FrameHead, Kind};
use crate::log::seal::seal;
use crate::log::search::next_frame;
use crate::log::segment::{HEADER_BYTES, Segment, file_name};
use crate::log::whole_blocks;
use crate::view::View;
use crate::wire::long;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compacted {
    /// Segments that were written anew.
    pub segments: u64,
    /// Entries whose bytes are gone now.
    pub entries: u64,
    /// How many bytes shorter the log is.
    pub bytes: u64,
}

impl Journal {
    /// Writes segments that hold erased entries anew without them, and the index too: afterwards no file holds their keys or
    /// bodies. Their ids stay, so that they do not come back. Appending and reading go on; a crash leaves the old or the new
    /// file. Segments without erased entries are left alone.
    pub fn compact(&self) -> Result<Compacted> {
        let _alone = self.compaction.lock().unwrap_or_else(PoisonError::into_inner);
        self.roll()?;
        let mut done = Compacted::default();
        let segments = self.view.log.segments();
        for (segment, next) in segments.iter().zip(segments.iter().skip(1)) {
            let entries = erased(&self.view, segment)?;
            if entries > 0 {
                let before = segment.file().length()?;
                let after = rewrite(&self.view, segment, next.header.base_stored)?;
                done.segments += 1;
                done.entries += entries;
                done.bytes += before.saturating_sub(after);
            }
        }
        self.view.index.compact()?;
        Ok(done)
    }
}

/// How many erased entries still stand in a segment with all they had.
fn erased(view: &View, segment: &Segment) -> Result<u64> {
    let mut found = 0;
    if view.index.any_dead(segment.header.base_seq, segment.end_seq()) {
        each_frame(segment, |head, bytes| {
            if is_touched(view, head) {
                let records = whole_blocks(view.log.salt, head, bytes).into_iter().filter_map(|block| block.records()).flatten();
                found += long(records.filter(|(seq, _, record)| !record.erased && view.is_erased(*seq)).count());
            }
            Ok(())
        })?;
    }
    Ok(found)
}

fn is_touched(view: &View, head: &FrameHead) -> bool {
    head.kind == Kind::Entries && (head.first_seq..head.first_seq + u64::from(head.count)).any(|seq| view.is_erased(seq))
}

fn each_frame(segment: &Segment, mut take: impl FnMut(&FrameHead, &[u8]) -> Result<()>) -> Result<()> {
    let mut at = HEADER_BYTES;
    while let Some((found, head, bytes)) = next_frame(&**segment.file(), segment.header.salt, at, segment.end())? {
        take(&head, &bytes)?;
        at = found + u64::from(head.length);
    }
    Ok(())
}

/// Puts a segment without its erased entries in the place of one; gives its length.
fn rewrite(view: &View, segment: &Arc<Segment>, last_stored: i64) -> Result<u64> {
    let (disk, name) = (&view.log.disk, file_name(segment.header.number));
    let new_name = format!("{name}.new");
    let file = disk.create(&new_name)?;
    file.write_at(&segment.header.write(), 0)?;
    let new = Segment::new(segment.header, Arc::clone(&file));
    each_frame(segment, |head, bytes| {
        let offset = new.end();
        if is_touched(view, head) {
            let frame = without_erased(view, head, bytes).finish();
            file.write_at(&frame.bytes, offset)?;
            new.take_in(&frame, offset);
        } else {
            file.write_at(bytes, offset)?;
            let begins: Vec<_> = crate::log::frame::blocks(view.log.salt, head, bytes).unwrap_or_default().into_iter().map(|(begin, _)| begin).collect();
            new.take_in_blocks(&begins, offset);
            new.set_end(offset + long(bytes.len()), head.first_seq + u64::from(head.count), head.number + 1);
        }
        Ok(())
    })?;
    new.set_end(new.end(), segment.end_seq(), segment.end_frame());
    file.write_at(&seal(&new, last_stored), new.end())?;
    file.sync()?;
    // The name must be that of this file before it is given another: one of an earlier try may be what is durable.
    disk.sync_folder()?;
    disk.rename(&new_name, &name)?;
    disk.sync_folder()?;
    view.log.replace(&Arc::new(new));
    Ok(file.length()?)
}

/// The frame with what is left of its erased entries. What is damaged is left out: nobody can say what it holds.
fn without_erased(view: &View, head: &FrameHead, bytes: &[u8]) -> FrameBuilder {
    let mut builder = FrameBuilder::new(view.log.salt, head.kind, head.number, head.first_seq, head.first_stored);
    let mut next = head.first_seq;
    let skip = |builder: &mut FrameBuilder, from: u64, to: u64| {
        if let Some(missing) = to.checked_sub(from).and_then(|missing| u32::try_from(missing).ok()).filter(|missing| *missing > 0) {
            builder.skip(missing);
        }
    };
    for (seq, stored, record) in whole_blocks(view.log.salt, head, bytes).into_iter().filter_map(|block| block.records()).flatten() {
        skip(&mut builder, next, seq);
        if record.erased || view.is_erased(seq) {
            builder.push_at(&crate::entry::Record::erased(&record.entry).entry, true, stored);
        } else {
            builder.push_at(&record.entry, false, stored);
        }
        next = seq + 1;
    }
    skip(&mut builder, next, head.first_seq + u64::from(head.count));
    builder
}
