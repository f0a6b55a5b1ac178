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
/// Resources looked at for the lists, those with most items first.
const RESOURCES_READ_MAX: usize = 200;

/// What there is to practise; the same until the content changes.
#[derive(Debug, Default)]
pub struct Supply {
    /// Subject, languages, items.
    subjects: Vec<(String, String, u64)>,
    resources: Counted<Id>,
    with_concepts: Vec<Id>,
    items: u64,
}

/// Things with the number of their items.
type Counted<T> = Vec<(T, u64)>;

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
    /// Those in other languages than the reader's.
    foreign: Vec<Row>,
    token: &'a str,
}

impl Supply {
    /// The subjects with items in a language, those with most first.
    fn subjects_in(&self, language: Language) -> Counted<&str> {
        let mut found: Counted<&str> = Vec::new();
        let familiar = |tags: &str| tags.split(',').any(|tag| tag.split('-').next() == Some(language.primary()));
        for (code, _, count) in self.subjects.iter().filter(|(code, tags, _)| !code.is_empty() && familiar(tags)) {
            match found.iter_mut().find(|(known, _)| known == code) {
                Some((_, sum)) => *sum += count,
                None => found.push((code, *count)),
            }
        }
        found.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(right.0)));
        found.truncate(SUBJECTS_MAX);
        found
    }
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
            let subjects = counts::by_subject(session)?;
            let items = subjects.iter().map(|(_, _, count)| count).sum();
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
    let resources = room.catalog.resources(&supply.resources.iter().take(RESOURCES_READ_MAX).map(|(id, _)| *id).collect::<Vec<_>>())?;
    let codes = room.catalog.codes()?;
    let language = ask.language();
    let (mut concepts, mut own, mut foreign) = (Vec::new(), Vec::new(), Vec::new());
    for (id, count) in &supply.resources {
        let Some(resource) = resources.get(id) else { continue };
        let Some((title_language, title)) = resource.body.titles.best_with_language(language) else { continue };
        let row = Row { scope: format!("resource:{id}"), path: resource.path(), title: title.to_owned(), language: title_language, count: *count };
        let familiar = resource.body.languages.iter().any(|known| known.primary() == language.primary());
        if supply.with_concepts.contains(id) && familiar {
            concepts.push(Row { path: format!("/practice/concepts?resource={id}"), ..row });
        } else if familiar {
            own.push(row);
        } else {
            foreign.push(row);
        }
    }
    for rows in [&mut concepts, &mut own, &mut foreign] {
        rows.truncate(RESOURCES_MAX);
    }
    let subjects = supply.subjects_in(language).into_iter().map(|(code, count)| Row {
        scope: format!("subject:{code}"),
        path: String::new(),
        title: codes.name("subject", code, language).to_owned(),
        language,
        count,
    });
    let page = HubPage { w, items: supply.items, subjects: subjects.collect(), concepts, resources: own, foreign, token: &ask.form_token };
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
