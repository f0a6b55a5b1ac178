//! Fills the tables of classification codes at start; what is there stays as it is.

use formats::listing::codes::{EDITIONS, STAGES, SUBJECTS};
use platform::DatabaseError;

use crate::store::codes::{self, Code};
use crate::{Catalog, CatalogError};

/// Where the codes come from, as the table says.
const CURRICULUM: &str = "Compulsory-education and senior-high curriculum plans (2022, 2017/2020)";
const PUBLIC_TYPES: &str = "National smart-education platform: resource types";
const LICENCES: &str = "SPDX";

/// The eight public resource types 资源类型 and the finer kinds below them.
const TYPES: &[(&str, &str, &str)] = &[
    ("online-course", "网络课程", "Online courses"),
    ("digital-textbook", "数字教材", "Digital textbooks"),
    ("digital-book", "数字图书", "Digital books"),
    ("courseware", "教学课件", "Courseware"),
    ("teaching-case", "教学案例", "Teaching cases"),
    ("virtual-experiment", "虚拟实验实训", "Virtual experiments and training"),
    ("research-video", "在线教研视频", "Teaching-research videos"),
    ("teaching-tool", "教学应用与工具", "Teaching applications and tools"),
    ("textbook", "教材", "Textbooks"),
    ("textbook-entry", "教材目录", "Textbook catalogue entries"),
    ("course", "课程", "Courses"),
    ("book", "图书", "Books"),
    ("question-set", "题库", "Question sets"),
    ("section", "章节", "Sections"),
    ("lesson", "课", "Lessons"),
    ("poem", "诗词", "Poems"),
    ("item", "试题", "Questions"),
    ("person", "作者", "Authors"),
];

/// Subjects in the words of question sets that have no place in the curriculum.
const OTHER_SUBJECTS: &[(&str, &str, &str)] = &[
    ("Professional", "职业综合", "Vocational subjects"),
    ("Philosophy", "哲学", "Philosophy"),
    ("Business", "商科", "Business"),
    ("Geology", "地质学", "Geology"),
    ("Sociology", "社会学", "Sociology"),
    ("Psychology", "心理学", "Psychology"),
    ("Economics", "经济学", "Economics"),
    ("Economics Basics (Theoretical)", "经济学基础", "Basics of economics"),
    ("Economics & Marketing", "经济与营销", "Economics and marketing"),
    ("Social", "社会", "Social studies"),
    ("Forestry", "林学", "Forestry"),
    ("Agriculture", "农学", "Agriculture"),
    ("Ethics", "伦理学", "Ethics"),
    ("Landscaping", "园林", "Landscaping"),
    ("Tourism", "旅游", "Tourism"),
    ("Politics", "政治", "Politics"),
    ("management", "管理学", "Management"),
    ("medicine", "医学", "Medicine"),
    ("study-skills", "学习方法", "Study skills"),
    ("anthropology", "人类学", "Anthropology"),
    ("astronomy", "天文学", "Astronomy"),
    ("sociology", "社会学", "Sociology"),
    ("psychology", "心理学", "Psychology"),
    ("economics", "经济学", "Economics"),
    ("philosophy", "哲学", "Philosophy"),
    ("statistics", "统计学", "Statistics"),
];

const LANGUAGES: &[(&str, &str, &str)] = &[
    ("zh-Hans", "简体中文", "Chinese (simplified)"),
    ("zh-Hant", "繁体中文", "Chinese (traditional)"),
    ("zh", "中文", "Chinese"),
    ("en", "英语", "English"),
    ("es", "西班牙语", "Spanish"),
    ("fr", "法语", "French"),
    ("ru", "俄语", "Russian"),
    ("ar", "阿拉伯语", "Arabic"),
    ("de", "德语", "German"),
    ("ja", "日语", "Japanese"),
    ("bn", "孟加拉语", "Bengali"),
    ("sw", "斯瓦希里语", "Swahili"),
    ("te", "泰卢固语", "Telugu"),
    ("th", "泰语", "Thai"),
    ("bg", "保加利亚语", "Bulgarian"),
    ("hr", "克罗地亚语", "Croatian"),
    ("hu", "匈牙利语", "Hungarian"),
    ("it", "意大利语", "Italian"),
    ("lt", "立陶宛语", "Lithuanian"),
    ("mk", "马其顿语", "Macedonian"),
    ("pl", "波兰语", "Polish"),
    ("pt", "葡萄牙语", "Portuguese"),
    ("sq", "阿尔巴尼亚语", "Albanian"),
    ("sr", "塞尔维亚语", "Serbian"),
    ("tr", "土耳其语", "Turkish"),
    ("vi", "越南语", "Vietnamese"),
];

const VOLUMES: &[(&str, &str, &str)] = &[("1", "上册", "First volume"), ("2", "下册", "Second volume"), ("full", "全一册", "Single volume")];

impl Catalog {
    /// Adds the codes that every platform starts with.
    ///
    /// # Errors
    /// The database fails.
    pub fn seed_codes(&self) -> Result<(), CatalogError> {
        self.services.database.write(|session| {
            let mut add = |field: &str, rows: &mut dyn Iterator<Item = (String, String, String)>, provenance: &str| {
                for (position, (code, zh, en)) in rows.enumerate() {
                    codes::add(session, &Code { field: field.to_owned(), code, zh, en }, position, provenance)?;
                }
                Ok::<(), DatabaseError>(())
            };
            let own = |rows: &'static [(&str, &str, &str)]| rows.iter().map(|(code, zh, en)| ((*code).to_owned(), (*zh).to_owned(), (*en).to_owned()));
            add("stage", &mut own(STAGES), CURRICULUM)?;
            add("subject", &mut own(SUBJECTS), CURRICULUM)?;
            add("subject", &mut own(OTHER_SUBJECTS), "Question sets and textbooks of the library")?;
            add("type", &mut own(TYPES), PUBLIC_TYPES)?;
            add("language", &mut own(LANGUAGES), "BCP 47")?;
            add("volume", &mut own(VOLUMES), CURRICULUM)?;
            add("grade", &mut (1..=12).map(|grade| (grade.to_string(), grade_zh(grade), format!("Grade {grade}"))), CURRICULUM)?;
            add("edition", &mut EDITIONS.iter().map(|name| ((*name).to_owned(), (*name).to_owned(), (*name).to_owned())), "Textbook catalogue")?;
            let licences = ["CC-BY-4.0", "CC-BY-SA-4.0", "MIT", "Apache-2.0"]
                .map(|id| (id.to_owned(), kernel::Licence::new(id).short_name(), kernel::Licence::new(id).short_name()));
            add("licence", &mut licences.into_iter(), LICENCES)?;
            let facts = [("facts", "事实目录", "Facts only"), ("public-domain", "公共领域", "Public domain")];
            add("licence", &mut facts.into_iter().map(|(code, zh, en)| (code.to_owned(), zh.to_owned(), en.to_owned())), LICENCES)?;
            Ok(())
        })
    }
}

fn grade_zh(grade: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let index = usize::try_from(if grade >= 10 { grade - 9 } else { grade }).unwrap_or(0);
    let digit = DIGITS.get(index).copied().unwrap_or("");
    if grade >= 10 { format!("高{digit}") } else { format!("{digit}年级") }
}
