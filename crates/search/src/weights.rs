//! Every number that ranks, with its reason. Scores of words are BM25; what is constant is comparable to a good BM25 score of 5 to 15.

/// The whole query is exactly the title: nothing else may stand above it, whatever words its body repeats.
pub const TITLE_EXACT: f32 = 60.0;
/// The whole query is exactly a part of the title (before a dot, inside or outside brackets): how people call it.
pub const TITLE_PART: f32 = 18.0;
/// The query is a phrase inside the title.
pub const TITLE_PHRASE: f32 = 2.5;
/// The title begins with the query: 线段树基础 before 树状数组套权值线段树.
pub const TITLE_START: f32 = 1.2;
/// A word in the title says what a thing is about.
pub const TITLE: f32 = 4.0;
/// A person's name: searched for as often as titles, and as short.
pub const PEOPLE: f32 = 3.0;
/// The whole query is exactly a person's name: their works come before what is only named after them.
pub const PEOPLE_EXACT: f32 = 120.0;
/// A word in a heading: a part of the thing is about it.
pub const HEADING: f32 = 1.2;
/// A word in the title of the resource or chapter around it: it is about that in general.
pub const CONTEXT: f32 = 0.8;
/// A word in the body: it is mentioned. However often (BM25 counts repetition up to 2.2 times), it stays below a heading.
pub const BODY: f32 = 0.5;
/// Pairs of characters rescue what the dictionary cut differently; they never outrank words.
pub const GRAMS: f32 = 0.6;
/// The query spells a whole title or name in pinyin.
pub const PINYIN_EXACT: f32 = 30.0;
/// The syllables stand together in a title.
pub const PINYIN: f32 = 2.5;
/// The first letters of a title: many titles share them, so it is a guess.
pub const INITIALS: f32 = 6.0;
/// The first letters of the whole title.
pub const INITIALS_WHOLE: f32 = 12.0;
/// How much the second-best field of a word adds to the best one.
pub const OTHER_FIELDS: f32 = 0.15;
/// A document that carries a facet the query names.
pub const FACET_NAMED: f32 = 8.0;
/// The interface language mildly prefers what can be read in it.
pub const INTERFACE_LANGUAGE: f32 = 1.08;
/// How much one doubling of use adds; the most used thing (2³²) gains under a quarter.
pub const POPULARITY_STEP: f32 = 0.007;
/// What one step of [`kind_weight`] is worth.
pub const KIND_STEP: f32 = 0.03;

/// The order of kinds on an equal match: the whole before its parts before single questions.
#[must_use]
pub fn kind_weight(kind: &str) -> u8 {
    match kind {
        "resource" => 10,
        "person" => 8,
        "section" | "lesson" | "poem" => 6,
        "chapter" => 5,
        "concept" => 4,
        "item" => 0,
        _ => 3,
    }
}
