//! What is put into the index.

use kernel::{Id, Language};
use serde::{Deserialize, Serialize};

/// The facet fields that results can be narrowed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FacetField {
    /// 学段
    Stage,
    /// 学科
    Subject,
    /// 版本
    Edition,
    /// 年级
    Grade,
    /// 册次
    Volume,
    /// 类型
    #[serde(rename = "type")]
    ResourceType,
    /// 语言
    Language,
    /// Licence.
    Licence,
}

impl FacetField {
    /// All fields, in the order they are shown.
    pub const ALL: [Self; 8] = [Self::Stage, Self::Subject, Self::Edition, Self::Grade, Self::Volume, Self::ResourceType, Self::Language, Self::Licence];

    /// The stable code, as in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Subject => "subject",
            Self::Edition => "edition",
            Self::Grade => "grade",
            Self::Volume => "volume",
            Self::ResourceType => "type",
            Self::Language => "language",
            Self::Licence => "licence",
        }
    }

    /// The field with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// The facet codes of a document. Any field may hold several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// Stage codes.
    pub stage: Vec<String>,
    /// Subject codes.
    pub subject: Vec<String>,
    /// Editions, in the source's words.
    pub edition: Vec<String>,
    /// Grades `1` to `12`.
    pub grade: Vec<String>,
    /// Volumes: `1`, `2`, `full` or the source's words.
    pub volume: Vec<String>,
    /// Resource types; a poem may be both `book` and `poem`.
    pub resource_type: Vec<String>,
    /// Languages as primary subtags or tags.
    pub language: Vec<String>,
    /// Licence ids.
    pub licence: Vec<String>,
}

impl Facets {
    /// The codes of one field.
    #[must_use]
    pub fn of(&self, field: FacetField) -> &[String] {
        match field {
            FacetField::Stage => &self.stage,
            FacetField::Subject => &self.subject,
            FacetField::Edition => &self.edition,
            FacetField::Grade => &self.grade,
            FacetField::Volume => &self.volume,
            FacetField::ResourceType => &self.resource_type,
            FacetField::Language => &self.language,
            FacetField::Licence => &self.licence,
        }
    }
}

/// One thing that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its key; putting a document with the same key replaces the former.
    pub id: Id,
    /// What it is: `resource`, `section`, `poem`, `person`, `item` …; see [`crate::weights::kind_weight`].
    pub kind: String,
    /// The resource it belongs to, where it is a part of one.
    pub resource: Option<Id>,
    /// Its titles, the original first.
    pub titles: Vec<(Language, String)>,
    /// The titles of what it stands in: its resource, its chapter. `javascript this` finds the section "this" of a JavaScript book by them.
    pub context: Vec<String>,
    /// Headings within it.
    pub headings: Vec<String>,
    /// Its plain text in all its languages.
    pub body: String,
    /// Authors and other people named.
    pub people: Vec<String>,
    /// The languages its text is in.
    pub languages: Vec<Language>,
    /// Where it belongs.
    pub facets: Facets,
    /// How much it is used; only the order of magnitude counts.
    pub popularity: u32,
}

/// What is stored of a document for result lists.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Stored {
    pub id: Id,
    pub kind: String,
    pub resource: Option<Id>,
    pub titles: Vec<(Language, String)>,
    pub people: Vec<String>,
    pub text: String,
}
