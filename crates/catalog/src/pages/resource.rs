//! The page of a resource: cover, tree of contents, downloads, source and licence.

use askama::Template;
use formats::model::ResourceKind;
use kernel::{Id, Language, Problem};
use portal::picture::{Icon, icon};
use portal::{Answer, Ask, Corner, Page};

use super::{Names, cover, defect, title_language};
use crate::model::contents::{Contents, SectionBrief};
use crate::model::metadata;
use crate::words::Words;
use crate::{Catalog, Resource};

struct Row {
    path: String,
    title: String,
    language: Language,
    readable: bool,
}

struct Group {
    title: String,
    language: Language,
    path: Option<String>,
    rows: Vec<Row>,
    open: bool,
}

impl Group {
    fn count(&self) -> u64 {
        u64::try_from(self.rows.len()).unwrap_or(0)
    }
}

struct Download {
    path: String,
    words: String,
}

#[derive(Template)]
#[template(path = "resource.html")]
struct ResourcePage<'a> {
    w: Words,
    resource: &'a Resource,
    title: String,
    title_language: Language,
    cover: String,
    trail: Vec<(String, String)>,
    line: String,
    summary: String,
    authors: String,
    start: Option<String>,
    facts: Vec<(&'static str, String)>,
    groups: Vec<Group>,
    flat: Vec<Row>,
    downloads: Vec<Download>,
    panels: Vec<String>,
    licence: String,
    licence_url: Option<String>,
    siblings: Option<String>,
    book_icon: String,
    download_icon: String,
}

pub(super) fn page(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let resource = catalog.resource(ask.id(0)?)?;
    let path = resource.path();
    if ask.path != path {
        return Ok(Answer::moved(path));
    }
    let contents = if resource.section_count > 0 { catalog.contents(resource.id)? } else { std::sync::Arc::default() };
    let codes = catalog.codes()?;
    let names = Names { codes: &codes, language: ask.language() };
    let panels = catalog.panels.iter().map(|panel| panel.resource(ask, resource.id)).collect::<Result<Vec<_>, _>>()?;
    let made = make(&resource, &contents, &names, ask, panels);
    let body = made.render().map_err(|error| defect(&error))?;
    let json_ld = metadata::script(&metadata::of_resource(&resource, ask.language(), &ask.base_url));
    Ok(Answer::page(Page {
        title: made.title,
        description: made.summary,
        body: body.into(),
        corner: Corner::Library,
        canonical: path,
        json_ld,
        kind: "book",
        ..Page::default()
    }))
}

fn make<'a>(resource: &'a Resource, contents: &Contents, names: &Names<'_>, ask: &Ask, panels: Vec<String>) -> ResourcePage<'a> {
    let w = Words(ask.tongue());
    let language = ask.language();
    let class = &resource.body.classification;
    let provenance = &resource.body.provenance;
    let (groups, flat) = tree(contents, language);
    let mut trail = vec![("/library".to_owned(), w.library_title().to_owned())];
    trail.extend(class.stages.first().map(|stage| (format!("/library?stage={stage}"), names.of("stage", stage).to_owned())));
    trail.extend(
        class.subjects.first().map(|subject| (format!("/library?subject={}", super::search::encode(subject)), names.of("subject", subject).to_owned())),
    );
    let mut line = vec![names.of("type", resource.kind.code()).to_owned(), provenance.attribution.clone()];
    line.retain(|part| !part.is_empty());
    ResourcePage {
        w,
        title: resource.title(language).to_owned(),
        title_language: title_language(resource, language),
        cover: cover(resource, language),
        trail,
        line: line.join(" · "),
        summary: resource.body.summaries.best(language).to_owned(),
        authors: resource.body.authors.join(w.list_comma()),
        start: contents.first_readable().map(|section| format!("/sections/{}", section.id)),
        facts: facts(resource, names, w),
        groups,
        flat,
        downloads: downloads(resource, w),
        panels,
        licence: match provenance.licence.as_str() {
            code @ ("facts" | "public-domain") => names.of("licence", code).to_owned(),
            _ => provenance.licence.short_name(),
        },
        licence_url: provenance.licence.url(),
        siblings: (resource.kind == ResourceKind::TextbookEntry).then(|| same_subject(class)),
        book_icon: icon(Icon::Book),
        download_icon: icon(Icon::Download),
        resource,
    }
}

