//! Did you mean: words of titles that sound like, or are nearly written like, a word of the query.

use std::collections::{HashMap, HashSet};

use crate::analysis::{Script, runs, stem, words};
use crate::bounds::SPELLING_WORDS_MAX;
use crate::phonetic::{blurred, cuts, readings};
use crate::schema::title_parts;

/// The longest Chinese word that is mended as a whole, in characters.
const SOUND_CHARACTERS_MAX: usize = 8;
/// Latin words shorter than this are not mended: everything is near to them.
const LATIN_LENGTH_MIN: usize = 4;
/// From this length on two letters may differ.
const LATIN_TWO_ERRORS_FROM: usize = 8;

/// The most words kept that sound alike.
const ALIKE_MAX: usize = 16;

/// How many characters stand in both at the same place.
fn same_characters(left: &str, right: &str) -> usize {
    left.chars().zip(right.chars()).filter(|(left, right)| left == right).count()
}

/// The words of titles and how they sound.
#[derive(Default)]
pub(crate) struct Spelling {
    /// Words of Latin and other spaced scripts, not stemmed, with their weight.
    latin: HashMap<String, u64>,
    /// The same by length, in order, each with the letters it holds; made when learning is over.
    latin_by_length: Vec<Vec<(u64, Box<[char]>)>>,
    /// Blurred pinyin to the Chinese words that sound so, the heaviest first.
    sounds: HashMap<String, Vec<(u64, String)>>,
    /// Chinese words that are known as they are.
    known: HashSet<String>,
}

/// How a Chinese word sounds, blurred; `None` where a character has no reading.
fn sound(word: &str) -> Option<String> {
    word.chars().map(|character| readings(character).first().map(|reading| blurred(reading))).collect::<Option<Vec<_>>>().map(|parts| parts.concat())
}

impl Spelling {
    pub fn learn(&mut self, title: &str, weight: u64) {
        if self.latin.len() + self.known.len() >= SPELLING_WORDS_MAX {
            return;
        }
        for run in runs(title).iter().filter(|run| run.script == Script::Spaced) {
            let word = run.text();
            if word.chars().count() >= LATIN_LENGTH_MIN && word.chars().all(char::is_alphabetic) {
                for form in [stem(&word), word] {
                    let known = self.latin.entry(form).or_default();
                    *known = known.saturating_add(1 + weight);
                }
            }
        }
        let chinese = words(title).into_iter().map(|token| token.text).chain(title_parts(title));
        for word in chinese {
            let length = word.chars().count();
            if !(2..=SOUND_CHARACTERS_MAX).contains(&length) {
                continue;
            }
            let Some(sound) = sound(&word) else {
                continue;
            };
            let alike = self.sounds.entry(sound).or_default();
            if let Some((heaviest, _)) = alike.iter_mut().find(|(_, known)| *known == word) {
                *heaviest = weight.max(*heaviest);
            } else if alike.len() < ALIKE_MAX {
                alike.push((weight, word.clone()));
            }
            self.known.insert(word);
        }
    }

    pub fn settle(&mut self) {
        let longest = self.latin.keys().map(|word| word.chars().count()).max().unwrap_or(0);
        self.latin_by_length = vec![Vec::new(); longest + 1];
        for word in self.latin.keys() {
            if let Some(bucket) = self.latin_by_length.get_mut(word.chars().count()) {
                bucket.push((letters(word.chars()), word.chars().collect()));
            }
        }
        self.latin_by_length.iter_mut().for_each(|bucket| {
            bucket.sort();
            bucket.shrink_to_fit();
        });
        self.sounds.values_mut().for_each(|alike| {
            alike.sort_by(|left, right| right.0.cmp(&left.0).then_with(|| left.1.cmp(&right.1)));
            alike.shrink_to_fit();
        });
    }

    /// The query with its unknown words mended; `None` where nothing better is known.
    pub fn mend(&self, query: &str) -> Option<String> {
        let mut mended = String::new();
        let mut changed = false;
        let mut at = 0;
        for run in runs(query) {
            let (Some(first), Some(last)) = (run.characters.first(), run.characters.last()) else {
                continue;
            };
            let text = run.text();
            let better = match run.script {
                Script::Cjk => self.mend_chinese(&text),
                Script::Spaced => self.mend_latin(&text),
                Script::Unspaced => None,
            };
            mended.push_str(query.get(at..first.start).unwrap_or(""));
            changed |= better.is_some();
            mended.push_str(better.as_deref().or(query.get(first.start..last.end)).unwrap_or(""));
            at = last.end;
        }
        changed.then_some(mended)
    }

    /// Goes from left to right and takes the longest stretch that is known, or sounds like something known.
    fn mend_chinese(&self, run: &str) -> Option<String> {
        let characters: Vec<char> = run.chars().collect();
        let mut mended = String::new();
        let mut at = 0;
        while at < characters.len() {
            let longest = SOUND_CHARACTERS_MAX.min(characters.len() - at);
            let found = (2..=longest).rev().find_map(|length| {
                let stretch: String = characters.get(at..at + length)?.iter().collect();
                if self.known.contains(&stretch) {
                    return Some((length, stretch));
                }
                let alike = sound(&stretch).and_then(|sound| self.sounds.get(&sound))?;
                let fitting = alike.iter().filter(|(_, word)| word.chars().count() == length);
                // The most characters as typed; the first, so the heaviest, among equals.
                fitting.rev().max_by_key(|(_, word)| same_characters(word, &stretch)).map(|(_, word)| (length, word.clone()))
            });
            let (length, text) = found.unwrap_or_else(|| (1, characters.get(at).map(char::to_string).unwrap_or_default()));
            mended.push_str(&text);
            at += length;
        }
        (mended != run).then_some(mended)
    }

