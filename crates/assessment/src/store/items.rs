//! Reading items.

use std::collections::HashMap;

use kernel::{Id, Language, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Row, Session, Value};

use super::{KEYS_MAX, from_json};
use crate::model::item::Item;
use crate::model::selection::{Candidate, Former};

/// The most items that a session is chosen from.
pub const CANDIDATES_MAX: usize = 400;

const COLUMNS: &str = "id, resource, section, interaction, texts, difficulty, subject, grades, origin";

fn item(row: &Row<'_>) -> Result<Item, DatabaseError> {
    Ok(Item {
        id: row.get(0)?,
        resource: row.get(1)?,
        section: row.get(2)?,
        interaction: from_json(&row.get::<String>(3)?)?,
        texts: from_json(&row.get::<String>(4)?)?,
        difficulty: row.get(5)?,
        subject: row.get(6)?,
        grades: from_json(&row.get::<String>(7)?)?,
        origin: row.get(8)?,
    })
}

/// An item; withdrawn ones as well, because former answers are about them.
pub fn find(session: &mut Session<'_>, id: Id) -> Result<Option<Item>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM item WHERE id = $1"), &[id.into()], item)
}

/// Several items.
pub fn find_all(session: &mut Session<'_>, ids: &[Id]) -> Result<HashMap<Id, Item>, DatabaseError> {
    let mut found = HashMap::with_capacity(ids.len());
    for part in ids.chunks(KEYS_MAX) {
        let sql = format!("SELECT {COLUMNS} FROM item WHERE id IN ({})", placeholders(1, part.len()));
        for item in session.query(&sql, &keys(part), item)? {
            found.insert(item.id, item);
        }
    }
    Ok(found)
}

/// A part of a resource's items in their order, after a position.
pub fn of_resource(session: &mut Session<'_>, resource: Id, after: i64, limit: u32) -> Result<Vec<(i64, Item)>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS}, position FROM item WHERE resource = $1 AND position > $2 AND withdrawn = FALSE ORDER BY position LIMIT $3");
    session.query(&sql, &[resource.into(), after.into(), limit.into()], |row| Ok((row.get(9)?, item(row)?)))
}

/// Gives out all items of several resources.
pub fn of_resources(session: &mut Session<'_>, resources: &[Id], mut each: impl FnMut(Item)) -> Result<(), DatabaseError> {
    for part in resources.chunks(KEYS_MAX) {
        let sql = format!("SELECT {COLUMNS} FROM item WHERE resource IN ({}) AND withdrawn = FALSE", placeholders(1, part.len()));
        session.query(&sql, &keys(part), |row| {
            each(item(row)?);
            Ok(())
        })?;
    }
    Ok(())
}

/// Items with their concepts, the first ones from an id on.
pub fn from_id(session: &mut Session<'_>, from: Id, limit: u32) -> Result<Vec<(Item, Vec<Id>)>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM item WHERE id >= $1 AND withdrawn = FALSE ORDER BY id LIMIT $2");
    let items = session.query(&sql, &[from.into(), limit.into()], item)?;
    let mut concepts: HashMap<Id, Vec<Id>> = HashMap::new();
    for part in items.chunks(KEYS_MAX) {
        let ids: Vec<Id> = part.iter().map(|item| item.id).collect();
        let sql = format!("SELECT item, concept FROM item_concept WHERE item IN ({}) ORDER BY item, concept", placeholders(1, ids.len()));
        for (item, concept) in session.query(&sql, &keys(&ids), |row| Ok((row.get::<Id>(0)?, row.get::<Id>(1)?)))? {
            concepts.entry(item).or_default().push(concept);
        }
    }
    let mut taken = |item: Item| {
        let concepts = concepts.remove(&item.id).unwrap_or_default();
        (item, concepts)
    };
    Ok(items.into_iter().map(&mut taken).collect())
}

/// The concepts of an item.
pub fn concepts_of(session: &mut Session<'_>, item: Id) -> Result<Vec<Id>, DatabaseError> {
    session.query("SELECT concept FROM item_concept WHERE item = $1 ORDER BY concept", &[item.into()], |row| row.get(0))
}

