//! The statement resource (Communication 2.1).

use std::collections::HashMap;

use portal::{Answer, Method};

use super::Call;
use crate::Records;
use crate::error::{Refusal, bad};
use crate::model::xapi::holder::Holder;
use crate::model::xapi::json::Json;
use crate::model::xapi::query::{self, CURSOR, Filter, Query, Wanted};
use crate::model::xapi::render::{self, Format};
use crate::model::xapi::{keys, multipart, value};
use crate::ops;
use crate::ops::put_statements::Sent;
use crate::store::lrs::statements::Kept;

/// Does a request.
pub fn answer(records: &Records, call: &Call) -> Result<Answer, Refusal> {
    match call.method {
        Method::Get => find(records, call),
        Method::Put => put(records, call),
        _ => post(records, call),
    }
}

fn may_write(call: &Call) -> Result<(), Refusal> {
    if call.holder.may_write_statements() {
        Ok(())
    } else {
        Err(Refusal::Status(403, "insufficient-scope", "the credential needs the scope statements/write".to_owned()))
    }
}

fn sent(call: &Call) -> Sent<'_> {
    Sent { holder: &call.holder, version: call.version, content_type: &call.content_type, body: &call.body }
}

fn post(records: &Records, call: &Call) -> Result<Answer, Refusal> {
    may_write(call)?;
    if let Some((name, _)) = call.parameters.first() {
        return Err(bad(format!("a POST of statements has no parameter '{name}'")));
    }
    let ids = ops::put_statements::put(records, sent(call), None)?;
    Ok(Answer::json(&ids))
}

fn put(records: &Records, call: &Call) -> Result<Answer, Refusal> {
    may_write(call)?;
    let id = match call.parameters.as_slice() {
        [(name, text)] if name == "statementId" => query::id(name, text).map_err(bad)?,
        _ => return Err(bad("a PUT of a statement has the parameter 'statementId' and no other")),
    };
    ops::put_statements::put(records, sent(call), Some(id))?;
    Ok(Answer { status: 204, body: portal::Body::Empty, headers: Vec::new() })
}

fn find(records: &Records, call: &Call) -> Result<Answer, Refusal> {
    let through = ops::find_statements::consistent_through(records)?;
    let found = found(records, call);
    let with = |answer: Answer| answer.header("x-experience-api-consistent-through", value::write_moment(through.0));
    match found {
        Ok(answer) => Ok(with(answer)),
        Err(refusal) => Ok(with(super::refused(&refusal))),
    }
}

fn found(records: &Records, call: &Call) -> Result<Answer, Refusal> {
    if !call.holder.may_read_own_statements() {
        return Err(Refusal::Status(403, "insufficient-scope", "the credential needs the scope statements/read or statements/read/mine".to_owned()));
    }
    let query = query::read(&call.parameters, call.version).map_err(bad)?;
    match &query.wanted {
        Wanted::One(id) | Wanted::Voided(id) => {
            let voided = matches!(query.wanted, Wanted::Voided(_));
            let one = ops::find_statements::one(records, call.holder.tenant, *id, voided)?.filter(|one| is_readable(call, one));
            let one = one.ok_or_else(|| Refusal::Status(404, "not-found", format!("no {}statement has the id {id}", if voided { "voided " } else { "" })))?;
            let stored = one.stored;
            let texts = rendered(records, call, &query, std::slice::from_ref(&one))?;
            let text = texts.into_iter().next().unwrap_or_default();
            Ok(with_attachments(records, call, &query, &[one], text)?.header("last-modified", http_date(stored)))
        }
        Wanted::All(filter) => {
            let mut filter = filter.clone();
            if !call.holder.may_read_statements() {
                filter.keys.push(own(&call.holder));
            }
            let (page, further) = ops::find_statements::page(records, call.holder.tenant, &filter)?;
            let mut text = String::from("{\"statements\":[");
            text.push_str(&rendered(records, call, &query, &page)?.join(","));
            text.push_str("],\"more\":");
            let next = further.map(|place| next_page(call, &filter, place)).unwrap_or_default();
            text.push_str(&serde_json::to_string(&next).unwrap_or_default());
            text.push('}');
            let last = page.iter().map(|one| one.stored).max();
            let answer = with_attachments(records, call, &query, &page, text)?;
            Ok(match last {
                Some(stored) => answer.header("last-modified", http_date(stored)),
                None => answer,
            })
        }
    }
}

