//! The columns, as `docs/reference/columns.md` describes them.

use std::sync::{Arc, LazyLock};

use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};

/// The version of the columns; a file names it in its metadata as `xingtan.columns`.
pub const VERSION: &str = "1";

/// A text that comes again and again.
fn word() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

fn moment() -> DataType {
    DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()))
}

/// The place of the actor among the columns, by which rows are sorted before `stored`.
pub const ACTOR_AT: i32 = 5;
/// The place of the moment of storing.
pub const STORED_AT: i32 = 2;

static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    let pseudonyms = DataType::List(Arc::new(Field::new("element", DataType::Utf8, false)));
    Arc::new(Schema::new(vec![
        Field::new("place", DataType::Int64, false),
        Field::new("id", DataType::Utf8, false),
        Field::new("stored", moment(), false),
        Field::new("timestamp", moment(), false),
        Field::new("voided", DataType::Boolean, false),
        Field::new("actor", word(), true),
        Field::new("others", pseudonyms, true),
        Field::new("verb", word(), false),
        Field::new("object_type", word(), false),
        Field::new("activity", word(), true),
        Field::new("activity_type", word(), true),
        Field::new("refers", DataType::Utf8, true),
        Field::new("parent", word(), true),
        Field::new("grouping", word(), true),
        Field::new("registration", word(), true),
        Field::new("subject", word(), true),
        Field::new("school", word(), true),
        Field::new("success", DataType::Boolean, true),
        Field::new("completion", DataType::Boolean, true),
        Field::new("score_scaled", DataType::Float64, true),
        Field::new("duration_ms", DataType::Int64, true),
        Field::new("body", DataType::Utf8, false),
    ]))
});

/// The columns.
#[must_use]
pub fn columns() -> SchemaRef {
    Arc::clone(&SCHEMA)
}
