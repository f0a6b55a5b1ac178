//! Puts statements of a credential that somebody watches over: asked before, followed after, all in one transaction.

use kernel::{ErrorKind, Id, Problem};
use platform::{DatabaseError, Session};
use serde_json::Value;

use super::intake::Parcel;
use super::serve_rooms;
use super::settle::settle;
use crate::Records;
use crate::error::Refusal;
use crate::overseer::Overseer;
use crate::store::lrs::usage::{self, Change};
use crate::store::lrs::{activities, attachments};

/// What ends the transaction early.
enum Ended {
    Refused(Problem),
    Failed(DatabaseError),
}

impl From<DatabaseError> for Ended {
    fn from(error: DatabaseError) -> Self {
        Self::Failed(error)
    }
}

impl From<Problem> for Ended {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem)
    }
}

/// Puts a parcel; `text` is the JSON as it was sent, because the watcher judges what was said and not what was made of it.
pub fn put(records: &Records, overseer: &dyn Overseer, credential: Id, parcel: &Parcel, text: &[u8]) -> Result<(), Refusal> {
    let sent: Value = serde_json::from_slice(text).map_err(|error| crate::error::bad(error.to_string()))?;
    let sent = match sent {
        Value::Array(all) => all,
        one => vec![one],
    };
    let written = records.services.database.write::<_, Ended>(|session| in_session(records, session, overseer, credential, parcel, &sent));
    written.map_err(|ended| match ended {
        Ended::Refused(problem) => Refusal::Problem(problem),
        Ended::Failed(error) => Refusal::from(error),
    })?;
    // They are on the disk, and are taken in now so that whoever sent them finds them at once; if that fails, a moment later.
    if let Err(error) = settle(records) {
        tracing::error!(%error, "what courseware said waits to be stored");
    }
    Ok(())
}

fn in_session(records: &Records, session: &mut Session<'_>, overseer: &dyn Overseer, credential: Id, parcel: &Parcel, sent: &[Value]) -> Result<(), Ended> {
    // What is stored already was judged and followed when it came: a program that sends again after a broken answer is not refused.
    let mut new = Vec::new();
    for (one, value) in parcel.statements.iter().zip(sent) {
        if !records.shelf.has(session, parcel.tenant, one.id)? {
            new.push(value.clone());
        }
    }
    overseer.check(session, credential, &new)?;
    if let Err(conflict) = records.say(session, parcel.tenant, &parcel.statements)? {
        let detail = format!("a statement with the id {} is stored and says something else; nothing of this request was stored", conflict.0);
        return Err(Problem::new(ErrorKind::Conflict, "conflict", detail).into());
    }
    // Units speak in the platform's own store, which has no quota.
    let file_bytes = i64::try_from(attachments::keep(session, parcel.tenant, &parcel.attachments)?).unwrap_or(i64::MAX);
    usage::add(session, parcel.tenant, Change { file_bytes, ..Change::default() })?;
    let definitions = parcel.statements.iter().filter(|_| parcel.defines).flat_map(|one| &one.definitions);
    activities::learn(session, parcel.tenant, definitions.map(|(activity, definition)| (activity.as_str(), definition)))?;
    if !new.is_empty() {
        let added = overseer.stored(session, credential, &new)?;
        serve_rooms::put(records, session, &added)?;
    }
    Ok(())
}
