//! Deterministic synthetic rows and operations.

use std::fmt::Write;

use uuid::Uuid;

use crate::Engine;

pub const RESOURCES: u64 = 2_000;
pub const SECTIONS: u64 = 20_000;
const KINDS: [(&str, &str); 8] = [
    ("book", "图书"),
    ("poetry", "诗词"),
    ("course", "课程"),
    ("questions", "题库"),
    ("standard", "标准"),
    ("dictionary", "字典"),
    ("lab", "实验"),
    ("project", "项目"),
];
const COLLECTIONS: u64 = 12;
const LANGUAGES: [&str; 3] = ["zh-Hans", "en", "es"];
const WORDS: [&str; 10] = [
    "春眠不觉晓",
    "the slope of a line",
    "处处闻啼鸟",
    "photosynthesis",
    "夜来风雨声",
    "it's <em>half</em> of it",
    "花落知多少",
    "勾股定理",
    "a loop ends",
    "la célula",
];

/// Which operation is measured.
#[derive(Clone, Debug)]
pub enum Operation {
    /// A section with its texts by id.
    Read(Uuid),
    /// A list page of 24 resources with two facets.
    List(Filter),
    /// A transaction of five writes.
    Write(Box<Change>),
}

/// What the reader chose; empty means all.
#[derive(Clone, Debug)]
pub struct Filter {
    pub collection: Option<String>,
    pub kinds: Vec<String>,
}

/// A resource, one of its sections and two texts; the version is raised first, as in `catalog::store::version`.
#[derive(Clone, Debug)]
pub struct Change {
    pub resource: Uuid,
    pub collection: String,
    pub key: String,
    pub kind: String,
    pub body: String,
    pub fingerprint: String,
    pub now: i64,
    pub section: Uuid,
    pub titles: String,
    pub texts: Vec<NewText>,
}

#[derive(Clone, Debug)]
pub struct NewText {
    pub language: &'static str,
    pub title: String,
    pub html: String,
}

/// splitmix64: the same numbers everywhere.
pub fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn key(table: u64, number: u64) -> Uuid {
    let high = mix(table << 40 | number);
    Uuid::from_u64_pair(high, mix(high))
}

fn prose(seed: u64, bytes: u64) -> String {
    let mut text = String::new();
    while (text.len() as u64) < bytes {
        let word = mix(seed ^ (text.len() as u64) << 20);
        let _ = write!(text, "<p>{} {}</p>", WORDS[(word % 10) as usize], word >> 40);
    }
    text
}

fn body(seed: u64) -> String {
    format!(r#"{{"titles":{{"zh":"资源{seed}","en":"Resource {seed}"}},"summary":"{}"}}"#, prose(seed, 200 + mix(seed) % 1_200))
}

fn change(number: u64, seed: u64) -> Change {
    let text = |language, seed| NewText { language, title: format!("第 {number} 节 {language}"), html: prose(seed, 300 + mix(seed) % 4_000) };
    let kind = KINDS[(mix(number).trailing_zeros() as usize).min(7)].0; // unequal groups, as in a library
    Change {
        resource: key(1, number),
        collection: format!("collection-{:02}", mix(number + 7) % COLLECTIONS),
        key: format!("resource-{number}"),
        kind: kind.to_owned(),
        body: body(number),
        fingerprint: format!("{:064x}", mix(seed)),
        now: 1_795_420_800_000_000 + (mix(seed) % 1_000_000_000) as i64,
        section: key(2, number),
        titles: format!(r#"{{"zh":"第 {number} 节","en":"Section {number}"}}"#),
        texts: vec![text(LANGUAGES[0], seed), text(LANGUAGES[1], seed + 1)],
    }
}

/// The operation of a name and a number: reads and lists vary over the rows, writes touch 2 000 present and 2 000 new resources.
#[must_use]
pub fn operation(name: &str, number: u64) -> Operation {
    let chance = mix(number ^ 0x5eed);
    match name {
        "read" => Operation::Read(key(2, chance % SECTIONS)),
        "list" => {
            let pick = |shift: u32| KINDS[(chance >> shift) as usize % 8].0.to_owned();
            Operation::List(Filter {
                collection: (chance % 2 == 0).then(|| format!("collection-{:02}", (chance >> 8) % COLLECTIONS)),
                kinds: (0..chance % 4).map(|at| pick(20 + at as u32 * 3)).collect(),
            })
        }
        _ => Operation::Write(Box::new(change(chance % (2 * RESOURCES), number))),
    }
}

/// The statements that fill fresh tables, in batches.
#[must_use]
pub fn seed(engine: Engine) -> Vec<String> {
    let id = |id: Uuid| match engine {
        Engine::Sqlite => format!("x'{}'", id.simple()),
        Engine::Postgresql => format!("'{id}'"),
    };
    let quoted = |text: &str| text.replace('\'', "''");
    let mut rows: Vec<(&str, String)> = vec![("installation", "('content', '0')".to_owned())];
    for (position, (code, name)) in KINDS.iter().enumerate() {
        rows.push(("code", format!("('kind', '{code}', {position}, '{name}', '{code}', 'bench')")));
    }
    for number in 0..RESOURCES {
        let c = change(number, number);
        rows.push((
            "resource",
            format!(
                "({}, '{}', '{}', '{}', '{}', '{}', 10, {}, 0, {}, {}, {})",
                id(c.resource),
                c.collection,
                c.key,
                c.kind,
                quoted(&c.body),
                c.fingerprint,
                number % 40,
                c.now,
                c.now,
                if number % 50 == 49 { "TRUE" } else { "FALSE" },
            ),
        ));
    }
    for number in 0..SECTIONS {
        let poem = if number % 3 == 0 {
            format!("'Author {}', 'Tang', '{{\"lines\":[\"{}\"]}}'", number % 300, WORDS[(number % 10) as usize].replace('\'', "''"))
        } else {
            "NULL, NULL, NULL".to_owned()
        };
        rows.push((
            "section",
            format!(
                "({}, {}, NULL, {}, 'lesson', '{number}', 'section-{number}', '{{\"zh\":\"第 {number} 节\"}}', {poem}, '{:064x}')",
                id(key(2, number)),
                id(key(1, number % RESOURCES)),
                number / RESOURCES,
                mix(number),
            ),
        ));
        for (position, language) in LANGUAGES.iter().take(1 + (mix(number) % 3) as usize).enumerate() {
            let html = prose(number + position as u64, 300 + mix(number * 3 + position as u64) % 4_000);
            rows.push((
                "section_text",
                format!(
                    "({}, '{language}', {position}, '第 {number} 节', '{}', 'book/{number}.md', {}, {})",
                    id(key(2, number)),
                    quoted(&html),
                    if position == 2 { "TRUE" } else { "FALSE" },
                    html.len() / 2,
                ),
            ));
        }
    }
    rows.sort_by_key(|(table, _)| *table);
    rows.chunk_by(|a, b| a.0 == b.0)
        .flat_map(|table| table.chunks(200))
        .map(|part| format!("INSERT INTO {} VALUES {};", part[0].0, part.iter().map(|(_, row)| row.as_str()).collect::<Vec<_>>().join(",")))
        .collect()
}

/// The tables of the catalog as they are, and the one of the platform that holds the version.
#[must_use]
pub fn schema(engine: Engine) -> String {
    let id = if engine == Engine::Sqlite { "BLOB" } else { "UUID" };
    include_str!("../../../../crates/catalog/migrations/0001_catalog.sql").replace("{id}", id)
        + "CREATE TABLE installation (name TEXT PRIMARY KEY, value TEXT NOT NULL);"
}
