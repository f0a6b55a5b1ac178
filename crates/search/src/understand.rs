//! Reads the curriculum words in a query: 三年级数学下册 is a grade, a subject and a volume. Pure.

use serde::Serialize;

use crate::bounds::QUERY_CHARACTERS_MAX;
use crate::document::FacetField;
use crate::fold::{Folded, fold_with_places, is_name_sign, is_word};
use crate::vocabulary::{Meaning, Name, Vocabulary};

/// A facet that the query names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Recognised {
    /// The field.
    pub field: FacetField,
    /// The code.
    pub code: String,
    /// The words of the query that name it, as written.
    pub words: String,
}

/// What a query means.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Understood {
    /// The whole query, cut to [`QUERY_CHARACTERS_MAX`].
    pub text: String,
    /// What is left for the words of the content.
    pub text_rest: String,
    /// The facets that are named.
    pub facets: Vec<Recognised>,
}

/// Words between facets that carry no meaning of their own.
const CONNECTORS: [char; 6] = ['的', '第', '版', '之', '和', '与'];

struct Match<'v> {
    from: usize,
    to: usize,
    name: &'v Name,
}

/// Reads a query with the given names.
#[must_use]
pub fn understand(query: &str, vocabulary: &Vocabulary) -> Understood {
    let text: String = query.chars().take(QUERY_CHARACTERS_MAX).map(|character| if character.is_control() { ' ' } else { character }).collect();
    let characters = normal_with_places(&text);
    let plain: Vec<char> = characters.iter().map(|folded| folded.character).collect();
    let matches = find(&plain, vocabulary);
    let accepted = accept(&plain, &matches);
    let mut facets: Vec<Recognised> = Vec::new();
    let mut taken = vec![false; characters.len()];
    for found in accepted {
        let (Some(first), Some(last)) = (characters.get(found.from), characters.get(found.to - 1)) else {
            continue;
        };
        let words = text.get(first.start..last.end).unwrap_or("");
        for Meaning { field, code } in &found.name.meanings {
            if !facets.iter().any(|known| known.field == *field && known.code == *code) {
                facets.push(Recognised { field: *field, code: code.clone(), words: words.to_owned() });
            }
        }
        taken.iter_mut().take(found.to).skip(found.from).for_each(|place| *place = true);
    }
    let text_rest = if facets.is_empty() { text.trim().to_owned() } else { rest(&text, &characters, &taken) };
    Understood { text: text.trim().to_owned(), text_rest, facets }
}

/// The folded query with every stretch of other signs as one space.
fn normal_with_places(text: &str) -> Vec<Folded> {
    let mut normal: Vec<Folded> = Vec::new();
    for folded in fold_with_places(text) {
        if is_word(folded.character) || is_name_sign(folded.character) {
            normal.push(folded);
        } else if normal.last().is_some_and(|last| last.character != ' ') {
            normal.push(Folded { character: ' ', ..folded });
        }
    }
    normal
}

/// From left to right the longest name at every place where a name may begin.
fn find<'v>(plain: &[char], vocabulary: &'v Vocabulary) -> Vec<Match<'v>> {
    let mut matches: Vec<Match<'v>> = Vec::new();
    let mut at = 0;
    while at < plain.len() {
        let inside_word = plain.get(at).is_some_and(char::is_ascii_alphanumeric)
            && at > 0
            && plain.get(at - 1).is_some_and(char::is_ascii_alphanumeric)
            && !matches.last().is_some_and(|last| last.to == at && last.name.spelt);
        let found = if inside_word { None } else { plain.get(at..).and_then(|following| vocabulary.longest_at(following)) };
        match found {
            Some((length, name)) => {
                matches.push(Match { from: at, to: at + length, name });
                at += length;
            }
            None => at += 1,
        }
    }
    matches
}

/// A stretch without spaces that consists of names only is understood. Otherwise only its strong names are, and the weak ones beside them;
/// pinyin is never taken out of the middle of a word.
fn accept<'m, 'v>(plain: &[char], matches: &'m [Match<'v>]) -> Vec<&'m Match<'v>> {
    let covered = |at: usize| matches.iter().any(|found| (found.from..found.to).contains(&at));
    let whole = |found: &Match<'_>| {
        let before = (0..found.from).rev().take_while(|at| plain.get(*at).is_some_and(|character| *character != ' '));
        let after = (found.to..plain.len()).take_while(|at| plain.get(*at).is_some_and(|character| *character != ' '));
        before.chain(after).all(|at| covered(at) || plain.get(at).is_some_and(|character| CONNECTORS.contains(character)))
    };
    // 杜甫的诗: what stands last behind 的 says what kind of thing is wanted.
    let kind_at_end = |found: &Match<'_>| {
        let ends = plain.get(found.to).is_none_or(|character| *character == ' ');
        ends && found.from > 0 && plain.get(found.from - 1) == Some(&'的')
    };
    let mut taken: Vec<bool> = matches.iter().map(|found| whole(found) || kind_at_end(found) || (found.name.strong && !found.name.spelt)).collect();
    // Weak names that touch a taken one, in both directions.
    for order in [(0..matches.len()).collect::<Vec<_>>(), (0..matches.len()).rev().collect()] {
        for pair in order.windows(2) {
            let [first, second] = pair else {
                continue;
            };
            let touching = match (matches.get(*first), matches.get(*second)) {
                (Some(one), Some(other)) => (one.to == other.from || other.to == one.from) && !other.name.spelt,
                _ => false,
            };
            if touching
                && taken.get(*first).copied().unwrap_or(false)
                && let Some(place) = taken.get_mut(*second)
            {
                *place = true;
            }
        }
    }
    matches.iter().zip(taken).filter_map(|(found, taken)| taken.then_some(found)).collect()
}

