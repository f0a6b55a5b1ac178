//! Small folders of real files, one for each format at least.

use std::io::Read;
use std::path::Path;

use serde_json::Value;

/// Real files longer than this are cut, so that a round is short.
pub const FILE_BYTES_MAX: usize = 12_000;

/// Folders with the files of them that are enough for their importer.
const SEEDS: &[(&str, &[&str])] = &[
    ("textbooks/openstax-prealgebra-2e", &["collections/prealgebra-2e.collection.xml", "modules/m81241/index.cnxml", "modules/m81292/index.cnxml"]),
    ("textbooks/wangdoc-html-zh", &["chapters.yml", "docs/intro.md", "docs/table.md"]),
    ("textbooks/oi-wiki", &["mkdocs.yml", "docs/index.md", "docs/dp/basic.md"]),
    (
        "textbooks/d2l-zh",
        &["index.md", "config.ini", "chapter_preliminaries/index.md", "chapter_preliminaries/ndarray.md", "chapter_preliminaries/ndarray_origin.md"],
    ),
    ("courses/carpentries-shell-novice", &["config.yaml", "index.md", "episodes/01-intro.md", "episodes/03-create.md"]),
    (
        "courses/iot-for-beginners",
        &[
            "1-getting-started/lessons/1-introduction-to-iot/README.md",
            "translations/zh/1-getting-started/lessons/1-introduction-to-iot/README.md",
            "quiz-app/src/assets/translations/en.json",
        ],
    ),
    (
        "courses/oeh-operating-systems",
        &["config.yaml", "content/compute/lecture/slides.mdpp", "content/compute/lecture/slides/threads.md", "content/compute/lab/quiz/tls-var-copies.md"],
    ),
    ("questions/freecodecamp-i18n-quizzes", &["curriculum/challenges/espanol/blocks/quiz-javascript-classes/67358ac128957c865dcf3ddf.md"]),
    ("questions/exams-qa", &["data/exams/multilingual/dev.jsonl.tar.gz"]),
    ("questions/tal-scq5k", &["ch_single_choice_constructed_5K/ch_single_choice_test_2K.jsonl"]),
    ("questions/gsm8k", &["grade_school_math/data/test.jsonl"]),
    ("questions/mgsm", &["mgsm/mgsm_en.tsv", "mgsm/mgsm_zh.tsv"]),
    ("reading/chinese-poetry-core", &["全唐诗/唐诗三百首.json", "楚辞/chuci.json"]),
    ("catalogues/china-textbook-catalog", &["data/catalog.json"]),
];

/// Lists in JSON files are cut to so many entries: cut by bytes they would not be JSON any more.
const LIST_MAX: usize = 30;

fn shortened(file: &str, mut bytes: Vec<u8>) -> Vec<u8> {
    if file.ends_with(".json") {
        let mut value: Value = serde_json::from_slice(&bytes).unwrap();
        shorten(&mut value);
        return serde_json::to_vec_pretty(&value).unwrap();
    }
    if file.ends_with(".tar.gz") {
        return archive(&bytes);
    }
    bytes.truncate(FILE_BYTES_MAX);
    bytes
}

fn shorten(value: &mut Value) {
    match value {
        Value::Array(list) => {
            list.truncate(LIST_MAX);
            list.iter_mut().for_each(shorten);
        }
        Value::Object(fields) => fields.values_mut().for_each(shorten),
        _ => {}
    }
}

/// The first member of an archive, cut, in an archive of its own.
fn archive(bytes: &[u8]) -> Vec<u8> {
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(bytes));
    let member = archive.entries().unwrap().map(Result::unwrap).find(|entry| entry.path().is_ok_and(|path| path.extension().is_some_and(|end| end == "jsonl")));
    let mut content = Vec::new();
    member.unwrap().take(FILE_BYTES_MAX as u64).read_to_end(&mut content).unwrap();
    let mut header = tar::Header::new_gnu();
    header.set_size(content.len() as u64);
    header.set_cksum();
    let mut packed = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
    packed.append_data(&mut header, "dev.jsonl", content.as_slice()).unwrap();
    packed.into_inner().unwrap().finish().unwrap()
}

/// The files of each folder, cut.
pub fn folders() -> Vec<Vec<(String, Vec<u8>)>> {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../library");
    SEEDS
        .iter()
        .map(|(folder, files)| {
            let read = |file: &&str| {
                let bytes = std::fs::read(library.join(folder).join(file)).unwrap_or_else(|error| panic!("{folder}/{file}: {error}"));
                ((*file).to_owned(), shortened(file, bytes))
            };
            files.iter().map(read).collect()
        })
        .collect()
}
