//! Finding.

use askama::Template;
use formats::model::ResourceKind;
use kernel::page::PAGE_NUMBER_MAX;
use kernel::{Id, Language, PageRequest, Problem};
use portal::picture::{Icon, icon};
use portal::{Answer, Ask, Corner, Page};
use search::{Choice, FacetField, Hit, Query, Relaxed};

use super::{Names, cover, defect};
use crate::words::Words;
use crate::{Catalog, CatalogError, Resource};

/// Hits on a page.
const HITS: usize = 20;
/// Codes of a facet shown at once; the others are folded.
const CODES_SHOWN: usize = 8;
/// Codes of a facet shown at all.
const CODES_MAX: usize = 60;

/// The state of a search as its address says it.
pub(crate) struct Asked {
    /// What was typed.
    pub text: String,
    /// Facets chosen.
    pub chosen: Vec<Choice>,
    /// Chips removed.
    pub removed: Vec<Choice>,
    /// The page.
    pub page: PageRequest,
    /// The path of the list.
    pub path: &'static str,
}

impl Asked {
    pub(crate) fn read(ask: &Ask, path: &'static str) -> Self {
        let mut chosen = Vec::new();
        for field in FacetField::ALL {
            chosen.extend(ask.queries(field.code()).filter(|code| !code.is_empty()).map(|code| Choice { field, code: code.to_owned() }));
        }
        let removed = ask
            .queries("not")
            .filter_map(|text| text.split_once(':'))
            .filter_map(|(field, code)| Some(Choice { field: FacetField::from_code(field)?, code: code.to_owned() }))
            .collect();
        Self {
            text: ask.query("q").unwrap_or("").trim().to_owned(),
            chosen,
            removed,
            page: PageRequest::bounded(ask.query("page").and_then(|text| text.parse().ok()), Some(u32::try_from(HITS).unwrap_or(20))),
            path,
        }
    }

    /// The address of this list with other choices.
    pub(super) fn address(&self, text: &str, chosen: &[Choice], removed: &[Choice]) -> String {
        let mut address = Address::new(self.path);
        if !text.is_empty() {
            address.add("q", &[text]);
        }
        chosen.iter().for_each(|choice| address.add(choice.field.code(), &[&choice.code]));
        removed.iter().for_each(|choice| address.add("not", &[choice.field.code(), &choice.code]));
        address.text
    }

    fn same(&self) -> String {
        self.address(&self.text, &self.chosen, &self.removed)
    }

    pub(crate) fn query(&self, language: Language, kinds: Vec<String>) -> Query {
        Query {
            text: self.text.clone(),
            chosen: self.chosen.clone(),
            removed: self.removed.clone(),
            kinds,
            page: usize::try_from(self.page.number - 1).unwrap_or(0),
            page_size: HITS,
            language,
        }
    }
}

/// Percent-encodes a value of a query.
pub(super) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    encode_into(text, &mut out);
    out
}

fn encode_into(text: &str, out: &mut String) {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 0xF].iter().filter_map(|digit| DIGITS.get(usize::from(*digit))));
        }
    }
}

/// An address that grows by one value after another. A page has hundreds of them.
#[derive(Clone)]
struct Address {
    text: String,
    bare: bool,
}

impl Address {
    fn new(path: &str) -> Self {
        Self { text: path.to_owned(), bare: true }
    }

    /// Adds a value; one of several parts has colons between them.
    fn add(&mut self, name: &str, parts: &[&str]) {
        self.text.push(if self.bare { '?' } else { '&' });
        self.bare = false;
        self.text.push_str(name);
        for (number, part) in parts.iter().enumerate() {
            self.text.push_str(if number == 0 { "=" } else { "%3A" });
            encode_into(part, &mut self.text);
        }
    }
}

pub(super) struct Code {
    name: String,
    count: u64,
    on: bool,
    address: String,
}

pub(super) struct Facet {
    name: &'static str,
    shown: Vec<Code>,
    folded: Vec<Code>,
}

