//! Sections and their texts.

use std::collections::HashMap;

use formats::model::{Poem, SectionKind};
use kernel::{Id, Language, LocalizedText};
use platform::database::placeholders;
use platform::{DatabaseError, Row, Session, Value};

use super::{from_json, to_json, tuples};
use crate::model::contents::SectionBrief;

/// A section with what its page needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its id.
    pub id: Id,
    /// Its resource.
    pub resource: Id,
    /// What it is.
    pub kind: SectionKind,
    /// Its number.
    pub number: String,
    /// Its titles.
    pub titles: LocalizedText,
    /// The poem, where it is one.
    pub poem: Option<Poem>,
}

/// A section in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The language.
    pub language: Language,
    /// The title.
    pub title: String,
    /// The body.
    pub html: String,
    /// The path in the source.
    pub source_path: String,
    /// Whether a machine translated it.
    pub machine_translated: bool,
    /// Its letters, without those of the marks.
    pub letters: u64,
}

/// The stored code of a kind, read back.
fn kind_of(code: &str) -> SectionKind {
    match code {
        "chapter" => SectionKind::Chapter,
        "lesson" => SectionKind::Lesson,
        "poem" => SectionKind::Poem,
        _ => SectionKind::Section,
    }
}

/// A section by its id.
pub fn find(session: &mut Session<'_>, id: Id) -> Result<Option<Section>, DatabaseError> {
    session.first("SELECT id, resource, kind, number, titles, poem FROM section WHERE id = $1", &[id.into()], |row| {
        let poem: Option<String> = row.get(5)?;
        Ok(Section {
            id: row.get(0)?,
            resource: row.get(1)?,
            kind: kind_of(&row.get::<String>(2)?),
            number: row.get(3)?,
            titles: from_json(&row.get::<String>(4)?)?,
            poem: poem.as_deref().map(from_json).transpose()?,
        })
    })
}

/// The texts of a section, the original first.
pub fn texts(session: &mut Session<'_>, section: Id) -> Result<Vec<Text>, DatabaseError> {
    session.query(
        "SELECT language, title, html, source_path, machine_translated, letters FROM section_text WHERE section = $1 ORDER BY position",
        &[section.into()],
        |row| {
            Ok(Text {
                language: row.get(0)?,
                title: row.get(1)?,
                html: row.get(2)?,
                source_path: row.get(3)?,
                machine_translated: row.get(4)?,
                letters: row.get(5)?,
            })
        },
    )
}

/// All sections of a resource in reading order.
pub fn contents(session: &mut Session<'_>, resource: Id) -> Result<Vec<SectionBrief>, DatabaseError> {
    session.query(
        "SELECT s.id, s.parent, s.kind, s.number, s.titles, (SELECT t.letters FROM section_text t WHERE t.section = s.id AND t.position = 0) FROM section s WHERE s.resource = $1 ORDER BY s.position",
        &[resource.into()],
        |row| {
            let letters = row.get::<Option<i64>>(5)?.and_then(|letters| u64::try_from(letters).ok()).unwrap_or(0);
            Ok(SectionBrief {
                id: row.get(0)?,
                parent: row.get(1)?,
                kind: kind_of(&row.get::<String>(2)?),
                number: row.get(3)?,
                titles: from_json(&row.get::<String>(4)?)?,
                readable: letters > 0,
                letters,
                depth: 0,
            })
        },
    )
}

/// A section with all its texts and its poem, for the index and for downloads.
#[derive(Debug, Clone)]
pub struct WholeSection {
    /// The brief.
    pub brief: SectionBrief,
    /// The poem's author; empty where unknown.
    pub author: String,
    /// Its texts, the original first.
    pub texts: Vec<Text>,
}

/// All sections of a resource with all their texts, in reading order.
pub fn whole(session: &mut Session<'_>, resource: Id) -> Result<Vec<WholeSection>, DatabaseError> {
    Ok(whole_of(session, &[resource])?.remove(&resource).unwrap_or_default())
}

