//! Suggestions while typing: a prefix of a title or a name in characters, pinyin or first letters.

use std::collections::HashSet;

use kernel::Id;
use serde::Serialize;

use crate::bounds::{QUERY_CHARACTERS_MAX, SUGGESTION_SCAN_MAX, SUGGESTIONS_MAX};
use crate::fold::exact_key;
use crate::index::Index;

/// One suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The title or name, to be put into the search field.
    pub text: String,
    /// What it is: a kind of document, or `person`.
    pub kind: String,
    /// The document, where it is one.
    pub id: Option<Id>,
    /// The resource it belongs to.
    pub resource: Option<Id>,
}

impl Index {
    /// Up to [`SUGGESTIONS_MAX`] titles and people that begin with `prefix`, the exact one first, then by kind and use.
    #[must_use]
    pub fn suggest(&self, prefix: &str) -> Vec<Suggestion> {
        let start: String = prefix.chars().take(QUERY_CHARACTERS_MAX).collect();
        let key = exact_key(&start);
        if key.is_empty() {
            return Vec::new();
        }
        let view = self.generation().view();
        let Ok(memory) = view.memory() else {
            return Vec::new(); // a search says what is wrong
        };
        let matching = memory.keys.from(&key).take_while(|(known, _)| known.starts_with(&key)).take(SUGGESTION_SCAN_MAX);
        let mut found: Vec<(bool, u64, usize, u32)> = matching
            .filter_map(|(known, number)| {
                let entry = usize::try_from(number).ok().and_then(|at| memory.entries.get(at))?;
                Some((known.len() != key.len(), u64::MAX - entry.rank, known.len(), number))
            })
            .collect();
        found.sort_unstable();
        let mut texts = HashSet::new();
        found
            .into_iter()
            .filter_map(|(_, _, _, number)| usize::try_from(number).ok().and_then(|at| memory.entries.get(at)))
            .filter(|entry| texts.insert(exact_key(&entry.text)))
            .take(SUGGESTIONS_MAX)
            .map(|entry| Suggestion { text: entry.text.to_string(), kind: entry.kind.to_string(), id: entry.id, resource: entry.resource })
            .collect()
    }
}
