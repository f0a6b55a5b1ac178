//! Texts into tokens. The same for index and query, so that what is found is what was meant.

use std::cell::RefCell;
use std::ops::Range;
use std::thread::LocalKey;

use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer, TokenStream, Tokenizer};
use tantivy_jieba::JiebaTokenizer;

use crate::fold::{Folded, fold_with_places, is_cjk, is_name_sign, is_unspaced, is_word};

/// The longest word kept, in characters; longer ones (keys, data) are cut so that a hostile text cannot blow up the dictionary.
pub const WORD_CHARACTERS_MAX: usize = 40;
/// The length of the character grams in scripts without spaces other than Han.
pub(crate) const UNSPACED_GRAM: usize = 3;

/// A token and the bytes of the original text it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The folded, stemmed text of the token.
    pub text: String,
    /// Where it begins in the original.
    pub start: usize,
    /// Where it ends in the original.
    pub end: usize,
}

/// What a stretch of text is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Han characters and kana.
    Cjk,
    /// Thai and other scripts without spaces.
    Unspaced,
    /// Words between spaces.
    Spaced,
}

/// A stretch of text in one script without a break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its script.
    pub script: Script,
    /// Its folded characters with their places.
    pub characters: Vec<Folded>,
}

impl Run {
    /// The folded text of the run.
    #[must_use]
    pub fn text(&self) -> String {
        self.characters.iter().map(|folded| folded.character).collect()
    }

    fn token(&self, from: usize, to: usize) -> Option<Token> {
        let part = self.characters.get(from..to)?;
        Some(Token { text: part.iter().map(|folded| folded.character).collect(), start: part.first()?.start, end: part.last()?.end })
    }
}

/// Parts folded characters into stretches of one script, each by its place among them.
pub(crate) fn stretches(folded: &[Folded]) -> impl Iterator<Item = (Script, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut open: Option<(Script, Range<usize>)> = None;
        while let Some(Folded { character, .. }) = folded.get(at) {
            let follows_word = open.as_ref().is_some_and(|(script, _)| *script == Script::Spaced);
            let script = script(*character, follows_word);
            match (&mut open, script) {
                (Some((known, range)), Some(script)) if *known == script => range.end = at + 1,
                (Some(_), Some(_)) => return open,
                (None, Some(script)) => open = Some((script, at..at + 1)),
                (Some(_), None) => {
                    at += 1;
                    return open;
                }
                (None, None) => {}
            }
            at += 1;
        }
        open
    })
}

fn script(character: char, follows_word: bool) -> Option<Script> {
    if is_cjk(character) {
        Some(Script::Cjk)
    } else if is_unspaced(character) && is_word(character) {
        Some(Script::Unspaced)
    } else if is_word(character) || (is_name_sign(character) && follows_word) {
        Some(Script::Spaced)
    } else {
        None
    }
}

/// Cuts a text into runs.
#[must_use]
pub fn runs(text: &str) -> Vec<Run> {
    let folded = fold_with_places(text);
    stretches(&folded).map(|(script, range)| Run { script, characters: folded.get(range).unwrap_or(&[]).to_vec() }).collect()
}

thread_local! {
    static STEMMER: RefCell<TextAnalyzer> = RefCell::new(TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(Language::English)).build());
    /// Search mode: the shorter words inside a longer one are found too.
    static SEGMENTER: RefCell<JiebaTokenizer> = RefCell::new(JiebaTokenizer::with_hmm(false));
    /// The longest words only, for queries.
    static UNIT_SEGMENTER: RefCell<JiebaTokenizer> = RefCell::new({
        let mut segmenter = JiebaTokenizer::with_hmm(false);
        segmenter.set_search_mode(false);
        segmenter
    });
}

/// The English stem of a folded word; words of other languages pass through the same rules on both sides, which does no harm.
#[must_use]
pub fn stem(word: &str) -> String {
    if word.chars().count() < 4 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    STEMMER.with_borrow_mut(|stemmer| {
        let mut stream = stemmer.token_stream(word);
        if stream.advance() { stream.token().text.clone() } else { word.to_owned() }
    })
}

