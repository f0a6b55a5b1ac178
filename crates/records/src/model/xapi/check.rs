//! Checks on single values and on the parts that statements share: the small words of `statement`.

use super::Version;
use super::breach::{Breach, Shape};
use super::fault::{Fault, Place};
use super::json::Json;
use super::value;

/// The fields of an object.
pub type Fields<'j, 'a> = &'j [(std::borrow::Cow<'a, str>, Json<'a>)];

/// What a check gives.
pub type Checked = Result<(), Fault>;

fn wrong_type(json: &Json<'_>, wanted: Shape, at: &Place<'_>) -> Fault {
    at.fault(Breach::Type { wanted, found: json.shape() })
}

/// The fields of an object, or a fault.
pub fn object<'j, 'a>(json: &'j Json<'a>, at: &Place<'_>) -> Result<Fields<'j, 'a>, Fault> {
    match json {
        Json::Object(fields) => Ok(fields),
        other => Err(wrong_type(other, Shape::Object, at)),
    }
}

/// The values of a list, or a fault.
pub fn list<'j, 'a>(json: &'j Json<'a>, at: &Place<'_>) -> Result<&'j [Json<'a>], Fault> {
    match json {
        Json::List(values) => Ok(values),
        other => Err(wrong_type(other, Shape::Array, at)),
    }
}

/// A text, or a fault.
pub fn text<'j>(json: &'j Json<'_>, at: &Place<'_>) -> Result<&'j str, Fault> {
    json.as_text().ok_or_else(|| wrong_type(json, Shape::String, at))
}

/// A truth, or a fault.
pub fn truth(json: &Json<'_>, at: &Place<'_>) -> Checked {
    match json {
        Json::Truth(_) => Ok(()),
        other => Err(wrong_type(other, Shape::Boolean, at)),
    }
}

/// A number, or a fault.
pub fn number(json: &Json<'_>, at: &Place<'_>) -> Result<f64, Fault> {
    match json {
        Json::Number(number) => Ok(number.as_f64().unwrap_or(0.0)),
        other => Err(wrong_type(other, Shape::Number, at)),
    }
}

/// An IRI.
pub fn iri(json: &Json<'_>, at: &Place<'_>) -> Checked {
    let found = text(json, at)?;
    if value::is_iri(found) { Ok(()) } else { Err(at.fault(Breach::Iri)) }
}

/// A UUID.
pub fn uuid(json: &Json<'_>, at: &Place<'_>) -> Checked {
    value::uuid(text(json, at)?).map(|_| ()).ok_or_else(|| at.fault(Breach::Uuid))
}

/// A moment.
pub fn moment(json: &Json<'_>, version: Version, at: &Place<'_>) -> Checked {
    value::moment(text(json, at)?, version).map(|_| ()).map_err(|fault| at.fault(Breach::Moment(fault)))
}

/// A language tag.
pub fn language(tag: &str, at: &Place<'_>) -> Checked {
    if value::is_language(tag) { Ok(()) } else { Err(at.fault(Breach::LanguageTag)) }
}

/// A language map (Data 4.2).
pub fn language_map(json: &Json<'_>, at: &Place<'_>) -> Checked {
    for (tag, words) in object(json, at)? {
        let at = at.name(tag);
        language(tag, &at)?;
        text(words, &at)?;
    }
    Ok(())
}

/// Extensions (Data 4.1): names are IRIs, values are anything.
pub fn extensions(json: &Json<'_>, at: &Place<'_>) -> Checked {
    for (name, _) in object(json, at)? {
        if !value::is_iri(name) {
            return Err(at.name(name).fault(Breach::ExtensionName));
        }
    }
    Ok(())
}

/// A property that no rule knows.
pub fn unknown(at: &Place<'_>) -> Fault {
    at.fault(Breach::UnknownProperty)
}

/// A property that must be there.
pub fn required<'j, 'a>(json: &'j Json<'a>, name: &'static str, at: &Place<'_>) -> Result<&'j Json<'a>, Fault> {
    json.get(name).ok_or_else(|| at.fault(Breach::Required(name)))
}

