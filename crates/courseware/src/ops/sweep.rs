//! Now and then: launches whose time is over are given up, and statements that wait go to the record store.

use kernel::Time;

use super::abandon::abandon;
use super::run::with_package;
use super::satisfy::Scene;
use crate::store::{launch, statement};
use crate::{Courseware, CoursewareError};

/// Launches and statements in one round.
pub const SWEEP_MAX: u32 = 500;

/// Sweeps once; how many launches were given up and how many statements went.
pub fn sweep(room: &Courseware, now: Time) -> Result<(usize, usize), CoursewareError> {
    let expired = room.services.database.read::<_, CoursewareError>(|session| Ok(launch::expired(session, now, SWEEP_MAX)?))?;
    for found in &expired {
        room.services.database.write::<_, CoursewareError>(|session| {
            let Some(mut launch) = launch::by_id(session, found.id)? else { return Ok(()) };
            match with_package(session, launch.clone()) {
                Ok(run) => abandon(&Scene { room, registration: &run.registration, structure: &run.structure, now }, session, &mut launch),
                // The package was taken away: nobody can say anything about it, and the launch is over all the same.
                Err(CoursewareError::Over) => {
                    launch.abandoned_at = Some(now);
                    Ok(launch::keep(session, &launch)?)
                }
                Err(error) => Err(error),
            }
        })?;
    }
    let Some(lrs) = &room.lrs else { return Ok((expired.len(), 0)) };
    let handed = room.services.database.write::<_, CoursewareError>(|session| {
        let waiting = statement::waiting(session, SWEEP_MAX)?;
        let (ids, statements): (Vec<_>, Vec<_>) = waiting.into_iter().unzip();
        if !statements.is_empty() {
            lrs.put(session, &statements)?;
        }
        for id in &ids {
            statement::taken(session, *id)?;
        }
        Ok(ids.len())
    })?;
    Ok((expired.len(), handed))
}
