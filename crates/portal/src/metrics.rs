//! Counts for Prometheus.

use std::sync::atomic::AtomicU64;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    class: u16,
}

/// The counters of the shell.
pub struct Metrics {
    registry: Registry,
    answered: Family<Answered, Counter>,
    classes: [Counter; 6],
    cached: Counter,
    version: Gauge<u64, AtomicU64>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("xingtan");
        let answered = Family::<Answered, Counter>::default();
        registry.register("http_answers", "Answers by the first digit of their status", answered.clone());
        let cached = Counter::default();
        registry.register("http_cached_answers", "Answers given from the cache of finished pages", cached.clone());
        let version = Gauge::<u64, AtomicU64>::default();
        registry.register("content_version", "The version of the content that pages are made from", version.clone());
        let classes = std::array::from_fn(|class| answered.get_or_create(&Answered { class: u16::try_from(class).unwrap_or(0) }).clone());
        Self { registry, answered, classes, cached, version }
    }
}

impl Metrics {
    /// Counts an answer.
    pub fn answered(&self, status: u16, from_cache: bool) {
        match self.classes.get(usize::from(status / 100)) {
            Some(counter) => counter.inc(),
            None => self.answered.get_or_create(&Answered { class: 0 }).inc(),
        };
        if from_cache {
            self.cached.inc();
        }
    }

    /// The counts as text.
    pub fn text(&self, content_version: u64) -> String {
        self.version.set(content_version);
        let mut out = String::new();
        let _ = encode(&mut out, &self.registry);
        out
    }
}
