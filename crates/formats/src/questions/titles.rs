//! The titles of question sets that have no title of their own in their files; the words stand in `titles.tsv`.

use kernel::{Language, LocalizedText};

const TITLES: &str = include_str!("titles.tsv");

/// The titles of a format's set of questions in `content`; `part` (test, train, a language) is added where there is one.
pub(crate) fn titles(format: &str, content: Language, part: &str) -> LocalizedText {
    let mut titles = LocalizedText::default();
    for line in TITLES.lines() {
        let mut fields = line.split('\t');
        let (Some(named), Some(of), Some(language), Some(title)) = (fields.next(), fields.next(), fields.next(), fields.next()) else { continue };
        if let Ok(language) = language.parse::<Language>()
            && named == format
            && (of == "*" || of == content.tag())
        {
            titles.set(language, if part.is_empty() { title.to_owned() } else { format!("{title} · {part}") });
        }
    }
    titles
}

/// Which part of a data set a file holds, by the word in its name: `train`, `dev`, `test`; else the name without its extension.
pub(crate) fn part_of(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    let parts = ["train", "dev", "valid", "test"];
    stem.split(['_', '-']).find_map(|word| parts.into_iter().find(|part| *part == word)).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_well_formed_and_found() {
        for line in TITLES.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            assert_eq!(fields.len(), 4, "{line}");
            assert!(fields[2].parse::<Language>().is_ok());
        }
        let titles = titles("gsm8k", Language::EN, "test");
        assert_eq!(titles.iter().count(), 2);
        assert!(titles.best(Language::EN).ends_with(" · test"));
        assert_eq!(part_of("a/ch_single_choice_test_2K.jsonl"), "test");
        assert_eq!(part_of("dev.jsonl.tar.gz"), "dev");
        assert_eq!(part_of("x/other.jsonl"), "other");
    }
}
