//! How pages look, as somebody chose, and how the platform looks on a home screen.

use ::words::Tongue;
use http::{HeaderMap, header};

use crate::answer::Answer;
use crate::ask::{Ask, Look};
use crate::assets::ICONS;
use crate::cookies;
use crate::serve::is_own_path;
use crate::words::Words;

fn known(value: Option<&str>, choices: &[&'static str]) -> &'static str {
    value.and_then(|value| choices.iter().find(|choice| **choice == value)).copied().unwrap_or("")
}

/// How a request wants pages to look: by its address, its cookies, its browser.
pub fn of(headers: &HeaderMap, query: Option<&str>) -> Look {
    let cookies = headers.get(header::COOKIE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let asked = query.and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("lang=")));
    let complete = |tag: &str| Tongue::from_tag(tag).filter(|tongue| Tongue::ALL_COMPLETE.contains(tongue));
    let tongue = asked
        .and_then(complete)
        .or_else(|| cookies::read(cookies, cookies::LANGUAGE).and_then(complete))
        .unwrap_or_else(|| Tongue::best(headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("")));
    Look {
        tongue,
        theme: known(cookies::read(cookies, cookies::THEME), &["light", "dark"]),
        size: known(cookies::read(cookies, cookies::SIZE), &["big", "bigger"]),
    }
}

/// What a device is told that puts the platform on its home screen.
pub fn manifest(ask: &Ask) -> Answer {
    let w = Words(ask.tongue());
    let icons: Vec<serde_json::Value> =
        ICONS.iter().map(|icon| serde_json::json!({ "src": icon.path, "sizes": icon.sizes, "type": icon.kind, "purpose": icon.purpose })).collect();
    let manifest = serde_json::json!({
        "name": w.name_and_motto(), "short_name": w.name(), "lang": ask.tongue().tag(), "start_url": "/", "scope": "/", "display": "standalone",
        "background_color": "#fbf9f4", "theme_color": "#fbf9f4", "icons": icons,
    });
    Answer::bytes("application/manifest+json", manifest.to_string())
}

/// Remembers theme and type size, and goes back to where the person was.
pub fn choose(ask: &Ask) -> Answer {
    let back = ask.form("back").filter(|back| is_own_path(back)).unwrap_or("/");
    let mut answer = Answer::see_other(back);
    for (name, choices) in [(cookies::THEME, &["light", "dark", "auto"][..]), (cookies::SIZE, &["big", "bigger", "normal"][..])] {
        if let Some(choice) = ask.form(name).and_then(|given| choices.iter().find(|choice| **choice == given)) {
            answer = answer.cookie(cookies::choice(name, choice));
        }
    }
    answer
}
