//! The package document: metadata, manifest, spine.

use super::super::links::file_name;
use super::super::xhtml::escaped;
use super::super::{Work, direction};
use super::Traits;

/// The package document of a work; `traits` are those of its sections in order.
pub(super) fn package(work: &Work<'_>, traits: &[Traits]) -> String {
    let tag = work.language.tag();
    let direction = direction(work.language);
    let mut opf = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"book-id\" xml:lang=\"{tag}\" dir=\"{direction}\">\n"
    );
    metadata(work, traits, &mut opf);
    manifest(traits, &mut opf);
    opf.push_str(&format!(
        "<spine page-progression-direction=\"{direction}\">\n<itemref idref=\"cover\"/>\n<itemref idref=\"about\"/>\n<itemref idref=\"nav\"/>\n"
    ));
    for place in 0..traits.len() {
        opf.push_str(&format!("<itemref idref=\"section-{}\"/>\n", place + 1));
    }
    opf.push_str("</spine>\n</package>\n");
    opf
}

fn metadata(work: &Work<'_>, traits: &[Traits], opf: &mut String) {
    opf.push_str("<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    let mut element = |name: &str, attributes: &str, text: &str| {
        let text = text.trim();
        if !text.is_empty() {
            opf.push_str(&format!("<dc:{name}{attributes}>{}</dc:{name}>\n", escaped(text)));
        }
    };
    element("identifier", " id=\"book-id\"", &format!("urn:uuid:{}", work.id.as_uuid()));
    element("title", "", if work.title.trim().is_empty() { work.words.untitled } else { work.title });
    for language in languages(work) {
        element("language", "", language);
    }
    for author in work.authors {
        element("creator", "", author);
    }
    if work.authors.iter().all(|author| author.trim().is_empty()) {
        element("creator", "", work.attribution);
    } else {
        element("contributor", "", work.attribution);
    }
    element("description", "", work.summary);
    let short = work.licence.short_name();
    element("rights", "", &if work.licence_url.is_empty() { short } else { format!("{short} – {}", work.licence_url) });
    element("source", "", work.source_url);
    element("date", "", work.modified_on);
    let mut meta = |property: &str, text: &str| {
        let text = text.trim();
        if !text.is_empty() {
            opf.push_str(&format!("<meta property=\"{property}\">{}</meta>\n", escaped(text)));
        }
    };
    meta("dcterms:modified", &format!("{}T00:00:00Z", work.modified_on));
    meta("dcterms:license", work.licence_url);
    meta("schema:version", work.revision);
    meta("schema:accessMode", "textual");
    meta("schema:accessModeSufficient", "textual");
    let mathml = traits.iter().any(|traits| traits.mathml);
    let features = ["tableOfContents", "readingOrder", "structuralNavigation", "alternativeText", "displayTransformability"];
    for feature in features.into_iter().chain(mathml.then_some("MathML")) {
        meta("schema:accessibilityFeature", feature);
    }
    meta("schema:accessibilityHazard", "none");
    meta("schema:accessibilitySummary", work.words.accessibility);
    opf.push_str("<meta name=\"cover\" content=\"cover-image\"/>\n</metadata>\n");
}

/// The languages of the work, its own first.
fn languages<'w>(work: &'w Work<'_>) -> Vec<&'w str> {
    let mut languages = vec![work.language.tag()];
    for section in &work.sections {
        if !languages.contains(&section.language.tag()) {
            languages.push(section.language.tag());
        }
    }
    languages
}

fn manifest(traits: &[Traits], opf: &mut String) {
    opf.push_str("<manifest>\n<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n<item id=\"cover\" href=\"cover.xhtml\" media-type=\"application/xhtml+xml\"/>\n<item id=\"about\" href=\"about.xhtml\" media-type=\"application/xhtml+xml\"/>\n<item id=\"cover-image\" href=\"cover.svg\" media-type=\"image/svg+xml\" properties=\"cover-image\"/>\n<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n");
    for (place, traits) in traits.iter().enumerate() {
        let properties = if traits.mathml { " properties=\"mathml\"" } else { "" };
        opf.push_str(&format!("<item id=\"section-{}\" href=\"{}\" media-type=\"application/xhtml+xml\"{properties}/>\n", place + 1, file_name(place)));
    }
    opf.push_str("</manifest>\n");
}