/// The concepts of the items of a resource.
pub fn concepts_of_resource(session: &mut Session<'_>, resource: Id) -> Result<Vec<(Id, Id)>, DatabaseError> {
    session.query(
        "SELECT ic.item, ic.concept FROM item i JOIN item_concept ic ON ic.item = i.id WHERE i.resource = $1 AND i.withdrawn = FALSE",
        &[resource.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Where candidates are looked for.
pub enum Among<'a> {
    /// In these sections.
    Sections(&'a [Id]),
    /// In a resource.
    Resource(Id),
    /// Under these concepts.
    Concepts(&'a [Id]),
    /// In a subject.
    Subject(&'a str),
}

/// Items that a session can bring, at most [`CANDIDATES_MAX`], beginning at a random key and going round, so that large scopes give
/// different items each time at the cost of a few index pages. Keys of items are hashes, so their order is no order of the book.
pub fn candidates(session: &mut Session<'_>, among: &Among<'_>, from: Id, language: Language) -> Result<Vec<Candidate>, DatabaseError> {
    let parts: Vec<(&str, Vec<Value<'_>>)> = match among {
        Among::Sections(sections) => sections.chunks(KEYS_MAX).map(|part| ("i.section", keys(part))).collect(),
        Among::Concepts(concepts) => concepts.chunks(KEYS_MAX).map(|part| ("ic.concept", keys(part))).collect(),
        Among::Resource(resource) => vec![("i.resource", vec![(*resource).into()])],
        Among::Subject(subject) => vec![("i.subject", vec![(*subject).into()])],
    };
    let mut found: Vec<Candidate> = Vec::new();
    for (column, values) in parts {
        for direction in [">=", "<"] {
            if found.len() < CANDIDATES_MAX {
                let limit = CANDIDATES_MAX - found.len();
                found.extend(window(session, column, &values, direction, from, limit, language)?);
            }
        }
    }
    Ok(found)
}

fn window(
    session: &mut Session<'_>,
    column: &str,
    among: &[Value<'_>],
    direction: &str,
    from: Id,
    limit: usize,
    language: Language,
) -> Result<Vec<Candidate>, DatabaseError> {
    let (key, join) = if column == "ic.concept" { ("ic.item", "item_concept ic JOIN item i ON i.id = ic.item") } else { ("i.id", "item i") };
    let count = among.len();
    let sql = format!(
        "SELECT DISTINCT i.id, i.difficulty, i.checkable, i.languages FROM {join} WHERE {column} IN ({}) AND {key} {direction} ${} AND i.withdrawn = FALSE ORDER BY i.id LIMIT ${}",
        placeholders(1, count),
        count + 1,
        count + 2
    );
    let mut values = among.to_vec();
    values.extend([from.into(), limit.into()]);
    session.query(&sql, &values, |row| {
        let languages: String = row.get(3)?;
        let familiar = languages.split(',').any(|tag| tag.split('-').next() == Some(language.primary()));
        Ok(Candidate { id: row.get(0)?, difficulty: row.get(1)?, checkable: row.get(2)?, familiar, former: None })
    })
}

/// Adds what a person did with the candidates the last time.
pub fn recall(session: &mut Session<'_>, person: Id, candidates: &mut [Candidate]) -> Result<(), DatabaseError> {
    let mut former: HashMap<Id, Former> = HashMap::new();
    let ids: Vec<Id> = candidates.iter().map(|candidate| candidate.id).collect();
    for part in ids.chunks(KEYS_MAX) {
        let sql = format!("SELECT item, correct, created_at FROM response WHERE person = $1 AND item IN ({}) ORDER BY created_at", placeholders(2, part.len()));
        let mut values: Vec<Value<'_>> = vec![person.into()];
        values.extend(keys(part));
        for (item, correct, at) in session.query(&sql, &values, |row| Ok((row.get::<Id>(0)?, row.get::<Option<bool>>(1)?, row.get::<Time>(2)?)))? {
            former.insert(item, Former { right: correct == Some(true), at });
        }
    }
    for candidate in candidates {
        candidate.former = former.get(&candidate.id).copied();
    }
    Ok(())
}

fn keys(ids: &[Id]) -> Vec<Value<'static>> {
    ids.iter().map(|id| (*id).into()).collect()
}