/// The facets beside a list of results.
pub(super) fn facets(asked: &Asked, answer: &search::Answer, names: &Names<'_>, w: Words) -> Vec<Facet> {
    // Choosing one more only adds to the end of what is chosen.
    let mut before = Address::new(asked.path);
    if !asked.text.is_empty() {
        before.add("q", &[&asked.text]);
    }
    asked.chosen.iter().for_each(|choice| before.add(choice.field.code(), &[&choice.code]));
    let mut facets = Vec::with_capacity(answer.facet_counts.len());
    for (field, counts) in &answer.facet_counts {
        let mut codes: Vec<(usize, Code)> = counts
            .iter()
            .take(CODES_MAX)
            .map(|(code, count)| {
                let on = asked.chosen.iter().any(|choice| choice.field == *field && choice.code == *code);
                let address = if on {
                    let rest: Vec<Choice> = asked.chosen.iter().filter(|choice| choice.field != *field || choice.code != *code).cloned().collect();
                    asked.address(&asked.text, &rest, &asked.removed)
                } else {
                    let mut address = before.clone();
                    address.add(field.code(), &[code]);
                    asked.removed.iter().for_each(|choice| address.add("not", &[choice.field.code(), &choice.code]));
                    address.text
                };
                let position = if matches!(field, FacetField::Stage | FacetField::Grade) { names.codes.position(field.code(), code) } else { 0 };
                (position, Code { name: names.of(field.code(), code).to_owned(), count: *count, on, address })
            })
            .collect();
        codes.sort_by_key(|(position, _)| *position);
        let mut codes = codes.into_iter().map(|(_, code)| code);
        facets.push(Facet { name: field_name(*field, w), shown: codes.by_ref().take(CODES_SHOWN).collect(), folded: codes.collect() });
    }
    facets
}

pub(super) fn field_name(field: FacetField, w: Words) -> &'static str {
    match field {
        FacetField::Stage => w.facet_stage(),
        FacetField::Subject => w.facet_subject(),
        FacetField::Edition => w.facet_edition(),
        FacetField::Grade => w.facet_grade(),
        FacetField::Volume => w.facet_volume(),
        FacetField::ResourceType => w.facet_type(),
        FacetField::Language => w.facet_language(),
        FacetField::Licence => w.facet_licence(),
    }
}

struct Chip {
    name: String,
    address: String,
}

struct Found {
    path: String,
    picture: String,
    is_cover: bool,
    eyebrow: String,
    title: String,
    snippet: String,
    tags: Vec<String>,
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    w: Words,
    heading: String,
    text: String,
    chips: Vec<Chip>,
    facets: Vec<Facet>,
    total: u64,
    first: u64,
    last: u64,
    spelling: Option<(String, String)>,
    relaxed: Vec<String>,
    also: Vec<(String, String)>,
    found: Vec<Found>,
    paging: String,
    examples: Vec<&'static str>,
    /// Whether the library holds nothing at all.
    nothing_here: bool,
    close: String,
}

pub(super) fn page(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let asked = Asked::read(ask, "/search");
    if asked.text.is_empty() && asked.chosen.is_empty() {
        return Ok(Answer::see_other("/library"));
    }
    let w = Words(ask.tongue());
    let heading = w.results_for(&asked.text);
    list(catalog, ask, &asked, heading, Vec::new(), String::new())
}

