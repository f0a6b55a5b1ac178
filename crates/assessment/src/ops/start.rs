//! Starts a practice session.

use std::collections::HashSet;

use kernel::{Actor, Id, Language};
use platform::DatabaseError;

use crate::model::attempt::Attempt;
use crate::model::scope::{Scope, Wish};
use crate::model::selection::{self, COUNT_MAX};
use crate::store::attempts;
use crate::store::items::{self, Among};
use crate::{Assessment, AssessmentError};

impl Assessment {
    /// Starts a session for a person as they wish, with `count` items at most; its id. `actor` is who they were when they asked: former sessions are theirs.
    ///
    /// # Errors
    /// Nothing is there to practise, or a former session is somebody else's.
    pub fn start(&self, actor: &Actor, person: Id, wish: &Wish, count: usize, language: Language) -> Result<Id, AssessmentError> {
        match wish {
            Wish::From(scope) => {
                let items = self.select(person, scope, count, language)?;
                self.begin(person, scope.clone(), items, language)
            }
            Wish::Item(item) => self.start_with_items(person, &[*item], language),
            Wish::Again(former) => {
                let former = self.access_attempt(actor, *former)?;
                self.begin(person, former.scope, former.items, language)
            }
            Wish::WrongOf(former) => {
                let former = self.access_attempt(actor, *former)?;
                let responses = self.services.database.read(|session| attempts::responses(session, former.id))?;
                let right: HashSet<usize> = responses.iter().filter(|response| response.correct == Some(true)).map(|response| response.position).collect();
                let missed: Vec<Id> = former.items.iter().enumerate().filter(|(position, _)| !right.contains(position)).map(|(_, item)| *item).collect();
                self.start_with_items(person, &missed, language)
            }
        }
    }

    /// Starts a session with these items in this order, at most 50; its id.
    ///
    /// # Errors
    /// None of them is there.
    pub fn start_with_items(&self, person: Id, wanted: &[Id], language: Language) -> Result<Id, AssessmentError> {
        let wanted = wanted.get(..wanted.len().min(COUNT_MAX)).unwrap_or(wanted);
        let found = self.services.database.read(|session| items::find_all(session, wanted))?;
        let there = wanted.iter().filter(|id| found.contains_key(id)).copied().collect();
        self.begin(person, Scope::Items, there, language)
    }

    fn begin(&self, person: Id, scope: Scope, items: Vec<Id>, language: Language) -> Result<Id, AssessmentError> {
        if items.is_empty() {
            return Err(AssessmentError::Empty);
        }
        let attempt = Attempt { id: self.services.new_id(), person, scope, items, language, created_at: self.services.now(), finished_at: None };
        self.services.database.write::<_, DatabaseError>(|session| attempts::create(session, &attempt))?;
        Ok(attempt.id)
    }

    fn select(&self, person: Id, scope: &Scope, count: usize, language: Language) -> Result<Vec<Id>, AssessmentError> {
        let below = match scope {
            Scope::Section(section) => self.section_with_those_below(*section)?,
            Scope::Concept(concept) => self.concept_with_narrower(*concept)?,
            _ => Vec::new(),
        };
        let among = match scope {
            Scope::Section(_) => Among::Sections(&below),
            Scope::Concept(_) => Among::Concepts(&below),
            Scope::Resource(resource) => Among::Resource(*resource),
            Scope::Subject(subject) => Among::Subject(subject),
            Scope::Items => return Err(AssessmentError::Scope),
        };
        let random: [u8; 24] = self.services.ids.bytes();
        let (from, seed) = split(random);
        let candidates = self.services.database.read::<_, DatabaseError>(|session| {
            let mut candidates = items::candidates(session, &among, from, language)?;
            items::recall(session, person, &mut candidates)?;
            Ok(candidates)
        })?;
        Ok(selection::select(&candidates, count, seed))
    }

    fn section_with_those_below(&self, section: Id) -> Result<Vec<Id>, AssessmentError> {
        let things = self.catalog.things(&[section], Language::EN)?;
        let Some(resource) = things.get(&section).and_then(|thing| thing.resource) else { return Err(AssessmentError::NotFound) };
        let contents = self.catalog.contents(resource)?;
        let pairs = contents.sections.iter().map(|brief| (brief.id, brief.parent));
        Ok(with_those_below(section, pairs))
    }

    fn concept_with_narrower(&self, concept: Id) -> Result<Vec<Id>, AssessmentError> {
        let things = self.catalog.things(&[concept], Language::EN)?;
        let Some(resource) = things.get(&concept).and_then(|thing| thing.resource) else { return Err(AssessmentError::NotFound) };
        let concepts = self.catalog.concepts(resource)?;
        Ok(with_those_below(concept, concepts.iter().map(|concept| (concept.id, concept.parent))))
    }
}

/// A node of a tree with all below it, where parents stand before their children.
fn with_those_below(top: Id, nodes: impl Iterator<Item = (Id, Option<Id>)>) -> Vec<Id> {
    let mut inside: HashSet<Id> = HashSet::from([top]);
    let mut all = vec![top];
    for (id, parent) in nodes {
        if parent.is_some_and(|parent| inside.contains(&parent)) && inside.insert(id) {
            all.push(id);
        }
    }
    all
}

fn split(random: [u8; 24]) -> (Id, u64) {
    let (mut key, mut seed) = ([0u8; 16], 0u64);
    for (position, byte) in random.into_iter().enumerate() {
        match key.get_mut(position) {
            Some(place) => *place = byte,
            None => seed = (seed << 8) | u64::from(byte),
        }
    }
    (Id::from_bytes(key), seed)
}
