//! sea-orm 2.0: entities, its query builder, one writing and several reading connections on SQLite as in `crates/platform`.

mod tables;

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbErr, EntityTrait, JoinType, QueryFilter,
    QueryOrder, QuerySelect, Set, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use tables::{code, resource, section, section_text};
use uuid::Uuid;
use workload::{Answer, Asynchronous, Change, Engine, Filter, Operation, PageRow, SectionRow, TextRow};

struct SeaOrm {
    readers: DatabaseConnection,
    writers: DatabaseConnection,
}

async fn connect(engine: Engine, url: &str, size: u32) -> DatabaseConnection {
    let url = if engine == Engine::Sqlite { format!("sqlite:{url}?mode=rwc") } else { url.to_owned() };
    let mut options = ConnectOptions::new(url);
    options.max_connections(size).min_connections(1).test_before_acquire(false).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(|options| {
        workload::PRAGMAS
            .split(';')
            .filter_map(|text| text.trim().strip_prefix("PRAGMA ")?.split_once(" = "))
            .fold(options, |options, (name, value)| options.pragma(name, value))
    });
    Database::connect(options).await.expect("the database opens")
}

fn main() {
    workload::asynchronous("sea-orm", |engine, url| async move {
        let writers = connect(engine, &url, if engine == Engine::Sqlite { 1 } else { workload::CONNECTIONS }).await;
        let readers = if engine == Engine::Sqlite { connect(engine, &url, workload::CONNECTIONS).await } else { writers.clone() };
        SeaOrm { readers, writers }
    });
}

impl SeaOrm {
    async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.writers.begin_with_options(TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() }).await
    }

    async fn answer(&self, operation: &Operation) -> Result<Answer, DbErr> {
        match operation {
            Operation::Read(id) => read(&self.readers, *id).await,
            Operation::List(filter) => list(&self.readers, filter).await,
            Operation::Write(change) => {
                let transaction = self.begin().await?;
                let answer = write(&transaction, change).await?;
                transaction.commit().await?;
                Ok(answer)
            }
        }
    }
}

impl Asynchronous for SeaOrm {
    async fn batch(&self, sql: &str) {
        let transaction = self.begin().await.expect("a transaction begins");
        transaction.execute_unprepared(sql).await.expect("a batch runs");
        transaction.commit().await.expect("a batch is committed");
    }

    async fn run(&self, operation: &Operation) -> Answer {
        self.answer(operation).await.expect("an operation succeeds")
    }
}

async fn read(connection: &DatabaseConnection, id: Uuid) -> Result<Answer, DbErr> {
    use section::Column as S;
    use section_text::Column as T;
    let found = section::Entity::find_by_id(id)
        .select_only()
        .columns([S::Id, S::Resource, S::Kind, S::Number, S::Titles, S::Poem])
        .into_tuple::<SectionRow>()
        .one(connection)
        .await?;
    let texts = section_text::Entity::find()
        .filter(T::Section.eq(id))
        .order_by_asc(T::Position)
        .select_only()
        .columns([T::Language, T::Title, T::Html, T::SourcePath, T::MachineTranslated])
        .into_tuple::<TextRow>()
        .all(connection)
        .await?;
    Ok(Answer::Section(found, texts))
}

