//! A person's learning in a few lines, for staff who open the record with a reason; who asks is decided before.

use kernel::{Id, Language, Problem};
use platform::DatabaseError;
use words::Tongue;

use crate::model::mastery;
use crate::pages::panels::percent;
use crate::words::Words;
use crate::{Learning, store};

/// Books and concepts named.
const ROWS: u32 = 12;

impl Learning {
    /// Names and values: what was read and how far, what was practised and how well, and the wrong-answer book.
    ///
    /// # Errors
    /// The database fails.
    pub fn record_lines(&self, person: Id, language: Language) -> Result<Vec<(String, String)>, Problem> {
        let w = Words(Tongue::from_tag(language.tag()).unwrap_or_default());
        let now = self.services.now();
        let (concepts, readings, (wrong, _)) = self.services.database.read::<_, DatabaseError>(|session| {
            Ok((store::mastery(session, person, ROWS)?, store::readings(session, person, ROWS)?, store::wrong_counts(session, person, now)?))
        })?;
        let ids: Vec<Id> = concepts.iter().map(|row| row.0).chain(readings.iter().map(|reading| reading.resource)).collect();
        let things = self.catalog.things(&ids, language)?;
        let read = readings.iter().filter_map(|reading| {
            let thing = things.get(&reading.resource)?;
            Some((thing.title.clone(), format!("{} %", percent(reading.finished, thing.section_count))))
        });
        let known = concepts.iter().filter_map(|(id, right, total)| Some((things.get(id)?.title.clone(), format!("{} %", mastery::percent(*right, *total)?))));
        let mut lines: Vec<(String, String)> = read.chain(known).collect();
        if wrong > 0 {
            lines.push((w.wrong_book().to_owned(), wrong.to_string()));
        }
        Ok(lines)
    }
}
