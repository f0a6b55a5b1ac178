//! The tree of textbooks: stage 学段 → subject 学科 → edition 教材版本 → volumes 册次, one step after the other.

use askama::Template;
use formats::model::ResourceKind;
use kernel::Problem;
use portal::{Answer, Ask, Corner, Page};
use search::{Choice, FacetField, Query};

use super::search::encode;
use super::{Book, Names, defect};
use crate::words::Words;
use crate::{Catalog, CatalogError, Resource};

/// Volumes of one edition shown; more than any edition of a subject in one stage has.
const VOLUMES_MAX: usize = 50;

/// The steps, from the widest to the narrowest.
const STEPS: [FacetField; 3] = [FacetField::Stage, FacetField::Subject, FacetField::Edition];

struct Branch {
    name: String,
    address: String,
    count: u64,
    here: bool,
}

struct Step {
    name: &'static str,
    branches: Vec<Branch>,
}

#[derive(Template)]
#[template(path = "textbooks.html")]
struct Textbooks {
    w: Words,
    steps: Vec<Step>,
    trail: Vec<(String, String)>,
    volumes: Vec<Book>,
    more: Option<(String, String)>,
    total: u64,
}

pub(super) fn page(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let codes = catalog.codes()?;
    let names = Names { codes: &codes, language: ask.language() };
    let chosen: Vec<Choice> =
        STEPS.iter().map_while(|field| Some(Choice { field: *field, code: ask.query(field.code()).filter(|code| !code.is_empty())?.to_owned() })).collect();
    let mut steps = Vec::new();
    for (at, field) in STEPS.iter().enumerate().take(chosen.len() + 1) {
        let above = chosen.get(..at).unwrap_or_default();
        let answer = entries(catalog, ask, above, 1)?;
        let here = chosen.get(at);
        let mut branches: Vec<Branch> = answer
            .facet_counts
            .get(field)
            .into_iter()
            .flatten()
            .map(|(code, count)| {
                let name = names.of(field.code(), code).to_owned();
                Branch { name, address: address(above, Some((*field, code))), count: *count, here: here.is_some_and(|choice| choice.code == *code) }
            })
            .collect();
        if *field == FacetField::Stage {
            let place = |branch: &Branch| codes.codes("stage").iter().position(|code| names.of("stage", code) == branch.name);
            branches.sort_by_key(place);
        }
        steps.push(Step { name: super::search::field_name(*field, w), branches });
    }
    let answer = entries(catalog, ask, &chosen, if chosen.len() == STEPS.len() { VOLUMES_MAX } else { 1 })?;
    let trail: Vec<(String, String)> = chosen
        .iter()
        .enumerate()
        .map(|(at, choice)| {
            (names.of(choice.field.code(), &choice.code).to_owned(), address(chosen.get(..at).unwrap_or_default(), Some((choice.field, &choice.code))))
        })
        .collect();
    let named = trail.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(" · ");
    let volumes = if chosen.len() == STEPS.len() { volumes(catalog, ask, &answer)? } else { Vec::new() };
    let open: Vec<&Choice> = chosen.iter().filter(|choice| choice.field != FacetField::Edition).collect();
    let more = (open.len() == 2).then(|| {
        let query: Vec<String> = open.iter().map(|choice| format!("{}={}", choice.field.code(), encode(&choice.code))).collect();
        (format!("/search?{}", query.join("&")), open.iter().map(|choice| names.of(choice.field.code(), &choice.code)).collect::<Vec<_>>().join(" · "))
    });
    let title = if named.is_empty() { w.textbook_tree().to_owned() } else { format!("{named} · {}", w.textbook_tree()) };
    let canonical = address(&chosen, None);
    let page = Textbooks { w, steps, trail, volumes, more, total: answer.total };
    let body = page.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page { title, body: body.into(), shared: true, corner: Corner::Library, canonical, ..Page::default() }))
}

fn entries(catalog: &Catalog, ask: &Ask, chosen: &[Choice], size: usize) -> Result<search::Answer, Problem> {
    let mut query = Query::words("", ask.language());
    query.page_size = size;
    query.kinds = vec!["resource".to_owned()];
    query.chosen = chosen.to_vec();
    query.chosen.push(Choice { field: FacetField::ResourceType, code: ResourceKind::TextbookEntry.code().to_owned() });
    Ok(catalog.index().search(&query, &*catalog.vocabulary()?).map_err(CatalogError::from)?)
}

fn address(above: &[Choice], next: Option<(FacetField, &str)>) -> String {
    let all = above.iter().map(|choice| (choice.field, choice.code.as_str())).chain(next);
    let query: Vec<String> = all.map(|(field, code)| format!("{}={}", field.code(), encode(code))).collect();
    if query.is_empty() { "/textbooks".to_owned() } else { format!("/textbooks?{}", query.join("&")) }
}

/// The volumes found, by grade, then by volume.
fn volumes(catalog: &Catalog, ask: &Ask, answer: &search::Answer) -> Result<Vec<Book>, Problem> {
    let codes = catalog.codes()?;
    let resources = catalog.resources(&answer.hits.iter().map(|hit| hit.id).collect::<Vec<_>>())?;
    let mut found: Vec<&Resource> = resources.values().collect();
    found.sort_by_cached_key(|resource| {
        let class = &resource.body.classification;
        let volume = class.volume.as_deref().unwrap_or("");
        (
            class.grades.iter().min().copied().unwrap_or(u8::MAX),
            codes.position("volume", volume),
            volume.to_owned(),
            resource.title(ask.language()).to_owned(),
            resource.id,
        )
    });
    let names = Names { codes: &codes, language: ask.language() };
    Ok(found
        .into_iter()
        .map(|resource| {
            let class = &resource.body.classification;
            let mut line: Vec<&str> = Vec::new();
            let grades: Vec<String> = class.grades.iter().map(ToString::to_string).collect();
            line.extend(grades.iter().map(|grade| names.of("grade", grade)));
            line.extend(class.volume.as_deref().map(|volume| names.of("volume", volume)));
            let line = line.join(" · ");
            Book { line, ..Book::of(resource, ask) }
        })
        .collect())
}
