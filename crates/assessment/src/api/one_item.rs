//! One item as JSON, with its licence and source.

use kernel::{Id, Problem};
use platform::DatabaseError;
use portal::{Answer, Ask};
use serde::Serialize;

use crate::model::item::Item;
use crate::store::items;
use crate::{Assessment, AssessmentError};

#[derive(Serialize)]
struct OneItem<'a> {
    #[serde(flatten)]
    item: &'a Item,
    concepts: Vec<Id>,
    licence: &'a str,
    attribution: &'a str,
    source_url: &'a str,
    url: String,
}

/// An item whose licence lets us hand it out.
pub fn show(room: &Assessment, ask: &Ask) -> Result<Answer, Problem> {
    let id = ask.id(0)?;
    let found = room
        .services
        .database
        .read::<_, DatabaseError>(|session| Ok((items::find(session, id)?, items::concepts_of(session, id)?)))
        .map_err(AssessmentError::from)?;
    let (Some(item), concepts) = found else { return Err(AssessmentError::NotFound.into()) };
    let resource = room.catalog.resource(item.resource)?;
    if !resource.is_open() {
        return Err(catalog::CatalogError::NotOpen.into());
    }
    let provenance = &resource.body.provenance;
    Ok(Answer::json(&OneItem {
        item: &item,
        concepts,
        licence: provenance.licence.as_str(),
        attribution: &provenance.attribution,
        source_url: &provenance.source_url,
        url: format!("{}/practice/items/{id}", ask.base_url),
    }))
}
