//! diesel 2.3 with `MultiConnection`: queries in its query builder; upserts and RETURNING, which `MultiConnection` lacks, on the connection
//! inside (one macro, so that both engines get the same text), which keeps them typed and cached.

mod key;
mod tables;

use diesel::connection::SimpleConnection;
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use diesel::sql_types::{BigInt, Text};
use diesel::upsert::excluded;
use key::Id;
use tables::{code, installation, resource, section, section_text};
use workload::{Answer, Blocking, Change, Engine, Filter, Operation};

#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    Postgresql(PgConnection),
    Sqlite(SqliteConnection),
}

struct Diesel {
    readers: Pool<ConnectionManager<AnyConnection>>,
    writers: Pool<ConnectionManager<AnyConnection>>,
}

#[derive(Debug)]
struct Pragmas(Engine);

impl CustomizeConnection<AnyConnection, diesel::r2d2::Error> for Pragmas {
    fn on_acquire(&self, connection: &mut AnyConnection) -> Result<(), diesel::r2d2::Error> {
        if self.0 == Engine::Sqlite { connection.batch_execute(workload::PRAGMAS).map_err(diesel::r2d2::Error::QueryError) } else { Ok(()) }
    }
}

fn main() {
    workload::blocking("diesel", |engine, url| {
        let pool = |size| {
            Pool::builder()
                .max_size(size)
                .min_idle(Some(1))
                .test_on_check_out(false)
                .connection_customizer(Box::new(Pragmas(engine)))
                .build(ConnectionManager::new(url))
                .expect("the database opens")
        };
        let writers = pool(if engine == Engine::Sqlite { 1 } else { workload::CONNECTIONS });
        let readers = if engine == Engine::Sqlite { pool(workload::CONNECTIONS) } else { writers.clone() };
        Diesel { readers, writers }
    });
}

impl Blocking for Diesel {
    fn batch(&self, sql: &str) {
        let mut connection = self.writers.get().expect("a connection");
        connection.transaction(|connection| connection.batch_execute(sql)).expect("a batch runs");
    }

    fn run(&self, operation: &Operation) -> Answer {
        let pool = if matches!(operation, Operation::Write(_)) { &self.writers } else { &self.readers };
        let mut connection = pool.get().expect("a connection");
        match operation {
            Operation::Read(id) => read(&mut connection, Id(*id)),
            Operation::List(filter) => list(&mut connection, filter),
            Operation::Write(change) => match &mut *connection {
                AnyConnection::Postgresql(inner) => inner.transaction(|inner| write_postgresql(inner, change)),
                AnyConnection::Sqlite(inner) => inner.immediate_transaction(|inner| write_sqlite(inner, change)),
            },
        }
        .expect("an operation succeeds")
    }
}

type TextOf = (String, String, String, String, bool);
type SectionOf = (Id, Id, String, String, String, Option<String>);
type ResourceOf = (Id, String, String, String, String, i64, i64, i64);

fn read(connection: &mut AnyConnection, id: Id) -> QueryResult<Answer> {
    let found = section::table
        .find(id)
        .select((section::id, section::resource, section::kind, section::number, section::titles, section::poem))
        .first::<SectionOf>(connection)
        .optional()?;
    let texts = section_text::table
        .filter(section_text::section.eq(id))
        .order(section_text::position)
        .select((section_text::language, section_text::title, section_text::html, section_text::source_path, section_text::machine_translated))
        .load::<TextOf>(connection)?;
    Ok(Answer::Section(found.map(|(id, resource, kind, number, titles, poem)| (id.0, resource.0, kind, number, titles, poem)), texts))
}