/// The `objectType`, which must be a text.
pub fn object_type<'j>(json: &'j Json<'_>, at: &Place<'_>) -> Result<Option<&'j str>, Fault> {
    json.get("objectType").map(|kind| text(kind, &at.name("objectType"))).transpose()
}

/// The properties of which an agent or identified group has exactly one (Data 2.4.2.3).
pub const IDENTIFIERS: [&str; 4] = ["mbox", "mbox_sha1sum", "openid", "account"];

/// Whether it is a group that nothing identifies.
pub fn is_anonymous(json: &Json<'_>) -> bool {
    json.text_of("objectType") == Some("Group") && IDENTIFIERS.iter().all(|name| json.get(name).is_none())
}

/// An agent or a group.
pub fn actor(json: &Json<'_>, at: &Place<'_>) -> Checked {
    match object_type(json, at)? {
        Some("Group") => group(json, at),
        None | Some("Agent") => agent(json, at),
        Some(_) => Err(at.name("objectType").fault(Breach::ActorType)),
    }
}

/// An agent (Data 2.4.2.1).
pub fn agent(json: &Json<'_>, at: &Place<'_>) -> Checked {
    let fields = object(json, at)?;
    if object_type(json, at)?.is_some_and(|kind| kind != "Agent") {
        return Err(at.name("objectType").fault(Breach::ObjectType(&["Agent"])));
    }
    for (name, value) in fields {
        identity_property(name, value, &at.name(name))?;
    }
    exactly_one_identifier(json, at)
}

/// A group (Data 2.4.2.2).
pub fn group(json: &Json<'_>, at: &Place<'_>) -> Checked {
    for (name, value) in object(json, at)? {
        let here = at.name(name);
        if name == "member" {
            for (index, member) in list(value, &here)?.iter().enumerate() {
                agent(member, &here.index(index))?;
            }
        } else {
            identity_property(name, value, &here)?;
        }
    }
    if object_type(json, at)? != Some("Group") {
        return Err(at.fault(Breach::GroupType));
    }
    if is_anonymous(json) {
        return match json.get("member") {
            None => Err(at.fault(Breach::NoMember)),
            Some(_) => Ok(()),
        };
    }
    exactly_one_identifier(json, at)
}

fn exactly_one_identifier(json: &Json<'_>, at: &Place<'_>) -> Checked {
    match IDENTIFIERS.iter().filter(|name| json.get(name).is_some()).count() {
        1 => Ok(()),
        0 => Err(at.fault(Breach::NoIdentifier)),
        _ => Err(at.fault(Breach::ManyIdentifiers)),
    }
}

fn identity_property(name: &str, value: &Json<'_>, at: &Place<'_>) -> Checked {
    match name {
        "objectType" | "name" => text(value, at).map(|_| ()),
        "mbox" if value::is_mailbox(text(value, at)?) => Ok(()),
        "mbox" => Err(at.fault(Breach::Mbox)),
        "mbox_sha1sum" if value::is_hex(text(value, at)?, 20) => Ok(()),
        "mbox_sha1sum" => Err(at.fault(Breach::MboxSha1)),
        "openid" => iri(value, at),
        "account" => account(value, at),
        _ => Err(unknown(at)),
    }
}

fn account(json: &Json<'_>, at: &Place<'_>) -> Checked {
    for (name, value) in object(json, at)? {
        let at = at.name(name);
        match name.as_ref() {
            "homePage" => iri(value, &at)?,
            "name" => text(value, &at).map(|_| ())?,
            _ => return Err(unknown(&at)),
        }
    }
    required(json, "homePage", at)?;
    required(json, "name", at).map(|_| ())
}

/// A reference to a statement (Data 2.4.4.3).
pub fn statement_reference(json: &Json<'_>, at: &Place<'_>) -> Checked {
    for (name, value) in object(json, at)? {
        let at = at.name(name);
        match name.as_ref() {
            "objectType" if text(value, &at)? == "StatementRef" => {}
            "objectType" => return Err(at.fault(Breach::ObjectType(&["StatementRef"]))),
            "id" => uuid(value, &at)?,
            _ => return Err(unknown(&at)),
        }
    }
    if json.text_of("objectType").is_none() {
        return Err(at.fault(Breach::ReferenceType));
    }
    required(json, "id", at).map(|_| ())
}
