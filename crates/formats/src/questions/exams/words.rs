//! The names of languages and subjects as EXAMS writes them.

use kernel::Language;

const LANGUAGES: &[(&str, &str)] = &[
    ("Albanian", "sq"),
    ("Arabic", "ar"),
    ("Bulgarian", "bg"),
    ("Chinese", "zh-Hans"),
    ("Croatian", "hr"),
    ("Czech", "cs"),
    ("Dutch", "nl"),
    ("English", "en"),
    ("Finnish", "fi"),
    ("French", "fr"),
    ("German", "de"),
    ("Greek", "el"),
    ("Hungarian", "hu"),
    ("Italian", "it"),
    ("Kazakh", "kk"),
    ("Lithuanian", "lt"),
    ("Macedonian", "mk"),
    ("North Macedonian", "mk"),
    ("Polish", "pl"),
    ("Portuguese", "pt"),
    ("Romanian", "ro"),
    ("Russian", "ru"),
    ("Serbian", "sr"),
    ("Slovak", "sk"),
    ("Slovenian", "sl"),
    ("Spanish", "es"),
    ("Swedish", "sv"),
    ("Turkish", "tr"),
    ("Ukrainian", "uk"),
    ("Vietnamese", "vi"),
];

const SUBJECTS: &[(&str, &str)] = &[
    ("Biology", "biology"),
    ("Chemistry", "chemistry"),
    ("Fine Arts", "art"),
    ("Geography", "geography"),
    ("History", "history"),
    ("Informatics", "informatics"),
    ("Mathematics", "mathematics"),
    ("Physics", "physics"),
    ("Politics", "politics"),
    ("Science", "science"),
];

pub(super) fn language(name: &str) -> Option<Language> {
    LANGUAGES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name.trim())).and_then(|(_, tag)| tag.parse().ok())
}

/// The code of a subject; the word of the source where there is none.
pub(super) fn subject(word: &str) -> &str {
    let word = word.trim();
    SUBJECTS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map_or(word, |(_, code)| code)
}

/// Religious studies are left out of the platform.
pub(super) fn is_religious_studies(subject: &str) -> bool {
    let lower = subject.to_lowercase();
    ["religio", "islam", "quran", "christian", "bible", "theolog", "catech", "orthodox"].iter().any(|mark| lower.contains(mark))
}

/// The stage of a grade.
pub(super) fn stage(grade: u8) -> &'static str {
    match grade {
        0..=6 => "primary",
        7..=9 => "junior",
        _ => "senior",
    }
}
