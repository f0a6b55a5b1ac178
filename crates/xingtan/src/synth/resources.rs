//! Drafts of synthetic resources: facets of a real resource, words of real ones.

use formats::html::escape;
use formats::model::{ItemDraft, Provenance, ResourceDraft, ResourceKind, SectionDraft, SectionKind, SectionText};
use kernel::{Language, LocalizedText};

use super::draw::Draw;
use super::material::{Material, Texts};
use catalog::Resource;

/// Sections of a resource that has some.
const SECTIONS_MAX: usize = 4;
/// Paragraphs of a section, and sentences of a paragraph.
const PARAGRAPHS_MAX: usize = 4;
const SENTENCES_MAX: usize = 5;
/// Items of one resource, where many are asked for.
const ITEMS_MAX: usize = 200;

/// Makes resources one after another, so that in the end there are as many items as were asked for.
pub struct Maker<'a> {
    material: &'a Material,
    seed: u64,
    /// The kinds with the sum of their weights up to each.
    kinds: Vec<(ResourceKind, f64)>,
    resources: u64,
    items: u64,
}

impl<'a> Maker<'a> {
    /// A maker of `resources` resources with `items` items in all. Kinds come up by the square root of how many real ones there are: the
    /// catalogue has 1 900 entries without a text for 25 books, and a load of entries alone would measure little.
    pub fn new(material: &'a Material, seed: u64, resources: u64, items: u64) -> Self {
        let mut sum = 0.0;
        let mut kinds = Vec::new();
        for (kind, bases) in &material.bases {
            #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^53 resources")]
            let weight = (bases.len() as f64).sqrt();
            sum += weight;
            kinds.push((*kind, sum));
        }
        Self { material, seed, kinds, resources, items }
    }

    fn base(&self, draw: &mut Draw) -> Option<&'a Resource> {
        let at = draw.fraction() * self.kinds.last()?.1;
        let (kind, _) = self.kinds.iter().find(|(_, sum)| at < *sum).or(self.kinds.last())?;
        draw.one(self.material.bases.get(kind)?)
    }

    /// The resource of this number. `items_before` says how many items the resources before it have; it is raised by those of this one.
    pub fn draft(&self, number: u64, items_before: &mut u64) -> Option<ResourceDraft> {
        let mut draw = Draw::of(self.seed, "resource", number);
        let base = self.base(&mut draw)?;
        let language = base.body.languages.first().copied().unwrap_or(Language::ZH_HANS);
        let subject = base.body.classification.subjects.first().map_or("", String::as_str);
        let texts = match base.kind {
            // Words and questions stand under one licence.
            ResourceKind::QuestionSet | ResourceKind::Book => self.material.texts_of(base, language),
            _ => self.material.texts(subject, language, &mut draw),
        };
        let items = self.items(number, base, items_before, &mut draw);
        let sections = match base.kind {
            ResourceKind::TextbookEntry | ResourceKind::QuestionSet => Vec::new(),
            _ => self.sections(base, language, texts, &mut draw),
        };
        let mut titles = LocalizedText::default();
        for (language, title) in base.body.titles.iter() {
            titles.set(language, title_of(title, texts.filter(|_| base.body.languages.first() == Some(&language)), &mut draw));
        }
        let summaries = texts.map(|texts| LocalizedText::of(language, paragraph(texts, 2, &mut draw))).unwrap_or_default();
        Some(ResourceDraft {
            key: key_of(self.seed, number),
            kind: base.kind,
            titles,
            summaries,
            languages: base.body.languages.clone(),
            authors: base.body.authors.clone(),
            classification: base.body.classification.clone(),
            provenance: provenance(base, texts),
            sections,
            items,
            concepts: Vec::new(),
        })
    }

    /// Question sets take the share of the items that resources up to here are due; the last resource takes what is left.
    fn items(&self, number: u64, base: &Resource, before: &mut u64, draw: &mut Draw) -> Vec<ItemDraft> {
        let due = u64::try_from(u128::from(self.items) * u128::from(number + 1) / u128::from(self.resources.max(1))).unwrap_or(u64::MAX);
        let last = number + 1 == self.resources;
        if base.kind != ResourceKind::QuestionSet && !last {
            return Vec::new();
        }
        // The last resource may be of a kind without questions: then it takes those of any other.
        let pool = Some(self.material.items(base)).filter(|pool| !pool.is_empty() || !last).unwrap_or_else(|| self.material.any_items());
        let wanted = usize::try_from(due.saturating_sub(*before)).unwrap_or(0);
        let count = if last { wanted } else { wanted.min(ITEMS_MAX) };
        let mut items = Vec::with_capacity(count);
        for position in 0..count {
            let Some(item) = draw.one(pool) else { break };
            items.push(ItemDraft { key: format!("q{position}"), ..item.clone() });
        }
        *before += u64::try_from(items.len()).unwrap_or(0);
        items
    }

    fn sections(&self, base: &Resource, language: Language, texts: Option<&Texts>, draw: &mut Draw) -> Vec<SectionDraft> {
        let count = 1 + draw.below(SECTIONS_MAX);
        let poems = self.material.poems.get(&base.collection).filter(|_| base.kind == ResourceKind::Book);
        let mut sections = Vec::with_capacity(count);
        for position in 0..count {
            let (kind, poem, texts) = match (poems.and_then(|poems| draw.one(poems)), texts) {
                (Some(verse), _) => (SectionKind::Poem, Some(verse.poem.clone()), verse.texts.clone()),
                (None, Some(texts)) => {
                    let kind = if base.kind == ResourceKind::Course { SectionKind::Lesson } else { SectionKind::Section };
                    (kind, None, vec![text(language, texts, draw)])
                }
                (None, None) => continue,
            };
            let number = (position + 1).to_string();
            sections.push(SectionDraft { key: number.clone(), parent: None, kind, number, texts, poem, concepts: Vec::new() });
        }
        sections
    }
}

