//! What the index keeps in memory: the titles and people to suggest, and the words to mend spellings with. Learnt at each commit from the
//! most popular titles, bounded.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::Id;
use tantivy::collector::TopDocs;
use tantivy::query::{AllQuery, BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, Order, Searcher, TantivyDocument, Term};

use crate::bounds::SUGGESTED_TITLES_MAX;
use crate::document::Stored;
use crate::error::Error;
use crate::fold::exact_key;
use crate::phonetic::{initials, spellings};
use crate::schema::{Fields, title_parts};
use crate::spelling::Spelling;

/// A title or person that may be suggested.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub text: Box<str>,
    pub kind: Arc<str>,
    pub id: Option<Id>,
    pub resource: Option<Id>,
    pub rank: u64,
}

/// What is in memory.
#[derive(Default)]
pub(crate) struct Memory {
    pub entries: Vec<Entry>,
    pub keys: Keys,
    pub spelling: Spelling,
}

/// Keys in order, each with the entry it leads to. There are hundreds of thousands of them, so they stand in one text.
#[derive(Default)]
pub(crate) struct Keys {
    text: Box<str>,
    /// Where each begins, and its entry.
    places: Box<[(u32, u32)]>,
}

impl Keys {
    fn of(mut keys: Vec<(String, u32)>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        let mut text = String::with_capacity(keys.iter().map(|(key, _)| key.len()).sum());
        let mut places = Vec::with_capacity(keys.len());
        for (key, entry) in keys {
            // Titles are bounded in number and length, far below this.
            let Ok(begins) = u32::try_from(text.len()) else { break };
            places.push((begins, entry));
            text.push_str(&key);
        }
        Self { text: text.into_boxed_str(), places: places.into_boxed_slice() }
    }

    fn get(&self, at: usize) -> Option<(&str, u32)> {
        let (begins, entry) = *self.places.get(at)?;
        let ends = self.places.get(at + 1).map_or(self.text.len(), |(next, _)| usize::try_from(*next).unwrap_or(self.text.len()));
        Some((self.text.get(usize::try_from(begins).ok()?..ends)?, entry))
    }

    /// The keys from the first on that is not before one.
    pub fn from(&self, key: &str) -> impl Iterator<Item = (&str, u32)> {
        let (mut low, mut high) = (0, self.places.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle).is_some_and(|(known, _)| known < key) { low = middle + 1 } else { high = middle }
        }
        (low..self.places.len()).map_while(|at| self.get(at))
    }
}

/// The kind of entry that stands for a person named by documents.
pub(crate) const PERSON: &str = "person";
/// Items have no titles worth suggesting.
const ITEM: &str = "item";

impl Memory {
    pub fn learn(searcher: &Searcher, fields: &Fields) -> Result<Self, Error> {
        Self::learn_first(searcher, fields, SUGGESTED_TITLES_MAX)
    }

    /// Learns the titles of the first `documents_max` by rank.
    fn learn_first(searcher: &Searcher, fields: &Fields, documents_max: usize) -> Result<Self, Error> {
        let items: Box<dyn Query> = Box::new(TermQuery::new(Term::from_field_text(fields.kind, ITEM), IndexRecordOption::Basic));
        let titled = BooleanQuery::new(vec![(Occur::Must, Box::new(AllQuery) as Box<dyn Query>), (Occur::MustNot, items)]);
        let ranked = TopDocs::with_limit(documents_max).order_by_fast_field::<u64>("rank", Order::Desc);
        let (mut memory, mut keys, mut kinds) = (Self::default(), Vec::new(), HashMap::new());
        let mut people: HashMap<String, (String, u64)> = HashMap::new();
        for (rank, address) in searcher.search(&titled, &ranked)? {
            let stored = read_stored(searcher, address, fields)?;
            let rank = rank.unwrap_or(0);
            for name in &stored.people {
                let entry = people.entry(exact_key(name)).or_insert_with(|| (name.clone(), 0));
                entry.1 = entry.1.saturating_add(1);
            }
            for (_, title) in &stored.titles {
                memory.spelling.learn(title, rank);
                let kind: &mut Arc<str> = kinds.entry(stored.kind.clone()).or_insert_with(|| stored.kind.as_str().into());
                memory.add(Entry { text: title.as_str().into(), kind: Arc::clone(kind), id: Some(stored.id), resource: stored.resource, rank }, &mut keys);
            }
        }
        let person: Arc<str> = PERSON.into();
        for (name, documents) in people.into_values() {
            memory.spelling.learn(&name, documents);
            let rank = crate::schema::packed_rank(PERSON, u32::try_from(documents).unwrap_or(u32::MAX));
            memory.add(Entry { text: name.into(), kind: Arc::clone(&person), id: None, resource: None, rank }, &mut keys);
        }
        memory.entries.shrink_to_fit();
        memory.keys = Keys::of(keys);
        memory.spelling.settle();
        Ok(memory)
    }

    fn add(&mut self, entry: Entry, all: &mut Vec<(String, u32)>) {
        let Ok(number) = u32::try_from(self.entries.len()) else {
            return;
        };
        let mut keys = title_parts(&entry.text);
        keys.push(exact_key(&entry.text));
        let sounds: Vec<String> = keys.iter().flat_map(|key| spellings(key).into_iter().chain(initials(key))).collect();
        all.extend(keys.into_iter().chain(sounds).filter(|key| !key.is_empty()).map(|key| (key, number)));
        self.entries.push(entry);
    }
}

/// Reads what is stored of a document.
pub(crate) fn read_stored(searcher: &Searcher, address: DocAddress, fields: &Fields) -> Result<Stored, Error> {
    let document: TantivyDocument = searcher.doc(address)?;
    let bytes = document.get_first(fields.stored).and_then(|value| value.as_bytes()).unwrap_or(b"");
    serde_json::from_slice(bytes).map_err(|error| Error::Stored(error.to_string()))
}

#[cfg(test)]
mod tests {
    use kernel::Language;

    use super::*;
    use crate::{Document, Index};

    /// What is learnt stops at the bound, [`SUGGESTED_TITLES_MAX`] in use, and the most popular come first.
    #[test]
    fn titles_are_learnt_to_a_bound() {
        let directory = tempfile::tempdir().unwrap();
        let (index, _) = Index::open_or_create(directory.path()).unwrap();
        let mut writer = index.writer(32 * 1024 * 1024).unwrap();
        for (popularity, title) in [(3, "quokka"), (1_000, "zyzzyva"), (30, "axolotl")] {
            let document = Document {
                id: Id::named(&[title]),
                kind: "section".to_owned(),
                resource: None,
                titles: vec![(Language::EN, title.to_owned())],
                context: Vec::new(),
                headings: Vec::new(),
                body: String::new(),
                people: Vec::new(),
                languages: vec![Language::EN],
                facets: crate::Facets::default(),
                popularity,
            };
            writer.put(&document).unwrap();
        }
        writer.finish().unwrap();
        let generation = index.generation();
        let view = generation.view();
        let learnt = |documents_max: usize| -> Vec<String> {
            let memory = Memory::learn_first(&view.searcher, &generation.fields, documents_max).unwrap();
            memory.entries.into_iter().map(|entry| entry.text.into()).collect()
        };
        assert_eq!(learnt(2), ["zyzzyva", "axolotl"]);
        assert_eq!(learnt(3), ["zyzzyva", "axolotl", "quokka"]);
        assert_eq!(Memory::learn(&view.searcher, &generation.fields).unwrap().entries.len(), 3);
    }
}
