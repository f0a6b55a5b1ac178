//! The standard names of facets, as data. Codes are those of the house.

use crate::document::FacetField;
use crate::vocabulary::{Meaning, Vocabulary};

type Rows = &'static [(&'static str, &'static [&'static str])];

/// Field, then code with its names.
pub(crate) const WORDS: &[(FacetField, Rows)] = &[
    (
        FacetField::Stage,
        &[
            ("primary", &["小学", "primary school", "elementary school", "elementary"]),
            ("junior", &["初中", "中学", "junior high school", "junior high", "middle school", "junior secondary"]),
            ("senior", &["高中", "普通高中", "senior high school", "senior high", "high school", "senior secondary"]),
            ("higher", &["大学", "高等教育", "本科", "university", "college", "undergraduate"]),
            ("vocational", &["职业教育", "中职", "高职", "vocational"]),
            ("lifelong", &["终身教育", "老年教育", "lifelong learning"]),
        ],
    ),
    (
        FacetField::Volume,
        &[
            ("1", &["上册", "上学期", "第一学期", "volume 1", "vol 1", "first volume", "book 1"]),
            ("2", &["下册", "下学期", "第二学期", "volume 2", "vol 2", "second volume", "book 2"]),
            ("full", &["全一册", "全册", "full volume"]),
            ("必修", &["必修"]),
            ("必修1", &["必修1", "必修一", "必修第一册", "必修 第一册"]),
            ("必修2", &["必修2", "必修二", "必修第二册", "必修 第二册"]),
            ("必修3", &["必修3", "必修三", "必修第三册", "必修 第三册"]),
            ("必修4", &["必修4", "必修四", "必修第四册", "必修 第四册"]),
            ("选择性必修1", &["选择性必修1", "选择性必修一", "选修1", "选择性必修第一册"]),
            ("选择性必修2", &["选择性必修2", "选择性必修二", "选修2", "选择性必修第二册"]),
            ("选择性必修3", &["选择性必修3", "选择性必修三", "选修3", "选择性必修第三册"]),
            ("选择性必修4", &["选择性必修4", "选择性必修四", "选修4", "选择性必修第四册"]),
        ],
    ),
    (FacetField::Edition, &[("人教版", &["人教版", "人教社", "pep edition"]), ("统编版", &["统编版", "部编版", "统编", "部编"])]),
    (
        FacetField::Subject,
        &[
            ("mathematics", &["数学", "maths", "math", "mathematics"]),
            ("chinese", &["语文", "chinese language"]),
            ("english", &["英语"]),
            ("physics", &["物理", "physics"]),
            ("chemistry", &["化学", "chemistry"]),
            ("biology", &["生物", "生物学", "biology"]),
            ("history", &["历史", "history"]),
            ("geography", &["地理", "geography"]),
            ("politics", &["思想政治", "政治", "politics"]),
            ("morality", &["道德与法治", "道法"]),
            ("science", &["科学", "science"]),
            ("informatics", &["信息技术", "信息科技", "计算机", "informatics", "computer science", "computing"]),
            ("music", &["音乐", "music"]),
            ("art", &["美术", "fine arts"]),
            ("arts", &["艺术"]),
            ("sport", &["体育", "体育与健康", "physical education"]),
            ("technology", &["通用技术"]),
            ("russian", &["俄语"]),
            ("japanese", &["日语"]),
        ],
    ),
    (
        FacetField::ResourceType,
        &[
            ("textbook", &["教材", "课本", "教科书", "数字教材", "textbook", "textbooks"]),
            ("course", &["课程", "慕课", "网络课程", "course", "courses", "mooc"]),
            ("question-set", &["习题", "题库", "练习题", "试题", "exercises", "question bank", "quiz", "quizzes"]),
            ("book", &["图书", "数字图书", "ebook"]),
            ("poem", &["诗", "诗词", "古诗", "古诗词", "诗歌", "词", "poem", "poems", "poetry"]),
        ],
    ),
    (
        FacetField::Language,
        &[
            ("zh", &["中文", "汉语", "in chinese"]),
            ("en", &["英文", "english", "in english"]),
            ("es", &["西班牙语", "西班牙文", "spanish", "espanol", "en espanol"]),
            ("fr", &["法语", "法文", "french", "francais"]),
            ("ru", &["俄文", "russian"]),
            ("ar", &["阿拉伯语", "阿拉伯文", "arabic"]),
            ("de", &["德语", "德文", "german", "deutsch"]),
            ("ja", &["日文", "japanese"]),
        ],
    ),
];