    fn mend_latin(&self, word: &str) -> Option<String> {
        let length = word.chars().count();
        if length < LATIN_LENGTH_MIN || self.latin.contains_key(word) {
            return None;
        }
        let spelt = cuts(word).into_iter().find_map(|syllables| {
            let sound: String = syllables.iter().map(|syllable| blurred(syllable)).collect();
            self.sounds.get(&sound).and_then(|alike| alike.first()).map(|(_, word)| word.clone())
        });
        if spelt.is_some() {
            return spelt;
        }
        let errors = if length >= LATIN_TWO_ERRORS_FROM { 2 } else { 1 };
        let (typed, mut lines) = (word.chars().collect::<Vec<char>>(), Lines::default());
        let held = letters(typed.iter().copied());
        let near = self.latin_by_length.iter().skip(length.saturating_sub(errors)).take(2 * errors + 1).flatten();
        // A wrong letter is one that is missing and one too many; a letter that holds for several is only ever too lenient.
        let near = near.filter(|(letters, _)| (letters ^ held).count_ones() as usize <= 2 * errors);
        near.filter_map(|(_, known)| {
            let distance = lines.edits(&typed, known, errors)?;
            let known: String = known.iter().collect();
            Some((distance, std::cmp::Reverse(self.latin.get(&known).copied().unwrap_or(0)), known))
        })
        .min()
        .map(|(_, _, known)| known)
    }
}

/// A bit for each letter, several letters to a bit.
fn letters(word: impl Iterator<Item = char>) -> u64 {
    word.fold(0, |all, letter| all | 1 << (u32::from(letter) % u64::BITS))
}

/// Three lines of the table of distances.
#[derive(Default)]
struct Lines {
    before: Vec<usize>,
    above: Vec<usize>,
    line: Vec<usize>,
}

impl Lines {
    /// Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment), or `None` above `most`.
    fn edits(&mut self, left: &[char], right: &[char], most: usize) -> Option<usize> {
        self.before.clear();
        self.above.clear();
        self.above.extend(0..=right.len());
        for (row, character) in left.iter().enumerate() {
            self.line.clear();
            self.line.push(row + 1);
            let mut least = row + 1;
            for (column, other) in right.iter().enumerate() {
                let get = |from: &[usize], at: usize| from.get(at).copied().unwrap_or(usize::MAX / 2);
                let replaced = get(&self.above, column) + usize::from(character != other);
                let mut best = replaced.min(get(&self.above, column + 1) + 1).min(get(&self.line, column) + 1);
                let swapped = row > 0 && column > 0 && left.get(row - 1) == Some(other) && right.get(column - 1) == Some(character);
                if swapped {
                    best = best.min(get(&self.before, column - 1) + 1);
                }
                self.line.push(best);
                least = least.min(best);
            }
            if least > most {
                return None;
            }
            std::mem::swap(&mut self.before, &mut self.above);
            std::mem::swap(&mut self.above, &mut self.line);
        }
        self.above.last().copied().filter(|cost| *cost <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learnt() -> Spelling {
        let mut spelling = Spelling::default();
        for title in ["静夜思", "线段树基础", "线段树", "Adding Fractions", "后缀自动机 (SAM)"] {
            spelling.learn(title, 1);
        }
        spelling.settle();
        spelling
    }

    #[test]
    fn words_are_mended() {
        let spelling = learnt();
        assert_eq!(spelling.mend("静夜诗").as_deref(), Some("静夜思"));
        assert_eq!(spelling.mend("线断树").as_deref(), Some("线段树"));
        assert_eq!(spelling.mend("Fractoins").as_deref(), Some("fractions"));
        assert_eq!(spelling.mend("jingyeshi").as_deref(), Some("静夜思"));
        assert_eq!(spelling.mend("静夜思"), None);
        assert_eq!(spelling.mend("zzzzzz"), None);
    }

    #[test]
    fn words_are_learnt_to_a_bound() {
        let word = |number: usize| -> String { (0..5).map(|place| char::from(b'a' + u8::try_from(number / 26_usize.pow(place) % 26).unwrap())).collect() };
        let mut spelling = Spelling::default();
        // Both forms of a word count, so the bound is met before the last of these.
        for first in (0..SPELLING_WORDS_MAX).step_by(1_000) {
            let title: Vec<String> = (first..first + 1_000).map(word).collect();
            spelling.learn(&title.join(" "), 1);
        }
        let full = spelling.latin.len();
        assert!((SPELLING_WORDS_MAX..SPELLING_WORDS_MAX + 2_000).contains(&full), "no more than one title beyond the bound: {full}");
        spelling.learn("quokka 线段树", 1);
        assert_eq!((spelling.latin.len(), spelling.known.len()), (full, 0), "what is full learns nothing");
    }

    #[test]
    fn distances() {
        let edits = |left: &str, right: &str, most| Lines::default().edits(&left.chars().collect::<Vec<_>>(), &right.chars().collect::<Vec<_>>(), most);
        assert_eq!(edits("abc", "acb", 2), Some(1));
        assert_eq!(edits("abc", "abc", 0), Some(0));
        assert_eq!(edits("abcd", "dcba", 2), None);
        assert_eq!(edits("abcdef", "badcef", 2), Some(2));
    }
}
