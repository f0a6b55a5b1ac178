//! Names and addresses of resources, sections and concepts.

use std::collections::HashMap;

use formats::model::ResourceKind;
use kernel::{Id, Language, LocalizedText};
use platform::database::placeholders;
use platform::{DatabaseError, Row, Session, Value};

use super::from_json;
use crate::Thing;
use crate::model::contents::numbered;
use crate::model::resource;

/// Ids asked for in one statement.
const IDS_MAX: usize = 100;

/// What a resource is called, of all that pages show of it.
#[derive(serde::Deserialize)]
struct Named {
    titles: LocalizedText,
    classification: Subjects,
}

/// What a resource is about, of all that its classification says.
#[derive(serde::Deserialize)]
struct Subjects {
    subjects: Vec<String>,
}

/// What is known of these ids: one statement for each hundred of them. Sections of withdrawn resources keep their names, withdrawn resources do not.
pub fn named(session: &mut Session<'_>, ids: &[Id], language: Language) -> Result<HashMap<Id, Thing>, DatabaseError> {
    let mut things = HashMap::with_capacity(ids.len());
    for part in ids.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| (*id).into()).collect();
        let list = placeholders(1, part.len());
        let sql = format!(
            "SELECT 'resource', r.id, r.id, '', '', r.kind, r.body, r.section_count FROM resource r WHERE r.withdrawn = FALSE AND r.id IN ({list}) \
             UNION ALL SELECT 'section', s.id, s.resource, s.number, s.titles, r.kind, r.body, r.section_count FROM section s JOIN resource r ON r.id = s.resource WHERE s.id IN ({list}) \
             UNION ALL SELECT 'concept', c.id, c.resource, '', c.names, r.kind, r.body, r.section_count FROM concept c JOIN resource r ON r.id = c.resource WHERE c.id IN ({list})"
        );
        things.extend(session.query(&sql, &values, |row| thing(row, language))?);
    }
    Ok(things)
}

fn thing(row: &Row<'_>, language: Language) -> Result<(Id, Thing), DatabaseError> {
    let (what, id, resource): (String, Id, Id) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let around: Named = from_json(&row.get::<String>(6)?)?;
    let resource_title = around.titles.best(language).to_owned();
    let subject = around.classification.subjects.into_iter().next();
    let section_count = row.get(7)?;
    let own = |titles: &str| from_json::<LocalizedText>(titles);
    let thing = match what.as_str() {
        "section" => Thing {
            title: numbered(&row.get::<String>(3)?, own(&row.get::<String>(4)?)?.best(language)),
            path: format!("/sections/{id}"),
            resource: Some(resource),
            resource_title,
            section_count,
            subject,
        },
        "concept" => Thing {
            title: own(&row.get::<String>(4)?)?.best(language).to_owned(),
            path: format!("/practice/concepts?resource={resource}#c{id}"),
            resource: Some(resource),
            resource_title,
            section_count,
            subject,
        },
        _ => {
            let kind = row.get::<String>(5)?;
            let kind = ResourceKind::from_code(&kind).ok_or_else(|| DatabaseError::Engine(format!("unknown kind of resource '{kind}'")))?;
            Thing { title: resource_title, path: resource::path(kind, id), resource: None, resource_title: String::new(), section_count, subject }
        }
    };
    Ok((id, thing))
}
