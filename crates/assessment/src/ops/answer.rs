//! Takes an answer: scores it and writes it with the fact, in one transaction.

use formats::model::Interaction;
use kernel::fact::{Context, Object, ObjectKind, Outcome, Verb};
use kernel::{Actor, Fact, Id, Language, Time};
use platform::{DatabaseError, Session, outbox};

use crate::model::attempt::{Attempt, Response, next_open, spent_millis};
use crate::model::item::Item;
use crate::model::scoring::{Verdict, score};
use crate::store::{attempts, items};
use crate::{Assessment, AssessmentError};

/// What a form says.
pub struct Given<'a> {
    /// The position in the session.
    pub position: usize,
    /// The options chosen, or one text.
    pub answer: Vec<&'a str>,
    /// The language in which the item was shown.
    pub language: Option<Language>,
    /// True where the question is passed over.
    pub skip: bool,
}

impl Assessment {
    /// Takes an answer in. [`Verdict::Unreadable`]: nothing was counted, the person is asked again; `None`: passed over. A second answer to the same
    /// position changes nothing, and what the first was worth comes back.
    ///
    /// # Errors
    /// The session is somebody else's, or has no such position.
    pub fn answer(&self, actor: &Actor, id: Id, given: &Given<'_>) -> Result<Option<Verdict>, AssessmentError> {
        let attempt = self.access_attempt(actor, id)?;
        let item_id = *attempt.items.get(given.position).ok_or(AssessmentError::Position)?;
        let (former, item, concepts) = self.services.database.read::<_, DatabaseError>(|session| {
            Ok((attempts::responses(session, attempt.id)?, items::find(session, item_id)?, items::concepts_of(session, item_id)?))
        })?;
        if let Some(former) = former.iter().find(|former| former.position == given.position) {
            return Ok(worth(former));
        }
        let item = item.ok_or(AssessmentError::NotFound)?;
        let text = item.text(given.language.unwrap_or(attempt.language)).ok_or(AssessmentError::NotFound)?;
        let verdict = if given.skip { None } else { Some(score(&item.interaction, text, &given.answer)) };
        if verdict == Some(Verdict::Unreadable) {
            return Ok(verdict);
        }
        let now = self.services.now();
        let response = Response {
            position: given.position,
            item: item_id,
            answer: if given.skip { String::new() } else { kept_answer(&item, &given.answer) },
            correct: verdict.map(|verdict| verdict == Verdict::Right),
            score: verdict.and_then(Verdict::score),
            created_at: now,
        };
        let (response_id, completed_id) = (self.services.new_id(), self.services.new_id());
        let known = self.services.database.write::<_, DatabaseError>(|session| {
            let before = attempts::responses(session, attempt.id)?;
            if !attempts::respond(session, response_id, &attempt, &response)? {
                return Ok(before.into_iter().find(|former| former.position == given.position));
            }
            if verdict.is_some() {
                let spent = spent_millis(attempt.created_at, &before, now);
                outbox::emit(session, &answered(response_id, &attempt, &item, concepts.clone(), &response, spent))?;
            }
            complete(session, completed_id, &attempt, before, &response, now)?;
            Ok(None)
        })?;
        Ok(match known {
            Some(former) => worth(&former),
            None => verdict,
        })
    }
}

/// What an answer that was given before was worth.
fn worth(former: &Response) -> Option<Verdict> {
    former.score.map(|score| {
        if score >= 1.0 {
            Verdict::Right
        } else if score > 0.0 {
            Verdict::Partly
        } else {
            Verdict::Wrong
        }
    })
}

/// What is kept of an answer: the choices in their order, joined by commas, or the text.
fn kept_answer(item: &Item, given: &[&str]) -> String {
    match item.interaction {
        Interaction::SingleChoice { .. } | Interaction::MultipleChoice { .. } => {
            let mut chosen = given.to_vec();
            chosen.sort_unstable();
            chosen.dedup();
            chosen.join(",")
        }
        _ => given.first().copied().unwrap_or("").to_owned(),
    }
}

fn answered(id: Id, attempt: &Attempt, item: &Item, concepts: Vec<Id>, response: &Response, spent: u64) -> Fact {
    Fact {
        id,
        actor: attempt.person,
        verb: Verb::Answered,
        object: Object { kind: ObjectKind::Item, id: item.id },
        outcome: Outcome {
            success: response.correct,
            completion: Some(true),
            scaled: response.score,
            response: Some(response.answer.clone()),
            duration_ms: Some(spent),
        },
        context: Context { resource: Some(item.resource), section: item.section, concepts, registration: Some(attempt.id) },
        at: response.created_at,
    }
}

/// Where this was the last open question, the session is finished.
fn complete(session: &mut Session<'_>, id: Id, attempt: &Attempt, mut all: Vec<Response>, last: &Response, now: Time) -> Result<(), DatabaseError> {
    all.push(last.clone());
    if next_open(attempt.items.len(), &all).is_some() || !attempts::finish(session, attempt.id, now)? {
        return Ok(());
    }
    let points: f64 = all.iter().filter_map(|response| response.score).sum();
    #[expect(clippy::cast_precision_loss, reason = "at most 50 questions")]
    let scaled = points / attempt.items.len().max(1) as f64;
    let spent = u64::try_from(now.since(attempt.created_at) / 1000).unwrap_or(0);
    outbox::emit(
        session,
        &Fact {
            id,
            actor: attempt.person,
            verb: Verb::Completed,
            object: Object { kind: ObjectKind::Attempt, id: attempt.id },
            outcome: Outcome { completion: Some(true), scaled: Some(scaled), duration_ms: Some(spent), ..Outcome::default() },
            context: Context { registration: Some(attempt.id), ..Context::default() },
            at: now,
        },
    )
}
