//! What practice shows on pages of the library.

use askama::Template;
use catalog::Panel;
use kernel::{Id, Problem};
use platform::DatabaseError;
use portal::Ask;

use crate::pages::{defect, words};
use crate::store::counts;
use crate::words::Words;
use crate::{Assessment, AssessmentError};

#[derive(Template)]
#[template(path = "panel.html")]
struct PractiseCard<'a> {
    w: Words,
    heading: &'a str,
    scope: String,
    count: u64,
    mastered: u64,
    token: &'a str,
}

/// A card with a button; nothing where there is nothing to practise.
fn card(ask: &Ask, heading: &str, scope: String, count: u64, mastered: u64) -> Result<String, Problem> {
    if count == 0 {
        return Ok(String::new());
    }
    PractiseCard { w: words(ask), heading, scope, count, mastered, token: &ask.form_token }.render().map_err(|error| defect(&error))
}

impl Panel for Assessment {
    fn home(&self, _: &Ask) -> Result<String, Problem> {
        Ok(String::new()) // practice has its own corner, and what is due stands in the card of learning
    }

    fn resource(&self, ask: &Ask, resource: Id) -> Result<String, Problem> {
        let count = self.services.database.read::<_, DatabaseError>(|session| counts::of_resource(session, resource)).map_err(AssessmentError::from)?;
        card(ask, words(ask).practise_resource(), format!("resource:{resource}"), count, 0)
    }

    fn section(&self, ask: &Ask, _resource: Id, section: Id) -> Result<String, Problem> {
        let (count, mastered) = self
            .services
            .database
            .read::<_, DatabaseError>(|session| {
                let count = counts::of_section(session, section)?;
                let mastered = match ask.person() {
                    Some(person) if count > 0 => counts::mastered_in_section(session, person, section)?,
                    _ => 0,
                };
                Ok((count, mastered))
            })
            .map_err(AssessmentError::from)?;
        card(ask, words(ask).practise_section(), format!("section:{section}"), count, mastered)
    }
}