/// All sections of several resources with all their texts, each in reading order, in two queries for every hundred resources.
pub fn whole_of(session: &mut Session<'_>, resources: &[Id]) -> Result<HashMap<Id, Vec<WholeSection>>, DatabaseError> {
    let mut found: HashMap<Id, Vec<WholeSection>> = HashMap::with_capacity(resources.len());
    for part in resources.chunks(100) {
        let values: Vec<Value<'_>> = part.iter().map(|id| (*id).into()).collect();
        let among = placeholders(1, part.len());
        let mut texts: HashMap<Id, Vec<Text>> = HashMap::new();
        let sql = format!(
            "SELECT t.section, t.language, t.title, t.html, t.source_path, t.machine_translated, t.letters FROM section s JOIN section_text t ON t.section = s.id \
             WHERE s.resource IN ({among}) ORDER BY s.resource, s.position, t.position"
        );
        for (section, text) in session.query(&sql, &values, |row| {
            let text = Text {
                language: row.get(1)?,
                title: row.get(2)?,
                html: row.get(3)?,
                source_path: row.get(4)?,
                machine_translated: row.get(5)?,
                letters: row.get(6)?,
            };
            Ok((row.get::<Id>(0)?, text))
        })? {
            texts.entry(section).or_default().push(text);
        }
        let sql = format!("SELECT id, parent, kind, number, titles, author, resource FROM section WHERE resource IN ({among}) ORDER BY resource, position");
        for (resource, section) in session.query(&sql, &values, |row| {
            let id = row.get(0)?;
            let texts = texts.remove(&id).unwrap_or_default();
            let letters = texts.first().map_or(0, |text| text.letters);
            let brief = SectionBrief {
                id,
                parent: row.get(1)?,
                kind: kind_of(&row.get::<String>(2)?),
                number: row.get(3)?,
                titles: from_json(&row.get::<String>(4)?)?,
                readable: letters > 0,
                letters,
                depth: 0,
            };
            let author = row.get::<Option<String>>(5)?.unwrap_or_default();
            Ok((row.get::<Id>(6)?, WholeSection { brief, author, texts }))
        })? {
            found.entry(resource).or_default().push(section);
        }
    }
    Ok(found)
}

/// The poems of several resources by their sections.
pub fn poems_in(session: &mut Session<'_>, resources: &[Id]) -> Result<HashMap<Id, Poem>, DatabaseError> {
    let mut found = HashMap::new();
    for part in resources.chunks(100) {
        let values: Vec<Value<'_>> = part.iter().map(|id| (*id).into()).collect();
        let sql = format!("SELECT id, poem FROM section WHERE resource IN ({}) AND poem IS NOT NULL", placeholders(1, part.len()));
        found.extend(session.query(&sql, &values, |row| Ok((row.get::<Id>(0)?, from_json(&row.get::<String>(1)?)?)))?);
    }
    Ok(found)
}

