//! Dynasties in the words of the sources.

/// The words there are; the longer ones first, so that 五代十国 is not taken for 五代.
const DYNASTIES: &[&str] = &[
    "五代十国",
    "五代十國",
    "南北朝",
    "春秋",
    "战国",
    "戰國",
    "先秦",
    "两汉",
    "兩漢",
    "东汉",
    "東漢",
    "西汉",
    "西漢",
    "三国",
    "三國",
    "魏晋",
    "魏晉",
    "六朝",
    "南朝",
    "北朝",
    "五代",
    "北宋",
    "南宋",
    "近代",
    "现代",
    "現代",
    "秦",
    "汉",
    "漢",
    "魏",
    "晋",
    "晉",
    "隋",
    "唐",
    "宋",
    "辽",
    "遼",
    "金",
    "元",
    "明",
    "清",
];

/// The names of dynasties in Latin letters, as files are named: `poet.song.0.json`.
const LATIN: &[(&str, &str)] = &[("tang", "唐"), ("song", "宋"), ("yuan", "元"), ("ming", "明"), ("qing", "清"), ("wudai", "五代"), ("nantang", "五代")];

/// What the names of collections say: 全唐诗, 宋词三百首.
const COLLECTIONS: &[(&str, &str)] =
    &[("唐诗", "唐"), ("唐詩", "唐"), ("宋词", "宋"), ("宋詞", "宋"), ("宋诗", "宋"), ("宋詩", "宋"), ("元曲", "元"), ("五代", "五代")];

/// The dynasty that a word is, 唐代 and 清朝 without their last letter.
pub(super) fn from_word(word: &str) -> Option<String> {
    let word = word.trim();
    if let Some((_, dynasty)) = LATIN.iter().find(|(latin, _)| latin.eq_ignore_ascii_case(word)) {
        return Some((*dynasty).to_owned());
    }
    let known = |word: &str| DYNASTIES.contains(&word).then(|| word.to_owned());
    known(word).or_else(|| word.strip_suffix(['代', '朝']).and_then(known))
}

/// What the path of a file or the title of a collection says. The name of the file goes first: the folder 全唐诗 has poems of the Song in it.
pub(super) fn from_collection(path: &str, title: &str) -> Option<String> {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let named = name.split('.').find_map(|word| LATIN.iter().find(|(latin, _)| *latin == word));
    let marked = |text: &str| COLLECTIONS.iter().find(|(mark, _)| text.contains(mark));
    named.or_else(|| marked(name)).or_else(|| marked(title)).or_else(|| marked(folders)).map(|(_, dynasty)| (*dynasty).to_owned())
}

/// An author with a dynasty before the name: （唐）孟浩然, 先秦：左丘明. The dynasty and the name.
pub(super) fn split_author(author: &str) -> (Option<String>, &str) {
    let author = author.trim();
    let bracketed = author.strip_prefix(['（', '(', '[', '〔']).and_then(|rest| rest.split_once(['）', ')', ']', '〕']));
    match bracketed.or_else(|| author.split_once(['：', ':', '·'])) {
        Some((word, name)) => match from_word(word) {
            Some(dynasty) => (Some(dynasty), name.trim()),
            None => (None, author),
        },
        None => (None, author),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dynasties_are_read_from_authors_and_collections() {
        assert_eq!(split_author("（唐）孟浩然"), (Some("唐".to_owned()), "孟浩然"));
        assert_eq!(split_author("先秦：左丘明 "), (Some("先秦".to_owned()), "左丘明"));
        assert_eq!(split_author("唐代：韩愈"), (Some("唐".to_owned()), "韩愈"));
        assert_eq!(split_author("李白"), (None, "李白"));
        assert_eq!(split_author("无名：氏"), (None, "无名：氏"));
        assert_eq!(from_collection("全唐诗/poet.song.1000.json", ""), Some("宋".to_owned()));
        assert_eq!(from_collection("宋词/x.json", ""), Some("宋".to_owned()));
        assert_eq!(from_collection("蒙学/x.json", "唐詩三百首"), Some("唐".to_owned()));
        assert_eq!(from_collection("诗经/shijing.json", "诗经"), None);
        assert_eq!(from_word("yuan"), Some("元".to_owned()));
        assert_eq!(from_word("南北朝"), Some("南北朝".to_owned()));
        assert_eq!(from_word("新版"), None);
    }
}
