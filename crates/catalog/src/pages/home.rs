//! The home page.

use std::sync::{Arc, PoisonError};

use askama::Template;
use formats::model::ResourceKind;
use kernel::Problem;
use portal::picture::{Icon, icon};
use portal::{Answer, Ask, Content, Corner, Lasting, Page};

use super::{Book, Names, defect};
use crate::words::Words;
use crate::{Catalog, CatalogError, store};

/// Books on the shelf of the home page.
const SHELF: usize = 12;
/// Much-used books on it.
const USED: usize = 6;

struct Stage {
    code: String,
    name: String,
    subjects: String,
}

/// What stands above the panels of other rooms.
#[derive(Template)]
#[template(path = "home.html")]
struct Start<'a> {
    w: Words,
    counts: &'a [u64; 5],
    stages: Vec<Stage>,
    examples: [&'static str; 4],
}

/// What stands below them.
#[derive(Template)]
#[template(path = "home-end.html")]
struct End<'a> {
    w: Words,
    counts: &'a [u64; 5],
    used: Vec<Book>,
    books: Vec<Book>,
}

/// What everybody sees of the home page.
pub(crate) struct Home {
    start: Arc<Lasting>,
    end: Arc<Lasting>,
}

pub(super) fn page(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let home = kept(catalog, ask)?;
    let mut panels = String::new();
    for panel in catalog.panels.iter() {
        panels.push_str(&panel.home(ask)?);
    }
    Ok(Answer::page(Page {
        title: w.home_title().to_owned(),
        description: w.home_description().to_owned(),
        body: Content::default().lasting(&home.start).own(panels).lasting(&home.end),
        corner: Corner::Home,
        canonical: "/".to_owned(),
        ..Page::default()
    }))
}

/// What everybody sees, made once for each language until the content changes.
fn kept(catalog: &Catalog, ask: &Ask) -> Result<Arc<Home>, Problem> {
    let version = {
        let kept = catalog.kept.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(home) = kept.homes.get(&ask.tongue()) {
            return Ok(Arc::clone(home));
        }
        (kept.version, kept.home_round)
    };
    let home = Arc::new(make(catalog, ask)?);
    let mut kept = catalog.kept.write().unwrap_or_else(PoisonError::into_inner);
    if (kept.version, kept.home_round) == version {
        kept.homes.insert(ask.tongue(), Arc::clone(&home));
    }
    Ok(home)
}

fn make(catalog: &Catalog, ask: &Ask) -> Result<Home, Problem> {
    let w = Words(ask.tongue());
    let kinds = [ResourceKind::Textbook, ResourceKind::Course, ResourceKind::Book];
    let (totals, newest) = catalog
        .services
        .database
        .read::<_, CatalogError>(|session| Ok((store::resources::totals(session)?, store::resources::newest(session, &kinds, 64)?)))?;
    let count =
        |wanted: &[ResourceKind], pick: fn(&(ResourceKind, u64, u64, u64)) -> u64| totals.iter().filter(|row| wanted.contains(&row.0)).map(pick).sum::<u64>();
    let counts = [
        count(&[ResourceKind::Textbook], |row| row.1),
        count(&[ResourceKind::Course], |row| row.1),
        count(&ResourceKind::ALL, |row| row.3),
        count(&[ResourceKind::Book], |row| row.2),
        count(&[ResourceKind::TextbookEntry], |row| row.1),
    ];
    let examples = [w.example_one(), w.example_two(), w.example_three(), w.example_four()];
    let start = Start { w, counts: &counts, stages: stages(catalog, ask)?, examples }.render().map_err(|error| defect(&error))?;
    let end = End { w, counts: &counts, used: used(catalog, ask)?, books: shelf(&newest, ask) }.render().map_err(|error| defect(&error))?;
    Ok(Home { start: Arc::new(Lasting::from(start)), end: Arc::new(Lasting::from(end)) })
}

/// What most people use, in that order.
fn used(catalog: &Catalog, ask: &Ask) -> Result<Vec<Book>, Problem> {
    let ids = catalog.much_used.read().unwrap_or_else(PoisonError::into_inner).clone();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let resources = catalog.resources(&ids)?;
    Ok(ids.iter().filter_map(|id| resources.get(id)).take(USED).map(|resource| Book::of(resource, ask)).collect())
}

/// A shelf with some of each kind, the large ones of each first, in turn.
fn shelf(resources: &[crate::Resource], ask: &Ask) -> Vec<Book> {
    let mut sorted: Vec<&crate::Resource> = resources.iter().collect();
    sorted.sort_by_key(|resource| std::cmp::Reverse(resource.section_count));
    let mut kinds: Vec<std::vec::IntoIter<&crate::Resource>> = [ResourceKind::Textbook, ResourceKind::Book, ResourceKind::Course]
        .iter()
        .map(|kind| sorted.iter().filter(|resource| resource.kind == *kind).copied().collect::<Vec<_>>().into_iter())
        .collect();
    let mut chosen = Vec::with_capacity(SHELF);
    while chosen.len() < SHELF {
        let before = chosen.len();
        for kind in &mut kinds {
            if let Some(resource) = kind.next().filter(|_| chosen.len() < SHELF) {
                chosen.push(Book::of(resource, ask));
            }
        }
        if chosen.len() == before {
            break;
        }
    }
    chosen
}

/// The stages with the subjects there is most of.
fn stages(catalog: &Catalog, ask: &Ask) -> Result<Vec<Stage>, Problem> {
    let codes = catalog.codes()?;
    let names = Names { codes: &codes, language: ask.language() };
    let vocabulary = catalog.vocabulary()?;
    let mut stages = Vec::new();
    for code in codes.codes("stage") {
        let mut query = search::Query::words("", ask.language());
        query.page_size = 1;
        query.kinds = vec!["resource".to_owned()];
        query.chosen = vec![search::Choice { field: search::FacetField::Stage, code: code.to_owned() }];
        let answer = catalog.index().search(&query, &vocabulary).map_err(CatalogError::from)?;
        if answer.total == 0 {
            continue;
        }
        let mut subjects: Vec<&str> = answer
            .facet_counts
            .get(&search::FacetField::Subject)
            .map(|counts| counts.iter().map(|(subject, _)| subject.as_str()).collect())
            .unwrap_or_default();
        subjects.sort_by_key(|subject| codes.position("subject", subject));
        let subjects: Vec<&str> = subjects.into_iter().take(3).map(|subject| names.of("subject", subject)).collect();
        stages.push(Stage { code: code.to_owned(), name: names.of("stage", code).to_owned(), subjects: subjects.join(" · ") });
    }
    Ok(stages)
}

impl Start<'_> {
    /// Whether there is anything to find.
    fn is_filled(&self) -> bool {
        self.counts.iter().any(|count| *count > 0)
    }

    fn stage_icon(&self, position: &usize) -> String {
        icon([Icon::Seed, Icon::Sprout, Icon::Sapling, Icon::Tree, Icon::Blossom, Icon::Fruit].get(*position).copied().unwrap_or(Icon::Book))
    }
}
