//! What every importer produces: one resource with its sections, items and concepts, in any number of languages.

use kernel::{Language, Licence, LocalizedText};
use serde::{Deserialize, Serialize};

/// The kinds of resources there are, finer than the eight public resource types; each maps to one of those.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResourceKind {
    /// A digital textbook 数字教材 with readable sections.
    Textbook,
    /// An entry of a textbook catalogue: facts about a book, no text.
    TextbookEntry,
    /// An online course 网络课程: an ordered journey of lessons.
    Course,
    /// A digital book 数字图书 to read: classics, poems.
    Book,
    /// A set of items 习题.
    QuestionSet,
}

impl ResourceKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Textbook, Self::TextbookEntry, Self::Course, Self::Book, Self::QuestionSet];

    /// The stable code, as stored and as in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Textbook => "textbook",
            Self::TextbookEntry => "textbook-entry",
            Self::Course => "course",
            Self::Book => "book",
            Self::QuestionSet => "question-set",
        }
    }

    /// The kind with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Where a thing belongs. Codes are those of the tables in `catalog`: stages `primary junior senior higher vocational lifelong`; grades
/// `1`…`12` (`g3a` is never used: the volume carries the term); subjects as `mathematics`, `chinese`, `physics`, `informatics`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    /// Stage codes 学段.
    pub stages: Vec<String>,
    /// Grades 年级, 1 to 12.
    pub grades: Vec<u8>,
    /// Subject codes 学科; where a source's own word has no code, the word itself as the source writes it (the table takes it in with its provenance).
    pub subjects: Vec<String>,
    /// The edition of a textbook 教材版本, in the source's words: 人教版.
    pub edition: Option<String>,
    /// The volume 册次: `1` (上册), `2` (下册), `full` (全一册), or the source's words (必修第一册).
    pub volume: Option<String>,
    /// Theme codes 主题.
    pub themes: Vec<String>,
}

/// Where something came from and under which terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The licence.
    pub licence: Licence,
    /// Whom to name, as the licence asks: `OpenStax, Rice University`.
    pub attribution: String,
    /// Where the original stands: the page of the work or the repository.
    pub source_url: String,
    /// The commit or version of the original.
    pub revision: String,
    /// When it was taken, `YYYY-MM-DD`.
    pub taken_on: String,
    /// True where the text was changed beyond its layout.
    pub modified: bool,
}

/// One thing to learn or teach with. It is written in one transaction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ResourceDraft {
    /// Stable within the collection; with it, it names the resource for ever. Usually the book's slug.
    pub key: String,
    /// What it is.
    pub kind: ResourceKind,
    /// Its title in each language.
    pub titles: LocalizedText,
    /// What it is about, plain text, a few sentences at most. Empty where the source says nothing.
    pub summaries: LocalizedText,
    /// The languages its content is in, the original first.
    pub languages: Vec<Language>,
    /// Authors and editors as the source names them.
    pub authors: Vec<String>,
    /// Where it belongs.
    pub classification: Classification,
    /// Where it came from.
    pub provenance: Provenance,
    /// Its sections in reading order (a parent before its children).
    pub sections: Vec<SectionDraft>,
    /// Its items.
    pub items: Vec<ItemDraft>,
    /// The concepts its items and sections speak of, parents before children.
    pub concepts: Vec<ConceptDraft>,
}

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SectionKind {
    /// Holds other sections; may have an introduction of its own.
    Chapter,
    /// A text to read.
    Section,
    /// A lesson of a course.
    Lesson,
    /// A poem.
    Poem,
}

impl SectionKind {
    /// The stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Chapter => "chapter",
            Self::Section => "section",
            Self::Lesson => "lesson",
            Self::Poem => "poem",
        }
    }
}

/// A section of a resource: a node of its tree of contents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SectionDraft {
    /// Stable within the resource: a module id, a path without extension. Internal links name it: `xref:KEY#FRAGMENT`.
    pub key: String,
    /// The key of the section above it.
    pub parent: Option<String>,
    /// What it is.
    pub kind: SectionKind,
    /// Its number as printed, `5.3`; empty where it has none.
    pub number: String,
    /// The same section in each language, the original first. At least one, even for a chapter that is only a title (its `html` is empty).
    pub texts: Vec<SectionText>,
    /// The poem, where it is one; `texts` then hold the simplified and traditional renderings.
    pub poem: Option<Poem>,
    /// Keys of the concepts it teaches.
    pub concepts: Vec<String>,
}