/// The key of what this credential itself vouched for.
pub(super) fn own(holder: &Holder) -> keys::Key {
    let identity = Json::read(holder.authority.as_bytes()).map(|authority| keys::authority_identity(&authority)).unwrap_or_default();
    keys::key(keys::Kind::Authority, &identity)
}

fn is_readable(call: &Call, one: &Kept) -> bool {
    call.holder.may_read_statements() || Json::read(one.body.as_bytes()).is_ok_and(|json| keys::of_statement(&json).contains(&own(&call.holder)))
}

/// The address of the page after this one: the same request, from a place on.
fn next_page(call: &Call, filter: &Filter, seq: u64) -> String {
    let mut address = form_urlencoded::Serializer::new(String::new());
    for (name, text) in call.parameters.iter().filter(|(name, _)| name != CURSOR && name != "limit") {
        address.append_pair(name, text);
    }
    address.append_pair("limit", &filter.limit.to_string());
    address.append_pair(CURSOR, &seq.to_string());
    format!("/xapi/statements?{}", address.finish())
}

fn rendered(records: &Records, call: &Call, query: &Query, page: &[Kept]) -> Result<Vec<String>, Refusal> {
    let whole: Vec<String> = page.iter().map(Kept::whole).collect();
    if query.format == Format::Exact {
        return Ok(whole);
    }
    let mut all = Vec::with_capacity(whole.len());
    for text in &whole {
        all.push(Json::read(text.as_bytes()).map_err(|reason| bad(format!("a stored statement cannot be read: {reason}")))?);
    }
    let definitions = if query.format == Format::Canonical {
        let mut wanted: Vec<String> = all.iter().flat_map(render::activities).collect();
        wanted.sort_unstable();
        wanted.dedup();
        ops::find_statements::definitions(records, call.holder.tenant, &wanted)?
    } else {
        HashMap::new()
    };
    let definitions: HashMap<String, Json<'_>> =
        definitions.iter().filter_map(|(id, text)| Json::read(text.as_bytes()).ok().map(|definition| (id.clone(), definition))).collect();
    let languages = render::accepted(call.header("accept-language").unwrap_or(""));
    Ok(all
        .into_iter()
        .map(|mut statement| {
            match query.format {
                Format::Ids => render::ids(&mut statement),
                _ => render::canonical(&mut statement, &definitions, &languages),
            }
            String::from_utf8(statement.to_bytes()).unwrap_or_default()
        })
        .collect())
}

/// The answer as JSON, or with the bytes of attachments where they are asked for.
fn with_attachments(records: &Records, call: &Call, query: &Query, page: &[Kept], text: String) -> Result<Answer, Refusal> {
    if !query.attachments {
        return Ok(Answer::bytes("application/json", text));
    }
    let found = ops::find_statements::attachments(records, call.holder.tenant, page)?;
    let boundary = format!("xapi-{}", records.services.new_id());
    let body = multipart::write(&boundary, text.as_bytes(), &found);
    Ok(Answer::bytes("multipart/mixed", body).header("content-type", format!("multipart/mixed; boundary={boundary}")))
}

/// A moment as HTTP writes it (RFC 9110, section 5.6.7).
pub fn http_date(micros: i64) -> String {
    jiff::Timestamp::from_microsecond(micros).map(|moment| moment.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()).unwrap_or_default()
}
