//! The credential of a unit of cmi5: given out once (§8.2), and good until its session ends.

use base64::Engine;
use kernel::time::SECOND;
use kernel::{Id, Time};
use platform::secrets::{hex, same};
use serde_json::{Value, json};

use super::launch::hash;
use super::run::with_package;
use crate::face::Launched;
use crate::store::{launch, registration};
use crate::{Courseware, CoursewareError};

/// How long a credential lasts beyond the end of its session, so that a unit whose last statement was answered into a broken line can send it again
/// (§9.3.8). Nothing new is taken in that time.
pub const GRACE: i64 = 60 * SECOND;

/// What a unit is answered: the credential the first time, an error of the standard (§8.2.3) from then on.
pub fn fetch(room: &Courseware, token: &str, now: Time) -> Result<Value, CoursewareError> {
    let error = |code: &str, text: &str| Ok(json!({ "error-code": code, "error-text": text }));
    let (token_hash, secret) = (hash(token), hex(&room.services.ids.bytes::<32>()));
    room.services.database.write::<_, CoursewareError>(|session| {
        let mut launch = launch::by_token(session, &token_hash)?.ok_or(CoursewareError::NotFound("launch"))?;
        if room.lrs.is_none() {
            return error("3", "there is no record store");
        }
        if launch.fetched_at.is_some() {
            return error("1", "the credential was fetched already");
        }
        if launch.is_over(now) {
            return error("2", "the launch is over");
        }
        with_package(session, launch.clone())?;
        launch.secret_hash = Some(hash(&secret).to_vec());
        launch.fetched_at = Some(now);
        launch::keep(session, &launch)?;
        let encoded = base64::engine::general_purpose::STANDARD.encode(format!("{}:{secret}", launch.id));
        Ok(json!({ "auth-token": encoded }))
    })
}

/// Which launch a credential belongs to; `None` where it is wrong, not fetched yet, or its session is over.
pub fn launched(room: &Courseware, name: &str, secret: &str, now: Time) -> Result<Option<Launched>, CoursewareError> {
    let Ok(id) = name.parse::<Id>() else { return Ok(None) };
    room.services.database.read::<_, CoursewareError>(|session| {
        let alive = |launch: &launch::Launch| {
            launch.abandoned_at.is_none() && now < launch.expires_at && launch.terminated_at.is_none_or(|ended| now < ended.plus(GRACE))
        };
        let Some(launch) = launch::by_id(session, id)?.filter(alive) else { return Ok(None) };
        let good = launch.secret_hash.as_deref().is_some_and(|kept| same(kept, &hash(secret)));
        let registration = registration::by_id(session, launch.registration)?.filter(|_| good);
        Ok(registration.map(|registration| Launched { launch: id, person: registration.person }))
    })
}
