//! From an understood query to what the engine runs.

use tantivy::query::{AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use crate::analysis::{Run, Script, Token, bigrams, characters, runs, stem, units};
use crate::bounds::QUERY_TERMS_MAX;
use crate::fold::exact_key;
use crate::phonetic::{cuts, is_syllable};
use crate::query::Choice;
use crate::schema::{Fields, WHOLE, from_the_start};
use crate::tables::STOP_WORDS;
use crate::understand::Recognised;
use crate::weights as weight;

type Boxed = Box<dyn Query>;

/// So many pairs of characters must all be found: a short name with one wrong character is a misspelling, not a match.
const PAIRS_ALL: usize = 6;

/// How many of the words must match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// All.
    Exact,
    /// All of a few, nearly all of many.
    Strict,
    /// About half.
    Loose,
}

impl Strictness {
    /// Of so many words, how many must match.
    fn needed(self, words: usize) -> usize {
        match self {
            Self::Exact => words,
            Self::Strict if words <= 3 => words,
            Self::Strict => (words * 3).div_ceil(4),
            Self::Loose => words.div_ceil(2).max(1),
        }
    }
}

/// What to run.
pub(crate) struct Plan<'a> {
    pub searcher: &'a Searcher,
    pub fields: &'a Fields,
    /// The whole query.
    pub text: &'a str,
    /// What is left of it beside the facets.
    pub rest: &'a str,
    /// The recognised facets that are required.
    pub required: &'a [Recognised],
    /// The recognised facets that only lift.
    pub lifting: &'a [Recognised],
    pub strictness: Strictness,
}

fn term(field: Field, text: &str, record: IndexRecordOption) -> Boxed {
    Box::new(TermQuery::new(Term::from_field_text(field, text), record))
}

fn constant(query: Boxed, score: f32) -> Boxed {
    Box::new(ConstScoreQuery::new(query, score))
}

fn boost(query: Boxed, by: f32) -> Boxed {
    Box::new(BoostQuery::new(query, by))
}

fn named(field: Field, text: &str, score: f32) -> Boxed {
    constant(term(field, text, IndexRecordOption::Basic), score)
}

fn any_of(mut queries: Vec<Boxed>) -> Option<Boxed> {
    match queries.len() {
        0 => None,
        1 => queries.pop(),
        _ => Some(Box::new(BooleanQuery::union(queries))),
    }
}

