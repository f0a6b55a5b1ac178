//! The titles of question sets that have no title of their own in their files; the words stand in `titles.tsv`.

use kernel::{Language, LocalizedText};

const TITLES: &str = include_str!("titles.tsv");

/// Which part of a data set a set of questions is, as people call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part<'a> {
    pub(crate) chinese: &'a str,
    pub(crate) english: &'a str,
}

impl Part<'_> {
    /// The set needs no word beside its title.
    pub(crate) const WHOLE: Self = Self { chinese: "", english: "" };
}

/// The titles of a format's set of questions in `content`. The part stands where the title has `{}`, else after it.
pub(crate) fn titles(format: &str, content: Language, part: Part<'_>) -> LocalizedText {
    let mut titles = LocalizedText::default();
    for line in TITLES.lines() {
        let mut fields = line.split('\t');
        let (Some(named), Some(of), Some(language), Some(title)) = (fields.next(), fields.next(), fields.next(), fields.next()) else { continue };
        if let Ok(language) = language.parse::<Language>()
            && named == format
            && (of == "*" || of == content.tag())
        {
            let part = if language == Language::EN { part.english } else { part.chinese };
            let title = if title.contains("{}") || part.is_empty() { title.replace("{}", part) } else { format!("{title} · {part}") };
            titles.set(language, title);
        }
    }
    titles
}

/// Which part of a data set a file holds, by the word in its name. Whoever trains programs calls the parts `test`, `dev` and `train`; for
/// people the first is the set itself. A file with another name is called by it.
pub(crate) fn part_of(path: &str) -> Part<'_> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    let known = stem.split(['_', '-']).find_map(|word| match word {
        "test" => Some(Part::WHOLE),
        "dev" | "valid" => Some(Part { chinese: "选辑", english: "a selection" }),
        "train" => Some(Part { chinese: "续编", english: "more of them" }),
        _ => None,
    });
    known.unwrap_or(Part { chinese: stem, english: stem })
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
        let titled = |format: &str, content: Language, part: Part<'_>| {
            let titles = titles(format, content, part);
            assert_eq!(titles.iter().count(), 2, "in Chinese and in English");
            [titles.best(Language::ZH_HANS).to_owned(), titles.best(Language::EN).to_owned()]
        };
        assert_eq!(
            titled("gsm8k", Language::EN, part_of("data/test.jsonl")),
            ["小学数学应用题（英文，GSM8K）", "Grade school mathematics word problems (GSM8K)"]
        );
        assert_eq!(titled("tal-scq5k", Language::ZH_HANS, part_of("a/ch_single_choice_test_2K.jsonl"))[0], "数学选择题（TAL-SCQ5K）");
        assert_eq!(titled("tal-scq5k", Language::ZH_HANS, part_of("a/ch_single_choice_train_3K.jsonl"))[0], "数学选择题（TAL-SCQ5K） · 续编");
        assert_eq!(titled("gsm8k", Language::EN, part_of("dev.jsonl.tar.gz"))[1], "Grade school mathematics word problems (GSM8K) · a selection");
        assert_eq!(part_of("x/other.jsonl"), Part { chinese: "other", english: "other" });
        let french = Part { chinese: "法语", english: "French" };
        assert_eq!(titled("exams-qa", Language::EN, french), ["中学考试题（法语，EXAMS）", "School examination questions in French (EXAMS)"]);
    }
}
