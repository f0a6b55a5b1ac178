//! Giving up sessions that came to no good end.

use platform::Session;

use super::satisfy::Scene;
use super::say;
use crate::CoursewareError;
use crate::model::structure::Standard;
use crate::store::launch::{self, Launch};

/// Gives a launch up. A unit of cmi5 that had fetched its credential is said to be abandoned, with the time until it last said anything; once only.
pub fn abandon(scene: &Scene<'_>, session: &mut Session<'_>, launch: &mut Launch) -> Result<(), CoursewareError> {
    if launch.terminated_at.is_some() || launch.abandoned_at.is_some() {
        return Ok(());
    }
    launch.abandoned_at = Some(scene.now);
    if scene.structure.standard == Standard::Cmi5 {
        let last = launch.last_statement_at.unwrap_or(launch.launched_at);
        launch.hundredths = u64::try_from(last.since(launch.launched_at) / 10_000).unwrap_or(0);
        if launch.fetched_at.is_some() {
            let unit = scene.unit(launch.unit)?;
            let said = scene.voice(launch.id).abandoned(launch.unit, unit, launch.hundredths);
            say(scene.room, session, scene.registration.person, vec![said])?;
        }
    }
    Ok(launch::keep(session, launch)?)
}
