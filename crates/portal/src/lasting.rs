//! Parts of pages that are the same for everybody. A page about the person who asks is mostly such a part: the text of a section, with a little around
//! it that is theirs. The part is compressed once and stitched into the answer, so that a member's page costs little more than a stranger's.
//!
//! A gzip stream (RFC 1952) holds one deflate stream (RFC 1951), which is a row of blocks. Blocks that end with a full flush lie on a byte boundary
//! and refer to nothing before them, so blocks made at different times may stand in one stream; the checksum of the whole follows from those of the
//! parts.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use crc32fast::Hasher;
use flate2::{Compress, Compression, FlushCompress, Status};

/// The head of a gzip member: deflate, no name, no time, unknown system.
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
/// For what is compressed once and sent often.
const CAREFUL: u32 = 6;
/// For what is compressed and sent once.
const QUICK: u32 = 1;

/// Deflate blocks with what the end of the stream must know of them.
struct Blocks {
    bytes: Vec<u8>,
    check: Hasher,
}

impl Blocks {
    fn of(plain: &[u8], level: u32, flush: FlushCompress) -> Option<Self> {
        let mut pack = Compress::new(Compression::new(level), false);
        let mut bytes = Vec::with_capacity(plain.len() / 3 + 64);
        let mut rest = plain;
        loop {
            let taken = pack.total_in();
            bytes.reserve(rest.len() / 3 + 64);
            let status = pack.compress_vec(rest, &mut bytes, flush).ok()?;
            rest = rest.get(usize::try_from(pack.total_in() - taken).ok()?..)?;
            // A flush is complete when everything was taken and there was room to spare.
            let room = bytes.len() < bytes.capacity();
            if status == Status::StreamEnd || (rest.is_empty() && room && !matches!(flush, FlushCompress::Finish)) {
                break;
            }
        }
        let mut check = Hasher::new();
        check.update(plain);
        Some(Self { bytes, check })
    }
}

/// A part of pages that is the same for everybody, with its compressed form once that was asked for.
#[derive(Default)]
pub struct Lasting {
    text: String,
    blocks: OnceLock<Option<Blocks>>,
}

impl std::fmt::Debug for Lasting {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Lasting").field("bytes", &self.text.len()).finish_non_exhaustive()
    }
}

impl From<String> for Lasting {
    fn from(text: String) -> Self {
        Self { text, blocks: OnceLock::new() }
    }
}

impl Lasting {
    /// The part as it is.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    fn blocks(&self) -> Option<&Blocks> {
        self.blocks.get_or_init(|| Blocks::of(self.text.as_bytes(), CAREFUL, FlushCompress::Full)).as_ref()
    }
}

/// One piece of a page.
#[derive(Debug, Clone)]
pub enum Part {
    /// Made for whoever asks.
    Own(String),
    /// The same for everybody.
    Lasting(Arc<Lasting>),
}

impl Part {
    /// The part as it is.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Own(text) => text,
            Self::Lasting(part) => part.text(),
        }
    }
}

/// What a page shows, in parts.
#[derive(Debug, Clone, Default)]
pub struct Content(Vec<Part>);

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self(vec![Part::Own(text)])
    }
}

impl From<Arc<Lasting>> for Content {
    fn from(part: Arc<Lasting>) -> Self {
        Self(vec![Part::Lasting(part)])
    }
}

impl Content {
    /// With a text made for whoever asks.
    #[must_use]
    pub fn own(mut self, text: String) -> Self {
        if !text.is_empty() {
            self.0.push(Part::Own(text));
        }
        self
    }

    /// With a part that is the same for everybody.
    #[must_use]
    pub fn lasting(mut self, part: &Arc<Lasting>) -> Self {
        self.0.push(Part::Lasting(Arc::clone(part)));
        self
    }

