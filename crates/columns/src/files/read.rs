//! Reads files of rows: the end of a file first, then only the bytes of the columns that are asked for.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int32Type, Int64Type, TimestampMicrosecondType};
use arrow_array::{Array, BooleanArray, DictionaryArray, ListArray, PrimitiveArray, RecordBatch, StringArray};
use bytes::{Buf, Bytes};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::errors::ParquetError;
use parquet::file::metadata::{ParquetMetaData, ParquetMetaDataReader, RowGroupMetaData};
use parquet::file::reader::{ChunkReader, Length};
use parquet::file::statistics::Statistics;

use super::{FileError, Shelf};
use crate::model::row::Row;

/// Bytes at the end of a file that are read first; they hold what stands where.
const END_BYTES: u64 = 48 * 1024;
/// Rows that are looked at together.
const BATCH_ROWS: usize = 32 * 1024;

/// A file that was opened.
pub struct File<'s> {
    shelf: &'s Shelf,
    path: String,
    known: ArrowReaderMetadata,
}

impl<'s> File<'s> {
    /// Opens a file of so many bytes.
    ///
    /// # Errors
    /// It is not there or no Parquet.
    pub fn open(shelf: &'s Shelf, path: &str, size: u64) -> Result<Self, FileError> {
        let mut from = size.saturating_sub(END_BYTES);
        loop {
            let end = one(shelf.ranges(path, std::slice::from_ref(&(from..size)))?)?;
            let mut reader = ParquetMetaDataReader::new();
            match reader.try_parse_sized(&end, size) {
                Ok(()) => {
                    return Ok(Self {
                        shelf,
                        path: path.to_owned(),
                        known: ArrowReaderMetadata::try_new(Arc::new(reader.finish()?), ArrowReaderOptions::new())?,
                    });
                }
                Err(ParquetError::NeedMoreData(needed)) if from > 0 => from = size.saturating_sub(needed as u64),
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// What stands where.
    #[must_use]
    pub fn metadata(&self) -> &ParquetMetaData {
        self.known.metadata()
    }

    /// The groups of rows, by number.
    #[must_use]
    pub fn groups(&self) -> Range<usize> {
        0..self.known.metadata().num_row_groups()
    }

    /// The rows of a group, with some columns, in the order of the file.
    ///
    /// # Errors
    /// The file is damaged, or its place fails.
    pub fn rows(&self, group: usize, columns: &[&str]) -> Result<ParquetRecordBatchReader, FileError> {
        let described = self.known.parquet_schema();
        let mask = if columns.is_empty() { ProjectionMask::all() } else { ProjectionMask::columns(described, columns.iter().copied()) };
        let ranges: Vec<Range<u64>> = self
            .group(group)?
            .columns()
            .iter()
            .enumerate()
            .filter(|(leaf, _)| mask.leaf_included(*leaf))
            .map(|(_, column)| column.byte_range())
            .map(|(start, length)| start..start + length)
            .collect();
        let bytes = self.shelf.ranges(&self.path, &ranges)?;
        let parts = Parts(ranges.into_iter().map(|range| range.start).zip(bytes).collect());
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(parts, self.known.clone());
        Ok(builder.with_projection(mask).with_row_groups(vec![group]).with_batch_size(BATCH_ROWS).build()?)
    }

    fn group(&self, group: usize) -> Result<&RowGroupMetaData, FileError> {
        self.known.metadata().row_groups().get(group).ok_or_else(|| ParquetError::General(format!("there is no group {group} of rows")).into())
    }

    /// What is noted of a column of a group.
    fn noted(&self, group: usize, column: &str) -> Option<&Statistics> {
        let groups = self.known.metadata().row_groups().get(group)?;
        groups.columns().iter().find(|one| one.column_path().parts().first().is_some_and(|part| part == column))?.statistics()
    }

    /// Whether no row of a group says yes in a column, by what is noted of it.
    #[must_use]
    pub fn is_never(&self, group: usize, column: &str) -> bool {
        matches!(self.noted(group, column), Some(Statistics::Boolean(noted)) if noted.max_opt() == Some(&false))
    }

    /// Whether a text may stand in a column of a group, by what is noted of it.
    #[must_use]
    pub fn may_hold(&self, group: usize, column: &str, text: &str) -> bool {
        let Some(noted) = self.noted(group, column) else { return true };
        let empty = noted.min_bytes_opt().is_none()
            && self.group(group).is_ok_and(|rows| noted.null_count_opt().is_some_and(|nulls| nulls >= rows.num_rows().unsigned_abs()));
        let below = noted.min_bytes_opt().is_some_and(|least| text.as_bytes() < least);
        let above = noted.max_bytes_opt().is_some_and(|most| text.as_bytes() > most);
        !(empty || below || above)
    }
}

fn one(mut found: Vec<Bytes>) -> Result<Bytes, ParquetError> {
    found.pop().ok_or_else(|| ParquetError::EOF("the file has no end".to_owned()))
}

/// Parts of a file, each from where it begins.
struct Parts(Vec<(u64, Bytes)>);

impl Parts {
    fn from(&self, start: u64) -> Result<Bytes, ParquetError> {
        let part = self.0.iter().find_map(|(begins, bytes)| {
            let skip = usize::try_from(start.checked_sub(*begins)?).ok()?;
            (skip < bytes.len()).then(|| bytes.slice(skip..))
        });
        part.ok_or_else(|| ParquetError::EOF(format!("byte {start} lies outside the columns that were asked for")))
    }
}

impl Length for Parts {
    fn len(&self) -> u64 {
        self.0.iter().map(|(begins, bytes)| begins + bytes.len() as u64).max().unwrap_or(0)
    }
}

impl ChunkReader for Parts {
    type T = bytes::buf::Reader<Bytes>;

    fn get_read(&self, start: u64) -> Result<Self::T, ParquetError> {
        Ok(self.from(start)?.reader())
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes, ParquetError> {
        let bytes = self.from(start)?;
        if bytes.len() < length { Err(ParquetError::EOF(format!("{length} bytes from {start} on are not there"))) } else { Ok(bytes.slice(..length)) }
    }
}

/// A column of texts that come again and again: numbers of words, and the words.
#[derive(Clone, Copy)]
pub struct Words<'b> {
    array: &'b DictionaryArray<Int32Type>,
    words: &'b StringArray,
}

impl<'b> Words<'b> {
    /// The column with this name.
    ///
    /// # Errors
    /// There is none.
    pub fn of(batch: &'b RecordBatch, name: &'static str) -> Result<Self, FileError> {
        let array =
            batch.column_by_name(name).and_then(|column| column.as_any().downcast_ref::<DictionaryArray<Int32Type>>()).ok_or(FileError::Column(name))?;
        let words = array.values().as_string_opt().ok_or(FileError::Column(name))?;
        Ok(Self { array, words })
    }

    /// The words, by their numbers.
    #[must_use]
    pub fn words(&self) -> &'b StringArray {
        self.words
    }

    /// The number of the word of a row.
    #[must_use]
    pub fn number(&self, row: usize) -> Option<usize> {
        self.array.key(row)
    }

    /// The word of a row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&'b str> {
        self.number(row).map(|number| self.words.value(number))
    }
}

/// The rows of a batch with all columns.
///
/// # Errors
/// A column is missing.
pub fn rows(batch: &RecordBatch) -> Result<Vec<Row>, FileError> {
    let column = |name: &'static str| batch.column_by_name(name).ok_or(FileError::Column(name));
    let texts = |name: &'static str| column(name)?.as_string_opt::<i32>().ok_or(FileError::Column(name));
    let truths = |name: &'static str| column(name)?.as_boolean_opt().ok_or(FileError::Column(name));
    let moments = |name: &'static str| column(name)?.as_primitive_opt::<TimestampMicrosecondType>().ok_or(FileError::Column(name));
    let numbers = |name: &'static str| column(name)?.as_primitive_opt::<Int64Type>().ok_or(FileError::Column(name));
    let words = |name: &'static str| Words::of(batch, name);
    let (places, ids, stored, timestamps) = (numbers("place")?, texts("id")?, moments("stored")?, moments("timestamp")?);
    let (voided, actors, verbs, types) = (truths("voided")?, words("actor")?, words("verb")?, words("object_type")?);
    let others: &ListArray = column("others")?.as_list_opt().ok_or(FileError::Column("others"))?;
    let (activities, activity_types, refers) = (words("activity")?, words("activity_type")?, texts("refers")?);
    let (parents, groupings, registrations) = (words("parent")?, words("grouping")?, words("registration")?);
    let (subjects, schools, success, completion) = (words("subject")?, words("school")?, truths("success")?, truths("completion")?);
    let scores: &PrimitiveArray<Float64Type> = column("score_scaled")?.as_primitive_opt().ok_or(FileError::Column("score_scaled"))?;
    let (durations, bodies) = (numbers("duration_ms")?, texts("body")?);
    let owned = |words: &Words<'_>, row: usize| words.get(row).map(str::to_owned);
    let flag = |truths: &BooleanArray, row: usize| (!truths.is_null(row)).then(|| truths.value(row));
    let mut rows = Vec::with_capacity(batch.num_rows());
    for at in 0..batch.num_rows() {
        let list = (!others.is_null(at)).then(|| others.value(at));
        let names = list.as_ref().and_then(|list| list.as_string_opt::<i32>());
        rows.push(Row {
            place: places.value(at),
            id: ids.value(at).to_owned(),
            stored: stored.value(at),
            timestamp: timestamps.value(at),
            voided: voided.value(at),
            actor: owned(&actors, at),
            others: names.map(|names| names.iter().flatten().map(str::to_owned).collect()).unwrap_or_default(),
            verb: owned(&verbs, at).unwrap_or_default(),
            object_type: owned(&types, at).unwrap_or_default(),
            activity: owned(&activities, at),
            activity_type: owned(&activity_types, at),
            refers: (!refers.is_null(at)).then(|| refers.value(at).to_owned()),
            parent: owned(&parents, at),
            grouping: owned(&groupings, at),
            registration: owned(&registrations, at),
            subject: owned(&subjects, at),
            school: owned(&schools, at),
            success: flag(success, at),
            completion: flag(completion, at),
            score_scaled: (!scores.is_null(at)).then(|| scores.value(at)),
            duration_ms: (!durations.is_null(at)).then(|| durations.value(at)),
            body: bodies.value(at).to_owned(),
        });
    }
    Ok(rows)
}
