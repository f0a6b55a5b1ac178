//! Time spent reading, as `xingtan.js` hands it in.

use kernel::{ErrorKind, Problem};
use portal::{Answer, Ask};
use serde_json::json;

use crate::Learning;
use crate::model::beat::{BEATS_MAX, Beat};

/// Takes beats in: 200 once they are durable, with those that will never count. Strangers are 401: nothing is kept about who is not known. `reader` is what
/// the page said of its person: what was measured for somebody else, before they signed out here, is not taken for who is signed in now (409).
pub(super) fn take(learning: &Learning, ask: &Ask) -> Result<Answer, Problem> {
    let person = ask.person().ok_or_else(|| Problem::new(ErrorKind::SignInNeeded, "sign-in-needed", "time is counted for those who are known"))?;
    let invalid = |detail: String| Problem::new(ErrorKind::Invalid, "learning.beats", detail);
    let beats: Vec<Beat> = serde_json::from_slice(&ask.body).map_err(|error| invalid(error.to_string()))?;
    if beats.len() > BEATS_MAX {
        return Err(Problem::new(ErrorKind::TooLarge, "learning.beats-many", format!("{} beats came at once, at most {BEATS_MAX} can", beats.len())));
    }
    match ask.query("reader") {
        None => return Err(invalid("for whom they are is missing".to_owned())),
        Some(reader) if reader != ask.reader() => return Err(Problem::new(ErrorKind::Conflict, "learning.other-reader", "they are somebody else's")),
        Some(_) => {}
    }
    let taken = learning.take_beats(person, &beats)?;
    let refused: Vec<_> = taken.refused.iter().map(|(id, refusal)| json!({ "id": id.as_uuid(), "code": refusal.code() })).collect();
    Ok(Answer::json(&json!({ "new": taken.new, "refused": refused })).header("cache-control", "no-store"))
}
