//! Our executor: portable SQL text on `crates/platform`, the statements of `crates/catalog/src/store`.

use kernel::Id;
use platform::database::placeholders;
use platform::{Database, DatabaseError, Session, Value};
use workload::{Answer, Blocking, Change, Engine, Filter, Operation};

struct Executor(Database);

fn main() {
    workload::blocking("executor", |engine, url| {
        let url = if engine == Engine::Sqlite { format!("sqlite:{url}") } else { url.to_owned() };
        Executor(Database::open(&url, std::path::Path::new("/")).expect("the database opens"))
    });
}

impl Blocking for Executor {
    fn batch(&self, sql: &str) {
        self.0.write(|session| session.batch(sql)).expect("a batch runs");
    }

    fn run(&self, operation: &Operation) -> Answer {
        match operation {
            Operation::Read(id) => self.0.read(|session| read(session, (*id).into())),
            Operation::List(filter) => self.0.read(|session| list(session, filter)),
            Operation::Write(change) => self.0.write(|session| write(session, change)),
        }
        .expect("an operation succeeds")
    }
}

fn read(session: &mut Session<'_>, id: Id) -> Result<Answer, DatabaseError> {
    let section = session.first("SELECT id, resource, kind, number, titles, poem FROM section WHERE id = $1", &[id.into()], |row| {
        Ok((row.get::<Id>(0)?.as_uuid(), row.get::<Id>(1)?.as_uuid(), row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
    })?;
    let texts = session.query(
        "SELECT language, title, html, source_path, machine_translated FROM section_text WHERE section = $1 ORDER BY position",
        &[id.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
    )?;
    Ok(Answer::Section(section, texts))
}

/// The chosen conditions as SQL, with their values.
fn chosen<'a>(collection: Option<&'a String>, kinds: &'a [String]) -> (String, Vec<Value<'a>>) {
    let mut values: Vec<Value<'_>> = kinds.iter().map(Value::from).collect();
    let mut sql = "withdrawn = FALSE".to_owned();
    if !kinds.is_empty() {
        sql += &format!(" AND kind IN ({})", placeholders(1, kinds.len()));
    }
    if let Some(collection) = collection {
        values.push(collection.into());
        sql += &format!(" AND collection = ${}", values.len());
    }
    (sql, values)
}

fn list(session: &mut Session<'_>, filter: &Filter) -> Result<Answer, DatabaseError> {
    let (conditions, values) = chosen(filter.collection.as_ref(), &filter.kinds);
    let sql = format!(
        "SELECT id, collection, resource_key, kind, body, section_count, item_count, updated_at FROM resource WHERE {conditions} ORDER BY updated_at DESC, id LIMIT 24"
    );
    let page = session.query(&sql, &values, |row| {
        Ok((row.get::<Id>(0)?.as_uuid(), row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?))
    })?;
    let (conditions, values) = chosen(filter.collection.as_ref(), &[]);
    let sql = format!(
        "SELECT kind, zh, COUNT(*) FROM resource JOIN code ON code.code = resource.kind AND code.field = 'kind' WHERE {conditions} GROUP BY kind, zh ORDER BY kind"
    );
    let kinds = session.query(&sql, &values, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let (conditions, values) = chosen(None, &filter.kinds);
    let sql = format!("SELECT collection, COUNT(*) FROM resource WHERE {conditions} GROUP BY collection ORDER BY collection");
    let collections = session.query(&sql, &values, |row| Ok((row.get(0)?, String::new(), row.get(1)?)))?;
    Ok(Answer::Page(page, kinds, collections))
}

fn write(session: &mut Session<'_>, c: &Change) -> Result<Answer, DatabaseError> {
    let (resource, section) = (Id::from(c.resource), Id::from(c.section));
    let version = session.first(
        "UPDATE installation SET value = CAST(CAST(value AS BIGINT) + 1 AS TEXT) WHERE name = $1 RETURNING value",
        &["content".into()],
        |row| row.get::<String>(0),
    )?;
    let version: i64 = version.and_then(|text| text.parse().ok()).unwrap_or(0);
    session.execute(
        "INSERT INTO resource (id, collection, resource_key, kind, body, fingerprint, section_count, item_count, changed_version, created_at, updated_at, withdrawn) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, FALSE) \
         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, body = excluded.body, fingerprint = excluded.fingerprint, section_count = excluded.section_count, \
         item_count = excluded.item_count, changed_version = excluded.changed_version, updated_at = excluded.updated_at, withdrawn = FALSE",
        &[
            resource.into(), (&c.collection).into(), (&c.key).into(), (&c.kind).into(), (&c.body).into(), (&c.fingerprint).into(), 10_i64.into(), 0_i64.into(),
            version.into(), c.now.into(), c.now.into(),
        ],
    )?;
    session.execute(
        "INSERT INTO section (id, resource, parent, position, kind, number, section_key, titles, author, dynasty, poem, fingerprint) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
         ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, position = excluded.position, kind = excluded.kind, number = excluded.number, \
         titles = excluded.titles, author = excluded.author, dynasty = excluded.dynasty, poem = excluded.poem, fingerprint = excluded.fingerprint",
        &[
            section.into(),
            resource.into(),
            Value::Null,
            1_i64.into(),
            "lesson".into(),
            "1".into(),
            (&c.key).into(),
            (&c.titles).into(),
            Value::Null,
            Value::Null,
            Value::Null,
            (&c.fingerprint).into(),
        ],
    )?;
    for (position, text) in c.texts.iter().enumerate() {
        session.execute(
            "INSERT INTO section_text (section, language, position, title, html, source_path, machine_translated, letters) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
             ON CONFLICT (section, language) DO UPDATE SET title = excluded.title, html = excluded.html, letters = excluded.letters",
            &[
                section.into(), text.language.into(), position.into(), (&text.title).into(), (&text.html).into(), "book/1.md".into(), false.into(), text.html.len().into(),
            ],
        )?;
    }
    Ok(Answer::Written(version))
}