    /// Its bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.iter().map(|part| part.text().len()).sum()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Everything in order.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(Part::text).collect()
    }

    /// Appends everything to a text.
    pub(crate) fn push_to(&self, out: &mut String) {
        self.0.iter().for_each(|part| out.push_str(part.text()));
    }

    /// The lasting parts, each with the place where it begins when the content begins at `start`.
    pub(crate) fn places(&self, start: usize) -> Vec<(usize, Arc<Lasting>)> {
        let mut at = start;
        let mut places = Vec::new();
        for part in &self.0 {
            if let Part::Lasting(lasting) = part {
                places.push((at, Arc::clone(lasting)));
            }
            at += part.text().len();
        }
        places
    }

    /// All of it as one lasting part: for a page that is the same for everybody.
    #[must_use]
    pub(crate) fn fixed(self) -> Self {
        match self.0.as_slice() {
            [Part::Lasting(_)] => self,
            _ => Arc::new(Lasting::from(self.text())).into(),
        }
    }
}

/// One gzip stream of a body in which lasting parts begin at these places. `None` where the places do not fit, or the compressor refuses.
pub(crate) fn stitched(plain: &[u8], places: &[(usize, Arc<Lasting>)]) -> Option<Bytes> {
    let mut out = Vec::with_capacity(HEAD.len() + plain.len() / 3 + 256);
    out.extend_from_slice(&HEAD);
    let mut check = Hasher::new();
    let mut at = 0;
    for (start, part) in places {
        let own = Blocks::of(plain.get(at..*start)?, QUICK, FlushCompress::Full)?;
        let kept = part.blocks()?;
        for blocks in [&own, kept] {
            out.extend_from_slice(&blocks.bytes);
            check.combine(&blocks.check);
        }
        at = start + part.text.len();
    }
    let rest = Blocks::of(plain.get(at..)?, QUICK, FlushCompress::Finish)?;
    out.extend_from_slice(&rest.bytes);
    check.combine(&rest.check);
    out.extend_from_slice(&check.finalize().to_le_bytes());
    // The standard wants the length modulo 2^32; pages are far smaller.
    out.extend_from_slice(&u32::try_from(plain.len()).ok()?.to_le_bytes());
    Some(Bytes::from(out))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use proptest::prelude::*;

    use super::*;

    fn unpacked(packed: &[u8]) -> Vec<u8> {
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(packed).read_to_end(&mut back).unwrap();
        back
    }

    fn lasting(text: &str) -> Arc<Lasting> {
        Arc::new(Lasting::from(text.to_owned()))
    }

    #[test]
    fn stitched_parts_read_back_as_one() {
        let part = lasting(&"小数的意义 <p>0.3</p>".repeat(5000));
        for after in ["", "</body>", &"错题本".repeat(30_000)] {
            let content = Content::default().own("<!doctype html>".repeat(40)).lasting(&part).own(after.to_owned());
            let plain = content.text();
            let packed = stitched(plain.as_bytes(), &content.places(0)).unwrap();
            assert_eq!(unpacked(&packed), plain.as_bytes());
            assert!(packed.len() < plain.len() / 5);
        }
        assert_eq!(unpacked(&stitched(b"abc", &[]).unwrap()), b"abc");
        assert_eq!(unpacked(&stitched(b"", &[]).unwrap()), b"");
        assert!(stitched(b"short", &[(3, part)]).is_none(), "a part that is not there");
    }

    proptest! {
        #[test]
        fn any_parts_read_back(texts in proptest::collection::vec(("\\PC{0,800}", any::<bool>()), 0..6)) {
            let content = texts.iter().fold(Content::default(), |content, (text, lasts)| if *lasts { content.lasting(&lasting(text)) } else { content.own(text.clone()) });
            let plain = content.text();
            prop_assert_eq!(plain.len(), content.len());
            let packed = stitched(plain.as_bytes(), &content.places(0)).unwrap();
            prop_assert_eq!(unpacked(&packed), plain.as_bytes());
            prop_assert_eq!(content.fixed().text(), plain);
        }
    }
}
