//! The library for programs: JSON of what the pages show.

use kernel::{Need, Problem};
use portal::{Answer, Ask, Limit, Method, Registry};
use serde_json::{Value, json};

use crate::model::metadata;
use crate::pages::search::Asked;
use crate::{Catalog, CatalogError, store};

/// Registers the routes for programs.
pub(crate) fn register(registry: &mut Registry, catalog: &Catalog) {
    registry.describe(include_str!("openapi.json"));
    let room = catalog.clone();
    registry.add(Method::Get, "/api/v1/search", Need::Public, Limit::Search, move |ask| search(&room, ask));
    let room = catalog.clone();
    registry.get("/api/v1/resources/{id}", Need::Public, move |ask| resource(&room, ask));
    let room = catalog.clone();
    registry.add(Method::Get, "/api/v1/suggest", Need::Public, Limit::Search, move |ask| Ok(Answer::json(&room.index().suggest(ask.query("q").unwrap_or("")))));
    let room = catalog.clone();
    registry.get("/api/v1/resources/{id}/concepts", Need::Public, move |ask| concepts(&room, ask));
    let room = catalog.clone();
    registry.get("/api/v1/sections/{id}", Need::Public, move |ask| section(&room, ask));
    let room = catalog.clone();
    registry.get("/api/v1/codes", Need::Public, move |_| codes(&room));
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

/// The concepts that came with a resource.
fn concepts(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let resource = catalog.resource(ask.id(0)?)?;
    let concepts: Vec<Value> =
        catalog.concepts(resource.id)?.into_iter().map(|concept| json!({ "id": concept.id, "parent": concept.parent, "names": concept.names })).collect();
    Ok(Answer::json(&concepts))
}

/// A section with all its texts, where its licence lets us hand it out.
fn section(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let id = ask.id(0)?;
    let (section, texts, resource) = catalog.read_section(id)?;
    if !resource.is_open() {
        return Err(CatalogError::NotOpen.into());
    }
    let contents = catalog.contents(resource.id)?;
    let (before, after) = contents.neighbours(id);
    let texts: Vec<Value> = texts
        .iter()
        .map(|text| {
            json!({ "language": text.language, "title": text.title, "html": text.html, "source_path": text.source_path,
                "machine_translated": text.machine_translated, "letters": text.letters })
        })
        .collect();
    Ok(Answer::json(&json!({
        "id": id, "resource": resource.id, "kind": section.kind, "number": section.number, "titles": section.titles, "poem": section.poem, "texts": texts,
        "before": before.map(|section| section.id), "after": after.map(|section| section.id), "provenance": resource.body.provenance,
        "url": format!("{}/sections/{id}", ask.base_url),
    })))
}

/// The classification codes with their names.
fn codes(catalog: &Catalog) -> Result<Answer, Problem> {
    let rows = catalog.services.database.read(store::codes::all).map_err(CatalogError::from)?;
    let rows: Vec<Value> = rows.into_iter().map(|row| json!({ "field": row.field, "code": row.code, "zh": row.zh, "en": row.en })).collect();
    Ok(Answer::json(&rows))
}
