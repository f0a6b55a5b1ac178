//! A published resource.

use formats::model::{Classification, Provenance, ResourceDraft, ResourceKind};
use kernel::{Id, Language, LocalizedText, Time};
use serde::{Deserialize, Serialize};

/// What pages show of a resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourceBody {
    /// Titles.
    pub titles: LocalizedText,
    /// What it is about.
    pub summaries: LocalizedText,
    /// The languages of its content, the original first.
    pub languages: Vec<Language>,
    /// Authors and editors.
    pub authors: Vec<String>,
    /// Where it belongs.
    pub classification: Classification,
    /// Where it came from.
    pub provenance: Provenance,
}

impl ResourceBody {
    /// The body of a draft.
    #[must_use]
    pub fn of(draft: &ResourceDraft) -> Self {
        Self {
            titles: draft.titles.clone(),
            summaries: draft.summaries.clone(),
            languages: draft.languages.clone(),
            authors: draft.authors.clone(),
            classification: draft.classification.clone(),
            provenance: draft.provenance.clone(),
        }
    }
}

/// A published resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Resource {
    /// Its permanent id.
    pub id: Id,
    /// The collection it came with.
    pub collection: String,
    /// Its key in the collection.
    pub key: String,
    /// What it is.
    pub kind: ResourceKind,
    /// What pages show.
    #[serde(flatten)]
    pub body: ResourceBody,
    /// Sections with a text or under one.
    pub section_count: u64,
    /// Items.
    pub item_count: u64,
    /// When it last changed here.
    pub updated_at: Time,
}

impl Resource {
    /// Its permanent address on this platform.
    #[must_use]
    pub fn path(&self) -> String {
        path(self.kind, self.id)
    }

    /// Its title for a reader of `language`.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        self.body.titles.best(language)
    }

    /// Whether its content may be downloaded by everybody.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.body.provenance.licence.is_open()
    }
}

/// The permanent address of a resource.
#[must_use]
pub fn path(kind: ResourceKind, id: Id) -> String {
    match kind {
        ResourceKind::Textbook => format!("/textbooks/{id}"),
        ResourceKind::Course => format!("/courses/{id}"),
        ResourceKind::Book | ResourceKind::QuestionSet | ResourceKind::TextbookEntry => format!("/resources/{id}"),
    }
}

/// The public resource type 资源类型 that a kind counts as, by its code.
#[must_use]
pub const fn public_type(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Textbook | ResourceKind::TextbookEntry => "digital-textbook",
        ResourceKind::Course => "online-course",
        ResourceKind::Book => "digital-book",
        ResourceKind::QuestionSet => "teaching-tool",
    }
}
