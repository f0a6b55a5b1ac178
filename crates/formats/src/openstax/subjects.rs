//! Where a book belongs. CNXML does not say it, so it is read from the words of the title and the slug.

use crate::model::Classification;

/// Words of a title and the subject they mean, more telling ones first.
const SUBJECTS: &[(&str, &str)] = &[
    ("biochem", "chemistry"),
    ("astronom", "astronomy"),
    ("astronomía", "astronomy"),
    ("econom", "economics"),
    ("macroeconom", "economics"),
    ("microeconom", "economics"),
    ("ekonomia", "economics"),
    ("algebra", "mathematics"),
    ("álgebra", "mathematics"),
    ("calculus", "mathematics"),
    ("cálculo", "mathematics"),
    ("precalculus", "mathematics"),
    ("precálculo", "mathematics"),
    ("statistic", "mathematics"),
    ("estadística", "mathematics"),
    ("statystyka", "mathematics"),
    ("trigonometry", "mathematics"),
    ("mathematic", "mathematics"),
    ("math", "mathematics"),
    ("matemátic", "mathematics"),
    ("physics", "physics"),
    ("física", "physics"),
    ("fizyka", "physics"),
    ("chemistry", "chemistry"),
    ("química", "chemistry"),
    ("biolog", "biology"),
    ("microbiolog", "biology"),
    ("anatomy", "biology"),
    ("computer", "informatics"),
    ("software", "informatics"),
    ("programming", "informatics"),
    ("python", "informatics"),
    ("data science", "informatics"),
    ("information systems", "informatics"),
    ("psycholog", "psychology"),
    ("psychologia", "psychology"),
    ("sociolog", "sociology"),
    ("anthropolog", "anthropology"),
    ("philosoph", "philosophy"),
    ("histor", "history"),
    ("government", "politics"),
    ("political", "politics"),
    ("nursing", "medicine"),
    ("nutrition", "medicine"),
    ("pharmacolog", "medicine"),
    ("clinical", "medicine"),
    ("neuroscience", "biology"),
    ("accounting", "management"),
    ("management", "management"),
    ("marketing", "management"),
    ("entrepreneurship", "management"),
    ("finance", "management"),
    ("business", "management"),
    ("writing", "english"),
    ("college success", "study-skills"),
];

/// Words of a title that say a book is meant for, or is much used in, an earlier stage than higher education.
const EARLIER: &[(&str, &[&str])] =
    &[("prealgebra", &["junior"]), ("elementary algebra", &["junior", "senior"]), ("high school", &["senior"]), ("ap courses", &["senior"])];

/// Where a book with this title and slug belongs.
pub(super) fn classify(title: &str, slug: &str) -> Classification {
    let words = format!("{} {}", title.to_lowercase(), slug.to_lowercase().replace(['-', '_'], " "));
    let subjects = SUBJECTS.iter().find(|(mark, _)| starts_a_word(&words, mark)).map(|(_, subject)| vec![(*subject).to_owned()]).unwrap_or_default();
    let mut stages: Vec<String> = Vec::new();
    let school = starts_a_word(&words, "hs ") || words.ends_with(" hs");
    let earlier = EARLIER.iter().filter(|(mark, _)| starts_a_word(&words, mark)).flat_map(|(_, stages)| stages.iter().copied());
    for stage in earlier.chain(school.then_some("senior")) {
        if !stages.iter().any(|known| known == stage) {
            stages.push(stage.to_owned());
        }
    }
    // A high-school book is not a book of higher education; every other book of this publisher is one.
    if !school && !starts_a_word(&words, "high school") {
        stages.push("higher".to_owned());
    }
    Classification { stages, subjects, ..Classification::default() }
}

/// Whether the mark stands in the words at the start of a word, also after `pre` (prealgebra, precalculus).
fn starts_a_word(words: &str, mark: &str) -> bool {
    words.match_indices(mark).any(|(at, _)| {
        let before = words.get(..at).unwrap_or("");
        before.strip_suffix("pre").unwrap_or(before).chars().next_back().is_none_or(|letter| !letter.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn books_find_their_place() {
        for (title, slug, subject, stages) in [
            ("Prealgebra 2e", "prealgebra-2e", "mathematics", vec!["junior", "higher"]),
            ("Workplace Software and Skills", "workplace-software-skills", "informatics", vec!["higher"]),
            ("University Physics Volume 1", "university-physics-volume-1", "physics", vec!["higher"]),
            ("Physics", "physics-high-school", "physics", vec!["senior"]),
            ("Fizyka dla szkół wyższych. Tom 1", "fizyka-tom-1", "physics", vec!["higher"]),
            ("Principles of Macroeconomics 3e", "principles-macroeconomics-3e", "economics", vec!["higher"]),
            ("U.S. History", "us-history", "history", vec!["higher"]),
            ("Introductory Business Statistics 2e", "introductory-business-statistics-2e", "mathematics", vec!["higher"]),
            ("Organic Chemistry", "organic-chemistry", "chemistry", vec!["higher"]),
        ] {
            let found = classify(title, slug);
            assert_eq!(
                (found.subjects.first().map_or("", String::as_str), found.stages),
                (subject, stages.into_iter().map(str::to_owned).collect()),
                "{title}"
            );
        }
    }
}
