//! The state and profile resources (Communication 2.2, 2.3, 2.6, 2.7).

use portal::{Answer, Body, Method};

use super::Call;
use super::statements::http_date;
use crate::Records;
use crate::error::{Refusal, bad};
use crate::model::xapi::document::{self, Address, Kind, Without};
use crate::ops::write_document::{self, Written};
use crate::overseer::Asked;

/// Does a request.
pub fn answer(records: &Records, call: &Call, kind: Kind) -> Result<Answer, Refusal> {
    let scope = if kind == Kind::State { "state" } else { "profile" };
    if !call.holder.may_use_documents(scope, call.method != Method::Get) {
        return Err(Refusal::Status(403, "insufficient-scope", format!("the credential needs the scope {scope}")));
    }
    let address = document::read(kind, &call.parameters, call.version).map_err(bad)?;
    if address.since.is_some() && (call.method != Method::Get || address.name.is_some()) {
        return Err(bad("'since' only narrows the list of ids"));
    }
    watched(records, call, &address)?;
    match call.method {
        Method::Get => get(records, call, &address),
        Method::Delete => delete(records, call, &address),
        Method::Put | Method::Post | Method::Patch => write(records, call, &address),
    }
}

/// Asks whoever watches over the credential, where somebody does.
fn watched(records: &Records, call: &Call, address: &Address) -> Result<(), Refusal> {
    let Some(credential) = call.holder.watched else { return Ok(()) };
    let change = match call.method {
        Method::Get => None,
        Method::Delete => Some(None),
        Method::Put | Method::Post | Method::Patch => Some(Some((call.content_type.as_str(), &*call.body))),
    };
    let overseer = records.overseer.as_ref().ok_or_else(|| Refusal::Status(403, "unwatched", "nobody watches over this credential here".to_owned()))?;
    Ok(write_document::watched(records, &**overseer, credential, &Asked { address, change })?)
}

fn get(records: &Records, call: &Call, address: &Address) -> Result<Answer, Refusal> {
    let Some(name) = &address.name else {
        let (names, last) = write_document::names(records, call.holder.tenant, address)?;
        let answer = Answer::json(&names);
        return Ok(match last {
            Some(changed) => answer.header("last-modified", http_date(changed.0)),
            None => answer,
        });
    };
    let found = write_document::get(records, call.holder.tenant, address, name)?;
    let found = found.ok_or_else(|| Refusal::Status(404, "not-found", "no document has this id".to_owned()))?;
    Ok(Answer::bytes("application/octet-stream", found.body)
        .header("content-type", found.content_type)
        .header("etag", format!("\"{}\"", found.tag))
        .header("last-modified", http_date(found.changed_at.0)))
}

fn write(records: &Records, call: &Call, address: &Address) -> Result<Answer, Refusal> {
    let Some(name) = &address.name else { return Err(bad(format!("the parameter '{}' is missing", address.kind.name_parameter()))) };
    if call.content_type.is_empty() {
        return Err(bad("the header Content-Type is missing"));
    }
    let merge = call.method == Method::Post;
    let without = if merge { Without::Free } else { Without::of_put(address.kind, call.version) };
    let written = write_document::write(records, call.holder.tenant, address, name, &call.content_type, &call.body, call.condition(), without, merge)?;
    match written {
        Written::Done(tag) => Ok(Answer { status: 204, body: Body::Empty, headers: vec![("etag", format!("\"{tag}\""))] }),
        Written::Refused(refused) => Err(refusal(refused)),
        Written::Unmergeable(reason) => Err(bad(reason)),
        Written::Over(over) => Err(Refusal::Over(over)),
    }
}

fn delete(records: &Records, call: &Call, address: &Address) -> Result<Answer, Refusal> {
    if address.name.is_none() && address.kind != Kind::State {
        return Err(bad(format!("the parameter '{}' is missing", address.kind.name_parameter())));
    }
    match write_document::remove(records, call.holder.tenant, address, call.condition())? {
        Ok(()) => Ok(Answer { status: 204, body: Body::Empty, headers: Vec::new() }),
        Err(refused) => Err(refusal(refused)),
    }
}

fn refusal(refused: document::Refused) -> Refusal {
    match refused {
        document::Refused::Changed => Refusal::Status(412, "precondition-failed", "the document is not the one that the condition names".to_owned()),
        document::Refused::Unconditional => bad("a profile is put with If-Match, or with If-None-Match: * where none is"),
        document::Refused::Unasked => Refusal::Status(
            409,
            "document-exists",
            "a document is there; read it, and send its ETag as If-Match, or * as If-None-Match to write only where none is".to_owned(),
        ),
    }
}
