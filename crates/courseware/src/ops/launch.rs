//! Opening a unit.

use kernel::time::SECOND;
use kernel::{Id, Time};
use organization::By;
use platform::Session;
use platform::secrets::hex;
use sha2::{Digest, Sha256};

use super::abandon::abandon;
use super::access::{access_package, manages};
use super::course::is_done;
use super::satisfy::Scene;
use super::say;
use crate::lrs::Document;
use crate::model::cmi5::{self, launch::data};
use crate::model::mode::Mode;
use crate::model::scorm::memory::Memory;
use crate::model::scorm::outcome::{End, Outcome};
use crate::model::scorm::statements::{Change, Try};
use crate::model::structure::{Standard, Unit, unit_id};
use crate::store::launch::{self, Launch};
use crate::store::registration::{self, Kept};
use crate::{Courseware, CoursewareError};

/// How long a launch lasts: a school day.
pub const LASTS: i64 = 12 * 3600 * SECOND;
/// What tokens are encrypted for.
const PURPOSE: &str = "courseware launch";

/// What somebody wants to open.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// The package.
    pub package: Id,
    /// The unit.
    pub unit: Id,
    /// Only to look at it, for whoever brings packages.
    pub browse: bool,
    /// The language in which the person reads.
    pub language: &'a str,
}

/// Opens a unit for a person; the launch.
pub fn launch(room: &Courseware, by: &By, person: Id, wish: &Wish<'_>) -> Result<Id, CoursewareError> {
    let (entry, structure) = access_package(room, by, wish.package)?;
    let content_url = room.content_url.as_deref().ok_or(CoursewareError::NoContentHost)?;
    if structure.standard == Standard::Cmi5 && room.lrs.is_none() {
        return Err(CoursewareError::NoRecordStore);
    }
    if wish.browse && !manages(room, by, entry.organization)? {
        return Err(CoursewareError::NotFound("unit"));
    }
    let token = hex(&room.services.ids.bytes::<32>());
    let (id, new_registration) = (room.services.new_id(), room.services.new_id());
    let token_sealed = room.services.secrets.seal(&room.services.ids, PURPOSE, token.as_bytes())?;
    room.services.database.write::<_, CoursewareError>(|session| {
        let (registration, is_new) = registration::ensure(session, new_registration, entry.id, person, by.now)?;
        let scene = Scene { room, registration: &registration, structure: &structure, now: by.now };
        let unit = scene.unit(wish.unit)?;
        if is_new {
            let said = scene.settle(session, room.services.new_id())?;
            say(room, session, person, said)?;
        }
        for mut former in launch::open(session, registration.id)?.into_iter().filter(|former| former.unit == wish.unit) {
            abandon(&scene, session, &mut former)?;
        }
        let mut kept = registration::kept(session, registration.id, wish.unit)?;
        let mode = match () {
            () if wish.browse => Mode::Browse,
            () if kept.state.begun_at.is_some() && is_done(unit, &kept.state) => Mode::Review,
            () => Mode::Normal,
        };
        let new = Launch {
            id,
            registration: registration.id,
            unit: wish.unit,
            mode,
            language: wish.language.to_owned(),
            token_sealed: token_sealed.clone(),
            launched_at: by.now,
            expires_at: by.now.plus(LASTS),
            secret_hash: None,
            fetched_at: None,
            preferences_read_at: None,
            initialized_at: None,
            terminated_at: None,
            abandoned_at: None,
            last_statement_at: None,
            passed: None,
            completed: false,
            hundredths: 0,
            sequence: 0,
        };
        launch::add(session, &new, &Sha256::digest(token.as_bytes()))?;
        if mode == Mode::Normal {
            begin(&scene, session, unit, &new, &mut kept)?;
        }
        if structure.standard == Standard::Cmi5 {
            announce(&scene, session, unit, &new, content_url, &token)?;
        }
        Ok(registration::touch(session, registration.id, None, by.now)?)
    })?;
    Ok(id)
}

