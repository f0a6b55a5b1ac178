//! The concept tree of a resource, with what the person has practised.

use std::collections::{HashMap, HashSet};

use askama::Template;
use catalog::store::concepts::Concept;
use kernel::{Id, Language, Problem};
use platform::DatabaseError;
use portal::{Answer, Ask, Corner, Page, picture};

use super::{defect, words};
use crate::store::{counts, items};
use crate::words::Words;
use crate::{Assessment, AssessmentError};

/// How deep the tree is drawn; what is deeper stands on the last level.
const DEPTH_MAX: usize = 8;

struct Node {
    id: Id,
    name: String,
    language: Language,
    count: u64,
    practised: String,
    meter: String,
    /// Lists to open before, and to close after, this node.
    opens: bool,
    closes: usize,
}

#[derive(Template)]
#[template(path = "concepts.html")]
struct ConceptsPage<'a> {
    w: Words,
    title: String,
    title_language: Language,
    path: String,
    nodes: Vec<Node>,
    token: &'a str,
}

/// The concept tree.
pub fn page(room: &Assessment, ask: &Ask) -> Result<Answer, Problem> {
    let w = words(ask);
    let id: Id = ask.query("resource").and_then(|text| text.parse().ok()).ok_or(AssessmentError::NotFound)?;
    let resource = room.catalog.resource(id)?;
    let pairs = room.services.database.read::<_, DatabaseError>(|session| items::concepts_of_resource(session, id)).map_err(AssessmentError::from)?;
    let concepts = concepts(room, id, &pairs)?;
    let mastered = match ask.person() {
        Some(person) => {
            room.services.database.read::<_, DatabaseError>(|session| counts::mastered_by_concept(session, person, id)).map_err(AssessmentError::from)?
        }
        None => HashMap::new(),
    };
    let (language, title) = resource.body.titles.best_with_language(ask.language()).unwrap_or((ask.language(), ""));
    let heading = w.concepts_title(title);
    let page = ConceptsPage {
        w,
        title: title.to_owned(),
        title_language: language,
        path: resource.path(),
        nodes: nodes(&concepts, &pairs, &mastered, ask, w),
        token: &ask.form_token,
    };
    let body = page.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page {
        title: heading,
        body: body.into(),
        corner: Corner::Practice,
        canonical: format!("/practice/concepts?resource={id}"),
        ..Page::default()
    }))
}

/// The concepts of a resource; where its items use those that came with another resource of the collection, these as well.
fn concepts(room: &Assessment, resource: Id, pairs: &[(Id, Id)]) -> Result<Vec<Concept>, Problem> {
    let mut concepts = room.catalog.concepts(resource)?;
    let known: HashSet<Id> = concepts.iter().map(|concept| concept.id).collect();
    let mut missing: Vec<Id> = pairs.iter().map(|(_, concept)| *concept).filter(|concept| !known.contains(concept)).collect();
    missing.sort_unstable();
    missing.dedup();
    if !missing.is_empty() {
        let things = room.catalog.things(&missing, Language::EN)?;
        let mut owners: Vec<Id> = things.values().filter_map(|thing| thing.resource).filter(|owner| *owner != resource).collect();
        owners.sort_unstable();
        owners.dedup();
        for owner in owners {
            concepts.extend(room.catalog.concepts(owner)?);
        }
    }
    Ok(concepts)
}

fn nodes(concepts: &[Concept], pairs: &[(Id, Id)], mastered: &HashMap<Id, u64>, ask: &Ask, w: Words) -> Vec<Node> {
    let parents: HashMap<Id, Option<Id>> = concepts.iter().map(|concept| (concept.id, concept.parent)).collect();
    let mut inside: HashMap<Id, HashSet<Id>> = HashMap::new();
    for (item, concept) in pairs {
        let mut next = Some(*concept);
        for _ in 0..=DEPTH_MAX * 4 {
            let Some(concept) = next else { break };
            inside.entry(concept).or_default().insert(*item);
            next = parents.get(&concept).copied().flatten();
        }
    }
    let mut children: HashMap<Option<Id>, Vec<&Concept>> = HashMap::new();
    for concept in concepts.iter().filter(|concept| inside.contains_key(&concept.id)) {
        let parent = concept.parent.filter(|parent| parents.contains_key(parent));
        children.entry(parent).or_default().push(concept);
    }
    // Depth first without recursion; a concept is drawn once, whatever circles the data may hold.
    let mut drawn: HashSet<Id> = HashSet::new();
    let mut order: Vec<(usize, &Concept)> = Vec::new();
    let mut stack: Vec<(usize, &Concept)> = children.get(&None).into_iter().flatten().rev().map(|concept| (0, *concept)).collect();
    while let Some((depth, concept)) = stack.pop() {
        if drawn.insert(concept.id) {
            order.push((depth, concept));
            stack.extend(children.get(&Some(concept.id)).into_iter().flatten().rev().map(|child| ((depth + 1).min(DEPTH_MAX), *child)));
        }
    }
    let depths: Vec<usize> = order.iter().map(|(depth, _)| *depth).collect();
    let node = |(at, (depth, concept)): (usize, (usize, &Concept))| {
        let count = inside.get(&concept.id).map_or(0, |items| items.len() as u64);
        let right = mastered.get(&concept.id).copied().unwrap_or(0).min(count);
        let next = depths.get(at + 1).copied().unwrap_or(0);
        let (language, name) = concept.names.best_with_language(ask.language()).unwrap_or((ask.language(), ""));
        let practised = if right > 0 { w.right_of(right, count) } else { String::new() };
        let percent = u8::try_from(right * 100 / count.max(1)).unwrap_or(100);
        let meter = if right > 0 { picture::meter(percent, "") } else { String::new() };
        Node { id: concept.id, name: name.to_owned(), language, count, practised, meter, opens: next > depth, closes: depth.saturating_sub(next) }
    };
    order.into_iter().enumerate().map(node).collect()
}
