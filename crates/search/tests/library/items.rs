//! Question sets.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use kernel::Language;
use serde_json::Value;

use super::{Library, Resource, facets, files, front, tag, text};

pub fn read(library: &mut Library, root: &Path) {
    let root = root.join("questions");
    tal(library, &root.join("tal-scq5k/ch_single_choice_constructed_5K/ch_single_choice_test_2K.jsonl"), Language::ZH_HANS, "TAL-SCQ5K 中文");
    tal(library, &root.join("tal-scq5k/en_single_choice_constructed_5K/en_single_choice_test_2K.jsonl"), Language::EN, "TAL-SCQ5K English");
    gsm8k(library, &root.join("gsm8k/grade_school_math/data/test.jsonl"));
    mgsm(library, &root.join("mgsm/mgsm"));
    exams(library, &root.join("exams-qa/data/exams/multilingual"));
    quizzes(library, &root.join("freecodecamp-i18n-quizzes/curriculum/challenges"));
}

fn set(key: &str, name: &str, languages: &[Language], stage: &str, subject: &str, licence: &str) -> Resource {
    let tags: Vec<&str> = languages.iter().map(Language::tag).collect();
    Resource {
        key: key.into(),
        titles: vec![(Language::EN, name.into())],
        languages: languages.to_vec(),
        facets: facets(stage, subject, "question-set", &tags, licence),
        people: Vec::new(),
    }
}

fn start(stem: &str) -> String {
    stem.chars().take(60).collect()
}

fn tal(library: &mut Library, path: &Path, language: Language, name: &str) {
    let resource = set(name, name, &[language], "primary", "mathematics", "MIT");
    let id = library.resource(&resource, "");
    for line in text(path).lines() {
        let value: Value = serde_json::from_str(line).expect("JSON");
        let stem = value["problem"].as_str().expect("problem").to_owned();
        let concepts =
            value["knowledge_point_routes"].as_array().into_iter().flatten().filter_map(|route| route.as_str()?.rsplit("->").next()).map(str::to_owned);
        let concepts = concepts.collect();
        let analysis = value["answer_analysis"].as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join("\n");
        library.part(
            id,
            &resource,
            "item",
            value["qid"].as_str().expect("id"),
            vec![(language, start(&stem))],
            concepts,
            format!("{stem}\n{analysis}"),
            Vec::new(),
        );
    }
}

fn gsm8k(library: &mut Library, path: &Path) {
    let resource = set("gsm8k", "GSM8K", &[Language::EN], "primary", "mathematics", "MIT");
    let id = library.resource(&resource, "Grade School Math 8K");
    for (number, line) in text(path).lines().enumerate() {
        let value: Value = serde_json::from_str(line).expect("JSON");
        let stem = value["question"].as_str().expect("question").to_owned();
        let body = format!("{stem}\n{}", value["answer"].as_str().expect("answer"));
        library.part(id, &resource, "item", &number.to_string(), vec![(Language::EN, start(&stem))], Vec::new(), body, Vec::new());
    }
}

fn mgsm(library: &mut Library, folder: &Path) {
    let mut items: BTreeMap<usize, Vec<(Language, String)>> = BTreeMap::new();
    for path in files(folder, ".tsv") {
        let name = path.file_stem().expect("name").to_string_lossy().into_owned();
        let language = tag(name.trim_start_matches("mgsm_"));
        for (number, line) in text(&path).lines().enumerate() {
            items.entry(number).or_default().push((language, line.split('\t').next().unwrap_or("").to_owned()));
        }
    }
    let languages: Vec<Language> = items.get(&0).into_iter().flatten().map(|(language, _)| *language).collect();
    let resource = set("mgsm", "MGSM", &languages, "primary", "mathematics", "CC-BY-SA-4.0");
    let id = library.resource(&resource, "Multilingual Grade School Math");
    for (number, stems) in items {
        let titles = stems.iter().map(|(language, stem)| (*language, start(stem))).collect();
        let body = stems.iter().map(|(_, stem)| stem.as_str()).collect::<Vec<_>>().join("\n");
        library.part(id, &resource, "item", &number.to_string(), titles, Vec::new(), body, Vec::new());
    }
}

fn exams(library: &mut Library, folder: &Path) {
    let resource = set("exams", "EXAMS", &[], "senior", "", "CC-BY-SA-4.0");
    let id = library.resource(&resource, "High school examinations in many languages");
    for path in files(folder, ".tar.gz") {
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(std::fs::File::open(&path).expect("a file")));
        for entry in archive.entries().expect("entries") {
            let mut lines = String::new();
            let mut entry = entry.expect("entry");
            if entry.read_to_string(&mut lines).is_err() || !lines.starts_with('{') {
                continue;
            }
            for line in lines.lines() {
                exam_item(library, id, &resource, &serde_json::from_str(line).expect("JSON"));
            }
        }
    }
}

fn exam_item(library: &mut Library, id: kernel::Id, resource: &Resource, value: &Value) {
    let language = match value["info"]["language"].as_str().unwrap_or("") {
        "Arabic" => "ar",
        "Bulgarian" => "bg",
        "Croatian" => "hr",
        "French" => "fr",
        "German" => "de",
        "Hungarian" => "hu",
        "Italian" => "it",
        "Lithuanian" => "lt",
        "North Macedonian" => "mk",
        "Polish" => "pl",
        "Portuguese" => "pt",
        "Albanian" => "sq",
        "Serbian" => "sr",
        "Spanish" => "es",
        "Turkish" => "tr",
        "Vietnamese" => "vi",
        _ => "en",
    };
    let subject = value["info"]["subject"].as_str().unwrap_or("").to_owned();
    if subject == "Islamic Studies" || subject == "Religion" {
        return;
    }
    let stem = value["question"]["stem"].as_str().unwrap_or("").to_owned();
    let choices = value["question"]["choices"].as_array().into_iter().flatten().filter_map(|choice| choice["text"].as_str()).collect::<Vec<_>>().join("\n");
    let mut of = set(&resource.key, "", &[], "senior", "", "CC-BY-SA-4.0");
    of.facets.subject = vec![subject.to_lowercase()];
    of.facets.grade = value["info"]["grade"].as_u64().map(|grade| grade.to_string()).into_iter().collect();
    let key = value["id"].as_str().unwrap_or("");
    library.part(id, &of, "item", key, vec![(tag(language), start(&stem))], Vec::new(), format!("{stem}\n{choices}"), Vec::new());
}

fn quizzes(library: &mut Library, folder: &Path) {
    let languages = [("chinese", Language::ZH_HANS), ("espanol", tag("es")), ("arabic", tag("ar"))];
    let resource = set("freecodecamp", "freeCodeCamp Quizzes", &languages.map(|(_, language)| language), "", "informatics", "BSD-3-Clause");
    let id = library.resource(&resource, "");
    for path in files(&folder.join("espanol"), ".md") {
        let (mut titles, mut bodies) = (Vec::new(), String::new());
        for (name, language) in languages {
            let Ok(body) = std::fs::read_to_string(path.to_string_lossy().replace("/espanol/", &format!("/{name}/"))) else {
                continue;
            };
            titles.extend(front(&body, "title:").map(|title| (language, title)));
            bodies.push_str(&body);
        }
        library.part(id, &resource, "section", &path.to_string_lossy(), titles, Vec::new(), bodies, Vec::new());
    }
}
