//! The library for programs: JSON of what the pages show.

use kernel::{Need, Problem};
use portal::{Answer, Ask, Limit, Method, Registry};
use serde_json::{Value, json};

use crate::model::metadata;
use crate::pages::search::Asked;
use crate::{Catalog, CatalogError};

/// Registers the routes for programs.
pub(crate) fn register(registry: &mut Registry, catalog: &Catalog) {
    let room = catalog.clone();
    registry.add(Method::Get, "/api/v1/search", Need::Public, Limit::Search, move |ask| search(&room, ask));
    let room = catalog.clone();
    registry.get("/api/v1/resources/{id}", Need::Public, move |ask| resource(&room, ask));
}

/// The same search as on the page.
fn search(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let asked = Asked::read(ask, "/api/v1/search");
    let query = asked.query(ask.language(), ask.queries("kind").map(str::to_owned).collect());
    let answer = catalog.index().search(&query, &*catalog.vocabulary()?).map_err(CatalogError::from)?;
    Ok(Answer::json(&answer))
}

/// A resource with its sections and its description by schema.org.
fn resource(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let resource = catalog.resource(ask.id(0)?)?;
    let contents = catalog.contents(resource.id)?;
    let sections: Vec<Value> = contents
        .sections
        .iter()
        .map(|section| {
            json!({ "id": section.id, "parent": section.parent, "kind": section.kind, "number": section.number, "titles": section.titles, "readable": section.readable })
        })
        .collect();
    let description = metadata::of_resource(&resource, ask.language(), &ask.base_url);
    Ok(Answer::json(&json!({ "resource": resource, "sections": sections, "schema_org": description })))
}
