//! From an understood query to the tree of what to look for.

use crate::analysis::{Run, Script, Token, bigrams, characters, runs, stem, units};
use crate::bounds::QUERY_TERMS_MAX;
use crate::error::Error;
use crate::fold::exact_key;
use crate::phonetic::{cuts, is_syllable};
use crate::places::codes_meant;
use crate::schema::{Fields, START, WHOLE};
use crate::tables::STOP_WORDS;
use crate::tree::{Leaf, Node, Tree, best};
use crate::understand::Recognised;
use crate::view::View;
use crate::weights as weight;

/// So many pairs of characters must all be found: a short name with one wrong character is a misspelling, not a match.
const PAIRS_ALL: usize = 6;

/// How many of the words must match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    pub view: &'a View,
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

/// The tree of a plan under way.
struct Growing<'a> {
    plan: &'a Plan<'a>,
    tree: Tree,
}

impl Plan<'_> {
    /// The recognised reading or the plain words, whichever matches, and what lifts. Nothing where there is a reading with facets, and no
    /// document can match it.
    pub fn tree(&self) -> Result<Option<Tree>, Error> {
        let mut growing = Growing { plan: self, tree: Tree::default() };
        let reads = !self.required.is_empty();
        let mut read = None;
        if reads {
            match growing.recognised()? {
                Reading::Possible(node) => read = Some(node),
                Reading::OnlySigns => {}
                Reading::Impossible => return Ok(None),
            }
        }
        // Where facets are understood, only documents with every word stand beside those that carry the facets.
        let strictness = if read.is_some() { Strictness::Exact } else { self.strictness };
        let plain = growing.words(self.text, strictness)?;
        growing.tree.recognised = read.is_some().then_some(usize::from(plain.is_some()));
        let names = growing.names(self.text)?;
        growing.tree.matching = plain.into_iter().chain(read).chain(names).collect();
        growing.tree.everything = self.text.trim().is_empty();
        growing.lift()?;
        Ok(Some(growing.tree))
    }
}

/// The reading with facets.
enum Reading {
    Possible(Node),
    /// What is left beside the facets holds no word.
    OnlySigns,
    /// No document can match it.
    Impossible,
}