async fn list(connection: &DatabaseConnection, filter: &Filter) -> Result<Answer, DbErr> {
    use resource::Column as R;
    let chosen = |collection: Option<&String>, kinds: &[String]| {
        let mut all = Condition::all().add(R::Withdrawn.eq(false));
        if !kinds.is_empty() {
            all = all.add(R::Kind.is_in(kinds.iter().map(String::as_str)));
        }
        all.add_option(collection.map(|collection| R::Collection.eq(collection.as_str())))
    };
    let page = resource::Entity::find()
        .filter(chosen(filter.collection.as_ref(), &filter.kinds))
        .order_by_desc(R::UpdatedAt)
        .order_by_asc(R::Id)
        .limit(24)
        .select_only()
        .columns([R::Id, R::Collection, R::ResourceKey, R::Kind, R::Body, R::SectionCount, R::ItemCount, R::UpdatedAt])
        .into_tuple::<PageRow>()
        .all(connection)
        .await?;
    let kinds = resource::Entity::find()
        .join(JoinType::InnerJoin, resource::Entity::belongs_to(code::Entity).from(R::Kind).to(code::Column::Code).into())
        .filter(chosen(filter.collection.as_ref(), &[]).add(code::Column::Field.eq("kind")))
        .select_only()
        .column(R::Kind)
        .column(code::Column::Zh)
        .column_as(Expr::cust("COUNT(*)"), "total")
        .group_by(R::Kind)
        .group_by(code::Column::Zh)
        .order_by_asc(R::Kind)
        .into_tuple::<(String, String, i64)>()
        .all(connection)
        .await?;
    let collections = resource::Entity::find()
        .filter(chosen(None, &filter.kinds))
        .select_only()
        .column(R::Collection)
        .column_as(Expr::cust("COUNT(*)"), "total")
        .group_by(R::Collection)
        .order_by_asc(R::Collection)
        .into_tuple::<(String, i64)>()
        .all(connection)
        .await?;
    Ok(Answer::Page(page, kinds, collections.into_iter().map(|(code, count)| (code, String::new(), count)).collect()))
}

async fn write(transaction: &DatabaseTransaction, c: &Change) -> Result<Answer, DbErr> {
    let raise = "UPDATE installation SET value = CAST(CAST(value AS BIGINT) + 1 AS TEXT) WHERE name = $1 RETURNING value";
    let raise = Statement::from_sql_and_values(transaction.get_database_backend(), raise, ["content".into()]);
    let row = transaction.query_one_raw(raise).await?.ok_or_else(|| DbErr::RecordNotFound("the version".to_owned()))?;
    let version: i64 = row.try_get_by_index::<String>(0)?.parse().unwrap_or(0);
    {
        use resource::{ActiveModel, Column as R, Entity};
        let updated = [R::Kind, R::Body, R::Fingerprint, R::SectionCount, R::ItemCount, R::ChangedVersion, R::UpdatedAt, R::Withdrawn];
        let new = ActiveModel {
            id: Set(c.resource),
            collection: Set(c.collection.clone()),
            resource_key: Set(c.key.clone()),
            kind: Set(c.kind.clone()),
            body: Set(c.body.clone()),
            fingerprint: Set(c.fingerprint.clone()),
            section_count: Set(10),
            item_count: Set(0),
            changed_version: Set(version),
            created_at: Set(c.now),
            updated_at: Set(c.now),
            withdrawn: Set(false),
        };
        Entity::insert(new).on_conflict(OnConflict::column(R::Id).update_columns(updated).to_owned()).exec_without_returning(transaction).await?;
    }
    {
        use section::{ActiveModel, Column as S, Entity};
        let updated = [S::Parent, S::Position, S::Kind, S::Number, S::Titles, S::Author, S::Dynasty, S::Poem, S::Fingerprint];
        let new = ActiveModel {
            id: Set(c.section),
            resource: Set(c.resource),
            parent: Set(None),
            position: Set(1),
            kind: Set("lesson".to_owned()),
            number: Set("1".to_owned()),
            section_key: Set(c.key.clone()),
            titles: Set(c.titles.clone()),
            author: Set(None),
            dynasty: Set(None),
            poem: Set(None),
            fingerprint: Set(c.fingerprint.clone()),
        };
        Entity::insert(new).on_conflict(OnConflict::column(S::Id).update_columns(updated).to_owned()).exec_without_returning(transaction).await?;
    }
    for (position, text) in c.texts.iter().enumerate() {
        use section_text::{ActiveModel, Column as T, Entity};
        let new = ActiveModel {
            section: Set(c.section),
            language: Set(text.language.to_owned()),
            position: Set(position as i64),
            title: Set(text.title.clone()),
            html: Set(text.html.clone()),
            source_path: Set("book/1.md".to_owned()),
            machine_translated: Set(false),
            letters: Set(text.html.len() as i64),
        };
        let conflict = OnConflict::columns([T::Section, T::Language]).update_columns([T::Title, T::Html, T::Letters]).to_owned();
        Entity::insert(new).on_conflict(conflict).exec_without_returning(transaction).await?;
    }
    Ok(Answer::Written(version))
}
