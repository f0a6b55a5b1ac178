//! One row of a catalogue, made into the facts about a book.

use kernel::{Language, Licence, LocalizedText};
use serde_json::{Map, Value};

use super::codes;
use crate::bounds::TITLE_CHARS_MAX;
use crate::model::{Classification, Provenance, ResourceDraft, ResourceKind};
use crate::questions::grades::grades_in;
use crate::source::Stamp;

/// A code and a reason.
pub(super) type Fault = (&'static str, String);

/// The values of a row by the names of their fields, indexes already turned into words.
pub(super) struct Row<'a> {
    values: Vec<(&'a str, &'a str)>,
}

impl<'a> Row<'a> {
    pub(super) fn new(fields: &'a [String], words: &'a Map<String, Value>, row: &'a Value) -> Result<Self, Fault> {
        let cells = row.as_array().ok_or_else(|| ("row", "the row is not a list".to_owned()))?;
        if cells.len() != fields.len() {
            return Err(("row", format!("the row has {} values and the catalogue {} fields", cells.len(), fields.len())));
        }
        let mut values = Vec::new();
        for (field, cell) in fields.iter().zip(cells) {
            let value = match words.get(field).and_then(Value::as_array) {
                Some(list) => Self::word(field, list, cell)?,
                None => cell.as_str(),
            };
            values.extend(value.map(str::trim).filter(|value| !value.is_empty()).map(|value| (field.as_str(), value)));
        }
        Ok(Self { values })
    }

    fn word(field: &str, list: &'a [Value], cell: &Value) -> Result<Option<&'a str>, Fault> {
        if cell.is_null() || cell.as_i64() == Some(-1) {
            return Ok(None);
        }
        let word = cell.as_u64().and_then(|index| usize::try_from(index).ok()).and_then(|index| list.get(index)).and_then(Value::as_str);
        word.map(Some).ok_or_else(|| ("row", format!("the {field} {cell} is not in the list of words")))
    }

    fn get(&self, field: &str) -> Option<&'a str> {
        self.values.iter().find(|(name, _)| *name == field).map(|(_, value)| *value)
    }
}

/// The id of a row, as far as it can be told of one that cannot be read.
pub(super) fn id<'a>(fields: &[String], row: &'a Value) -> Option<&'a str> {
    let at = fields.iter().position(|field| field == "id")?;
    row.as_array()?.get(at)?.as_str().map(str::trim).filter(|id| !id.is_empty())
}

/// The entry of a book.
pub(super) fn draft(row: &Row<'_>, stamp: &Stamp) -> Result<ResourceDraft, Fault> {
    let key = row.get("id").ok_or_else(|| ("row", "the book has no id".to_owned()))?;
    let title = clean_title(row.get("title").unwrap_or(""));
    if title.is_empty() {
        return Err(("row", format!("the book '{key}' has no title")));
    }
    Ok(ResourceDraft {
        key: key.to_owned(),
        kind: ResourceKind::TextbookEntry,
        classification: classification(row, &title),
        titles: LocalizedText::of(Language::ZH_HANS, title),
        summaries: LocalizedText::default(),
        languages: vec![Language::ZH_HANS],
        authors: row.get("publisher").map(str::to_owned).into_iter().collect(),
        // Which books there are is a fact; the licence of the program around the list does not cover the books.
        provenance: Provenance { licence: Licence::new(Licence::FACTS), ..stamp.provenance.clone() },
        sections: Vec::new(),
        items: Vec::new(),
        concepts: Vec::new(),
    })
}

fn classification(row: &Row<'_>, title: &str) -> Classification {
    let stage_word = row.get("stage").unwrap_or("");
    let (_, system) = codes::bracketed(stage_word);
    let stage = codes::stage_code(stage_word).or_else(|| row.get("path").and_then(codes::stage_in)).or_else(|| codes::stage_in(title));
    let subject = row.get("subject").map(|word| codes::subject_code(word).unwrap_or(word).to_owned());
    // A school system (五•四学制) is no stage of its own: it stays readable with the edition.
    let edition = match (row.get("edition"), system) {
        (Some(edition), Some(system)) => Some(format!("{edition}（{system}）")),
        (Some(edition), None) => Some(edition.to_owned()),
        (None, system) => system.map(str::to_owned),
    };
    Classification {
        stages: stage.map(str::to_owned).into_iter().collect(),
        grades: grades(row, title),
        subjects: subject.into_iter().collect(),
        edition,
        volume: row.get("vol").map(codes::volume),
        themes: Vec::new(),
    }
}

/// The grade in the title goes before the field: where a title names a range of a series and then the grade of the book
/// (三至六年级·书法练习指导四年级上册), catalogues made by machine took the first one for the field.
fn grades(row: &Row<'_>, title: &str) -> Vec<u8> {
    if let Some(grade) = grades_in(title).last() {
        return vec![*grade];
    }
    let word = row.get("grade").unwrap_or("");
    match codes::level_grades(word) {
        Some(grades) => grades.to_vec(),
        None => grades_in(word),
    }
}

fn clean_title(title: &str) -> String {
    let title = title.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '·' | '・' | '•'));
    let mut cut: String = title.chars().take(TITLE_CHARS_MAX).collect();
    if cut.len() < title.len() {
        cut.pop();
        cut.push('…');
    }
    cut
}
