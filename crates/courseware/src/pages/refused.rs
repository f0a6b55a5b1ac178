//! Refusals and notices in the words of people.

use super::detail;
use crate::model::detail::Detail;
use crate::model::refusal::{NoticeKind, Reason, Refusal};
use crate::words::Words;

/// A refusal as it is shown.
pub struct Shown {
    /// What happened, and what to do.
    pub words: String,
    /// Where in the package.
    pub place: String,
    /// What exactly is wrong.
    pub detail: String,
    /// The text that stands there.
    pub found: String,
    /// The stable code.
    pub code: &'static str,
}

impl Shown {
    /// Words alone.
    pub fn of(words: &str) -> Self {
        Self { words: words.to_owned(), place: String::new(), detail: String::new(), found: String::new(), code: "" }
    }
}

/// Words a refusal.
pub fn shown(w: Words, refusal: &Refusal) -> Shown {
    let place = match (refusal.file.as_str(), refusal.line) {
        ("", _) => String::new(),
        (file, 0) => w.refused_file(file),
        (file, line) => w.refused_line(file, &line.to_string()),
    };
    let found = match &refusal.detail {
        Detail::Found(text) => text.clone(),
        _ => String::new(),
    };
    let (words, detail) = (reason(w, refusal.reason).to_owned(), detail::said(w, &refusal.detail));
    Shown { words, place, detail, found, code: refusal.reason.code() }
}

fn reason(w: Words, reason: Reason) -> &'static str {
    match reason {
        Reason::NotAPackage => w.refusal_not_a_package(),
        Reason::Damaged => w.refusal_archive_damaged(),
        Reason::TooLarge => w.refusal_too_large(),
        Reason::TooManyFiles => w.refusal_too_many_files(),
        Reason::UnpacksTooLarge => w.refusal_unpacks_too_large(),
        Reason::Path => w.refusal_path(),
        Reason::Link => w.refusal_link(),
        Reason::DuplicatePath => w.refusal_duplicate_path(),
        Reason::Encrypted => w.refusal_encrypted(),
        Reason::NoManifest => w.refusal_no_manifest(),
        Reason::ManifestInFolder => w.refusal_manifest_in_folder(),
        Reason::Xml => w.refusal_xml(),
        Reason::XmlTooLarge => w.refusal_xml_too_large(),
        Reason::Structure => w.refusal_structure(),
        Reason::Value => w.refusal_value(),
        Reason::Iri => w.refusal_iri(),
        Reason::DuplicateId => w.refusal_duplicate_id(),
        Reason::UnknownReference => w.refusal_unknown_reference(),
        Reason::Url => w.refusal_url(),
        Reason::RelativeUrl => w.refusal_relative_url(),
        Reason::MissingFile => w.refusal_missing_file(),
        Reason::LaunchParameter => w.refusal_launch_parameter(),
        Reason::TooManyUnits => w.refusal_too_many_units(),
        Reason::Version => w.refusal_version(),
        Reason::NoOrganization => w.refusal_no_organization(),
        Reason::NothingToLaunch => w.refusal_nothing_to_launch(),
        Reason::SubManifest => w.refusal_sub_manifest(),
    }
}

/// Words a notice.
pub fn notice(w: Words, kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Sequencing => w.notice_sequencing(),
        NoticeKind::Prerequisites => w.notice_prerequisites(),
        NoticeKind::Rollup => w.notice_rollup(),
        NoticeKind::SharedObjectives => w.notice_shared_objectives(),
        NoticeKind::Limits => w.notice_limits(),
        NoticeKind::Randomization => w.notice_randomization(),
        NoticeKind::MoreOrganizations => w.notice_more_organizations(),
        NoticeKind::MissingFiles => w.notice_missing_files(),
        NoticeKind::External => w.notice_external(),
        NoticeKind::Extensions => w.notice_extensions(),
        NoticeKind::OddVersion => w.notice_odd_version(),
    }
}

#[cfg(test)]
mod tests {
    use words::Tongue;

    use super::*;

    #[test]
    fn every_reason_and_notice_has_words_in_both_languages() {
        let of = |w: Words| {
            let reasons = Reason::ALL.iter().map(move |kind| (kind.code(), reason(w, *kind)));
            reasons.chain(NoticeKind::ALL.iter().map(move |kind| (kind.code(), notice(w, *kind)))).collect::<Vec<_>>()
        };
        for ((code, chinese), (_, english)) in of(Words(Tongue::ZhHans)).into_iter().zip(of(Words(Tongue::En))) {
            assert!(chinese.ends_with('。') && chinese.chars().any(|letter| letter > '\u{3fff}'), "{code}: {chinese}");
            assert!(english.ends_with('.') && !english.chars().any(|letter| letter > '\u{2fff}'), "{code}: {english}");
        }
    }
}
