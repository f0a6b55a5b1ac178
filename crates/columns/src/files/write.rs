//! Writes rows as Parquet.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Float64Builder, Int64Builder, ListBuilder, StringBuilder, StringDictionaryBuilder, TimestampMicrosecondBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::metadata::{KeyValue, SortingColumn};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;

use super::{FileError, schema};
use crate::model::row::Row;

/// Rows that become columns at a time.
const BATCH_ROWS: usize = 8192;
/// The bytes of a dictionary up to which a column keeps one: every learner of a day in one file, so that counting them is counting its words.
const DICTIONARY_BYTES: usize = 32 * 1024 * 1024;

/// How files are written.
#[must_use]
pub fn properties(compression: Compression) -> WriterProperties {
    let by = |column_idx| SortingColumn { column_idx, descending: false, nulls_first: true };
    let mut properties = WriterProperties::builder()
        .set_compression(compression)
        .set_dictionary_page_size_limit(DICTIONARY_BYTES)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        // One group of rows a file: a file is bounded by its rows and bytes before it is written.
        .set_max_row_group_row_count(None)
        .set_sorting_columns(Some(vec![by(schema::ACTOR_AT), by(schema::STORED_AT)]))
        .set_created_by("xingtan".to_owned())
        .set_key_value_metadata(Some(vec![KeyValue::new("xingtan.columns".to_owned(), schema::VERSION.to_owned())]));
    for unique in ["id", "body", "refers"] {
        let path = ColumnPath::from(unique);
        properties = properties.set_column_dictionary_enabled(path.clone(), false).set_column_statistics_enabled(path, EnabledStatistics::None);
    }
    properties.build()
}

/// How the platform's own files are compressed, as decision 0016 measured it.
///
/// # Errors
/// Never; the level is a good one.
pub fn compression() -> Result<Compression, FileError> {
    Ok(Compression::ZSTD(ZstdLevel::try_new(3)?))
}

/// Sorts rows as files have them: by actor, so that what one person did stands together.
pub fn sort(rows: &mut [Row]) {
    rows.sort_unstable_by(|one, other| (&one.actor, one.stored, one.place).cmp(&(&other.actor, other.stored, other.place)));
}

/// A file of rows that were sorted.
///
/// # Errors
/// They do not fit into columns.
pub fn encode(rows: &[Row], compression: Compression) -> Result<Vec<u8>, FileError> {
    let mut writer = ArrowWriter::try_new(Vec::new(), schema::columns(), Some(properties(compression)))?;
    for some in rows.chunks(BATCH_ROWS) {
        writer.write(&batch(some)?)?;
    }
    Ok(writer.into_inner()?)
}

fn words<'a>(values: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    let mut builder = StringDictionaryBuilder::<Int32Type>::new();
    values.for_each(|value| builder.append_option(value));
    Arc::new(builder.finish())
}

fn texts<'a>(values: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    let mut builder = StringBuilder::new();
    values.for_each(|value| builder.append_option(value));
    Arc::new(builder.finish())
}

fn truths(values: impl Iterator<Item = Option<bool>>) -> ArrayRef {
    let mut builder = BooleanBuilder::new();
    values.for_each(|value| builder.append_option(value));
    Arc::new(builder.finish())
}

fn numbers(values: impl Iterator<Item = Option<i64>>) -> ArrayRef {
    let mut builder = Int64Builder::new();
    values.for_each(|value| builder.append_option(value));
    Arc::new(builder.finish())
}

fn moments(values: impl Iterator<Item = i64>) -> ArrayRef {
    let mut builder = TimestampMicrosecondBuilder::new().with_timezone("UTC");
    values.for_each(|value| builder.append_value(value));
    Arc::new(builder.finish())
}

/// Rows as columns.
fn batch(rows: &[Row]) -> Result<RecordBatch, arrow_schema::ArrowError> {
    let mut others = ListBuilder::new(StringBuilder::new()).with_field(Field::new("element", DataType::Utf8, false));
    let mut scores = Float64Builder::new();
    for row in rows {
        for other in &row.others {
            others.values().append_value(other);
        }
        others.append(!row.others.is_empty());
        scores.append_option(row.score_scaled);
    }
    let columns: Vec<ArrayRef> = vec![
        numbers(rows.iter().map(|row| Some(row.place))),
        texts(rows.iter().map(|row| Some(row.id.as_str()))),
        moments(rows.iter().map(|row| row.stored)),
        moments(rows.iter().map(|row| row.timestamp)),
        truths(rows.iter().map(|row| Some(row.voided))),
        words(rows.iter().map(|row| row.actor.as_deref())),
        Arc::new(others.finish()),
        words(rows.iter().map(|row| Some(row.verb.as_str()))),
        words(rows.iter().map(|row| Some(row.object_type.as_str()))),
        words(rows.iter().map(|row| row.activity.as_deref())),
        words(rows.iter().map(|row| row.activity_type.as_deref())),
        texts(rows.iter().map(|row| row.refers.as_deref())),
        words(rows.iter().map(|row| row.parent.as_deref())),
        words(rows.iter().map(|row| row.grouping.as_deref())),
        words(rows.iter().map(|row| row.registration.as_deref())),
        words(rows.iter().map(|row| row.subject.as_deref())),
        words(rows.iter().map(|row| row.school.as_deref())),
        truths(rows.iter().map(|row| row.success)),
        truths(rows.iter().map(|row| row.completion)),
        Arc::new(scores.finish()),
        numbers(rows.iter().map(|row| row.duration_ms)),
        texts(rows.iter().map(|row| Some(row.body.as_str()))),
    ];
    RecordBatch::try_new(schema::columns(), columns)
}