impl Growing<'_> {
    /// All required facets and the rest of the words.
    fn recognised(&mut self) -> Result<Reading, Error> {
        let (plan, mut must) = (self.plan, Vec::new());
        for facet in plan.required {
            let Some(node) = self.facet(facet)? else {
                return Ok(Reading::Impossible);
            };
            must.push(node);
        }
        if !plan.rest.trim().is_empty() {
            if runs(plan.rest).is_empty() {
                return Ok(Reading::OnlySigns);
            }
            match self.words(plan.rest, plan.strictness)? {
                Some(words) => must.push(words),
                None => return Ok(Reading::Impossible),
            }
        }
        must.sort_by_cached_key(|node| self.tree.estimate(node));
        Ok(Reading::Possible(Node::With { must, should: Vec::new() }))
    }

    /// Documents that carry a recognised facet.
    fn facet(&mut self, facet: &Recognised) -> Result<Option<Node>, Error> {
        let mut leaves = Vec::new();
        for code in codes_meant(facet.field, &facet.code) {
            leaves.extend(self.tree.constant(self.plan.view, self.plan.fields.facet(facet.field), code, weight::FACET_NAMED)?);
        }
        Ok(best(leaves, 0.0))
    }

    fn lift(&mut self) -> Result<(), Error> {
        let plan = self.plan;
        for facet in plan.lifting {
            let lift = self.facet(facet)?;
            self.tree.lifts.extend(lift);
        }
        self.lift_names(plan.text)?;
        if plan.rest != plan.text {
            self.lift_names(plan.rest)?;
        }
        Ok(())
    }

    fn constant(&mut self, field: tantivy::schema::Field, text: &str, score: f32) -> Result<Option<Leaf>, Error> {
        self.tree.constant(self.plan.view, field, text, score)
    }

    fn rare(&mut self, field: tantivy::schema::Field, text: &str, by: f32) -> Result<Option<Leaf>, Error> {
        self.tree.rare(self.plan.view, field, text, by)
    }

    fn titled(&mut self, texts: &[&str], by: f32) -> Result<Option<Leaf>, Error> {
        let (fields, view) = (self.plan.fields, self.plan.view);
        self.tree.together(view, fields.title_characters, fields.title_pairs, texts, by)
    }

    fn spoken(&mut self, syllables: &[&str]) -> Result<Option<Leaf>, Error> {
        let (fields, view) = (self.plan.fields, self.plan.view);
        self.tree.together(view, fields.pinyin, fields.pinyin_pairs, syllables, weight::PINYIN)
    }

    /// Whole names, however the words in them are cut: `pivot tables` is the title PivotTables.
    fn names(&mut self, text: &str) -> Result<Vec<Node>, Error> {
        let key = exact_key(text);
        let mut names = Vec::new();
        if !key.is_empty() {
            let fields = self.plan.fields;
            for field in [fields.title_exact, fields.title_part, fields.people, fields.pinyin_exact] {
                names.extend(self.constant(field, &key, 1.0)?.map(Node::Leaf));
            }
        }
        Ok(names)
    }

    fn lift_names(&mut self, text: &str) -> Result<(), Error> {
        let (key, fields, view) = (exact_key(text), self.plan.fields, self.plan.view);
        if key.is_empty() {
            return Ok(());
        }
        for (field, score) in [
            (fields.title_exact, weight::TITLE_EXACT),
            (fields.title_part, weight::TITLE_PART),
            (fields.people, weight::PEOPLE_EXACT),
            (fields.pinyin_exact, weight::PINYIN_EXACT),
        ] {
            let lift = self.constant(field, &key, score)?;
            self.tree.lifts.extend(lift.map(Node::Leaf));
        }
        let tokens: Vec<Token> = characters(text).into_iter().take(QUERY_TERMS_MAX).collect();
        let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
        match texts.as_slice() {
            [] => return Ok(()),
            [only] => {
                let lift = self.tree.weighed(view, fields.title_characters, only, weight::TITLE_PHRASE, true)?;
                self.tree.lifts.extend(lift.map(Node::Leaf));
            }
            several => {
                let lift = self.titled(several, weight::TITLE_PHRASE)?;
                self.tree.lifts.extend(lift.map(Node::Leaf));
            }
        }
        let from_start: Vec<&str> = std::iter::once(START).chain(texts.iter().copied()).take(QUERY_TERMS_MAX).collect();
        let lift = self.titled(&from_start, weight::TITLE_START)?;
        self.tree.lifts.extend(lift.map(Node::Leaf));
        if texts.len() > 1 && texts.iter().all(|text| is_syllable(text)) {
            let lift = self.spoken(&texts)?;
            self.tree.lifts.extend(lift.map(Node::Leaf));
        }
        Ok(())
    }

    /// The words of a text, so many of them as the strictness wants. Nothing where no document can match them.
    fn words(&mut self, text: &str, strictness: Strictness) -> Result<Option<Node>, Error> {
        let runs: Vec<Run> = runs(text).into_iter().take(QUERY_TERMS_MAX).collect();
        let alone = runs.len() == 1;
        let spelt: Vec<(String, Vec<Vec<String>>)> = runs
            .iter()
            .map(|run| {
                let text = run.text();
                let ways = if run.script == Script::Spaced { cuts(&text) } else { Vec::new() };
                (text, ways)
            })
            .collect();
        let spoken = spelt.iter().all(|(_, ways)| !ways.is_empty());
        let (mut needed, mut optional): (Vec<Option<Node>>, Vec<Option<Node>>) = (Vec::new(), Vec::new());
        for (run, (text, ways)) in runs.iter().zip(&spelt) {
            let found = match run.script {
                Script::Spaced => self.spaced_word(text, ways, alone, spoken)?,
                Script::Cjk | Script::Unspaced => self.unspaced_run(run, strictness)?,
            };
            if STOP_WORDS.contains(&text.as_str()) { &mut optional } else { &mut needed }.push(found);
        }
        if needed.is_empty() {
            needed = std::mem::take(&mut optional);
        }
        let least = strictness.needed(needed.len());
        let Some(words) = self.tree.at_least(least, needed) else {
            return Ok(None);
        };
        let should: Vec<Node> = optional.into_iter().flatten().collect();
        Ok(Some(if should.is_empty() { words } else { Node::With { must: vec![words], should } }))
    }

    /// The best of a word's fields, and a little of the others.
    fn word(&mut self, text: &str, mut leaves: Vec<Leaf>) -> Result<Option<Node>, Error> {
        let (fields, view) = (self.plan.fields, self.plan.view);
        leaves.extend(self.tree.weighed(view, fields.title, text, weight::TITLE, false)?);
        leaves.extend(self.rare(fields.heading, text, weight::HEADING)?);
        leaves.extend(self.rare(fields.context, text, weight::CONTEXT)?);
        leaves.extend(self.tree.weighed(view, fields.body, text, weight::BODY, true)?);
        leaves.extend(self.rare(fields.people, text, weight::PEOPLE)?);
        Ok(best(leaves, weight::OTHER_FIELDS))
    }

    /// A word between spaces; where it is pinyin, also the titles that sound so.
    fn spaced_word(&mut self, word: &str, ways: &[Vec<String>], alone: bool, all_spoken: bool) -> Result<Option<Node>, Error> {
        let fields = self.plan.fields;
        let mut sounds: Vec<Leaf> = Vec::new();
        sounds.extend(self.constant(fields.pinyin_exact, word, weight::PINYIN_EXACT / 2.0)?);
        for way in ways {
            if let [syllable] = way.as_slice() {
                if all_spoken {
                    sounds.extend(self.rare(fields.pinyin, syllable, weight::PINYIN / 2.0)?);
                }
                continue;
            }
            let syllables: Vec<&str> = way.iter().map(String::as_str).collect();
            sounds.extend(self.spoken(&syllables)?);
        }
        if alone && word.chars().count() > 1 {
            sounds.extend(self.constant(fields.initials, word, weight::INITIALS)?);
            sounds.extend(self.constant(fields.initials, &format!("{word}{WHOLE}"), weight::INITIALS_WHOLE)?);
        }
        self.word(&stem(word), sounds)
    }

    /// A stretch of Han characters: its dictionary words, or all its pairs of characters.
    fn unspaced_run(&mut self, run: &Run, strictness: Strictness) -> Result<Option<Node>, Error> {
        let found: Vec<Token> = units(run).into_iter().take(QUERY_TERMS_MAX).collect();
        let (needed, optional): (Vec<&Token>, Vec<&Token>) = found.iter().partition(|token| !STOP_WORDS.contains(&token.text.as_str()));
        let kept = if needed.is_empty() { optional } else { needed };
        let (fields, view) = (self.plan.fields, self.plan.view);
        let mut words: Vec<Option<Node>> = Vec::new();
        for token in &kept {
            let mut more: Vec<Leaf> = Vec::new();
            if token.text.chars().count() == 1 {
                more.extend(self.tree.weighed(view, fields.title_characters, &token.text, 1.0, true)?);
                more.extend(self.constant(fields.grams, &token.text, weight::GRAMS)?);
            }
            words.push(self.word(&token.text, more)?);
        }
        let least = strictness.needed(words.len());
        let mut ways: Vec<Option<Node>> = vec![if words.is_empty() { None } else { self.tree.at_least(least, words) }];
        let pairs: Vec<Token> = bigrams(&run.text()).into_iter().take(QUERY_TERMS_MAX).collect();
        if run.script == Script::Cjk && kept.len() > 1 && !pairs.is_empty() {
            let least = if pairs.len() <= PAIRS_ALL { pairs.len() } else { strictness.needed(pairs.len()) };
            let mut nodes = Vec::new();
            for pair in &pairs {
                nodes.push(self.rare(fields.grams, &pair.text, weight::GRAMS)?.map(Node::Leaf));
            }
            ways.push(self.tree.at_least(least, nodes));
        }
        Ok(self.tree.at_least(1, ways))
    }
}
