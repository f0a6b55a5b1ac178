//! What exactly is wrong with a package, in the words of the reader. There is no way around words for a detail: without them this does not compile, and
//! neither does a language without all of them.

use kernel::bytes::about;

use crate::model::bounds::{IDENTIFIER_CHARS_MAX, PATH_CHARS_MAX, PATH_DEPTH_MAX};
use crate::model::detail::{ArchiveFlaw, Counted, Detail, ElementFlaw, PathFlaw, Unpacked, ValueFlaw, XmlFlaw};
use crate::words::Words;

/// The words; none where the reason and the place say it all, or where the text itself is shown.
pub fn said(w: Words, detail: &Detail) -> String {
    match detail {
        Detail::Found(_)
        | Detail::SameName
        | Detail::SameNames(..)
        | Detail::NotInArchive
        | Detail::Encrypted
        | Detail::Special
        | Detail::NoPackage
        | Detail::ManifestDeeper
        | Detail::NoManifest(..) => String::new(),
        Detail::Archive(flaw, _) => archive(w, *flaw).to_owned(),
        Detail::Beyond { what: Counted::Files, found, max } => w.detail_files(*found, *max),
        Detail::Beyond { what: Counted::PackageBytes, found, max } => w.detail_package_size(&about(*found), &about(*max)),
        Detail::Beyond { what: Counted::ManifestBytes, found, max } => w.detail_manifest_size(&about(*found), &about(*max)),
        Detail::Overlapping => w.detail_overlapping().to_owned(),
        Detail::Unpacks(Unpacked::File | Unpacked::Whole, bytes) => w.detail_unpacks_file(&about(*bytes)),
        Detail::Unpacks(Unpacked::Together, bytes) => w.detail_unpacks_together(&about(*bytes)),
        Detail::Ratio(times) => w.detail_ratio(*times),
        Detail::Path(flaw) => path(w, *flaw),
        Detail::Encoding => w.detail_encoding().to_owned(),
        Detail::DocumentType => w.detail_document_type().to_owned(),
        Detail::Nodes(max) => w.detail_nodes(u64::from(*max)),
        Detail::Nesting(max) => w.detail_nesting(wide(*max)),
        Detail::Syntax(flaw, _) => syntax(w, flaw),
        Detail::Element(flaw) => element(w, flaw),
        Detail::Value(flaw) => value(w, flaw),
    }
}

fn archive(w: Words, flaw: ArchiveFlaw) -> &'static str {
    match flaw {
        ArchiveFlaw::Structure => w.detail_archive_structure(),
        ArchiveFlaw::Content => w.detail_archive_content(),
        ArchiveFlaw::Method => w.detail_archive_method(),
    }
}

fn path(w: Words, flaw: PathFlaw) -> String {
    match flaw {
        PathFlaw::Long => w.detail_path_long(wide(PATH_CHARS_MAX)),
        PathFlaw::NotPlain => w.detail_path_not_plain().to_owned(),
        PathFlaw::Deep => w.detail_path_deep(wide(PATH_DEPTH_MAX)),
        PathFlaw::Out => w.detail_path_out().to_owned(),
    }
}

fn syntax(w: Words, flaw: &XmlFlaw) -> String {
    match flaw {
        XmlFlaw::CloseTag(open, close) => w.detail_xml_close_tag(close, open),
        XmlFlaw::Prefix(name) => w.detail_xml_prefix(name),
        XmlFlaw::Entity(name) => w.detail_xml_entity(name),
        XmlFlaw::Ampersand => w.detail_xml_ampersand().to_owned(),
        XmlFlaw::AttributeTwice(name) => w.detail_xml_attribute_twice(name),
        XmlFlaw::Empty => w.detail_xml_empty().to_owned(),
        XmlFlaw::Unclosed => w.detail_xml_unclosed().to_owned(),
        XmlFlaw::Character => w.detail_xml_character().to_owned(),
        XmlFlaw::Other => w.detail_xml_other().to_owned(),
    }
}

fn element(w: Words, flaw: &ElementFlaw) -> String {
    match flaw {
        ElementFlaw::First(element) => w.detail_first(element),
        ElementFlaw::BehindForeign(name) => w.detail_behind_foreign(name),
        ElementFlaw::NoNamespace(name) => w.detail_no_namespace(name),
        ElementFlaw::TextBetween(name) => w.detail_text_between(name),
        ElementFlaw::Needs { parent, wanted, found: Some(found) } => w.detail_needs(found, parent, wanted),
        ElementFlaw::Needs { parent, wanted, found: None } => w.detail_lacks(parent, wanted),
        ElementFlaw::NeedsOne(parent, wanted) => w.detail_lacks(parent, wanted),
        ElementFlaw::HoldsOnly(parent, wanted) => w.detail_holds_only(parent, wanted),
        ElementFlaw::NotAllowed(name) => w.detail_not_allowed(name),
        ElementFlaw::NoSuchAttribute(element, attribute) => w.detail_no_such_attribute(attribute, element),
        ElementFlaw::NeedsAttribute(element, attribute) => w.detail_needs_attribute(attribute, element),
        ElementFlaw::Empty(name) => w.detail_empty(name),
        ElementFlaw::Absent(name) => w.detail_absent(name),
        ElementFlaw::SubManifest => w.detail_not_allowed("manifest"),
        ElementFlaw::NoAddress(resource) => w.detail_no_address(resource),
        ElementFlaw::NothingLaunches => w.detail_nothing_launches().to_owned(),
    }
}

