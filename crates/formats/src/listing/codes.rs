//! The words that catalogues of Chinese textbooks use, and the codes they have here. The catalogue room fills its tables from them.

/// Stages 学段: code, name in Chinese, name in English.
pub const STAGES: &[(&str, &str, &str)] = &[
    ("primary", "小学", "Primary school"),
    ("junior", "初中", "Junior secondary school"),
    ("senior", "高中", "Senior secondary school"),
    ("higher", "大学", "Higher education"),
    ("vocational", "职业教育", "Vocational education"),
    ("lifelong", "终身学习", "Lifelong learning"),
];

/// Subjects 学科: code, name in Chinese, name in English.
pub const SUBJECTS: &[(&str, &str, &str)] = &[
    ("chinese", "语文", "Chinese"),
    ("mathematics", "数学", "Mathematics"),
    ("english", "英语", "English"),
    ("physics", "物理", "Physics"),
    ("chemistry", "化学", "Chemistry"),
    ("biology", "生物学", "Biology"),
    ("history", "历史", "History"),
    ("geography", "地理", "Geography"),
    ("politics", "思想政治", "Politics"),
    ("morality-law", "道德与法治", "Morality and law"),
    ("science", "科学", "Science"),
    ("music", "音乐", "Music"),
    ("art", "美术", "Fine arts"),
    ("arts", "艺术", "Arts"),
    ("pe", "体育与健康", "Physical education and health"),
    ("informatics", "信息技术", "Informatics"),
    ("general-technology", "通用技术", "General technology"),
    ("calligraphy", "书法", "Calligraphy"),
    ("japanese", "日语", "Japanese"),
    ("russian", "俄语", "Russian"),
    ("spanish", "西班牙语", "Spanish"),
    ("german", "德语", "German"),
    ("french", "法语", "French"),
];

/// Words of catalogues that mean a subject of [`SUBJECTS`] without being its name.
const SUBJECT_WORDS: &[(&str, &str)] = &[
    ("语文·书法练习指导", "calligraphy"),
    ("书法练习指导", "calligraphy"),
    ("生物", "biology"),
    ("地理图册", "geography"),
    ("人文地理", "geography"),
    ("政治", "politics"),
    ("思想品德", "morality-law"),
    ("品德与社会", "morality-law"),
    ("体育", "pe"),
    ("信息科技", "informatics"),
    ("中考数学真题", "mathematics"),
    ("高等数学", "mathematics"),
    ("离散数学", "mathematics"),
    ("线性代数", "mathematics"),
    ("概率论", "mathematics"),
];

