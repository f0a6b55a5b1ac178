//! Takes items in while the library imports a resource, and tells what can be found of them.

use std::collections::HashMap;

use catalog::{CatalogError, Companion, Counts, Resource};
use formats::html::text_of;
use formats::model::ResourceDraft;
use kernel::Id;
use platform::{DatabaseError, Session};
use search::{Document, Facets};

use crate::Assessment;
use crate::api::question_set;
use crate::model::item::{self, Item};
use crate::store::{items, put};

impl Companion for Assessment {
    fn put(&self, session: &mut Session<'_>, resource: Id, collection: &str, draft: &ResourceDraft, kept: &[Id]) -> Result<Counts, DatabaseError> {
        put::put(session, resource, collection, draft, kept)
    }

    fn remove(&self, session: &mut Session<'_>, resource: Id) -> Result<(), DatabaseError> {
        put::remove(session, resource)
    }

    fn file(&self, resource: &Resource) -> Result<Option<Vec<u8>>, CatalogError> {
        if resource.item_count == 0 {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        question_set::write_set(self, resource, "", &mut bytes).map_err(|error| CatalogError::Disk(error.to_string()))?;
        Ok(Some(bytes))
    }

    fn documents(&self, session: &mut Session<'_>, resources: &[Resource]) -> Result<Vec<Document>, DatabaseError> {
        let with_items: HashMap<Id, &Resource> = resources.iter().filter(|resource| resource.item_count > 0).map(|resource| (resource.id, resource)).collect();
        let ids: Vec<Id> = with_items.keys().copied().collect();
        let mut documents = Vec::new();
        items::of_resources(session, &ids, |item| documents.extend(with_items.get(&item.resource).map(|resource| document(resource, &item))))?;
        Ok(documents)
    }
}

fn document(resource: &Resource, item: &Item) -> Document {
    let class = &resource.body.classification;
    let grades = if item.grades.is_empty() { &class.grades } else { &item.grades };
    let mut body = String::new();
    for text in &item.texts {
        for html in std::iter::once(&text.prompt_html).chain(text.choices.iter().map(|choice| &choice.html)) {
            body.push_str(&text_of(html));
            body.push('\n');
        }
    }
    Document {
        id: item.id,
        kind: "item".to_owned(),
        resource: Some(resource.id),
        titles: item.texts.iter().map(|text| (text.language, item::name(&text.prompt_html))).collect(),
        context: resource.body.titles.iter().map(|(_, title)| title.to_owned()).collect(),
        headings: Vec::new(),
        body,
        people: Vec::new(),
        languages: item.texts.iter().map(|text| text.language).collect(),
        facets: Facets {
            stage: class.stages.clone(),
            subject: if item.subject.is_empty() { class.subjects.clone() } else { vec![item.subject.clone()] },
            edition: class.edition.iter().cloned().collect(),
            grade: grades.iter().map(u8::to_string).collect(),
            volume: class.volume.iter().cloned().collect(),
            resource_type: vec!["item".to_owned()],
            language: item.texts.iter().map(|text| text.language.to_string()).collect(),
            licence: vec![resource.body.provenance.licence.to_string()],
        },
        popularity: 0,
    }
}
