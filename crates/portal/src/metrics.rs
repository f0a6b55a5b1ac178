//! Counts for Prometheus, and what the binary tells beside them.

use std::fmt::Write;
use std::sync::OnceLock;
use std::sync::atomic::AtomicU64;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

/// How the text ends.
const END: &str = "# EOF\n";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    class: u16,
}

/// A number of the binary's for Prometheus.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Its name, without `xingtan_`.
    pub name: &'static str,
    /// What it counts.
    pub help: &'static str,
    /// The number.
    pub value: u64,
    /// It only grows: a counter, and else a gauge.
    pub grows: bool,
}

/// What the binary tells beside what the shell knows.
struct Beside {
    notes: Box<dyn Fn() -> Vec<String> + Send + Sync>,
    measures: Box<dyn Fn() -> Vec<Measure> + Send + Sync>,
}

impl crate::Portal {
    /// Gives what else `/readyz` and `/metrics` tell: notes for whoever operates a platform that is ready all the same, and numbers.
    pub fn tell(&self, notes: impl Fn() -> Vec<String> + Send + Sync + 'static, measures: impl Fn() -> Vec<Measure> + Send + Sync + 'static) {
        let _ = self.metrics.beside.set(Beside { notes: Box::new(notes), measures: Box::new(measures) }); // the first one stays
    }
}

/// The counters of the shell.
pub struct Metrics {
    beside: OnceLock<Beside>,
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
        Self { beside: OnceLock::new(), registry, answered, classes, cached, version }
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
        if let Some(beside) = self.beside.get() {
            out.truncate(out.len() - if out.ends_with(END) { END.len() } else { 0 });
            for Measure { name, help, value, grows } in (beside.measures)() {
                let (kind, suffix) = if grows { ("counter", "_total") } else { ("gauge", "") };
                let _ = writeln!(out, "# HELP xingtan_{name} {help}.\n# TYPE xingtan_{name} {kind}\nxingtan_{name}{suffix} {value}");
            }
            out.push_str(END);
        }
        out
    }

    /// What `/readyz` says where everything is ready.
    pub fn ready(&self) -> String {
        let notes = self.beside.get().map(|beside| (beside.notes)()).unwrap_or_default();
        notes.iter().fold("ready\n".to_owned(), |text, note| text + "note: " + note + "\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_binary_tells_stands_with_the_rest() {
        let metrics = Metrics::default();
        assert_eq!(metrics.ready(), "ready\n");
        let measures =
            || vec![Measure { name: "facts", help: "Facts", value: 7, grows: true }, Measure { name: "waiting", help: "Waiting", value: 2, grows: false }];
        assert!(metrics.beside.set(Beside { notes: Box::new(|| vec!["facts wait".to_owned()]), measures: Box::new(measures) }).is_ok());
        assert_eq!(metrics.ready(), "ready\nnote: facts wait\n");
        let text = metrics.text(3);
        let wanted = "# HELP xingtan_facts Facts.\n# TYPE xingtan_facts counter\nxingtan_facts_total 7\n# HELP xingtan_waiting Waiting.\n# TYPE xingtan_waiting gauge\nxingtan_waiting 2\n# EOF\n";
        assert!(text.contains("xingtan_content_version 3\n") && text.ends_with(wanted), "{text}");
        assert_eq!(text.matches("# EOF").count(), 1);
    }
}
