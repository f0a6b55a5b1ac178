//! What the host of content gives out: files of a launched unit, and what a piece of SCORM begins with.

use kernel::{Id, Time};
use serde_json::{Map, Value, json};

use super::launch::{address_of, hash, opens};
use crate::model::address::path_of;
use crate::model::media;
use crate::model::scorm::elements;
use crate::model::scorm::values::{write_interval, write_timespan};
use crate::model::structure::{Standard, Structure, Unit};
use crate::store::launch::{self, Launch};
use crate::store::package::{self, Entry};
use crate::store::registration::{self, Kept, Registration};
use crate::{Courseware, CoursewareError};

/// A launch with everything around it.
#[derive(Debug)]
pub struct Run {
    /// The launch.
    pub launch: Launch,
    /// Whose.
    pub registration: Registration,
    /// Of which package.
    pub entry: Entry,
    /// What that is.
    pub structure: Structure,
}

impl Run {
    /// The unit.
    pub fn unit(&self) -> Result<&Unit, CoursewareError> {
        super::launch::unit_of(self.entry.id, &self.structure, self.launch.unit).ok_or(CoursewareError::NotFound("unit"))
    }
}

/// The launch that a token opens.
pub fn run(room: &Courseware, token: &str, now: Time) -> Result<Run, CoursewareError> {
    let hash = hash(token);
    room.services.database.read::<_, CoursewareError>(|session| {
        let launch = launch::by_token(session, &hash)?.filter(|launch| opens(launch, now)).ok_or(CoursewareError::Over)?;
        with_package(session, launch)
    })
}

/// A launch with everything around it.
pub fn with_package(session: &mut platform::Session<'_>, launch: Launch) -> Result<Run, CoursewareError> {
    let registration = registration::by_id(session, launch.registration)?.ok_or(CoursewareError::Over)?;
    let (entry, structure) = package::by_id(session, registration.package)?.filter(|(entry, _)| entry.removed_at.is_none()).ok_or(CoursewareError::Over)?;
    Ok(Run { launch, registration, entry, structure })
}

/// A launch, for the person whose it is.
pub fn access_launch(room: &Courseware, person: Option<Id>, id: Id) -> Result<Run, CoursewareError> {
    let run = room.services.database.read::<_, CoursewareError>(|session| {
        let launch = launch::by_id(session, id)?.ok_or(CoursewareError::NotFound("launch"))?;
        with_package(session, launch)
    });
    match run {
        Ok(run) if person == Some(run.registration.person) => Ok(run),
        Err(CoursewareError::Over) | Ok(_) => Err(CoursewareError::NotFound("launch")),
        Err(error) => Err(error),
    }
}

/// A file of the package of a launch: its media type and its bytes.
pub fn file(room: &Courseware, token: &str, path: &str, now: Time) -> Result<(&'static str, Vec<u8>), CoursewareError> {
    let missing = || CoursewareError::NotFound("file");
    let path = path_of("", &crate::model::address::encode_path(path)).ok_or_else(missing)?;
    let hash = hash(token);
    let file = room.services.database.read::<_, CoursewareError>(|session| {
        let launch = launch::by_token(session, &hash)?.filter(|launch| opens(launch, now)).ok_or(CoursewareError::Over)?;
        let registration = registration::by_id(session, launch.registration)?.ok_or(CoursewareError::Over)?;
        package::file(session, registration.package, &path)?.ok_or_else(missing)
    })?;
    let bytes = room.objects.get(&file.digest)?;
    Ok((media::for_bytes(&path, &bytes), bytes))
}

/// What the script of a piece of SCORM begins with.
pub fn state(room: &Courseware, token: &str, now: Time) -> Result<Value, CoursewareError> {
    let run = run(room, token, now)?;
    if run.launch.is_over(now) {
        return Err(CoursewareError::Over);
    }
    let kept = room.services.database.read::<_, CoursewareError>(|session| Ok(registration::kept(session, run.registration.id, run.launch.unit)?))?;
    let name = room.identity.names(&[run.registration.person]).map_err(kernel::Problem::from)?.remove(&run.registration.person).unwrap_or_default();
    let unit = run.unit()?;
    let content_url = room.content_url.as_deref().ok_or(CoursewareError::NoContentHost)?;
    let mut values = given(&run, unit, &kept, &name);
    values.extend(kept.memory.iter().map(|(name, value)| (name.to_owned(), value.into())));
    Ok(json!({
        "standard": run.structure.standard.word(),
        "elements": elements::of(run.structure.standard),
        "values": values,
        "sequence": run.launch.sequence,
        "address": address_of(content_url, token, unit),
    }))
}

/// The values that the platform gives.
fn given(run: &Run, unit: &Unit, kept: &Kept, name: &str) -> Map<String, Value> {
    let scorm = unit.scorm.clone().unwrap_or_default();
    let mode = run.launch.mode;
    let credit = if mode == crate::model::mode::Mode::Normal { "credit" } else { "no-credit" };
    let entry = match () {
        () if !kept.memory.is_empty() => "resume",
        () if kept.state.hundredths > 0 => "",
        () => "ab-initio",
    };
    let person = run.registration.person.as_uuid().to_string();
    let mut values = Map::new();
    let mut give = |name: &str, value: String| drop(values.insert(name.to_owned(), value.into()));
    if run.structure.standard == Standard::Scorm12 {
        give("cmi.core.student_id", person);
        give("cmi.core.student_name", name.to_owned());
        give("cmi.core.credit", credit.to_owned());
        give("cmi.core.lesson_mode", mode.word().to_owned());
        give("cmi.core.entry", entry.to_owned());
        give("cmi.core.total_time", write_timespan(kept.state.hundredths));
        give("cmi.launch_data", scorm.launch_data);
        give("cmi.student_data.mastery_score", unit.mastery.clone().unwrap_or_default());
        give("cmi.student_data.max_time_allowed", scorm.max_time_allowed);
        give("cmi.student_data.time_limit_action", scorm.time_limit_action);
        return values;
    }
    give("cmi.learner_id", person);
    give("cmi.learner_name", name.to_owned());
    give("cmi.credit", credit.to_owned());
    give("cmi.mode", mode.word().to_owned());
    give("cmi.entry", entry.to_owned());
    give("cmi.total_time", write_interval(kept.state.hundredths));
    for (name, value) in [
        ("cmi.launch_data", scorm.launch_data),
        ("cmi.max_time_allowed", scorm.max_time_allowed),
        ("cmi.time_limit_action", scorm.time_limit_action),
        ("cmi.completion_threshold", scorm.completion_threshold),
        ("cmi.scaled_passing_score", unit.mastery.clone().unwrap_or_default()),
    ] {
        if !value.is_empty() {
            give(name, value);
        }
    }
    values
}