/// A list of results with its facets, for searches and for browsing.
pub(super) fn list(catalog: &Catalog, ask: &Ask, asked: &Asked, heading: String, kinds: Vec<String>, canonical: String) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let language = ask.language();
    let codes = catalog.codes()?;
    let names = Names { codes: &codes, language };
    let answer = catalog.index().search(&asked.query(language, kinds), &*catalog.vocabulary()?).map_err(CatalogError::from)?;
    let found = found(catalog, &answer.hits, &names, w)?;
    let nothing_here = answer.total == 0 && catalog.rebuilding().is_none() && catalog.is_empty()?;
    let first = if found.is_empty() { 0 } else { u64::from(asked.page.offset()) + 1 };
    let pages = u32::try_from(answer.total.div_ceil(HITS as u64)).unwrap_or(PAGE_NUMBER_MAX).min(PAGE_NUMBER_MAX);
    let page = SearchPage {
        w,
        heading: heading.clone(),
        text: asked.text.clone(),
        chips: chips(asked, &answer, &names),
        facets: facets(asked, &answer, &names, w),
        total: answer.total,
        first,
        last: first.saturating_sub(1) + found.len() as u64,
        spelling: answer.did_you_mean.as_ref().map(|text| (text.clone(), asked.address(text, &asked.chosen, &[]))),
        relaxed: catalog
            .rebuilding()
            .map(|_| w.index_is_being_filled().to_owned())
            .into_iter()
            .chain(answer.relaxed.iter().map(|relaxed| relaxed_words(relaxed, &names, w)))
            .collect(),
        also: also(asked, &answer, &names, w),
        paging: portal::paging::navigation(ask.tongue(), asked.page, pages, &asked.same()),
        found,
        nothing_here,
        examples: vec![w.example_one(), w.example_two(), w.example_three(), w.example_four()],
        close: icon(Icon::Close),
    };
    let body = page.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page { title: heading, body: body.into(), shared: true, corner: Corner::Library, canonical, ..Page::default() }))
}

/// Where few things fit all conditions: everything for the conditions alone, and the words alone.
fn also(asked: &Asked, answer: &search::Answer, names: &Names<'_>, w: Words) -> Vec<(String, String)> {
    let understood = &answer.understood;
    if understood.facets.is_empty() || answer.total >= HITS as u64 {
        return Vec::new();
    }
    let chosen: Vec<Choice> = understood.facets.iter().map(|found| Choice { field: found.field, code: found.code.clone() }).collect();
    let name = understood.facets.iter().map(|found| names.of(found.field.code(), &found.code)).collect::<Vec<_>>().join(" · ");
    let library = Asked { text: String::new(), chosen: Vec::new(), removed: Vec::new(), page: asked.page, path: "/library" };
    let mut links = vec![(library.address("", &chosen, &[]), w.see_all_of(&name))];
    if !understood.text_rest.trim().is_empty() {
        links.push((asked.address(understood.text_rest.trim(), &[], &[]), w.see_words(understood.text_rest.trim())));
    }
    links
}

fn relaxed_words(relaxed: &Relaxed, names: &Names<'_>, w: Words) -> String {
    match relaxed {
        Relaxed::Facet(recognised) => w.relaxed_facet(names.of(recognised.field.code(), &recognised.code)),
        Relaxed::Words => w.relaxed_words().to_owned(),
        Relaxed::Spelling(text) => w.relaxed_spelling(text),
    }
}

fn chips(asked: &Asked, answer: &search::Answer, names: &Names<'_>) -> Vec<Chip> {
    let mut chips: Vec<Chip> = asked
        .chosen
        .iter()
        .map(|choice| {
            let rest: Vec<Choice> = asked.chosen.iter().filter(|other| *other != choice).cloned().collect();
            Chip { name: names.of(choice.field.code(), &choice.code).to_owned(), address: asked.address(&asked.text, &rest, &asked.removed) }
        })
        .collect();
    for recognised in &answer.understood.facets {
        let choice = Choice { field: recognised.field, code: recognised.code.clone() };
        if answer.relaxed.iter().any(|relaxed| matches!(relaxed, Relaxed::Facet(given_up) if given_up == recognised)) {
            continue;
        }
        let mut removed = asked.removed.clone();
        removed.push(choice);
        chips.push(Chip { name: names.of(recognised.field.code(), &recognised.code).to_owned(), address: asked.address(&asked.text, &asked.chosen, &removed) });
    }
    chips
}

