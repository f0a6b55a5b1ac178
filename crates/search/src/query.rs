//! What is asked and what is answered.

use std::collections::BTreeMap;

use kernel::{Id, Language};
use serde::Serialize;

use crate::document::FacetField;
use crate::understand::{Recognised, Understood};

/// A facet value, chosen or removed by the person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Choice {
    /// The field.
    pub field: FacetField,
    /// The code.
    pub code: String,
}

/// A search.
#[derive(Debug, Clone)]
pub struct Query {
    /// What the person typed.
    pub text: String,
    /// Facet values chosen from the lists: values of one field widen, fields narrow.
    pub chosen: Vec<Choice>,
    /// Chips the person removed: their words no longer name a facet.
    pub removed: Vec<Choice>,
    /// Only these kinds of documents; empty for all.
    pub kinds: Vec<String>,
    /// The page, from 0.
    pub page: usize,
    /// Hits a page, at most [`crate::bounds::PAGE_SIZE_MAX`].
    pub page_size: usize,
    /// The language of the interface.
    pub language: Language,
}

impl Query {
    /// A plain search for some words: the first page of 10, in an interface of the given language.
    #[must_use]
    pub fn words(text: impl Into<String>, language: Language) -> Self {
        Self { text: text.into(), chosen: Vec::new(), removed: Vec::new(), kinds: Vec::new(), page: 0, page_size: 10, language }
    }
}

/// Something that was found.
#[derive(Debug, Clone, Serialize)]
pub struct Hit {
    /// Its key.
    pub id: Id,
    /// Its kind.
    pub kind: String,
    /// The resource it belongs to.
    pub resource: Option<Id>,
    /// Its title: in the interface language where it has one, but where only another title matches, that one.
    pub title: String,
    /// The title, escaped, with `<mark>` around what was found.
    pub title_html: String,
    /// A stretch of the text, escaped, with `<mark>` around what was found; empty where there is no text.
    pub snippet_html: String,
    /// The people it names.
    pub people: Vec<String>,
    /// How well it fits; comparable within one answer only.
    pub score: f32,
}

/// What the engine gave up to find anything at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relaxed {
    /// This recognised facet was not required.
    Facet(Recognised),
    /// Not all words were required.
    Words,
    /// The words were taken in this spelling instead.
    Spelling(String),
}

/// The answer to a [`Query`].
#[derive(Debug, Clone, Serialize)]
pub struct Answer {
    /// The hits of the page.
    pub hits: Vec<Hit>,
    /// How many documents match.
    pub total: u64,
    /// For each field how many results carry each code, the most frequent first. A field in which the person chose values is counted as if
    /// they had chosen none in it (so that they see what else there is); all other choices hold. Fields without any value are left out.
    pub facet_counts: BTreeMap<FacetField, Vec<(String, u64)>>,
    /// How the query was read.
    pub understood: Understood,
    /// What was given up, in the order it was given up.
    pub relaxed: Vec<Relaxed>,
    /// Another spelling, where there are few results or none.
    pub did_you_mean: Option<String>,
}
