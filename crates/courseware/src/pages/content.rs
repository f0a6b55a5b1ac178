//! What the host of content answers. Nobody is signed in there: whoever holds the token of a launch opens its files, and nothing else.

use ::words::Tongue;
use askama::Template;
use bytes::Bytes;
use kernel::{ErrorKind, Problem};
use portal::{Answer, Ask};

use super::defect;
use crate::Courseware;
use crate::model::media::is_played;
use crate::ops::commit::commit as keep;
use crate::ops::run::{self, run};
use crate::words::Words;

const SCRIPT: &str = include_str!("../../assets/scorm.js");
const SHEET: &str = include_str!("../../assets/content.css");

/// What files of packages may do: run, and speak to this host and to the record store, and be shown in a frame of ours. They load nothing from elsewhere,
/// so nobody elsewhere learns who learns.
fn policy(base_url: &str) -> String {
    format!(
        "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self' data: blob: {base_url}; object-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self' {base_url}"
    )
}

/// Puts the policy on an answer.
pub fn guarded(room: &Courseware, answer: Answer) -> Answer {
    answer.header("content-security-policy", policy(&room.base_url))
}

#[derive(Template)]
#[template(path = "play.html")]
struct Play {
    w: Words,
    tongue: Tongue,
    title: String,
}

#[derive(Template)]
#[template(path = "over.html")]
struct Over<'a> {
    w: Words,
    tongue: Tongue,
    heading: &'a str,
    advice: &'a str,
    back: String,
}

fn html(template: &impl Template) -> Result<Answer, Problem> {
    let text = template.render().map_err(|error| defect(&error))?;
    Ok(Answer::bytes("text/html; charset=utf-8", text).header("cache-control", "no-store"))
}

/// The frame around a piece of SCORM.
pub fn play(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    let run = run(room, ask.part(0), ask.now)?;
    let tongue = Tongue::from_tag(&run.launch.language).unwrap_or(ask.tongue());
    let language = run.launch.language.parse().unwrap_or_else(|_| ask.language());
    html(&Play { w: Words(tongue), tongue, title: run.unit()?.title.best(language).to_owned() })
}

/// What the script begins with.
pub fn state(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    Ok(Answer::json(&run::state(room, ask.part(0), ask.now)?).header("cache-control", "no-store"))
}

/// What was set.
pub fn commit(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    Ok(Answer::json(&keep(room, ask.part(0), &ask.body, ask.now)?).header("cache-control", "no-store"))
}

/// What is shown when a unit is over: a unit of cmi5 goes there by itself.
pub fn over(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    let run = run(room, ask.part(0), ask.now)?;
    let tongue = Tongue::from_tag(&run.launch.language).unwrap_or(ask.tongue());
    let w = Words(tongue);
    html(&Over { w, tongue, heading: w.over(), advice: w.over_lead(), back: format!("{}/courseware/{}", room.base_url, run.entry.id) })
}

/// A file of the package.
pub fn file(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    // Scripts that go on when their page is closed would outlive the launch.
    if ask.header("service-worker").is_some() {
        return Err(Problem::not_found("no service worker runs here"));
    }
    let (media, bytes) = run::file(room, ask.part(0), ask.part(1), ask.now)?;
    let bytes = Bytes::from(bytes);
    let answer = match ask.header("range").filter(|_| is_played(media)).and_then(|range| part(range, bytes.len())) {
        Some((first, last)) => {
            let range = format!("bytes {first}-{last}/{}", bytes.len());
            Answer::bytes(media, bytes.slice(first..=last)).status(206).header("content-range", range)
        }
        None => Answer::bytes(media, bytes),
    };
    let answer = if is_played(media) { answer.header("accept-ranges", "bytes") } else { answer };
    Ok(answer.header("cache-control", "private, max-age=3600"))
}

/// The first and the last byte of a range of one part (RFC 9110 §14); anything else is answered with the whole.
fn part(range: &str, length: usize) -> Option<(usize, usize)> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let end = length.checked_sub(1)?;
    let (first, last) = match (first, last) {
        ("", suffix) => (length.checked_sub(suffix.parse::<usize>().ok()?.min(length))?, end),
        (first, "") => (first.parse().ok()?, end),
        (first, last) => (first.parse().ok()?, last.parse::<usize>().ok()?.min(end)),
    };
    (first <= last && first < length).then_some((first, last))
}

/// Our own script and sheet.
pub fn asset(_: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    let (kind, text) = match ask.part(0) {
        "scorm.js" => ("text/javascript; charset=utf-8", SCRIPT),
        "content.css" => ("text/css; charset=utf-8", SHEET),
        _ => return Err(Problem::not_found("no such file")),
    };
    Ok(Answer::bytes(kind, text).header("cache-control", "public, max-age=600"))
}

/// The credential of a unit of cmi5. The standard answers everything with 200.
pub fn fetch(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    Ok(Answer::json(&crate::ops::fetch::fetch(room, ask.part(0), ask.now)?).header("cache-control", "no-store"))
}

/// How this host words failures: a page of its own without anything of the platform's, or JSON for the script.
pub fn wording(ask: &Ask, problem: &Problem) -> Answer {
    let status = problem.kind.status();
    let policy = policy(&ask.base_url);
    let made = if ask.path.ends_with("/commit") || ask.path.ends_with("/state") {
        let detail = if problem.kind == ErrorKind::Unavailable { "" } else { &problem.detail };
        Answer::json(&serde_json::json!({ "code": problem.code, "detail": detail }))
    } else {
        let w = Words(ask.tongue());
        let template = Over { w, tongue: ask.tongue(), heading: w.not_there(), advice: w.not_there_advice(), back: String::new() };
        Answer::bytes("text/html; charset=utf-8", template.render().unwrap_or_else(|_| problem.code.to_owned()))
    };
    made.status(status).header("content-security-policy", policy).header("cache-control", "no-store")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_one_part_are_understood() {
        assert_eq!(part("bytes=0-1", 10), Some((0, 1)));
        assert_eq!(part("bytes=5-", 10), Some((5, 9)));
        assert_eq!(part("bytes=-3", 10), Some((7, 9)));
        assert_eq!(part("bytes=0-99", 10), Some((0, 9)));
        for wrong in ["bytes=10-", "bytes=5-4", "bytes=a-b", "items=0-1", "bytes=0-1,3-4", "bytes=-"] {
            assert_eq!(part(wrong, 10), None, "{wrong}");
        }
        assert_eq!(part("bytes=0-0", 0), None);
    }
}
