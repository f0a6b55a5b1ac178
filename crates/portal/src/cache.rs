//! Finished answers for strangers, kept by content version: never by time, so a change shows at once.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use bytes::Bytes;
use http::HeaderMap;

use crate::ask::Look;
use crate::lasting::{self, Lasting};
use crate::layout::Page;

/// Shards, so that readers on many cores do not wait for each other.
const SHARDS: usize = 16;
/// Bytes kept in all, bodies only.
pub const BYTES_MAX: usize = 64 * 1024 * 1024;
/// The largest answer that is kept.
pub const ANSWER_BYTES_MAX: usize = 2 * 1024 * 1024;

/// One finished answer, in the encodings that were asked for so far.
pub struct Finished {
    /// The status.
    pub status: u16,
    /// The headers, without encoding and length.
    pub headers: HeaderMap,
    /// The body as it is.
    pub plain: Bytes,
    /// The parts of the body that are the same for everybody, and where they begin.
    lasting: Vec<(usize, Arc<Lasting>)>,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

impl Finished {
    /// A finished answer.
    #[must_use]
    pub const fn new(status: u16, headers: HeaderMap, plain: Bytes) -> Self {
        Self { status, headers, plain, lasting: Vec::new(), gzip: OnceLock::new(), brotli: OnceLock::new() }
    }

    /// With the parts of its body that are the same for everybody, and where in the body they begin.
    #[must_use]
    pub fn with_lasting(mut self, lasting: Vec<(usize, Arc<Lasting>)>) -> Self {
        self.lasting = lasting;
        self
    }

    /// The body compressed by gzip with little work, for an answer that is sent once.
    #[must_use]
    pub fn gzip_once(&self) -> Bytes {
        lasting::stitched(&self.plain, &self.lasting).unwrap_or_else(|| self.gzip())
    }

    /// The body compressed by brotli, made once.
    pub fn brotli(&self) -> Bytes {
        self.brotli
            .get_or_init(|| {
                let mut out = Vec::with_capacity(self.plain.len() / 3);
                let mut writer = brotli::CompressorWriter::new(&mut out, 16 * 1024, 5, 20);
                let written = writer.write_all(&self.plain).and_then(|()| writer.flush());
                drop(writer);
                if written.is_ok() { Bytes::from(out) } else { self.plain.clone() }
            })
            .clone()
    }

    /// The body compressed by gzip, made once.
    pub fn gzip(&self) -> Bytes {
        self.gzip
            .get_or_init(|| {
                let mut writer = flate2::write::GzEncoder::new(Vec::with_capacity(self.plain.len() / 3), flate2::Compression::new(6));
                match writer.write_all(&self.plain).and_then(|()| writer.finish()) {
                    Ok(out) => Bytes::from(out),
                    Err(_) => self.plain.clone(),
                }
            })
            .clone()
    }
}

/// What is kept of an address.
#[derive(Default)]
struct Kept {
    /// The finished answer for strangers.
    finished: Option<Arc<Finished>>,
    /// The page without its layout, where it is the same for everybody.
    page: Option<Arc<Page>>,
}

type Shard = RwLock<HashMap<(Look, String), Kept>>;

/// The cache.
pub struct Cache {
    shards: [Shard; SHARDS],
    version: AtomicU64,
    bytes: AtomicU64,
}

impl Default for Cache {
    fn default() -> Self {
        Self { shards: std::array::from_fn(|_| Shard::default()), version: AtomicU64::new(0), bytes: AtomicU64::new(0) }
    }
}

impl Cache {
    fn shard(&self, look: Look, address: &str) -> Option<&Shard> {
        let mut hasher = DefaultHasher::new();
        (look, address).hash(&mut hasher);
        let index = usize::try_from(hasher.finish() % 16).unwrap_or(0);
        self.shards.get(index)
    }

    /// A finished answer, where there is one.
    #[must_use]
    pub fn get(&self, look: Look, address: &str) -> Option<Arc<Finished>> {
        // A look-up must not copy the address, so the key is compared by its parts.
        let shard = self.shard(look, address)?.read().unwrap_or_else(PoisonError::into_inner);
        shard.get(&(look, address) as &dyn Key)?.finished.clone()
    }

    /// A page that is the same for everybody, where there is one.
    #[must_use]
    pub fn page(&self, look: Look, address: &str) -> Option<Arc<Page>> {
        let shard = self.shard(look, address)?.read().unwrap_or_else(PoisonError::into_inner);
        shard.get(&(look, address) as &dyn Key)?.page.clone()
    }

    /// Keeps a page that is the same for everybody, unless the content changed meanwhile.
    pub fn put_page(&self, look: Look, address: &str, version: u64, page: &Arc<Page>) {
        self.keep(look, address, version, page.body.len(), |kept| kept.page = Some(Arc::clone(page)));
    }