const NUMERALS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
const ORDINALS: [&str; 12] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];
/// The first grade of junior and of senior secondary school.
const JUNIOR_FIRST: usize = 7;
const SENIOR_FIRST: usize = 10;

/// Adds the names of the twelve grades, and the shorthand of a grade with its volume (八上).
pub(crate) fn grades(vocabulary: &mut Vocabulary) {
    for (at, (numeral, ordinal)) in NUMERALS.iter().zip(ORDINALS).enumerate() {
        let grade = at + 1;
        let suffix = match grade {
            1 => "st",
            2 => "nd",
            3 => "rd",
            _ => "th",
        };
        for name in [
            format!("{numeral}年级"),
            format!("{grade}年级"),
            format!("{grade} 年级"),
            format!("grade {grade}"),
            format!("grade{grade}"),
            format!("g{grade}"),
            format!("year {grade}"),
            format!("{grade}{suffix} grade"),
            format!("{ordinal} grade"),
            format!("{grade}{suffix} grader"),
        ] {
            vocabulary.add(FacetField::Grade, &grade.to_string(), &name);
        }
        secondary(vocabulary, grade);
        for (half, volume) in [("上", "1"), ("下", "2")] {
            let digit = grade.to_string();
            for name in [format!("{numeral}{half}"), format!("{digit}{half}"), format!("{numeral}年级{half}")] {
                let strong = name.contains("年级");
                let meanings = vec![Meaning { field: FacetField::Grade, code: digit.clone() }, Meaning { field: FacetField::Volume, code: volume.to_owned() }];
                vocabulary.add_name(&name, meanings, strong);
            }
        }
    }
}

/// 初二 is grade 8, 高一 is grade 10; with 上 and 下 behind them they name the volume too.
fn secondary(vocabulary: &mut Vocabulary, grade: usize) {
    let (short, long, first) = match grade {
        JUNIOR_FIRST..=9 => ("初", "初中", JUNIOR_FIRST),
        SENIOR_FIRST..=12 => ("高", "高中", SENIOR_FIRST),
        _ => return,
    };
    let Some(numeral) = NUMERALS.get(grade - first) else {
        return;
    };
    let code = grade.to_string();
    for name in [format!("{short}{numeral}"), format!("{long}{numeral}年级"), format!("{short}{}", grade - first + 1)] {
        vocabulary.add(FacetField::Grade, &code, &name);
        for (half, volume) in [("上", "1"), ("下", "2")] {
            let meanings = vec![Meaning { field: FacetField::Grade, code: code.clone() }, Meaning { field: FacetField::Volume, code: volume.to_owned() }];
            vocabulary.add_name(&format!("{name}{half}"), meanings, true);
        }
    }
}

/// Words that need not be found where others are.
pub(crate) const STOP_WORDS: &[&str] = &[
    "a",
    "an",
    "and",
    "are",
    "be",
    "by",
    "can",
    "do",
    "does",
    "for",
    "from",
    "how",
    "in",
    "is",
    "it",
    "of",
    "on",
    "or",
    "that",
    "the",
    "this",
    "to",
    "what",
    "when",
    "which",
    "why",
    "with",
    "de",
    "el",
    "la",
    "los",
    "las",
    "le",
    "les",
    "des",
    "y",
    "的",
    "了",
    "是",
    "在",
    "和",
    "与",
    "及",
    "什么",
    "怎么",
    "如何",
    "怎样",
    "为什么",
    "吗",
    "呢",
    "有",
    "我",
    "请问",
    "一下",
];
