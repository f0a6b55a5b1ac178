//! What learning shows on pages of the library. Strangers get what does not depend on a person, because those pages are kept.

use std::collections::HashMap;

use askama::Template;
use catalog::Panel;
use kernel::{Id, Problem};
use platform::DatabaseError;
use portal::Ask;
use portal::picture::{Icon, icon, meter, ring};

use super::defect;
use crate::words::Words;
use crate::{Learning, Mark, store};

/// Resources shown to go on with.
const CARDS: u32 = 3;

struct Card {
    path: String,
    ring: String,
    title: String,
    line: String,
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    w: Words,
    cards: Vec<Card>,
    chevron: String,
}

#[derive(Template)]
#[template(path = "resource.html")]
struct ResourceProgress {
    w: Words,
    meter: String,
    percent: u64,
    next: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "finish.html")]
struct Finish<'a> {
    w: Words,
    section: Id,
    token: &'a str,
    finished: bool,
    check: String,
}

/// A share in whole per cent.
pub(super) fn percent(part: u64, whole: u64) -> u8 {
    u8::try_from((part * 100).checked_div(whole).unwrap_or(0).min(100)).unwrap_or(100)
}

impl Panel for Learning {
    fn home(&self, ask: &Ask) -> Result<String, Problem> {
        let Some(person) = ask.person() else { return Ok(String::new()) };
        let w = Words(ask.tongue());
        let (readings, last, (wrong, due)) = self.services.database.read::<_, DatabaseError>(|session| {
            Ok((store::readings(session, person, CARDS)?, store::last_sections(session, person, 200)?, store::wrong_counts(session, person, ask.now)?))
        })?;
        let mut newest: HashMap<Id, Id> = HashMap::new();
        for (resource, section) in last {
            newest.entry(resource).or_insert(section);
        }
        let resources = self.catalog.resources(&readings.iter().map(|reading| reading.resource).collect::<Vec<_>>())?;
        let sections =
            self.catalog.things(&readings.iter().filter_map(|reading| newest.get(&reading.resource)).copied().collect::<Vec<_>>(), ask.language())?;
        let mut cards = Vec::new();
        for reading in &readings {
            let Some(resource) = resources.get(&reading.resource) else { continue };
            let share = percent(reading.finished, resource.section_count);
            let section = newest.get(&reading.resource).and_then(|id| sections.get(id));
            cards.push(Card {
                path: section.map_or_else(|| resource.path(), |section| section.path.clone()),
                ring: ring(share, &format!("{share}%"), &w.finished_share(u64::from(share))),
                title: resource.title(ask.language()).to_owned(),
                line: section.map(|section| section.title.clone()).unwrap_or_default(),
            });
        }
        if wrong > 0 {
            let card = Card {
                path: "/me/wrong".to_owned(),
                ring: ring(percent(due, wrong), &due.to_string(), &w.due_today(due)),
                title: w.wrong_book().to_owned(),
                line: w.due_today(due),
            };
            cards.push(card);
        }
        if cards.is_empty() {
            return Ok(String::new());
        }
        Home { w, cards, chevron: icon(Icon::Chevron) }.render().map_err(|error| defect(&error))
    }

    fn resource(&self, ask: &Ask, resource: Id) -> Result<String, Problem> {
        let Some(person) = ask.person() else { return Ok(String::new()) };
        let w = Words(ask.tongue());
        let progress = self.services.database.read::<_, DatabaseError>(|session| store::of_resource(session, person, resource))?;
        if progress.is_empty() {
            return Ok(String::new());
        }
        let contents = self.catalog.contents(resource)?;
        let readable = contents.sections.iter().filter(|section| section.readable).count() as u64;
        let finished = progress.iter().filter(|row| row.finished).count() as u64;
        let share = percent(finished, readable);
        let next = progress.first().and_then(|last| {
            let section = if last.finished { contents.neighbours(last.section).1 } else { contents.find(last.section) };
            section.map(|section| (format!("/sections/{}", section.id), section.title(ask.language())))
        });
        ResourceProgress { w, meter: meter(share, &w.finished_share(u64::from(share))), percent: u64::from(share), next }
            .render()
            .map_err(|error| defect(&error))
    }

    fn section(&self, ask: &Ask, section: Id) -> Result<String, Problem> {
        let w = Words(ask.tongue());
        let mut finished = false;
        if let Some(person) = ask.person() {
            let known = self.services.database.read::<_, DatabaseError>(|session| store::progress(session, person, section))?;
            finished = known.as_ref().is_some_and(|known| known.finished);
            let resource = match known {
                Some(known) => Some(known.resource),
                None => self.catalog.things(&[section], ask.language())?.get(&section).and_then(|thing| thing.resource),
            };
            if let Some(resource) = resource {
                self.note_read(Mark { person, section, resource, at: ask.now });
            }
        }
        Finish { w, section, token: &ask.form_token, finished, check: icon(Icon::Check) }.render().map_err(|error| defect(&error))
    }
}