/// Sections with a text and their resources, the first ones from an id on.
pub fn from_id(session: &mut Session<'_>, from: Id, limit: u32) -> Result<Vec<(Id, Id)>, DatabaseError> {
    session.query(
        "SELECT s.id, s.resource FROM section s WHERE s.id >= $1 AND EXISTS (SELECT 1 FROM section_text t WHERE t.section = s.id AND t.letters > 0) ORDER BY s.id LIMIT $2",
        &[from.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Fingerprints of the sections of several resources.
pub fn fingerprints(session: &mut Session<'_>, resources: &[Id]) -> Result<HashMap<Id, HashMap<Id, String>>, DatabaseError> {
    let mut found: HashMap<Id, HashMap<Id, String>> = HashMap::new();
    for part in resources.chunks(100) {
        let values: Vec<Value<'_>> = part.iter().map(|id| (*id).into()).collect();
        let sql = format!("SELECT resource, id, fingerprint FROM section WHERE resource IN ({})", placeholders(1, part.len()));
        for (resource, section, fingerprint) in session.query(&sql, &values, |row| Ok((row.get::<Id>(0)?, row.get::<Id>(1)?, row.get::<String>(2)?)))? {
            found.entry(resource).or_default().insert(section, fingerprint);
        }
    }
    Ok(found)
}

/// The sections of a resource in reading order, with where the original of each stands in the source.
pub fn paths(session: &mut Session<'_>, resource: Id) -> Result<Vec<(Id, String)>, DatabaseError> {
    let sql =
        "SELECT s.id, t.source_path FROM section s LEFT JOIN section_text t ON t.section = s.id AND t.position = 0 WHERE s.resource = $1 ORDER BY s.position";
    session.query(sql, &[resource.into()], |row| Ok((row.get(0)?, row.get::<Option<String>>(1)?.unwrap_or_default())))
}

/// Puts a section at another place of its resource.
pub fn place(session: &mut Session<'_>, id: Id, position: usize) -> Result<(), DatabaseError> {
    session.execute("UPDATE section SET position = $2 WHERE id = $1", &[id.into(), position.into()]).map(|_| ())
}

/// Puts sections on the topmost level whose parent is not there any more.
pub fn lift_orphans(session: &mut Session<'_>, resource: Id) -> Result<(), DatabaseError> {
    let sql = "UPDATE section SET parent = NULL WHERE resource = $1 AND parent IS NOT NULL AND parent NOT IN (SELECT id FROM section WHERE resource = $1)";
    session.execute(sql, &[resource.into()]).map(|_| ())
}

/// What is written of a section.
pub struct SectionRow {
    /// Its id.
    pub id: Id,
    /// The section above it.
    pub parent: Option<Id>,
    /// Where it stands.
    pub position: usize,
    /// What it is.
    pub kind: SectionKind,
    /// Its number.
    pub number: String,
    /// Its key.
    pub key: String,
    /// Its titles.
    pub titles: LocalizedText,
    /// The poem.
    pub poem: Option<Poem>,
    /// Its texts.
    pub texts: Vec<Text>,
    /// The digest of all this.
    pub fingerprint: String,
    /// Concepts.
    pub concepts: Vec<Id>,
}

/// Rows in one statement.
const ROWS_MAX: usize = 40;

/// Writes sections of a resource, new or changed; `known` tells which are there already.
pub fn put(session: &mut Session<'_>, resource: Id, rows: &[&SectionRow], known: impl Fn(Id) -> bool) -> Result<(), DatabaseError> {
    let former: Vec<Id> = rows.iter().map(|row| row.id).filter(|id| known(*id)).collect();
    in_parts(session, &["DELETE FROM section_text WHERE section IN", "DELETE FROM section_concept WHERE section IN"], &former)?;
    for part in rows.chunks(ROWS_MAX) {
        put_sections(session, resource, part)?;
    }
    let texts: Vec<(Id, usize, &Text)> = rows.iter().flat_map(|row| row.texts.iter().enumerate().map(|(position, text)| (row.id, position, text))).collect();
    for part in texts.chunks(ROWS_MAX) {
        put_texts(session, part)?;
    }
    let concepts: Vec<(Id, Id)> = rows.iter().flat_map(|row| row.concepts.iter().map(|concept| (row.id, *concept))).collect();
    for part in concepts.chunks(ROWS_MAX) {
        let values: Vec<Value<'_>> = part.iter().flat_map(|(section, concept)| [(*section).into(), (*concept).into()]).collect();
        session.execute(&format!("INSERT INTO section_concept (section, concept) VALUES {} ON CONFLICT DO NOTHING", tuples(part.len(), 2)), &values)?;
    }
    Ok(())
}

fn put_sections(session: &mut Session<'_>, resource: Id, rows: &[&SectionRow]) -> Result<(), DatabaseError> {
    let known = |text: &str| if text.is_empty() { Value::Null } else { Value::Owned(text.to_owned()) };
    let mut values: Vec<Value<'_>> = Vec::with_capacity(rows.len() * 12);
    for row in rows {
        values.extend([
            row.id.into(),
            resource.into(),
            row.parent.into(),
            row.position.into(),
            row.kind.code().into(),
            row.number.as_str().into(),
            row.key.as_str().into(),
            to_json(&row.titles)?.into(),
            row.poem.as_ref().map_or(Value::Null, |poem| known(&poem.author)),
            row.poem.as_ref().map_or(Value::Null, |poem| known(&poem.dynasty)),
            row.poem.as_ref().map(to_json).transpose()?.into(),
            row.fingerprint.as_str().into(),
        ]);
    }
    let sql = format!(
        "INSERT INTO section (id, resource, parent, position, kind, number, section_key, titles, author, dynasty, poem, fingerprint) VALUES {} \
         ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, position = excluded.position, kind = excluded.kind, number = excluded.number, \
         titles = excluded.titles, author = excluded.author, dynasty = excluded.dynasty, poem = excluded.poem, fingerprint = excluded.fingerprint",
        tuples(rows.len(), 12)
    );
    session.execute(&sql, &values)?;
    Ok(())
}

fn put_texts(session: &mut Session<'_>, texts: &[(Id, usize, &Text)]) -> Result<(), DatabaseError> {
    let mut values: Vec<Value<'_>> = Vec::with_capacity(texts.len() * 8);
    for (section, position, text) in texts {
        values.extend([
            (*section).into(),
            text.language.tag().into(),
            (*position).into(),
            text.title.as_str().into(),
            text.html.as_str().into(),
            text.source_path.as_str().into(),
            text.machine_translated.into(),
            text.letters.into(),
        ]);
    }
    let sql = format!(
        "INSERT INTO section_text (section, language, position, title, html, source_path, machine_translated, letters) VALUES {}",
        tuples(texts.len(), 8)
    );
    session.execute(&sql, &values)?;
    Ok(())
}

/// Removes sections that their resource no longer has.
pub fn remove(session: &mut Session<'_>, ids: &[Id]) -> Result<(), DatabaseError> {
    let statements = ["DELETE FROM section_concept WHERE section IN", "DELETE FROM section_text WHERE section IN", "DELETE FROM section WHERE id IN"];
    in_parts(session, &statements, ids)
}

fn in_parts(session: &mut Session<'_>, statements: &[&str], ids: &[Id]) -> Result<(), DatabaseError> {
    for part in ids.chunks(100) {
        let values: Vec<Value<'_>> = part.iter().map(|id| (*id).into()).collect();
        for statement in statements {
            session.execute(&format!("{statement} ({})", placeholders(1, part.len())), &values)?;
        }
    }
    Ok(())
}

/// A poem as lists of poems show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoemBrief {
    /// Its id.
    pub id: Id,
    /// Its titles.
    pub titles: LocalizedText,
    /// Its author.
    pub author: String,
    /// Its first line, in the characters of the source.
    pub first_line: String,
    /// Its dynasty.
    pub dynasty: String,
}

fn poem_brief(row: &Row<'_>) -> Result<PoemBrief, DatabaseError> {
    let poem: Option<String> = row.get(4)?;
    let poem: Option<Poem> = poem.as_deref().map(from_json).transpose()?;
    Ok(PoemBrief {
        id: row.get(0)?,
        titles: from_json(&row.get::<String>(1)?)?,
        author: row.get::<Option<String>>(2)?.unwrap_or_default(),
        dynasty: row.get::<Option<String>>(3)?.unwrap_or_default(),
        first_line: poem.and_then(|poem| poem.lines.into_iter().next()).unwrap_or_default(),
    })
}

/// The poems of an author, a page of them, with their number.
pub fn poems_of(session: &mut Session<'_>, author: &str, limit: u32, offset: u32) -> Result<(Vec<PoemBrief>, u64), DatabaseError> {
    let total =
        session.number("SELECT COUNT(*) FROM section s JOIN resource r ON r.id = s.resource WHERE s.author = $1 AND r.withdrawn = FALSE", &[author.into()])?;
    let poems = session.query(
        "SELECT s.id, s.titles, s.author, s.dynasty, s.poem FROM section s JOIN resource r ON r.id = s.resource WHERE s.author = $1 AND r.withdrawn = FALSE \
         ORDER BY s.dynasty, s.resource, s.position LIMIT $2 OFFSET $3",
        &[author.into(), limit.into(), offset.into()],
        poem_brief,
    )?;
    Ok((poems, u64::try_from(total).unwrap_or(0)))
}

/// The authors of a dynasty with the number of their poems, most first.
pub fn authors_of(session: &mut Session<'_>, dynasty: &str, limit: u32) -> Result<Vec<(String, u64)>, DatabaseError> {
    session.query(
        "SELECT s.author, COUNT(*) FROM section s JOIN resource r ON r.id = s.resource WHERE s.dynasty = $1 AND s.author IS NOT NULL AND r.withdrawn = FALSE \
         GROUP BY s.author ORDER BY COUNT(*) DESC, s.author LIMIT $2",
        &[dynasty.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The dynasties with the number of their poems.
pub fn dynasties(session: &mut Session<'_>) -> Result<Vec<(String, u64)>, DatabaseError> {
    session.query(
        "SELECT s.dynasty, COUNT(*) FROM section s JOIN resource r ON r.id = s.resource WHERE s.dynasty IS NOT NULL AND r.withdrawn = FALSE \
         GROUP BY s.dynasty ORDER BY COUNT(*) DESC, s.dynasty LIMIT 50",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Sections with a text, of resources that are not withdrawn: those that have a page of their own.
const WITH_A_PAGE: &str = "FROM section s JOIN resource r ON r.id = s.resource \
     WHERE r.withdrawn = FALSE AND EXISTS (SELECT 1 FROM section_text t WHERE t.section = s.id AND t.letters > 0)";

/// How many sections have a page.
pub fn count(session: &mut Session<'_>) -> Result<u64, DatabaseError> {
    Ok(u64::try_from(session.number(&format!("SELECT COUNT(*) {WITH_A_PAGE}"), &[])?).unwrap_or(0))
}

/// A page of the ids of all sections that have a page.
pub fn ids_page(session: &mut Session<'_>, limit: u32, offset: u32) -> Result<Vec<Id>, DatabaseError> {
    session.query(&format!("SELECT s.id {WITH_A_PAGE} ORDER BY s.id LIMIT $1 OFFSET $2"), &[limit.into(), offset.into()], |row| row.get(0))
}