fn segment(run: &Run, segmenter: &'static LocalKey<RefCell<JiebaTokenizer>>, tokens: &mut Vec<Token>) {
    let text = run.text();
    segmenter.with_borrow_mut(|segmenter| {
        let mut stream = segmenter.token_stream(&text);
        // Words come nearly in order, so characters are counted on from the last one.
        let (mut byte, mut from) = (0, 0);
        while stream.advance() {
            let found = stream.token();
            if found.offset_from < byte {
                (byte, from) = (0, 0);
            }
            from += text.get(byte..found.offset_from).map_or(0, |between| between.chars().count());
            byte = found.offset_from;
            let length = found.text.chars().count();
            tokens.extend(run.token(from, from + length));
        }
    });
}

/// The words of a text: dictionary words of Chinese (with the shorter words inside longer ones), stems of spaced scripts, trigrams of others.
#[must_use]
pub fn words(text: &str) -> Vec<Token> {
    words_of(&runs(text))
}

/// The words of runs.
pub(crate) fn words_of(runs: &[Run]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for run in runs {
        match run.script {
            Script::Cjk => segment(run, &SEGMENTER, &mut tokens),
            Script::Unspaced => grams_of(run, UNSPACED_GRAM, &mut tokens),
            Script::Spaced => spaced_word(run, &mut tokens),
        }
    }
    tokens
}

/// The units a run of a query must match by: its longest words, without overlap.
#[must_use]
pub fn units(run: &Run) -> Vec<Token> {
    let mut tokens = Vec::new();
    match run.script {
        Script::Cjk => segment(run, &UNIT_SEGMENTER, &mut tokens),
        Script::Unspaced => grams_of(run, UNSPACED_GRAM, &mut tokens),
        Script::Spaced => tokens.extend(run.token(0, run.characters.len()).map(|mut token| {
            token.text = stem(&token.text);
            token
        })),
    }
    tokens
}

pub(crate) fn spaced_word(run: &Run, tokens: &mut Vec<Token>) {
    let length = run.characters.len().min(WORD_CHARACTERS_MAX);
    let Some(mut token) = run.token(0, length) else {
        return;
    };
    let bare = token.text.trim_end_matches(is_name_sign).to_owned();
    if bare.len() < token.text.len() {
        tokens.push(Token { text: stem(&bare), ..token.clone() }); // `c++` is found by `c` too
    } else {
        token.text = stem(&token.text);
    }
    tokens.push(token);
}

fn grams_of(run: &Run, size: usize, tokens: &mut Vec<Token>) {
    let length = run.characters.len();
    if length <= size {
        tokens.extend(run.token(0, length));
        return;
    }
    for from in 0..=(length - size) {
        tokens.extend(run.token(from, from + size));
    }
}

/// The pairs of neighbouring characters in every Han run; a run of one character is itself.
#[must_use]
pub fn bigrams(text: &str) -> Vec<Token> {
    bigrams_of(&runs(text))
}

/// The pairs of neighbouring characters in runs.
pub(crate) fn bigrams_of(runs: &[Run]) -> Vec<Token> {
    let mut tokens = Vec::new();
    runs.iter().filter(|run| run.script == Script::Cjk).for_each(|run| grams_of(run, 2, &mut tokens));
    tokens
}

/// Every Han character and every spaced word by itself, in order: for phrases within titles.
#[must_use]
pub fn characters(text: &str) -> Vec<Token> {
    characters_of(&runs(text))
}

/// The Han characters and spaced words of runs.
pub(crate) fn characters_of(runs: &[Run]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for run in runs {
        match run.script {
            Script::Cjk | Script::Unspaced => grams_of(run, 1, &mut tokens),
            Script::Spaced => tokens.extend(run.token(0, run.characters.len().min(WORD_CHARACTERS_MAX)).map(|mut token| {
                token.text = stem(&token.text);
                token
            })),
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(tokens: Vec<Token>) -> Vec<String> {
        tokens.into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_of_many_scripts() {
        assert_eq!(texts(words("Adding Fractions")), ["add", "fraction"]);
        assert_eq!(texts(words("深度學習")), ["深度", "学习"]);
        assert_eq!(texts(words("C++ 语法")), ["c", "c++", "语法"]);
        assert_eq!(texts(words("Физика")), ["физика"]);
        assert_eq!(texts(words("เป็ด")).len(), 2);
        assert_eq!(texts(bigrams("静夜思 x 月")), ["静夜", "夜思", "月"]);
        assert_eq!(texts(characters("C++ 基础")), ["c++", "基", "础"]);
    }

    #[test]
    fn endless_words_are_cut() {
        let long = "a".repeat(WORD_CHARACTERS_MAX + 1);
        assert!(words(&long).iter().all(|token| token.text.len() <= WORD_CHARACTERS_MAX));
    }
}