/// What counts from now on. A try that was over begins anew; one that was left is gone on with. A page without a voice is done with when it is opened.
fn begin(scene: &Scene<'_>, session: &mut Session<'_>, unit: &Unit, launch: &Launch, kept: &mut Kept) -> Result<(), CoursewareError> {
    kept.state.begun_at = kept.state.begun_at.or(Some(scene.now));
    let is_asset = unit.scorm.as_ref().is_some_and(|scorm| !scorm.is_sco);
    // In SCORM 1.2 what a piece set stays until it is done with; a try of SCORM 2004 that was not left to come back to is a new one.
    let starts_anew = scene.structure.standard == Standard::Scorm2004 && !kept.suspended;
    if starts_anew {
        kept.memory = Memory::default();
    }
    kept.suspended = true;
    if is_asset {
        kept.state.completed_at = kept.state.completed_at.or(Some(scene.now));
    }
    registration::keep(session, launch.registration, launch.unit, kept)?;
    if is_asset {
        let (nothing, done, memory) = (Outcome::default(), Outcome { completed: true, ..Outcome::default() }, Memory::default());
        let told = Try { speaker: scene.speaker(), unit, unit_id: launch.unit, launch: launch.id, now: scene.now };
        let change = Change { begins: true, before: &nothing, after: &done, memory_before: &memory, memory: &memory, end: End::GoesOn, hundredths: 0 };
        let mut said = told.statements(&change);
        said.extend(scene.settle(session, launch.id)?);
        say(scene.room, session, scene.registration.person, said)?;
    }
    Ok(())
}

/// Says that a unit of cmi5 is launched, and keeps what it is launched with (§9.3.1, §10): before it is opened.
fn announce(scene: &Scene<'_>, session: &mut Session<'_>, unit: &Unit, launch: &Launch, content_url: &str, token: &str) -> Result<(), CoursewareError> {
    let lrs = scene.room.lrs.as_ref().ok_or(CoursewareError::NoRecordStore)?;
    let speaker = scene.speaker();
    let own = address_of(content_url, token, unit);
    // The token opens files: statements do not carry it.
    let told = own.replace(token, "launch");
    say(scene.room, session, scene.registration.person, vec![scene.voice(launch.id).launched(launch.unit, unit, launch.mode, &told)])?;
    let document = data(unit, launch.id.as_uuid(), launch.mode, &format!("{content_url}/run/{token}/over"));
    let (agent, activity) = (speaker.actor(), speaker.unit_id(launch.unit));
    let name = Document::State { activity: &activity, agent: &agent, registration: Some(launch.registration), id: cmi5::LAUNCH_DATA };
    lrs.document_put(session, &name, "application/json", document.to_string().as_bytes())?;
    let preferences = Document::AgentProfile { agent: &agent, id: cmi5::PREFERENCES };
    if lrs.document_get(session, &preferences)?.is_none() {
        let document = serde_json::json!({ "languagePreference": launch.language, "audioPreference": "on" });
        lrs.document_put(session, &preferences, "application/json", document.to_string().as_bytes())?;
    }
    Ok(())
}

/// Where a unit's own address lies, without the parameters of a launch.
#[must_use]
pub fn address_of(content_url: &str, token: &str, unit: &Unit) -> String {
    if unit.external { unit.launch.clone() } else { format!("{content_url}/run/{token}/file/{}", unit.launch) }
}

/// The token of a launch, for the page that shows it.
pub fn token(room: &Courseware, launch: &Launch) -> Result<String, CoursewareError> {
    let bytes = room.services.secrets.open(PURPOSE, &launch.token_sealed)?;
    String::from_utf8(bytes).map_err(|error| CoursewareError::Kept(error.to_string()))
}

/// The hash by which a token is kept.
#[must_use]
pub fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// The id of a unit of a package, where there is one in the structure.
#[must_use]
pub fn unit_of(package: Id, structure: &crate::model::structure::Structure, unit: Id) -> Option<&Unit> {
    structure.units().into_iter().find(|known| unit_id(package, &known.identifier) == unit)
}

/// Whether a launch still opens files.
#[must_use]
pub fn opens(launch: &Launch, now: Time) -> bool {
    launch.abandoned_at.is_none() && now < launch.expires_at
}
