//! The reader: one section, with what stands around it.

use std::sync::Arc;

use askama::Template;
use formats::model::SectionKind;
use kernel::{Id, Language, Problem};
use portal::picture::{Icon, icon};
use portal::{Answer, Ask, Content, Corner, Lasting, Page};

use super::sheets::{Found, Sheet, SheetKey};
use super::{Names, defect, poem};
use crate::model::contents::{Contents, minutes_to_read, numbered};
use crate::model::metadata;
use crate::store::sections::{Section, Text};
use crate::words::Words;
use crate::{Catalog, Resource};

/// Letters of a text taken as its description.
const DESCRIPTION_LETTERS: usize = 150;
/// Bytes of a text in which they are looked for.
const DESCRIPTION_BYTES: usize = 8 * 1024;

struct Link {
    path: String,
    title: String,
    language: Language,
    here: bool,
}

struct Shown {
    language: Language,
    rtl: bool,
    title: String,
    html: String,
    machine: bool,
}

/// The section itself.
#[derive(Template)]
#[template(path = "section.html")]
struct Reader {
    w: Words,
    id: Id,
    resource_title: String,
    resource_path: String,
    trail: Vec<Link>,
    toc_title: String,
    toc: Vec<Link>,
    heading: String,
    heading_language: Language,
    choices: Vec<(String, String, String, bool)>,
    minutes: u64,
    shown: Vec<Shown>,
    poem: String,
}

/// What stands below it: the neighbours, the source, the licence.
#[derive(Template)]
#[template(path = "section-end.html")]
struct End<'a> {
    w: Words,
    id: Id,
    attribution: &'a str,
    resource_title: &'a str,
    before: Option<Link>,
    after: Option<Link>,
    source_path: &'a str,
    source_url: &'a str,
    licence: String,
    licence_url: Option<String>,
    open: bool,
    content_language: Language,
}

/// The form for whoever found something wrong.
#[derive(Template)]
#[template(path = "section-report.html")]
struct Report<'a> {
    w: Words,
    id: Id,
    token: &'a str,
    reported: bool,
    flag_icon: String,
}

pub(super) fn page(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let id = ask.id(0)?;
    let sheet = match catalog.sheet(SheetKey::of(id, ask), || sheet(catalog, ask, id))? {
        Found::Sheet(sheet) => sheet,
        Found::Elsewhere(path) => return Ok(Answer::see_other(path)),
    };
    let report = Report { w: Words(ask.tongue()), id, token: &ask.form_token, reported: ask.query("reported").is_some(), flag_icon: icon(Icon::Flag) };
    let mut body = String::with_capacity(sheet.end.len() + 8 * 1024);
    for panel in catalog.panels.iter() {
        body.push_str(&panel.section(ask, sheet.resource, id)?);
    }
    body.push_str(&sheet.end);
    report.render_into(&mut body).map_err(|error| defect(&error))?;
    Ok(Answer::page(Page {
        title: sheet.title.clone(),
        description: sheet.description.clone(),
        body: Content::default().lasting(&sheet.lasting).own(body),
        corner: Corner::Library,
        canonical: sheet.path.clone(),
        json_ld: sheet.json_ld.clone(),
        kind: "article",
        ..Page::default()
    }))
}

/// What everybody sees of a section.
fn sheet(catalog: &Catalog, ask: &Ask, id: Id) -> Result<Found, Problem> {
    let (section, texts, resource) = catalog.read_section(id)?;
    let contents = catalog.contents(resource.id)?;
    let readable: Vec<&Text> = texts.iter().filter(|text| !text.html.is_empty()).collect();
    if readable.is_empty() {
        // A chapter that is only a title: its first readable section is what somebody who opens it wants.
        let next = contents.sections.iter().skip_while(|other| other.id != id).find(|other| other.readable);
        return Ok(Found::Elsewhere(next.map_or_else(|| resource.path(), |next| format!("/sections/{}", next.id))));
    }
    let chosen = choose(&readable, ask);
    let beside = ask
        .query("beside")
        .and_then(|tag| tag.parse::<Language>().ok())
        .and_then(|tag| readable.iter().find(|text| text.language == tag && text.language != chosen.language))
        .copied();
    let codes = catalog.codes()?;
    let names = Names { codes: &codes, language: ask.language() };
    let around = Around { section: &section, readable: &readable, resource: &resource, contents: &contents, chosen, beside, names: &names };
    let reader = reader(&around, ask);
    let path = format!("/sections/{id}");
    Ok(Found::Sheet(Arc::new(Sheet {
        resource: resource.id,
        title: format!("{} · {}", reader.heading, reader.resource_title),
        description: description(&chosen.html),
        json_ld: metadata::script(&metadata::of_section(&resource, &reader.heading, &path, chosen.language, &ask.base_url)),
        end: end(&around, &reader.resource_title, ask).render().map_err(|error| defect(&error))?,
        lasting: Arc::new(Lasting::from(reader.render().map_err(|error| defect(&error))?)),
        path,
    })))
}

/// The first words of a text. They are looked for at its beginning, because a section may hold hundreds of kilobytes.
fn description(html: &str) -> String {
    let beginning = html.get(..html.floor_char_boundary(DESCRIPTION_BYTES)).unwrap_or(html);
    let whole_tags = if beginning.len() < html.len() { beginning.rfind('<').and_then(|at| beginning.get(..at)).unwrap_or(beginning) } else { beginning };
    formats::html::text_of(whole_tags).chars().take(DESCRIPTION_LETTERS).collect()
}

