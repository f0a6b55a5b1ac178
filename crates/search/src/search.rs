//! A search from beginning to end.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::bounds::{DID_YOU_MEAN_BELOW, FACETS_CHOSEN_MAX, PAGE_DEPTH_MAX, PAGE_SIZE_MAX, QUERY_TERMS_MAX};
use crate::document::{FacetField, Stored};
use crate::error::Error;
use crate::highlight::{Marked, Marker, marked};
use crate::index::Index;
use crate::memory::read_stored;
use crate::places::Filter;
use crate::plan::{Plan, Strictness};
use crate::query::{Answer, Choice, Hit, Query, Relaxed};
use crate::remember::Key;
use crate::schema::Fields;
use crate::sweep::{Ranked, sweep};
use crate::understand::{Recognised, Understood, understand};
use crate::view::View;
use crate::vocabulary::Vocabulary;

/// The order in which recognised facets are given up where nothing carries them all: first what people misremember, last what they mean.
pub const RELAX_ORDER: [FacetField; 8] = [
    FacetField::Licence,
    FacetField::Volume,
    FacetField::Edition,
    FacetField::ResourceType,
    FacetField::Language,
    FacetField::Stage,
    FacetField::Grade,
    FacetField::Subject,
];

/// So many times more results than as typed make another spelling the likely one.
const SPELLING_TAKEN_ABOVE: u64 = 3;

/// One search under way.
struct Run<'a> {
    fields: &'a Fields,
    view: &'a View,
    query: &'a Query,
    chosen: &'a [Choice],
    kinds: &'a [String],
}

impl Index {
    /// Searches. `vocabulary` names the facets that queries may speak of.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn search(&self, query: &Query, vocabulary: &Vocabulary) -> Result<Answer, Error> {
        let generation = self.generation();
        let view = generation.view();
        let chosen = query.chosen.get(..FACETS_CHOSEN_MAX).unwrap_or(&query.chosen);
        let kinds = query.kinds.get(..QUERY_TERMS_MAX).unwrap_or(&query.kinds);
        let run = Run { fields: &generation.fields, view: &view, query, chosen, kinds };
        let mut understood = understand(&query.text, vocabulary);
        forget_removed(&mut understood, query.removed.get(..FACETS_CHOSEN_MAX).unwrap_or(&query.removed));
        let mut harvest = run.harvest(&understood, Strictness::Strict)?;
        let mut relaxed = None;
        let mut did_you_mean = None;
        let mut words = understood.text.clone();
        if harvest.total < DID_YOU_MEAN_BELOW && !understood.text_rest.is_empty() {
            did_you_mean = view.memory()?.spelling.mend(&understood.text_rest);
        }
        if let Some(spelling) = &did_you_mean {
            let mended = Understood { text: spelling.clone(), text_rest: spelling.clone(), facets: understood.facets.clone() };
            let found = run.harvest(&mended, Strictness::Strict)?;
            if is_much_better(&found, &harvest) {
                harvest = found;
                words.clone_from(spelling);
                relaxed = Some(Relaxed::Spelling(spelling.clone()));
            }
        }
        if harvest.total == 0 {
            let found = run.harvest(&understood, Strictness::Loose)?;
            if found.total > 0 {
                harvest = found;
                relaxed = Some(Relaxed::Words);
            }
        }
        let hits = run.hits(&harvest.best, &marked(&words))?;
        let facet_counts = harvest.facet_counts.clone();
        Ok(Answer { hits, total: harvest.total, facet_counts, understood, relaxed: harvest.relaxed.iter().cloned().chain(relaxed).collect(), did_you_mean })
    }
}

/// Another spelling is taken without asking where the typed one finds nothing, or next to nothing and that only in passing.
fn is_much_better(mended: &Harvest, typed: &Harvest) -> bool {
    let best = |harvest: &Harvest| harvest.best.first().map_or(0.0, |ranked| ranked.score);
    mended.total > 0 && mended.total >= typed.total * SPELLING_TAKEN_ABOVE && best(mended) > best(typed)
}