/// The list of everything there is for the stage, subject and grade of a catalogue entry.
fn same_subject(class: &formats::model::Classification) -> String {
    let mut pairs: Vec<String> = class.stages.iter().take(1).map(|stage| format!("stage={stage}")).collect();
    pairs.extend(class.subjects.iter().take(1).map(|subject| format!("subject={}", super::search::encode(subject))));
    pairs.extend(class.grades.iter().take(1).map(|grade| format!("grade={grade}")));
    format!("/library?{}", pairs.join("&"))
}

fn facts(resource: &Resource, names: &Names<'_>, w: Words) -> Vec<(&'static str, String)> {
    let class = &resource.body.classification;
    let mut facts = Vec::new();
    let mut add = |name: &'static str, value: String| {
        if !value.is_empty() {
            facts.push((name, value));
        }
    };
    add(w.facet_stage(), names.list("stage", &class.stages));
    add(w.facet_subject(), names.list("subject", &class.subjects));
    add(w.facet_grade(), names.list("grade", &class.grades.iter().map(u8::to_string).collect::<Vec<_>>()));
    add(w.facet_edition(), class.edition.clone().unwrap_or_default());
    add(w.facet_volume(), class.volume.as_ref().map(|volume| names.of("volume", volume).to_owned()).unwrap_or_default());
    if resource.section_count > 0 {
        add(w.fact_sections(), w.figure(resource.section_count));
    }
    if resource.item_count > 0 {
        add(w.fact_items(), w.figure(resource.item_count));
    }
    add(w.facet_language(), names.list("language", &resource.body.languages.iter().map(ToString::to_string).collect::<Vec<_>>()));
    facts
}

fn downloads(resource: &Resource, w: Words) -> Vec<Download> {
    let mut list = Vec::new();
    if !resource.is_open() {
        return list;
    }
    if resource.section_count > 0 {
        let many = resource.body.languages.len() > 1 && resource.section_count > 0;
        for language in resource.body.languages.iter().take(if many { 6 } else { 1 }) {
            let words = if many { w.download_epub_in(language.tag()) } else { w.download_epub().to_owned() };
            list.push(Download { path: format!("/resources/{}/book.epub?language={language}", resource.id), words });
        }
    }
    if resource.item_count > 0 {
        list.push(Download { path: format!("/resources/{}/items.json", resource.id), words: w.download_items().to_owned() });
    }
    list.push(Download { path: format!("/collections/{}.zip", super::search::encode(&resource.collection)), words: w.download_collection().to_owned() });
    list
}

/// The tree as groups of two levels: chapters with their sections. Deeper levels are shown under their chapter; a tree without chapters is flat.
fn tree(contents: &Contents, language: Language) -> (Vec<Group>, Vec<Row>) {
    let has_children = |id: Id| contents.sections.iter().any(|section| section.parent == Some(id));
    if !contents.sections.iter().any(|section| section.depth > 0) {
        return (Vec::new(), contents.sections.iter().map(|section| row(section, language)).collect());
    }
    let mut groups: Vec<Group> = Vec::new();
    for section in &contents.sections {
        if section.depth == 0 {
            let own = row(section, language);
            groups.push(Group {
                title: own.title.clone(),
                language: own.language,
                path: section.readable.then(|| own.path.clone()),
                rows: Vec::new(),
                open: false,
            });
            if has_children(section.id)
                && section.readable
                && let Some(group) = groups.last_mut()
            {
                group.rows.push(own);
            }
        } else if let Some(group) = groups.last_mut() {
            group.rows.push(row(section, language));
        }
    }
    if let Some(first) = groups.iter_mut().find(|group| !group.rows.is_empty()) {
        first.open = true;
    }
    (groups, Vec::new())
}

fn row(section: &SectionBrief, language: Language) -> Row {
    let shown = section.titles.best_with_language(language).map_or(language, |(found, _)| found);
    Row { path: format!("/sections/{}", section.id), title: section.title(language), language: shown, readable: section.readable }
}
