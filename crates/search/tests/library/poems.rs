//! Poems and classics.

use std::path::Path;

use kernel::Language;
use serde_json::Value;

use super::{Library, Resource, facets, text};

pub fn read(library: &mut Library, root: &Path) {
    let root = root.join("reading/chinese-poetry-core");
    for (path, name, author, script) in [
        ("全唐诗/唐诗三百首.json", "唐诗三百首", "", Language::ZH_HANT),
        ("宋词/宋词三百首.json", "宋词三百首", "", Language::ZH_HANS),
        ("诗经/shijing.json", "诗经", "", Language::ZH_HANS),
        ("楚辞/chuci.json", "楚辞", "", Language::ZH_HANS),
        ("水墨唐诗/shuimotangshi.json", "水墨唐诗", "", Language::ZH_HANS),
        ("曹操诗集/caocao.json", "曹操诗集", "曹操", Language::ZH_HANS),
        ("纳兰性德/纳兰性德诗集.json", "纳兰性德诗集", "纳兰性德", Language::ZH_HANS),
        ("四书五经/mengzi.json", "孟子", "孟子", Language::ZH_HANT),
        ("四书五经/daxue.json", "大學", "", Language::ZH_HANT),
        ("四书五经/zhongyong.json", "中庸", "", Language::ZH_HANT),
        ("幽梦影/youmengying.json", "幽梦影", "张潮", Language::ZH_HANS),
        ("蒙学/sanzijing-traditional.json", "三字經", "王應麟", Language::ZH_HANT),
        ("蒙学/qianziwen.json", "千字文", "周興嗣", Language::ZH_HANT),
        ("蒙学/baijiaxing.json", "百家姓", "", Language::ZH_HANT),
        ("蒙学/dizigui.json", "弟子規", "李毓秀", Language::ZH_HANT),
        ("蒙学/zhuzijiaxun.json", "朱子家訓", "朱柏廬", Language::ZH_HANT),
        ("蒙学/shenglvqimeng.json", "聲律啓蒙", "車萬育", Language::ZH_HANT),
        ("蒙学/guwenguanzhi.json", "古文觀止", "", Language::ZH_HANT),
        ("蒙学/youxueqionglin.json", "幼學瓊林", "程登吉", Language::ZH_HANT),
        ("蒙学/qianjiashi.json", "千家詩", "", Language::ZH_HANT),
        ("蒙学/zengguangxianwen.json", "增廣賢文", "", Language::ZH_HANT),
    ] {
        let value: Value = serde_json::from_str(&text(&root.join(path))).expect("JSON");
        let resource = Resource {
            key: path.into(),
            titles: vec![(script, name.into())],
            languages: vec![script],
            facets: facets("", "chinese", "book", &[script.tag()], "MIT"),
            people: [author].into_iter().filter(|author| !author.is_empty()).map(str::to_owned).collect(),
        };
        let id = library.resource(&resource, &abstract_of(&value));
        let mut found = Vec::new();
        collect(&value, &mut found);
        for (number, piece) in found.into_iter().enumerate() {
            let author = piece.author.trim_start_matches('（').rsplit(['）', '：']).next().unwrap_or("").to_owned();
            let author = if author.is_empty() { resource.people.first().cloned().unwrap_or_default() } else { author };
            let people = if author.is_empty() { Vec::new() } else { vec![author] };
            let title = if piece.title.is_empty() { name.to_owned() } else { piece.title };
            library.part(id, &resource, "poem", &format!("{number}"), vec![(script, title)], Vec::new(), piece.lines.join("\n"), people);
        }
    }
}

struct Piece {
    title: String,
    author: String,
    lines: Vec<String>,
}

fn word(value: &Value, keys: &[&str]) -> String {
    keys.iter().find_map(|key| value[*key].as_str()).unwrap_or("").trim().to_owned()
}

fn abstract_of(value: &Value) -> String {
    match &value["abstract"] {
        Value::String(text) => text.clone(),
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    }
}

/// Every object that holds lines of text is a piece.
fn collect(value: &Value, found: &mut Vec<Piece>) {
    if let Value::Array(values) = value {
        values.iter().for_each(|value| collect(value, found));
        return;
    }
    for key in ["paragraphs", "para", "content"] {
        match &value[key] {
            Value::Array(lines) if lines.iter().all(Value::is_string) && !lines.is_empty() => {
                let lines = lines.iter().filter_map(Value::as_str).map(str::to_owned).collect();
                found.push(Piece { title: word(value, &["rhythmic", "title", "chapter"]), author: word(value, &["author"]), lines });
                return;
            }
            Value::Array(parts) => {
                parts.iter().for_each(|part| collect(part, found));
                return;
            }
            Value::String(line) => {
                found.push(Piece { title: word(value, &["title"]), author: word(value, &["author"]), lines: vec![line.clone()] });
                return;
            }
            _ => {}
        }
    }
}
