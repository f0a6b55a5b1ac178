//! Where a book belongs when its source does not say so: recognised by the words of its title and collection.

use crate::model::Classification;
use crate::source::Stamp;

/// Words and what they mean: the subject, and the stages. The first row that matches counts; words are in lower case.
const WORDS: &[(&[&str], &str, &[&str])] = &[
    (&["oi-wiki", "oi wiki", "olympiad in informatics", "信息学"], "informatics", &["senior", "higher"]),
    (
        &[
            "javascript",
            "html",
            "css",
            "python",
            "rust",
            "java",
            "c++",
            "golang",
            "typescript",
            "bash",
            "shell",
            "git",
            "sql",
            "linux",
            "programming",
            "software",
            "algorithm",
            "deep learning",
            "machine learning",
            "operating system",
            "database",
            "compiler",
            "web",
            "iot",
            "internet of things",
            "computer",
            "spreadsheet",
            "r-novice",
            "data science",
            "编程",
            "程序",
            "算法",
            "深度学习",
            "机器学习",
            "操作系统",
            "数据库",
            "计算机",
            "编译",
            "网页",
            "物联网",
            "数据结构",
            "人工智能",
        ],
        "informatics",
        &["higher"],
    ),
    (&["algebra", "calculus", "mathematics", "geometry", "statistics", "数学", "代数", "微积分", "几何"], "mathematics", &["higher"]),
    (&["physics", "物理"], "physics", &["higher"]),
    (&["chemistry", "化学"], "chemistry", &["higher"]),
    (&["biology", "生物"], "biology", &["higher"]),
];

/// Subject and stages by the words of the title and of the collection's name; empty where no word is known.
#[must_use]
pub fn classify(title: &str, stamp: &Stamp) -> Classification {
    let words = format!("{title} {} {}", stamp.collection, stamp.provenance.source_url.rsplit('/').next().unwrap_or_default()).to_lowercase();
    let mut classification = Classification::default();
    if let Some((_, subject, stages)) = WORDS.iter().find(|(known, _, _)| known.iter().any(|word| contains_word(&words, word))) {
        classification.subjects.push((*subject).to_owned());
        classification.stages.extend(stages.iter().map(|stage| (*stage).to_owned()));
    }
    classification
}

/// Whether the word stands in the text, not as a part of a longer Latin word.
fn contains_word(text: &str, word: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric();
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(is_letter);
        let after = text.get(at + word.len()..).and_then(|after| after.chars().next()).is_some_and(is_letter);
        let part_of_longer = (before && word.starts_with(is_letter)) || (after && word.ends_with(is_letter));
        !part_of_longer
    })
}
