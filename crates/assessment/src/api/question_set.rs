//! All items of a resource as JSON, with their licence and source; written as it is read, so that size costs no memory.

use std::io::{Error, Write};
use std::sync::Arc;

use catalog::Resource;
use kernel::Problem;
use platform::DatabaseError;
use portal::{Answer, Ask};
use serde::Serialize;

use crate::Assessment;
use crate::model::item::Item;
use crate::store::items;

/// Items read in one step.
const STEP: u32 = 500;

#[derive(Serialize)]
struct OneItem<'a> {
    #[serde(flatten)]
    item: &'a Item,
    url: String,
}

/// The question set of a resource whose licence lets us hand it out.
pub fn download(room: &Assessment, ask: &Ask) -> Result<Answer, Problem> {
    let resource = room.catalog.resource(ask.id(0)?)?;
    if !resource.is_open() {
        return Err(catalog::CatalogError::NotOpen.into());
    }
    let (room, base) = (room.clone(), Arc::clone(&ask.base_url));
    let name = format!("{}-items.json", resource.key.rsplit('/').next().unwrap_or("questions"));
    let write = move |out: &mut dyn Write| write_set(&room, &resource, &base, out);
    Ok(Answer::stream("application/json", &name, Arc::new(write)))
}

/// Writes the question set of a resource: an object with licence and source, and the items in it.
pub(crate) fn write_set(room: &Assessment, resource: &Resource, base: &str, out: &mut dyn Write) -> std::io::Result<()> {
    let provenance = &resource.body.provenance;
    let head = serde_json::json!({
        "id": resource.id, "titles": resource.body.titles, "url": format!("{base}{}", resource.path()),
        "licence": provenance.licence, "licence_url": provenance.licence.url(), "attribution": provenance.attribution,
        "source_url": provenance.source_url, "revision": provenance.revision, "taken_on": provenance.taken_on, "modified": provenance.modified,
    });
    let head = head.to_string();
    // The head is an object; its closing brace comes after the items.
    write!(out, "{},\"items\":[", head.strip_suffix('}').unwrap_or(&head))?;
    let (mut after, mut first) = (-1, true);
    loop {
        let part = room.services.database.read::<_, DatabaseError>(|session| items::of_resource(session, resource.id, after, STEP)).map_err(Error::other)?;
        let Some((last, _)) = part.last() else { break };
        after = *last;
        for (_, item) in &part {
            out.write_all(if first { b"\n" } else { b",\n" })?;
            first = false;
            serde_json::to_writer(&mut *out, &OneItem { item, url: format!("{base}/practice/items/{}", item.id) })?;
        }
    }
    out.write_all(b"\n]}\n")
}