/// Editions 教材版本 in the words of the catalogues, for the table of editions. A word that is not here is an edition all the same.
pub const EDITIONS: &[&str] = &[
    "人教版",
    "青岛版",
    "沪教版",
    "苏教版",
    "鲁教版",
    "统编版",
    "教科版",
    "北师大版",
    "北京版",
    "冀教版",
    "粤教版",
    "辽海版",
    "湘美版",
    "西南师大版",
    "湘文艺版",
    "粤教花城版",
    "沪科教版",
    "华东师大版",
    "鲁科版",
    "冀美版",
    "苏少版",
    "鄂教版",
    "粤教粤科版",
    "大象社版",
    "冀人版",
    "湘科版",
    "冀少版",
    "沪科技版",
    "科普版",
    "湘教版",
    "赣美版",
    "桂美版",
    "人教版（简谱）",
    "人教版（五线谱）",
    "人美版（主编：常锐伦&欧京海）",
    "人美版（主编：杨力）",
    "人音版（简谱）（主编：吴斌）",
    "人音版（五线谱）（主编：吴斌）",
    "人音版（主编：敬谱）",
    "浙人美版",
    "岭南美版",
    "人美版",
    "苏科版",
    "浙教版",
    "沪外教版",
    "外研社版",
    "译林版",
    "重庆大学版",
    "冀教版（一年级起点）",
    "接力社版",
    "清华大学版",
    "人教版（一年级起点）（主编：吴欣）",
    "苏少版（简谱）",
    "苏少版（五线谱）",
    "外研社版（一年级起点）（主编：陈琳）",
    "人教鄂教版",
    "人音版",
    "粤教粤人版",
    "配套人教版",
    "配套湘教版",
    "豫科版",
    "川教版",
    "华文社版",
    "冀教版（三年级起点）",
    "教科版（主编：龚亚夫&鲁宗干）",
    "教科版（EEC学院）",
    "接力版三年级起点",
    "晋人版",
    "辽宁师大版",
    "鲁教湘教版",
    "人教版（PEP）（三年级起点）（主编：吴欣）",
    "人教中图版",
    "陕旅版",
    "外研社版（三年级起点）（主编：陈琳）",
    "外研社版（三年级起点）（主编：桂诗春）",
    "外研社版（三年级起点）（主编：刘兆义）",
    "西泠印社版",
    "湘少版",
    "人教版（B版）（主编：高存明）",
    "桂教版",
    "科学社版",
    "鲁美版",
    "武汉版",
    "西南大学版",
    "沪书画版",
    "配套鲁教版",
    "配套中图版",
    "人教版（精通）（三年级起点）（主编：郝建平）",
    "沪科技粤教版",
    "济南版",
    "晋教版",
    "配套晋教版",
    "配套科普版",
    "配套商务星图版",
    "配套粤教粤人版",
    "配套中图版（主编：王民&田忠）",
    "配套中图版（主编：钟作慈）",
    "配套中图中华地图版",
    "人教版（A版）（主编：章建跃&李增沪）",
    "商务星图版",
    "同济大学高等数学第六版",
    "中图版",
    "中图版（主编：王民）",
    "中图版（主编：钟作慈）",
    "中图中华地图版",
    "北师大版（主编：闫金铎）",
    "地质社版",
    "华中师大版",
    "同济大学高等数学第七版",
    "浙科版",
    "北师大版（主编：郭玉英）",
    "科学粤教版",
    "广西师大版",
    "闽教版",
];

/// The code of a subject word, or `None` where the word itself must serve.
#[must_use]
pub fn subject_code(word: &str) -> Option<&'static str> {
    let word = word.trim();
    let named = SUBJECTS.iter().find(|(_, chinese, _)| *chinese == word).map(|(code, _, _)| *code);
    named.or_else(|| SUBJECT_WORDS.iter().find(|(known, _)| *known == word).map(|(_, code)| *code))
}

/// The code of a stage word: 小学, 初中（五•四学制）. What stands in brackets is a school system, not a stage.
#[must_use]
pub fn stage_code(word: &str) -> Option<&'static str> {
    let (name, _) = bracketed(word);
    STAGES.iter().find(|(_, chinese, _)| *chinese == name).map(|(code, _, _)| *code)
}

/// The stage that a title or a path speaks of.
#[must_use]
pub fn stage_in(text: &str) -> Option<&'static str> {
    let marks = [("小学", "primary"), ("初中", "junior"), ("中考", "junior"), ("高中", "senior"), ("高考", "senior"), ("大学", "higher")];
    marks.iter().find(|(mark, _)| text.contains(mark)).map(|(_, code)| *code)
}

/// A word and what follows it in full-width brackets: 初中（五•四学制） is 初中 and 五•四学制.
#[must_use]
pub fn bracketed(word: &str) -> (&str, Option<&str>) {
    match word.trim().split_once('（') {
        Some((name, rest)) => (name.trim(), Some(rest.trim_end_matches('）'))),
        None => (word.trim(), None),
    }
}

/// The volume: `1` for 上册, `2` for 下册, `full` for 全一册, else the word itself.
#[must_use]
pub fn volume(word: &str) -> String {
    match word.trim() {
        "上册" => "1".to_owned(),
        "下册" => "2".to_owned(),
        "全一册" => "full".to_owned(),
        other => other.to_owned(),
    }
}

/// The grades of 水平一, 水平二, 水平三: two grades of primary school each, as the national curriculum of physical education has it.
#[must_use]
pub fn level_grades(word: &str) -> Option<[u8; 2]> {
    match word.trim() {
        "水平一" => Some([1, 2]),
        "水平二" => Some([3, 4]),
        "水平三" => Some([5, 6]),
        _ => None,
    }
}
