//! The xAPI Profile of this platform: the verbs and activity types that its rooms use, and what their statements look like.
//!
//! <https://github.com/adlnet/xapi-profiles> (structure 1.0). What is said of verbs and types stands in `profile/xingtan.jsonld` alone; the
//! statements of facts are made from the same words, and a test holds both together.

use kernel::fact::{ObjectKind, Verb};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The profile as it is served.
pub const JSON_LD: &str = include_str!("../../profile/xingtan.jsonld");

/// All verbs of facts.
pub const VERBS: [Verb; 7] = [Verb::Read, Verb::Answered, Verb::Completed, Verb::Registered, Verb::Reported, Verb::Merged, Verb::Erased];
/// All kinds of things that facts are about.
pub const KINDS: [ObjectKind; 5] = [ObjectKind::Resource, ObjectKind::Section, ObjectKind::Item, ObjectKind::Attempt, ObjectKind::Person];

/// Verbs that courseware says, or the platform about it; and the one that takes statements back. A test of the whole platform holds the list and courseware together.
pub const VERBS_OF_COURSEWARE: [&str; 10] = [
    "http://adlnet.gov/expapi/verbs/launched",
    "http://adlnet.gov/expapi/verbs/initialized",
    "http://adlnet.gov/expapi/verbs/passed",
    "http://adlnet.gov/expapi/verbs/failed",
    "http://adlnet.gov/expapi/verbs/suspended",
    "http://adlnet.gov/expapi/verbs/terminated",
    "https://w3id.org/xapi/adl/verbs/abandoned",
    "https://w3id.org/xapi/adl/verbs/waived",
    "https://w3id.org/xapi/adl/verbs/satisfied",
    "http://adlnet.gov/expapi/verbs/voided",
];
/// Kinds of activities of courseware.
pub const KINDS_OF_COURSEWARE: [&str; 3] =
    ["http://adlnet.gov/expapi/activities/lesson", "https://w3id.org/xapi/cmi5/activitytype/block", "https://w3id.org/xapi/cmi5/activitytype/course"];

/// Words by language.
pub type Words = BTreeMap<String, String>;

/// The profile, read.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// Its IRI.
    pub id: String,
    /// Its name.
    pub pref_label: Words,
    /// What it is.
    pub definition: Words,
    /// Its versions, the newest first.
    pub versions: Vec<ProfileVersion>,
    /// Its own verbs and types, and those that it takes from elsewhere.
    pub concepts: Vec<Concept>,
    /// What its statements look like.
    pub templates: Vec<Template>,
}

/// A version of the profile.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfileVersion {
    /// Its IRI.
    pub id: String,
    /// When it was made.
    pub generated_at_time: String,
}

/// A verb or a type.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Concept {
    /// Its IRI.
    pub id: String,
    /// `Verb` or `ActivityType`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its name.
    pub pref_label: Words,
    /// What it means.
    pub definition: Words,
}

/// A statement template.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Template {
    /// Its IRI.
    pub id: String,
    /// Its name.
    pub pref_label: Words,
    /// What such a statement says.
    pub definition: Words,
    /// The verb.
    pub verb: String,
    /// The type of the object.
    pub object_activity_type: String,
}

/// The profile.
///
/// # Errors
/// It cannot be read; a test sees to it that it can.
pub fn read() -> Result<Profile, String> {
    serde_json::from_str(JSON_LD).map_err(|error| error.to_string())
}

/// The name of a verb of the profile in a language; `None` where the profile does not describe the verb, or not in that language.
#[must_use]
pub fn verb_name(iri: &str, language: &str) -> Option<&'static str> {
    static VERB_NAMES: LazyLock<BTreeMap<String, Words>> = LazyLock::new(|| {
        let concepts = read().map(|profile| profile.concepts).unwrap_or_default();
        concepts.into_iter().filter(|concept| concept.kind == "Verb").map(|concept| (concept.id, concept.pref_label)).collect()
    });
    VERB_NAMES.get(iri)?.get(language).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::statement;

    #[test]
    fn every_verb_and_kind_of_facts_is_described_in_both_languages() {
        let profile = read().unwrap();
        let known = |kind: &str, iri: &str| profile.concepts.iter().any(|concept| concept.kind == kind && concept.id == iri);
        for verb in VERBS {
            assert!(known("Verb", &statement::verb(verb).0), "{verb:?}");
        }
        for kind in KINDS {
            assert!(known("ActivityType", statement::activity_type(kind)), "{kind:?}");
        }
        for (kind, iris) in [("Verb", &VERBS_OF_COURSEWARE[..]), ("ActivityType", &KINDS_OF_COURSEWARE[..])] {
            assert!(iris.iter().all(|iri| known(kind, iri)), "{kind}");
        }
        let described = VERBS.len() + KINDS.len() + VERBS_OF_COURSEWARE.len() + KINDS_OF_COURSEWARE.len();
        assert_eq!(profile.concepts.len(), described, "nothing is described that is not used");
        for words in profile
            .concepts
            .iter()
            .flat_map(|concept| [&concept.pref_label, &concept.definition])
            .chain(profile.templates.iter().flat_map(|template| [&template.pref_label, &template.definition]))
        {
            assert!(["en", "zh-Hans"].iter().all(|language| words.get(*language).is_some_and(|text| !text.is_empty())), "{words:?}");
        }
    }

    #[test]
    fn verbs_have_names_in_both_languages() {
        for verb in VERBS {
            let (iri, _) = statement::verb(verb);
            assert!(verb_name(&iri, "en").is_some_and(str::is_ascii), "{iri}");
            assert!(verb_name(&iri, "zh-Hans").is_some_and(|name| !name.is_ascii()), "{iri}");
        }
        assert_eq!(verb_name(&statement::verb(Verb::Read).0, "en"), Some("read"));
        assert_eq!((verb_name("http://elsewhere/verb", "en"), verb_name(&statement::verb(Verb::Read).0, "fr")), (None, None));
    }

    #[test]
    fn templates_name_what_the_profile_knows() {
        let profile = read().unwrap();
        let ids: std::collections::BTreeSet<&str> = profile.concepts.iter().map(|concept| concept.id.as_str()).collect();
        for template in &profile.templates {
            assert!(ids.contains(template.verb.as_str()) && ids.contains(template.object_activity_type.as_str()), "{}", template.id);
        }
        let json: serde_json::Value = serde_json::from_str(JSON_LD).unwrap();
        let version = json["versions"][0]["id"].as_str().unwrap();
        let described = json["concepts"].as_array().unwrap().iter().chain(json["templates"].as_array().unwrap());
        assert!(described.clone().all(|one| one["inScheme"] == version), "everything belongs to the newest version");
        assert_eq!((json["type"].as_str(), json["conformsTo"].as_str()), (Some("Profile"), Some("https://w3id.org/xapi/profiles#1.0")));
    }
}
