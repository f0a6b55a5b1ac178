use std::collections::BTreeMap;

use super::*;
use crate::model::Interaction;
use crate::questions::testing::{Kept, library, read, stamp};
use crate::source::MemoryTree;

fn quiz(title: &str, questions: &[(&str, &[&str], &str)]) -> String {
    let mut text =
        format!("---\nid: abc1\ntitle: '{title}'\nchallengeType: 8\nlang: en-US\n---\n\n# --description--\n\nPass **it**.\n\n# --quizzes--\n\n## --quiz--\n");
    for (question, wrong, right) in questions {
        text.push_str(&format!(
            "\n### --question--\n\n#### --text--\n\n{question}\n\n#### --distractors--\n\n{}\n\n#### --answer--\n\n{right}\n",
            wrong.join("\n\n---\n\n")
        ));
    }
    text
}

fn read_files(files: &[(&str, String)]) -> Kept {
    read(&FreeCodeCampQuizzes, &MemoryTree::new(files.iter().map(|(path, text)| (*path, text.clone()))), &stamp())
}

#[test]
fn every_quiz_is_a_set_in_three_languages() {
    let (tree, stamp) = library("questions/freecodecamp-i18n-quizzes");
    let kept = read(&FreeCodeCampQuizzes, &tree, &stamp);
    assert_eq!(kept.resources.len(), 145);
    let challenges: usize = kept
        .refusals
        .iter()
        .filter(|refusal| refusal.code == "not-a-quiz")
        .map(|refusal| refusal.reason.split(' ').next().unwrap().parse::<usize>().unwrap())
        .sum();
    assert_eq!(challenges, 3 * (338 - 145));
    // 2 860 questions in each of three languages: each is in an item or refused.
    let texts: usize = kept.resources.iter().flat_map(|draft| &draft.items).map(|item| item.texts.len()).sum();
    let refused: Vec<_> = kept.refusals.iter().filter(|refusal| refusal.code != "not-a-quiz").collect();
    assert_eq!(texts + refused.len(), 3 * 2860, "{refused:#?}");
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for item in kept.resources.iter().flat_map(|draft| &draft.items) {
        let Interaction::SingleChoice { correct } = &item.interaction else { panic!("{item:?}") };
        *places.entry(correct).or_default() += 1;
        assert!(item.texts.iter().all(|text| text.choices.len() == 4));
    }
    assert!(places.len() == 4 && places.values().all(|count| (600..830).contains(count)), "{places:?}");
    let classes = kept.resources.iter().find(|draft| draft.key == "67358ac128957c865dcf3ddf").unwrap();
    assert_eq!(classes.titles.best(Language::ZH_HANS), "JavaScript 类测验");
    assert_eq!((classes.items.len(), classes.languages.len()), (20, 3));
}

#[test]
fn translations_share_one_item_and_one_order() {
    let english = quiz("It''s", &[("What is `<a>`?", &["w1", "w2", "w3"], "right")]);
    let spanish = quiz("Es", &[("Qué es?", &["m1", "m2", "m3"], "correcto")]);
    let kept = read_files(&[("curriculum/challenges/english/blocks/b/x.md", english), ("curriculum/challenges/espanol/blocks/b/x.md", spanish)]);
    assert_eq!(kept.refusals, []);
    let draft = &kept.resources[0];
    assert_eq!((draft.titles.best(Language::EN), draft.summaries.best(Language::EN)), ("It's", "Pass it."));
    assert_eq!(draft.classification.subjects, ["english"]);
    let item = &draft.items[0];
    let Interaction::SingleChoice { correct } = &item.interaction else { panic!() };
    for (text, right) in item.texts.iter().zip(["right", "correcto"]) {
        assert_eq!(text.choices.iter().find(|choice| choice.id == *correct).unwrap().html, right);
    }
    assert_eq!(item.texts[0].prompt_html, "<p>What is <code>&lt;a&gt;</code>?</p>");
}

#[test]
fn languages_that_disagree_stand_alone() {
    let english = quiz("a", &[("1?", &["x"], "y"), ("2?", &["x"], "y")]);
    let arabic = quiz("a", &[("1?", &["x"], "y")]);
    let kept = read_files(&[("challenges/english/blocks/b/x.md", english), ("challenges/arabic/blocks/b/x.md", arabic)]);
    let keys: Vec<&str> = kept.resources[0].items.iter().map(|item| item.key.as_str()).collect();
    assert_eq!(keys, ["1-en", "1-ar", "2-en"]);
}

#[test]
fn older_lessons_and_recordings_are_read() {
    let lesson = "---\nid: old\ntitle: Old\n---\n# --questions--\n\n## --text--\n\nWhich?\n\n## --answers--\n\none\n\n### --feedback--\n\nNot quite.\n\n---\n\n```js\n---\n```\n\n---\n\nthree\n\n## --video-solution--\n\n2\n\n## --text--\n\nAgain?\n\n## --answers--\n\na\n\n---\n\nb\n\n## --video-solution--\n\n1\n";
    let audio = "---\nid: aud\nlang: en-US\n---\n# --quizzes--\n### --question--\n#### --text--\nWhat?\n#### --audio--\n```json\n{\"audio\":{},\"transcript\":[{\"character\":\"Ann\",\"text\":\"Hi <b>\"}]}\n```\n#### --distractors--\nx\n#### --answer--\ny\n";
    let kept = read_files(&[("challenges/english/blocks/b/old.md", lesson.to_owned()), ("challenges/english/blocks/b/aud.md", audio.to_owned())]);
    assert_eq!(kept.refusals, []);
    let sets: Vec<(&str, usize)> = kept.resources.iter().map(|draft| (draft.key.as_str(), draft.items.len())).collect();
    assert_eq!(sets, [("aud", 1), ("old", 2)]);
    assert!(kept.resources[0].items[0].texts[0].prompt_html.ends_with("<blockquote lang=\"en-US\" dir=\"auto\"><p><b>Ann</b>: Hi &lt;b&gt;</p></blockquote>"));
    let text = &kept.resources[1].items[0].texts[0];
    assert_eq!(text.solution_html, "<p>Not quite.</p>");
    let Interaction::SingleChoice { correct } = &kept.resources[1].items[0].interaction else { panic!() };
    assert!(text.choices.iter().find(|choice| choice.id == *correct).unwrap().html.contains("---"));
    assert_eq!(text.choices.len(), 3);
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let bad = quiz("a", &[("", &["x"], "y"), ("2?", &["x", "y"], "y"), ("3?", &[""], "y"), ("ok?", &["x"], "y")]);
    let kept = read_files(&[
        ("challenges/english/blocks/b/x.md", bad),
        ("challenges/english/blocks/b/none.md", "no front matter".to_owned()),
        ("challenges/english/blocks/b/id.md", "---\ntitle: x\n---\n".to_owned()),
        ("challenges/klingon/blocks/b/x.md", quiz("a", &[])),
        ("challenges/english/blocks/c/code.md", "---\nid: c\n---\n# --seed--\n### --question--\n".to_owned()),
        ("challenges/english/blocks/d/empty.md", "---\nid: d\n---\n# --quizzes--\n".to_owned()),
    ]);
    let mut codes = kept.codes();
    codes.sort_unstable();
    assert_eq!(codes, ["choices", "choices", "empty", "empty-question", "front-matter", "front-matter", "not-a-quiz", "unknown-language"]);
    assert_eq!(kept.item_count(), 1);
}
