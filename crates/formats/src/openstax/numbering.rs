//! Numbers as the publisher prints them: chapters from 1, modules `m.n` without the introduction, figures, tables and examples by chapter.

use std::collections::{HashMap, HashSet};

use super::collection::{Content, Entry};
use super::survey::{Labelled, Role, Series, Survey};

/// All that links of one book can name.
#[derive(Debug, Default)]
pub(super) struct Atlas {
    /// The surveys of the modules that could be read.
    pub(super) modules: HashMap<String, Survey>,
    /// The number of each entry of the collection, in its order.
    pub(super) numbers: Vec<String>,
    /// Module and id of every place that a link points to.
    targets: HashSet<(String, String)>,
}

impl Atlas {
    /// Numbers everything in the book.
    pub(super) fn new(entries: &[Entry], mut modules: HashMap<String, Survey>) -> Self {
        let mut numbers = Vec::with_capacity(entries.len());
        let mut counters = Counters::default();
        for entry in entries {
            let number = match &entry.content {
                Content::Chapter { is_unit: true, .. } => String::new(),
                Content::Chapter { is_unit: false, .. } => counters.open_chapter(),
                Content::Module { id } => match modules.get_mut(id) {
                    Some(survey) => {
                        let number = counters.open_module(survey.role, in_chapter(entries, entry));
                        survey.labelled.iter_mut().for_each(|labelled| counters.number(labelled));
                        number
                    }
                    None => String::new(),
                },
            };
            numbers.push(number);
        }
        let mut targets = HashSet::new();
        for (id, survey) in &mut modules {
            for (module, target) in survey.targets.drain(..) {
                targets.insert((module.unwrap_or_else(|| id.clone()), target));
            }
        }
        Self { modules, numbers, targets }
    }

    /// Whether a link of the book points to this place.
    pub(super) fn is_target(&self, module: &str, id: &str) -> bool {
        self.targets.contains(&(module.to_owned(), id.to_owned()))
    }
}

/// Whether a module is in a chapter, not in a unit or at the top of the book.
fn in_chapter(entries: &[Entry], entry: &Entry) -> bool {
    entry.parent.and_then(|place| entries.get(place)).is_some_and(|parent| matches!(parent.content, Content::Chapter { is_unit: false, .. }))
}

#[derive(Debug, Default)]
struct Counters {
    chapter: u32,
    module: u32,
    appendix: u32,
    /// `3.` in chapter 3, `B` in the second appendix, empty outside.
    prefix: String,
    series: HashMap<Series, u32>,
}

impl Counters {
    fn open_chapter(&mut self) -> String {
        self.chapter += 1;
        self.module = 0;
        self.series.clear();
        self.prefix = format!("{}.", self.chapter);
        self.chapter.to_string()
    }

    fn open_module(&mut self, role: Role, in_chapter: bool) -> String {
        self.series.remove(&Series::Exercise);
        if role == Role::Appendix {
            self.appendix += 1;
            self.series.clear();
            self.prefix = letters(self.appendix);
            return self.prefix.clone();
        }
        if !in_chapter {
            self.series.clear();
            self.prefix = String::new();
            return String::new();
        }
        if role == Role::Introduction || self.prefix.is_empty() {
            return String::new();
        }
        self.module += 1;
        format!("{}{}", self.prefix, self.module)
    }

    fn number(&mut self, labelled: &mut Labelled) {
        let Some(series) = labelled.series.clone() else { return };
        let plain = series == Series::Exercise;
        let count = self.series.entry(series).or_insert(0);
        *count += 1;
        labelled.number = if plain { count.to_string() } else { format!("{}{count}", self.prefix) };
    }
}

/// A, B, … Z, AA, AB, …
pub(super) fn letters(mut number: u32) -> String {
    let mut reversed = Vec::new();
    while number > 0 {
        number -= 1;
        reversed.extend(char::from_u32(u32::from('A') + number % 26));
        number /= 26;
    }
    reversed.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn appendices_are_lettered() {
        assert_eq!([1, 2, 26, 27, 53].map(letters), ["A", "B", "Z", "AA", "BA"].map(str::to_owned));
    }

    #[test]
    fn chapters_run_through_units_and_introductions_have_no_number() {
        let mut counters = Counters::default();
        assert_eq!(counters.open_module(Role::Plain, false), "");
        assert_eq!(counters.open_chapter(), "1");
        assert_eq!(counters.open_module(Role::Introduction, true), "");
        assert_eq!(counters.open_module(Role::Plain, true), "1.1");
        assert_eq!(counters.open_module(Role::Plain, true), "1.2");
        assert_eq!(counters.open_chapter(), "2");
        assert_eq!(counters.open_module(Role::Plain, true), "2.1");
        assert_eq!(counters.open_module(Role::Appendix, false), "A");
        assert_eq!(counters.open_module(Role::Plain, false), "");
    }
}
