//! Documents in any number, like those of a national platform: titles, sentences and people of the starter library in new combinations, with
//! made-up names and words beside them so that the dictionary grows, and facets that belong together.

use kernel::{Id, Language};
use search::{Document, FacetField, Facets};

/// A small reproducible source of numbers (xorshift).
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % most.max(1) as u64) as usize
    }

    /// Small numbers often, great ones rarely: about as likely in each doubling.
    fn skewed(&mut self, most: usize) -> usize {
        let doublings = most.max(2).ilog2() as usize + 1;
        let high = 1usize << (self.below(doublings) + 1);
        self.below(high).min(most - 1)
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

const NUMERALS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
/// Subjects with their names and the first and last grade they are taught in.
const SUBJECTS: [(&str, &str, usize, usize); 14] = [
    ("chinese", "语文", 1, 12),
    ("mathematics", "数学", 1, 12),
    ("english", "英语", 3, 12),
    ("science", "科学", 1, 6),
    ("morality", "道德与法治", 1, 9),
    ("music", "音乐", 1, 9),
    ("art", "美术", 1, 9),
    ("sport", "体育与健康", 1, 12),
    ("informatics", "信息科技", 3, 12),
    ("history", "历史", 7, 12),
    ("geography", "地理", 7, 12),
    ("biology", "生物学", 7, 12),
    ("physics", "物理", 8, 12),
    ("chemistry", "化学", 9, 12),
];
const EDITIONS: [&str; 16] = [
    "人教版",
    "统编版",
    "北师大版",
    "苏教版",
    "浙教版",
    "沪教版",
    "外研版",
    "译林版",
    "冀教版",
    "湘教版",
    "鲁教版",
    "粤教版",
    "青岛版",
    "西师大版",
    "华东师大版",
    "科普版",
];
const TYPES: [&str; 9] = ["course", "textbook", "book", "slides", "case", "lab", "video", "tool", "question-set"];
const LICENCES: [&str; 5] = ["CC-BY-4.0", "CC-BY-NC-SA-4.0", "CC-BY-SA-4.0", "CC0-1.0", "MIT"];
const FORMS: [&str; 10] = ["教学设计", "课件", "微课", "同步练习", "单元复习", "说课", "学习任务单", "课堂实录", "拓展阅读", "实验"];
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂香文辉力健波宁福生龙元全国胜学祥才发武新利清飞彬富顺信子梓涵雨欣浩宇轩思诗语嘉怡晨曦佳琪俊熙若雪可馨博文一诺沐宸";

/// What documents are mixed from.
pub struct Mix {
    titles: Vec<String>,
    sentences: Vec<String>,
    english: Vec<String>,
    numbers: Numbers,
    surnames: Vec<char>,
    given: Vec<char>,
    syllables: Vec<&'static str>,
}

impl Mix {
    pub fn of(documents: &[Document]) -> Self {
        let mut mix = Self {
            titles: Vec::new(),
            sentences: Vec::new(),
            english: Vec::new(),
            numbers: Numbers(0x9E37_79B9_7F4A_7C15),
            surnames: SURNAMES.chars().collect(),
            given: GIVEN.chars().collect(),
            syllables: vec![
                "ta", "ren", "mo", "lis", "ka", "vor", "in", "el", "dra", "su", "phi", "con", "ster", "al", "ment", "or", "qui", "be", "nos", "tri",
            ],
        };
        for document in documents {
            for (_, title) in &document.titles {
                let cut: String = title.chars().take(16).collect();
                if cut.chars().count() > 1 {
                    mix.titles.push(cut);
                }
            }
            for sentence in document.body.split(['。', '！', '？', '.', '!', '?', '\n']).map(str::trim) {
                let length = sentence.chars().count();
                if (4..=120).contains(&length) {
                    if sentence.is_ascii() { &mut mix.english } else { &mut mix.sentences }.push(sentence.to_owned());
                }
            }
        }
        mix
    }

    fn name(&mut self) -> String {
        let length = 1 + self.numbers.below(2);
        let mut name = self.numbers.pick(&self.surnames).to_string();
        (0..length).for_each(|_| name.push(*self.numbers.pick(&self.given)));
        name
    }

    fn word(&mut self) -> String {
        let length = 2 + self.numbers.below(3);
        (0..length).map(|_| *self.numbers.pick(&self.syllables)).collect()
    }

    fn facets(&mut self) -> (Facets, Option<(&'static str, usize)>) {
        let one = |code: &str| vec![code.to_owned()];
        let mut facets = Facets {
            licence: one(LICENCES[self.numbers.skewed(LICENCES.len())]),
            resource_type: one(TYPES[self.numbers.skewed(TYPES.len())]),
            ..Facets::default()
        };
        facets.language = one(["zh-Hans", "en", "zh-Hant", "ug", "bo", "mn", "fr", "ru"][self.numbers.skewed(8)]);
        match self.numbers.below(10) {
            0 => facets.stage = one("higher"),
            1 => facets.stage = one("vocational"),
            _ => {
                let (code, name, first, last) = SUBJECTS[self.numbers.skewed(SUBJECTS.len())];
                let grade = first + self.numbers.below(last - first + 1);
                facets.stage = one(match grade {
                    1..=6 => "primary",
                    7..=9 => "junior",
                    _ => "senior",
                });
                facets.subject = one(code);
                facets.grade = one(&grade.to_string());
                if self.numbers.below(4) > 0 {
                    facets.volume = one(["1", "2", "full"][self.numbers.below(if grade == 9 || grade == 12 { 3 } else { 2 })]);
                    facets.edition = one(EDITIONS[self.numbers.skewed(EDITIONS.len())]);
                }
                return (facets, Some((name, grade)));
            }
        }
        (facets, None)
    }

    pub fn document(&mut self, number: usize) -> Document {
        let (facets, curriculum) = self.facets();
        let english = facets.language[0] == "en";
        let topic = self.numbers.pick(&self.titles).clone();
        let title = match (curriculum, self.numbers.below(5)) {
            (Some((subject, grade)), 0) => {
                let volume = facets.of(FacetField::Volume).first().map_or("", |volume| if volume == "2" { "下册" } else { "上册" });
                format!("{subject}{}年级{volume} {topic}", NUMERALS[grade - 1])
            }
            (_, 1 | 2) => format!("{topic}（第{}课时）", NUMERALS[self.numbers.below(4)]),
            (_, 3) => {
                let form = *self.numbers.pick(&FORMS);
                let other: String = self.numbers.pick(&self.titles).chars().take(6).collect();
                format!("{topic}与{other}{form}")
            }
            _ => format!("{topic}{}", self.numbers.pick(&FORMS)),
        };
        let mut body = String::new();
        for _ in 0..3 + self.numbers.below(6) {
            let from: &[String] = if english { &self.english } else { &self.sentences };
            body.push_str(self.numbers.pick::<String>(from));
            body.push('。');
        }
        let (teacher, word) = (self.name(), self.word());
        body.push_str(&format!("{teacher} {word} {}", self.numbers.below(100_000)));
        let kind = ["resource", "section", "section", "lesson", "item"][self.numbers.below(5)];
        Document {
            id: Id::named(&["mixed", &number.to_string()]),
            kind: kind.to_owned(),
            resource: (kind != "resource").then(|| Id::named(&["around", &(number / 20).to_string()])),
            titles: vec![(if english { Language::EN } else { Language::ZH_HANS }, title)],
            context: vec![self.numbers.pick(&self.titles).clone()],
            headings: if self.numbers.below(3) == 0 { vec![self.numbers.pick(&self.titles).clone()] } else { Vec::new() },
            body,
            people: if self.numbers.below(3) == 0 { vec![teacher] } else { Vec::new() },
            languages: vec![if english { Language::EN } else { Language::ZH_HANS }],
            facets,
            popularity: u32::try_from(self.numbers.skewed(1 << 20)).unwrap_or(0),
        }
    }
}