/// The words of a removed chip are plain words that lift nothing and demand nothing.
fn forget_removed(understood: &mut Understood, removed: &[Choice]) {
    let is_removed = |facet: &Recognised| removed.iter().any(|choice| choice.field == facet.field && choice.code == facet.code);
    let gone: Vec<Recognised> = understood.facets.iter().filter(|facet| is_removed(facet)).cloned().collect();
    if gone.is_empty() {
        return;
    }
    understood.facets.retain(|facet| !is_removed(facet));
    for facet in gone {
        // 八上 names two facets; its words stay as long as one of them does.
        if !understood.facets.iter().any(|other| other.words == facet.words) {
            understood.text = understood.text.replacen(&facet.words, " ", 1).trim().to_owned();
        }
    }
}

/// What was found, counted.
#[derive(Debug, Default)]
pub(crate) struct Harvest {
    /// The hits of the page.
    pub best: Vec<Ranked>,
    pub total: u64,
    pub facet_counts: BTreeMap<FacetField, Vec<(String, u64)>>,
    /// The facets that were given up.
    pub relaxed: Vec<Relaxed>,
}

impl Run<'_> {
    /// Runs the query, or remembers what was found before.
    fn harvest(&self, understood: &Understood, strictness: Strictness) -> Result<Arc<Harvest>, Error> {
        let size = self.query.page_size.clamp(1, PAGE_SIZE_MAX);
        let first = self.query.page.saturating_mul(size).min(PAGE_DEPTH_MAX);
        let key = Key {
            understood: understood.clone(),
            strictness,
            chosen: self.chosen.to_vec(),
            kinds: self.kinds.to_vec(),
            language: self.query.language.primary().to_owned(),
            first,
            size,
        };
        self.view.remembered.or_find(self.view.held, key, || self.find(understood, strictness, first, size))
    }

    /// Runs the query. Recognised facets that leave nothing are given up one by one and only lift from then on.
    fn find(&self, understood: &Understood, strictness: Strictness, first: usize, size: usize) -> Result<Harvest, Error> {
        let filter = Filter::new(&self.view.places, self.fields, self.kinds, self.chosen, self.query.language.primary());
        let mut relaxed = Vec::new();
        let mut required = understood.facets.clone();
        let mut lifting: Vec<Recognised> = Vec::new();
        loop {
            // Where every facet was given up, their words are given up with them: what is left is what the person is after.
            let is_bare = required.is_empty() && !lifting.is_empty() && !understood.text_rest.trim().is_empty();
            let plan = Plan {
                view: self.view,
                fields: self.fields,
                text: if is_bare { &understood.text_rest } else { &understood.text },
                rest: &understood.text_rest,
                required: &required,
                lifting: &lifting,
                strictness,
            };
            if let Some(tree) = plan.tree()? {
                let mut swept = sweep(self.view, &tree, &filter, first + size)?;
                if swept.recognised || tree.recognised.is_none() {
                    swept.best.drain(..first.min(swept.best.len()));
                    let (total, facet_counts) = filter.counted(&swept.matches);
                    return Ok(Harvest { best: swept.best, total, facet_counts, relaxed });
                }
            }
            let least = required.iter().enumerate().min_by_key(|(_, facet)| RELAX_ORDER.iter().position(|field| *field == facet.field));
            let Some(place) = least.map(|(place, _)| place) else {
                return Err(Error::Stored("a reading without facets was given up".to_owned()));
            };
            let given_up = required.remove(place);
            relaxed.push(Relaxed::Facet(given_up.clone()));
            lifting.push(given_up);
        }
    }

    fn hits(&self, best: &[Ranked], marked: &Marked) -> Result<Vec<Hit>, Error> {
        let mut marker = Marker::default();
        best.iter()
            .map(|ranked| {
                let stored = read_stored(&self.view.searcher, ranked.address, self.fields)?;
                let title = self.title(&stored, marked, &mut marker);
                Ok(Hit {
                    id: stored.id,
                    title_html: marker.highlight(&title, marked),
                    title,
                    snippet_html: marker.snippet(&stored.text, marked),
                    kind: stored.kind,
                    resource: stored.resource,
                    people: stored.people,
                    score: ranked.score,
                })
            })
            .collect()
    }

    /// The title in the reader's language, but one that shows what was found before one that does not.
    fn title(&self, stored: &Stored, marked: &Marked, marker: &mut Marker) -> String {
        let wanted = self.query.language;
        if let [(_, only)] = stored.titles.as_slice() {
            return only.clone();
        }
        let shown = stored
            .titles
            .iter()
            .min_by_key(|(language, title)| (!marker.is_marked(title, marked), *language != wanted, language.primary() != wanted.primary()));
        shown.map(|(_, title)| title.clone()).unwrap_or_default()
    }
}
