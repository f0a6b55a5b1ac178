//! What other rooms ask of practice: the names of items, and a session with items they hand in.

use std::collections::HashMap;

use kernel::{Id, Language, Problem};
use portal::{Answer, Ask};

use crate::model::item;
use crate::{Assessment, AssessmentError};

impl Assessment {
    /// The name and address of each item that is known.
    ///
    /// # Errors
    /// The database fails.
    pub fn item_names(&self, ids: &[Id], language: Language) -> Result<HashMap<Id, (String, String)>, AssessmentError> {
        let items = self.items(ids)?;
        Ok(items
            .into_iter()
            .filter_map(|(id, found)| {
                let text = found.texts.iter().find(|text| text.language == language).or_else(|| found.texts.first())?;
                Some((id, (item::name(&text.prompt_html), format!("/practice/items/{id}"))))
            })
            .collect())
    }

    /// Starts a session with these items for the person who asks, and sends them there.
    ///
    /// # Errors
    /// None of the items is there any more, or the database fails.
    pub fn start_items(&self, ask: &Ask, items: &[Id]) -> Result<Answer, Problem> {
        let (person, cookie) = (self.ensure_person)(ask)?;
        let attempt = self.start_with_items(person, items, ask.language())?;
        let answer = Answer::see_other(format!("/practice/{attempt}"));
        Ok(match cookie {
            Some(cookie) => answer.cookie(cookie),
            None => answer,
        })
    }
}