fn found(catalog: &Catalog, hits: &[Hit], names: &Names<'_>, w: Words) -> Result<Vec<Found>, Problem> {
    let mut ids: Vec<Id> = hits.iter().map(|hit| hit.resource.unwrap_or(hit.id)).collect();
    ids.sort_unstable();
    ids.dedup();
    let resources = catalog.resources(&ids)?;
    Ok(hits.iter().filter_map(|hit| Some(one_found(hit, resources.get(&hit.resource.unwrap_or(hit.id))?, names, w))).collect())
}

fn one_found(hit: &Hit, resource: &Resource, names: &Names<'_>, w: Words) -> Found {
    let language = names.language;
    let class = &resource.body.classification;
    let (path, picture, is_cover, eyebrow) = match hit.kind.as_str() {
        "resource" => {
            let mut line = vec![names.of("type", resource.kind.code()).to_owned()];
            line.extend(class.edition.clone());
            line.extend(
                class.grades.first().filter(|_| resource.kind == ResourceKind::TextbookEntry).map(|grade| names.of("grade", &grade.to_string()).to_owned()),
            );
            line.extend(class.volume.as_ref().map(|volume| names.of("volume", volume).to_owned()));
            (resource.path(), cover(resource, language), true, line.join(" · "))
        }
        "item" => (format!("/practice/items/{}", hit.id), icon(Icon::Practice), false, format!("{} · {}", w.kind_item(), resource.title(language))),
        "poem" => {
            let mut line = vec![names.of("type", "poem").to_owned()];
            line.extend(hit.people.first().cloned());
            line.push(resource.title(language).to_owned());
            (format!("/sections/{}", hit.id), icon(Icon::Poem), false, line.join(" · "))
        }
        _ => (format!("/sections/{}", hit.id), icon(Icon::Book), false, format!("{} · {}", names.of("type", "section"), resource.title(language))),
    };
    let mut tags: Vec<String> = class.stages.iter().take(2).map(|stage| names.of("stage", stage).to_owned()).collect();
    tags.extend(class.subjects.iter().take(2).map(|subject| names.of("subject", subject).to_owned()));
    tags.push(match resource.body.provenance.licence.as_str() {
        "facts" | "public-domain" => names.of("licence", resource.body.provenance.licence.as_str()).to_owned(),
        _ => resource.body.provenance.licence.short_name(),
    });
    let snippet = if hit.kind == "resource" && !hit.snippet_html.contains("<mark>") { summary(resource, language) } else { hit.snippet_html.clone() };
    Found { path, picture, is_cover, eyebrow, title: hit.title_html.clone(), snippet, tags }
}

/// Letters of a summary in a list.
const SUMMARY_LETTERS: usize = 120;

/// What a resource is about, where it says so in the reader's language; as HTML.
fn summary(resource: &Resource, language: Language) -> String {
    let Some((_, text)) = resource.body.summaries.best_with_language(language).filter(|(known, _)| known.primary() == language.primary()) else {
        return String::new();
    };
    let mut short: String = text.chars().take(SUMMARY_LETTERS).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    formats::html::escape(&short)
}

#[derive(Template)]
#[template(path = "suggestions.html")]
struct Suggestions {
    rows: Vec<(String, String, String)>,
}

/// Suggestions while typing, as a list that the script puts below the field.
pub(super) fn suggest(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let codes = catalog.codes()?;
    let names = Names { codes: &codes, language: ask.language() };
    let rows = catalog
        .index()
        .suggest(ask.query("q").unwrap_or(""))
        .into_iter()
        .map(|suggestion| {
            let name = names.of("type", &suggestion.kind).to_owned();
            let name = if suggestion.kind == "resource" { String::new() } else { name };
            (format!("/search?q={}", encode(&suggestion.text)), suggestion.text, name)
        })
        .collect();
    let body = Suggestions { rows }.render().map_err(|error| defect(&error))?;
    Ok(Answer::bytes("text/html; charset=utf-8", body))
}
