//! Where an integrator pastes a statement and sees why it would be refused, and the profile of our own statements.

use askama::Template;
use kernel::{ErrorKind, Problem};
use portal::{Answer, Ask, Page};

use super::breach::{Told, told};
use crate::Records;
use crate::model::profile::{self, Words as Spoken};
use crate::model::xapi::Version;
use crate::ops::check_statements;
use crate::words::Words;

#[derive(Template)]
#[template(path = "check.html")]
struct Check<'a> {
    w: Words,
    token: &'a str,
    text: &'a str,
    old: bool,
    fault: Option<Told>,
    kept: Vec<String>,
    /// Whether what was pasted is a list of nothing.
    nothing: bool,
    count: u64,
}

const SAMPLE: &str = r#"{
  "actor": { "account": { "homePage": "https://school.example", "name": "7012" } },
  "verb": { "id": "http://adlnet.gov/expapi/verbs/answered" },
  "object": { "id": "https://school.example/items/12" },
  "result": { "success": true, "score": { "scaled": 1 } }
}"#;

/// The page, with a sample.
pub fn page(records: &Records, ask: &Ask) -> Result<Answer, Problem> {
    show(records, ask, SAMPLE, Version::V2, false)
}

/// What was pasted, checked.
pub fn check(records: &Records, ask: &Ask) -> Result<Answer, Problem> {
    let version = ask.form("version").and_then(Version::of_header).unwrap_or(Version::V2);
    show(records, ask, ask.form("text").unwrap_or(""), version, true)
}

fn show(records: &Records, ask: &Ask, text: &str, version: Version, checked: bool) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let (mut fault, mut kept) = (None, Vec::new());
    if checked {
        match check_statements::check(records, text, version) {
            Ok(statements) => kept = statements,
            Err(found) => fault = Some(told(w, &found, text)),
        }
    }
    let status = if fault.is_some() { 422 } else { 200 };
    let count = u64::try_from(kept.len()).unwrap_or(0);
    let nothing = checked && fault.is_none() && kept.is_empty();
    let made = Check { w, token: &ask.form_token, text, old: version == Version::V1, fault, kept, nothing, count };
    Ok(super::page(w.check_statement(), &made)?.status(status))
}

#[derive(Template)]
#[template(path = "profile.html")]
struct ProfilePage {
    w: Words,
    date: String,
    parts: Vec<(&'static str, Vec<Line>)>,
}

/// A verb, a type or a template in the reader's language.
struct Line {
    name: String,
    meaning: String,
    iri: String,
}

/// The profile, for people.
pub fn profile(ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let found = profile::read().map_err(|reason| Problem::new(ErrorKind::Unavailable, "profile", reason))?;
    let date = found.versions.first().and_then(|version| version.generated_at_time.get(..10)).unwrap_or("").to_owned();
    let language = if ask.tongue().tag() == "zh-Hans" { "zh-Hans" } else { "en" };
    let line = |name: &Spoken, meaning: &Spoken, iri: String| {
        let word = |words: &Spoken| words.get(language).cloned().unwrap_or_default();
        Line { name: word(name), meaning: word(meaning), iri }
    };
    let of = |kind: &str| {
        let concepts = found.concepts.iter().filter(|concept| concept.kind == kind);
        concepts.map(|concept| line(&concept.pref_label, &concept.definition, concept.id.clone())).collect::<Vec<_>>()
    };
    let templates = found
        .templates
        .iter()
        .map(|template| line(&template.pref_label, &template.definition, format!("{} · {}", template.verb, template.object_activity_type)));
    let parts = vec![(w.profile_verbs(), of("Verb")), (w.profile_types(), of("ActivityType")), (w.profile_templates(), templates.collect())];
    let made = ProfilePage { w, date, parts };
    let body = made.render().map_err(|error| Problem::new(ErrorKind::Unavailable, "template", error.to_string()))?;
    Ok(Answer::page(Page { title: w.profile().to_owned(), body: body.into(), shared: true, canonical: "/records/profile".to_owned(), ..Page::default() }))
}
