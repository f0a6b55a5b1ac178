//! Textbooks, courses and the catalogue.

use std::path::Path;

use kernel::Language;
use serde_json::Value;

use super::{Library, Resource, facets, files, front, headings, tag, text, title};

const ZH: Language = Language::ZH_HANS;
const EN: Language = Language::EN;

pub fn read(library: &mut Library, root: &Path) {
    openstax(library, &root.join("textbooks/openstax-prealgebra-2e"), "Prealgebra 2e", "mathematics");
    openstax(library, &root.join("textbooks/openstax-workplace-software-skills"), "Workplace Software and Skills", "informatics");
    oi_wiki(library, &root.join("textbooks/oi-wiki"));
    d2l(library, &root.join("textbooks/d2l-zh"));
    chapters(library, &root.join("textbooks/wangdoc-html-zh"), "HTML 教程");
    chapters(library, &root.join("textbooks/wangdoc-javascript-zh"), "JavaScript 教程");
    for (folder, language) in [
        ("carpentries-python-novice-inflammation", EN),
        ("carpentries-shell-novice", EN),
        ("carpentries-shell-novice-es", tag("es")),
        ("carpentries-spreadsheet-ecology", EN),
        ("carpentries-sql-novice-survey", EN),
    ] {
        lessons(library, &root.join("courses").join(folder), language);
    }
    iot(library, &root.join("courses/iot-for-beginners"));
    markdown_course(library, &root.join("courses/oeh-operating-systems/content"));
    catalogue(library, &root.join("catalogues/china-textbook-catalog/data/catalog.json"));
}

fn book(key: &str, titles: &[(Language, &str)], stage: &str, subject: &str, kind: &str, licence: &str, people: &[&str]) -> Resource {
    let languages: Vec<Language> = titles.iter().map(|(language, _)| *language).collect();
    let tags: Vec<&str> = languages.iter().map(Language::tag).collect();
    Resource {
        key: key.into(),
        titles: titles.iter().map(|(language, title)| (*language, (*title).to_owned())).collect(),
        facets: facets(stage, subject, kind, &tags, licence),
        languages,
        people: people.iter().map(|name| (*name).to_owned()).collect(),
    }
}