impl Plan<'_> {
    /// The recognised reading or the plain words, whichever matches; what lifts; and what was chosen.
    pub fn query(&self, filters: Vec<Boxed>) -> Boxed {
        let mut clauses: Vec<(Occur, Boxed)> = filters.into_iter().map(|filter| (Occur::Must, constant(filter, 0.0))).collect();
        let read = self.recognised();
        // Where facets are understood, only documents with every word stand beside those that carry the facets.
        let strictness = if read.is_some() { Strictness::Exact } else { self.strictness };
        let plain = self.words(self.text, strictness);
        match any_of(plain.into_iter().chain(read).chain(self.names(self.text)).collect()) {
            Some(matching) => clauses.push((Occur::Must, matching)),
            None if self.text.trim().is_empty() => clauses.push((Occur::Must, Box::new(AllQuery))),
            None => return Box::new(tantivy::query::EmptyQuery), // only signs: nothing can be found by them
        }
        clauses.extend(self.lifts().into_iter().map(|lift| (Occur::Should, lift)));
        Box::new(BooleanQuery::new(clauses))
    }

    /// The reading with facets: all required ones and the rest of the words. `None` where no facet is required.
    pub fn recognised(&self) -> Option<Boxed> {
        if self.required.is_empty() {
            return None;
        }
        let facets = self.required.iter().map(|facet| facet_query(self.fields, facet));
        let mut clauses: Vec<(Occur, Boxed)> = facets.map(|facet| (Occur::Must, constant(facet, weight::FACET_NAMED))).collect();
        if let Some(words) = self.words(self.rest, self.strictness) {
            clauses.push((Occur::Must, words));
        } else if !self.rest.trim().is_empty() {
            return None;
        }
        Some(Box::new(BooleanQuery::new(clauses)))
    }

    fn lifts(&self) -> Vec<Boxed> {
        let mut lifts: Vec<Boxed> = self.lifting.iter().map(|facet| constant(facet_query(self.fields, facet), weight::FACET_NAMED)).collect();
        let mut texts = vec![self.text];
        if self.rest != self.text {
            texts.push(self.rest);
        }
        for text in texts {
            self.lift_names(text, &mut lifts);
        }
        lifts
    }

    /// Whole names, however the words in them are cut: `pivot tables` is the title PivotTables.
    fn names(&self, text: &str) -> Vec<Boxed> {
        let key = exact_key(text);
        let fields = [self.fields.title_exact, self.fields.title_part, self.fields.people, self.fields.pinyin_exact];
        fields.into_iter().filter(|_| !key.is_empty()).map(|field| named(field, &key, 1.0)).collect()
    }

    fn lift_names(&self, text: &str, lifts: &mut Vec<Boxed>) {
        let key = exact_key(text);
        if key.is_empty() {
            return;
        }
        lifts.push(named(self.fields.title_exact, &key, weight::TITLE_EXACT));
        lifts.push(named(self.fields.title_part, &key, weight::TITLE_PART));
        lifts.push(named(self.fields.people, &key, weight::PEOPLE_EXACT));
        lifts.push(named(self.fields.pinyin_exact, &key, weight::PINYIN_EXACT));
        if let Some(phrase) = phrase(self.fields.title_characters, characters(text)) {
            lifts.push(boost(phrase, weight::TITLE_PHRASE));
        }
        if let Some(phrase) = phrase(self.fields.title_characters, from_the_start(characters(text))) {
            lifts.push(boost(phrase, weight::TITLE_START));
        }
        let spoken: Vec<Token> = characters(text).into_iter().take(QUERY_TERMS_MAX).collect();
        if spoken.len() > 1 && spoken.iter().all(|token| is_syllable(&token.text)) {
            lifts.extend(phrase(self.fields.pinyin, spoken).map(|phrase| boost(phrase, weight::PINYIN)));
        }
    }

    /// The words of a text, so many of them as the strictness wants. `None` where there is no word.
    fn words(&self, text: &str, strictness: Strictness) -> Option<Boxed> {
        let runs: Vec<Run> = runs(text).into_iter().take(QUERY_TERMS_MAX).collect();
        let alone = runs.len() == 1;
        let spoken = runs.iter().all(|run| run.script == Script::Spaced && !cuts(&run.text()).is_empty());
        let (mut needed, mut optional): (Vec<Boxed>, Vec<Boxed>) = (Vec::new(), Vec::new());
        for run in &runs {
            let found = match run.script {
                Script::Spaced => Some(self.spaced_word(&run.text(), alone, spoken)),
                Script::Cjk | Script::Unspaced => self.unspaced_run(run, strictness),
            };
            let stops = STOP_WORDS.contains(&run.text().as_str());
            if stops { &mut optional } else { &mut needed }.extend(found);
        }
        if needed.is_empty() {
            needed = std::mem::take(&mut optional);
        }
        if needed.is_empty() {
            return None;
        }
        let minimum = strictness.needed(needed.len());
        let words: Boxed = if needed.len() == 1 {
            needed.pop()?
        } else {
            Box::new(BooleanQuery::with_minimum_required_clauses(needed.into_iter().map(|query| (Occur::Should, query)).collect(), minimum))
        };
        if optional.is_empty() {
            return Some(words);
        }
        let clauses = std::iter::once((Occur::Must, words)).chain(optional.into_iter().map(|query| (Occur::Should, query)));
        Some(Box::new(BooleanQuery::new(clauses.collect())))
    }

    /// A word in a field that many documents do not have: it counts by its rarity alone, for a mean length says nothing there.
    #[expect(clippy::cast_precision_loss, reason = "a rarity needs no more than a few digits")]
    fn rare(&self, field: Field, text: &str, by: f32) -> Boxed {
        let wanted = Term::from_field_text(field, text);
        let (with, all) = (self.searcher.doc_freq(&wanted).unwrap_or(0), self.searcher.num_docs());
        let rarity = (1.0 + (all.saturating_sub(with) as f32 + 0.5) / (with as f32 + 0.5)).ln();
        constant(Box::new(TermQuery::new(wanted, IndexRecordOption::Basic)), by * rarity)
    }

    /// The best of a word's fields, and a little of the others.
    fn word(&self, text: &str, mut more: Vec<Boxed>) -> Boxed {
        let fields = self.fields;
        let counted = IndexRecordOption::WithFreqs;
        more.push(boost(term(fields.title, text, IndexRecordOption::Basic), weight::TITLE));
        more.push(self.rare(fields.heading, text, weight::HEADING));
        more.push(self.rare(fields.context, text, weight::CONTEXT));
        more.push(boost(term(fields.body, text, counted), weight::BODY));
        more.push(self.rare(fields.people, text, weight::PEOPLE));
        Box::new(DisjunctionMaxQuery::with_tie_breaker(more, weight::OTHER_FIELDS))
    }

    /// A word between spaces; where it is pinyin, also the titles that sound so.
    fn spaced_word(&self, word: &str, alone: bool, all_spoken: bool) -> Boxed {
        let fields = self.fields;
        let mut sounds: Vec<Boxed> = vec![named(fields.pinyin_exact, word, weight::PINYIN_EXACT / 2.0)];
        for cut in cuts(word) {
            if let [syllable] = cut.as_slice() {
                if all_spoken {
                    sounds.push(self.rare(fields.pinyin, syllable, weight::PINYIN / 2.0));
                }
                continue;
            }
            let terms = cut.iter().map(|syllable| Term::from_field_text(fields.pinyin, syllable)).collect();
            sounds.push(boost(Box::new(PhraseQuery::new(terms)), weight::PINYIN));
        }
        if alone && word.chars().count() > 1 {
            sounds.push(named(fields.initials, word, weight::INITIALS));
            sounds.push(named(fields.initials, &format!("{word}{WHOLE}"), weight::INITIALS_WHOLE));
        }
        self.word(&stem(word), sounds)
    }

    /// A stretch of Han characters: its dictionary words, or all its pairs of characters.
    fn unspaced_run(&self, run: &Run, strictness: Strictness) -> Option<Boxed> {
        let found: Vec<Token> = units(run).into_iter().take(QUERY_TERMS_MAX).collect();
        let (needed, optional): (Vec<&Token>, Vec<&Token>) = found.iter().partition(|token| !STOP_WORDS.contains(&token.text.as_str()));
        let kept = if needed.is_empty() { optional } else { needed };
        let mut clauses: Vec<(Occur, Boxed)> = Vec::new();
        for token in &kept {
            let mut more: Vec<Boxed> = Vec::new();
            if token.text.chars().count() == 1 {
                more.push(term(self.fields.title_characters, &token.text, IndexRecordOption::WithFreqs));
                more.push(named(self.fields.grams, &token.text, weight::GRAMS));
            }
            clauses.push((Occur::Should, self.word(&token.text, more)));
        }
        let minimum = strictness.needed(clauses.len());
        let mut ways: Vec<Boxed> = Vec::new();
        if !clauses.is_empty() {
            ways.push(Box::new(BooleanQuery::with_minimum_required_clauses(clauses, minimum)));
        }
        let pairs: Vec<Token> = bigrams(&run.text()).into_iter().take(QUERY_TERMS_MAX).collect();
        if run.script == Script::Cjk && kept.len() > 1 && !pairs.is_empty() {
            let minimum = if pairs.len() <= PAIRS_ALL { pairs.len() } else { strictness.needed(pairs.len()) };
            let pairs = pairs.into_iter().map(|pair| (Occur::Should, self.rare(self.fields.grams, &pair.text, weight::GRAMS)));
            ways.push(Box::new(BooleanQuery::with_minimum_required_clauses(pairs.collect(), minimum)));
        }
        any_of(ways)
    }
}

