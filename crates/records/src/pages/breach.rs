//! Why a statement is refused, in the words of the reader. There is no way around words for a rule: without them this does not compile, and neither
//! does a language without all of them.

use kernel::bytes::about;

use crate::model::xapi::breach::{Breach, Shape};
use crate::model::xapi::fault::Fault;
use crate::model::xapi::json::DEPTH_MAX;
use crate::model::xapi::prepared::BATCH_MAX;
use crate::model::xapi::signature::Flaw;
use crate::model::xapi::statement::INTERACTIONS;
use crate::model::xapi::unreadable::Slip;
use crate::model::xapi::value::MomentFault;
use crate::ops::check_statements;
use crate::words::Words;

/// A fault as it is shown.
pub struct Told {
    /// What is wrong, and what to do.
    pub words: String,
    /// Where, as a JSON pointer; empty for the whole and for what is no JSON.
    pub pointer: String,
    /// Where, where there is no pointer.
    pub place: String,
    /// The stable code.
    pub rule: &'static str,
    /// What was sent at this place.
    pub excerpt: String,
}

/// Words a fault in what was sent.
pub fn told(w: Words, fault: &Fault, text: &str) -> Told {
    let place = match &fault.breach {
        Breach::Json(reason) => {
            let (_, read) = reason.line_of(text, 0);
            w.check_where_line(&read.max(1).to_string(), &reason.line.to_string())
        }
        _ => w.check_where_root().to_owned(),
    };
    Told { words: said(w, fault), pointer: fault.pointer.clone(), place, rule: fault.rule(), excerpt: check_statements::excerpt(text, fault) }
}

/// What is wrong, and what to do.
pub fn said(w: Words, fault: &Fault) -> String {
    let name = || fault.steps().last().unwrap_or_default();
    let words = match &fault.breach {
        Breach::Json(reason) => return slip(w, &reason.slip),
        Breach::Size(bytes) => return w.breach_size(&about(u64::try_from(*bytes).unwrap_or(u64::MAX))),
        Breach::Type { wanted, found: Shape::Null } => return w.breach_null(shape(w, *wanted)),
        Breach::Type { wanted, found } => return w.breach_type(shape(w, *found), shape(w, *wanted)),
        Breach::NotOne(found) => return w.breach_not_one(shape(w, *found)),
        Breach::Required(name) => return w.breach_required(name),
        Breach::UnknownProperty => return w.breach_unknown_property(&name()),
        Breach::ExtensionName => return w.breach_extension_name(&name()),
        Breach::ObjectType(allowed) => return w.breach_object_type(&allowed.join(" / ")),
        Breach::ActorType => return w.breach_object_type("Agent / Group"),
        Breach::InteractionType => return w.breach_interaction_type(&INTERACTIONS.join(" / ")),
        Breach::IdTwice(id) => return w.breach_id_twice(&id.to_string()),
        Breach::BatchSize => return w.breach_batch_size(u64::try_from(BATCH_MAX).unwrap_or(u64::MAX)),
        Breach::Moment(fault) => moment(w, *fault),
        Breach::Signature(flaw) => signature(w, *flaw),
        Breach::Uuid => w.breach_uuid(),
        Breach::Iri => w.breach_iri(),
        Breach::LanguageTag => w.breach_language_tag(),
        Breach::Duration => w.breach_duration(),
        Breach::MediaType => w.breach_media_type(),
        Breach::Version => w.breach_version(),
        Breach::GroupType => w.breach_group_type(),
        Breach::ReferenceType => w.breach_reference_type(),
        Breach::NoIdentifier => w.breach_no_identifier(),
        Breach::ManyIdentifiers => w.breach_many_identifiers(),
        Breach::Mbox => w.breach_mbox(),
        Breach::MboxSha1 => w.breach_mbox_sha1(),
        Breach::NoMember => w.breach_no_member(),
        Breach::Authority => w.breach_authority(),
        Breach::VoidingObject => w.breach_voiding_object(),
        Breach::SubStatementOwn => w.breach_sub_statement_own(),
        Breach::SubStatementNested => w.breach_sub_statement_nested(),
        Breach::InteractionUntold => w.breach_interaction_untold(),
        Breach::PartsAlike => w.breach_parts_alike(),
        Breach::ScoreScaled => w.breach_score_scaled(),
        Breach::ScoreMin => w.breach_score_min(),
        Breach::ScoreRaw => w.breach_score_raw(),
        Breach::ContextOfActivity => w.breach_context_of_activity(),
        Breach::RelevantTypes => w.breach_relevant_types(),
        Breach::AttachmentLength => w.breach_attachment_length(),
        Breach::AttachmentSha2 => w.breach_attachment_sha2(),
        Breach::IdOfAddress => w.breach_id_of_address(),
    };
    words.to_owned()
}

fn shape(w: Words, shape: Shape) -> &'static str {
    match shape {
        Shape::Null => w.shape_null(),
        Shape::Boolean => w.shape_boolean(),
        Shape::Number => w.shape_number(),
        Shape::String => w.shape_string(),
        Shape::Array => w.shape_array(),
        Shape::Object => w.shape_object(),
    }
}

fn moment(w: Words, fault: MomentFault) -> &'static str {
    match fault {
        MomentFault::Form => w.breach_moment_form(),
        MomentFault::NoZone => w.breach_moment_no_zone(),
        MomentFault::NegativeZero => w.breach_moment_negative_zero(),
    }
}

