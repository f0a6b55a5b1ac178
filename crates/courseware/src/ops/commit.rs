//! What a piece of SCORM sets: checked once more, kept before it is answered, and told as statements.

use kernel::Time;
use serde::{Deserialize, Serialize};

use super::launch::hash;
use super::run::with_package;
use super::satisfy::Scene;
use super::say;
use crate::model::mode::Mode;
use crate::model::scorm::outcome::{self, End, Outcome};
use crate::model::scorm::statements::{Change, Try};
use crate::model::scorm::{COMMIT_BYTES_MAX, VALUES_MAX};
use crate::model::structure::Standard;
use crate::store::{launch, registration};
use crate::{Courseware, CoursewareError};

/// A commit as the script sends it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commit {
    /// Its number in the launch, from 1; one that is not higher than the last was kept already.
    pub sequence: u64,
    /// Whether the piece began with it.
    #[serde(default)]
    pub begins: bool,
    /// Whether the piece finished with it.
    #[serde(default)]
    pub ends: bool,
    /// What was set, in the order in which it was.
    #[serde(default)]
    pub values: Vec<(String, String)>,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Committed {
    /// The number of the last commit that was kept.
    pub sequence: u64,
    /// Names that were refused, with the code of their version.
    pub refused: Vec<(String, u16)>,
    /// Whether anything of this counts: not while one only looks.
    pub counts: bool,
}

/// Keeps a commit.
pub fn commit(room: &Courseware, token: &str, body: &[u8], now: Time) -> Result<Committed, CoursewareError> {
    if body.len() > COMMIT_BYTES_MAX {
        return Err(CoursewareError::Commit(format!("it has more than {COMMIT_BYTES_MAX} bytes")));
    }
    let commit: Commit = serde_json::from_slice(body).map_err(|error| CoursewareError::Commit(error.to_string()))?;
    if commit.values.len() > VALUES_MAX {
        return Err(CoursewareError::Commit(format!("it has more than {VALUES_MAX} values")));
    }
    let hash = hash(token);
    room.services.database.write::<_, CoursewareError>(|session| {
        let mut launch = launch::by_token(session, &hash)?.ok_or(CoursewareError::Over)?;
        let counts = launch.mode == Mode::Normal;
        if commit.sequence <= launch.sequence {
            return Ok(Committed { sequence: launch.sequence, refused: Vec::new(), counts });
        }
        if launch.is_over(now) {
            return Err(CoursewareError::Over);
        }
        let run = with_package(session, launch.clone())?;
        let standard = run.structure.standard;
        if standard == Standard::Cmi5 {
            return Err(CoursewareError::Commit("units of cmi5 speak to the record store".to_owned()));
        }
        let scene = Scene { room, registration: &run.registration, structure: &run.structure, now };
        let unit = scene.unit(launch.unit)?;
        let mut kept = registration::kept(session, launch.registration, launch.unit)?;
        let memory_before = kept.memory.clone();
        let mut before = outcome::outcome(standard, unit, &memory_before, End::GoesOn);
        before.completed |= kept.state.completed_at.is_some() && !memory_before.is_empty();
        let mut refused = Vec::new();
        for (name, value) in &commit.values {
            if let Err(code) = kept.memory.set(standard, name, value) {
                refused.push((name.clone(), code));
            }
        }
        let end = if commit.ends { outcome::end(standard, &kept.memory) } else { End::GoesOn };
        let after = outcome::outcome(standard, unit, &kept.memory, end);
        let begins = launch.initialized_at.is_none();
        launch.sequence = commit.sequence;
        launch.initialized_at = launch.initialized_at.or(Some(now));
        launch.last_statement_at = Some(now);
        launch.terminated_at = (end != End::GoesOn).then_some(now);
        if counts {
            launch.hundredths = outcome::session_time(standard, &kept.memory);
            (launch.completed, launch.passed) = (after.completed, after.passed);
        }
        launch::keep(session, &launch)?;
        if !counts {
            return Ok(Committed { sequence: launch.sequence, refused, counts });
        }
        let memory = kept.memory.clone();
        note(&mut kept, &after, end, now);
        registration::keep(session, launch.registration, launch.unit, &kept)?;
        let told = Try { speaker: scene.speaker(), unit, unit_id: launch.unit, launch: launch.id, now };
        let change = Change { begins, before: &before, after: &after, memory_before: &memory_before, memory: &memory, end, hundredths: launch.hundredths };
        let mut said = told.statements(&change);
        said.extend(scene.settle(session, launch.id)?);
        say(room, session, run.registration.person, said)?;
        Ok(Committed { sequence: launch.sequence, refused, counts })
    })
}

/// Notes what came of it. A result once reached is not lost by a later try.
fn note(kept: &mut registration::Kept, after: &Outcome, end: End, now: Time) {
    let state = &mut kept.state;
    state.begun_at = state.begun_at.or(Some(now));
    if after.completed {
        state.completed_at = state.completed_at.or(Some(now));
    }
    match after.passed {
        Some(true) => (state.passed_at, state.failed_at) = (state.passed_at.or(Some(now)), None),
        Some(false) => state.failed_at = Some(now),
        None => {}
    }
    if let Some(scaled) = after.scaled {
        state.score = Some(state.score.map_or(scaled, |best| best.max(scaled)));
    }
    kept.suspended = end != End::Over;
    if end != End::GoesOn {
        kept.memory.forget_the_try();
    }
}