fn value(w: Words, flaw: &ValueFlaw) -> String {
    match flaw {
        ValueFlaw::NoLanguage(tag) => w.detail_no_language(tag),
        ValueFlaw::TooLong(name, max) => w.detail_too_long(wide(*max), name),
        ValueFlaw::NotOneOf(attribute, allowed, found) => w.detail_not_one_of(&allowed.join(" / "), attribute, found),
        ValueFlaw::MasteryScore(found) => w.detail_mastery_score(found),
        ValueFlaw::PassingScore(found, from, to) => w.detail_passing_score(found, &from.to_string(), &to.to_string()),
        ValueFlaw::IdentifierLength => w.detail_identifier_length(wide(IDENTIFIER_CHARS_MAX)),
        ValueFlaw::AddressLength => w.detail_address_length(wide(IDENTIFIER_CHARS_MAX)),
        ValueFlaw::LaunchParameter(name, address) => w.detail_launch_parameter(address, name),
        ValueFlaw::UnitsOfCmi5(max) | ValueFlaw::UnitsOfScorm(max) => w.detail_units(wide(*max)),
        ValueFlaw::NoResource(name) => w.detail_no_resource(name),
        ValueFlaw::SchemaVersion(found) => w.detail_schema_version(found),
    }
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use words::Tongue;

    use super::*;

    fn every() -> Vec<Detail> {
        let a = || "a".to_owned();
        let elements = [
            ElementFlaw::First("<a>".to_owned()),
            ElementFlaw::BehindForeign(a()),
            ElementFlaw::NoNamespace(a()),
            ElementFlaw::TextBetween(a()),
            ElementFlaw::Needs { parent: a(), wanted: a(), found: None },
            ElementFlaw::Needs { parent: a(), wanted: a(), found: Some(a()) },
            ElementFlaw::NeedsOne(a(), "b"),
            ElementFlaw::HoldsOnly(a(), "b"),
            ElementFlaw::NotAllowed(a()),
            ElementFlaw::NoSuchAttribute(a(), a()),
            ElementFlaw::NeedsAttribute(a(), "b"),
            ElementFlaw::Empty("a"),
            ElementFlaw::Absent("a"),
            ElementFlaw::SubManifest,
            ElementFlaw::NoAddress(a()),
            ElementFlaw::NothingLaunches,
        ];
        let values = [
            ValueFlaw::NoLanguage(a()),
            ValueFlaw::TooLong(a(), 7),
            ValueFlaw::NotOneOf("a", &["b", "c"], a()),
            ValueFlaw::MasteryScore(a()),
            ValueFlaw::PassingScore(a(), 0.0, 1.0),
            ValueFlaw::IdentifierLength,
            ValueFlaw::AddressLength,
            ValueFlaw::LaunchParameter(a(), a()),
            ValueFlaw::UnitsOfCmi5(7),
            ValueFlaw::UnitsOfScorm(7),
            ValueFlaw::NoResource(a()),
            ValueFlaw::SchemaVersion(a()),
        ];
        let xml = [
            XmlFlaw::CloseTag(a(), a()),
            XmlFlaw::Prefix(a()),
            XmlFlaw::Entity(a()),
            XmlFlaw::Ampersand,
            XmlFlaw::AttributeTwice(a()),
            XmlFlaw::Empty,
            XmlFlaw::Unclosed,
            XmlFlaw::Character,
            XmlFlaw::Other,
        ];
        let others = [
            Detail::Archive(ArchiveFlaw::Structure, a()),
            Detail::Archive(ArchiveFlaw::Content, a()),
            Detail::Archive(ArchiveFlaw::Method, a()),
            Detail::Beyond { what: Counted::Files, found: 8, max: 7 },
            Detail::Beyond { what: Counted::PackageBytes, found: 8_000_000, max: 7_000_000 },
            Detail::Beyond { what: Counted::ManifestBytes, found: 8_000_000, max: 7_000_000 },
            Detail::Overlapping,
            Detail::Unpacks(Unpacked::File, 7),
            Detail::Unpacks(Unpacked::Whole, 7),
            Detail::Unpacks(Unpacked::Together, 7),
            Detail::Ratio(7),
            Detail::Path(PathFlaw::Long),
            Detail::Path(PathFlaw::NotPlain),
            Detail::Path(PathFlaw::Deep),
            Detail::Path(PathFlaw::Out),
            Detail::Encoding,
            Detail::DocumentType,
            Detail::Nodes(7),
            Detail::Nesting(7),
        ];
        let more = elements.into_iter().map(Detail::Element).chain(values.into_iter().map(Detail::Value));
        more.chain(xml.into_iter().map(|flaw| Detail::Syntax(flaw, a()))).chain(others).collect()
    }

    #[test]
    fn every_detail_has_words_in_both_languages() {
        for detail in every() {
            let (chinese, english) = (said(Words(Tongue::ZhHans), &detail), said(Words(Tongue::En), &detail));
            assert!(chinese.ends_with('。') && chinese.chars().any(|letter| letter > '\u{3fff}'), "{detail:?}: {chinese}");
            assert!(english.ends_with('.') && !english.chars().any(|letter| letter > '\u{2fff}'), "{detail:?}: {english}");
        }
    }
}
