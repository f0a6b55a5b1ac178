//! Takes the items of a resource in: only what changed is written, many rows in one statement.

use std::collections::{HashMap, HashSet};

use catalog::{Counts, ids};
use formats::model::{ItemDraft, ResourceDraft};
use kernel::Id;
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};
use sha2::{Digest, Sha256};

use super::{KEYS_MAX, to_json};
use crate::model::item::{is_checkable, kind_code};

/// Rows in one statement.
const ROWS_MAX: usize = 40;
const COLUMNS: usize = 15;

struct Known {
    fingerprint: String,
    position: i64,
    withdrawn: bool,
    section: Option<Id>,
}

struct New<'a> {
    id: Id,
    draft: &'a ItemDraft,
    position: i64,
    fingerprint: String,
}

/// Takes in the items of a draft; what the source no longer has is withdrawn, so that former answers keep their question. Items of the sections
/// `kept` stay.
pub fn put(session: &mut Session<'_>, resource: Id, collection: &str, draft: &ResourceDraft, kept: &[Id]) -> Result<Counts, DatabaseError> {
    let known = known(session, resource)?;
    let sections: HashSet<&str> = draft.sections.iter().map(|section| section.key.as_str()).collect();
    let resource_subject = draft.classification.subjects.first().map_or("", String::as_str);
    let mut counts = Counts::default();
    let mut seen = HashSet::with_capacity(draft.items.len());
    let (mut changed, mut moved) = (Vec::new(), Vec::new());
    for (position, item) in (0i64..).zip(&draft.items) {
        let id = ids::item(collection, &draft.key, &item.key);
        if !seen.insert(id) {
            tracing::warn!(%collection, resource = %draft.key, item = %item.key, "two items have the same key; the first one counts");
            continue;
        }
        let new = New { id, draft: item, position, fingerprint: fingerprint(item, resource_subject)? };
        match known.get(&id) {
            Some(old) if !old.withdrawn && old.fingerprint == new.fingerprint => {
                counts.unchanged += 1;
                if old.position != position {
                    moved.push((id, position));
                }
            }
            Some(_) => {
                counts.updated += 1;
                changed.push(new);
            }
            None => {
                counts.created += 1;
                changed.push(new);
            }
        }
    }
    for rows in changed.chunks(ROWS_MAX) {
        write_items(session, resource, collection, &draft.key, resource_subject, &sections, rows)?;
    }
    let former: Vec<Id> = changed.iter().filter(|new| known.contains_key(&new.id)).map(|new| new.id).collect();
    in_parts(session, "DELETE FROM item_concept WHERE item IN", &former)?;
    write_concepts(session, collection, &changed)?;
    for (id, position) in moved {
        session.execute("UPDATE item SET position = $2 WHERE id = $1", &[id.into(), position.into()])?;
    }
    let missing = known.iter().filter(|(id, old)| !old.withdrawn && !seen.contains(id));
    let (stay, gone): (Vec<_>, Vec<_>) = missing.partition(|(_, old)| old.section.is_some_and(|section| kept.contains(&section)));
    let gone: Vec<Id> = gone.into_iter().map(|(id, _)| *id).collect();
    in_parts(session, "UPDATE item SET withdrawn = TRUE WHERE id IN", &gone)?;
    (counts.withdrawn, counts.kept) = (gone.len(), stay.len());
    Ok(counts)
}

/// Withdraws all items of a resource.
pub fn remove(session: &mut Session<'_>, resource: Id) -> Result<(), DatabaseError> {
    session.execute("UPDATE item SET withdrawn = TRUE WHERE resource = $1", &[resource.into()])?;
    Ok(())
}

fn known(session: &mut Session<'_>, resource: Id) -> Result<HashMap<Id, Known>, DatabaseError> {
    let rows = session.query("SELECT id, fingerprint, position, withdrawn, section FROM item WHERE resource = $1", &[resource.into()], |row| {
        Ok((row.get(0)?, Known { fingerprint: row.get(1)?, position: row.get(2)?, withdrawn: row.get(3)?, section: row.get(4)? }))
    })?;
    Ok(rows.into_iter().collect())
}