fn phrase(field: Field, tokens: Vec<Token>) -> Option<Boxed> {
    let terms: Vec<Term> = tokens.into_iter().take(QUERY_TERMS_MAX).map(|token| Term::from_field_text(field, &token.text)).collect();
    match terms.as_slice() {
        [] => None,
        [only] => Some(Box::new(TermQuery::new(only.clone(), IndexRecordOption::WithFreqs))),
        _ => Some(Box::new(PhraseQuery::new(terms))),
    }
}

/// Documents that carry a recognised facet.
pub(crate) fn facet_query(fields: &Fields, facet: &Recognised) -> Boxed {
    code_query(fields, facet.field, &facet.code)
}

fn code_query(fields: &Fields, field: crate::FacetField, code: &str) -> Boxed {
    use crate::FacetField::Language;
    let plain = term(fields.facet(field), code, IndexRecordOption::Basic);
    if field == Language && code == "zh" {
        let scripts = ["zh-Hans", "zh-Hant"].map(|tag| term(fields.facet(field), tag, IndexRecordOption::Basic));
        return Box::new(BooleanQuery::union([plain].into_iter().chain(scripts).collect()));
    }
    plain
}

/// One filter a field for what was chosen: the values of a field widen it.
pub(crate) fn chosen_filters(fields: &Fields, chosen: &[Choice], without: Option<crate::FacetField>) -> Vec<Boxed> {
    let used = crate::FacetField::ALL.into_iter().filter(|field| Some(*field) != without);
    used.filter_map(|field| {
        let values = chosen.iter().filter(|choice| choice.field == field).map(|choice| code_query(fields, field, &choice.code)).collect();
        any_of(values)
    })
    .collect()
}

/// Only these kinds.
pub(crate) fn kind_filter(fields: &Fields, kinds: &[String]) -> Option<Boxed> {
    any_of(kinds.iter().take(QUERY_TERMS_MAX).map(|kind| term(fields.kind, kind, IndexRecordOption::Basic)).collect())
}
