//! Turns a draft into rows: ids, resolved links, plain counts, digests. Pure, and done on the reading threads.

use std::collections::{BTreeSet, HashMap, HashSet};

use formats::html::text_of;
use formats::model::{Refusal, ResourceDraft, SectionDraft, SectionText};
use kernel::{Id, LocalizedText};
use sha2::{Digest, Sha256};

use super::keep_unread::Kept;
use crate::ids;
use crate::model::links;
use crate::store::concepts::Concept;
use crate::store::sections::{SectionRow, Text};

/// Part of every fingerprint: raised when the way content is prepared changes, so that everything is written anew.
const PREPARATION: u32 = 3;
/// Between the places of two sections, so that one that could not be read this time finds room where it was.
pub const POSITION_STEP: usize = 1000;

/// A draft made ready for writing.
pub struct Prepared {
    /// Its id.
    pub id: Id,
    /// The draft, for the companions; its sections have lost their texts.
    pub draft: ResourceDraft,
    /// Its sections.
    pub sections: Vec<SectionRow>,
    /// Its concepts.
    pub concepts: Vec<Concept>,
    /// The digest of everything.
    pub fingerprint: String,
    /// Sections that stay although the draft does not hold them.
    pub kept: Vec<Kept>,
    /// What had to be mended or left out.
    pub refusals: Vec<Refusal>,
}

/// Prepares a draft of a collection.
#[must_use]
pub fn prepare(collection: &str, mut draft: ResourceDraft) -> Prepared {
    let fingerprint = digest(&(PREPARATION, &draft));
    let id = ids::resource(collection, &draft.key);
    let drafts = std::mem::take(&mut draft.sections);
    let keys: HashSet<&str> = drafts.iter().map(|section| section.key.as_str()).collect();
    let mut refusals = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::with_capacity(drafts.len());
    let mut sections = Vec::with_capacity(drafts.len());
    for (position, section) in drafts.iter().enumerate() {
        if known.insert(&section.key, position).is_some() {
            refusals.push(refused(&draft, section, "duplicate-key", "two sections of the resource have this key; the second was left out"));
            continue;
        }
        if section.parent.as_ref().is_some_and(|parent| !known.contains_key(parent.as_str())) {
            refusals.push(refused(&draft, section, "broken-tree", "its parent does not stand before it; it was put on the topmost level"));
        }
        sections.push(row(collection, &draft, section, position, &keys, &known));
    }
    let concepts = draft
        .concepts
        .iter()
        .map(|concept| Concept {
            id: ids::concept(collection, &concept.key),
            parent: concept.parent.as_ref().map(|parent| ids::concept(collection, parent)),
            resource: id,
            names: concept.names.clone(),
        })
        .collect();
    // The companions need the sections' keys, not their texts, which would be held twice.
    draft.sections = drafts.into_iter().map(|section| SectionDraft { texts: Vec::new(), poem: None, ..section }).collect();
    Prepared { id, sections, concepts, fingerprint, kept: Vec::new(), refusals, draft }
}

fn refused(draft: &ResourceDraft, section: &SectionDraft, code: &'static str, reason: &str) -> Refusal {
    let path = section.texts.first().map_or_else(|| draft.key.clone(), |text| text.source_path.clone());
    Refusal { path, line: 0, code, reason: format!("section '{}': {reason}", section.key) }
}

fn row(collection: &str, draft: &ResourceDraft, section: &SectionDraft, position: usize, keys: &HashSet<&str>, known: &HashMap<&str, usize>) -> SectionRow {
    let address = |key: &str| keys.contains(key).then(|| format!("/sections/{}", ids::section(collection, &draft.key, key)));
    let mut titles = LocalizedText::default();
    let mut texts = Vec::with_capacity(section.texts.len());
    for text in &section.texts {
        titles.set(text.language, text.title.as_str());
        let html = links::resolve(&text.html, address);
        texts.push(finished(text, html));
    }
    SectionRow {
        id: ids::section(collection, &draft.key, &section.key),
        parent: section.parent.as_ref().filter(|parent| known.contains_key(parent.as_str())).map(|parent| ids::section(collection, &draft.key, parent)),
        position: (position + 1) * POSITION_STEP,
        kind: section.kind,
        number: section.number.clone(),
        key: section.key.clone(),
        titles,
        poem: section.poem.clone(),
        texts,
        fingerprint: digest(&(PREPARATION, position, section, linked(section, keys))),
        concepts: section.concepts.iter().map(|key| ids::concept(collection, key)).collect(),
    }
}

/// The keys that a section links to and that are there: when one comes or goes, the section is written anew.
fn linked(section: &SectionDraft, keys: &HashSet<&str>) -> BTreeSet<String> {
    section.texts.iter().flat_map(|text| links::targets(&text.html)).filter(|key| keys.contains(key.as_str())).collect()
}

fn finished(text: &SectionText, html: String) -> Text {
    let letters = if html.is_empty() { 0 } else { text_of(&html).chars().count().max(1) };
    Text {
        language: text.language,
        title: text.title.clone(),
        letters: u64::try_from(letters).unwrap_or(u64::MAX),
        html,
        source_path: text.source_path.clone(),
        machine_translated: text.machine_translated,
    }
}

/// The SHA-256 of a value's JSON, in hexadecimal.
pub(super) fn digest(value: &impl serde::Serialize) -> String {
    let mut writer = Hashing(Sha256::new());
    let _ = serde_json::to_writer(&mut writer, value);
    writer.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

struct Hashing(Sha256);

impl std::io::Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use formats::model::{Classification, Provenance, ResourceKind, SectionKind};
    use kernel::{Language, Licence};

    #[test]
    fn companions_see_the_sections_that_items_belong_to() {
        let text =
            SectionText { language: Language::EN, title: "t".to_owned(), html: "<p>x</p>".to_owned(), source_path: "a".to_owned(), machine_translated: false };
        let section = SectionDraft {
            key: "m1".to_owned(),
            parent: None,
            kind: SectionKind::Section,
            number: String::new(),
            texts: vec![text],
            poem: None,
            concepts: Vec::new(),
        };
        let provenance = Provenance {
            licence: Licence::new("MIT"),
            attribution: String::new(),
            source_url: String::new(),
            revision: String::new(),
            taken_on: String::new(),
            modified: false,
        };
        let draft = ResourceDraft {
            key: "book".to_owned(),
            kind: ResourceKind::Textbook,
            titles: LocalizedText::of(Language::EN, "Book"),
            summaries: LocalizedText::default(),
            languages: vec![Language::EN],
            authors: Vec::new(),
            classification: Classification::default(),
            provenance,
            sections: vec![section],
            items: Vec::new(),
            concepts: Vec::new(),
        };
        let prepared = prepare("c", draft);
        assert_eq!(prepared.draft.sections.iter().map(|section| section.key.as_str()).collect::<Vec<_>>(), ["m1"]);
        assert_eq!(prepared.sections.len(), 1);
    }
}