fn signature(w: Words, flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::MediaType => w.breach_signature_media_type(),
        Flaw::NoSignature => w.breach_signature_none(),
        Flaw::Parts => w.breach_signature_parts(),
        Flaw::Encoding => w.breach_signature_encoding(),
        Flaw::Header => w.breach_signature_header(),
        Flaw::Algorithm => w.breach_signature_algorithm(),
        Flaw::Payload => w.breach_signature_payload(),
        Flaw::OtherStatement => w.breach_signature_other(),
        Flaw::CertificateEncoding => w.breach_signature_certificate_encoding(),
        Flaw::Certificate => w.breach_signature_certificate(),
        Flaw::Key => w.breach_signature_key(),
        Flaw::Missing => w.breach_signature_missing(),
    }
}

fn slip(w: Words, slip: &Slip) -> String {
    let words = match slip {
        Slip::Twice(name) => return w.json_twice(name),
        Slip::Nesting => return w.json_nesting(&DEPTH_MAX.to_string()),
        Slip::Ended => w.json_ended(),
        Slip::Value => w.json_value(),
        Slip::Colon => w.json_colon(),
        Slip::ListComma => w.json_list_comma(),
        Slip::ObjectComma => w.json_object_comma(),
        Slip::Name => w.json_name(),
        Slip::TrailingComma => w.json_trailing_comma(),
        Slip::Trailing => w.json_trailing(),
        Slip::Escape => w.json_escape(),
        Slip::Control => w.json_control(),
        Slip::Number => w.json_number(),
        Slip::Encoding => w.json_encoding(),
        Slip::Other => w.json_other(),
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use words::Tongue;

    use super::*;
    use crate::model::xapi::breach::RULES;
    use crate::model::xapi::fault::Place;
    use crate::model::xapi::json;

    fn every() -> Vec<Breach> {
        use Breach::*;
        let broken = ["", "{\"a\":1,\"a\":1}", "[x]", "{\"a\" 1}", "[1 2]", "{\"a\":1 2}", "{a:1}", "[1,]", "{} {}", "\"\\x\"", "\"\n\"", "[-]"];
        let mut broken: Vec<Vec<u8>> = broken.iter().map(|text| text.as_bytes().to_vec()).collect();
        broken.extend([b"\"\xff\"".to_vec(), b"[".repeat(DEPTH_MAX + 1)]);
        let unread = broken.iter().map(|bytes| Json(Box::new(json::Json::read_or_tell(bytes).unwrap_err())));
        let shapes = [Shape::Null, Shape::Boolean, Shape::Number, Shape::String, Shape::Array, Shape::Object];
        let types = shapes.iter().flat_map(|wanted| shapes.iter().map(|found| Type { wanted: *wanted, found: *found }));
        let flaws = [
            Flaw::MediaType,
            Flaw::NoSignature,
            Flaw::Parts,
            Flaw::Encoding,
            Flaw::Header,
            Flaw::Algorithm,
            Flaw::Payload,
            Flaw::OtherStatement,
            Flaw::CertificateEncoding,
            Flaw::Certificate,
            Flaw::Key,
            Flaw::Missing,
        ];
        let plain = [
            Size(64_000),
            NotOne(Shape::Array),
            Required("id"),
            UnknownProperty,
            Breach::Uuid,
            Iri,
            ExtensionName,
            LanguageTag,
            Moment(MomentFault::Form),
            Moment(MomentFault::NoZone),
            Moment(MomentFault::NegativeZero),
            Duration,
            MediaType,
            Version,
            ObjectType(&["Agent"]),
            ActorType,
            GroupType,
            ReferenceType,
            NoIdentifier,
            ManyIdentifiers,
            Mbox,
            MboxSha1,
            NoMember,
            Authority,
            VoidingObject,
            SubStatementOwn,
            SubStatementNested,
            InteractionType,
            InteractionUntold,
            PartsAlike,
            ScoreScaled,
            ScoreMin,
            ScoreRaw,
            ContextOfActivity,
            RelevantTypes,
            AttachmentLength,
            AttachmentSha2,
            IdOfAddress,
            IdTwice(uuid::Uuid::from_u128(7)),
            BatchSize,
        ];
        plain.into_iter().chain(unread).chain(types).chain(flaws.into_iter().map(Signature)).collect()
    }

    /// Whether three English words stand side by side.
    fn is_english(text: &str) -> bool {
        let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
        text.split(' ').collect::<Vec<_>>().windows(3).any(|words| words.iter().all(|word| is_word(word)))
    }

    #[test]
    fn every_rule_has_words_in_both_languages() {
        let mut rules: Vec<&str> = Vec::new();
        for breach in every() {
            let fault = Place::ROOT.name("x").fault(breach);
            let (chinese, english) = (said(Words(Tongue::ZhHans), &fault), said(Words(Tongue::En), &fault));
            assert!(chinese.ends_with('。') && !is_english(&chinese), "{fault:?}: {chinese}");
            assert!(english.is_ascii() || english.contains('“'), "{english}");
            assert!(english.matches('.').count() >= 2, "what is wrong, and what to do: {english}");
            assert!(RULES.contains(&fault.rule()), "{}", fault.rule());
            rules.push(fault.rule());
        }
        for rule in RULES {
            assert!(rules.contains(&rule), "nothing here breaks {rule}");
        }
    }
}
