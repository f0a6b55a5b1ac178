//! The page around what a room shows.

use ::words::Tongue;
use askama::Template;
use kernel::{Actor, ErrorKind, Problem};

use crate::ask::Ask;
use crate::assets;
use crate::lasting::Content;
use crate::serve::is_own_path;
use crate::words::Words;

/// Where in the main navigation a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Corner {
    /// Nowhere in particular.
    #[default]
    Elsewhere,
    /// Home.
    Home,
    /// The library.
    Library,
    /// Practice.
    Practice,
    /// Me.
    Me,
}

/// The same page in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternate {
    /// The language tag.
    pub tag: String,
    /// The address, without the platform's.
    pub path: String,
}

/// What a room shows.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The title, without the platform's name.
    pub title: String,
    /// A sentence for search engines and shared links.
    pub description: String,
    /// The finished body.
    pub body: Content,
    /// Whether the body is the same for everybody with this look and address until the content changes. Then it is kept for members too; the layout
    /// around it is still made for whoever asks.
    pub shared: bool,
    /// Where it stands.
    pub corner: Corner,
    /// The permanent address of what it shows, without the platform's; empty keeps search engines away.
    pub canonical: String,
    /// schema.org JSON-LD, as JSON text.
    pub json_ld: String,
    /// The Open Graph type: `website`, `book`, `article`.
    pub kind: &'static str,
    /// The class of `<main>`, for pages with a measure of their own.
    pub class: &'static str,
    /// A class on `<html>`, for instance to leave room.
    pub wide: bool,
}

#[derive(Template)]
#[template(path = "layout.html")]
struct Layout<'a> {
    w: Words,
    tongue: Tongue,
    page: &'a Page,
    theme: &'static str,
    size: &'static str,
    css: &'a str,
    js: &'a str,
    htmx: &'a str,
    base: &'a str,
    alternates: Vec<Alternate>,
    other: Option<Alternate>,
    other_name: &'static str,
    member: bool,
    name: &'a str,
    form_token: &'a str,
    reader: String,
    here: String,
}

/// What follows the content of a page.
#[derive(Template)]
#[template(path = "layout-end.html")]
struct End<'a> {
    layout: &'a Layout<'a>,
}

/// Bytes that a layout takes without the content.
const LAYOUT_BYTES: usize = 16 * 1024;

/// Puts the layout around a page; where in the result its body begins.
///
/// # Errors
/// The template cannot be rendered, which is a defect.
pub fn render(ask: &Ask, page: &Page) -> Result<(String, usize), Problem> {
    let tongue = ask.tongue();
    let alternates: Vec<Alternate> = if page.canonical.is_empty() {
        Vec::new()
    } else {
        Tongue::ALL_COMPLETE.iter().map(|tongue| Alternate { tag: tongue.tag().to_owned(), path: with_query(&page.canonical, "lang", tongue.tag()) }).collect()
    };
    let other = Tongue::ALL_COMPLETE.iter().find(|other| **other != tongue);
    let assets = assets::links();
    let layout = Layout {
        w: Words(tongue),
        tongue,
        page,
        theme: ask.look.theme,
        size: ask.look.size,
        css: &assets.css,
        js: &assets.js,
        htmx: &assets.htmx,
        base: &ask.base_url,
        alternates,
        other: other.map(|other| Alternate { tag: other.tag().to_owned(), path: same_page_in(ask, other.tag()) }),
        other_name: other.map_or("", |other| other.native_name()),
        member: matches!(ask.who.actor, Actor::Member(_)),
        name: &ask.who.name,
        form_token: &ask.form_token,
        reader: ask.reader(),
        here: ask.address(),
    };
    let mut html = String::with_capacity(LAYOUT_BYTES + page.body.len());
    let defect = |error: askama::Error| Problem::new(ErrorKind::Unavailable, "template", error.to_string());
    layout.render_into(&mut html).map_err(defect)?;
    let at = html.len();
    page.body.push_to(&mut html);
    End { layout: &layout }.render_into(&mut html).map_err(defect)?;
    Ok((html, at))
}

fn with_query(path: &str, name: &str, value: &str) -> String {
    format!("{path}{}{name}={value}", if path.contains('?') { '&' } else { '?' })
}

fn same_page_in(ask: &Ask, tag: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in ask.query.iter().filter(|(name, _)| name != "lang") {
        query.append_pair(name, value);
    }
    query.append_pair("lang", tag);
    // A path that begins with two strokes would lead to another host.
    let path = if is_own_path(&ask.path) { ask.path.as_str() } else { "/" };
    format!("{path}?{}", query.finish())
}