/// A section in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SectionText {
    /// The language.
    pub language: Language,
    /// The title without its number.
    pub title: String,
    /// The clean body ([`crate::html`] says which elements and classes there are). Headings start at `h2`; the title is not in it.
    pub html: String,
    /// Where exactly it came from: the path in the source.
    pub source_path: String,
    /// True where it was translated by a machine.
    pub machine_translated: bool,
}

/// A poem as data, in the characters of its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poem {
    /// The author's name; empty where unknown.
    pub author: String,
    /// The dynasty in the source's word (唐), empty where unknown.
    pub dynasty: String,
    /// The tune 词牌 or form, where there is one.
    pub tune: String,
    /// The words before the poem 序.
    pub preface: String,
    /// Its lines.
    pub lines: Vec<String>,
    /// Notes and commentary, each a paragraph.
    pub notes: Vec<String>,
    /// Tags as the source gives them.
    pub tags: Vec<String>,
    /// `zh-Hans` or `zh-Hant`: the characters of the source.
    pub script: Language,
}

/// A node of the knowledge graph 知识点.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConceptDraft {
    /// Stable within the collection.
    pub key: String,
    /// The key of the wider concept.
    pub parent: Option<String>,
    /// Its name in each language.
    pub names: LocalizedText,
}

/// An item: one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ItemDraft {
    /// Stable within the resource.
    pub key: String,
    /// The key of the section it practises.
    pub section: Option<String>,
    /// Keys of the concepts it practises.
    pub concepts: Vec<String>,
    /// How it is answered and what is right.
    pub interaction: Interaction,
    /// The same item in each language, the original first. At least one.
    pub texts: Vec<ItemText>,
    /// How hard the source says it is, from 0 (easy) to 1 (hard).
    pub difficulty: Option<f32>,
    /// Its grade, where the source says so.
    pub grades: Vec<u8>,
    /// Its subject code or word, where it differs from its resource's.
    pub subject: Option<String>,
    /// Where the source has it from: a contest, an exam paper, a path with a fragment.
    pub origin: String,
}

/// How an item is answered and what is right. Choice ids are `A`, `B`, `C`, …
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Interaction {
    /// One of several choices.
    SingleChoice {
        /// The id of the right choice.
        correct: String,
    },
    /// Any number of several choices; right only as a whole.
    MultipleChoice {
        /// The ids of the right choices, sorted.
        correct: Vec<String>,
    },
    /// A number.
    Numeric {
        /// The right value as the source writes it: `70000`, `1/2`, `12.5`.
        correct: String,
        /// How far off an answer may be; 0 asks for the exact value.
        tolerance: f64,
        /// The unit, where the answer has one; empty otherwise.
        unit: String,
    },
    /// A short text.
    ShortText {
        /// The texts that count as right.
        accepted: Vec<String>,
        /// True where upper and lower case differ.
        case_sensitive: bool,
    },
    /// A worked exercise: the learner compares with the solution and marks it.
    SelfMarked,
}

/// An item in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ItemText {
    /// The language.
    pub language: Language,
    /// The clean question.
    pub prompt_html: String,
    /// The clean choices in order, with their ids; empty where the item has none.
    pub choices: Vec<Choice>,
    /// The clean solution or analysis; empty where the source has none.
    pub solution_html: String,
}

/// A choice of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// `A`, `B`, `C`, …
    pub id: String,
    /// Its clean text.
    pub html: String,
}

/// Something that was not taken in, and why. Nothing is dropped without one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The file, relative to the folder.
    pub path: String,
    /// The line, from 1; 0 where a line means nothing.
    pub line: u32,
    /// A stable code: `xml`, `json`, `too-large`, `no-solution-choice`, `broken-reference`, …
    pub code: &'static str,
    /// What is wrong and what to do, in English, for the operator's report.
    pub reason: String,
}
