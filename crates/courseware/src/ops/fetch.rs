//! The credential of a unit of cmi5: given out once (§8.2).

use base64::Engine;
use kernel::Time;
use serde_json::{Value, json};

use super::launch::hash;
use super::run::with_package;
use super::satisfy::Scene;
use crate::lrs::Grant;
use crate::store::launch;
use crate::{Courseware, CoursewareError};

/// What a unit is answered: the credential the first time, an error of the standard (§8.2.3) from then on.
pub fn fetch(room: &Courseware, token: &str, now: Time) -> Result<Value, CoursewareError> {
    let error = |code: &str, text: &str| Ok(json!({ "error-code": code, "error-text": text }));
    let hash = hash(token);
    room.services.database.write::<_, CoursewareError>(|session| {
        let mut launch = launch::by_token(session, &hash)?.ok_or(CoursewareError::NotFound("launch"))?;
        let Some(lrs) = &room.lrs else { return error("3", "there is no record store") };
        if launch.fetched_at.is_some() {
            return error("1", "the credential was fetched already");
        }
        if launch.is_over(now) {
            return error("2", "the launch is over");
        }
        let run = with_package(session, launch.clone())?;
        let speaker = Scene { room, registration: &run.registration, structure: &run.structure, now }.speaker();
        let (actor, activity) = (speaker.actor(), speaker.unit_id(launch.unit));
        let grant =
            Grant { person: run.registration.person, actor: &actor, registration: run.registration.id, activity: &activity, ends_at: launch.expires_at };
        let (name, secret) = lrs.grant(session, &grant)?;
        let encoded = base64::engine::general_purpose::STANDARD.encode(format!("{name}:{secret}"));
        launch.grant_name = Some(name);
        launch.fetched_at = Some(now);
        launch::keep(session, &launch)?;
        Ok(json!({ "auth-token": encoded }))
    })
}
