//! Authors and dynasties of poems.

use askama::Template;
use kernel::{PageRequest, Problem};
use portal::{Answer, Ask, Corner, Page};

use super::{defect, name_in};
use crate::store::sections::{self, PoemBrief};
use crate::words::Words;
use crate::{Catalog, CatalogError};

/// Poems on a page.
const POEMS: u32 = 60;
/// Authors shown for a dynasty.
const AUTHORS_MAX: u32 = 500;

#[derive(Template)]
#[template(path = "author.html")]
struct AuthorPage {
    w: Words,
    name: String,
    dynasty: String,
    dynasty_path: String,
    total: u64,
    poems: Vec<(String, String, String)>,
    paging: String,
}

#[derive(Template)]
#[template(path = "dynasty.html")]
struct DynastyPage {
    w: Words,
    heading: String,
    rows: Vec<(String, String, u64)>,
}

pub(super) fn author(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let name = name_in(ask)?.to_owned();
    let request = PageRequest::bounded(ask.query("page").and_then(|text| text.parse().ok()), Some(POEMS));
    let (poems, total) =
        catalog.services.database.read::<_, CatalogError>(|session| Ok(sections::poems_of(session, &name, request.size, request.offset())?))?;
    if total == 0 {
        return Err(Problem::not_found("no poems by this author"));
    }
    let dynasty = poems.iter().map(|poem| poem.dynasty.clone()).find(|dynasty| !dynasty.is_empty()).unwrap_or_default();
    let path = format!("/people/{}", super::search::encode(&name));
    let pages = u32::try_from(total.div_ceil(u64::from(request.size))).unwrap_or(1);
    let made = AuthorPage {
        w,
        dynasty_path: format!("/dynasties/{}", super::search::encode(&dynasty)),
        dynasty,
        total,
        poems: poems
            .into_iter()
            .map(|poem: PoemBrief| (format!("/sections/{}", poem.id), poem.titles.best(ask.language()).to_owned(), poem.first_line))
            .collect(),
        paging: portal::paging::navigation(ask.tongue(), request, pages, &path),
        name: name.clone(),
    };
    let body = made.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page { title: name, body: body.into(), shared: true, corner: Corner::Library, canonical: path, kind: "profile", ..Page::default() }))
}

pub(super) fn dynasties(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let rows = catalog.services.database.read::<_, CatalogError>(|session| Ok(sections::dynasties(session)?))?;
    let rows = rows.into_iter().map(|(name, count)| (format!("/dynasties/{}", super::search::encode(&name)), name, count)).collect();
    list(ask, DynastyPage { w, heading: w.dynasties().to_owned(), rows }, "/dynasties".to_owned())
}

pub(super) fn dynasty(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let name = name_in(ask)?.to_owned();
    let rows = catalog.services.database.read::<_, CatalogError>(|session| Ok(sections::authors_of(session, &name, AUTHORS_MAX)?))?;
    if rows.is_empty() {
        return Err(Problem::not_found("no poems of this dynasty"));
    }
    let rows = rows.into_iter().map(|(author, count)| (format!("/people/{}", super::search::encode(&author)), author, count)).collect();
    let path = format!("/dynasties/{}", super::search::encode(&name));
    list(ask, DynastyPage { w, heading: w.poets_of(&name), rows }, path)
}

fn list(_: &Ask, page: DynastyPage, canonical: String) -> Result<Answer, Problem> {
    let body = page.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page { title: page.heading, body: body.into(), shared: true, corner: Corner::Library, canonical, ..Page::default() }))
}