/// The text to show: the language asked for, else the reader's, else its kin, else the original.
fn choose<'a>(texts: &[&'a Text], ask: &Ask) -> &'a Text {
    let asked = ask.query("text").and_then(|tag| tag.parse::<Language>().ok());
    let language = ask.language();
    asked
        .and_then(|tag| texts.iter().find(|text| text.language == tag))
        .or_else(|| texts.iter().find(|text| text.language == language))
        .or_else(|| texts.iter().find(|text| text.language.primary() == language.primary()))
        .or_else(|| texts.first())
        .copied()
        .unwrap_or(&EMPTY)
}

static EMPTY: Text =
    Text { language: Language::EN, title: String::new(), html: String::new(), source_path: String::new(), machine_translated: false, letters: 0 };

struct Around<'a> {
    section: &'a Section,
    readable: &'a [&'a Text],
    resource: &'a Resource,
    contents: &'a Contents,
    chosen: &'a Text,
    beside: Option<&'a Text>,
    names: &'a Names<'a>,
}

impl Around<'_> {
    fn link(&self, section: &crate::SectionBrief) -> Link {
        let language = self.chosen.language;
        let shown = section.titles.best_with_language(language).map_or(language, |(found, _)| found);
        Link { path: format!("/sections/{}", section.id), title: section.title(language), language: shown, here: section.id == self.section.id }
    }
}

fn reader(around: &Around<'_>, ask: &Ask) -> Reader {
    let w = Words(ask.tongue());
    let language = around.chosen.language;
    let id = around.section.id;
    let ancestors = around.contents.ancestors(id);
    let is_poem = around.section.kind == SectionKind::Poem && around.section.poem.is_some();
    Reader {
        w,
        id,
        resource_title: around.resource.title(language).to_owned(),
        resource_path: around.resource.path(),
        trail: ancestors.iter().map(|section| around.link(section)).collect(),
        toc_title: ancestors.last().map_or_else(|| w.contents().to_owned(), |section| section.title(language)),
        toc: window(around.contents.siblings(id).map(|section| around.link(section)).collect()),
        heading: numbered(&around.section.number, &around.chosen.title),
        heading_language: language,
        choices: if is_poem { Vec::new() } else { choices(around, w) },
        minutes: minutes_to_read(around.chosen.letters, language),
        shown: std::iter::once(around.chosen).chain(around.beside).map(shown).collect(),
        poem: if is_poem { poem::sheet(around.section, around.chosen, ask) } else { String::new() },
    }
}

fn end<'a>(around: &Around<'a>, resource_title: &'a str, ask: &Ask) -> End<'a> {
    let provenance = &around.resource.body.provenance;
    let (before, after) = around.contents.neighbours(around.section.id);
    End {
        w: Words(ask.tongue()),
        id: around.section.id,
        attribution: &provenance.attribution,
        resource_title,
        before: before.map(|section| around.link(section)),
        after: after.map(|section| around.link(section)),
        source_path: &around.chosen.source_path,
        source_url: &provenance.source_url,
        licence: match provenance.licence.as_str() {
            code @ ("facts" | "public-domain") => around.names.of("licence", code).to_owned(),
            _ => provenance.licence.short_name(),
        },
        licence_url: provenance.licence.url(),
        open: around.resource.is_open(),
        content_language: around.chosen.language,
    }
}

/// Sections shown around the open one in a long list.
const TOC_MAX: usize = 40;

fn window(links: Vec<Link>) -> Vec<Link> {
    if links.len() <= TOC_MAX {
        return links;
    }
    let here = links.iter().position(|link| link.here).unwrap_or(0);
    let start = here.saturating_sub(TOC_MAX / 2).min(links.len() - TOC_MAX);
    links.into_iter().skip(start).take(TOC_MAX).collect()
}

fn shown(text: &Text) -> Shown {
    Shown { language: text.language, rtl: text.language.is_rtl(), title: text.title.clone(), html: text.html.clone(), machine: text.machine_translated }
}

/// The languages of a section: each by itself, and the first two side by side.
fn choices(around: &Around<'_>, w: Words) -> Vec<(String, String, String, bool)> {
    if around.readable.len() < 2 {
        return Vec::new();
    }
    let path = format!("/sections/{}", around.section.id);
    let mut choices: Vec<(String, String, String, bool)> = around
        .readable
        .iter()
        .map(|text| {
            let here = around.beside.is_none() && text.language == around.chosen.language;
            (format!("{path}?text={}", text.language), around.names.of("language", text.language.tag()).to_owned(), text.language.to_string(), here)
        })
        .collect();
    let other = around.readable.iter().find(|text| text.language != around.chosen.language && text.language.primary() != around.chosen.language.primary());
    if let Some(other) = other {
        choices.push((
            format!("{path}?text={}&beside={}", around.chosen.language, other.language),
            w.side_by_side().to_owned(),
            String::new(),
            around.beside.is_some(),
        ));
    }
    choices
}

pub(super) fn report(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let id = ask.id(0)?;
    catalog.report_problem(&ask.who.actor, id, ask.form("words").unwrap_or(""))?;
    Ok(Answer::see_other(format!("/sections/{id}?reported=1#report")))
}