/// The key of a synthetic resource in its collection.
pub fn key_of(seed: u64, number: u64) -> String {
    format!("{seed}-{number}")
}

/// A real title beside one of the same subject.
fn title_of(title: &str, texts: Option<&Texts>, draw: &mut Draw) -> String {
    match texts.and_then(|texts| draw.one(&texts.titles)) {
        Some(other) if other != title => format!("{title} · {other}"),
        _ => title.to_owned(),
    }
}

fn paragraph(texts: &Texts, sentences_max: usize, draw: &mut Draw) -> String {
    let count = 1 + draw.below(sentences_max);
    let sentences: Vec<&str> = (0..count).filter_map(|_| draw.one(&texts.sentences).map(String::as_str)).collect();
    let between = if sentences.iter().all(|sentence| sentence.is_ascii()) { " " } else { "" };
    sentences.join(between)
}

fn text(language: Language, texts: &Texts, draw: &mut Draw) -> SectionText {
    let mut html = String::new();
    for at in 0..1 + draw.below(PARAGRAPHS_MAX) {
        if at > 0
            && draw.below(3) == 0
            && let Some(title) = draw.one(&texts.titles)
        {
            html.extend(["<h2>", &escape(title), "</h2>"]);
        }
        html.extend(["<p>", &escape(&paragraph(texts, SENTENCES_MAX, draw)), "</p>"]);
    }
    let title = draw.one(&texts.titles).or_else(|| texts.sentences.first()).cloned().unwrap_or_default();
    SectionText { language, title, html, source_path: String::new(), machine_translated: false }
}

/// The terms of the words, and everybody to name: those of the words and those of the facets.
fn provenance(base: &Resource, texts: Option<&Texts>) -> Provenance {
    let own = &base.body.provenance;
    let of = texts.and_then(|texts| texts.provenance.as_ref()).unwrap_or(own);
    let attribution = if of.attribution == own.attribution { own.attribution.clone() } else { format!("{}; {}", of.attribution, own.attribution) };
    Provenance { attribution, modified: true, ..of.clone() }
}