/// The text of a piece of XML without its tags.
pub fn plain(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len() / 2);
    let mut inside = false;
    for character in xml.chars() {
        match character {
            '<' => {
                inside = true;
                out.push(' ');
            }
            '>' => inside = false,
            _ if inside => {}
            '\n' => out.push(' '),
            character => out.push(character),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    text.split(open).skip(1).filter_map(|rest| rest.split_once(close).map(|(inside, _)| inside)).collect()
}

fn openstax(library: &mut Library, folder: &Path, name: &str, subject: &str) {
    let resource = book(name, &[(EN, name)], "higher", subject, "textbook", "CC-BY-4.0", &["OpenStax"]);
    let id = library.resource(&resource, "");
    for collection in files(&folder.join("collections"), ".xml") {
        let xml = text(&collection);
        for chapter in between(&xml, "<md:title>", "</md:title>").into_iter().skip(1) {
            library.part(id, &resource, "chapter", &format!("chapter {chapter}"), vec![(EN, chapter.to_owned())], Vec::new(), String::new(), Vec::new());
        }
    }
    for module in files(&folder.join("modules"), "index.cnxml") {
        let xml = text(&module);
        let titles = between(&xml, "<title>", "</title>");
        let Some((first, rest)) = titles.split_first() else {
            continue;
        };
        let key = module.to_string_lossy().into_owned();
        let body = xml.split_once("<content").map_or("", |(_, body)| body);
        let sections = rest.iter().map(|heading| plain(heading)).collect();
        library.part(id, &resource, "section", &key, vec![(EN, plain(first))], sections, plain(body), Vec::new());
        for (number, exercise) in between(&xml, "<problem", "</problem>").into_iter().enumerate() {
            let stem = plain(exercise.split_once('>').map_or("", |(_, stem)| stem));
            let start = stem.chars().take(60).collect();
            library.part(id, &resource, "item", &format!("{key} {number}"), vec![(EN, start)], Vec::new(), stem, Vec::new());
        }
    }
}

fn oi_wiki(library: &mut Library, folder: &Path) {
    let resource = book("oi-wiki", &[(ZH, "OI Wiki")], "higher", "informatics", "textbook", "CC-BY-SA-4.0", &[]);
    let id = library.resource(&resource, "编程竞赛知识整合站点：算法、数据结构、数学、比赛");
    for line in text(&folder.join("mkdocs.yml")).lines() {
        let Some((name, path)) = line.trim().strip_prefix("- ").and_then(|entry| entry.rsplit_once(": ")) else {
            continue;
        };
        if !path.ends_with(".md") {
            continue;
        }
        let Ok(body) = std::fs::read_to_string(folder.join("docs").join(path)) else {
            continue;
        };
        library.part(id, &resource, "section", path, vec![(ZH, name.to_owned())], headings(&body), body, Vec::new());
    }
}

fn d2l(library: &mut Library, folder: &Path) {
    let names = [(ZH, "动手学深度学习"), (EN, "Dive into Deep Learning")];
    let resource = book("d2l", &names, "higher", "informatics", "textbook", "Apache-2.0", &["阿斯顿·张", "李沐", "扎卡里·立顿", "亚历山大·斯莫拉"]);
    let id = library.resource(&resource, "");
    for path in files(folder, ".md") {
        let key = path.to_string_lossy().into_owned();
        if key.ends_with("_origin.md") || !key.contains("chapter_") {
            continue;
        }
        let (chinese, english) = (text(&path), std::fs::read_to_string(key.replace(".md", "_origin.md")).unwrap_or_default());
        let titles: Vec<_> = [(ZH, title(&chinese)), (EN, title(&english))].into_iter().filter_map(|(language, title)| Some((language, title?))).collect();
        if titles.is_empty() {
            continue;
        }
        let all = headings(&chinese).into_iter().chain(headings(&english)).collect();
        library.part(id, &resource, "section", &key, titles, all, format!("{chinese}\n{english}"), Vec::new());
    }
}

fn chapters(library: &mut Library, folder: &Path, name: &str) {
    let resource = book(name, &[(ZH, name)], "higher", "informatics", "textbook", "CC-BY-SA-4.0", &["阮一峰"]);
    let id = library.resource(&resource, "");
    for line in text(&folder.join("chapters.yml")).lines() {
        let Some((path, name)) = line.trim().strip_prefix("- ").and_then(|entry| entry.split_once(": ")) else {
            continue;
        };
        let body = std::fs::read_to_string(folder.join("docs").join(path)).unwrap_or_default();
        let kind = if path.ends_with('/') { "chapter" } else { "section" };
        library.part(id, &resource, kind, path, vec![(ZH, name.to_owned())], headings(&body), body, Vec::new());
    }
}

fn lessons(library: &mut Library, folder: &Path, language: Language) {
    let name = front(&text(&folder.join("config.yaml")), "title").unwrap_or_else(|| {
        text(&folder.join("config.yaml"))
            .lines()
            .find_map(|line| line.strip_prefix("title:").map(|title| title.trim().trim_matches('\'').to_owned()))
            .expect("a title")
    });
    let resource = book(&folder.to_string_lossy(), &[(language, &name)], "higher", "informatics", "course", "CC-BY-4.0", &["The Carpentries"]);
    let id = library.resource(&resource, "");
    for path in files(&folder.join("episodes"), ".md") {
        let body = text(&path);
        let Some(title) = front(&body, "title") else {
            continue;
        };
        let titles = vec![(language, title)];
        library.part(id, &resource, "lesson", &path.to_string_lossy(), titles, headings(&body), body, Vec::new());
    }
}

fn iot(library: &mut Library, folder: &Path) {
    let resource = book("iot", &[(EN, "IoT for Beginners")], "higher", "informatics", "course", "MIT", &["Jim Bennett"]);
    let id = library.resource(&resource, "");
    for path in files(folder, ".md") {
        let key = path.strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
        if key.starts_with("translations") || !key.contains("lessons") {
            continue;
        }
        let (mut titles, mut all, mut bodies) = (Vec::new(), Vec::new(), String::new());
        for (prefix, language) in [
            ("", EN),
            ("translations/zh/", ZH),
            ("translations/es/", tag("es")),
            ("translations/fr/", tag("fr")),
            ("translations/ru/", tag("ru")),
            ("translations/ar/", tag("ar")),
        ] {
            let Ok(body) = std::fs::read_to_string(folder.join(format!("{prefix}{key}"))) else {
                continue;
            };
            titles.extend(title(&body).map(|title| (language, title)));
            all.extend(headings(&body));
            bodies.push_str(&body);
        }
        library.part(id, &resource, "lesson", &key, titles, all, bodies, Vec::new());
    }
}

fn markdown_course(library: &mut Library, folder: &Path) {
    let resource = book("oeh", &[(EN, "Operating Systems")], "higher", "informatics", "course", "CC-BY-SA-4.0", &[]);
    let id = library.resource(&resource, "");
    for path in files(folder, ".md") {
        let body = text(&path);
        let Some(name) = title(&body) else {
            continue;
        };
        let kind = if path.to_string_lossy().contains("/quiz") || path.to_string_lossy().contains("/questions") { "item" } else { "section" };
        library.part(id, &resource, kind, &path.to_string_lossy(), vec![(EN, name)], headings(&body), body, Vec::new());
    }
}

/// The codes of the catalogue's subjects.
fn subject(name: &str) -> &str {
    match name {
        "数学" | "高等数学" | "离散数学" | "线性代数" | "概率论" | "中考数学真题" => "mathematics",
        "语文" | "语文·书法练习指导" => "chinese",
        "英语" => "english",
        "物理" => "physics",
        "化学" => "chemistry",
        "生物学" => "biology",
        "历史" => "history",
        "地理" | "地理图册" | "人文地理" => "geography",
        "思想政治" => "politics",
        "道德与法治" => "morality",
        "科学" => "science",
        "信息技术" => "informatics",
        "音乐" => "music",
        "美术" => "art",
        "艺术" => "arts",
        "体育与健康" => "sport",
        "通用技术" => "technology",
        "俄语" => "russian",
        "日语" => "japanese",
        other => other,
    }
}

fn catalogue(library: &mut Library, path: &Path) {
    let catalogue: Value = serde_json::from_str(&text(path)).expect("JSON");
    let dictionary = &catalogue["dict"];
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    for edition in dictionary["edition"].as_array().expect("editions") {
        library.vocabulary.add_edition(edition.as_str().expect("text"));
    }
    for row in catalogue["books"].as_array().expect("books") {
        let word = |at: usize, name: &str| row[at].as_u64().and_then(|number| dictionary[name][number as usize].as_str()).unwrap_or("");
        let (name, stage, edition) = (row[1].as_str().expect("title").trim_start_matches(['·', ' ']), word(2, "stage"), word(4, "edition"));
        let stage = match stage {
            stage if stage.starts_with("小学") => "primary",
            stage if stage.starts_with("初中") => "junior",
            "高中" => "senior",
            "大学" => "higher",
            _ => "",
        };
        let mut codes = facets(stage, subject(word(3, "subject")), "textbook-entry", &["zh-Hans"], "");
        codes.resource_type.push("textbook".into());
        // The last grade in the title: 英语（三年级起点）四年级上册 is for grade 4.
        let grade =
            name.rmatch_indices("年级").find_map(|(at, _)| numerals.iter().position(|numeral| name.get(..at).is_some_and(|before| before.ends_with(numeral))));
        codes.grade = grade.map(|at| (at + 1).to_string()).into_iter().collect();
        let volume = match word(7, "vol") {
            "上册" => "1",
            "下册" => "2",
            "全一册" => "full",
            other => other,
        };
        codes.volume = [volume].into_iter().filter(|volume| !volume.is_empty()).map(str::to_owned).collect();
        let short = edition.split('（').next().unwrap_or(edition);
        codes.edition = if short == edition { vec![edition.to_owned()] } else { vec![edition.to_owned(), short.to_owned()] };
        codes.edition.retain(|edition| !edition.is_empty());
        let resource = Resource {
            key: format!("textbook {}", row[0].as_str().expect("id")),
            titles: vec![(ZH, name.to_owned())],
            languages: vec![ZH],
            facets: codes,
            people: Vec::new(),
        };
        let id = library.resource(&resource, &format!("{edition} {}", word(5, "publisher")));
        library.resources.insert(id, format!("{edition} {name}").trim().to_owned());
    }
}