/// What is not taken, as written, without connectors that stand alone.
fn rest(text: &str, characters: &[Folded], taken: &[bool]) -> String {
    let mut parts: Vec<String> = vec![String::new()];
    let taken_next = |at: usize| taken.get(at + 1).copied().unwrap_or(false);
    let mut written = 0; // a sign that folds to several (ﬁ, Ⅷ) is written once
    for (at, (folded, taken)) in characters.iter().zip(taken).enumerate() {
        if *taken || (folded.character == '的' && taken_next(at)) || folded.character == ' ' {
            if parts.last().is_some_and(|part| !part.is_empty()) {
                parts.push(String::new());
            }
        } else if let Some(part) = parts.last_mut() {
            part.push_str(text.get(folded.start.max(written)..folded.end).unwrap_or(""));
        }
        written = folded.end;
    }
    parts.retain(|part| !part.is_empty() && !part.chars().all(|character| CONNECTORS.contains(&character)));
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> (String, Vec<String>) {
        let mut vocabulary = Vocabulary::standard();
        vocabulary.add_edition("人教版");
        vocabulary.add_edition("北师大版");
        let understood = understand(query, &vocabulary);
        (understood.text_rest, understood.facets.into_iter().map(|facet| format!("{}:{}", facet.field.code(), facet.code)).collect())
    }

    #[track_caller]
    fn check(query: &str, rest: &str, facets: &[&str]) {
        assert_eq!(read(query), (rest.to_owned(), facets.iter().map(|facet| (*facet).to_owned()).collect::<Vec<_>>()), "{query}");
    }

    #[test]
    fn curriculum_phrases_are_understood() {
        check("三年级数学下册", "", &["grade:3", "subject:mathematics", "volume:2"]);
        check("三年级 数学 小数", "小数", &["grade:3", "subject:mathematics"]);
        check("三年级數學小數", "小數", &["grade:3", "subject:mathematics"]);
        check("人教版 八上 物理", "", &["edition:人教版", "grade:8", "volume:1", "subject:physics"]);
        check("北师大八下物理", "", &["edition:北师大版", "grade:8", "volume:2", "subject:physics"]);
        check("高一物理必修一", "", &["grade:10", "subject:physics", "volume:必修1"]);
        check("初二英语", "", &["grade:8", "subject:english"]);
        check("7年级历史", "", &["grade:7", "subject:history"]);
        check("初二上语文", "", &["grade:8", "volume:1", "subject:chinese"]);
    }

    #[test]
    fn english_and_pinyin_phrases_are_understood() {
        check("grade 8 algebra", "algebra", &["grade:8"]);
        check("G7 math", "", &["grade:7", "subject:mathematics"]);
        check("3rd grade fractions", "fractions", &["grade:3"]);
        check("Year 3 science", "", &["grade:3", "subject:science"]);
        check("grade 12", "", &["grade:12"]);
        check("sannianji shuxue", "", &["grade:3", "subject:mathematics"]);
        check("bashang wuli", "", &["grade:8", "volume:1", "subject:physics"]);
        check("sannianjishuxuexiace", "", &["grade:3", "subject:mathematics", "volume:2"]);
        check("san nian ji shu xue", "", &["grade:3", "subject:mathematics"]);
    }

    #[test]
    fn ordinary_words_stay_words() {
        check("数学归纳法", "数学归纳法", &[]);
        check("更上一层楼", "更上一层楼", &[]);
        check("介绍一下", "介绍一下", &[]);
        check("mathematician", "mathematician", &[]);
        check("历史唯物主义", "历史唯物主义", &[]);
        check("", "", &[]);
        check("C++ 语法", "C++ 语法", &[]);
        check("数学", "", &["subject:mathematics"]);
        check("杜甫的诗", "杜甫", &["type:poem"]);
        check("English grammar", "grammar", &["language:en"]);
        check("三年级 ﬁgure ㎏", "ﬁgure ㎏", &["grade:3"]);
    }

    #[test]
    fn long_queries_are_cut() {
        let query = "数".repeat(QUERY_CHARACTERS_MAX + 1);
        assert_eq!(understand(&query, &Vocabulary::standard()).text.chars().count(), QUERY_CHARACTERS_MAX);
    }
}
