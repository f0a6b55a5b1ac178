//! What a unit of cmi5 says to the record store: asked before it is kept, and followed afterwards.

use kernel::{Id, Time};
use platform::Session;
use serde_json::Value;

use super::course::is_done;
use super::run::{Run, with_package};
use super::satisfy::Scene;
use crate::face::DocumentRequest;
use crate::lrs::Document;
use crate::model::cmi5::judge::{Fault, Situation, is_same_agent, judge};
use crate::model::cmi5::{LAUNCH_DATA, PREFERENCES, preferences};
use crate::model::mode::Mode;
use crate::store::launch::{self, Launch};
use crate::store::registration::{self, Kept};
use crate::{Courseware, CoursewareError};

impl From<Fault> for CoursewareError {
    fn from(fault: Fault) -> Self {
        Self::Rule { requirement: fault.requirement, reason: fault.reason }
    }
}

struct Heard {
    run: Run,
    kept: Kept,
    situation: Situation,
}

fn heard(room: &Courseware, session: &mut Session<'_>, launch: Id, now: Time) -> Result<Heard, CoursewareError> {
    let launch = launch::by_id(session, launch)?.ok_or(CoursewareError::Over)?;
    let run = with_package(session, launch)?;
    let kept = registration::kept(session, run.registration.id, run.launch.unit)?;
    let speaker = Scene { room, registration: &run.registration, structure: &run.structure, now }.speaker();
    let (unit, launch) = (run.unit()?, &run.launch);
    let situation = Situation {
        actor: speaker.actor(),
        registration: run.registration.id,
        activity: speaker.unit_id(launch.unit),
        publisher_id: unit.identifier.clone(),
        session: launch.id,
        mastery: unit.mastery_score(),
        mode: launch.mode,
        preferences_read: launch.preferences_read_at.is_some(),
        initialized: launch.initialized_at.is_some(),
        terminated: launch.terminated_at.is_some(),
        abandoned: launch.abandoned_at.is_some() || launch.expires_at <= now,
        session_passed: launch.passed,
        session_completed: launch.completed,
        completed: kept.state.completed_at.is_some(),
        passed: kept.state.passed_at.is_some(),
        score: None,
        last: launch.last_statement_at,
    };
    Ok(Heard { run, kept, situation })
}

/// Whether statements may be kept.
pub fn check(room: &Courseware, session: &mut Session<'_>, launch: Id, statements: &[Value], now: Time) -> Result<(), CoursewareError> {
    judge(&heard(room, session, launch, now)?.situation, statements)?;
    Ok(())
}

/// Follows statements that were kept; what the platform says to them.
pub fn stored(room: &Courseware, session: &mut Session<'_>, launch: Id, statements: &[Value], now: Time) -> Result<Vec<Value>, CoursewareError> {
    let Heard { run, mut kept, situation } = heard(room, session, launch, now)?;
    let after = judge(&situation, statements)?;
    let mut launch: Launch = run.launch.clone();
    launch.initialized_at = launch.initialized_at.or(after.initialized.then_some(now));
    launch.terminated_at = launch.terminated_at.or(after.terminated.then_some(now));
    (launch.passed, launch.completed) = (after.session_passed, after.session_completed);
    launch.last_statement_at = Some(now);
    launch.hundredths = u64::try_from(now.since(launch.initialized_at.unwrap_or(now)) / 10_000).unwrap_or(0);
    launch::keep(session, &launch)?;
    let scene = Scene { room, registration: &run.registration, structure: &run.structure, now };
    if launch.mode != Mode::Normal {
        return Ok(Vec::new());
    }
    let unit = scene.unit(launch.unit)?;
    let was_done = is_done(unit, &kept.state);
    let state = &mut kept.state;
    state.completed_at = state.completed_at.or(after.completed.then_some(now));
    state.passed_at = state.passed_at.or(after.passed.then_some(now));
    if after.session_passed == Some(false) {
        state.failed_at = Some(now);
    }
    if let Some(score) = after.score {
        state.score = Some(state.score.map_or(score, |best| best.max(score)));
    }
    kept.suspended = !after.terminated;
    registration::keep(session, run.registration.id, launch.unit, &kept)?;
    if was_done || !is_done(unit, &kept.state) {
        registration::touch(session, run.registration.id, None, now)?;
        return Ok(Vec::new());
    }
    Ok(scene.settle(session, launch.id)?.into_iter().map(|(_, statement)| statement).collect())
}

/// Whether a document may be read or changed; reading what the learner prefers is noted.
pub fn check_document(room: &Courseware, session: &mut Session<'_>, launch: Id, request: &DocumentRequest<'_>, now: Time) -> Result<(), CoursewareError> {
    let Heard { mut run, situation, .. } = heard(room, session, launch, now)?;
    let broken = |requirement, reason: &str| Err(CoursewareError::Rule { requirement, reason: reason.to_owned() });
    if situation.abandoned || situation.terminated {
        return broken("8.1.2.0-2", "the session is over");
    }
    match request.document {
        Document::State { activity, agent, registration, id } => {
            if !is_same_agent(agent, &situation.actor) {
                return broken("8.1.3.0-3", "the agent is not the one of the launch");
            }
            if registration.is_some_and(|registration| registration != situation.registration) || registration.is_none() {
                return broken("8.1.4.0-3", "the registration is not the one of the launch");
            }
            if activity != situation.activity {
                return broken("8.1.5.0-6", "the activity is not the one of the launch");
            }
            if (id == LAUNCH_DATA || id.is_empty()) && request.change.is_some() {
                return broken("10.2.1.0-5", "a unit does not change the document of its launch");
            }
        }
        Document::AgentProfile { agent, id } => {
            if !is_same_agent(agent, &situation.actor) {
                return broken("11.0.0.0-1", "the agent is not the one of the launch");
            }
            match &request.change {
                Some(change) if id == PREFERENCES => match change {
                    Some((media_type, body)) => preferences::check(media_type, body)?,
                    None => return broken("11.0.0.0-5", "a unit does not remove what the learner prefers"),
                },
                None if id == PREFERENCES && run.launch.preferences_read_at.is_none() => {
                    run.launch.preferences_read_at = Some(now);
                    launch::keep(session, &run.launch)?;
                }
                _ => {}
            }
        }
    }
    Ok(())
}
