//! What load data is made of: the titles, sentences, poems and questions of the library that was imported, by subject and language.

use std::collections::{BTreeMap, HashMap};

use assessment::Assessment;
use catalog::{Catalog, Resource};
use formats::html::text_of;
use formats::model::{ItemDraft, Poem, Provenance, ResourceKind, SectionText};
use kernel::Language;

use super::draw::Draw;

/// Bounds of what is held in memory, for each source.
const TITLES_MAX: usize = 5_000;
const SENTENCES_MAX: usize = 20_000;
const POEMS_MAX: usize = 3_000;
const ITEMS_MAX: usize = 5_000;
/// Letters of a sentence that is taken.
const SENTENCE_LETTERS: std::ops::RangeInclusive<usize> = 8..=240;

/// Titles and sentences from one source: they may stand together under its licence.
#[derive(Default)]
pub struct Texts {
    /// Whom to name, and under which terms.
    pub provenance: Option<Provenance>,
    /// Titles of sections.
    pub titles: Vec<String>,
    /// Sentences.
    pub sentences: Vec<String>,
}

/// A poem with the texts of its section.
pub struct Verse {
    /// The poem.
    pub poem: Poem,
    /// Its texts.
    pub texts: Vec<SectionText>,
}

/// Everything.
#[derive(Default)]
pub struct Material {
    /// Real resources by kind.
    pub bases: BTreeMap<ResourceKind, Vec<Resource>>,
    /// Texts by subject and language; the empty subject has all of a language.
    texts: HashMap<(String, String), Vec<Texts>>,
    /// Poems by collection.
    pub poems: HashMap<String, Vec<Verse>>,
    /// Questions by collection and subject.
    items: BTreeMap<(String, String), Vec<ItemDraft>>,
}

impl Material {
    /// Reads the library except `leave_out`, the collection of load data itself.
    pub fn read(catalog: &Catalog, assessment: &Assessment, leave_out: &str) -> anyhow::Result<Self> {
        let mut material = Self::default();
        for collection in catalog.collections()?.iter().filter(|collection| *collection != leave_out) {
            let mut with_items = Vec::new();
            catalog.whole_collection(collection, |resource, sections| {
                for (section, poem) in sections {
                    let Some(first) = section.texts.first() else { continue };
                    match poem {
                        Some(poem) => {
                            let poems = material.poems.entry(collection.clone()).or_default();
                            if poems.len() < POEMS_MAX {
                                poems.push(Verse { poem, texts: section.texts.iter().map(section_text).collect() });
                            }
                        }
                        None => material.learn(&resource, first.language, Some(&first.title), &text_of(&first.html)),
                    }
                }
                if resource.item_count > 0 {
                    with_items.push(resource.clone());
                }
                material.bases.entry(resource.kind).or_default().push(resource);
            })?;
            for resource in &with_items {
                material.learn_items(resource, assessment)?;
            }
        }
        Ok(material)
    }

    fn learn(&mut self, resource: &Resource, language: Language, title: Option<&str>, text: &str) {
        for subject in [subject_of(resource), String::new()] {
            let sources = self.texts.entry((subject, language.primary().to_owned())).or_default();
            let provenance = &resource.body.provenance;
            let at = sources.iter().position(|texts| texts.provenance.as_ref() == Some(provenance)).unwrap_or(sources.len());
            if at == sources.len() {
                sources.push(Texts { provenance: Some(provenance.clone()), ..Texts::default() });
            }
            let Some(texts) = sources.get_mut(at) else { continue };
            if let Some(title) = title.filter(|title| title.chars().count() > 1 && texts.titles.len() < TITLES_MAX) {
                texts.titles.push(title.to_owned());
            }
            let room = SENTENCES_MAX.saturating_sub(texts.sentences.len());
            texts.sentences.extend(sentences(text).take(room).map(str::to_owned));
        }
    }

    fn learn_items(&mut self, resource: &Resource, assessment: &Assessment) -> anyhow::Result<()> {
        for item in assessment.items_of(resource.id, u32::try_from(ITEMS_MAX).unwrap_or(u32::MAX))? {
            let Some(first) = item.texts.first() else { continue };
            self.learn(resource, first.language, None, &text_of(&first.prompt_html));
            let items = self.items.entry((resource.collection.clone(), subject_of(resource))).or_default();
            if items.len() < ITEMS_MAX {
                items.push(item.draft());
            }
        }
        Ok(())
    }

    /// Texts of one source in a language: of the subject where there are any, of any subject otherwise. Sources come up as often as they have
    /// sentences.
    pub fn texts(&self, subject: &str, language: Language, draw: &mut Draw) -> Option<&Texts> {
        let of = |subject: &str| self.texts.get(&(subject.to_owned(), language.primary().to_owned()));
        let sources = of(subject).or_else(|| of(""))?;
        let total: usize = sources.iter().map(|texts| texts.sentences.len()).sum();
        let mut at = draw.below(total);
        sources.iter().find(|texts| {
            let here = at < texts.sentences.len();
            at = at.saturating_sub(texts.sentences.len());
            here
        })
    }

    /// Questions of the collection and subject of a resource.
    pub fn items(&self, base: &Resource) -> &[ItemDraft] {
        self.items.get(&(base.collection.clone(), subject_of(base))).map_or(&[], Vec::as_slice)
    }

    /// Some questions, where there are any.
    pub fn any_items(&self) -> &[ItemDraft] {
        self.items.values().next().map_or(&[], Vec::as_slice)
    }

    /// The texts that stand under the same terms as a resource, in a language.
    pub fn texts_of(&self, base: &Resource, language: Language) -> Option<&Texts> {
        let sources = self.texts.get(&(subject_of(base), language.primary().to_owned()))?;
        sources.iter().find(|texts| texts.provenance.as_ref() == Some(&base.body.provenance))
    }
}

fn subject_of(resource: &Resource) -> String {
    resource.body.classification.subjects.first().cloned().unwrap_or_default()
}

fn section_text(text: &catalog::store::sections::Text) -> SectionText {
    SectionText {
        language: text.language,
        title: text.title.clone(),
        html: text.html.clone(),
        source_path: text.source_path.clone(),
        machine_translated: text.machine_translated,
    }
}

/// Whole sentences of a plain text, of a length that people write.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['。', '！', '？', '؟'])
        .flat_map(|part| part.split_inclusive(". "))
        .flat_map(|part| part.split_inclusive(['?', '!']))
        .map(str::trim)
        .filter(|sentence| {
            SENTENCE_LETTERS.contains(&sentence.chars().count())
                && sentence.chars().filter(|letter| letter.is_alphabetic()).count() * 2 > sentence.chars().count()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_into_sentences() {
        let text = "小数点左边是整数部分。那么0.5是多少呢？好。Decimals are numbers too. Are they? 1 2 3 4 5 6 7 8 9. The end of it!";
        assert_eq!(
            sentences(text).collect::<Vec<_>>(),
            ["小数点左边是整数部分。", "那么0.5是多少呢？", "Decimals are numbers too.", "Are they?", "The end of it!"]
        );
    }
}
