//! What learning shows on pages of the library. Strangers get what does not depend on a person, because those pages are kept.

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
pub(crate) fn percent(part: u64, whole: u64) -> u8 {
    u8::try_from((part * 100).checked_div(whole).unwrap_or(0).min(100)).unwrap_or(100)
}

impl Panel for Learning {
    fn home(&self, ask: &Ask) -> Result<String, Problem> {
        let Some(person) = ask.person() else { return Ok(String::new()) };
        let w = Words(ask.tongue());
        let (readings, (wrong, due)) = self
            .services
            .database
            .read::<_, DatabaseError>(|session| Ok((store::readings(session, person, CARDS)?, store::wrong_counts(session, person, ask.now)?)))?;
        let ids: Vec<Id> = readings.iter().flat_map(|reading| [reading.resource, reading.last_section]).collect();
        let things = self.catalog.things(&ids, ask.language())?;
        let mut cards = Vec::new();
        for reading in &readings {
            let Some(resource) = things.get(&reading.resource) else { continue };
            let share = percent(reading.finished, resource.section_count);
            let section = things.get(&reading.last_section);
            cards.push(Card {
                path: section.unwrap_or(resource).path.clone(),
                ring: ring(share, &format!("{share}%"), &w.finished_share(u64::from(share))),
                title: resource.title.clone(),
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

    fn section(&self, ask: &Ask, resource: Id, section: Id) -> Result<String, Problem> {
        let w = Words(ask.tongue());
        let mut finished = false;
        if let Some(person) = ask.person() {
            finished =
                self.services.database.read::<_, DatabaseError>(|session| store::progress(session, person, section))?.is_some_and(|known| known.finished);
            self.note_read(Mark { person, section, resource, at: ask.now });
        }
        Finish { w, section, token: &ask.form_token, finished, check: icon(Icon::Check) }.render().map_err(|error| defect(&error))
    }
}
