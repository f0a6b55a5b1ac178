//! A section as a page of HTML that stands alone.

use super::links::Alone;
use super::repair::{anchors, repair};
use super::tree::parse;
use super::xhtml::{escaped, write};
use super::{Work, WorkSection, direction, epub};

/// Writes a section as one HTML file: no script, its stylesheet inside, source and licence at its foot. Links to other sections lead to
/// the platform.
#[must_use]
pub fn html(work: &Work<'_>, section: &WorkSection<'_>) -> String {
    let nodes = parse(section.html);
    let anchors = anchors(&nodes);
    let links = Alone { anchors: &anchors, id: section.id, base_url: work.base_url };
    let nodes = repair(nodes, &links, &anchors);
    let title = escaped(work.name_of(section));
    let language = section.language;
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>{title} – {}</title>\n<style>\n{}main, footer {{ max-width: 46rem; margin-inline: auto; padding-inline: 1rem; }}\n</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        language.tag(),
        direction(language),
        escaped(work.title),
        epub::STYLE,
    );
    write(&nodes, &mut page);
    page.push_str(&format!(
        "\n</main>\n<footer class=\"source\" lang=\"{}\" dir=\"{}\">\n<p>{}</p>\n<dl class=\"about\">\n",
        work.language.tag(),
        direction(work.language),
        escaped(work.title)
    ));
    for (word, value) in epub::facts(work) {
        page.push_str(&format!("<dt>{}</dt>\n<dd>{value}</dd>\n", escaped(word)));
    }
    page.push_str("</dl>\n</footer>\n</body>\n</html>\n");
    page
}
