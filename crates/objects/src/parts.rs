//! Large objects in parts: never more than one part in memory.

use std::io::{self, Read};

use platform::ObjectError;

use crate::s3::Link;

/// The size of a part, in bytes; what is not larger goes in one piece.
pub const PART_BYTES: usize = 8 * 1024 * 1024;

/// Up to a part of what can be read.
pub fn next_part(content: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut part = Vec::new();
    content.take(u64::try_from(PART_BYTES).unwrap_or(u64::MAX)).read_to_end(&mut part)?;
    Ok(part)
}

/// An object that is fetched part by part as it is read.
pub struct Parts {
    link: Link,
    name: String,
    /// Where the next part begins, and where the object ends.
    next: u64,
    end: u64,
    part: io::Cursor<bytes::Bytes>,
}

impl Parts {
    /// An object whose first part was fetched already.
    pub fn new(link: Link, name: &str, first: bytes::Bytes, end: u64) -> Self {
        Self { link, name: name.to_owned(), next: u64::try_from(first.len()).unwrap_or(u64::MAX), end, part: io::Cursor::new(first) }
    }
}

impl Read for Parts {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let count = self.part.read(into)?;
            if count > 0 || into.is_empty() || self.next >= self.end {
                return Ok(count);
            }
            let until = self.end.min(self.next.saturating_add(u64::try_from(PART_BYTES).unwrap_or(u64::MAX)));
            let part = self.link.range(&self.name, self.next..until)?;
            if part.is_empty() {
                // It became shorter while it was read; whoever reads finds that it is not what it should be.
                return Err(ObjectError::Damaged(self.name.clone()).into());
            }
            self.next = self.next.saturating_add(u64::try_from(part.len()).unwrap_or(u64::MAX));
            self.part = io::Cursor::new(part);
        }
    }
}