    /// Keeps an answer made at `version`, unless the content changed meanwhile.
    pub fn put(&self, look: Look, address: &str, version: u64, finished: &Arc<Finished>) {
        self.keep(look, address, version, finished.plain.len(), |kept| kept.finished = Some(Arc::clone(finished)));
    }

    fn keep(&self, look: Look, address: &str, version: u64, bytes: usize, note: impl FnOnce(&mut Kept)) {
        if bytes > ANSWER_BYTES_MAX || version != self.version() {
            return;
        }
        let size = u64::try_from(bytes).unwrap_or(0);
        if self.bytes.fetch_add(size, Ordering::Relaxed) + size > u64::try_from(BYTES_MAX).unwrap_or(0) {
            self.clear();
        }
        let Some(shard) = self.shard(look, address) else { return };
        let mut shard = shard.write().unwrap_or_else(PoisonError::into_inner);
        if version == self.version() {
            note(shard.entry((look, address.to_owned())).or_default());
        }
    }

    /// The version of the content that answers are made from.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version.load(Ordering::Acquire)
    }

    /// The content changed: everything made before is forgotten.
    pub fn changed(&self) {
        self.version.fetch_add(1, Ordering::AcqRel);
        self.clear();
    }

    fn clear(&self) {
        for shard in &self.shards {
            shard.write().unwrap_or_else(PoisonError::into_inner).clear();
        }
        self.bytes.store(0, Ordering::Relaxed);
    }
}

/// A key by its parts, so that a look-up borrows the address.
trait Key {
    fn parts(&self) -> (Look, &str);
}

impl Key for (Look, String) {
    fn parts(&self) -> (Look, &str) {
        (self.0, &self.1)
    }
}

impl Key for (Look, &str) {
    fn parts(&self) -> (Look, &str) {
        (self.0, self.1)
    }
}

impl Hash for dyn Key + '_ {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}

impl PartialEq for dyn Key + '_ {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for dyn Key + '_ {}

impl<'a> std::borrow::Borrow<dyn Key + 'a> for (Look, String) {
    fn borrow(&self) -> &(dyn Key + 'a) {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(body: &[u8]) -> Arc<Finished> {
        Arc::new(Finished::new(200, HeaderMap::new(), Bytes::copy_from_slice(body)))
    }

    #[test]
    fn a_change_shows_at_once() {
        let cache = Cache::default();
        let before = cache.version();
        cache.put(Look::default(), "/a", before, &finished(b"old"));
        assert!(cache.get(Look::default(), "/a").is_some() && cache.get(Look::default(), "/b").is_none());
        cache.changed();
        assert!(cache.get(Look::default(), "/a").is_none());
        cache.put(Look::default(), "/a", before, &finished(b"made from old content"));
        assert!(cache.get(Look::default(), "/a").is_none());
    }

    #[test]
    fn pages_and_answers_of_an_address_stand_side_by_side() {
        let cache = Cache::default();
        let page = Arc::new(Page { title: "t".to_owned(), body: "b".to_owned().into(), ..Page::default() });
        cache.put_page(Look::default(), "/a", 0, &page);
        assert!(cache.get(Look::default(), "/a").is_none() && cache.page(Look::default(), "/a").is_some());
        cache.put(Look::default(), "/a", 0, &finished(b"whole"));
        assert!(cache.get(Look::default(), "/a").is_some() && cache.page(Look::default(), "/a").is_some());
        cache.changed();
        assert!(cache.get(Look::default(), "/a").is_none() && cache.page(Look::default(), "/a").is_none());
        cache.put_page(Look::default(), "/a", 0, &page);
        assert!(cache.page(Look::default(), "/a").is_none(), "made from old content");
    }

    #[test]
    fn memory_is_bounded() {
        let cache = Cache::default();
        let body = vec![b'x'; ANSWER_BYTES_MAX];
        for number in 0..2 * BYTES_MAX / ANSWER_BYTES_MAX {
            cache.put(Look::default(), &format!("/{number}"), 0, &finished(&body));
        }
        let kept: usize = cache.shards.iter().map(|shard| shard.read().unwrap().len()).sum();
        assert!(kept <= BYTES_MAX / ANSWER_BYTES_MAX, "{kept}");
        cache.put(Look::default(), "/large", 0, &finished(&vec![0; ANSWER_BYTES_MAX + 1]));
        assert!(cache.get(Look::default(), "/large").is_none());
    }

    #[test]
    fn compressed_bodies_read_back() {
        use std::io::Read;
        let page = finished("杏坛 ".repeat(500).as_bytes());
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(&*page.gzip()).read_to_end(&mut back).unwrap();
        assert_eq!(back, &*page.plain);
        assert!(page.brotli().len() < page.plain.len() / 10);
    }
}
