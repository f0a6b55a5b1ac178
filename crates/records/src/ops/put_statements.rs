//! Puts statements into a store, as a program sends them.

use uuid::Uuid;

use crate::Records;
use crate::error::{Refusal, bad};
use crate::model::xapi::breach::Breach;
use crate::model::xapi::fault::{Fault, Place};
use crate::model::xapi::holder::Holder;
use crate::model::xapi::json::Json;
use crate::model::xapi::prepared::{self, Prepared};
use crate::model::xapi::{Version, multipart, signature};
use crate::ops::intake::Parcel;

/// What a request brings.
#[derive(Debug, Clone, Copy)]
pub struct Sent<'s> {
    /// Who sent it.
    pub holder: &'s Holder,
    /// Which version it speaks.
    pub version: Version,
    /// Its media type.
    pub content_type: &'s str,
    /// Its body.
    pub body: &'s [u8],
}

/// Puts the statements of a request; `id` is that of the address, for PUT. The ids, in the order in which the statements came.
///
/// # Errors
/// They break a rule or clash with what is there, or the database fails; then nothing of it is stored.
pub fn put(records: &Records, sent: Sent<'_>, id: Option<Uuid>) -> Result<Vec<String>, Refusal> {
    let media_type = sent.content_type.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    let (text, parts) = match media_type.as_str() {
        "application/json" => (sent.body, Vec::new()),
        "multipart/mixed" => {
            let boundary = multipart::boundary(sent.content_type).ok_or_else(|| bad("Content-Type names no boundary"))?;
            let mut parts = multipart::read(sent.body, boundary).map_err(bad)?;
            if parts.is_empty() {
                return Err(bad("the body has no part"));
            }
            let first = parts.remove(0);
            if first.header("content-type").is_none_or(|kind| !crate::model::xapi::document::is_json(kind)) {
                return Err(bad("the first part must be application/json"));
            }
            (first.bytes, parts)
        }
        _ => return Err(bad("Content-Type must be application/json or multipart/mixed")),
    };
    let json = Json::read_or_tell(text).map_err(|reason| Place::ROOT.fault(Breach::Json(Box::new(reason))))?;
    if let Some(id) = id {
        agrees(&json, id)?;
    }
    let authority = Json::read(sent.holder.authority.as_bytes()).map_err(bad)?;
    let mut new_id = || id.unwrap_or_else(|| records.services.new_id().as_uuid());
    let statements = prepared::read(json, sent.version, &authority, &mut new_id)?;
    let files = multipart::attachments(&statements, &parts).map_err(bad)?;
    check_signatures(&statements, &files)?;
    let ids = statements.iter().map(|one| one.id.to_string()).collect();
    let attachments = files.into_iter().map(|file| (file.sha2, file.content_type, file.bytes.to_vec())).collect();
    let parcel = Parcel { tenant: sent.holder.tenant, statements, attachments, defines: sent.holder.may_define() };
    match (sent.holder.watched, &records.overseer) {
        (Some(credential), Some(overseer)) => super::put_watched::put(records, &**overseer, credential, &parcel, text)?,
        (Some(_), None) => return Err(Refusal::Status(403, "unwatched", "nobody watches over this credential here".to_owned())),
        (None, _) => drop(records.take(parcel)?),
    }
    Ok(ids)
}

/// What a PUT brings is one statement, with the id of the address or none.
fn agrees(json: &Json<'_>, id: Uuid) -> Result<(), Fault> {
    match json {
        Json::Object(_) => match json.get("id") {
            Some(own) if own.as_text().and_then(crate::model::xapi::value::uuid) != Some(id) => Err(Place::ROOT.name("id").fault(Breach::IdOfAddress)),
            _ => Ok(()),
        },
        other => Err(Place::ROOT.fault(Breach::NotOne(other.shape()))),
    }
}

fn check_signatures(statements: &[Prepared], files: &[multipart::Bytes<'_>]) -> Result<(), Fault> {
    for one in statements.iter().filter(|one| one.attachments.iter().any(|attachment| attachment.signs)) {
        let json = Json::read_or_tell(one.body.as_bytes()).map_err(|reason| Place::ROOT.fault(Breach::Json(Box::new(reason))))?;
        for (index, attachment) in one.attachments.iter().enumerate().filter(|(_, attachment)| attachment.signs) {
            let (list, place) = (Place::ROOT.name("attachments"), index);
            let at = list.index(place);
            let file = files.iter().find(|file| file.sha2 == attachment.sha2);
            let file = file.ok_or_else(|| at.fault(Breach::Signature(signature::Flaw::Missing)))?;
            signature::check(&json, &attachment.content_type, file.bytes, &at)?;
        }
    }
    Ok(())
}
