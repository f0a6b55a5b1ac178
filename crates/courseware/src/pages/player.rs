//! Opening a unit, and the page around it.

use askama::Template;
use kernel::Problem;
use organization::By;
use portal::{Answer, Ask, frame_policy};

use super::page;
use crate::model::cmi5::launch::{Parameters, address};
use crate::model::mode::Mode;
use crate::model::structure::{Standard, Unit};
use crate::ops::launch::{self, Wish, address_of};
use crate::ops::run::{Run, access_launch};
use crate::ops::satisfy::Scene;
use crate::words::Words;
use crate::{Courseware, CoursewareError};

#[derive(Template)]
#[template(path = "player.html")]
struct Player<'a> {
    w: Words,
    token: &'a str,
    package: String,
    unit: String,
    course: String,
    title: String,
    /// What is shown instead of the unit, with what to do.
    closed: &'static str,
    advice: &'static str,
    own_window: bool,
    /// Whose address it is, where it is not ours.
    host: String,
    address: String,
    /// Whether it may be opened a second time: a unit of cmi5 fetches its credential once.
    may_open_again: bool,
    counts: bool,
}

/// A unit is to be opened.
pub fn launch(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    let by = By::of(ask);
    let (package, unit) = (ask.id(0)?, ask.form_id("unit").map_err(|_| Problem::not_found("the form names no unit"))?);
    let w = Words(ask.tongue());
    // Whoever may not see the package, or names no unit of it, leaves no trace.
    let (_, structure) = crate::ops::access::access_package(room, &by, package)?;
    if launch::unit_of(package, &structure, unit).is_none() {
        return Err(Problem::not_found("the package has no such unit"));
    }
    let (person, cookie) = room.identity.ensure_person(ask)?;
    let wish = Wish { package, unit, browse: ask.form("browse").is_some(), language: ask.tongue().tag() };
    let answer = match launch::launch(room, &by, person, &wish) {
        Ok(launch) => Answer::see_other(format!("/courseware/launches/{launch}")),
        Err(CoursewareError::NoContentHost) => closed(w, package, unit, w.no_content_host(), w.no_content_host_advice(), ask)?,
        Err(CoursewareError::NoRecordStore) => closed(w, package, unit, w.no_record_store(), w.no_record_store_advice(), ask)?,
        Err(error) => return Err(error.into()),
    };
    Ok(match cookie {
        Some(cookie) => answer.cookie(cookie),
        None => answer,
    })
}

fn closed(w: Words, package: kernel::Id, unit: kernel::Id, closed: &'static str, advice: &'static str, ask: &Ask) -> Result<Answer, Problem> {
    let template = Player {
        w,
        token: &ask.form_token,
        package: package.to_string(),
        unit: unit.to_string(),
        course: w.courseware().to_owned(),
        title: closed.to_owned(),
        closed,
        advice,
        own_window: false,
        host: String::new(),
        address: String::new(),
        may_open_again: false,
        counts: false,
    };
    Ok(page(closed, &template)?.status(503))
}

/// The page around a unit.
pub fn show(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let run = access_launch(room, ask.person(), ask.id(0)?)?;
    let content_url = room.content_url.as_deref().ok_or(CoursewareError::NoContentHost)?;
    let unit = run.unit()?;
    let (closed, advice) = match () {
        () if run.launch.is_over(ask.now) => (w.launch_over(), w.launch_over_advice()),
        () if run.launch.fetched_at.is_some() => (w.launch_used(), w.launch_used_advice()),
        () => ("", ""),
    };
    let title = unit.title.best(ask.language()).to_owned();
    let template = Player {
        w,
        token: &ask.form_token,
        package: run.entry.id.to_string(),
        unit: run.launch.unit.to_string(),
        course: run.entry.title.best(ask.language()).to_owned(),
        closed,
        advice,
        own_window: unit.external || unit.cmi5.as_ref().is_some_and(|details| details.own_window),
        host: if unit.external { unit.launch.split('/').nth(2).unwrap_or("").to_owned() } else { String::new() },
        address: address_to_open(room, &run, unit, content_url, ask)?,
        may_open_again: unit.cmi5.is_none(),
        counts: run.launch.mode == Mode::Normal,
        title,
    };
    Ok(page(&template.title.clone(), &template)?.header("content-security-policy", frame_policy(content_url)))
}

/// The address that the browser opens.
fn address_to_open(room: &Courseware, run: &Run, unit: &Unit, content_url: &str, ask: &Ask) -> Result<String, CoursewareError> {
    let token = launch::token(room, &run.launch)?;
    let own = address_of(content_url, &token, unit);
    Ok(match run.structure.standard {
        Standard::Cmi5 => {
            let speaker = Scene { room, registration: &run.registration, structure: &run.structure, now: ask.now }.speaker();
            let parameters = Parameters {
                endpoint: &format!("{}/xapi/", room.base_url),
                fetch: &format!("{}/cmi5/fetch/{token}", room.base_url),
                actor: &speaker.actor(),
                registration: run.registration.id.as_uuid(),
                activity: &speaker.unit_id(run.launch.unit),
            };
            address(&own, &parameters)
        }
        // A piece that speaks to the platform is opened in the frame with the script that it speaks to; it cannot reach that script from elsewhere.
        _ if unit.scorm.as_ref().is_some_and(|scorm| scorm.is_sco) && !unit.external => format!("{content_url}/run/{token}/play"),
        _ => own,
    })
}
