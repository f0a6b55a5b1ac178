//! Where practice begins: subjects, concepts, collections.

use std::sync::{Arc, PoisonError};

use askama::Template;
use kernel::{Id, Language, Problem};
use platform::DatabaseError;
use portal::{Answer, Ask, Corner, Page};

use super::{defect, words};
use crate::store::counts;
use crate::words::Words;
use crate::{Assessment, AssessmentError};

/// Subjects shown.
const SUBJECTS_MAX: usize = 24;
/// Resources shown in each list.
const RESOURCES_MAX: usize = 24;

/// What there is to practise; the same until the content changes.
#[derive(Debug, Default)]
pub struct Supply {
    subjects: Vec<(String, u64)>,
    resources: Counted,
    with_concepts: Vec<Id>,
    items: u64,
}

/// Things with the number of their items.
type Counted = Vec<(Id, u64)>;

struct Row {
    scope: String,
    path: String,
    title: String,
    language: Language,
    count: u64,
}

#[derive(Template)]
#[template(path = "hub.html")]
struct HubPage<'a> {
    w: Words,
    items: u64,
    subjects: Vec<Row>,
    concepts: Vec<Row>,
    resources: Vec<Row>,
    token: &'a str,
}

impl Assessment {
    /// What there is to practise, counted once for each version of the content.
    pub(crate) fn supply(&self) -> Result<Arc<Supply>, AssessmentError> {
        let version = self.services.database.read(catalog::store::version::current)?;
        if let Some((kept, supply)) = &*self.supply.lock().unwrap_or_else(PoisonError::into_inner)
            && *kept == version
        {
            return Ok(Arc::clone(supply));
        }
        let supply = self.services.database.read::<_, DatabaseError>(|session| {
            let subjects: Vec<(String, u64)> = counts::by_subject(session)?;
            let items = subjects.iter().map(|(_, count)| count).sum();
            let subjects = subjects.into_iter().filter(|(code, _)| !code.is_empty()).take(SUBJECTS_MAX).collect();
            Ok(Supply { subjects, resources: counts::by_resource(session)?, with_concepts: counts::with_concepts(session)?, items })
        })?;
        let supply = Arc::new(supply);
        *self.supply.lock().unwrap_or_else(PoisonError::into_inner) = Some((version, Arc::clone(&supply)));
        Ok(supply)
    }
}

/// The hub.
pub fn page(room: &Assessment, ask: &Ask) -> Result<Answer, Problem> {
    let w = words(ask);
    let supply = room.supply()?;
    let (concepts, rest): (Counted, Counted) = supply.resources.iter().copied().partition(|(id, _)| supply.with_concepts.contains(id));
    let shown: Counted = concepts.iter().take(RESOURCES_MAX).chain(rest.iter().take(RESOURCES_MAX)).copied().collect();
    let resources = room.catalog.resources(&shown.iter().map(|(id, _)| *id).collect::<Vec<_>>())?;
    let codes = room.catalog.codes()?;
    let language = ask.language();
    let row = |id: Id, count: u64| {
        let resource = resources.get(&id)?;
        let (language, title) = resource.body.titles.best_with_language(language)?;
        Some(Row { scope: format!("resource:{id}"), path: resource.path(), title: title.to_owned(), language, count })
    };
    let page = HubPage {
        w,
        items: supply.items,
        subjects: supply
            .subjects
            .iter()
            .map(|(code, count)| Row {
                scope: format!("subject:{code}"),
                path: String::new(),
                title: codes.name("subject", code, language).to_owned(),
                language,
                count: *count,
            })
            .collect(),
        concepts: concepts
            .iter()
            .take(RESOURCES_MAX)
            .filter_map(|(id, count)| row(*id, *count).map(|row| Row { path: format!("/practice/concepts?resource={id}"), ..row }))
            .collect(),
        resources: rest.iter().take(RESOURCES_MAX).filter_map(|(id, count)| row(*id, *count)).collect(),
        token: &ask.form_token,
    };
    let body = page.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page {
        title: w.hub_title().to_owned(),
        description: w.hub_lead(supply.items),
        body: body.into(),
        corner: Corner::Practice,
        canonical: "/practice".to_owned(),
        ..Page::default()
    }))
}
