//! schema.org and LRMI descriptions (JSON-LD) of resources and sections.
//!
//! Terms: schema.org `Book`, `Course`, `LearningResource`, `Chapter`; LRMI's `educationalAlignment`, `learningResourceType`,
//! `educationalLevel`, as taken into schema.org.

use formats::model::ResourceKind;
use kernel::Language;
use serde_json::{Value, json};

use super::resource::Resource;

/// Writes JSON so that it may stand inside a `<script>` element.
#[must_use]
pub fn script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

/// The description of a resource.
#[must_use]
pub fn of_resource(resource: &Resource, language: Language, base_url: &str) -> Value {
    let kind = match resource.kind {
        ResourceKind::Textbook | ResourceKind::TextbookEntry | ResourceKind::Book => json!(["Book", "LearningResource"]),
        ResourceKind::Course => json!(["Course", "LearningResource"]),
        ResourceKind::QuestionSet => json!(["Quiz", "LearningResource"]),
    };
    let provenance = &resource.body.provenance;
    let class = &resource.body.classification;
    json!({
        "@context": "https://schema.org",
        "@type": kind,
        "@id": format!("{base_url}{}", resource.path()),
        "url": format!("{base_url}{}", resource.path()),
        "name": resource.title(language),
        "description": resource.body.summaries.best(language),
        "inLanguage": resource.body.languages,
        "author": resource.body.authors.iter().map(|name| json!({ "@type": "Person", "name": name })).collect::<Vec<_>>(),
        "license": provenance.licence.url(),
        "creditText": provenance.attribution,
        "isBasedOn": provenance.source_url,
        "isAccessibleForFree": true,
        "learningResourceType": resource.kind.code(),
        "educationalLevel": class.stages.iter().cloned().chain(class.grades.iter().map(|grade| format!("grade {grade}"))).collect::<Vec<_>>(),
        "about": class.subjects,
    })
}

/// The description of a section.
#[must_use]
pub fn of_section(resource: &Resource, title: &str, path: &str, content: Language, base_url: &str) -> Value {
    json!({
        "@context": "https://schema.org",
        "@type": ["Chapter", "LearningResource"],
        "@id": format!("{base_url}{path}"),
        "url": format!("{base_url}{path}"),
        "name": title,
        "inLanguage": content,
        "isPartOf": { "@type": "CreativeWork", "@id": format!("{base_url}{}", resource.path()), "name": resource.title(content) },
        "license": resource.body.provenance.licence.url(),
        "creditText": resource.body.provenance.attribution,
        "isAccessibleForFree": true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_leave_its_script() {
        assert_eq!(script(&json!({ "name": "</script><b>" })), "{\"name\":\"\\u003c/script>\\u003cb>\"}");
    }
}
