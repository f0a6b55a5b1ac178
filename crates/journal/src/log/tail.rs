//! The end of the log, in the hands of the one who writes.
//!
//! A frame is written and synchronised before the next one begins. When writing fails, the end is cut back and synchronised
//! before anything else; when synchronising fails, what is in memory cannot be believed any more, so besides cutting back the
//! segment is sealed and a new one begun. A segment is never written to again once its successor may exist.

use std::sync::Arc;

use super::Log;
use super::frame::{Frame, stored_after};
use super::recover::Reach;
use super::seal::seal;
use super::segment::{Header, Segment, file_name};
use crate::error::{Error, Result};
use crate::wire::long;

/// Bytes beyond which a segment is not appended to, whatever else fails: offsets in its table have 32 bits.
const SEGMENT_BYTES_MAX: u64 = 3 << 30;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Appending goes on at the end.
    Whole,
    /// Something may stand behind the end.
    Overhanging,
    /// Synchronising failed: cut back, seal, begin a new segment.
    Doubtful,
    /// The segment is finished, its successor is not there yet.
    Finished,
}

/// Appends.
pub struct Tail {
    log: Arc<Log>,
    segment: Option<Arc<Segment>>,
    state: State,
    next_segment: u64,
    segment_bytes: u64,
    reach: Reach,
}

impl Tail {
    /// Goes on where the log ends. `is_open` where its last segment can be appended to.
    pub fn new(log: Arc<Log>, reach: Reach, is_open: bool, next_segment: u64, segment_bytes: u64) -> Self {
        let segment = log.segments().last().cloned();
        let state = if is_open { State::Whole } else { State::Finished };
        Self { log, segment, state, next_segment, segment_bytes: segment_bytes.min(SEGMENT_BYTES_MAX), reach }
    }

    /// How far the log reaches.
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// Makes the end fit to be appended to, where it is not.
    pub fn mend(&mut self) -> Result<()> {
        if self.state == State::Overhanging || self.state == State::Doubtful {
            self.cut()?;
        }
        if self.state == State::Doubtful {
            self.seal()?;
        }
        if self.state == State::Finished {
            self.begin()?;
        }
        Ok(())
    }

    /// Appends a frame and makes it durable. After an error nothing of it counts.
    pub fn append(&mut self, frame: &Frame) -> Result<()> {
        self.mend()?;
        if self.current()?.end() >= SEGMENT_BYTES_MAX {
            self.roll()?;
        }
        let segment = self.current()?;
        let offset = segment.end();
        if let Err(error) = segment.file().write_at(&frame.bytes, offset) {
            self.state = State::Overhanging;
            return Err(error.into());
        }
        if let Err(error) = segment.file().sync() {
            self.state = State::Doubtful;
            return Err(error.into());
        }
        segment.take_in(frame, offset);
        self.reach.frames = frame.head.number + 1;
        self.reach.seq = frame.head.first_seq + u64::from(frame.head.count);
        if let Some(last) = u64::from(frame.head.count).checked_sub(1) {
            self.reach.stored = stored_after(frame.head.first_stored, last);
        }
        Ok(())
    }

    /// True where the segment has its size.
    pub fn is_due(&self) -> bool {
        self.segment.as_ref().is_some_and(|segment| self.state == State::Whole && segment.end() >= self.segment_bytes)
    }

    /// Finishes the segment, where it has entries, and begins the next.
    pub fn roll(&mut self) -> Result<()> {
        self.mend()?;
        if self.current()?.end_frame() > self.current()?.header.base_frame {
            self.seal()?;
        }
        self.mend()
    }

    fn current(&self) -> Result<Arc<Segment>> {
        self.segment.clone().ok_or(Error::Closed)
    }

    fn cut(&mut self) -> Result<()> {
        let segment = self.current()?;
        segment.file().truncate(segment.end())?;
        if let Err(error) = segment.file().sync() {
            self.state = State::Doubtful;
            return Err(error.into());
        }
        if self.state == State::Overhanging {
            self.state = State::Whole;
        }
        Ok(())
    }

    fn seal(&mut self) -> Result<()> {
        let segment = self.current()?;
        let bytes = seal(&segment, self.reach.stored);
        // Until the seal is durable, whatever stands there must be cut off again.
        if self.state == State::Whole {
            self.state = State::Overhanging;
        }
        segment.file().write_at(&bytes, segment.end())?;
        if let Err(error) = segment.file().sync() {
            self.state = State::Doubtful;
            return Err(error.into());
        }
        self.state = State::Finished;
        Ok(())
    }

    fn begin(&mut self) -> Result<()> {
        let header =
            Header { number: self.next_segment, salt: self.log.salt, base_seq: self.reach.seq, base_frame: self.reach.frames, base_stored: self.reach.stored };
        let file = self.log.disk.create(&file_name(header.number))?;
        file.write_at(&header.write(), 0)?;
        file.sync()?;
        self.log.disk.sync_folder()?;
        let segment = Arc::new(Segment::new(header, file));
        debug_assert_eq!(segment.end(), long(header.write().len()));
        self.log.add(Arc::clone(&segment));
        self.segment = Some(segment);
        self.next_segment += 1;
        self.state = State::Whole;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::super::frame::{FrameBuilder, Kind};
    use super::*;
    use crate::disk::{Disk, DiskFile};
    use crate::entry::Entry;

    /// Where nothing is kept, everything fits.
    struct Nowhere;

    impl Disk for Nowhere {
        fn open(&self, _: &str) -> io::Result<Arc<dyn DiskFile>> {
            Ok(Arc::new(Self))
        }
        fn create(&self, _: &str) -> io::Result<Arc<dyn DiskFile>> {
            Ok(Arc::new(Self))
        }
        fn rename(&self, _: &str, _: &str) -> io::Result<()> {
            Ok(())
        }
        fn remove(&self, _: &str) -> io::Result<()> {
            Ok(())
        }
        fn list(&self) -> io::Result<Vec<String>> {
            Ok(Vec::new())
        }
        fn sync_folder(&self) -> io::Result<()> {
            Ok(())
        }
    }

    impl DiskFile for Nowhere {
        fn length(&self) -> io::Result<u64> {
            Ok(0)
        }
        fn read_at(&self, _: &mut [u8], _: u64) -> io::Result<()> {
            Ok(())
        }
        fn write_at(&self, _: &[u8], _: u64) -> io::Result<()> {
            Ok(())
        }
        fn truncate(&self, _: u64) -> io::Result<()> {
            Ok(())
        }
        fn sync(&self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_segment_ends_at_its_bound_whatever_is_set() {
        let log = Arc::new(Log::new(Arc::new(Nowhere), 1, Vec::new()));
        let mut tail = Tail::new(Arc::clone(&log), Reach::default(), false, 0, u64::MAX);
        let append = |tail: &mut Tail| {
            let reach = tail.reach();
            let mut builder = FrameBuilder::new(1, Kind::Entries, reach.frames, reach.seq, reach.stored + 1);
            builder.push(&Entry::default(), false);
            tail.append(&builder.finish()).unwrap();
        };
        append(&mut tail);
        for (end, segments) in [(SEGMENT_BYTES_MAX - 1, 1), (SEGMENT_BYTES_MAX, 2)] {
            let segment = tail.current().unwrap();
            segment.set_end(end, segment.end_seq(), segment.end_frame());
            append(&mut tail);
            assert_eq!(log.segments().len(), segments);
        }
        assert!(!tail.is_due() && tail.segment_bytes == SEGMENT_BYTES_MAX);
    }
}
