//! The names of languages and subjects as EXAMS writes them.

use kernel::Language;

use crate::questions::titles::Part;

/// Its name in English, its tag, its name in Chinese; the first name of a tag is the one that is shown.
const LANGUAGES: &[(&str, &str, &str)] = &[
    ("Albanian", "sq", "阿尔巴尼亚语"),
    ("Arabic", "ar", "阿拉伯语"),
    ("Bulgarian", "bg", "保加利亚语"),
    ("Chinese", "zh-Hans", "中文"),
    ("Croatian", "hr", "克罗地亚语"),
    ("Czech", "cs", "捷克语"),
    ("Dutch", "nl", "荷兰语"),
    ("English", "en", "英语"),
    ("Finnish", "fi", "芬兰语"),
    ("French", "fr", "法语"),
    ("German", "de", "德语"),
    ("Greek", "el", "希腊语"),
    ("Hungarian", "hu", "匈牙利语"),
    ("Italian", "it", "意大利语"),
    ("Kazakh", "kk", "哈萨克语"),
    ("Lithuanian", "lt", "立陶宛语"),
    ("Macedonian", "mk", "马其顿语"),
    ("North Macedonian", "mk", "马其顿语"),
    ("Polish", "pl", "波兰语"),
    ("Portuguese", "pt", "葡萄牙语"),
    ("Romanian", "ro", "罗马尼亚语"),
    ("Russian", "ru", "俄语"),
    ("Serbian", "sr", "塞尔维亚语"),
    ("Slovak", "sk", "斯洛伐克语"),
    ("Slovenian", "sl", "斯洛文尼亚语"),
    ("Spanish", "es", "西班牙语"),
    ("Swedish", "sv", "瑞典语"),
    ("Turkish", "tr", "土耳其语"),
    ("Ukrainian", "uk", "乌克兰语"),
    ("Vietnamese", "vi", "越南语"),
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
    LANGUAGES.iter().find(|(known, _, _)| known.eq_ignore_ascii_case(name.trim())).and_then(|(_, tag, _)| tag.parse().ok())
}

/// What a language is called in titles.
pub(super) fn part(language: Language) -> Part<'static> {
    LANGUAGES.iter().find(|(_, tag, _)| *tag == language.tag()).map_or(Part::WHOLE, |(english, _, chinese)| Part { chinese, english })
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