fn list(connection: &mut AnyConnection, filter: &Filter) -> QueryResult<Answer> {
    let mut page = resource::table
        .filter(resource::withdrawn.eq(false))
        .order((resource::updated_at.desc(), resource::id))
        .limit(24)
        .select((
            resource::id,
            resource::collection,
            resource::resource_key,
            resource::kind,
            resource::body,
            resource::section_count,
            resource::item_count,
            resource::updated_at,
        ))
        .into_boxed();
    let mut kinds = resource::table
        .inner_join(code::table.on(code::code_.eq(resource::kind).and(code::field.eq("kind"))))
        .filter(resource::withdrawn.eq(false))
        .group_by((resource::kind, code::zh))
        .order(resource::kind)
        .select((resource::kind, code::zh, count_star()))
        .into_boxed();
    let mut collections = resource::table
        .filter(resource::withdrawn.eq(false))
        .group_by(resource::collection)
        .order(resource::collection)
        .select((resource::collection, count_star()))
        .into_boxed();
    if !filter.kinds.is_empty() {
        page = page.filter(resource::kind.eq_any(&filter.kinds));
        collections = collections.filter(resource::kind.eq_any(&filter.kinds));
    }
    if let Some(collection) = &filter.collection {
        page = page.filter(resource::collection.eq(collection));
        kinds = kinds.filter(resource::collection.eq(collection));
    }
    let page = page.load::<ResourceOf>(connection)?.into_iter().map(|(id, a, b, c, d, e, f, g)| (id.0, a, b, c, d, e, f, g)).collect();
    let kinds = kinds.load::<(String, String, i64)>(connection)?;
    let collections = collections.load::<(String, i64)>(connection)?.into_iter().map(|(code, count)| (code, String::new(), count)).collect();
    Ok(Answer::Page(page, kinds, collections))
}

macro_rules! writer {
    ($name:ident, $connection:ty) => {
        fn $name(connection: &mut $connection, c: &Change) -> QueryResult<Answer> {
            let raised = (installation::value.fallible_cast::<BigInt>() + 1_i64).cast::<Text>();
            let version: String = diesel::update(installation::table.find("content"))
                .set(installation::value.eq(raised))
                .returning(installation::value)
                .get_result(connection)?;
            let version: i64 = version.parse().unwrap_or(0);
            {
                use resource::*;
                diesel::insert_into(table)
                    .values((
                        id.eq(Id(c.resource)),
                        collection.eq(&c.collection),
                        resource_key.eq(&c.key),
                        kind.eq(&c.kind),
                        body.eq(&c.body),
                        fingerprint.eq(&c.fingerprint),
                        section_count.eq(10),
                        item_count.eq(0),
                        changed_version.eq(version),
                        created_at.eq(c.now),
                        updated_at.eq(c.now),
                        withdrawn.eq(false),
                    ))
                    .on_conflict(id)
                    .do_update()
                    .set((
                        kind.eq(excluded(kind)),
                        body.eq(excluded(body)),
                        fingerprint.eq(excluded(fingerprint)),
                        section_count.eq(excluded(section_count)),
                        item_count.eq(excluded(item_count)),
                        changed_version.eq(excluded(changed_version)),
                        updated_at.eq(excluded(updated_at)),
                        withdrawn.eq(false),
                    ))
                    .execute(connection)?;
            }
            {
                use section::*;
                let none = None::<&str>;
                diesel::insert_into(table)
                    .values((
                        id.eq(Id(c.section)),
                        resource.eq(Id(c.resource)),
                        parent.eq(None::<Id>),
                        position.eq(1),
                        kind.eq("lesson"),
                        number.eq("1"),
                        section_key.eq(&c.key),
                        titles.eq(&c.titles),
                        author.eq(none),
                        dynasty.eq(none),
                        poem.eq(none),
                        fingerprint.eq(&c.fingerprint),
                    ))
                    .on_conflict(id)
                    .do_update()
                    .set((
                        parent.eq(excluded(parent)),
                        position.eq(excluded(position)),
                        kind.eq(excluded(kind)),
                        number.eq(excluded(number)),
                        titles.eq(excluded(titles)),
                        author.eq(excluded(author)),
                        dynasty.eq(excluded(dynasty)),
                        poem.eq(excluded(poem)),
                        fingerprint.eq(excluded(fingerprint)),
                    ))
                    .execute(connection)?;
            }
            for (at, text) in c.texts.iter().enumerate() {
                use section_text::*;
                diesel::insert_into(table)
                    .values((
                        section.eq(Id(c.section)),
                        language.eq(text.language),
                        position.eq(at as i64),
                        title.eq(&text.title),
                        html.eq(&text.html),
                        source_path.eq("book/1.md"),
                        machine_translated.eq(false),
                        letters.eq(text.html.len() as i64),
                    ))
                    .on_conflict((section, language))
                    .do_update()
                    .set((title.eq(excluded(title)), html.eq(excluded(html)), letters.eq(excluded(letters))))
                    .execute(connection)?;
            }
            Ok(Answer::Written(version))
        }
    };
}
writer!(write_postgresql, PgConnection);
writer!(write_sqlite, SqliteConnection);