/// What the item says, in 24 hexadecimal digits. Its position is not part of it: a new item before it does not change it.
fn fingerprint(item: &ItemDraft, resource_subject: &str) -> Result<String, DatabaseError> {
    let text = to_json(&(item, resource_subject))?;
    Ok(Sha256::digest(text).iter().take(12).map(|byte| format!("{byte:02x}")).collect())
}

fn in_parts(session: &mut Session<'_>, statement: &str, keys: &[Id]) -> Result<(), DatabaseError> {
    for part in keys.chunks(KEYS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| (*id).into()).collect();
        session.execute(&format!("{statement} ({})", placeholders(1, part.len())), &values)?;
    }
    Ok(())
}

fn write_items(
    session: &mut Session<'_>,
    resource: Id,
    collection: &str,
    resource_key: &str,
    resource_subject: &str,
    sections: &HashSet<&str>,
    rows: &[New<'_>],
) -> Result<(), DatabaseError> {
    let mut values: Vec<Value<'_>> = Vec::with_capacity(rows.len() * COLUMNS);
    for row in rows {
        let item = row.draft;
        let section = item.section.as_deref().filter(|key| sections.contains(key)).map(|key| ids::section(collection, resource_key, key));
        let languages: String = item.texts.iter().map(|text| format!(",{}", text.language)).collect();
        values.extend([
            row.id.into(),
            resource.into(),
            section.into(),
            kind_code(&item.interaction).into(),
            to_json(&item.interaction)?.into(),
            to_json(&item.texts)?.into(),
            format!("{languages},").into(),
            item.difficulty.map(f64::from).into(),
            item.subject.as_deref().unwrap_or(resource_subject).into(),
            to_json(&item.grades)?.into(),
            item.origin.as_str().into(),
            is_checkable(&item.interaction, &item.texts).into(),
            row.fingerprint.as_str().into(),
            row.position.into(),
            false.into(),
        ]);
    }
    let tuples: Vec<String> = (0..rows.len()).map(|row| format!("({})", placeholders(row * COLUMNS + 1, COLUMNS))).collect();
    let sql = format!(
        "INSERT INTO item (id, resource, section, kind, interaction, texts, languages, difficulty, subject, grades, origin, checkable, fingerprint, position, withdrawn) \
         VALUES {} ON CONFLICT (id) DO UPDATE SET resource = excluded.resource, section = excluded.section, kind = excluded.kind, interaction = excluded.interaction, \
         texts = excluded.texts, languages = excluded.languages, difficulty = excluded.difficulty, subject = excluded.subject, grades = excluded.grades, \
         origin = excluded.origin, checkable = excluded.checkable, fingerprint = excluded.fingerprint, position = excluded.position, withdrawn = excluded.withdrawn",
        tuples.join(", ")
    );
    session.execute(&sql, &values)?;
    Ok(())
}

fn write_concepts(session: &mut Session<'_>, collection: &str, rows: &[New<'_>]) -> Result<(), DatabaseError> {
    let mut pairs: Vec<(Id, Id)> = rows.iter().flat_map(|row| row.draft.concepts.iter().map(|key| (row.id, ids::concept(collection, key)))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    for part in pairs.chunks(KEYS_MAX) {
        let values: Vec<Value<'_>> = part.iter().flat_map(|(item, concept)| [(*item).into(), (*concept).into()]).collect();
        let tuples: Vec<String> = (0..part.len()).map(|row| format!("({})", placeholders(row * 2 + 1, 2))).collect();
        session.execute(&format!("INSERT INTO item_concept (item, concept) VALUES {} ON CONFLICT (item, concept) DO NOTHING", tuples.join(", ")), &values)?;
    }
    Ok(())
}
